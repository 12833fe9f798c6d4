"""Files that reach no reader: a library in, a warning for each of them out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from itertools import chain

from gazette.library import Library
from gazette.library.paths import id_of_text
from gazette.problems import Problem, problem


def files_are_used(library: Library, whole: bool) -> Iterator[Problem]:
    """Every file lies in the folder of an announcement or page, or a text names it.

    Nothing is said until all texts are read as they are meant: another one may name the file. Nor
    of a file that a dead link looks for, which is told with the link.
    """
    if not whole:
        return
    notices = (notice.item for month in library.open for notice in month.notices)
    cards = [item.card for item in chain(notices, library.undated, library.pages.values())]
    # All files in closed months lie in the folder of an announcement.
    stray = library.files.at_hand.keys() - {path for card in cards for path, _, _ in card.files}
    if stray:
        named = {place for card in cards for place in card.content_links}
        # No link in closed months is dead.
        named |= {
            place
            for _, record in library.closed
            for outgoing_links in record.outgoing_links.values()
            for place, _ in outgoing_links
            if place in stray
        }
        sought = {_name(place) for place in named - library.files.keys() if _dead(library, place)}
        for path in sorted(stray - named):
            if _name(path) not in sought:
                yield problem("stray-file", f"{library.prefix}/{path}")


def _dead(library: Library, place: str) -> bool:
    """Tell whether a place that texts name is neither a file nor a text."""
    path = re.split("[#?]", place, maxsplit=1)[0]
    return path not in library.files and library.item(id_of_text(path)) is None


def _name(path: str) -> str:
    return posixpath.basename(path).casefold()
