"""What is known of a picture that a text shows, however it came to be known."""

from __future__ import annotations

from typing import NamedTuple

FOLDER = "pictures"
"""The folder below the portal's root that holds smaller variants."""


class Variant(NamedTuple):
    """A smaller picture of the same: its width in pixels, its name, its file, its bytes' digest.

    The name follows from the bytes, so that no other picture can have it.
    """

    width: int
    name: str
    source: str
    content: bytes


class Measured(NamedTuple):
    """A picture: its size as readers see it, in pixels, and its variants, smallest first.

    `kind` is what it is by its bytes (`PNG`), empty where nobody knows. `flaw` is the key of the
    rule that it breaks; then there are no variants. `width` and `height` are 0 where it has no
    size of its own.
    """

    width: int = 0
    height: int = 0
    kind: str = ""
    flaw: str = ""
    variants: tuple[Variant, ...] = ()
