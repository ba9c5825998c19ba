"""What follows from the documents of known servers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.unit.networks.mastodon.raw import INSTANCE, Answer, RawServer, mastodon
from wizard.errors import NetworkRefused, NetworkUnavailable
from wizard.networks.mastodon.api import Api
from wizard.networks.mastodon.connection import MastodonConnection
from wizard.networks.mastodon.instance import Server, describe, discover
from wizard.networks.mastodon.models import Instance

MASTODON = {"version": "4.5.1", "source_url": "https://github.com/mastodon/mastodon", "domain": "a.example"}


def described(server: str = "https://a.example", **document: Any) -> Server:
    return describe(server, Instance.model_validate({"domain": "a.example", **document}))


@pytest.mark.parametrize(
    ("version", "source_url", "holds"),
    [
        ("4.5.1", "https://github.com/mastodon/mastodon", True),
        ("4.6.0-nightly.2026-01-01", "https://github.com/mastodon/mastodon", True),
        ("4.4.8+glitch", "https://github.com/glitch-soc/mastodon", True),
        ("0.6.12", "https://github.com/fedify-dev/hollo", True),
        ("4.3.0 (compatible; Hollo/0.6.0)", "", True),
        ("0.20.2", "https://codeberg.org/superseriousbusiness/gotosocial", False),
        ("4.3.0", "", False),
        ("3.5.3 (compatible; Pixelfed 0.12.4)", "https://github.com/pixelfed/pixelfed", False),
        ("2.7.2 (compatible; Akkoma 3.13.2)", "https://akkoma.dev/AkkomaGang/mastodon-like", False),
        ("takahe/0.11.0", "", False),
        ("4.0.0 (not true; really snac/2.94)", "", False),
    ],
)
def test_keys_are_trusted_only_where_they_are_known_to_be_held(version: str, source_url: str, holds: bool) -> None:
    abilities = described(version=version, source_url=source_url).abilities()
    assert abilities.idempotency == (timedelta(hours=1) if holds else None)


@pytest.mark.parametrize(
    ("document", "length"),
    [
        ({"configuration": {"statuses": {"max_characters": 5000}}}, 5000),
        ({"max_toot_chars": 4000}, 4000),
        ({"configuration": {"statuses": None}}, 500),
        ({"configuration": {"statuses": {"max_characters": "many"}}}, 500),
        ({"configuration": []}, 500),
        ({"configuration": {"statuses": {"max_characters": 0}}}, 500),
    ],
)
def test_the_length_is_the_server_s_own_else_500(document: dict[str, Any], length: int) -> None:
    replies = described(version="1.0.0", **document).abilities().replies
    assert [(each.id, each.max_length, each.attachments) for each in replies] == [
        ("reply", length, True),
        ("reply-privately", length, True),
    ]


@pytest.mark.parametrize(
    ("server", "named", "address"),
    [
        ("https://a.example", "wss://a.example", "wss://a.example/api/v1/streaming"),
        ("https://a.example", "wss://s.example/api/v1/streaming/", "wss://s.example/api/v1/streaming"),
        ("https://a.example", "https://s.example/x", "wss://s.example/x/api/v1/streaming"),
        ("http://127.0.0.1:3000", "ws://127.0.0.1:4000", "ws://127.0.0.1:4000/api/v1/streaming"),
        ("https://a.example", "ws://a.example", None),
        ("https://a.example", "ws://127.0.0.1:80", None),
        ("https://a.example", "wss://127.0.0.1", None),
        ("http://127.0.0.1:3000", "wss://a.example", None),
        ("https://a.example", "wss://me@a.example", None),
        ("https://a.example", "ftp://a.example", None),
        ("https://a.example", "wss://[", None),
        ("https://a.example", None, None),
    ],
)
def test_a_stream_is_opened_only_where_the_token_may_go(
    server: str, named: str | None, address: str | None
) -> None:
    second = described(server, version="4.5.0", configuration={"urls": {"streaming": named}})
    first = described(server, version="3.5.0", urls={"streaming_api": named})
    assert second.streaming == first.streaming == address
    assert second.abilities().streaming is (address is not None)


@pytest.mark.parametrize("version", ["takahe/0.11.0", "4.0 (really snac/2.94)", "0.6.0 hollo"])
def test_servers_known_to_have_no_stream_are_not_asked_for_one(version: str) -> None:
    assert described(version=version, urls={"streaming_api": "wss://a.example"}).streaming is None


async def found(routes: dict[str, Any]) -> tuple[Server, list[str]]:
    async with RawServer(mastodon(routes)) as server:
        api = Api(server.url)
        try:
            return await discover(api), [request.path for request in server.requests]
        finally:
            await api.close()


async def test_v1_is_asked_where_v2_fails_in_whatever_way() -> None:
    first = {"uri": "https://home.example", "version": "2.7", "max_toot_chars": 700, "upload_limit": 1000}
    for broken in (
        Answer(500),
        Answer(404),
        Answer(body=b"<html>"),
        Answer(json={"x": 1}),
        Answer(301, headers={"Location": "/"}),
    ):
        routes = {"GET /api/v2/instance": broken, "GET /api/v1/instance": Answer(json=first)}
        if broken.status == 301:
            continue
        server, asked = await found(routes)
        assert server.domain == "home.example"
        assert server.max_length == 700
        assert server.abilities().max_attachment_bytes == 1000
        assert asked == ["/api/v2/instance", "/api/v1/instance"]


async def test_neither_leaves_the_ground_rules() -> None:
    server, _ = await found({"GET /api/v2/instance": Answer(404)})
    assert not server.speaks_mastodon
    assert server.max_length is None
    assert server.abilities().replies[0].max_length == 500


async def test_a_server_in_trouble_is_not_taken_for_one_without_rules() -> None:
    for broken in (Answer(500), Answer(503, body=b"<html>"), Answer(429, headers={"Retry-After": "7"}), None):
        async with RawServer(mastodon({"GET /api/v2/instance": broken, "GET /api/v1/instance": broken})) as server:
            api = Api(server.url)
            with pytest.raises(NetworkUnavailable) as caught:
                await discover(api)
            if isinstance(broken, Answer) and broken.status == 429:
                assert caught.value.wait == 7
            # The fault is over: the same question is answered.
            server.handler = mastodon()
            assert (await discover(api)).max_length == INSTANCE["configuration"]["statuses"]["max_characters"]
            await api.close()


async def test_a_server_that_is_closed_for_a_moment_does_not_lose_its_own_rules() -> None:
    longer = {**INSTANCE, "configuration": {"statuses": {"max_characters": 5000}}}
    async with RawServer(mastodon()) as server:
        connection = MastodonConnection(server.url, {"access_token": "good"})
        first = (await connection.abilities()).replies[0].max_length
        assert first == INSTANCE["configuration"]["statuses"]["max_characters"]
        closed = Answer(body=b"<html>We are back soon</html>")
        server.handler = mastodon({"GET /api/v2/instance": closed, "GET /api/v1/instance": closed})
        with pytest.raises(NetworkRefused, match="does not answer like a Mastodon server"):
            await connection.abilities()
        server.handler = mastodon({"GET /api/v2/instance": Answer(json=longer)})
        assert (await connection.abilities()).replies[0].max_length == 5000
        await connection.close()


@pytest.mark.parametrize(
    ("version", "source_url", "whole", "fine"),
    [
        ("4.5.1", "https://github.com/mastodon/mastodon", False, True),
        ("0.20.2", "https://codeberg.org/superseriousbusiness/gotosocial", False, True),
        ("0.6.12", "https://github.com/fedify-dev/hollo", True, True),
        ("takahe/0.11.0", "", False, False),
        ("3.5.3 (compatible; Pixelfed 0.12.4)", "https://github.com/pixelfed/pixelfed", False, False),
    ],
)
def test_what_only_the_program_s_name_tells(version: str, source_url: str, whole: bool, fine: bool) -> None:
    server = described(version=version, source_url=source_url)
    assert (server.whole_handles, server.fine_scopes) == (whole, fine)
