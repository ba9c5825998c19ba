"""Waiting for the server to be done with a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.networks.mastodon.raw import Answer, RawServer, Request, Routes, mastodon, status
from wizard.networks.base import LocalFile, Reply
from wizard.networks.mastodon.api import Api
from wizard.networks.mastodon.instance import discover
from wizard.networks.mastodon.interactions import Self
from wizard.networks.mastodon.replies import MediaPatience, send

if TYPE_CHECKING:
    from pathlib import Path


async def test_a_page_in_the_way_does_not_make_a_file_ready(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(b"picture")
    looks = [Answer(200, body=b"<html>Back soon</html>"), Answer(206, json={"id": "7"}), Answer(json={"id": "7"})]

    def post(request: Request) -> Answer:
        return Answer(json=status("300")) if not looks else Answer(422, json={"error": "Not finished"})

    routes: Routes = {
        "POST /api/v2/media": Answer(202, json={"id": "7", "url": None}),
        "GET /api/v1/media/7": lambda _request: looks.pop(0),
        "POST /api/v1/statuses": post,
    }
    reply = Reply("key", "reply", "100", "Thanks", (LocalFile(file, "a.png", "image/png", 7),))
    async with RawServer(mastodon(routes)) as server:
        api = Api(server.url, "token")
        try:
            patience = MediaPatience(first=0.01, longest=0.01, whole=30.0)
            sent = await send(api, Self("1", "home.example"), await discover(api), reply, patience)
        finally:
            await api.close()
    assert sent.native_id == "300"
