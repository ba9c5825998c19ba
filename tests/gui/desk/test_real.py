"""A desk between real servers: what breaks is seen and told once, and so is that it works again."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.engine import QUICK
from tests.gui.desk.handles import gone
from tests.gui.desk.homes import set_up
from tests.unit.sync.test_engine_home import damage
from wizard.app import App, ChannelSecrets, EngineOptions
from wizard.gui.desk.main import Desk
from wizard.gui.desk.notices import Notice, Notices
from wizard.gui.desk.signs import Sign, tooltip
from wizard.gui.desk.ways import home_ways
from wizard.gui.desk.wishes import Wishes
from wizard.sync.standing import State
from wizard.sync.supervisor import real_surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.gui.setup.world import World
    from wizard.gui.desk.holding import Held
    from wizard.sync.records import Entry

_PATIENCE = 120_000


class Watched:
    """A desk, and everything that it tells."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk = desk
        self._qtbot = qtbot
        self.told: list[tuple[str, str]] = []
        self.entries: list[Entry] = []
        self.notices = Notices(desk.core, Wishes, self._show)
        desk.core.entries_added.connect(self.entries.extend)

    def _show(self, notice: Notice) -> bool:
        self.told.append((notice.title, notice.text))
        return True

    def until(self, good: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(good()), timeout=_PATIENCE)

    def until_state(self, state: State) -> None:
        self.until(lambda: self.desk.core.snapshot.channels and self.desk.core.snapshot.state is state)

    def look(self, channel: str) -> None:
        async def question(held: Held) -> None:
            await held.handle.look(channel)

        done: list[object] = []
        self.desk.core.ask(self.desk, question, done.append, lambda problem: pytest.fail(str(problem)))
        self.until(lambda: done)


@contextmanager
def watching(
    environ: dict[str, str], there: World, qapp: QApplication, qtbot: QtBot, options: EngineOptions
) -> Iterator[Watched]:
    set_up(environ, there)
    desk = Desk(qapp, environ, partial(home_ways, options=options), hidden=True)
    made = Watched(desk, qtbot)
    desk.start()
    made.until_state(State.IN_STEP)
    yield made
    desk.stop()
    gone(made.notices, *qapp.topLevelWidgets(), desk)


@pytest.fixture
def watched(environ: dict[str, str], there: World, qapp: QApplication, qtbot: QtBot) -> Iterator[Watched]:
    with watching(environ, there, qapp, qtbot, EngineOptions(tempo=QUICK)) as made:
        yield made


@pytest.mark.any_logs  # what breaks is logged
def test_a_log_in_that_is_revoked_and_given_again(watched: Watched, environ: dict[str, str], there: World) -> None:
    assert (watched.desk.tray.sign, watched.told) == (Sign.IN_STEP, [])
    there.do(lambda: there.fediverse.revoke_tokens("brand"))
    there.do(lambda: there.fediverse.post("alice", "@brand hello?"))
    watched.until_state(State.NEEDS_YOU)
    watched.until(lambda: watched.told)
    assert watched.desk.tray.sign is Sign.NEEDS_YOU
    assert [title for title, _text in watched.told] == ["brand"]
    token = there.do(lambda: there.fediverse.token_for("brand"))
    App.build(environ).secrets().put(ChannelSecrets("brand").network, json.dumps({"access_token": token}))
    watched.look("brand")
    watched.until_state(State.IN_STEP)
    watched.until(lambda: len(watched.told) == 2)
    assert watched.told[1] == ("brand", "It works again. Everything that waited goes on.")
    watched.until(lambda: len(there.messages()) == 4)
    assert token not in str(watched.told) + tooltip(watched.desk.core.snapshot, None)


@pytest.mark.any_logs
def test_a_server_that_is_away_for_a_while(watched: Watched, there: World) -> None:
    there.network_offline()
    watched.until(lambda: watched.desk.tray.sign is Sign.OFFLINE)
    there.network_online()
    watched.until_state(State.IN_STEP)
    assert watched.told == []  # nobody had to do anything


@pytest.mark.any_logs
def test_a_cable_that_is_pulled_and_put_back(
    environ: dict[str, str], there: World, qapp: QApplication, qtbot: QtBot
) -> None:
    """With the intervals that people have: it is the change of the way out that tells."""
    way = ["192.0.2.7"]
    around = replace(real_surroundings(), way_out=lambda: tuple(way))
    with watching(environ, there, qapp, qtbot, EngineOptions(surroundings=around)) as watched:
        there.hub_offline()
        there.network_offline()
        way.clear()
        watched.until_state(State.OFFLINE)
        assert watched.desk.tray.sign is Sign.OFFLINE
        assert "This computer is offline" in watched.desk.core.snapshot.text
        there.do(lambda: there.fediverse.post("alice", "@brand are you there?"))
        there.hub_online()
        there.network_online()
        way.append("192.0.2.7")
        watched.until_state(State.IN_STEP)
        watched.until(lambda: len(there.messages()) == 4)
        assert watched.told == []  # nobody had to do anything


@pytest.mark.any_logs
def test_a_journal_that_is_damaged_while_it_works(watched: Watched, environ: dict[str, str], there: World) -> None:
    path = App.build(environ).journal_path
    damage(path)
    there.do(lambda: there.fediverse.post("alice", "@brand are you still there?"))
    watched.until(lambda: len(there.messages()) == 4)
    watched.until_state(State.IN_STEP)
    assert watched.desk.core.problem is None
    assert watched.desk.core.role == "desk"


def test_what_happens_is_told_line_by_line(watched: Watched, there: World) -> None:
    there.do(lambda: there.fediverse.post("alice", "@brand are you there?"))
    watched.until(lambda: any("are you there" in each.text for each in watched.entries))
    watched.until(lambda: "Ticket from" in tooltip(watched.desk.core.snapshot, None))
