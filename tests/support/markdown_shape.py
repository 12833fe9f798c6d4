"""The structure of HTML, to compare two converters: HTML flows in, a list of steps flows out.

A step is a tag that opens (`<p>`), one that closes (`</p>`) or a run of text. What Gazette does on
purpose is taken away on both sides: heading levels, ids, classes, `rel`, sizes of pictures, the
markup of footnotes, boxes around tables, the joining of Chinese lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from urllib.parse import unquote

from lxml import html
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "dd", "details", "div", "dl"),
        *("dt", "figcaption", "figure", "footer", "h", "hr", "li", "ol", "p", "pre", "section"),
        *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_SAME = {**{f"h{level}": "h" for level in range(1, 7)}, "s": "del", "b": "strong"}
_KEPT = {"a": ("href",), "img": ("src", "alt"), "ol": ("start",)}
_VOID = frozenset(("br", "hr", "img", "input"))
_LEFT_OUT = frozenset(("input", "script", "style"))
_OPENED = frozenset(("div", "span", "section", "tbody", "thead", "figure"))
_HAN = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2018-\u201d"
_HAN_BREAK = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])")
_FOOTNOTE = re.compile(r"(?:^|[\s_-])(?:footnotes?|fnref)")


def commonmark() -> MarkdownIt:
    """Return CommonMark as its specification has it, raw HTML included."""
    return MarkdownIt("commonmark")


def everyday() -> MarkdownIt:
    """Return what real texts are written for: GitHub's extensions, footnotes, task lists."""
    reader = MarkdownIt("commonmark", {"linkify": True})
    reader.enable(["table", "strikethrough", "linkify"])
    # GitHub makes links of addresses, and not of whatever looks like a domain: `docker.md`.
    assert reader.linkify is not None
    reader.linkify.set({"fuzzy_link": False})
    return reader.use(footnote_plugin).use(tasklists_plugin)


def shape(text: str) -> list[str]:
    """Return the steps of a piece of HTML."""
    steps: list[str] = []
    for step in _steps(html.fragment_fromstring(text, create_parent="body"), pre=False):
        is_text = not step.startswith("<")
        if is_text and steps and not steps[-1].startswith("<"):
            steps[-1] += step
        else:
            steps.append(step)
    return [step for step in _tidied(steps) if step]


def difference(ours: str, theirs: str) -> tuple[str, str] | None:
    """Return the first step at which two pieces of HTML differ, from each side."""
    for mine, other in zip_longest(shape(ours), shape(theirs), fillvalue=""):
        if mine != other:
            return mine, other
    return None


def _steps(element: html.HtmlElement, *, pre: bool) -> Iterator[str]:
    for part in (element, *element):
        if part is element:
            yield from _text(element.text, pre=pre)
            continue
        if isinstance(part.tag, str) and not _is_footnote(part):
            yield from _element(part, pre=pre)
        yield from _text(part.tail, pre=pre)


def _element(element: html.HtmlElement, *, pre: bool) -> Iterator[str]:
    tag = _SAME.get(element.tag, element.tag)
    if tag in _LEFT_OUT:
        return
    if tag in _OPENED:
        yield from _steps(element, pre=pre)
        return
    values = ((name, element.get(name)) for name in _KEPT.get(tag, ()))
    # An address may be written with its signs escaped or as they are. Pictures of other sites are
    # refused with a message.
    kept = [
        f" {name}={unquote(value)!r}"
        for name, value in values
        if value and not (name == "src" and "//" in value)
    ]
    yield f"<{tag}{''.join(kept)}>"
    yield from _steps(element, pre=pre or tag == "pre")
    if tag not in _VOID:
        yield f"</{tag}>"


def _text(text: str | None, *, pre: bool) -> Iterator[str]:
    if text:
        # `<` begins a step, and private-use signs hold the white space of code.
        text = text.replace("<", "\ue000").replace("\xa0", " ")
        yield text.replace("\n", "\ue001").replace(" ", "\ue002") if pre else text


def _is_footnote(element: html.HtmlElement) -> bool:
    marked = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in ("sup", "section", "div", "hr", "ol", "a") and bool(
        _FOOTNOTE.search(marked)
    )


def _tidied(steps: list[str]) -> Iterator[str]:
    """Yield the steps with white space as a reader sees it."""
    for place, step in enumerate(steps):
        if step.startswith("<"):
            yield step
            continue
        text = _HAN_BREAK.sub("", re.sub(r"\s+", " ", step)).rstrip("\ue001")
        if place == 0 or _is_block(steps[place - 1]):
            text = text.lstrip(" ")
        if place + 1 == len(steps) or _is_block(steps[place + 1]):
            text = text.rstrip(" ")
        yield text


def _is_block(step: str) -> bool:
    return step.strip("</>").split(" ")[0] in _BLOCKS
