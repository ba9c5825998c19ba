"""Killed at every labelled point, and at random moments while both sides misbehave: nothing lost, nothing twice.

The short form runs with every test run. The long form: `python3 packaging/dev.py crash`.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

import pytest

import wizard
from tests.crash.stage import Day, Process, World, world

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a thing of POSIX (2026-11-24)"),
    pytest.mark.timeout(300),
]

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


async def things_to_do(here: World) -> None:
    """Something of every kind, so that every point is passed by."""
    await here.hub.wait_for(lambda: len(here.tickets()) >= 4 or None, 20)


@pytest.mark.parametrize("label", LABELS)
async def test_killed_at_every_point(tmp_path: Path, label: str) -> None:
    async with world(tmp_path) as here:
        here.post()
        root = here.post()
        here.post(reply_to=root)
        first = await Process.start(tmp_path)
        await here.until_settled()
        await first.stop()

        gone, edited = here.post(), here.post()
        for ticket in here.tickets()[:2]:
            await here.answer(ticket)
        button = here.tickets()[2]
        await here.hub.press(button.id, "favourite")
        victim = await Process.start(tmp_path, label, 1)
        if label.startswith(("change", "reset", "reply.refused", "inbound.streamed")):
            await here.until_settled()
            target = next(each for each in here.tickets() if here.posts[gone] in str(each.interaction))
            here.fediverse.edit(edited, f"@brand {here.posts[edited]}, edited")
            here.fediverse.delete(gone)
            await here.hub.reply(target.id, "an answer to what is gone", action_id="reply")
            here.post()
        assert await victim.killed(30), f"it never came by {label}"

        here.posts.pop(gone) if label.startswith(
            ("change", "reset", "reply.refused", "inbound.streamed")
        ) else None
        last = await Process.start(tmp_path)
        await here.until_settled()
        assert here.compare() == []
        assert await last.stop() == ""


async def random_kills(tmp_path: Path, seed: int, kills: int) -> None:
    chance = random.Random(seed)
    async with world(tmp_path) as here:
        day = Day(here, seed)
        here.misfortunes(on=True)
        for _ in range(kills):
            await day.hour(4)
            victim = await Process.start(tmp_path)
            await victim.kill_after(chance.uniform(0.5, 3.0))
        here.misfortunes(on=False)
        last = await Process.start(tmp_path)
        await here.until_settled()
        assert here.compare() == []
        await last.stop()


@pytest.mark.any_logs
async def test_killed_at_random_moments(tmp_path: Path) -> None:
    await random_kills(tmp_path, seed=1, kills=4)


@pytest.mark.long
@pytest.mark.any_logs
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(10))
async def test_killed_at_random_moments_for_long(tmp_path: Path, seed: int) -> None:
    await random_kills(tmp_path, seed=100 + seed, kills=10)
