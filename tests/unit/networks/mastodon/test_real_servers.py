"""What was seen on real servers and went wrong there. Each test fails without the mend that it came with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from wizard.networks.mastodon import NETWORK
from wizard.practice.fediverse import PracticeFediverse
from wizard.practice.fediverse.manner import GOTOSOCIAL, HOLLO, MASTODON, SNAC, TAKAHE, Manner

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.networks.base import Profile

REDIRECT = "http://127.0.0.1:9/log-in"


@dataclass
class Drawer:
    """An AppDrawer that keeps what it gets until the test is over."""

    kept: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def get(self, server: str) -> Mapping[str, str] | None:
        return self.kept.get(server)

    def put(self, server: str, values: Mapping[str, str]) -> None:
        self.kept[server] = values


async def logged_in(server: str, drawer: Drawer) -> Profile:
    """Logs the brand in through the server's page, as a browser would, and asks who we are."""
    fields = NETWORK.clean_fields({"server": server})
    request = await NETWORK.start_login(fields, REDIRECT, drawer)
    async with httpx.AsyncClient(trust_env=False) as browser:
        page = await browser.get(request.url)
        hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page.text)
        form = {unescape(name): unescape(value) for name, value in hidden}
        typed = {"username": "brand", "password": "practice", "decision": "authorize"}
        answer = await browser.post(f"{server}/oauth/authorize", data=form | typed)
    credentials = await NETWORK.finish_login(request, answer.headers["location"])
    connection = NETWORK.connect(fields, credentials)
    try:
        return await connection.verify()
    finally:
        await connection.close()


def asked_for(fediverse_url: str) -> list[str]:
    return parse_qs(urlsplit(fediverse_url).query)["scope"][0].split()


@pytest.mark.parametrize("manner", [MASTODON, GOTOSOCIAL, HOLLO, TAKAHE, SNAC], ids=lambda each: each.name)
async def test_a_log_in_opens_the_account_on_every_server(manner: Manner) -> None:
    """Takahē grants `read:accounts`, and then lets nobody with it see the account."""
    async with PracticeFediverse(manner=manner).serve() as server:
        profile = await logged_in(server, Drawer())
    assert profile.name == "Practice Brand"


async def test_rights_asked_for_one_by_one_before_are_asked_for_as_a_whole_now() -> None:
    drawer = Drawer()
    async with PracticeFediverse(manner=TAKAHE).serve() as server:
        first = await NETWORK.start_login({"server": server}, REDIRECT, drawer)
        drawer.put(server, {**drawer.kept[server], "scopes": "read:accounts write:statuses"})
        again = await NETWORK.start_login({"server": server}, REDIRECT, drawer)
    assert asked_for(first.url) == asked_for(again.url) == ["read", "write"]
