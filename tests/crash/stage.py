"""Both practice servers, a day at work on them, and the comparison of both sides afterwards."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import re
import signal
import sqlite3
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from tests.engine import free_port, until
from wizard.app import App
from wizard.journey.install import Installer, Plan, Steps, check_plan
from wizard.practice.faults import EVERY_ROUTE, Fault, Faults, Kind
from wizard.practice.fediverse import PracticeFediverse
from wizard.practice.fediverse.limits import RateLimits
from wizard.practice.fediverse.manner import MASTODON
from wizard.practice.hub import PracticeHub
from wizard.settings import ReplyRoute

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection
    from pathlib import Path
    from typing import Self

    from wizard.practice.fediverse.manner import Manner
    from wizard.practice.hub import PracticeChannel, PracticeFollowup, PracticeTicket

T = TypeVar("T")

PEOPLE = ("alice", "bob", "erin")
_POST = re.compile(r"post number \d{3} of the day")
_REPLY = re.compile(r"reply number \d{3} of the day")
_DELETED = 0.4  # how likely somebody deletes something within an hour
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
    posts: dict[str, str] = field(default_factory=dict)  # status id → words; every post that stands
    deleted: dict[str, str] = field(default_factory=dict)  # the same of those that their authors deleted
    edits: dict[str, str] = field(default_factory=dict)  # status id → what its author made of it
    replies: dict[str, str] = field(default_factory=dict)  # followup id → words
    presses: dict[str, str] = field(default_factory=dict)  # uuid of the event → status id
    withdrawals: dict[str, str] = field(default_factory=dict)  # uuid of the event → followup id

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
        number = len(self.posts) + len(self.deleted)
        words = f"post number {number:03} of the day"
        ident = self.fediverse.post(PEOPLE[number % 3], f"@brand {words}", reply_to=reply_to)
        self.posts[ident] = words
        return ident

    def edit(self, ident: str) -> None:
        self.edits[ident] = f"{self.posts[ident]}, edition {len(self.edits):03}"
        self.fediverse.edit(ident, f"@brand {self.edits[ident]}")

    def delete(self, ident: str) -> None:
        self.fediverse.delete(ident)
        self.deleted[ident] = self.posts.pop(ident)
        self.edits.pop(ident, None)

    # --- what agents do ---------------------------------------------------------------------------------------

    async def answer(self, ticket: PracticeTicket) -> None:
        words = f"reply number {len(self.replies):03} of the day"
        followup = await self.hub.reply(ticket.id, words, action_id="reply")
        self.replies[followup] = words

    async def press(self, ticket: PracticeTicket) -> None:
        uuid = await self.hub.press(ticket.id, "favourite")
        self.presses[uuid] = ticket.network_item_id.removeprefix("mastodon:")

    async def withdraw(self, followup: str) -> None:
        """An agent deletes a reply that was delivered."""
        reply = self.followup(followup).reply_ticket_id
        assert reply is not None
        self.withdrawals[await self.hub.delete(reply)] = followup

    # --- what is there ----------------------------------------------------------------------------------------

    def tickets(self) -> list[PracticeTicket]:
        return [each for each in self.hub.tickets(self.channel.id) if each.followup_to is None]

    def ticket_of(self, ident: str) -> PracticeTicket | None:
        return self.hub.ticket_of_item(self.channel.id, f"mastodon:{ident}")

    def followup(self, ident: str) -> PracticeFollowup:
        ticket = self.hub.ticket_of_followup(ident)
        return next(each for each in ticket.followups if each.id == ident)

    def unknown_tickets(self) -> set[str]:
        """Posts whose Ticket exists while its id was lost with an answer: until the next event about it, such a
        Ticket cannot be changed (there is no route to ask for it)."""
        journal = self.home / "data" / "journal.db"
        with contextlib.closing(sqlite3.connect(f"{journal.as_uri()}?mode=ro", uri=True, timeout=20)) as db:
            rows = db.execute("SELECT item FROM item WHERE ticket = zeroblob(12)").fetchall()
        return {str(row[0]).removeprefix("mastodon:") for row in rows}

    @property
    def requests(self) -> int:
        """How many requests both sides have had."""
        return len(self.hub.requests) + len(self.fediverse.requests)

    async def after_requests(self, count: int) -> None:
        """Returns when so many more have come: a moment that does not depend on how busy this machine is."""
        enough = self.requests + count
        with contextlib.suppress(TimeoutError):
            await until(lambda: self.requests >= enough, 10, every=0.001)

    # --- the comparison ---------------------------------------------------------------------------------------

    def compare(self) -> list[str]:
        """What is lost or doubled, or has not come yet; empty is what we want."""
        waiting = sum(event.state != "delivered" for event in self.hub.events())
        problems = [f"{waiting} events are not delivered"] if waiting else []
        return [*problems, *self._compare_posts(), *self._compare_replies(), *self._compare_actions()]

    def _compare_posts(self) -> list[str]:
        problems = []
        unknown = self.unknown_tickets()
        messages = [str(each.interaction.get("message", "")) for each in self.tickets()]
        times = Counter(words for message in messages for words in _POST.findall(message))
        for ident, words in (self.posts | self.deleted).items():
            ticket = self.ticket_of(ident)
            message = str(ticket.interaction.get("message", "")) if ticket else ""
            if times[words] > 1:
                problems.append(f"{times[words]} Tickets of “{words}”")
            if ident in self.posts and words not in message:
                problems.append(f"no Ticket of “{words}”")
            if ident in unknown or ticket is None:
                continue
            if self.edits.get(ident, "") not in message:
                problems.append(f"the Ticket of “{words}” is not edited")
            if ident in self.deleted and not ticket.hidden and "was deleted" not in message:
                problems.append(f"the Ticket of “{words}” does not say that it is deleted")
        return problems

    def _compare_replies(self) -> list[str]:
        problems = []
        withdrawn = set(self.withdrawals.values())
        texts = [each.text for each in self.fediverse.replies_of("brand")]
        times = Counter(words for text in texts for words in _REPLY.findall(text))
        for ident, words in self.replies.items():
            there, followup = times[words], self.followup(ident)
            if there > 1:
                problems.append(f"“{words}” stands {there} times on the Network")
            if followup.state == "delivered" and there != (0 if ident in withdrawn else 1):
                problems.append(f"“{words}” is said to be delivered, and stands there {there} times")
            if followup.state == "failed" and there and "Check the Network" not in followup.reason:
                problems.append(f"“{words}” is said to have failed, and is there")
            if followup.state == "pending":
                problems.append(f"“{words}” still waits")
        return problems

    def _compare_actions(self) -> list[str]:
        liked = set(self.fediverse.favourites_of("brand"))
        return [
            f"“{self.posts[ident]}” is not favourited"
            for ident in self.presses.values()
            if ident in self.posts and ident not in liked
        ]

    async def until_settled(self, seconds: float = 180.0) -> None:
        """Returns when nothing is missing any more, or after `seconds`: `compare` says what is."""
        with contextlib.suppress(TimeoutError):
            await until(lambda: not self.compare(), seconds, every=0.1)

    def figures(self) -> str:
        """What happened, in a line."""
        faults = Counter[str]()
        for server in (self.hub, self.fediverse):
            for (_route, kind), count in server.faults.carried_out.items():
                faults[kind.value] += count
        unknown = self.unknown_tickets() & set(self.posts | self.deleted)
        states = Counter(self.followup(each).state for each in self.replies)
        return (
            f"{len(self.posts) + len(self.deleted)} posts "
            f"({len(self.edits)} edited, {len(self.deleted)} deleted), "
            f"{len(self.tickets())} Tickets, {len(unknown)} without a known id; "
            f"{len(self.replies)} replies {dict(states)}, {len(self.withdrawals)} of them deleted again, "
            f"{len(self.presses)} buttons; {len(self.hub.events())} events; "
            f"{faults.total()} faults {dict(faults)}; "
            f"{len(self.hub.requests)} + {len(self.fediverse.requests)} requests"
        )


@contextlib.asynccontextmanager
async def world(home: Path, *, manner: Manner = MASTODON, seed: int = 0) -> AsyncIterator[World]:
    hub = PracticeHub(
        limit=100_000,
        retry_waits=(0.3,) * 10_000,  # it never gives up: what it drops by itself would prove nothing
        retry_after_unit="seconds",
        faults=Faults(seed=seed),
    )
    # More requests than Mastodon allows: the tempo is a hundred times that of a day.
    plenty = RateLimits(requests=1_000_000)
    fediverse = PracticeFediverse(manner=manner, limits=plenty, faults=Faults(seed=seed + 1))
    async with hub.serve() as hub_url, fediverse.serve() as network_url:
        made = World(home, hub, hub_url, fediverse, network_url, hub.add_channel("Brand"))
        await made.install()
        yield made


class Process:
    """A worker process. What it says on standard error goes to a file, so that it never waits for a reader."""

    def __init__(self, process: asyncio.subprocess.Process, said: Path) -> None:
        self._process = process
        self._said = said

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.kill()  # a test that fails leaves nothing behind

    @classmethod
    async def start(cls, home: Path, label: str = "", count: int = 0) -> Process:
        said = home / "said.txt"
        with said.open("wb") as errors:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "tests.crash.worker",
                str(home),
                label,
                str(count),
                stdout=asyncio.subprocess.PIPE,
                stderr=errors,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each)},
            )
        return cls(process, said)

    async def running(self) -> None:
        """Returns once the engine runs (or the process has ended)."""
        assert self._process.stdout is not None
        await self._process.stdout.readline()

    async def killed(self, seconds: float) -> bool:
        """Whether it ended by SIGKILL in time."""
        try:
            async with asyncio.timeout(seconds):
                await self._process.wait()
        except TimeoutError:
            await self.kill()
            return False
        return self._process.returncode == -signal.SIGKILL

    async def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()

    async def stop(self, seconds: float = 120.0) -> str:
        """Ends it in order; what it wrote to standard error if it did not end well.

        It promises ten seconds. On a machine that is busy with other things it may get more to wake up in.
        """
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        try:
            async with asyncio.timeout(seconds):
                await self._process.wait()
        except TimeoutError:
            await self.kill()
            return f"it did not stop within {seconds:g} s"
        return self._said.read_text() if self._process.returncode else ""


class Day:
    """People post, edit and delete, agents answer, favourite and delete, while the engine comes and goes."""

    def __init__(self, world: World, seed: int) -> None:
        self._world = world
        self._random = random.Random(seed)

    async def hour(self, posts: int) -> None:
        """Some posts, threads among them, some changes of older ones, and answers to what is in the Inbox."""
        world = self._world
        for _ in range(posts):
            world.post(reply_to=self._random.choice([None, *world.posts]))
        for ident in self._some(world.posts, 2):
            world.edit(ident)
        for ident in self._some(world.posts, 1):
            if self._random.random() < _DELETED:
                world.delete(ident)
        tickets = [each for each in world.tickets() if each.interaction.get("message")]
        for ticket in self._some([each for each in tickets if not each.followups], posts):
            await world.answer(ticket)
        for ticket in self._some([each for each in tickets if not each.presses], 1):
            await world.press(ticket)
        fresh = set(world.replies) - set(world.withdrawals.values())
        for followup in self._some([each for each in fresh if world.followup(each).state == "delivered"], 1):
            if self._random.random() < _DELETED:
                await world.withdraw(followup)

    def _some(self, what: Collection[T], at_most: int) -> list[T]:
        every = list(what)
        return self._random.sample(every, min(len(every), at_most))
