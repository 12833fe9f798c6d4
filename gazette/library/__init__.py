"""Sorts, indexes and pairs: bundles and texts in, a `Library` that answers every question out."""

from gazette.library.build import LoadText, Sources, assemble, build
from gazette.library.cards import make_card
from gazette.library.library import Library

__all__ = ["Library", "LoadText", "Sources", "assemble", "build", "make_card"]
