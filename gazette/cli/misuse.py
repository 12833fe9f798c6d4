"""Command lines that are not understood: words in, problems that tell what to write instead out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches

from gazette.problems import Problem, error


def unknown_command(word: str, commands: Collection[str]) -> Problem:
    """Return the problem with a first word that is no command."""
    near = get_close_matches(word, commands, 1)
    if near:
        return error("usage+command", "", value=word, nearest=near[0])
    return error("usage+command-none", "", value=word, known=", ".join(commands))


def unknown_words(
    words: Sequence[str], command: str, options: Mapping[str, Collection[str]]
) -> list[Problem]:
    """Return the problems with words that a command has no place for.

    `options` are the names of each command's options.
    """
    names = [word.partition("=")[0] for word in words if word.strip("-") and word[0] == "-"]
    if names:
        # What stands behind them may be meant as their values.
        return [_unknown_option(name, command, options) for name in names]
    return [error("usage+word", "", value=word) for word in words if word != "--"]


def _unknown_option(name: str, command: str, options: Mapping[str, Collection[str]]) -> Problem:
    elsewhere = ", ".join(other for other, names in options.items() if name in names)
    bare_names = {other.lstrip("-"): other for other in options[command]}
    near = get_close_matches(name.lstrip("-"), bare_names, 1)
    if elsewhere:
        return error("usage+elsewhere", "", value=name, command=command, known=elsewhere)
    if near:
        return error("usage+option", "", value=name, command=command, nearest=bare_names[near[0]])
    return error("usage", "", value=name, command=command)


def wrong_value(name: str, valued: Mapping[str, str]) -> Problem:
    """Return the problem with an option without its value, or with one that it does not take."""
    if name in valued:
        return error("usage+value", "", option=name, example=f"{name} {valued[name]}")
    return error("usage+no-value", "", option=name)


def unknown_language(word: str, languages: Collection[str]) -> Problem:
    """Return the problem with a language that the tool does not speak."""
    return error("usage+language", "", value=word, choices=", ".join(languages))
