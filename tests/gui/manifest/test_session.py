"""The session keeps all views in step: what changed, what is wrong, and where a person looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.gui.manifest.manifests import label, small
from wizard.gui.manifest.session import BrokenText, EditingSession, Surroundings
from wizard.manifest.editing import ManifestDocument
from wizard.manifest.fitness import Misfit
from wizard.manifest.fixes import Fix
from wizard.manifest.operations import Add, Move, Remove, Set
from wizard.words import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ACTIONS = "/inbox/ticketActions"


@pytest.fixture
def session(qapp: QApplication) -> EditingSession:
    return EditingSession(ManifestDocument(small()))


def counted(session: EditingSession) -> list[str]:
    heard: list[str] = []
    session.changed.connect(lambda: heard.append("changed"))
    session.selected.connect(heard.append)
    return heard


def ready(session: EditingSession) -> bool:
    return session.ready


def test_tells_of_a_change_once_and_of_none_not_at_all(session: EditingSession) -> None:
    heard = counted(session)
    assert session.do(Set(f"{ACTIONS}/0/label/de", "Antwort"))
    assert not session.do(Set(f"{ACTIONS}/0/label/de", "Antwort"))
    assert not session.do(Set(f"{ACTIONS}/17/label/de", "Antwort"))
    assert heard == ["changed"]


def test_marks_what_changed_with_all_that_is_around_it(session: EditingSession) -> None:
    session.do(Set(f"{ACTIONS}/1/label/de", "Nur für sie"))
    changed = [f"{ACTIONS}/1/label/de", f"{ACTIONS}/1", ACTIONS, "/inbox"]
    assert [place for place in changed if session.is_changed(place)] == changed
    assert not any(map(session.is_changed, (f"{ACTIONS}/1/label/en", f"{ACTIONS}/0", "/branding")))


def test_a_new_item_is_changed_throughout_and_an_order_is_no_change_of_items(session: EditingSession) -> None:
    session.do(Move(f"{ACTIONS}/0", 2))
    assert session.is_changed(ACTIONS)
    assert not session.is_changed(f"{ACTIONS}/0")
    session.undo()
    session.do(Add(f"{ACTIONS}/0", {"type": "button", "id": "boost", "label": label("Boost")}))
    assert session.is_changed(f"{ACTIONS}/0/label/fr")
    assert not session.is_changed(f"{ACTIONS}/1")


def test_stays_at_what_is_left_when_the_chosen_thing_goes(session: EditingSession) -> None:
    session.select(f"{ACTIONS}/3/label")
    heard = counted(session)
    session.do(Remove(f"{ACTIONS}/3"))
    assert session.selection == ACTIONS
    assert heard == [ACTIONS, "changed"]
    session.select_ids(f"{ACTIONS}/favourite/label/fr")
    assert session.selection == f"{ACTIONS}/2/label/fr"


def test_a_broken_text_locks_everything_until_it_is_whole(session: EditingSession) -> None:
    session.do(Set(f"{ACTIONS}/0/id", "answer"))
    session.hold(BrokenText("A comma is missing.", 3))
    assert not ready(session)
    assert not session.do(Set(f"{ACTIONS}/0/id", "another"))
    assert not session.undo()
    session.hold(None)
    assert ready(session)
    assert session.undo()
    assert not session.changes


def test_nothing_can_be_done_to_a_promoted_manifest(qapp: QApplication) -> None:
    session = EditingSession(ManifestDocument(small()), Surroundings(editable=False))
    assert not session.do(Remove(f"{ACTIONS}/0"))
    assert not session.changes


def test_a_wrong_value_is_told_at_its_place_and_mended(session: EditingSession) -> None:
    session.do(Remove(f"{ACTIONS}/0/label/de"))
    assert not ready(session)
    (problem,) = session.problems_at(f"{ACTIONS}/0", inside=True)
    assert session.mend(problem)
    assert ready(session)


def test_a_misfit_is_mended_where_its_button_stands_now(session: EditingSession) -> None:
    place = f"{ACTIONS}/1/config/maxLength"
    misfit = Misfit(place, say("Too many."), Fix(say("Fewer"), (Set(place, 300),)))
    session.do(Move(f"{ACTIONS}/1", 3))
    assert session.where_now(place) == f"{ACTIONS}/3/config/maxLength"
    assert session.follow(misfit)
    assert [each.pointer for each in session.changes] == [f"{ACTIONS}/reply-private/config/maxLength", ACTIONS]
    session.do(Remove(f"{ACTIONS}/3"))
    assert not session.follow(misfit), "it is not there any more"


def test_a_twin_is_saved_on_its_own_and_adopted_after_it(session: EditingSession) -> None:
    session.do(Set(f"{ACTIONS}/0/label/de", "Antwort"))
    twin = session.document.twin()
    twin.saved(twin.current)
    assert [each.pointer for each in session.changes] == [f"{ACTIONS}/reply/label/de"]
    session.adopt(twin)
    assert not session.changes
    assert not session.document.can_undo


def test_what_is_typed_elsewhere_is_told_before_anything_is_done(session: EditingSession) -> None:
    heard: list[str] = []
    session.settling.connect(lambda: heard.append(str(session.document.current["branding"])))
    session.do(Set("/branding/color", "#fff"))
    assert "#3b5998" in heard[0]


def test_a_text_that_is_broken_stays_so_when_news_come(session: EditingSession) -> None:
    session.hold(BrokenText("A comma is missing.", 3))
    session.adopt(ManifestDocument(small()))
    assert session.broken is not None
    assert session.replace({})
    assert session.broken is None
