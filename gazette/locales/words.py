"""One language's interface texts: a message catalog flows in, translations flow out."""

from __future__ import annotations

import gettext
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from gazette.digest import digest, digest_bytes
from gazette.model.site import Language

Msgid = tuple[str | None, str, str | None]
"""Context, singular, plural: what a template asks to be translated."""

Name = tuple[str | None, str]
"""Context and singular: what a catalog files a message under."""

_FORMAT = 1  # of the compiled catalogs; another number leaves the old ones aside
GERMANIC = "(n != 1)"


@dataclass(frozen=True, slots=True)
class Compiled:
    """What is used of a catalog: no fuzzy message, no empty one.

    `plural` is the C expression of the header's Plural-Forms (GNU gettext manual, section 11.2.6);
    `single` has messages of one form, `forms` those with plural forms, in the order of the rule.
    """

    plural: str = GERMANIC
    single: Mapping[Name, str] = field(default_factory=dict)
    forms: Mapping[Name, tuple[str, ...]] = field(default_factory=dict)


class Words:
    """Translations into one language; what has none stands in its source form, English."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._form: Callable[[int], int] = gettext.c2py(compiled.plural)

    @classmethod
    def load(
        cls,
        folders: Sequence[Path],
        language: Language,
        domain: str = "messages",
        cache: Path | None = None,
    ) -> Words:
        """Return the texts of `{folder}/{code}/LC_MESSAGES/{domain}.po`, first folder that has it.

        Without any, everything stands in English. The catalog's compiled form is kept in `cache`,
        where it is found by the digest of the catalog's bytes. Raises DesignError for a catalog
        that cannot be read.
        """
        for folder in folders:
            path = catalog_path(folder, language.code, domain)
            try:
                raw = path.read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                continue
            return cls(_compiled(raw, shown(folder, path), language.locale, cache))
        return cls(Compiled())

    def gettext(self, msgid: str) -> str:
        """Return the translation of `msgid`."""
        return self._one((None, msgid))

    def pgettext(self, context: str, msgid: str) -> str:
        """Return the translation that `msgid` has in `context`."""
        return self._one((context, msgid))

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the form for `n` things, by the language's own rule."""
        return self._many((None, singular), plural, n)

    def npgettext(self, context: str, singular: str, plural: str, n: int) -> str:
        """Return the form for `n` things that the message has in `context`."""
        return self._many((context, singular), plural, n)

    def digest_of(self, msgids: Iterable[Msgid]) -> bytes:
        """Return the digest of the translations of just these messages.

        The rule that chooses between plural forms is in it when one of them has such forms.
        """
        single, forms = self._compiled.single, self._compiled.forms
        texts = [
            (msgid, single.get(msgid[:2]), forms.get(msgid[:2]))
            for msgid in sorted(set(msgids), key=repr)
        ]
        counted = any(found is not None for *_, found in texts)
        return digest(self._compiled.plural if counted else "", *texts)

    def _one(self, name: Name) -> str:
        found = self._compiled.single.get(name)
        if found is not None:
            return found
        # A text can be asked for alone in one template, and counted in another.
        return self._many(name, name[1], 1)

    def _many(self, name: Name, plural: str, n: int) -> str:
        forms = self._compiled.forms.get(name, ())
        index = self._form(n) if forms else 0
        if index < len(forms) and forms[index]:
            return forms[index]
        return name[1] if n == 1 else plural


def catalog_path(folder: Path, code: str, domain: str) -> Path:
    """Return where gettext keeps the catalog of a language."""
    return folder / code / "LC_MESSAGES" / f"{domain}.po"


def shown(folder: Path, path: Path) -> str:
    """Return the path of a file below the locales folder, as problems print it."""
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"


def _compiled(raw: bytes, path: str, locale: str, cache: Path | None) -> Compiled:
    kept = cache and cache / f"{digest(_FORMAT, digest_bytes(raw), locale).hex()}.json"
    found = _recall(kept) if kept else None
    if found is not None:
        return found
    from gazette.locales.catalog import compile_catalog, read_catalog

    compiled = compile_catalog(read_catalog(raw, path, locale))
    if kept:
        _keep(kept, compiled)
    return compiled


def _recall(kept: Path) -> Compiled | None:
    try:
        plural, single, forms = json.loads(kept.read_bytes())
        return Compiled(
            plural,
            {(context, msgid): text for context, msgid, text in single},
            {(context, msgid): tuple(texts) for context, msgid, texts in forms},
        )
    except (OSError, ValueError, TypeError):
        return None  # not kept yet, or cut short: it is made again


def _keep(kept: Path, compiled: Compiled) -> None:
    value = (
        compiled.plural,
        [(*name, text) for name, text in compiled.single.items()],
        [(*name, texts) for name, texts in compiled.forms.items()],
    )
    # Whoever finds it half written makes it again (half of it is no JSON), and nothing is lost
    # where it cannot be written: a full disk is told where pages are.
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
