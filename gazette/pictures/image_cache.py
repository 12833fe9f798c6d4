"""What is known of pictures by the digest of their bytes, kept in the cache folder.

Records stand in one file, variants beside it. All of it is made again where it is lost, damaged,
or made by another Pillow.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from gazette.digest import digest, digest_bytes
from gazette.model.picture import Measured, Variant
from gazette.pictures.picture import Studied
from gazette.versions import installed

_INDEX: Final = "index.json"
_DIGITS: Final = 20


class ImageCache:
    """The pictures known. With `keep` new ones are kept; without, they are for this run only."""

    def __init__(self, folder: Path, *, keep: bool) -> None:
        self._folder = folder
        self._keep = keep
        self._under = _under()
        self._records: dict[str, Any] = self._read()

    def find(self, content: bytes) -> Measured | None:
        """Return what is known of a picture; None where its variants are not as they were left."""
        try:
            width, height, kind, flaw, variants = self._records[content.hex()]
            made = tuple(self._variant(*variant) for variant in variants)
            return Measured(int(width), int(height), str(kind), str(flaw), made)
        except (KeyError, TypeError, ValueError, OSError):
            return None

    def keep(self, studied: Studied) -> tuple[object, ...]:
        """Put a picture's variants into the folder; return its record, to be handed to `add`.

        Raises OSError where they cannot be written.
        """
        variants = tuple(self._kept(width, data) for width, data in studied.variants)
        return (studied.width, studied.height, studied.kind, studied.flaw, variants)

    def add(self, records: Mapping[bytes, object], needed: Collection[bytes]) -> None:
        """Take new records; forget all that are not needed, with their variants."""
        self._records |= {content.hex(): record for content, record in records.items()}
        if not self._keep:
            return
        names = {content.hex() for content in needed}
        held = {name: record for name, record in self._records.items() if name in names}
        body = json.dumps({"under": self._under, "pictures": held}, indent=0).encode()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._put(_INDEX, digest_bytes(body).hex().encode() + b"\n" + body)
        files = {_INDEX, *(variant[1] for record in held.values() for variant in record[4])}
        for path in self._folder.iterdir():
            if path.name not in files:
                with suppress(OSError):
                    path.unlink()

    def _variant(self, width: int, name: str, content: str, size: int, mtime: int) -> Variant:
        path = self._folder / name
        if mtime:
            found = path.stat()
            touched = (found.st_size, found.st_mtime_ns) != (size, mtime)
            if touched and digest_bytes(path.read_bytes()).hex() != content:
                raise ValueError(name)
        return Variant(width, name, str(path), bytes.fromhex(content))

    def _kept(self, width: int, data: bytes) -> tuple[int, str, str, int, int]:
        content = digest_bytes(data).hex()
        name = f"{content[:_DIGITS]}-{width}.webp"
        if not self._keep:
            return width, name, content, len(data), 0
        self._folder.mkdir(parents=True, exist_ok=True)
        self._put(name, data)
        return width, name, content, len(data), (self._folder / name).stat().st_mtime_ns

    def _put(self, name: str, data: bytes) -> None:
        """Write a file so that it is there whole or not at all."""
        path = self._folder / name
        if path.is_file() and path.read_bytes() == data:
            return
        half = path.with_name(f".{uuid4().hex}")
        half.write_bytes(data)
        half.replace(path)

    def _read(self) -> dict[str, Any]:
        try:
            seal, _, body = (self._folder / _INDEX).read_bytes().partition(b"\n")
            if seal != digest_bytes(body).hex().encode():
                return {}
            index = json.loads(body)
            return dict(index["pictures"]) if index["under"] == self._under else {}
        except (OSError, ValueError, TypeError, KeyError):
            return {}


def _under() -> str:
    """Return the digest of all that a record follows from besides the picture."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return digest(
        installed(("pillow",)), [digest_bytes(path.read_bytes()) for path in sources]
    ).hex()
