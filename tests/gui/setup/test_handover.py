"""After the set-up: the desk takes over, in the tray, and goes on when the window is closed."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from tests.gui.desk.homes import standing
from wizard.app import App
from wizard.autostart import starts_at_login
from wizard.control.client import open_handle
from wizard.gui.desk.door import door

if TYPE_CHECKING:
    from tests.gui.setup.conftest import Opens
    from tests.gui.setup.world import World

_PATIENCE = 120.0


def test_the_desk_takes_over(open_at: Opens, there: World, environ: dict[str, str]) -> None:
    someone = open_at("ready", practice=False)
    app = App.build(environ)
    try:
        someone.click("shell.next")
        someone.until(lambda: someone.window.state.installed or someone.problem, "the channel")
        someone.until(lambda: someone.find("ready.task.catch_up").property("state") == "done", "the catch-up")
        assert asyncio.run(standing(environ))[0] == "desk"
        someone.until(lambda: starts_at_login(environ), "the entry")
        someone.window.close()
        assert door(app.home).exists()
        there.do(lambda: there.fediverse.post("alice", "@brand hello?"))
        someone.until(lambda: len(there.messages()) == 1, "a Ticket without the window")
    finally:
        asyncio.run(_quit(app))


async def _quit(app: App) -> None:
    """Ends whatever runs for this home."""
    end = time.monotonic() + _PATIENCE
    while app.engine_runs():
        assert time.monotonic() < end
        async with open_handle(app) as handle:
            if handle.hello.role:
                await handle.quit()
        await asyncio.sleep(0.5)
