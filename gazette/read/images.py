"""The pictures that texts show: their files in, what is known of each picture out.

What is known is found by the digest of the picture's bytes. Only a picture that is new is opened,
by a worker, which also makes its smaller variants.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from gazette.concurrency.pool import ranges, run, usable_jobs
from gazette.digest import digest_bytes
from gazette.errors import MachineError, read_refused, write_refused
from gazette.files import read_plain
from gazette.model.options import Options, Progress
from gazette.model.picture import Measured
from gazette.problems import error
from gazette.rules.rule import N_

if TYPE_CHECKING:
    from gazette.pictures import ImageCache

# One picture takes as long as a hundred texts.
_FEW: Final = 2


def measure_pictures(
    options: Options, digests: Mapping[str, bytes], progress: Progress
) -> Mapping[str, Measured]:
    """Return what is known of all pictures that texts show, by path from the content folder.

    `digests` has the digest of each one's bytes. Raises MachineError when a picture cannot be read,
    or the cache folder not be written.
    """
    if not digests:
        return {}
    # Imported where there is a picture: most portals have few, many none.
    from gazette.pictures import ImageCache

    cache = options.cache.absolute()
    images = ImageCache(cache, keep=options.keep, verify=options.verify)
    contents = {digests[place]: place for place in sorted(digests)}
    pictures = {content: images.find(content) for content in contents}
    # Gate: picture
    new = [(place, content) for content, place in contents.items() if pictures[content] is None]
    if new:
        records = _studied(options, images, new, progress)
        try:
            images.add(records, contents)
        except OSError as cause:
            raise write_refused(cause, cache.as_posix()) from cause
        pictures |= {content: images.find(content) for _, content in new}
    measured = {place: pictures[content] for place, content in sorted(digests.items())}
    return {place: each for place, each in measured.items() if each is not None}


def _studied(
    options: Options,
    images: ImageCache,
    new: Sequence[tuple[str, bytes]],
    progress: Progress,
) -> dict[bytes, object]:
    """Look at pictures that are not known yet; return their records."""
    progress.stage(N_("Pictures"), len(new))

    def make_work() -> Callable[[range], list[object]]:
        return lambda part: [_record(options, images, *new[index]) for index in part]

    jobs = usable_jobs(options.jobs)
    parts = run(ranges(len(new), few=_FEW), make_work, jobs=jobs, progress=progress.advance)
    records = (record for part in parts for record in part)
    return {content: record for (_, content), record in zip(new, records, strict=True)}


def _record(options: Options, images: ImageCache, place: str, content: bytes) -> object:
    from gazette.pictures import study

    path = options.content / place
    try:
        data = read_plain(path)
    except OSError as cause:
        raise read_refused(cause, str(path)) from cause
    if digest_bytes(data) != content:
        raise MachineError(error("source-changed", str(path)))
    studied = study(data)
    try:
        return images.keep(studied)
    except OSError as cause:
        raise write_refused(cause, options.cache.as_posix()) from cause
