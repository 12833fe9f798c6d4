"""Languages, and catalogs written as texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gazette.model.site import Language

Catalogs = Callable[..., Path]


@pytest.fixture
def english() -> Language:
    return Language("en", "en", "en", "English", ("zh",))


@pytest.fixture
def chinese() -> Language:
    return Language("zh", "zh-Hans", "zh_Hans_CN", "中文版", ("en",))


@pytest.fixture
def catalogs(tmp_path: Path) -> Catalogs:
    """Write a catalog below a locales folder, and return the folder."""

    def write(body: str, code: str = "zh", domain: str = "messages", plural: str = "") -> Path:
        rule = plural or "nplurals=1; plural=0;"
        path = tmp_path / "locales" / code / "LC_MESSAGES" / f"{domain}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        header = f'msgid ""\nmsgstr ""\n"Plural-Forms: {rule}\\n"\n\n'
        path.write_text(header + body, encoding="utf-8")
        return tmp_path / "locales"

    return write
