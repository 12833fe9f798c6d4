"""Why the system refuses, in its own words, which problems quote and Gazette can translate.

They are those of the C library (`strerror`), which POSIX leaves to each system; what another
system says in other words is quoted as it is.
"""

from __future__ import annotations

from gazette.rules.rule import N_

REASONS: frozenset[str] = frozenset(
    {
        N_("Permission denied"),  # EACCES
        N_("Operation not permitted"),  # EPERM
        N_("Read-only file system"),  # EROFS
        N_("No space left on device"),  # ENOSPC
        N_("Disk quota exceeded"),  # EDQUOT
        N_("File too large"),  # EFBIG
        N_("No such file or directory"),  # ENOENT
        N_("File exists"),  # EEXIST
        N_("Is a directory"),  # EISDIR
        N_("Not a directory"),  # ENOTDIR
        N_("Directory not empty"),  # ENOTEMPTY
        N_("File name too long"),  # ENAMETOOLONG
        N_("Too many levels of symbolic links"),  # ELOOP
        N_("Too many open files"),  # EMFILE
        N_("Too many open files in system"),  # ENFILE
        N_("Cannot allocate memory"),  # ENOMEM
        N_("Input/output error"),  # EIO
        N_("Device or resource busy"),  # EBUSY
        N_("Text file busy"),  # ETXTBSY
        N_("Stale file handle"),  # ESTALE
        N_("No locks available"),  # ENOLCK
        N_("Invalid argument"),  # EINVAL
        N_("Not a plain file"),  # a pipe or a device in its place
        # SQLite's words (sqlite3_errstr) for the same.
        N_("attempt to write a readonly database"),
        N_("unable to open database file"),
        N_("database is locked"),
        N_("disk I/O error"),
    }
)
