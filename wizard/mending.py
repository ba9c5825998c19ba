"""The one button that mends a link, and what can be done about what was set aside: for window and command line.

Each method does the whole of it, says in a sentence what came of it, and lets a running engine look at once.
What needs a person's input first (a new token, a log-in) is the set-up window's: `channel-wizard window
--new-token NAME`, `--log-in NAME`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.app import App
    from wizard.control.handle import Handle


class Mending:
    """What mends the channels of one home. `handle`: to the engine, or to the journal where none runs."""

    def __init__(self, app: App, handle: Handle) -> None:
        self._app = app
        self._handle = handle

    async def register_webhook(self, name: str) -> str:
        """Mend.REGISTER_WEBHOOK: puts the webhook into the manifest again, now. Raises HubError, UsageError."""
        raise NotImplementedError

    async def check_address(self, name: str) -> str:
        """Mend.FIX_ADDRESS, first half: whether the own address leads here. UsageError says what is wrong."""
        raise NotImplementedError

    async def change_address(self, name: str, public_url: str, listen: str) -> str:
        """Mend.FIX_ADDRESS, second half: checks another address, keeps it, and registers the webhook there."""
        raise NotImplementedError

    async def fit_limits(self, name: str) -> str:
        """Mend.RAISE_LIMIT: sets the manifest's lengths to what the Network takes. Raises HubError, what a Network
        raises."""
        raise NotImplementedError

    async def try_now(self, name: str | None = None) -> str:
        """Mend.TRY_NOW: asks both sides at once."""
        raise NotImplementedError

    async def try_again(self, reference: str, channel: str | None = None) -> str:
        """Tries again what was set aside or waits: its networkItemId, followupId or uuid, or "all"."""
        raise NotImplementedError

    async def give_up(self, reference: str, channel: str | None = None) -> str:
        """Leaves for good what was set aside. It can still be tried again by its name."""
        raise NotImplementedError
