"""The gettext catalogs, kept in step: a site's folders in, changed files or problems out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gazette.locales import messages
from gazette.locales.messages import Extractor
from gazette.model.site import Language, Site
from gazette.problems import Problem


def update_catalogs(
    home: Path, folder: Path, site: Site, tool: Sequence[Language], read_template: Extractor
) -> tuple[Path, ...]:
    """Bring the site's catalogs up to date; return the files that changed.

    Gazette's own catalogs, in the languages of `tool`, are among them where the site stands in
    Gazette's home. Raises DesignError for what cannot be read.
    """
    languages, sources = _everything(home, folder, site, tool, read_template)
    return messages.write(
        messages.update(folder / "locales", languages, sources, _base(home, folder))
    )


def check_catalogs(
    home: Path, folder: Path, site: Site, tool: Sequence[Language], read_template: Extractor
) -> tuple[Problem, ...]:
    """Return what is wrong with the site's catalogs."""
    languages, sources = _everything(home, folder, site, tool, read_template)
    return messages.check_messages(folder / "locales", languages, sources, _base(home, folder))


def _base(home: Path, folder: Path) -> Path | None:
    """Return the catalogs that stand in for what a site's own lack: Gazette's, but not for it."""
    return None if folder.resolve() == home.resolve() else home / "locales"


def _everything(
    home: Path, folder: Path, site: Site, tool: Sequence[Language], read_template: Extractor
) -> tuple[dict[str, Sequence[Language]], messages.CatalogSources]:
    languages: dict[str, Sequence[Language]] = {"messages": site.languages}
    if _base(home, folder) is None:
        languages["tool"] = tool
    templates = dict.fromkeys((home / "templates", folder / "templates"))
    return languages, messages.CatalogSources(
        templates=tuple(path for path in templates if path.is_dir()),
        programs=(home / "gazette",),
        read_template=read_template,
    )
