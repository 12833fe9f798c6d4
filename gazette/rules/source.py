"""Rules about the files of the content folder: their kinds, their names and where they stand."""

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
    "bad-suffix+twice": Rule(
        N_("the name of this text has two endings: Windows hides the last one"),
        N_("name it %(example)s; Explorer shows endings under View, File name extensions"),
    ),
    "bad-suffix+capitals": Rule(
        N_("the name of this text has capital letters, and texts' names have none"),
        N_("name it: %(example)s"),
    ),
    "bad-path": Rule(
        N_("a text cannot stand here, or under this name"),
        N_(
            "name it like %(example)s, or pages/NAME.LANGUAGE.md for a page that is no announcement"
        ),
    ),
    "bad-path+home": Rule(
        N_("no page is called “index”: the home page's own words stand in “home”"),
        N_("name it %(example)s"),
    ),
    "stray-text": Rule(
        N_("this text belongs to no announcement and no page"),
        N_("the texts of this folder are named index.LANGUAGE.md, for example %(example)s"),
    ),
    "no-text": Rule(
        N_("this folder holds files, but no text"),
        N_("add %(example)s, or remove the folder"),
    ),
    "no-text+word": Rule(
        N_("this folder holds a file of Word or WPS, but no text"),
        N_(
            "open it, copy its text and paste it as plain text into a new file %(example)s,"
            " below the fields title: … and date: … between two lines ---"
        ),
    ),
    "two-texts": Rule(
        N_("this announcement already has a text in this language, %(other)s"),
        N_("keep one of the two files"),
    ),
    "text-unread": Rule(
        N_("this text could not be read, and so it would leave the site"),
        N_("correct what is said of it in other lines"),
    ),
    "notice-vanishes": Rule(
        N_("the text is here, and its page at %(path)s would leave the site"),
        N_("tell the developers of Gazette; to take the page off the site, write draft: true"),
    ),
    "unreadable": Rule(
        N_("this file cannot be read: %(detail)s"),
        N_("check that you may read it"),
    ),
}
