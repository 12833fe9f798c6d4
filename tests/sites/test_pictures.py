"""Pictures of a built portal: their sizes, their variants, on pages of every kind."""

from __future__ import annotations

import pytest

from tests.sites.conftest import NOW
from tests.support.content import settings, text, write
from tests.support.pictures import large, opened, photograph, png, saved
from tests.support.portal import Page, Portal
from tests.support.run import gazette

A = "news/2020/12-24-a"
ONE = "news/2021/01-05-one-language"
FILES: dict[str, str | bytes] = {
    f"content/{A}/index.en.md": text(
        "A", "Text.\n\n![Hall](hall.jpg)\n", date="2020-12-24", image="lead.png", image_alt="Lead"
    ),
    f"content/{A}/index.zh.md": text("甲", "文字。\n\n![大厅](hall.jpg)\n", image_alt="题图"),
    f"content/{A}/hall.jpg": saved(photograph(1300, 500), "JPEG"),
    f"content/{A}/lead.png": large(),
    f"content/{ONE}/index.en.md": text("One", "![Map](map.png)\n", date="2021-01-05"),
    f"content/{ONE}/map.png": large(1),
    "content/pages/about.en.md": text("About", "![Small](small.png)\n"),
    "content/pages/about.zh.md": text("关于", "![小图](small.png)\n"),
    "content/pages/small.png": png(30, 20),
}
PAGES = [f"{code}/{path}/index.html" for code in ("en", "zh") for path in (A, ONE, "about")]


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    root = tmp_path_factory.mktemp("pictures")
    own = {
        f"content/pages/{name}.{code}.md": text(name)
        for name in ("home", "disclaimer")
        for code in ("en", "zh")
    }
    site = write(root, {"site.toml": settings(untranslated="fallback"), **own, **FILES})
    run = gazette("build", "--site", site, "--now", NOW, "--jobs", "2")
    assert run.code == 0, run.err
    return Portal(site / "output", "https://small.example/")


def images(page: Page) -> list[dict[str, str]]:
    return [dict(image.attrib) for image in page.all("//main//img")]


def file(portal: Portal, address: str) -> bytes:
    return portal.files[address.lstrip("/")]


@pytest.mark.parametrize("path", PAGES)
def test_each_picture_has_the_size_that_it_has(portal: Portal, path: str) -> None:
    result = images(portal.pages[path])
    assert result
    for image in result:
        size = opened(file(portal, image["src"])).size
        assert (int(image["width"]), int(image["height"])) == size


@pytest.mark.parametrize("path", PAGES)
def test_each_variant_is_as_wide_as_it_says_and_smaller(portal: Portal, path: str) -> None:
    for image in images(portal.pages[path]):
        whole = file(portal, image["src"])
        for each in image.get("srcset", "").split(", "):
            address, _, width = each.partition(" ")
            if address:
                assert f"{opened(file(portal, address)).size[0]}w" == width
                assert address == image["src"] or len(file(portal, address)) < len(whole)


@pytest.mark.parametrize("path", PAGES)
def test_the_first_picture_is_fetched_at_once_and_the_rest_may_wait(
    portal: Portal, path: str
) -> None:
    first, *rest = images(portal.pages[path])
    assert first["fetchpriority"] == "high"
    assert "loading" not in first
    assert all((each["loading"], each["decoding"]) == ("lazy", "async") for each in rest)
    assert len(rest) == (A in path)


def test_both_languages_share_their_variants(portal: Portal) -> None:
    english, chinese = (
        {part for image in images(portal.pages[f"{code}/{A}/index.html"])
         for part in image["srcset"].split() if "/pictures/" in part}
        for code in ("en", "zh")
    )  # fmt: skip
    assert english == chinese
    kept = {f"/{path}" for path in portal.files if path.startswith("pictures/")}
    assert len(kept) == 4
    assert english < kept


def test_feeds_show_plain_pictures(portal: Portal) -> None:
    for feed in ("en/feed.atom", "en/feed.json", "zh/feed.atom"):
        source = file(portal, feed).decode()
        assert "hall.jpg" in source
        assert "srcset" not in source
        assert "/pictures/" not in source
