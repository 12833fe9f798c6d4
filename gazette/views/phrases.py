"""The few interface texts that stand inside values rather than in a template.

They are taken from the same catalogs as the templates' (`build.py messages` finds what is marked by
`page_text`), and land in a page's context: a change of one touches the pages that show it.
"""

from __future__ import annotations

from gazette.model.page_text import page_text

ADMONITIONS = {
    "note": page_text("Note"),
    "tip": page_text("Tip"),
    "important": page_text("Important"),
    "warning": page_text("Warning"),
    "caution": page_text("Caution"),
    "danger": page_text("Danger"),
}
FOOTNOTE_BACK = page_text("Back to the text, footnote %(number)s")
NOT_FOUND = page_text("Page not found")
NOT_FOUND_WHY = page_text(
    "There is no page at this address. It may have been mistyped, or have moved."
)
TO_HOME = page_text("To the home page")
CHOOSE = page_text("Announcements in English")

PHRASES = (*ADMONITIONS.values(), FOOTNOTE_BACK, NOT_FOUND, NOT_FOUND_WHY, TO_HOME, CHOOSE)
"""All of them."""
