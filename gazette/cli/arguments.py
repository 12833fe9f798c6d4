"""The command line's words: arguments in, a command and its options out."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from gazette.cli import misuse
from gazette.cli.streams import say
from gazette.errors import UsageError
from gazette.rules.rule import N_

COMMANDS = {
    "build": N_("build the portal"),
    "check": N_("every check, nothing written"),
    "messages": N_("extract and update the gettext catalogs"),
}

_Translate = Callable[[str], str]
LANGUAGES = ("en", "zh")


class _Help(argparse.HelpFormatter):
    """Prints help below headings in the reader's language; argparse knows its own only."""

    def __init__(self, prog: str, prefix: str) -> None:
        super().__init__(prog)
        self._prefix = prefix

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin with how the command is written."""
        super().add_usage(usage, actions, groups, self._prefix if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """A command and its options.

    `names` are those of all options but help; `valued` are those with a value, and the word for it.
    """

    def __init__(self, translate: _Translate, prog: str, **words: Any) -> None:
        super().__init__(
            prog=prog,
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
            formatter_class=partial(_Help, prefix=translate(N_("usage: "))),
            **words,
        )
        self.valued: dict[str, str] = {}
        self.names: list[str] = []
        self._group = self.add_argument_group(translate(N_("options")))
        self._translate = translate

    def option(self, name: str, metavar: str, purpose: str) -> None:
        """Add an option with a value."""
        self.valued[name] = metavar
        self.names.append(name)
        self._group.add_argument(name, metavar=metavar, help=self._translate(purpose))

    def flag(self, name: str, purpose: str) -> None:
        """Add an option that is there or not."""
        self.names.append(name)
        self._group.add_argument(name, action="store_true", help=self._translate(purpose))

    def _print_message(self, message: str, file: Any = None) -> None:
        # argparse says nothing where help cannot be printed.
        del file
        say(message.removesuffix("\n"))

    def helps(self) -> None:
        """Add the option that prints this help."""
        purpose = self._translate(N_("show this help and exit"))
        self._group.add_argument("-h", "--help", action="help", help=purpose)

    def versioned(self, version: str) -> None:
        """Add the option that prints the version."""
        purpose = self._translate(N_("show the version and exit"))
        self._group.add_argument("--version", action="version", version=version, help=purpose)


def parse(argv: Sequence[str], translate: _Translate) -> argparse.Namespace:
    """Return the command and its options; UsageError where they are not understood.

    Without a command, the portal is built. `translate` puts the help into the reader's language.
    """
    words = list(argv)
    if not words or (words[0].startswith("-") and words[0] not in {"-h", "--help", "--version"}):
        words.insert(0, "build")
    # Only who asks for help reads what each option does.
    helped = not {"-h", "--help"}.isdisjoint(words)
    if words[0] not in COMMANDS:
        if words[0].startswith("-"):
            _overview(translate if helped else str).parse_args(words[:1])
        raise UsageError(misuse.unknown_command(words[0], COMMANDS))
    return _understand(_command(words[0], translate if helped else str), words[0], words[1:])


def _understand(parser: _Parser, command: str, words: Sequence[str]) -> argparse.Namespace:
    namespace = argparse.Namespace(command=command)
    try:
        _, rest = parser.parse_known_args(words, namespace)
    except argparse.ArgumentError as wrong:
        name = (wrong.argument_name or "").rpartition("/")[2]
        raise UsageError(misuse.wrong_value(name, parser.valued)) from None
    if any(word != "--" for word in rest):
        options = {name: _command(name, str).names for name in COMMANDS}
        raise UsageError(*misuse.unknown_words(rest, command, options))
    if namespace.lang not in {None, *LANGUAGES}:
        raise UsageError(misuse.unknown_language(namespace.lang, LANGUAGES))
    return namespace


def wanted_language(argv: Sequence[str]) -> str | None:
    """Return what `--lang` says, before anything else is understood."""
    for index, word in enumerate(argv):
        if word.startswith("--lang="):
            return word.partition("=")[2]
        if word == "--lang" and index + 1 < len(argv):
            return argv[index + 1]
    return None


def _overview(_: _Translate) -> argparse.ArgumentParser:
    from gazette import __version__

    parser = _Parser(
        _,
        "build.py",
        description=_(N_("Turn Markdown announcements into a portal in several languages.")),
        epilog=_(N_("Exit codes: 0 done, 1 the content has errors, 2 wrong usage or settings.")),
    )
    parser.versioned(f"Gazette {__version__}")
    parser.helps()
    commands = parser.add_subparsers(
        title=_(N_("commands")), metavar=_(N_("COMMAND")), parser_class=argparse.ArgumentParser
    )
    for name, purpose in COMMANDS.items():
        commands.add_parser(name, help=_(purpose))
    return parser


def _command(name: str, _: _Translate) -> _Parser:
    parser = _Parser(_, f"build.py {name}", description=_(COMMANDS[name]))
    parser.helps()
    parser.option("--site", "DIR", N_("folder of site.toml (default: where build.py stands)"))
    parser.flag("--json", N_("machine-readable report on standard output"))
    language = N_("language of these messages (default: from the environment)")
    parser.option("--lang", f"{{{','.join(LANGUAGES)}}}", language)
    if name == "messages":
        parser.flag(
            "--check", N_("change nothing: tell whether the catalogs are complete and in step")
        )
    else:
        _content(parser)
    if name == "build":
        parser.flag("--clean", N_("remove files of the output folder that nobody owns"))
        parser.flag("--no-search", N_("leave the search pages and their index out"))
        parser.option("--explain", "PATH", N_("tell why this page was written again"))
    return parser


def _content(parser: _Parser) -> None:
    parser.flag("--strict", N_("warnings count as errors"))
    parser.option("--content", "DIR", N_("folder of the texts (default: content/)"))
    parser.option("--output", "DIR", N_("folder of the built site (default: output/)"))
    parser.option("--cache", "DIR", N_("folder of the build's memory (default: .cache/)"))
    parser.option("--url", "URL", N_("address of the portal, instead of the one in site.toml"))
    parser.option("--now", "TIME", N_("build as if it were this time"))
    parser.flag("--drafts", N_("show drafts as if they were finished"))
    parser.option("--jobs", "N", N_("number of worker processes (default: one a processor)"))
    parser.flag("--verify", N_("read every source again, whatever its time says"))
