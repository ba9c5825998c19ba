"""The engine of a home: one at a time, and again after it ended, in the same process too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.engine import stage
from wizard.errors import AlreadyRunning

if TYPE_CHECKING:
    from pathlib import Path


async def test_one_engine_at_a_time_and_another_after_it(tmp_path: Path) -> None:
    async with stage(tmp_path) as here:
        for _time in range(3):  # whichever thread released it, the next one gets the lock
            async with here.engine():
                assert here.app.engine_runs()
                with pytest.raises(AlreadyRunning):
                    async with here.engine():
                        pytest.fail("two at once")
            assert not here.app.engine_runs()
