"""What a path may be that somebody names and Gazette writes: a path in, its fault out.

It must be writable on any system, however long the folder above it: NAME_MAX is 255 bytes (Linux,
APFS, NTFS in other units), and Windows reserves names, trailing full stops and some signs.
"""

from __future__ import annotations

import re
from typing import Literal

PathFault = Literal["", "long", "deep", "reserved", "hidden"]

LONGEST_STEP = 255
LONGEST = 1000
DEEPEST = 24

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_SIGNS = re.compile(r'[<>:"|?*\\]')
_SHOWN = ".well-known"


def path_fault(path: str) -> PathFault:
    """Return what is wrong with a path below the site's root; steps are parted by slashes."""
    steps = path.strip("/").split("/")
    # What is written may be a page in a folder of this name.
    if any(len(step.encode()) > LONGEST_STEP for step in steps) or len(path.encode()) > LONGEST:
        return "long"
    if len(steps) > DEEPEST:
        return "deep"
    if any(
        step.startswith(".") and (number or step != _SHOWN) for number, step in enumerate(steps)
    ):
        return "hidden"
    if any(_RESERVED.match(step) or _SIGNS.search(step) or step[-1:] in ". " for step in steps):
        return "reserved"
    return ""
