"""The address of a site: a text in; the address as it stands in links, or what is wrong, out."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, unquote, urlsplit

# A name (RFC 3986 section 3.2.2, without what no registry gives out) or a number in brackets.
_HOST = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.?|\[[0-9A-Fa-f:.]+\]")
_UNFIT = re.compile(r"[\s\x00-\x1f\x7f\\\ud800-\udfff]|%(?![0-9A-Fa-f]{2})")


def address(value: str) -> str | None:
    """Return the address of a site with one slash at its end, or None where it is not one.

    Chinese characters are encoded as RFC 3986 wants it in links, feeds and sitemaps.
    """
    parts = _split(value)
    if address_fault(value) or parts is None:
        return None
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~").rstrip("/")
    return f"{parts.scheme}://{host}{path}/"


def address_fault(value: str) -> str:
    """Return the key of the rule that an address breaks, empty where it breaks none."""
    parts = _split(value)
    if parts and "@" in parts.netloc:
        # Before all others: what they say quotes the address.
        return "setting-url+credentials"
    if parts is None or parts.scheme not in {"http", "https"} or _UNFIT.search(value):
        return "setting-url"
    if "?" in value or "#" in value:
        return "setting-url+query"
    if not _host_fits(parts):
        return "setting-url"
    folders = unquote(parts.path).rstrip("/").split("/")[1:]
    # A path that begins with two slashes would be taken for another host.
    return "setting-url+dots" if {"", ".", ".."} & set(folders) else ""


def _split(value: str) -> SplitResult | None:
    try:
        parts = urlsplit(value)
        return None if parts.port == 0 else parts
    except ValueError:
        return None


def _host_fits(parts: SplitResult) -> bool:
    try:
        host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    except ValueError:
        return False
    name = re.sub(r":\d*$", "", host, flags=re.ASCII)
    return bool(_HOST.fullmatch(name))
