"""Fields that are the same in every language: an item's texts in, one value out.

A shared field may stand in one language's file only; the first text that has it says it, in the
order of site.toml. That no two say otherwise is held by `checks`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from gazette.model.fields import SEARCHED
from gazette.model.moment import Moment
from gazette.model.notice import Item
from gazette.model.origin import Origin
from gazette.model.site import Site
from gazette.model.text import Text


def shared(texts: Iterable[Text], field: str) -> object:
    """Return the first value that a text gives to a field, or None."""
    for text in texts:
        value = getattr(text.fields, field)
        if value not in (None, "", ()):
            return value
    return None


def after_date(moment: Moment, texts: Iterable[Text]) -> Moment:
    """Return when something is said of an item, which is after the item's own date."""
    date = shared(texts, "date")
    return moment.after(date) if isinstance(date, Moment) else moment


def shared_text(item: Item, text: Text, field: str) -> str:
    """Return what an item's texts, `text` before all, say in a shared field that holds a text."""
    return str(shared((text, *item.texts.values(), *item.drafts.values()), field) or "")


def search_words(live: Iterable[Text], every: Sequence[Text]) -> tuple[tuple[str, str], ...]:
    """Return code and value of each field by which search finds a live text, besides its title."""
    return tuple(
        (text.lang, value)
        for text in live
        for field in SEARCHED
        if (value := str(shared(every if field.shared else (text,), field.name) or ""))
    )


def origin(item: Item, text: Text, site: Site) -> Origin:
    """Return who issued an item, as its text says it, another text of it, or site.toml.

    `lang` is filled in where the name is not in the text's own language.
    """
    for other in (text, *item.texts.values()):
        issuer = other.fields.origin
        if issuer is not None:
            tag = issuer.lang or ("" if other.lang == text.lang else _tag(site, other))
            return Origin(issuer.name, issuer.url, tag)
    return site.origins[text.lang]


def withdrawal(
    item: Item, text: Text, site: Site, now: datetime | None = None
) -> tuple[Moment, str, str] | None:
    """Return when and why an item was withdrawn, and the reason's tag where it is foreign.

    With `now`, what lies ahead of it has not happened.
    """
    if item.card.withdrawn is None:
        return None
    pairs = [(other, other.fields.withdrawn) for other in (text, *item.texts.values())]
    dates = [each.date for _, each in pairs if each is not None and each.date is not None]
    if not dates:
        return None
    date = after_date(dates[0], [other for other, _ in pairs])
    if now is not None and date.second > now.timestamp():
        return None
    reasons = ((other, each.reason) for other, each in pairs if each is not None and each.reason)
    other, reason = next(reasons, (text, ""))
    return date, reason, "" if other.lang == text.lang else _tag(site, other)


def correction(
    item: Item, text: Text, site: Site, now: datetime | None = None
) -> tuple[Moment, str, str] | None:
    """Return when an item was corrected, the note on it, and the note's tag where foreign.

    With `now`, what lies ahead of it has not happened.
    """
    if item.card.corrected is None:
        return None
    texts = (text, *item.texts.values())
    updated = shared(texts, "updated")
    if not isinstance(updated, Moment):
        return None
    updated = after_date(updated, texts)
    if now is not None and updated.second > now.timestamp():
        return None
    noted = next((other for other in texts if other.fields.update_note), text)
    tag = "" if noted.lang == text.lang else _tag(site, noted)
    return updated, noted.fields.update_note, tag


def _tag(site: Site, text: Text) -> str:
    return site.language(text.lang).tag
