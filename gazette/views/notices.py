"""The page of each announcement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from gazette.library import merge, urls
from gazette.library.lists import Neighbours
from gazette.library.months import Month
from gazette.model.contexts.head import Head
from gazette.model.contexts.notices import (
    NOTICE_PAGE,
    UNTRANSLATED_PAGE,
    Issuer,
    NoticeContext,
    UntranslatedContext,
)
from gazette.model.contexts.parts import Link, Picture, Statement
from gazette.model.moment import Moment
from gazette.model.notice import Item, Notice, Showing
from gazette.model.page import Page
from gazette.model.text import Text
from gazette.views.attachments import attachments
from gazette.views.bodies import body
from gazette.views.entries import neighbour, summary_text, titles, topics
from gazette.views.heads import item_head
from gazette.views.moments import day, latest, rfc3339, when
from gazette.views.pages import page
from gazette.views.pictures import page_image
from gazette.views.site_context import Locale, SiteContext


def notice_pages(site_context: SiteContext, month: Month) -> Iterator[Page]:
    """Yield a page for each published notice in each language that its policy gives one.

    A notice's pages come one after the other: whoever makes them reads its texts once.
    """
    around = site_context.library.lists.around
    neighbours = [
        (locale, {notice.item.id: beside for notice, beside in around(month, locale.code)})
        for locale in site_context.locales
    ]
    for notice in month.published:
        for locale, by_id in neighbours:
            beside = by_id.get(notice.item.id)
            if beside is not None:
                yield _page(site_context, locale, notice, beside)


def statement(
    change: tuple[Moment, str, str] | None, locale: Locale, foreign: str
) -> Statement | None:
    """Return a correction or withdrawal as its page shows it; `foreign` is its text's tag."""
    if change is None:
        return None
    date, text, tag = change
    return Statement(day(date, locale), text, _tag_beside(locale, tag or foreign))


def original_link(site_context: SiteContext, item: Item, showing: Showing) -> Link | None:
    """Return the way to the original where `showing` stands in for a missing text."""
    if showing.mode == "own":
        return None
    language = site_context.site.language(showing.text.lang)
    return Link(language.label, urls.item(site_context.site, language.code, item.id), language.tag)


def untranslated(
    site_context: SiteContext, locale: Locale, item: Item, showing: Showing
) -> UntranslatedContext:
    """Return what the page of an item says that has no text in the language of the page."""
    link = original_link(site_context, item, showing)
    if link is None:
        raise ValueError(f"{item.id} is not missing in {locale.code}")
    return UntranslatedContext(
        head=item_head(site_context, locale, item, description=""),
        id=item.id,
        title=showing.text.fields.title,
        lang=link.lang,
        original=link,
    )


def lead_picture(site_context: SiteContext, item: Item, text: Text, foreign: str) -> Picture | None:
    """Return a text's lead picture, which may be named in another language's file."""
    for other in (text, *item.texts.values()):
        if other.fields.image:
            image = page_image(site_context, item, other, other.fields.image)
            if image:
                address, *size = image
                return Picture(address, text.fields.image_alt, foreign, *size)
    return None


def _page(site_context: SiteContext, locale: Locale, notice: Notice, beside: Neighbours) -> Page:
    older, newer = beside
    item = notice.item
    showing = site_context.library.showing(item, locale.code)
    if showing is None:
        raise ValueError(f"{notice.id} has no page in {locale.code}")
    kind, context = (
        (UNTRANSLATED_PAGE, _untranslated) if showing.mode == "notice" else (NOTICE_PAGE, _context)
    )
    make = partial(context, site_context, locale, notice, showing, older, newer)
    path = urls.item_path(locale.code, item.id)
    return page(locale, path, kind, make, source=item.path_in(showing.code))


def _context(
    site_context: SiteContext,
    locale: Locale,
    notice: Notice,
    showing: Showing,
    older: Notice | None,
    newer: Notice | None,
) -> NoticeContext:
    item, text, now = notice.item, showing.text, site_context.library.now
    foreign = site_context.foreign(text.lang, locale)
    origin = merge.origin(item, text, site_context.site)
    lead = lead_picture(site_context, item, text, foreign)
    return NoticeContext(
        head=_head(site_context, locale, notice, showing, lead),
        id=notice.id,
        title=text.fields.title,
        lang=foreign,
        date=when(notice.date, locale),
        pub_date=f"{notice.date.start:%Y-%m-%d %H:%M}",
        issuer=Issuer(origin.name, origin.url, _tag_beside(locale, origin.lang or foreign)),
        corrected=statement(merge.correction(item, text, site_context.site, now), locale, foreign),
        withdrawn=statement(merge.withdrawal(item, text, site_context.site, now), locale, foreign),
        expired=day(notice.expires, locale) if notice.expired and notice.expires else None,
        original=original_link(site_context, item, showing),
        picture=lead,
        body=body(site_context, locale, item, text, below_picture=lead is not None),
        attachments=attachments(site_context, locale, item, text),
        topics=topics(site_context, locale, notice.topics),
        newer=neighbour(site_context, locale, newer) if newer else None,
        older=neighbour(site_context, locale, older) if older else None,
        titles=titles(item, text.lang),
    )


def _untranslated(
    site_context: SiteContext,
    locale: Locale,
    notice: Notice,
    showing: Showing,
    older: Notice | None,
    newer: Notice | None,
) -> UntranslatedContext:
    return untranslated(site_context, locale, notice.item, showing)._replace(
        date=day(notice.date, locale),
        newer=neighbour(site_context, locale, newer) if newer else None,
        older=neighbour(site_context, locale, older) if older else None,
        titles=titles(notice.item, showing.code),
    )


def _head(
    site_context: SiteContext,
    locale: Locale,
    notice: Notice,
    showing: Showing,
    lead: Picture | None,
) -> Head:
    image = urls.absolute(lead.address, site_context.site) if lead else ""
    return item_head(
        site_context,
        locale,
        notice.item,
        description=summary_text(showing.text),
        image=image,
        json_ld=_json_ld(site_context, notice, showing.text, image),
    )


def _json_ld(
    site_context: SiteContext, notice: Notice, text: Text, image: str
) -> Mapping[str, object]:
    """Return a NewsArticle (schema.org) for the text that a page shows."""
    site, item = site_context.site, notice.item
    origin = merge.origin(item, text, site)
    now = site_context.library.now
    changes = (merge.correction(item, text, site, now), merge.withdrawal(item, text, site, now))
    modified = latest(notice.date, *(change[0] for change in changes if change))
    url = urls.absolute(urls.item(site, text.lang, item.id), site)
    author = {"@type": "Organization", "name": origin.name}
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": text.fields.title,
        "inLanguage": site.language(text.lang).tag,
        "datePublished": rfc3339(notice.date),
        "dateModified": rfc3339(modified),
        "author": {**author, "url": origin.url} if origin.url else author,
        "publisher": {"@type": "Organization", "name": site.publishers[text.lang]},
        "mainEntityOfPage": url,
        **({"image": [image]} if image else {}),
    }


def _tag_beside(locale: Locale, tag: str) -> str:
    """Return a text's tag where it is not that of the page around it."""
    return "" if tag == locale.tag else tag
