"""What pages follow from besides their own texts: fingerprints of notices, traces of links."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from gazette.library import Library
from gazette.model.text import Text
from gazette.model.withdrawal import Withdrawal
from tests.support.content import text as source
from tests.unit.library.made import ZONE, library_of, moment, site, text
from tests.unit.world import read

# ---------------------------------------------------------------- fingerprints

TICK = timedelta(microseconds=1)


def listing_fingerprint(
    *texts: Text, now: str = "2026-01-02 12:00", before: timedelta = timedelta()
) -> bytes:
    instant = datetime.fromisoformat(now).replace(tzinfo=ZONE) - before
    result = library_of(site(), {"news/2026/01-02-a": texts}, now=instant)
    return result.fingerprints.listing(result.every[0])


@pytest.mark.parametrize(
    ("fields", "instant"),
    [
        ({"date": "2026-01-02"}, "2026-01-02"),
        ({"date": "2026-01-02 12:00"}, "2026-01-02 12:00"),
        ({"pinned": "2026-01-02"}, "2026-01-03"),
        ({"pinned": "2026-01-02 12:00"}, "2026-01-02 12:00"),
        ({"expires": "2026-01-02"}, "2026-01-03"),
        ({"expires": "2026-01-02 12:00"}, "2026-01-02 12:00"),
        ({"updated": "2026-01-05"}, "2026-01-05"),
        ({"withdrawn": Withdrawal(moment("2026-01-05"), "x")}, "2026-01-05"),
    ],
)
def test_a_fingerprint_changes_at_the_instant_at_which_a_notice_shows_itself_differently(
    fields: dict[str, Any], instant: str
) -> None:
    given = text(**{"date": "2026-01-01", **fields})
    before, then = (
        listing_fingerprint(given, now=instant, before=TICK),
        listing_fingerprint(given, now=instant),
    )
    assert before != then
    assert listing_fingerprint(given, now=instant, before=timedelta(hours=1)) == before
    assert listing_fingerprint(given, now=instant, before=timedelta(hours=-1)) == then


def test_each_state_of_a_notice_has_a_fingerprint_of_its_own() -> None:
    day = {"date": "2026-01-02 12:00", "pinned": "2026-01-03", "expires": "2026-01-04"}
    given = text(**day, updated="2026-01-06", withdrawn=Withdrawal(moment("2026-01-08"), "x"))
    days = ["01-01", "01-03", "01-04", "01-05", "01-07", "01-09"]
    fingerprints = [listing_fingerprint(given, now=f"2026-{day} 12:00") for day in days]
    assert len(set(fingerprints)) == len(days)
    assert len({len(each) for each in fingerprints}) == 1


def test_a_listing_fingerprint_depends_on_public_fields_and_not_on_the_body() -> None:
    given = text(date="2026-01-01")
    assert listing_fingerprint(given) != listing_fingerprint(text(date="2026-01-01", title="B"))
    assert listing_fingerprint(given) == listing_fingerprint(text(date="2026-01-01", image_alt="x"))


# ---------------------------------------------------------------- traces

A, B = "news/2020/12-24-a", "news/2020/12-25-b"
BODY = "First.\n\n## Scope\n\nText.\n"
Files = dict[str, str | bytes]
B_EN: Files = {f"content/{B}/index.en.md": source("B", BODY, date="2020-12-25")}
B_ZH: Files = {f"content/{B}/index.zh.md": source("乙", BODY)}
PLAN: Files = {f"content/{B}/plan.pdf": b"plan"}


def library(root: Path, target: str, files: Mapping[str, str | bytes], **wishes: Any) -> Library:
    own = {f"content/{A}.en.md": source("A", f"[x]({target})\n", date="2020-12-24")}
    return read(root, {**own, **files}, **wishes).library


def links_fingerprint(
    root: Path, target: str, files: Mapping[str, str | bytes], **wishes: Any
) -> bytes:
    """The links fingerprint of a notice with one link, in a portal of its own."""
    number = len(list(root.iterdir()))
    (root / str(number)).mkdir()
    result = library(root / str(number), target, files, **wishes)
    return result.fingerprints.links(next(notice.item for notice in result.every if notice.id == A))


def b(body: str = BODY, titled: str = "B", **fields: str) -> Files:
    return {f"content/{B}/index.en.md": source(titled, body, **{"date": "2020-12-25", **fields})}


@pytest.mark.parametrize("target", ["https://a.example/", "#x", "/en/about/", "mailto:a@b.cn"])
def test_what_leads_nowhere_in_the_content_has_no_fingerprint(tmp_path: Path, target: str) -> None:
    if target.startswith(("#", "/")):
        assert links_fingerprint(tmp_path, target, B_EN) == b""
    assert links_fingerprint(tmp_path, target, B_EN) == links_fingerprint(
        tmp_path, target, b("Other.\n", titled="C")
    )


TARGETS = ["12-25-b/index.en.md", "12-25-b/", "12-25-b", "12-25-b.zh.md", "12-25-b/#scope"]


@pytest.mark.parametrize("target", TARGETS)
def test_whatever_way_a_notice_is_linked_the_fingerprint_follows_what_a_link_can_show(
    tmp_path: Path, target: str
) -> None:
    def found(files: Mapping[str, str | bytes], **wishes: Any) -> bytes:
        return links_fingerprint(tmp_path, target, files, **wishes)

    before = found(B_EN)
    different = [
        found({}),
        found(B_EN | B_ZH),
        found(b(titled="C")),
        found(b("First.\n\n## Range\n\nText.\n")),
        found(b("First.\n")),
        found(b(untranslated="hide")),
        found(b(draft="true")),
        found(b(date="2026-06-01")),
        found({f"content/{B}.en.md": source("B", BODY, date="2020-12-25")}),
        found({f"content/{B}/index.en.md": "---\ntitle: [\n---\n"}),
    ]
    assert before not in different
    # Two texts that nobody can see, or that are not there, may have one links fingerprint; others
    # do not.
    assert len(set(different)) == len(different)
    assert found(b("First.\n\n## Scope\n\nAnother text.\n")) == before
    assert found(B_EN | PLAN) == before
    assert found(B_EN | {"content/news/2020/12-26-c.en.md": source("C", date="2020-12-26")}) == (
        before
    )


def test_a_links_fingerprint_changes_when_what_is_linked_appears(tmp_path: Path) -> None:
    early, late = "2020-12-24T12:00:00+08:00", "2020-12-25T00:00:00+08:00"
    before, then = (links_fingerprint(tmp_path, "12-25-b/", B_EN, now=now) for now in (early, late))
    assert before != then
    assert links_fingerprint(tmp_path, "12-25-b/", B_EN) == then


def test_pages_and_notices_without_a_date_have_fingerprints_too(tmp_path: Path) -> None:
    path, about = "../../pages/about.en.md", "content/pages/about.en.md"
    assert links_fingerprint(tmp_path, path, {}) != links_fingerprint(
        tmp_path, path, {about: source("Changed")}
    )
    undated = {f"content/{B}/index.en.md": source("B", BODY)}
    dead = links_fingerprint(tmp_path, "12-25-b/", {})
    assert (
        dead
        != links_fingerprint(tmp_path, "12-25-b/", undated)
        != links_fingerprint(tmp_path, "12-25-b/", B_EN)
    )


FILE = "12-25-b/plan.pdf"


def test_a_file_is_followed_in_its_bytes_and_in_whose_page_it_stands_beside(
    tmp_path: Path,
) -> None:
    def found(files: Mapping[str, str | bytes], **wishes: Any) -> bytes:
        return links_fingerprint(tmp_path, FILE, files, **wishes)

    other: Files = {f"content/{B}/plan.pdf": b"plam"}
    flat: Files = {f"content/{B}.en.md": source("B", BODY, date="2020-12-25")}
    different = [
        found(B_EN),
        found(B_EN | PLAN),
        found(B_EN | other),
        found(B_EN | B_ZH | PLAN),
        found(b(draft="true") | PLAN),
        found(b(date="2026-06-01") | PLAN),
        found(flat | PLAN),
    ]
    assert len(set(different)) == len(different)
    assert found(b("First.\n\n## Scope\n\nAnother.\n") | PLAN) == found(B_EN | PLAN)


def test_a_file_that_belongs_to_nobody_is_followed_in_its_bytes_alone(tmp_path: Path) -> None:
    file_links = "content/news/2020/x.pdf"
    one = links_fingerprint(tmp_path, "x.pdf", {file_links: b"1"})
    assert one == links_fingerprint(tmp_path, "x.pdf", {file_links: b"1", **B_EN})
    assert (
        len(
            {
                one,
                links_fingerprint(tmp_path, "x.pdf", {file_links: b"2"}),
                links_fingerprint(tmp_path, "x.pdf", {}),
            }
        )
        == 3
    )


def test_a_text_whose_other_file_cannot_be_read_has_the_links_fingerprint_of_a_broken_one(
    tmp_path: Path,
) -> None:
    broken: Files = {f"content/{B}/index.zh.md": "---\ntitle: [\n---\n"}
    assert links_fingerprint(tmp_path, "12-25-b/", B_EN | broken) != links_fingerprint(
        tmp_path, "12-25-b/", B_EN
    )
