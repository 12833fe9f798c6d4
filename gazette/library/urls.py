"""Where everything is found: items, lists and files in, addresses and output paths out.

An address is what stands in a page's links: it begins with the site's base path (`/sub/en/`).
A path is the file's place below the output folder (`en/index.html`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

from gazette.model.site import Site

_PLAIN = re.compile(r"[a-zA-Z0-9_.~/-]*")
"""What stands in an address as it is (RFC 3986 section 2.3)."""
_WEB = re.compile(r"(https?)://([^/?#]*)([^?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_PORTS = {"http": ":80", "https": ":443"}


def path(address: str, site: Site) -> str:
    """Return the output path of the page at an address."""
    below = unquote(address[len(site.base) :])
    return f"{below}index.html" if below.endswith("/") or not below else below


def absolute(address: str, site: Site) -> str:
    """Return the full URL of an address."""
    return site.url + address[len(site.base) :]


def below_own(url: str, own: Iterable[str]) -> str | None:
    """Return a URL as an address from the portal's root (`/en/`); None where it leads elsewhere.

    `own` are the portal's URLs without their schemes: http and https are one.
    """
    parts = _WEB.match(url)
    if parts is None:
        return None
    host = parts[2].lower().removesuffix(_PORTS[parts[1].lower()])
    path = parts[3] or "/"
    if not url.isascii():
        path = quote(path, safe="/%:@!$&'()*+,;=~")
        try:
            host = host.encode("idna").decode()
        except ValueError:
            return None
    for each in own:
        name, _, folder = each.partition("/")
        if host == name.lower() and f"{path}/".startswith(f"/{folder}"):
            return "/" + path[len(folder) + 1 :] + parts[4]
    return None


def of(site: Site, *parts: str) -> str:
    """Return the address of parts below the site's root; the last part may be a file's name."""
    below = "/".join(parts)
    # Most are plain, and there are a score of addresses on a page.
    return site.base + (below if _PLAIN.fullmatch(below) else quote(below))


def home(site: Site, code: str) -> str:
    """Return the address of a language's home page."""
    return of(site, code, "")


def item(site: Site, code: str, id: str) -> str:  # noqa: A002 - the contract's own word
    """Return the address of a notice, or of one of the portal's own pages, in a language."""
    if id == "pages/home":
        return home(site, code)
    return of(site, code, id.removeprefix("pages/"), "")


def item_path(code: str, id: str) -> str:  # noqa: A002
    """Return the output path of an item's page in a language."""
    if id == "pages/home":
        return f"{code}/index.html"
    return f"{code}/{id.removeprefix('pages/')}/index.html"


def beside(site: Site, code: str, id: str, name: str) -> str:  # noqa: A002
    """Return the address of a file beside an item's page."""
    return item(site, code, id) + quote(name)
