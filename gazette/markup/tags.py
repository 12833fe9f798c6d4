"""The tags of some HTML, checked: HTML flows in; what is forbidden or unbalanced flows out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from gazette.markup.allowed import CLOSES_P, END_OPTIONAL, TAGS, VOID, allows
from gazette.markup.targets import SCHEMES, cleaned, fault, image_fault, is_absolute, scheme

MAX_OPEN = 100
"""How many tags may be open at once."""

_START = re.compile(r"<([a-z][a-z0-9]*)")


@dataclass(frozen=True, slots=True)
class TagFault:
    """Something forbidden: the rule's key, the tag as written, and what the rule speaks of.

    `number` counts the tags written so, from 0; -1 where it is not known.
    """

    key: str
    written: str
    name: str
    number: int = -1


class TagCheck(HTMLParser):
    """Reads HTML as browsers do, and gathers `faults`; `names` are the tags opened, in order.

    `counts` says how many tags are written in which way.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[TagFault] = []
        self.names: list[str] = []
        self.too_deep = False
        self.counts: Counter[str] = Counter()
        self._open: list[tuple[str, str, int]] = []
        self._ended_paragraphs = 0

    def check(self, html: str) -> None:
        """Read all of `html`."""
        self.feed(html)
        self.close()
        self._leave(0)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Check a start tag, and remember it as open."""
        written = self.get_starttag_text() or f"<{tag}"
        number = self._count(written)
        self.names.append(tag)
        if tag not in TAGS:
            self.faults.append(TagFault(_tag_key(tag), written, tag, number))
        else:
            self._check_attributes(tag, attrs, written)
        if tag in CLOSES_P and self._open and self._open[-1][0] == "p":
            self._end_paragraph(tag, written, number)
        if tag not in VOID:
            self._open.append((tag, written, number))
            self.too_deep |= len(self._open) > MAX_OPEN

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Check a tag like `<br/>`: the slash means nothing to a browser (HTML, 13.1.2.1)."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close what is open down to `tag`."""
        written = f"</{tag}"
        number = self._count(written)
        if tag in VOID:
            return
        if tag not in TAGS:
            self._close_forbidden(tag, written, number)
            return
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth][0] == tag:
                self._leave(depth + 1)
                self._open.pop()
                return
        if tag == "p" and self._ended_paragraphs:
            self._ended_paragraphs -= 1
        else:
            self.faults.append(TagFault("html-unbalanced+stray", written, tag, number))

    def _count(self, written: str) -> int:
        self.counts[written] += 1
        return self.counts[written] - 1

    def _close_forbidden(self, tag: str, written: str, number: int) -> None:
        """End a tag that was told where it began; tell of one that never did."""
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth][0] == tag:
                del self._open[depth]
                return
        self.faults.append(TagFault(_tag_key(tag), written, tag, number))

    def handle_pi(self, data: str) -> None:
        """Report what Word leaves behind, `<?xml … >`."""
        self.faults.append(TagFault("html-tag", "<?" + data[:20], "?" + data.split(" ", 1)[0][:20]))

    def unknown_decl(self, data: str) -> None:
        """Report `<![CDATA[…]]>`: a browser would hide it."""
        self.faults.append(TagFault("html-tag", "<![" + data[:20], "![" + data[:20]))

    def handle_decl(self, decl: str) -> None:
        """Report `<!DOCTYPE …>`."""
        self.faults.append(TagFault("html-tag", "<!" + decl[:20], "!" + decl.split(" ", 1)[0][:20]))

    def _end_paragraph(self, tag: str, written: str, number: int) -> None:
        """Close the open paragraph, as a browser does when a block begins in it."""
        self._open.pop()
        if tag != "p":
            self._ended_paragraphs += 1
            self.faults.append(TagFault("html-unbalanced+nesting", written, tag, number))

    def _leave(self, depth: int) -> None:
        """Close all tags opened after the first `depth` ones."""
        while len(self._open) > depth:
            tag, written, number = self._open.pop()
            if tag not in END_OPTIONAL and tag in TAGS:
                self.faults.append(TagFault("html-unbalanced", written, tag, number))

    def _check_attributes(
        self, tag: str, attributes: Sequence[tuple[str, str | None]], written: str
    ) -> None:
        if tag == "img" and "src" not in dict(attributes):
            self.faults.append(TagFault("link-empty+image", written, ""))
        for name, value in attributes:
            if not allows(tag, name):
                self.faults.append(TagFault(_attribute_key(name), written, name))
            elif name in {"href", "src"}:
                target = cleaned(value or "")
                if scheme(target) and scheme(target) not in SCHEMES:
                    key = image_fault(target) if name == "src" else fault(target)
                    self.faults.append(TagFault(key, written, target))
            elif name == "cite":
                # Nobody looks it up among the files of the portal: it has to be whole.
                target = cleaned(value or "")
                if key := fault(target) or ("" if is_absolute(target) else "address-cut-short"):
                    self.faults.append(TagFault(key, written, target))


def opened(html: str) -> list[str]:
    """Return the tags opened in HTML that is in normal form, in order."""
    return _START.findall(html)


def _tag_key(tag: str) -> str:
    if tag in {"script", "style", "iframe", "font", "center", "h1"}:
        return f"html-tag+{tag}"
    if tag in {"video", "audio", "embed", "object"}:
        return "html-tag+media"
    return "html-tag+word" if ":" in tag else "html-tag"


def _attribute_key(name: str) -> str:
    if name in {"style", "align"}:
        return f"html-attribute+{name}"
    return "html-attribute+event" if name.startswith("on") else "html-attribute"
