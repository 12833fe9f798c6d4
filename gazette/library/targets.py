"""Where a link leads: a target as an editor wrote it in, an address or a fault out.

A target is a path from the text that it stands in to another text
(`../../2021/01-05-x/index.zh.md`), a notice's folder, a file, a heading (`#scope`), or an address
below the portal's root (`/en/about/`). Whatever language a path names, it leads to the page in
the reader's language.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from difflib import get_close_matches
from typing import NamedTuple
from urllib.parse import quote, unquote

from gazette.library import urls
from gazette.library.headings import shared_ids
from gazette.library.library import Library
from gazette.library.paths import id_of_text
from gazette.model.notice import Asset, Item
from gazette.model.page import FRAME_IDS
from gazette.model.text import Text
from gazette.problems import Param

_QUOTES = "“”„‟‘’‚«»「」『』"
_ENDINGS = {"JPEG": "jpg"}
_PICTURE = re.compile(r"\.(png|jpe?g|gif|webp|avif|svg)$", re.IGNORECASE)


class Address(NamedTuple):
    """Where a link leads. `tag` is the language found there where it is not the reader's."""

    address: str
    tag: str = ""


class Fault(NamedTuple):
    """Why a target cannot be a link: a rule's key and its parameters."""

    key: str
    params: tuple[tuple[str, Param], ...]


def make_fault(key: str, **params: Param) -> Fault:
    """Return a fault with its parameters in order."""
    return Fault(key, tuple(sorted(params.items())))


def link(library: Library, item: Item, text: Text, target: str, reader: str) -> Address | Fault:
    """Return where `target`, written in `text` of `item`, leads a reader of a language."""
    rest, _, anchor = target.strip().partition("#")
    path = rest.partition("?")[0]
    if "\\" in path:
        return make_fault("link-backslash", target=target, example=_with_slashes(target))
    if not path:
        anchor = unquote(anchor)
        return anchor_fault(item, text, anchor, text.path) or Address(f"#{quote(anchor)}")
    if path.startswith("/"):
        below = library.site.base + target.strip()[1:]
        return Address(below)
    place = locate(text, library.prefix, path)
    if place is None:
        return make_fault("link-outside", target=target)
    if asset := library.files.get(place):
        address = asset_address(library, item, text, asset, reader)
        return Address(address + target.strip()[len(path) :])
    id_ = id_of_text(place)
    if id_ in library.broken:
        return Address(urls.item(library.site, reader, id_))
    other = library.item(id_)
    if other is None:
        return dead(library, "link-dead", text, target)
    return _to_item(library, item, text, other, target, reader)


def file(library: Library, text: Text, target: str, key: str) -> Asset | Fault:
    """Return the file that an attachment or a lead picture names; `key` is the rule it breaks."""
    if "\\" in target:
        return make_fault("link-backslash", target=target, example=_with_slashes(target))
    place = locate(text, library.prefix, target)
    if place is None:
        return make_fault("link-outside", target=target)
    if place not in library.files:
        return dead(library, key, text, target)
    if key == "picture-dead" and not _PICTURE.search(place):
        return _unnamed(library, place, target)
    return library.files[place]


def _unnamed(library: Library, place: str, target: str) -> Fault:
    """Return the fault of a file that its name does not make a picture; its bytes may."""
    measured = library.pictures.get(place)
    if measured is None or measured.flaw or "." in posixpath.basename(place):
        return make_fault("not-a-picture", target=target)
    name = f"{posixpath.basename(place)}.{_ENDINGS.get(measured.kind, measured.kind.lower())}"
    return make_fault("not-a-picture+ending", target=target, kind=measured.kind, name=name)


def picture(library: Library, item: Item, text: Text, target: str) -> Address | Fault:
    """Return the address of a picture in `text`."""
    asset = file(library, text, target.strip(), "picture-dead")
    if isinstance(asset, Fault):
        return asset
    return Address(asset_address(library, item, text, asset, text.lang))


def files_beside(library: Library, item: Item, text: Text) -> list[tuple[str, Asset]]:
    """Return the files that stand beside a text's page: their names there, and the files.

    They are all of the bundle's, and those from elsewhere that the text names and that stand
    beside no other page.
    """
    beside = [(asset.path[len(item.folder) + 1 :], asset) for asset in item.files]
    named = [slot.value for slot in text.slots if slot.kind in {"link", "image"}]
    named += [text.fields.image, *(name for name, _ in text.fields.attachments)]
    for target in named:
        asset = _asset(library, text, target)
        if asset and asset not in item.files and owner_of(library, asset) is None:
            beside.append((posixpath.basename(asset.path), asset))
    return list(dict.fromkeys(beside))


def published_beside(library: Library, item: Item, code: str) -> list[tuple[str, Asset]]:
    """Return what `files_beside` does for a language's text, without reading the text."""
    beside = [(asset.path[len(item.folder) + 1 :], asset) for asset in item.files]
    for language, place in item.card.file_links:
        asset = library.files.get(place) if language == code else None
        if asset and owner_of(library, asset) is None:
            beside.append((posixpath.basename(asset.path), asset))
    return list(dict.fromkeys(beside))


def shown_files(library: Library, text: Text, kinds: frozenset[str]) -> frozenset[str]:
    """Return the paths of the files that a body shows: `link`s to them, or `image`s of them."""
    found = (_asset(library, text, slot.value) for slot in text.slots if slot.kind in kinds)
    return frozenset(asset.path for asset in found if asset)


def locate(text: Text, prefix: str, path: str) -> str | None:
    """Return a relative path as seen from the content folder; None where it leads out of it."""
    folder = posixpath.dirname(text.path[len(prefix) + 1 :])
    place = posixpath.normpath(posixpath.join(folder, unquote(path)))
    return None if place.startswith("..") else place


def asset_address(library: Library, item: Item, text: Text, asset: Asset, reader: str) -> str:
    """Return the address of a file: beside the page it belongs to, or beside `text`'s page."""
    owner = owner_of(library, asset)
    if owner is None:
        return urls.beside(library.site, text.lang, item.id, posixpath.basename(asset.path))
    code = text.lang if owner.id == item.id else library.original(owner, reader)
    return urls.beside(library.site, code, owner.id, asset.path[len(owner.folder) + 1 :])


def owner_of(library: Library, asset: Asset) -> Item | None:
    """Return the published item whose folder a file lies in, if any."""
    folder = posixpath.dirname(asset.path)
    while folder:
        item = library.item(folder)
        if item is not None and item.folder == folder:
            notice = library.notice(folder)
            hidden = not item.texts or (notice is not None and notice.scheduled)
            return None if hidden else item
        folder = posixpath.dirname(folder)
    return None


def shown_text(library: Library, item: Item, code: str) -> Text | None:
    """Return the text whose body an item's page shows in a language, if there is one."""
    showing = library.showing(item, code)
    if showing is None or showing.mode == "notice":
        return None
    # The home page shows no other language's words.
    return None if item.id == "pages/home" and showing.mode != "own" else showing.text


def anchor_fault(item: Item, text: Text, anchor: str, where: str) -> Fault | None:
    """Return what is wrong with an anchor into a text, which messages call `where`."""
    if not anchor:
        return None
    pairs = shared_ids(text, item.texts.values())
    ids = [id_ for pair in pairs for id_ in pair if id_]
    if anchor in ids or anchor in text.anchors or anchor in FRAME_IDS:
        return None
    if not pairs:
        return make_fault("link-anchor+none", anchor=anchor, where=where)
    return make_fault(
        "link-anchor", anchor=anchor, where=where, known=", ".join(p[0] for p in pairs)
    )


def dead(library: Library, key: str, text: Text, target: str) -> Fault:
    """Return the fault of a target that is not there, with the nearest name that is."""
    if target.strip(_QUOTES) != target:
        return make_fault(f"{key}+quotes", target=target, example=target.strip(_QUOTES))
    if locate(text, library.prefix, quote(target)) in library.files:
        return make_fault(f"{key}+signs", target=target, example=_as_address(target))
    visible = "".join(sign for sign in target if unicodedata.category(sign) != "Cf")
    if visible != target and _is_there(library, text, visible):
        return make_fault(f"{key}+invisible", target=target, example=visible)
    folder, name = posixpath.split(target.partition("#")[0].rstrip("/"))
    place = locate(text, library.prefix, folder) or ""
    prefix = "" if place == "." else f"{place}/"
    paths = [*library.files, *(notice.id for notice in library.every)]
    names = {path[len(prefix) :].partition("/")[0] for path in paths if path.startswith(prefix)}
    near = _elsewhere(library, text, name) or posixpath.join(folder, _nearest(name, names))
    if near not in {target, target.rstrip("/"), folder, f"{folder}/"}:
        if key == "picture-dead" and posixpath.splitext(target)[0] == near:
            return make_fault("picture-dead+ending", target=target, nearest=near, name=name)
        return make_fault(f"{key}+near", target=target, nearest=near)
    return make_fault(key, target=target)


def _nearest(name: str, names: set[str]) -> str:
    """Return the name that differs in its letters' case alone, or the one spelled most like it."""
    alike = [other for other in sorted(names) if other.casefold() == name.casefold()]
    near = alike or get_close_matches(name, sorted(names), 1)
    return near[0] if near else ""


def _elsewhere(library: Library, text: Text, name: str) -> str:
    """Return the path from a text to the only file of a name in or below its folder."""
    folder = posixpath.dirname(text.path[len(library.prefix) + 1 :]) + "/"
    places = [
        path[len(folder) :]
        for path in library.files
        if path.startswith(folder) and posixpath.basename(path) == name
    ]
    return places[0] if name and len(places) == 1 else ""


def _is_there(library: Library, text: Text, target: str) -> bool:
    place = locate(text, library.prefix, re.split("[#?]", target)[0])
    return place in library.files or (place is not None and bool(library.item(id_of_text(place))))


def _as_address(name: str) -> str:
    """Return the name of a file as an address, with the signs escaped that mean more in one."""
    return re.sub(r"[%#?\s<>()]", lambda sign: quote(sign[0]), name)


def _with_slashes(target: str) -> str:
    # Markdown takes «\.» for a plain dot, so that «..\..\a» arrives as «....\a».
    steps = re.match(r"(?:\.\.){2,}(?=\\)", target)
    dots = "/".join([".."] * (len(steps[0]) // 2)) if steps else ""
    return (dots + target[len(steps[0]) if steps else 0 :]).replace("\\", "/")


def _to_item(
    library: Library, source: Item, text: Text, item: Item, target: str, reader: str
) -> Address | Fault:
    if not _visible(library, source, item):
        return make_fault("link-unpublished", target=target)
    if not item.texts:
        return Address(urls.item(library.site, reader, item.id))
    code = reader if library.showing(item, reader) else library.original(item, reader)
    address = urls.item(library.site, code, item.id)
    tag = "" if code == reader else library.site.language(code).tag
    anchor = unquote(target.strip().partition("#")[2])
    if not anchor:
        return Address(address, tag)
    page_text = shown_text(library, item, code)
    wrong = page_text and anchor_fault(item, page_text, anchor, page_text.path)
    if wrong and reader == text.lang:
        return wrong
    # Readers of a stand-in are led to a text that its author may never have seen: to its top then.
    return Address(address if wrong or not page_text else f"{address}#{quote(anchor)}", tag)


def _asset(library: Library, text: Text, target: str) -> Asset | None:
    path = target.strip().partition("#")[0].partition("?")[0]
    if not path or path.startswith("/"):
        return None
    place = locate(text, library.prefix, path)
    return library.files.get(place) if place else None


def _visible(library: Library, source: Item, item: Item) -> bool:
    own, other = library.notice(source.id), library.notice(item.id)
    if not item.texts:
        return not source.texts and bool(item.drafts)
    if other is None or not other.scheduled:
        return True
    return own is not None and own.scheduled and other.date.second <= own.date.second
