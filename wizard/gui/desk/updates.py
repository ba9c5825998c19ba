"""Whether a newer version is out, as the desk knows it: asked now and then in the core's thread, told in Qt's.

What is known is in a file of the home, for the command line asks and chooses as well; it is read again whenever it
might be time to ask. In a build without a feed nobody is asked, and no timer runs.
"""

from __future__ import annotations

import logging
import random
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from wizard import __version__
from wizard.errors import WizardError
from wizard.updates.build import Build, load_build
from wizard.updates.state import StateFile

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from wizard.app import App
    from wizard.gui.bridge import Problem
    from wizard.gui.desk.core import DeskCore
    from wizard.home import Home
    from wizard.updates.asking import Asker
    from wizard.updates.state import Offer, State

_FIRST = (60_000, 600_000)  # ms after the start: log-in is busy enough, and not everybody asks at once
_HOLD = 4 * 3_600_000  # ms; where what was heard cannot be kept, nobody is asked again and again
_LOOK = 900_000  # ms between two looks at whether it is time; a computer that slept looks soon after it wakes
_log = logging.getLogger(__name__)


class Updates(QObject):
    """`changed`: `state`, `busy` or `problem` is another one. `problem`: why what was heard could not be kept."""

    changed = Signal()

    def __init__(
        self, core: DeskCore, home: Home, build: Build | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._core = core
        self._file = StateFile(home)
        self.build = build if build is not None else load_build()
        self.state: State = self._file.load()
        self.busy = False
        self.problem: Problem | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._time)

    def start(self) -> None:
        """Asks when it is time, from now on, if there is anybody to ask."""
        if self.build.fault:
            _log.warning("%s", self.build.fault)
        if self.build.feed:
            self._timer.start(random.randint(*_FIRST))  # noqa: S311 - spreads requests, hides nothing

    def stop(self) -> None:
        self._timer.stop()

    @property
    def on(self) -> bool:
        """Whether it is asked by itself."""
        return self.state.is_on(self.build)

    @property
    def newer(self) -> Offer | None:
        """The version to update to, if one is known, skipped or not."""
        return self.state.newer(self.build, __version__)

    @property
    def offer(self) -> Offer | None:
        """The one to speak of without being asked."""
        return self.state.offered(self.build, __version__)

    # --- asking -----------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Asks, if it is on and time."""
        self._know(self._file.load())
        if self.on:
            self._ask(lambda asker: asker.ask_if_due())

    def check_now(self) -> None:
        """Asks, whatever is chosen: somebody wants to know."""
        self._ask(lambda asker: asker.ask())

    def _time(self) -> None:
        self.look()
        self._timer.start(_LOOK)

    def _ask(self, question: Callable[[Asker], Coroutine[Any, Any, State]]) -> None:
        if self.busy or not self.build.feed:
            return
        self.busy = True
        self.changed.emit()

        async def work(app: App) -> State:
            from wizard.updates.asking import Asker  # the core's libraries are loaded in its thread

            try:
                return await question(Asker(app.home, self.build))
            except OSError as error:
                raise _not_kept(error) from None

        self._core.ask_beside(self, work, self._heard, self._failed)

    def _heard(self, state: State) -> None:
        self.busy, self.problem = False, None
        self.state = state
        self.changed.emit()

    def _failed(self, problem: Problem) -> None:
        self.busy, self.problem = False, problem
        if self._timer.isActive():
            self._timer.start(_HOLD)
        self.changed.emit()

    def _know(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()

    # --- choosing ---------------------------------------------------------------------------------------------

    def switch(self, *, on: bool) -> None:
        """Whether it is asked by itself; switched on, at once. Raises DiskFull, OSError."""
        self._know(self._file.switch(on=on))
        if on:
            self.look()

    def skip(self) -> None:
        """Speaks of the version on offer no more."""
        if (offer := self.offer) is not None:
            self._keep(self._file.skip, offer, replace(self.state, skipped=offer.key))

    def note_told(self, offer: Offer) -> None:
        """Somebody was told of it."""
        self._keep(self._file.note_told, offer, replace(self.state, told=offer.key))

    def _keep(self, keep: Callable[[Offer], State], offer: Offer, otherwise: State) -> None:
        """What cannot be kept counts until the end."""
        try:
            self._know(keep(offer))
        except (OSError, WizardError) as error:
            _log.warning("What is known of newer versions could not be kept: %s", error)
            self._know(otherwise)


def _not_kept(error: OSError) -> WizardError:
    from wizard.words import say

    return WizardError(say("This could not be kept: {reason}.", reason=error.strerror or type(error).__name__))
