"""What readers are told on top of a page is whole: corrections, withdrawals, lead pictures."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.checks.items import texts, unread
from gazette.library.merge import shared
from gazette.model.notice import Item
from gazette.problems import Problem, problem


def statements_are_whole(item: Item, whole: bool) -> Iterator[Problem]:
    """A withdrawal has a date and a reason, a note has a correction, a picture has a text."""
    if whole:
        yield from _withdrawal(item)
        yield from _correction(item)
        yield from _picture(item)


def _withdrawal(item: Item) -> Iterator[Problem]:
    found = [(text, said) for text in texts(item) if (said := text.fields.withdrawn) is not None]
    if not found or unread(item, "withdrawn"):
        return
    text = found[0][0]
    if not any(withdrawn.date for _, withdrawn in found) and not unread(item, "withdrawn.date"):
        yield problem("withdrawn-without-date", text.path, text.line("withdrawn"))
    if not any(said.reason for _, said in found) and not unread(item, "withdrawn.reason"):
        yield problem("withdrawn-without-reason", text.path, text.line("withdrawn"))


def _correction(item: Item) -> Iterator[Problem]:
    if shared(texts(item), "updated") is None and not unread(item, "updated"):
        for text in texts(item):
            if text.fields.update_note:
                line = text.line("update_note")
                yield problem("note-without-update", text.path, line, example="2026-03-31")


def _picture(item: Item) -> Iterator[Problem]:
    if shared(texts(item), "image"):
        for text in texts(item):
            if not text.fields.image_alt and "image_alt" not in text.fields.unread:
                yield problem("image-without-text", text.path, text.line("image"))
