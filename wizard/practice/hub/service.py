"""What the routes of the API do, apart from HTTP. Every method raises `ApiError` where SocialHub refuses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from wizard.practice.hub import rules
from wizard.practice.hub.errors import (
    bad_request,
    conflict,
    deactivated,
    denied,
    duplicate_channel,
    limit_reached,
    not_found,
    token_invalid,
)
from wizard.practice.hub.store import iso, now

if TYPE_CHECKING:
    from wizard.practice.hub.courier import Courier
    from wizard.practice.hub.records import PracticeChannel, PracticeFollowup, PracticeManifest, PracticeTicket
    from wizard.practice.hub.rules import Json
    from wizard.practice.hub.store import Store
    from wizard.practice.hub.tokens import Claims


class Service:
    """The API of one SocialHub."""

    def __init__(self, store: Store, courier: Courier) -> None:
        self._store = store
        self._courier = courier

    # --- Who asks ------------------------------------------------------------------------------------------

    def channel_behind(self, token: str) -> PracticeChannel:
        """The active Channel that this is the token of."""
        claims = self._store.mint.read(token)
        channel = None if claims is None else self._store.channels.get(claims.channel_id or "")
        if claims is None or claims.temporary or channel is None or channel.token != token:
            raise token_invalid()
        if not channel.active:
            raise deactivated()
        return channel

    def claims_of_temporary(self, token: str) -> Claims:
        """What a temporary token says."""
        claims = self._store.mint.read(token)
        if claims is None:
            raise token_invalid()
        if not claims.temporary:
            self.channel_behind(token)
            raise denied("Only the temporary token of a callback can create Channels.")
        return claims

    # --- Channel and Manifest ------------------------------------------------------------------------------

    def root(self, channel: PracticeChannel) -> Json:
        manifest = self._store.manifest_of(channel)
        shown = {"channel": channel_json(channel)}
        return shown if manifest.reusable else {**shown, "manifest": manifest.as_json()}

    async def patch_manifest(self, channel: PracticeChannel, body: Json) -> Json:
        """Merges objects, replaces lists. A new webhook has to pass its test first; else nothing changes."""
        manifest = self._store.manifest_of(channel)
        if manifest.reusable:
            raise denied("A Manifest that was promoted can no longer be changed.")
        rules.check_manifest_patch(body)
        if body.get("webhook") is not None:
            webhook = {**(manifest.webhook or {}), **body["webhook"]}
            rules.check_webhook(webhook)
            await self._courier.test(channel, webhook)
            manifest = self._store.manifest_of(channel)  # the test took its time
        document = _merged(manifest.document, body)
        return self._store.put_manifest(replace(manifest, document=document)).as_json()

    def create_channel(self, claims: Claims, body: Json) -> Json:
        """Creates a Channel, or re-activates the one with the same `networkId`, else `uniqueName`."""
        manifest = self._store.manifests.get(claims.manifest_id or "")
        if manifest is None:
            raise not_found("The Manifest")
        if not manifest.reusable:
            raise denied("The Manifest was not promoted to be reusable.")
        rules.check_new_channel(body)
        known = self._known_channel(claims.account_id, manifest, body)
        if known is None:
            self._check_unique_name(claims.account_id, body["uniqueName"], None)
            if len(self._store.channels_of(claims.account_id)) >= self._store.channel_limit:
                raise limit_reached()
            channel = self._store.new_channel(claims.account_id, manifest, **_channel_fields(body))
        else:
            self._check_unique_name(claims.account_id, body["uniqueName"], known)
            known = replace(known, **_channel_fields(body), active=True, inactive_because="")
            channel = self._store.renew_token(known)
        return channel_json(channel, with_token=True)

    def _known_channel(self, account_id: str, manifest: PracticeManifest, body: Json) -> PracticeChannel | None:
        """The Channel of this Manifest and Account that `body` means; raises for one of another Account."""
        channels = [other for other in self._store.channels.values() if other.manifest_id == manifest.id]
        network_id = body.get("networkId")
        if network_id is not None:
            for other in channels:
                if other.network_id == network_id:
                    if other.account_id != account_id:
                        raise duplicate_channel()
                    return other
        for other in channels:
            if other.account_id == account_id and other.unique_name == body["uniqueName"]:
                if network_id is not None and other.network_id is not None:
                    break  # the same name and another place on the Network: not this one
                return other
        return None

    def _check_unique_name(self, account_id: str, name: str, own: PracticeChannel | None) -> None:
        for other in self._store.channels_of(account_id):
            if other.unique_name == name and (own is None or other.id != own.id):
                raise bad_request("uniqueName is already used by another Channel of the Account.")

    def patch_channel(self, channel: PracticeChannel, body: Json) -> Json:
        rules.check_changed_channel(body)
        if "uniqueName" in body:
            self._check_unique_name(channel.account_id, body["uniqueName"], channel)
        fields = _channel_fields(body)
        if "endpoint" in fields:
            fields["endpoint"] = _merged(channel.endpoint, fields["endpoint"])
        return channel_json(self._store.put_channel(replace(channel, **fields)))

    def delete_channel(self, channel: PracticeChannel, reason: str) -> None:
        why = reason or "no reason given"
        self._store.put_channel(replace(channel, active=False, inactive_because=why))
        self._store.notice(f"Mail to the customer: the Integration deactivated “{channel.name}” ({why}).")

    # --- Tickets -------------------------------------------------------------------------------------------

    def create_ticket(self, channel: PracticeChannel, body: Json) -> Json:
        reusable = self._store.manifest_of(channel).reusable
        interaction = rules.check_new_ticket(body, reusable=reusable)
        interaction = {"createdTime": iso(now()), "type": rules.DEFAULT_TICKET_TYPE, **interaction}
        state = "done" if _is_own_post(channel, interaction) else "unread"
        ticket = self._place(channel, interaction, state=state)
        root_id = interaction.get("root", {}).get("rootId")
        if root_id is not None and self._store.ticket_of_item(channel.id, root_id) is None:
            self._store.new_ticket(channel, {"networkItemId": root_id}, hidden=True, state="done")
        return self.ticket_json(ticket)

    def _place(self, channel: PracticeChannel, interaction: Json, **fields: Any) -> PracticeTicket:
        """Makes a Ticket; raises the 409, also where a hidden one has its place: that is a Ticket too."""
        if self._store.ticket_of_item(channel.id, interaction["networkItemId"]) is not None:
            raise conflict("The networkItemId is already used by another Ticket of the Channel.")
        return self._store.new_ticket(channel, interaction, **fields)

    def patch_ticket(self, channel: PracticeChannel, ticket_id: str, body: Json, *, reset: bool) -> Json:
        ticket = self._own_ticket(channel, ticket_id)
        reusable = self._store.manifest_of(channel).reusable
        changes = rules.check_changed_ticket(body, reusable=reusable)
        interaction = _merged(ticket.interaction, changes)
        if not ticket.hidden:
            rules.check_content(interaction)
        state = "unread" if reset and not ticket.hidden else ticket.state
        changed = replace(ticket, interaction=interaction, state=state, updated=now())
        return self.ticket_json(self._store.put_ticket(changed))

    def succeed(self, channel: PracticeChannel, ticket_id: str, followup_id: str, body: Json) -> Json:
        """The reply exists on the Network: it becomes a Ticket of its own."""
        ticket = self._own_ticket(channel, ticket_id)
        interaction = rules.check_success(body, reusable=self._store.manifest_of(channel).reusable)
        followup = _followup(ticket, followup_id)
        if followup.state == "failed":
            raise not_found("A reply that was not reset")
        if followup.state == "delivered":
            raise conflict("The reply was already reported as successful.")
        reply = self._place(channel, _reply_interaction(ticket, followup, interaction, channel),
                            state="done", followup_to=ticket.id)  # fmt: skip
        self._change_followup(ticket.id, replace(followup, state="delivered", reply_ticket_id=reply.id))
        return self.ticket_json(reply)

    def reset(self, channel: PracticeChannel, ticket_id: str, action_id: str, body: Json) -> Json:
        """The action failed; the reason is kept for the community manager."""
        ticket = self._own_ticket(channel, ticket_id)
        kind = self._action_type(channel, ticket, action_id)
        rules.check_reset(body, needs_followup=kind in rules.REPLY_TYPES)
        reason = body.get("reason", "")
        if kind in rules.REPLY_TYPES:
            followup = _followup(ticket, body["followupId"])
            if followup.action_id != action_id:
                raise not_found("A reply by that action")
            if followup.state != "pending":
                raise conflict("The reply is not pending.")
            changed = self._change_followup(ticket.id, replace(followup, state="failed", reason=reason))
        else:
            changed = self._reset_press(ticket, action_id, reason)
        return self.ticket_json(changed)

    def _reset_press(self, ticket: PracticeTicket, action_id: str, reason: str) -> PracticeTicket:
        pressed = [press for press in ticket.presses if press.action_id == action_id and press.state == "pressed"]
        if not pressed:
            raise conflict("The action is not under way.")
        presses = tuple(
            replace(press, state="failed", reason=reason) if press is pressed[-1] else press
            for press in ticket.presses
        )
        return self._store.put_ticket(replace(ticket, presses=presses))

    def _action_type(self, channel: PracticeChannel, ticket: PracticeTicket, action_id: str) -> str:
        """Also of an action that has left the Manifest since it was used."""
        action = self._store.manifest_of(channel).action(action_id)
        if action is not None:
            return str(action["type"])
        used: dict[str, str] = {followup.action_id: followup.type for followup in ticket.followups}
        used |= {press.action_id: press.type for press in ticket.presses}
        if action_id not in used:
            raise not_found("The Ticket Action")
        return used[action_id]

    def _change_followup(self, ticket_id: str, followup: PracticeFollowup) -> PracticeTicket:
        ticket = self._store.tickets[ticket_id]
        followups = tuple(followup if other.id == followup.id else other for other in ticket.followups)
        return self._store.put_ticket(replace(ticket, followups=followups))

    def _own_ticket(self, channel: PracticeChannel, ticket_id: str) -> PracticeTicket:
        ticket = self._store.ticket(ticket_id)
        if ticket.channel_id != channel.id:
            raise not_found("The Ticket")
        return ticket

    def ticket_json(self, ticket: PracticeTicket) -> Json:
        """A Ticket as the API shows it, with SocialHub's own id for the person."""
        interaction = dict(ticket.interaction)
        person = interaction.get("interactor")
        if person is not None and "interactorId" in person:
            own_id = self._store.interactor_id(ticket.account_id, person["interactorId"])
            interaction["interactor"] = {**person, "interactorId": own_id}
        followup_to = {} if ticket.followup_to is None else {"followupTo": {"followupToId": ticket.followup_to}}
        return {
            "_id": ticket.id,
            "accountId": ticket.account_id,
            "channelId": ticket.channel_id,
            "createdTime": iso(ticket.created),
            "updatedTime": iso(ticket.updated),
            **followup_to,
            "interaction": interaction,
        }


def channel_json(channel: PracticeChannel, *, with_token: bool = False) -> Json:
    """A Channel as the API shows it. The token is part of the answer to `POST /channels` alone."""
    shown: Json = {
        "_id": channel.id,
        "accountId": channel.account_id,
        "name": channel.name,
        "uniqueName": channel.unique_name,
        "createdTime": iso(channel.created),
        "endpoint": dict(channel.endpoint),
    }
    if channel.image_url is not None:
        shown["imageUrl"] = channel.image_url
    if channel.network_id is not None:
        shown["networkId"] = channel.network_id
    if with_token:
        shown["endpoint"]["accessToken"] = channel.token
    return shown


_FIELD_NAMES = {
    "name": "name",
    "uniqueName": "unique_name",
    "imageUrl": "image_url",
    "networkId": "network_id",
    "endpoint": "endpoint",
}


def _channel_fields(body: Json) -> Json:
    return {_FIELD_NAMES[name]: value for name, value in body.items()}


def _is_own_post(channel: PracticeChannel, interaction: Json) -> bool:
    interactor = interaction.get("interactor", {})
    return channel.network_id is not None and interactor.get("interactorId") == channel.network_id


def _followup(ticket: PracticeTicket, followup_id: str) -> PracticeFollowup:
    for followup in ticket.followups:
        if followup.id == followup_id.lower():
            return followup
    raise not_found("The Followup")


def _reply_interaction(
    ticket: PracticeTicket, followup: PracticeFollowup, sent: Json, channel: PracticeChannel
) -> Json:
    root_id = ticket.interaction.get("root", {}).get("rootId", ticket.network_item_id)
    interaction: Json = {
        "createdTime": iso(now()),
        "type": rules.DEFAULT_TICKET_TYPE,
        **sent,
        "root": {"rootId": root_id},
        "interactor": {"interactorId": channel.network_id or channel.id, "name": channel.name},
    }
    if followup.text:
        interaction["message"] = followup.text
    if followup.attachments:
        interaction["attachments"] = [
            {"url": file["url"], "name": file["name"], "size": file["size"], "mimeType": file["mimetype"]}
            for file in followup.attachments
        ]
    return interaction


def _merged(old: Json, new: Json) -> Json:
    """Objects are merged, everything else is replaced; null removes."""
    merged = dict(old)
    for name, value in new.items():
        if value is None:
            merged.pop(name, None)
        elif isinstance(value, dict) and isinstance(merged.get(name), dict):
            merged[name] = _merged(merged[name], value)
        else:
            merged[name] = value
    return merged
