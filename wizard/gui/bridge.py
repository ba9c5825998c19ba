"""The way from a window to the core and back.

**Threads.** The core lives on one asyncio loop in a thread of its own (Qt's loop cannot open connections, and any
work in it stalls the window). A window calls `Bridge.ask` from Qt's thread; the coroutine runs over there; what
comes back arrives in Qt's thread again, as a frozen dataclass, through a queued signal. Nothing else is shared: no
widget is touched over there, no object of the core over here.

A `Call` can be cancelled at any moment and belongs to a widget: when that is gone, its answer goes nowhere.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from wizard.errors import (
    DiskFull,
    JournalBusy,
    ProxyLoginRefused,
    ProxyPasswordMissing,
    Retry,
    Unavailable,
    UsageError,
    WizardError,
)
from wizard.words import translated

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, Task
    from collections.abc import Callable, Coroutine

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

_STOP_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Problem:
    """What a person is told: what happened, what to do, and which field it is about (or none).

    `later`: the same may work at a later time (offline, for instance). `by_proxy`: it is the proxy's
    fault. `person`: only if somebody did something.
    """

    what: str
    advice: str = ""
    field: str = ""
    later: bool = False
    by_proxy: bool = False
    person: bool = True

    def __str__(self) -> str:
        return f"{self.what} {self.advice}".strip()


def say_in_language(text: str) -> str:
    """A sentence of the core in the language of the window."""
    return translated(text, lambda pattern: QCoreApplication.translate("core", pattern))


def _by_proxy(error: WizardError) -> bool:
    if isinstance(error, Unavailable):
        return error.by_proxy
    return isinstance(error, ProxyLoginRefused | ProxyPasswordMissing)


def needs_person(error: WizardError) -> bool:
    """Whether it stays until somebody does something: a full disk does, though it is tried again by itself."""
    return error.retry is not Retry.LATER or (isinstance(error, DiskFull) and not isinstance(error, JournalBusy))


def problem_of(error: BaseException) -> Problem:
    """The sentence for an error; one that is none of ours gets one that promises nothing."""
    if isinstance(error, WizardError):
        return Problem(
            say_in_language(error.what),
            say_in_language(error.advice),
            error.field if isinstance(error, UsageError) else "",
            later=error.retry is Retry.LATER,
            by_proxy=_by_proxy(error),
            person=needs_person(error),
        )
    _log.error("Unexpected %s", type(error).__name__, exc_info=error)
    return Problem(
        QCoreApplication.translate("Bridge", "Channel Wizard met a fault of its own."),
        QCoreApplication.translate("Bridge", "Try again. Nothing that was entered is lost."),
    )


class Call(QObject):
    """A question under way. `done` or `failed` is called once, in Qt's thread, unless it is cancelled before."""

    _answered = Signal(object, object)

    def __init__(self, owner: QObject, done: Callable[[Any], None], failed: Callable[[Problem], None]) -> None:
        super().__init__(owner)
        self._done = done
        self._failed = failed
        self._over = False
        self._stopped: Callable[[], None] | None = None
        self._asked: _Asked | None = None
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def over(self) -> bool:
        return self._over

    def cancel(self) -> None:
        """Ends it; nobody is told."""
        self._over = True
        if self._asked is not None:
            self._asked.cancel()

    def interrupt(self, stopped: Callable[[], None]) -> None:
        """Ends it; `stopped` is called once what it had begun is taken back. If it was done already, `done` is."""
        self._stopped = stopped
        if self._asked is not None:
            self._asked.cancel()

    def wait_for(self, asked: _Asked) -> None:
        """Belongs to this question from now on."""
        self._asked = asked

    def arrived(self, error: BaseException | None, answer: object) -> None:
        """In the core's thread."""
        try:  # the window may have been closed meanwhile, and this object with it
            self._answered.emit(error, answer)
        except RuntimeError:
            return

    @Slot(object, object)
    def _deliver(self, error: BaseException | None, answer: object) -> None:
        if self._over:
            return
        self._over = True
        if isinstance(error, _Interrupted):
            if self._stopped is not None:
                self._stopped()
        elif error is None:
            self._done(answer)
        else:
            self._failed(problem_of(error))
        self.deleteLater()


class Bridge(QObject):
    """The core's thread. Started with the first question; `stop` ends what is under way and then the thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: _CoreThread | None = None
        self._stopped = False

    def ask(
        self,
        owner: QObject,
        question: Callable[[], Coroutine[Any, Any, _T]],
        done: Callable[[_T], None],
        failed: Callable[[Problem], None],
    ) -> Call:
        """Runs `question()` over there; `done(answer)` or `failed(problem)` here. Once stopped, nobody answers."""
        call = Call(owner, done, failed)
        if self._stopped:
            call.cancel()
            return call
        if self._thread is None:
            self._thread = _CoreThread()
        call.wait_for(self._thread.submit(question, call.arrived))
        return call

    def stop(self) -> None:
        """Cancels what is under way, lets it clean up, and ends the thread. Blocks for at most ten seconds."""
        self._stopped = True
        if self._thread is not None:
            self._thread.stop()
            self._thread = None


class _Interrupted(Exception):
    """The question was cancelled, and what it had begun is over."""


class _Asked:
    """One question on its way through the core's thread."""

    def __init__(
        self,
        thread: _CoreThread,
        question: Callable[[], Coroutine[Any, Any, Any]],
        tell: Callable[[BaseException | None, object], None],
    ) -> None:
        self._thread = thread
        self._question = question
        self._tell = tell
        self._task: Task[Any] | None = None
        self._cancelled = False

    def cancel(self) -> None:
        """From any thread."""
        self._thread.call(self._cancel)

    def _cancel(self) -> None:
        self._cancelled = True
        if self._task is not None:
            self._task.cancel()

    def begin(self, loop: AbstractEventLoop) -> Task[Any] | None:
        """In the core's thread. None: it was cancelled before it began."""
        if self._cancelled:
            self._tell(_Interrupted(), None)
            return None
        self._task = loop.create_task(self._question())
        self._task.add_done_callback(self._ended)
        return self._task

    def _ended(self, task: Task[Any]) -> None:
        if task.cancelled():
            self._tell(_Interrupted(), None)
            return
        error = task.exception()
        self._tell(error, None if error is not None else task.result())


class _CoreThread:
    """A thread that runs an asyncio loop, and the tasks in it.

    asyncio itself is loaded over there: that takes longer than a window may stand still. What is asked meanwhile
    waits in `_early`.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._early: list[Callable[[], None]] = []
        self._loop: AbstractEventLoop | None = None
        self._tasks: set[Task[Any]] = set()
        self._last: Task[None] | None = None
        self._thread = threading.Thread(target=self._run, name="core", daemon=True)
        self._thread.start()

    def submit(
        self,
        question: Callable[[], Coroutine[Any, Any, Any]],
        tell: Callable[[BaseException | None, object], None],
    ) -> _Asked:
        """Runs `question()`; `tell(error, answer)` is called over there when it ends."""
        asked = _Asked(self, question, tell)
        self.call(partial(self._begin, asked))
        return asked

    def call(self, what: Callable[[], None]) -> None:
        """Calls `what` over there, in the order of the calls."""
        with self._lock:
            if self._loop is None:
                self._early.append(what)
            elif not self._loop.is_closed():
                self._loop.call_soon_threadsafe(what)

    def _begin(self, asked: _Asked) -> None:
        task = asked.begin(self._loop) if self._loop is not None else None
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def _run(self) -> None:
        import asyncio

        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        with self._lock:
            self._loop = loop
            for each in self._early:
                loop.call_soon(each)
            self._early = []
        loop.run_forever()
        with self._lock:
            loop.close()

    def stop(self) -> None:
        """Blocks until everything under way has ended, for at most ten seconds."""
        self.call(self._finish)
        self._thread.join(_STOP_SECONDS)

    def _finish(self) -> None:
        loop = self._loop
        if loop is None:
            raise AssertionError("only the loop calls this")
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()

        async def end() -> None:
            import asyncio

            await asyncio.gather(*tasks, return_exceptions=True)
            await loop.shutdown_asyncgens()
            await loop.shutdown_default_executor()
            loop.stop()

        self._last = loop.create_task(end())  # kept, or it might be collected before its end
