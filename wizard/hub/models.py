"""What goes to SocialHub and what comes from there, as types.

Outward: drafts, frozen dataclasses in our own words; `wizard.hub.fitting` and the methods here turn them into
SocialHub's JSON. Inward: pydantic models at the edge that take what they know, let every other key pass, and
read a damaged optional value as missing, because nothing of ours depends on it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidatorFunctionWrapHandler, WrapValidator

from wizard.hub.fitting import clean_line, fit_url, json_time

if TYPE_CHECKING:
    from collections.abc import Mapping

# --- Outward: an Interaction on its way to a Ticket -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PictureDraft:
    """Addresses of a picture: a preview, and the whole of it."""

    small: str
    large: str | None = None


@dataclass(frozen=True, slots=True)
class FileDraft:
    """A file that hangs on an Interaction. `size` in bytes."""

    url: str
    name: str | None = None
    size: float | None = None
    mime_type: str | None = None


@dataclass(frozen=True, slots=True)
class InteractorDraft:
    """Who wrote it. Equal ids link a person's Tickets; the Channel's own `networkId` marks our own posts."""

    id: str
    name: str
    url: str | None = None
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class TicketDraft:
    """An Interaction on its way to SocialHub, of any length, not yet fitted to SocialHub's rules.

    `rating`: value and scale (7 of 10). `type`: only for reusable manifests; not sent if None.
    """

    network_item_id: str
    message: str = ""
    created: datetime | None = None
    url: str | None = None
    link: str | None = None
    pictures: tuple[PictureDraft, ...] = ()
    attachments: tuple[FileDraft, ...] = ()
    rating: tuple[float, float] | None = None
    root_id: str | None = None
    interactor: InteractorDraft | None = None
    type: str | None = None
    updated: datetime | None = None


# --- Outward: Channels ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ChannelUser:
    """Who logged in to the Network, as SocialHub shows it. `picture` is https."""

    id: str | None = None
    name: str | None = None
    url: str | None = None
    picture: str | None = None

    def body(self) -> dict[str, object]:
        return _present(
            id=self.id,
            name=_line(self.name),
            profileUrl=fit_url(self.url),
            profileImage=fit_url(self.picture, secure=True),
        )


@dataclass(frozen=True, slots=True)
class ChannelPatch:
    """What to change of a Channel; None leaves it as it is. `expires`: when our access to the Network ends."""

    name: str | None = None
    unique_name: str | None = None
    image_url: str | None = None
    expires: datetime | None = None
    user: ChannelUser | None = None

    def body(self) -> dict[str, object]:
        endpoint = _present(
            expirationTime=None if self.expires is None else json_time(self.expires),
            user=None if self.user is None else self.user.body() or None,
        )
        return _present(
            name=_line(self.name),
            uniqueName=_line(self.unique_name),
            imageUrl=fit_url(self.image_url, secure=True),
            endpoint=endpoint or None,
        )


@dataclass(frozen=True, slots=True)
class ChannelDraft:
    """A Channel to create. An equal `network_id` (else an equal `unique_name`) re-activates the old one."""

    name: str
    unique_name: str
    network_id: str | None = None
    image_url: str | None = None
    expires: datetime | None = None
    user: ChannelUser | None = None

    def body(self) -> dict[str, object]:
        common = ChannelPatch(self.name, self.unique_name, self.image_url, self.expires, self.user)
        return common.body() | _present(networkId=self.network_id)


def _present(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None}


def _line(text: str | None) -> str | None:
    return None if text is None else clean_line(text) or None


# --- Inward -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Channel:
    """A Channel as SocialHub knows it; without its token."""

    id: str
    name: str = ""
    unique_name: str = ""
    network_id: str | None = None
    image_url: str | None = None
    account_id: str | None = None
    expires: datetime | None = None
    user: ChannelUser | None = None


@dataclass(frozen=True, slots=True)
class HubRoot:
    """What is behind a token. `manifest` is None where it is reusable: it cannot be read then."""

    channel: Channel
    manifest: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class NewChannel:
    """A Channel just created or re-activated, and the token it has from now on."""

    channel: Channel
    access_token: str = field(repr=False)


def read_channel(value: object) -> Channel | None:
    """A `channel` of SocialHub's; None if it is none."""
    try:
        answer = _ChannelAnswer.model_validate(value)
    except ValidationError:
        return None
    endpoint = answer.endpoint or _Endpoint()
    user = endpoint.user
    return Channel(
        id=answer.id,
        name=answer.name or "",
        unique_name=answer.unique_name or "",
        network_id=answer.network_id,
        image_url=answer.image_url,
        account_id=answer.account_id,
        expires=endpoint.expires,
        user=None if user is None else ChannelUser(user.id, user.name, user.url, user.picture),
    )


def read_root(value: object) -> HubRoot | None:
    """The answer of `GET /`; None if it is none."""
    if not isinstance(value, dict):
        return None
    channel, manifest = read_channel(value.get("channel")), value.get("manifest")
    if channel is None or not (manifest is None or isinstance(manifest, dict)):
        return None
    return HubRoot(channel, manifest)


def read_new_channel(value: object) -> NewChannel | None:
    """The answer of `POST /channels`; None if it is none, or has no token."""
    channel = read_channel(value)
    endpoint = value.get("endpoint") if isinstance(value, dict) else None
    token = endpoint.get("accessToken") if isinstance(endpoint, dict) else None
    if channel is None or not isinstance(token, str) or not token.strip():
        return None
    return NewChannel(channel, token.strip())


def _or_none(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    try:
        return read(value)
    except ValidationError:
        return None


_Text = Annotated[str | None, WrapValidator(_or_none)]


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class _User(_Answer):
    id: _Text = None
    name: _Text = None
    url: _Text = Field(None, alias="profileUrl")
    picture: _Text = Field(None, alias="profileImage")


class _Endpoint(_Answer):
    expires: Annotated[datetime | None, WrapValidator(_or_none)] = Field(None, alias="expirationTime")
    user: Annotated[_User | None, WrapValidator(_or_none)] = None


class _ChannelAnswer(_Answer):
    id: str = Field(alias="_id", min_length=1)
    name: _Text = None
    unique_name: _Text = Field(None, alias="uniqueName")
    network_id: _Text = Field(None, alias="networkId")
    image_url: _Text = Field(None, alias="imageUrl")
    account_id: _Text = Field(None, alias="accountId")
    endpoint: Annotated[_Endpoint | None, WrapValidator(_or_none)] = None
