"""What a build follows from besides its sources, as fingerprints."""

from __future__ import annotations

from typing import NamedTuple


class Environment(NamedTuple):
    """The fingerprints of all that a build follows from besides sources and time.

    `engine` is that of Gazette's own sources and its libraries' versions, `reading` that of all
    that texts and cards follow from besides their bytes, and `building` that of everything:
    settings, options, templates and catalogs too.
    """

    engine: bytes
    reading: bytes
    building: bytes
