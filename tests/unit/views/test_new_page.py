"""The recipe for a new kind of page: five files of sources, in a copy, are all that the navigation,
the sitemap, the names that no own page may take, and incremental builds need.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.content import notice, settings, text, write
from tests.support.run import REPOSITORY, Run

ROUTE = 'CALENDAR = Route("calendar/", in_sitemap=True, label=page_text("Calendar"))\n'

CONTEXT = '''\
"""The calendar."""

from __future__ import annotations

from typing import NamedTuple

from gazette.model.contexts.head import Head
from gazette.model.contexts.parts import Link
from gazette.model.page import PageKind


class CalendarContext(NamedTuple):
    """All notices by the month of their dates (`2026-01`), newest first."""

    head: Head
    months: tuple[tuple[str, tuple[Link, ...]], ...]


CALENDAR_PAGE = PageKind("pages/calendar.html", CalendarContext)
'''

VIEW = '''\
"""The calendar of each language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from gazette.model.contexts.calendar import CALENDAR_PAGE, CalendarContext
from gazette.model.page import Page
from gazette.model.routes import CALENDAR
from gazette.views.entries import neighbour
from gazette.views.heads import page_head
from gazette.views.pages import route_pages
from gazette.views.site_context import Locale, SiteContext


def calendar_pages(site_context: SiteContext) -> Iterator[Page]:
    """Yield the calendar in each language."""
    return route_pages(site_context, CALENDAR, CALENDAR_PAGE, _context)


def _context(site_context: SiteContext, locale: Locale) -> CalendarContext:
    notices = reversed(site_context.library.lists.listed(locale.code))
    months = groupby(notices, lambda notice: f"{notice.date.start:%Y-%m}")
    return CalendarContext(
        head=page_head(site_context, locale, CALENDAR.path),
        months=tuple(
            (month, tuple(neighbour(site_context, locale, notice) for notice in own))
            for month, own in months
        ),
    )
'''

TEMPLATE = """\
{% extends "layouts/base.html" %}
{% from "parts/inline.html" import link %}
{% block title %}{{ _("Calendar") }}{% endblock %}
{% block main %}
<h1>{{ _("Calendar") }}</h1>
{% for month, links in months %}
<h2>{{ month }}</h2>
<ul>
{% for each in links %}
<li>{{ link(each) }}</li>
{% endfor %}
</ul>
{% endfor %}
{% endblock %}
"""

NEW_FILES = {
    "gazette/model/contexts/calendar.py": CONTEXT,
    "gazette/views/calendar.py": VIEW,
    "templates/pages/calendar.html": TEMPLATE,
}

# By file: texts, each with what goes before it.
EDITS = {
    "gazette/model/routes.py": {
        "\n\nclass Route(": "\nfrom gazette.model.page_text import page_text\n",
        "\nROUTES = (": ROUTE,
        "FAVORITES, SEARCH,": "CALENDAR, ",
    },
    "gazette/views/__init__.py": {
        "from gazette.views.favorites ": "from gazette.views.calendar import calendar_pages\n",
        '    of_lists("home",': '    of_lists("calendar", calendar_pages),\n',
    },
}

SITE = {
    "site.toml": settings(),
    **notice("2025/12-31-a", en="First", zh="一"),
    **notice("2026/01-02-b", en="Second"),
    **notice("2026/01-05-c", en="Third", zh="三"),
    **{f"content/pages/{name}.en.md": text(name) for name in ("home", "about", "disclaimer")},
}
ENTRY = '<li><a href="/en/calendar/"{}>Calendar</a></li>'


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the sources in which the recipe was followed."""
    root = tmp_path_factory.mktemp("sources")
    for folder in ("gazette", "templates", "locales", "static"):
        unwanted = shutil.ignore_patterns("__pycache__")
        shutil.copytree(REPOSITORY / folder, root / folder, ignore=unwanted)
    shutil.copy(REPOSITORY / "build.py", root)
    write(root, NEW_FILES)
    for name, edits in EDITS.items():
        source = (root / name).read_text("utf-8")
        for place, addition in edits.items():
            assert source.count(place) == 1, place
            source = source.replace(place, addition + place)
        (root / name).write_text(source, "utf-8")
    return root


def build(sources: Path, site: Path, *options: str) -> Run:
    """Build a site with the sources of the copy, in a process of its own."""
    words = ["build", "--site", site, "--now", "2026-02-01T00:00:00Z", "--no-search", *options]
    run = subprocess.run(
        [sys.executable, "-W", "error", sources / "build.py", *words],
        env={"PYTHONUTF8": "1", "PYTHONPATH": ""},
        cwd=sources,
        capture_output=True,
        check=False,
    )
    return Run(run.returncode, run.stdout.decode(), run.stderr.decode())


def test_a_new_kind_of_page_costs_five_files() -> None:
    assert len(NEW_FILES) + len(EDITS) == 5


def test_a_new_kind_of_page_is_built_and_led_to(sources: Path, tmp_path: Path) -> None:
    run = build(sources, write(tmp_path, SITE))
    assert run.code == 0, run.err
    page = (tmp_path / "output/en/calendar/index.html").read_text("utf-8")
    months = ("2026-01", ">Third<", ">Second<", "2025-12", ">First<")
    assert sorted(months, key=page.index) == list(months)
    assert ENTRY.format(' aria-current="page"') in page
    assert ENTRY.format("") in (tmp_path / "output/en/about/index.html").read_text("utf-8")
    sitemap = (tmp_path / "output/sitemaps/pages.xml").read_text("utf-8")
    for code in ("en", "zh"):
        assert f"<loc>https://small.example/{code}/calendar/</loc>" in sitemap


def test_no_own_page_takes_the_name_of_a_new_kind(sources: Path, tmp_path: Path) -> None:
    write(tmp_path, SITE | {"content/pages/calendar.en.md": text("Mine")})
    run = build(sources, tmp_path, "--json")
    assert run.code == 1
    assert "reserved-name" in run.codes


def test_a_new_kind_of_page_is_made_anew_where_what_it_shows_changes(
    sources: Path, tmp_path: Path
) -> None:
    page = tmp_path / "output/en/calendar/index.html"
    path = "content/news/2026/01-05-c/index.en.md"
    build(sources, write(tmp_path, SITE))
    before = page.stat()
    build(sources, write(tmp_path, {path: text("Third", "More.\n\nAnd more.", date="2026-01-05")}))
    assert page.stat() == before
    build(sources, write(tmp_path, {path: text("Fourth", date="2026-01-05")}))
    assert ">Fourth<" in page.read_text("utf-8")
