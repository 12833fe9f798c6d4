"""What is known of pictures by the digest of their bytes, kept in the cache folder.

Records stand in one entry, variants beside it as the files that are published. All of it is made
again where it is lost, damaged, or made by another Pillow. That a picture is damaged is not kept:
it may have been the machine.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Final

from gazette.cache.entries import Entries
from gazette.digest import digest, digest_bytes
from gazette.files import digest_file
from gazette.model.picture import Measured, Variant
from gazette.pictures.picture import Studied
from gazette.versions import installed

_INDEX: Final = "index.json"
_DIGITS: Final = 20
_DOUBTFUL: Final = "picture-damaged"


class ImageCache:
    """The pictures known. With `keep` new ones are kept; without, they are for this run only.

    With `verify` a variant is what it was only where its bytes are; else size and time are enough,
    for whoever publishes it looks at its bytes again.
    """

    def __init__(self, cache: Path, *, keep: bool, verify: bool = False) -> None:
        self._entries = Entries(cache, "pictures")
        self._keep = keep
        self._verify = verify
        self._under = _under()
        self._records: dict[str, Any] = self._read()

    def find(self, content: bytes) -> Measured | None:
        """Return what is known of a picture; None where its variants are not as they were left."""
        record = self._records.get(content.hex())
        if record is None:
            return None
        width, height, kind, flaw, variants = record
        try:
            made = tuple(self._variant(*variant) for variant in variants)
        except OSError:
            return None
        return Measured(width, height, kind, flaw, made)

    def keep(self, studied: Studied) -> tuple[object, ...]:
        """Put a picture's variants into the folder; return its record, to be handed to `add`.

        Raises OSError where they cannot be written.
        """
        variants = tuple(self._kept(width, data) for width, data in studied.variants)
        return (studied.width, studied.height, studied.kind, studied.flaw, variants)

    def add(self, records: Mapping[bytes, object], needed: Collection[bytes]) -> None:
        """Take new records; forget all that are not needed, with their variants.

        Raises OSError where they cannot be written.
        """
        self._records |= {content.hex(): record for content, record in records.items()}
        if not self._keep:
            return
        names = {content.hex() for content in needed}
        kept = {
            name: record
            for name, record in self._records.items()
            if name in names and record[3] != _DOUBTFUL
        }
        self._entries.put(_INDEX, json.dumps({"under": self._under, "pictures": kept}).encode())
        files = {variant[1] for record in kept.values() for variant in record[4]}
        self._entries.keep_only(frozenset({_INDEX, *files}))

    def _variant(self, width: int, name: str, content: str, size: int, mtime: int) -> Variant:
        path = self._entries.folder / name
        if mtime:
            status = path.lstat()
            # Gate: picture variant
            same = (status.st_size, status.st_mtime_ns) == (size, mtime)
            if (self._verify or not same) and digest_file(path)[0].hex() != content:
                raise FileNotFoundError(name)
        return Variant(width, name, str(path), bytes.fromhex(content))

    def _kept(self, width: int, data: bytes) -> tuple[int, str, str, int, int]:
        content = digest_bytes(data).hex()
        name = f"{content[:_DIGITS]}-{width}.webp"
        if not self._keep:
            return width, name, content, len(data), 0
        path = self._entries.folder / name
        self._entries.put_plain(name, data)
        return width, name, content, len(data), path.stat().st_mtime_ns

    def _read(self) -> dict[str, Any]:
        kept = self._entries.get(_INDEX)
        index = json.loads(kept) if kept else {}
        return dict(index["pictures"]) if index.get("under") == self._under else {}


def _under() -> str:
    """Return the digest of all that a record follows from besides the picture."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return digest(
        installed(("pillow",)), [digest_bytes(path.read_bytes()) for path in sources]
    ).hex()
