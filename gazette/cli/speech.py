"""What is said to people: problems and outcomes in, lines in their language out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gazette.errors import GazetteError
from gazette.rules.rule import N_

# What is not needed to say a few words is imported where it is: --help answers at once.
if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from gazette.cache.entries import Entries
    from gazette.locales import Words
    from gazette.model.options import Explanation, Outcome
    from gazette.model.page import Reason
    from gazette.model.site import Language
    from gazette.problems import Problem
    from gazette.rules.rule import Rule

CODES = ("en", "zh")
"""The languages that the tool itself speaks."""

_REASONS: Mapping[Reason, str] = {
    "new": N_("it is new"),
    "template": N_("a template that it is made from changed"),
    "content": N_("what it shows changed"),
    "words": N_("the translation of a text on it changed"),
    "engine": N_("Gazette or one of its libraries changed"),
    "changed on disk": N_("the file in the output folder was changed or removed"),
    "unfinished": N_("the last build was cut short before it was done"),
}


def languages() -> dict[str, Language]:
    """Return the languages that the tool itself speaks, by code."""
    from gazette.model.site import Language

    return {
        "en": Language("en", "en", "en", "English", ()),
        "zh": Language("zh", "zh-Hans", "zh_Hans_CN", "中文", ()),
    }


def language(wanted: str | None, environment: Mapping[str, str]) -> str:
    """Return the tool's language: as asked for, or as the environment says (POSIX, `locale`)."""
    if wanted in CODES:
        return wanted
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value and not (name == "LANGUAGE" and _is_plain(environment)):
            # LANGUAGE names several, best first (GNU gettext manual, section 2.3.3).
            wishes = (re.split("[_.@-]", wish)[0].lower() for wish in value.split(":"))
            return next((wish for wish in wishes if wish in CODES), "en")
    return "en"


def _is_plain(environment: Mapping[str, str]) -> bool:
    # gettext heeds LANGUAGE only where the locale is not «C».
    chosen = next(
        (environment[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(n)), ""
    )
    return chosen in {"C", "POSIX"}


class Speech:
    """One language of the tool's."""

    def __init__(self, code: str, home: Path) -> None:
        self._code = code
        self._home = home
        self._words: Words | None = None
        self._cache: Entries | None = None
        self._keep = False

    def remember(self, cache: Path, *, keep: bool) -> None:
        """Take the catalog's compiled form from a build's cache folder; with `keep`, keep it there.

        Without it a start in Chinese reads the catalog itself.
        """
        # Imported here: `--help` says its words from no cache.
        from gazette.cache.entries import Entries

        self._cache, self._keep = Entries(cache, "locales"), keep

    @property
    def words(self) -> Words:
        """The catalog, read when the first word is said."""
        if self._words is None:
            from gazette.locales import Words

            folders, language = (self._home / "locales",), languages()[self._code]
            # Where the catalog is broken, that is told in English.
            self._words = Words()
            with suppress(GazetteError):
                self._words = Words.load(folders, language, "tool", self._cache, keep=self._keep)
        return self._words

    def say(self, msgid: str, /, **params: str | int) -> str:
        """Return a text, translated, with its placeholders filled."""
        text = msgid if self._code == "en" else self.words.gettext(msgid)
        return text % params if params else text

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return a text that counts `n` things, which it holds as `%(count)s`."""
        if self._code == "en":
            return (singular if n == 1 else plural) % {"count": n}
        words = self.words
        return words.ngettext(singular, plural, n) % {"count": n}

    def message(self, problem: Problem) -> str:
        """Return what is wrong."""
        return self._filled(_rule(problem).message, problem)

    def hint(self, problem: Problem) -> str:
        """Return what to do about it."""
        return self._filled(_rule(problem).hint, problem)

    def problem(self, problem: Problem) -> str:
        """Return the line that tells a problem: place, what is wrong, what to do about it."""
        warning = N_("%(place)s: warning: %(message)s; %(hint)s")
        error = N_("%(place)s: %(message)s; %(hint)s")
        # A command line has options, and no lines.
        on_command_line = not problem.path or problem.path.startswith("--")
        place = problem.path or "gazette"
        if not on_command_line:
            place += f":{problem.line}"
        return self.say(
            warning if problem.severity == "warning" else error,
            place=place,
            message=self.message(problem),
            hint=self.hint(problem),
        )

    def outcome(self, outcome: Outcome, zone: tzinfo) -> list[str]:
        """Return the lines that sum up a build."""
        counts = self.say(
            N_("%(written)s, %(kept)s, %(deleted)s"),
            written=self.ngettext(
                "%(count)s page written", "%(count)s pages written", outcome.written
            ),
            kept=self.say(N_("%(count)s kept"), count=outcome.kept),
            deleted=self.say(N_("%(count)s deleted"), count=outcome.deleted),
        )
        lines = [counts]
        if outcome.next_change:
            lines.append(self.say(N_("The site next changes on %(time)s: build it again then."),
                                  time=_clock(outcome.next_change, zone)))  # fmt: skip
        return lines

    def removed(self, pages: Sequence[str]) -> str:
        """Return the line that names pages which their texts or the settings took off the site."""
        return self.say(
            N_("Taken off the site by a text or by site.toml: %(pages)s"),
            pages=", ".join(f"/{page.removesuffix('index.html')}" for page in pages),
        )

    def checked(self, pages: int) -> str:
        """Return the line that sums up a check without errors."""
        return self.ngettext(
            "No errors: the portal has %(count)s page.",
            "No errors: the portal has %(count)s pages.",
            pages,
        )

    def problems_counted(self, errors: int, warnings: int) -> str:
        """Return how many errors and warnings there are."""
        return self.say(
            N_("%(errors)s, %(warnings)s"),
            errors=self.ngettext("%(count)s error", "%(count)s errors", errors),
            warnings=self.ngettext("%(count)s warning", "%(count)s warnings", warnings),
        )

    def explanation(self, explanation: Explanation) -> str:
        """Return why a file was written, or that it was not."""
        reasons = explanation.reasons or explanation.earlier
        words = self.say(N_(" and ")).join(self.say(_REASONS[reason]) for reason in reasons)
        if explanation.reasons:
            return self.say(N_("%(path)s was written: %(reasons)s."),
                            path=explanation.path, reasons=words)  # fmt: skip
        return self.say(N_("%(path)s was kept: nothing that it is made from changed. When it was last written: %(reasons)s."),  # noqa: E501
                        path=explanation.path, reasons=words)  # fmt: skip

    def _filled(self, msgid: str, problem: Problem) -> str:
        from gazette.rules.reasons import REASONS

        params = {
            name: self.say(value) if value in REASONS and isinstance(value, str) else value
            for name, value in problem.params
        }
        return self.say(msgid, **params) if params else self.say(msgid).replace("%%", "%")


def _rule(problem: Problem) -> Rule:
    from gazette.rules import RULES

    return RULES[problem.key]


def _clock(instant: datetime, zone: tzinfo) -> str:
    return f"{instant.astimezone(zone):%Y-%m-%d %H:%M}"
