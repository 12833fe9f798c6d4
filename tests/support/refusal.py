"""A file that may not be opened; also for root, whom the system refuses nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


def refuse_to_open(refused: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have `open` raise PermissionError for a file until the test ends."""
    really_open = open

    def guarded(path: Any, *args: Any, **given: Any) -> object:
        if not isinstance(path, int) and Path(path) == refused:
            raise PermissionError(13, "Permission denied")
        return really_open(path, *args, **given)

    monkeypatch.setattr("builtins.open", guarded)
