"""The benchmark's command line refuses what it cannot measure."""

from __future__ import annotations

import pytest

from benchmarks.command import main


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--against", "HEAD", "--check-bounds"], "--check-bounds: the bounds are parts of Hugo's"),
        (["--against", "HEAD", "--rounds", "10"], "--rounds: --against takes 11 or more"),
        (["--pairs", "0"], "argument --pairs: invalid"),
        (["--rounds", "0"], "argument --rounds: invalid"),
    ],
)
def test_impossible_options_are_refused(
    capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(words)
    assert exit_.value.code == 2
    assert message in capsys.readouterr().err


def test_a_commit_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--against", "no-such-commit", "--pairs", "1"]) == 2
    assert "fatal" in capsys.readouterr().err
