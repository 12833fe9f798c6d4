"""Static files: the folders as they are in; files to copy and joined style sheets out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from gazette.cache import SourceRecord
from gazette.digest import digest_bytes
from gazette.errors import ContentError, unopened
from gazette.files import read_plain
from gazette.model.month import STATIC
from gazette.model.notice import Asset
from gazette.model.options import Options
from gazette.model.page import Copy, Ready, Sheet
from gazette.problems import Problem
from gazette.read.assets import read_assets
from gazette.read.stylesheets import join_sheets
from gazette.read.trust import Trust
from gazette.snapshot import fault_of
from gazette.snapshot.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Static:
    """What is published below /static/. `present` are the sources' names in the cache, `records`
    those to remember anew; `unfit` is what is wrong with files that cannot be copied.
    """

    outputs: tuple[Ready, ...]
    present: frozenset[str]
    records: dict[str, SourceRecord]
    unfit: tuple[Problem, ...]


def read_static(snapshot: Snapshot, options: Options, trust: Trust) -> Static:
    """Read the site's own static files, and Gazette's where it has none.

    Raises ContentError for what cannot be read, DesignError for imports that lead nowhere.
    """
    files: dict[str, tuple[Path, Asset]] = {}
    records: dict[str, SourceRecord] = {}
    unfit: list[Problem] = []
    for root, folder in snapshot.static:
        faults = {file.path: fault for file in folder if (fault := fault_of(file, STATIC))}
        unfit += faults.values()
        sound = [file for file in folder if file.path not in faults]
        assets, fresh = read_assets(sound, root, STATIC, options.place(root), trust)
        records |= fresh
        files |= {path: (root, asset) for path, asset in assets.items()}
    present = frozenset(f"{STATIC}/{path}" for path in files)
    return Static(_outputs(files), present, records, tuple(unfit))


def _outputs(files: Mapping[str, tuple[Path, Asset]]) -> tuple[Ready, ...]:
    sheets, parts = join_sheets(_texts(files), STATIC)
    outputs: list[Ready] = []
    for path, (root, asset) in sorted(files.items()):
        if path in sheets:
            data = sheets[path].encode("utf-8", "surrogateescape")
            outputs.append(Sheet(f"{STATIC}/{path}", data, digest_bytes(data)))
        elif path not in parts:
            outputs.append(Copy(f"{STATIC}/{path}", f"{root}/{path}", asset.content))
    return tuple(outputs)


def _texts(files: Mapping[str, tuple[Path, Asset]]) -> dict[str, str]:
    """Return the style sheets. They are few and small: they are read at each build."""
    texts: dict[str, str] = {}
    problems = []
    for path, root in _sheets(files):
        try:
            data = read_plain(root / path)
        except OSError as cause:
            problems.append(unopened(f"{STATIC}/{path}", cause))
            continue
        texts[path] = data.decode("utf-8-sig", "surrogateescape").replace("\r\n", "\n")
    if problems:
        raise ContentError(*problems)
    return texts


def _sheets(files: Mapping[str, tuple[Path, Asset]]) -> Iterable[tuple[str, Path]]:
    return ((path, root) for path, (root, _) in sorted(files.items()) if path.endswith(".css"))
