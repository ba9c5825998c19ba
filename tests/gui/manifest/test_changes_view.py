"""The list of changes as a person uses it: read, taken back, and chosen between where both sides changed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tests.gui.manifest.manifests import label, small
from tests.unit.manifest.test_editing import operations as random_operations
from wizard.errors import UsageError
from wizard.gui.language import Language
from wizard.gui.manifest.changes_view import ChangesView
from wizard.gui.manifest.session import BrokenText, EditingSession, Surroundings
from wizard.gui.manifest.wording import Words, tell
from wizard.gui.theme import Theme
from wizard.manifest.diff import diff, same
from wizard.manifest.editing import ManifestDocument
from wizard.manifest.merging import merge
from wizard.manifest.operations import Add, Duplicate, Move, Operation, Remove, Set, WrongPlace, perform_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

_W = TypeVar("_W", bound=QWidget)
ACTIONS = "/inbox/ticketActions"


class Reader:
    """Sits before the list of changes."""

    def __init__(self, session: EditingSession) -> None:
        self.session = session
        self.window = QWidget()
        self.view = ChangesView(session)
        self.elsewhere = QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.view)
        layout.addWidget(self.elsewhere)
        self.window.resize(600, 700)
        self.window.show()
        self.window.activateWindow()
        self.heard: list[str] = []
        self.view.place_wanted.connect(lambda: self.heard.append(session.selection))

    def find(self, kind: type[_W], name: str) -> _W:
        found = self.window.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def rows(self) -> list[QFrame]:
        """Those that are there now, in their order; what was taken away still waits to be deleted."""
        every = self.view.findChildren(QFrame)
        return [each for each in every if each.objectName().startswith("changes.item.") and not each.isHidden()]

    def row(self, number: int) -> QFrame:
        return next(each for each in self.rows() if each.objectName() == f"changes.item.{number}")

    def told(self) -> list[str]:
        return [each.accessibleName() for each in self.rows()]

    def press(self, name: str) -> None:
        (found,) = [each for each in self.window.findChildren(QPushButton, name) if each.isVisible()]
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)

    @property
    def summary(self) -> str:
        return self.find(QLabel, "changes.summary").text()

    @property
    def is_empty(self) -> bool:
        return self.find(QWidget, "changes.empty").isVisible()


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    if qapp.findChild(Theme) is None:
        Theme(qapp)


@pytest.fixture
def session(qapp: QApplication) -> EditingSession:
    return EditingSession(ManifestDocument(small()))


@pytest.fixture
def reader(session: EditingSession, qtbot: QtBot) -> Reader:
    made = Reader(session)
    qtbot.addWidget(made.window)
    return made


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    language = Language(qapp)
    language.speak("de")
    yield
    language.speak("en")
    language.fall_silent()


def in_words(*operations: Operation) -> list[str]:
    base = small()
    after: Any = perform_all(base, operations)
    found = tell(base, after, diff(base, after))
    return [f"{group.title}: {change.whole}" for group in found for change in group.changes]


# --- Words -----------------------------------------------------------------------------------------------------


BUTTON = {"type": "button", "id": "boost", "label": label("Boost")}
OPTIONS = [{"id": "a", "label": label("Quick")}, {"id": "b", "label": label("Long")}]


@pytest.mark.parametrize(
    ("operations", "words"),
    [
        (
            [Set(f"{ACTIONS}/0/config/maxLength", 400)],
            "Reply: Longest reply: 500 characters becomes 400 characters",
        ),
        ([Remove(f"{ACTIONS}/0/config")], "Reply: Settings: Longest reply: 500 characters becomes nothing"),
        ([Remove(f"{ACTIONS}/0/config/maxLength")], "Reply: Longest reply: 500 characters becomes no limit"),
        ([Set(f"{ACTIONS}/0/label/de", "Los")], "Reply: Label in German: “Antworten” becomes “Los”"),
        ([Set(f"{ACTIONS}/0/label/en", "Go")], "Go: Label in English: “Reply” becomes “Go”"),
        ([Remove(f"{ACTIONS}/0/label/fr")], "Reply: Label in French: “Répondre” becomes nothing"),
        ([Remove(f"{ACTIONS}/0/attachments")], "Reply: Files: one file may be attached becomes no file"),
        ([Set(f"{ACTIONS}/0/attachments", {"noText": True})], "Reply: Text or one file, not both: no becomes yes"),
        (
            [Set(f"{ACTIONS}/0/config/timeout", {"duration": "2 days", "after": "networkCreationTime"})],
            "Reply: Time limit: no limit becomes 2 days after the post was written",
        ),
        (
            [Set(f"{ACTIONS}/0/config/approvalProcess", False)],
            "Reply: Follows the approval process: yes (as usual) becomes no",
        ),
        ([Set(f"{ACTIONS}/0/options", OPTIONS)], "Reply: Options: nothing becomes Quick, Long"),
        ([Set(f"{ACTIONS}/0/type", "button")], "Reply: Type: Reply becomes Button"),
        ([Set(f"{ACTIONS}/0/type", {"a": 1})], "Reply: Type: Reply becomes "),
        ([Set(f"{ACTIONS}/0/label/de", "")], "Reply: Label in German: “Antworten” becomes “”"),
        ([Set("/branding/color", "")], "Colours and icons: Colour: #3b5998 becomes “”"),
        ([Add(f"{ACTIONS}/-", BUTTON)], "Boost: Added: Button “Boost”"),
        ([Remove(f"{ACTIONS}/3")], "Delete our reply: Removed: Delete “Delete our reply”"),
        (
            [Move(f"{ACTIONS}/0", 1)],
            ", Delete our reply becomes Reply privately, Reply, Favourite, Delete our reply",
        ),
        ([Remove("/inbox/rightSidebar/0")], "Thread: Removed: Tab “Thread”"),
        (
            [Set("/inbox/rightSidebar/0/treeBuilder", "flatListWithoutRoot")],
            "Thread: What it lists: the first post and all answers becomes the answers only",
        ),
        ([Set("/branding/color", "#fff")], "Colours and icons: Colour: #3b5998 becomes #fff"),
        ([Remove("/branding")], "Colours and icons: All of it: Icon: https://brand.example/icon.png; "),
        ([Set("/webhook/secret", "q" * 40)], "Webhook: Secret: a new one"),
        ([Remove("/webhook/secret")], "Webhook: Secret: hidden becomes nothing"),
        (
            [Set("/webhook", None)],
            "All of it: Address: https://brand.example/hook; Secret: hidden becomes nothing",
        ),
        (
            [Add("/callbacks", {"channelCreation": "https://x.example/"})],
            "Callbacks: All of it: nothing becomes To ",
        ),
        ([Add("/strange", [1])], "strange: All of it: nothing becomes [1]"),
        ([Add("/inbox/strange", {"id": 1})], 'strange: All of it: nothing becomes {"id": 1}'),
        ([Set("/inbox/ticketActions", 7)], "Inbox buttons: All of it: "),
        ([Set("/inbox", None)], "Inbox: All of it: "),
    ],
)
def test_a_change_in_words(qapp: QApplication, operations: list[Operation], words: str) -> None:
    (told,) = in_words(*operations)
    assert told.startswith(words) or words in told
    assert "sss" not in told
    assert "qqq" not in told


def test_options_are_told_with_their_action(qapp: QApplication) -> None:
    base: Any = perform_all(small(), [Set(f"{ACTIONS}/0/options", OPTIONS)])
    place = f"{ACTIONS}/0/options"
    after: Any = perform_all(
        base, [Set(f"{place}/0/label/de", "Flott"), Move(f"{place}/0", 1), Duplicate(f"{place}/0")]
    )
    (group,) = tell(base, after, diff(base, after))
    assert group.title == "Reply"
    assert [each.whole for each in group.changes] == [
        "Option “Quick”: Label in German: “Quick (de)” becomes “Flott”",
        "Option “Long”: nothing becomes “Long”",
        "Order of the options: Quick, Long, Long becomes Long, Long, Quick",
    ]


def test_in_german(german: None) -> None:
    (told,) = in_words(Set(f"{ACTIONS}/0/config/maxLength", 400))
    assert told == "Antworten: Längste Antwort: 500 Zeichen wird zu 400 Zeichen"
    (told,) = in_words(Set(f"{ACTIONS}/0/label/fr", "Dire"))
    assert told == "Antworten: Beschriftung auf Französisch: „Répondre“ wird zu „Dire“"


# --- The list --------------------------------------------------------------------------------------------------


def test_nothing_to_send(reader: Reader) -> None:
    assert reader.is_empty
    assert not reader.rows()
    assert not reader.find(QPushButton, "changes.take_back_all").isVisible()


def test_each_change_can_be_taken_back(reader: Reader) -> None:
    reader.session.do(Set(f"{ACTIONS}/0/config/maxLength", 400))
    reader.session.do(Set("/branding/color", "#fff"))
    reader.session.do(Remove(f"{ACTIONS}/3"))
    assert reader.summary == "3 changes will be sent."
    assert len(reader.rows()) == 3
    reader.press("changes.take_back.1")
    assert [each.pointer for each in reader.session.changes] == ["/branding/color", f"{ACTIONS}/delete"]
    reader.press("changes.take_back_all")
    assert reader.is_empty
    assert same(reader.session.document.current, small())
    reader.session.undo()
    assert len(reader.rows()) == 2


def test_by_keyboard_the_focus_goes_on_to_the_next_change(reader: Reader) -> None:
    for place, value in (
        (f"{ACTIONS}/0/label/de", "x"),
        (f"{ACTIONS}/1/label/de", "y"),
        ("/branding/color", "#fff"),
    ):
        reader.session.do(Set(place, value))
    reader.row(0).setFocus()
    QTest.keyClick(reader.row(0), Qt.Key.Key_Down)
    assert reader.row(1).hasFocus()
    QTest.keyClick(reader.row(1), Qt.Key.Key_Delete)
    assert len(reader.rows()) == 2
    assert reader.row(1).hasFocus()
    assert "Reply privately" in reader.row(1).accessibleName()
    QTest.keyClick(reader.row(1), Qt.Key.Key_Return)
    assert reader.heard == [f"{ACTIONS}/1/label/de"]
    QTest.keyClick(reader.row(1), Qt.Key.Key_Up)
    QTest.keyClick(reader.row(0), Qt.Key.Key_Delete)
    QTest.keyClick(reader.row(0), Qt.Key.Key_Delete)
    assert reader.is_empty


def test_a_press_goes_to_the_thing(reader: Reader) -> None:
    reader.session.do(Remove(f"{ACTIONS}/3"))
    reader.session.do(Set(f"{ACTIONS}/2/label/en", "Like"))
    QTest.mouseClick(reader.row(0), Qt.MouseButton.LeftButton)
    assert reader.heard == [f"{ACTIONS}/2/label/en"]
    QTest.mouseClick(reader.row(1), Qt.MouseButton.LeftButton)
    assert reader.heard[1] == ACTIONS  # what is gone: where it was


def test_a_mistake_is_told_at_its_change(reader: Reader) -> None:
    reader.session.do(Set("/branding/color", "blue"))
    assert "must be a colour" in reader.row(0).accessibleName()
    assert any("must be a colour" in each.text() for each in reader.row(0).findChildren(QLabel))
    reader.session.undo()
    reader.session.do(Remove(f"{ACTIONS}/3/label/fr"))
    assert "is missing" in reader.row(0).accessibleName()


def test_hidden_it_is_made_when_it_is_shown(reader: Reader) -> None:
    reader.view.hide()
    reader.session.do(Set("/branding/color", "#fff"))
    assert not reader.rows()
    reader.view.show()
    assert len(reader.rows()) == 1


def test_while_the_text_is_broken_nothing_can_be_taken_back(reader: Reader) -> None:
    reader.session.do(Set("/branding/color", "#fff"))
    heard: list[str] = []
    reader.view.json_wanted.connect(lambda: heard.append("json"))
    reader.session.hold(BrokenText("A comma is missing.", 3))
    assert "Line 3: A comma is missing." in reader.find(QLabel, "changes.locked.text").text()
    QTest.keyClick(reader.row(0), Qt.Key.Key_Delete)
    assert len(reader.session.changes) == 1
    assert not reader.find(QPushButton, "changes.take_back_all").isVisible()
    reader.press("changes.locked.action")
    assert heard == ["json"]
    reader.session.hold(None)
    reader.press("changes.take_back.0")
    assert reader.is_empty


def test_a_long_list_is_cut_until_somebody_wants_all(reader: Reader) -> None:
    items = [{"type": "button", "id": f"b{n}", "label": label(f"B {n}")} for n in range(200)]
    reader.session.do(Set(ACTIONS, [*small()["inbox"]["ticketActions"], *items]))
    assert reader.summary == "200 changes will be sent."
    assert len(reader.rows()) == 80
    reader.press("changes.more")
    assert len(reader.rows()) == 200


@pytest.mark.parametrize("code", ["en", "de", "fr"])
def test_it_fits_beside_the_preview(qapp: QApplication, reader: Reader, code: str) -> None:
    language = Language(qapp)
    language.speak(code)
    narrow = Reader(EditingSession(ManifestDocument(small())))
    narrow.session.do(Set(f"{ACTIONS}/0/label/en", "A long name for a button, and longer still" * 4))
    narrow.session.do(Set("/branding/icon", "https://brand.example/" + "pictures/of-the-brand" * 8))
    narrow.session.do(Set("/branding/color", "x" * 90))
    narrow.session.do(Remove(f"{ACTIONS}/0/attachments"))
    narrow.window.resize(390, 600)
    QApplication.processEvents()
    room = narrow.view.width()
    assert all(each.mapTo(narrow.view, each.rect().topRight()).x() <= room for each in narrow.rows())
    narrow.window.close()
    language.speak("en")
    language.fall_silent()


# --- Conflicts -------------------------------------------------------------------------------------------------


def with_conflicts() -> EditingSession:
    document = ManifestDocument(small())
    document.do(Set(f"{ACTIONS}/0/config/maxLength", 400))
    document.do(Set("/webhook/secret", "q" * 40))
    document.do(Remove(f"{ACTIONS}/2"))
    theirs: Any = perform_all(
        small(),
        [
            Set(f"{ACTIONS}/0/config/maxLength", 450),
            Set("/webhook/secret", "t" * 40),
            Set(f"{ACTIONS}/2/label/en", "Star"),
        ],
    )
    document.rebase(theirs)
    return EditingSession(document, Surroundings())


def is_ready(reader: Reader) -> bool:
    return reader.session.ready


def texts(reader: Reader, number: int) -> list[str]:
    (card,) = [each for each in reader.view.findChildren(QFrame, f"changes.conflict.{number}") if each.isVisible()]
    return [each.accessibleName() or each.text() for each in card.findChildren(QLabel)]


def test_conflicts_come_first_and_are_chosen(qtbot: QtBot) -> None:
    reader = Reader(with_conflicts())
    qtbot.addWidget(reader.window)
    told = [texts(reader, number) for number in range(3)]
    by_title = {each[0]: each for each in told}
    assert by_title["Reply › Longest reply"][-6:] == [
        "Before",
        "500 characters",
        "Yours",
        "400 characters",
        "SocialHub’s",
        "450 characters",
    ]
    assert "removed" in by_title["Star"]
    assert not any("qqq" in text or "ttt" in text or "sss" in text for each in told for text in each)
    number = next(n for n, each in enumerate(told) if "Longest" in each[0])
    reader.press(f"changes.take.{number}")
    for _ in range(2):
        reader.press("changes.keep.0")
    assert is_ready(reader)
    assert {each.pointer for each in reader.session.changes} == {"/webhook/secret", f"{ACTIONS}/favourite"}
    reader.session.undo()
    assert len(reader.session.conflicts) == 1
    assert texts(reader, 0)


# --- Whatever changed ------------------------------------------------------------------------------------------


def somehow_edited(secret: str, data: st.DataObject) -> dict[str, Any]:
    document = ManifestDocument(small())
    document.do(Set("/webhook/secret", secret))
    for _ in range(data.draw(st.integers(0, 4))):
        with suppress(WrongPlace, UsageError):
            document.do(data.draw(random_operations(document.current)))
    return dict(document.current)


@given(st.data())
def test_anything_can_be_told_and_nothing_secret_is(qapp: QApplication, data: st.DataObject) -> None:
    base, secrets = small(), ("s" * 64, "q" * 40, "t" * 40)
    ours, theirs = (somehow_edited(secret, data) for secret in secrets[1:])
    said = [each.whole for group in tell(base, ours, diff(base, ours)) for each in group.changes]
    assert len(said) == len(diff(base, ours))
    merged = merge(base, ours, theirs)
    words = Words(theirs, merged.document)
    for conflict in (each.masked() for each in merged.conflicts):
        said.append(words.place(conflict.pointer))
        said += [words.side(conflict.pointer, each) for each in (conflict.base, conflict.ours, conflict.theirs)]
    assert not [each for each in said if any(secret in each for secret in secrets)]
    assert all(said)
