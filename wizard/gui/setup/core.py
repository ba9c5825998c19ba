"""The journey behind the window, built in the core's thread with the first question.

Loading the core takes longer than showing a window, so the first page is shown without it.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator, Mapping

    from PySide6.QtCore import QObject

    from wizard.app import App
    from wizard.gui.bridge import Bridge, Call, Problem
    from wizard.journey.engine import Journey
    from wizard.journey.ground import Ground
    from wizard.journey.state import SetupState, StateStore

_T = TypeVar("_T")


class Core:
    """What pages ask. `state`: where the journey is when the window opens. `ground`: in practice mode."""

    def __init__(
        self,
        bridge: Bridge,
        environ: Mapping[str, str],
        store: StateStore,
        state: SetupState,
        ground: Ground | None = None,
    ) -> None:
        self.ground = ground
        self._bridge = bridge
        self._environ = environ
        self._store = store
        self._state = state
        self._app: App | None = None
        self._journey: Journey | None = None

    @property
    def journey(self) -> Journey | None:
        """The journey, if anything was asked yet. It belongs to the core's thread."""
        return self._journey

    def ask(
        self,
        owner: QObject,
        question: Callable[[Journey], Coroutine[Any, Any, _T]],
        done: Callable[[_T], None],
        failed: Callable[[Problem], None],
    ) -> Call:
        """`question(journey)` in the core's thread; see `Bridge.ask`."""

        async def work() -> _T:
            return await question(self._built())

        return self._bridge.ask(owner, work, done, failed)

    def ask_beside(
        self,
        owner: QObject,
        question: Callable[[App], Coroutine[Any, Any, _T]],
        done: Callable[[_T], None],
        failed: Callable[[Problem], None],
    ) -> Call:
        """As `ask`, of what is not the journey's."""

        async def work() -> _T:
            self._built()
            assert self._app is not None  # noqa: S101 - it was just built
            return await question(self._app)

        return self._bridge.ask(owner, work, done, failed)

    def _built(self) -> Journey:
        """In the core's thread."""
        if self._journey is None:
            with _no_garbage():
                import jsonschema  # noqa: F401 - checks manifests; loaded later, it would hold up the window by 0.2 s

                from wizard.app import App  # the core is loaded here and not before
                from wizard.journey.engine import Journey

            self._app = App.build(self._environ)
            self._journey = Journey(self._app, self._store, self._state)
        return self._journey

    def restart(self, state: SetupState) -> None:
        """Forgets the journey that was; the next question begins with `state`."""
        self._state = state
        self._journey = None


@contextmanager
def _no_garbage() -> Iterator[None]:
    """For loading modules while a window is open.

    Python's collector looks through all there is in one go, and all threads wait: 20 to 45 ms once the core is
    loaded, in which the window stands still. It would find nothing, for what is loaded stays; so it neither looks
    while that is loaded, nor at it ever again.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()
