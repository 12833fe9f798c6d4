"""The portal that the tests read texts for, and how what was read is shown."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from gazette.model.field import ItemKind
from gazette.model.moment import Moment
from gazette.model.site import Language, Site, Topic
from gazette.model.withdrawal import Withdrawal
from gazette.parse import ParseResult, parse_text
from gazette.problems import Problem
from gazette.rules import RULES

CASES = Path(__file__).parents[2] / "cases" / "front_matter"

SHANGHAI = ZoneInfo("Asia/Shanghai")
SITE = Site(
    url="https://www.hengzhun.example/",
    base="/",
    identity="www.hengzhun.example",
    time_zone=SHANGHAI,
    time_zone_name="Asia/Shanghai",
    languages=(
        Language("en", "en", "en_US", "English", ("zh",)),
        Language("zh", "zh-Hans", "zh_Hans_CN", "中文版", ("en",)),
    ),
    titles={},
    descriptions={},
    publishers={},
    origins={},
    topics=(
        Topic("cooperation", {"en": "Cooperation", "zh": "合作交流"}),
        Topic("training", {"en": "Training", "zh": "培训"}),
    ),
    untranslated="fallback",
    page_size=20,
    latest=10,
    feed_size=20,
    contact="",
    site_id_code="",
)
BELOW_SUB = replace(SITE, url="https://www.hengzhun.example/sub/", base="/sub/")
WITHOUT_TOPICS = replace(SITE, topics=())


def sentence(problem: Problem) -> str:
    """A problem as an editor reads it, with its key and place."""
    rule = RULES[problem.key]
    params = dict(problem.params)
    words = f"{rule.message % params}; {rule.hint % params}"
    return f"{problem.line}:{problem.column} {problem.severity} {problem.key}: {words}"


def local(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


def day(year: int, month: int, number: int) -> Moment:
    return Moment(local(year, month, number), True)


def read(
    source: str | bytes, *, lang: str = "zh", kind: ItemKind = "notice", site: Site = SITE
) -> ParseResult:
    """What is read from a text that stands as the Chinese file of a notice, or elsewhere."""
    raw = source.encode() if isinstance(source, str) else source
    folder = "news/2020/12-24-a/index" if kind == "notice" else "pages/about"
    path = f"content/{folder}.{lang}.md"
    return parse_text(raw, path=path, lang=lang, kind=kind, site=site)


def read_case(path: Path) -> ParseResult:
    """What is read from a case; the first word of its name can say where it stands."""
    site = {"below": BELOW_SUB, "untopical": WITHOUT_TOPICS}.get(path.stem.split("_")[0], SITE)
    kind: ItemKind = "page" if path.stem.startswith("page_") else "notice"
    return read(path.read_bytes(), site=site, kind=kind)


def shown(parsed: ParseResult) -> str:
    """Everything that was read, as a text to compare."""
    lines = []
    if parsed.fields is None:
        lines.append("no fields")
    else:
        for field in fields(parsed.fields):
            value = getattr(parsed.fields, field.name)
            if value not in (None, "", ()):
                lines.append(f"{field.name}: {_shown_value(value)}")
    keys = ", ".join(f"{key} {line}" for key, line in parsed.lines.items())
    lines.append(f"lines: {keys}")
    lines.append(f"body from line {parsed.body_line}: {parsed.body!r}")
    lines += [sentence(problem) for problem in parsed.problems]
    return "\n".join(lines) + "\n"


def _shown_value(value: object) -> str:
    if isinstance(value, Moment):
        return value.start.date().isoformat() if value.whole_day else value.start.isoformat()
    if isinstance(value, Withdrawal):
        return f"{value.date and _shown_value(value.date)}, {value.reason!r}"
    return repr(value)
