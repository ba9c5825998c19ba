"""A second channel, set up while the relay of the first one runs: that one takes it up by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.gui.setup.person import person
from tests.gui.setup.prepared import leave_at
from wizard.app import App

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytestqt.qtbot import QtBot

    from tests.gui.setup.person import Person
    from tests.gui.setup.world import World


def _set_up(someone: Person) -> None:
    """From the last step until the channel is in step."""
    someone.click("shell.next")
    someone.until(lambda: someone.window.state.installed or someone.problem, "the channel")
    assert someone.problem == ""
    catching_up = someone.find("ready.task.catch_up")
    someone.until(lambda: catching_up.property("state") == "done", "the first catch-up")


def _reply_reaches_the_network(there: World, text: str) -> None:
    """An agent's answer to a Ticket of the channel becomes a post."""
    ticket = there.tickets()[0]
    there.run(there.hub.reply(ticket.id, text))

    def posted() -> bool:  # looked at whenever something happens on SocialHub, which hears of it afterwards
        return any(text in each.text for each in there.fediverse.replies_of("brand"))

    there.run(there.hub.wait_for(posted))


def test_the_relay_that_runs_takes_it_up(
    there: World, environ: Mapping[str, str], qapp: object, qtbot: QtBot
) -> None:
    second = replace(there, channel=there.do(lambda: there.hub.add_channel("Brand, once more")))
    leave_at("ready", environ, there, there.ground())
    with person(qapp, environ) as someone:  # type: ignore[arg-type]
        _set_up(someone)
        journey = someone.process.core.journey
        assert journey is not None
    try:  # the window is closed, its relay goes on
        assert App.build(environ).engine_runs()
        leave_at("ready", environ, second, second.ground())
        with person(qapp, environ) as someone:  # type: ignore[arg-type]
            _set_up(someone)
            other = someone.process.core.journey
            assert other is not None
            assert not other.background.failed()
        there.do(lambda: there.fediverse.post("alice", "@brand and one more"))
        for each, text in ((second, "from the second"), (there, "from the first")):
            there.run(there.hub.wait_for(lambda each=each: there.hub.tickets(each.channel.id)))  # type: ignore[misc]
            _reply_reaches_the_network(each, text)
    finally:
        journey.background.stop()
    assert not App.build(environ).engine_runs()
    assert len(App.build(environ).store.load().channels) == 2
