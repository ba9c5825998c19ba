"""The whole journey through the real window, in a real web engine, against real servers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.gui.setup.person import STEPS, environ_of, person
from tests.gui.setup.world import POSTS, world

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.setup.world import World


@pytest.fixture
def there() -> Iterator[World]:
    with world() as made:
        yield made


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_from_a_pasted_token_to_a_channel_in_step(
    language: str, there: World, tmp_path: Path, qtbot: QtBot, qapp: object
) -> None:
    with person(qapp, environ_of(tmp_path), ground=there.ground(), language=language) as someone:  # type: ignore[arg-type]
        for step in STEPS[:-1]:
            assert someone.step == step
            if step == "relay":
                someone.click("relay.since.24h")
            someone.pass_step()
        assert there.tickets() == []  # nothing was sent so far
        someone.click("shell.next")
        someone.until(lambda: someone.window.state.installed, "the channel")
        done = someone.find("ready.task.catch_up")
        someone.until(lambda: done.property("state") == "done", "the first catch-up")
        assert sorted(there.messages()) == sorted(text for _author, text in POSTS)
        someone.click("ready.test_ticket")
        someone.until(lambda: "✓" in someone.text("ready.test_ticket.sent"), "the test Ticket")
        assert len(there.messages()) == len(POSTS) + 1
