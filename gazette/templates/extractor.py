"""Babel's interface to templates: a file flows in, its translatable texts flow out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from gazette.errors import DesignError
from gazette.problems import error

Extracted = tuple[int, str, str | tuple[str | None, ...] | None, list[str]]

OPTIONS = {
    "extensions": "jinja2.ext.i18n",
    "trimmed": "true",
    "silent": "false",
    "newstyle_gettext": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
}
"""The settings of `make_environment`, in the words of Jinja2's own extractor."""


def extractor(
    fileobj: BinaryIO,
    keywords: Collection[str],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[Extracted]:
    """Yield line, function, texts and translators' comments, as Babel's extractors do.

    Raises DesignError for a template that cannot be read.
    """
    from jinja2 import TemplateSyntaxError
    from jinja2.ext import babel_extract

    try:
        yield from babel_extract(
            fileobj, list(keywords), list(comment_tags), {**options, **OPTIONS}
        )
    except TemplateSyntaxError as wrong:
        path = Path(str(getattr(fileobj, "name", "templates")))
        raise DesignError(
            error("template-syntax", path.as_posix(), wrong.lineno, reason=wrong.message or "")
        ) from wrong
