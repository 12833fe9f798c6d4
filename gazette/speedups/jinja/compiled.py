"""Compiled templates of a language, in a folder for the next build."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from gazette.digest import digest
from gazette.speedups.jinja.constants import Constants

Ingredients = Callable[[str], tuple[bytes, Iterable[str]]]
"""From a template's name to the digest of all that belongs to it, and the texts therein that are
translated as they stand."""


class CompiledTemplates(FileSystemBytecodeCache):
    """Finds what was compiled by all that it was compiled of: sources, frame and words."""

    def __init__(
        self, folder: Path, language: str, constants: Constants, ingredients: Ingredients
    ) -> None:
        # Without the folder pages come out the same, only later: a disk that refuses is told
        # where pages are written.
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder))
        self._language = language
        self._constants = constants
        self._frame = digest(constants.frame)
        self._ingredients = ingredients

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name that a compiled template has in the folder."""
        return digest(self._language, name, filename).hex()

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Return what was compiled of just these ingredients, or an empty bucket."""
        closure, msgids = self._ingredients(name)
        words = [self._constants.words.gettext(msgid) for msgid in msgids]
        checksum = digest(self._frame, words, closure, source).hex()
        bucket = Bucket(environment, self.get_cache_key(name, filename), checksum)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if what is there is sound."""
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, ValueError, TypeError, UnpicklingError):
            bucket.reset()  # cut short, or another's: it is compiled again

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, where the disk takes it."""
        with suppress(OSError):
            super().dump_bytecode(bucket)
