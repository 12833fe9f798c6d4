"""Templates whose pages are made in less time: as `gazette.templates`, and the same text flows out.

Jinja2 is imported when a page is made, and not before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gazette.cache.entries import Entries
from gazette.templates import Templates
from gazette.templates.fingerprint import jinja_fingerprint
from gazette.templates.helpers import Translations

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from gazette.model.page import Body


class QuickTemplates(Templates):
    """Does what its base class does.

    `frames` are the languages' frames: the pages of a language that is in there must have it, and
    no other, as their `frame`.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        words: Mapping[str, Translations],
        *,
        frames: Mapping[str, object] | None = None,
        html: Callable[[Body], Markup] | None = None,
        cache: Path | None = None,
        keep: bool = True,
    ) -> None:
        super().__init__(folders, words, html=html, cache=cache, keep=keep)
        self._frames = frames or {}
        self._quick: dict[str, Environment] = {}

    def _page(self, name: str, language: str, variables: Mapping[str, object]) -> str:
        from gazette.templates.failures import FAILURES

        try:
            return self._quick_environment(language).get_template(name).render(variables)
        except FAILURES:
            # Lines are lost here. Whatever it is happens again, at its line of its template.
            return super()._page(name, language, variables)

    def _quick_environment(self, language: str) -> Environment:
        if language not in self._quick:
            from gazette.speedups.jinja.compiled import CompiledTemplates
            from gazette.speedups.jinja.constants import Constants
            from gazette.speedups.jinja.environment import make_quick_environment

            constants = Constants(self._words[language], self._frames.get(language))
            bytecode = None
            if self._cache and self._keep:
                name = jinja_fingerprint(Path(__file__).parent).hex()
                entries = Entries(self._cache, "templates", name)
                bytecode = CompiledTemplates(entries, language, constants, self._ingredients)
            self._quick[language] = make_quick_environment(
                constants, loader=self._loader, html=self._html, bytecode=bytecode
            )
        return self._quick[language]

    def _ingredients(self, name: str) -> tuple[bytes, list[str]]:
        closure = self.closure(name)
        plain = [text for context, text, plural in closure.msgids if context is plural is None]
        return closure.digest, sorted(plain)
