"""The practice story: a channel from set-up to a failed reply, played for real and checked on the far side.

Both practice servers run, a home of its own is made for the time, and the same set-up and engine work on it as
on anybody's. Every scene is believed only when it is seen over there: a Ticket in SocialHub's Inbox, a reply on
the Network. So a story that ends well shows that this computer can do all of it.
"""

from __future__ import annotations

import secrets
import tempfile
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from wizard.app import App, Engine, EngineOptions
from wizard.journey.ground import Ground
from wizard.journey.install import Installer, Plan, Steps, check_plan
from wizard.practice.fediverse import PracticeFediverse
from wizard.practice.fediverse.server import BRAND, BRAND_PASSWORD
from wizard.practice.hub import PracticeHub
from wizard.settings import ReplyRoute
from wizard.sync.tempo import Tempo

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from wizard.networks.registry import Registry
    from wizard.practice.hub import PracticeChannel, PracticeFollowup, PracticeTicket

_PATIENCE = 30.0  # seconds for each scene
_POSTS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("alice", "@brand Hello, can someone help me?", {}),
    ("bob", "@brand My order never arrived.", {"visibility": "direct"}),
    ("erin", "@brand What do you think of this? https://example.org/a/long/way", {"spoiler": "A question"}),
    ("alice", "@brand And where is your shop?", {}),
    ("bob", "@brand Thank you for the new app :blobcat:", {"visibility": "unlisted"}),
)
_EXAMPLES = (
    ("alice", "@brand Is the shop open on Sunday?"),
    ("bob", "@brand My parcel has not arrived yet. Can somebody look into it?"),
)
_ANSWERS = ("Sure, how can we help?", "We are looking for it right now.")


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing that was to happen, and whether it was seen on the far side."""

    what: str
    seen: bool


@dataclass(frozen=True, slots=True)
class Story:
    """How it went, and where to look (the servers are gone when the story is over, unless they were kept)."""

    scenes: tuple[Scene, ...]
    inbox: str
    network: str

    @property
    def well(self) -> bool:
        return bool(self.scenes) and all(scene.seen for scene in self.scenes)


@dataclass(frozen=True, slots=True)
class Stage:
    """Both practice servers, running, with one channel to set up."""

    hub: PracticeHub
    fediverse: PracticeFediverse
    hub_url: str
    network_url: str
    channel: PracticeChannel

    @property
    def inbox_url(self) -> str:
        return f"{self.hub_url}/practice/inbox"


async def open_stage(stack: AsyncExitStack, *, hub_port: int = 0, network_port: int = 0) -> Stage:
    """Starts both servers; they stop with `stack`."""
    hub, fediverse = PracticeHub(), PracticeFediverse()
    hub_url = await stack.enter_async_context(hub.serve(port=hub_port))
    network_url = await stack.enter_async_context(fediverse.serve(port=network_port))
    return Stage(hub, fediverse, hub_url, network_url, hub.add_channel("Practice channel"))


def write_examples(stage: Stage) -> None:
    """A few posts to the account, so that whoever practises sees what a preview is."""
    for author, text in _EXAMPLES:
        stage.fediverse.post(author, text)


async def play(networks: Registry, tell: Callable[[Scene], None]) -> Story:
    """Plays the whole story in a home of its own, which is gone afterwards. `tell` hears of each scene."""
    async with AsyncExitStack() as stack:
        stage = await open_stage(stack)
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="channel-wizard-practice-"))
        environ = {
            "CHANNEL_WIZARD_HOME": folder,
            "CHANNEL_WIZARD_PASSPHRASE": secrets.token_hex(16),  # secrets in an encrypted file: no keyring needed
        }
        actors = _Actors(App.build(environ, networks), stage, tell)
        await actors.play()
        return Story(tuple(actors.scenes), stage.inbox_url, stage.network_url)


class _Actors:
    """Sets up, posts, answers, and looks whether it arrived."""

    def __init__(self, app: App, stage: Stage, tell: Callable[[Scene], None]) -> None:
        self._app = app
        self._stage = stage
        self._tell = tell
        self.scenes: list[Scene] = []

    async def play(self) -> None:
        await self._connect()
        options = EngineOptions(tempo=replace(Tempo(), poll=1.0))
        async with Engine(self._app, options):
            posts = self._post()
            if await self._tickets_arrive():
                await self._answer(posts)
                await self._fail(posts[2])

    def _scene(self, what: str, *, seen: bool) -> bool:
        scene = Scene(what, seen)
        self.scenes.append(scene)
        self._tell(scene)
        return seen

    async def _connect(self) -> None:
        stage = self._stage
        network = self._app.networks.get("mastodon")
        now = datetime.now(UTC)
        plan = Plan(
            name="practice",
            hub_url=f"{stage.hub_url}/",
            token=stage.channel.token,
            network_kind="mastodon",
            network_fields=network.clean_fields({"server": stage.network_url}),
            credentials=network.token_credentials(stage.fediverse.token_for("brand")),
            since=now,
            replies=_own_address(),
            created=now,
        )
        await Installer(self._app, Steps()).install(await check_plan(self._app, plan, Steps()))
        manifest = stage.hub.manifest(stage.channel.id)
        self._scene(
            "The channel is connected: its manifest has a reply button", seen=bool(manifest.action("reply"))
        )
        self._scene(
            "SocialHub reaches this computer: its webhook is registered", seen=manifest.webhook is not None
        )

    def _post(self) -> list[str]:
        fediverse = self._stage.fediverse
        return [
            fediverse.post(
                author, text, visibility=more.get("visibility", "public"), spoiler=more.get("spoiler", "")
            )
            for author, text, more in _POSTS
        ]

    def _tickets(self) -> list[PracticeTicket]:
        tickets = self._stage.hub.tickets(self._stage.channel.id)
        return [ticket for ticket in tickets if ticket.followup_to is None]

    async def _tickets_arrive(self) -> bool:
        seen = await self._on_hub(lambda: len(self._tickets()) >= len(_POSTS))
        for author, text, _more in _POSTS:
            there = any(_same(text, ticket) for ticket in self._tickets())
            self._scene(f"{author}'s post is a Ticket: “{text}”", seen=there)
        return seen

    def _ticket(self, text: str) -> PracticeTicket:
        return next(ticket for ticket in self._tickets() if _same(text, ticket))

    async def _answer(self, posts: list[str]) -> None:
        for (author, text, _more), post, answer in zip(_POSTS, posts, _ANSWERS, strict=False):
            followup = await self._stage.hub.reply(self._ticket(text).id, answer)
            known = await self._on_hub(partial(self._is, followup, "delivered"))
            arrived = self._replies_to(post) == [answer]
            self._scene(f"The reply to {author} is on the Network, once: “{answer}”", seen=arrived)
            self._scene(f"SocialHub knows that the reply to {author} was delivered", seen=known)

    async def _fail(self, post: str) -> None:
        author, text, _more = _POSTS[2]
        ticket = self._ticket(text)
        self._stage.fediverse.delete(post)
        followup = await self._stage.hub.reply(ticket.id, "We like it.")
        failed = await self._on_hub(partial(self._is, followup, "failed"))
        reason = self._followup(followup).reason
        self._scene(
            f"{author} deleted the post: the reply to it fails, and the agent reads why: “{reason}”", seen=failed
        )

    def _replies_to(self, post: str) -> list[str]:
        """The brand's answers to this post, without the mention that they start with."""
        answers = (each for each in self._stage.fediverse.replies_of("brand") if each.reply_to == post)
        return [each.text.split(" ", 1)[-1] for each in answers]

    def _followup(self, followup: str) -> PracticeFollowup:
        ticket = self._stage.hub.ticket_of_followup(followup)
        return next(each for each in ticket.followups if each.id == followup)

    def _is(self, followup: str, state: str) -> bool:
        return self._followup(followup).state == state

    async def _on_hub(self, seen: Callable[[], bool]) -> bool:
        """Whether it came to be over there in time."""
        try:
            return await self._stage.hub.wait_for(seen, _PATIENCE)
        except TimeoutError:
            return False


def _same(text: str, ticket: PracticeTicket) -> bool:
    """Whether a Ticket carries these words (its text also shows what a post has besides)."""
    words = text.removeprefix("@brand ")
    return words in str(ticket.interaction.get("message", ""))


def _own_address() -> ReplyRoute:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return ReplyRoute(via="direct", public_url=f"http://127.0.0.1:{port}/hook", listen=f"127.0.0.1:{port}")


def ground_of(stage: Stage) -> Ground:
    """What the window has to know of the stage."""
    address = _own_address()
    return Ground(
        hub_url=stage.hub_url,
        inbox_url=stage.inbox_url,
        network_url=stage.network_url,
        token=stage.channel.token,
        user=BRAND,
        password=BRAND_PASSWORD,
        public_url=address.public_url or "",
        listen=address.listen or "",
    )


def example_setup(stage: Stage, folder: Path) -> Path:
    """Writes a set-up file for the stage into `folder`, with both tokens in files beside it."""
    (folder / "socialhub-token.txt").write_text(stage.channel.token, encoding="utf-8")
    (folder / "network-token.txt").write_text(stage.fediverse.token_for("brand"), encoding="utf-8")
    port = _own_address()
    path = folder / "practice.toml"
    path.write_text(
        f"""name = "practice"
hub_url = "{stage.hub_url}/"
[channel]
access_token = "file:socialhub-token.txt"
[network]
kind = "mastodon"
server = "{stage.network_url}"
access_token = "file:network-token.txt"  # leave it out to log in with a browser
[replies]
via = "direct"
public_url = "{port.public_url}"
listen = "{port.listen}"
""",
        encoding="utf-8",
    )
    return path
