"""Every setting of site.toml, declared once.

The reader, the names that are known, and the reference (docs/reference/settings.md) follow from
this table. A setting that is plain (a text, a number, a choice) is a field of `Site` of the same
name, and so is part of the fingerprint of settings.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from gazette.config.address import address_fault
from gazette.config.faults import contact_fault, tag_fault, time_zone_fault
from gazette.model.site import POLICIES

Kind = Literal["text", "number", "choice", "texts", "switch"]
"""`texts` are a text for each language, `switch` is true or false."""


class Setting(NamedTuple):
    """One setting.

    `name` is dotted; CODE and ID in it stand for names that the portal chooses. Without a
    `default` the setting has to be there; where what stands in its place is no fixed value, it
    is `absent`, in words. `least` and `most` bound a number. `fault` returns the key of the rule
    that a text breaks, or "". What the setting does (`effect`) is Markdown.
    """

    name: str
    kind: Kind
    effect: str
    default: str | int | bool | None = None
    absent: str = ""
    least: int = 0
    most: int = 0
    choices: tuple[str, ...] = ()
    fault: Callable[[str], str] = lambda _: ""

    @property
    def plain(self) -> bool:
        """Whether it is a single value at the top of site.toml."""
        return self.kind in {"text", "number", "choice"} and "." not in self.name


# fmt: off
SETTINGS: tuple[Setting, ...] = (
    Setting("url", "text", fault=address_fault, effect=
        "Address of the portal, with or without a path. Its host stands in the ids of feeds: "
        "choose it once, or feed readers will show every entry anew."),
    Setting("time_zone", "text", default="UTC", fault=time_zone_fault, effect=
        "Zone of all dates without an offset: `Asia/Shanghai`."),
    Setting("untranslated", "choice", default="fallback", choices=POLICIES, effect=
        "What stands in the place of a missing text: the text in another language (`fallback`), "
        "a page that says so (`notice`), or no page (`hide`)."),
    Setting("page_size", "number", default=20, least=1, most=500, effect=
        "Notices on a list page."),
    Setting("latest", "number", default=10, least=1, most=100, effect=
        "Notices on the home page, besides the pinned ones."),
    Setting("feed_size", "number", default=20, least=1, most=200, effect=
        "Entries in a feed."),
    Setting("contact", "text", default="", absent="no `security.txt`", fault=contact_fault, effect=
        "Where to report security problems: a `mailto:`, `https://` or `tel:` address."),
    Setting("site_id_code", "text", default="", absent="no such meta tag", effect=
        "Code of the Chinese government website registry."),
    Setting("languages.CODE.label", "text", effect=
        "Name of a language in itself: `中文版`. CODE stands in file names and addresses. The "
        "languages are offered in the order in which they stand here; there has to be one."),
    Setting("languages.CODE.tag", "text", default="", absent="the code", fault=tag_fault, effect=
        "For `lang` and `hreflang` (BCP 47): `zh-Hans`."),
    Setting("languages.CODE.locale", "text", default="", absent="from the tag", effect=
        "For dates and sizes (CLDR): `zh_Hans_CN`."),
    Setting("languages.CODE.fallbacks", "text", default="", absent="all others, in order", effect=
        "Codes of the languages whose text stands in for a missing one, best first: `zh en`."),
    Setting("title", "texts", effect=
        "Name of the portal."),
    Setting("description", "texts", default="", absent="empty", effect=
        "One sentence about it."),
    Setting("publisher", "texts", default="", absent="the title", effect=
        "Who publishes it."),
    Setting("origin", "texts", default="", absent="the publisher", effect=
        "Who issued a notice that does not say so itself."),
    Setting("topics.ID", "texts", absent="no topics", effect=
        "Label of a topic. ID is small letters, digits and hyphens: it stands in addresses."),
    Setting("checks.CODE", "switch", default=True, effect=
        "`false` switches a check off: nothing that it finds is told. [Checks](checks.md) lists "
        "the codes."),
)
# fmt: on


def names_in(table: str = "") -> tuple[str, ...]:
    """Return the names that are known in a table; of site.toml itself without one."""
    start = f"{table}." if table else ""
    return tuple(
        dict.fromkeys(
            each.name[len(start) :].partition(".")[0]
            for each in SETTINGS
            if each.name.startswith(start)
        )
    )
