"""One language's interface texts: a message catalog flows in, translations flow out."""

from __future__ import annotations

import gettext
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from gazette.cache.entries import Entries
from gazette.digest import digest, digest_bytes
from gazette.errors import DesignError, unopened
from gazette.files import read_plain
from gazette.locales.compiled import Compiled, Name
from gazette.model.site import Language

Msgid = tuple[str | None, str, str | None]
"""Context, singular, plural: what a template asks to be translated."""

_FORMAT = 3  # of the compiled catalogs; another number leaves the old ones aside


class Words:
    """Translations into one language; what has none stands in its source form, English.

    Of several catalogs the first one that has a message says it.
    """

    def __init__(self, *compiled: Compiled) -> None:
        self._compiled = compiled
        self._rules: list[Callable[[int], int]] = [gettext.c2py(each.plural) for each in compiled]

    @classmethod
    def load(
        cls,
        folders: Sequence[Path],
        language: Language,
        domain: str = "messages",
        cache: Entries | None = None,
        *,
        keep: bool = True,
    ) -> Words:
        """Return the texts of each `{folder}/{code}/LC_MESSAGES/{domain}.po`, best folder first.

        A message that is missing in one catalog, or empty, is looked for in the next; what none
        has stands in English. The compiled form of a catalog is taken from `cache`, where it is
        found by the digest of the catalog's bytes, and with `keep` it is kept there. Raises
        DesignError for a catalog that cannot be read, or whose texts cannot be filled in.
        """
        catalogs = []
        for folder in folders:
            path = catalog_path(folder, language.code, domain)
            try:
                raw = read_plain(path)
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError as cause:
                raise DesignError(unopened(shown_message(folder, path), cause)) from None
            compiled = _recall(raw, language.locale, cache)
            if compiled is None:
                compiled = _compile(raw, shown_message(folder, path), language.locale)
                if cache and keep:
                    cache.offer(_kept(raw, language.locale), _as_bytes(compiled))
            catalogs.append(compiled)
        return cls(*catalogs)

    @property
    def silent(self) -> bool:
        """Whether nothing is translated at all."""
        return not any(each.single or each.forms for each in self._compiled)

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
        """Return the digest of what is shown for just these messages.

        Of a message that is counted these are its forms, with the rule that chooses between them.
        """
        return digest(*(self._messages(msgid) for msgid in sorted(set(msgids), key=repr)))

    def _messages(self, msgid: Msgid) -> tuple[object, ...]:
        context, singular, plural = msgid
        name = (context, singular)
        if plural is None:
            return (msgid, self._one(name))
        forms = ((each.plural, each.forms.get(name)) for each in self._compiled)
        return (msgid, *((rule, texts) for rule, texts in forms if texts))

    def _one(self, name: Name) -> str:
        for index, compiled in enumerate(self._compiled):
            # A text can be asked for alone in one template, and counted in another.
            text = compiled.single.get(name) or self._form(index, name, 1)
            if text:
                return text
        return name[1]

    def _many(self, name: Name, plural: str, n: int) -> str:
        for index in range(len(self._compiled)):
            text = self._form(index, name, n)
            if text:
                return text
        return name[1] if n == 1 else plural

    def _form(self, index: int, name: Name, n: int) -> str:
        """Return the form that a catalog has for `n` things, empty where it has none."""
        forms = self._compiled[index].forms.get(name)
        if not forms:
            return ""
        chosen = self._rules[index](n)
        return forms[chosen] if chosen < len(forms) else ""


def catalog_path(folder: Path, code: str, domain: str) -> Path:
    """Return where gettext keeps the catalog of a language."""
    return folder / code / "LC_MESSAGES" / f"{domain}.po"


def shown_message(folder: Path, path: Path) -> str:
    """Return the path of a file below the locales folder, as problems print it."""
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"


def _compile(raw: bytes, path: str, locale: str) -> Compiled:
    from gazette.locales.catalog import compile_catalog, messages, read_catalog
    from gazette.locales.translation import unfillable

    catalog = read_catalog(raw, path, locale)
    problems = [problem for message in messages(catalog) for problem in unfillable(message, path)]
    if problems:
        # Else the template is told that asks for the message, where nothing is wrong.
        raise DesignError(*problems)
    return compile_catalog(catalog)


def _kept(raw: bytes, locale: str) -> str:
    return f"{digest(_FORMAT, digest_bytes(raw), locale).hex()}.json"


def _recall(raw: bytes, locale: str, cache: Entries | None) -> Compiled | None:
    # Gate: message catalog
    kept = cache.get(_kept(raw, locale)) if cache else None
    if kept is None:
        return None
    plural, single, forms = json.loads(kept)
    return Compiled(
        plural,
        {(context, msgid): text for context, msgid, text in single},
        {(context, msgid): tuple(texts) for context, msgid, texts in forms},
    )


def _as_bytes(compiled: Compiled) -> bytes:
    value = (
        compiled.plural,
        [(*name, text) for name, text in compiled.single.items()],
        [(*name, texts) for name, texts in compiled.forms.items()],
    )
    return json.dumps(value, ensure_ascii=False).encode()
