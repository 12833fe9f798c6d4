"""Rules for what designers and translators write: templates and message catalogs."""

from __future__ import annotations

from gazette.rules.rule import N_, Rule

_MEND = N_("mend this line, or take the file back to the last version that worked")
_UPDATE = N_("run “build.py messages” and translate what is new")

RULES: dict[str, Rule] = {
    # ------------------------------------------------------------ templates
    "missing-template": Rule(
        N_("there is no template “%(name)s”"),
        N_("did you mean “%(nearest)s”?"),
    ),
    "missing-template+none": Rule(
        N_("there is no template “%(name)s”"),
        N_("add the file to the templates folder, or correct the name"),
    ),
    "template-syntax": Rule(N_("the template cannot be read: %(reason)s"), _MEND),
    "template-failed": Rule(
        N_("the template stopped at this line: %(reason)s"),
        N_("check the names and filters on this line against what the page gives its template"),
    ),
    "circular-template": Rule(
        N_("the template extends itself, by way of “%(name)s”"),
        N_("let one of the templates stand without “extends”"),
    ),
    "dynamic-include": Rule(
        N_("“%(tag)s” does not name its template in quotes"),
        N_("write the name out, and choose between fixed names with “if”"),
    ),
    "dynamic-message": Rule(
        N_("“%(function)s” is not given its text in quotes"),
        N_("write the text out, so that it can be translated, and hand over values by name"),
    ),
    "message-parameter": Rule(
        N_("the text “%(msgid)s” needs a value for “%(name)s”"),
        N_("hand it over as “%(name)s=…”"),
    ),
    "message-percent": Rule(
        N_("“%(text)s” holds a percent sign that stands alone"),
        N_("write “%%%%” for a percent sign that is to be seen"),
    ),
    "unknown-variable": Rule(
        N_("the page does not give its template “%(name)s”"),
        N_("did you mean “%(nearest)s”?"),
    ),
    "unknown-variable+none": Rule(
        N_("the page does not give its template “%(name)s”"),
        N_("use only what the page gives, or pass it on with “with context”"),
    ),
    "rebound-name": Rule(
        N_("“%(name)s” means the same in every template, and is given another meaning here"),
        N_("choose another name"),
    ),
    "unknown-filter": Rule(
        N_("there is no filter or test “%(name)s”"),
        N_("did you mean “%(nearest)s”?"),
    ),
    "unknown-filter+none": Rule(
        N_("there is no filter or test “%(name)s”"),
        N_("take it out, or prepare the value in the page's view"),
    ),
    # ------------------------------------------------------------ style sheets
    "missing-import": Rule(
        N_("there is no style sheet “%(name)s” to be imported"),
        N_("correct its path, which begins in this file's folder, or add the file"),
    ),
    "circular-import": Rule(
        N_("the style sheet imports itself, by way of “%(name)s”"),
        N_("take this line out, or the one that leads back"),
    ),
    # ------------------------------------------------------------ catalogs
    "catalog-syntax": Rule(N_("the catalog cannot be read: %(reason)s"), _MEND),
    "catalog-missing": Rule(N_("this catalog does not exist yet"), _UPDATE),
    "catalog-behind": Rule(N_("the catalog is not in step with templates and programs"), _UPDATE),
    "untranslated": Rule(
        N_("“%(msgid)s” has no translation"),
        N_("write it between the quotes of “msgstr”"),
    ),
    "untranslated+form": Rule(
        N_("“%(msgid)s” has no translation for plural form %(form)s"),
        N_("write it between the quotes of “msgstr[%(form)s]”"),
    ),
    "fuzzy-translation": Rule(
        N_("the translation of “%(msgid)s” was guessed, and is not used"),
        N_("correct it, then take “fuzzy” out of the line above it"),
    ),
    "missing-placeholder": Rule(
        N_("the translation of “%(msgid)s” leaves out %%(%(name)s)s"),
        N_("put it where the value is to stand"),
    ),
    "unknown-placeholder": Rule(
        N_("the translation of “%(msgid)s” has %%(%(name)s)s, which the original has not"),
        N_("use only the placeholders of the original, letter by letter"),
    ),
    "translation-space": Rule(
        N_("the translation of “%(msgid)s” begins or ends with other spaces than the original"),
        N_("begin and end it as the original does"),
    ),
    "unknown-locale": Rule(
        N_("the locale “%(locale)s” is not known"),
        N_("use a name such as zh_Hans_CN or en_GB"),
    ),
}
