"""What may be wrong with the text of one setting: a value in, the key of a rule or "" out."""

from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import ZoneInfo, reset_tzpath

import tzdata  # type: ignore[import-untyped]

# RFC 5646 section 2.1, without grandfathered tags.
_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?",
    re.ASCII | re.IGNORECASE,
)
# Not «uk» (Ukrainian) nor «tw» (Twi), which are languages too.
_COUNTRIES_TAKEN_FOR_LANGUAGES = {"cn", "gb", "hk", "jp", "us"}


def tag_fault(value: str) -> str:
    """Hold the tag of a language to BCP 47."""
    fits = _TAG.fullmatch(value) and value.lower() not in _COUNTRIES_TAKEN_FOR_LANGUAGES
    return "" if fits else "setting-language-tag"


def contact_fault(value: str) -> str:
    """Hold a contact to RFC 9116 section 2.5.3: an https, mailto or tel URI."""
    fits = not value or re.fullmatch(r"(mailto:|https://|tel:)\S+", value)
    return "" if fits else "setting-contact"


def time_zone_fault(value: str) -> str:
    """Hold the name of a time zone to those that there are."""
    return "" if time_zone(value) else "setting-time-zone"


def time_zone(name: str) -> ZoneInfo | None:
    """Return a time zone of the tzdata package, not the machine's: the same bytes everywhere."""
    reset_tzpath([Path(tzdata.__file__).parent / "zoneinfo"])
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
