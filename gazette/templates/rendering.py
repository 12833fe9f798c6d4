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
from gazette.templates.files import Files, Source
from gazette.templates.specialise import Known

MsgidsOf = Callable[[str], Iterable[str]]
"""From a template's name to the texts in it that are translated as they stand."""


class Renderer:
    """One environment for each language: templates are compiled for its words and its frame."""

    def __init__(
        self,
        files: Files,
        known: Mapping[str, Known],
        msgids_of: MsgidsOf,
        html: Callable[[Body], Markup] | None,
        cache: Path | None,
    ) -> None:
        loader = FunctionLoader(lambda name: _source(files.find(name)))
        self._environments = {
            language: make_environment(
                known[language],
                loader=loader,
                html=html,
                bytecode=_Compiled(cache, language, known[language], msgids_of) if cache else None,
            )
            for language in known
        }

    def environment(self, language: str) -> Environment:
        """Return the environment of a language; KeyError for one without words."""
        return self._environments[language]

    def render(self, name: str, language: str, variables: Mapping[str, object]) -> str:
        """Return the page; any of `failures.FAILURES` where the template stops."""
        return self._environments[language].get_template(name).render(variables)


def _source(source: Source | None) -> tuple[str, str, Callable[[], bool]] | None:
    """Return a template in the form that Jinja2's loader asks for."""
    return None if source is None else (source.text, source.file, lambda: True)


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates of a language, in a folder for the next build."""

    def __init__(self, folder: Path, language: str, known: Known, msgids_of: MsgidsOf) -> None:
        # Without the folder pages come out the same, only later: a disk that refuses is told
        # where pages are written.
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder))
        self._language = language
        self._known = known
        self._frame = digest(known.frame)
        self._msgids_of = msgids_of

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return digest(self._language, name, filename).hex()

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        words = [self._known.words.gettext(msgid) for msgid in self._msgids_of(name)]
        checksum = digest(self._frame, words, source).hex()
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
