"""Somebody who sets a channel up: clicks and types by the names of widgets, and waits for what shows."""

from __future__ import annotations

import json
import os
import signal
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QRadioButton, QWidget

from wizard.gui.language import choose_language
from wizard.gui.setup.main import SetupProcess
from wizard.gui.theme import Theme
from wizard.home import find_home
from wizard.journey.ground import Ground, save_ground
from wizard.practice.fediverse.server import BRAND, BRAND_PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from PySide6.QtWebEngineWidgets import QWebEngineView

    from wizard.gui.setup.page import Page
    from wizard.gui.setup.window import SetupWindow

PATIENCE = 60.0  # seconds; a loaded machine is slow, and nothing here waits longer than it has to
STEPS = ("welcome", "token", "network", "login", "relay", "inbox", "replies", "ready")


def environ_of(folder: Path) -> dict[str, str]:
    """A home of its own, with secrets in an encrypted file."""
    return {"CHANNEL_WIZARD_HOME": str(folder), "CHANNEL_WIZARD_PASSPHRASE": "only for this test"}


class Person:
    """Drives one window."""

    def __init__(self, process: SetupProcess) -> None:
        self.process = process

    @property
    def window(self) -> SetupWindow:
        return self.process.window

    @property
    def page(self) -> Page:
        return self.window.page

    @property
    def step(self) -> str:
        return self.window.state.current.value

    # --- looking ----------------------------------------------------------------------------------------------

    def find(self, name: str) -> QWidget:
        """The widget of this name. AssertionError if there is none."""
        found: QWidget | None = self.window.findChild(QWidget, name)
        assert found is not None, f"no widget {name}"
        return found

    def field(self, name: str) -> QLineEdit:
        found = self.find(name)
        assert isinstance(found, QLineEdit)
        return found

    def sees(self, name: str) -> bool:
        found: QWidget | None = self.window.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def text(self, name: str) -> str:
        return str(self.find(name).property("text") or "")

    @property
    def problem(self) -> str:
        """What the line above the page says is wrong."""
        return self.text("shell.problem.text") if self.sees("shell.problem") else ""

    def until(self, seen: Callable[[], object], what: str = "") -> None:
        """Lets Qt work until `seen()`. AssertionError after a minute, with how the page stands."""
        end = time.monotonic() + PATIENCE
        while not seen():
            assert time.monotonic() < end, (
                f"waited in vain for {what or 'it'}: {self.step}, {self.page.busy!r}, {self.problem!r}"
            )
            QTest.qWait(20)

    def until_step(self, step: str) -> None:
        self.until(lambda: self.step == step, f"the step {step}")

    def until_next(self) -> None:
        """Until Next can be pressed."""
        self.until(lambda: self.find("shell.next").isEnabled(), "Next")

    # --- doing ------------------------------------------------------------------------------------------------

    def click(self, name: str) -> None:
        self.until(lambda: self.sees(name) and self.find(name).isEnabled(), name)
        widget = self.find(name)
        # A box or a radio button takes clicks on its sign and its word only.
        place = QPoint(8, widget.height() // 2) if isinstance(widget, QCheckBox | QRadioButton) else QPoint()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)

    def type(self, name: str, text: str) -> None:
        """Replaces what stands in a field, key by key, as soon as it is there."""
        self.until(lambda: self.sees(name), name)
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    def paste(self, name: str, text: str) -> None:
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        QApplication.clipboard().setText(text)
        field.paste()

    def next(self) -> None:
        self.until_next()
        before = self.step
        self.click("shell.next")
        self.until(lambda: self.step != before or self.problem, "the next step")

    def back(self) -> None:
        before = self.step
        self.click("shell.back")
        self.until(lambda: self.step != before, "the step before")

    # --- the page in the embedded browser ---------------------------------------------------------------------

    @property
    def view(self) -> QWebEngineView | None:
        from PySide6.QtWebEngineWidgets import QWebEngineView  # loaded by the page that needs it

        return self.window.findChild(QWebEngineView, "browser.view")

    def until_page(self, selector: str = "input[type=password]") -> None:
        """Until the log-in page shows this element."""
        self.until(lambda: self.view is not None and self.view.isVisible(), "the browser")
        wanted = f"document.querySelector({json.dumps(selector)}) !== null"
        self.until(lambda: self.view is not None and self.javascript(wanted) is True, f"{selector} in the page")

    def until_words(self, words: str) -> None:
        """Until the page says this."""
        wanted = f"document.body.innerText.includes({json.dumps(words)})"
        self.until(lambda: self.view is not None and self.javascript(wanted) is True, f"“{words}” in the page")

    def javascript(self, code: str) -> object:
        """What the page answers; stands for a person's eyes and hands."""
        view = self.view
        if view is None:
            return None
        answers: list[object] = []
        view.page().runJavaScript(code, answers.append)
        self.until(lambda: answers, "the page's answer")
        return answers[0]

    def kill_renderer(self) -> None:
        """The process that shows the page dies."""
        self.until(lambda: self.view is not None and self.view.page().renderProcessPid() > 0, "the renderer")
        view = self.view
        assert view is not None
        os.kill(view.page().renderProcessPid(), signal.SIGKILL)

    def log_in(self, user: str = BRAND, password: str = BRAND_PASSWORD, decision: str = "authorize") -> None:
        """Fills the practice Network's log-in page in and sends it."""
        self.until_page()
        code = f"""
            document.querySelector("input[name=username]").value = {json.dumps(user)};
            document.querySelector("input[name=password]").value = {json.dumps(password)};
            setTimeout(() => document.querySelector("button[value={decision}]").click(), 0);
        """
        self.javascript(code)

    # --- whole stretches --------------------------------------------------------------------------------------

    def reach(self, step: str) -> None:
        """Goes on to `step` in the way in which practice proposes it."""
        while self.step != step:
            self.pass_step()

    def pass_step(self) -> None:
        """Does what the step that is shown asks for, and goes on."""
        self.complete_step()
        if self.step == "login" and not self.sees("login.card"):
            self.log_in()
            self.until(lambda: self.sees("login.card"), "the log-in")
        self.next()
        assert self.problem == ""

    def complete_step(self) -> None:
        """Fills in what the step asks for, as far as that is done in this window."""
        now = self.step
        if now == "token" and not self.page.valid:
            self.click("token.practice")
        if now == "login":
            if not self.sees("login.card"):
                self.until_page()
        elif now == "relay":
            self.until(lambda: not self.find("relay.preview.busy").isVisible(), "the preview")
        else:
            self.until(lambda: self.page.valid, "the page's answer")

    def settle(self) -> None:
        """Lets everything that is due be drawn; the embedded page takes a few frames."""
        QTest.qWait(400)


@contextmanager
def person(
    app: QApplication, environ: Mapping[str, str], *, ground: Ground | None = None, language: str = "en"
) -> Iterator[Person]:
    """A window on this home, and somebody before it. It ends without a question, as when killed."""
    home = find_home(environ)
    choose_language(home, language)
    if ground is not None:
        save_ground(home, ground)
    for each in app.findChildren(Theme):  # of a test before; the window brings its own
        each.setParent(None)
    process = SetupProcess(app, environ)
    try:
        yield Person(process)
    finally:
        process.stop()
