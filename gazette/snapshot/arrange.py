"""Sorts out the content folder: its files in, notices and pages as bundles of files out.

What a file is follows from where it stands (`news/2020/12-24-name/index.en.md`,
`news/2020/12-24-name.en.md`, `pages/about.en.md`); a text that stands nowhere is a problem, never
passed over in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from gazette.problems import Param, Problem, problem
from gazette.snapshot.files import File
from gazette.snapshot.names import fault_of
from gazette.snapshot.walk import MARKDOWN

Kind = Literal["notice", "page"]

_NOTICE = re.compile(r"news/[0-9]{4}/[0-9]{2}-[0-9]{2}-[^/\\.\s]+")
_PAGE = re.compile(r"pages/[^/.\s]+")
# Nearly every text is one of these, and is placed at one look.
_BUNDLED = re.compile(rf"({_NOTICE.pattern}|{_PAGE.pattern})/index\.([A-Za-z0-9-]+)\.md")
# What a text is written in before it is Markdown, or when Windows hides that it is.
_OTHER_TEXT = re.compile(r"\.(txt|docx?|wps|rtf|odt|pages|html?)$", re.IGNORECASE)
_INDEX_PAGE = re.compile(r"pages/index\.[A-Za-z0-9-]+\.md")
_WORD = re.compile(r"\.(?:docx?|wps|rtf)$", re.IGNORECASE)
_HAN = re.compile("[㐀-鿿]")
_DAY = re.compile(r"(\d{4})[-/](\d\d?)[-/](\d\d?)[-_ /]*([^/]*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A notice or page before it is read.

    `folder` is what relative links in its texts start from; `files` are those inside the
    bundle's own folder, none for a flat pair.
    """

    id: str
    kind: Kind
    folder: str
    texts: tuple[tuple[str, File], ...]
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """The content folder sorted out. `files` are all that are not texts, by path.

    `broken` are the ids of bundles with a text that its name does not let be read.
    """

    bundles: tuple[Bundle, ...]
    files: dict[str, File]
    problems: tuple[Problem, ...]
    broken: frozenset[str]


def arrange(files: Iterable[File], codes: tuple[str, ...], prefix: str) -> Tree:
    """Sort files into bundles; `prefix` is the content folder's name, for problems' paths."""
    arrangement = _Arrangement(codes, prefix)
    for file in sorted(files, key=lambda file: file.path):
        arrangement.add(file)
    return arrangement.tree()


@dataclass(slots=True)
class _Draft:
    kind: Kind
    folder: str
    texts: dict[str, File] = field(default_factory=dict)


class _Arrangement:
    """Takes files one by one and puts each where it belongs."""

    def __init__(self, codes: tuple[str, ...], prefix: str) -> None:
        self._codes = codes
        self._prefix = prefix
        self._drafts: dict[str, _Draft] = {}
        self._files: dict[str, File] = {}
        self._problems: list[Problem] = []
        self._broken: set[str] = set()

    def add(self, file: File) -> None:
        """Put a file into its bundle, or among the others."""
        match = _BUNDLED.fullmatch(file.path)
        if match and match[2] in self._codes and fault_of(file, self._prefix) is None:
            id, language = match.groups()  # noqa: A001 - the contract's own word
            self._place(file, id, "notice" if id.startswith("news/") else "page", id, language)
            return
        if not MARKDOWN.search(file.path):
            if self._publishable(file):
                self._files[file.path] = file
            return
        folder, _, name = file.path.rpartition("/")
        stem, _, language = MARKDOWN.sub("", name).rpartition(".")
        if not stem:
            stem, language = language, ""
        bundled = stem == "index"
        id = folder if bundled else f"{folder}/{stem}"  # noqa: A001 - the contract's own word
        kind = self._kind(id)
        if not self._publishable(file):
            self._broken.add(id)
        elif meant := self._meant(folder, name):
            key, example, id = meant  # noqa: A001
            self._fault(key, file, example=example)
            self._broken.add(id)
        elif kind is None:
            self._misplaced(file, folder)
        elif self._named(file, stem, language):
            self._place(file, id, kind, folder, language)
        else:
            self._broken.add(id)

    def tree(self) -> Tree:
        """Return everything that was added, in order."""
        inside = self._sort_files()
        bundles = tuple(
            Bundle(id, draft.kind, draft.folder, tuple(sorted(draft.texts.items())), inside(id))
            for id, draft in sorted(self._drafts.items())  # noqa: A001
        )
        for file in self._files.values():
            self._look_for_text(file)
        self._look_for_textless()
        return Tree(bundles, self._files, tuple(self._problems), frozenset(self._broken))

    def _publishable(self, file: File) -> bool:
        fault = fault_of(file, self._prefix)
        if fault:
            self._problems.append(fault)
        return fault is None

    def _kind(self, id: str) -> Kind | None:  # noqa: A002
        if _NOTICE.fullmatch(id):
            return "notice"
        return "page" if _PAGE.fullmatch(id) else None

    def _named(self, file: File, stem: str, language: str) -> bool:
        example = f"{stem}.{self._codes[0]}.md"
        if not language:
            self._fault("no-language", file, example=example)
        elif language not in self._codes:
            codes = ", ".join(self._codes)
            self._fault("unknown-language", file, language=language, known=codes)
        elif not file.path.endswith(".md"):
            self._fault("bad-suffix", file, example=f"{stem}.{language}.md")
        else:
            return True
        return False

    def _place(self, file: File, id: str, kind: Kind, folder: str, language: str) -> None:  # noqa: A002
        draft = self._drafts.get(id)
        if draft is None:
            draft = self._drafts[id] = _Draft(kind, folder)
        if language in draft.texts:
            self._fault("two-texts", file, other=f"{self._prefix}/{draft.texts[language].path}")
            return
        draft.texts[language] = file
        # A bundle's folder is what its own files stand in, also beside a flat counterpart.
        draft.folder = max(draft.folder, folder, key=len)

    def _look_for_text(self, file: File) -> None:
        """Tell of a file that has a text's name, another suffix, and no text beside it."""
        stem = MARKDOWN.sub("", _OTHER_TEXT.sub("", file.path))
        name, _, language = stem.rpartition(".")
        if stem == file.path or language not in self._codes:
            return
        folder, _, last = name.rpartition("/")
        id_ = folder if last == "index" else name
        draft = self._drafts.get(id_)
        if self._kind(id_) and not (draft and language in draft.texts):
            twice = MARKDOWN.search(_OTHER_TEXT.sub("", file.path))
            key = "bad-suffix+twice" if twice else "bad-suffix+other"
            self._fault(key, file, example=f"{last}.{language}.md")

    def _meant(self, folder: str, name: str) -> tuple[str, str, str] | None:
        """Return what is wrong with a text's name, the one that was meant, and its bundle's id."""
        once = MARKDOWN.sub("", name)
        twice = bool(MARKDOWN.search(once))
        stem, _, language = MARKDOWN.sub("", once).rpartition(".")
        stem = "index" if stem.casefold() == "index" else stem
        language = language.casefold()
        codes = {code.casefold(): code for code in self._codes}
        id_ = folder if stem == "index" else f"{folder}/{stem}"
        if not (stem and language in codes and self._kind(id_)):
            return None
        meant = f"{stem}.{codes[language]}.md"
        if twice:
            return "bad-suffix+twice", meant, id_
        capitals = once != meant.removesuffix(".md")
        return ("bad-suffix+capitals", meant, id_) if capitals else None

    def _language(self, path: str) -> str:
        """Return the language that an example is for: Chinese for names in Chinese."""
        chinese = (code for code in self._codes if code.startswith("zh") and _HAN.search(path))
        return next(chinese, self._codes[0])

    def _misplaced(self, file: File, folder: str) -> None:
        inside = folder
        while inside and self._kind(inside) is None:
            inside = inside.rpartition("/")[0]
        if inside:
            self._fault("stray-text", file, example=f"index.{self._language(file.path)}.md")
        elif _INDEX_PAGE.fullmatch(file.path):
            example = f"{self._prefix}/{file.path.replace('index', 'home', 1)}"
            self._fault("bad-path+home", file, example=example)
        else:
            self._fault("bad-path", file, example=f"{self._prefix}/{self._place_for(file)}")

    def _place_for(self, file: File) -> str:
        """Return where a misplaced announcement would stand, as far as its path tells."""
        path = MARKDOWN.sub("", file.path)
        stem, _, language = path.rpartition(".")
        language = language if stem and language in self._codes else self._codes[0]
        match = _DAY.search(stem.removesuffix("/index"))
        if match is None:
            return f"news/2026/03-31-name/index.{language}.md"
        year, month, day, name = match.groups()
        slug = re.sub(r"[\s.]+", "-", name).strip("-") or "name"
        return f"news/{year}/{month:0>2}-{day:0>2}-{slug}/index.{language}.md"

    def _sort_files(self) -> Callable[[str], tuple[File, ...]]:
        inside: dict[str, list[File]] = {}
        for path, file in self._files.items():
            folder = path.rpartition("/")[0]
            while folder:
                if folder in self._drafts and self._drafts[folder].folder == folder:
                    inside.setdefault(folder, []).append(file)
                    break
                folder = folder.rpartition("/")[0]
        return lambda folder: tuple(inside.get(folder, ()))

    def _look_for_textless(self) -> None:
        seen = {problem.path for problem in self._problems}
        named = set()
        for path, file in self._files.items():
            parts = path.split("/")
            folder = "/".join(parts[:3])
            textless = len(parts) > 3 and _NOTICE.fullmatch(folder) and folder not in self._drafts
            excused = folder in named or any(
                p.startswith(f"{self._prefix}/{folder}/") for p in seen
            )
            if textless and not excused:
                named.add(folder)
                key = "no-text+word" if _WORD.search(path) else "no-text"
                name = f"index.{self._language(path)}.md"
                self._fault(key, file, example=f"{self._prefix}/{folder}/{name}")

    def _fault(self, key: str, file: File, /, **params: Param) -> None:
        self._problems.append(problem(key, f"{self._prefix}/{file.path}", **params))
