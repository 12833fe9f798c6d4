"""Keeping the catalogs: templates and sources flow in, new catalogs and problems flow out.

Two domains: `messages` holds the words of the portal's pages, `tool` those of the command line.
Nothing here prints, and only `write` writes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.extract import extract as extract_file
from babel.messages.pofile import generate_po

from gazette.errors import DesignError, MachineError, unopened
from gazette.files import read_plain
from gazette.locales.catalog import (
    compile_catalog,
    messages,
    name_of,
    parse_locale,
    read_catalog,
    singular,
    translations,
)
from gazette.locales.compiled import Name
from gazette.locales.translation import problems_with
from gazette.locales.words import Msgid, catalog_path, shown_message
from gazette.model.site import Language
from gazette.problems import Problem, error

Extractor = Callable[[Any, Any, Any, Any], Iterable[tuple[Any, ...]]]
"""Babel's interface for extraction: file, keywords, comment tags, options."""

Keywords = Mapping[str, Any]
"""The names of functions whose arguments are texts, as Babel has them."""

SOURCE_LANGUAGE = "en"
PAGE_KEYWORDS: Keywords = {"page_text": None}
TEMPLATES = (".html", ".xml", ".atom", ".json", ".txt")
WIDTH = 100
_TAGS = ("TRANSLATORS:",)
_HEADER = re.compile(r'(?:#[^~].*\n|#\n)*msgid ""\nmsgstr ""\n(?:".*"\n)*')


@dataclass(frozen=True, slots=True)
class CatalogSources:
    """Where the words stand: folders of templates and of Python files, and a templates' reader.

    `read_template` is the extractor of `gazette.templates`. A file is named in the catalogs by its
    folder's name and its path in it.
    """

    templates: tuple[Path, ...]
    programs: tuple[Path, ...]
    read_template: Extractor


Languages = Mapping[str, Sequence[Language]]
"""The languages that each domain is translated into."""


@dataclass(frozen=True, slots=True)
class Found:
    """One text in one place; `comments` are what the author tells translators there."""

    path: str
    line: int
    msgid: Msgid
    comments: tuple[str, ...]


def extract(sources: CatalogSources) -> Mapping[str, tuple[Found, ...]]:
    """Return the texts of each domain, in the order of files and lines.

    The words of pages stand in templates and, marked by `page_text`, in programs. Raises
    DesignError, from `read_template`, for a template that cannot be read.
    """
    templates, programs = sources.templates, sources.programs
    in_templates = _extract(templates, TEMPLATES, sources.read_template, DEFAULT_KEYWORDS)
    in_programs = _extract(programs, (".py",), extract_python, PAGE_KEYWORDS)
    tool = _extract(programs, (".py",), extract_python, DEFAULT_KEYWORDS)
    return {"messages": (*in_templates, *in_programs), "tool": tuple(tool)}


def _extract(
    folders: Sequence[Path], suffixes: Sequence[str], method: Extractor, keywords: Keywords
) -> Iterator[Found]:
    for folder in folders:
        files = [path for path in folder.rglob("*") if path.suffix in suffixes and path.is_file()]
        for path in sorted(files, key=lambda path: path.relative_to(folder).parts):
            place = shown_message(folder, path)
            try:
                yield from _extract_file(path, place, method, keywords)
            except DesignError as unreadable:
                moved = (replace(problem, path=place) for problem in unreadable.problems)
                raise DesignError(*moved) from unreadable


def _extract_file(path: Path, place: str, method: Extractor, keywords: Keywords) -> Iterator[Found]:
    with path.open("rb") as file:
        texts = extract_file(method, file, keywords, _TAGS, strip_comment_tags=True)
        for line, text, comments, context in texts:
            one, many = (text, None) if isinstance(text, str) else (text[0], text[1])
            yield Found(place, line, (context, one, many), tuple(comments))


def update(
    folder: Path, languages: Languages, sources: CatalogSources, base: Path | None = None
) -> Mapping[Path, str]:
    """Return the whole text of every catalog below the locales `folder`, as it should be now.

    Translations and translators' comments are kept; a text that changed keeps its translation,
    marked fuzzy; one that is gone stays as `#~`. What a catalog below `base` says needs no guess.
    The same sources give the same bytes: no dates, and no line numbers that would change with
    every edit of a template. Raises DesignError for a catalog or template that cannot be read.
    """
    texts: dict[Path, str] = {}
    by_domain = extract(sources)
    for domain, translated in languages.items():
        template = _template(by_domain[domain])
        texts[folder / f"{domain}.pot"] = _header(b"", None) + _body(template)
        for language in translated:
            path = catalog_path(folder, language.code, domain)
            old = _read(path)
            catalog = read_catalog(old, shown_message(folder, path), language.locale)
            own = {name_of(message) for message in messages(catalog)}
            _merge(catalog, template, guess=language.code != SOURCE_LANGUAGE)
            _forget_guesses(catalog, said_below(base, language, domain) - own)
            texts[path] = _header(old, language) + _body(catalog)
    return texts


def write(texts: Mapping[Path, str]) -> tuple[Path, ...]:
    """Write the catalogs that differ from what is on disk; return which they were.

    Raises MachineError where one cannot be written.
    """
    changed = tuple(path for path, text in texts.items() if _read(path) != text.encode())
    for path in changed:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(texts[path], encoding="utf-8", newline="\n")
        except OSError as cause:
            detail = cause.strerror or str(cause)
            raise MachineError(error("catalog-refused", _place(path), detail=detail)) from None
    return changed


def check_messages(
    folder: Path, languages: Languages, sources: CatalogSources, base: Path | None = None
) -> tuple[Problem, ...]:
    """Return what is wrong with the catalogs below the locales `folder`, in order of place.

    A catalog must be what `update` would make it, complete, without guesses, and each translation
    must fit its original. The catalogs of the source language may leave a text empty: it is its
    own translation. Where those below `base` stand in for what is missing, a catalog need not
    hold what they say.
    """
    try:
        texts = update(folder, languages, sources, base)
        problems = [] if base else _out_of_step(folder, texts)
        for domain, translated in languages.items():
            for language in translated:
                path = catalog_path(folder, language.code, domain)
                others = said_below(base, language, domain)
                if base:
                    problems += _lacking(folder, path, texts[path], language, others)
                if path.is_file():
                    problems += _check_catalog(path, shown_message(folder, path), language, others)
    except DesignError as unreadable:
        return unreadable.problems
    return tuple(sorted(problems, key=lambda problem: problem.place))


def _out_of_step(folder: Path, texts: Mapping[Path, str]) -> list[Problem]:
    problems = []
    for path, text in texts.items():
        if not path.is_file():
            problems.append(error("catalog-missing", shown_message(folder, path)))
        elif _read(path) != text.encode():
            problems.append(error("catalog-behind", shown_message(folder, path)))
    return problems


def _lacking(
    folder: Path, path: Path, text: str, language: Language, others: frozenset[Name]
) -> Iterator[Problem]:
    """Tell of a site's catalog that lacks what nothing stands in for, or holds what is gone."""
    place = shown_message(folder, path)
    own = {name_of(m) for m in messages(read_catalog(_read(path), place, language.locale))}
    now = {name_of(m) for m in messages(read_catalog(text.encode(), place, language.locale))}
    needed = frozenset() if language.code == SOURCE_LANGUAGE else now - others
    if not path.is_file():
        if needed:
            yield error("catalog-missing", place)
    elif needed - own or own - now:
        yield error("catalog-behind", place)


def _check_catalog(
    path: Path, place: str, language: Language, others: frozenset[Name]
) -> Iterator[Problem]:
    catalog = read_catalog(_read(path), place, language.locale)
    for message in messages(catalog):
        complete = language.code == SOURCE_LANGUAGE or name_of(message) in others
        yield from problems_with(message, place, complete=complete)


def said_below(base: Path | None, language: Language, domain: str) -> frozenset[Name]:
    """Return the messages that a language's catalog below `base` translates."""
    if base is None:
        return frozenset()
    path = catalog_path(base, language.code, domain)
    compiled = compile_catalog(
        read_catalog(_read(path), shown_message(base, path), language.locale)
    )
    return frozenset({*compiled.single, *compiled.forms})


def _read(path: Path) -> bytes:
    """Return a catalog as it is, empty where there is none."""
    try:
        return read_plain(path)
    except FileNotFoundError:
        return b""
    except OSError as cause:
        raise DesignError(unopened(_place(path), cause)) from None


def _place(path: Path) -> str:
    """Return the path of a catalog from the locales folder on, as problems print it."""
    return "/".join(path.parts[-4 if path.suffix == ".po" else -2 :])


def _template(texts: Iterable[Found]) -> Catalog:
    catalog = Catalog()
    for text in texts:
        context, one, many = text.msgid
        catalog.add(
            one if many is None else (one, many),
            locations=[(text.path, text.line)],
            auto_comments=text.comments,
            context=context,
        )
    return catalog


def _merge(catalog: Catalog, template: Catalog, *, guess: bool) -> None:
    """Bring `catalog` to the messages of `template`, in place."""
    for message in messages(template):
        # A text that comes back finds the translation it had.
        name = singular(message)
        key = name if message.context is None else (name, message.context)
        old = catalog.obsolete.pop(key, None)
        if old is not None and catalog.get(name, message.context) is None:
            catalog[old.id] = old
    catalog.update(template, no_fuzzy_matching=not guess)


def _forget_guesses(catalog: Catalog, needless: frozenset[Name]) -> None:
    for message in messages(catalog):
        if message.fuzzy and name_of(message) in needless:
            message.flags.discard("fuzzy")
            message.string = ("",) * len(translations(message)) if message.pluralizable else ""


def _body(catalog: Catalog) -> str:
    lines = generate_po(
        catalog, omit_header=True, include_lineno=False, sort_by="location", width=WIDTH
    )
    return "".join(lines).rstrip("\n") + "\n"


def _header(old: bytes, language: Language | None) -> str:
    """Return the header of a catalog: the one it has, word for word, or a new one."""
    kept = _HEADER.match(old.decode("utf-8-sig").replace("\r\n", "\n"))
    if kept:
        return kept[0] + "\n"
    fields = ["MIME-Version: 1.0"]
    if language is not None:
        locale = parse_locale(language.locale)
        plural = Catalog(locale=locale).plural_forms
        fields = [f"Language: {locale}", f"Plural-Forms: {plural}", *fields]
    fields += ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    return "\n".join(['msgid ""', 'msgstr ""', *(f'"{field}\\n"' for field in fields), "", ""])
