"""Logging in with one's own browser: the loopback address takes the one redirect, and waits for nobody else."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.journey.stage import answer_of, stage
from wizard.errors import NetworkRefused
from wizard.journey.own_browser import RedirectCatcher
from wizard.journey.state import Step

if TYPE_CHECKING:
    from pathlib import Path


async def visit(url: str, method: str = "GET") -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False, timeout=60) as browser:
        return await browser.request(method, url)


async def test_the_whole_log_in(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_token(journey)
        await journey.finish_network("mastodon", {"server": here.network_url})
        opened: asyncio.Queue[str] = asyncio.Queue()
        logging_in = asyncio.create_task(journey.own_browser(opened.put_nowait))
        page = await visit(await answer_of(await opened.get()))
        assert page.status_code == 200
        for language in ("en", "de", "fr"):
            assert f'<p lang="{language}">' in page.text
        assert page.headers["cache-control"] == "no-store"
        assert (await logging_in).name == "Practice Brand"
        assert (await journey.finish_log_in()).current is Step.RELAY


async def test_denied_cancelled_and_then_well(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = here.journey()
        await here.to_token(journey)
        await journey.finish_network("mastodon", {"server": here.network_url})
        before = journey.state
        opened: asyncio.Queue[str] = asyncio.Queue()
        logging_in = asyncio.create_task(journey.own_browser(opened.put_nowait))
        await visit(await answer_of(await opened.get(), decision="deny"))
        with pytest.raises(NetworkRefused, match="did not allow"):
            await logging_in
        logging_in = asyncio.create_task(journey.own_browser(opened.put_nowait, choose_account=True))
        await opened.get()
        logging_in.cancel()
        with pytest.raises(asyncio.CancelledError):
            await logging_in
        assert journey.state == before
        logging_in = asyncio.create_task(journey.own_browser(opened.put_nowait))
        await visit(await answer_of(await opened.get()))
        await logging_in


async def test_only_the_redirect_counts() -> None:
    async with RedirectCatcher() as catcher:
        base = catcher.redirect_uri.removesuffix("/log-in")
        for other in (f"{base}/", f"{base}/favicon.ico", f"{base}/log-in/x?code=1"):
            assert (await visit(other)).status_code == 404
        assert (await visit(f"{catcher.redirect_uri}?code=1", "POST")).status_code == 404
        assert (await visit(catcher.redirect_uri)).status_code == 200  # opened by hand: no answer yet
        assert (await visit(f"{catcher.redirect_uri}?code=right&state=s")).status_code == 200
        assert (await visit(f"{catcher.redirect_uri}?code=late")).status_code == 200
        assert await catcher.wait() == f"{catcher.redirect_uri}?code=right&state=s"


async def test_nobody_comes() -> None:
    async with RedirectCatcher() as catcher:
        with pytest.raises(NetworkRefused, match="in time"):
            await catcher.wait(0.01)
        await visit(f"{catcher.redirect_uri}?code=1")
        assert (await catcher.wait()).endswith("?code=1")


async def test_connections_that_say_nothing_hold_nobody_up() -> None:
    """Browsers open spare ones. The end of the log-in is theirs too."""
    before = asyncio.all_tasks()
    async with RedirectCatcher() as catcher:
        port = int(catcher.redirect_uri.rpartition(":")[2].partition("/")[0])
        silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3)]
        silent[0][1].write(b"GET /log-in?co")
        silent[1][1].write(b"x" * 20_000)
        await visit(f"{catcher.redirect_uri}?code=1")
        await catcher.wait()
    assert asyncio.all_tasks() == before
    for reader, writer in silent:
        with contextlib.suppress(ConnectionError):
            assert await reader.read() == b""
        writer.close()
