"""Rules about the files of a notice and about its two languages taken together."""

from __future__ import annotations

from gazette.rules.rule import N_, Rule

RULES: dict[str, Rule] = {
    "no-content": Rule(
        N_("there are no announcements here"),
        N_(
            "put them into news/YEAR/MM-DD-name/index.LANGUAGE.md, "
            "or name another folder with --content"
        ),
    ),
    "name-not-utf-8": Rule(
        N_("the name of this file, or of a folder above it, is not encoded in UTF-8"),
        N_("rename it; such names come out of archives that were packed on another system"),
    ),
    "name-control": Rule(
        N_("the name of this file, or of a folder above it, holds a sign that cannot be seen"),
        N_("rename it, without line ends and control characters"),
    ),
    "symlink-outside": Rule(
        N_("this is a link to a file or folder outside of the folder that is published"),
        N_("put a copy of the file in its place"),
    ),
    "symlink-dead": Rule(
        N_("this is a link that leads nowhere"),
        N_("put the file itself in its place, or remove the link"),
    ),
    "symlink-deep": Rule(
        N_("this link to a folder stands in folders that are reached by links themselves"),
        N_("put the folder itself in its place, or remove the link"),
    ),
    "not-a-file": Rule(
        N_("this is neither a file nor a folder, but a pipe, a socket or a device"),
        N_("put a file in its place, or remove it"),
    ),
    "folder-not-file": Rule(
        N_("this is a folder, but it has the name of a file"),
        N_("rename the folder, or put the file that is meant in its place"),
    ),
    "no-language": Rule(
        N_("the file name does not say which language the text is in"),
        N_("name it like: %(example)s"),
    ),
    "unknown-language": Rule(
        N_("the portal has no language “%(language)s”"),
        N_("its languages are: %(known)s; others are declared in site.toml"),
    ),
    "bad-suffix": Rule(
        N_("this looks like a Markdown text, but its name does not end in “.md”"),
        N_("name it: %(example)s"),
    ),
    "bad-suffix+other": Rule(
        N_("only texts whose names end in “.md” become announcements, and this one does not"),
        N_("write it as Markdown: %(example)s"),
    ),
    "bad-path": Rule(
        N_("a text cannot stand here, or under this name"),
        N_(
            "name it like %(example)s, or pages/NAME.LANGUAGE.md for a page that is no announcement"
        ),
    ),
    "stray-text": Rule(
        N_("this text belongs to no announcement and no page"),
        N_("the texts of this folder are named index.LANGUAGE.md, for example index.en.md"),
    ),
    "no-text": Rule(
        N_("this folder holds files, but no text"),
        N_("add %(example)s, or remove the folder"),
    ),
    "stray-file": Rule(
        N_("this file reaches no reader: it is in no announcement's folder, and no text names it"),
        N_("move it into the folder of its announcement, link to it from a text, or remove it"),
    ),
    "two-texts": Rule(
        N_("this announcement already has a text in this language, %(other)s"),
        N_("keep one of the two files"),
    ),
    "reserved-name": Rule(
        N_("the portal has a page of its own named “%(name)s”"),
        N_("give this page another name"),
    ),
    "unreadable": Rule(
        N_("this file cannot be read: %(detail)s"),
        N_("check that you may read it"),
    ),
    "missing-date": Rule(
        N_("the announcement has no date"),
        N_("add a line such as “date: %(example)s”"),
    ),
    "date-differs-from-folder": Rule(
        N_("the date is %(date)s, but the folder says %(folder)s"),
        N_("check which of the two is meant; the folder's name never changes once it is published"),
    ),
    "fields-disagree": Rule(
        N_("“%(field)s” is “%(value)s” here, but “%(other_value)s” in %(other)s:%(other_line)s"),
        N_(
            "it is the same in every language: correct one of the two, "
            "or let it stand in one file only"
        ),
    ),
    "image-without-text": Rule(
        N_("the lead picture has no “image_alt”"),
        N_("say in a few words what the picture shows, for readers who cannot see it"),
    ),
    "withdrawn-without-date": Rule(
        N_("the withdrawal has no date"),
        N_("add “date:” below “withdrawn:”"),
    ),
    "withdrawn-without-reason": Rule(
        N_("the withdrawal gives no reason"),
        N_("add “reason:” below “withdrawn:”; readers see it on top of the page"),
    ),
    "expires-before-date": Rule(
        N_("the announcement expires on %(expires)s, before its date, %(date)s"),
        N_("correct one of the two"),
    ),
    "updated-before-date": Rule(
        N_("the announcement was corrected on %(updated)s, before its date, %(date)s"),
        N_("correct one of the two"),
    ),
    "withdrawn-before-date": Rule(
        N_("the announcement was withdrawn on %(withdrawn)s, before its date, %(date)s"),
        N_("correct one of the two"),
    ),
    "note-without-update": Rule(
        N_("“update_note” says what was corrected, but there is no “updated”"),
        N_("add the date of the correction: “updated: %(example)s”"),
    ),
    "standing-missing": Rule(
        N_("there is no page “%(name)s” in the language “%(language)s”"),
        N_("write %(example)s; until then its link is left out"),
    ),
    "standing-missing+home": Rule(
        N_("there is no page “%(name)s” in the language “%(language)s”"),
        N_("write %(example)s; until then the home page has no introduction"),
    ),
    "words-missing": Rule(
        N_(
            "the portal's own texts are not translated into the language “%(language)s”, "
            "and stand in English"
        ),
        N_("run “build.py messages”, then translate them in this file"),
    ),
    "page-clash+portal": Rule(
        N_("the portal has a page or file of its own at the address /%(address)s"),
        N_("change the name or the alias"),
    ),
    "page-clash+case": Rule(
        N_(
            "the address /%(address)s differs from /%(other_address)s, that of %(other)s, "
            "only in capital letters or in how its characters are composed"
        ),
        N_("many computers and servers take the two for one: rename one of them"),
    ),
    "page-clash": Rule(
        N_("two pages lead to the address /%(address)s; the other is %(other)s"),
        N_("change the name or the alias of one of them"),
    ),
}
