"""The page of each announcement."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from gazette.library import merge, urls
from gazette.library.lists import Neighbours
from gazette.library.months import Month
from gazette.model.contexts import (
    Head,
    Issuer,
    Link,
    NoticeContext,
    Picture,
    Statement,
    UntranslatedContext,
)
from gazette.model.moment import Moment
from gazette.model.notice import Item, Notice, Showing
from gazette.model.page import Context, Page
from gazette.model.text import Text
from gazette.views.attachments import attachments
from gazette.views.bodies import body
from gazette.views.entries import neighbour, summary, titles, topics
from gazette.views.heads import item_head
from gazette.views.moments import day, latest, rfc3339, when
from gazette.views.pages import page
from gazette.views.pictures import shown
from gazette.views.site_context import Locale, SiteContext


def notice_pages(site_context: SiteContext, month: Month) -> Iterator[Page]:
    """Yield a page for each published notice in each language that its policy gives one.

    A notice's pages come one after the other: whoever makes them reads its texts once.
    """
    around = site_context.library.lists.around
    ways = [
        (locale, {notice.item.id: beside for notice, beside in around(month, locale.code)})
        for locale in site_context.locales
    ]
    for notice in month.published:
        for locale, way in ways:
            beside = way.get(notice.item.id)
            if beside is not None:
                yield _page(site_context, locale, notice, beside)


def statement(
    said: tuple[Moment, str, str] | None, locale: Locale, foreign: str
) -> Statement | None:
    """Return a correction or withdrawal as its page shows it; `foreign` is its text's tag."""
    if said is None:
        return None
    return Statement(day(said[0], locale), said[1], _spoken(locale, said[2] or foreign))


def original(site_context: SiteContext, item: Item, showing: Showing) -> Link | None:
    """Return the way to the original where `showing` stands in for a missing text."""
    if showing.mode == "own":
        return None
    language = site_context.site.language(showing.text.lang)
    return Link(language.label, urls.item(site_context.site, language.code, item.id), language.tag)


def picture(site_context: SiteContext, item: Item, text: Text, foreign: str) -> Picture | None:
    """Return a text's lead picture, which may be named in another language's file."""
    texts = (text, *item.texts.values())
    for named in texts:
        if not named.fields.image:
            continue
        found = shown(site_context, item, named, named.fields.image)
        if found:
            address, *size = found
            return Picture(address, text.fields.image_alt, foreign, *size)
    return None


def _page(site_context: SiteContext, locale: Locale, notice: Notice, beside: Neighbours) -> Page:
    older, newer = beside
    item = notice.item
    showing = site_context.library.showing(item, locale.code)
    if showing is None:
        raise ValueError(f"{notice.id} has no page in {locale.code}")
    make: Callable[[], Context]
    shape: type[Context]
    if showing.mode == "notice":
        template, shape = "pages/untranslated.html", UntranslatedContext
        make = partial(_untranslated, site_context, locale, notice, showing, older, newer)
    else:
        template, shape = "pages/notice.html", NoticeContext
        make = partial(_context, site_context, locale, notice, showing, older, newer)
    path = urls.item_path(locale.code, item.id)
    return page(locale, path, template, shape, make, source=item.path_in(showing.code))


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
    lead = picture(site_context, item, text, foreign)
    return NoticeContext(
        head=_head(site_context, locale, notice, showing, lead),
        id=notice.id,
        title=text.fields.title,
        lang=foreign,
        date=when(notice.date, locale),
        pub_date=f"{notice.date.start:%Y-%m-%d %H:%M}",
        issuer=Issuer(origin.name, origin.url, _spoken(locale, origin.lang or foreign)),
        corrected=statement(merge.correction(item, text, site_context.site, now), locale, foreign),
        withdrawn=statement(merge.withdrawal(item, text, site_context.site, now), locale, foreign),
        expired=day(notice.expires, locale) if notice.expired and notice.expires else None,
        original=original(site_context, item, showing),
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
    link = original(site_context, notice.item, showing)
    if link is None:
        raise ValueError(f"{notice.id} is not missing in {locale.code}")
    return UntranslatedContext(
        head=item_head(site_context, locale, notice.item, description=""),
        id=notice.id,
        title=showing.text.fields.title,
        lang=link.lang,
        date=day(notice.date, locale),
        original=link,
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
        description=summary(showing.text),
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
    modified = latest(notice.date, *(said[0] for said in changes if said))
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


def _spoken(locale: Locale, tag: str) -> str:
    return "" if tag == locale.tag else tag
