"""Both practice servers, a day at work on them, and the comparison of both sides afterwards."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.engine import free_port
from wizard.app import App
from wizard.journey.install import Installer, Plan, Steps, check_plan
from wizard.practice.faults import EVERY_ROUTE, Fault, Kind
from wizard.practice.fediverse import PracticeFediverse
from wizard.practice.hub import PracticeHub
from wizard.settings import ReplyRoute

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from wizard.practice.hub import PracticeChannel, PracticeFollowup, PracticeTicket

PEOPLE = ("alice", "bob", "erin")
MISFORTUNES = {
    Fault(Kind.ERROR_BEFORE): 0.06,
    Fault(Kind.ERROR_AFTER): 0.04,
    Fault(Kind.RESET_BEFORE): 0.04,
    Fault(Kind.RESET_AFTER): 0.06,
    Fault(Kind.SLOW_BEFORE, seconds=0.2): 0.03,
    Fault(Kind.HTML_BEFORE): 0.03,
    Fault(Kind.CUT): 0.03,
    Fault(Kind.LIMITED, seconds=1): 0.01,
}


@dataclass
class World:
    """Both far sides, with what people and agents did on them."""

    home: Path
    hub: PracticeHub
    hub_url: str
    fediverse: PracticeFediverse
    network_url: str
    channel: PracticeChannel
    posts: dict[str, str] = field(default_factory=dict)  # status id → words
    replies: dict[str, str] = field(default_factory=dict)  # followup id → words

    # --- set up -----------------------------------------------------------------------------------------------

    async def install(self) -> None:
        environ = {"CHANNEL_WIZARD_HOME": str(self.home), "CHANNEL_WIZARD_PASSPHRASE": "only for this test"}
        app = App.build(environ)
        network = app.networks.get("mastodon")
        port = free_port()
        now = datetime.now(UTC)
        plan = Plan(
            name="brand",
            hub_url=f"{self.hub_url}/",
            token=self.channel.token,
            network_kind="mastodon",
            network_fields=network.clean_fields({"server": self.network_url}),
            credentials=network.token_credentials(self.fediverse.token_for("brand")),
            since=now - timedelta(hours=1),
            replies=ReplyRoute(
                via="direct", public_url=f"http://127.0.0.1:{port}/hook", listen=f"127.0.0.1:{port}"
            ),
            created=now,
        )
        await Installer(app, Steps()).install(await check_plan(app, plan, Steps()))

    def misfortunes(self, *, on: bool) -> None:
        chances = MISFORTUNES if on else {}
        self.hub.faults.set(EVERY_ROUTE, chances)
        self.fediverse.faults.set(EVERY_ROUTE, chances)

    # --- what people do ---------------------------------------------------------------------------------------

    def post(self, *, reply_to: str | None = None) -> str:
        number = len(self.posts)
        words = f"post number {number:03} of the day"
        ident = self.fediverse.post(PEOPLE[number % 3], f"@brand {words}", reply_to=reply_to)
        self.posts[ident] = words
        return ident

    async def answer(self, ticket: PracticeTicket) -> None:
        words = f"reply number {len(self.replies):03} of the day"
        followup = await self.hub.reply(ticket.id, words, action_id="reply")
        self.replies[followup] = words

    # --- what is there ----------------------------------------------------------------------------------------

    def tickets(self) -> list[PracticeTicket]:
        return [each for each in self.hub.tickets(self.channel.id) if each.followup_to is None]

    def followup(self, ident: str) -> PracticeFollowup:
        ticket = self.hub.ticket_of_followup(ident)
        return next(each for each in ticket.followups if each.id == ident)

    def dropped(self) -> set[str]:
        """Followups whose event SocialHub itself gave up, because nobody answered in time."""
        lost = {event.uuid for event in self.hub.dropped}
        return {each for each in self.replies if self.followup(each).event_uuid in lost}

    def settled(self) -> bool:
        """Every post has its Ticket, and every reply that SocialHub could deliver has its end."""
        words = [str(each.interaction.get("message", "")) for each in self.tickets()]
        if any(not any(text in each for each in words) for text in self.posts.values()):
            return False
        waiting = [each for each in self.replies if self.followup(each).state == "pending"]
        return not set(waiting) - self.dropped()

    def compare(self) -> list[str]:
        """What is lost or doubled; empty is what we want."""
        problems = []
        made = Counter(str(each.interaction.get("message", "")) for each in self.tickets())
        for words in self.posts.values():
            count = sum(number for message, number in made.items() if words in message)
            if count != 1:
                problems.append(f"{count} Tickets of “{words}”")
        posted = [each.text for each in self.fediverse.replies_of("brand")]
        for ident, words in self.replies.items():
            there = sum(words in text for text in posted)
            state = self.followup(ident).state
            if there > 1:
                problems.append(f"“{words}” stands {there} times on the Network")
            if state == "delivered" and there != 1:
                problems.append(f"“{words}” is said to be delivered, and is not there")
            if state == "failed" and there and "Check the Network" not in self.followup(ident).reason:
                problems.append(f"“{words}” is said to have failed, and is there")
            if state == "pending" and ident not in self.dropped():
                problems.append(f"“{words}” still waits")
        return problems

    async def until_settled(self, seconds: float = 40.0) -> None:
        with contextlib.suppress(TimeoutError):
            await self.hub.wait_for(self.settled, seconds)


@contextlib.asynccontextmanager
async def world(home: Path) -> AsyncIterator[World]:
    hub = PracticeHub(limit=100_000, retry_waits=(0.3, 0.6, 1.2, 2.4, 4.8), retry_after_unit="seconds")
    fediverse = PracticeFediverse()
    async with hub.serve() as hub_url, fediverse.serve() as network_url:
        made = World(home, hub, hub_url, fediverse, network_url, hub.add_channel("Brand"))
        await made.install()
        yield made


class Process:
    """A worker process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, home: Path, label: str = "", count: int = 0) -> Process:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.crash.worker",
            str(home),
            label,
            str(count),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each)},
        )
        return cls(process)

    async def killed(self, seconds: float) -> bool:
        """Whether it ended by SIGKILL in time."""
        try:
            async with asyncio.timeout(seconds):
                await self._process.communicate()
        except TimeoutError:
            return False
        return self._process.returncode == -signal.SIGKILL

    async def kill_after(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.communicate()

    async def stop(self) -> str:
        """Ends it in order; what it wrote to standard error."""
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        try:
            async with asyncio.timeout(15):
                _out, err = await self._process.communicate()
        except TimeoutError:
            self._process.kill()
            return "it did not stop within 15 s"
        return err.decode() if self._process.returncode else ""


class Day:
    """People post, answer, edit and delete, agents answer, while the engine comes and goes."""

    def __init__(self, world: World, seed: int) -> None:
        self._world = world
        self._random = random.Random(seed)

    async def hour(self, posts: int) -> None:
        """Some posts, threads among them, and answers to what is in the Inbox."""
        world = self._world
        for _ in range(posts):
            parent = self._random.choice([None, *world.posts])
            world.post(reply_to=parent)
        open_tickets = [each for each in world.tickets() if not each.followups and each.interaction.get("message")]
        for ticket in self._random.sample(open_tickets, min(len(open_tickets), posts)):
            await world.answer(ticket)
