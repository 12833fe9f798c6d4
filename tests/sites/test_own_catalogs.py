"""A site's own catalogs: what they change, what they may leave out, and what is told of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.content import notice, settings, write
from tests.support.portal import Portal
from tests.support.run import REPOSITORY, gazette

ZH = "locales/zh/LC_MESSAGES/messages.po"
PAGE = '{{ _("By %(name)s", name="x") }}'
FRENCH = """\
url = "https://small.example/"

[languages.fr]
label = "Français"

[title]
fr = "Petit portail"
"""
HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: %s\\n"\n\n'


def catalog(body: str, plural: str = "nplurals=1; plural=0;") -> str:
    return HEADER % plural + body


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


# ---------------------------------------------------------------- what a build tells of them


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("由 %(nope)s", "missing-placeholder unknown-placeholder"),
        ("由", "missing-placeholder"),
        ("由 %(name)s %(nope)s", "unknown-placeholder"),
        ("由 %(name)s 100%", "message-percent"),
        ("由 %(name", "message-percent missing-placeholder"),
    ],
)
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_translation_that_cannot_be_filled_in_is_told_where_it_stands(
    tmp_path: Path, command: str, text: str, code: str
) -> None:
    catalog = f'\n\n\nmsgid "By %(name)s"\nmsgstr "{text}"\n'
    files = {"site.toml": settings(), "templates/pages/notice.html": PAGE, ZH: catalog}
    write(tmp_path, {**files, **notice("2024/01-05-a", en="A", zh="甲")})
    for _ in range(2):
        done = gazette(command, "--site", tmp_path, "--json")
        assert done.code == 2
        places = {(p["path"], p["line"]) for p in done.report["problems"]}
        assert (sorted(done.codes), places) == (code.split(), {(ZH, 4)})


def test_a_guess_is_not_used_and_stops_nothing(tmp_path: Path) -> None:
    catalog = '#, fuzzy\nmsgid "By %(name)s"\nmsgstr "由 %(nope)s"\n'
    files = {"site.toml": settings(), ZH: catalog}
    write(tmp_path, {**files, **notice("2024/01-05-a", en="A", zh="甲")})
    assert gazette("build", "--site", tmp_path, "--json").code == 0


def test_english_needs_no_catalog_in_any_of_its_tags(tmp_path: Path) -> None:
    toml = (
        settings()
        .replace("[languages.en]", "[languages.gb]")
        .replace('tag = "en"', 'tag = "en-GB"')
    )
    toml = toml.replace("\nen = ", "\ngb = ")
    write(tmp_path, {"site.toml": toml, **notice("2024/01-05-a", gb="A", zh="甲")})
    done = gazette("build", "--site", tmp_path, "--json")
    assert (done.code, "words-missing" in done.codes) == (0, False)


def test_what_an_update_leaves_to_translate_is_told_as_warnings(tmp_path: Path) -> None:
    run = gazette("messages", "--json", "--site", write(tmp_path, {"site.toml": FRENCH}))
    assert (run.code, run.report["ok"]) == (0, True)
    assert {each["severity"] for each in run.report["problems"]} == {"warning"}
