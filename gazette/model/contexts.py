"""What templates see: a frozen value for each kind of page.

A template's variables are `frame` and the fields of its context, nothing else. Every text that
may be in another language than the page comes with `lang`, a BCP 47 tag, empty where it is the
page's own. Addresses begin with the site's base path; a field whose name ends in `_url` or that
says so holds a full URL. Dates come twice: as readers read them, and as `datetime` wants them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from gazette.model.page import Body


class Link(NamedTuple):
    """A text that leads somewhere."""

    label: str
    address: str
    lang: str = ""


class Frame(NamedTuple):
    """What all pages of one language share; nothing here changes when a notice comes or goes.

    `about`, `disclaimer` are addresses, empty where the page is missing; `extras` are further
    pages of the portal. `root` is the address of the chooser. `search` is empty where the portal
    is built without search.
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
    search: str = ""


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


class When(NamedTuple):
    """A day: as the page's language writes it, and for machines (RFC 3339)."""

    text: str
    iso: str


Titles = tuple[tuple[str, str], ...]
"""A notice's titles, by language code: of each language that it has a text in, the shown one first.

A save button keeps them all, so that what is saved in one language shows its title in another.
"""


class Entry(NamedTuple):
    """A notice in a list: no more than lists show, so that an edited body leaves lists alone."""

    id: str
    address: str
    title: str
    lang: str
    date: When
    summary: str
    summary_lang: str
    pinned: bool = False
    corrected: bool = False
    withdrawn: bool = False
    expired: bool = False
    titles: Titles = ()


class Statement(NamedTuple):
    """A correction or a withdrawal: when, and in the publisher's words."""

    date: When
    text: str
    lang: str


class Issuer(NamedTuple):
    """Who issued a notice."""

    name: str
    url: str
    lang: str


class Attachment(NamedTuple):
    """A file to take along: its label (or name), its kind (`PDF`) and size as readers read it."""

    label: str
    lang: str
    address: str
    kind: str
    size: str


class Picture(NamedTuple):
    """A lead picture: its address, its text, and the values of its other attributes.

    They are empty where they are not known.
    """

    address: str
    alt: str
    lang: str
    width: str = ""
    height: str = ""
    sizes: str = ""
    srcset: str = ""


class NoticeContext(NamedTuple):
    """`pages/notice.html`: one announcement.

    `original` names the language that the text is in where it stands in for a missing one: its
    label leads to the original.
    """

    head: Head
    id: str
    title: str
    lang: str
    date: When
    pub_date: str
    issuer: Issuer
    corrected: Statement | None
    withdrawn: Statement | None
    expired: When | None
    original: Link | None
    picture: Picture | None
    body: Body
    attachments: tuple[Attachment, ...]
    topics: tuple[Link, ...]
    newer: Link | None
    older: Link | None
    titles: Titles = ()


class UntranslatedContext(NamedTuple):
    """`pages/untranslated.html`: says that a text exists in another language only.

    `date` and `titles` are an announcement's; one of the portal's own pages has none.
    """

    head: Head
    id: str
    title: str
    lang: str
    date: When | None
    original: Link
    newer: Link | None
    older: Link | None
    titles: Titles = ()


class OwnPageContext(NamedTuple):
    """`pages/standing.html`: about, disclaimer and any other page of the portal's own."""

    head: Head
    title: str
    lang: str
    corrected: Statement | None
    original: Link | None
    picture: Picture | None
    body: Body
    attachments: tuple[Attachment, ...]


class HomeContext(NamedTuple):
    """`pages/home.html`: who publishes, what is pinned, the latest, the topics."""

    head: Head
    title: str
    intro: Body | None
    pinned: tuple[Entry, ...]
    latest: tuple[Entry, ...]
    topics: tuple[Link, ...]


class Pager(NamedTuple):
    """The way from one page of a list to the next; `number` is 0 on the newest."""

    number: int
    newer: str
    older: str


class ListContext(NamedTuple):
    """`pages/archive.html`, `pages/year.html`, `pages/topic.html`: notices, newest first.

    `heading` is the year or the topic's label, empty in the whole archive. `years` stand on the
    archive's newest page only: a full page never changes again.
    """

    head: Head
    heading: str
    entries: tuple[Entry, ...]
    pager: Pager
    years: tuple[Link, ...]


class TopicsContext(NamedTuple):
    """`pages/topics.html`: all topics."""

    head: Head
    topics: tuple[Link, ...]


class PlainContext(NamedTuple):
    """`pages/not_found.html`: a page that is all template."""

    head: Head


class FavoritesContext(NamedTuple):
    """`pages/favorites.html`: what a reader has saved, which only the reader's browser knows.

    `folder` is the address of the year files; `years` are those that there is one of, oldest
    first. `languages` are code and tag of each language in the order in which their titles stand
    in for one another here, the page's own first.
    """

    head: Head
    folder: str
    years: tuple[str, ...]
    languages: tuple[tuple[str, str], ...]


class YearContext(NamedTuple):
    """`feeds/titles.json`: all notices of a year, by id, for whoever has saved some of them."""

    year: str
    notices: Mapping[str, object]


class Subject(NamedTuple):
    """A topic to search in, and its list's address."""

    id: str
    label: str
    address: str


class SearchContext(NamedTuple):
    """`pages/search.html`.

    `years` are those with notices to be found, newest first; `groups` the folders of their
    indexes below the page, newest first, separated by spaces.
    """

    head: Head
    topics: tuple[Subject, ...]
    years: tuple[str, ...]
    groups: str


class Choice(NamedTuple):
    """A language on the chooser, or on the 404 page of no language.

    `words` say there, in that language, what the page has to say.
    """

    tag: str
    label: str
    title: str
    address: str
    words: tuple[str, ...]


class ChoiceContext(NamedTuple):
    """`pages/chooser.html`, `pages/lost.html`: one section for each language."""

    head: Head
    choices: tuple[Choice, ...]


class RedirectContext(NamedTuple):
    """`pages/redirect.html`: an old address that leads to a page's own."""

    target: str
    target_url: str
    title: str
    lang: str


class FeedEntry(NamedTuple):
    """An entry of a feed (RFC 4287 section 4.1.2). Times are RFC 3339, URLs full."""

    id: str
    url: str
    title: str
    published: str
    updated: str
    author: str
    summary: str
    withdrawn: str
    body: Body
    topics: tuple[str, ...]


class FeedContext(NamedTuple):
    """`feeds/feed.atom`, `feeds/feed.json`: the latest notices in full, in one language."""

    id: str
    title: str
    subtitle: str
    self_url: str
    home_url: str
    updated: str
    author: str
    entries: tuple[FeedEntry, ...]


class Location(NamedTuple):
    """A URL of a sitemap, with all its languages (itself too) and when it last changed, or ""."""

    url: str
    alternates: tuple[tuple[str, str], ...]
    changed: str


class SitemapContext(NamedTuple):
    """`feeds/sitemap.xml`: one part of the sitemap."""

    locations: tuple[Location, ...]


class SitemapIndexContext(NamedTuple):
    """`feeds/sitemap_index.xml`: URL and time of change, or "", of each part."""

    parts: tuple[tuple[str, str], ...]


class RobotsContext(NamedTuple):
    """`feeds/robots.txt`."""

    sitemap_url: str


class SecurityContext(NamedTuple):
    """`feeds/security.txt` (RFC 9116). `expires` is RFC 3339."""

    contact: str
    expires: str
    canonical_url: str
    languages: str
