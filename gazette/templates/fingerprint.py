"""What is kept between builds stands under what made it: a package flows in, a fingerprint out."""

from __future__ import annotations

from pathlib import Path

from gazette.digest import digest, digest_bytes
from gazette.versions import installed


def jinja_fingerprint(package: Path) -> bytes:
    """Return the fingerprint of a package's sources and of the versions of Jinja2 behind it."""
    sources = [digest_bytes(path.read_bytes()) for path in sorted(package.glob("*.py"))]
    return digest(installed(("Jinja2", "MarkupSafe")), sources)
