"""The pages that promises about looks and behaviour are tried on: one of each kind, at least."""

from __future__ import annotations

LANGUAGES = ("en", "zh")
LONG = "news/2025/02-20-carbon-footprint-rules/"
TABLE = "news/2026/05-20-small-enterprise-relief/"
CORRECTED = "news/2021/04-20-voluntary-fees/"
WITHDRAWN = "news/2022/04-18-system-maintenance/"
# Its only text is English: in Chinese it stands in for the missing one.
FALLBACK = "news/2023/03-09-overseas-inspections/"
ANNOUNCEMENTS = (LONG, TABLE, CORRECTED, WITHDRAWN, FALLBACK)
LISTS = ("news/", "news/2021/", "topics/", "topics/testing/")
OWN = ("", "favorites/", "search/", "about/", "disclaimer/", "contact/", "404.html")

PATHS = (
    "/",
    "/404.html",
    *(f"/{code}/{path}" for code in LANGUAGES for path in (*OWN, *LISTS, *ANNOUNCEMENTS)),
)
