"""Rules that site.toml is held to."""

from __future__ import annotations

from gazette.rules.rule import N_, Rule

RULES: dict[str, Rule] = {
    "settings-missing": Rule(
        N_("there is no settings file here"),
        N_("run Gazette where site.toml stands, or name its folder with --site"),
    ),
    "settings-syntax": Rule(
        N_("this is not valid TOML: %(detail)s"),
        N_('write each setting as: name = "value"'),
    ),
    "setting-unknown": Rule(
        N_("the setting “%(setting)s” is not known"),
        N_("the settings known here are: %(known)s"),
    ),
    "setting-unknown+near": Rule(
        N_("the setting “%(setting)s” is not known"),
        N_("did you mean “%(nearest)s”?"),
    ),
    "setting-needed": Rule(
        N_("the setting “%(setting)s” is missing"),
        N_("add it; the sample site.toml shows how"),
    ),
    "setting-text": Rule(
        N_("“%(setting)s” must be a text"),
        N_("write it between double quotes"),
    ),
    "setting-control": Rule(
        N_("“%(setting)s” holds a control character, which cannot be seen"),
        N_("write the text anew"),
    ),
    "setting-table": Rule(
        N_("“%(setting)s” must be a table"),
        N_("write it as: [%(setting)s] and its settings on the lines below"),
    ),
    "setting-number": Rule(
        N_("“%(setting)s” must be a whole number from %(least)s to %(most)s"),
        N_("write it without quotes"),
    ),
    "setting-switch": Rule(
        N_("“%(setting)s” must be true or false"),
        N_("write it without quotes: %(setting)s = false"),
    ),
    "setting-protected": Rule(
        N_("the check “%(setting)s” protects readers, and cannot be switched off"),
        N_("delete this line"),
    ),
    "setting-choice": Rule(
        N_("“%(setting)s” cannot be “%(value)s”"),
        N_("choose one of: %(choices)s"),
    ),
    "setting-language-missing": Rule(
        N_("“%(setting)s” has no text for the language “%(language)s”"),
        N_('add a line: %(language)s = "…"'),
    ),
    "setting-url": Rule(
        N_("“%(value)s” is not the address of a site"),
        N_("write it like: https://www.example.org/ or https://www.example.org/news/"),
    ),
    "setting-url+credentials": Rule(
        N_("the address of the site holds a user name or a password, which all readers would see"),
        N_("leave out what stands before “@”"),
    ),
    "setting-url+query": Rule(
        N_("“%(value)s” holds “?” or “#”, behind which no page can stand"),
        N_("leave out what begins with it"),
    ),
    "setting-url+dots": Rule(
        N_("“%(value)s” holds “..”, “.” or “//”, which browsers read as another address"),
        N_("write it as browsers show it, like: https://www.example.org/news/"),
    ),
    "setting-same-code": Rule(
        N_("the language codes “%(value)s” and “%(other)s” differ only in capital letters"),
        N_("many servers take the two for one: give each language a code of its own"),
    ),
    "setting-same-tag": Rule(
        N_("the tag “%(value)s” is that of the language “%(other)s” already"),
        N_("give each language a tag of its own, like: zh-Hans and zh-Hant"),
    ),
    "setting-time-zone": Rule(
        N_("the time zone “%(value)s” is not known"),
        N_("write it like: Asia/Shanghai"),
    ),
    "setting-language-code": Rule(
        N_("“%(value)s” cannot be the code of a language"),
        N_("use its short code (two or three letters), like: en, zh, zh-Hant"),
    ),
    "setting-language-tag": Rule(
        N_("“%(value)s” is not a language tag"),
        N_("write it like: en, zh-Hans, zh-CN (BCP 47); “cn” is a country, not a language"),
    ),
    "setting-topic-id": Rule(
        N_("“%(value)s” cannot be the id of a topic"),
        N_("use small letters, digits and hyphens: it stands in addresses"),
    ),
    "setting-contact": Rule(
        N_("“%(value)s” is not a contact that security.txt allows"),
        N_("write it like: mailto:security@example.org or https://example.org/report"),
    ),
}
