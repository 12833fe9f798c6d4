"""Addresses below the portal's root lead somewhere: a library and the plan in, problems out.

An address (`/en/about/#staff`, or all of it from `https:` on) names a file that is planned, and in
it an id that is there. What
could not be read or placed may have taken the address, and is told itself: see `_may_come`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from gazette.library import Library, targets, urls
from gazette.library.targets import Fault
from gazette.model.notice import Item
from gazette.model.page import BARE, FRAME_IDS
from gazette.problems import Problem, problem

_LIST = re.compile(r"(?:news|news/\d{4}|topics/([^/]+))(?:/page/\d+)?(?:/index\.html)?")
_KNOWN = re.compile(r"[^/.]*|news/\d{4}/.+|topics/.+")
"""What stands behind the language in the address of an own page, a notice, or a topic."""


Templates = Callable[[str], str | None]
"""From a path to the template of the file there: "" for one that needs none; None for no file."""


def dead_addresses(library: Library, templates: Templates) -> list[Problem]:
    """Return a problem for each link to an address below the root that no file has."""
    problems = []
    faults: dict[str, Fault | None] = {}

    def fault(target: str) -> Fault | None:
        if target not in faults:
            faults[target] = _fault(library, templates, target)
        return faults[target]

    for item, scheduled in _items(library, fault):
        for source, line, target in item.card.address_links:
            found = fault(target)
            if found is not None:
                dead = problem(found.key, source, line, **dict(found.params))
                # What is scheduled may lead to what is scheduled too, and will be held to it.
                problems.append(dead.at_most("warning") if scheduled else dead)
    return problems


def _items(library: Library, fault: Callable[[str], Fault | None]) -> Iterator[tuple[Item, bool]]:
    """Yield the items that may have a dead address, and whether they are scheduled."""
    wrong = [month for month, record in library.closed if any(map(fault, record.address_links))]
    for month in (*library.open, *wrong):
        for notice in month.notices:
            yield notice.item, notice.scheduled
    for item in (*library.undated, *library.pages.values()):
        yield item, False


def _fault(library: Library, templates: Templates, target: str) -> Fault | None:
    """Return what is wrong with an address."""
    address = target if target.startswith("/") else urls.below_own(target, library.site.own)
    rest, _, anchor = (address or "/").partition("#")
    path = unquote(rest.partition("?")[0])[1:]
    folder = f"{path.rstrip('/')}/index.html".lstrip("/")
    found = path if (template := templates(path)) is not None else folder
    template = templates(folder) if template is None else template
    if template is None:
        return (
            None if _may_come(library, path) else targets.make_fault("link-address", target=target)
        )
    if anchor and template and found.endswith(".html"):
        if anchor in FRAME_IDS and template not in BARE:
            return None
        return _anchor_fault(library, found, unquote(anchor), rest)
    return None


def _anchor_fault(library: Library, path: str, anchor: str, address: str) -> Fault | None:
    """Return what is wrong with an anchor into the page at a path."""
    code, _, below = path.removesuffix("index.html").strip("/").partition("/")
    id_ = below if below.startswith("news/") else f"pages/{below or 'home'}"
    if id_ in library.broken:
        return None
    item = library.item(id_)
    text = targets.shown_text(library, item, code) if item and code in library.site.codes else None
    if item is None or text is None:
        return targets.make_fault("link-anchor+page", anchor=anchor, where=address)
    return targets.anchor_fault(item, text, anchor, text.path)


def _may_come(library: Library, path: str) -> bool:
    """Whether what could not be read or placed may be at a path once it is mended.

    That is its own page and all below, a list that is longer by it, and what it calls an old
    address. An old address that looks like a notice or a page of today's is not waited for.
    """
    missing = library.broken.union(item.id for item in library.undated)
    listed = any(id_.startswith("news/") for id_ in missing)
    code, _, below = path.rstrip("/").partition("/")
    if code in library.site.codes:
        if any(f"{below}/".startswith(f"{id_.removeprefix('pages/')}/") for id_ in missing):
            return True
        if found := _LIST.fullmatch(below):
            topics = {topic.id for topic in library.site.topics}
            return listed and found.group(1) in {None, *topics}
        if _KNOWN.fullmatch(below):
            return False
    if code in {"static", "sitemaps"}:
        return listed and code == "sitemaps"
    # Of what could not be read nobody knows the old addresses.
    said = {alias.strip("/") for item in library.undated for _, alias, _ in item.card.aliases}
    return bool(library.broken) or path.strip("/") in said
