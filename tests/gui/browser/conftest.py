"""A browser on a screen in memory, its person, and the servers it meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.gui.browser.stage import REDIRECT_PATH, OddServer, Person, odd_server, practice_fediverse
from wizard.gui.browser import LoginBrowser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from wizard.practice.fediverse import PracticeFediverse


@pytest.fixture
def odd() -> Iterator[OddServer]:
    """A server with pages that no Network should have."""
    with odd_server() as server:
        yield server


@pytest.fixture
def far() -> Iterator[OddServer]:
    """What listens at the redirect address, where no connection may ever come, and beside it."""
    with odd_server() as server:
        yield server


@pytest.fixture
def fediverse() -> Iterator[PracticeFediverse]:
    with practice_fediverse() as running:
        yield running


@pytest.fixture
def person(qtbot: QtBot, far: OddServer) -> Iterator[Person]:
    """Somebody before a browser that waits for the redirect to `far`."""
    browser = LoginBrowser()
    qtbot.addWidget(browser)
    browser.resize(664, 400)
    browser.show()
    yield Person(browser, qtbot, f"http://localhost:{far.port}{REDIRECT_PATH}")
    browser.close_session()
    assert not far.asked_for(REDIRECT_PATH)
