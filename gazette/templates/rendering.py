"""Making pages: a template's name, a language and variables flow in, text flows out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError

from jinja2 import Environment, FileSystemBytecodeCache, FunctionLoader
from jinja2.bccache import Bucket
from markupsafe import Markup

from gazette.digest import digest
from gazette.model.page import Body
from gazette.templates.environment import make_environment
from gazette.templates.failures import FAILURES
from gazette.templates.files import Files, Source
from gazette.templates.specialise import Known

Makings = Callable[[str], tuple[bytes, Iterable[str]]]
"""From a template's name to the digest of all that belongs to it, and the texts therein that are
translated as they stand."""


class Renderer:
    """Two environments for each language: one in which templates are read, and told of, as they
    stand, and one in which pages are made of them.
    """

    def __init__(
        self,
        files: Files,
        known: Mapping[str, Known],
        makings: Makings,
        html: Callable[[Body], Markup] | None,
        cache: Path | None,
    ) -> None:
        self._known = known
        self._makings = makings
        self._html = html
        self._cache = cache
        self._loader = FunctionLoader(lambda name: _source(files.find(name)))
        self._plain: dict[str, Environment] = {}
        self._quick: dict[str, Environment] = {}

    def environment(self, language: str) -> Environment:
        """Return the environment of a language; KeyError for one without words."""
        if language not in self._plain:
            known = self._known[language]
            self._plain[language] = make_environment(known, loader=self._loader, html=self._html)
        return self._plain[language]

    def render(self, name: str, language: str, variables: Mapping[str, object]) -> str:
        """Return the page; any of `failures.FAILURES` where the template stops."""
        try:
            return self._quick_one(language).get_template(name).render(variables)
        except FAILURES:
            # Whatever it is happens again, at its line of its template.
            return self.environment(language).get_template(name).render(variables)

    def _quick_one(self, language: str) -> Environment:
        if language not in self._quick:
            known, cache = self._known[language], self._cache
            compiled = _Compiled(cache, language, known, self._makings) if cache else None
            self._quick[language] = make_environment(
                known, loader=self._loader, html=self._html, bytecode=compiled, inlines=True
            )
        return self._quick[language]


def _source(source: Source | None) -> tuple[str, str, Callable[[], bool]] | None:
    """Return a template in the form that Jinja2's loader asks for."""
    return None if source is None else (source.text, source.file, lambda: True)


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates of a language, in a folder for the next build."""

    def __init__(self, folder: Path, language: str, known: Known, makings: Makings) -> None:
        # Without the folder pages come out the same, only later: a disk that refuses is told
        # where pages are written.
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder))
        self._language = language
        self._known = known
        self._frame = digest(known.frame)
        self._makings = makings

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return digest(self._language, name, filename).hex()

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        # Of all that belongs to it: parts of it are compiled with it.
        made_of, msgids = self._makings(name)
        words = [self._known.words.gettext(msgid) for msgid in msgids]
        checksum = digest(self._frame, words, made_of, source).hex()
        bucket = Bucket(environment, self.get_cache_key(name, filename), checksum)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, ValueError, TypeError, UnpicklingError):
            bucket.reset()  # cut short, or another's: it is compiled again

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)
