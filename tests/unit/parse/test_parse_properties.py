"""What holds for every file, whatever is in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import yaml
from hypothesis import given
from hypothesis import strategies as st

from gazette.rules import fields, front_matter
from tests.unit.parse.cases import SHANGHAI, read, sentence

RULES = {**front_matter.RULES, **fields.RULES}
WORDS = (
    "title date origin topics aliases withdrawn attachments image name a.pdf 标题 2020-12-24 公告 x"
)
SIGNS = (
    ": ： , ， [ ] { } 【 】 - ? | > & * ! % @ ` # \" ' \\"
    " --- －－－ *** ... ~ null << !!str http:// /a"
)
SPACES = ["\t", "\n", "\n\n", "\n  ", " ", "\ufeff", "\0", "\x85", "\u2028", "\u3000"]
PIECES = st.sampled_from([*WORDS.split(), *SIGNS.split(), *SPACES])
FRONT = st.lists(st.one_of(PIECES, st.sampled_from(SPACES)), max_size=60).map("".join)
FIRST, LAST = datetime.fromisoformat("1900-01-02"), datetime.fromisoformat("2199-12-30")
# What YAML, Unicode or a line of text cannot hold as it is.
TITLE = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=200,
)


def assert_readable(source: str | bytes) -> None:
    parsed = read(source)
    raw = source.encode() if isinstance(source, str) else source
    text = raw.replace(b"\0", b"").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    for problem in parsed.problems:
        assert problem.key in RULES
        assert sentence(problem)
        assert problem.line >= 1
        if not problem.key.startswith("not-utf-8"):
            assert problem.line <= max(raw.count(b"\n"), text.count(b"\n")) + 1
    assert parsed.fields is not None or any(p.severity == "error" for p in parsed.problems)
    assert all(line >= 1 for line in parsed.lines.values())
    assert parsed.body_line >= 1


@given(st.binary(max_size=400))
def test_any_bytes_are_read_without_an_exception(raw: bytes) -> None:
    parsed = read(raw)

    assert all(sentence(problem) for problem in parsed.problems)


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=200))
def test_any_front_matter_is_read_without_an_exception(front: str) -> None:
    assert_readable(f"---\n{front}\n---\nbody")


@given(FRONT)
def test_any_mixture_of_yamls_signs_is_read_without_an_exception(front: str) -> None:
    assert_readable(f"---\ntitle: a\n{front}\n---\nbody")
    assert_readable(f"---\n{front}")


@given(TITLE, st.booleans())
def test_a_title_that_yaml_wrote_reads_back(title: str, unicode: bool) -> None:
    front = yaml.safe_dump({"title": title}, allow_unicode=unicode)
    parsed = read(f"---\n{front}---\nbody")
    expected = title.strip(" \xa0\u3000\u200b\u2060\ufeff")

    if expected:
        assert parsed.problems == ()
        assert parsed.fields is not None
        assert parsed.fields.title == expected
    else:
        assert [problem.key for problem in parsed.problems] == ["missing-title+empty"]


@given(
    st.datetimes(FIRST, LAST),
    st.integers(-23 * 60, 23 * 60),
    st.sampled_from("T "),
)
def test_a_time_with_an_offset_reads_back_as_the_same_instant(
    naive: datetime, minutes: int, between: str
) -> None:
    instant = naive.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    fields = read(f"---\ntitle: a\ndate: {instant.isoformat(between)}\n---\nb").fields

    assert fields is not None
    assert fields.date is not None
    assert fields.date.start.astimezone(UTC) == instant.astimezone(UTC)
    assert fields.date.start.tzinfo is SHANGHAI
    assert not fields.date.whole_day


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r"), max_size=200))
def test_a_body_is_what_stands_from_its_line_on(body: str) -> None:
    source = f"\n---\ntitle: a\n--- \n{body}"
    parsed = read(source)

    assert parsed.body == body.rstrip()
    assert "\n".join(source.split("\n")[parsed.body_line - 1 :]).rstrip() == parsed.body
