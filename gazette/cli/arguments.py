"""The command line's words: arguments in, a command and its options out."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import NoReturn

from gazette.errors import UsageError
from gazette.problems import error
from gazette.rules.rule import N_

COMMANDS = {
    "build": N_("build the portal"),
    "check": N_("every check, nothing written"),
    "messages": N_("extract and update the gettext catalogs"),
}

_Translate = Callable[[str], str]


class _Parser(argparse.ArgumentParser):
    """Raises instead of exiting, so that mistakes are told like all others."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(error("usage", "build.py", detail=message))


def parse(argv: Sequence[str], translate: _Translate) -> argparse.Namespace:
    """Return the command and its options; UsageError where they are not understood.

    Without a command, the portal is built. `translate` puts the help into the reader's language.
    """
    words = list(argv)
    if not words or (words[0].startswith("-") and words[0] not in {"-h", "--help", "--version"}):
        words.insert(0, "build")
    # Only who asks for help reads what each option does.
    helped = not {"-h", "--help"}.isdisjoint(words)
    return _parser(translate if helped else str).parse_args(words)


def wanted_language(argv: Sequence[str]) -> str | None:
    """Return what `--lang` says, before anything else is understood."""
    for index, word in enumerate(argv):
        if word.startswith("--lang="):
            return word.partition("=")[2]
        if word == "--lang" and index + 1 < len(argv):
            return argv[index + 1]
    return None


def _parser(_: _Translate) -> argparse.ArgumentParser:
    from gazette import __version__

    parser = _Parser(
        prog="build.py",
        description=_(N_("Turn Markdown announcements into a portal in several languages.")),
        epilog=_(N_("Exit codes: 0 done, 1 the content has errors, 2 wrong usage or settings.")),
        add_help=False,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Gazette {__version__}",
                        help=_(N_("show the version and exit")))  # fmt: skip
    _help(parser, _)
    commands = parser.add_subparsers(dest="command", metavar=_(N_("COMMAND")), required=True)
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(
            name, help=_(purpose), description=_(purpose), add_help=False, allow_abbrev=False
        )
        _help(command, _)
        _shared(command, _)
        if name == "messages":
            command.add_argument("--check", action="store_true", help=_(N_("change nothing: tell whether the catalogs are complete and in step")))  # noqa: E501 # fmt: skip
        else:
            _content(command, _)
        if name == "build":
            _building(command, _)
    return parser


def _help(parser: argparse.ArgumentParser, _: _Translate) -> None:
    parser.add_argument("-h", "--help", action="help", help=_(N_("show this help and exit")))


def _shared(parser: argparse.ArgumentParser, _: _Translate) -> None:
    add = parser.add_argument
    add("--site", metavar="DIR", help=_(N_("folder of site.toml (default: where build.py stands)")))
    add("--json", action="store_true", help=_(N_("machine-readable report on standard output")))
    add("--strict", action="store_true", help=_(N_("warnings count as errors")))
    add("--lang", choices=("en", "zh"), help=_(N_("language of these messages (default: from the environment)")))  # noqa: E501 # fmt: skip


def _content(parser: argparse.ArgumentParser, _: _Translate) -> None:
    add = parser.add_argument
    add("--content", metavar="DIR", help=_(N_("folder of the texts (default: content/)")))
    add("--output", metavar="DIR", help=_(N_("folder of the built site (default: output/)")))
    add("--cache", metavar="DIR", help=_(N_("folder of the build's memory (default: .cache/)")))
    add(
        "--url", metavar="URL", help=_(N_("address of the portal, instead of the one in site.toml"))
    )
    add("--now", metavar="TIME", help=_(N_("build as if it were this time")))
    add("--drafts", action="store_true", help=_(N_("show drafts as if they were finished")))
    add("--jobs", metavar="N", help=_(N_("number of worker processes (default: one a processor)")))
    add("--verify", action="store_true", help=_(N_("read every source again, whatever its time says")))  # noqa: E501 # fmt: skip


def _building(parser: argparse.ArgumentParser, _: _Translate) -> None:
    add = parser.add_argument
    add("--no-search", action="store_true", help=_(N_("leave the search index out")))
    add("--explain", metavar="PATH", help=_(N_("tell why this page was written again")))
