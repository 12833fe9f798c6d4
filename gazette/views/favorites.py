"""What a reader's favourites need: their page in each language, and a file of titles a year.

A reader's browser keeps ids. It asks for the files of the years that they name, which tells
nobody which notices are meant, and learns there what each is called now and whether it is still
published. A year's file changes with the notices of that year alone: those whose id, or an old
id, names it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from gazette.digest import digest
from gazette.library import urls
from gazette.library.months import Month
from gazette.model.contexts.favorites import (
    FAVORITES_PAGE,
    TITLES_FILE,
    FavoritesContext,
    YearContext,
)
from gazette.model.notice import Notice
from gazette.model.page import BuildUnit, Page
from gazette.model.routes import FAVORITES
from gazette.views.heads import page_head
from gazette.views.moments import iso_day
from gazette.views.pages import page, route_pages
from gazette.views.site_context import Locale, SiteContext

Old = tuple[str, Month, int]
"""An id that a published notice had before; its month, and its number there."""


class _Year(NamedTuple):
    """The months of a year's ids, and what is called otherwise now."""

    months: list[Month]
    old: list[Old]


def title_units(site_context: SiteContext) -> Iterator[BuildUnit]:
    """Yield the unit of each year that published notices have, or had, in their ids."""
    facts = site_context.library.lists.facts
    for name, year in _years(site_context).items():
        fingerprints = [facts(month).fingerprints for month in year.months]
        old = [(id_, facts(month).fingerprints, number) for id_, month, number in year.old]
        make = partial(_year_file, site_context, name, year)
        yield BuildUnit(
            f"titles {name}", digest(site_context.settings_fingerprint, fingerprints, old), make
        )


def favorites_units(site_context: SiteContext) -> Iterator[BuildUnit]:
    """Yield the unit of the page of favourites, in each language."""
    years = tuple(_years(site_context))
    fingerprint = digest(site_context.settings_fingerprint, years)
    yield BuildUnit("favorites", fingerprint, partial(_pages, site_context, years))


def _years(site_context: SiteContext) -> dict[str, _Year]:
    """Return what there is by the year in an id, which a reader's browser goes by."""
    years: defaultdict[str, _Year] = defaultdict(lambda: _Year([], []))
    for month in site_context.library.months.values():
        facts = site_context.library.lists.facts(month)
        if facts.published:
            years[month.year_of_ids].months.append(month)
        for id_, number in facts.old_ids:
            years[id_.split("/")[1]].old.append((id_, month, number))
    return dict(sorted(years.items()))


def _year_file(site_context: SiteContext, name: str, year: _Year) -> Iterator[Page]:
    notices = {id_: month.published[number] for id_, month, number in reversed(year.old)}
    notices |= {notice.id: notice for month in year.months for notice in month.published}
    make = partial(_titles, site_context, name, dict(sorted(notices.items())))
    yield page(site_context.locales[0], f"{FAVORITES.path}{name}.json", TITLES_FILE, make)


def _titles(site_context: SiteContext, year: str, notices: Mapping[str, Notice]) -> YearContext:
    records: dict[str, object] = {}
    for id_, notice in notices.items():
        now = {} if id_ == notice.id else {"now": notice.id}
        records[id_] = {**now, **_notice(site_context, notice)}
    return YearContext(year, records)


def _notice(site_context: SiteContext, notice: Notice) -> dict[str, object]:
    """Return a notice's date, titles, and what else is to be known: that it was withdrawn, and
    that it has no page in languages that it has no text in.
    """
    item = notice.item
    record: dict[str, object] = {
        "date": iso_day(notice.date),
        "title": {teaser[0]: teaser[1] for teaser in item.card.teasers},
    }
    if site_context.library.has_come(item.card.withdrawn):
        record["withdrawn"] = True
    if any(site_context.library.showing(item, code) is None for code in site_context.site.codes):
        record["hidden"] = True
    return record


def _pages(site_context: SiteContext, years: tuple[str, ...]) -> Iterator[Page]:
    return route_pages(site_context, FAVORITES, FAVORITES_PAGE, partial(_context, years=years))


def _context(site_context: SiteContext, locale: Locale, years: tuple[str, ...]) -> FavoritesContext:
    site, language = site_context.site, locale.language
    codes = dict.fromkeys((language.code, *language.fallbacks, *site.codes))
    return FavoritesContext(
        head=page_head(site_context, locale, FAVORITES.path),
        folder=urls.of(site, FAVORITES.path),
        years=years,
        languages=tuple((code, site.language(code).tag) for code in codes),
    )
