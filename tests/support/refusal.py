"""A file that may not be opened; also for root, whom the system refuses nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest


def refuse_to_open(
    refused: Path, monkeypatch: pytest.MonkeyPatch, number: int = errno.EACCES
) -> None:
    """Have the system refuse to open a file, with this error, until the test ends."""

    def guarded(opens: Any) -> Any:
        def opened(path: Any, *args: Any, **given: Any) -> object:
            if not isinstance(path, int) and Path(path) == refused:
                raise OSError(number, os.strerror(number))
            return opens(path, *args, **given)

        return opened

    monkeypatch.setattr("builtins.open", guarded(open))
    monkeypatch.setattr("os.open", guarded(os.open))
