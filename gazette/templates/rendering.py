"""Making pages: a template's name, a language and variables flow in, text flows out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError
from types import CodeType

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FunctionLoader
from jinja2.bccache import Bucket
from markupsafe import Markup

from gazette.model.page import Body
from gazette.templates.environment import make_environment
from gazette.templates.files import Files, Source
from gazette.templates.helpers import Translations


class Renderer:
    """One environment for each language; a template is compiled once for all of them."""

    def __init__(
        self,
        files: Files,
        words: Mapping[str, Translations],
        html: Callable[[Body], Markup] | None,
        cache: Path | None,
    ) -> None:
        loader, bytecode = FunctionLoader(lambda name: _source(files.find(name))), _Compiled(cache)
        self._environments = {
            language: make_environment(words[language], loader=loader, html=html, bytecode=bytecode)
            for language in words
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


class _Compiled(BytecodeCache):
    """Compiled templates: in memory for the other languages, in a folder for the next build."""

    def __init__(self, folder: Path | None) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}
        self._disk: FileSystemBytecodeCache | None = None
        # Without the folder pages come out the same, only later: a disk that refuses is told
        # where pages are written.
        with suppress(OSError):
            if folder is not None:
                folder.mkdir(parents=True, exist_ok=True)
                self._disk = FileSystemBytecodeCache(str(folder))

    def load_bytecode(self, bucket: Bucket) -> None:
        code = self._codes.get((bucket.key, bucket.checksum))
        if code is not None:
            bucket.code = code
        elif self._disk is not None:
            try:
                self._disk.load_bytecode(bucket)
            except (OSError, EOFError, ValueError, TypeError, UnpicklingError):
                bucket.reset()  # cut short, or another's: it is compiled again

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code
        with suppress(OSError):
            if self._disk is not None:
                self._disk.dump_bytecode(bucket)
