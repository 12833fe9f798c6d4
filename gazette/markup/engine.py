"""Python-Markdown with Gazette's own rules: Markdown flows in, HTML without slots flows out."""

from __future__ import annotations

import re
from collections.abc import Callable
from string import punctuation

from markdown import Markdown
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.tables import TableExtension

from gazette.markup import admonitions, fences, headings, inline, lists, tables
from gazette.markup.footnotes import Footnotes

SpeedUp = Callable[[Markdown], None]
"""Changes how an instance works, and nothing of what it makes."""

# What fenced code and entities leave in the stash of raw HTML is not the author's HTML.
_OWN_HTML = re.compile(
    r'<pre><code(?: class="language-[\w#.+-]*")?>[^<>]*</code></pre>|&#?\w+;', re.DOTALL
)
_PLAIN_ATTRIBUTES = re.compile(r"\{:?[ ]*[#.][^\s{}=<>\"'#.][^\s{}=<>\"']*[ ]*\}")


class Engine:
    """One Markdown instance, made once and reset before each text.

    After `html`: `kinds` are the admonitions' kinds and `lost_rows` the table rows with too many
    cells, in the order of the text.
    """

    def __init__(self, speed_up: SpeedUp | None = None) -> None:
        self.kinds: list[str] = []
        self.lost_rows: list[str] = []
        self.footnotes = Footnotes()
        # By class: names are looked for among the metadata of every package that is installed.
        stock = (
            TableExtension(),
            DefListExtension(),
            AttrListExtension(),
            AdmonitionExtension(),
        )
        self.md = Markdown(extensions=[*stock, self.footnotes], output_format="html")
        # CommonMark 0.31, section 2.4: any sign of ASCII.
        self.md.ESCAPED_CHARS = list(punctuation)
        tables.install(self.md, self.lost_rows.append)
        admonitions.install(self.md, self.kinds.append)
        lists.install(self.md)
        fences.install(self.md)
        headings.install(self.md)
        inline.install(self.md)
        if speed_up:
            speed_up(self.md)

    def html(self, source: str) -> str:
        """Return the HTML of `source`; RecursionError leaves the instance unusable."""
        self.md.reset()
        self.kinds.clear()
        self.lost_rows.clear()
        return self.md.convert(source)

    @property
    def raw(self) -> list[str]:
        """The pieces of the author's own HTML in the text just converted."""
        stash = self.md.htmlStash.rawHtmlBlocks
        return [piece for piece in map(str, stash) if not _OWN_HTML.fullmatch(piece)]


def has_attributes(source: str) -> bool:
    """Whether `source` may set attributes other than an id or one class by `{…}`."""
    return "{" in source and "{" in _PLAIN_ATTRIBUTES.sub("", source)
