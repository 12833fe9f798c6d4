"""The templates folders: a template's name flows in, its source flows out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gazette.digest import digest_bytes
from gazette.errors import DesignError, unopened
from gazette.files import read_plain
from gazette.problems import error


@dataclass(frozen=True, slots=True)
class Source:
    """A template as it is on disk.

    `label` is its path as problems print it, `file` its path as the interpreter's tracebacks do.
    """

    name: str
    label: str
    file: str
    text: str
    digest: bytes


class TemplateFiles:
    """Folders searched in order, template by template; each file is read once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._read: dict[str, Source | None] = {}

    def find(self, name: str) -> Source | None:
        """Return the template of this name, from the first folder that has it, or None.

        A name is a path below the folder, with slashes. Raises DesignError where it cannot be read,
        or is not UTF-8.
        """
        if name not in self._read:
            self._read[name] = self._find(name)
        return self._read[name]

    def by_file(self) -> dict[str, Source]:
        """Return the templates found so far by their `file`."""
        return {source.file: source for source in self._read.values() if source is not None}

    def names(self) -> list[str]:
        """Return the names of all files in the folders, sorted."""
        return sorted(
            {
                path.relative_to(folder).as_posix()
                for folder in self._folders
                for path in folder.rglob("*")
                if path.is_file()
            }
        )

    def _find(self, name: str) -> Source | None:
        if ".." in name.split("/") or name.startswith("/"):
            return None
        for folder in self._folders:
            path = folder / name
            label = f"{self._label(folder)}/{name}"
            try:
                raw = read_plain(path)
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError as cause:
                if isinstance(cause, IsADirectoryError) and not path.suffix:
                    # Whoever names a folder of templates is told where it is named.
                    continue
                raise DesignError(unopened(label, cause)) from None
            return Source(name, label, str(path), _decode(raw, label), digest_bytes(raw))
        return None

    def _label(self, folder: Path) -> str:
        """Return the folder's name; the whole path where an earlier folder has that name."""
        first = next(other for other in self._folders if other.name == folder.name)
        return folder.name if first == folder else folder.as_posix()


def _decode(raw: bytes, path: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        raise DesignError(error("template-syntax", path, line, reason="not UTF-8")) from wrong
