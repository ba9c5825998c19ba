"""A small Network of another shape than Mastodon, in memory, for tests of the engine.

Ids hold blanks, umlauts and slashes (some are longer than SocialHub allows); it cannot stream; it gives pages of
three; it holds no idempotency key; one way to reply has options. So nothing in engine, journal or commands can
know Mastodon and pass.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.errors import (
    NetworkGone,
    NetworkLoginExpired,
    NetworkRefused,
    NetworkUnavailable,
    NetworkUnsure,
    UsageError,
)
from wizard.networks.base import (
    Abilities,
    Batch,
    ButtonAbility,
    Change,
    Deleted,
    Edited,
    FieldInfo,
    Interaction,
    Label,
    LoginRequest,
    NetworkInfo,
    Person,
    Posted,
    Profile,
    Reply,
    ReplyAbility,
    Sent,
    SourceInfo,
    StreamEvent,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from wizard.networks.base import AppDrawer, Credentials

KIND = "forum"
US = "shop@forum"
_PAGE = 3
_LONGEST = 200  # characters of a reply
_CLOCKS_DIFFER = timedelta(minutes=1)


def label(text: str) -> Label:
    return Label(text, text, text)


INFO = NetworkInfo(
    kind=KIND,
    name="Test Forum",
    summary=label("A forum that lives in the tests"),
    icon=str(Path(__file__).with_name("forum.svg")),
    fields=(FieldInfo("board", label("Board"), label("Which board")),),
    browser_login=False,
    token_login=True,
    sources=(
        SourceInfo("threads", label("New threads"), label("What starts a thread")),
        SourceInfo("answers", label("Answers"), label("What answers a post")),
    ),
)


@dataclass(frozen=True)
class Post:
    id: str
    author: str
    text: str
    created: datetime
    reply_to: str | None = None
    edited: datetime | None = None
    gone: bool = False
    option: str | None = None
    with_files: bool = False


@dataclass
class Forum:
    """The board itself. `faults`: by method, what the next calls raise; `("after", error)`: once it was done."""

    posts: dict[str, Post] = field(default_factory=dict)
    liked: list[str] = field(default_factory=list)
    faults: dict[str, list[Exception | tuple[str, Exception] | None]] = field(
        default_factory=lambda: defaultdict(list)
    )
    calls: list[str] = field(default_factory=list)
    can: Abilities = field(
        default_factory=lambda: Abilities(
            replies=(ReplyAbility("answer", label("Answer"), _LONGEST, attachments=True),),
            buttons=(ButtonAbility("like", label("Like")),),
            delete=ButtonAbility("remove", label("Remove")),
            edits=True,
        )
    )
    broken: set[str] = field(default_factory=set)  # posts above which nobody can look, and that nobody can answer
    away: bool = False  # it does not answer
    shows_ours: bool = False  # our own posts come with the others, marked as ours
    hides_replies: bool = False  # what was posted cannot be found by looking
    token: str = "good"
    start: datetime = field(default_factory=lambda: datetime.now(UTC) - timedelta(minutes=5))

    def say(self, author: str, text: str, *, reply_to: str | None = None, long_id: bool = False) -> str:
        number = len(self.posts) + 1
        ident = f"Brett/größe {number}" + ("/x" * 200 if long_id else "")
        created = datetime.now(UTC) if author == US else self.start + timedelta(seconds=number)
        self.posts[ident] = Post(ident, author, text, created, reply_to)
        return ident

    def edit(self, ident: str, text: str) -> None:
        self.posts[ident] = replace(self.posts[ident], text=text, edited=datetime.now(UTC))

    def delete(self, ident: str) -> None:
        self.posts[ident] = replace(self.posts[ident], gone=True)

    def find(self, ident: str) -> Post:
        """Raises NetworkGone."""
        post = self.posts.get(ident)
        if post is None or post.gone:
            raise NetworkGone("The post was deleted.")
        return post

    def ours(self) -> list[Post]:
        return [post for post in self.posts.values() if post.author == US and not post.gone]

    def enter(self, method: str) -> Exception | None:
        """Counts a call; raises its fault, or answers one to raise after it was done."""
        self.calls.append(method)
        if self.away:
            raise NetworkUnavailable("The forum does not answer.", "Try again later.", unreached=True)
        fault = self.faults[method].pop(0) if self.faults[method] else None
        if isinstance(fault, Exception):
            raise fault
        return fault[1] if fault else None


class ForumConnection:
    def __init__(self, forum: Forum, token: str) -> None:
        self.forum = forum
        self.token = token

    def _enter(self, method: str) -> Exception | None:
        after = self.forum.enter(method)
        if self.token != self.forum.token:
            raise NetworkLoginExpired("The forum no longer accepts this log-in.", "Log in again.")
        return after

    async def verify(self) -> Profile:
        self._enter("verify")
        return Profile(US, "The Shop", US, "https://forum.example/shop")

    async def abilities(self) -> Abilities:
        self._enter("abilities")
        return self.forum.can

    async def catch_up(self, cursor: str | None, since: datetime) -> AsyncIterator[Batch]:
        self._enter("catch_up")
        posts = list(self.forum.posts.values())
        position = int(cursor) if cursor else 0
        while position < len(posts) or cursor is None:
            page = posts[position : position + _PAGE]
            position += len(page)
            changes = tuple(
                Posted(self._interaction(post))
                for post in page
                if (post.author != US or self.forum.shows_ours)
                and self._is_addressed(post)
                and not post.gone
                and (cursor is not None or post.created >= since)
            )
            yield Batch(changes, str(position))
            if position >= len(posts):
                return

    async def stream(self) -> AsyncIterator[StreamEvent]:
        self.forum.enter("stream")
        nothing: tuple[StreamEvent, ...] = ()  # never called: its abilities do not have it
        for event in nothing:
            yield event

    async def ancestors(self, native_id: str) -> tuple[Interaction, ...]:
        self._enter("ancestors")
        if native_id in self.forum.broken:
            raise NetworkUnavailable("The forum answers 500.")
        chain = []
        post: Post | None = self.forum.find(native_id)
        while post is not None and post.reply_to is not None:
            post = self.forum.posts.get(post.reply_to)
            if post is not None and not post.gone:
                chain.append(self._interaction(post))
        return tuple(reversed(chain))

    async def refresh(self, native_ids: Sequence[str]) -> tuple[Change, ...]:
        self._enter("refresh")
        changes: list[Change] = []
        for ident in native_ids:
            post = self.forum.posts.get(ident)
            if post is None or post.gone:
                changes.append(Deleted(ident))
            elif post.edited:
                changes.append(Edited(self._interaction(post)))
        return tuple(changes)

    async def send_reply(self, reply: Reply) -> Sent:
        after = self._enter("send_reply")
        self.forum.find(reply.to)
        if reply.action_id not in [each.id for each in self.forum.can.replies]:
            raise NetworkRefused("The forum knows no such way to reply.")
        if reply.to in self.forum.broken:
            raise NetworkUnavailable("The forum answers 503 to this one.")
        if len(reply.text) > _LONGEST:
            raise NetworkRefused(f"The reply is longer than the {_LONGEST} characters that the forum allows.")
        ident = self.forum.say(US, reply.text, reply_to=reply.to)
        post, files = self.forum.posts[ident], bool(reply.files)
        self.forum.posts[ident] = replace(post, option=reply.option, with_files=files)
        if after:
            raise after
        return Sent(ident, f"https://forum.example/{len(self.forum.posts)}", datetime.now(UTC))

    async def find_reply(self, reply: Reply, after: datetime, exclude: frozenset[str]) -> Sent | None:
        self._enter("find_reply")
        if self.forum.hides_replies:
            raise NetworkUnsure("The forum does not show our own posts.")
        for post in self.forum.ours():
            same = (post.reply_to, post.text, post.with_files) == (reply.to, reply.text, reply.with_files)
            if same and post.created >= after - _CLOCKS_DIFFER and post.id not in exclude:
                return Sent(post.id)
        return None

    async def press(self, button_id: str, native_id: str) -> None:
        after = self._enter("press")
        if button_id != "like":
            raise NetworkRefused("There is no such button.")
        self.forum.find(native_id)
        if native_id not in self.forum.liked:
            self.forum.liked.append(native_id)
        if after:
            raise after

    async def delete(self, native_id: str) -> None:
        self._enter("delete")
        if self.forum.posts[native_id].author != US:
            raise NetworkRefused("Only our own posts can be deleted.")
        self.forum.delete(native_id)

    async def revoke(self) -> None:
        self.forum.enter("revoke")

    def renew(self, grace: float) -> None:
        self.forum.calls.append("renew")

    async def close(self) -> None:
        self.forum.calls.append("close")

    def _interaction(self, post: Post) -> Interaction:
        return Interaction(
            native_id=post.id,
            author=Person(post.author, post.author.title()),
            created=post.created,
            text=post.text,
            url="https://forum.example/post",
            reply_to=post.reply_to,
            source="answers" if post.reply_to else "threads",
            edited=post.edited,
            ours=post.author == US,
            addressed=self._is_addressed(post),
        )

    def _is_addressed(self, post: Post) -> bool:
        """Whether it names us, or answers us (our own posts are addressed to whoever reads them)."""
        answered = self.forum.posts.get(post.reply_to or "")
        return "shop" in post.text.lower() or post.author == US or (answered is not None and answered.author == US)


@dataclass
class ForumNetwork:
    forum: Forum

    @property
    def info(self) -> NetworkInfo:
        return INFO

    def clean_fields(self, fields: Mapping[str, str]) -> dict[str, str]:
        if not fields.get("board"):
            raise UsageError("Which board is not said.", "Name it.", field="board")
        return {"board": fields["board"]}

    async def start_login(
        self, fields: Mapping[str, str], redirect_uri: str, apps: AppDrawer, *, choose_account: bool = False
    ) -> LoginRequest:
        raise NotImplementedError

    async def finish_login(self, request: LoginRequest, answer_url: str) -> Credentials:
        raise NotImplementedError

    def token_credentials(self, access_token: str) -> Credentials:
        if not access_token.strip():
            raise UsageError("The access token is missing.", "Copy it whole.", field="access_token")
        return {"access_token": access_token.strip()}

    def connect(self, fields: Mapping[str, str], credentials: Credentials) -> ForumConnection:
        return ForumConnection(self.forum, credentials["access_token"])
