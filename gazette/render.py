"""A page's bytes, and the key they follow from.

In: pages, templates, words, fragments. Out: bytes, or the four digests of all that they depend on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import fields
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from gazette.digest import digest, digest_bytes
from gazette.locales import Words
from gazette.model.fragment import Fragment, fill
from gazette.model.page import Body, Copy, Key, Output, Page
from gazette.templates import Templates

if TYPE_CHECKING:
    from markupsafe import Markup

_LIBRARIES = (
    "Babel",
    "Jinja2",
    "Markdown",
    "MarkupSafe",
    "nh3",
    "python-frontmatter",
    "PyYAML",
    "tzdata",
)


def shown(fragment_of: Callable[[bytes], Fragment]) -> Callable[[Body], Markup]:
    """Return the helper `html`: a body's HTML, its slots filled, safe to stand in a page."""
    from markupsafe import Markup

    def html(body: Body) -> Markup:
        return Markup(fill(fragment_of(body.fragment).html, body.values))

    return html


def render(templates: Templates, page: Page) -> bytes:
    """Return the page as UTF-8, ending in one newline.

    The template sees `frame`, the fields of the page's context, and the helpers of `templates`.
    """
    text = templates.render(page.template, page.language, variables(page))
    return f"{text.rstrip()}\n".encode()


def variables(page: Page) -> dict[str, object]:
    """Return what the page's template sees, by name."""
    names = (field.name for field in fields(page.context))  # type: ignore[arg-type]
    return {"frame": page.frame, **{name: getattr(page.context, name) for name in names}}


class Keys:
    """Works out keys; what many pages share is digested once for them all."""

    def __init__(self, templates: Templates, words: Mapping[str, Words], engine: bytes) -> None:
        self._templates = templates
        self._words = words
        self._engine = engine
        self._frames: dict[int, tuple[object, bytes]] = {}
        self._shared: dict[tuple[str, str], tuple[bytes, bytes]] = {}

    def of(self, output: Output) -> Key:
        """Return the key of an output: two with equal keys have equal bytes.

        Raises DesignError when a page's template cannot be used.
        """
        if isinstance(output, Copy):
            return Key(b"", output.content, b"", b"")
        template, words = self._template_and_words(output.template, output.language)
        frame = self._frame(output.frame)
        content = digest(output.path, output.language, frame, output.context)
        return Key(template, content, words, self._engine)

    def _frame(self, frame: object) -> bytes:
        # By identity: it is kept here, so no other object can take its place.
        known = self._frames.get(id(frame))
        if known is None:
            known = self._frames[id(frame)] = (frame, digest(frame))
        return known[1]

    def _template_and_words(self, template: str, language: str) -> tuple[bytes, bytes]:
        known = self._shared.get((template, language))
        if known is None:
            closure = self._templates.closure(template)
            # A page of no language shows every text as it stands in its template.
            words = self._words[language].digest_of(closure.msgids) if language else b""
            known = self._shared[template, language] = (closure.digest, words)
        return known


def engine_digest() -> bytes:
    """Return the digest of the generator: its own sources and the versions of its libraries.

    By content, so that a new checkout of the same sources rebuilds nothing.
    """
    root = Path(__file__).parent
    sources = sorted((path.relative_to(root).as_posix(), path) for path in root.rglob("*.py"))
    return digest(
        sys.version_info[:2],
        [(name, version(name)) for name in _LIBRARIES],
        [(name, digest_bytes(path.read_bytes())) for name, path in sources],
    )
