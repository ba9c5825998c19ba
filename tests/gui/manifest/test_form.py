"""The form, as somebody uses it who does not know JSON."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QColorDialog,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolTip,
    QWidget,
)

from tests.gui.manifest.form_person import FormPerson, form_of
from tests.gui.manifest.manifests import label, small
from wizard.gui.language import Language
from wizard.gui.manifest.form.fields import Field
from wizard.gui.manifest.session import BrokenText, Surroundings
from wizard.gui.widgets import column
from wizard.manifest.fitness import Misfit
from wizard.manifest.fixes import Fix
from wizard.manifest.operations import Add, Move, Remove, Set
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytestqt.qtbot import QtBot

ACTIONS = "/inbox/ticketActions"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MASTODON = Surroundings(network="mastodon.example", longest=500)


class Opens(Protocol):
    def __call__(self, manifest: Mapping[str, object] | None = None, **known: Any) -> FormPerson: ...


@pytest.fixture
def form(qapp: QApplication, qtbot: QtBot) -> Opens:
    def opened(manifest: Mapping[str, object] | None = None, **known: Any) -> FormPerson:
        return form_of(small() if manifest is None else manifest, qapp, qtbot, **known)

    return opened


def with_options(count: int = 2) -> dict[str, Any]:
    manifest = small()
    options = [{"id": f"o{n}", "label": label(f"Choice {n}")} for n in range(1, count + 1)]
    manifest["inbox"]["ticketActions"][0]["options"] = options
    return manifest


# --- What shows ------------------------------------------------------------------------------------------------


def test_shows_what_the_manifest_holds_by_its_names(form: Opens) -> None:
    someone = form(with_options())
    assert someone.rows() == [
        "Inbox buttons",
        "Reply",
        "- Choice 1",
        "- Choice 2",
        "Reply privately",
        "Favourite",
        "Delete our reply",
        "Tabs beside the Ticket",
        "Thread",
        "Channel",
        "Colours and icons",
        "Webhook",
        "Callbacks",
    ]
    assert someone.row == "Reply"
    assert someone.text("form.label.de") == "Antworten"


def test_a_button_has_the_fields_that_its_type_may_hold(form: Opens) -> None:
    someone = form(surroundings=MASTODON)
    beyond = ("maxLength", "attachments", "timeout", "options.add", "approvalProcess")
    for row, fields in (
        ("Reply", beyond),
        ("Favourite", ("timeout",)),
        ("Delete our reply", ()),
    ):
        someone.click_row(row)
        assert tuple(each for each in beyond if someone.sees(f"form.{each}")) == fields
        assert someone.sees("form.forceTagging")
        assert not someone.sees("form.templates")


def test_says_beside_the_limit_what_the_network_takes(form: Opens) -> None:
    someone = form(surroundings=MASTODON)
    assert someone.text("form.maxLength.beside") == "characters, as mastodon.example allows"
    someone.type("form.maxLength", "80")
    assert someone.text("form.maxLength.beside") == "characters; mastodon.example allows 500"


def test_a_secret_is_never_shown(form: Opens, qtbot: QtBot) -> None:
    someone = form()
    someone.click_row("Webhook")
    shown = [str(each.property("text")) for each in someone.view.findChildren(QWidget)]
    assert not any("sss" in each for each in shown)
    assert someone.text("form.secret") == "•" * 16
    with qtbot.waitSignal(someone.view.secret_wanted):
        someone.click("form.secret.renew")
    assert not someone.session.changes


def test_settings_without_a_field_are_kept_and_lead_to_the_json(form: Opens, qtbot: QtBot) -> None:
    manifest = small()
    manifest["inbox"]["ticketActions"][0] |= {"sound": "ping", "config": {"maxLength": 5, "color": "#fff"}}
    someone = form(manifest)
    assert someone.text("form.action.more") == "2 more settings are kept as they are."
    with qtbot.waitSignal(someone.view.json_wanted) as wanted:
        someone.click("form.action.more.json")
    assert wanted.args == [f"{ACTIONS}/0"]
    someone.choose("form.type", "Button")
    assert someone.value(f"{ACTIONS}/0/sound") == "ping"
    assert someone.value(f"{ACTIONS}/0/config") == {"color": "#fff"}


# --- Typing ----------------------------------------------------------------------------------------------------


def test_every_key_is_in_the_document_at_once_and_undo_takes_back_the_text(form: Opens) -> None:
    someone = form()
    someone.type("form.label.en", "Answer")
    assert someone.value(f"{ACTIONS}/0/label/en") == "Answer"
    assert someone.rows()[1] == "Answer"
    assert someone.session.undo()
    assert someone.text("form.label.en") == "Reply"
    assert someone.rows()[1] == "Reply"
    assert not someone.session.changes


def test_the_cursor_stays_where_it_is_while_somebody_types(form: Opens) -> None:
    someone = form()
    someone.click("form.label.en")
    line = someone.find("form.label.en")
    assert isinstance(line, QLineEdit)
    line.setCursorPosition(2)
    someone.write("XY")
    assert (line.text(), line.cursorPosition()) == ("ReXYply", 4)
    someone.press(Qt.Key.Key_Backspace)
    assert (line.text(), line.cursorPosition()) == ("ReXply", 3)


def test_a_text_typed_and_deleted_leaves_no_trace(form: Opens) -> None:
    someone = form()
    someone.click_row("Favourite")
    for name in ("form.timeout", "form.maxLength"):
        if someone.sees(name):
            someone.type(name, "12")
            assert someone.session.changes
            someone.press(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
            assert not someone.session.changes
    someone.click_row("Callbacks")
    someone.type("form.channelCreation", "https://me.example")
    assert someone.value("/callbacks") == {"channelCreation": "https://me.example"}
    someone.type("form.channelCreation", "")
    assert not someone.session.changes


def test_undo_and_redo_in_a_field_are_those_of_the_document(form: Opens) -> None:
    someone = form()
    someone.type("form.label.en", "Answer")
    someone.press(Qt.Key.Key_Z, held=CTRL)
    assert someone.text("form.label.en") == "Reply"
    someone.press(Qt.Key.Key_Z, held=CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert someone.text("form.label.en") == "Answer"
    assert someone.focus() == "form.label.en"


def test_a_time_limit_is_a_number_and_a_unit_and_explained_while_it_is_typed(form: Opens) -> None:
    someone = form()
    assert someone.text("form.timeout.meaning") == "Agents can use it at any time."
    someone.type("form.timeout", "2")
    timeout = f"{ACTIONS}/0/config/timeout"
    assert someone.value(timeout) == {"duration": "2 days", "after": "networkCreationTime"}
    assert someone.text("form.timeout.meaning") == "2 days after the post was written"
    someone.choose("form.timeout.unit", "hours")
    assert someone.value(timeout)["duration"] == "2 hours"
    someone.session.undo()
    assert someone.text("form.timeout.unit") == "days"
    someone.type("form.timeout", "3h20min")
    assert someone.text("form.timeout.meaning") == "3 hours and 20 minutes after the post was written"
    assert not someone.session.problems
    someone.type("form.timeout", "soon")
    assert someone.problem("timeout")
    someone.type("form.timeout", "1")
    assert someone.value(timeout)["duration"] == "1 day"
    someone.type("form.timeout", "")
    assert "timeout" not in someone.value(f"{ACTIONS}/0/config")


def test_files_with_a_reply(form: Opens) -> None:
    someone = form()
    assert someone.text("form.attachments") == "One file may be attached"
    someone.choose("form.attachments", "Text or one file, not both")
    assert someone.value(f"{ACTIONS}/0/attachments") == {"noText": True}
    someone.choose("form.attachments", "No file")
    assert "attachments" not in someone.value(f"{ACTIONS}/0")
    someone.choose("form.attachments", "One file may be attached")
    assert not someone.session.changes


def test_yes_is_the_same_as_nothing(form: Opens) -> None:
    someone = form()
    box = someone.find("form.forceTagging")
    assert isinstance(box, QCheckBox)
    assert box.isChecked()
    someone.click("form.forceTagging")
    assert someone.value(f"{ACTIONS}/0/config/forceTagging") is False
    someone.click("form.forceTagging")
    assert not someone.session.changes


def test_another_type_drops_what_it_may_not_hold_as_one_step(form: Opens) -> None:
    someone = form(with_options())
    someone.choose("form.type", "Button")
    action = someone.value(f"{ACTIONS}/0")
    assert (action["type"], "options" in action, "attachments" in action, "config" in action) == (
        "button",
        False,
        False,
        False,
    )
    assert not someone.session.problems
    someone.session.undo()
    assert not someone.session.changes
    assert someone.text("form.type") == "Reply"
    assert someone.rows()[2] == "- Choice 1"


def test_branding_and_tabs(form: Opens) -> None:
    someone = form()
    someone.click_row("Colours and icons")
    assert someone.text("form.color") == "#3b5998"
    someone.type("form.color", "#0B6E99")
    assert someone.value("/branding/color") == "#0b6e99"
    someone.type("form.color", "")
    assert "color" not in someone.value("/branding")
    someone.click_row("Thread")
    assert someone.text("form.tab.treeBuilder") == "The first post and all answers"
    someone.choose("form.tab.treeBuilder", "The answers only")
    assert someone.value("/inbox/rightSidebar/0/treeBuilder") == "flatListWithoutRoot"


# --- Adding, moving, removing ----------------------------------------------------------------------------------


def test_a_second_reply_with_three_options_and_two_days_by_mouse(form: Opens) -> None:
    someone = form(surroundings=MASTODON)
    someone.click("form.add")
    someone.click("form.add.reply")
    assert not someone.session.problems
    someone.type("form.label.en", "Ask back")
    someone.type("form.label.de", "Zurückfragen")
    for number, name in enumerate(("Size", "Colour", "Price")):
        someone.click_row("Ask back")
        someone.click("form.options.add")
        assert not someone.session.problems
        someone.type("form.option.label.en", name)
        assert someone.value(f"{ACTIONS}/1/options/{number}/label/en") == name
    someone.click_row("Ask back")
    someone.type("form.timeout", "2")
    someone.choose("form.timeout.unit", "days")
    _is_the_second_reply(someone)


def test_a_second_reply_with_three_options_and_two_days_by_keyboard(form: Opens) -> None:
    someone = form(surroundings=MASTODON)
    someone.tab_to("form.tree")
    someone.press(Qt.Key.Key_Insert)
    assert someone.focus() == "form.add.reply"
    someone.press(Qt.Key.Key_Return)
    assert someone.focus() == "form.label.en"
    someone.write("Ask back")
    someone.press(Qt.Key.Key_Tab)
    someone.press(Qt.Key.Key_A, held=CTRL)
    someone.write("Zurückfragen")
    someone.tab_to("form.timeout")
    someone.write("2 days")
    for name in ("Size", "Colour", "Price"):
        someone.press(Qt.Key.Key_F6)
        assert someone.focus() == "form.tree"
        someone.press(Qt.Key.Key_Insert)
        while someone.focus() != "form.add.option":
            someone.press(Qt.Key.Key_Down)
        someone.press(Qt.Key.Key_Return)
        assert someone.focus() == "form.option.label.en"
        someone.write(name)
    _is_the_second_reply(someone)


def _is_the_second_reply(someone: FormPerson) -> None:
    action = someone.value(f"{ACTIONS}/1")
    assert (action["type"], action["id"]) == ("reply", "reply-2")
    assert action["label"] == {"en": "Ask back", "de": "Zurückfragen", "fr": "Répondre 2"}
    assert action["config"]["timeout"] == {"duration": "2 days", "after": "networkCreationTime"}
    assert action["config"]["maxLength"] == 500
    assert [each["label"]["en"] for each in action["options"]] == ["Size", "Colour", "Price"]
    assert len({each["id"] for each in action["options"]}) == 3
    assert not someone.session.problems
    assert [each.pointer for each in someone.session.changes if each.kind == "added"] == [f"{ACTIONS}/reply-2"]


@pytest.mark.parametrize("what", ["reply", "button", "delete", "tab", "option"])
def test_what_is_new_is_right_even_in_an_empty_manifest(what: str, form: Opens) -> None:
    for manifest in ({"inbox": {"ticketActions": [{"type": "reply", "id": "r", "label": label("R")}]}}, {}):
        someone = form(manifest)
        someone.click("form.add")
        if what == "option" and not manifest:
            assert not someone.sees("form.add.option")
            someone.press(Qt.Key.Key_Escape)
            continue
        someone.click(f"form.add.{what}")
        assert not someone.session.problems
        assert someone.session.changes
        someone.session.undo()
        assert not someone.session.changes


def test_a_template_reply_needs_an_address_of_templates(form: Opens) -> None:
    someone = form()
    someone.click("form.add")
    assert not someone.find("form.add.template_reply").isEnabled()
    someone.press(Qt.Key.Key_Escape)
    config = {"templates": {"url": "https://me.example/templates"}}
    action = {"type": "template_reply", "id": "template-reply", "label": label("T"), "config": config}
    someone = form(declared={"inbox": {"ticketActions": [action]}})
    someone.click("form.add")
    someone.click("form.add.template_reply")
    assert not someone.session.problems
    assert someone.text("form.templates") == "https://me.example/templates"
    someone.choose("form.type", "Reply")
    assert not someone.session.problems
    someone.choose("form.type", "Reply with a template")
    assert not someone.session.problems


def test_what_the_network_offers_beyond_can_be_added(form: Opens) -> None:
    boost = {"type": "button", "id": "boost", "label": label("Boost"), "config": {"forceTagging": False}}
    someone = form(
        declared={"inbox": {"ticketActions": [boost, small()["inbox"]["ticketActions"][0]]}},
        surroundings=Surroundings(network="mastodon.example", hints={"boost": "Shares it with followers."}),
    )
    someone.click_row("Favourite")
    someone.click("form.add")
    assert someone.find("form.add.offered.0").accessibleDescription() == "Shares it with followers."
    someone.click("form.add.offered.0")
    assert someone.value(f"{ACTIONS}/3") == boost
    assert someone.row == "Boost"


def test_duplicate_move_and_remove_by_keyboard(form: Opens) -> None:
    someone = form()
    someone.tab_to("form.tree")
    someone.press(Qt.Key.Key_D, held=CTRL)
    assert someone.value(f"{ACTIONS}/1/id") == "reply-2"
    assert someone.session.selection == f"{ACTIONS}/1"
    assert not someone.session.problems
    someone.press(Qt.Key.Key_Down, Qt.Key.Key_Down, held=ALT)
    assert [each["id"] for each in someone.value(ACTIONS)] == [
        "reply",
        "reply-private",
        "favourite",
        "reply-2",
        "delete",
    ]
    assert someone.session.selection == f"{ACTIONS}/3"
    someone.press(Qt.Key.Key_Up, held=ALT)
    someone.press(Qt.Key.Key_Delete)
    assert not someone.session.changes
    assert someone.row == "Favourite"
    someone.press(Qt.Key.Key_F2)
    assert someone.focus() == "form.label.en"


def test_the_first_does_not_move_up_and_the_last_not_down(form: Opens) -> None:
    someone = form()
    someone.tab_to("form.tree")
    someone.press(Qt.Key.Key_Up, held=ALT)
    someone.click_row("Delete our reply")
    someone.press(Qt.Key.Key_Down, held=ALT)
    someone.click_row("Webhook")
    someone.press(Qt.Key.Key_Down, held=ALT)
    someone.press(Qt.Key.Key_Delete)
    someone.press(Qt.Key.Key_D, held=CTRL)
    assert not someone.session.changes


def test_the_same_by_the_menu(form: Opens) -> None:
    someone = form()
    someone.menu("duplicate")
    assert someone.value(f"{ACTIONS}/1/id") == "reply-2"
    someone.menu("down")
    assert someone.value(f"{ACTIONS}/2/id") == "reply-2"
    someone.menu("option")
    assert someone.value(f"{ACTIONS}/2/options/0/id") == "option-1"
    someone.click_row("Reply privately")
    someone.menu("up")
    assert someone.value(f"{ACTIONS}/0/id") == "reply-private"
    someone.menu("remove")
    assert someone.value(f"{ACTIONS}/0/id") == "reply"


@pytest.mark.parametrize(
    ("dragged", "onto", "below", "order"),
    [
        ("Reply", "Favourite", True, ["reply-private", "favourite", "reply", "delete"]),
        ("Reply", "Favourite", False, ["reply-private", "reply", "favourite", "delete"]),
        ("Delete our reply", "Reply", False, ["delete", "reply", "reply-private", "favourite"]),
        ("Reply", "Callbacks", True, ["reply-private", "favourite", "delete", "reply"]),
        ("Reply", "Reply privately", False, ["reply", "reply-private", "favourite", "delete"]),
    ],
)
def test_a_row_is_moved_with_the_mouse(
    dragged: str, onto: str, below: bool, order: list[str], form: Opens
) -> None:
    someone = form()
    someone.drag(dragged, onto, below=below)
    assert [each["id"] for each in someone.value(ACTIONS)] == order
    assert someone.row == dragged
    someone.session.undo()
    assert not someone.session.changes


def test_options_move_among_themselves(form: Opens) -> None:
    someone = form(with_options(3))
    someone.drag("Choice 3", "Choice 1", below=False)
    assert [each["id"] for each in someone.value(f"{ACTIONS}/0/options")] == ["o3", "o1", "o2"]
    assert someone.row == "Choice 3"
    someone.press(Qt.Key.Key_Down, held=ALT)
    assert [each["id"] for each in someone.value(f"{ACTIONS}/0/options")] == ["o1", "o3", "o2"]


# --- Marks, errors and fixes -----------------------------------------------------------------------------------


def test_an_error_is_said_at_its_field_and_mended_with_one_click(form: Opens) -> None:
    someone = form()
    someone.type("form.label.fr", "")
    assert someone.problem("label.fr") == "French is missing."
    assert someone.find("form.label.fr").accessibleDescription() == "French is missing."
    node = someone.tree.node_at(f"{ACTIONS}/0")
    assert (node.wrong, node.changed) == (True, True)
    assert someone.tree.node_at(ACTIONS).wrong
    assert someone.text("form.problem.label.fr.fix") == "Use “Répondre”", "what SocialHub has"
    someone.click("form.problem.label.fr.fix")
    assert someone.text("form.label.fr") == "Répondre"
    assert someone.problem("label.fr") == ""
    assert not someone.session.problems


def test_a_missing_text_is_said_where_it_is_missing(form: Opens) -> None:
    manifest = small()
    del manifest["inbox"]["ticketActions"][0]["label"]["de"]
    someone = form(manifest)
    assert someone.problem("label.de") == "German is missing."
    assert someone.problem("label.en") == ""


def test_a_new_text_that_is_missing_is_taken_from_another_language(form: Opens) -> None:
    someone = form()
    someone.click("form.add")
    someone.click("form.add.button")
    someone.type("form.label.en", "Like")
    someone.type("form.label.fr", "")
    assert someone.text("form.problem.label.fr.fix") == "Use “Like”"
    someone.click("form.problem.label.fr.fix")
    assert someone.text("form.label.fr") == "Like"


def test_an_error_says_so_when_its_fix_is_pressed_by_keyboard(form: Opens) -> None:
    someone = form()
    someone.click_row("Reply privately")
    someone.type("form.id", "reply")
    assert someone.problem("id")
    someone.tab_to("form.problem.id.fix")
    someone.press(Qt.Key.Key_Space)
    assert not someone.session.problems
    assert someone.value(f"{ACTIONS}/1/id") == "reply-2"


def test_the_second_of_two_equal_ids_is_marked(form: Opens) -> None:
    someone = form()
    someone.session.do(Set(f"{ACTIONS}/2/id", "reply"))
    assert [someone.tree.node_at(f"{ACTIONS}/{n}").wrong for n in range(4)] == [False, False, True, False]


def test_what_concerns_no_field_is_said_at_the_top(form: Opens) -> None:
    someone = form()
    someone.session.do(Set(f"{ACTIONS}/0/config", "wrong"))
    assert "config" in someone.problem("action")
    someone.session.do(Set("/inbox", []))
    assert someone.row == "Inbox buttons"
    assert "inbox" in someone.problem("actions")
    someone.click_row("Channel")
    assert "inbox" in someone.problem("channel")


def marked(someone: FormPerson, field: str) -> bool:
    """Whether the heading of a field has the dot of a change."""
    found = someone.find(f"form.field.{field}")
    assert isinstance(found, Field)
    assert found.heading is not None
    return found.heading.is_marked


def test_changes_are_marked_and_unmarked(form: Opens) -> None:
    someone = form()
    someone.type("form.label.en", "Answer")
    assert marked(someone, "label.en")
    assert someone.tree.node_at(f"{ACTIONS}/0").changed
    assert not someone.tree.node_at(f"{ACTIONS}/1").changed
    someone.type("form.label.en", "Reply")
    assert not marked(someone, "label.en")
    assert not someone.tree.node_at(ACTIONS).changed


def test_in_something_new_no_field_is_marked(form: Opens) -> None:
    someone = form()
    someone.click("form.add")
    someone.click("form.add.reply")
    assert someone.tree.node_at(f"{ACTIONS}/1").changed
    assert not marked(someone, "label.en")
    assert not marked(someone, "type")
    someone.click("form.options.add")
    someone.click_row("Reply")
    assert not marked(someone, "options")
    someone.click("form.options.add")
    someone.click_row("Reply")
    assert marked(someone, "options"), "in what was there before"


# --- In step with other views ----------------------------------------------------------------------------------


def test_goes_where_another_view_looks(form: Opens) -> None:
    someone = form(with_options())
    someone.session.select(f"{ACTIONS}/0/options/1/label/fr")
    assert someone.row == "Choice 2"
    assert someone.text("form.option.label.fr") == "Choice 2 (fr)"
    someone.session.select("/branding/color")
    assert someone.row == "Colours and icons"


def test_tells_other_views_where_a_person_looks(form: Opens) -> None:
    someone = form()
    someone.click_row("Favourite")
    assert someone.session.selection == f"{ACTIONS}/2"
    someone.click("form.label.de")
    assert someone.session.selection == f"{ACTIONS}/2/label/de"
    assert someone.row == "Favourite"
    someone.click_row("Callbacks")
    assert someone.row == "Callbacks"
    assert someone.sees("form.channelCreation")


def test_follows_what_another_view_does(form: Opens) -> None:
    someone = form()
    someone.session.do(Set(f"{ACTIONS}/0/label/en", "Answer"))
    assert someone.text("form.label.en") == "Answer"
    someone.session.do(Move(f"{ACTIONS}/0", 3))
    assert someone.rows()[1:5] == ["Reply privately", "Favourite", "Delete our reply", "Answer"]
    someone.session.do(Add(f"{ACTIONS}/-", {"type": "button", "id": "x", "label": label("X")}))
    someone.session.select(f"{ACTIONS}/4")
    assert someone.row == "X"
    someone.session.do(Remove(f"{ACTIONS}/4"))
    assert someone.session.selection == ACTIONS
    assert someone.row == "Inbox buttons"


def test_is_locked_while_the_json_cannot_be_read(form: Opens, qtbot: QtBot) -> None:
    someone = form()
    someone.session.hold(BrokenText("A comma is missing.", 3))
    someone.settle()
    assert "line 3" in someone.text("form.locked.text")
    assert not someone.find("form.add").isEnabled()
    line = someone.find("form.label.en")
    assert isinstance(line, QLineEdit)
    assert line.isReadOnly()
    someone.click_row("Favourite")
    someone.press(Qt.Key.Key_Delete)
    someone.drag("Reply", "Favourite", below=True)
    assert not someone.session.changes
    with qtbot.waitSignal(someone.view.json_wanted):
        someone.click("form.locked.action")
    someone.session.hold(None)
    someone.settle()
    assert not someone.sees("form.locked")
    someone.type("form.label.en", "Like")
    assert someone.value(f"{ACTIONS}/2/label/en") == "Like"


def test_a_promoted_manifest_can_only_be_read(form: Opens) -> None:
    someone = form(with_options(), surroundings=Surroundings(editable=False))
    before = copy.deepcopy(dict(someone.session.document.current))
    for each in someone.rows():
        someone.click_row(each.removeprefix("- "))
        for line in someone.view._page.findChildren(QLineEdit):
            assert line.isReadOnly() or not line.isEnabled(), line.objectName()
    someone.click_row("Reply")
    assert not someone.find("form.add").isEnabled()
    assert not someone.find("form.type").isEnabled()
    someone.press(Qt.Key.Key_Insert, Qt.Key.Key_Delete)
    someone.drag("Reply", "Favourite", below=True)
    assert someone.session.document.current == before


# --- Where the Network does not fit ----------------------------------------------------------------------------


def test_says_where_the_network_cannot_do_what_is_promised_and_mends_it(form: Opens) -> None:
    fix = Fix(say("Set the limit to {count} characters", count=300), (Set(f"{ACTIONS}/1/config/maxLength", 300),))
    less = Misfit(f"{ACTIONS}/1/config/maxLength", say("Only 300."), fix)
    boost = {"type": "button", "id": "boost", "label": label("Boost")}
    more = Misfit(
        ACTIONS, say("It offers boost."), Fix(say("Add the button"), (Add(f"{ACTIONS}/-", boost),)), hint=True
    )
    someone = form(surroundings=Surroundings(network="mastodon.example", misfits=(less, more)))
    someone.click_row("Inbox buttons")
    assert someone.problem("actions") == "It offers boost."
    someone.session.do(Move(f"{ACTIONS}/1", 3))
    someone.click_row("Reply privately")
    assert someone.problem("maxLength") == "Only 300."
    assert [someone.tree.node_at(f"{ACTIONS}/{n}").warned for n in range(4)] == [False, False, False, True]
    assert someone.text("form.problem.maxLength.fix") == "Set the limit to 300 characters"
    someone.click("form.problem.maxLength.fix")
    assert someone.value(f"{ACTIONS}/3/config/maxLength") == 300, "where it stands now"
    assert someone.problem("maxLength") == ""
    assert not someone.tree.node_at(ACTIONS).warned
    someone.session.undo()
    someone.session.undo()
    someone.click_row("Inbox buttons")
    someone.click("form.problem.actions.fix")
    assert someone.value(f"{ACTIONS}/4") == boost


# --- For everybody ---------------------------------------------------------------------------------------------


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[Language]:
    made = Language(qapp)
    yield made
    made.fall_silent()
    QLocale.setDefault(QLocale("en"))


def order_by_tab(someone: FormPerson, last: str) -> list[str]:
    """The names of what Tab reaches, from the tree on."""
    someone.tree.setFocus()
    names = ["form.tree"]
    while names[-1] != last:
        assert len(names) < 60, names
        someone.press(Qt.Key.Key_Tab)
        names.append(someone.focus())
    return names


def test_tab_goes_through_the_form_as_it_is_read(form: Opens, qtbot: QtBot) -> None:
    someone = form(with_options())
    window = QWidget()
    behind = QPushButton("Next")
    behind.setObjectName("behind")
    window.setLayout(column(someone.view, behind))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    someone.type("form.label.fr", "")
    top = ["form.tree", "form.add", "form.more"]
    assert order_by_tab(someone, "behind") == [
        *top,
        "form.label.en",
        "form.label.de",
        "form.label.fr",
        "form.problem.label.fr.fix",
        "form.type",
        "form.maxLength",
        "form.attachments",
        "form.timeout",
        "form.timeout.unit",
        "form.options.0",
        "form.options.1",
        "form.options.add",
        "form.approvalProcess",
        "form.forceTagging",
        "form.id",
        "behind",
    ]
    someone.click_row("Webhook")
    assert order_by_tab(someone, "behind") == [*top[:2], "form.url", "form.secret.renew", "behind"]
    someone.click_row("Choice 2")
    assert order_by_tab(someone, "behind") == [
        *top,
        "form.option.label.en",
        "form.option.label.de",
        "form.option.label.fr",
        "form.option.description",
        "form.option.id",
        "behind",
    ]
    someone.view.setParent(None)


def test_everything_one_can_act_on_has_a_name(form: Opens) -> None:
    someone = form(with_options())
    for row in someone.rows():
        someone.click_row(row.removeprefix("- "))
        for each in someone.view.findChildren(QWidget):
            if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                said = QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
                assert each.objectName(), f"{type(each).__name__} “{said}” has no objectName"
                assert said, f"{each.objectName()} has no accessible name"


def test_a_row_says_what_it_is_and_what_is_marked(form: Opens) -> None:
    someone = form()
    someone.type("form.label.fr", "")
    said = someone.tree.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Reply, Reply, has an error, changed"
    someone.click_row("Thread")
    assert someone.tree.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "Thread, Tab"


@pytest.mark.parametrize("code", ["en", "de", "fr"])
@pytest.mark.parametrize("width", [470, 600, 760])
def test_nothing_is_cut_off_at_the_side(width: int, code: str, form: Opens, spoken: Language) -> None:
    spoken.speak(code)
    someone = form(with_options(), surroundings=MASTODON)
    someone.view.resize(width, 420)
    someone.session.do(Set(f"{ACTIONS}/0/id", "not an id"), Set(f"{ACTIONS}/0/config/color", "#fff"))
    for row in someone.rows():
        someone.click_row(row.removeprefix("- "))
        someone.settle()
        page = someone.view._page
        content = page.widget()
        assert content is not None
        assert content.width() <= page.viewport().width(), f"{row} is too wide"
        for each in content.findChildren(QWidget):
            if each.isVisible():
                assert each.mapTo(content, QPoint(each.width(), 0)).x() <= content.width(), each.objectName()
                if isinstance(each, QPushButton | QLabel | QComboBox):
                    assert _has_room(each), f"{each.objectName()} in {row}"


def _has_room(widget: QPushButton | QLabel | QComboBox) -> bool:
    """Whether all that is written on it can be read."""
    if isinstance(widget, QComboBox):
        words = (widget.itemText(each) for each in range(widget.count()))
        return max(map(widget.fontMetrics().horizontalAdvance, words)) <= widget.width() - 40
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() >= widget.heightForWidth(widget.width())
    return widget.width() >= widget.minimumSizeHint().width() and widget.height() >= widget.fontMetrics().height()


def test_a_colour_is_chosen_in_the_systems_way(form: Opens) -> None:
    someone = form()
    someone.click_row("Colours and icons")
    someone.click("form.color.swatch")
    dialog = someone.view.findChild(QColorDialog, "form.color.dialog")
    assert dialog is not None
    assert dialog.currentColor().name() == "#3b5998"
    dialog.setCurrentColor(QColor("#102030"))
    dialog.accept()
    assert someone.text("form.color") == "#102030"
    assert someone.value("/branding/color") == "#102030"


def test_a_value_of_another_kind_is_shown_as_it_is_and_can_be_replaced(form: Opens) -> None:
    manifest = small()
    action = manifest["inbox"]["ticketActions"][0]
    action |= {"label": "Reply", "attachments": "yes", "config": {"maxLength": True, "forceTagging": "no"}}
    someone = form(manifest)
    assert someone.text("form.label.en") == ""
    assert someone.text("form.maxLength") == "true"
    assert someone.text("form.attachments") == "yes"
    box = someone.find("form.forceTagging")
    assert isinstance(box, QCheckBox)
    assert box.checkState() is Qt.CheckState.PartiallyChecked
    someone.type("form.label.en", "Reply")
    someone.type("form.label.de", "Antworten")
    someone.type("form.maxLength", "500")
    someone.choose("form.attachments", "No file")
    someone.click("form.forceTagging")
    assert not someone.session.problems
    assert someone.value(f"{ACTIONS}/0/label") == {"en": "Reply", "de": "Antworten"}


def test_enter_goes_on_and_presses_no_button_of_the_window(form: Opens, qtbot: QtBot) -> None:
    someone = form()
    window = QDialog()
    behind = QPushButton("Next")
    pressed: list[bool] = []
    behind.clicked.connect(pressed.append)
    window.setLayout(column(someone.view, behind))
    behind.setDefault(True)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    someone.tab_to("form.tree")
    someone.press(Qt.Key.Key_Return)
    assert someone.focus() == "form.label.en"
    someone.press(Qt.Key.Key_Return)
    assert someone.focus() == "form.label.de"
    for name in ("form.type", "form.forceTagging"):
        someone.tab_to(name)
        someone.press(Qt.Key.Key_Return)
    assert not pressed
    assert window.isVisible()
    someone.view.setParent(None)


def test_a_drag_is_given_up_with_escape(form: Opens) -> None:
    someone = form()
    viewport = someone.tree.viewport()
    start, end = someone.point("Reply"), someone.point("Delete our reply")
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, end)
    someone.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    assert not someone.session.changes
    assert someone.view.isVisible()


def test_the_menu_of_a_row_opens_with_the_right_button_and_with_the_keyboard(form: Opens) -> None:
    someone = form()
    viewport = someone.tree.viewport()
    for reason, at in (
        (QContextMenuEvent.Reason.Mouse, someone.point("Favourite")),
        (QContextMenuEvent.Reason.Keyboard, QPoint()),
    ):
        QApplication.sendEvent(viewport, QContextMenuEvent(reason, at, viewport.mapToGlobal(at)))
        assert someone.row == "Favourite"
        menu = someone.view.findChild(QMenu, "form.menu")
        assert menu is not None
        assert [each.objectName() for each in menu.actions() if each.isEnabled()] == [
            "form.menu.duplicate",
            "form.menu.up",
            "form.menu.down",
            "form.menu.remove",
        ]
        menu.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_wheel_never_chooses(form: Opens) -> None:
    someone = form()
    box = someone.find("form.type")
    box.setFocus()
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turned)
    assert not turned.isAccepted(), "the page scrolls"
    assert not someone.session.changes


def test_a_name_that_is_cut_short_is_told_under_the_mouse(form: Opens) -> None:
    manifest = small()
    manifest["inbox"]["ticketActions"][2]["label"]["en"] = "Tell them how much we like what they wrote"
    someone = form(manifest)
    viewport = someone.tree.viewport()
    for row, told in (("Reply", ""), ("Tell them how much we like what they wrote",) * 2):
        at = someone.point(row)
        QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
        assert QToolTip.text() == told
    QToolTip.hideText()
