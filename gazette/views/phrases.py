"""The few interface texts that stand inside values rather than in a template.

They are taken from the same catalogs as the templates' (`build.py messages` extracts them from
here), and land in a page's context: a change of one touches the pages that show it.
"""

from __future__ import annotations


def _(msgid: str) -> str:
    return msgid


ADMONITIONS = {
    "note": _("Note"),
    "tip": _("Tip"),
    "important": _("Important"),
    "warning": _("Warning"),
    "caution": _("Caution"),
    "danger": _("Danger"),
}
FOOTNOTE_BACK = _("Back to the text, footnote %(number)s")
NOT_FOUND = _("Page not found")
NOT_FOUND_WHY = _("There is no page at this address. It may have been mistyped, or have moved.")
TO_HOME = _("To the home page")
CHOOSE = _("Announcements in English")
