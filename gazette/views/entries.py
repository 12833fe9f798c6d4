"""Notices as lists show them."""

from __future__ import annotations

from collections.abc import Iterable

from gazette.library import urls
from gazette.model.contexts.parts import Entry, Link, Titles
from gazette.model.notice import Item, Notice
from gazette.model.routes import topic_path
from gazette.model.text import Text
from gazette.views.excerpts import excerpt
from gazette.views.moments import day
from gazette.views.site_context import Locale, SiteContext


def entries(
    site_context: SiteContext, locale: Locale, notices: Iterable[Notice]
) -> tuple[Entry, ...]:
    """Return the entries of those notices that have a page in a language, in their order."""
    every = (entry(site_context, locale, notice) for notice in notices)
    return tuple(each for each in every if each is not None)


def entry(site_context: SiteContext, locale: Locale, notice: Notice) -> Entry | None:
    """Return a notice's entry; None where it has no page in that language."""
    showing = site_context.library.showing(notice.item, locale.code)
    if showing is None:
        return None
    teaser, card = notice.item.teaser(showing.code), notice.item.card
    tag = site_context.foreign(showing.code, locale)
    return Entry(
        id=notice.id,
        address=urls.item(site_context.site, locale.code, notice.id),
        title=teaser.title,
        lang=tag,
        date=day(notice.date, locale),
        summary=teaser.summary or excerpt(teaser.lead),
        summary_lang=tag,
        pinned=notice.pinned and not notice.expired,
        corrected=site_context.library.has_come(card.corrected),
        withdrawn=site_context.library.has_come(card.withdrawn),
        expired=notice.expired,
        titles=titles(notice.item, showing.code),
    )


def titles(item: Item, first: str) -> Titles:
    """Return a notice's titles in all languages that it has a text in, one language's first."""
    pairs = [(teaser[0], teaser[1]) for teaser in item.card.teasers]
    return tuple(sorted(pairs, key=lambda pair: pair[0] != first))


def summary_text(text: Text) -> str:
    """Return a text's summary, or the beginning of its first paragraph."""
    return text.fields.summary or excerpt(text.lead)


def neighbour(site_context: SiteContext, locale: Locale, notice: Notice) -> Link:
    """Return a link to a notice that has a page in the language."""
    showing = site_context.library.showing(notice.item, locale.code)
    code = showing.code if showing else notice.item.card.live[0][0]
    address = urls.item(site_context.site, locale.code, notice.id)
    return Link(notice.item.teaser(code).title, address, site_context.foreign(code, locale))


def topics(site_context: SiteContext, locale: Locale, ids: Iterable[str]) -> tuple[Link, ...]:
    """Return links to topics' lists."""
    site, code = site_context.site, locale.code
    labels = {topic.id: topic.labels[code] for topic in site.topics}
    return tuple(Link(labels[topic], urls.of(site, code, topic_path(topic))) for topic in ids)
