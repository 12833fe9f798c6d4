"""The pairs of Chinese characters that an index has: words in, a file for browsers out.

A query of one character is for all words that begin with it: 认 for 认证, 认可, and 认 where it
stands last. Pagefind finds those, of the parts of its index that are loaded; so a browser first has
it load all parts that have such a word, and must know them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby

from gazette.search.split import is_pair


class Pairs:
    """Picks pairs from words; each is told once."""

    def __init__(self) -> None:
        self._met: set[str] = set()

    def new(self, words: Iterable[str]) -> set[str]:
        """Return the pairs among some words that were not among those before."""
        fresh = set(words) - self._met
        self._met |= fresh
        return {word for word in fresh if is_pair(word)}


def listing(found: Iterable[str]) -> str:
    """Return what stands in the file: by its first character, the second ones of all pairs."""
    firsts = groupby(sorted(found), key=lambda pair: pair[0])
    seconds = {first: "".join(pair[1] for pair in group) for first, group in firsts}
    return json.dumps(seconds, ensure_ascii=False, separators=(",", ":"))
