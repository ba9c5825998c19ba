"""What every page of the wizard is: it shows a part of the state, asks the core, and says how it stands.

The shell reads `valid`, `busy` and `problem` whenever `changed` is emitted; it calls `enter`, `commit`, `leave`.
A page never decides what comes next: it emits `answered` with the state that the core gave back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from PySide6.QtWidgets import QLineEdit

    from wizard.gui.bridge import Call, Problem
    from wizard.gui.setup.core import Core
    from wizard.journey.engine import Journey
    from wizard.journey.state import SetupState, Step

_T = TypeVar("_T")
BREATH_MS = 20  # between two pieces of a page's making: one picture, and what was typed meanwhile


class Page(QWidget):
    """One thought. Subclasses set `step`, build their widgets, and override what they need."""

    step: ClassVar[Step]
    changed = Signal()
    answered = Signal(object)  # the SetupState that came back
    wished = Signal(str, str)  # for the window: language, practice, finished, focus (on Next); and its value
    fills: ClassVar[bool] = False  # whether its content takes all the height there is

    def __init__(self, core: Core) -> None:
        super().__init__()
        self.core = core
        self.busy = ""  # what is awaited, in words; empty: nothing
        self.problem: Problem | None = None
        self._call: Call | None = None
        self._beside: list[Call] = []

    # --- for the shell ----------------------------------------------------------------------------------------

    def title(self) -> str:
        raise NotImplementedError

    def explanation(self) -> str:
        return ""

    @property
    def valid(self) -> bool:
        """Whether Next may be pressed."""
        return True

    @property
    def holds_next(self) -> bool:
        """Whether Next has to wait for what is asked."""
        return bool(self.busy)

    def interrupt(self) -> bool:
        """Ends what may not be left halfway, first of all; True: it does, and the way out has to wait."""
        return False

    def cancel_label(self) -> str:
        """The word on the way out; empty: the usual one."""
        return ""

    @property
    def may_try_again(self) -> bool:
        """Whether what failed may be asked again without anybody's doing."""
        return not self.busy

    def next_label(self) -> str:
        """The word on the primary button; empty: the usual one."""
        return ""

    def waits_for(self) -> str:
        """Why Next cannot be pressed, in words; may be empty."""
        return ""

    @property
    def waits_tone(self) -> str:
        """`bad` where that is because something is wrong, and not because something is to come."""
        return ""

    def enter(self, state: SetupState) -> None:
        """The page is shown. Called again whenever it is come back to."""

    def commit(self) -> None:
        """Next was pressed."""

    def leave(self) -> None:
        """Another page is shown, or the window closes: whatever is under way ends."""
        self.stop_asking()
        for call in self._beside:
            call.cancel()
        self._beside.clear()

    def first_focus(self) -> QWidget | None:
        """What the keyboard starts at."""
        return None

    def fields(self) -> dict[str, QLineEdit]:
        """The fields by the names that errors give them."""
        return {}

    # --- for the pages ----------------------------------------------------------------------------------------

    def ask(
        self,
        question: Callable[[Journey], Coroutine[Any, Any, _T]],
        done: Callable[[_T], None],
        *,
        busy: str = "",
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Asks the core, one question at a time: an earlier one is dropped. `busy` says what is awaited."""
        self.stop_asking()
        self.show_problem(None)
        self.busy = busy

        def answered(answer: _T) -> None:
            self._call, self.busy = None, ""
            done(answer)
            self.changed.emit()

        def refused(problem: Problem) -> None:
            self._call, self.busy = None, ""
            (failed or self.show_problem)(problem)
            self.changed.emit()

        self._call = self.core.ask(self, question, answered, refused)
        self.changed.emit()

    def ask_beside(
        self,
        question: Callable[[Journey], Coroutine[Any, Any, _T]],
        done: Callable[[_T], None],
        failed: Callable[[Problem], None] | None = None,
    ) -> Call:
        """Asks something that Next does not wait for (a picture, a preview); dropped when the page is left."""
        self._beside = [call for call in self._beside if not call.over]
        call = self.core.ask(self, question, done, failed or (lambda _problem: None))
        self._beside.append(call)
        return call

    def enter_pressed(self) -> None:
        """Enter in a field is as good as Next."""
        if self.valid and not self.holds_next:
            self.commit()

    @property
    def asking(self) -> bool:
        return self._call is not None

    def stop_asking(self) -> None:
        if self._call is not None:
            self._call.cancel()
            self._call = None
            self.busy = ""
            self.changed.emit()

    def show_problem(self, problem: Problem | None) -> None:
        """Tells the shell; the field it is about is marked and gets the focus."""
        self.problem = problem
        for name, field in self.fields().items():
            wrong = problem is not None and problem.field.rpartition(".")[2] == name
            mark_wrong(field, str(problem) if wrong else "")
        self.changed.emit()


def mark_wrong(field: QLineEdit, why: str) -> None:
    """Marks a field as wrong, or as right again; a wrong one gets the focus."""
    from wizard.gui.theme import set_role

    set_role(field, str(field.property("role") or ""), tone="bad" if why else "")
    field.setAccessibleDescription(why)
    if why:
        field.setFocus()
        field.selectAll()
