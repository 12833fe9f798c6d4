"""The lead: a body's HTML flows in, its first paragraph as plain text flows out."""

from __future__ import annotations

import re

from gazette.markup.plain import plain_text

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>blockquote|ul|ol|dl|table|details|figure|div|p)(?P<rest>(?: [^>]*)?)>"
)
_IMAGE = re.compile(r"<img [^>]*>")
_BOX = ' class="admonition'
_NOTES = ' class="footnote'


def lead(html: str) -> str:
    """Return the text of the first paragraph that has any.

    Quotes, lists, tables, figures, admonitions and footnotes are passed over.
    """
    passed_over: list[bool] = []
    for tag in _TAG.finditer(html):
        name = tag["name"]
        if name == "p":
            if tag["end"] or True in passed_over:
                continue
            end = html.find("</p>", tag.end())
            text = _text(html[tag.end() : end if end >= 0 else len(html)])
            if text:
                return text
        elif tag["end"]:
            if passed_over:
                passed_over.pop()
        else:
            passed_over.append(name != "div" or tag["rest"].startswith((_BOX, _NOTES)))
    return ""


def _text(html: str) -> str:
    return plain_text(_IMAGE.sub("", html) if "<img" in html else html)
