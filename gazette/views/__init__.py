"""Builders of what templates see: a scene in, pages with their contexts out.

A view is a function from a scene to pages. To add one, write it and name it in `VIEWS`; their
order is the order in which files reach the readers: nothing links to what is not there yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gazette.model.page import Output
from gazette.views.favorites import favorites_pages, year_files
from gazette.views.feeds import feed_pages
from gazette.views.files import asset_copies
from gazette.views.home import home_pages
from gazette.views.lists import archive_pages, topic_pages
from gazette.views.notices import notice_pages
from gazette.views.pictures import variant_copies
from gazette.views.plain import plain_pages, redirect_pages
from gazette.views.robots import robot_pages, sitemap_pages
from gazette.views.scene import Scene, Tongue, scene
from gazette.views.search import search_pages
from gazette.views.standing import standing_pages

VIEWS: tuple[Callable[[Scene], Iterable[Output]], ...] = (
    asset_copies,
    variant_copies,
    year_files,
    notice_pages,
    standing_pages,
    redirect_pages,
    archive_pages,
    topic_pages,
    home_pages,
    favorites_pages,
    plain_pages,
    search_pages,
    feed_pages,
    sitemap_pages,
    robot_pages,
)

__all__ = ["VIEWS", "Scene", "Tongue", "scene"]
