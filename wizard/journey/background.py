"""The relay as a process of its own, started by whoever has just set a channel up.

Until there is a tray, `channel-wizard sync` in the background is what keeps a channel in step once the window is
closed. In practice mode it belongs to the window and ends with it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from wizard.autostart import carried_environment, checkout
from wizard.errors import WizardError
from wizard.files import private_folder
from wizard.program import command
from wizard.words import say

if TYPE_CHECKING:
    from wizard.app import App

_STOP_SECONDS = 12.0  # the engine finishes what is in flight within ten


class Background:
    """Starts the relay, if none runs for this home."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._process: subprocess.Popen[bytes] | None = None
        self._starting = threading.Lock()

    def start(self) -> bool:
        """Starts it, unless one runs already; answers whether it was started here. Blocks shortly.

        Raises WizardError where it cannot be started.
        """
        with self._starting:
            # One that was just started holds no lock yet.
            runs = (self._process is not None and self._process.poll() is None) or self._app.engine_runs()
            if not runs:
                self._process = self._launch()
            return not runs

    def _launch(self) -> subprocess.Popen[bytes]:
        environ = {**os.environ, **self._app.environ, **carried_environment(self._app.environ)}
        detached = {"creationflags": _DETACHED} if sys.platform == "win32" else {"start_new_session": True}
        try:
            private_folder(self._app.home.logs)
            with (self._app.home.logs / "sync.out").open("wb") as output:
                return subprocess.Popen(  # noqa: S603 - our own command
                    command("sync"),
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

    def failed(self) -> bool:
        """Whether what was started here has ended already, and no other took its place. Blocks shortly."""
        ended = self._process is not None and self._process.poll() is not None
        return ended and not self._app.engine_runs()

    def stop(self) -> None:
        """Ends what was started here, in order. Blocks until it has."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.terminate()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


_DETACHED = getattr(subprocess, "DETACHED_PROCESS", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
