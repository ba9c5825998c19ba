"""A far side and a person at a command line, for every test in here."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from tests.cli.stand import FarSide, Person, gives_up

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def far() -> Iterator[FarSide]:
    with FarSide() as there:
        yield there


@pytest.fixture
def person(
    tmp_path: Path,
    far: FarSide,
    own_environment: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Iterator[Person]:
    root = logging.getLogger()
    before = list(root.handlers)
    somebody = Person(tmp_path, far, monkeypatch, capsys)
    yield somebody
    for process in [each for each in somebody.started if each.poll() is None]:  # a test failed before its end
        gives_up(process)
    for handler in [each for each in root.handlers if each not in before]:  # those of the last command
        root.removeHandler(handler)
        handler.close()
