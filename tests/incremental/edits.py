"""What editors do to a portal between two builds.

An edit takes the portal and two numbers, so that a list of names and numbers tells a history.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from tests.incremental.small import LANGUAGES, Clock, SmallSite, date_of
from tests.support.pictures import large, png

Edit = Callable[[SmallSite, int, int], None]


def edit_body(site: SmallSite, a: int, _: int) -> None:
    path = site.text(a)
    site.put(path, f"{path.read_text()}\nParagraph {site.count()} was added.\n")


def edit_first_paragraph(site: SmallSite, a: int, _: int) -> None:
    site.replace(site.text(a), "---\n\n", f"---\n\nNews {site.count()}. ")


def edit_without_changing_the_size(site: SmallSite, a: int, b: int) -> None:
    path = site.text(a)
    site.put(path, re.sub(r"Edition \d{3}", f"Edition {b:03}", path.read_text()))


def touch(site: SmallSite, a: int, _: int) -> None:
    path = site.text(a)
    site.put(path, path.read_bytes())


def set_title(site: SmallSite, a: int, _: int) -> None:
    site.set_field(site.text(a), "title", f"Title {site.count()}")


def set_summary(site: SmallSite, a: int, b: int) -> None:
    site.set_field(site.text(a), "summary", f"Summary {site.count()}." if b % 3 else "")


def set_topics(site: SmallSite, a: int, b: int) -> None:
    site.share(a, "topics", ("", "[testing]", "[training]", "[testing, training]")[b % 4])


def set_pinned(site: SmallSite, a: int, b: int) -> None:
    site.share(a, "pinned", ("", "true", "2023-05-01", "2024-12-31")[b % 4])


def set_expires(site: SmallSite, a: int, b: int) -> None:
    site.share(a, "expires", ("", "2024-05-31", "2024-12-31T12:00", "2025-06-01")[b % 4])


def set_date(site: SmallSite, a: int, b: int) -> None:
    path = site.notice(a)
    day = date_of(path.relative_to(site.content).as_posix())
    site.share(a, "date", (day, f"{day} 08:30", f"{day} 23:59:59+00:00", "2025-08-0{b%9+1}")[b % 4])


def set_correction(site: SmallSite, a: int, b: int) -> None:
    site.share(a, "updated", "2025-10-01" if b % 2 else "")
    site.share(a, "update_note", f"Figure {site.count()} corrected." if b % 2 else "")


def set_withdrawn(site: SmallSite, a: int, b: int) -> None:
    reason = f"Reason {site.count()}"
    site.share(a, "withdrawn", f"{{date: 2025-10-02, reason: {reason}}}" if b % 2 else "")


def set_policy(site: SmallSite, a: int, b: int) -> None:
    site.share(a, "untranslated", ("", "fallback", "notice", "hide")[b % 4])


def set_draft(site: SmallSite, a: int, b: int) -> None:
    site.set_field(site.text(a), "draft", "true" if b % 2 else "")


def set_aliases(site: SmallSite, a: int, b: int) -> None:
    site.set_field(
        site.notice_text(a), "aliases", f"[/old/{b}/, /old-{site.count()}.html]" if b % 3 else ""
    )


def set_origin(site: SmallSite, a: int, b: int) -> None:
    values = (
        "",
        f"Office {b}",
        f"{{name: Office {b}, url: 'https://a.example/{b}', lang: de}}",
    )
    site.set_field(site.notice_text(a), "origin", values[b % 3])


def link_to_another(site: SmallSite, a: int, b: int) -> None:
    path, other = site.text(a), site.notice_text(b)
    target = os.path.relpath(other, path.parent)
    site.put(path, f"{path.read_text()}\nSee [the other]({target}#part).\n")


def add_notice(site: SmallSite, a: int, b: int) -> None:
    languages = (LANGUAGES, LANGUAGES, ("en",), ("zh",))[a % 4]
    id_ = f"news/20{19 + b % 7}/{a % 12 + 1:02}-{b % 28 + 1:02}-added-{site.count()}"
    site.write_notice(id_, languages, topics="[testing]")


def delete_notice(site: SmallSite, a: int, _: int) -> None:
    for path in site.files_of(site.notice(a)):
        path.unlink()
    site.clear_away(site.content)


def rename_notice(site: SmallSite, a: int, b: int) -> None:
    old = site.notice(a)
    new = old.with_name(f"{a % 12 + 1:02}-{b % 28 + 1:02}-renamed-{site.count()}")
    for path in site.files_of(old):
        target = Path(str(path).replace(str(old), str(new), 1))
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)
    site.clear_away(site.content)
    site.share_in(new, "date", date_of(new.relative_to(site.content).as_posix()))


def make_flat_or_bundle(site: SmallSite, a: int, _: int) -> None:
    """The same notice, laid out the other way: its id and its pages stay."""
    stem = site.notice(a)
    for language in LANGUAGES:
        flat, bundled = (
            stem.with_name(f"{stem.name}.{language}.md"),
            stem / f"index.{language}.md",
        )
        source, target = (flat, bundled) if flat.exists() else (bundled, flat)
        if source.exists():
            target.parent.mkdir(exist_ok=True)
            source.rename(target)
    site.clear_away(site.content)


def remove_translation(site: SmallSite, a: int, b: int) -> None:
    paths = [path for path in site.files_of(site.notice(a)) if path.suffix == ".md"]
    if len(paths) > 1:
        paths[b % len(paths)].unlink()


def add_translation(site: SmallSite, a: int, _: int) -> None:
    for path in site.files_of(site.notice(a)):
        if path.suffix == ".md":
            other = "zh" if path.name.endswith(".en.md") else "en"
            target = path.with_name(path.name[:-5] + f"{other}.md")
            if not target.exists():
                site.put(target, path.read_text().replace("Edition", "Translated Edition"))


def add_or_remove_page(site: SmallSite, a: int, b: int) -> None:
    name = ("about", "disclaimer", "contact", "home")[a % 4]
    for language in LANGUAGES if b % 3 else LANGUAGES[:1]:
        path = site.content / f"pages/{name}.{language}.md"
        if path.exists():
            path.unlink()
        else:
            text = f"---\ntitle: Page {site.count()}\n---\n\nEdition 000.\n"
            site.put(path, text)


def put_picture(site: SmallSite, a: int, b: int) -> None:
    path = site.bundled(a)
    count = site.count()
    data = png(b % 9 + 1, 2, count) if b % 3 else large(count % 4)
    site.put(path.parent / f"picture-{b % 2}.png", data)
    if f"picture-{b % 2}.png" not in path.read_text():
        site.put(path, f"{path.read_text()}\n![Shown](picture-{b % 2}.png)\n")


def put_attachment(site: SmallSite, a: int, b: int) -> None:
    path = site.bundled(a)
    site.put(path.parent / f"table {b % 2}.csv", f"a,b\n1,{site.count()}\n" * (b % 9 + 1))


def label_attachment(site: SmallSite, a: int, b: int) -> None:
    path = site.bundled(a)
    files = [file.name for file in sorted(path.parent.glob("*.csv"))]
    label = f"{{{files[b % len(files)]}: Table {site.count()}}}" if files else ""
    site.set_field(path, "attachments", label)


def remove_file(site: SmallSite, a: int, _: int) -> None:
    beside = sorted(path for path in site.content.rglob("*") if path.suffix in {".png", ".csv"})
    if beside:
        beside[a % len(beside)].unlink()


def keep_size_of_file(site: SmallSite, a: int, b: int) -> None:
    beside = sorted(path for path in site.content.rglob("*") if path.suffix in {".png", ".csv"})
    if beside:
        path = beside[a % len(beside)]
        site.put(path, path.read_bytes()[:-1] + bytes([b % 256]))


def furnished(root: Path, *, clock: Clock = "fine") -> SmallSite:
    """Return a portal with one of everything."""
    site = SmallSite(root, clock=clock)
    site.write_notice("news/2020/12-24-centre", topics="[testing]", pinned="true")
    site.write_notice("news/2021/02-03-fees", topics="[testing, training]")
    site.write_notice("news/2021/06-09-day", ("en",))
    site.write_notice("news/2022/03-15-sampling", ("zh",), untranslated="notice")
    site.write_notice("news/2022/08-09-pool", ("zh",), untranslated="hide")
    site.write_notice("news/2023/05-04-meeting", expires="2023-05-31", topics="[training]")
    site.write_notice("news/2024/01-18-list", updated="2024-02-01", update_note="Two lines.")
    site.write_notice("news/2024/03-20-scope", withdrawn="{date: 2024-04-01, reason: Error.}")
    site.write_notice("news/2024/11-14-ahead", topics="[training]")
    site.write_notice("news/2022/01-12-draft", draft="true")
    make_flat_or_bundle(site, 1, 0)
    for number in range(3):
        put_picture(site, number, number)
        put_attachment(site, number, number)
    link_to_another(site, 4, 0)
    for name in ("home", "about", "disclaimer"):
        for language in LANGUAGES:
            path = site.content / f"pages/{name}.{language}.md"
            site.put(path, f"---\ntitle: {name} {language}\n---\n\nEdition 000.\n")
    return site


EDITS = (
    edit_body,
    edit_first_paragraph,
    edit_without_changing_the_size,
    touch,
    set_title,
    set_summary,
    set_topics,
    set_pinned,
    set_expires,
    set_date,
    set_correction,
    set_withdrawn,
    set_policy,
    set_draft,
    set_aliases,
    set_origin,
    link_to_another,
    add_notice,
    delete_notice,
    rename_notice,
    make_flat_or_bundle,
    remove_translation,
    add_translation,
    add_or_remove_page,
    put_picture,
    put_attachment,
    label_attachment,
    remove_file,
    keep_size_of_file,
)
