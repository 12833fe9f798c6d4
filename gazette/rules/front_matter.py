"""Rules for the front matter of a text: its encoding, its fences, its YAML and its fields."""

from __future__ import annotations

from gazette.rules.rule import N_, Rule

_FILE: dict[str, Rule] = {
    "not-utf-8": Rule(
        N_("this line is not encoded in UTF-8"),
        N_("open the file in the program that wrote it, and save it with the encoding UTF-8"),
    ),
    "not-utf-8+gbk": Rule(
        N_("the file is encoded in GBK, not in UTF-8"),
        N_("save it again with the encoding UTF-8 (in Notepad: Save as, Encoding)"),
    ),
    "not-utf-8+utf-16": Rule(
        N_("the file is encoded in UTF-16 (“Unicode” in older Windows programs), not in UTF-8"),
        N_("save it again with the encoding UTF-8 (in Notepad: Save as, Encoding)"),
    ),
    "missing-front-matter": Rule(
        N_("the file does not begin with front matter"),
        N_("begin it with a line ---, the fields title: … and date: …, and another line ---"),
    ),
    "missing-front-matter+empty": Rule(
        N_("the file is empty"),
        N_("begin it with a line ---, the fields title: … and date: …, and another line ---"),
    ),
    "missing-front-matter+opening": Rule(
        N_("the fields begin without a line --- above them"),
        N_("write three hyphens on a line of their own above this line"),
    ),
    "unclosed-front-matter": Rule(
        N_("the front matter that begins here has no end"),
        N_("write three hyphens on a line of their own between the last field and the text"),
    ),
    "unclosed-front-matter+prose": Rule(
        N_("the text seems to begin here, but no line --- ends the front matter above it"),
        N_("write three hyphens on a line of their own between the last field and this line"),
    ),
    "bad-fence": Rule(
        N_("the line “%(found)s” does not begin or end front matter"),
        N_("write three plain hyphens instead: ---"),
    ),
    "bad-fence+toml": Rule(
        N_("front matter between lines %(found)s is TOML, which is not read here"),
        N_("write the fields as name: value, between two lines ---"),
    ),
    "front-matter-too-large": Rule(
        N_("the front matter has %(size)s bytes, more than the %(limit)s that are read"),
        N_("move the text below the line --- that ends the front matter"),
    ),
    "empty-body": Rule(
        N_("there is no text below the front matter"),
        N_("write the text there, or delete the file"),
        "warning",
    ),
}

_SYNTAX: dict[str, Rule] = {
    "bad-front-matter": Rule(
        N_("the front matter cannot be read from here on (%(reason)s)"),
        N_("write each field on a line of its own as name: value, with texts in quotation marks"),
    ),
    "bad-front-matter+text": Rule(
        N_("the front matter is a text without fields"),
        N_("write each field on a line of its own as name: value"),
    ),
    "bad-front-matter+list": Rule(
        N_("the front matter is a list, and must be fields"),
        N_("write each field as name: value, without a hyphen before it"),
    ),
    "bad-front-matter+deep": Rule(
        N_("the values here are nested too deeply"),
        N_("write them as in the examples: no field has more than one level inside it"),
    ),
    "bad-front-matter+name": Rule(
        N_("the name of a field must be a plain text"),
        N_("write it as name: value"),
    ),
    "bad-front-matter+bracket": Rule(
        N_("the bracket that opens here is not closed properly"),
        N_("close it with its plain counterpart ] or }, or put a text in quotation marks"),
    ),
    "control-character+field": Rule(
        N_("there is an invisible control character here (%(code)s)"),
        N_("delete it; it often comes along when text is pasted from other programs"),
    ),
    "unquoted-sign": Rule(
        N_("a text that begins with “%(sign)s” cannot stand without quotation marks"),
        N_('put the whole text between straight quotation marks: "…"'),
    ),
    "unquoted-colon": Rule(
        N_("the text of “%(field)s” holds a colon with a space, or ends with one"),
        N_('put the whole text between straight quotation marks: "…"'),
    ),
    "unquoted-colon+continued": Rule(
        N_("this line goes on with the text above it, and holds a colon with a space"),
        N_('put the whole text between straight quotation marks: "…"'),
    ),
    "bad-quotes": Rule(
        N_("the quotation mark that opens here is not closed"),
        N_("close it at the end of the text, or use curly ones, which may stand anywhere: “…”"),
    ),
    "bad-quotes+inside": Rule(
        N_("the text of “%(field)s” goes on after its closing quotation mark"),
        N_("put the whole text between single marks ('…'), or use curly ones inside it: “…”"),
    ),
    "bad-quotes+escape": Rule(
        N_("“%(sign)s” has no meaning between double quotation marks"),
        N_("put the text between single marks ('…'), where a backslash stands for itself"),
    ),
    "tab": Rule(
        N_("the line is indented with a tab"),
        N_("indent it with two spaces"),
    ),
    "full-width-colon": Rule(
        N_("“%(field)s” is followed by a full-width colon (：)"),
        N_("write a plain colon and a space: “%(field)s: …”"),
    ),
    "full-width-space": Rule(
        N_("there is a full-width space in this line, where a plain one is needed"),
        N_("write one plain space after the colon, and none before the name"),
    ),
    "full-width-comma": Rule(
        N_("the values of “%(field)s” are parted by “%(sign)s”"),
        N_("part them with plain commas, between plain brackets: [a, b]"),
    ),
    "full-width-comma+brackets": Rule(
        N_("the list in “%(field)s” is written with the full-width bracket “%(sign)s”"),
        N_("write plain brackets and commas: [a, b]"),
    ),
    "missing-brackets": Rule(
        N_("the values of “%(field)s” are not between brackets"),
        N_("write %(field)s: [%(value)s]"),
    ),
    "missing-space": Rule(
        N_("there is no space after the colon of “%(field)s”"),
        N_("write a space there: “%(field)s: …”"),
    ),
    "not-a-field": Rule(
        N_("this line is no field: “%(text)s”"),
        N_("write it as name: value, or below the line --- that ends the front matter"),
    ),
    "indented-field": Rule(
        N_("the field “%(field)s” is indented"),
        N_("begin its line without spaces"),
    ),
    "duplicate-field": Rule(
        N_("the field “%(field)s” stands here a second time; the first is in line %(first)s"),
        N_("delete one of the two"),
    ),
    "cut-by-comment": Rule(
        N_("the text of “%(field)s” ends before “%(rest)s”, which counts as a comment"),
        N_('put the whole text between straight quotation marks: "…"'),
        "warning",
    ),
}

_KINDS: dict[str, Rule] = {
    "unknown-field": Rule(
        N_("the field “%(field)s” is not known"),
        N_("did you mean “%(nearest)s”?"),
    ),
    "unknown-field+none": Rule(
        N_("the field “%(field)s” is not known"),
        N_("delete it, or use one of these: %(known)s"),
    ),
    "unknown-field+notice-only": Rule(
        N_("the field “%(field)s” belongs to announcements, not to pages"),
        N_("delete it"),
    ),
    "wrong-type+text-list": Rule(
        N_("“%(field)s” is a list, and must be a text"),
        N_('put a text that begins with a bracket between straight quotation marks: "[…] …"'),
    ),
    "wrong-type+text-mapping": Rule(
        N_("“%(field)s” has fields of its own, and must be a text"),
        N_("write the text behind the colon; put it in quotation marks if it holds a colon itself"),
    ),
    "wrong-type+truth": Rule(
        N_("“%(field)s” must be true or false"),
        N_("write %(field)s: true, or delete the field"),
    ),
    "wrong-type+pinned": Rule(
        N_("“pinned” must be true, false or a date"),
        N_("write pinned: true, or the date until which it stays on top: pinned: 2020-12-24"),
    ),
    "wrong-type+date": Rule(
        N_("“%(field)s” must be a single date"),
        N_("write it as 2020-12-24, or with a time as 2020-12-24 09:30"),
    ),
    "wrong-type+origin": Rule(
        N_("“origin” must be a name, or have the fields name, url and lang"),
        N_("write origin: and the name behind it"),
    ),
    "wrong-type+withdrawn": Rule(
        N_("“withdrawn” must have the fields date and reason"),
        N_("write withdrawn: and below it, indented with two spaces, date: … and reason: …"),
    ),
    "wrong-type+withdrawn-false": Rule(
        N_("“withdrawn” stands only where an announcement is withdrawn"),
        N_("delete it"),
    ),
    "wrong-type+topics": Rule(
        N_("“topics” must be a list of ids"),
        N_("write it as topics: [a, b]"),
    ),
    "wrong-type+aliases": Rule(
        N_("“aliases” must be a list of addresses"),
        N_("write it as aliases: [/old/page.html]"),
    ),
    "wrong-type+attachments": Rule(
        N_("“attachments” must give a label to each file"),
        N_("write attachments: and below it, indented with two spaces, %(example)s: its label"),
    ),
}

_VALUES: dict[str, Rule] = {
    "missing-title": Rule(
        N_("there is no title"),
        N_("write title: and the title behind it"),
    ),
    "missing-title+empty": Rule(
        N_("the title is empty"),
        N_("write the title behind the colon"),
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
    "bad-truth+pinned": Rule(
        N_("“%(field)s” must be true, false or a date, not “%(value)s”"),
        N_("write pinned: true, or the date until which it stays on top: pinned: 2020-12-24"),
    ),
    "bad-date": Rule(
        N_("“%(value)s” in “%(field)s” cannot be read as a date"),
        N_("write it as 2020-12-24, or with a time as 2020-12-24 09:30"),
    ),
    "bad-date+iso": Rule(
        N_("“%(value)s” in “%(field)s” is not in the form in which dates are read"),
        N_("write %(iso)s"),
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
    "empty-withdrawn": Rule(
        N_("“withdrawn” says neither when nor why"),
        N_("write date: … and reason: … below it, or delete it"),
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
    "bad-policy": Rule(
        N_("“%(value)s” in “untranslated” is not known"),
        N_("use one of these: %(known)s"),
    ),
}

_PATHS: dict[str, Rule] = {
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
    "empty-label": Rule(
        N_("the attachment “%(file)s” has no label"),
        N_("write behind the colon what readers are to see: %(file)s: …"),
    ),
}

RULES: dict[str, Rule] = {**_FILE, **_SYNTAX, **_KINDS, **_VALUES, **_PATHS}
