"""An edit on a large portal costs what the edit touches, and nothing else.

Files whose bytes change, pages that are rendered and bodies that go through Markdown are counted.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.incremental.building import files
from tests.incremental.large import Changes, LargeSite
from tests.support.measure import examples
from tests.support.pictures import large, png

_NOTICE = re.compile(r"/\d{4}/\d\d-\d\d-")

pytestmark = pytest.mark.sampled

_NOTICES = examples(300, 1000)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> LargeSite:
    return LargeSite(tmp_path_factory.mktemp("large"), _NOTICES)


@pytest.fixture
def changes(site: LargeSite) -> Iterator[Changes]:
    with site.put_back() as changes:
        yield changes


@pytest.fixture
def old(site: LargeSite) -> str:
    """A notice from the middle of the archive, in no feed and on no home page."""
    return site.ids()[_NOTICES // 2]


@pytest.fixture
def newest(site: LargeSite) -> str:
    return site.ids()[-1]


def reference(id_: str) -> str:
    """What stands in a notice's title and summary, and in no other's."""
    return f"HZCC-{id_.split('/')[1]}-{int(id_.rpartition('-')[2]):05}"


def lists(paths: frozenset[str]) -> set[str]:
    """Those of the paths that are pages of lists."""
    return {p for p in paths if p.count("/") < 5 and p.endswith("index.html")}


def year_files(paths: frozenset[str]) -> set[str]:
    """Those of the paths that are files of titles for favourites."""
    return {path for path in paths if path.startswith("favorites/")}


def test_nothing_changed_means_no_work(site: LargeSite) -> None:
    rebuilt = site.rebuild()
    assert rebuilt.changed == set()
    assert rebuilt.work.parsed == rebuilt.work.converted == rebuilt.work.rendered == []


def test_an_edited_body_rewrites_its_page_alone(
    site: LargeSite, changes: Changes, old: str
) -> None:
    changes.replace(site.text(old, "en"), "This notice has", "This announcement has")
    rebuilt = site.rebuild()
    assert rebuilt.changed == rebuilt.rendered == {site.page(old, "en")}
    assert len(rebuilt.work.converted) == 1
    assert rebuilt.work.parsed == [f"content/{old}/index.en.md"]


def test_an_edited_body_that_is_in_feeds_rewrites_them_too(
    site: LargeSite, changes: Changes, newest: str
) -> None:
    feeds = {path for path in site.showing(f"/zh/{newest}/") if "feed." in path}
    assert {"zh/feed.atom", "zh/feed.json"} < {p for p in feeds if p.startswith("zh/")} == feeds
    changes.replace(site.text(newest, "zh"), "本公告编号为", "本通知编号为")
    rebuilt = site.rebuild()
    assert rebuilt.changed == rebuilt.rendered == {site.page(newest, "zh"), *feeds}
    assert len(rebuilt.work.converted) == 1


@pytest.mark.parametrize("which", ["old", "newest"])
def test_an_edited_title_rewrites_what_shows_it(
    site: LargeSite, changes: Changes, which: str, request: pytest.FixtureRequest
) -> None:
    id_ = request.getfixturevalue(which)
    shown = {path for path in site.showing(reference(id_)) if path.startswith("en/")}
    # Save buttons hold the titles in all languages; the year's file tells them to favourites.
    saving = site.showing(f'data-notice="{id_}"') | {f"favorites/{id_.split('/')[1]}.json"}
    changes.replace(site.text(id_, "en"), 'title: "', 'title: "Now: ')
    rebuilt = site.rebuild()
    assert rebuilt.changed == rebuilt.rendered == shown | saving
    ids = site.ids()
    neighbours = ids[ids.index(id_) - 1 : ids.index(id_) + 2]
    assert {site.page(each, "en") for each in neighbours} <= shown
    assert any(path.startswith("en/topics/") for path in shown)
    assert ("en/index.html" in shown) == ("en/feed.atom" in shown) == (which == "newest")
    assert len(shown) < 16
    assert len(rebuilt.changed) < 24
    assert rebuilt.work.converted == []


def test_a_new_notice_leaves_full_pages_of_lists_as_they_are(
    site: LargeSite, changes: Changes
) -> None:
    added = changes.add(site.count, date(2025, 12, 31))
    rebuilt = site.rebuild()
    assert rebuilt.changed == rebuilt.rendered
    assert {site.page(added, "en"), site.page(added, "zh")} <= rebuilt.changed
    assert not [path for path in lists(rebuilt.changed) if "/page/" in path]
    assert year_files(rebuilt.changed) == {"favorites/2025.json"}
    assert len(rebuilt.work.converted) == 2


def test_the_first_notice_of_a_year_adds_a_file_and_tells_the_favourites_pages(
    site: LargeSite, changes: Changes
) -> None:
    changes.add(site.count, date(2026, 1, 1))
    rebuilt = site.rebuild()
    pages = {f"{code}/favorites/index.html" for code in ("en", "zh")}
    assert year_files(rebuilt.changed) == {"favorites/2026.json"}
    assert {path for path in rebuilt.changed if "/favorites/" in path} == pages


def test_a_deleted_notice_takes_its_pages_along_and_nothing_else(
    site: LargeSite, changes: Changes, newest: str
) -> None:
    changes.delete(newest)
    rebuilt = site.rebuild()
    gone = rebuilt.changed - rebuilt.rendered
    assert rebuilt.changed > rebuilt.rendered
    assert {path for path in gone if newest in path} == {
        site.page(newest, "en"),
        site.page(newest, "zh"),
    }
    # The lists of a thousand notices are full to the last page: with one less, that page goes.
    assert all("/page/" in path for path in gone if newest not in path)
    assert rebuilt.result.report["deleted"] == len(gone) <= 10
    assert not (site.portal.output / "en" / newest).exists()
    assert site.showing(reference(newest)) == set()
    assert len(rebuilt.changed) <= 40
    assert rebuilt.work.converted == []


def test_a_new_label_of_a_topic_rewrites_what_shows_it(site: LargeSite, changes: Changes) -> None:
    settings = site.portal.site / "site.toml"
    changes.replace(settings, 'en = "Events"', 'en = "Gatherings"')
    rebuilt = site.rebuild()
    assert rebuilt.changed == rebuilt.rendered == site.showing("Gatherings")
    assert not [path for path in rebuilt.changed if path.startswith("zh/")]
    assert rebuilt.work.converted == []


def test_a_changed_message_touches_only_pages_that_use_it(
    site: LargeSite, changes: Changes
) -> None:
    name = "locales/zh/LC_MESSAGES/messages.po"
    changes.override(name, 'msgid "By year"\nmsgstr "', 'msgid "By year"\nmsgstr "新')
    rebuilt = site.rebuild()
    assert rebuilt.changed == {"zh/news/index.html"}
    assert rebuilt.rendered == archive_pages(site, "zh")
    assert rebuilt.work.converted == rebuilt.work.parsed == []


def test_a_changed_part_touches_only_pages_that_have_it(site: LargeSite, changes: Changes) -> None:
    changes.override("templates/parts/pager.html", "<ul>", '<ul class="pages">')
    rebuilt = site.rebuild()
    assert rebuilt.changed == site.showing('<ul class="pages">')
    assert rebuilt.changed <= rebuilt.rendered
    assert not [path for path in rebuilt.rendered if _NOTICE.search(path)]
    assert "en/index.html" not in rebuilt.rendered
    assert rebuilt.work.converted == rebuilt.work.parsed == []


def test_a_new_layout_renders_every_page_and_converts_no_body(
    site: LargeSite, changes: Changes
) -> None:
    changes.override("templates/layouts/base.html", "<main ", '<main class="new" ')
    rebuilt = site.rebuild()
    assert rebuilt.changed == rebuilt.rendered == site.showing('<main class="new" ')
    assert len(rebuilt.changed) > 2 * _NOTICES
    assert rebuilt.work.converted == rebuilt.work.parsed == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("page_size = 20", "page_size = 30"),
        ('url = "https://www.hengzhun.example/"', 'url = "https://www.hengzhun.example/sub/"'),
        ('untranslated = "fallback"', 'untranslated = "hide"'),
        ('en = "Hengzhun Certification Centre"', 'en = "The Centre"'),
    ],
    ids=["page_size", "url", "untranslated", "title"],
)
def test_a_setting_converts_no_body(site: LargeSite, changes: Changes, old: str, new: str) -> None:
    changes.replace(site.portal.site / "site.toml", old, new)
    assert site.rebuild().work.converted == []


def test_a_changed_static_file_rewrites_one_file(site: LargeSite, changes: Changes) -> None:
    changes.override("static/css/tokens.css", "#fff", "#fef")
    rebuilt = site.rebuild()
    assert rebuilt.changed == {"static/css/site.css"}
    assert rebuilt.work.parsed == rebuilt.work.rendered == []


def test_parts_of_a_sheet_are_published_in_it_alone(site: LargeSite) -> None:
    folder = site.portal.output / "static" / "css"
    assert [path.name for path in folder.rglob("*.css")] == ["site.css"]
    assert "@import" not in (folder / "site.css").read_text()


def show(site: LargeSite, changes: Changes, id_: str, picture: bytes) -> tuple[Path, set[str]]:
    """Have both texts of a notice show a picture; return its file, and its copies' paths."""
    path = site.content / id_ / "picture.png"
    changes.put(path, picture)
    for language in ("en", "zh"):
        text = site.text(id_, language)
        changes.put(text, f"{text.read_text()}\n![Shown](picture.png)\n")
    return path, {f"{language}/{id_}/picture.png" for language in ("en", "zh")}


def variants(site: LargeSite) -> set[str]:
    output = site.portal.output
    return {path.relative_to(output).as_posix() for path in output.glob("pictures/*")}


def test_a_changed_picture_of_the_same_size_rewrites_its_copies_only(
    site: LargeSite, changes: Changes, old: str
) -> None:
    picture, copies = show(site, changes, old, png(level=1))
    pages = {site.page(old, "en"), site.page(old, "zh")}
    assert site.rebuild().changed == {*pages, *copies}
    changes.put(picture, png(level=2))
    rebuilt = site.rebuild()
    assert rebuilt.changed == copies
    assert rebuilt.work.parsed == rebuilt.work.rendered == []
    assert rebuilt.work.opened == [png(level=2)]


def test_a_changed_picture_of_another_size_rewrites_the_pages_that_show_it_too(
    site: LargeSite, changes: Changes, old: str
) -> None:
    picture, copies = show(site, changes, old, png(5, 4))
    site.rebuild()
    changes.put(picture, png(5, 5))
    rebuilt = site.rebuild()
    assert rebuilt.changed == {site.page(old, "en"), site.page(old, "zh"), *copies}
    assert rebuilt.work.parsed == rebuilt.work.converted == []


def test_a_large_picture_has_its_variants_made_once_and_deleted_with_it(
    site: LargeSite, changes: Changes, old: str
) -> None:
    picture, copies = show(site, changes, old, large(1))
    pages = {site.page(old, "en"), site.page(old, "zh")}
    added = site.rebuild()
    [first] = variants(site)
    assert added.changed == {*pages, *copies, first}
    assert added.work.opened == [large(1)]
    assert site.rebuild().changed == set()

    changes.replace(site.text(old, "en"), "This notice has", "This announcement has")
    edited = site.rebuild()
    assert edited.changed == {site.page(old, "en")}
    assert edited.work.opened == []

    changes.put(picture, large(2))
    exchanged = site.rebuild()
    [second] = variants(site)
    assert exchanged.changed == {*pages, *copies, first, second}
    assert exchanged.work.opened == [large(2)]

    picture.unlink()
    for language in ("en", "zh"):
        changes.replace(site.text(old, language), "\n![Shown](picture.png)\n", "")
    assert site.rebuild().changed == {*pages, *copies, second}
    assert variants(site) == set()


def test_a_new_template_opens_no_picture(site: LargeSite, changes: Changes, old: str) -> None:
    show(site, changes, old, large(1))
    site.rebuild()
    changes.override("templates/parts/text.html", 'class="prose"', 'class="prose new"')
    rebuilt = site.rebuild()
    assert site.page(old, "en") in rebuilt.changed
    assert rebuilt.work.opened == []


def test_a_touched_file_rewrites_nothing(site: LargeSite, changes: Changes, old: str) -> None:
    path = site.text(old, "en")
    changes.put(path, path.read_bytes())
    os.utime(path)
    rebuilt = site.rebuild()
    assert rebuilt.changed == set()
    assert rebuilt.work.parsed == rebuilt.work.converted == rebuilt.work.rendered == []


def test_after_all_edits_were_taken_back_the_portal_is_as_at_first(
    site: LargeSite, tmp_path_factory: pytest.TempPathFactory
) -> None:
    fresh = LargeSite(tmp_path_factory.mktemp("again"), _NOTICES)
    assert files(site.portal.output) == files(fresh.portal.output)


def archive_pages(site: LargeSite, language: str) -> set[str]:
    """The pages made from the archive's template: not the one that leads on to the newest."""
    output = site.portal.output
    paths = [output / language / "news/index.html", *output.glob(f"{language}/news/page/*/*.html")]
    return {p.relative_to(output).as_posix() for p in paths if b"pager" in p.read_bytes()}
