"""Getting credentials of a Network: from a token given by hand, or through its page in one's own browser."""

from __future__ import annotations

import threading
import webbrowser
from typing import TYPE_CHECKING

from wizard.errors import UsageError
from wizard.journey.own_browser import RedirectCatcher
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wizard.networks.base import AppDrawer, Credentials, Network


async def with_own_browser(
    network: Network, fields: Mapping[str, str], apps: AppDrawer, tell: Callable[[str], None]
) -> Credentials:
    """Opens the Network's page in the system's browser and waits for its answer (up to ten minutes).

    `tell` gets the page's address, for a person whose browser did not open. It holds no secret.
    """
    if not network.info.browser_login:
        raise UsageError(
            say("{network} has no log-in page.", network=network.info.name),
            say("Give its access token."),
            field="network.access_token",
        )
    async with RedirectCatcher() as catcher:
        request = await network.start_login(fields, catcher.redirect_uri, apps)
        tell(request.url)
        _open_browser(request.url)
        return await network.finish_login(request, await catcher.wait())


def _open_browser(url: str) -> None:
    """Opens the page without waiting: some browsers return only when they are closed.

    In a thread that keeps nothing alive, so that neither the answer nor Ctrl-C waits for the browser.
    """
    threading.Thread(target=webbrowser.open, args=(url,), name="browser", daemon=True).start()
