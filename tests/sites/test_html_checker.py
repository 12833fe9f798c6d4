"""Every page passes the Nu HTML checker, the one of the W3C."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.sites.conftest import PORTALS
from tests.support.portal import Portal


def test_every_page_of_every_portal_is_valid_html(
    vnu_jar: Path, portal_named: Callable[[str], Portal]
) -> None:
    # One call: starting Java takes longer than checking the pages.
    portals = [portal_named(name) for name in PORTALS]
    pages = [portal.root / path for portal in portals for path in portal.pages]
    assert len(pages) > 300
    checker = ["java", "-Xss4m", "-jar", str(vnu_jar), "--format", "json", "--stdout"]
    done = subprocess.run([*checker, *map(str, pages)], capture_output=True, check=False)
    messages = json.loads(done.stdout)["messages"]
    assert [
        f"{message.get('url', '').rpartition('/out/')[2]}:{message.get('lastLine')}: "
        f"{message['message']}"
        for message in messages
        if message["type"] != "info" or message.get("subType") == "warning"
    ] == []
    assert done.returncode == 0
