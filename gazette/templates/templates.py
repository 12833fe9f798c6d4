"""The portal's templates: what belongs to one, whether it is sound, and pages made with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gazette.cache.entries import Entries
from gazette.digest import digest
from gazette.errors import DesignError
from gazette.problems import Problem, error
from gazette.templates.analysis import Analysis, Msgid, Reference, as_text, from_text
from gazette.templates.files import Source, TemplateFiles
from gazette.templates.fingerprint import jinja_fingerprint
from gazette.templates.helpers import FRAME, Translations, Untranslated
from gazette.templates.nearest import nearest

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment
    from markupsafe import Markup

    from gazette.model.page import Body


@dataclass(frozen=True, slots=True)
class Closure:
    """A template with everything it extends, includes and imports, sorted by name.

    `digest` covers names and sources, `msgids` are all texts to be translated.
    """

    names: tuple[str, ...]
    digest: bytes
    msgids: frozenset[Msgid]


class Templates:
    """Templates from folders searched in order, for languages with their words.

    `html` shows a `Body`; pages are rendered without bodies where it is not given. `cache` is the
    cache folder, with what is known of templates that did not change; without `keep` it is only
    read.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        words: Mapping[str, Translations],
        *,
        html: Callable[[Body], Markup] | None = None,
        cache: Path | None = None,
        keep: bool = True,
    ) -> None:
        self._folders = tuple(folders)
        self._files = TemplateFiles(folders)
        self._words: dict[str, Translations] = {**words, "": Untranslated()}
        self._html = html
        self._cache = cache
        self._keep = keep
        self._entries = cache and Entries(
            cache, "templates", jinja_fingerprint(Path(__file__).parent).hex()
        )
        self._analyses: dict[str, Analysis] = {}
        self._closures: dict[str, Closure] = {}
        self._environments: dict[str, Environment] = {}

    # ------------------------------------------------------------ what belongs to a template

    def closure(self, name: str) -> Closure:
        """Return what the pages made with this template depend on.

        Raises DesignError where that cannot be told: a template that is missing or cannot be
        read, or that works out the name of another, or a text to translate.
        """
        if name not in self._closures:
            problems = self._closure_problems(name)
            if problems:
                raise DesignError(*problems)
            sources = {member: self._files.find(member) for member in self._members(name)}
            present = sorted(member for member, source in sources.items() if source is not None)
            parts = [(member, source and source.digest) for member, source in sources.items()]
            msgids = (self._analysis(member).msgids for member in present)
            self._closures[name] = Closure(
                tuple(present), digest(name, *sorted(parts, key=str)), frozenset().union(*msgids)
            )
        return self._closures[name]

    def _members(self, name: str) -> list[str]:
        """Return the names in a template's closure, and those it would take if they existed."""
        members = {name: None}
        waiting = [name]
        while waiting:
            for reference in self._analysis(waiting.pop()).references:
                new = [other for other in reference.names if other not in members]
                members.update(dict.fromkeys(new))
                waiting += new
        return list(members)

    def _analysis(self, name: str) -> Analysis:
        if name not in self._analyses:
            source = self._files.find(name)
            self._analyses[name] = Analysis() if source is None else self._analyse(source)
        return self._analyses[name]

    def _analyse(self, source: Source) -> Analysis:
        key = f"{digest(source.name, source.digest).hex()}.json"
        # Gate: template analysis
        kept = self._entries.get(key) if self._entries else None
        if kept is not None:
            return from_text(kept.decode())
        from gazette.templates.analyse import analyse

        analysis = analyse(self._environment(""), source)
        if self._entries and self._keep:
            self._entries.offer(key, as_text(analysis).encode())
        return analysis

    # ------------------------------------------------------------ whether it is sound

    def check(
        self, name: str, allowed: Collection[str], fields: Collection[str] | None = None
    ) -> tuple[Problem, ...]:
        """Return what is wrong with a template and all that belongs to it, in order of place.

        `allowed` are the variables its pages have, `fields` those of their frame, where that is
        known; the helpers are known.
        """
        problems = self._closure_problems(name)
        if not problems:
            problems = (
                *self._unknown_variables(name, frozenset(allowed)),
                *(() if fields is None else self._unknown_fields(name, fields)),
            )
        return tuple(sorted(set(problems), key=lambda problem: (problem.place, problem.params)))

    def _closure_problems(self, name: str) -> tuple[Problem, ...]:
        try:
            if self._files.find(name) is None:
                return (self._missing(name, f"{self._folders[0].name}/{name}", 1),)
            return tuple(
                problem for member in self._members(name) for problem in self._problems_of(member)
            )
        except DesignError as unreadable:
            return unreadable.problems

    def _problems_of(self, name: str) -> Iterator[Problem]:
        source = self._files.find(name)
        if source is None:
            return  # told where it is named
        analysis = self._analysis(name)
        for finding in analysis.findings:
            yield error(finding.key, source.label, finding.line, **dict(finding.params))
        for reference in analysis.references:
            exist = any(self._files.find(other) for other in reference.names)
            if not exist and not reference.optional:
                yield self._missing(", ".join(reference.names), source.label, reference.line)
            for parent in reference.names if reference.tag == "extends" else ():
                if name in self._chain(parent):
                    yield error("circular-template", source.label, reference.line, name=parent)

    def _missing(self, name: str, path: str, line: int) -> Problem:
        return _named("missing-template", path, line, name, self._files.names())

    def _chain(self, name: str) -> list[str]:
        """Return a template and those it extends, which share their variables."""
        chain = {name: None}
        waiting = [name]
        while waiting:
            for reference in self._references(waiting.pop(), extends=True):
                new = [other for other in reference.names if other not in chain]
                chain.update(dict.fromkeys(new))
                waiting += new
        return list(chain)

    def _references(self, name: str, *, extends: bool) -> Iterator[Reference]:
        for reference in self._analysis(name).references:
            if (reference.tag == "extends") == extends:
                yield reference

    def _unknown_variables(self, name: str, allowed: frozenset[str]) -> Iterator[Problem]:
        waiting = [(name, allowed)]
        seen = set(waiting)
        while waiting:
            name, visible = waiting.pop()
            chain = self._chain(name)
            for member in chain:
                others = [self._analysis(other).exports for other in chain if other != member]
                shared = visible.union(*others)
                yield from self._unknown_uses(member, shared)
                for reference in self._references(member, extends=False):
                    bound = reference.bound
                    inner = frozenset[str]() if bound is None else shared.union(bound)
                    new = {(other, inner) for other in reference.names} - seen
                    seen |= new
                    waiting += sorted(new, key=lambda pair: pair[0])

    def _unknown_uses(self, name: str, visible: frozenset[str]) -> Iterator[Problem]:
        source = self._files.find(name)
        if source is None:
            return
        for use in self._analysis(name).uses:
            if use.name not in visible:
                yield _named("unknown-variable", source.label, use.line, use.name, visible)

    def _unknown_fields(self, name: str, fields: Collection[str]) -> Iterator[Problem]:
        names = [f"{FRAME}.{field}" for field in fields]
        for member in self._members(name):
            source = self._files.find(member)
            for use in self._analysis(member).fields if source else ():
                if source and use.name not in fields:
                    full = f"{FRAME}.{use.name}"
                    yield _named("unknown-variable", source.label, use.line, full, names)

    # ------------------------------------------------------------ pages

    def render(self, name: str, language: str, variables: Mapping[str, object]) -> str:
        """Return the page made with a template in a language, which is empty for none.

        Raises DesignError, at the template's line, where the template stops.
        """
        from gazette.templates.failures import FAILURES, explain_failure

        source = self._files.find(name)
        if source is None:
            raise DesignError(self._missing(name, f"{self._folders[0].name}/{name}", 1))
        try:
            return self._page(name, language, variables)
        except FAILURES as failure:
            raise DesignError(explain_failure(failure, source, self._files.by_file())) from failure

    def _page(self, name: str, language: str, variables: Mapping[str, object]) -> str:
        """Return the page; any of `failures.FAILURES` where the template stops."""
        return self._environment(language).get_template(name).render(variables)

    def _environment(self, language: str) -> Environment:
        """Return the environment of a language; KeyError for one without words."""
        if language not in self._environments:
            from jinja2 import Environment

            from gazette.templates.environment import make_environment

            self._environments[language] = make_environment(
                self._words[language], self._loader, self._html, Environment
            )
        return self._environments[language]

    @cached_property
    def _loader(self) -> BaseLoader:
        from gazette.templates.environment import make_loader

        return make_loader(self._files)


def _named(key: str, path: str, line: int, name: str, known: Collection[str]) -> Problem:
    """Return the problem with a name, with the known one that it may stand for."""
    near = nearest(name, known)
    return error(key if near else f"{key}+none", path, line, name=name, **near)
