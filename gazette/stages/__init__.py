"""The build, put together from all rows below; see `build` for the one screen that shows it."""

from __future__ import annotations

from gazette.model.options import Explanation, Options, Outcome, Progress

__all__ = ["Explanation", "Options", "Outcome", "Progress"]
