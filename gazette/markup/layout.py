"""Blocks as CommonMark nests them (sections 4, 5): lines flow in, and out as Markdown wants them.

Python-Markdown nests by four spaces and parts blocks at empty lines; editors indent up to where an
item's text begins, fence code inside of items and quotes, and put tables straight after text. Each
container is taken apart, and its lines are put together again as Python-Markdown reads them. Code
comes out as blocks of its own, with the lines where it stands: nothing else is to look into it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from gazette.markup import block_starts as starts
from gazette.markup.source_lines import Code, Line

MAX_DEPTH = 32
"""Levels of quotes or lists inside each other."""


@dataclass(slots=True)
class Layout:
    """What became of a source: its lines, in which `stash` stands for each block of code."""

    stash: Callable[[Code], str]
    code: list[Code] = field(default_factory=list)


def lay_out(lines: Sequence[str], stash: Callable[[Code], str]) -> tuple[list[str], list[Code]]:
    """Return the lines as Python-Markdown reads them, and the blocks of code."""
    layout = Layout(stash)
    found = _Container(layout, [Line(*each) for each in enumerate(lines)], 0).laid_out()
    return found, layout.code


class _Container:
    """The lines of one container: the text itself, an item, a quote, a box, a footnote."""

    def __init__(self, layout: Layout, lines: Sequence[Line], depth: int) -> None:
        self._layout = layout
        self._lines = lines
        self._depth = depth
        self._at = 0
        self._out: list[str] = []
        self._in_text = False
        self._loose = False
        self._unclosed: dict[str, int] = {}

    def laid_out(self) -> list[str]:
        """Return the lines of the container."""
        if self._depth >= MAX_DEPTH:
            return [line.text for line in self._lines]
        while self._at < len(self._lines):
            self._block()
        return self._out

    def _block(self) -> None:
        text = self._lines[self._at].text
        loose, self._loose = self._loose, False
        if not text.strip():
            self._keep(in_text=False)
        elif fence := starts.FENCE.match(text):
            self._fenced(fence)
        elif starts.HTML.match(text) and not self._in_text:
            self._html(text)
        elif text.startswith("    ") and not self._in_text:
            self._indented()
        elif starts.QUOTE.match(text):
            self._quote()
        elif (item := starts.ITEM.match(text)) and self._begins(item, text):
            self._item(item, loose=loose)
        elif directive := self._directive(text):
            self._boxed(directive)
        elif starts.BOX.match(text) or starts.NOTE.match(text) or starts.TERM.match(text):
            self._four_deep()
        elif starts.HEADING.match(text):
            self._out.append(text.lstrip(" "))
            self._at += 1
            self._in_text = False
        else:
            self._part_from_table()
            self._keep(in_text=True)

    def _keep(self, *, in_text: bool) -> None:
        self._out.append(self._lines[self._at].text)
        self._at += 1
        self._in_text = in_text

    def _apart(self, lines: Sequence[str]) -> None:
        """Add lines that Python-Markdown wants between empty ones."""
        if self._out and self._out[-1].strip():
            self._out.append("")
        self._out += [*lines, ""]
        self._in_text = False

    # ------------------------------------------------------------ leaves

    def _fenced(self, fence: re.Match[str]) -> None:
        indent, sign, size = len(fence["indent"]), fence["fence"][0], len(fence["fence"])
        close = re.compile(rf" {{0,3}}{sign}{{{size},}} *$")
        end = self._at + 1
        if size >= self._unclosed.get(sign, size + 1):
            end = len(self._lines)
        while end < len(self._lines) and not close.match(self._lines[end].text):
            end += 1
        if end == len(self._lines):
            # Not closed: shown as it is, and told. Nor is any that takes as many signs.
            self._unclosed[sign] = min(size, self._unclosed.get(sign, size))
            self._keep(in_text=True)
            return
        code = (line.text for line in self._lines[self._at + 1 : end])
        text = "".join(f"{starts.dedented(line, indent)}\n" for line in code)
        first, last = self._lines[self._at].number, self._lines[end].number
        self._at = end + 1
        self._place(Code(first, last, fence["info"].strip(), text))

    def _indented(self) -> None:
        end = start = self._at
        while end < len(self._lines):
            text = self._lines[end].text
            if text.strip() and not text.startswith("    "):
                break
            end += 1
        while not self._lines[end - 1].text.strip():
            end -= 1
        lines = self._lines[start:end]
        self._at = end
        if not self._depth:
            self._out += [line.text for line in lines]
            return
        text = "".join(f"{line.text[4:]}\n" for line in lines)
        self._place(Code(lines[0].number, lines[-1].number, None, text))

    def _place(self, code: Code) -> None:
        self._layout.code.append(code)
        self._out.append(self._layout.stash(code))
        self._in_text = False

    def _html(self, text: str) -> None:
        end = next((end for start, end in starts.HTML_ENDS if start.match(text)), None)
        while self._at < len(self._lines):
            line = self._lines[self._at].text
            if end is None and not line.strip():
                break
            self._keep(in_text=False)
            if end is not None and end.search(line):
                break

    def _part_from_table(self) -> None:
        """Put an empty line before a table that stands straight after text."""
        after = self._at + 1
        if not self._in_text or after >= len(self._lines) or not self._out[-1].strip():
            return
        head, rule = self._lines[self._at].text, self._lines[after].text
        if (
            "|" in head
            and "|" not in self._out[-1]
            and "|" in rule
            and starts.DELIMITER.match(rule)
        ):
            self._out.append("")

    # ------------------------------------------------------------ containers

    def _inner(self, lines: Sequence[Line]) -> list[str]:
        return _Container(self._layout, lines, self._depth + 1).laid_out()

    def _quote(self) -> None:
        lines: list[Line] = []
        while self._at < len(self._lines):
            number, text = self._lines[self._at]
            found = starts.QUOTE.match(text)
            if not found and not (lines and self._goes_on(text, lines[-1].text)):
                break
            lines.append(Line(number, text[found.end() :] if found else text.lstrip(" ")))
            self._at += 1
        alert = starts.ALERT.match(lines[0].text)
        if alert:
            self._box(starts.KINDS[alert[1].lower()], "", lines[1:])
            return
        self._out += [
            f"> {line}".rstrip(" ") if not line else f"> {line}" for line in self._inner(lines)
        ]
        self._in_text = False

    def _goes_on(self, text: str, before: str) -> bool:
        """Whether a line goes on with the paragraph before it (CommonMark 0.31, section 5.1)."""
        return bool(text.strip() and before.strip()) and not (
            starts.FENCE.match(before) or starts.begins_block(text) or starts.HEADING.match(before)
        )

    def _begins(self, item: re.Match[str], text: str) -> bool:
        """Whether a line begins an item here; not every number may interrupt a paragraph."""
        if starts.RULE.match(text) or len(item["indent"]) > 3:
            return False
        rest = item["rest"].strip()
        if self._in_text:
            return bool(rest) and item["number"] in {None, "1"}
        return bool(rest) or item["number"] is None

    def _item(self, item: re.Match[str], *, loose: bool) -> None:
        marker, gap = len(item["indent"]), len(item["gap"])
        width = marker + len(item["marker"])
        content = width + (gap if 0 < gap < 5 and item["rest"] else 1)
        first = self._lines[self._at]
        lines = [Line(first.number, first.text[content:])]
        self._at += 1
        self._gather(lines, marker, content)
        sign = f"{item['number']}." if item["number"] else item["marker"]
        inner = self._inner(lines)
        if loose and self._out[-1]:
            # Else it would sink into the item before, whose blocks stand apart.
            self._out.append("")
        self._loose = "" in inner
        self._out.append(f"{sign} {inner[0]}" if inner else sign)
        self._out += [f"    {line}" if line else "" for line in inner[1:]]
        self._in_text = False

    def _gather(self, lines: list[Line], marker: int, content: int) -> None:
        """Take the lines that belong to an item whose text begins in a column."""
        while self._at < len(self._lines):
            number, text = self._lines[self._at]
            indent = len(text) - len(text.lstrip(" "))
            nested = indent >= marker + 2 and starts.begins_list(text)
            if not text.strip():
                following = self._following()
                if not self._returns(following, content, marker):
                    return
                lines += [Line(each.number, "") for each in self._lines[self._at : following]]
                self._at = following
                continue
            if indent >= content or nested:
                lines.append(Line(number, text[min(indent, content) :]))
            elif not starts.ITEM.match(text) and self._goes_on(text, lines[-1].text):
                lines.append(Line(number, text.lstrip(" ")))
            else:
                return
            self._at += 1

    def _following(self) -> int:
        """Return where the next line stands that is not empty, or the end."""
        at = self._at
        while at < len(self._lines) and not self._lines[at].text.strip():
            at += 1
        return at

    def _returns(self, following: int, content: int, marker: int) -> bool:
        """Whether the text behind empty lines is still the item's."""
        text = self._lines[following].text if following < len(self._lines) else ""
        indent = len(text) - len(text.lstrip(" "))
        return indent >= content or (indent >= marker + 2 and starts.begins_list(text))

    def _four_deep(self) -> None:
        """A container of Python-Markdown's own, whose lines are indented by four."""
        first = self._lines[self._at].text
        indent = len(first) - len(first.lstrip(" "))
        self._at += 1
        lines: list[Line] = []
        while self._at < len(self._lines):
            number, text = self._lines[self._at]
            if text.strip() and not text.startswith("    "):
                break
            lines.append(Line(number, starts.dedented(text, 4 + indent)))
            self._at += 1
        trailing = 0
        while lines and not lines[-1].text:
            lines.pop()
            trailing += 1
        inner = self._inner(lines)
        self._out += [first[indent:], *(f"    {line}" if line else "" for line in inner)]
        self._out += [""] * trailing
        self._in_text = not lines

    def _directive(self, text: str) -> re.Match[str] | None:
        found = starts.DIRECTIVE.match(text)
        if not found or found["kind"].lower() not in starts.KINDS:
            return None
        return found if self._last_end > self._at else None

    @cached_property
    def _last_end(self) -> int:
        """The last line that ends a directive, or -1."""
        ends = (at for at, line in enumerate(self._lines) if starts.DIRECTIVE_END.match(line.text))
        return max(ends, default=-1)

    def _boxed(self, directive: re.Match[str]) -> None:
        end = self._at + 1
        while not starts.DIRECTIVE_END.match(self._lines[end].text):
            end += 1
        lines = self._lines[self._at + 1 : end]
        self._at = end + 1
        title = (directive["label"] or directive["title"] or "").strip().replace('"', "”")
        self._box(starts.KINDS[directive["kind"].lower()], title, lines)

    def _box(self, kind: str, title: str, lines: Sequence[Line]) -> None:
        head = f'!!! {kind} "{title}"' if title else f"!!! {kind}"
        inner = self._inner(lines)
        self._apart([head, *(f"    {line}" if line else "" for line in inner)])
