"""Pictures on pages: how large they are, which of their variants browsers may take, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Final, NamedTuple

from gazette.library import targets, urls
from gazette.library.targets import Fault
from gazette.model.notice import Item
from gazette.model.page import Copy
from gazette.model.picture import FOLDER, Measured
from gazette.model.site import Site
from gazette.model.text import Text
from gazette.views.site_context import SiteContext

# In CSS pixels: no column of text is wider (`--measure` in the style sheet).
_COLUMN: Final = 680
# In pixels: who is offered so many, on the sharpest screen, needs no wider picture.
_ENOUGH: Final = 1440
_SHARE: Final = re.compile(r"(\d{1,3})%")


class PageImage(NamedTuple):
    """A picture as a page shows it: its address, and the values of an `img`'s other attributes.

    Width and height are "" where they are not known, `sizes` and `srcset` where there is nothing
    to choose from.
    """

    address: str
    width: str
    height: str
    sizes: str
    srcset: str


def page_image(
    site_context: SiteContext,
    item: Item,
    text: Text,
    target: str,
    width: str = "",
    height: str = "",
) -> PageImage | None:
    """Return a picture named in `text` of `item`; None where it leads nowhere.

    `width` and `height` are the author's own; the height follows from the width, and the other way
    round where that is missing. A width in percent is that part of a column of text.
    """
    library = site_context.library
    asset = targets.file(library, text, target.strip(), "picture-dead")
    if isinstance(asset, Fault):
        return None
    address = targets.asset_address(library, item, text, asset, text.lang)
    measured = library.pictures.get(asset.path)
    if measured is None or not measured.width:
        return PageImage(address, width, height, "", "")
    width, height = _sides(measured, width, height)
    srcset = ", ".join(_sources(site_context.site, measured, address))
    # The picture is as wide as it says, as long as there is room.
    wide = min(int(width), _COLUMN) if width.isdecimal() else _COLUMN
    sizes = f"(min-width: {wide}px) {wide}px, 100vw" if srcset else ""
    return PageImage(address, width, height, sizes, srcset)


def image_attributes(image: PageImage, *, first: bool) -> str:
    """Return the attributes of an `img`; the `first` picture on a page is not to be waited for."""
    # How before what: a source that comes first is loaded before browsers know better.
    how = 'fetchpriority="high"' if first else 'loading="lazy" decoding="async"'
    return f"{how} {source_attributes(image)}"


def source_attributes(image: PageImage) -> str:
    """Return the attributes of an `img` as far as they speak of the picture alone."""
    address, width, height, sizes, srcset = map(escape, image)
    size = "".join(
        f'{name}="{value}" '
        for name, value in (("width", width), ("height", height), ("sizes", sizes))
        if value
    )
    sources = f'srcset="{srcset}" ' if srcset else ""
    return f'{size}{sources}src="{address}"'


def variant_copies(site_context: SiteContext) -> Iterator[Copy]:
    """Yield a copy of each variant of each picture that readers can see."""
    library = site_context.library
    if not library.pictures:
        return
    copies: dict[str, Copy] = {}
    pages = (item for _, item in sorted(library.pages.items()))
    places = [
        place for month in library.months.values() for place in library.lists.facts(month).pictures
    ]
    for place in (*places, *(place for item in pages for place in item.pictures)):
        measured = library.pictures.get(place)
        for each in measured.variants if measured else ():
            path, source = f"{FOLDER}/{each.name}", f"{library.prefix}/{place}"
            copies.setdefault(path, Copy(path, each.source, each.content, source))
    yield from copies.values()


def _sides(measured: Measured, width: str, height: str) -> tuple[str, str]:
    """Return both sides in the picture's own proportion: browsers keep a place of that shape."""
    share = _SHARE.fullmatch(width)
    if share:
        width = str(max(1, round(_COLUMN * int(share[1]) / 100)))
    if width.isdecimal():
        return width, str(max(1, round(int(width) * measured.height / measured.width)))
    if height.isdecimal() and not width:
        return str(max(1, round(int(height) * measured.width / measured.height))), height
    if width or height:
        return width, height
    return str(measured.width), str(measured.height)


def _sources(site: Site, measured: Measured, address: str) -> Iterator[str]:
    if not measured.variants:
        return
    for each in measured.variants:
        yield f"{urls.of(site, FOLDER, each.name)} {each.width}w"
    # A camera's own file is for nobody's screen.
    if measured.variants[-1].width < _ENOUGH:
        yield f"{address} {measured.width}w"
