"""Links, pictures and attachments lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.checks.items import texts
from gazette.library import Library, targets
from gazette.library.targets import Fault
from gazette.model.notice import Asset, Item
from gazette.model.text import Text
from gazette.problems import Problem, problem


def links_lead_somewhere(library: Library, item: Item) -> Iterator[Problem]:
    """Every relative link and picture in a body is found."""
    for text in texts(item):
        for slot in text.slots:
            if slot.kind == "link":
                found = targets.link(library, item, text, slot.value, text.lang)
            elif slot.kind == "image":
                found = targets.picture(library, item, text, slot.value)
            else:
                continue
            if isinstance(found, Fault):
                yield _problem(found, text, text.body_line + slot.line - 1)


def files_are_there(library: Library, item: Item) -> Iterator[Problem]:
    """Every file that front matter names is found, and no two take one name."""
    for text in texts(item):
        yield from _named(library, text)
        yield from _clashes(library, item, text)


def _named(library: Library, text: Text) -> Iterator[Problem]:
    if text.fields.image:
        found = targets.file(library, text, text.fields.image, "picture-dead")
        if isinstance(found, Fault):
            yield _problem(found, text, text.line("image"))
    for name, _ in text.fields.attachments:
        found = targets.file(library, text, name, "attachment-dead")
        if isinstance(found, Fault):
            yield _problem(found, text, text.line(f"attachments.{name}"))


def _clashes(library: Library, item: Item, text: Text) -> Iterator[Problem]:
    taken: dict[str, Asset] = {}
    for name, asset in targets.files_beside(library, item, text):
        first = taken.setdefault(name, asset)
        if first.path != asset.path:
            yield problem(
                "asset-clash",
                text.path,
                text.body_line,
                name=name,
                first=f"{library.prefix}/{first.path}",
                second=f"{library.prefix}/{asset.path}",
            )


def _problem(found: Fault, text: Text, line: int) -> Problem:
    return problem(found.key, text.path, line, **dict(found.params))
