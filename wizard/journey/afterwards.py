"""What a window shows once everything is in place: the first catch-up, and a Ticket to see that it works."""

from __future__ import annotations

import asyncio
import secrets as random_secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from wizard.app import ChannelSecrets, need_secret
from wizard.hub.client import HubClient
from wizard.hub.fitting import fit_ticket
from wizard.hub.models import InteractorDraft, TicketDraft
from wizard.sync.journal import Journal
from wizard.words import say

if TYPE_CHECKING:
    from wizard.app import App
    from wizard.journey.background import Background
    from wizard.secrets import Secrets


@dataclass(frozen=True, slots=True)
class Progress:
    """The first catch-up: Interactions settled and known of. `ended`: nothing is left. `halt`: why it waits."""

    done: int
    total: int
    ended: bool
    halt: str = ""


async def first_catch_up(app: App, channel: str, background: Background) -> Progress:
    """How far the channel is, as the relay writes it down."""
    journal = await Journal.attach(app.journal_path)
    try:
        row = await journal.ensure_channel(channel)
        counts = await journal.counts(row.id)
    finally:
        await journal.close()
    halt = row.hub_halt or row.network_halt
    settled = counts.tickets + counts.aside
    total = settled + counts.waiting_items
    if halt is None and await asyncio.to_thread(background.failed):
        return Progress(settled, total, ended=False, halt=_ENDED)
    ended = row.caught_up is not None and counts.waiting_items == 0
    return Progress(settled, total, ended, halt.what if halt else "")


async def send_test_ticket(app: App, store: Secrets, channel: str, text: str) -> None:
    """Makes one Ticket that says where it comes from. Raises HubError, HubUnavailable, SecretsUnavailable."""
    settings = app.store.load().channel(channel)
    name = ChannelSecrets(channel).hub_token
    what = say("The SocialHub token of {channel}", channel=channel)
    token = await asyncio.to_thread(need_secret, store, name, what)
    hub = HubClient(settings.hub_url, token)
    draft = TicketDraft(
        network_item_id=f"channel-wizard:test:{random_secrets.token_hex(8)}",
        message=text,
        created=datetime.now(UTC),
        interactor=InteractorDraft("channel-wizard", "Channel Wizard"),
    )
    try:
        await hub.create_ticket(fit_ticket(draft))
    finally:
        await hub.close()


_ENDED = say("The relay has stopped. Its log says why; start it again with: channel-wizard sync")
