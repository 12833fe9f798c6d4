"""Chinese readers met English: argparse's headings and complaints, and the system's refusals."""

from __future__ import annotations

import argparse
import errno
import os
import re
from pathlib import Path

import pytest

from gazette.cli.arguments import COMMANDS
from gazette.cli.speech import Speech
from gazette.problems import error
from gazette.rules.reasons import REASONS
from tests.support.content import settings, write
from tests.support.refusal import refuse_to_open
from tests.support.run import REPOSITORY, Run, gazette

HAN = re.compile(r"[\u4e00-\u9fff]")
CHINESE = Speech("zh", REPOSITORY)


# ---------------------------------------------------------------- help


@pytest.mark.parametrize("words", [(), *((name,) for name in COMMANDS)], ids=" ".join)
def test_help_has_its_headings_in_chinese(words: tuple[str, ...]) -> None:
    help_ = gazette(*words, "--help", "--lang", "zh").out if words else overview("zh")
    assert help_.startswith("用法：build.py")
    headings = re.findall(r"^(\S.*):$", help_, re.MULTILINE)
    assert headings == (["选项"] if words else ["选项", "命令"])
    for line in help_.splitlines():
        sentence = re.sub(r"\[.*?\]|--?[a-z-]+|\b[A-Z]+\b", "", line)
        assert HAN.search(line) or not re.search(r"[a-z]{4,}", sentence), line


def test_help_has_its_headings_in_english() -> None:
    help_ = overview("en")
    assert help_.startswith("usage: build.py")
    assert re.findall(r"^(\S.*):$", help_, re.MULTILINE) == ["options", "commands"]


def overview(lang: str) -> str:
    run = gazette("--help", "--lang", lang)
    assert run.code == 0
    return run.out


# ---------------------------------------------------------------- what is not understood


@pytest.mark.parametrize(
    ("words", "english", "chinese"),
    [
        ("chek", "there is no command “chek”; did you mean “check”?",
         "没有“chek”这个命令；是不是想写“check”？"),
        ("paint", "there is no command “paint”; the commands are: build, check, messages",
         "没有“paint”这个命令；可用的命令有：build, check, messages"),
        ("--draft", "“build” has no option “--draft”; did you mean “--drafts”?",
         "“build”没有“--draft”这个选项；是不是想写“--drafts”？"),
        ("check --fast=1",
         "“check” has no option “--fast”; python build.py check --help tells which it has",
         "“check”没有“--fast”这个选项；运行 python build.py check --help 可查看全部选项"),
        ("check --explain en/", "“check” has no option “--explain”; only these have it: build",
         "“check”没有“--explain”这个选项；只有这些命令有此选项：build"),
        ("--drafts check",
         ("“check” stands where no word is expected; write the command first; "
         "put quotation marks around a value with spaces"),
         "此处不应有“check”；请把命令写在最前面；值里有空格时，请用引号括起来"),
        ("build --now", "“--now” needs a value; write it like: --now TIME",
         "“--now”后面缺少值；请这样写：--now TIME"),
        ("build --now --drafts", "“--now” needs a value; write it like: --now TIME",
         "“--now”后面缺少值；请这样写：--now TIME"),
        ("build --json=yes", "“--json” takes no value; write it by itself",
         "“--json”后面不能带值；请只写选项本身"),
        ("build --lang fr", "Gazette's own messages are not written in “fr”; choose one of: en, zh",
         "提示信息没有“fr”这种语言；请从这些中选用：en, zh"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_said_in_the_readers_language(
    words: str, english: str, chinese: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code, told in (("en", english), ("zh", chinese)):
        monkeypatch.setenv("LANGUAGE", "")
        monkeypatch.setenv("LC_ALL", {"en": "en_GB.UTF-8", "zh": "zh_CN.UTF-8"}[code])
        run = gazette(*words.split())
        assert (run.code, run.out) == (2, "")
        assert run.err.splitlines()[0] == f"gazette: {told}"


def test_every_unknown_option_is_told() -> None:
    run = gazette("check", "--json", "--fast", "x", "--draft")
    assert run.codes == ["usage", "usage"]


@pytest.mark.parametrize("option", ["--strict", "--drafts", "--content"])
def test_the_catalogs_command_has_no_option_that_would_do_nothing(option: str) -> None:
    run = gazette("messages", "--check", option, "--json")
    assert (run.code, run.codes) == (2, ["usage"])
    assert option not in gazette("messages", "--help").out


def test_argparse_says_nothing_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: argparse.ArgumentParser, message: str) -> None:
        raise AssertionError(message)

    monkeypatch.setattr(argparse.ArgumentParser, "error", fail)
    for words in ("-", "check -", "-hx", "--jobs", "--lang=", "check -- a", "-1", "messages x"):
        run = gazette(*words.split())
        assert (run.code, len(run.err.splitlines())) == (2, 2), words


# ---------------------------------------------------------------- what the system refuses


@pytest.mark.parametrize(
    "number",
    [
        "EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "EFBIG", "ENOENT", "EEXIST", "EISDIR",
        "ENOTDIR", "ENOTEMPTY", "ENAMETOOLONG", "ELOOP", "EMFILE", "ENOMEM", "EIO", "EBUSY",
    ],
)  # fmt: skip
def test_the_systems_reasons_are_said_in_chinese(number: str) -> None:
    reason = os.strerror(getattr(errno, number))
    assert reason in REASONS
    told = CHINESE.message(error("output-refused", "x", detail=reason))
    assert reason not in told
    assert HAN.search(told.partition("（")[2])
    assert reason in Speech("en", REPOSITORY).message(error("output-refused", "x", detail=reason))


def test_a_reason_that_is_not_known_is_quoted() -> None:
    told = CHINESE.message(error("output-refused", "x", detail="Frobnicated"))
    assert "Frobnicated" in told


def test_a_file_that_cannot_be_read_says_why_in_chinese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = write(tmp_path, {"site.toml": settings(), "locales/zh/LC_MESSAGES/messages.po": ""})
    refuse_to_open(site / "locales/zh/LC_MESSAGES/messages.po", monkeypatch, errno.ELOOP)
    told: Run = gazette("check", "--site", site, "--lang", "zh", "--jobs", "1")
    assert told.code == 2
    assert "符号链接层数过多" in told.err
    assert "symbolic" not in told.err
