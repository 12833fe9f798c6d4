"""What made the pages, by name and version."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from gazette.digest import digest, digest_bytes

ENGINE: tuple[str, ...] = tuple(f"{name} {version(name)}" for name in ("jinja2", "markupsafe"))
"""Versions of what made the pages; part of every page's key."""


def engine_digest() -> bytes:
    """Return the digest of this package and its libraries' versions.

    What is kept between builds stands under it: compiled templates do not outlive the settings
    they were compiled with.
    """
    files = sorted(Path(__file__).parent.glob("*.py"))
    return digest(ENGINE, *(digest_bytes(path.read_bytes()) for path in files))
