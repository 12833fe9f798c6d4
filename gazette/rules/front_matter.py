"""Rules for the front matter of a text as a whole: its encoding, its fences and its YAML."""

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
    "not-a-text": Rule(
        N_("this is a file of Word or WPS, whatever its name says"),
        N_(
            "open it, copy its text and paste it as plain text into a new file of this name,"
            " below the fields title: … and date: … between two lines ---"
        ),
    ),
    "not-a-text+pdf": Rule(
        N_("this is a PDF file, whatever its name says"),
        N_("put it beside the text as an attachment, and write the text in a file of this name"),
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
    "bad-fence+space": Rule(
        N_("a space before the line “%(found)s” keeps it from ending the front matter"),
        N_("delete what stands before the first hyphen"),
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
    "bad-quotes+pair": Rule(
        N_("“%(sign)s” is how JSON writes a character, and cannot be read here"),
        N_("write the character itself: %(example)s"),
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

RULES: dict[str, Rule] = {**_FILE, **_SYNTAX}
