"""What is measured: changes to a site as people make them, each taken back afterwards.

A scenario is a context manager: it changes a site; inside, the build is measured; then the site's
sources are as they were, their times too. What it writes is dated back: Gazette reads again what
was written less than two seconds before a build began, and people are slower than that.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from benchmarks import corpus
from benchmarks.sides import Side

# Newer than any notice of the corpus, and of the last of its years.
_NEWEST = date(2025, 12, 31)
_A_SECOND = 10**9


@dataclass(frozen=True, slots=True)
class Scenario:
    """A change, what it is called, and the most that Gazette may need of Hugo's time.

    `files` is the most that Gazette may write. Both are None where there is no bound. After a
    change that is `kept` in the output, a builder with a memory has to build again.
    """

    name: str
    change: Callable[[Side, int], AbstractContextManager[None]]
    most: float | None = None
    files: int | None = None
    kept: bool = True


@contextmanager
def _everything(side: Side, _: int) -> Iterator[None]:
    side.forget()
    yield


@contextmanager
def _nothing(_side: Side, _: int) -> Iterator[None]:
    yield


@contextmanager
def _body(side: Side, _: int) -> Iterator[None]:
    """Add a sentence to the end of the English text in the middle of the site."""
    notices = sorted(side.content.glob("news/*/*/"))
    path = notices[len(notices) // 2] / "index.en.md"
    with _edited(path, lambda text: f"{text.rstrip()}\nThe office is closed on Friday.\n"):
        yield


@contextmanager
def _pair(side: Side, pairs: int) -> Iterator[None]:
    added = corpus.notice(pairs, _NEWEST)
    corpus.write_notice(side.content, added, written=corpus.WRITTEN)
    yield
    shutil.rmtree(side.content / added.id)


@contextmanager
def _layout(side: Side, _: int) -> Iterator[None]:
    """Add a character at the foot of the layout that all pages share."""
    if side.layout.read_text("utf-8").count("</body>") != 1:
        raise ValueError(f"{side.layout} has changed: it holds no </body>")
    with _edited(side.layout, lambda text: text.replace("</body>", "·</body>")):
        yield


@contextmanager
def _edited(path: Path, edit: Callable[[str], str]) -> Iterator[None]:
    text, times = path.read_text("utf-8"), path.stat()
    path.write_text(edit(text), encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns + _A_SECOND))
    yield
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


FULL = Scenario("full build", _everything, kept=False)
LAYOUT = Scenario("layout changed", _layout)
BODY = Scenario("body of one text changed", _body, most=0.045)
PAIR = Scenario("one new pair", _pair, most=0.05, files=40)
NOTHING = Scenario("nothing changed", _nothing, most=0.02, files=0, kept=False)

ROUND = (FULL, NOTHING, BODY, PAIR, LAYOUT)
"""In the order in which they run: the first makes what the others change, and the last leaves
nothing that the first of the next round would not wipe out."""

SEARCHED = (replace(FULL, most=1.00), replace(PAIR, most=0.10, files=None))
"""With search, beside Hugo followed by Pagefind over its output."""

TABLE = (FULL, LAYOUT, BODY, PAIR, NOTHING)
"""In the order in which they are told."""
