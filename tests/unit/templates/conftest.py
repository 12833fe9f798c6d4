"""Templates written as texts, with words that are dictionaries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gazette.speedups.jinja.templates import QuickTemplates
from gazette.templates import Templates


class Dictionary:
    """Words of a language with one plural form."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    def gettext(self, msgid: str) -> str:
        return self._texts.get(msgid, msgid)

    def pgettext(self, context: str, msgid: str) -> str:
        return self._texts.get(f"{context}|{msgid}", msgid)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self._texts.get(singular, singular if n == 1 else plural)

    def npgettext(self, context: str, singular: str, plural: str, n: int) -> str:
        return self._texts.get(f"{context}|{singular}", singular if n == 1 else plural)


CHINESE = {
    "Home": "首页",
    "verb|Search": "搜索",
    "%(num)s notice": "%(num)s条公告",
    "list|%(num)s notice": "公告%(num)s条",
    "By %(name)s": "来源：<b>%(name)s</b>",
    "100%%": "百分之百 100%%",
}

Make = Callable[..., Templates]


def maker(make_tree, kind: type[Templates]) -> Make:
    """Return what writes templates, given by name, and returns them with two languages' words."""

    def templates(files: dict[str, str], **options) -> Templates:
        root: Path = make_tree({f"templates/{name}": text for name, text in files.items()})
        words = {"en": Dictionary({}), "zh": Dictionary(CHINESE)}
        return kind([root / "templates"], words, **options)

    return templates


@pytest.fixture(params=[Templates, QuickTemplates], ids=["plain", "quick"])
def make(request, make_tree) -> Make:
    """Write templates, and return them: as they are, and with speed-ups."""
    return maker(make_tree, request.param)
