"""The build, put together from all rows below."""

from __future__ import annotations

from gazette.config import load as settings
from gazette.pipeline.build import build, check
from gazette.pipeline.catalogs import check_catalogs, update_catalogs
from gazette.pipeline.options import Explanation, Options, Outcome, Progress

__all__ = [
    "Explanation",
    "Options",
    "Outcome",
    "Progress",
    "build",
    "check",
    "check_catalogs",
    "settings",
    "update_catalogs",
]
