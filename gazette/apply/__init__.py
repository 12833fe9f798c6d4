"""The output folder: files are staged beside it, then moved into place.

In: bytes for each path, and the paths to delete. Out: what was done, and a stat for each file.
"""

from __future__ import annotations

from gazette.apply.commit import MoveResult, commit, stat_of
from gazette.apply.modified import ModifiedFiles, OutputChanges, output_changes
from gazette.apply.preflight import Preflight, preflight
from gazette.apply.stage import Stage, Staged

__all__ = [
    "ModifiedFiles",
    "MoveResult",
    "OutputChanges",
    "Preflight",
    "Stage",
    "Staged",
    "commit",
    "output_changes",
    "preflight",
    "stat_of",
]
