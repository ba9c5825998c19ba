"""A stage for tests of the engine: a practice SocialHub, the test forum, and a home of its own."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from tests.forum import KIND, US, Forum, ForumNetwork
from wizard.app import App, Engine, EngineOptions
from wizard.home import find_home
from wizard.journey.install import Installer, Plan, Steps, check_plan
from wizard.networks.registry import Registry
from wizard.practice.hub import PracticeHub
from wizard.secrets import MemorySecrets, Secrets
from wizard.settings import ReplyRoute, SettingsStore
from wizard.sync.tempo import Tempo

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from wizard.practice.hub import PracticeChannel, PracticeFollowup, PracticeTicket

T = TypeVar("T")

# Everything quick, so that a fault and its end fit into a test; the code is the same.
QUICK = Tempo(
    poll=0.05,
    refresh=0.1,
    check=0.5,
    check_again=0.1,
    first_wait=0.02,
    longest_wait=0.1,
    settle=0.2,
    housekeeping=0.05,
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class QuickApp(App):
    """An App whose secrets are in memory: deriving the key of the encrypted file takes longer than most tests."""

    kept: MemorySecrets = field(default_factory=MemorySecrets)

    def secrets(self) -> Secrets:
        return self.kept

    def secrets_of(self, _home_id: str) -> Secrets:
        return self.kept


@dataclass
class Stage:
    """Both far sides and the home between them. `engine()` runs the engine for as long as its context lasts."""

    folder: Path
    hub: PracticeHub
    hub_url: str
    forum: Forum = field(default_factory=Forum)
    tempo: Tempo = QUICK
    channels: dict[str, PracticeChannel] = field(default_factory=dict)

    def __post_init__(self) -> None:
        environ = {"CHANNEL_WIZARD_HOME": str(self.folder)}
        home = find_home(environ)
        store = SettingsStore(home.config / "settings.json")
        self.app = QuickApp(home, store, Registry({KIND: ForumNetwork(self.forum)}, {}), environ)

    async def set_up(
        self,
        name: str = "shop",
        *,
        via: str = "direct",
        since_hours: float = 1,
        sources: tuple[str, ...] | None = None,
    ) -> PracticeChannel:
        channel = self.hub.add_channel(name)
        await self.install(name, channel.token, via=via, since_hours=since_hours, sources=sources)
        self.channels[name] = channel
        return channel

    async def install(
        self,
        name: str,
        token: str,
        *,
        via: str = "direct",
        since_hours: float = 1,
        sources: tuple[str, ...] | None = None,
    ) -> None:
        port = free_port()
        url, listen = f"http://127.0.0.1:{port}/hook", f"127.0.0.1:{port}"
        now = datetime.now(UTC)
        plan = Plan(
            name=name,
            hub_url=f"{self.hub_url}/",
            token=token,
            network_kind=KIND,
            network_fields={"board": "shop"},
            credentials={"access_token": "good"},
            since=now - timedelta(hours=since_hours),
            replies=ReplyRoute(via="direct", public_url=url, listen=listen) if via == "direct" else NO_REPLIES,
            created=now,
            sources=sources,
        )
        await Installer(self.app, Steps()).install(await check_plan(self.app, plan, Steps()))

    @contextlib.asynccontextmanager
    async def engine(self, **options: object) -> AsyncIterator[Engine]:
        chosen = replace(EngineOptions(tempo=self.tempo), **options)  # type: ignore[arg-type]
        async with Engine(self.app, chosen) as engine:
            yield engine

    def tickets(self, name: str = "shop") -> list[PracticeTicket]:
        """Tickets made of posts, in the order in which they came."""
        return [each for each in self.hub.tickets(self.channels[name].id) if each.followup_to is None]

    def messages(self, name: str = "shop") -> list[str]:
        return [str(each.interaction.get("message")) for each in self.tickets(name)]

    def ticket(self, text: str, name: str = "shop") -> PracticeTicket:
        return next(each for each in self.tickets(name) if text in str(each.interaction.get("message")))

    def followup(self, followup_id: str) -> PracticeFollowup:
        ticket = self.hub.ticket_of_followup(followup_id)
        return next(each for each in ticket.followups if each.id == followup_id)

    def texts_of_ours(self) -> list[str]:
        return [post.text for post in self.forum.ours()]


NO_REPLIES = ReplyRoute(via="none")
OURS = US


@contextlib.asynccontextmanager
async def stage(folder: Path, *, tempo: Tempo = QUICK, **hub_options: object) -> AsyncIterator[Stage]:
    hub = PracticeHub(**hub_options)  # type: ignore[arg-type]
    async with hub.serve() as url:
        yield Stage(folder, hub, url, tempo=tempo)


async def until(seen: Callable[[], object], seconds: float = 60.0, *, every: float = 0.005) -> None:
    """Returns once `seen()` is true. Looks often, for what happens in memory tells nobody. Raises TimeoutError.

    `seconds` bounds only how long a defect is waited for: much, so that a busy machine is no defect.
    """
    async with asyncio.timeout(seconds):
        while not seen():  # noqa: ASYNC110 - the forum is plain memory and tells nobody
            await asyncio.sleep(every)


async def until_written(read: Callable[[], Awaitable[T]], good: Callable[[T], object], seconds: float = 60.0) -> T:
    """As `until`, for what stands in the journal: returns what `read` gave once that is good."""
    async with asyncio.timeout(seconds):
        while not good(found := await read()):  # noqa: ASYNC110 - the same
            await asyncio.sleep(0.005)
    return found
