"""What comes after the set-up: the relay in the background, its progress, a test ticket, starting at log-in."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.engine import until
from tests.journey.stage import Stage, stage
from wizard.autostart import starts_at_login
from wizard.errors import HubUnavailable
from wizard.journey.background import Background
from wizard.practice.faults import Fault, Kind
from wizard.words import translated

if TYPE_CHECKING:
    from pathlib import Path

    from wizard.journey.afterwards import Progress
    from wizard.journey.engine import Journey


async def until_ended(journey: Journey, seconds: float = 60.0) -> Progress:
    async with asyncio.timeout(seconds):
        while not (progress := await journey.progress()).ended:
            assert progress.done <= progress.total
            assert progress.halt == "", progress.halt
            await asyncio.sleep(0.1)
    return progress


async def test_the_relay_is_started_once_and_catches_up(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        for number in range(3):
            here.fediverse.post("alice", f"@brand question {number}")
        journey = await here.installed()
        assert (await journey.progress()).ended is False
        try:
            started = await asyncio.gather(*(journey.start_relay() for _ in range(4)))
            assert sorted(started) == [False, False, False, True]
            progress = await until_ended(journey)
            assert (progress.done, progress.total, progress.halt) == (3, 3, "")
            assert len(here.hub.tickets(here.channel.id)) == 3
            assert await here.journey().start_relay() is False  # nor another window
            await journey.leave()
            assert here.app.engine_runs()  # the window goes, the relay stays
        finally:
            await asyncio.to_thread(journey.background.stop)
        assert not here.app.engine_runs()


async def test_why_it_waits_can_be_said_in_any_language(tmp_path: Path) -> None:
    """Though the relay wrote it into the journal, in English."""
    async with stage(tmp_path) as here:
        journey = await here.installed()
        here.hub.replace_token(here.channel.id)
        await journey.start_relay()
        halt = ""
        try:
            async with asyncio.timeout(60):
                while not halt:
                    halt = (await journey.progress()).halt
                    await asyncio.sleep(0.1)
        finally:
            await asyncio.to_thread(journey.background.stop)
        german = {"SocialHub no longer accepts the access token.": "SocialHub nimmt die Marke nicht mehr an."}
        assert translated(halt, lambda pattern: german[pattern]) == "SocialHub nimmt die Marke nicht mehr an."


async def test_before_anything_is_in_place_there_is_no_progress(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        progress = await here.journey().progress()
        assert (progress.done, progress.total, progress.ended) == (0, 0, False)
        assert not here.app.journal_path.exists()


async def test_a_relay_that_ends_is_said_and_started_again(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = await here.installed()
        kept = str(here.secrets().get(f"{here.name()}/socialhub-token"))
        settings = here.app.home.config / "settings.json"
        good = settings.read_text()
        settings.write_text("damaged")
        assert await journey.start_relay()
        await until(journey.background.failed, 60)
        settings.write_text(good)
        assert "has stopped" in (await journey.progress()).halt
        assert kept not in (here.app.home.logs / "sync.out").read_text()
        try:
            assert await journey.start_relay()
            assert (await until_ended(journey)).halt == ""
        finally:
            await asyncio.to_thread(journey.background.stop)


async def test_stopping_what_was_never_started(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        background = Background(here.app)
        background.stop()
        assert not background.failed()


async def test_a_test_ticket(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        journey = await here.installed()
        here.hub.faults.set("create_ticket", [Fault(Kind.ERROR_BEFORE, status=503)])
        with pytest.raises(HubUnavailable):
            await journey.send_test_ticket("A test")
        await journey.send_test_ticket("A test from Channel Wizard")
        await journey.send_test_ticket("Another one")
        messages = [each.interaction["message"] for each in here.hub.tickets(here.channel.id)]
        assert messages == ["A test from Channel Wizard", "Another one"]


async def test_starting_at_login(tmp_path: Path) -> None:
    async with stage(tmp_path, XDG_CONFIG_HOME=str(tmp_path / "config")) as here:
        assert_off(here)
        journey = here.journey()
        await journey.start_at_login(wanted=True)
        assert starts_at_login(here.environ)
        await journey.start_at_login(wanted=False)
        assert_off(here)


def assert_off(here: Stage) -> None:
    assert not starts_at_login(here.environ)
