"""Looking at many posts again: in as few questions as the server allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from wizard.errors import NetworkUnavailable
from wizard.networks.base import Edited
from wizard.networks.mastodon import NETWORK
from wizard.practice.faults import Fault, Kind
from wizard.practice.fediverse import PracticeFediverse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from wizard.networks.base import Connection

BROKEN = Fault(Kind.ERROR_BEFORE, status=503)


@pytest.fixture
async def fediverse() -> AsyncIterator[PracticeFediverse]:
    server = PracticeFediverse()
    async with server.serve():
        yield server


@pytest.fixture
async def connection(fediverse: PracticeFediverse) -> AsyncIterator[Connection]:
    made = NETWORK.connect({"server": fediverse.base_url}, {"access_token": fediverse.token_for("brand")})
    await made.verify()
    yield made
    await made.close()


def questions(fediverse: PracticeFediverse) -> list[int]:
    """The statuses of the answers to questions for posts."""
    return [each.status for each in fediverse.requests if each.path.startswith("/api/v1/statuses")]


async def edited(connection: Connection, posts: list[str]) -> set[str]:
    changes = await connection.refresh(posts)
    return {each.interaction.native_id for each in changes if isinstance(each, Edited)}


def some(fediverse: PracticeFediverse, count: int = 40) -> list[str]:
    return [fediverse.post("alice", f"@brand number {number}") for number in range(count)]


async def test_forty_posts_take_two_questions(fediverse: PracticeFediverse, connection: Connection) -> None:
    """Mastodon, and the practice server like it, answers 422 to more than 20 ids at once."""
    posts = some(fediverse)
    fediverse.edit(posts[39], "@brand number 39, edited")
    assert await edited(connection, posts) == {posts[39]}
    assert questions(fediverse) == [200, 200]


async def test_a_fault_that_passes_is_no_reason_to_ask_one_by_one(
    fediverse: PracticeFediverse, connection: Connection
) -> None:
    posts = some(fediverse)
    for fault in (BROKEN, Fault(Kind.LIMITED)):
        fediverse.faults.set("statuses", [fault])
        with pytest.raises(NetworkUnavailable):
            await connection.refresh(posts)
    before = len(questions(fediverse))
    assert await edited(connection, posts) == set()
    assert questions(fediverse)[before:] == [200, 200]


async def test_a_server_that_always_fails_at_it_is_asked_one_by_one(
    fediverse: PracticeFediverse, connection: Connection
) -> None:
    posts = some(fediverse, 3)
    fediverse.edit(posts[1], "@brand number 1, edited")
    fediverse.faults.set("statuses", {BROKEN: 1.0})
    for _ in range(2):
        with pytest.raises(NetworkUnavailable):
            await connection.refresh(posts)
    assert await edited(connection, posts) == {posts[1]}
    before = len(questions(fediverse))
    assert await edited(connection, posts) == {posts[1]}
    assert questions(fediverse)[before:] == [200, 200, 200]
