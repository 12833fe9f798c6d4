"""Makes the library: bundles, texts and files in, a `Library` at one instant out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from gazette.library import merge
from gazette.library.library import Library
from gazette.model.notice import Asset, Item, Notice
from gazette.model.site import Site
from gazette.model.text import Text


@dataclass(frozen=True, slots=True)
class Sources:
    """An item as it was read: its id, its bundle's folder or "", all its texts, its files."""

    id: str
    folder: str
    texts: tuple[Text, ...]
    files: tuple[Asset, ...]


def build(
    site: Site,
    notices: list[Sources],
    pages: list[Sources],
    files: Mapping[str, Asset],
    *,
    prefix: str,
    now: datetime,
    drafts: bool,
    broken: frozenset[str] = frozenset(),
) -> Library:
    """Pair, sort and index. `prefix` is the content folder's name, `now` is aware.

    With `drafts`, drafts count as any other text. `broken` are ids with an unreadable file.
    """
    every = []
    undated = []
    for source in notices:
        item = _item(source, site, drafts=drafts)
        found = merge.notice(item, site, now)
        if found is None:
            undated.append(item)
        else:
            every.append(found)
    every.sort(key=lambda notice: notice.order)
    return Library(
        site=site,
        prefix=prefix,
        now=now,
        every=tuple(every),
        undated=tuple(undated),
        pages={
            source.id.rpartition("/")[2]: _item(source, site, drafts=drafts) for source in pages
        },
        files=files,
        broken=broken,
        next_change=_next_change(every, now),
    )


def _item(source: Sources, site: Site, *, drafts: bool) -> Item:
    ranks = {code: rank for rank, code in enumerate(site.codes)}
    texts = sorted(source.texts, key=lambda text: ranks[text.lang])
    live = {text.lang: text for text in texts if drafts or not text.fields.draft}
    held = {text.lang: text for text in texts if text.lang not in live}
    return Item(source.id, source.folder, live, held, merge.policy(texts, site), source.files)


def _next_change(notices: list[Notice], now: datetime) -> datetime | None:
    instants = []
    for notice in notices:
        if not notice.texts:
            continue
        instants.append(notice.date.start)
        if notice.expires:
            instants.append(notice.expires.end)
        if notice.pinned_until:
            instants.append(notice.pinned_until.end)
    return min((instant for instant in instants if instant > now), default=None)
