"""The system's refusals to write, as problems that a person can act on.

In: an OSError and the path it is about. Out: MachineError.
"""

from __future__ import annotations

import errno

from gazette.errors import MachineError
from gazette.problems import error

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_refused(cause: OSError, path: str) -> MachineError:
    """Return the error for something that could not be written at this path."""
    if cause.errno in _NO_SPACE:
        return MachineError(error("disk-full", path))
    return MachineError(error("output-refused", path, detail=cause.strerror or str(cause)))


def read_refused(cause: OSError, path: str) -> MachineError:
    """Return the error for a source that could not be read."""
    return MachineError(error("source-refused", path, detail=cause.strerror or str(cause)))
