"""Rules about announcements and pages: fields taken together, files, and addresses."""

from __future__ import annotations

from gazette.rules.rule import N_, Rule

RULES: dict[str, Rule] = {
    "stray-file": Rule(
        N_("this file reaches no reader: it is in no announcement's folder, and no text names it"),
        N_("move it into the folder of its announcement, link to it from a text, or remove it"),
        "warning",
    ),
    "reserved-name": Rule(
        N_("the portal has a page of its own named “%(name)s”"),
        N_("give this page another name"),
    ),
    "missing-date": Rule(
        N_("the announcement has no date"),
        N_("add a line such as “date: %(example)s”"),
    ),
    "date-differs-from-folder": Rule(
        N_("the date is %(date)s, but the folder says %(folder)s"),
        N_("check which of the two is meant; the folder's name never changes once it is published"),
        "warning",
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
    "date-differs-from-folder+none": Rule(
        N_("there is no such day as the one that the folder's name says: %(folder)s"),
        N_("before the announcement is published, name the folder after its date, %(date)s"),
        "warning",
    ),
    "same-text": Rule(
        N_("this text says word for word what %(other)s says"),
        N_("translate it, or delete one of the two: readers are shown the other in its place"),
        "warning",
    ),
    "expires-before-date": Rule(
        N_("the announcement expires on %(expires)s, before its date, %(date)s"),
        N_("correct one of the two"),
    ),
    "pinned-before-date": Rule(
        N_("the announcement stays on top until %(pinned)s, before its date, %(date)s"),
        N_("correct one of the two"),
        "warning",
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
        "warning",
    ),
    "standing-missing+home": Rule(
        N_("there is no page “%(name)s” in the language “%(language)s”"),
        N_("write %(example)s; until then the home page has no introduction"),
        "warning",
    ),
    "words-missing": Rule(
        N_(
            "the portal's own texts are not translated into the language “%(language)s”, "
            "and stand in English"
        ),
        N_("run “build.py messages”, then translate them in this file"),
        "warning",
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
