"""Checks that site.toml switches off: nothing of them is told, whatever earlier builds remember."""

from __future__ import annotations

from pathlib import Path

from tests.support.content import settings, text, write
from tests.support.run import Run, gazette

NOW = "2024-06-01T09:00:00+08:00"
OWN_PAGES = {
    f"content/pages/{name}.{code}.md": text(name.title())
    for name in ("home", "about", "disclaimer")
    for code in ("en", "zh")
}
NOTICE = "content/news/2024/01-05-notice.en.md"
LATE = text("A notice", "[x] [y][z]\n\n- [ ] a task\n", date="2024-01-06")


def run(root: Path, off: str = "", *words: str, command: str = "build") -> Run:
    switches = "".join(f"{code} = false\n" for code in off.split())
    write(root, {"site.toml": settings() + (f"[checks]\n{switches}" if off else "")})
    folders = ("--site", str(root), "--now", NOW, "--jobs", "1", "--json")
    return gazette(command, *folders, *words)


def test_what_is_remembered_of_a_check_is_told_just_while_it_is_on(tmp_path: Path) -> None:
    write(tmp_path, {**OWN_PAGES, NOTICE: LATE, "content/stray.pdf": b""})
    every = ["date-differs-from-folder", "task-list", "stray-file"]
    assert sorted(run(tmp_path).codes) == sorted(every)
    assert run(tmp_path, "task-list stray-file").codes == every[:1]
    assert run(tmp_path, "task-list stray-file").codes == every[:1]
    assert run(tmp_path, "date-differs-from-folder task-list stray-file").codes == []
    assert sorted(run(tmp_path).codes) == sorted(every)
    assert run(tmp_path, " ".join(every), command="check").codes == []


def test_a_switch_changes_no_file(tmp_path: Path) -> None:
    write(tmp_path, {**OWN_PAGES, NOTICE: LATE})
    assert run(tmp_path).report["written"] > 0
    again = run(tmp_path, "task-list").report
    assert (again["written"], again["deleted"]) == (0, 0)


def test_an_error_that_is_switched_off_does_not_stop_a_build(tmp_path: Path) -> None:
    late = text("A notice", "See [the form][form].\n", date="2024-01-05")
    write(tmp_path, {**OWN_PAGES, NOTICE: late})
    stopped = run(tmp_path)
    assert (stopped.code, stopped.codes) == (1, ["reference-missing"])
    assert run(tmp_path, "reference-missing", "--strict").code == 0
    page = tmp_path / "output" / "en" / "news" / "2024" / "01-05-notice" / "index.html"
    assert "[the form][form]" in page.read_text("utf-8")
    assert run(tmp_path).code == 1
