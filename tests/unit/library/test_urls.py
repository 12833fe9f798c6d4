"""Addresses and output paths lead back to each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.library import urls
from tests.unit.library.made import site

SUB = site(url="https://example.org/sub/", base="/sub/")


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/sub/", "index.html"),
        ("/sub/en/", "en/index.html"),
        ("/sub/en/404.html", "en/404.html"),
        ("/sub/zh/news/2020/12-24-%E9%95%BF/", "zh/news/2020/12-24-长/index.html"),
        ("/sub/en/a%20b.pdf", "en/a b.pdf"),
    ],
)
def test_a_page_is_the_index_of_the_folder_at_its_address(address: str, path: str) -> None:
    assert urls.path(address, SUB) == path


def test_own_pages_stand_below_their_language_and_home_is_the_language_itself() -> None:
    assert urls.item(SUB, "zh", "pages/about") == "/sub/zh/about/"
    assert urls.item(SUB, "zh", "pages/home") == urls.home(SUB, "zh") == "/sub/zh/"
    assert urls.item(SUB, "zh", "news/2020/12-24-a") == "/sub/zh/news/2020/12-24-a/"


def test_a_full_url_is_the_sites_and_what_is_below_it() -> None:
    assert urls.absolute("/sub/en/", SUB) == "https://example.org/sub/en/"


@given(st.from_regex(r"[^/\x00-\x1f]+", fullmatch=True))
def test_a_file_of_any_name_is_found_at_its_address(name: str) -> None:
    address = urls.beside(SUB, "en", "news/2020/12-24-a", name)
    assert urls.path(address, SUB) == f"en/news/2020/12-24-a/{name}"
    assert address.isascii()
    assert not set(address) & set(" \"'<>?#\\")
