"""A second start rings at the first one's door; whoever does not know the word is not heard."""

from __future__ import annotations

import json
import socket
import threading
from typing import TYPE_CHECKING

import pytest

from tests.gui.desk.handles import gone
from wizard.gui.desk.bell import Bell
from wizard.gui.desk.door import door, ring
from wizard.home import find_home

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from wizard.home import Home

_PATIENCE = 60_000


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return find_home({"CHANNEL_WIZARD_HOME": str(tmp_path)})


@pytest.fixture
def bell(home: Home, qtbot: QtBot) -> Iterator[Bell]:
    made = Bell(home)
    yield made
    made.close()
    gone(made)


def from_outside(qtbot: QtBot, what: Callable[[], object]) -> list[object]:
    """As another process does it: this one listens meanwhile."""
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(what()))
    thread.start()
    qtbot.waitUntil(lambda: bool(found), timeout=_PATIENCE)
    thread.join()
    return found


def test_a_ring_is_heard_with_its_page(home: Home, bell: Bell, qtbot: QtBot) -> None:
    heard: list[str] = []
    bell.rung.connect(heard.append)
    assert from_outside(qtbot, lambda: ring(home, "channel/brand")) == [True]
    assert from_outside(qtbot, lambda: ring(home)) == [True]
    assert heard == ["channel/brand", ""]
    assert door(home).stat().st_mode & 0o077 == 0


def test_nobody_is_there(home: Home, qtbot: QtBot) -> None:
    assert not ring(home)
    bell = Bell(home)
    left_behind = door(home).read_bytes()
    bell.close()
    gone(bell)
    assert not door(home).exists()
    for content in (left_behind, b"", b"{}", b"[]", b'{"port": "x", "word": 1}', b"\xff"):
        door(home).write_bytes(content)
        assert not ring(home)


@pytest.mark.parametrize("said", [b"", b"wrong \n", b"\xff\xff\n", b"x" * 100_000])
def test_strangers_are_not_heard(home: Home, bell: Bell, qtbot: QtBot, said: bytes) -> None:
    heard: list[str] = []
    bell.rung.connect(heard.append)
    port = int(json.loads(door(home).read_text())["port"])

    def call() -> bytes:
        with socket.create_connection(("127.0.0.1", port), 60) as line:
            try:
                line.sendall(said)
                return line.recv(10)
            except ConnectionError:
                return b""

    assert from_outside(qtbot, call) == [b""]
    assert from_outside(qtbot, lambda: ring(home)) == [True]
    assert heard == [""]
