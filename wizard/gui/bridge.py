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
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from wizard.errors import Retry, UsageError, WizardError
from wizard.words import translated

if TYPE_CHECKING:
    from asyncio import Task
    from collections.abc import Awaitable, Callable, Coroutine
    from concurrent.futures import Future

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

_STOP_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Problem:
    """What a person is told: what happened, what to do, and which field it is about (or none).

    `later`: the same may work without anybody doing anything (offline, for instance).
    """

    what: str
    advice: str = ""
    field: str = ""
    later: bool = False

    def __str__(self) -> str:
        return f"{self.what} {self.advice}".strip()


def say_in_language(text: str) -> str:
    """A sentence of the core in the language of the window."""
    return translated(text, lambda pattern: QCoreApplication.translate("core", pattern))


def problem_of(error: BaseException) -> Problem:
    """The sentence for an error; one that is none of ours gets one that promises nothing."""
    if isinstance(error, WizardError):
        return Problem(
            say_in_language(error.what),
            say_in_language(error.advice),
            error.field if isinstance(error, UsageError) else "",
            later=error.retry is Retry.LATER,
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
        self._future: Future[Any] | None = None
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def over(self) -> bool:
        return self._over

    def cancel(self) -> None:
        """Ends it; nobody is told."""
        self._over = True
        if self._future is not None:
            self._future.cancel()

    def watch(self, future: Future[Any]) -> None:
        """Waits for this answer."""
        self._future = future
        future.add_done_callback(self._arrived)

    def _arrived(self, future: Future[Any]) -> None:
        """In the core's thread."""
        if future.cancelled():
            return
        try:  # the window may have been closed meanwhile, and this object with it
            self._answered.emit(future.exception(), None if future.exception() else future.result())
        except RuntimeError:
            return

    @Slot(object, object)
    def _deliver(self, error: BaseException | None, answer: object) -> None:
        if self._over:
            return
        self._over = True
        if error is None:
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
        call.watch(self._thread.submit(question))
        return call

    def stop(self) -> None:
        """Cancels what is under way, lets it clean up, and ends the thread. Blocks for at most ten seconds."""
        self._stopped = True
        if self._thread is not None:
            self._thread.stop()
            self._thread = None


class _CoreThread:
    """A thread that runs an asyncio loop, and the tasks in it."""

    def __init__(self) -> None:
        import asyncio  # takes a while to load, and the first page asks for nothing

        self._asyncio = asyncio
        self._loop = asyncio.new_event_loop()
        self._tasks: set[Task[Any]] = set()
        self._thread = threading.Thread(target=self._run, name="core", daemon=True)
        self._thread.start()

    def submit(self, question: Callable[[], Coroutine[Any, Any, _T]]) -> Future[_T]:
        return self._asyncio.run_coroutine_threadsafe(self._kept(question), self._loop)

    async def _kept(self, question: Callable[[], Awaitable[_T]]) -> _T:
        task = self._asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return await question()

    def _run(self) -> None:
        self._asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    def stop(self) -> None:
        self._asyncio.run_coroutine_threadsafe(self._finish(), self._loop).result(_STOP_SECONDS)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_STOP_SECONDS)
        self._loop.close()

    async def _finish(self) -> None:
        tasks = [task for task in self._tasks if task is not self._asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await self._asyncio.gather(*tasks, return_exceptions=True)
        await self._loop.shutdown_asyncgens()
        await self._loop.shutdown_default_executor()
