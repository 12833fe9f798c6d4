"""Indexes of groups, made by Pagefind or found in the cache: groups in, files to copy out.

An index is found by the digest of what it follows from. It is made in a folder of another name,
and gets its own with its last step, so that one found there is whole.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from gazette.cache import BlobStore
from gazette.concurrency.pool import ranges, run
from gazette.digest import digest, digest_bytes
from gazette.errors import MachineError
from gazette.model.page import Copy
from gazette.problems import error
from gazette.search.records import Group, Record

_LISTING = "listing.json"
_NEW = "new-"
_ENTRY = "pagefind-entry.json"
# What reads an index, besides WebAssembly; nothing else that Pagefind adds to it is published.
_PROGRAM = "pagefind.js"
_PAIRS = "pairs.json"
_KEPT = (".pf_fragment", ".pf_index", ".pf_meta")
_SAID = 300

_Found = list[tuple[int, set[str]]]
"""Pairs of characters, each with the number of the group that has them."""


class Indexer:
    """Makes indexes in a folder of the cache."""

    def __init__(self, cache: Path, engine: bytes, blobs: BlobStore, jobs: int) -> None:
        self._folder = cache / "search"
        self._engine = engine
        self._blobs = blobs
        self._jobs = jobs

    def missing(self, groups: Iterable[Group]) -> list[Group]:
        """Return the groups whose index is not there yet."""
        return [group for group in groups if not (self._place(group) / _LISTING).is_file()]

    def make(self, groups: Sequence[Group]) -> None:
        """Make the indexes of groups; MachineError where Pagefind or the disk fails."""
        if not groups:
            return
        program = _program()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(prefix=_NEW, dir=self._folder) as name:
                folder = Path(name)
                records = [(index, each) for index, g in enumerate(groups) for each in g.records]
                pairs: list[set[str]] = [set() for _ in groups]

                def take(found: _Found) -> None:
                    for number, some in found:
                        pairs[number] |= some

                written = partial(self._written, folder, groups, records)
                run(ranges(len(records)), written, jobs=self._jobs, take=take)
                # Much of what Pagefind does keeps one processor busy: the longest comes first.
                order = sorted(range(len(groups)), key=lambda index: -groups[index].work)
                made = partial(self._made, program, folder)
                with ThreadPoolExecutor(max(1, self._jobs)) as pool:
                    list(pool.map(lambda index: made(index, groups[index], pairs[index]), order))
        except OSError as cause:
            raise _failed(cause.strerror or str(cause)) from cause

    def copies(self, group: Group, path: str) -> list[Copy]:
        """Return an index's files as they are to be published in a folder of the output."""
        place = self._place(group)
        listing = json.loads((place / _LISTING).read_text("utf-8"))
        return [
            Copy(f"{path}/{name}", str(place / name), bytes.fromhex(content))
            for name, content in listing
        ]

    def sweep(self, groups: Iterable[Group]) -> None:
        """Remove all indexes but those of these groups, and what a killed build left."""
        wanted = {self._place(group).name for group in groups}
        for folder in self._folder.glob("*"):
            if folder.name not in wanted:
                shutil.rmtree(folder, ignore_errors=True)

    def _place(self, group: Group) -> Path:
        return self._folder / digest(self._engine, group.digest).hex()

    def _made(
        self, program: str, folder: Path, index: int, group: Group, pairs: Collection[str]
    ) -> None:
        _index(program, folder, index)
        shutil.rmtree(folder / str(index))
        # Imported here, as below.
        from gazette.search.pairs import listing

        made = folder / f"{index}.index"
        (made / _PAIRS).write_text(listing(pairs), encoding="utf-8")
        _finish(made, group.tag, self._place(group))

    def _written(
        self, folder: Path, groups: Sequence[Group], records: Sequence[tuple[int, Record]]
    ) -> Callable[[range], _Found]:
        # Imported where something is indexed: its patterns take their time to be compiled.
        from gazette.search.writer import Writer

        writer = Writer(folder, groups, self._blobs)

        def write(part: range) -> _Found:
            some = (records[index] for index in part)
            return [(number, writer.write(number, record)) for number, record in some]

        return write


def _program() -> str:
    """Return Pagefind's program, that of its Python package."""
    try:
        from pagefind_bin_extended import (  # type: ignore[import-untyped]
            get_executable,
        )

        program = str(get_executable())
    except (ImportError, FileNotFoundError):
        raise MachineError(error("search-missing", "")) from None
    if not os.access(program, os.X_OK):
        raise MachineError(error("search-missing", ""))
    return program


def _index(program: str, folder: Path, index: int) -> None:
    given = ("--site", str(folder / str(index)), "--output-path", str(folder / f"{index}.index"))
    done = subprocess.run(
        (program, *given, "--silent"),
        cwd=folder,
        # Settings of the machine's own would make another index.
        env={name: value for name, value in os.environ.items() if "PAGEFIND" not in name},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode or not (folder / f"{index}.index" / _ENTRY).is_file():
        said = " ".join(done.stdout.decode("utf-8", "replace").split())[-_SAID:]
        raise _failed(said or f"exit code {done.returncode}")


def _finish(made: Path, tag: str, place: Path) -> None:
    """Give an index its name, with a list of the files of it that are published.

    The list is in the order in which they are to appear: what names others comes behind them.
    """
    names = [path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()]
    wanted = {_PROGRAM, _PAIRS, _ENTRY, f"wasm.{tag}.pagefind"}
    kept = sorted(name for name in names if name.endswith(_KEPT) or name in wanted)
    kept.sort(key=lambda name: (name == _ENTRY, name.endswith(".pf_meta")))
    listing = [(name, digest_bytes((made / name).read_bytes()).hex()) for name in kept]
    (made / _LISTING).write_text(json.dumps(listing), encoding="utf-8")
    os.replace(made, place)


def _failed(detail: str) -> MachineError:
    return MachineError(error("search-failed", "", detail=detail))
