"""Where a link may lead: a target as written flows in, the key of what is wrong with it flows out.

Relative targets, and `#…`, are looked up when the whole portal is known. Of addresses with a
scheme (RFC 3986, section 3.1) only those that readers can follow are let through.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

SCHEMES = frozenset({"http", "https", "mailto", "tel"})

# Browsers would mend «https:a» and «https:///a»; no editor can have meant either.
_WEB = re.compile(r"https?://(?:[^/?#\\@]*@)?[^/?#\\@:.\s]", re.IGNORECASE)
_WHOLE: Mapping[str, re.Pattern[str]] = {
    "http": _WEB,
    "https": _WEB,
    "mailto": re.compile(r"mailto:(?:\?.+|.+(?:@|%40).+)", re.IGNORECASE),
    "tel": re.compile(r"tel:.*[0-9].*", re.IGNORECASE),
}
"""By its scheme, what an address has to look like to lead anywhere."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_IGNORED = re.compile(r"[\t\n\r]")  # by browsers, anywhere in an address (URL Standard, 4.4)
_WITHOUT_SCHEME = re.compile(r"www\.[\w-]+\.", re.IGNORECASE)


def cleaned(target: str) -> str:
    """Return `target` as a browser reads it: without line ends and white space around it."""
    if not target.isprintable():
        target = _IGNORED.sub("", target)
    return target.strip(" \x00\x0b\x0c")


def scheme(target: str) -> str:
    """Return the scheme of a cleaned target in lower case, or nothing for a relative one."""
    if target.startswith("https:"):
        return "https"
    if ":" not in target:
        return ""
    found = _SCHEME.match(target)
    return found.group(1).lower() if found else ""


def fault(target: str) -> str:
    """Return the key of the rule that a cleaned link target breaks, or nothing."""
    if not target or target == "#" or target.startswith("?"):
        return "link-empty"
    name = scheme(target)
    if name in SCHEMES:
        return "" if _WHOLE[name].match(target) else "address-cut-short"
    if len(name) == 1 or name == "file" or target.startswith("\\"):
        return "bad-scheme+disk"
    if name:
        return "bad-scheme"
    if target.startswith(("//", "/\\")):
        return "bad-scheme+host"
    return "bad-scheme+www" if _WITHOUT_SCHEME.match(target) else ""


def image_fault(target: str) -> str:
    """Return the key of the rule that a cleaned picture's address breaks, or nothing."""
    if scheme(target) in {"http", "https"} or target.startswith(("//", "/\\")):
        return "remote-image"
    if not target:
        return "link-empty+image"
    if scheme(target) == "data":
        return "bad-scheme+data"
    if scheme(target) in SCHEMES:
        return "bad-scheme"
    return fault(target)


def is_absolute(target: str) -> bool:
    """Whether a target without fault leads out of the portal."""
    return bool(scheme(target))
