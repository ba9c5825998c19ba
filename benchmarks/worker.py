"""The engine with a pace for a window of another length than SocialHub's quarter of an hour.

    python -m benchmarks.worker WINDOW

Catches up once and ends. The command itself takes no such option: nobody needs one but the benchmark of the limit.
"""

from __future__ import annotations

import asyncio
import os
import sys

from wizard.app import App, Engine, EngineOptions
from wizard.sync.once import catch_up_once


async def main(window: float) -> None:
    options = EngineOptions(receive=False, rate_window=window)
    async with Engine(App.build(os.environ), options) as engine:
        await catch_up_once(engine.journal, engine.supervisor.channels, lambda _done, _total: None)


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1])))
