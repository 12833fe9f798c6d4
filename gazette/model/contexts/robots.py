"""Sitemaps, robots.txt and security.txt."""

from __future__ import annotations

from typing import NamedTuple

from gazette.model.page import PageKind


class Location(NamedTuple):
    """A URL of a sitemap, with all its languages (itself too) and when it last changed, or ""."""

    url: str
    alternates: tuple[tuple[str, str], ...]
    changed: str


class SitemapContext(NamedTuple):
    """One part of the sitemap."""

    locations: tuple[Location, ...]


class SitemapIndexContext(NamedTuple):
    """URL and time of change, or "", of each part."""

    parts: tuple[tuple[str, str], ...]


class RobotsContext(NamedTuple):
    """What robots.txt says."""

    sitemap_url: str


class SecurityContext(NamedTuple):
    """What security.txt says (RFC 9116). `expires` is RFC 3339."""

    contact: str
    expires: str
    canonical_url: str
    languages: str


SITEMAP_FILE = PageKind("feeds/sitemap.xml", SitemapContext)
SITEMAP_INDEX_FILE = PageKind("feeds/sitemap_index.xml", SitemapIndexContext)
ROBOTS_FILE = PageKind("feeds/robots.txt", RobotsContext)
SECURITY_FILE = PageKind("feeds/security.txt", SecurityContext)
