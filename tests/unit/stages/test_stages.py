"""What a run reads again, what it says of what it read, and which file a person means."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from gazette.apply import Staged
from gazette.cache import CacheContents, OutputRow, Outputs, SourceRecord
from gazette.digest import digest, digest_bytes
from gazette.errors import ContentError, UsageError
from gazette.model.options import Explanation, Options
from gazette.model.page import Copy, FileStat, Key, Output, Page, PageKind, Reason, Remembered
from gazette.read.assets import read_assets
from gazette.read.trust import Trust
from gazette.render.candidates import RenderResult
from gazette.render.explain import explain, find_output
from gazette.snapshot import File, walk
from tests.support.content import text, write
from tests.unit.library.made import site
from tests.unit.world import read, told

SECOND = 1_000_000_000
STARTED = 100 * SECOND


# ---------------------------------------------------------------- trust


def trusted(file: File, *, verify: bool = False, settings_fingerprint: bytes = b"u") -> bool:
    record = SourceRecord(5, 90 * SECOND, b"d", b"u")
    trust = Trust(CacheContents(sources={"content/a": record}), STARTED, verify)
    result = trust.recall("content/a", file, settings_fingerprint)
    assert result in (None, record)
    return result is not None


def test_a_file_that_did_not_change_is_not_read_again() -> None:
    assert trusted(File("a", 5, 90 * SECOND))


@pytest.mark.parametrize(
    "file", [File("a", 6, 90 * SECOND), File("a", 5, 91 * SECOND), File("a", 5, 89 * SECOND)]
)
def test_a_file_of_another_size_or_time_is_read_again(file: File) -> None:
    assert not trusted(file)


def test_a_file_is_read_again_where_it_would_now_mean_something_else() -> None:
    assert not trusted(File("a", 5, 90 * SECOND), settings_fingerprint=b"v")
    assert not trusted(File("a", 5, 90 * SECOND), verify=True)


@pytest.mark.parametrize(
    ("age", "again"), [(3, False), (2, True), (1, True), (0, True), (-5, True)]
)
def test_a_file_that_changed_just_before_it_was_last_read_is_read_again(
    age: int, again: bool
) -> None:
    time = STARTED - age * SECOND
    record = SourceRecord(5, time, b"d", b"u")
    trust = Trust(CacheContents(sources={"content/a": record}), STARTED, verify=False)
    assert (trust.recall("content/a", File("a", 5, time), b"u") is None) is again


def test_a_file_that_nobody_remembers_is_read() -> None:
    trust = Trust(CacheContents(), STARTED, verify=False)
    assert trust.recall("content/a", File("a", 5, 0), b"u") is None


# ---------------------------------------------------------------- files


def test_files_are_read_once_and_then_remembered(tmp_path: Path) -> None:
    write(tmp_path, {"a.pdf": b"one", "b.pdf": b"two"})
    files = walk(tmp_path)
    assets, records = read_assets(
        files, tmp_path, "content", "site:content", Trust(CacheContents(), 0, verify=False)
    )
    assert {path: asset.content for path, asset in assets.items()} == {
        "a.pdf": digest_bytes(b"one"),
        "b.pdf": digest_bytes(b"two"),
    }
    assert set(records) == {"content/a.pdf", "content/b.pdf"}
    later = Trust(CacheContents(sources=records), files[0].mtime + 10 * SECOND, verify=False)
    # What is on disk now is not what is remembered: only a file that is read would tell.
    (tmp_path / "a.pdf").write_bytes(b"new")
    again, fresh = read_assets(files, tmp_path, "content", "site:content", later)
    assert (again, fresh) == (assets, {})


def test_a_file_that_another_took_the_place_of_before_it_was_read_is_read_again(
    tmp_path: Path,
) -> None:
    write(tmp_path, {"a.pdf": b"one"})
    files = walk(tmp_path)
    (tmp_path / "a.pdf").rename(tmp_path / "kept")
    write(tmp_path, {"a.pdf": b"another"})
    anew = Trust(CacheContents(), 0, verify=False)
    _, records = read_assets(files, tmp_path, "content", "site:content", anew)
    (tmp_path / "kept").rename(tmp_path / "a.pdf")
    later = Trust(CacheContents(sources=records), files[0].mtime + 10 * SECOND, verify=False)
    assets, _ = read_assets(files, tmp_path, "content", "site:content", later)
    assert assets["a.pdf"].content == digest_bytes(b"one")


def test_every_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    files = [File("a.pdf", 1, 1), File("b.pdf", 1, 1)]
    with pytest.raises(ContentError) as stop:
        read_assets(
            files, tmp_path, "content", "site:content", Trust(CacheContents(), 0, verify=False)
        )
    assert told(stop.value.problems) == [
        "a.pdf:1 unreadable detail=No such file or directory",
        "b.pdf:1 unreadable detail=No such file or directory",
    ]


def test_a_text_that_cannot_be_read_is_told_with_everything_else(tmp_path: Path) -> None:
    write(tmp_path, {"content/news/2020/12-24-a/x.txt": "x"})
    (tmp_path / "content/news/2020/12-24-a/index.en.md").symlink_to("nowhere.md")
    files = {"content/news/2020/12-25-b.en.md": text("B", "[x](no.pdf)\n", date="2020-12-25")}
    assert told(read(tmp_path, files).problems) == [
        "news/2020/12-24-a/index.en.md:1 symlink-dead",
        "news/2020/12-25-b.en.md:6 link-dead target=no.pdf",
    ]


# ---------------------------------------------------------------- what content remembers


def test_every_source_is_remembered_by_its_name(tmp_path: Path) -> None:
    files = {"content/news/2020/12-24-a/index.en.md": text("A", date="2020-12-24"),
             "content/news/2020/12-24-a/plan.pdf": b"x"}  # fmt: skip
    content = read(tmp_path, files, pages=False)
    assert set(content.changes.sources) == set(files)
    assert set(content.changes.cards) == {"news/2020/12-24-a"}


def test_two_texts_with_one_body_are_converted_to_one_fragment(tmp_path: Path) -> None:
    body = "One body.\n"
    files = {
        "content/news/2020/12-24-a.en.md": text("A", body, date="2020-12-24"),
        "content/news/2020/12-25-b.en.md": text("B", body, date="2020-12-25"),
        "content/news/2020/12-26-c.zh.md": text("C", body, date="2020-12-26"),
    }
    a, b, c = read(tmp_path, files, pages=False).library.every
    assert a.texts["en"].fragment == b.texts["en"].fragment
    # Chinese joins lines: the same source may give other HTML.
    assert a.texts["en"].fragment != c.texts["zh"].fragment


# ---------------------------------------------------------------- explanations

NOTICE = "content/news/2020/12-24-a/index.en.md"


def page(path: str, origin: str = "") -> Page:
    return Page(path, PageKind("t", tuple), "en", None, tuple, origin)


OUTPUTS = [
    page("index.html"),
    page("en/news/2020/12-24-a/index.html", NOTICE),
    Copy("en/news/2020/12-24-a/plan.pdf", "/x", b"", "content/news/2020/12-24-a/plan.pdf"),
    page("en/404.html"),
]
SUB = site(url="https://example.org/sub/", base="/sub/")


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("index.html", "index.html"),
        ("/", "index.html"),
        ("https://example.org/sub/", "index.html"),
        ("/sub/", "index.html"),
        ("en/news/2020/12-24-a", "en/news/2020/12-24-a/index.html"),
        ("/sub/en/news/2020/12-24-a/", "en/news/2020/12-24-a/index.html"),
        ("/en/news/2020/12-24-a/", "en/news/2020/12-24-a/index.html"),
        ("output/en/404.html", "en/404.html"),
        ("https://example.org/sub/en/404.html", "en/404.html"),
        (NOTICE, "en/news/2020/12-24-a/index.html"),
        (f"./{NOTICE}", "en/news/2020/12-24-a/index.html"),
        ("content/news/2020/12-24-a/plan.pdf", "en/news/2020/12-24-a/plan.pdf"),
    ],
)
def test_a_file_of_the_portal_may_be_named_in_any_way(given: str, path: str) -> None:
    assert find_output(given, OUTPUTS, SUB).path == path


@pytest.mark.parametrize(
    "given", ["en/nothing/", "https://elsewhere.example/", "news", "x/index.html"]
)
def test_what_the_portal_has_not_cannot_be_explained(given: str) -> None:
    with pytest.raises(UsageError) as stop:
        find_output(given, OUTPUTS, SUB)
    assert stop.value.problems[0].key == "option-explain"


def row(*reasons: Reason) -> OutputRow:
    return OutputRow("pages", b"t", b"c", b"w", b"e", 5, 7, ",".join(reasons), b"d")


def made(output: Output, *reasons: Reason, same: bool = False) -> RenderResult:
    staged = Staged(FileStat(1, 2), b"d", "" if same else "staged") if reasons else None
    return RenderResult(output, Key(b"t", b"c", b"w", b"e"), reasons, staged)


def test_reasons_are_those_of_now_or_of_the_last_time() -> None:
    now, kept, looked_at, adopted = OUTPUTS
    rows = {each.path: row("template", "words") for each in (kept, looked_at)}
    known = Outputs(rows)
    every = [made(now, "new"), made(looked_at), made(adopted, "new", same=True)]
    assert explain(now, every, known) == Explanation(now.path, ("new",), ())
    for output in (kept, looked_at):
        result = explain(output, every, known)
        assert result == Explanation(output.path, (), ("template", "words"))
    assert explain(adopted, every, known) == Explanation(adopted.path, ("new",), ())


def test_a_candidate_that_is_as_it_was_is_remembered_as_it_was() -> None:
    page, _, copy, _ = OUTPUTS
    for output in (page, copy):
        result = made(output).remembered(row("words").remembered)
        assert result == Remembered(
            Key(b"t", b"c", b"w", b"e"), FileStat(5, 7), ("words",), "pages", b"d"
        )
    with pytest.raises(ValueError, match="not remembered"):
        made(page).remembered(None)


# ---------------------------------------------------------------- folders


def test_a_site_is_looked_through_before_gazettes_own_home(tmp_path: Path) -> None:
    def options(home: Path) -> Options:
        now = datetime(2026, 1, 1, tzinfo=UTC)
        return Options(home, tmp_path, tmp_path, tmp_path, tmp_path, now)

    assert options(Path("/home")).search("static") == (tmp_path / "static", Path("/home/static"))
    assert options(tmp_path).search("static") == (tmp_path / "static",)


def test_problems_of_one_place_are_told_in_one_order(tmp_path: Path) -> None:
    names = [digest(n).hex()[:8] for n in range(12)]
    body = " ".join(f"[x]({name}.pdf)" for name in names)
    files = {"content/news/2020/12-24-a.en.md": text("A", body, date="2020-12-24")}
    targets = [dict(problem.params)["target"] for problem in read(tmp_path, files).problems]
    assert targets == [f"{name}.pdf" for name in names]
