"""What somebody does in the set-up window that the desk opened; runs in that window's process (see `driver`)."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from PySide6.QtGui import QShowEvent

    from tests.gui.setup.person import Person
    from wizard.gui.setup.main import SetupProcess
    from wizard.gui.setup.window import SetupWindow

PERSON = "TEST_PERSON"  # what they do: a key of `_DEEDS`
TOKEN = "TEST_PERSONS_TOKEN"  # the access token that they have been given
DONE = "TEST_PERSON_DONE"  # a file that they leave behind once they are through


def _gives_a_token(person: Person) -> None:
    assert person.step == "token"
    person.paste("token.field", os.environ[TOKEN])
    person.next()
    _finishes(person)


def _logs_in(person: Person) -> None:
    assert person.step == "login"
    person.log_in()
    person.until(lambda: person.sees("login.card"), "the log-in")
    person.next()
    _finishes(person)


def _finishes(person: Person) -> None:
    assert person.step == "ready"
    person.click("shell.next")
    person.until(lambda: person.window.state.installed or person.problem, "the mended channel")
    assert person.problem == ""
    person.click("shell.next")


def _closes(person: Person) -> None:
    """Changes their mind."""
    person.window.close()


_DEEDS: dict[str, Callable[[Person], None]] = {
    "gives a token": _gives_a_token,
    "logs in": _logs_in,
    "closes it": _closes,
}


def visit(module: ModuleType) -> None:
    """From now on the window of this process has a visitor."""
    window: type[SetupWindow] = module.SetupWindow
    deed = _DEEDS[os.environ[PERSON]]

    def come(shown: SetupWindow) -> None:
        from tests.gui.setup.person import Person  # loads the process, which is just loading the window

        try:
            deed(Person(cast("SetupProcess", SimpleNamespace(window=shown))))
        except BaseException as error:  # noqa: BLE001 - the test misses the file, and shows this
            sys.stderr.write(f"{error}\n")
            sys.stderr.flush()
            os._exit(70)
        Path(os.environ[DONE]).touch()

    class Visited(window):  # type: ignore[valid-type, misc]
        def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
            super().showEvent(event)
            QTimer.singleShot(0, self, lambda: come(self))

    module.SetupWindow = Visited  # type: ignore[attr-defined]
