"""What the practice server knows: accounts, posts, media, notifications. Frozen; a change makes a new one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Visibility(Enum):
    PUBLIC = "public"
    UNLISTED = "unlisted"
    PRIVATE = "private"  # followers, and those mentioned
    DIRECT = "direct"  # those mentioned


@dataclass(frozen=True, slots=True)
class Account:
    """`domain` is empty for those of this server; only they have a password."""

    id: str
    username: str
    display_name: str
    created: datetime
    domain: str = ""
    password: str = ""
    note: str = ""
    bot: bool = False

    @property
    def acct(self) -> str:
        """As this server writes it: without a domain for its own."""
        return f"{self.username}@{self.domain}" if self.domain else self.username

    def __repr__(self) -> str:
        return f"Account({self.acct})"


@dataclass(frozen=True, slots=True)
class Media:
    """An uploaded file. `ready`: seconds since 1970 from when on it has been processed."""

    id: str
    owner: str
    name: str
    mime_type: str
    content: bytes
    description: str | None
    ready: float

    @property
    def kind(self) -> str:
        """Mastodon's word: image, gifv, video, audio or unknown."""
        if self.mime_type == "image/gif":
            return "gifv"
        family = self.mime_type.partition("/")[0]
        return family if family in {"image", "video", "audio"} else "unknown"

    def __repr__(self) -> str:
        return f"Media({self.id}, {self.mime_type}, {len(self.content)} bytes)"


@dataclass(frozen=True, slots=True)
class Poll:
    id: str
    options: tuple[str, ...]
    votes: tuple[int, ...]
    expires: datetime
    multiple: bool = False


@dataclass(frozen=True, slots=True)
class Status:
    """A post as it is now. `text` is what its author typed; `mentions` are the accounts it names.

    `author`, `reply_to_author` and `mentions` hold account ids; `order` grows with each post of the server.
    """

    id: str
    order: int
    author: str
    text: str
    created: datetime
    visibility: Visibility
    spoiler: str = ""
    sensitive: bool = False
    language: str | None = "en"
    reply_to: str | None = None
    reply_to_author: str | None = None
    mentions: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    poll: Poll | None = None
    boost_of: str | None = None
    edited: datetime | None = None
    application: str | None = None


@dataclass(frozen=True, slots=True)
class Notification:
    """`shows`: seconds since 1970 from when on its receiver can see it."""

    id: str
    order: int
    kind: str
    receiver: str
    sender: str
    status: str | None
    created: datetime
    shows: float


class Refused(Exception):
    """A request that the API answers with an error. `status` and the sentence are as Mastodon has them."""

    def __init__(self, status: int, error: str) -> None:
        super().__init__(error)
        self.status = status
        self.error = error


def not_found() -> Refused:
    return Refused(404, "Record not found")


def invalid(reason: str) -> Refused:
    return Refused(422, f"Validation failed: {reason}")
