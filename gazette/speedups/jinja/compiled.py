"""Compiled templates of a language, kept in the cache for the next build."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from gazette.cache.entries import Entries
from gazette.digest import digest
from gazette.speedups.jinja.constants import Constants

Ingredients = Callable[[str], tuple[bytes, Iterable[str]]]
"""From a template's name to the digest of all that belongs to it, and the texts therein that are
translated as they stand."""


class CompiledTemplates(BytecodeCache):
    """Finds what was compiled by all that it was compiled of: sources, frame and words."""

    def __init__(
        self, entries: Entries, language: str, constants: Constants, ingredients: Ingredients
    ) -> None:
        self._entries = entries
        self._language = language
        self._constants = constants
        self._frame = digest(constants.frame)
        self._ingredients = ingredients

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name that a compiled template has among the entries."""
        return f"{digest(self._language, name, filename).hex()}.cache"

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
        """Fill the bucket with what was kept, if it was compiled of the same."""
        # Gate: compiled template
        kept = self._entries.get(bucket.key)
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._entries.offer(bucket.key, bucket.bytecode_to_string())
