"""The HTML that authors may write: tags and attributes that need no script and no style."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TAGS = frozenset(
    {
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "div",
        "span",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "caption",
        "colgroup",
        "col",
        "figure",
        "figcaption",
        "br",
        "hr",
        "sup",
        "sub",
        "abbr",
        "dfn",
        "details",
        "summary",
        "dl",
        "dt",
        "dd",
        "ul",
        "ol",
        "li",
        "blockquote",
        "q",
        "cite",
        "em",
        "strong",
        "b",
        "i",
        "u",
        "s",
        "del",
        "ins",
        "mark",
        "small",
        "kbd",
        "code",
        "pre",
        "samp",
        "var",
        "time",
        "ruby",
        "rt",
        "rp",
        "bdi",
        "bdo",
        "wbr",
        "a",
        "img",
    }
)

EVERYWHERE = frozenset({"lang", "dir", "title", "id", "class"})

_CELL = frozenset({"colspan", "rowspan", "scope", "headers"})
_QUOTED = frozenset({"cite"})
_EDIT = frozenset({"cite", "datetime"})

ATTRIBUTES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "a": frozenset({"href", "hreflang"}),
        "img": frozenset({"src", "alt", "width", "height"}),
        "td": _CELL,
        "th": _CELL,
        "ol": frozenset({"start", "type", "reversed"}),
        "li": frozenset({"value"}),
        "details": frozenset({"open"}),
        "time": frozenset({"datetime"}),
        "col": frozenset({"span"}),
        "colgroup": frozenset({"span"}),
        "q": _QUOTED,
        "blockquote": _QUOTED,
        "del": _EDIT,
        "ins": _EDIT,
    }
)

INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "rb",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
    }
)
"""Tags that stand in a line of text and hold more of it."""

VOID = frozenset({"br", "hr", "img", "wbr", "col"})
"""Tags without an end (HTML, section 13.1.2)."""

END_OPTIONAL = frozenset(
    {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rt", "rp"}
)
"""Tags whose end may be left out (HTML, section 13.1.2.4)."""

CLOSES_P = frozenset(
    {"blockquote", "details", "div", "dl", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5"}
    | {"h6", "hr", "ol", "p", "pre", "summary", "table", "ul"}
)
"""Tags that end an open paragraph (HTML, section 13.2.6.4.7)."""


def allows(tag: str, attribute: str) -> bool:
    """Whether an attribute may stand on a tag."""
    return attribute in EVERYWHERE or attribute in ATTRIBUTES.get(tag, ())
