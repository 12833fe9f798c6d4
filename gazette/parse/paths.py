"""Files beside a text, addresses in this site, and addresses elsewhere.

A text as written flows in; a normalised path, or None with a problem reported, flows out.
"""

from __future__ import annotations

import re
from posixpath import dirname, normpath
from urllib.parse import SplitResult, unquote_to_bytes, urlsplit

from yaml.nodes import Node

from gazette.model.output_path import path_fault
from gazette.parse.file_context import FileContext
from gazette.parse.file_problems import FileProblems
from gazette.parse.values import read_text

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


def read_file_path(node: Node, name: str, file: FileContext) -> str:
    """Return the path that a text gives, as `file_path` does; empty where there is none."""
    value = read_text(node, name, file)
    return value and (file_path(value, node, name, file.problems) or "")


def file_path(value: str, node: Node, name: str, problems: FileProblems) -> str | None:
    """Return the path of a file beside the text, relative to it, in its shortest form."""
    if "\\" in value:
        problems.add("bad-path+backslash", node, field=name, value=value)
    elif value.startswith("//") or _SCHEME.match(value):
        problems.add("bad-path+url", node, field=name, value=value)
    elif value.startswith("/"):
        problems.add("bad-path+absolute", node, field=name, value=value)
    elif _leaves_content(value, problems.path) or _UNSEEN.search(value):
        problems.add("bad-path+outside", node, field=name, value=value)
    elif value.endswith("/") or normpath(value) in {".", ".."}:
        problems.add("bad-path+folder", node, field=name, value=value)
    else:
        return normpath(value)
    return None


def _leaves_content(value: str, path: str) -> bool:
    if ".." not in value:
        return False
    root = path.partition("/")[0] + "/"
    return not normpath(f"{dirname(path)}/{value}").startswith(root)


def site_path(value: str, node: Node, file: FileContext) -> str | None:
    """Return an old address as a path below the site's root, without a leading slash."""
    problems = file.problems
    encoded = _below_root(value, node, file)
    if encoded is None:
        return None
    encoded = encoded.strip("\u3000 ")
    if _BAD_PERCENT.search(encoded):
        problems.add("bad-alias+percent", node, value=value)
        return None
    try:
        path = unquote_to_bytes(encoded).decode("utf-8")
    except UnicodeError:
        problems.add("bad-alias+percent", node, value=value)
        return None
    parts = path.removesuffix("/").split("/")
    if path in {"", "/"}:
        problems.add("bad-alias+root", node, value=value)
    elif "?" in path or "#" in path or _UNSEEN.search(path):
        problems.add("bad-alias+query", node, value=value)
    elif "\\" in path:
        problems.add("bad-alias+backslash", node, value=value)
    elif any(part in {"", ".", ".."} for part in parts):
        problems.add("bad-alias+dots", node, value=value)
    elif wrong := path_fault(path):
        problems.add(f"bad-alias+{wrong}", node, value=value[:80])
    else:
        return path
    return None


def _below_root(value: str, node: Node, file: FileContext) -> str | None:
    """Return the still encoded path of an alias below the site's root."""
    problems, site = file.problems, file.site
    if "\\" in value:
        problems.add("bad-alias+backslash", node, value=value)
        return None
    parts = _split(value)
    if parts is None or not (parts.scheme or parts.netloc or value.startswith("/")):
        problems.add("bad-alias", node, value=value)
        return None
    if parts.query or parts.fragment or "?" in value or "#" in value:
        problems.add("bad-alias+query", node, value=value)
        return None
    if not parts.scheme and not parts.netloc:
        return parts.path.removeprefix("/")
    own = urlsplit(site.url).netloc.casefold()
    if parts.scheme not in {"http", "https", ""} or parts.netloc.casefold() not in {
        own,
        site.identity.casefold(),
    }:
        problems.add("bad-alias+host", node, value=value, host=site.identity)
        return None
    path = parts.path or "/"
    if parts.netloc.casefold() != own:
        return path.removeprefix("/")
    if not f"{path}/".startswith(site.base):
        problems.add("bad-alias+base", node, value=value, base=site.base)
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
