"""What is published, and where: cards and files in; notices, lists, addresses and targets out."""

from gazette.library.assemble import LibrarySources, assemble
from gazette.library.cards import ItemSources, make_card
from gazette.library.library import Library

__all__ = ["ItemSources", "Library", "LibrarySources", "assemble", "make_card"]
