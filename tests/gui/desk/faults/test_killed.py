"""A desk that is killed, or whose disk fills up, as a process of its own, while posts and answers flow."""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.gui.desk.homes import set_up, standing
from wizard.app import App
from wizard.gui.desk.door import door
from wizard.sync.standing import Mend, Part, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.gui.setup.world import World
    from wizard.sync.standing import ChannelStanding

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and limits as on POSIX")
PROJECT = Path(__file__).parents[4]
_PATIENCE = 120.0  # seconds; only a defect uses them up
_DESK = ("desk", "--hidden")
_POSTS = 40


@contextlib.contextmanager
def process(environ: dict[str, str], *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """`channel-wizard` with these arguments."""
    made = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "wizard", *arguments],
        env={**os.environ, **environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(PROJECT)},
        cwd=PROJECT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield made
    finally:
        made.kill()
        made.wait()


def until(good: Callable[[], object], what: str) -> None:
    end = time.monotonic() + _PATIENCE
    while not good():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.05)


def now(environ: dict[str, str]) -> ChannelStanding:
    """How the channel stands, asked from another process as the command line does."""
    _role, snapshot = asyncio.run(standing(environ))
    return snapshot.channels[0]


def posts(there: World, first: int, count: int) -> None:
    for number in range(first, first + count):
        there.do(lambda number=number: there.fediverse.post("alice", f"@brand question {number}"))  # type: ignore[misc]


def answered(there: World, count: int) -> list[str]:
    """An answer under each of the first Tickets."""
    tickets = [each for each in there.tickets() if each.followup_to is None][:count]
    texts = [f"Answer {number}" for number in range(len(tickets))]
    for ticket, text in zip(tickets, texts, strict=True):
        there.run(there.hub.reply(ticket.id, text))
    return texts


def once(there: World, tickets: int, answers: list[str]) -> None:
    """Every post is one Ticket, every answer one post; SocialHub knows of each."""

    def made() -> list[str]:
        return [str(each.interaction["networkItemId"]) for each in there.tickets() if each.followup_to is None]

    def delivered() -> int:
        return sum(each.state == "delivered" for ticket in there.tickets() for each in ticket.followups)

    until(lambda: len(made()) >= tickets and delivered() >= len(answers), "all of it")
    assert len(made()) == len(set(made())) == tickets
    ours = there.do(lambda: [each.text.partition(" ")[2] for each in there.fediverse.replies_of("brand")])
    assert Counter(ours) == Counter(answers)


@pytest.mark.parametrize("moment", ["first Ticket", "first reply"])
def test_killed_while_posts_and_answers_flow(environ: dict[str, str], there: World, moment: str) -> None:
    set_up(environ, there)
    posts(there, 0, 5)
    with process(environ, *_DESK) as first:
        until(lambda: len(there.messages()) == 8, "the first Tickets")
        posts(there, 5, _POSTS)
        answers = answered(there, 8)
        ours = there.do(lambda: len(there.fediverse.replies_of("brand")))
        if moment == "first Ticket":
            until(lambda: len(there.messages()) > 8, "another Ticket")
        else:
            until(lambda: there.do(lambda: len(there.fediverse.replies_of("brand"))) > ours, "a reply")
        first.kill()
        first.wait()
    assert not App.build(environ).engine_runs()
    posts(there, 5 + _POSTS, 3)  # while nobody is there
    with process(environ, *_DESK):
        once(there, 3 + 5 + _POSTS + 3, answers)
        until(lambda: now(environ).state is State.IN_STEP, "in step")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of another process")
def test_a_disk_that_is_really_full(environ: dict[str, str], there: World) -> None:
    """No file may grow any more: every commit fails, though the file system itself says that there is room."""
    import resource

    set_up(environ, there)
    with process(environ, *_DESK) as running:
        until(lambda: now(environ).state is State.IN_STEP, "in step")
        unlimited = resource.prlimit(running.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(running.pid, resource.RLIMIT_FSIZE, (0, unlimited[1]))
        posts(there, 0, 5)
        answers = answered(there, 3)
        until(lambda: now(environ).state is State.NEEDS_YOU, "the full disk")
        found = now(environ)
        assert found.mend is Mend.MAKE_ROOM
        assert found.worst is not None
        assert found.worst.part is Part.COMPUTER
        assert "The disk is full. Make room" in found.worst.text
        assert running.poll() is None
        resource.prlimit(running.pid, resource.RLIMIT_FSIZE, unlimited)
        once(there, 8, answers)
        until(lambda: now(environ).state is State.IN_STEP, "in step")


def test_a_service_that_is_killed_beside_the_desk(environ: dict[str, str], there: World) -> None:
    """The desk shows the service's work, and takes it over."""
    set_up(environ, there)
    home = App.build(environ).home
    with contextlib.ExitStack() as stack:
        service = stack.enter_context(process(environ, "sync"))
        until(lambda: asyncio.run(standing(environ))[0] not in ("", "desk"), "the service")
        until(lambda: len(there.messages()) == 3, "the Tickets")
        shown = stack.enter_context(process(environ, *_DESK))
        until(door(home).exists, "the desk")
        posts(there, 0, 20)
        answers = answered(there, 3)
        service.kill()
        service.wait()
        until(lambda: asyncio.run(standing(environ))[0] == "desk", "the desk's own engine")
        once(there, 23, answers)
        assert shown.poll() is None
