"""Somebody at a desk between the practice servers, with a keyring that can be locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from tests.gui.desk.faults.ring import BACKEND, RING
from tests.gui.desk.faults.someone import Someone
from tests.gui.desk.homes import set_up
from tests.gui.setup.world import World, world

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def there() -> Iterator[World]:
    with world(retry_waits=(0.05,) * 10_000) as made:  # SocialHub's patience is not at stake here
        yield made


@pytest.fixture
def ring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of this test's keyring."""
    folder = tmp_path / "ring"
    folder.mkdir()
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", BACKEND)
    monkeypatch.setenv(RING, str(folder))
    return folder


@pytest.fixture
def environ(tmp_path: Path, ring: Path) -> dict[str, str]:
    return {"CHANNEL_WIZARD_HOME": str(tmp_path / "home")}


@pytest.fixture
def someone(environ: dict[str, str], there: World, qapp: QApplication, qtbot: QtBot) -> Iterator[Someone]:
    """With a channel that is set up; nothing runs yet. `qtbot`: a warning of Qt fails the test."""
    QLocale.setDefault(QLocale("en"))
    set_up(environ, there)
    made = Someone(qapp, environ, there)
    yield made
    made.ends()


@pytest.fixture
def working(someone: Someone) -> Someone:
    """The same, with a desk that is in step."""
    someone.starts()
    someone.all_is_well(mended=False)
    return someone
