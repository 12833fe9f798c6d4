"""Texts, notices and sites made by hand, for rules that need no files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from gazette.config.settings import SETTINGS
from gazette.digest import digest
from gazette.library import ItemSources, Library, LibrarySources, assemble, make_card
from gazette.model.fields import Fields
from gazette.model.fragment import Heading
from gazette.model.moment import Moment
from gazette.model.notice import Asset, Item, Notice
from gazette.model.origin import Origin
from gazette.model.site import Language, Site, Topic
from gazette.model.text import Text

ZONE = ZoneInfo("Asia/Shanghai")


def site(*codes: str, **values: Any) -> Site:
    """Return a site in these languages; each falls back on the others, in order."""
    given = codes or ("en", "zh")
    languages = tuple(
        Language(code, code, code, code, tuple(c for c in given if c != code)) for code in given
    )
    texts = dict.fromkeys(given, "Portal")
    plain = {each.name: each.default for each in SETTINGS if each.plain}
    settings: dict[str, Any] = {
        **plain,
        "url": "https://example.org/",
        "base": "/",
        "identity": "example.org",
        "time_zone": ZONE,
        "time_zone_name": "Asia/Shanghai",
        "languages": languages,
        "titles": texts,
        "descriptions": texts,
        "publishers": texts,
        "origins": dict.fromkeys(given, Origin("Portal")),
        "topics": (Topic("b", texts), Topic("a", texts)),
    }
    return Site(**{**settings, **values})


def moment(text: str) -> Moment:
    """Return the moment of `2026-01-02` or `2026-01-02 09:30`, in Shanghai."""
    return Moment(datetime.fromisoformat(text).replace(tzinfo=ZONE), len(text) == 10)


def headings(*written: str) -> tuple[Heading, ...]:
    """Return headings from `2 slug`, or `2 #id` where the author wrote the id."""
    result = []
    for line, each in enumerate(written, 1):
        level, id_ = each.split()
        explicit = id_.startswith("#")
        result.append(Heading(int(level), id_.lstrip("#"), id_, explicit, line))
    return tuple(result)


def text(
    lang: str = "en",
    *heading: str,
    anchors: tuple[str, ...] = (),
    id: str = "news/2026/01-02-a",  # noqa: A002
    **fields: Any,
) -> Text:
    """Return a text of a bundle; dates may be given as texts."""
    for name in ("date", "expires", "updated", "pinned"):
        if isinstance(fields.get(name), str):
            fields[name] = moment(fields[name])
    return Text(
        path=f"content/{id}/index.{lang}.md",
        lang=lang,
        fields=Fields(**{"title": lang, **fields}),
        lines={},
        body_line=5,
        fragment=b"",
        slots=(),
        headings=headings(*heading),
        anchors=anchors,
        lead="",
    )


def notices(count: int) -> list[Notice]:
    """Return so many notices, oldest first."""
    return [
        Notice(
            item=Item(f"news/2026/01-02-{number}", "", {}, {}, "fallback", ()),
            date=moment("2026-01-02"),
            topics=(),
            pinned=False,
            pinned_until=None,
            expires=None,
            expired=False,
            scheduled=False,
        )
        for number in range(count)
    ]


def library_of(
    own_site: Site,
    items: Mapping[str, Iterable[Text]],
    *,
    now: datetime,
    drafts: bool = False,
    files: Sequence[Asset] = (),
    **sources: Any,
) -> Library:
    """Return the library of texts by the id of their notice or page."""
    texts = [each for own in items.values() for each in own]
    keys = {each.path: digest(each) for each in texts}
    blobs = {keys[each.path]: each for each in texts}
    cards = [
        make_card(
            ItemSources(id_, "", tuple(own), (), keys), own_site, prefix="content", drafts=drafts
        )
        for id_, own in items.items()
    ]
    by_path = {file.path: file for file in files}
    made = LibrarySources(cards, by_path, blobs.__getitem__, **sources)
    return assemble(own_site, made, prefix="content", now=now)
