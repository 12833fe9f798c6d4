"""Rules that the command line is held to."""

from __future__ import annotations

from gazette.rules.rule import N_, Rule

RULES: dict[str, Rule] = {
    "usage": Rule(
        N_("“%(command)s” has no option “%(value)s”"),
        N_("python build.py %(command)s --help tells which it has"),
    ),
    "usage+option": Rule(
        N_("“%(command)s” has no option “%(value)s”"),
        N_("did you mean “%(nearest)s”?"),
    ),
    "usage+elsewhere": Rule(
        N_("“%(command)s” has no option “%(value)s”"),
        N_("only these have it: %(known)s"),
    ),
    "usage+command": Rule(
        N_("there is no command “%(value)s”"),
        N_("did you mean “%(nearest)s”?"),
    ),
    "usage+command-none": Rule(
        N_("there is no command “%(value)s”"),
        N_("the commands are: %(known)s"),
    ),
    "usage+word": Rule(
        N_("“%(value)s” stands where no word is expected"),
        N_("write the command first; put quotation marks around a value with spaces"),
    ),
    "usage+value": Rule(
        N_("“%(option)s” needs a value"),
        N_("write it like: %(example)s"),
    ),
    "usage+no-value": Rule(
        N_("“%(option)s” takes no value"),
        N_("write it by itself"),
    ),
    "usage+language": Rule(
        N_("Gazette's own messages are not written in “%(value)s”"),
        N_("choose one of: %(choices)s"),
    ),
    "option-now": Rule(
        N_("“%(value)s” is not a time"),
        N_("write it like: 2026-03-31 or 2026-03-31T09:00:00+08:00"),
    ),
    "option-jobs": Rule(
        N_("“%(value)s” is not a number of worker processes"),
        N_("write a whole number of 1 or more"),
    ),
    "option-folder": Rule(
        N_("there is no folder “%(value)s”"),
        N_("check how it is spelled"),
    ),
    "option-folders-clash": Rule(
        N_("the folders of %(first)s and %(second)s lie in one another"),
        N_("the output and the build's memory need folders of their own"),
    ),
    "option-explain": Rule(
        N_("the portal has no file “%(value)s”"),
        N_("name a file or address of the portal, like: en/about/index.html"),
    ),
}
