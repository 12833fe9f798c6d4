"""Indexes of groups, made by Pagefind or found in the cache: groups in, files to copy out.

An index is found by the digest of what it follows from. It is made in a folder of another name,
and gets its own with its last step, so that one found there is whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from gazette.cache import BlobStore
from gazette.cache.entries import Entries, discard_damaged
from gazette.cache.places import NEW, make_folder, remove, replace
from gazette.concurrency.pool import ranges, run
from gazette.digest import digest, digest_bytes
from gazette.errors import shortage
from gazette.files import digest_file
from gazette.model.page import Copy
from gazette.search.pagefind import failed, find_program
from gazette.search.pagefind import index as make_index
from gazette.search.records import Group, Record

_LISTING = "listing.json"
_FOLDER = "search"
_ENTRY = "pagefind-entry.json"
# What reads an index, besides WebAssembly; nothing else that Pagefind adds to it is published.
_PROGRAM = "pagefind.js"
_PAIRS = "pairs.json"
_KEPT = (".pf_fragment", ".pf_index", ".pf_meta")

_PartPairs = list[tuple[int, set[str]]]
"""Pairs of characters, each with the number of the group that has them."""


class Indexer:
    """Makes indexes in a folder of the cache."""

    def __init__(self, cache: Path, engine: bytes, blobs: BlobStore, jobs: int) -> None:
        self._cache = cache
        self._folder = cache / _FOLDER
        self._engine = engine
        self._blobs = blobs
        self._jobs = jobs

    def missing(self, groups: Iterable[Group], *, verify: bool) -> list[Group]:
        """Return the groups whose index is not there as it was left; what is left of one goes.

        What is published of one is looked at when it is copied, and with `verify` here.
        """
        lost = [group for group in groups if not self._is_whole(group, verify=verify)]
        for group in lost:
            remove(self._entries(group).folder)
        return lost

    def _is_whole(self, group: Group, *, verify: bool) -> bool:
        # Gate: search index
        listing = self._listing(group)
        if listing is None or not verify:
            return listing is not None
        place = self._entries(group).folder
        try:
            return all(digest_file(place / name)[0].hex() == content for name, content in listing)
        except OSError:
            return False

    def make(self, groups: Sequence[Group]) -> None:
        """Make the indexes of groups; MachineError where Pagefind or the disk fails."""
        if not groups:
            return
        program = find_program()
        with _refusals():
            make_folder(self._cache, self._folder)
            with TemporaryDirectory(prefix=NEW, dir=self._folder) as name:
                folder = Path(name)
                records = [(index, each) for index, g in enumerate(groups) for each in g.records]
                pairs: list[set[str]] = [set() for _ in groups]

                def take(part: _PartPairs) -> None:
                    for number, some in part:
                        pairs[number] |= some

                written = partial(self._written, folder, groups, records)
                run(ranges(len(records)), written, jobs=self._jobs, take=take)
                # Much of what Pagefind does keeps one processor busy: the longest comes first.
                order = sorted(range(len(groups)), key=lambda index: -groups[index].work)

                def make_one(part: range) -> None:
                    index = order[part.start]
                    with _refusals():
                        self._made(program, folder, index, groups[index], pairs[index])

                one_by_one = [range(number, number + 1) for number in range(len(groups))]
                run(one_by_one, lambda: make_one, jobs=self._jobs)

    def copies(self, group: Group, path: str) -> list[Copy]:
        """Return an index's files as they are to be published in a folder of the output."""
        place, listing = self._entries(group).folder, self._listing(group)
        if listing is None:
            discard_damaged(self._cache, place)
        return [
            Copy(f"{path}/{name}", str(place / name), bytes.fromhex(content))
            for name, content in listing or ()
        ]

    def sweep(self, groups: Iterable[Group]) -> None:
        """Remove all indexes but those of these groups, and what a killed build left."""
        names = frozenset(self._entries(group).folder.name for group in groups)
        Entries(self._cache, _FOLDER).keep_only(names)

    def _listing(self, group: Group) -> list[tuple[str, str]] | None:
        """Return the published files of a group's index, with their digests; None without it."""
        kept = self._entries(group).get(_LISTING)
        return None if kept is None else json.loads(kept)

    def _entries(self, group: Group) -> Entries:
        return Entries(self._cache, _FOLDER, digest(self._engine, group.digest).hex())

    def _made(
        self, program: str, folder: Path, index: int, group: Group, pairs: Collection[str]
    ) -> None:
        documents = (
            (f"/{record.id}.html", (folder / str(index) / f"{record.id}.html").read_text("utf-8"))
            for record in group.records
        )
        files = make_index(program, documents)
        # Imported here, as below.
        from gazette.search.pairs import listing

        files[_PAIRS] = listing(pairs).encode()
        made = folder / f"{index}.index"
        _write(made, files, group.tag)
        replace(made, self._entries(group).folder)

    def _written(
        self, folder: Path, groups: Sequence[Group], records: Sequence[tuple[int, Record]]
    ) -> Callable[[range], _PartPairs]:
        # Imported where something is indexed: its patterns take their time to be compiled.
        from gazette.search.writer import Writer

        writer = Writer(folder, groups, self._blobs)

        def write(part: range) -> _PartPairs:
            with _refusals():
                return [(records[index][0], writer.write(*records[index])) for index in part]

        return write


@contextmanager
def _refusals() -> Iterator[None]:
    """Turn what the system refuses into MachineError, in each process."""
    try:
        yield
    except OSError as cause:
        raise shortage(cause) or failed(cause.strerror or str(cause)) from cause


def _write(folder: Path, files: Mapping[str, bytes], tag: str) -> None:
    """Write the files of an index that are published, and a list of them with their digests.

    The list is in the order in which they are to appear: what names others comes behind them.
    """
    wanted = {_PROGRAM, _PAIRS, _ENTRY, f"wasm.{tag}.pagefind"}
    names = sorted(name for name in files if name.endswith(_KEPT) or name in wanted)
    names.sort(key=lambda name: (name == _ENTRY, name.endswith(".pf_meta")))
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(files[name])
    listing = [(name, digest_bytes(files[name]).hex()) for name in names]
    Entries(folder).put(_LISTING, json.dumps(listing).encode())
