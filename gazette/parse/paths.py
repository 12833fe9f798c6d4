"""Files beside a text, addresses in this site, and addresses elsewhere.

A text as written flows in; a normalised path, or None with a problem reported, flows out.
"""

from __future__ import annotations

import re
from posixpath import dirname, normpath
from urllib.parse import SplitResult, unquote_to_bytes, urlsplit

from yaml.nodes import Node

from gazette.model.site import Site
from gazette.parse.report import Report

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
# The shape of a language tag (RFC 5646 section 2.1), without grandfathered tags.
_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?",
    re.ASCII | re.IGNORECASE,
)
# Countries and names that people write for a language.
_NO_TAGS = {
    "cn": "zh", "chinese": "zh", "中文": "zh", "汉语": "zh", "简体中文": "zh-Hans",
    "繁体中文": "zh-Hant", "english": "en", "英文": "en", "英语": "en", "eng": "en", "chi": "zh",
    "zho": "zh", "us": "en", "gb": "en", "jp": "ja", "kr": "ko",
}  # fmt: skip


def read_file_path(value: str, node: Node, field: str, report: Report) -> str | None:
    """Return the path of a file beside the text, relative to it, in its shortest form."""
    if "\\" in value:
        report.error("bad-path+backslash", node, field=field, value=value)
    elif value.startswith("//") or _SCHEME.match(value):
        report.error("bad-path+url", node, field=field, value=value)
    elif value.startswith("/"):
        report.error("bad-path+absolute", node, field=field, value=value)
    elif _leaves_content(value, report.path) or _UNSEEN.search(value):
        report.error("bad-path+outside", node, field=field, value=value)
    elif value.endswith("/") or normpath(value) in {".", ".."}:
        report.error("bad-path+folder", node, field=field, value=value)
    else:
        return normpath(value)
    return None


def _leaves_content(value: str, path: str) -> bool:
    if ".." not in value:
        return False
    root = path.partition("/")[0] + "/"
    return not normpath(f"{dirname(path)}/{value}").startswith(root)


def read_alias(value: str, node: Node, report: Report, site: Site) -> str | None:
    """Return an old address as a path below the site's root, without a leading slash."""
    found = _split_alias(value, node, report, site)
    if found is None:
        return None
    raw = found.strip("\u3000 ")
    if _BAD_PERCENT.search(raw):
        report.error("bad-alias+percent", node, value=value)
        return None
    try:
        path = unquote_to_bytes(raw).decode("utf-8")
    except UnicodeError:
        report.error("bad-alias+percent", node, value=value)
        return None
    parts = path.removesuffix("/").split("/")
    if path in {"", "/"}:
        report.error("bad-alias+root", node, value=value)
    elif "?" in path or "#" in path or _UNSEEN.search(path):
        report.error("bad-alias+query", node, value=value)
    elif "\\" in path:
        report.error("bad-alias+backslash", node, value=value)
    elif any(part in {"", ".", ".."} for part in parts):
        report.error("bad-alias+dots", node, value=value)
    else:
        return path
    return None


def _split_alias(value: str, node: Node, report: Report, site: Site) -> str | None:
    """Return the still encoded path of an alias below the site's root."""
    if "\\" in value:
        report.error("bad-alias+backslash", node, value=value)
        return None
    parts = _split(value)
    if parts is None or not (parts.scheme or parts.netloc or value.startswith("/")):
        report.error("bad-alias", node, value=value)
        return None
    if parts.query or parts.fragment or "?" in value or "#" in value:
        report.error("bad-alias+query", node, value=value)
        return None
    if not parts.scheme and not parts.netloc:
        return parts.path.removeprefix("/")
    own = urlsplit(site.url).netloc.casefold()
    if parts.scheme not in {"http", "https", ""} or parts.netloc.casefold() not in {
        own,
        site.identity.casefold(),
    }:
        report.error("bad-alias+host", node, value=value, host=site.identity)
        return None
    path = parts.path or "/"
    if parts.netloc.casefold() != own:
        return path.removeprefix("/")
    if not f"{path}/".startswith(site.base):
        report.error("bad-alias+base", node, value=value, base=site.base)
        return None
    return path[len(site.base) :]


def is_web_address(value: str) -> bool:
    """Whether `value` is a complete http or https URL (RFC 3986 section 3)."""
    parts = _split(value)
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        return False
    return not re.search(r"[\s\"<>\\^`{|}\x00-\x20]", value)


def is_language_tag(value: str) -> bool:
    """Whether `value` looks like a language tag of BCP 47, and is no country in its place."""
    return bool(_TAG.fullmatch(value)) and value.casefold() not in _NO_TAGS


def nearest_language_tag(value: str) -> str:
    """Return the tag that was most likely meant, or an empty text."""
    tag = value.strip().replace("_", "-")
    tag = _NO_TAGS.get(tag.casefold(), tag)
    return tag if is_language_tag(tag) else ""


def _split(value: str) -> SplitResult | None:
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018 - reading it is the check
    except ValueError:
        return None
    return parts
