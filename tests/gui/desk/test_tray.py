"""The tray's menu, and the icon in real trays: one that is late, dies and comes back, and every state seen."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from tests.gui.desk.handles import Doors, broken, channel, gone, snapshot
from tests.gui.desk.screens import (
    TRAYER,
    WATCHER,
    click_item,
    need,
    puppet,
    running,
    screen,
    session_bus,
    until_there,
)
from wizard.control.handle import News
from wizard.gui.bridge import Bridge
from wizard.gui.desk.core import DeskCore
from wizard.gui.desk.tray import TrayMenu
from wizard.sync.standing import State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot


_PATIENCE = 60_000
LIGHT = ["--transparent", "true", "--alpha", "0", "--tint", "0xf5f6f8"]
DARK = ["--transparent", "true", "--alpha", "0", "--tint", "0x1d2024"]


class Chooser:
    """Somebody with the menu before them, and a handle behind it."""

    def __init__(self) -> None:
        self.doors = Doors()
        self.bridge = Bridge()
        self.core = DeskCore(self.bridge, {}, self.doors.ways)
        self.menu = TrayMenu(self.core)
        self.opened: list[str] = []
        self.menu.open_wanted.connect(self.opened.append)

    def state(self, *news: News) -> None:
        self.doors.working.tell(*news)

    def action(self, name: str) -> QAction:
        from PySide6.QtGui import QAction

        found: QAction | None = self.menu.findChild(QAction, f"tray.{name}")
        assert found is not None, name
        return found

    def asked(self, name: str, qtbot: QtBot) -> tuple[object, ...]:
        """What the handle is asked when this entry is chosen."""
        count = len(self.doors.working.asked)
        self.action(name).trigger()
        qtbot.waitUntil(lambda: len(self.doors.working.asked) > count, timeout=_PATIENCE)
        return self.doors.working.asked[-1]


@pytest.fixture
def chooser(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chooser]:
    made = Chooser()
    made.core.start()
    qtbot.waitUntil(lambda: made.doors.working.listening, timeout=_PATIENCE)
    yield made
    made.core.stop()
    gone(made.menu, made.core, made.bridge)


def test_what_the_menu_asks_for(chooser: Chooser, qtbot: QtBot) -> None:
    chooser.state(News(snapshot(channel())))
    qtbot.waitUntil(lambda: chooser.action("sync").isEnabled(), timeout=_PATIENCE)
    now = datetime.now().astimezone()
    assert chooser.asked("sync", qtbot) == ("sync_now", None)
    assert chooser.asked("pause.open_end", qtbot) == ("pause", None, None)
    hour = chooser.asked("pause.hour", qtbot)[2]
    assert isinstance(hour, int)
    assert timedelta(minutes=59) < datetime.fromtimestamp(hour / 1000).astimezone() - now < timedelta(minutes=70)
    morning = chooser.asked("pause.tomorrow", qtbot)[2]
    assert isinstance(morning, int)
    then = datetime.fromtimestamp(morning / 1000).astimezone()
    assert (then.hour, then.minute) == (6, 0)
    assert timedelta(0) < then - now < timedelta(hours=34)
    assert chooser.asked("resume", qtbot) == ("resume", None)
    chooser.action("open").trigger()
    chooser.action("preferences").trigger()
    assert chooser.opened == ["", "preferences"]


def test_each_channel_with_its_state(chooser: Chooser, qtbot: QtBot) -> None:
    chooser.state(News(snapshot(channel("a"), broken("b"))))
    qtbot.waitUntil(lambda: len(chooser.core.snapshot.channels) == 2, timeout=_PATIENCE)
    assert chooser.action("channel.a").text() == "a: in step"
    assert chooser.action("channel.b").text() == "b: needs you"
    chooser.action("channel.b").trigger()
    assert chooser.opened == ["channel/b"]
    paused = channel("b", State.PAUSED, paused_until=0)
    chooser.state(News(snapshot(channel("c", State.WORKING), paused)))
    qtbot.waitUntil(lambda: chooser.core.snapshot.channel("c") is not None, timeout=_PATIENCE)
    names = [each.objectName() for each in chooser.menu.actions() if "channel" in each.objectName()]
    assert names == ["tray.channel.c", "tray.channel.b"]
    assert chooser.action("channel.b").text() == "b: paused"


def test_pause_and_resume_are_there_where_they_do_something(chooser: Chooser, qtbot: QtBot) -> None:
    def shown(*channels: object) -> tuple[bool, bool]:
        chooser.core.snapshot = snapshot(*channels)  # type: ignore[arg-type]
        chooser.core.snapshot_changed.emit(chooser.core.snapshot)
        return chooser.action("pause").isVisible(), chooser.action("resume").isVisible()

    paused = channel("b", State.PAUSED, paused_until=0)
    assert shown(channel("a"), channel("b")) == (True, False)
    assert shown(channel("a"), paused) == (True, True)
    assert shown(paused) == (False, True)


# --- Real trays -----------------------------------------------------------------------------------------------


def test_a_tray_that_is_late_and_dies_and_comes_back() -> None:
    need("trayer")
    with screen() as environ, puppet(environ) as hanging:
        assert hanging.ask("look")["there"] == "False"
        assert "notified" not in hanging.ask("notify Nobody sees this")["wanted"]
        for _time in range(2):
            with running(TRAYER, environ):
                hanging.until(lambda found: found["there"] == "True")
            hanging.until(lambda found: found["there"] == "False")


@pytest.mark.parametrize(
    ("panel", "form"), [(LIGHT, "colour"), (DARK, "colour"), (LIGHT, "dark"), (DARK, "light")]
)
def test_every_state_is_seen(tmp_path: Path, panel: list[str], form: str) -> None:
    need("trayer")
    signs = {
        "IN_STEP": "in-step",
        "WORKING": "working",
        "PAUSED": "paused",
        "NEEDS_YOU": "needs-you",
        "OFFLINE": "offline",
    }
    pictures: dict[str, QImage] = {}
    with screen() as environ, running([*TRAYER, *panel], environ), puppet(environ) as hanging:
        hanging.until(lambda found: found["there"] == "True")
        hanging.ask(f"form {form}")
        for state, sign in signs.items():
            assert hanging.ask(f"state {state}")["sign"] == sign

            def shot(state: str = state) -> QImage:
                hanging.ask(f"shoot {tmp_path / state}.png")
                return QImage(str(tmp_path / f"{state}.png")).copy(0, 0, 30, 24)

            before = list(pictures.values())
            hanging.until(lambda _found, before=before: _is_drawn(shot()) and shot() not in before)  # type: ignore[misc]
            pictures[state] = shot()
    for first, second in combinations(pictures, 2):
        assert pictures[first] != pictures[second], (first, second)


def _is_drawn(picture: QImage) -> bool:
    """Whether there is anything but the panel."""
    panel = picture.pixelColor(29, 12)
    return any(picture.pixelColor(x, y) != panel for x in range(2, 22) for y in range(2, 22))


def test_a_tray_that_speaks_over_the_bus(tmp_path: Path) -> None:
    """StatusNotifier, as most desktops have it now: the panel dies and comes back; a click opens the window."""
    need("xfce4-panel", "xfconf-query", "xfwm4", "dbus-daemon", "dbus-send")
    with screen() as environ, ExitStack() as stack:
        own = {
            "HOME": str(tmp_path),
            "XDG_CONFIG_HOME": str(tmp_path / "c"),
            "XDG_CACHE_HOME": str(tmp_path / "x"),
        }
        bus = stack.enter_context(session_bus({**environ, **own}))
        stack.enter_context(running(["xfwm4"], bus))
        panel = ["xfce4-panel", "--disable-wm-check"]
        with running(panel, bus):
            until_there(bus, WATCHER)
            hanging = stack.enter_context(puppet(bus))
            hanging.until(lambda found: found["there"] == "True")
            click_item(bus)
            hanging.until(lambda found: "open:" in found["wanted"])
        hanging.until(lambda found: found["there"] == "False")
        with running(panel, bus):
            hanging.until(lambda found: found["there"] == "True")
            assert hanging.ask("state NEEDS_YOU")["sign"] == "needs-you"
