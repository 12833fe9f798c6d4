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
from gazette.parse.file_problems import FileProblems
from gazette.parse.names import is_field
from gazette.parse.recovery import Recovery, fence_key, is_fence_like, recover

LIMIT = 65536
"""How large front matter may be, in bytes of UTF-8."""

# What follows in such a line was quoted as a whole to go on, and is not what was meant.
_UNREADABLE = ("unquoted-sign", "bad-quotes")
_FENCE = re.compile(r"^-{3,}[^\S\n]*$", re.MULTILINE)
_LINE = re.compile(r"^.*$", re.MULTILINE)
_NAME = re.compile(r"([^\s:：][^:：\n]{0,40})[:：]")


class Handler(YAMLHandler):
    """Reads one file. `frontmatter.parse` returns what `load` does: a node for each name.

    After that, `body` and `body_line` hold the rest of the file; `readable` is false where the
    front matter could not be read as a whole, `has_end` where nothing that is meant as a fence
    ends it.
    """

    FM_BOUNDARY = _FENCE

    def __init__(self, problems: FileProblems) -> None:
        super().__init__()
        self.problems = problems
        self.first = problems.top
        self.body = ""
        self.body_line = problems.top
        self.readable = True
        self.has_end = True
        self._text = ""

    def split(self, text: str) -> tuple[str, str]:
        """Return front matter and body; ValueError, which python-frontmatter awaits, if none."""
        self._text = text
        start = self._open(text)
        if start is None:
            self.readable = False
            self.body = text
            raise ValueError("no front matter")
        self.problems.top = self.first + text.count("\n", 0, start)
        closing = _FENCE.search(text, start) or self._lookalike(text, start)
        if closing is None:
            self.has_end = False
            return text[start:][:LIMIT], ""
        self._cut(closing.end())
        return text[start : closing.start()], self.body

    def load(self, fm: str, **_: object) -> dict[str, object]:
        """Return the node of each field, the first where a name stands twice."""
        nodes: dict[str, object] = {}
        root = self._read(fm)
        if root is None:
            self.readable = False
            return nodes
        problems = self.problems
        if " #" in fm:
            problems.commented = fm.split("\n")
        for key, value in root.value:
            if not isinstance(key, ScalarNode):
                problems.add("bad-front-matter+name", key)
                continue
            name = key.value
            if name in nodes:
                problems.add("duplicate-field", key, field=name, first=problems.lines[name])
            else:
                nodes[name] = value
                problems.keep(name, key)
        return nodes

    def _open(self, text: str) -> int | None:
        """Return where the first field's line begins."""
        first = _LINE.match(text)
        line = first[0] if first else ""
        if first and _FENCE.match(line):
            return first.end() + 1
        if first and is_fence_like(line):
            self.problems.add_at(fence_key(line), self.first, 1, found=line.strip()[:40])
            return None if line.startswith("+++") else first.end() + 1
        name = _NAME.match(line)
        if name and is_field(name[1]):
            self.problems.add_at("missing-front-matter+opening", self.first)
            return 0
        self.problems.add_at("missing-front-matter", self.first)
        return None

    def _lookalike(self, text: str, start: int) -> re.Match[str] | None:
        for line in _LINE.finditer(text, start):
            if is_fence_like(line[0]):
                number = self.first + text.count("\n", 0, line.start())
                self.problems.add_at(fence_key(line[0]), number, 1, found=line[0].strip()[:40])
                return line
        return None

    def _cut(self, end: int) -> None:
        """Take what stands behind the closing fence, which ends at `end`, for the body."""
        self.body = self._text[end + 1 :]
        self.body_line = self.first + self._text.count("\n", 0, end) + 1

    def _read(self, fm: str) -> MappingNode | None:
        if self.has_end and len(fm) > LIMIT // 4 and (size := len(fm.encode())) > LIMIT:
            problems = self.problems
            problems.add_at("front-matter-too-large", problems.top, size=size, limit=LIMIT)
            return None
        root, trouble = compose(fm)
        if trouble is None:
            if not self.has_end:
                self.problems.add_at("unclosed-front-matter", self.first)
            return root
        return self._recover(fm, trouble)

    def _recover(self, fm: str, trouble: Trouble) -> MappingNode | None:
        """Report what is wrong in front matter that YAML refuses, and read the rest of it."""
        problems = self.problems
        recovery = recover(fm)
        for each in recovery.troubles:
            self._report(each)
            if each.key.startswith(_UNREADABLE):
                problems.muted.add(problems.top + each.line)
        if recovery.prose is not None:
            problems.add_at("unclosed-front-matter+prose", problems.top + recovery.prose)
        elif not self.has_end and recovery.fence is None:
            problems.add_at("unclosed-front-matter", self.first)
        if recovery.end is not None:
            self._cut_at_line(recovery.end, recovery.fence is not None)
        if recovery.text == fm:
            self._report(trouble)
            return None
        root, rest = compose(recovery.text)
        if rest is not None and not _follows(rest, recovery):
            self._report(rest)
        return root

    def _cut_at_line(self, line: int, fence: bool) -> None:
        """Begin the body at, or behind, a line of the front matter (counted from 0)."""
        number = self.problems.top - self.first + line
        lines = self._text.split("\n")
        self.body = "\n".join(lines[number + fence :])
        self.body_line = self.first + number + fence

    def _report(self, trouble: Trouble) -> None:
        line = self.problems.top + trouble.line
        self.problems.add_at(trouble.key, line, trouble.column + 1, **dict(trouble.params))


def _follows(trouble: Trouble, recovery: Recovery) -> bool:
    """Whether what YAML still refuses lies in a field that was reported before."""
    lines = recovery.text.split("\n")
    begin = min(trouble.line, len(lines) - 1)
    while begin and lines[begin][:1] in {"", " "}:
        begin -= 1
    return any(begin <= each.line <= trouble.line for each in recovery.troubles)


def read_nodes(text: str, problems: FileProblems) -> tuple[dict[str, Node], Handler]:
    """Return the node of each field of a file's text, and the handler, which holds the body."""
    handler = Handler(problems)
    metadata, _ = frontmatter.parse(text, handler=handler)
    return {name: node for name, node in metadata.items() if isinstance(node, Node)}, handler
