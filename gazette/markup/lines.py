"""Where things stand in a source: what was found in the HTML flows in, its line flows out.

Python-Markdown keeps no positions. Order helps: the n-th link to a target in the HTML is the n-th
place in the source that spells it. So each question to `Places` asks for the next place, and must
be asked in the order of the HTML. Lines count from 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from html import escape

from gazette.markup.blank import blank_code
from gazette.markup.heading_lines import heading_lines

_DEFINITION = re.compile(r"^[ >]*\[([^\[\]\n]+)\]:[ ]*\n?[ ]*<?(\S+?)>?(?=\s|$)", re.MULTILINE)
_USE = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\](?:\s?\[([^\[\]]*)\])?(?![:(])")
_BEFORE_TARGET = frozenset("(<\"'= \t\n:")
_AFTER_TARGET = frozenset(")>\"' \t\n")


class Places:
    """The places of one source; `text` is the source with code blanked out."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._last = (0, 1)
        self._html_end = 0
        self._asked: dict[str, int] = {}
        self._known: dict[str, list[int]] = {}

    @cached_property
    def text(self) -> str:
        """The source without code and comments, character for character."""
        return blank_code(self.source)

    @cached_property
    def _ends(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self.source)]

    def line_at(self, position: int) -> int:
        """The line of a character of `text`."""
        # Counted from the last one that was asked for: the next one is near.
        at, line = self._last
        if position >= at:
            line += self.source.count("\n", at, position)
        else:
            line -= self.source.count("\n", position, at)
        self._last = (position, line)
        return line

    def target(self, value: str, written: str = "") -> int:
        """The line of the next link or image that leads to `value`, `written` so in the HTML."""
        return self._next(f"target {value}", lambda: self._targets(value, written or value))

    def words(self, needle: str) -> int:
        """The line of the next occurrence of a text, code left out."""
        return self._next(f"words {needle}", lambda: _occurrences(self.text, needle))

    def tag(self, written: str, number: int, count: int) -> int:
        """The line of a tag by its number, from 0; 0 where not just `count` are written so."""
        name_ends = r"(?![\w-])" if written[-1].isalnum() else ""
        pattern = re.escape(written) + name_ends
        places = [found.start() for found in re.finditer(pattern, self.text, re.IGNORECASE)]
        return self.line_at(places[number]) if len(places) == count and number >= 0 else 0

    def pattern(self, pattern: str) -> int:
        """The line of the next match of a regular expression (by lines, in any case)."""
        return self._next(
            f"pattern {pattern}",
            lambda: [
                m.start() for m in re.finditer(pattern, self.text, re.MULTILINE | re.IGNORECASE)
            ],
        )

    def inside(self, piece: str, position: int) -> int:
        """The line of a character of a piece of the author's HTML, or 0; the next of equal ones."""
        at = self.source.find(piece, self._html_end)
        while at >= 0 and not self.text.startswith("<", at):  # in code
            at = self.source.find(piece, at + 1)
        if at < 0:
            return 0
        self._html_end = at + len(piece)
        return self.line_at(at + position)

    def footnote(self, identifier: str) -> int:
        """The line where the footnote with this id (its part after `fn:`) is written."""
        name = re.escape(identifier).replace(r"\-", r"[-\s]+")
        found = re.search(rf"^[ >]*\[\^{name}\]:", self.text, re.MULTILINE)
        return self.line_at(found.start()) if found else 1

    def _next(self, key: str, find: Callable[[], list[int]]) -> int:
        if key not in self._known:
            self._known[key] = find()
        places = self._known[key]
        if not places:
            return 1
        asked = self._asked.get(key, 0)
        self._asked[key] = asked + 1
        return self.line_at(places[min(asked, len(places) - 1)])

    def _targets(self, value: str, written: str) -> list[int]:
        places = self._spelled(self.text, value)
        if places:
            return places
        for spelling in dict.fromkeys((written, escape(value, quote=False))):
            places = self._spelled(self.text, spelling) if spelling != value else []
            if places:
                return places
        # `a\_b.pdf` leads to a_b.pdf; lines stay where they are without the backslashes.
        file_links = self.text.replace("\\", "")
        lines = [
            file_links.count("\n", 0, at)
            for at in _occurrences(file_links, value.replace("\\", ""))
        ]
        return [self._start_of_line(line) for line in lines]

    def _start_of_line(self, index: int) -> int:
        return self._ends[index - 1] + 1 if index else 0

    def _spelled(self, text: str, value: str) -> list[int]:
        places = [at for at in _occurrences(text, value) if _stands_alone(text, at, value)]
        if not self._definitions:
            return places
        labels = {label: at for label, at, target in self._definitions if target == value}
        if not labels:
            return places
        inline = [at for at in places if at not in labels.values()]
        return sorted([*inline, *self._uses(labels)]) or places

    @cached_property
    def _definitions(self) -> list[tuple[str, int, str]]:
        """Label, place of the target, and target of each `[label]: target`."""
        found = _DEFINITION.finditer(self.text) if "]:" in self.text else ()
        return [(_label(m.group(1)), m.start(2), m.group(2)) for m in found]

    def _uses(self, labels: dict[str, int]) -> list[int]:
        return [
            found.start()
            for found in _USE.finditer(self.text)
            if _label(found.group(2) or found.group(1)) in labels
        ]

    def headings(self, texts: Sequence[str]) -> list[int]:
        """The lines of the headings with these texts, all that there are, in order."""
        return heading_lines(self.text, texts) if texts else []


def _label(written: str) -> str:
    """Return a link label as labels are compared (CommonMark, section 4.7)."""
    return " ".join(written.lower().split())


def _occurrences(text: str, needle: str) -> list[int]:
    places = []
    at = text.find(needle) if needle else -1
    while at >= 0:
        places.append(at)
        at = text.find(needle, at + len(needle))
    return places


def _stands_alone(text: str, at: int, value: str) -> bool:
    """Whether a target stands at `at`, and not a longer one or a word of the text."""
    end = at + len(value)
    return (at == 0 or text[at - 1] in _BEFORE_TARGET) and (
        end == len(text) or text[end] in _AFTER_TARGET
    )
