"""The checks of what needs the whole: content and its plan in, all that is wrong out.

What is wrong with a text by itself was found where it was read, and is remembered with its card.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from gazette.cache import CardRecord, Packer
from gazette.checks import check_links, check_portal
from gazette.library import Library
from gazette.locales import Words, catalog_path
from gazette.model.notice import Item
from gazette.model.site import Site
from gazette.problems import Problem, problem
from gazette.read.content import Content
from gazette.read.context import ReadContext
from gazette.read.items import ReadItem


@dataclass(frozen=True, slots=True)
class Findings:
    """All that is wrong, in order of place; `cards` are to be remembered anew."""

    problems: tuple[Problem, ...]
    cards: Mapping[str, CardRecord]

    def with_problems(self, problems: Iterable[Problem]) -> Findings:
        """Return these and more."""
        return Findings(_in_order([*self.problems, *problems]), self.cards)


def check_content(content: Content, context: ReadContext) -> Findings:
    """Return what is wrong with the content, by itself and as a whole."""
    library, items = content.library, content.sources.items
    problems = [*content.sources.problems, *_no_content(content, context)]
    clear = not problems and not library.broken
    clear = clear and not any(_is_doubtful(item, context) for item in items.values())
    problems += check_portal(library, whole=clear)
    cards: dict[str, CardRecord] = {}
    for item in library.open_items:
        record = _record(library, item, items[item.id])
        if record is not None and item.id not in content.broken:
            cards[item.id] = record
        problems += context.blobs.problems(items[item.id].problems)
        problems += context.blobs.problems(record.links if record else b"")
    for read in items.values():
        if not (read.card.live or read.card.held):
            problems += context.blobs.problems(read.problems)
    return Findings(_in_order(problems), cards)


def missing_words(site: Site, words: Mapping[str, Words]) -> Iterator[Problem]:
    """Tell of languages in which readers would meet the portal's own texts in English."""
    for language in site.languages:
        if words[language.code].silent and language.tag.partition("-")[0].lower() != "en":
            catalog = catalog_path(Path("locales"), language.code, "messages").as_posix()
            yield problem("words-missing", catalog, language=language.code)


def new_clashes(clashes: Iterable[Problem], problems: Iterable[Problem]) -> list[Problem]:
    """Return the clashes that none of these problems tells in words of its own."""
    problems = list(problems)
    reserved = {problem.path for problem in problems if problem.key == "reserved-name"}
    assets = [set(dict(p.params).values()) for p in problems if p.key == "asset-clash"]
    return [
        clash
        for clash in clashes
        if clash.path not in reserved
        and not any({clash.path, dict(clash.params).get("other")} <= pair for pair in assets)
    ]


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.place))


def _is_doubtful(item: ReadItem, context: ReadContext) -> bool:
    """Tell whether what is wrong in an item's texts may hide what they name."""
    if not item.problems:
        return False
    drafts = {path for _, path, _ in item.card.held}
    problems = context.blobs.problems(item.problems)
    # In a draft that is held back, errors count as warnings.
    return any(problem.severity == "error" or problem.path in drafts for problem in problems)


def _record(library: Library, item: Item, read: ReadItem) -> CardRecord | None:
    """Return what is to be remembered of an item anew; None where all of it is remembered."""
    fingerprint, before = library.fingerprints.links(item), read.before
    # Of a link that leads nowhere the nearest name is told, which may be a new one now.
    # Gate: links
    if before is not None and before.links_fingerprint == fingerprint and not before.links:
        return None
    return CardRecord(read.card, read.problems, fingerprint, _links(library, item))


def _links(library: Library, item: Item) -> bytes:
    if not item.card.content_links and not item.card.anchored:
        return b""
    problems = check_links(library, item)
    return Packer().pack(problems) if problems else b""


def _no_content(content: Content, context: ReadContext) -> list[Problem]:
    sources = content.sources
    nothing = not sources.bundles and not content.closed and not sources.problems
    return [problem("no-content", context.prefix)] if nothing else []
