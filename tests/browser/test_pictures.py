"""Pictures in a real browser: the right variant is loaded, in its time, and nothing moves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, Route

from tests.support.content import settings, text, write
from tests.support.measure import sample
from tests.support.pictures import chart, photograph, saved
from tests.support.run import gazette
from tests.support.server import serving
from tests.support.visit import NewReader, Visit, paint, wait_until

A = "news/2020/12-24-a"
LANGUAGES = ("en", "zh")
PHONE = {"viewport": {"width": 360, "height": 640}, "device_scale_factor": 1}
SHARP_PHONE = PHONE | {"device_scale_factor": 2}
DESKTOP = {"viewport": {"width": 1280, "height": 800}, "device_scale_factor": 1}
SHARP_DESKTOP = DESKTOP | {"device_scale_factor": 2}
FILLER = {"en": "Some text that fills the page.\n\n" * 90, "zh": "占据页面的文字。\n\n" * 90}
SIZE = re.compile(r' (?:width|height)="\d+"')
SHIFTS = """
{
  let shift = 0;
  const add = (entries) => { for (const entry of entries) shift += entry.value; };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({type: 'layout-shift', buffered: true});
  window.shift = () => { add(observer.takeRecords()); return shift; };
}
"""
COMPLETE = "() => [...document.images].every((image) => image.complete)"


def exif(orientation: int) -> Image.Exif:
    found = Image.Exif()
    found[0x0112] = orientation
    return found


TURNED = {
    f"turned-{orientation}.{ending}": saved(
        chart(90, 60), {"jpg": "JPEG"}.get(ending, ending.upper()), exif=exif(orientation)
    )
    for orientation in (1, 3, 6, 8)
    for ending in ("jpg", "webp", "png", "avif")
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a portal with a notice that shows large pictures, and odd ones."""
    root = tmp_path_factory.mktemp("pictures")
    files: dict[str, str | bytes] = {
        f"content/{A}/lead.jpg": saved(photograph(1900, 1000), "JPEG"),
        f"content/{A}/tall.png": saved(photograph(700, 1400), "PNG"),
        f"content/{A}/late.jpg": saved(photograph(2000, 900, 2), "JPEG"),
        f"content/{A}/icon.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">'
        b'<rect width="40" height="30"/></svg>',
        "content/pages/tall.png": saved(photograph(400, 1800), "PNG"),
    } | {f"content/{A}/{name}": data for name, data in TURNED.items()}
    odd = " ".join(f"![{name}]({name})" for name in TURNED)
    for code in LANGUAGES:
        body = (
            f"![Icon](icon.svg)\n\n![Tall](tall.png)\n\n{FILLER[code]}![Late](late.jpg)\n\n{odd}\n"
        )
        lead = {"date": "2020-12-24", "image": "lead.jpg"} if code == "en" else {}
        files[f"content/{A}/index.{code}.md"] = text("A", body, image_alt="Lead", **lead)
        for name in ("home", "about", "disclaimer"):
            tall = {"image": "tall.png", "image_alt": "Tall"} if name == "about" else {}
            files[f"content/pages/{name}.{code}.md"] = text(name, "Text.\n", **tall)
    folder = write(root, {"site.toml": settings(), **files})
    with serving(folder / "output") as address:
        run = gazette("build", "--site", folder, "--url", address, "--jobs", "2")
        assert run.code == 0, run.err
        yield address


@pytest.fixture
def visit(new_reader: NewReader, site: str) -> Callable[..., Visit]:
    """Open a tab of a reader with a screen."""

    def make(screen: dict[str, Any]) -> Visit:
        tab = new_reader(site, **screen).tab()
        tab.page.add_init_script(SHIFTS)
        return tab

    return make


def to_the_end(page: Page, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Scroll down as a reader does, and wait for what is loaded on the way."""
    top = 0
    while top < page.evaluate("document.documentElement.scrollHeight"):
        page.evaluate("top => window.scrollTo(0, top)", top)
        paint(page)
        meanwhile()
        top += 500
    wait_until(page, COMPLETE, meanwhile)
    paint(page)


def loaded(page: Page) -> dict[str, str]:
    """Return what was chosen for each picture, by its own name: a variant's width, or nothing."""
    chosen = page.eval_on_selector_all("main img", "all => all.map(i => [i.src, i.currentSrc])")
    return {
        own.rpartition("/")[2]: "".join(re.findall(r"/pictures/.*-(\d+)\.webp", taken))
        for own, taken in chosen
    }


@pytest.mark.parametrize("lang", sample(LANGUAGES, 2))
@pytest.mark.parametrize(
    ("screen", "lead", "tall"),
    [
        (PHONE, "480", "480"),
        (SHARP_PHONE, "960", ""),
        (DESKTOP, "960", ""),
        (SHARP_DESKTOP, "1440", ""),
    ],
    ids=["phone", "sharp phone", "desktop", "sharp desktop"],
)
def test_each_screen_takes_the_variant_that_it_needs(
    visit: Callable[..., Visit], lang: str, screen: dict[str, Any], lead: str, tall: str
) -> None:
    tab = visit(screen)
    page = tab.to(f"{lang}/{A}/")
    to_the_end(page)
    found = loaded(page)
    assert (found["lead.jpg"], found["late.jpg"], found["tall.png"]) == (lead, lead, tall)
    assert not [url for url in tab.requests if url.endswith(("lead.jpg", "late.jpg"))]
    assert (tab.faults, tab.violations) == ([], [])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_picture_far_below_is_not_loaded_before_its_time(
    visit: Callable[..., Visit], lang: str
) -> None:
    tab = visit(PHONE)
    page = tab.to(f"{lang}/{A}/")
    late = page.locator("img[src$='late.jpg']").get_attribute("srcset") or ""
    names = re.findall(r"pictures/\S+", late)
    assert len(names) == 3
    assert not [url for url in tab.requests if url.endswith(tuple(names))]
    to_the_end(page)
    assert [url for url in tab.requests if url.endswith(tuple(names))]


def shift(visit: Visit, path: str, change: Callable[[str], str]) -> float:
    """Return how far a page moves when its pictures come after all else is painted; `change` is
    done to its HTML.
    """
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    def release() -> None:
        while late:
            late.pop(0).continue_()

    def changed(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=change(answer.text()))

    visit.page.route(re.compile(r"/(pictures/|icon|tall|lead|late)[^/]*$"), hold)
    visit.page.route(f"**/{path}", changed)
    page = visit.page
    page.goto(visit.base + path, wait_until="domcontentloaded")
    paint(page)
    to_the_end(page, release)
    return float(page.evaluate("window.shift()"))


@pytest.mark.parametrize("lang", sample(LANGUAGES, 2))
@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", [f"{A}/", "about/"])
def test_nothing_moves_while_pictures_come_late(
    visit: Callable[..., Visit], lang: str, screen: dict[str, Any], path: str
) -> None:
    assert shift(visit(screen), f"{lang}/{path}", lambda html: html) == 0


def test_without_their_sizes_pictures_would_move_the_page(visit: Callable[..., Visit]) -> None:
    """So that the test above could fail."""
    assert shift(visit(DESKTOP), f"en/{A}/", lambda html: SIZE.sub("", html)) > 0.05


def test_a_browser_turns_pictures_as_their_sizes_say(visit: Callable[..., Visit]) -> None:
    page = visit(DESKTOP).to(f"en/{A}/")
    to_the_end(page)
    for name in TURNED:
        image = page.locator(f"img[src$='{name}']")
        natural = image.evaluate("i => `${i.naturalWidth} ${i.naturalHeight}`")
        assert f"{image.get_attribute('width')} {image.get_attribute('height')}" == natural, name


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_picture_is_distorted(visit: Callable[..., Visit], screen: dict[str, Any]) -> None:
    tab = visit(screen)
    for path in (f"en/{A}/", "zh/about/"):
        page = tab.to(path)
        to_the_end(page)
        for image in page.locator("main img").all():
            fit = image.evaluate("i => getComputedStyle(i).objectFit")
            box = image.evaluate("i => i.width / i.height")
            own = image.evaluate("i => i.naturalWidth / i.naturalHeight")
            assert fit == "contain" or box == pytest.approx(own, rel=0.02)
