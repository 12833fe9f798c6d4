"""Inline patterns, tried only where they can match: a tree with texts flows in, elements flow out.

Python-Markdown tries each of its patterns on each piece of text, and most pieces hold no special
character at all. Here a pattern is tried only on text that holds what no match of it can be without
(`_NEEDED`). That leaves out attempts that fail, and a failed attempt changes nothing; all others
are made as Python-Markdown makes them, in its order, by its own pattern objects. A pattern only
ever replaces text by placeholders, which hold none of these characters: what is missing from a
text stays missing until its last pattern was tried.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import deque
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor as Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import (
    INLINE_PLACEHOLDER,
    INLINE_PLACEHOLDER_PREFIX,
    INLINE_PLACEHOLDER_RE,
    AtomicString,
)

from gazette.markup.quick.plain import split_plain

_NEEDED: Mapping[str, str] = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[^",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
    "em_strong": "*",
}
"""What each match of a pattern holds (or what `_OR` names for it)."""

_OR: Mapping[str, str] = {"em_strong": "_"}

_REFERENCES = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
"""Patterns that match nothing where the text defines no references."""

_PLAIN = frozenset({"link", "em_strong"})
"""Patterns whose matches `split_plain` may find."""


class _Attempt(NamedTuple):
    """A pattern, what its matches hold one of, and whether they refer to definitions."""

    name: str
    needed: str
    other: str
    refers: bool
    pattern: Pattern


class QuickInline(InlineProcessor):
    """Does what its base class does, in the same order, on the same data."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._all = tuple(_attempts(md))
        self._attempts: tuple[_Attempt, ...] = ()
        self._signs: tuple[str, ...] = ()
        self._tangling: tuple[str, ...] = ()
        self._references = md.references

    def run(self, tree: ET.Element, ancestors: list[str] | None = None) -> ET.Element:  # noqa: ARG002
        """Apply all patterns to all texts below `tree`."""
        self.stashed_nodes = {}
        self._choose("\n".join(self.md.lines))  # type: ignore[attr-defined]  # not in the stubs
        if not self._attempts:
            return tree
        waiting = deque([tree])
        while waiting:
            element = waiting.popleft()
            found: list[tuple[ET.Element, list[ET.Element]]] = []
            for child in element:  # grows by what its tails hold while it is walked
                text = child.text
                if text and self._is_special(text):
                    nodes = self._replace_text(child, text)
                    if nodes:
                        waiting.extend(nodes)
                        found.append((child, nodes))
                tail = child.tail
                if tail and self._is_special(tail):
                    self._replace_tail(child, tail, element)
                # One look at all texts of a table: most have no sign in any cell.
                if len(child) and self._is_special("".join(child.itertext())):
                    waiting.append(child)
            for child, nodes in found:
                child[0:0] = nodes
        return tree

    def _choose(self, source: str) -> None:
        """Leave out for this text what matches nothing in it: patterns add no signs of their own.

        Without double spaces, no two spaces come to stand before a line end.
        """
        self._attempts = tuple(
            attempt
            for attempt in self._all
            if (self._references or not attempt.refers)
            and (_holds(source, attempt.needed) or _holds(source, attempt.other))
        )
        tangling = [each.needed for each in self._attempts if each.name not in _PLAIN]
        signs = [sign for each in self._attempts for sign in (each.needed, each.other)]
        # Elements deep inside of others are reached with placeholders in their tails.
        self._tangling = (*dict.fromkeys(tangling), INLINE_PLACEHOLDER_PREFIX)
        self._signs = (*dict.fromkeys(signs), INLINE_PLACEHOLDER_PREFIX)

    def _is_special(self, data: str) -> bool:
        """Whether `data` holds what any pattern needs."""
        for sign in self._signs:
            if sign in data:
                return not isinstance(data, AtomicString)
        return False

    def _split_plain(self, data: str) -> tuple[str, list[ET.Element]] | None:
        """Return the parts of `data` where it holds nothing but plain links and bold words."""
        for sign in self._tangling:
            if sign in data:
                return None
        return split_plain(data)

    def _replace_text(self, child: ET.Element, text: str) -> list[ET.Element]:
        """Apply the patterns to an element's text; return the elements that belong into it."""
        plain = self._split_plain(text)
        if plain is not None:
            child.text = plain[0] or None
            return plain[1]
        data = self._handled(text)
        if INLINE_PLACEHOLDER_PREFIX not in data:
            child.text = data
            return []
        child.text = None
        return self._nodes(data, child, in_text=True)

    def _replace_tail(self, child: ET.Element, tail: str, parent: ET.Element) -> None:
        """Apply the patterns to an element's tail, and put elements found in it after `child`."""
        plain = self._split_plain(tail)
        if plain is not None:
            child.tail, nodes = plain[0] or None, plain[1]
        else:
            data = self._handled(tail)
            if INLINE_PLACEHOLDER_PREFIX not in data:
                child.tail = data
                return
            before = ET.Element("d")
            nodes = self._nodes(data, before, in_text=False)
            child.tail = before.tail or None
        position = list(parent).index(child) + 1
        parent[position:position] = nodes

    # ------------------------------------------------------------ text to placeholders

    def _handled(self, data: str, first: int = 0) -> str:
        """Return `data` with placeholders for all that the patterns from `first` on match."""
        if not self._is_special(data):
            return data
        for index in range(first, len(self._attempts)):
            attempt = self._attempts[index]
            if attempt.needed in data or attempt.other in data:
                data = self._apply(attempt.pattern, data, index)
        return data

    def _apply(self, pattern: Pattern, data: str, index: int) -> str:
        """Return `data` with placeholders for all that one pattern matches."""
        start = 0
        while True:
            for match in pattern.compiled_re.finditer(data, start):
                node, begin, end = pattern.handleMatch(match, data)
                if begin is not None and end is not None:
                    break
            else:
                return data
            if node is None:
                start = end
                continue
            if not isinstance(node, str) and not isinstance(node.text, AtomicString):
                for child in [node, *node]:
                    if child.text:
                        child.text = self._handled(child.text, index + 1)
                    if child.tail:
                        child.tail = self._handled(child.tail, index)
            number = f"{len(self.stashed_nodes):04d}"
            self.stashed_nodes[number] = node
            placeholder = INLINE_PLACEHOLDER % number
            data = f"{data[:begin]}{placeholder}{data[end:]}"
            start = begin + len(placeholder)

    # ------------------------------------------------------------ placeholders to elements

    def _nodes(self, data: str, parent: ET.Element, *, in_text: bool) -> list[ET.Element]:
        """Return the elements that `data` has placeholders of; text goes before and between them.

        `parent` takes the text before the first one: as its own text, or as its tail.
        """
        nodes: list[ET.Element] = []
        start = 0
        while (index := data.find(INLINE_PLACEHOLDER_PREFIX, start)) >= 0:
            found = INLINE_PLACEHOLDER_RE.search(data, index)
            node = self.stashed_nodes.get(found.group(1)) if found else None
            if found is None or node is None:
                end = index + len(INLINE_PLACEHOLDER_PREFIX)
                _add_text(data[start:end], nodes, parent, in_text=in_text)
                start = end
                continue
            _add_text(data[start:index], nodes, parent, in_text=in_text)
            start = found.end()
            if isinstance(node, str):
                _add_text(node, nodes, parent, in_text=in_text)
            else:
                self._fill(node)
                nodes.append(node)
        rest = AtomicString(data[start:]) if isinstance(data, AtomicString) else data[start:]
        _add_text(rest, nodes, parent, in_text=in_text)
        return nodes

    def _fill(self, node: ET.Element) -> None:
        """Put elements in place of the placeholders that a stashed element itself holds."""
        for child in [node, *node]:
            tail = child.tail
            if tail and INLINE_PLACEHOLDER_PREFIX in tail:
                child.tail = None
                nodes = self._nodes(tail, child, in_text=False)
                position = 0 if child is node else list(node).index(child) + 1
                for each in reversed(nodes):
                    node.insert(position, each)
            text = child.text
            if text and INLINE_PLACEHOLDER_PREFIX in text:
                child.text = None
                for each in reversed(self._nodes(text, child, in_text=True)):
                    child.insert(0, each)


def _attempts(md: Markdown) -> Iterator[_Attempt]:
    names = {id(md.inlinePatterns[name]): name for name in _NEEDED if name in md.inlinePatterns}
    for pattern in md.inlinePatterns:
        name = names.get(id(pattern))
        if name is None or not isinstance(pattern, Pattern) or pattern.ANCESTOR_EXCLUDES:
            raise TypeError(f"nothing is known of the inline pattern {pattern}")
        yield _Attempt(
            name, _NEEDED[name], _OR.get(name, _NEEDED[name]), name in _REFERENCES, pattern
        )


def _holds(source: str, sign: str) -> bool:
    """Whether a sign may stand in the text; one character is found much sooner than two."""
    sign = sign.rstrip("\n")
    return sign[0] in source and sign[-1] in source and (len(sign) == 1 or sign in source)


def _add_text(text: str, nodes: list[ET.Element], parent: ET.Element, *, in_text: bool) -> None:
    """Add text after the last of `nodes`; where there is none yet, to `parent`."""
    if not text:
        return
    if nodes:
        last = nodes[-1]
        last.tail = last.tail + text if last.tail else text
    elif in_text:
        parent.text = parent.text + text if parent.text else text
    else:
        parent.tail = parent.tail + text if parent.tail else text
