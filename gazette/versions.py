"""What Gazette is made of: its own sources and its libraries' versions.

`importlib.metadata` takes a tenth of the time of a build that changes nothing just to be imported;
the names of the folders that it would read say the same (PEP 376; recording installed projects).
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from gazette.digest import digest, digest_bytes

_LIBRARIES = (
    "Babel",
    "Jinja2",
    "Markdown",
    "MarkupSafe",
    "nh3",
    "pagefind",
    "pagefind-bin-extended",
    "pillow",
    "python-frontmatter",
    "PyYAML",
    "tzdata",
)

_RECORD = re.compile(r"(.+)-([^-]+)\.dist-info")


def installed(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return each project's name and version, empty where it is not installed by a record."""
    versions: dict[str, str] = {}
    for folder in sys.path:
        try:
            entries = os.listdir(folder or ".")
        except OSError:
            continue
        for entry in entries:
            record = _RECORD.fullmatch(entry)
            if record:
                versions.setdefault(_plain(record[1]), record[2])
    return tuple((name, versions.get(_plain(name), "")) for name in names)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def engine_digest() -> bytes:
    """Return the digest of the generator: its own sources and the versions of its libraries.

    By content, so that a new checkout of the same sources rebuilds nothing.
    """
    root = os.path.dirname(__file__)
    sources = [
        (path[len(root) :], digest_bytes(Path(path).read_bytes())) for path in _sources(root)
    ]
    return digest(sys.version_info[:2], installed(_LIBRARIES), sources)


def _sources(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir() and entry.name != "__pycache__":
                yield from _sources(entry.path)
            elif entry.name.endswith(".py"):
                yield entry.path
