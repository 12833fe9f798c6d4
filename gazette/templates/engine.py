"""What made the pages, by name and version."""

from __future__ import annotations

from pathlib import Path

from gazette.digest import digest, digest_bytes
from gazette.versions import installed


def engine_digest() -> bytes:
    """Return the digest of this package and its libraries' versions.

    What is kept between builds stands under it: compiled templates do not outlive the settings
    they were compiled with.
    """
    files = sorted(Path(__file__).parent.glob("*.py"))
    return digest(
        installed(("Jinja2", "MarkupSafe")), *(digest_bytes(path.read_bytes()) for path in files)
    )
