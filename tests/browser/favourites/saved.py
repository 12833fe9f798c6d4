"""What a browser holds of favourites: values to begin with in, what is there now out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

from tests.support.visit import Reader

KEY = "gazette.favourites"
AGREEMENT = "news/2020/12-24-agreement"
HOURS = "news/2021/01-13-hours"
ENGLISH = "news/2021/03-02-english"
HIDDEN = "news/2021/04-01-hidden"
RECALLED = "news/2021/05-01-recalled"
RENAMED = "news/2019/11-01-earlier-name"
GONE = "news/2021/09-09-gone"

TITLES = {
    AGREEMENT: {"en": "Agreement signed", "zh": "签署协议"},
    HOURS: {"en": "Office hours", "zh": "办公时间"},
    ENGLISH: {"en": "English only"},
    HIDDEN: {"en": "For English readers"},
    RECALLED: {"en": "Recalled", "zh": "撤回的公告"},
    RENAMED: {"en": "A title of then"},
    GONE: {"en": "Taken away", "zh": "已经不在"},
}

NewFavourites = Callable[..., Reader]
"""Makes a reader whose browser holds a value under `KEY` to begin with."""


def item(id_: str, day: int = 1, **other: Any) -> dict[str, Any]:
    """Return an item saved on a day of January 2026."""
    _, year, name = id_.split("/")
    found = {
        "id": id_,
        "savedAt": f"2026-01-{day:02}T08:00:00.000Z",
        "date": f"{year}-{name[:5]}",
        "title": TITLES[id_],
    }
    return {**found, **other}


def value(*items: Any, v: object = 1) -> str:
    """Return what the store holds; half a character is escaped, as browsers do."""
    text = json.dumps({"v": v, "items": items}, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):x}", text)


def holding(base: str, **values: str) -> dict[str, Any]:
    """Return options of a browser that holds values, by name."""
    parts = urlsplit(base)
    held = [{"name": name, "value": said} for name, said in values.items()]
    origin = f"{parts.scheme}://{parts.netloc}"
    return {"storage_state": {"cookies": [], "origins": [{"origin": origin, "localStorage": held}]}}


def raw(page: Page, name: str = KEY) -> str | None:
    """Return what the browser holds now."""
    found = page.evaluate("(name) => localStorage.getItem(name)", name)
    assert found is None or isinstance(found, str)
    return found


def items(page: Page) -> list[dict[str, Any]]:
    """Return the items that the browser holds now."""
    found = json.loads(raw(page) or '{"items": []}')["items"]
    assert isinstance(found, list)
    return found


def ids(page: Page) -> list[str]:
    """Return the ids that the browser holds now."""
    return [each["id"] for each in items(page)]


def button(page: Page, id_: str) -> Locator:
    """Return the save button of a notice."""
    return page.locator(f'button[data-notice="{id_}"]')


def rows(page: Page) -> Locator:
    """Return the rows of the favourites page."""
    return page.locator(".favourites-list > li")


def titles(page: Page) -> list[str]:
    """Return the titles on the favourites page, in order."""
    return page.locator(".favourites-list .entry-title").all_inner_texts()


def marked(page: Page) -> list[str]:
    """The titles of the notices that are marked as gone."""
    gone = rows(page).filter(has=page.locator("[data-mark=gone]"))
    return gone.locator(".entry-title").all_inner_texts()
