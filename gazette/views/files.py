"""Files that go out as they are: pictures and attachments beside their pages."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.library import targets, urls
from gazette.library.months import Month
from gazette.model.notice import Item
from gazette.model.page import Copy
from gazette.views.site_context import SiteContext


def asset_copies(site_context: SiteContext, month: Month) -> Iterator[Copy]:
    """Yield a copy of each notice's files for each language whose text has it beside it."""
    for notice in month.published:
        yield from _beside(site_context, notice.item)


def page_asset_copies(site_context: SiteContext) -> Iterator[Copy]:
    """Yield the same for the portal's own pages."""
    for _, item in sorted(site_context.library.pages.items()):
        yield from _beside(site_context, item)


def _beside(site_context: SiteContext, item: Item) -> Iterator[Copy]:
    for code, *_ in item.card.live:
        for name, asset in targets.published_beside(site_context.library, item, code):
            file = f"{site_context.content_root}/{asset.path}"
            source = f"{site_context.library.prefix}/{asset.path}"
            folder = urls.item_path(code, item.id).removesuffix("index.html")
            yield Copy(folder + name, file, asset.content, source)
