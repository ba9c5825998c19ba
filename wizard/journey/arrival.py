"""Path B: somebody clicked Add Channel in SocialHub and arrives with a temporary token.

With it SocialHub makes the Channel, once we know whose it is to be, and gives us the Channel's own token. Asked
again after an answer that was lost, SocialHub re-activates the Channel there is, for it knows it by `networkId`; a
re-activated Channel has a new token.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from wizard.errors import UsageError, WizardError
from wizard.hub.client import HubClient
from wizard.hub.models import ChannelDraft, ChannelUser
from wizard.hub.tokens import read_channel_token, read_temporary_token
from wizard.journey.state import TokenFacts
from wizard.words import say

if TYPE_CHECKING:
    from wizard.journey.state import Account

_log = logging.getLogger(__name__)


def read_arrival(text: str | None) -> str:
    """The temporary token in `text`. Raises UsageError for anything else, and once its time is over."""
    token = read_temporary_token(text) if text is not None else None
    if token is None or token.expired(datetime.now(UTC)):
        raise UsageError(
            say("The time to add this channel is over."), say("Start again with Add Channel in SocialHub.")
        )
    return token.raw


async def create_channel(hub_url: str, arrival: str, account: Account) -> tuple[str, TokenFacts]:
    """Has SocialHub make the Channel of `account`: its token, and what is known of it.

    Raises HubError (HubChannelLimit and HubDuplicateChannel among them), HubUnavailable.
    """
    draft = ChannelDraft(
        name=account.name or account.handle,
        unique_name=account.handle,
        network_id=account.id,
        image_url=account.picture,
        user=ChannelUser(account.id, account.name, account.url, account.picture),
    )
    hub = HubClient(hub_url, arrival)
    try:
        new = await hub.create_channel(draft)
    finally:
        await hub.close()
    token, channel = read_channel_token(new.access_token), new.channel
    facts = TokenFacts(
        token.account_id, token.channel_id, token.issued, channel.name, channel.image_url, editable=False
    )
    return token.raw, facts


async def switch_off(hub_url: str, token: str) -> None:
    """Deactivates a Channel that was only made for a set-up that was cancelled. Failing is no error."""
    hub = HubClient(hub_url, token)
    try:
        await hub.deactivate_channel("The set-up was cancelled.")
    except WizardError as error:
        _log.warning("The channel that was added stays in SocialHub: %s", error)
    finally:
        await hub.close()
