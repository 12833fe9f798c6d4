"""Sorts, indexes and pairs: bundles and texts in, a `Library` that answers every question out."""

from gazette.library.build import Sources, build
from gazette.library.library import Library

__all__ = ["Library", "Sources", "build"]
