"""Reads site.toml: a folder in, a `Site` out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from gazette.config import address
from gazette.config.faults import time_zone
from gazette.config.languages import read_languages
from gazette.config.reader import FILE, Reader
from gazette.config.settings import SETTINGS, names_in
from gazette.config.switches import disabled_checks
from gazette.errors import SettingsError, UsageError, unopened
from gazette.files import read_plain
from gazette.model.origin import Origin
from gazette.model.site import Site, Topic
from gazette.problems import error

_TOPIC = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

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
        text = read_plain(path).decode("utf-8-sig")
    except FileNotFoundError:
        raise SettingsError(error("settings-missing", FILE)) from None
    except OSError as cause:
        raise SettingsError(unopened(FILE, cause)) from None
    except UnicodeDecodeError as cause:
        detail = f"byte {cause.start} is not UTF-8"
        raise SettingsError(error("settings-syntax", FILE, detail=detail)) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _syntax_error(cause: tomllib.TOMLDecodeError, source: str) -> SettingsError:
    place = re.search(r"\(at line (\d+), column (\d+)\)", str(cause))
    end = 1 + source.rstrip().count("\n")
    line, column = (int(place[1]), int(place[2])) if place else (end, 0)
    detail = str(cause).partition(" (at ")[0]
    return SettingsError(error("settings-syntax", FILE, line, column, detail=detail))


def _site(reader: Reader, url: str | None, knows: Callable[[str], bool]) -> Site:
    reader.refuse_unknown("", names_in())
    plain: dict[str, Any] = {each.name: reader.value(each) for each in SETTINGS if each.plain}
    own = address.address(plain.pop("url")) or _NOBODYS
    here = own if url is None else _address(url)
    time_zone_name = plain.pop("time_zone")
    languages = read_languages(reader, knows)
    codes = [language.code for language in languages]
    texts = {
        each.name: reader.texts(each.name, codes, needed=each.default is None)
        for each in SETTINGS
        if each.kind == "texts" and "." not in each.name
    }
    publishers = {code: texts["publisher"][code] or texts["title"][code] for code in codes}
    return Site(
        url=here,
        base=urlsplit(here).path or "/",
        identity=urlsplit(own).hostname or "",
        time_zone=time_zone(time_zone_name) or ZoneInfo("UTC"),
        time_zone_name=time_zone_name,
        languages=languages,
        titles=texts["title"],
        descriptions=texts["description"],
        publishers=publishers,
        origins={code: Origin(texts["origin"][code] or publishers[code]) for code in codes},
        topics=_topics(reader, codes),
        own=tuple({each.partition("//")[2]: None for each in (here, own) if each != _NOBODYS}),
        disabled_checks=disabled_checks(reader),
        **plain,
    )


def _address(url: str) -> str:
    """Return the address that the command line names; UsageError where it is none."""
    here = address.address(url)
    if here is None:
        raise UsageError(error(address.address_fault(url), "--url", value=url))
    return here


def _topics(reader: Reader, codes: list[str]) -> tuple[Topic, ...]:
    topics = []
    for topic in reader.table("topics"):
        if not _TOPIC.fullmatch(topic):
            reader.fault("setting-topic-id", f"topics.{topic}", value=topic)
        topics.append(Topic(topic, reader.texts(f"topics.{topic}", codes, needed=True)))
    return tuple(topics)
