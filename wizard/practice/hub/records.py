"""What the practice SocialHub holds, as frozen records: a change makes a new record.

So a test or a page can keep what it was given, and compare it with what is there later.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class PracticeChannel:
    """One Channel. `token` is a token for practice and opens nothing else; still it is never shown by `repr`.

    `active` False: deactivated, for the reason in `inactive_because`.
    """

    id: str
    account_id: str
    manifest_id: str
    name: str
    unique_name: str
    created: datetime
    token: str = field(repr=False)
    token_time: int = 0  # the `iat` of the token
    network_id: str | None = None
    image_url: str | None = None
    endpoint: dict[str, Any] = field(default_factory=dict)
    active: bool = True
    inactive_because: str = ""


@dataclass(frozen=True, slots=True)
class PracticeManifest:
    """A Manifest. `document` is what the API shows, without `_id` and `name`; `name` set: promoted."""

    id: str
    document: dict[str, Any] = field(repr=False)  # it holds the webhook's secret
    name: str | None = None

    @property
    def reusable(self) -> bool:
        return self.name is not None

    @property
    def webhook(self) -> dict[str, str] | None:
        return self.document.get("webhook")

    @property
    def actions(self) -> list[dict[str, Any]]:
        actions: list[dict[str, Any]] = self.document.get("inbox", {}).get("ticketActions", [])
        return actions

    def action(self, action_id: str) -> dict[str, Any] | None:
        return next((action for action in self.actions if action["id"] == action_id), None)

    def as_json(self) -> dict[str, Any]:
        """The Manifest as the API shows it."""
        named = {} if self.name is None else {"name": self.name}
        return {"_id": self.id, **named, **self.document}


@dataclass(frozen=True, slots=True)
class PracticeFollowup:
    """A reply on its way: `pending` until the Integration calls success (`delivered`) or reset (`failed`)."""

    id: str
    action_id: str
    type: Literal["reply", "template_reply"]
    text: str
    event_uuid: str
    created: datetime
    attachments: tuple[dict[str, Any], ...] = ()
    option: str | None = None
    state: Literal["pending", "delivered", "failed"] = "pending"
    reason: str = ""
    reply_ticket_id: str | None = None


@dataclass(frozen=True, slots=True)
class PracticePress:
    """A button, or delete, that somebody pressed; `failed` once the Integration reset it."""

    action_id: str
    type: Literal["button", "delete"]
    event_uuid: str
    state: Literal["pressed", "failed"] = "pressed"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PracticeTicket:
    """A Ticket. `interaction` is as it was sent. `hidden`: made for a missing Root-Ticket, and still empty.

    `followup_to`: the Ticket that this one replies to. `number` grows with each Ticket.
    """

    id: str
    channel_id: str
    account_id: str
    network_item_id: str
    interaction: dict[str, Any]
    number: int
    created: datetime
    updated: datetime
    hidden: bool = False
    state: Literal["unread", "done"] = "unread"
    followup_to: str | None = None
    followups: tuple[PracticeFollowup, ...] = ()
    presses: tuple[PracticePress, ...] = ()


@dataclass(frozen=True, slots=True)
class PracticeEvent:
    """A webhook event. `waiting` (with the tries so far), `delivered`, or `dropped` for good, for `problem`."""

    uuid: str
    channel_id: str
    kind: Literal["ticket_action", "channel_action"]
    body: dict[str, Any]
    state: Literal["waiting", "delivered", "dropped"] = "waiting"
    tries: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PracticeRequest:
    """A request that came in: `path` without its query, `status` 0 if the connection was reset instead."""

    method: str
    path: str
    status: int
