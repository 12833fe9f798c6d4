"""A portal's content of any size, always the same: a number of notices in, a content folder out.

`python benchmarks/corpus.py 1000 FOLDER` writes 1,000 announcements in English and Chinese, 2.5 KB
each, spread over ten years, with the portal's own pages. No two texts are alike, and a notice
follows from its number alone: a larger corpus holds every smaller one. Topics are those of the
site.toml beside build.py; the words are in phrases.toml.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

LANGUAGES = ("en", "zh")

# The ten years, and a stride prime to their days: each day is met once before any is met again.
_FIRST_DAY = date(2016, 1, 1)
_DAYS = 3652
_STRIDE = 2257
# Long before any build: a source as old as this needs no second look.
WRITTEN = datetime(2026, 1, 1, tzinfo=UTC).timestamp()

Said = Mapping[str, str]
"""A piece of text by language."""


@dataclass(frozen=True, slots=True)
class Notice:
    """An announcement: its id, and its files' texts by language."""

    id: str
    texts: Said


def notice(number: int, day: date | None = None) -> Notice:
    """Return an announcement by its number, on a day of its own or the one given."""
    phrases, dice = _phrases(), Random(number)
    day = day or _FIRST_DAY + timedelta(days=number * _STRIDE % _DAYS)
    subject = dice.choice(phrases["subjects"])
    facts = {**_facts(dice, number, day), "subject": subject}
    outline = _Outline(
        headline=dice.choice(phrases["headlines"]),
        day=day,
        topics=dice.sample(phrases["topics"], dice.choice((1, 1, 2))),
        said=dice.sample(phrases["sentences"], 13),
        sections=dice.sample(phrases["sections"], 2),
        items=dice.sample(phrases["items"], 5),
        rows=[(dice.choice(phrases["tests"]), _row(dice)) for _ in range(5)],
    )
    id_ = f"news/{day:%Y}/{day:%m-%d}-{subject['en'].split()[-1].lower()}-{number}"
    return Notice(id_, {language: _text(language, facts, outline) for language in LANGUAGES})


def write(folder: Path, count: int) -> None:
    """Write a content folder with `count` notices, and three pages in both languages."""
    for number in range(count):
        write_notice(folder, notice(number), written=WRITTEN)
    for name, page in _phrases()["pages"].items():
        for language in LANGUAGES:
            body = "\n".join(said[language] for said in page["body"])
            text = f"---\ntitle: {page['title'][language]}\n---\n\n{body}\n"
            _write(folder / f"pages/{name}.{language}.md", text, WRITTEN)


def write_notice(folder: Path, made: Notice, *, written: float | None = None) -> None:
    """Write a notice's files; `written` is the time that they are given, if not now."""
    for language, text in made.texts.items():
        _write(folder / made.id / f"index.{language}.md", text, written)


@dataclass(frozen=True, slots=True)
class _Outline:
    """What stands where in a notice: the same in both languages."""

    headline: Said
    day: date
    topics: Iterable[str]
    said: list[Said]
    sections: list[Said]
    items: list[Said]
    rows: list[tuple[Said, str]]


@cache
def _phrases() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "phrases.toml").read_text("utf-8"))


def _row(dice: Random) -> str:
    samples = dice.randrange(8, 90)
    failed = dice.randrange(0, samples // 4 + 1)
    return f"{samples} | {failed} | {100 * failed / samples:.1f}%"


def _facts(dice: Random, number: int, day: date) -> dict[str, Said]:
    later = day + timedelta(days=dice.randrange(10, 120))
    end = later + timedelta(days=dice.randrange(20, 200))
    plain = {
        "reference": f"HZCC-{day:%Y}-{number:05}",
        "standard": f"GB/T {dice.randrange(1000, 40000)}-{dice.randrange(2001, day.year + 1)}",
        "phone": f"+86 21 {dice.randrange(5000, 6999)} {dice.randrange(1000, 9999)}",
        "many": str(dice.randrange(12, 480)),
        "few": str(dice.randrange(2, 12)),
        "share": f"{dice.randrange(21, 970) / 10:.1f}%",
        "fee": f"{dice.randrange(12, 960) * 50:,}",
        "url": f"https://www.hengzhun.example/files/{number}",
    }
    return {
        **{name: dict.fromkeys(LANGUAGES, text) for name, text in plain.items()},
        **{name: dice.choice(choices) for name, choices in _phrases()["words"].items()},
        "day": _day(day),
        "later": _day(later),
        "end": _day(end),
    }


def _day(day: date) -> Said:
    return {
        "en": f"{day.day} {_phrases()['months'][day.month - 1]} {day.year}",
        "zh": f"{day.year}年{day.month}月{day.day}日",
    }


def _text(language: str, facts: Mapping[str, Said], outline: _Outline) -> str:
    phrases = _phrases()
    known = {name: fact[language] for name, fact in facts.items()}

    def filled(piece: Said) -> str:
        return piece[language].format_map(known)

    def lines(pieces: Iterable[Said], mark: str = "") -> str:
        return "\n".join(mark + filled(piece) for piece in pieces)

    rows = "\n".join(f"| {test[language]} | {figures} |" for test, figures in outline.rows)
    first, second = outline.sections
    return f"""---
title: "{filled(outline.headline)}"
date: {outline.day.isoformat()}
topics: [{", ".join(outline.topics)}]
summary: "{filled(phrases["summary"])}"
---

{lines([phrases["opening"], *outline.said[:4]])}

## {first[language]} {{#first}}

{lines(outline.said[4:9])}

{lines(outline.items, "- ")}

## {second[language]} {{#second}}

{phrases["table_head"][language]}
|:-----|-----:|-----:|-----:|
{rows}

{lines([*outline.said[9:], phrases["closing"]])}
"""


def _write(path: Path, text: str, written: float | None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    if written is not None:
        os.utime(path, (written, written))


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
