"""Inline patterns, tried only where they can match: a tree with texts flows in, elements flow out.

Python-Markdown tries each of its patterns on each text, and most texts hold no special character
at all. Each match of a pattern holds one of its signs (`_SIGNS`). So before Python-Markdown walks
through the tree,

- patterns whose signs the source lacks are left out; a pattern replaces text by placeholders,
  which hold none of the signs, so what is missing stays missing;
- a text of nothing but simple links and bold words becomes elements at once (see `simple`);
- a text without signs is marked as atomic: Python-Markdown leaves it alone.

Where nothing else is left in a tree, Python-Markdown need not walk through it.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping

from markdown import Markdown
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from gazette.speedups.markdown.simple import split_simple

_SIGNS: Mapping[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "backslash_break": ("\\\n",),
    "strikethrough": ("~~",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""What each match of a pattern holds one of."""

_REFERENCES = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
"""Patterns that match nothing where the text defines no references."""

_SIMPLE = frozenset({"link", "em_strong"})
"""Patterns whose matches `split_simple` may find."""


class SelectiveInline(InlineProcessor):
    """Does what its base class does, in the same order, on the texts that need it."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._patterns = dict(_patterns(md))
        self._signs = _signs(self._patterns)

    def run(self, tree: ET.Element, ancestors: list[str] | None = None) -> ET.Element:
        """Apply all patterns to all texts below `tree`."""
        names = self._candidates("\n".join(self.md.lines))  # type: ignore[attr-defined]
        signs = _signs(names)
        others = _signs(name for name in names if name not in _SIMPLE)
        self.inlinePatterns = [self._patterns[name] for name in names]  # type: ignore[assignment]
        _, *elements = tree.iter()
        rest = False
        for element in elements:
            text, tail = element.text, element.tail
            if text and _holds(text, signs) and not _split(element, text, others):
                rest = True
            if tail and _holds(tail, signs):
                rest = True
        if not rest:
            return tree
        for element in tree.iter():
            text, tail = element.text, element.tail
            if text and not _holds(text, signs):
                element.text = AtomicString(text)
            if tail and not _holds(tail, signs):
                element.tail = AtomicString(tail)
        return super().run(tree, ancestors)

    def _candidates(self, source: str) -> list[str]:
        """Return the names of the patterns that may match in a source, in their order.

        Without two spaces in a row, none come to stand before a line end.
        """
        signs = {sign for sign in self._signs if sign.rstrip("\n") in source}
        refers = bool(self.md.references)
        return [
            name
            for name in self._patterns
            if not signs.isdisjoint(_SIGNS[name]) and (refers or name not in _REFERENCES)
        ]


def _patterns(md: Markdown) -> Iterator[tuple[str, Pattern]]:
    names = {id(md.inlinePatterns[name]): name for name in _SIGNS if name in md.inlinePatterns}
    for pattern in md.inlinePatterns:
        name = names.get(id(pattern))
        if name is None or pattern.ANCESTOR_EXCLUDES:
            raise TypeError(f"no sign for the inline pattern {pattern}")
        yield name, pattern


def _signs(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sign for name in names for sign in _SIGNS[name]))


def _holds(text: str, signs: tuple[str, ...]) -> bool:
    """Whether a text that is not atomic holds one of the signs."""
    for sign in signs:
        if sign in text:
            return not isinstance(text, AtomicString)
    return False


def _split(element: ET.Element, text: str, others: tuple[str, ...]) -> bool:
    """Put elements into an element in place of its text, where that is simple; tell whether."""
    parts = None if _holds(text, others) else split_simple(text)
    if parts is None:
        return False
    element.text, element[0:0] = AtomicString(parts[0]), parts[1]
    return True
