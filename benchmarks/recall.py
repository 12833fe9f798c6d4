"""How much of what is there a search finds: Gazette's, beside plain Pagefind over the same pages.

`python benchmarks/recall.py` builds generated notices, draws strings from their texts at random,
asks for each in a real browser, and prints for each kind of string how many of the notices that
hold it were found, and how many were found that do not hold it.

Needs Playwright and Chromium, as the tests do.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any
from unicodedata import normalize

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from lxml import html
from pagefind_bin_extended import get_executable

from benchmarks import corpus
from benchmarks.sides import gazette

HOME = Path(__file__).resolve().parents[1]
NOW = "2026-01-01T09:00:00+08:00"
_HAN = re.compile("[\u4e00-\u9fff]+")
_WORD = re.compile(r"[A-Za-z]{3,}")
_NUMBER = re.compile(r"\d{3,}")
_STANDARD = re.compile(r"GB/T \d+")
_SIGNED_NUMBER = re.compile(r"GB/T \d+-\d{4}|HZCC-\d{4}-\d{5}")
_SIGNED_WORD = re.compile(r"\b[a-z]+(?:'s|-[a-z]+)\b")
_SIGNED = re.compile(f"{_SIGNED_NUMBER.pattern}|(?<= ){_SIGNED_WORD.pattern}")
# What writers and their programs put in the place of ASCII signs.
_SIGNS = {"-": "\u2014\u2013\u2011\u2212\uff0d", "'": "\u2019\uff07", "/": "\uff0f"}
_FOLDS = str.maketrans({each: sign for sign, others in _SIGNS.items() for each in others})
_MIXED = re.compile("[A-Z]{2,}[\u4e00-\u9fff]{2,4}|\\d+[\u4e00-\u9fff]{2,4}")

Texts = Mapping[str, str]
"""What each notice says, by its path below a language (`/news/2020/12-24-a/`)."""
Search = Callable[[str], set[str]]
"""The paths that are found for a string."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Strings of one kind, and how to tell whether a text holds one."""

    kind: str
    code: str
    strings: tuple[str, ...]
    holds: Callable[[str, str], bool]
    near: Callable[[str, str], bool]
    """Whether a text that does not hold it may be found: by a word's other forms."""


@dataclass(frozen=True, slots=True)
class Score:
    """What came of all strings of a kind."""

    there: int
    found: int
    false: int


def write_site(folder: Path, pairs: int) -> None:
    """Write generated notices, every other one with other signs than ASCII's."""
    site = folder / "site"
    site.mkdir(parents=True)
    (site / "site.toml").write_bytes((HOME / "site.toml").read_bytes())
    corpus.write(site / "content", pairs)
    for number, path in enumerate(sorted(site.glob("content/news/*/*/index.*.md"))):
        if number // len(corpus.LANGUAGES) % 2:
            dice = Random(number)
            text = path.read_text("utf-8")
            path.write_text(_SIGNED.sub(lambda found, d=dice: _signed(found[0], d), text), "utf-8")


def build(folder: Path, url: str) -> None:
    """Build the portal into `out`, and plain Pagefind's index of each language beside its pages."""
    out = folder / "out"
    words = ("--site", folder / "site", "--output", out, "--cache", folder / "cache")
    command = gazette("build", *map(str, words), "--url", url, "--now", NOW)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def index_plainly(out: Path) -> None:
    """Have Pagefind index the notices' pages as they are."""
    for code in corpus.LANGUAGES:
        given = ("--site", out / code, "--glob", "news/*/*-*/index.html", "--silent")
        more = ("--root-selector", "main", "--output-path", out / f"plain-{code}")
        subprocess.run((get_executable(), *given, *more), check=True)


def texts(out: Path, code: str) -> dict[str, str]:
    """Return what the notices' pages say, title and body."""
    result = {}
    for path in sorted((out / code / "news").glob("*/*-*/index.html")):
        page = html.document_fromstring(path.read_bytes(), html.HTMLParser(encoding="utf-8"))
        parts = page.xpath("//main//h1 | //main//*[contains(@class, 'prose')]")
        said = "\n".join(part.text_content() for part in parts)
        result[f"/{path.parent.relative_to(out / code).as_posix()}/"] = _ascii(said)
    return result


def draw(result: Mapping[str, Texts], count: int, seed: int = 1) -> Iterable[Drawn]:
    """Yield strings of each kind, drawn at random from the texts of both languages."""
    dice = Random(seed)
    chinese, english = ([*result[code].values()] for code in ("zh", "en"))

    def any_of(pattern: re.Pattern[str], among: Sequence[str]) -> str:
        while True:
            matches = pattern.findall(dice.choice(among))
            if matches:
                return str(dice.choice(matches))

    def piece() -> str:
        run = any_of(_HAN, chinese)
        length = min(len(run), dice.randrange(2, 7))
        start = dice.randrange(len(run) - length + 1)
        return run[start : start + length]

    def many(make: Callable[[], str], least: int = 1) -> tuple[str, ...]:
        drawn = (make() for _ in range(100 * count))
        return tuple(dict.fromkeys(each for each in drawn if len(each) >= least))[:count]

    never = _never
    yield Drawn("Chinese, 2 to 6", "zh", many(piece, 2), _contains, never)
    yield Drawn("Chinese, 1", "zh", many(lambda: piece()[0]), _contains, never)
    wide = many(lambda: _wide(any_of(_STANDARD, chinese)))
    yield Drawn("Full width", "zh", wide, _words, _pairs)
    yield Drawn("Mixed", "zh", many(lambda: any_of(_MIXED, chinese)), _begins, _pairs)
    yield Drawn("GB/T and number", "zh", many(lambda: any_of(_STANDARD, chinese)), _words, _pairs)
    numbers = _SIGNED_NUMBER.findall("\n".join(chinese))
    signed = many(lambda: _signed(dice.choice(numbers), dice))
    yield Drawn("Signs in numbers", "zh", signed, _words, _pairs)
    words = _SIGNED_WORD.findall("\n".join(english))
    signed = many(lambda: _signed(dice.choice(words), dice))
    yield Drawn("Signs in words", "en", signed, _words, never)
    yield Drawn("Numbers", "en", many(lambda: any_of(_NUMBER, english)), _words, never)
    yield Drawn("English words", "en", many(lambda: any_of(_WORD, english)), _words, _akin)


def score(drawn: Drawn, result: Texts, search: Search) -> Score:
    """Ask for every string of a kind."""
    there = right = false = 0
    for string in drawn.strings:
        held = {path for path, text in result.items() if drawn.holds(text, string)}
        got = search(string)
        there += len(held)
        right += len(held & got)
        false += sum(not drawn.near(result[path], string) for path in got - held)
    return Score(there, right, false)


def searching(page: Any) -> Search:
    """Return Gazette's search, on an open page of the portal."""
    groups = page.locator(".search").get_attribute("data-groups").split()
    base = page.locator(".search").get_attribute("data-base")

    def search(string: str) -> set[str]:
        asked = {"base": base, "groups": groups, "query": string, "topic": "", "year": ""}
        return set(page.evaluate(_ASK, {**asked, "byDate": False, "from": 0, "count": 10**6}))

    return search


def plainly(page: Any, code: str) -> Search:
    """Return plain Pagefind's search, on an open page of the portal."""

    def search(string: str) -> set[str]:
        return set(page.evaluate(_PLAIN, [f"/plain-{code}/pagefind.js", string]))

    return search


_ASK = """
(asked) => new Promise((resolve, reject) => {
  window.asking ??= new Worker("/static/js/search/worker.js", { type: "module" });
  const id = Math.random();
  const hear = ({ data }) => {
    if (data.id !== id) return;
    window.asking.removeEventListener("message", hear);
    if (data.failed) reject(new Error(data.failed));
    else resolve(data.results.map(({ id }) => `/${id}/`));
  };
  window.asking.addEventListener("message", hear);
  window.asking.postMessage({ id, ...asked });
})
"""
_PLAIN = """
async ([program, string]) => {
  window.plain ??= await import(program);
  const { results } = await window.plain.search(string);
  const found = await Promise.all(results.map((result) => result.data()));
  return found.map((each) => decodeURI(each.raw_url));
}
"""


def _contains(text: str, string: str) -> bool:
    return _ascii(string) in text


def _words(text: str, string: str) -> bool:
    plain = re.escape(_ascii(string))
    return bool(re.search(rf"(?<![0-9A-Za-z]){plain}(?![0-9A-Za-z])", text, re.IGNORECASE))


def _begins(text: str, string: str) -> bool:
    """Tell whether a text holds a string that begins with a whole word or number."""
    return bool(re.search(rf"(?<![0-9A-Za-z]){re.escape(string)}", text))


def _never(_text: str, _string: str) -> bool:
    return False


def _pairs(text: str, string: str) -> bool:
    """Words and characters may stand apart."""
    pieces = re.findall("[0-9]+|[A-Za-z]+|[\u4e00-\u9fff]+", _ascii(string))
    return all(_words(text, each) if each.isascii() else each in text for each in pieces)


def _akin(text: str, string: str) -> bool:
    stem = string.lower()[: max(3, len(string) - 4)]
    return bool(re.search(rf"(?<![A-Za-z]){stem}", text.lower()))


def _ascii(string: str) -> str:
    return normalize("NFKC", string.translate(_FOLDS)).translate(_FOLDS)


def _signed(string: str, dice: Random) -> str:
    """Return a string with its signs as written, or others for them."""
    return "".join(dice.choice(each + _SIGNS.get(each, "")) for each in string)


def _wide(string: str) -> str:
    return "".join(chr(ord(each) + 0xFEE0) if each != " " else each for each in string)


def main() -> int:
    """Print the table."""
    from playwright.sync_api import sync_playwright

    from tests.support.server import serving
    from tests.support.visit import launched

    parser = argparse.ArgumentParser(prog="benchmarks/recall.py", description=__doc__)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--strings", type=int, default=200)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gazette-recall-") as name:
        folder = Path(name)
        write_site(folder, given.pairs)
        (folder / "out").mkdir()
        with serving(folder / "out") as address, sync_playwright() as playwright:
            build(folder, address)
            index_plainly(folder / "out")
            result = {code: texts(folder / "out", code) for code in corpus.LANGUAGES}
            browser = launched(playwright)
            print(f"{given.pairs:,} notices in two languages, {given.strings} strings a kind\n")
            print("| strings | drawn | in notices | Gazette | false | Pagefind alone | false |")
            print("|---|--:|--:|--:|--:|--:|--:|")
            for drawn in draw(result, given.strings):
                page = browser.new_page()
                page.goto(f"{address}{drawn.code}/search/")
                ours = score(drawn, result[drawn.code], searching(page))
                plain = score(drawn, result[drawn.code], plainly(page, drawn.code))
                print(_row(drawn, ours, plain), flush=True)
                page.close()
            browser.close()
    return 0


def _row(drawn: Drawn, ours: Score, plain: Score) -> str:
    cells = [drawn.kind, f"{len(drawn.strings)}", f"{ours.there:,}"]
    for each in (ours, plain):
        cells += [f"{100 * each.found / max(1, each.there):.1f}%", f"{each.false:,}"]
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
