"""The engine behind tray and main window, in the core's thread (see `wizard.gui.bridge` for the rule of threads).

`DeskCore` starts the engine of this home, or attaches to one that runs, and tells in Qt's thread how everything
stands. News comes at most four times a second, however much happens: the first at once, the rest together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from wizard.gui.bridge import Problem, problem_of
from wizard.sync.standing import Snapshot, State
from wizard.words import say

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Coroutine, Mapping

    from wizard.app import App
    from wizard.control.handle import News
    from wizard.errors import WizardError
    from wizard.gui.bridge import Bridge, Call
    from wizard.gui.desk.holding import Calls, Held, Holder, Ways
    from wizard.sync.records import Entry

_T = TypeVar("_T")

PAUSE_SECONDS = 0.25  # between two times that the windows are told something
STARTING = Snapshot(State.WORKING, say("Channel Wizard is starting."), running=False)


class DeskCore(QObject):
    """What tray and main window ask. Made and used in Qt's thread.

    `snapshot_changed(Snapshot)`, `entries_added(tuple[Entry, …])`, `role_changed(str)`.
    `failed(Problem)`: the engine cannot run; the journal answers meanwhile. It is told once for each reason, and
    `problem` keeps it until it is gone. `show_wanted(page)`, `quit_wanted`: another process asks for it.
    """

    snapshot_changed = Signal(object)
    entries_added = Signal(object)
    failed = Signal(object)
    role_changed = Signal(str)
    show_wanted = Signal(str)
    quit_wanted = Signal()
    _held = Signal(str, object)
    _heard = Signal(object, object)
    _asked_to_show = Signal(str)
    _asked_to_quit = Signal()

    def __init__(
        self,
        bridge: Bridge,
        environ: Mapping[str, str],
        ways: Callable[[Calls], Ways],
        parent: QObject | None = None,
    ) -> None:
        """`ways`: how the home is held; called in the core's thread, for it loads the core."""
        super().__init__(parent)
        self._bridge = bridge
        self._environ = environ
        self._ways = ways
        self._holder: Holder | None = None  # belongs to the core's thread
        self._life: Call | None = None
        self.snapshot = STARTING
        self.role = ""
        self.problem: Problem | None = None
        self._held.connect(self._tell_held, Qt.ConnectionType.QueuedConnection)
        self._heard.connect(self._tell_heard, Qt.ConnectionType.QueuedConnection)
        self._asked_to_show.connect(self.show_wanted, Qt.ConnectionType.QueuedConnection)
        self._asked_to_quit.connect(self.quit_wanted, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Holds the home from now on."""
        if self._life is None:
            self._life = self._bridge.ask(self, self._live, lambda _none: None, self._ended)

    def stop(self) -> None:
        """Ends the engine in order, and the core's thread with it. Blocks for at most ten seconds."""
        self._bridge.stop()

    def try_again(self) -> None:
        """Where the engine could not run: tries at once."""
        self.start()

        async def again() -> None:
            self._built().try_again()

        self._bridge.ask(self, again, lambda _none: None, lambda _problem: None)

    def ask(
        self,
        owner: QObject,
        question: Callable[[Held], Coroutine[Any, Any, _T]],
        done: Callable[[_T], None],
        failed: Callable[[Problem], None],
    ) -> Call:
        """`question(held)` in the core's thread; see `Bridge.ask`. It waits while the engine starts."""

        async def work() -> _T:
            return await question(await self._built().held())

        return self._bridge.ask(owner, work, done, failed)

    def ask_beside(
        self,
        owner: QObject,
        question: Callable[[App], Coroutine[Any, Any, _T]],
        done: Callable[[_T], None],
        failed: Callable[[Problem], None],
    ) -> Call:
        """As `ask`, of what needs no engine: it does not wait for one, and works where none can run."""

        async def work() -> _T:
            return await question(self._built().app)

        return self._bridge.ask(owner, work, done, failed)

    def ask_apart(
        self,
        owner: QObject,
        work: Callable[[App], Coroutine[Any, Any, _T]],
        done: Callable[[_T], None],
        failed: Callable[[Problem], None],
    ) -> Call:
        """As `ask`, with nobody of this process at work in the home meanwhile: the engine ends and starts again.

        Other questions wait for it. Where another process runs the engine, that one goes on.
        """
        return self._bridge.ask(owner, lambda: self._apart(work), done, failed)

    # --- in the core's thread ---------------------------------------------------------------------------------

    async def _live(self) -> None:
        await self._built().run()

    async def _apart(self, work: Callable[[App], Coroutine[Any, Any, _T]]) -> _T:
        return await self._built().apart(work)

    def _built(self) -> Holder:
        if self._holder is None:
            from wizard.app import App  # the core is loaded here and not before
            from wizard.gui.desk.holding import Calls, Holder, Told

            pile = _Pile(self._heard.emit)
            told = Told(self._held.emit, pile.add)
            calls = Calls(self._asked_to_show.emit, self._asked_to_quit.emit)
            self._holder = Holder(App.build(self._environ), self._ways(calls), told)
        return self._holder

    # --- in Qt's thread ---------------------------------------------------------------------------------------

    @Slot(str, object)
    def _tell_held(self, role: str, why: WizardError | None) -> None:
        before, self.problem = self.problem, problem_of(why) if why is not None else None
        if role != self.role:
            self.role = role
            self.role_changed.emit(role)
        if self.problem is not None and self.problem != before:
            self.failed.emit(self.problem)

    @Slot(object, object)
    def _tell_heard(self, snapshot: Snapshot | None, entries: tuple[Entry, ...]) -> None:
        if entries:
            self.entries_added.emit(entries)
        if snapshot is not None and snapshot != self.snapshot:
            self.snapshot = snapshot
            self.snapshot_changed.emit(snapshot)

    def _ended(self, problem: Problem) -> None:
        """A fault of our own ended it. It is begun anew when somebody asks for it."""
        self._life = None
        self.problem = problem
        self.failed.emit(problem)


class _Pile:
    """Puts together what comes within a quarter of a second. In the core's thread."""

    def __init__(self, tell: Callable[[Snapshot | None, tuple[Entry, ...]], None]) -> None:
        self._tell = tell
        self._snapshot: Snapshot | None = None
        self._entries: list[Entry] = []
        self._next = 0.0  # the loop's time, before which nothing more is told
        self._timer: asyncio.TimerHandle | None = None

    def add(self, news: News) -> None:
        import asyncio

        if news.snapshot is not None:
            self._snapshot = news.snapshot
        self._entries += news.entries
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_at(max(self._next, loop.time()), self._flush, loop)

    def _flush(self, loop: asyncio.AbstractEventLoop) -> None:
        self._timer = None
        self._next = loop.time() + PAUSE_SECONDS
        snapshot, entries = self._snapshot, tuple(self._entries)
        self._snapshot, self._entries = None, []
        self._tell(snapshot, entries)
