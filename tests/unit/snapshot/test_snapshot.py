"""What the files of the content folder are: notices, pages, files beside them, or out of place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gazette.errors import ContentError
from gazette.snapshot import File, fault_of, walk
from gazette.snapshot.arrange import Tree, arrange
from gazette.snapshot.walk import _LITTER, _LITTER_BEGINS, _LITTER_ENDS
from tests.support.content import write
from tests.unit.world import told

CODES = ("en", "zh")
A = "news/2020/12-24-a"


def arranged(*paths: str) -> Tree:
    return arrange([File(path, 1, 2) for path in paths], CODES, "content")


def laid_out(tree: Tree) -> dict[str, tuple[str, list[str], list[str]]]:
    """Bundles as {id: (folder, languages, files)}."""
    return {
        bundle.id: (bundle.folder, [c for c, _ in bundle.texts], [f.path for f in bundle.files])
        for bundle in tree.bundles
    }


def faults(*paths: str) -> list[str]:
    return told(arranged(*paths).problems)


# ---------------------------------------------------------------- where a text may stand


def test_a_folder_with_texts_is_a_notice_with_all_files_below_it() -> None:
    files = (f"{A}/plan.pdf", f"{A}/img/a.png")
    tree = arranged(f"{A}/index.en.md", f"{A}/index.zh.md", *files)
    assert tree.problems == ()
    assert laid_out(tree) == {A: (A, ["en", "zh"], sorted(files))}
    assert sorted(tree.files) == sorted(files)


def test_a_flat_pair_is_a_notice_without_files_of_its_own() -> None:
    tree = arranged(f"{A}.en.md", f"{A}.zh.md", "news/2020/plan.pdf", f"{A}.pdf")
    assert tree.problems == ()
    assert laid_out(tree) == {A: ("news/2020", ["en", "zh"], [])}
    assert sorted(tree.files) == [f"{A}.pdf", "news/2020/plan.pdf"]


@pytest.mark.parametrize("paths", [(f"{A}.en.md", f"{A}/index.zh.md"),
                                   (f"{A}.zh.md", f"{A}/index.en.md")])  # fmt: skip
def test_a_flat_text_and_one_in_the_folder_are_one_notice(paths: tuple[str, str]) -> None:
    tree = arranged(*paths, f"{A}/plan.pdf")
    assert tree.problems == ()
    assert laid_out(tree) == {A: (A, ["en", "zh"], [f"{A}/plan.pdf"])}


def test_pages_stand_flat_or_in_folders_too() -> None:
    tree = arranged("pages/about.en.md", "pages/contact/index.zh.md", "pages/contact/map.png")
    assert tree.problems == ()
    assert laid_out(tree) == {
        "pages/about": ("pages", ["en"], []),
        "pages/contact": ("pages/contact", ["zh"], ["pages/contact/map.png"]),
    }
    assert {bundle.kind for bundle in tree.bundles} == {"page"}


def test_a_name_may_be_chinese() -> None:
    tree = arranged("news/2020/12-24-长春检测中心/index.zh.md", "pages/联系我们.zh.md")
    assert tree.problems == ()
    assert [bundle.id for bundle in tree.bundles] == [
        "news/2020/12-24-长春检测中心",
        "pages/联系我们",
    ]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("index.en.md", "2026/03-31-name"),
        ("README.md", "2026/03-31-name"),
        ("about.en.md", "2026/03-31-name"),
        ("news/index.en.md", "2026/03-31-name"),
        ("news/2020/index.en.md", "2026/03-31-name"),
        ("news/2020/README.md", "2026/03-31-name"),
        ("news/2020/changchun.en.md", "2026/03-31-name"),
        ("news/2020/12-24/index.en.md", "2020/12-24-name"),
        ("news/2020/12-24-/index.en.md", "2020/12-24-name"),
        ("news/2020/1-2-a/index.en.md", "2020/01-02-a"),
        ("news/2020/1-2-长春.en.md", "2020/01-02-长春"),
        ("news/20/12-24-a/index.en.md", "2026/03-31-name"),
        ("news/12-24-a.en.md", "2026/03-31-name"),
        ("news/2020/12/24-a/index.en.md", "2020/12-24-a"),
        ("news/2020-12-24-a.en.md", "2020/12-24-a"),
        ("news/２０２０/12-24-a/index.en.md", "2026/03-31-name"),
        ("news/2020/１２-24-a/index.en.md", "2026/03-31-name"),
        ("news/2020/12-24-a.b/index.en.md", "2020/12-24-a-b"),
        ("news/2020/12-24-a b/index.en.md", "2020/12-24-a-b"),
        ("news/2020/12-24-a\u3000b/index.en.md", "2020/12-24-a-b"),
        ("News/2020/12-24-a/index.en.md", "2020/12-24-a"),
        ("pages/about.us.en.md", "2026/03-31-name"),
        ("other/2020/12-24-a/index.en.md", "2020/12-24-a"),
    ],
)
def test_a_text_that_no_address_fits_is_told_where_to_go(path: str, place: str) -> None:
    example = f"example=content/news/{place}/index.en.md"
    assert faults(path) == [f"{path}:1 bad-path {example}"]
    assert arranged(path).bundles == ()


def test_a_page_called_index_is_told_to_be_called_home() -> None:
    example = "example=content/pages/home.en.md"
    assert faults("pages/index.en.md") == [f"pages/index.en.md:1 bad-path+home {example}"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (f"{A}/index.zh.docx", "index.zh.md"),
        (f"{A}/index.en.txt", "index.en.md"),
        ("pages/about.zh.DOC", "about.zh.md"),
    ],
)
def test_a_text_with_the_suffix_of_another_program_is_told(path: str, name: str) -> None:
    assert faults(path) == [f"{path}:1 bad-suffix+other example={name}"]


@pytest.mark.parametrize("ending", [".md.txt", ".md.md"])
def test_a_text_whose_last_ending_windows_hides_is_told(ending: str) -> None:
    path = f"{A}.en{ending}"
    assert faults(path) == [f"{path}:1 bad-suffix+twice example=12-24-a.en.md"]


def test_a_word_file_beside_its_text_is_an_attachment() -> None:
    assert faults(f"{A}/index.en.md", f"{A}/index.en.docx", f"{A}/form.zh.docx") == []


@pytest.mark.parametrize(
    "path",
    [f"{A}/notes.en.md", f"{A}/notes.md", f"{A}/part/index.en.md", f"{A}/more/notes.zh.md",
     "pages/about/team.en.md"],
)  # fmt: skip
def test_a_second_kind_of_text_in_a_bundle_is_stray(path: str) -> None:
    assert faults(f"{A}/index.en.md", "pages/about/index.en.md", path) == [
        f"{path}:1 stray-text example=index.en.md"
    ]


# ---------------------------------------------------------------- what a text may be called


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        (f"{A}/index.md", "no-language example=index.en.md"),
        (f"{A}.md", "no-language example=12-24-a.en.md"),
        ("pages/about.md", "no-language example=about.en.md"),
        (f"{A}/index.fr.md", "unknown-language known=en, zh, language=fr"),
        (f"{A}/index.EN.md", "bad-suffix+capitals example=index.en.md"),
        (f"{A}.zh-Hans.md", "unknown-language known=en, zh, language=zh-Hans"),
        (f"{A}/index.en.MD", "bad-suffix example=index.en.md"),
        (f"{A}/index.zh.markdown", "bad-suffix example=index.zh.md"),
        ("pages/about.en.mkd", "bad-suffix example=about.en.md"),
    ],
)
def test_a_text_with_a_wrong_name_is_told_the_right_one(path: str, fault: str) -> None:
    tree = arranged(path)
    assert told(tree.problems) == [f"{path}:1 {fault}"]
    assert tree.bundles == ()
    assert tree.broken == {A if path.startswith("news") else "pages/about"}


def test_a_wrong_name_beside_a_right_one_leaves_the_right_one_there() -> None:
    tree = arranged(f"{A}/index.en.md", f"{A}/index.md")
    assert laid_out(tree) == {A: (A, ["en"], [])}
    assert tree.broken == {A}


def test_two_texts_in_one_language_are_told_once_and_the_first_stays() -> None:
    tree = arranged(f"{A}/index.en.md", f"{A}.en.md")
    assert told(tree.problems) == [f"{A}/index.en.md:1 two-texts other=content/{A}.en.md"]
    assert tree.bundles[0].texts == (("en", File(f"{A}.en.md", 1, 2)),)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("a\nb.pdf", "a\\nb.pdf:1 name-control"),
        ("a\x00\x7f.pdf", "a\\x00\\x7f.pdf:1 name-control"),
        ("a\u2028b\\c.pdf", "a\\u2028b\\c.pdf:1 name-control"),
        ("a\udcb9.pdf", "a\\udcb9.pdf:1 name-not-utf-8"),
        ("a\\b.pdf", "a\\b.pdf:1 link-backslash example=content/a/b.pdf, target=content/a\\b.pdf"),
    ],
)
def test_a_name_that_no_address_can_hold_is_told_on_one_line(name: str, fault: str) -> None:
    problem = fault_of(File(name, 1, 2), "content")
    assert problem is not None
    assert told([problem]) == [fault]
    assert arranged(name).problems == (problem,)
    assert arranged(name).files == {}


def test_a_text_that_cannot_be_opened_is_no_missing_one() -> None:
    link = File(f"{A}/index.zh.md", 1, 2, "symlink-outside")
    tree = arrange([File(f"{A}/index.en.md", 1, 2), link], CODES, "content")
    assert told(tree.problems) == [f"{A}/index.zh.md:1 symlink-outside"]
    assert laid_out(tree) == {A: (A, ["en"], [])}
    assert tree.broken == {A}


# ---------------------------------------------------------------- folders without a text


def test_a_notices_folder_without_a_text_is_told_once() -> None:
    example = f"example=content/{A}/index.en.md"
    assert faults(f"{A}/plan.pdf", f"{A}/img/a.png") == [f"{A}/img/a.png:1 no-text {example}"]


def test_a_folder_beside_a_flat_notice_of_its_name_is_not_without_a_text() -> None:
    assert faults(f"{A}.en.md", f"{A}/plan.pdf") == []


def test_a_folder_whose_text_has_a_wrong_name_is_not_told_twice() -> None:
    assert faults(f"{A}/index.md", f"{A}/plan.pdf") == [
        f"{A}/index.md:1 no-language example=index.en.md"
    ]


@pytest.mark.parametrize("path", ["logo.png", "news/logo.png", "news/2020/a.pdf", "pages/a.png"])
def test_files_that_belong_to_no_notice_may_stand_anywhere(path: str) -> None:
    tree = arranged(path)
    assert tree.problems == ()
    assert list(tree.files) == [path]


# ---------------------------------------------------------------- the order of files

PATHS = (
    f"{A}.en.md", f"{A}/index.en.md", f"{A}/index.zh.md", f"{A}/plan.pdf", f"{A}/sub/plan.pdf",
    f"{A}/notes.en.md", "pages/about.zh.md", "pages/about.en.md", "pages/about.fr.md",
    "news/2021/01-05-b/plan.pdf", "news/2021/01-05-b/a.png", "README.md", "a.png",
)  # fmt: skip


@given(st.permutations(PATHS))
def test_the_order_of_files_on_disk_changes_nothing(paths: list[str]) -> None:
    tree, sorted_tree = arranged(*paths), arranged(*sorted(paths))
    assert tree == sorted_tree
    assert list(tree.files) == list(sorted_tree.files)
    assert [bundle.id for bundle in tree.bundles] == [A, "pages/about"]


# ---------------------------------------------------------------- walking


def test_a_walk_returns_every_file_with_its_size_and_time(tmp_path: Path) -> None:
    write(tmp_path, {"b.txt": "four", "a/z.txt": "", "a/c.txt": "甲"})
    os.utime(tmp_path / "b.txt", ns=(1, 1_600_000_000_123_456_789))
    result = walk(tmp_path)
    assert [(file.path, file.size) for file in result] == [
        ("a/c.txt", 3),
        ("a/z.txt", 0),
        ("b.txt", 4),
    ]
    assert result[2].mtime == (tmp_path / "b.txt").stat().st_mtime_ns


@pytest.mark.parametrize(
    "name",
    [".DS_Store", ".index.en.md.swp", "~$notice.docx", "Thumbs.db", "desktop.ini", "index.en.md~",
     "index.en.md.bak", "x.tmp", "#index.en.md#", ".git/config", ".obsidian/a.md"],
)  # fmt: skip
def test_what_systems_and_editors_leave_behind_is_passed_over(tmp_path: Path, name: str) -> None:
    write(tmp_path, {name: "x", f"sub/{name}": "x", "index.en.md": "x"})
    assert [file.path for file in walk(tmp_path)] == ["index.en.md"]


@given(st.text(st.sampled_from("Tthumbs.dbDesktop~#$iInswpPAKbak\n-1"), min_size=1, max_size=14))
@example("THUMBS.DB")
@example("a.BAK")
@example("#a#")
def test_no_litter_is_told_by_more_than_its_first_and_last_letter(name: str) -> None:
    if _LITTER.match(name):
        assert name[0] in _LITTER_BEGINS or name[-1] in _LITTER_ENDS


@pytest.mark.parametrize("name", ["index.en.md", "plan~1.pdf", "bak.pdf", "a.template", "$a.docx"])
def test_what_only_looks_like_litter_is_kept(tmp_path: Path, name: str) -> None:
    write(tmp_path, {name: "x"})
    assert [file.path for file in walk(tmp_path)] == [name]


def test_a_walk_through_a_folder_that_is_not_there_finds_nothing(tmp_path: Path) -> None:
    assert walk(tmp_path / "content") == []


def test_links_within_the_folder_are_followed(tmp_path: Path) -> None:
    write(tmp_path, {"content/a/b/index.en.md": "x", "content/a/c.txt": "long"})
    content = tmp_path / "content"
    (content / "linked").symlink_to("a")
    (content / "again").symlink_to(content / "a" / "b")
    (content / "d.txt").symlink_to("../content/a/c.txt")
    assert [(file.path, file.size, file.fault) for file in walk(content)] == [
        ("a/b/index.en.md", 1, ""),
        ("a/c.txt", 4, ""),
        ("again/index.en.md", 1, ""),
        ("d.txt", 4, ""),
        ("linked/b/index.en.md", 1, ""),
        ("linked/c.txt", 4, ""),
    ]


def test_links_that_leave_the_folder_are_not(tmp_path: Path) -> None:
    write(tmp_path, {"content/a/x.txt": "x", "content2/b.txt": "", "c.txt": ""})
    content = tmp_path / "content"
    (content / "b").symlink_to(tmp_path / "content2")
    (content / "a" / "c.txt").symlink_to("../../c.txt")
    (content / "d").symlink_to("b/b.txt")
    (content / "null").symlink_to("/dev/null")
    assert [(file.path, file.fault) for file in walk(content)] == [
        ("a/c.txt", "symlink-outside"),
        ("a/x.txt", ""),
        ("b", "symlink-outside"),
        ("d", "symlink-outside"),
        ("null", "symlink-outside"),
    ]


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    write(tmp_path, {"real/a.txt": ""})
    (tmp_path / "real" / "b.txt").symlink_to("a.txt")
    (tmp_path / "content").symlink_to("real")
    assert [(file.path, file.fault) for file in walk(tmp_path / "content")] == [
        ("a.txt", ""), ("b.txt", ""),
    ]  # fmt: skip


def test_many_folders_that_link_to_each_other_end_soon(tmp_path: Path) -> None:
    folders = [tmp_path / f"{number}" for number in range(9)]
    for folder in folders:
        folder.mkdir()
        for other in folders:
            (folder / f"to{other.name}").symlink_to(other)
    result = walk(tmp_path)
    assert {file.fault for file in result} == {"symlink-deep"}
    assert len(result) < 10_000


@pytest.mark.parametrize("target", ["..", ".", "../../content", "../a"])
def test_a_link_back_to_a_folder_around_it_is_not_followed(tmp_path: Path, target: str) -> None:
    write(tmp_path, {"content/a/x.txt": "x"})
    (tmp_path / "content" / "a" / "ring").symlink_to(target)
    assert [file.path for file in walk(tmp_path / "content")] == ["a/x.txt"]


def test_two_folders_that_hold_links_to_each_other_end(tmp_path: Path) -> None:
    write(tmp_path, {"a/x.txt": "", "b/y.txt": ""})
    (tmp_path / "a" / "to_b").symlink_to("../b")
    (tmp_path / "b" / "to_a").symlink_to("../a")
    assert [file.path for file in walk(tmp_path)] == [
        "a/to_b/y.txt", "a/x.txt", "b/to_a/x.txt", "b/y.txt",
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "target"), [("index.en.md", "nowhere"), ("loop", "loop")])
def test_a_link_that_leads_nowhere_is_found_all_the_same(
    tmp_path: Path, name: str, target: str
) -> None:
    (tmp_path / name).symlink_to(target)
    assert [(file.path, file.fault) for file in walk(tmp_path)] == [(name, "symlink-dead")]


def test_what_is_neither_file_nor_folder_is_found(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "linked").symlink_to("pipe")
    result = [(file.path, file.fault) for file in walk(tmp_path)]
    assert result == [("linked", "not-a-file"), ("pipe", "not-a-file")]


def test_a_folder_with_the_name_of_a_text_is_found_where_texts_are(tmp_path: Path) -> None:
    write(tmp_path, {"a/index.zh.md/x.txt": "", "b.MD/y.txt": ""})
    assert [(file.path, file.fault) for file in walk(tmp_path, texts=True)] == [
        ("a/index.zh.md", "folder-not-file"), ("b.MD", "folder-not-file"),
    ]  # fmt: skip
    assert [file.path for file in walk(tmp_path)] == ["a/index.zh.md/x.txt", "b.MD/y.txt"]


def test_a_folder_that_is_shut_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"content/news/2020/a.txt": ""})
    open_folder = os.scandir

    def scandir(path: str):
        if path.endswith("2020"):
            raise PermissionError(13, "Permission denied", path)
        return open_folder(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(ContentError) as stop:
        walk(tmp_path / "content")
    assert told(stop.value.problems) == ["news/2020:1 unreadable detail=Permission denied"]
