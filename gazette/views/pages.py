"""Pages before their contexts are made: where they stand, and what their contexts follow from."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gazette.digest import digest_bytes
from gazette.model.page import Context, Page
from gazette.views.scene import Tongue


def page(
    tongue: Tongue,
    path: str,
    template: str,
    shape: type[Context],
    make: Callable[[], Context],
    marks: Iterable[bytes] = (),
    *,
    origin: str = "",
    line: int = 1,
) -> Page:
    """Return a page of a language.

    `make` returns the context, of class `shape`. It must follow from nothing but the settings,
    the language's frame and words, and what `marks` stand for: each is a digest, or a digest and
    flags. Where they are as they were, the context is as it was, and is not made.
    """
    inputs = digest_bytes(b"|".join((tongue.base, *marks)))
    return Page(path, template, tongue.code, tongue.frame, shape, inputs, make, origin, line)
