"""The edge to Python-Markdown and nh3: a body in Markdown flows in, a `Fragment` flows out."""

from __future__ import annotations

from gazette.markup.converter import Converter
from gazette.markup.engine import SpeedUp
from gazette.markup.problems import problems

__all__ = ["Converter", "SpeedUp", "problems"]
