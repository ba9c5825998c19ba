"""What a server sends, as far as we use it.

Many programs speak this API, and each leaves something out, sends null where Mastodon sends a list, or numbers
where Mastodon sends text. So only what nothing can be done without is required (the ids); everything else falls
back to a harmless default rather than spoil the post it hangs on.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, WrapValidator

if TYPE_CHECKING:
    from pydantic import ValidatorFunctionWrapHandler

_LONGEST_REASON = 200  # characters of a server's own words that we pass on


def _text_or_empty(value: object) -> str:
    return value if isinstance(value, str) else ""


def _text_or_none(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _flag(value: object) -> bool:
    return value is True


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def _mapping_or_empty(value: object) -> object:
    return value if isinstance(value, dict) else {}


def _list_or_empty(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _time_or_none(value: object, parse: ValidatorFunctionWrapHandler) -> datetime | None:
    if value is None:
        return None
    try:
        time: datetime = parse(value)
    except ValidationError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _whole_or_none(value: object, parse: ValidatorFunctionWrapHandler) -> Any:
    """A part that may be missing, and counts as missing when it cannot be read."""
    if not isinstance(value, dict):
        return None
    try:
        return parse(value)
    except ValidationError:
        return None


Text = Annotated[str, BeforeValidator(_text_or_empty)]
TextOrNone = Annotated[str | None, BeforeValidator(_text_or_none)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Count = Annotated[int | None, BeforeValidator(_count)]
Time = Annotated[datetime | None, WrapValidator(_time_or_none)]
# An id is opaque text. Some servers send numbers.
Id = Annotated[str, Field(min_length=1)]
IdOrNone = Annotated[str | None, BeforeValidator(lambda value: str(value) if value not in (None, "") else None)]


class Outside(BaseModel):
    """Base of what comes from outside: unknown members are ignored, numbers are taken where text belongs."""

    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=True)


_M = TypeVar("_M", bound=Outside)


def read(model: type[_M], value: object) -> _M | None:
    """`value` as a `model`; None where it cannot be one."""
    try:
        return model.model_validate(value)
    except ValidationError:
        return None


def read_all(model: type[_M], values: object) -> list[_M]:
    """Each of `values` that can be read; those that cannot are left out."""
    if not isinstance(values, list):
        return []
    return [each for each in (read(model, value) for value in values) if each is not None]


class Account(Outside):
    id: Id
    username: Text = ""
    acct: Text = ""
    display_name: Text = ""
    url: TextOrNone = None
    avatar: TextOrNone = None
    avatar_static: TextOrNone = None


class Mention(Outside):
    id: Id
    username: Text = ""
    acct: Text = ""


class Media(Outside):
    id: IdOrNone = None
    type: Text = ""
    url: TextOrNone = None
    remote_url: TextOrNone = None
    preview_url: TextOrNone = None
    description: TextOrNone = None


class PollOption(Outside):
    title: Text = ""


class Poll(Outside):
    options: Annotated[tuple[PollOption, ...], BeforeValidator(lambda each: read_all(PollOption, each))] = ()


class Status(Outside):
    """A post."""

    id: Id
    uri: Text = ""
    url: TextOrNone = None
    account: Account
    created_at: Time = None
    edited_at: Time = None
    in_reply_to_id: IdOrNone = None
    in_reply_to_account_id: IdOrNone = None
    visibility: Text = ""
    sensitive: Flag = False
    spoiler_text: Text = ""
    content: Text = ""
    favourited: Flag = False
    reblogged: Flag = False
    media_attachments: Annotated[tuple[Media, ...], BeforeValidator(lambda each: read_all(Media, each))] = ()
    mentions: Annotated[tuple[Mention, ...], BeforeValidator(lambda each: read_all(Mention, each))] = ()
    poll: Annotated[Poll | None, WrapValidator(_whole_or_none)] = None


class Notification(Outside):
    """`status` is None where the server sent none, or one that cannot be read."""

    id: Id
    type: Text = ""
    created_at: Time = None
    status: Annotated[Status | None, WrapValidator(_whole_or_none)] = None


class Context(Outside):
    ancestors: Annotated[tuple[Status, ...], BeforeValidator(lambda each: read_all(Status, each))] = ()
    descendants: Annotated[tuple[Status, ...], BeforeValidator(lambda each: read_all(Status, each))] = ()


class StatusLimits(Outside):
    max_characters: Count = None


class MediaLimits(Outside):
    supported_mime_types: Annotated[
        tuple[str, ...],
        BeforeValidator(lambda each: [str(one).lower() for one in _list_or_empty(each) if isinstance(one, str)]),
    ] = ()
    image_size_limit: Count = None
    video_size_limit: Count = None


class Urls(Outside):
    streaming: TextOrNone = None
    streaming_api: TextOrNone = None


class Configuration(Outside):
    statuses: Annotated[StatusLimits, BeforeValidator(_mapping_or_empty)] = StatusLimits()
    media_attachments: Annotated[MediaLimits, BeforeValidator(_mapping_or_empty)] = MediaLimits()
    urls: Annotated[Urls, BeforeValidator(_mapping_or_empty)] = Urls()


class Instance(Outside):
    """A server about itself: `/api/v2/instance`, or v1 with the same fields at other places."""

    domain: Text = ""  # v2
    uri: Text = ""  # v1: the domain, on some servers as an address
    version: Text = ""
    source_url: Text = ""
    max_toot_chars: Count = None  # Pleroma and its kin
    upload_limit: Count = None  # the same
    urls: Annotated[Urls, BeforeValidator(_mapping_or_empty)] = Urls()  # v1
    configuration: Annotated[Configuration, BeforeValidator(_mapping_or_empty)] = Configuration()


class App(Outside):
    """Our registration with a server."""

    client_id: Id
    client_secret: Id


class Token(Outside):
    access_token: Id


class Trouble(Outside):
    """How servers say what is wrong."""

    error: Text = ""
    error_description: Text = ""
    message: Text = ""


def reason(answer: object) -> str:
    """The server's own words in an error answer, in one short line; empty where it said nothing fit to show."""
    trouble = read(Trouble, answer)
    words = (trouble.error_description or trouble.error or trouble.message) if trouble else ""
    line = " ".join("".join(each for each in words if each.isprintable() or each.isspace()).split())
    return line if len(line) <= _LONGEST_REASON else line[: _LONGEST_REASON - 1] + "…"
