"""The engine as a process of its own that ends itself with SIGKILL where it is told to.

    python -m tests.crash.worker HOME [LABEL COUNT]

Runs until it is stopped; with a label, it is killed when it comes by that point for the COUNTth time.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import Counter

from wizard.app import App, Engine, EngineOptions
from wizard.sync.tempo import Tempo

# Quick waits: what matters here is the order of things, not their pace.
TEMPO = Tempo(
    poll=0.1,
    poll_streaming=0.5,
    refresh=0.2,
    check=1.0,
    check_again=0.2,
    first_wait=0.05,
    longest_wait=0.3,
    settle=2.0,  # longer than the slowest fault, also on a busy machine
    housekeeping=0.1,
)


def killer(label: str, count: int):  # type: ignore[no-untyped-def]
    """A probe that ends this process there, as a power cut would."""
    passed: Counter[str] = Counter()

    def probe(at: str) -> None:
        passed[at] += 1
        if at == label and passed[at] == count:
            os.kill(os.getpid(), signal.SIGKILL)

    return probe


async def run(home: str, label: str, count: int) -> None:
    environ = {**os.environ, "CHANNEL_WIZARD_HOME": home, "CHANNEL_WIZARD_PASSPHRASE": "only for this test"}
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    async with Engine(App.build(environ), EngineOptions(tempo=TEMPO, probe=killer(label, count))):
        sys.stdout.write("running\n")
        sys.stdout.flush()
        await stopped.wait()


if __name__ == "__main__":
    arguments = [*sys.argv[1:], "", "0"]
    asyncio.run(run(arguments[0], arguments[1], int(arguments[2] or 0)))
