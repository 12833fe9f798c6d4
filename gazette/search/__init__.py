"""The search index: published notices in, the files that browsers search in out.

Pagefind makes the index and reads it. What it sees is split here, the same way as
`static/js/search/split.js` splits what a reader asks for.
"""

from __future__ import annotations

from gazette.search.index import Indexer
from gazette.search.records import Group, groups

__all__ = ["Group", "Indexer", "groups"]
