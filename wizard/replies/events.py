"""What SocialHub sends: events, read from bytes that came from outside into frozen dataclasses.

Two stages, because they fail differently. `read_envelope` judges the body as a whole: what is not the JSON of a
webhook request is refused, and SocialHub tries again. `read_events` judges each event by itself: one that cannot
be read is reported with its reason and does not hold up the others, for SocialHub would drop them all.

Any `type` of an event is accepted here; whether it can be carried out is for the engine to say. Payloads are
kept as they came and read later (`reply_payload`, `template_payload`), when a failure can be told to the agent.

The reasons in here name fields and never quote values: they may be logged.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, NoReturn

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Deeper nesting is no webhook, and would later break whoever writes the payload out again.
MAX_DEPTH = 64

TICKET_ACTION = "ticket_action"
CHANNEL_ACTION = "channel_action"
_KINDS = frozenset({TICKET_ACTION, CHANNEL_ACTION})

_ESCAPED_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_KIND = re.compile(r"[A-Za-z0-9_.-]{1,64}")


# --- What is handed on -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TicketAction:
    """A button pressed under a Ticket. `uuid` is the same when SocialHub sends the event again.

    `payload` is JSON-able and as SocialHub sent it; `time` is aware (the time of arrival, where none was sent that
    can be read).
    """

    uuid: str
    ticket_id: str
    network_item_id: str
    type: str
    action_id: str
    payload: Mapping[str, object] = field(repr=False)
    time: datetime


@dataclass(frozen=True, slots=True)
class ChannelAction:
    """Something happened to the channel itself; `type` `disabled` means: stop it."""

    uuid: str
    channel_id: str
    type: str
    time: datetime


@dataclass(frozen=True, slots=True)
class Envelope:
    """The body of a webhook request as a whole; `events` by kind, not yet read."""

    channel_id: str
    events: Mapping[str, Sequence[object]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Events:
    """The events of one request.

    `malformed`: a reason for each event that could not be read. `unknown`: kinds that we do not know.
    """

    ticket_actions: tuple[TicketAction, ...] = ()
    channel_actions: tuple[ChannelAction, ...] = ()
    malformed: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AttachmentRef:
    """A file that an agent attached to a reply: where to fetch it, and what SocialHub says about it.

    `size` in bytes. Nothing here is checked; `wizard.replies.attachments` fetches with care.
    """

    url: str = field(repr=False)
    name: str = ""
    extension: str = ""
    size: int | None = None
    mime_type: str = ""


@dataclass(frozen=True, slots=True)
class ReplyPayload:
    """The payload of a `reply`."""

    followup_id: str
    text: str = field(repr=False)
    attachments: tuple[AttachmentRef, ...] = ()
    option: str | None = None


@dataclass(frozen=True, slots=True)
class TemplatePayload:
    """The payload of a `template_reply`. `template_id` is the template's `networkId`."""

    followup_id: str
    name: str
    template_id: str
    variables: Mapping[str, object] = field(repr=False)
    language: str


# --- What comes from outside -----------------------------------------------------------------------------------

_Id = Annotated[str, Field(min_length=1, max_length=512)]
_Kind = Annotated[str, Field(min_length=1, max_length=64)]


class _Outside(BaseModel):
    """Takes fields we do not know: SocialHub may add some."""

    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)


def _of_known_kinds(value: object) -> object:
    """Of a kind that we do not know only the name counts: whatever comes with it must not cost the others."""
    if not isinstance(value, dict):
        return value
    return {kind: each if kind in _KINDS and each is not None else [] for kind, each in value.items()}


class _Body(_Outside):
    channel_id: _Id = Field(alias="channelId")
    events: Annotated[dict[str, list[object]], BeforeValidator(_of_known_kinds)]


class _TicketAction(_Outside):
    uuid: _Id
    ticket_id: _Id = Field(alias="ticketId")
    network_item_id: _Id = Field(alias="networkItemId")
    type: _Kind
    action_id: _Id = Field(alias="actionId")
    payload: dict[str, object] | None = None
    time: object = None


class _ChannelAction(_Outside):
    uuid: _Id
    channel_id: _Id = Field(alias="channelId")
    type: _Kind
    time: object = None


class _Attachment(_Outside):
    url: str
    name: str | None = None
    extension: str | None = None
    size: object = None
    mime_type: str | None = Field(default=None, alias="mimetype")


class _ReplyPayload(_Outside):
    followup_id: _Id = Field(alias="followupId")
    text: str | None = None
    attachments: list[_Attachment] | None = None
    option: str | None = None


class _TemplatePayload(_Outside):
    followup_id: _Id = Field(alias="followupId")
    name: str | None = None
    network_id: _Id = Field(alias="networkId")
    variables: dict[str, object] | None = None
    language: str | None = None


# --- Reading ---------------------------------------------------------------------------------------------------


def read_envelope(body: bytes) -> Envelope:
    """The request's body. Raises ValueError, whose text is a reason and quotes nothing of the body."""
    try:
        read = _Body.model_validate(_read_json(body))
    except ValidationError as error:
        raise ValueError(_reason(error)) from None
    return Envelope(channel_id=read.channel_id, events=read.events)


def read_events(envelope: Envelope, received: datetime) -> Events:
    """Each event by itself; `received` (aware) stands in for a time that was not sent. Never raises."""
    ticket_actions: list[TicketAction] = []
    channel_actions: list[ChannelAction] = []
    malformed: list[str] = []
    for number, raw in enumerate(envelope.events.get(TICKET_ACTION, ()), start=1):
        try:
            ticket_actions.append(_ticket_action(raw, received))
        except ValueError as error:
            malformed.append(f"{TICKET_ACTION} {number}: {_reason(error)}")
    for number, raw in enumerate(envelope.events.get(CHANNEL_ACTION, ()), start=1):
        try:
            channel_actions.append(_channel_action(raw, envelope.channel_id, received))
        except ValueError as error:
            malformed.append(f"{CHANNEL_ACTION} {number}: {_reason(error)}")
    unknown = sorted(set(envelope.events) - _KINDS)
    return Events(
        ticket_actions=tuple(ticket_actions),
        channel_actions=tuple(channel_actions),
        malformed=tuple(malformed),
        unknown=tuple(kind if _KIND.fullmatch(kind) else "(unreadable name)" for kind in unknown),
    )


def reply_payload(payload: Mapping[str, object]) -> ReplyPayload:
    """The payload of a `reply`. Raises ValueError with a reason that quotes nothing."""
    try:
        read = _ReplyPayload.model_validate(payload)
    except ValidationError as error:
        raise ValueError(_reason(error)) from None
    return ReplyPayload(
        followup_id=read.followup_id,
        text=read.text or "",
        attachments=tuple(
            AttachmentRef(
                url=item.url,
                name=item.name or "",
                extension=item.extension or "",
                size=_size(item.size),
                mime_type=item.mime_type or "",
            )
            for item in read.attachments or ()
        ),
        option=read.option,
    )


def template_payload(payload: Mapping[str, object]) -> TemplatePayload:
    """The payload of a `template_reply`. Raises ValueError with a reason that quotes nothing."""
    try:
        read = _TemplatePayload.model_validate(payload)
    except ValidationError as error:
        raise ValueError(_reason(error)) from None
    return TemplatePayload(
        followup_id=read.followup_id,
        name=read.name or "",
        template_id=read.network_id,
        variables=read.variables or {},
        language=read.language or "",
    )


def _ticket_action(raw: object, received: datetime) -> TicketAction:
    read = _TicketAction.model_validate(raw)
    return TicketAction(
        uuid=read.uuid,
        ticket_id=read.ticket_id,
        network_item_id=read.network_item_id,
        type=read.type,
        action_id=read.action_id,
        payload=read.payload or {},
        time=_moment(read.time, received),
    )


def _channel_action(raw: object, channel_id: str, received: datetime) -> ChannelAction:
    read = _ChannelAction.model_validate(raw)
    if read.channel_id != channel_id:
        raise ValueError("channelId: not the channel of the request")
    return ChannelAction(
        uuid=read.uuid, channel_id=read.channel_id, type=read.type, time=_moment(read.time, received)
    )


def _moment(value: object, received: datetime) -> datetime:
    """Milliseconds since 1970 as SocialHub sends them; an ISO 8601 text is understood as well.

    A time that makes no sense is no reason to lose what an agent did: then it is the time of arrival.
    """
    try:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return datetime.fromtimestamp(value / 1000, UTC)
        if isinstance(value, str):
            moment = datetime.fromisoformat(value)
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError, OSError):
        pass
    return received


def _size(value: object) -> int | None:
    """A size that makes no sense is no reason to lose the reply: the file itself will tell."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _reason(error: ValueError) -> str:
    """Which field is wrong and how, without its value."""
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"][:1])
    return f"{place}: {first['msg']}" if place else first["msg"]


def _read_json(body: bytes) -> object:
    """Strict JSON: UTF-8, no NaN or Infinity, bounded nesting. Raises ValueError without the body in it."""
    try:
        value: object = json.loads(body.decode("utf-8"), parse_constant=_refuse, parse_float=_finite)
    except UnicodeDecodeError:
        raise ValueError("the body is not UTF-8") from None
    except RecursionError:
        raise ValueError("the body is nested too deeply") from None
    except ValueError:
        raise ValueError("the body is not JSON") from None
    if body.count(b"[") + body.count(b"{") > MAX_DEPTH:
        _check_depth(value)
    return _without_surrogates(value) if _ESCAPED_SURROGATE.search(body) else value


def _refuse(_constant: str) -> NoReturn:
    raise ValueError("not a JSON number")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("not a JSON number")
    return number


def _check_depth(value: object) -> None:
    level: list[object] = [value]
    for _depth in range(MAX_DEPTH + 1):
        level = [child for item in level for child in _children(item)]
        if not level:
            return
    raise ValueError("the body is nested too deeply")


def _children(value: object) -> list[object]:
    """The lists and objects directly inside `value`."""
    if isinstance(value, dict):
        return [child for child in value.values() if isinstance(child, (dict, list))]
    if isinstance(value, list):
        return [child for child in value if isinstance(child, (dict, list))]
    return []


def _without_surrogates(value: object) -> object:
    """Halves of emoji (a text cut in the middle, as JavaScript may) become U+FFFD: UTF-8 cannot hold them."""
    if isinstance(value, str):
        return _SURROGATE.sub("�", value)
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {_SURROGATE.sub("�", key): _without_surrogates(item) for key, item in value.items()}
    return value
