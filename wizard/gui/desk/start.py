"""How the desk's process begins: it rings at the door of one that runs, or becomes the one itself.

Nothing of Qt is loaded here: a second start is over in an instant.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from wizard.errors import AlreadyRunning, WizardError
from wizard.files import private_folder, unusable
from wizard.gui.desk.door import NOTHING, ring
from wizard.home import find_home
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.gui.desk.holding import Calls, Ways

_RING_SECONDS = 15.0  # the first one may be just starting, or ending
_PAUSE = 0.25


def main(*, hidden: bool = False) -> int:
    """The desk of this environment's home; the process' exit code. `hidden`: in the tray, without the window."""
    try:
        return start(os.environ, hidden=hidden)
    except WizardError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code


def start(environ: Mapping[str, str], *, hidden: bool) -> int:
    """Runs the desk, or shows the one that runs. Raises WizardError."""
    home = find_home(environ)
    page = NOTHING if hidden else ""
    if ring(home, page):
        return 0
    end = time.monotonic() + _RING_SECONDS
    while (lock := _lock(environ)) is None:
        if ring(home, page):
            return 0
        if time.monotonic() > end:
            raise AlreadyRunning(
                say("Channel Wizard is already running, and does not answer."),
                say("End it, then start it again. Nothing is lost."),
            )
        time.sleep(_PAUSE)
    try:
        from wizard.gui.desk.main import run

        return run(environ, home_ways, hidden=hidden)
    finally:
        lock.release()


def home_ways(calls: Calls) -> Ways:
    """How a desk holds its home. Called in the core's thread, where the core is loaded."""
    from wizard.gui.desk import ways

    return ways.home_ways(calls)


def _lock(environ: Mapping[str, str]) -> FileLock | None:
    """Held by the desk of a home for as long as it lives; None: another one holds it. Raises WizardError."""
    folder = find_home(environ).data
    lock = FileLock(folder / "desk.lock", mode=0o600, thread_local=False)
    try:
        private_folder(folder)
        lock.acquire(blocking=False)
    except Timeout:
        return None
    except OSError as error:
        raise unusable(folder, error) from None
    return lock
