"""What the reading of a value needs to know besides the value."""

from __future__ import annotations

from typing import NamedTuple

from gazette.model.site import Site
from gazette.parse.file_problems import FileProblems


class FileContext(NamedTuple):
    """The file that is being read: whose it is, its language's tag, what is wrong with it."""

    site: Site
    tag: str
    problems: FileProblems
