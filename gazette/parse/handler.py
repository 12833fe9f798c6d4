"""python-frontmatter's YAML handler, with the places and the mistakes that it leaves out.

A file's text flows in through `frontmatter.parse`; the front matter's nodes by name, and the body
as it stands in the file, flow out.
"""

from __future__ import annotations

import re

import frontmatter
from frontmatter.default_handlers import YAMLHandler
from yaml.nodes import MappingNode, Node, ScalarNode

from gazette.parse.compose import Trouble, compose
from gazette.parse.mend import Mended, is_fence_like, mend
from gazette.parse.names import is_field
from gazette.parse.report import Report

LIMIT = 65536
"""How large front matter may be, in bytes of UTF-8."""

# What follows in such a line was quoted as a whole to go on, and is not what was meant.
_UNREADABLE = ("unquoted-sign", "bad-quotes")
_FENCE = re.compile(r"^-{3,}[^\S\n]*$", re.MULTILINE)
_LINE = re.compile(r"^.*$", re.MULTILINE)
_NAME = re.compile(r"([^\s:：][^:：\n]{0,40})[:：]")


class Handler(YAMLHandler):
    """Reads one file. `frontmatter.parse` returns what `load` does: a node for each name.

    After that, `body` and `body_line` hold the rest of the file; `broken` is true where the front
    matter could not be read as a whole, `closed` where a fence, or what was meant for one, ends it.
    """

    FM_BOUNDARY = _FENCE

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report
        self.first = report.top
        self.body = ""
        self.body_line = report.top
        self.broken = False
        self.closed = True
        self._end = 0
        self._text = ""

    def split(self, text: str) -> tuple[str, str]:
        """Return front matter and body; ValueError, which python-frontmatter awaits, if none."""
        self._text = text
        start = self._open(text)
        if start is None:
            self.broken = True
            self.body = text
            raise ValueError("no front matter")
        self.report.top = self.first + text.count("\n", 0, start)
        closing = _FENCE.search(text, start) or self._lookalike(text, start)
        if closing is None:
            self.closed = False
            return text[start:][:LIMIT], ""
        self._cut(closing.start(), closing.end())
        return text[start : closing.start()], self.body

    def load(self, fm: str, **_: object) -> dict[str, object]:
        """Return the node of each field, the first where a name stands twice."""
        nodes: dict[str, object] = {}
        root = self._read(fm)
        if root is None:
            self.broken = True
            return nodes
        report = self.report
        if " #" in fm:
            report.commented = fm.split("\n")
        for key, value in root.value:
            if not isinstance(key, ScalarNode):
                report.error("bad-front-matter+name", key)
            elif key.value in nodes:
                report.error("duplicate-field", key, field=key.value, first=report.lines[key.value])
            else:
                nodes[key.value] = value
                report.keep(key.value, key)
        return nodes

    def _open(self, text: str) -> int | None:
        """Return where the first field's line begins."""
        first = _LINE.match(text)
        line = first[0] if first else ""
        if first and _FENCE.match(line):
            return first.end() + 1
        if first and is_fence_like(line):
            key = "bad-fence+toml" if line.startswith("+++") else "bad-fence"
            self.report.error_at(key, self.first, 1, found=line.strip()[:40])
            return None if line.startswith("+++") else first.end() + 1
        name = _NAME.match(line)
        if name and is_field(name[1]):
            self.report.error_at("missing-front-matter+opening", self.first)
            return 0
        self.report.error_at("missing-front-matter", self.first)
        return None

    def _lookalike(self, text: str, start: int) -> re.Match[str] | None:
        for line in _LINE.finditer(text, start):
            if is_fence_like(line[0]):
                number = self.first + text.count("\n", 0, line.start())
                self.report.error_at("bad-fence", number, 1, found=line[0].strip()[:40])
                return line
        return None

    def _cut(self, end: int, body: int) -> None:
        """Take what stands after the closing fence, which ends at `body`, for the body."""
        self.body = self._text[body + 1 :]
        self.body_line = self.first + self._text.count("\n", 0, body) + 1
        self._end = end

    def _read(self, fm: str) -> MappingNode | None:
        if self.closed and len(fm) > LIMIT // 4 and (size := len(fm.encode())) > LIMIT:
            self.report.error_at("front-matter-too-large", self.report.top, size=size, limit=LIMIT)
            return None
        root, trouble = compose(fm)
        if trouble is None:
            if not self.closed:
                self.report.error_at("unclosed-front-matter", self.first)
            return root
        return self._mend(fm, trouble)

    def _mend(self, fm: str, trouble: Trouble) -> MappingNode | None:
        """Report what is wrong in front matter that YAML refuses, and read the rest of it."""
        report = self.report
        mended = mend(fm)
        for found in mended.troubles:
            self._report(found)
            if found.key.startswith(_UNREADABLE):
                report.muted.add(report.top + found.line)
        if mended.prose is not None:
            report.error_at("unclosed-front-matter+prose", report.top + mended.prose)
        elif not self.closed and mended.fence is None:
            report.error_at("unclosed-front-matter", self.first)
        if mended.end is not None:
            self._cut_at_line(mended.end, mended.fence is not None)
        if mended.text == fm:
            self._report(trouble)
            return None
        root, left = compose(mended.text)
        if left is not None and not _follows(left, mended):
            self._report(left)
        return root

    def _cut_at_line(self, line: int, fence: bool) -> None:
        """Begin the body at, or behind, a line of the front matter (counted from 0)."""
        number = self.report.top - self.first + line
        lines = self._text.split("\n")
        self.body = "\n".join(lines[number + fence :])
        self.body_line = self.first + number + fence

    def _report(self, trouble: Trouble) -> None:
        line = self.report.top + trouble.line
        self.report.error_at(trouble.key, line, trouble.column + 1, **dict(trouble.params))


def _follows(left: Trouble, mended: Mended) -> bool:
    """Whether what YAML still refuses lies in a field that was reported before."""
    lines = mended.text.split("\n")
    begin = min(left.line, len(lines) - 1)
    while begin and lines[begin][:1] in {"", " "}:
        begin -= 1
    return any(begin <= found.line <= left.line for found in mended.troubles)


def read_nodes(text: str, report: Report) -> tuple[dict[str, Node], Handler]:
    """Return the node of each field of a file's text, and the handler, which holds the body."""
    handler = Handler(report)
    metadata, _ = frontmatter.parse(text, handler=handler)
    return {name: node for name, node in metadata.items() if isinstance(node, Node)}, handler
