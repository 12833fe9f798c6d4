"""Gazette: a static site generator for bilingual announcements portals."""

__version__ = "0.1.0"
