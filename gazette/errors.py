"""The error tree: everything that can stop a build, as a person would sort it.

    GazetteError
    ├── ContentError     the content has errors             exit 1
    ├── UsageError       an option or argument is wrong     exit 2
    ├── SettingsError    site.toml is wrong                 exit 2
    ├── DesignError      a template or a catalog is wrong   exit 2
    └── MachineError     disk, permissions, another build   exit 2

Problems flow in, an exit code and the same problems flow out; `cli` alone prints them.
"""

from __future__ import annotations

import errno
from typing import ClassVar

from gazette.problems import Problem, error

_NO_HANDLE = {errno.EMFILE, errno.ENFILE}
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class GazetteError(Exception):
    """Stops the run; `problems` holds every reason, in the order a person should read them."""

    exit_code: ClassVar[int] = 2

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(f"{p.path}:{p.line}: {p.code}" for p in problems))
        self.problems = problems


class ContentError(GazetteError):
    """Notices, pages, pictures or attachments are wrong; `output/` stays as it was."""

    exit_code: ClassVar[int] = 1


class UsageError(GazetteError):
    """The command line asks for something that cannot be done."""


class SettingsError(GazetteError):
    """site.toml cannot be read, or a setting in it is wrong."""


class DesignError(GazetteError):
    """A template or a message catalog cannot be used."""


class MachineError(GazetteError):
    """The machine refused: a full disk, a missing permission, another build at work."""


def shortage(cause: BaseException) -> MachineError | None:
    """Return the error for what failed for want of memory, files, processes or room on the disk.

    None for the rest.

    What was tried says nothing of what it was tried on: a source is never to blame for it.
    """
    seen: BaseException | None = cause
    while seen is not None:
        number = seen.errno if isinstance(seen, OSError) else None
        if isinstance(seen, MemoryError) or number == errno.ENOMEM or _is_unmapped(seen):
            return MachineError(error("machine-short+memory", ""))
        if number in _NO_SPACE:
            named = seen.filename if isinstance(seen, OSError) else None
            return MachineError(error("disk-full", named if isinstance(named, str) else ""))
        if number in _NO_HANDLE:
            return MachineError(error("machine-short+files", ""))
        if number == errno.EAGAIN or (isinstance(seen, RuntimeError) and "new thread" in str(seen)):
            return MachineError(error("machine-short+processes", ""))
        seen = seen.__cause__ or seen.__context__
    return None


def _is_unmapped(cause: BaseException) -> bool:
    # The loader has no error number: "failed to map segment", "cannot allocate memory".
    return isinstance(cause, ImportError) and any(
        sign in str(cause) for sign in ("map segment", "llocate")
    )


def unopened(path: str, cause: OSError) -> Problem:
    """Return the problem with a file or folder that the system does not let be read.

    Raises MachineError where that is not to blame: see `shortage`.
    """
    if short := shortage(cause):
        raise short from cause
    if isinstance(cause, IsADirectoryError):
        return error("folder-not-file", path)
    return error("unreadable", path, detail=cause.strerror or str(cause))


def write_refused(cause: OSError, path: str) -> MachineError:
    """Return the error for something that could not be written at this path."""
    if cause.errno in _NO_SPACE:
        return MachineError(error("disk-full", path))
    refused = MachineError(error("output-refused", path, detail=cause.strerror or str(cause)))
    return shortage(cause) or refused


def read_refused(cause: OSError, path: str) -> MachineError:
    """Return the error for a source that could not be read."""
    refused = MachineError(error("source-refused", path, detail=cause.strerror or str(cause)))
    return shortage(cause) or refused
