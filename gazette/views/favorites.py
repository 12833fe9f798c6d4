"""What a reader's favourites need: their page in each language, and a file of titles a year.

A reader's browser keeps ids. It asks for the files of the years that they name, which tells
nobody which notices are meant, and learns there what each is called now and whether it is still
published. A year's file changes with the notices of that year alone: those whose id, or an old
id, names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from gazette.library import urls
from gazette.model.contexts import FavoritesContext, YearContext
from gazette.model.notice import Notice
from gazette.model.page import Page
from gazette.views.heads import head
from gazette.views.moments import iso_day
from gazette.views.pages import page
from gazette.views.scene import Scene, Tongue

_FOLDER = "favorites"
_OLD = re.compile(r"([^/]+)/(news/[0-9]{4}/[0-9]{2}-[0-9]{2}-[^/\\.\s]+)(?:/|/index\.html)?")
"""An old address that a notice had of itself: a language and its id."""

Held = dict[str, Notice]
"""Published notices by the ids that name a year: their own, and those that they had before."""


def year_files(scene: Scene) -> Iterator[Page]:
    """Yield a JSON file for each year that published notices have, or had, in their ids."""
    first, library = scene.tongues[0], scene.library
    for year, held in _years(scene).items():
        marks = (
            b"|".join((id_.encode(), notice.id.encode(), library.mark(notice)))
            for id_, notice in held.items()
        )
        make = partial(_titles, scene, year, held)
        path = f"{_FOLDER}/{year}.json"
        yield page(first, path, "feeds/titles.json", YearContext, make, marks)


def favorites_pages(scene: Scene) -> Iterator[Page]:
    """Yield the page of favourites in each language."""
    site = scene.site
    years = tuple(_years(scene))
    marks = [" ".join(years).encode()]
    for tongue in scene.tongues:
        path = urls.path(urls.of(site, tongue.code, _FOLDER, ""), site)
        make = partial(_context, scene, tongue, years)
        yield page(tongue, path, "pages/favorites.html", FavoritesContext, make, marks)


def _years(scene: Scene) -> dict[str, Held]:
    """Return the published notices by the year in an id, which a reader's browser goes by."""
    published = scene.library.published
    held: Held = {notice.id: notice for notice in published}
    for notice in published:
        for _, alias, _ in notice.item.card.aliases:
            old = _OLD.fullmatch(alias)
            if old and old[1] in scene.site.codes:
                held.setdefault(old[2], notice)
    years: dict[str, Held] = {}
    for id_ in sorted(held):
        years.setdefault(id_.split("/")[1], {})[id_] = held[id_]
    return years


def _titles(scene: Scene, year: str, held: Held) -> YearContext:
    notices: dict[str, object] = {}
    for id_, notice in held.items():
        now = {} if id_ == notice.id else {"now": notice.id}
        notices[id_] = {**now, **_notice(scene, notice)}
    return YearContext(year, notices)


def _notice(scene: Scene, notice: Notice) -> dict[str, object]:
    """Return a notice's date, titles, and what else is to be known: that it was withdrawn, and
    that it has no page in languages that it has no text in.
    """
    item = notice.item
    found: dict[str, object] = {
        "date": iso_day(notice.date),
        "title": {face[0]: face[1] for face in item.card.faces},
    }
    if scene.library.has_come(item.card.withdrawn):
        found["withdrawn"] = True
    if any(scene.library.showing(item, code) is None for code in scene.site.codes):
        found["hidden"] = True
    return found


def _context(scene: Scene, tongue: Tongue, years: tuple[str, ...]) -> FavoritesContext:
    site, language = scene.site, tongue.language
    codes = dict.fromkeys((language.code, *language.fallbacks, *site.codes))
    return FavoritesContext(
        head=head(scene, tongue, lambda code: urls.of(site, code, _FOLDER, "")),
        folder=urls.of(site, _FOLDER, ""),
        years=years,
        languages=tuple((code, site.language(code).tag) for code in codes),
    )
