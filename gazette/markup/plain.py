"""Plain text: HTML flows in, the words that a reader would read flow out."""

from __future__ import annotations

import re
from html import unescape

_NOTE = re.compile(r'<sup id="fnref.*?</a></sup>', re.DOTALL)
_ALTERNATIVE = re.compile(r'<img [^>]*?alt="([^"]*)"[^>]*>')
_BREAK = re.compile(r"<br[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_REMOVED = re.compile(r"<(del|s)(?: [^>]*)?>.*?</\1>", re.DOTALL)
_RAISED = re.compile(r"<(sup|sub)(?: [^>]*)?>([^<]*)</\1>")
_SIGNS = {"sup": "0123456789+-=()n", "sub": "0123456789+-=()"}
_SHAPES = {"sup": "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", "sub": "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"}


def with_meaning(html: str) -> str:
    """Return HTML without what its tags alone keep from being misread.

    What is struck out is no longer part of the text (HTML, section 4.7.2); raised and lowered
    signs stand as such: 10⁵, not 105.
    """
    if "<del" in html or "<s>" in html or "<s " in html:
        html = _REMOVED.sub("", html)
    if "<su" in html:
        html = _RAISED.sub(_raised, html)
    return html


def _raised(found: re.Match[str]) -> str:
    name, text = found.groups()
    signs = _SIGNS[name]
    if all(sign in signs for sign in text):
        return text.translate(_forms(name))
    return f"^{text}" if name == "sup" else text


def _forms(name: str) -> dict[int, str]:
    return dict(zip(map(ord, _SIGNS[name]), _SHAPES[name], strict=True))


def plain_text(html: str) -> str:
    """Return the text of some HTML on one line, without footnote marks."""
    if "<" in html:
        if "fnref" in html:
            html = _NOTE.sub("", html)
        if "<img" in html:
            html = _ALTERNATIVE.sub(r"\1", html)
        if "<br" in html:
            html = _BREAK.sub(" ", html)
        html = with_meaning(html)
        html = _TAG.sub("", html)
    return " ".join(unescape(html).split())
