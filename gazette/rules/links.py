"""Rules about where links, pictures and attachments lead."""

from __future__ import annotations

from gazette.rules.rule import N_, Rule

RULES: dict[str, Rule] = {
    "link-dead": Rule(
        N_("“%(target)s” leads nowhere"),
        N_("check how the name is spelled; folders are left with “../”"),
    ),
    "link-dead+quotes": Rule(
        N_("“%(target)s” stands in curly quotes, which belong to no name"),
        N_("write it without them, or with straight ones: %(example)s"),
    ),
    "link-dead+signs": Rule(
        N_("“%(target)s” is the name of a file, but no address: some signs mean more there"),
        N_("write it so in the text: %(example)s"),
    ),
    "link-dead+invisible": Rule(
        N_("“%(target)s” leads nowhere: there is an invisible character in it"),
        N_("delete it, and type it anew: %(example)s"),
    ),
    "link-dead+near": Rule(
        N_("“%(target)s” leads nowhere"),
        N_("did you mean “%(nearest)s”?"),
    ),
    "link-anchor": Rule(
        N_("there is no heading “#%(anchor)s” in %(where)s"),
        N_("its headings are: %(known)s"),
    ),
    "link-anchor+none": Rule(
        N_("there is no heading “#%(anchor)s” in %(where)s"),
        N_("leave out “#%(anchor)s”, or write {#%(anchor)s} behind a heading there"),
    ),
    "link-anchor+page": Rule(
        N_("the page “%(where)s” has no place “#%(anchor)s”"),
        N_("leave out “#%(anchor)s”"),
    ),
    "link-unpublished": Rule(
        N_("“%(target)s” leads to an announcement that readers cannot see yet"),
        N_("publish that one first, or take the link out"),
    ),
    "link-outside": Rule(
        N_("“%(target)s” lies outside the content folder"),
        N_("put a copy beside this text and link to that"),
    ),
    "link-backslash": Rule(
        N_("“%(target)s” has a backslash"),
        N_("write it with “/”: %(example)s"),
    ),
    "link-address": Rule(
        N_("the portal has no page at “%(target)s”"),
        N_("link to the text's file instead, like: ../../2021/01-05-name/index.en.md"),
    ),
    "picture-dead": Rule(
        N_("the picture “%(target)s” is not there"),
        N_("put it beside this text, and check how its name is spelled"),
    ),
    "picture-dead+quotes": Rule(
        N_("“%(target)s” stands in curly quotes, which belong to no name"),
        N_("write it without them, or with straight ones: %(example)s"),
    ),
    "picture-dead+signs": Rule(
        N_("“%(target)s” is the name of a file, but no address: some signs mean more there"),
        N_("write it so in the text: %(example)s"),
    ),
    "picture-dead+invisible": Rule(
        N_("“%(target)s” leads nowhere: there is an invisible character in it"),
        N_("delete it, and type it anew: %(example)s"),
    ),
    "picture-dead+near": Rule(
        N_("the picture “%(target)s” is not there"),
        N_("did you mean “%(nearest)s”?"),
    ),
    "picture-dead+ending": Rule(
        N_("the picture “%(target)s” is not there, but a file “%(nearest)s” without an ending"),
        N_("rename the file to “%(name)s” in its folder"),
    ),
    "attachment-dead": Rule(
        N_("the attachment “%(target)s” is not there"),
        N_("put it beside this text, and check how its name is spelled"),
    ),
    "attachment-dead+quotes": Rule(
        N_("“%(target)s” stands in curly quotes, which belong to no name"),
        N_("write it without them, or with straight ones: %(example)s"),
    ),
    "attachment-dead+signs": Rule(
        N_("“%(target)s” is the name of a file, but no address: some signs mean more there"),
        N_("write it so in the text: %(example)s"),
    ),
    "attachment-dead+invisible": Rule(
        N_("“%(target)s” leads nowhere: there is an invisible character in it"),
        N_("delete it, and type it anew: %(example)s"),
    ),
    "attachment-dead+near": Rule(
        N_("the attachment “%(target)s” is not there"),
        N_("did you mean “%(nearest)s”?"),
    ),
    "asset-clash": Rule(
        N_("two files named “%(name)s” would stand beside this page: %(first)s and %(second)s"),
        N_("rename one of them"),
    ),
}
