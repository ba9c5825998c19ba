"""A world for each test that wants one, and a home of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.gui.setup.person import environ_of
from tests.gui.setup.world import World, world

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def there() -> Iterator[World]:
    with world() as made:
        yield made


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return environ_of(tmp_path / "home")
