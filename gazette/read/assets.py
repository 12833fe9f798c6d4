"""Files that are copied as they are: walked files in, their digests out; read only when new."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gazette.cache import SourceRecord
from gazette.digest import digest
from gazette.errors import ContentError, unopened
from gazette.files import digest_file
from gazette.model.notice import Asset
from gazette.read.trust import Trust, source_record
from gazette.snapshot import File


def read_assets(
    files: Iterable[File], root: Path, prefix: str, place: str, trust: Trust
) -> tuple[dict[str, Asset], dict[str, SourceRecord]]:
    """Return the files by path, and the records to remember anew, by their names in the cache.

    `place` tells their folder from others of the same prefix.

    Raises ContentError naming every file that cannot be read.
    """
    fingerprint = digest(place)
    assets: dict[str, Asset] = {}
    records: dict[str, SourceRecord] = {}
    problems = []
    for file in files:
        name = f"{prefix}/{file.path}"
        record = trust.recall(name, file, fingerprint)
        if record is None:
            try:
                content, size, mtime = digest_file(root / file.path)
            except OSError as cause:
                problems.append(unopened(name, cause))
                continue
            record = source_record(file, size, mtime, content, fingerprint)
            records[name] = record
        assets[file.path] = Asset(file.path, file.size, record.digest)
    if problems:
        raise ContentError(*problems)
    return assets, records
