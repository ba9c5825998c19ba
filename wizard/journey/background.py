"""The relay as a process of its own, started by whoever has just set a channel up.

It is the desk, hidden in the tray, that keeps a channel in step once the window is closed; `channel-wizard sync`
where there is no display. In practice mode it is `sync` as well: it belongs to the window and ends with it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

from wizard.autostart import carried_environment, checkout
from wizard.errors import WizardError
from wizard.files import private_folder
from wizard.journey.ground import load_ground
from wizard.program import command, has_display, has_toolkit
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.app import App

_START_SECONDS = 20.0  # an engine that is well runs by then
_STOP_SECONDS = 12.0  # the engine finishes what is in flight within ten


class Background:
    """Starts the relay, if none runs for this home."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._processes: list[subprocess.Popen[bytes]] = []
        self._started = 0.0  # monotonic seconds, the last of them
        self._starting = threading.Lock()

    def start(self) -> bool:
        """Starts it, unless one runs already; answers whether it was started here. Blocks shortly.

        Raises WizardError where it cannot be started.
        """
        with self._starting:
            # One that was just started holds no lock yet. One that lives and holds none for long is a desk that
            # cannot run its engine: a second start has it try again.
            runs = (bool(self._living()) and not self._long_ago()) or self._app.engine_runs()
            if not runs:
                self._processes.append(self._launch())
                self._started = time.monotonic()
            return not runs

    def _living(self) -> list[subprocess.Popen[bytes]]:
        return [each for each in self._processes if each.poll() is None]

    def _long_ago(self) -> bool:
        return time.monotonic() - self._started > _START_SECONDS

    def _launch(self) -> subprocess.Popen[bytes]:
        environ = {**os.environ, **self._app.environ, **carried_environment(self._app.environ)}
        detached = {"creationflags": _DETACHED} if sys.platform == "win32" else {"start_new_session": True}
        try:
            private_folder(self._app.home.logs)
            with (self._app.home.logs / "sync.out").open("wb") as output:
                return subprocess.Popen(  # noqa: S603 - our own command
                    self._command(environ),
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    env=environ,
                    cwd=None if getattr(sys, "frozen", False) else checkout(),
                    **detached,
                )
        except OSError as error:
            raise WizardError(
                say("The relay could not be started: {reason}.", reason=error.strerror or type(error).__name__),
                say("Start it yourself: channel-wizard sync"),
            ) from None

    def _command(self, environ: Mapping[str, str]) -> list[str]:
        practice = load_ground(self._app.home) is not None
        if practice or not has_display(environ) or not has_toolkit():
            return command("sync")
        return command("desk", "--hidden")

    def failed(self) -> bool:
        """Whether what was started here has ended already, or does not get the engine to run, and no other took
        its place. Blocks shortly."""
        in_vain = bool(self._processes) and (not self._living() or self._long_ago())
        return in_vain and not self._app.engine_runs()

    def stop(self) -> None:
        """Ends what was started here, in order. Blocks until it has."""
        for each in self._living():
            each.terminate()
        for each in self._living():
            try:
                each.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                each.kill()
                each.wait()


_DETACHED = getattr(subprocess, "DETACHED_PROCESS", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
