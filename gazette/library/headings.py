"""The ids that headings share between languages: an item's texts in, ids and old ids out.

Where two languages have the same structure (the same levels in the same order), their headings
have the same ids, so that a reader who switches stays at the same heading. An id is, in this
order: written by the author in this text; written in another text of the same structure; the slug
of the first such text's heading. A text whose structure stands alone keeps its own slugs. The
slug that a heading had of itself stays as a second anchor: links made before a translation came
go on leading there.
"""

from __future__ import annotations

from collections.abc import Iterable

from gazette.model.text import Text


def shared_ids(text: Text, texts: Iterable[Text]) -> tuple[tuple[str, str], ...]:
    """Return for each heading of `text` its id, and its own slug where that is another, or ""."""
    levels = _levels(text)
    peers = [peer for peer in texts if _levels(peer) == levels] or [text]
    used = _explicit_ids(text)
    # What is taken in one text is left free in all: else the ids would part from there on.
    taken = used.union(*map(_explicit_ids, peers))
    ids = []
    for number, own in enumerate(text.headings):
        others = [peer.headings[number] for peer in peers]
        explicit = next((h.id for h in others if h.explicit and h.id not in used), "")
        ids.append(own.id if own.explicit else explicit or _free(others[0].id, taken))
        used.add(ids[-1])
        taken.add(ids[-1])
    return tuple(_with_old(text, ids, used))


def _explicit_ids(text: Text) -> set[str]:
    return {*text.anchors, *(heading.id for heading in text.headings if heading.explicit)}


def _levels(text: Text) -> list[int]:
    return [heading.level for heading in text.headings]


def _free(wanted: str, taken: set[str]) -> str:
    candidate, count = wanted, 2
    while candidate in taken:
        candidate, count = f"{wanted}-{count}", count + 1
    return candidate


def _with_old(text: Text, ids: list[str], used: set[str]) -> Iterable[tuple[str, str]]:
    for heading, id_ in zip(text.headings, ids, strict=True):
        old = "" if heading.id in used else heading.id
        used.add(old)
        yield id_, old
