"""Builders of what templates see: a site context in, pages with their contexts out.

A view is a function from a site context to pages, or from a site context and a month to the pages
of that month's notices. To add one, write it and name it in `VIEWS`, with what its pages follow
from; their order is the order in which files reach the readers: nothing links to what is not there
yet.
"""

from __future__ import annotations

from gazette.views.favorites import favorites_units, title_units
from gazette.views.feeds import feed_units
from gazette.views.files import asset_copies, page_asset_copies
from gazette.views.home import home_fingerprints, home_pages
from gazette.views.lists import list_units, topics_pages
from gazette.views.notices import notice_pages
from gazette.views.own_pages import own_page_unit
from gazette.views.pictures import variant_copies
from gazette.views.plain import page_redirects, plain_pages, redirect_pages
from gazette.views.robots import robot_unit, sitemap_units
from gazette.views.search import search_pages
from gazette.views.site_context import Locale, SiteContext, make_site_context
from gazette.views.units import Units, each_time, of_lists, of_months, of_settings

VIEWS: tuple[Units, ...] = (
    of_months("files", asset_copies),
    each_time("page files", page_asset_copies),
    each_time("pictures", variant_copies),
    title_units,
    of_months("notices", notice_pages, beside=True),
    own_page_unit,
    of_months("redirects", redirect_pages),
    page_redirects,
    list_units,
    of_settings("topics", topics_pages),
    of_lists("home", home_pages, home_fingerprints),
    favorites_units,
    of_settings("plain", plain_pages),
    of_lists("search", search_pages),
    feed_units,
    sitemap_units,
    robot_unit,
)

__all__ = ["VIEWS", "Locale", "SiteContext", "make_site_context"]
