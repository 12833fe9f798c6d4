"""What a build follows from besides its sources: options, settings, a snapshot in; digests out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

from gazette.digest import digest, digest_bytes
from gazette.files import read_plain
from gazette.model.environment import Environment
from gazette.model.options import Options
from gazette.model.site import Site
from gazette.snapshot import folders
from gazette.snapshot.snapshot import Snapshot
from gazette.versions import engine_digest


def environment(options: Options, site: Site, snapshot: Snapshot) -> Environment:
    """Return the fingerprints of all that a build follows from besides sources and time."""
    engine = engine_digest()
    return Environment(
        engine=engine,
        reading=reading_fingerprint(options, site, engine),
        building=_building_fingerprint(options, site, engine, snapshot),
    )


def reading_fingerprint(options: Options, site: Site, engine: bytes) -> bytes:
    """Return the digest of all that cards and texts follow from besides the files."""
    topics = [(topic.id, tuple(topic.labels.items())) for topic in site.topics]
    # Which text stands in for a missing one decides which headings a link may lead to.
    languages = [(each.code, each.tag, each.fallbacks) for each in site.languages]
    place = (site.url, site.identity, site.own, site.time_zone_name, options.place(options.content))
    return digest(engine, place, topics, languages, site.untranslated, options.drafts)


def _building_fingerprint(options: Options, site: Site, engine: bytes, snapshot: Snapshot) -> bytes:
    wishes = (
        options.drafts,
        options.strict,
        options.searched,
        options.place(options.content),
        options.place(options.output),
    )
    # security.txt follows from the month.
    month = f"{options.now.astimezone(UTC):%Y-%m}"
    statics = [options.place(root) for root in options.search("static")]
    return digest(engine, site, wishes, month, statics, [*_design_files(options, snapshot)])


def _design_files(options: Options, snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the digest of each template and catalog, and of their folders."""
    for root, files in snapshot.design:
        # A folder may stand in the place of a file.
        place = options.place(root)
        yield place, digest(folders(root))
        for file in files:
            if root.name != "locales" or file.path.endswith(".po"):
                yield f"{place}/{file.path}", file.fault.encode() or _content(root / file.path)


def _content(path: Path) -> bytes:
    try:
        return digest_bytes(read_plain(path))
    except OSError:
        # Whatever needs it tells of it.
        return b""
