"""A page's bytes, and the key they follow from.

In: pages, templates, words, fragments. Out: bytes, or the four digests of all that they depend on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from gazette.digest import digest
from gazette.locales import Words
from gazette.model.fragment import fill, notes_at
from gazette.model.page import Body, Context, Key, Output, Page, Ready
from gazette.templates import Templates

if TYPE_CHECKING:
    from markupsafe import Markup


def html_helper(html_of: Callable[[bytes], str]) -> Callable[[Body], Markup]:
    """Return the helper `html`: a body's HTML, its slots filled, safe to stand in a page."""
    from markupsafe import Markup

    def html(body: Body) -> Markup:
        source = html_of(body.fragment)
        return Markup(fill(notes_at(body.base, source) if body.base else source, body.values))

    return html


def render(templates: Templates, page: Page, context: Context) -> bytes:
    """Return the page as UTF-8, ending in one newline.

    The template sees `frame`, the fields of the page's context, and the helpers of `templates`.
    """
    text = templates.render(page.template, page.language, variables(page.frame, context))
    return f"{text.rstrip()}\n".encode()


def variables(frame: object, context: Context) -> dict[str, object]:
    """Return what a page's template sees, by name."""
    return {"frame": frame, **context._asdict()}


class Keys:
    """Works out keys; what many pages share is digested once for them all."""

    def __init__(self, templates: Templates, words: Mapping[str, Words], engine: bytes) -> None:
        self._templates = templates
        self._words = words
        self._engine = engine
        self._frames: dict[int, tuple[object, bytes]] = {}
        self._shared: dict[tuple[str, str], tuple[bytes, bytes, bytes]] = {}

    def of(self, output: Output) -> Key:
        """Return the key of an output: two with equal keys have equal bytes.

        Raises DesignError when a page's template cannot be used.
        """
        if isinstance(output, Ready):
            return Key(b"", output.content, b"", b"")
        template, words, engine = self.shared(output)
        return Key(template, self.content(output, output.context), words, engine)

    def shared(self, output: Output) -> tuple[bytes, bytes, bytes]:
        """Return the parts of a key that need no context: template, words, engine."""
        if isinstance(output, Ready):
            return b"", b"", b""
        digests = self._shared.get((output.template, output.language))
        if digests is None:
            digests = self._template_and_words(output.template, output.language)
            self._shared[output.template, output.language] = digests
        return digests

    def content(self, page: Page, context: object) -> bytes:
        """Return the part of a page's key that its context makes."""
        return digest(page.path, page.language, self._frame(page.frame), context)

    def _frame(self, frame: object) -> bytes:
        # By identity: it is kept here, so no other object can take its place.
        entry = self._frames.get(id(frame))
        if entry is None:
            entry = self._frames[id(frame)] = (frame, digest(frame))
        return entry[1]

    def _template_and_words(self, template: str, language: str) -> tuple[bytes, bytes, bytes]:
        closure = self._templates.closure(template)
        # A page of no language shows every text as it stands in its template.
        words = self._words[language].digest_of(closure.msgids) if language else b""
        return closure.digest, words, self._engine
