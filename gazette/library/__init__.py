"""Sorts, indexes and pairs: bundles and texts in, a `Library` that answers every question out."""

from gazette.library.build import Shelf, Sources, assemble, build
from gazette.library.cards import make_card
from gazette.library.library import Library

__all__ = ["Library", "Shelf", "Sources", "assemble", "build", "make_card"]
