"""Pages told Open Graph the script of their language, which its readers do not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazette.model.site import Language
from tests.support.content import notice, settings, write
from tests.support.portal import Portal
from tests.support.run import gazette


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("zh_Hans_CN", "zh_CN"),
        ("zh-Hant-TW", "zh_TW"),
        ("en_GB", "en_GB"),
        ("es_419", "es_419"),
        ("zh_Hans", "zh"),
        ("en", "en"),
        ("ca_ES_VALENCIA", "ca_ES"),
    ],
)
def test_open_graph_hears_of_language_and_territory_only(locale: str, told: str) -> None:
    assert Language("x", "x", locale, "X", ()).og_locale == told


def test_a_page_tells_its_own_locale_and_that_of_its_counterpart(tmp_path: Path) -> None:
    write(tmp_path, {"site.toml": settings(), **notice("2024/01-05-a", en="A", zh="甲")})
    assert gazette("--site", tmp_path, "--jobs", "1").code == 0
    portal = Portal(tmp_path / "output", "https://small.example/")
    english, chinese = (portal.page(f"{code}/news/2024/01-05-a/") for code in ("en", "zh"))
    assert (english.meta("og:locale"), english.meta("og:locale:alternate")) == (["en"], ["zh_CN"])
    assert (chinese.meta("og:locale"), chinese.meta("og:locale:alternate")) == (["zh_CN"], ["en"])
