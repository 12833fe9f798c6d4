"""Plain text: HTML flows in, the words that a reader would read flow out."""

from __future__ import annotations

import re
from html import unescape

_NOTE = re.compile(r'<sup id="fnref.*?</a></sup>', re.DOTALL)
_ALTERNATIVE = re.compile(r'<img [^>]*?alt="([^"]*)"[^>]*>')
_BREAK = re.compile(r"<br[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def plain_text(html: str) -> str:
    """Return the text of some HTML on one line, without footnote marks."""
    if "<" in html:
        if "fnref" in html:
            html = _NOTE.sub("", html)
        if "<img" in html:
            html = _ALTERNATIVE.sub(r"\1", html)
        if "<br" in html:
            html = _BREAK.sub(" ", html)
        html = _TAG.sub("", html)
    return " ".join(unescape(html).split())
