"""Pictures: bytes in; their size, what is wrong with them, and smaller variants out.

Nobody else knows Pillow, which is imported with the first picture that is not known yet.
"""

from gazette.pictures.image_cache import ImageCache
from gazette.pictures.picture import Studied, study

__all__ = ["ImageCache", "Studied", "study"]
