"""A published page never leaves the site while its text is there, unless somebody says so."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from gazette.rules import RULES
from tests.incremental.building import files
from tests.incremental.small import SmallSite
from tests.support.measure import sample
from tests.unit.parse.cases import CASES

_PAGES = {code: f"{code}/news/2024/03-20-scope/index.html" for code in ("en", "zh")}
_GUARDS = ("text-unread", "notice-vanishes")
FILES = sorted(CASES.glob("*.md"))
# In no order that neighbours share: those of one kind stand beside each other.
random.Random(5).shuffle(FILES)


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    site = SmallSite(tmp_path, clock="slow")
    site.write_notice("news/2024/03-20-scope")
    site.write_notice("news/2021/02-03-fees")
    assert site.portal.build(*site.options).code == 0
    return site


@pytest.mark.parametrize("lenient", [False, True])
@pytest.mark.parametrize("path", sample(FILES, 12), ids=lambda path: path.stem)
def test_whatever_a_text_becomes_its_page_stays_or_the_build_stops(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch, path: Path, lenient: bool
) -> None:
    if lenient:
        # As if each rule had forgotten how grave it is.
        rules = {
            key: rule if key in _GUARDS else replace(rule, severity="warning")
            for key, rule in RULES.items()
        }
        monkeypatch.setattr("gazette.problems.RULES", rules)
    text = site.content / "news/2024/03-20-scope/index.en.md"
    site.put(text, path.read_bytes())
    holds(site)


def holds(site: SmallSite) -> None:
    """Build; what is gone is accounted for by name."""
    result = site.portal.build(*site.options)
    there = set(files(site.portal.output))
    gone = {page for page in _PAGES.values() if page not in there}
    if result.code == 0:
        assert gone == set(result.report["removed"])
    else:
        assert gone == set()


def test_what_a_text_or_the_settings_say_is_named_and_done(site: SmallSite) -> None:
    en = site.content / "news/2024/03-20-scope/index.en.md"
    zh = site.content / "news/2024/03-20-scope/index.zh.md"
    site.set_field(en, "draft", "true")
    site.set_field(zh, "untranslated", "hide")
    result = site.portal.build(*site.options)
    assert (result.code, result.report["removed"]) == (0, [_PAGES["en"]])
    site.set_field(en, "date", "2030-01-01")
    site.set_field(en, "draft", "")
    result = site.portal.build(*site.options)
    assert (result.code, result.report["removed"]) == (0, [_PAGES["zh"]])


def test_what_lies_in_a_private_folder_is_not_published(site: SmallSite) -> None:
    site.put(site.content / "news/2024/03-20-scope/_private/contract.pdf", b"%PDF")
    site.put(site.content / "_private/draft.en.md", "---\ntitle: Ours\n---\n")
    result = site.portal.build(*site.options)
    assert result.code == 0
    assert "private" not in str(result.report)
    assert not [path for path in files(site.portal.output) if "private" in path]
