"""A built portal as a browser meets it: an output folder and its address in, pages out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

from lxml import etree, html

XHTML = "{http://www.w3.org/1999/xhtml}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"

_LINKED = ("href", "src", "poster", "action", "cite", "data", "formaction")
_CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)")


@dataclass(frozen=True, slots=True)
class Reference:
    """A link as it stands in a file: the file, the address it has, the link's whole address."""

    path: str
    written: str
    url: str

    def __str__(self) -> str:
        return f"{self.path}: {self.written}"


class Page:
    """One HTML page of a portal."""

    def __init__(self, path: str, url: str, source: bytes) -> None:
        self.path = path
        self.url = url
        self.source = source.decode()
        self.root: Any = html.document_fromstring(source, html.HTMLParser(encoding="utf-8"))

    def __repr__(self) -> str:
        return self.path

    def all(self, xpath: str) -> list[Any]:
        """Return what an XPath finds, in order."""
        return list(self.root.xpath(xpath))

    def one(self, xpath: str) -> Any:
        """Return what an XPath finds exactly once."""
        result = self.all(xpath)
        assert len(result) == 1, f"{self.path}: {xpath} is there {len(result)} times"
        return result[0]

    def text(self, xpath: str) -> str:
        """Return the text of the one element that an XPath finds."""
        return str(self.one(xpath).text_content()).strip()

    def meta(self, name: str) -> list[str]:
        """Return what `<meta name>` or `<meta property>` says, as often as it stands there."""
        return [str(v) for v in self.all(f"//meta[@name='{name}' or @property='{name}']/@content")]

    @property
    def lang(self) -> str:
        """The language of the page."""
        return str(self.root.get("lang", ""))

    @property
    def canonical(self) -> str:
        """The page's canonical URL, or ""."""
        return "".join(self.all("//link[@rel='canonical']/@href"))

    @property
    def alternates(self) -> dict[str, str]:
        """The page's versions: `hreflang` to URL."""
        pairs = [(e.get("hreflang"), e.get("href")) for e in self.all("//head/link[@hreflang]")]
        assert len(pairs) == len(dict(pairs)), f"{self.path}: a language stands there twice"
        return dict(pairs)

    @property
    def indexed(self) -> bool:
        """Whether search engines may list it."""
        return "noindex" not in self.meta("robots")

    @property
    def redirect(self) -> str:
        """The whole URL that it leads on to, or ""."""
        found = "".join(self.all("//meta[@http-equiv='refresh']/@content"))
        return urljoin(self.url, found.partition("url=")[2]) if found else ""

    @property
    def switches(self) -> dict[str, str]:
        """The ways to this page in other languages: `hreflang` to URL."""
        links = self.all("//nav[@class='switch']//a[@rel='alternate']")
        return {link.get("hreflang"): urljoin(self.url, link.get("href")) for link in links}

    @property
    def json_ld(self) -> list[dict[str, Any]]:
        """The page's structured data."""
        return [json.loads(e.text) for e in self.all("//script[@type='application/ld+json']")]

    @property
    def entries(self) -> list[str]:
        """The titles in the page's lists of notices, in order."""
        return [str(e.text_content()) for e in self.all("//a[@class='entry-title']")]

    def references(self) -> Iterator[str]:
        """Yield everything that the page leads to, as it stands there."""
        for name in _LINKED:
            yield from (str(value) for value in self.all(f"//@{name}"))
        for value in self.all("//@srcset"):
            yield from (part.split()[0] for part in value.split(","))
        if self.redirect:
            yield self.redirect
        for name in ("og:url", "og:image"):
            yield from self.meta(name)
        for data in self.json_ld:
            yield data["mainEntityOfPage"]
            yield from data.get("image", ())


class Portal:
    """An output folder, served at `url`, which ends with a slash; `report` is its build's."""

    def __init__(self, root: Path, url: str, report: Mapping[str, Any] | None = None) -> None:
        self.root = root
        self.url = url
        self.report = report or {}
        self.base = urlsplit(url).path
        self.host = urlsplit(url).netloc

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file's bytes, by its path."""
        found = (path for path in self.root.rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in sorted(found)}

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every HTML page, by its path."""
        return {
            path: Page(path, self.address(path), source)
            for path, source in self.files.items()
            if path.endswith(".html")
        }

    @property
    def shown(self) -> list[Page]:
        """Every page that a reader stays on: all but redirects."""
        return [page for page in self.pages.values() if not page.redirect]

    def page(self, url: str) -> Page:
        """Return the page at a URL, whole or from the portal's root (`en/news/`)."""
        path = self.path_of(urljoin(self.url, url))
        assert path in self.pages, f"there is no page at {url}"
        return self.pages[path]

    def has(self, url: str) -> bool:
        """Tell whether there is anything at a URL, whole or from the portal's root."""
        return self.path_of(urljoin(self.url, url)) in self.files

    def address(self, path: str) -> str:
        """Return the URL of an output path."""
        return self.url + quote(path.removesuffix("index.html"))

    def path_of(self, url: str) -> str | None:
        """Return the output path that a server gives for a URL, None where it is not below."""
        parts = urlsplit(url)
        if parts.netloc != self.host or not parts.path.startswith(self.base):
            return None
        path = unquote(parts.path[len(self.base) :])
        return f"{path}index.html" if path.endswith("/") or not path else path

    def xml(self, path: str) -> Any:
        """Return the root of an XML file."""
        return etree.fromstring(self.files[path])

    @property
    def feeds(self) -> list[str]:
        """The paths of all feeds."""
        return [path for path in self.files if path.endswith(("feed.atom", "feed.json"))]

    def feed_titles(self, path: str) -> list[str]:
        """Return the titles of a feed's entries, in order."""
        if path.endswith(".json"):
            return [item["title"] for item in json.loads(self.files[path])["items"]]
        return [e.findtext(f"{ATOM}title") for e in self.xml(path).iter(f"{ATOM}entry")]

    @property
    def sitemaps(self) -> list[str]:
        """The paths of the sitemap's parts, as its index names them."""
        locs = self.xml("sitemap.xml").iter(f"{SITEMAP}loc")
        return [self.path_of(loc.text) or loc.text for loc in locs]

    @cached_property
    def locations(self) -> dict[str, dict[str, str]]:
        """Every URL of the sitemaps, and its versions: `hreflang` to URL."""
        result: dict[str, dict[str, str]] = {}
        for path in self.sitemaps:
            for entry in self.xml(path).iter(f"{SITEMAP}url"):
                links = entry.iter(f"{XHTML}link")
                loc = entry.findtext(f"{SITEMAP}loc")
                assert loc not in result, f"{loc} stands twice in the sitemaps"
                result[loc] = {link.get("hreflang"): link.get("href") for link in links}
        return result

    def references(self) -> Iterator[Reference]:
        """Yield every link in every file."""
        for page in self.pages.values():
            yield from (self._reference(page.path, page.url, link) for link in page.references())
        for path in self.feeds:
            yield from self._in_feed(path)
        for path in ("sitemap.xml", *self.sitemaps):
            for element in self.xml(path).iter(f"{SITEMAP}loc", f"{XHTML}link"):
                yield self._reference(path, "", element.text or element.get("href"))
        for path in ("robots.txt", ".well-known/security.txt"):
            for url in re.findall(
                r"^(?:Sitemap|Canonical): (\S+)$", self._text(path), re.MULTILINE
            ):
                yield self._reference(path, "", url)
        for path in self.files:
            if path.endswith(".css"):
                for url in _CSS_URL.findall(self._text(path)):
                    yield self._reference(path, self.address(path), url)

    def _in_feed(self, path: str) -> Iterator[Reference]:
        if path.endswith(".json"):
            feed = json.loads(self.files[path])
            links = [feed["feed_url"], feed["home_page_url"], *(i["url"] for i in feed["items"])]
            texts = [item["content_html"] for item in feed["items"]]
        else:
            root = self.xml(path)
            links = [link.get("href") for link in root.iter(f"{ATOM}link")]
            texts = [content.text for content in root.iter(f"{ATOM}content")]
        for text in texts:
            root = html.fragment_fromstring(text, create_parent="div")
            links += root.xpath(".//@href | .//@src")
        # A feed has no address that its links could be relative to.
        yield from (self._reference(path, "", link) for link in links)

    def _text(self, path: str) -> str:
        return self.files.get(path, b"").decode()

    def _reference(self, path: str, base: str, written: str) -> Reference:
        return Reference(path, written, urljoin(base, written))
