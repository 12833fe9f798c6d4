"""The author's own HTML: checked tag by tag, then made safe and whole by nh3.

HTML that Markdown made of a text flows in, with the author's tags in it; HTML that holds nothing
but what `allowed` lists flows out, in normal form. Whatever is taken out is reported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import nh3

from gazette.markup.allowed import ATTRIBUTES, EVERYWHERE, INLINE, TAGS
from gazette.markup.characters import without_control
from gazette.markup.lines import Places
from gazette.markup.report import FindingList
from gazette.markup.tags import TagCheck, TagFault, opened
from gazette.markup.targets import SCHEMES

_CLEANER = nh3.Cleaner(
    tags=set(TAGS) | {"h1"},
    attributes={"*": set(EVERYWHERE), **{tag: set(names) for tag, names in ATTRIBUTES.items()}},
    url_schemes=set(SCHEMES),
    link_rel=None,
    strip_comments=True,
)
_INLINE = "|".join(sorted(TAGS & INLINE))
_PLAIN_TAG = re.compile(rf'</?(?:{_INLINE})(?: (?:lang|dir|title|class)="[^"<>]*")*>')
_ANY_TAG = re.compile(r"</?[a-z][a-z0-9]*")
_IMPLIED = frozenset({"tbody", "colgroup"})
_RAW_TITLE = re.compile(r"<h1[\s>]", re.IGNORECASE)


def sanitize(
    html: str, raw: Sequence[str], places: Places, report: FindingList, *, simple: bool
) -> str:
    """Return `html` as nh3 leaves it; `raw` are the author's pieces in it.

    `simple`: nothing but these pieces can hold what is not allowed.
    """
    if simple and all(map(_PLAIN_TAG.fullmatch, raw)):
        clean = _cleaned(html)
        if _is_untouched(html, clean):
            return clean
    check = TagCheck()
    check.check(html.replace("<h1", "<h2").replace("</h1", "</h2"))
    if check.too_deep:
        report.add("too-deep", 1)
        return ""
    clean = _cleaned(html)
    for fault in check.faults:
        in_list = fault.key == "html-attribute" and fault.written not in places.text
        key = "html-attribute+list" if in_list else fault.key
        report.add(key, _line(fault, check.counts, places), **_params(fault))
    if any(map(_RAW_TITLE.search, raw)):
        report.add("html-tag+h1", places.pattern(r"<h1[\s>]"), name="h1")
    if not check.faults:
        _compare(check.names, opened(clean.replace("<h1", "<h2")), places, report)
    return clean


def _cleaned(html: str) -> str:
    return without_control(_CLEANER.clean(html))


def _is_untouched(html: str, clean: str) -> bool:
    """Whether nh3 left every tag and every address in its place."""
    return (
        _ANY_TAG.findall(html) == _ANY_TAG.findall(clean)
        and html.count(" href=") == clean.count(" href=")
        and html.count(" src=") == clean.count(" src=")
    )


def _compare(written: list[str], kept: list[str], places: Places, report: FindingList) -> None:
    """FindingList the first tag that a browser would put elsewhere than the author did."""
    before = [name for name in written if name not in _IMPLIED]
    after = [name for name in kept if name not in _IMPLIED]
    if before == after:
        return
    for index, name in enumerate(before):
        if index >= len(after) or after[index] != name:
            report.add("html-unbalanced+nesting", places.pattern(rf"<{name}[\s/>]"), name=name)
            return
    name = after[len(before)]
    report.add("html-unbalanced+nesting", places.pattern(rf"</{name}[\s>]"), name=name)


def _line(fault: TagFault, counts: Mapping[str, int], places: Places) -> int:
    """Return the line of a tag as written, or of an attribute list that made it so.

    Where Markdown made tags that are written so as well (see `counts`), it is the next one.
    """
    if fault.written in places.text:
        line = places.tag(fault.written, fault.number, counts[fault.written])
        return line or places.words(fault.written)
    if fault.key.startswith("html-attribute"):
        return places.pattern(rf"{re.escape(fault.name)}\b(?=[^{{}}\n]*\}})")
    if fault.key.startswith("bad-scheme"):
        return places.target(fault.name)
    return places.pattern(re.escape(fault.written.split()[0]))


def _params(fault: TagFault) -> dict[str, str]:
    if fault.key.startswith(("bad-scheme", "remote-image", "link-empty", "address-cut-short")):
        return {"target": fault.name[:80]}
    return {"name": fault.name}
