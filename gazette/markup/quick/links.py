"""Link texts and targets that are read at one look: text flows in, the same parts of it flow out.

Python-Markdown reads both character by character, since brackets, parentheses and quotes may nest.
Where there are none inside, everything up to the next closing one is the answer.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    IMAGE_REFERENCE_RE,
    LINK_RE,
    REFERENCE_RE,
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)

_TEXT = re.compile(r"([^\[\]]*)\]")
# No white space, quotes or brackets (titles, pointed targets, nesting), and no placeholders.
_TARGET = re.compile(r"\(([^\s()<>\"'\x02]*)\)")


class _Quick(LinkInlineProcessor):
    """Finds the ends of plain texts and targets; leaves all others to the base class."""

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802
        """Return the text from `index` to its closing bracket, where that ends, and True."""
        plain = _TEXT.match(data, index)
        return (plain.group(1), plain.end(), True) if plain else super().getText(data, index)

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        """Return the target and the title from `index` on, where they end, and whether they do."""
        plain = _TARGET.match(data, index)
        return (plain.group(1), None, plain.end(), True) if plain else super().getLink(data, index)


class _Link(_Quick, LinkInlineProcessor): ...


class _Image(_Quick, ImageInlineProcessor): ...


class _Reference(_Quick, ReferenceInlineProcessor): ...


class _ImageReference(_Quick, ImageReferenceInlineProcessor): ...


class _ShortReference(_Quick, ShortReferenceInlineProcessor): ...


class _ShortImageReference(_Quick, ShortImageReferenceInlineProcessor): ...


def install(md: Markdown) -> None:
    """Put these processors into `md`, each in the place of its base class."""
    patterns = md.inlinePatterns
    patterns.register(_Reference(REFERENCE_RE, md), "reference", 170)
    patterns.register(_Link(LINK_RE, md), "link", 160)
    patterns.register(_Image(IMAGE_LINK_RE, md), "image_link", 150)
    patterns.register(_ImageReference(IMAGE_REFERENCE_RE, md), "image_reference", 140)
    patterns.register(_ShortReference(REFERENCE_RE, md), "short_reference", 130)
    patterns.register(_ShortImageReference(IMAGE_REFERENCE_RE, md), "short_image_ref", 125)
