"""Pictures on pages: their sizes, their variants, and which of them browsers may wait with."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from gazette.model.page import Copy
from tests.support.content import text
from tests.support.pictures import large, photograph, png, saved
from tests.unit.world import context, outputs, view

A = "news/2020/12-24-a"
EN = f"content/{A}/index.en.md"
ZH = f"content/{A}/index.zh.md"
HIGH = 'fetchpriority="high" '
LAZY = 'loading="lazy" decoding="async" '
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>'
HUGE = saved(photograph(2400, 300), "JPEG")


def en(body: str, **fields: str) -> dict[str, Any]:
    return {EN: text("A", body, date="2020-12-24", **fields)}


def files(**named: bytes) -> dict[str, bytes]:
    return {f"content/{A}/{name.replace('_', '.')}": data for name, data in named.items()}


def images(root: Path, site_files: dict[str, Any], path: str = f"en/{A}/index.html") -> list[str]:
    """Return what stands in the slots of a page's pictures."""
    values = context(view(root, site_files), path).body.values
    return [value for value in values if "src=" in value]


def variants(site_context: Any) -> list[Copy]:
    result = (each for path, each in outputs(site_context).items() if path.startswith("pictures/"))
    return [each for each in result if isinstance(each, Copy)]


# ---------------------------------------------------------------- sizes


def test_a_picture_has_its_size(tmp_path: Path) -> None:
    [result] = images(tmp_path, {**en("![p](p.png)\n"), **files(p_png=png(30, 20))})
    assert result == f'{HIGH}width="30" height="20" src="/en/{A}/p.png"'


def test_a_drawing_has_its_size_and_no_variants(tmp_path: Path) -> None:
    [result] = images(tmp_path, {**en("![p](p.svg)\n"), **files(p_svg=DRAWING)})
    assert result == f'{HIGH}width="40" height="30" src="/en/{A}/p.svg"'


def test_a_picture_without_a_size_is_shown_without(tmp_path: Path) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="40"/>'
    [result] = images(tmp_path, {**en("![p](p.svg)\n"), **files(p_svg=drawing)})
    assert result == f'{HIGH}src="/en/{A}/p.svg"'


@pytest.mark.parametrize(
    ("own", "size"),
    [
        ('width="15"', 'width="15" height="10"'),
        ('height="10"', 'width="15" height="10"'),
        ('height="1"', 'width="2" height="1"'),
        ('width="70" height="7"', 'width="70" height="47"'),
        ('width="50%"', 'width="340" height="227"'),
        ('width="0.5em"', 'width="0.5em"'),
        ("width='\"&amp;<'", 'width="&quot;&amp;&lt;"'),
    ],
)
def test_an_authors_own_size_stays_and_the_other_side_follows(
    tmp_path: Path, own: str, size: str
) -> None:
    body = f'<img src="p.png" alt="p" {own}>\n'
    [result] = images(tmp_path, {**en(body), **files(p_png=png(30, 20))})
    assert result == f'{HIGH}{size} src="/en/{A}/p.png"'


# ---------------------------------------------------------------- variants


def test_a_large_picture_offers_its_variant_and_itself(tmp_path: Path) -> None:
    site_context = view(tmp_path, {**en("![p](p.png)\n"), **files(p_png=large())})
    [variant] = variants(site_context)
    assert re.fullmatch(r"pictures/[0-9a-f]{20}-480\.webp", variant.path)
    assert variant.source == f"content/{A}/p.png"
    [result] = context(site_context, f"en/{A}/index.html").body.values
    assert result == (
        f'{HIGH}width="700" height="200" sizes="(min-width: 680px) 680px, 100vw" '
        f'srcset="/{variant.path} 480w, /en/{A}/p.png 700w" src="/en/{A}/p.png"'
    )


def test_a_cameras_own_file_is_offered_to_nobody_who_can_choose(tmp_path: Path) -> None:
    [result] = images(tmp_path, {**en("![p](p.jpg)\n"), **files(p_jpg=HUGE)})
    assert re.findall(r" (\d+)w", result) == ["480", "960", "1440"]
    assert result.endswith(f'src="/en/{A}/p.jpg"')


def test_a_picture_that_its_author_makes_small_is_loaded_small(tmp_path: Path) -> None:
    body = '<img src="p.jpg" alt="p" width="240">\n'
    [result] = images(tmp_path, {**en(body), **files(p_jpg=HUGE)})
    assert 'width="240" height="30" sizes="(min-width: 240px) 240px, 100vw"' in result


def test_variants_stand_below_the_portals_own_path(tmp_path: Path) -> None:
    site_files = {**en("![p](p.png)\n"), **files(p_png=large())}
    site_context = view(tmp_path, site_files, url="https://small.example/sub/")
    [result] = context(site_context, f"en/{A}/index.html").body.values
    assert f'srcset="/sub/{variants(site_context)[0].path} 480w, /sub/en/' in result


def test_one_picture_has_one_variant_in_however_many_places(tmp_path: Path) -> None:
    site_files = {
        **en("![p](p.png) ![q](q.png)\n", image="p.png", image_alt="P"),
        ZH: text("甲", "![图](p.png)\n", image_alt="图"),
        **files(p_png=large(), q_png=large()),
    }
    site_context = view(tmp_path, site_files)
    assert len(variants(site_context)) == 1
    for code in ("en", "zh"):
        result = context(site_context, f"{code}/{A}/index.html")
        assert variants(site_context)[0].path in result.picture.srcset
        assert variants(site_context)[0].path in result.body.values[0]


def test_an_attachment_has_no_variants(tmp_path: Path) -> None:
    site_files = {**en("[p](p.png)\n"), **files(p_png=large(), q_png=large(1))}
    assert variants(view(tmp_path, site_files)) == []


@pytest.mark.parametrize("state", ["scheduled", "draft"])
def test_nobody_sees_a_variant_before_the_announcement(tmp_path: Path, state: str) -> None:
    fields = {"draft": "true"} if state == "draft" else {}
    date = "2099-01-01" if state == "scheduled" else "2020-12-24"
    site_files = {EN: text("A", "![p](p.png)\n", date=date, **fields), **files(p_png=large())}
    assert variants(view(tmp_path, site_files)) == []


def test_a_picture_shown_by_a_draft_alone_is_held_back_with_it(tmp_path: Path) -> None:
    site_files = {
        **en("Text.\n"),
        ZH: text("甲", "![图](p.png)\n", draft="true"),
        **files(p_png=large()),
    }
    assert variants(view(tmp_path, site_files)) == []
    assert len(variants(view(tmp_path, site_files, drafts=True))) == 1


# ---------------------------------------------------------------- which may wait

LONG = "Text.\n\n"
PICTURE = "![p](p.png)"


@pytest.mark.parametrize(
    ("body", "first"),
    [
        (PICTURE, [True]),
        (f"{PICTURE} {PICTURE}", [True, False]),
        (f"Words and {PICTURE}", [True]),
        (f"## Heading\n\n{PICTURE}", [True]),
        (f"<figure>\n<img src='p.png' alt='p'>\n</figure>\n\n{PICTURE}", [True, False]),
        (f"{LONG}{PICTURE}", [False]),
        (f"- point\n- point\n\n{PICTURE}", [False]),
        (f"| a |\n|---|\n| b |\n\n{PICTURE}", [False]),
    ],
)
def test_only_a_picture_that_is_seen_at_once_is_not_to_wait(
    tmp_path: Path, body: str, first: list[bool]
) -> None:
    result = images(tmp_path, {**en(f"{body}\n"), **files(p_png=png())})
    assert [value.startswith(HIGH) for value in result] == first
    assert [value.startswith(LAZY) for value in result] == [not each for each in first]


def test_below_a_lead_picture_all_others_may_wait(tmp_path: Path) -> None:
    site_files = {
        **en("![p](p.png)\n", image="p.png", image_alt="P"),
        ZH: text("甲", "![图](p.png)\n", image_alt="图"),
        "content/pages/about.en.md": text("About", "![p](p.png)\n", image="p.png", image_alt="P"),
        "content/pages/about.zh.md": text("关于", image_alt="图"),
        "content/pages/p.png": png(),
        **files(p_png=png()),
    }
    for path in (f"en/{A}/index.html", f"zh/{A}/index.html", "en/about/index.html"):
        [result] = images(tmp_path, site_files, path)
        assert result.startswith(LAZY)


# ---------------------------------------------------------------- where else


@pytest.mark.parametrize("code", ["en", "zh"])
def test_a_lead_picture_has_size_and_variants(tmp_path: Path, code: str) -> None:
    site_files = {
        **en("Text.\n", image="p.png", image_alt="P"),
        ZH: text("甲", "文字。\n", image_alt="图"),
        **files(p_png=large()),
    }
    site_context = view(tmp_path, site_files)
    result = context(site_context, f"{code}/{A}/index.html").picture
    assert (result.width, result.height) == ("700", "200")
    assert result.sizes == "(min-width: 680px) 680px, 100vw"
    assert result.srcset == f"/{variants(site_context)[0].path} 480w, {result.address} 700w"


def test_a_text_that_stands_in_for_a_missing_one_shows_the_same_pictures(tmp_path: Path) -> None:
    site_files = {**en(f"{PICTURE}\n", image="p.png", image_alt="P"), **files(p_png=large())}
    site_context = view(tmp_path, site_files, untranslated="fallback")
    own, other = (context(site_context, f"{code}/{A}/index.html") for code in ("en", "zh"))
    assert own.body == other.body
    assert own.picture.srcset == other.picture.srcset != ""


def test_the_home_page_shows_pictures_like_any_other(tmp_path: Path) -> None:
    site_files = {
        "content/pages/home.en.md": text("Home", f"{PICTURE}\n"),
        "content/pages/p.png": large(),
    }
    [result] = context(view(tmp_path, site_files), "en/index.html").intro.values
    assert result.startswith(f'{HIGH}width="700" height="200" sizes=')


def test_in_feeds_pictures_stand_as_their_author_wrote_them(tmp_path: Path) -> None:
    """Feed readers have style sheets of their own, which may not reckon with a size."""
    body = f'{PICTURE}\n\n<img src="p.png" alt="p" width="240">\n'
    site_context = view(tmp_path, {**en(body), **files(p_png=large())})
    address = f"https://small.example/en/{A}/p.png"
    for feed in ("en/feed.atom", "en/feed.json"):
        [entry] = context(site_context, feed).entries
        assert entry.body.values == (f'src="{address}"', f'width="240" src="{address}"')
