"""One small site for each rule: a folder in, what `python build.py` says about it out.

A case is `AREA/KEY/` or `AREA/KEY__remark/`, where KEY is a rule's key in `gazette.rules`. It holds
what is laid over `common/` (which is without fault), and besides that:

    command.txt                the words of the command line, where they are not just «build»
    without.txt                files of `common/` that are left out
    home/                      stands in for Gazette's own templates and programs
    expected.{en,zh}.txt       what is printed on standard error

`make fixtures` writes the expected files.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from gazette.rules import RULES
from tests.support.run import REPOSITORY, Run, gazette

HERE = Path(__file__).resolve().parent
LANGUAGES = ("en", "zh")
AREAS = ("front_matter", "content", "markup", "links", "pictures", "settings", "design", "catalogs")
NOW = "2024-06-01T09:00:00+08:00"

_OWN = shutil.ignore_patterns("command.txt", "without.txt", "expected.*.txt", "home")


@dataclass(frozen=True, slots=True)
class Case:
    """A folder with one mistake in it, and the key of the rule that it breaks."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def key(self) -> str:
        return self.name.partition("__")[0]

    @property
    def words(self) -> list[str]:
        return self._read("command.txt", "build").split()

    def expected(self, language: str) -> Path:
        return self.folder / f"expected.{language}.txt"

    def lay_out(self, root: Path) -> Path:
        """Write the case's site below `root`, if it is not there yet; return its folder."""
        site = root / "site"
        if site.is_dir():
            return site
        shutil.copytree(HERE / "common", site)
        for path in self._read("without.txt", "").splitlines():
            (site / path).unlink()
        shutil.copytree(self.folder, site, ignore=_OWN, dirs_exist_ok=True)
        return site

    def run(self, root: Path, language: str, *more: str) -> Run:
        """Lay the case out below `root`, and run its command in a language."""
        site = self.lay_out(root)
        command, *words = self.words
        folders = [f"--output={root / 'output'}", f"--cache={root / 'cache'}"]
        building = ["--now", NOW, "--jobs", "1", *folders] if command in {"build", "check"} else []
        own = [word.replace("{output}", str(root / "output")) for word in words]
        shared = ["--site", str(site), "--lang", language]
        return gazette(command, *shared, *building, *own, *more, home=self._home(root))

    def _home(self, root: Path) -> Path:
        if not (self.folder / "home").is_dir():
            return REPOSITORY
        home = root / "home"
        if home.is_dir():
            return home
        shutil.copytree(self.folder / "home", home)
        shutil.copytree(REPOSITORY / "locales", home / "locales")
        return home

    def _read(self, name: str, default: str) -> str:
        path = self.folder / name
        return path.read_text("utf-8") if path.is_file() else default


def cases() -> list[Case]:
    """Return all cases, in order."""
    return [Case(folder) for area in AREAS for folder in sorted((HERE / area).iterdir())]


def pattern(key: str) -> re.Pattern[str]:
    """Return what a line that tells of a rule's breach looks like in English."""
    rule = RULES[key]
    told = re.escape(f"{rule.message}; {rule.hint}")
    told = re.sub(r"%\\\((\w+)\\\)[sd]", lambda _: ".*", told).replace("%%", "%")
    return re.compile(rf"[^:]+(?::\d+)?: (?:warning: )?{told}")
