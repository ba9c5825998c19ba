"""A world for each test, and a window on a home of its own."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Protocol

import pytest

from tests.gui.setup.person import Person, environ_of, person
from tests.gui.setup.prepared import leave_at
from tests.gui.setup.world import World, world

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


class Opens(Protocol):
    """Opens the window, at a step that was reached before; again on the same home if asked for."""

    def __call__(
        self,
        step: str = "welcome",
        *,
        practice: bool = True,
        public_url: str | None = None,
        language: str = "en",
    ) -> Person: ...


@pytest.fixture
def there() -> Iterator[World]:
    with world() as made:
        yield made


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return environ_of(tmp_path / "home")


@pytest.fixture
def open_at(there: World, environ: dict[str, str], qapp: QApplication, qtbot: QtBot) -> Iterator[Opens]:
    """`qtbot`: a warning of Qt or an exception in a slot fails the test."""
    ground = there.ground()
    with ExitStack() as stack:

        def opened(
            step: str = "welcome",
            *,
            practice: bool = True,
            public_url: str | None = None,
            language: str = "en",
        ) -> Person:
            if step != "welcome":
                leave_at(step, environ, there, ground, public_url=public_url)
            return stack.enter_context(
                person(qapp, environ, ground=ground if practice else None, language=language)
            )

        yield opened
