"""The people at SocialHub: community managers who answer Tickets, and admins who look after Channels.

What SocialHub's own pages would not let them do raises `NotPossible`, with a sentence for the page.
"""

from __future__ import annotations

import re
import time
import uuid
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal

from wizard.practice.hub.checks import parse_time
from wizard.practice.hub.records import (
    PracticeChannel,
    PracticeEvent,
    PracticeFollowup,
    PracticeManifest,
    PracticePress,
    PracticeTicket,
)
from wizard.practice.hub.rules import duration_seconds
from wizard.practice.hub.store import Store, now, object_id
from wizard.practice.hub.tokens import TEMPORARY_LIFETIME

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wizard.practice.hub.courier import Courier

_VARIABLE = re.compile(r"{{\s*([\w.]+)\s*}}")


class NotPossible(ValueError):
    """Something that SocialHub's pages do not offer."""


class Desk:
    """What people do in one SocialHub."""

    def __init__(self, store: Store, courier: Courier) -> None:
        self._store = store
        self._courier = courier

    # --- Community managers --------------------------------------------------------------------------------

    def reply(
        self,
        ticket_id: str,
        text: str,
        *,
        action_id: str | None = None,
        attachments: Sequence[Mapping[str, Any]] = (),
        option: str | None = None,
    ) -> str:
        """Answers a Ticket; gives the Followup's id. Without `action_id`, by the first `reply` action."""
        ticket = self._ticket(ticket_id)
        action = self._action(ticket, action_id, "reply")
        files = tuple(dict(file) for file in attachments)
        _check_reply(action, text, files, option)
        payload: dict[str, Any] = {"followupId": str(uuid.uuid4())}
        if text:
            payload["text"] = text
        if files:
            payload["attachments"] = list(files)
        if option is not None:
            payload["option"] = option
        return self._follow_up(ticket, action, payload, text=text, attachments=files, option=option)

    async def templates(self, ticket_id: str, action_id: str | None = None) -> list[dict[str, Any]]:
        """What can be picked for a `template_reply`, fetched from the Integration."""
        ticket = self._ticket(ticket_id)
        action = self._action(ticket, action_id, "template_reply")
        channel = self._store.channels[ticket.channel_id]
        webhook = self._store.manifest_of(channel).webhook
        if webhook is None:
            raise NotPossible("Without a webhook there is no secret to ask for templates with.")
        try:
            return await self._courier.templates(channel, action["config"]["templates"]["url"], webhook["secret"])
        except ValueError as error:
            raise NotPossible(str(error)) from error

    async def template_reply(
        self,
        ticket_id: str,
        template: str,
        *,
        variables: Mapping[str, str] | None = None,
        language: str = "en",
        action_id: str | None = None,
    ) -> str:
        """Answers with the template whose `networkId` is `template`; gives the Followup's id."""
        ticket = self._ticket(ticket_id)
        action = self._action(ticket, action_id, "template_reply")
        offered = {entry["networkId"]: entry for entry in await self.templates(ticket_id, action["id"])}
        if template not in offered:
            raise NotPossible("The Integration offers no such template.")
        chosen, values = offered[template], dict(variables or {})
        payload = {
            "followupId": str(uuid.uuid4()),
            "name": chosen["name"],
            "networkId": chosen["networkId"],
            "variables": values,
            "language": language,
        }
        return self._follow_up(self._ticket(ticket_id), action, payload, text=_filled(chosen, language, values))

    def press(self, ticket_id: str, action_id: str) -> str:
        """Presses a button; gives the event's uuid."""
        return self._press(ticket_id, action_id, "button")

    def delete(self, ticket_id: str, action_id: str | None = None) -> str:
        """Asks for a reply of ours to be deleted on the Network; gives the event's uuid."""
        if self._ticket(ticket_id).followup_to is None:
            raise NotPossible("Only a reply of ours can be deleted.")
        return self._press(ticket_id, action_id, "delete")

    def set_done(self, ticket_id: str, *, done: bool = True) -> None:
        self._store.put_ticket(replace(self._ticket(ticket_id), state="done" if done else "unread"))

    def resend(self, event_uuid: str) -> None:
        """Sends an event once more, with the same uuid, as SocialHub may."""
        if event_uuid not in self._store.events:
            raise NotPossible("There is no such event.")
        self._courier.post(self._store.events[event_uuid])

    def add_file(self, base: str, name: str, data: bytes, media_type: str) -> dict[str, Any]:
        """Keeps a file to be sent with a reply; gives its description, as webhooks carry it."""
        file_id = object_id()
        self._store.files[file_id] = (name, media_type, data)
        extension = name.rpartition(".")[2] if "." in name else ""
        return {
            "url": f"{base}/practice/files/{file_id}",
            "name": name,
            "extension": extension,
            "size": len(data),
            "mimetype": media_type,
        }

    def offered(self, ticket: PracticeTicket) -> list[dict[str, Any]]:
        """The Manifest's actions that a Ticket shows: delete under our own replies alone, none past its time."""
        manifest = self._store.manifest_of(self._store.channels[ticket.channel_id])
        ours = ticket.followup_to is not None
        return [
            action
            for action in manifest.actions
            if (action["type"] == "delete") == ours and not _timed_out(action, ticket)
        ]

    def _ticket(self, ticket_id: str) -> PracticeTicket:
        ticket = self._store.tickets.get(ticket_id)
        if ticket is None or ticket.hidden:
            raise NotPossible("There is no such Ticket in the Inbox.")
        return ticket

    def _action(self, ticket: PracticeTicket, action_id: str | None, kind: str) -> dict[str, Any]:
        manifest = self._store.manifest_of(self._store.channels[ticket.channel_id])
        for action in manifest.actions:
            if action["type"] == kind and action_id in {None, action["id"]}:
                if _timed_out(action, ticket):
                    raise NotPossible("The time for this action is over.")
                return action
        raise NotPossible(f"The Manifest has no such {kind} action.")

    def _follow_up(
        self, ticket: PracticeTicket, action: dict[str, Any], payload: dict[str, Any], **fields: Any
    ) -> str:
        event = self._ticket_event(ticket, action, payload)
        followup = PracticeFollowup(
            id=payload["followupId"],
            action_id=action["id"],
            type=action["type"],
            event_uuid=event.uuid,
            created=now(),
            **fields,
        )
        self._store.put_ticket(replace(ticket, followups=(*ticket.followups, followup), state="done"))
        self._courier.post(event)
        return followup.id

    def _press(self, ticket_id: str, action_id: str | None, kind: Literal["button", "delete"]) -> str:
        ticket = self._ticket(ticket_id)
        action = self._action(ticket, action_id, kind)
        event = self._ticket_event(ticket, action, {})
        press = PracticePress(action_id=action["id"], type=kind, event_uuid=event.uuid)
        self._store.put_ticket(replace(ticket, presses=(*ticket.presses, press)))
        self._courier.post(event)
        return event.uuid

    def _ticket_event(
        self, ticket: PracticeTicket, action: dict[str, Any], payload: dict[str, Any]
    ) -> PracticeEvent:
        event_uuid = str(uuid.uuid4())
        body = {
            "ticketId": ticket.id,
            "networkItemId": ticket.network_item_id,
            "type": action["type"],
            "actionId": action["id"],
            "payload": payload,
            "time": _milliseconds(),
            "uuid": event_uuid,
        }
        return PracticeEvent(uuid=event_uuid, channel_id=ticket.channel_id, kind="ticket_action", body=body)

    # --- Admins --------------------------------------------------------------------------------------------

    def add_channel(
        self, name: str, *, reusable: bool = False, network_id: str | None = None, account_id: str | None = None
    ) -> PracticeChannel:
        """A Custom Channel with an empty Manifest; `reusable`: promoted at once, under the Channel's name."""
        account = account_id or self._store.home_account
        taken = {channel.unique_name for channel in self._store.channels_of(account)}
        manifest = PracticeManifest(
            id=object_id(),
            document={"inbox": {"ticketActions": [], "rightSidebar": []}},
            name=name if reusable else None,
        )
        return self._store.new_channel(
            account, manifest, name=name, unique_name=_free_name(name, taken), network_id=network_id
        )

    def replace_token(self, channel_id: str) -> str:
        """“Create new Token”: the old one fails for good, and the Manifest's webhook is switched off."""
        channel = self._store.renew_token(self.channel(channel_id))
        self._store.remove_webhook(self._store.manifest_of(channel), "an admin created a new token.")
        return channel.token

    def deactivate(self, channel_id: str, reason: str = "deactivated by an admin") -> None:
        """Refuses the Channel's token with 403, and tells the Integration."""
        channel = self.channel(channel_id)
        if not channel.active:
            raise NotPossible("The Channel is deactivated already.")
        self._store.put_channel(replace(channel, active=False, inactive_because=reason))
        event_uuid = str(uuid.uuid4())
        body = {"channelId": channel.id, "type": "disabled", "time": _milliseconds(), "uuid": event_uuid}
        self._courier.post(PracticeEvent(uuid=event_uuid, channel_id=channel.id, kind="channel_action", body=body))

    def reactivate(self, channel_id: str) -> str:
        """Gives the new token."""
        channel = replace(self.channel(channel_id), active=True, inactive_because="")
        return self._store.renew_token(channel).token

    def promote(self, channel_id: str, name: str) -> None:
        """Makes the Channel's Manifest reusable under `name`: the API neither shows nor changes it any more."""
        manifest = self._store.manifest_of(self.channel(channel_id))
        self._store.put_manifest(replace(manifest, name=name))

    def temporary_token(
        self,
        manifest_id: str,
        *,
        account_id: str | None = None,
        channel_id: str | None = None,
        origin: str = "http://127.0.0.1",
        lifetime: float = TEMPORARY_LIFETIME,
    ) -> str:
        """What a customer brings along to `callbacks.channelCreation`, or, with `channel_id`, to re-activation."""
        claims: dict[str, Any] = {
            "accountId": account_id or self._store.home_account,
            "manifestId": manifest_id,
            "userId": object_id(),
            "origin": origin,
        }
        if channel_id is not None:
            channel = self.channel(channel_id)
            claims |= {
                "accountId": channel.account_id,
                "channelId": channel.id,
                "uniqueName": channel.unique_name,
            }
            if channel.network_id is not None:
                claims["networkId"] = channel.network_id
        return self._store.mint.temporary_token(claims, lifetime=lifetime)

    def channel(self, channel_id: str) -> PracticeChannel:
        if channel_id not in self._store.channels:
            raise NotPossible("There is no such Channel.")
        return self._store.channels[channel_id]


def _check_reply(action: dict[str, Any], text: str, files: tuple[dict[str, Any], ...], option: str | None) -> None:
    limit = action.get("config", {}).get("maxLength")
    if not text and not files:
        raise NotPossible("A reply needs a text or a file.")
    if limit is not None and len(text) > limit:
        raise NotPossible(f"A reply has at most {limit} characters.")
    _check_files(action, text, files)
    known = {entry["id"] for entry in action.get("options", ())}
    if known and option not in known:
        raise NotPossible("One of the options has to be picked.")
    if option is not None and not known:
        raise NotPossible("This action has no options.")


def _check_files(action: dict[str, Any], text: str, files: tuple[dict[str, Any], ...]) -> None:
    if not files:
        return
    if "attachments" not in action:
        raise NotPossible("This action takes no file.")
    if len(files) > 1:
        raise NotPossible("A reply carries one file at most.")
    if text and action["attachments"].get("noText", False):
        raise NotPossible("A reply carries a text or a file, not both.")


def _timed_out(action: dict[str, Any], ticket: PracticeTicket) -> bool:
    timeout = action.get("config", {}).get("timeout")
    if timeout is None:
        return False
    created = parse_time(ticket.interaction["createdTime"])
    return now() > created + timedelta(seconds=duration_seconds(timeout["duration"]))


def _filled(template: dict[str, Any], language: str, values: dict[str, str]) -> str:
    """The template's text with its plain `{{variables}}` filled in, as the Inbox shows it."""
    texts = template["text"]
    text = str(texts.get(language) or next(iter(texts.values()), ""))
    return _VARIABLE.sub(lambda found: str(values.get(found[1], "")), text)


def _free_name(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} #{number}"
    return free


def _milliseconds() -> int:
    return int(time.time() * 1000)
