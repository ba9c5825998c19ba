"""Somebody at the desk while things break: what tray, chain and notifications say, and what the button does."""

from __future__ import annotations

import asyncio
import os
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from tests.engine import QUICK
from tests.gui.desk.faults.visitor import DONE, PERSON, TOKEN
from tests.gui.desk.handles import gone
from wizard.app import App, EngineOptions
from wizard.gui.desk.main import Desk
from wizard.gui.desk.notices import Notice, Notices
from wizard.gui.desk.signs import Sign, tooltip
from wizard.gui.desk.ways import home_ways
from wizard.gui.desk.window import ChannelsWindow
from wizard.gui.desk.wishes import Wishes
from wizard.journey.keep import replace_login, replace_token
from wizard.resources import resource
from wizard.sync.standing import Health, Link, Mend, Part, State
from wizard.sync.supervisor import Surroundings
from wizard.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.gui.setup.world import World
    from wizard.gui.desk.holding import Held
    from wizard.sync.standing import ChannelStanding, Snapshot
    from wizard.sync.tempo import Tempo

NAME = "brand"
DRIVER = Path(__file__).parent / "driver"
PROJECT = Path(__file__).parents[4]
PLENTY = 1000 * 1024 * 1024
PATIENCE = 120_000  # ms; only a defect uses them up
WELL = "It works again. Everything that waited goes on."
SIGNS = {
    State.IN_STEP: Sign.IN_STEP,
    State.TROUBLE: Sign.OFFLINE,
    State.OFFLINE: Sign.OFFLINE,
    State.NEEDS_YOU: Sign.NEEDS_YOU,
}


def is_translated(text: str) -> bool:
    """Whether a German and a French window say it in their language, with whatever is quoted in it."""
    assert isinstance(text, Words), text
    for code in ("de", "fr"):
        translator = QTranslator()
        assert translator.load(str(resource(f"translations/wizard_{code}.qm")))
        patterns = [text.pattern, *(each.pattern for each in text.values.values() if isinstance(each, Words))]
        if not all(translator.translate("core", pattern) for pattern in patterns):
            return False
    return True


@dataclass
class Computer:
    """This computer, as a test would have it. `slept`: seconds by which the wall clock ran ahead."""

    free: int = PLENTY
    slept: float = 0.0

    @property
    def surroundings(self) -> Surroundings:
        return Surroundings(
            free_bytes=lambda _folder: self.free,
            wall=lambda: time.time() + self.slept,
            way_out=lambda: ("192.0.2.7",),
        )


class Someone:
    """A desk with its window open, its engine in this process. `told`: every notification, title and text."""

    def __init__(self, app: QApplication, environ: dict[str, str], there: World) -> None:
        self._app = app
        self.environ = environ
        self.there = there
        self.computer = Computer()
        self.told: list[tuple[str, str]] = []
        self._desk: Desk | None = None
        self._notices: Notices | None = None

    # --- the desk ---------------------------------------------------------------------------------------------

    def starts(self, tempo: Tempo = QUICK) -> None:
        """A desk in the tray, and its window on the channel."""
        options = EngineOptions(tempo=tempo, surroundings=self.computer.surroundings)
        self._desk = Desk(self._app, self.environ, partial(home_ways, options=options), hidden=True)
        self._notices = Notices(self._desk.core, Wishes, self._hears)
        self._desk.start()
        self.waits(lambda: self.desk.core.snapshot.channels, "the channels")
        self._desk.show(f"channel/{NAME}")

    def ends(self) -> None:
        """The desk ends in order, if there is one."""
        desk, self._desk = self._desk, None
        if desk is not None and self._notices is not None:
            desk.stop()
            gone(self._notices, *self._app.topLevelWidgets(), desk)

    def _hears(self, notice: Notice) -> bool:
        self.told.append((notice.title, notice.text))
        return True

    @property
    def desk(self) -> Desk:
        assert self._desk is not None
        return self._desk

    @property
    def window(self) -> ChannelsWindow:
        assert isinstance(self.desk.window, ChannelsWindow)
        return self.desk.window

    @property
    def snapshot(self) -> Snapshot:
        return self.desk.core.snapshot

    @property
    def standing(self) -> ChannelStanding:
        found = self.snapshot.channel(NAME)
        assert found is not None
        return found

    @property
    def tooltip(self) -> str:
        return tooltip(self.snapshot, self.desk.core.problem)

    # --- looking ----------------------------------------------------------------------------------------------

    def waits(self, until: Callable[[], object], what: str = "it") -> None:
        """Lets Qt work until then."""
        end = time.monotonic() + PATIENCE / 1000
        while not until():
            if time.monotonic() > end:
                pytest.fail(f"waited in vain for {what}: {self.snapshot} {self.desk.core.problem} {self.told}")
            QTest.qWait(10)

    def find(self, name: str) -> QWidget:
        found: QWidget | None = self.window.findChild(QWidget, name)
        assert found is not None, f"no widget {name}"
        return found

    def text(self, name: str) -> str:
        return str(self.find(name).property("text"))

    def sees(self, name: str) -> bool:
        found: QWidget | None = self.window.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def labels(self) -> str:
        return " ".join(each.text() for each in self.window.findChildren(QLabel) if each.isVisible())

    def is_told(self, state: State, part: Part, health: Health, mend: Mend, words: str) -> Link:
        """Waits until the channel is in this state, and sees that tray, chain and window say so alike.

        `words`: some of the one sentence that tells what is wrong.
        """

        def so() -> bool:
            link = self.standing.link(part)
            return self.standing.state is state and (link.health, link.mend) == (health, mend)

        self.waits(so, f"{state}, {part}, {health}, {mend}")
        link = self.standing.link(part)
        assert words in link.text
        assert self.snapshot.state is state
        assert self.desk.tray.sign is SIGNS[state]
        assert words in self.tooltip
        assert link.text in self.find(f"chain.{part}").accessibleName()
        assert self.standing.worst == link
        assert self.text("chain.mend.text") == link.text
        assert all(is_translated(each.text) for each in self.standing.chain)
        assert self.sees("chain.mend.text")
        return link

    def is_notified(self, words: str) -> None:
        """Of this fault, once and of nothing else."""
        self.waits(lambda: self.told, "a notification")
        assert len(self.told) == 1
        assert self.told[0][0] == NAME
        assert words in self.told[0][1]

    def all_is_well(self, *, mended: bool = True) -> None:
        """Tray and chain say so; `mended`: a notification did, once, for the one that told of the fault."""

        def well() -> bool:
            every = all(each.health is Health.OK for each in self.standing.chain)
            return every and self.standing.state is State.IN_STEP

        self.waits(well, "in step")
        assert self.desk.tray.sign is Sign.IN_STEP
        self.waits(lambda: not self.sees("chain.mend"), "the chain")
        if mended:
            self.waits(lambda: len(self.told) == 2, "the second notification")
            assert self.told[1] == (NAME, WELL)
        else:
            assert self.told == []

    # --- doing ------------------------------------------------------------------------------------------------

    def clicks(self, name: str) -> None:
        self.waits(lambda: self.sees(name) and self.find(name).isEnabled(), name)
        widget = self.find(name)
        assert isinstance(widget, QAbstractButton)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def mends(self, button: str) -> None:
        """Presses the one button, which says this."""
        assert self.text("chain.mend.action") == button
        self.clicks("chain.mend.action")

    def opens_the_second_window(self, deed: str, button: str, token: str = "") -> None:
        """Presses the one button, which opens the set-up window: in a process of its own, with somebody before it.

        `deed`: what they do there, see `visitor`. Waits until it is closed again.
        """
        done = Path(self.environ["CHANNEL_WIZARD_HOME"]) / "visited"
        paths = os.pathsep.join(map(str, (DRIVER, PROJECT)))
        self.environ |= {PERSON: deed, TOKEN: token, DONE: str(done), "PYTHONPATH": paths}
        ended: list[bool] = []
        self.desk.errands.ended.connect(lambda: ended.append(True))
        self.mends(button)
        assert self.desk.errands.under_way
        self.waits(lambda: ended, "the end of the set-up window")
        assert done.exists()

    def types(self, name: str, text: str) -> None:
        field = self.find(name)
        assert isinstance(field, QLineEdit)
        field.selectAll()
        QTest.keyClicks(field, text)

    def keeps_token(self, token: str) -> None:
        """Gives SocialHub's new token, as the set-up window does."""
        asyncio.run(replace_token(App.build(self.environ), NAME, token))

    def keeps_login(self, token: str) -> None:
        """Gives the Network's new access, as the set-up window does."""
        asyncio.run(replace_login(App.build(self.environ), NAME, {"access_token": token}))

    def begins_anew(self) -> None:
        """The channel is started anew, as after a change of its settings."""

        async def look(held: Held) -> None:
            await held.handle.look(NAME)

        done: list[object] = []
        self.desk.core.ask(self.desk, look, done.append, lambda problem: pytest.fail(str(problem)))
        self.waits(lambda: done, "the answer")

    def answers(self, question: str, button: str) -> None:
        """Presses a button of a question that is open."""
        asked = next(each for each in self._app.topLevelWidgets() if each.objectName() == question)
        pressed: QWidget | None = asked.findChild(QWidget, button)
        assert pressed is not None
        QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)

    # --- both far sides ---------------------------------------------------------------------------------------

    def somebody_posts(self, text: str, author: str = "alice") -> str:
        """A mention; answers the post's id."""
        return self.there.do(lambda: self.there.fediverse.post(author, f"@brand {text}"))

    def agent_answers(self, text: str, to: str = "Sunday") -> str:
        """Under the Ticket with these words; answers the followup's id."""
        ticket = next(each for each in self.there.tickets() if to in str(each.interaction.get("message")))
        return self.there.run(self.there.hub.reply(ticket.id, text))

    def nothing_is_lost_or_doubled(self, posts: int, *answers: str) -> None:
        """Waits until every post is a Ticket and every answer is delivered; each of them once."""
        there = self.there

        def tickets() -> list[str]:
            return [str(each.interaction["networkItemId"]) for each in there.tickets() if each.followup_to is None]

        def delivered() -> int:
            return sum(each.state == "delivered" for ticket in there.tickets() for each in ticket.followups)

        self.waits(lambda: len(tickets()) >= posts and delivered() >= len(answers), "all of it")
        assert len(tickets()) == len(set(tickets())) == posts
        ours = there.do(lambda: [each.text for each in there.fediverse.replies_of("brand")])
        assert sorted(text.partition(" ")[2] for text in ours) == sorted(answers)
