"""Files of the output folder that nobody owns: a folder and what is owned in, the rest out.

They stay there, and readers see them, when a build has lost its cache, or when somebody put them
there by hand.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from gazette.model.month import STATIC

_ROOT = frozenset(
    {"index.html", "404.html", "robots.txt", "sitemap.xml", ".well-known/security.txt"}
)
_FOLDERS = frozenset({STATIC, "sitemaps", "favorites"})


def unowned_files(output: Path, owned: Collection[str]) -> list[str]:
    """Return the paths of all other files below an output folder, sorted.

    What begins with a dot at its root belongs to the tools that publish it, but for what Gazette
    itself puts there.
    """
    root = os.path.realpath(output)
    files = (path for path in _files(root, "") if path not in owned)
    return sorted(path for path in files if path[0] != "." or path in _ROOT)


def has_our_shape(path: str, codes: Collection[str]) -> bool:
    """Tell whether Gazette might have written this file, for languages with these codes."""
    first = path.partition("/")[0]
    return path in _ROOT or ("/" in path and (first in _FOLDERS or first in codes))


def _files(root: str, below: str) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(f"{root}/{below}"), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(root, f"{below}{entry.name}/")
        else:
            yield f"{below}{entry.name}"
