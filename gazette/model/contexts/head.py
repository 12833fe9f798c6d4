"""What a page says of itself to machines, and its ways to the other languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Switch(NamedTuple):
    """A way to the same page in another language.

    `label` is that language's name in itself. Where the page has no version in it, `available` is
    False and `address` leads to that language's home page.
    """

    code: str
    tag: str
    label: str
    address: str
    available: bool


class Head(NamedTuple):
    """What a page says of itself to machines.

    `alternates` are pairs of a tag (or `x-default`) and a full URL, empty where there is no
    translation to announce. `indexed` is False for pages that search engines are to leave out.
    `feed` is the feed that goes with the page, if not the language's own.
    """

    canonical: str
    alternates: tuple[tuple[str, str], ...]
    switches: tuple[Switch, ...]
    description: str = ""
    og_type: str = "website"
    og_image: str = ""
    og_locales: tuple[str, ...] = ()
    indexed: bool = True
    feed: str = ""
    json_ld: Mapping[str, object] | None = None
