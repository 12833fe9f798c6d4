"""Rules for the fields of a text: which there are, and what may stand in each kind of field."""

from __future__ import annotations

from gazette.rules.rule import N_, Rule

RULES: dict[str, Rule] = {
    # names of fields
    "unknown-field": Rule(
        N_("the field “%(field)s” is not known"),
        N_("did you mean “%(nearest)s”?"),
    ),
    "unknown-field+none": Rule(
        N_("the field “%(field)s” is not known"),
        N_("delete it, or use one of these: %(known)s"),
    ),
    "unknown-field+address": Rule(
        N_("the field “%(field)s” is not known: an address follows from the folder's name"),
        N_("delete it; write an address that led here before under “aliases”"),
    ),
    "unknown-field+language": Rule(
        N_("the field “%(field)s” is not known: the language stands in the file's name"),
        N_("delete it; index.zh.md is Chinese, index.en.md English"),
    ),
    "unknown-field+published": Rule(
        N_("the field “%(field)s” is not known"),
        N_("write draft: %(draft)s in its place"),
    ),
    "unknown-field+design": Rule(
        N_("the field “%(field)s” of other generators has no effect here"),
        N_("delete it: how a page looks and where it stands follows from its dates and topics"),
    ),
    "unknown-field+notice-only": Rule(
        N_("the field “%(field)s” belongs to announcements, not to pages"),
        N_("delete it"),
    ),
    # texts
    "missing-title": Rule(
        N_("there is no title"),
        N_("write title: and the title behind it"),
    ),
    "missing-title+empty": Rule(
        N_("the title is empty"),
        N_("write the title behind the colon"),
    ),
    "missing-title+comment": Rule(
        N_("the title is empty: “%(rest)s” counts as a comment"),
        N_('put the whole text between straight quotation marks: "…"'),
    ),
    "wrong-type+text-list": Rule(
        N_("“%(field)s” is a list, and must be a text"),
        N_('put a text that begins with a bracket between straight quotation marks: "[…] …"'),
    ),
    "wrong-type+text-mapping": Rule(
        N_("“%(field)s” has fields of its own, and must be a text"),
        N_("write the text behind the colon; put it in quotation marks if it holds a colon itself"),
    ),
    # dates
    "wrong-type+date": Rule(
        N_("“%(field)s” must be a single date"),
        N_("write it as 2020-12-24, or with a time as 2020-12-24 09:30"),
    ),
    "bad-date": Rule(
        N_("“%(value)s” in “%(field)s” cannot be read as a date"),
        N_("write it as 2020-12-24, or with a time as 2020-12-24 09:30"),
    ),
    "bad-date+iso": Rule(
        N_("“%(value)s” in “%(field)s” is not in the form in which dates are read"),
        N_("write %(iso)s"),
    ),
    "bad-date+quotes": Rule(
        N_("“%(field)s” stands in curly quotes, which belong to its value"),
        N_("write it without them: %(iso)s"),
    ),
    "bad-date+year": Rule(
        N_("the year of “%(value)s” in “%(field)s” is out of range"),
        N_("correct it; years from %(first)s to %(last)s are possible"),
    ),
    "bad-date+month": Rule(
        N_("there is no such month: “%(value)s” in “%(field)s”"),
        N_("write year, month and day in this order, as in 2020-12-24"),
    ),
    "bad-date+day": Rule(
        N_("there is no such day: “%(value)s” in “%(field)s”"),
        N_("correct it; %(month)s has %(days)s days"),
    ),
    "bad-date+time": Rule(
        N_("there is no such time: “%(value)s” in “%(field)s”"),
        N_("write hours from 00 to 23, minutes and seconds from 00 to 59"),
    ),
    # truth values
    "wrong-type+truth": Rule(
        N_("“%(field)s” must be true or false"),
        N_("write %(field)s: true, or delete the field"),
    ),
    "bad-truth": Rule(
        N_("“%(field)s” must be true or false, not “%(value)s”"),
        N_("write %(field)s: true, or delete the field"),
    ),
    "bad-truth+true": Rule(
        N_("“%(field)s” must be true or false, not “%(value)s”"),
        N_("write %(field)s: true"),
    ),
    "bad-truth+false": Rule(
        N_("“%(field)s” must be true or false, not “%(value)s”"),
        N_("write %(field)s: false"),
    ),
    # pinned: a truth value or a date
    "wrong-type+pinned": Rule(
        N_("“pinned” must be true, false or a date"),
        N_("write pinned: true, or the date until which it stays on top: pinned: 2020-12-24"),
    ),
    "bad-truth+pinned": Rule(
        N_("“%(field)s” must be true, false or a date, not “%(value)s”"),
        N_("write pinned: true, or the date until which it stays on top: pinned: 2020-12-24"),
    ),
    # paths of files
    "bad-path+backslash": Rule(
        N_("the path “%(value)s” in “%(field)s” holds a backslash"),
        N_("write slashes: /"),
    ),
    "bad-path+url": Rule(
        N_("“%(value)s” in “%(field)s” is an address, and must be a file"),
        N_("save the file beside the text, and write its name"),
    ),
    "bad-path+absolute": Rule(
        N_("the path “%(value)s” in “%(field)s” begins with a slash"),
        N_("put the file beside the text, and write its name"),
    ),
    "bad-path+outside": Rule(
        N_("the path “%(value)s” in “%(field)s” leads out of the content folder"),
        N_("put the file beside the text, and write its name"),
    ),
    "bad-path+folder": Rule(
        N_("“%(value)s” in “%(field)s” is a folder, and must be a file"),
        N_("write the name of the file"),
    ),
    # policies for missing languages
    "bad-policy": Rule(
        N_("“%(value)s” in “%(field)s” is not known"),
        N_("use one of these: %(known)s"),
    ),
    # topics
    "wrong-type+topics": Rule(
        N_("“%(field)s” must be a list of ids"),
        N_("write it as %(field)s: [a, b]"),
    ),
    "unknown-topic": Rule(
        N_("the topic “%(topic)s” is not declared"),
        N_("did you mean “%(nearest)s”?"),
    ),
    "unknown-topic+none": Rule(
        N_("the topic “%(topic)s” is not declared"),
        N_("use one of these, or declare it in site.toml: %(known)s"),
    ),
    "unknown-topic+undeclared": Rule(
        N_("the topic “%(topic)s” is not declared"),
        N_("declare it in site.toml, with a label in each language"),
    ),
    "duplicate-topic": Rule(
        N_("the topic “%(topic)s” stands here twice"),
        N_("delete one of the two"),
        "warning",
    ),
    # old addresses
    "wrong-type+aliases": Rule(
        N_("“%(field)s” must be a list of addresses"),
        N_("write it as %(field)s: [/old/page.html]"),
    ),
    "bad-alias": Rule(
        N_("the old address “%(value)s” does not begin with a slash"),
        N_("write it from the root of the site on, as in /old/page.html"),
    ),
    "bad-alias+percent": Rule(
        N_("the old address “%(value)s” holds a broken percent sign"),
        N_("copy it from the browser's address bar again"),
    ),
    "bad-alias+root": Rule(
        N_("the old address “%(value)s” is the site's home page"),
        N_("delete it"),
    ),
    "bad-alias+query": Rule(
        N_("the old address “%(value)s” holds a ?, a # or an invisible character"),
        N_("delete it: only addresses of files and folders can lead here"),
    ),
    "bad-alias+backslash": Rule(
        N_("the old address “%(value)s” holds a backslash"),
        N_("write slashes: /"),
    ),
    "bad-alias+dots": Rule(
        N_("the old address “%(value)s” has an empty step, or a step . or .."),
        N_("write it as the browser shows it"),
    ),
    "bad-alias+long": Rule(
        N_("the old address “%(value)s” is too long for the name of a file"),
        N_("redirect it where the site is served, and delete it here; a step may have 255 bytes"),
    ),
    "bad-alias+deep": Rule(
        N_("the old address “%(value)s” has too many steps"),
        N_("redirect it where the site is served, and delete it here"),
    ),
    "bad-alias+reserved": Rule(
        N_("the old address “%(value)s” holds a name or a sign that not every system can write"),
        N_("redirect it where the site is served, and delete it here"),
    ),
    "bad-alias+hidden": Rule(
        N_("the old address “%(value)s” has a step that begins with a full stop"),
        N_("redirect it where the site is served, and delete it here"),
    ),
    "bad-alias+host": Rule(
        N_("the old address “%(value)s” is not on %(host)s"),
        N_("write only addresses of this site; others must be redirected where they are served"),
    ),
    "bad-alias+base": Rule(
        N_("the old address “%(value)s” is not below %(base)s"),
        N_("write only addresses of this site; others must be redirected where they are served"),
    ),
    "duplicate-alias": Rule(
        N_("the old address “%(value)s” stands here twice"),
        N_("delete one of the two"),
        "warning",
    ),
    # attachments
    "wrong-type+attachments": Rule(
        N_("“attachments” must give a label to each file"),
        N_("write attachments: and below it, indented with two spaces, %(example)s: its label"),
    ),
    "empty-label": Rule(
        N_("the attachment “%(file)s” has no label"),
        N_("write behind the colon what readers are to see: %(file)s: …"),
    ),
    # origin
    "wrong-type+origin": Rule(
        N_("“origin” must be a name, or have the fields name, url and lang"),
        N_("write origin: and the name behind it"),
    ),
    "missing-origin-name": Rule(
        N_("“origin” has no name"),
        N_("write name: and the name of who issued it, indented below origin:"),
    ),
    "bad-origin-url": Rule(
        N_("“%(value)s” is no web address"),
        N_("write it whole, as in https://www.example.org/"),
    ),
    "bad-language-tag": Rule(
        N_("“%(value)s” is no language tag"),
        N_("write %(nearest)s"),
    ),
    "bad-language-tag+none": Rule(
        N_("“%(value)s” is no language tag"),
        N_("write zh-Hans for simplified Chinese, zh-Hant for traditional Chinese, en for English"),
    ),
    # withdrawn
    "wrong-type+withdrawn": Rule(
        N_("“withdrawn” must have the fields date and reason"),
        N_("write withdrawn: and below it, indented with two spaces, date: … and reason: …"),
    ),
    "wrong-type+withdrawn-false": Rule(
        N_("“withdrawn” stands only where an announcement is withdrawn"),
        N_("delete it"),
    ),
    "empty-withdrawn": Rule(
        N_("“withdrawn” says neither when nor why"),
        N_("write date: … and reason: … below it, or delete it"),
    ),
}
