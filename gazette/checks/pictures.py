"""Pictures are what they seem to be, and can be shown."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final

from gazette.checks.items import texts
from gazette.library import Library, targets
from gazette.library.targets import Fault
from gazette.model.notice import Asset, Item
from gazette.model.picture import Measured
from gazette.model.text import Text
from gazette.problems import Problem, problem

# The first of each is what a picture of that kind is to be called.
_ENDINGS: Final = {
    "AVIF": (".avif",),
    "GIF": (".gif",),
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "SVG": (".svg",),
    "WEBP": (".webp",),
}
_NAMES: Final = {"WEBP": "WebP"}


def pictures_are_sound(library: Library, item: Item) -> Iterator[Problem]:
    """Every picture that a text shows can be shown, and is of the kind that its name says."""
    for text in texts(item):
        for target, line in _shown(text):
            found = targets.file(library, text, target, "picture-dead")
            measured = None if isinstance(found, Fault) else library.pictures.get(found.path)
            if measured and not isinstance(found, Fault):
                yield from _faults(text, line, target, found, measured)


def _shown(text: Text) -> Iterator[tuple[str, int]]:
    if text.fields.image:
        yield text.fields.image, text.line("image")
    for slot in text.slots:
        if slot.kind == "image":
            yield slot.value.strip(), text.body_line + slot.line - 1


def _faults(
    text: Text, line: int, target: str, asset: Asset, measured: Measured
) -> Iterator[Problem]:
    kind = _NAMES.get(measured.kind, measured.kind)
    if measured.flaw == "not-a-picture+kind":
        yield problem(measured.flaw, text.path, line, target=target, kind=kind)
    elif measured.flaw:
        yield problem(measured.flaw, text.path, line, target=target)
    else:
        stem, ending = posixpath.splitext(asset.path)
        if ending.lower() not in _ENDINGS[measured.kind]:
            name = posixpath.basename(stem) + _ENDINGS[measured.kind][0]
            drawing = "SVG" in {measured.kind, ending[1:].upper()}
            key = "picture-ending+drawing" if drawing else "picture-ending"
            yield problem(key, text.path, line, target=target, kind=kind, name=name)
