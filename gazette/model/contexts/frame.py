"""What all pages of one language share."""

from __future__ import annotations

from typing import NamedTuple

from gazette.model.contexts.parts import Link


class NavigationEntry(NamedTuple):
    """An entry of the main navigation: its label, its page's address, and its full URL."""

    label: str
    address: str
    url: str


class Frame(NamedTuple):
    """What all pages of one language share; nothing here changes when a notice comes or goes.

    `about`, `disclaimer` are addresses, empty where the page is missing; `extras` are further
    pages of the portal. `root` is the address of the chooser. `search` is empty where the portal
    is built without search. `navigation` are the entries of the main navigation that the layout
    does not name itself.
    """

    code: str
    tag: str
    og_locale: str
    title: str
    description: str
    publisher: str
    domain: str
    site_id_code: str
    root: str
    static: str
    home: str
    news: str
    topics: str
    favorites: str
    about: str
    disclaimer: str
    extras: tuple[Link, ...]
    feed: str
    json_feed: str
    search: str
    navigation: tuple[NavigationEntry, ...]
