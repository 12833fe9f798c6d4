"""The last pass over the HTML: tags flow in; slots, headings, anchors and findings flow out.

Everything is in one string by now, Markdown's work and the author's own HTML alike, and every tag
is in normal form: attributes in double quotes, `<` and `>` escaped in values. So links, pictures
and headings are treated alike wherever they come from.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from urllib.parse import unquote

from gazette.markup.headings import Ids, shift, skips, slug
from gazette.markup.joins import join_lines
from gazette.markup.lines import Places
from gazette.markup.plain import plain_text
from gazette.markup.report import FindingList
from gazette.markup.targets import cleaned, fault, image_fault, is_absolute
from gazette.model.fragment import Heading, ImageSlot, Slot, SlotKind, mark
from gazette.model.page import FRAME_IDS

_LINK_OR_HEADING = (
    r"<(?:(?P<link>a|img)(?P<attributes> [^>]*)"
    r"|h(?P<level>[1-6])(?P<rest>[^>]*)"
    r"|/h(?P<end>[1-6]))>"
)
_TAG = re.compile(_LINK_OR_HEADING)
_ANY_TAG = re.compile(
    _LINK_OR_HEADING
    + r'|<div class="admonition (?P<kind>[^" ]+)[^>]*>\n<p class="admonition-title">(?=</p>)'
    r'|<[a-z][a-z0-9]*(?: [^>]*)? id="(?P<id>[^"]*)"[^>]*>'
)
_ATTRIBUTE = re.compile(r' ([^\s=">/]+)(?:="([^"]*)")?')
_ID = re.compile(r' id="([^"]*)"')
_SPACE = re.compile(r"\s+")
_EMPTY = r"\]\(\s*(?:<\s*>\s*)?[)\"']|\b(?:href|src)\s*=\s*(?:\"\s*\"|'\s*'|>)"
"""Where a link or picture leads nowhere, in Markdown or in HTML."""
_PARAGRAPH_END = re.compile("</(?:p|table|ul|ol|dl|pre)>")
_NOTE_CLASSES = frozenset({"footnote-ref", "footnote-backref"})


@dataclass(slots=True)
class Finished:
    """What the last pass makes of a body."""

    html: str
    slots: tuple[Slot, ...]
    headings: tuple[Heading, ...]
    anchors: tuple[str, ...]
    external_links: tuple[tuple[int, str], ...]


class Finisher:
    """One last pass over one body."""

    def __init__(self, places: Places, report: FindingList, *, chinese: bool) -> None:
        self._places = places
        self._report = report
        self._chinese = chinese
        self._slots: list[Slot] = []
        self._anchors: list[str] = []
        self._external_links: list[tuple[int, str]] = []
        self._found: list[tuple[int, str, str]] = []
        self._headings_at: list[int] = []
        self._shift = 0
        self._html = ""
        self._line = 1
        self._at = 0
        self._images = False

    def run(self, html: str) -> Finished:
        """Return the body with slots in place of all that depends on the rest of the portal."""
        self._html = html
        self._shift = shift(html)
        few = ' id="' not in html and "admonition" not in html
        html = (_TAG if few else _ANY_TAG).sub(self._tag, html)
        headings = self._headings()
        for index, heading in zip(self._headings_at, headings, strict=True):
            for slot in (index, index + 1):
                placed = self._slots[slot]
                if placed.line != heading.line:
                    self._slots[slot] = Slot(placed.kind, placed.value, heading.line)
        self._check_ids(headings)
        anchors = tuple(dict.fromkeys(self._anchors))
        return Finished(html, tuple(self._slots), headings, anchors, tuple(self._external_links))

    def _slot(self, kind: SlotKind, value: str, line: int) -> str:
        self._slots.append(Slot(kind, value, line))
        return mark(len(self._slots) - 1)

    def _tag(self, found: re.Match[str]) -> str:
        group = found.lastgroup
        if group == "attributes":
            return self._link(found) if found["link"] == "a" else self._image(found)
        if group == "rest":
            return self._heading(found)
        if group == "end":
            return f"</h{self._level(found['end'])}>"
        if group == "kind":
            line = self._places.pattern(rf"!!! ?{re.escape(found['kind'])}(?: +[\w-]+)* *$")
            return found.group() + self._slot("label", found["kind"], line)
        self._anchors.append(unescape(found["id"]))
        return found.group()

    # ------------------------------------------------------------ links

    def _link(self, found: re.Match[str]) -> str:
        attributes = self._attributes(found["attributes"])
        written = attributes.get("href")
        note = attributes.get("class") in _NOTE_CLASSES and self._is_note(written or "")
        if written is None:
            pass
        elif note:
            if attributes.get("class") == "footnote-backref" and "title" in attributes:
                number = attributes["title"]
                line = self._places.footnote(unescape(written.partition(":")[2]))
                attributes["title"] = self._slot("footnote", number, line)
        else:
            self._lead_away(attributes, "href", image=False)
            if found.string.startswith(f"{written}</a>", found.end()):
                # It is told in full already: paper need not tell it again.
                attributes.setdefault("class", "url")
            if found.string.startswith("</a>", found.end()):
                self._report.add("link-without-text", self._line, target=_short(unescape(written)))
        return f"<a{_written(attributes)}>"

    def _is_note(self, written: str) -> bool:
        """Whether a target is a footnote, or a mark of one, that is there."""
        return written.startswith("#fn") and (
            f' id="{written[1:]}"' in self._html or unquote(unescape(written[1:])) in self._ids
        )

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(map(unescape, _ID.findall(self._html)))

    def _image(self, found: re.Match[str]) -> str:
        self._at = found.start()
        attributes = self._attributes(found["attributes"])
        alternative = unescape(attributes.get("alt", ""))
        target = unescape(attributes.get("src", ""))
        if "src" in attributes:
            self._lead_away(attributes, "src", image=True)
        else:
            self._line = self._places.words("<img")
        if not alternative.strip():
            self._report.add("image-without-alt", self._line, target=_short(target))
        elif "\n" in alternative:
            joined = _SPACE.sub(" ", join_lines(attributes["alt"], chinese=self._chinese))
            attributes["alt"] = joined
        return f"<img{_written(attributes)}>"

    def _lead_away(self, attributes: dict[str, str], name: str, *, image: bool) -> None:
        """Put a slot in the place of a target inside the portal; report a target that is wrong."""
        written = attributes.get(name, "")
        target = cleaned(unescape(written))
        wrong = image_fault(target) if image else fault(target)
        self._line = (
            self._places.target(target, written) if target else self._places.pattern(_EMPTY)
        )
        if wrong:
            self._report.add(wrong, self._line, target=_short(target))
            attributes.pop(name, None)
        elif not is_absolute(target):
            attributes[name] = (
                self._image_slot(attributes, target)
                if image
                else self._slot("link", target, self._line)
            )
        elif target[:4].lower() == "http":
            self._external_links.append((self._line, target))

    def _image_slot(self, attributes: dict[str, str], target: str) -> str:
        """Put a slot in the place of an image's source; it takes the image's size along."""
        seen = self._images or _PARAGRAPH_END.search(self._html, 0, self._at)
        self._images = True
        width, height = (unescape(attributes.pop(side, "")) for side in ("width", "height"))
        slot = ImageSlot("image", target, self._line, width, height, early=not seen)
        self._slots.append(slot)
        return mark(len(self._slots) - 1)

    def _attributes(self, source: str) -> dict[str, str]:
        attributes = dict(_ATTRIBUTE.findall(source))
        if "id" in attributes:
            self._anchors.append(unescape(attributes["id"]))
        return attributes

    # ------------------------------------------------------------ headings

    def _level(self, written: str) -> int:
        return min(6, int(written) + self._shift)

    def _heading(self, found: re.Match[str]) -> str:
        end = self._html.find("</h", found.end())
        text = plain_text(self._html[found.end() : end if end >= 0 else len(self._html)])
        rest = found["rest"]
        explicit = _ID.search(rest)
        ordinal = str(len(self._found))
        self._headings_at.append(len(self._slots))
        self._found.append(
            (self._level(found["level"]), unescape(explicit.group(1)) if explicit else "", text)
        )
        rest = _ID.sub("", rest, count=1)
        return (
            f"<h{self._level(found['level'])} {self._slot('heading', ordinal, 1)}{rest}>"
            f"{self._slot('anchor', ordinal, 1)}"
        )

    def _headings(self) -> tuple[Heading, ...]:
        lines = self._places.headings([text for _, _, text in self._found])
        ids = Ids([*self._anchors, *(explicit for _, explicit, _ in self._found)])
        headings = []
        for (level, explicit, text), line in zip(self._found, lines, strict=True):
            name = explicit or ids.new(slug(text))
            headings.append(Heading(level, name, text, bool(explicit), line))
            if not text:
                self._report.add("heading-empty", line)
        for index in skips([heading.level for heading in headings]):
            heading = headings[index]
            self._report.add("heading-skipped", heading.line, text=heading.text)
        return tuple(headings)

    def _check_ids(self, headings: tuple[Heading, ...]) -> None:
        written = [*self._anchors, *(heading.id for heading in headings if heading.explicit)]
        if len(set(written)) == len(written) and FRAME_IDS.isdisjoint(written):
            return
        for name, count in Counter(written).items():
            pattern = rf"(?:\{{[^{{}}\n]*#|\bid\s*=\s*[\"']?){re.escape(name)}(?![\w-])"
            reserved = name in FRAME_IDS
            if count > 1 and not reserved:
                self._places.pattern(pattern)
            for _ in range(count if reserved else count - 1):
                key = "reserved-id" if reserved else "duplicate-id"
                self._report.add(key, self._places.pattern(pattern), id=name)


def _short(target: str) -> str:
    """Return a target as a message can show it."""
    return target if len(target) <= 80 else target[:79] + "…"


def _written(attributes: dict[str, str]) -> str:
    """Return attributes as they stand in a tag; a slot stands for a whole `href` or `src`."""
    written = ""
    for name, value in attributes.items():
        slot = value[:1] == "\x02" and name in {"href", "src"}
        written += f" {value}" if slot else f' {name}="{value}"'
    return written
