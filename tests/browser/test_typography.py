"""How texts are set, and that no page is wider than its window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NOW
from tests.browser.paths import LANGUAGES, LONG, PATHS
from tests.support.content import settings, text, write
from tests.support.measure import examples, sample
from tests.support.run import gazette
from tests.support.server import serving
from tests.support.visit import NewReader, Visit, wait_until

STYLES = """() => [...document.querySelectorAll('p:lang(zh)')]
  .filter((p) => p.checkVisibility())
  .map((p) => {
    const style = getComputedStyle(p), size = parseFloat(style.fontSize);
    return {
      text: p.textContent.slice(0, 30),
      autospace: style.textAutospace,
      strict: style.lineBreak,
      leading: parseFloat(style.lineHeight) / size,
      width: p.getBoundingClientRect().width / size,
      family: style.fontFamily,
    };
  })"""
WIDE = {
    "en": "https://www.hengzhun.example/" + "averylongaddress" * 20,
    "zh": "https://www.hengzhun.example/" + "很长的网址" * 40,
}
ROW = "| " + " | ".join(f"Column{n}" for n in range(20)) + " |"
RULE = "|---" * 20 + "|"
BODY = """
<{url}> and {url}

{row}
{rule}
{row}

<table><tr><th>{word}</th><td>{word}</td></tr></table>

<figure><table><tr><th>{word}</th><td>{word}</td></tr></table></figure>

<details open><summary>{word}</summary><table><tr><td>{word}</td></tr></table></details>

| {word} | `{word}` |
|---|---|
| [{word}](#_main) | {url} |

`{word}`

    {word} {word}

## {word}

- [{word}](#_main)

> {word}

!!! note "{word}"
    {word}

{word}[^1]

[^1]: {word} {url}
"""


@pytest.fixture(scope="module")
def harsh_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A portal whose texts are as wide as they can be."""
    root = tmp_path_factory.mktemp("harsh")
    output = root / "out"
    output.mkdir()
    files: dict[str, str | bytes] = {"site.toml": settings()}
    for code in LANGUAGES:
        word = "Donaudampfschifffahrtsgesellschaft" * 5
        body = BODY.format(url=WIDE[code], row=ROW, rule=RULE, word=word)
        files[f"content/news/2021/02-03-wide/index.{code}.md"] = text(
            f"{word} {code}",
            body,
            date="2021-02-03",
            origin=word,
            attachments="{a.csv: " + word + "}",
        )
        files[f"content/pages/home.{code}.md"] = text(word, body)
    files["content/news/2021/02-03-wide/a.csv"] = b"1,2"
    write(root, files)
    with serving(output) as address:
        words = ("build", "--site", root, "--url", address, "--now", NOW, "--jobs", "1")
        run = gazette(*words, "--output", output, "--cache", root / "cache")
        assert run.code == 0, run.err
        yield address


def overflow(page: Page) -> int:
    found = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert isinstance(found, int)
    return found


@pytest.mark.parametrize("path", sample([path for path in PATHS if path[:4] != "/en/"], 3))
def test_chinese_paragraphs_are_set_as_chinese(visit: Visit, path: str) -> None:
    page = visit.to(path)
    found = []
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        found += page.evaluate(STYLES)
    assert found
    for style in found:
        assert style["autospace"] == "normal", style
        assert style["strict"] == "strict", style
        assert 1.6 <= style["leading"] <= 2.0, style
        assert style["width"] <= 40.01, style
        assert style["family"].startswith('"PingFang SC"'), style


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_font_is_loaded(visit: Visit, code: str) -> None:
    kinds: list[str] = []
    visit.page.on("request", lambda request: kinds.append(request.resource_type))
    page = visit.to(f"/{code}/{LONG}")
    assert "stylesheet" in kinds
    assert "font" not in kinds
    assert page.evaluate("document.fonts.size") == 0


def test_english_pages_are_set_in_no_chinese_font(visit: Visit) -> None:
    found = visit.to(f"/en/{LONG}").evaluate("getComputedStyle(document.body).fontFamily")
    assert "PingFang" not in found


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_wide_tables_long_addresses_and_long_code_do_not_widen_a_page(
    new_reader: NewReader, harsh_site: str, code: str, width: int
) -> None:
    visit = new_reader(harsh_site, viewport={"width": width, "height": 640}).tab()
    for path in ("", "news/", "news/2021/02-03-wide/"):
        assert overflow(visit.to(f"/{code}/{path}")) == 0, path
    page = visit.page
    table = page.locator(".prose .table").first
    assert table.evaluate("t => t.scrollWidth > t.clientWidth")
    # What scrolls can be scrolled with the keyboard.
    table.focus()
    page.keyboard.press("ArrowRight")
    wait_until(page, "() => document.activeElement.scrollLeft > 0")


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_keep_together_in_table_cells(new_reader: NewReader, code: str) -> None:
    visit = new_reader(viewport={"width": 320, "height": 640}).tab()
    page = visit.to(f"/{code}/{LONG}")
    page.evaluate(
        """() => {
          const cells = '<td><a href="/">certificates-database</a></td>'.repeat(6);
          const html = `<div class="table"><table><tr>${cells}</tr></table></div>`;
          document.querySelector('.prose').insertAdjacentHTML('beforeend', html);
        }"""
    )
    [link] = page.locator(".prose .table:last-child a").first.evaluate_all(
        "links => links.map((link) => link.getClientRects().length)"
    )
    assert link <= 2


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_what_leads_on_is_named_in_one_line(new_reader: NewReader, code: str, width: int) -> None:
    visit = new_reader(viewport={"width": width, "height": 640}).tab()
    lines = visit.to(f"/{code}/{LONG}").evaluate(
        """() => [...document.querySelectorAll('.neighbours li')].map((item) => {
          const range = document.createRange();
          range.selectNode(item.firstChild);
          return range.getClientRects().length;
        })"""
    )
    assert lines == [1, 1]


@pytest.mark.sampled
def test_every_page_of_the_sample_fits_a_narrow_screen(
    new_reader: NewReader, sample_output: Path
) -> None:
    visit = new_reader(viewport={"width": 320, "height": 640}).tab()
    paths = [
        path.relative_to(sample_output).as_posix()
        for path in sample_output.rglob("*.html")
        if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")
    ]
    assert len(paths) > 100
    for path in sorted(paths)[:: examples(4, 1)]:
        visit.page.goto(visit.base + path, wait_until="load")
        assert overflow(visit.page) == 0, path


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_masthead_ends_where_the_page_ends(visit: Visit, code: str) -> None:
    page = visit.to(f"/{code}/news/")
    page.set_viewport_size({"width": 1280, "height": 800})
    ends = page.evaluate(
        """() => ['.site-nav', '.theme'].map((name) =>
          document.querySelector(name).getBoundingClientRect().right)"""
    )
    assert abs(ends[0] - ends[1]) < 10


def test_the_outline_of_what_has_the_focus_stays_within_a_table_that_scrolls(visit: Visit) -> None:
    page = visit.to(f"/en/{LONG}")
    page.evaluate(
        """() => document.querySelector('.prose').insertAdjacentHTML('beforeend',
          '<div class="table"><table><tr><td><a href="/">A</a></td></tr></table></div>')"""
    )
    page.keyboard.press("Tab")
    link = page.locator(".prose .table:last-child a").last
    link.focus()
    assert link.evaluate("e => parseFloat(getComputedStyle(e).outlineOffset)") < 0
