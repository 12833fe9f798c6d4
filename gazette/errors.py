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


def unopened(path: str, cause: OSError) -> Problem:
    """Return the problem with a file that the system does not let be read."""
    if isinstance(cause, IsADirectoryError):
        return error("folder-not-file", path)
    return error("unreadable", path, detail=cause.strerror or str(cause))


def write_refused(cause: OSError, path: str) -> MachineError:
    """Return the error for something that could not be written at this path."""
    if cause.errno in _NO_SPACE:
        return MachineError(error("disk-full", path))
    return MachineError(error("output-refused", path, detail=cause.strerror or str(cause)))


def read_refused(cause: OSError, path: str) -> MachineError:
    """Return the error for a source that could not be read."""
    return MachineError(error("source-refused", path, detail=cause.strerror or str(cause)))
