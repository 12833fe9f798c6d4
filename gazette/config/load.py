"""Reads site.toml: a folder in, a `Site` out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, reset_tzpath

import tzdata  # type: ignore[import-untyped]

from gazette.config import address
from gazette.config.reader import FILE, Reader
from gazette.errors import SettingsError, UsageError, unopened
from gazette.model.origin import Origin
from gazette.model.site import POLICIES, Language, Policy, Site, Topic
from gazette.problems import error

_TOP = (
    "url", "time_zone", "untranslated", "page_size", "latest", "feed_size", "contact",
    "site_id_code", "languages", "title", "description", "publisher", "origin", "topics",
)  # fmt: skip
_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# RFC 5646 section 2.1, without grandfathered tags.
_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?",
    re.ASCII | re.IGNORECASE,
)
_TOPIC = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Not «uk» (Ukrainian) nor «tw» (Twi), which are languages too.
_COUNTRIES_TAKEN_FOR_LANGUAGES = {"cn", "gb", "hk", "jp", "us"}

_NOBODYS = "https://example.org/"
"""What stands in for an address that is not set."""


def load(
    folder: Path, url: str | None = None, knows: Callable[[str], bool] = lambda _: True
) -> Site:
    """Read `folder/site.toml`; `url` stands in for its address, `knows` tells known locales.

    Raises SettingsError with every mistake found, UsageError where `url` is no address.
    """
    source = _read(folder / FILE)
    try:
        settings = tomllib.loads(source)
    except tomllib.TOMLDecodeError as cause:
        raise _syntax_error(cause, source) from None
    except (RecursionError, ValueError) as cause:
        # Thousands of brackets or of digits: who mends it needs no better place.
        raise SettingsError(error("settings-syntax", FILE, detail=str(cause))) from None
    reader = Reader(settings, source)
    site = _site(reader, url, knows)
    if reader.problems:
        raise SettingsError(*sorted(reader.problems, key=lambda problem: problem.place))
    return site


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise SettingsError(error("settings-missing", FILE)) from None
    except OSError as cause:
        raise SettingsError(unopened(FILE, cause)) from None
    except UnicodeDecodeError as cause:
        detail = f"byte {cause.start} is not UTF-8"
        raise SettingsError(error("settings-syntax", FILE, detail=detail)) from None


def _syntax_error(cause: tomllib.TOMLDecodeError, source: str) -> SettingsError:
    place = re.search(r"\(at line (\d+), column (\d+)\)", str(cause))
    end = 1 + source.rstrip().count("\n")
    line, column = (int(place[1]), int(place[2])) if place else (end, 0)
    detail = str(cause).partition(" (at ")[0]
    return SettingsError(error("settings-syntax", FILE, line, column, detail=detail))


def _site(reader: Reader, url: str | None, knows: Callable[[str], bool]) -> Site:
    reader.known("", _TOP)
    own = _address(reader)
    here = own
    if url is not None:
        here = address.address(url) or ""
        if not here:
            raise UsageError(error(address.fault(url), "--url", value=url))
    languages = _languages(reader, knows)
    codes = [language.code for language in languages]
    titles = reader.texts("title", codes, needed=True)
    publishers = reader.texts("publisher", codes, needed=False)
    publishers = {code: publishers[code] or titles[code] for code in codes}
    origins = reader.texts("origin", codes, needed=False)
    time_zone_name = reader.text("time_zone", "UTC")
    return Site(
        url=here,
        base=urlsplit(here).path or "/",
        identity=urlsplit(own).hostname or "",
        time_zone=_time_zone(reader, time_zone_name),
        time_zone_name=time_zone_name,
        languages=languages,
        titles=titles,
        descriptions=reader.texts("description", codes, needed=False),
        publishers=publishers,
        origins={code: Origin(origins[code] or publishers[code]) for code in codes},
        topics=_topics(reader, codes),
        untranslated=_policy(reader),
        page_size=reader.number("page_size", 20, 1, 500),
        latest=reader.number("latest", 10, 1, 100),
        feed_size=reader.number("feed_size", 20, 1, 200),
        contact=_contact(reader),
        site_id_code=reader.text("site_id_code", ""),
        own=tuple({each.partition("//")[2]: None for each in (here, own) if each != _NOBODYS}),
    )


def _address(reader: Reader) -> str:
    value = reader.text("url")
    wrong = address.fault(value) if value else ""
    if wrong:
        reader.fault(wrong, "url", value=value)
    return address.address(value) or _NOBODYS


def _languages(reader: Reader, knows: Callable[[str], bool]) -> tuple[Language, ...]:
    table = reader.table("languages")
    if not table:
        reader.fault("setting-needed", "languages", setting="languages")
    languages = []
    for code in table:
        name = f"languages.{code}"
        if not _CODE.fullmatch(code):
            reader.fault("setting-language-code", name, value=code)
        reader.known(name, ("label", "tag", "locale", "fallbacks"))
        tag = reader.text(f"{name}.tag", code)
        if not _TAG.fullmatch(tag) or tag.lower() in _COUNTRIES_TAKEN_FOR_LANGUAGES:
            reader.fault("setting-language-tag", f"{name}.tag", value=tag)
        locale = reader.text(f"{name}.locale", tag.replace("-", "_"))
        if not knows(locale):
            reader.fault("unknown-locale", f"{name}.locale", locale=locale)
        label = reader.text(f"{name}.label")
        languages.append(Language(code, tag, locale, label, _fallbacks(reader, name, code)))
    _hold_apart(reader, languages)
    return tuple(languages)


def _hold_apart(reader: Reader, languages: Sequence[Language]) -> None:
    """Tell of languages whose codes or tags are one and the same to servers and browsers."""
    codes: dict[str, str] = {}
    tags: dict[str, str] = {}
    for language in languages:
        code, tag = language.code, language.tag
        first = codes.setdefault(code.casefold(), code)
        if first != code:
            reader.fault("setting-same-code", f"languages.{code}", value=code, other=first)
        elif tags.setdefault(tag.casefold(), code) != code:
            other = tags[tag.casefold()]
            reader.fault("setting-same-tag", f"languages.{code}.tag", value=tag, other=other)


def _fallbacks(reader: Reader, name: str, code: str) -> tuple[str, ...]:
    others = [other for other in reader.table("languages") if other != code]
    wanted = reader.text(f"{name}.fallbacks", "").split()
    for other in wanted:
        if other not in others:
            choices = ", ".join(others)
            reader.fault(
                "setting-choice", f"{name}.fallbacks",
                setting="fallbacks", value=other, choices=choices,
            )  # fmt: skip
    return tuple(dict.fromkeys([*(o for o in wanted if o in others), *others]))


def _time_zone(reader: Reader, name: str) -> ZoneInfo:
    # The zones of the tzdata package, not the machine's: the same bytes everywhere.
    reset_tzpath([Path(tzdata.__file__).parent / "zoneinfo"])
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        reader.fault("setting-time-zone", "time_zone", value=name)
        return ZoneInfo("UTC")


def _topics(reader: Reader, codes: list[str]) -> tuple[Topic, ...]:
    topics = []
    for topic in reader.table("topics"):
        if not _TOPIC.fullmatch(topic):
            reader.fault("setting-topic-id", f"topics.{topic}", value=topic)
        topics.append(Topic(topic, reader.texts(f"topics.{topic}", codes, needed=True)))
    return tuple(topics)


def _policy(reader: Reader) -> Policy:
    value = reader.text("untranslated", "fallback")
    for policy in POLICIES:
        if value == policy:
            return policy
    choices = ", ".join(POLICIES)
    reader.fault(
        "setting-choice", "untranslated", setting="untranslated", value=value, choices=choices
    )
    return "fallback"


def _contact(reader: Reader) -> str:
    # RFC 9116 section 2.5.3: an https, mailto or tel URI.
    value = reader.text("contact", "")
    if value and not re.fullmatch(r"(mailto:|https://|tel:)\S+", value):
        reader.fault("setting-contact", "contact", value=value)
    return value
