"""Going back, leaving and coming back at every step: nothing entered is lost, and what is discarded is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.gui.setup.person import STEPS
from wizard.app import App
from wizard.journey.state import SECRETS, StateStore

if TYPE_CHECKING:
    from tests.gui.setup.conftest import Opens
    from tests.gui.setup.person import Person
    from tests.gui.setup.world import World


def _answer(someone: Person, name: str) -> None:
    """Cancel, and one of the three answers to the question."""
    someone.click("shell.cancel")
    someone.until(lambda: someone.window.findChild(QPushButton, name) is not None, "the question")
    answer = someone.window.findChild(QPushButton, name)
    assert isinstance(answer, QPushButton)
    QTest.mouseClick(answer, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("step", STEPS[1:])
def test_back_and_on_again(step: str, open_at: Opens) -> None:
    someone = open_at(step)
    assert someone.step == step
    someone.back()
    assert someone.step == STEPS[STEPS.index(step) - 1]
    someone.until_next()
    someone.next()
    assert someone.step == step


@pytest.mark.parametrize("step", STEPS[1:])
def test_kept_for_later_it_opens_at_the_same_step(step: str, open_at: Opens, environ: dict[str, str]) -> None:
    someone = open_at(step, practice=False)
    _answer(someone, "cancel.stay")
    assert someone.window.isVisible()
    assert someone.step == step
    _answer(someone, "cancel.keep")
    someone.until(lambda: not someone.window.isVisible(), "the end")
    kept = StateStore(App.build(environ).home).load()
    assert kept is not None
    assert kept.current == step
    again = open_at(practice=False)
    assert again.step == step


@pytest.mark.parametrize("step", STEPS[1:])
def test_discarded_nothing_is_left(step: str, open_at: Opens, environ: dict[str, str], there: World) -> None:
    someone = open_at(step, practice=step != "relay")  # both questions
    _answer(someone, "cancel.discard")
    someone.until(lambda: not someone.window.isVisible(), "the end")
    app = App.build(environ)
    assert StateStore(app.home).load() is None
    assert [app.secrets().get(name) for name in SECRETS] == [None] * len(SECRETS)
    assert there.messages() == []


def test_a_new_window_is_cancelled_without_a_question(open_at: Opens) -> None:
    someone = open_at(practice=False)
    someone.click("shell.cancel")
    someone.until(lambda: not someone.window.isVisible(), "the end")


def test_a_finished_step_is_chosen_at_the_side(open_at: Opens) -> None:
    someone = open_at("replies")
    someone.click("rail.relay")
    someone.until_step("relay")
    someone.until_next()
    someone.next()
    someone.until_step("inbox")
    assert not someone.find("rail.ready").isEnabled()


def test_another_language_keeps_the_step(open_at: Opens) -> None:
    someone = open_at("welcome")
    choice = someone.find("welcome.language")
    choice.setCurrentIndex(1)  # type: ignore[attr-defined]
    choice.activated.emit(1)  # type: ignore[attr-defined]
    someone.until(lambda: someone.text("shell.next") == "Weiter", "German")
    assert someone.step == "welcome"
    someone.next()
    assert someone.text("shell.title") == "Zugriffsschlüssel des Kanals einfügen"


def test_practice_is_not_kept_for_later(open_at: Opens) -> None:
    """Its home goes with it, so nobody is told that it can be kept."""
    someone = open_at("network")
    QTest.keyClick(someone.window, Qt.Key.Key_Escape)
    someone.until(lambda: someone.window.findChild(QPushButton, "cancel.stay") is not None, "the question")
    assert someone.window.findChild(QPushButton, "cancel.keep") is None
