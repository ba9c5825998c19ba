"""What a Network must offer: the interface between the engine and every Network, ours or a plug-in's.

A Network is found through the entry-point group `wizard.networks`; the entry point names a `Network` object.
What it *declares* is data (`NetworkInfo`, `Abilities`), which window, command line and manifest defaults
render alike. What it *does* are the methods of `Connection`. Nothing above this module knows any one Network.

Rules for whoever writes one; `tests/contract` checks them:

* Native ids are opaque text. They are compared for equality only.
* `catch_up` loses nothing between two cursors, however long the gap; repeating items is allowed, for the
  journal knows what it has.
* Our own posts are never yielded as `Posted` (`Interaction.ours` marks them where they appear as ancestors).
* Outside errors are translated into `wizard.errors`: `NetworkUnavailable` (certainly nothing done, try later;
  `wait` where the Network said how long), `NetworkUnsure` (the request left, outcome unknown),
  `NetworkRefused`/`NetworkGone` (for good, in words for a community manager), `NetworkLoginExpired`.
* Every method can be cancelled at any await, and keeps no task running after `close`.
* It sends nothing that its caller did not ask for, and logs no text, name or secret.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from datetime import datetime, timedelta
    from pathlib import Path


# --- Declarations: data for window, command line and manifest --------------------------------------------------


@dataclass(frozen=True, slots=True)
class Label:
    """A text in SocialHub's three languages, 1 to 256 characters each."""

    en: str
    de: str
    fr: str


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """A value to ask a person for before logging in, such as the server.

    `suggestions`: a text file with one well-known value a line, to complete from while typing; its name in
    `resources/suggestions`, or an absolute path in a plug-in's package.
    """

    id: str
    label: Label
    hint: Label
    example: str = ""
    required: bool = True
    suggestions: str = ""


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """A kind of post that can be relayed or left alone, such as direct messages. `id` is `Interaction.source`."""

    id: str
    label: Label
    hint: Label


@dataclass(frozen=True, slots=True)
class NetworkInfo:
    """What is known of a Network before anybody logs in.

    `kind` is its stable id and the prefix of every `networkItemId` (4 to 16 of a-z and 0-9).
    `icon` is the file name of an SVG in `resources/icons` or an absolute path in a plug-in's package.
    """

    kind: str
    name: str
    summary: Label
    icon: str
    fields: tuple[FieldInfo, ...] = ()
    browser_login: bool = True  # an OAuth page in a browser; False: `credentials` come from the fields alone
    token_login: bool = False  # an access token can be given instead of the browser
    sources: tuple[SourceInfo, ...] = ()  # what a person may choose from; empty: all or nothing


@dataclass(frozen=True, slots=True)
class ReplyAbility:
    """One way to reply; becomes a `reply` Ticket Action whose id is `id`. `hint`: what it does, in a sentence."""

    id: str
    label: Label
    hint: Label | None = field(default=None, kw_only=True)
    max_length: int | None = None  # characters, as the Network allows them
    attachments: bool = False  # one file may go with it
    attachment_or_text: bool = False  # …but not both


def reply_ability(replies: Sequence[ReplyAbility], action_id: str) -> ReplyAbility | None:
    """Which way to reply an action stands for, by its id; None: none of them.

    An administrator may have several buttons for one way, with options or time limits of their own: `reply-2` and
    `reply-urgent` are ways to `reply`. The longest id that fits counts.
    """
    fitting = [each for each in replies if action_id == each.id or action_id.startswith(f"{each.id}-")]
    return max(fitting, key=lambda each: len(each.id), default=None)


@dataclass(frozen=True, slots=True)
class ButtonAbility:
    """Something to do with a post at one press; becomes a `button` (or the `delete`) Ticket Action.

    `hint`: what it does, in a sentence.
    """

    id: str
    label: Label
    hint: Label | None = None


@dataclass(frozen=True, slots=True)
class Abilities:
    """What this connection can do, as the server itself says where it can.

    `idempotency`: how long the Network holds the key given to `send_reply` and answers a repetition with the
    first result; None: it does not. `max_attachment_bytes`: None if unknown.
    """

    replies: tuple[ReplyAbility, ...] = ()
    buttons: tuple[ButtonAbility, ...] = ()
    delete: ButtonAbility | None = None  # deletes our own reply
    edits: bool = False  # edits and deletions of posts can be noticed
    streaming: bool = False
    idempotency: timedelta | None = None
    max_attachment_bytes: int | None = None


# --- What people wrote -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Person:
    """Who wrote an Interaction. `id`: stable, at least 3 characters, readable where possible."""

    id: str
    name: str
    url: str | None = None
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    small: str
    large: str | None = None


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file that hangs on an Interaction. `size` in bytes."""

    url: str
    name: str | None = None
    size: int | None = None
    mime_type: str | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    value: float
    scale: float


@dataclass(frozen=True, slots=True)
class Interaction:
    """What a person wrote on the Network, in the Network's own terms; not yet cut to SocialHub's limits.

    `created` and `edited` are aware datetimes. `text` is plain text. `reply_to` is the native id of the post
    this one answers, `kind` SocialHub's ticket `type` (MENTION, DM, COMMENT …), used for reusable manifests.
    `source`: the id of one of `NetworkInfo.sources`, or empty if the Network declares none.
    `ours`: written by the account we are logged in as. `addressed`: meant for us (mentions us, answers us),
    so that it belongs into the Inbox; False only for ancestors that merely give context.
    """

    native_id: str
    author: Person
    created: datetime
    text: str = ""
    url: str | None = None
    link: str | None = None
    pictures: tuple[Picture, ...] = ()
    attachments: tuple[FileLink, ...] = ()
    rating: Rating | None = None
    reply_to: str | None = None
    kind: str = "TICKET"
    source: str = ""
    edited: datetime | None = None
    ours: bool = False
    addressed: bool = True


@dataclass(frozen=True, slots=True)
class Posted:
    """A new Interaction (or one seen again: the journal knows)."""

    interaction: Interaction


@dataclass(frozen=True, slots=True)
class Edited:
    """An Interaction changed; whole, as it is now."""

    interaction: Interaction


@dataclass(frozen=True, slots=True)
class Deleted:
    native_id: str


@dataclass(frozen=True, slots=True)
class StreamConnected:
    """The stream has (re)connected: whatever came before has to be caught up from the cursor."""


Change: TypeAlias = Posted | Edited | Deleted
StreamEvent: TypeAlias = Change | StreamConnected


@dataclass(frozen=True, slots=True)
class Batch:
    """A step of catching up, committed as a whole together with its cursor.

    `cursor`: opaque text of the Network's own (JSON is a good choice); from it, `catch_up` goes on after this
    batch. `staged`: older Interactions are still to come (the Network can only page from new to old): keep
    these, but make no Tickets before a batch with `staged=False` has come, so that the order is right.
    """

    changes: tuple[Change, ...]
    cursor: str
    staged: bool = False


# --- Replies ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A file on this computer to be sent along. It exists until the call returns."""

    path: Path
    name: str
    mime_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply to post. `key` is the same for every attempt at the same reply, and for no other.

    `with_files`: files belong to it. To look for a reply they need not be fetched; `files` is empty then.
    """

    key: str
    action_id: str  # which ReplyAbility
    to: str  # native id of the post to answer
    text: str
    files: tuple[LocalFile, ...] = ()
    option: str | None = None
    with_files: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """A reply that exists on the Network."""

    native_id: str
    url: str | None = None
    created: datetime | None = None


# --- Logging in ------------------------------------------------------------------------------------------------

# What a connection needs to act for the account; JSON-able text only. Lives in the keyring, nowhere else.
Credentials: TypeAlias = "Mapping[str, str]"


@dataclass(frozen=True, slots=True)
class LoginRequest:
    """A log-in page to open. `url` is shown to the person's browser; `redirect_uri` is where it ends.

    `private` (PKCE verifier, client secret …) is what `finish_login` needs; it is held in memory only.
    """

    url: str
    redirect_uri: str
    state: str
    private: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Profile:
    """The account we are logged in as. `id` equals `Interaction.author.id` of its own posts."""

    id: str
    name: str
    handle: str
    url: str | None = None
    picture: str | None = None


class AppDrawer(Protocol):
    """Where a Network keeps what belongs to a server rather than an account (its app registration)."""

    def get(self, server: str) -> Mapping[str, str] | None: ...
    def put(self, server: str, values: Mapping[str, str]) -> None: ...


# --- The two things a Network's package provides ---------------------------------------------------------------


class Connection(Protocol):
    """An account on a Network, ready to work. Made by `Network.connect`; makes no request before asked."""

    async def verify(self) -> Profile:
        """Who we are. Raises NetworkLoginExpired, NetworkUnavailable, or NetworkRefused (no such Network)."""
        ...

    async def abilities(self) -> Abilities:
        """What can be done here. Asked once after each connect; may be asked again."""
        ...

    def catch_up(self, cursor: str | None, since: datetime) -> AsyncIterator[Batch]:
        """Everything addressed to us after `cursor` (None: from `since` on), in batches, then ends.

        Within a batch the older comes first; across batches too, unless they are `staged`. Yields a batch
        also where nothing is new if the cursor has moved.
        """
        ...

    def stream(self) -> AsyncIterator[StreamEvent]:
        """What happens from now on. Ends by raising NetworkUnavailable when the stream breaks or falls silent.

        Yields `StreamConnected` once it stands. Called only where `Abilities.streaming`.
        """
        ...

    async def ancestors(self, native_id: str) -> tuple[Interaction, ...]:
        """The posts above this one, the root first, the direct parent last; empty if it is a root.

        Those we may not see are left out. Raises NetworkGone if the post itself does not exist.
        """
        ...

    async def refresh(self, native_ids: Sequence[str]) -> tuple[Change, ...]:
        """Looks at these posts again: `Edited` for each that was ever edited, `Deleted` for each gone.

        A post that cannot be judged (server error, not visible for now) is left out. At most 40 ids a call.
        """
        ...

    async def send_reply(self, reply: Reply) -> Sent:
        """Posts a reply. Raises NetworkUnsure if the post may exist; NetworkUnavailable if it cannot."""
        ...

    async def find_reply(self, reply: Reply, after: datetime, exclude: frozenset[str]) -> Sent | None:
        """Our own reply as it stands on the Network, if an earlier attempt made it (after `after`).

        `exclude`: native ids that are known to belong to other replies (two agents may answer the same words
        to the same post). None means: looked at all there is, it does not exist *now*. Raises NetworkUnsure
        where that cannot be told, NetworkUnavailable where looking failed.
        """
        ...

    async def press(self, button_id: str, native_id: str) -> None:
        """Presses a button; pressing twice has the effect of once."""
        ...

    async def delete(self, native_id: str) -> None:
        """Deletes our own post; it is well if it is gone already. NetworkRefused if it is not ours."""
        ...

    async def revoke(self) -> None:
        """Gives the access back to the Network, when the channel is removed. Failing is no error."""
        ...

    def renew(self, grace: float) -> None:
        """The computer slept, or is on another network: connections from before may be dead without a word.

        None of them is used again, and what is under way has `grace` seconds left before it fails as after a
        time-out (`wizard.http.Exchanges` does both). Whoever reads a stream opens it anew.
        """
        ...

    async def close(self) -> None: ...


@runtime_checkable
class Network(Protocol):
    """A kind of Network: what is declared, how to log in, how to connect."""

    @property
    def info(self) -> NetworkInfo: ...

    def clean_fields(self, fields: Mapping[str, str]) -> dict[str, str]:
        """The fields as they will be stored (`@me@server` becomes `https://server`).

        Raises UsageError, with `field` set, for what cannot be used. Makes no request.
        """
        ...

    async def start_login(
        self, fields: Mapping[str, str], redirect_uri: str, apps: AppDrawer, *, choose_account: bool = False
    ) -> LoginRequest:
        """Registers our app where needed (kept in `apps`) and says which page to open."""
        ...

    async def finish_login(self, request: LoginRequest, answer_url: str) -> Credentials:
        """Turns the redirect (`answer_url`: the whole address the browser was sent to) into credentials.

        Raises NetworkRefused (denied, wrong state, expired code: each in its own words).
        """
        ...

    def token_credentials(self, access_token: str) -> Credentials:
        """Credentials from an access token given by hand. Raises UsageError where that cannot be."""
        ...

    def connect(self, fields: Mapping[str, str], credentials: Credentials) -> Connection: ...
