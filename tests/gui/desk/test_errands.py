"""What the desk starts outside of itself: the set-up window, and SocialHub's pages."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.gui.desk.handles import gone
from tests.gui.desk.homes import set_up
from wizard.app import App
from wizard.gui.desk.errands import Errands, hub_page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.gui.setup.world import World

_PATIENCE = 120_000


@pytest.mark.parametrize(
    ("host", "page"),
    [
        ("api.socialhub.io", "https://app.socialhub.io/"),
        ("api.eu.socialhub.io:443", "https://app.eu.socialhub.io/"),
        ("127.0.0.1:8123", "http://127.0.0.1:8123/practice/inbox"),
        ("", "https://app.socialhub.io/"),
        ("hub.example", "https://app.socialhub.io/"),
    ],
)
def test_where_people_work_with_socialhub(host: str, page: str) -> None:
    assert hub_page(host) == page


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX")
def test_a_set_up_window_is_a_process_of_its_own_and_its_end_is_told(
    environ: dict[str, str], there: World, qtbot: QtBot
) -> None:
    set_up(environ, there)
    errands = Errands(environ)
    try:
        errands.log_in("brand")
        assert errands.under_way
        opened = App.build(environ).home.data / "setup.sock"
        qtbot.waitUntil(opened.exists, timeout=_PATIENCE)
        window = next(each for each in _children() if "--log-in" in _command(each))
        with qtbot.waitSignal(errands.ended, timeout=_PATIENCE):
            os.kill(window, signal.SIGTERM)
        assert not errands.under_way
    finally:
        gone(errands)


def _children() -> list[int]:
    own = os.getpid()
    return [int(each) for each in Path(f"/proc/{own}/task/{own}/children").read_text(encoding="ascii").split()]


def _command(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").split("\0")
