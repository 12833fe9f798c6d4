"""A site's own catalog replaced Gazette's: one that was new and empty turned the portal English."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazette.locales import Words
from gazette.model.site import Language
from tests.support.content import notice, settings, write
from tests.support.portal import Portal
from tests.support.run import REPOSITORY, gazette

CHINESE = Language("zh", "zh-Hans", "zh_Hans_CN", "中文版", ())
ZH = "locales/zh/LC_MESSAGES/messages.po"
HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: %s\\n"\n\n'
COUNTED = 'msgid "%(n)s file"\nmsgid_plural "%(n)s files"\n'


def catalog(body: str, plural: str = "nplurals=1; plural=0;") -> str:
    return HEADER % plural + body


def words(root: Path, *bodies: str) -> Words:
    for number, body in enumerate(bodies):
        write(root, {f"{number}/zh/LC_MESSAGES/messages.po": body})
    return Words.load([root / str(number) for number in range(len(bodies))], CHINESE)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = notice("2024/01-05-a", en="A", zh="甲")
    return write(tmp_path / "site", {"site.toml": settings(), **files})


def navigation(site: Path) -> str:
    assert gazette("--site", site, "--jobs", "1", "--now", "2024-06-01").code == 0
    return (
        Portal(site / "output", "https://small.example/")
        .page("zh/")
        .text('//nav[@class="site-nav"]')
    )


def checked(site: Path) -> list[str]:
    run = gazette("messages", "--check", "--json", "--site", site)
    assert run.code == (2 if run.codes else 0)
    return run.codes


# ---------------------------------------------------------------- message by message


def test_what_the_first_catalog_lacks_or_leaves_empty_is_looked_for_in_the_next(
    tmp_path: Path,
) -> None:
    result = words(
        tmp_path,
        catalog('msgid "Home"\nmsgstr "主页"\n\nmsgid "Topics"\nmsgstr ""\n'),
        catalog('msgid "Home"\nmsgstr "首页"\n\nmsgid "Topics"\nmsgstr "栏目"\n'),
    )
    assert [result.gettext(text) for text in ("Home", "Topics", "None")] == ["主页", "栏目", "None"]


def test_a_guess_does_not_hide_the_next_catalogs_translation(tmp_path: Path) -> None:
    own = catalog('#, fuzzy\nmsgid "Home"\nmsgstr "主页"\n')
    assert words(tmp_path, own, catalog('msgid "Home"\nmsgstr "首页"\n')).gettext("Home") == "首页"


def test_each_catalog_chooses_between_its_forms_by_its_own_rule(tmp_path: Path) -> None:
    two = catalog(
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "one"\nmsgstr[1] "more"\n',
        "nplurals=2; plural=n>1;",
    )
    result = words(tmp_path, two, catalog(COUNTED + 'msgstr[0] "%(n)s 个"\n'))
    assert [result.ngettext("a", "b", n) for n in (0, 1, 2)] == ["one", "one", "more"]
    assert result.ngettext("%(n)s file", "%(n)s files", 2) == "%(n)s 个"


def test_the_digest_follows_what_is_shown_whichever_catalog_says_it(tmp_path: Path) -> None:
    home = (None, "Home", None)
    counted = (None, "%(n)s file", "%(n)s files")
    said, other = catalog('msgid "Home"\nmsgstr "首页"\n'), catalog('msgid "Home"\nmsgstr "主页"\n')
    alone = words(tmp_path / "a", catalog(""), said)
    assert words(tmp_path / "b", said, other).digest_of([home]) == alone.digest_of([home])
    assert words(tmp_path / "c", other, said).digest_of([home]) != alone.digest_of([home])
    assert words(tmp_path / "d", catalog(""), other).digest_of([home]) != alone.digest_of([home])
    forms = catalog(COUNTED + 'msgstr[0] "%(n)s 个"\n')
    assert words(tmp_path / "e", catalog(""), forms).digest_of([counted]) != alone.digest_of(
        [counted]
    )


# ---------------------------------------------------------------- a site's own


def test_a_new_catalog_of_a_site_leaves_its_pages_as_they_were(site: Path) -> None:
    before = navigation(site)
    assert "首页" in before
    assert gazette("messages", "--site", site).code == 0
    assert (site / ZH).is_file()
    assert navigation(site) == before
    assert checked(site) == []


def test_a_catalog_need_only_hold_what_it_changes(site: Path) -> None:
    before = navigation(site)
    write(site, {ZH: catalog('msgid "Homepage"\nmsgstr "门户首页"\n')})
    assert navigation(site) == before.replace("首页", "门户首页")
    assert checked(site) == []


def test_a_site_without_catalogs_lacks_none(site: Path) -> None:
    assert checked(site) == []


def test_taking_new_texts_in_guesses_nothing_that_gazette_says(site: Path) -> None:
    write(site, {ZH: catalog('msgid "Homepage"\nmsgstr "门户首页"\n')})
    assert gazette("messages", "--site", site).code == 0
    text = (site / ZH).read_text("utf-8")
    assert "fuzzy" not in text
    assert text.count("门户首页") == 1
    assert 'msgid "All topics"\nmsgstr ""\n' in text


def test_a_text_of_the_sites_own_templates_is_needed_from_its_own_catalog(site: Path) -> None:
    home = (REPOSITORY / "templates/pages/home.html").read_text("utf-8")
    own = home.replace("<h1", '<p>{{ _("Our own text") }}</p><h1', 1)
    assert own != home
    write(site, {"templates/pages/home.html": own})
    assert checked(site) == ["catalog-missing"]
    write(site, {ZH: catalog('msgid "Homepage"\nmsgstr "门户首页"\n')})
    assert checked(site) == ["catalog-behind"]
    write(site, {ZH: catalog('msgid "Our own text"\nmsgstr ""\n')})
    assert checked(site) == ["untranslated"]
    write(site, {ZH: catalog('msgid "Our own text"\nmsgstr "自己的文字"\n')})
    assert checked(site) == []


def test_a_translation_of_a_text_that_is_nowhere_is_told(site: Path) -> None:
    write(site, {ZH: catalog('msgid "Homepagge"\nmsgstr "门户首页"\n')})
    assert checked(site) == ["catalog-behind"]
