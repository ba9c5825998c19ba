"""Killed at every labelled point, and at random moments while both sides misbehave: nothing lost, nothing twice.

The short form runs with every test run. The long form: `python3 packaging/dev.py crash`.
"""

from __future__ import annotations

import asyncio
import random
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import wizard
from tests.crash.stage import Day, Process, world
from wizard.practice.fediverse.manner import GOTOSOCIAL, MASTODON

if TYPE_CHECKING:
    from wizard.practice.fediverse.manner import Manner

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a thing of POSIX (2026-11-24)"),
    pytest.mark.timeout(900),
]

# The second holds no idempotency keys: only looking tells whether a reply is there.
MANNERS = (MASTODON, GOTOSOCIAL)
_WHILE_STARTING = 0.2  # how often the kill may come before the engine runs

SOURCES = Path(wizard.__file__).parent
LABELS = sorted(
    {
        label
        for file in SOURCES.rglob("*.py")
        for label in re.findall(r'\bprobe\("([a-z]+\.[a-z]+)"\)', file.read_text(encoding="utf-8"))
    }
)


def test_the_points_are_found() -> None:
    assert {"inbound.fetched", "ticket.sent", "event.committed", "reply.sent", "success.sent"} <= set(LABELS)


CHANGES = ("change", "reset", "reply.refused", "inbound.streamed")  # need something to change while it runs


@pytest.mark.parametrize("label", LABELS)
async def test_killed_at_every_point(tmp_path: Path, label: str) -> None:
    async with world(tmp_path) as here:
        here.post()
        root = here.post()
        here.post(reply_to=root)
        first = await Process.start(tmp_path)
        await here.until_settled()
        assert await first.stop() == ""

        gone, edited = here.post(), here.post()
        for ticket in here.tickets()[:2]:
            await here.answer(ticket)
        await here.press(here.tickets()[2])
        victim = await Process.start(tmp_path, label, 1)
        if label.startswith(CHANGES):
            await here.until_settled()
            target = here.ticket_of(gone)
            assert target is not None
            here.edit(edited)
            here.delete(gone)
            await here.answer(target)
            here.post()
        assert await victim.killed(180), f"it never came by {label}"

        async with await Process.start(tmp_path) as last:
            await here.until_settled()
            assert here.compare() == []
            assert await last.stop() == ""
        assert here.compare() == []


async def random_kills(tmp_path: Path, seed: int, kills: int, manner: Manner = MASTODON) -> str:
    """A day with so many kills; answers what happened."""
    chance = random.Random(seed)
    async with world(tmp_path, manner=manner, seed=seed) as here:
        day = Day(here, seed)
        here.misfortunes(on=True)
        for _ in range(kills):
            await day.hour(4)
            victim = await Process.start(tmp_path)
            if chance.random() < _WHILE_STARTING:
                await asyncio.sleep(chance.uniform(0, 1))
            else:
                await victim.running()
                await here.after_requests(chance.randint(0, 80))
            await victim.kill()
        here.misfortunes(on=False)
        async with await Process.start(tmp_path) as last:
            await here.until_settled()
            assert here.compare() == []
            assert await last.stop() == ""
        assert here.compare() == []
        return here.figures()


@pytest.mark.any_logs
@pytest.mark.parametrize("manner", MANNERS, ids=lambda manner: manner.name)
async def test_killed_at_random_moments(tmp_path: Path, manner: Manner) -> None:
    await random_kills(tmp_path, seed=1, kills=4, manner=manner)


@pytest.mark.long
@pytest.mark.any_logs
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(10))
async def test_killed_at_random_moments_for_long(
    tmp_path: Path, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    manner = MANNERS[seed % 2]
    figures = await random_kills(tmp_path, seed=100 + seed, kills=10, manner=manner)
    with capsys.disabled():
        sys.stdout.write(f"\n  10 kills, {manner.name}: {figures}\n")
