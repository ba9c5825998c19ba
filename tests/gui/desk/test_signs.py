"""The five pictures told apart without their colours, and the words beside them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from tests.gui.desk.handles import channel, entry, snapshot
from wizard.gui.bridge import Problem
from wizard.gui.desk.icons import SIZES, draw, tray_icon
from wizard.gui.desk.signs import Sign, event_line, sign_of, sign_of_all, state_of, tooltip, word_of
from wizard.gui.desk.wishes import FORMS
from wizard.sync.records import Kind
from wizard.sync.standing import State
from wizard.words import say

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QApplication

_PANELS = {"light": 245, "dark": 32}  # how bright they are, 0 to 255


def shape(sign: Sign, form: str, panel: int) -> list[int]:
    """The brightness of each pixel on a panel, as somebody sees it who sees no colours."""
    picture = draw(sign, form, 16).toImage()
    return [_over(picture.pixelColor(x, y), panel) for x in range(16) for y in range(16)]


def _over(colour: QColor, panel: int) -> int:
    grey = 0.2126 * colour.red() + 0.7152 * colour.green() + 0.0722 * colour.blue()
    return round(grey * colour.alphaF() + panel * (1 - colour.alphaF()))


@pytest.mark.parametrize(
    ("form", "panel"), [("colour", "light"), ("colour", "dark"), ("dark", "light"), ("light", "dark")]
)
def test_five_shapes_at_16_pixels(qapp: QApplication, form: str, panel: str) -> None:
    shapes = {sign: shape(sign, form, _PANELS[panel]) for sign in Sign}
    for first, second in combinations(Sign, 2):
        apart = sum(abs(a - b) > 60 for a, b in zip(shapes[first], shapes[second], strict=True))
        assert apart >= 10, (first, second, apart)
    for sign, pixels in shapes.items():
        seen = sum(abs(each - _PANELS[panel]) > 60 for each in pixels)
        assert seen >= 40, (sign, "does not stand out")


def test_an_icon_has_every_size(qapp: QApplication) -> None:
    for form in FORMS:
        sizes = {each.width() for each in tray_icon(Sign.WORKING, form).availableSizes()}
        assert sizes == set(SIZES)


def test_every_state_has_a_sign_and_a_word(qapp: QApplication) -> None:
    assert {sign_of(state) for state in State} == set(Sign)
    assert len({word_of(state) for state in State}) == len(State)
    assert sign_of_all(snapshot(), Problem("The keyring is locked.")) is Sign.NEEDS_YOU


def test_the_tooltip_says_the_state_and_the_last_event(qapp: QApplication) -> None:
    older, newer = entry(1, who="Alice", text="my password is tiger"), entry(2, Kind.REPLY_DELIVERED, who="Eve")
    found = tooltip(snapshot(channel("brand", last=newer), channel("help", last=older), text="In step."), None)
    name, state, last = found.splitlines()
    assert (name, state) == ("Channel Wizard", "In step.")
    assert last.endswith("Reply delivered")
    assert "tiger" not in tooltip(snapshot(channel(last=older)), None)
    assert (
        tooltip(snapshot(), Problem("It is locked.", "Unlock it.")) == "Channel Wizard\nIt is locked. Unlock it."
    )


def test_a_line_for_every_kind(qapp: QApplication) -> None:
    for kind in Kind:
        assert event_line(entry(1, kind, who="Alice", note=say("Something is worth knowing.")))


@pytest.mark.parametrize(
    ("state", "running", "said"),
    [
        (State.IN_STEP, True, State.IN_STEP),
        (State.IN_STEP, False, State.STOPPED),  # it was, when somebody last worked
        (State.NEEDS_YOU, False, State.NEEDS_YOU),
        (State.PAUSED, False, State.PAUSED),
    ],
)
def test_nothing_is_called_in_step_while_nobody_works(state: State, *, running: bool, said: State) -> None:
    assert state_of(channel("brand", state), running=running) is said
