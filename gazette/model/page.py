"""What the plan holds: pages to render and files to copy, and the keys that tell them apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

FRAME_IDS = frozenset({"_main", "_q", "_ways"})
"""The ids that templates use: no text may have them too."""
BARE = frozenset({"pages/chooser.html", "pages/lost.html", "pages/redirect.html"})
"""The templates that have none of them."""


Context = NamedTuple
"""What a template sees besides the frame: values by name."""


class Body(NamedTuple):
    """A reference to a body's HTML: its fragment's digest, and a value for each of its slots.

    `base` is the address that its footnotes lead to where it does not stand on its own page.
    """

    fragment: bytes
    values: tuple[str, ...]
    base: str = ""


class PageKind(NamedTuple):
    """A template, named from the templates' folder, and the class of the context that it sees."""

    template: str
    shape: type[Context]


class Page(NamedTuple):
    """A file rendered from a template, which sees `frame` and the fields of `context` only.

    `path` is relative to the output folder, with slashes. `language` is a code, or empty for a
    page of no language. `frame` is shared by all pages of that language. The context, of the
    kind's `shape`, is made by `make` when it is asked for. `source` is the content file that a
    problem with this page is laid to.
    """

    path: str
    kind: PageKind
    language: str
    frame: object
    make: Callable[[], Context]
    source: str = ""
    line: int = 1

    @property
    def template(self) -> str:
        """The template's name."""
        return self.kind.template

    @property
    def context(self) -> Context:
        """What the template sees besides the frame, made anew each time."""
        return self.make()


class Copy(NamedTuple):
    """A file copied as it is: `file` is its absolute path, `content` the digest of its bytes."""

    path: str
    file: str
    content: bytes
    source: str = ""
    line: int = 1


class Sheet(NamedTuple):
    """A style sheet in one piece: `data` are its bytes, `content` is their digest."""

    path: str
    data: bytes
    content: bytes
    source: str = ""
    line: int = 1


Ready = Copy | Sheet
"""What needs no template."""
Output = Page | Copy | Sheet


class BuildUnit(NamedTuple):
    """Files of the plan that are made together.

    `fingerprint` is the digest of all that `make` and the contexts of its pages follow from. A
    build that finds the remembered one keeps the files as they are, and makes no context. So it
    covers everything that a context takes from the site context: settings, words and frames by
    `settings_fingerprint`, content by the fingerprints of the library. It is empty where all is
    made each time: files to copy, never pages.
    """

    name: str
    fingerprint: bytes
    make: Callable[[], Iterable[Output]]


class Key(NamedTuple):
    """The four digests a page's bytes follow from; two pages with equal keys have equal bytes."""

    template: bytes
    content: bytes
    words: bytes
    engine: bytes


class FileStat(NamedTuple):
    """A file as it was left on disk: size in bytes, modification time in nanoseconds."""

    size: int
    mtime: int


Reason = Literal["new", "template", "content", "words", "engine", "changed on disk", "unfinished"]


class Remembered(NamedTuple):
    """What the cache knows of one file it wrote.

    `reasons` are why it was last written, `unit` names the build unit that it belongs to,
    `digest` is that of its bytes. A
    file that was about to be written when a build was cut short has neither key nor stat.
    """

    key: Key | None
    file_stat: FileStat | None
    reasons: tuple[Reason, ...] = ()
    unit: str = ""
    digest: bytes = b""
