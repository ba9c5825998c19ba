"""The preview as a person uses it: press, type, choose, with the mouse and with the keyboard."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QRadioButton, QSlider, QWidget

from tests.gui.manifest.manifests import label, small
from wizard.gui.manifest.preview import PreviewPanel
from wizard.gui.manifest.session import BrokenText, EditingSession, Surroundings
from wizard.gui.theme import Theme
from wizard.manifest.editing import ManifestDocument
from wizard.manifest.operations import Add, Move, Remove, Set

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

ACTIONS = "/inbox/ticketActions"
TEMPLATE = {
    "name": "Thanks",
    "networkId": "thanks",
    "variables": {"name": {"type": "string", "examples": ["Alice"]}},
    "text": {"en": "Thank you, {{name}}.", "de": "Danke, {{name}}.", "fr": "Merci, {{name}}."},
}


def manifest() -> dict[str, Any]:
    made = small()
    private = made["inbox"]["ticketActions"][1]
    private["config"] = {
        "maxLength": 20,
        "approvalProcess": False,
        "timeout": {"duration": "48h", "after": "networkCreationTime"},
    }
    private["attachments"] = {"noText": True}
    private["options"] = [{"id": each, "label": label(each)} for each in ("Quick", "Long", "Kind")]
    template = {"type": "template_reply", "id": "template", "label": label("Template", "Vorlage", "Modèle")}
    made["inbox"]["ticketActions"].append({**template, "config": {"templates": {"url": "https://x.example/t"}}})
    made["inbox"]["rightSidebar"].append(
        {"id": "short", "label": label("Short", "Kurz", "Court"), "treeBuilder": "flatListWithoutRoot"}
    )
    return made


class Somebody:
    def __init__(self, panel: PreviewPanel, session: EditingSession) -> None:
        self.panel = panel
        self.session = session

    def find(self, name: str) -> QWidget:
        found: QWidget | None = self.panel.findChild(QWidget, name)
        assert found is not None, name
        return found

    def sees(self, name: str) -> bool:
        found: QWidget | None = self.panel.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def text(self, name: str) -> str:
        return str(self.find(name).property("text"))

    def click(self, name: str) -> None:
        widget = self.find(name)
        place = QPoint(8, widget.height() // 2) if isinstance(widget, QRadioButton) else widget.rect().center()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        field = self.find("preview.composer.text")
        assert isinstance(field, QPlainTextEdit)
        field.selectAll()
        QTest.keyClicks(field, text)
        QApplication.processEvents()

    @property
    def buttons(self) -> list[str]:
        found: list[QWidget] = self.panel.findChildren(QWidget)
        shown = [each for each in found if each.objectName().startswith("preview.action.") and each.isVisible()]
        shown.sort(key=lambda each: (each.y(), each.x()))
        return [str(each.property("text")) for each in shown]

    def may_send(self) -> bool:
        return self.find("preview.composer.send").isEnabled()

    @property
    def outlined(self) -> list[str]:
        found: list[QWidget] = self.panel.findChildren(QWidget)
        return [each.objectName().rpartition(".")[2] for each in found if each.property("chosen") is True]

    def age(self, steps: int) -> None:
        slider = self.find("preview.age")
        for _ in range(steps):
            QTest.keyClick(slider, Qt.Key.Key_Right)
        QApplication.processEvents()


@pytest.fixture
def open_(qtbot: QtBot, qapp: QApplication) -> Callable[..., Somebody]:
    QLocale.setDefault(QLocale("en"))
    theme = qapp.findChild(Theme) or Theme(qapp)

    def opened(made: Any = None, **known: Any) -> Somebody:
        session = EditingSession(ManifestDocument(manifest() if made is None else made), Surroundings(**known))
        panel = PreviewPanel(session)
        qtbot.addWidget(panel)
        panel.resize(theme.px(240), 900)
        panel.show()
        qtbot.waitExposed(panel)
        panel.speak("en")
        QApplication.processEvents()
        return Somebody(panel, session)

    return opened


def test_shows_the_buttons_in_the_language_chosen(open_: Callable[..., Somebody]) -> None:
    someone = open_()
    assert someone.buttons == ["Reply", "Reply privately", "Favourite", "Delete our reply", "Template"]
    someone.click("preview.language.de")
    assert someone.buttons == ["Antworten", "Privat antworten", "Favorit", "Antwort löschen", "Vorlage"]
    assert someone.text("preview.message") == "Hallo, kann mir jemand helfen?"
    someone.click("preview.language.fr")
    assert someone.buttons[0] == "Répondre"


def test_a_reply_that_is_too_long_is_said_and_cannot_be_sent(open_: Callable[..., Somebody]) -> None:
    someone = open_()
    someone.click("preview.action.reply-private")
    someone.click("preview.composer.option.1")
    someone.type("x" * 20)
    assert someone.text("preview.composer.count") == "20 of 20"
    assert someone.may_send()
    someone.type("x" * 32)
    assert someone.text("preview.composer.count") == "12 characters too many"
    assert someone.find("preview.composer.count").property("tone") == "bad"
    assert not someone.may_send()
    someone.click("preview.language.de")
    assert someone.text("preview.composer.count") == "12 Zeichen zu viel"
    someone.session.do(Set(f"{ACTIONS}/1/config/maxLength", 31))
    assert someone.text("preview.composer.count") == "1 Zeichen zu viel"
    someone.session.do(Set(f"{ACTIONS}/1/config/maxLength", 32))
    assert someone.may_send()


def test_an_option_has_to_be_picked(open_: Callable[..., Somebody]) -> None:
    someone = open_()
    someone.click("preview.action.reply-private")
    someone.type("Hello")
    assert not someone.may_send()
    someone.click("preview.composer.option.2")
    assert someone.may_send()
    someone.session.do(Move(f"{ACTIONS}/1/options/2", 0))  # the choice is kept by its id
    option = someone.find("preview.composer.option.0")
    assert option.property("checked") is True
    someone.session.do(Remove(f"{ACTIONS}/1/options/0"))
    assert not someone.may_send()


def test_many_options_are_a_menu(open_: Callable[..., Somebody]) -> None:
    made = manifest()
    made["inbox"]["ticketActions"][0]["options"] = [{"id": str(n), "label": label(f"N{n}")} for n in range(9)]
    someone = open_(made)
    someone.click("preview.action.reply")
    someone.type("Hello")
    menu = someone.find("preview.composer.options")
    assert isinstance(menu, QComboBox)
    assert not someone.may_send()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.currentText() == "N0"
    assert someone.may_send()


def test_a_file_or_a_text_where_both_are_too_much(open_: Callable[..., Somebody]) -> None:
    someone = open_()
    someone.click("preview.action.reply-private")
    someone.click("preview.composer.option.0")
    someone.click("preview.composer.attach")
    assert someone.may_send()
    assert not someone.find("preview.composer.text").isEnabled()
    someone.click("preview.composer.attach")
    assert not someone.may_send()
    someone.type("Hello")
    assert not someone.find("preview.composer.attach").isEnabled()
    someone.session.do(Set(f"{ACTIONS}/1/attachments", {}))
    assert someone.find("preview.composer.attach").isEnabled()
    someone.session.do(Remove(f"{ACTIONS}/1/attachments"))
    assert not someone.sees("preview.composer.attach")


def test_an_action_turns_grey_when_its_time_is_over(open_: Callable[..., Somebody]) -> None:
    someone = open_()
    someone.click("preview.action.reply-private")
    someone.click("preview.composer.option.0")
    someone.type("Hello")
    assert someone.text("preview.composer.limit") == "Possible until 48 hours after the post was written"
    slider = someone.find("preview.age")
    assert isinstance(slider, QSlider)
    someone.age(slider.maximum() - 1)
    assert (someone.text("preview.ago"), someone.may_send()) == ("1 day ago", True)
    someone.age(1)
    assert (someone.text("preview.ago"), someone.may_send()) == ("2 days ago", False)
    assert someone.find("preview.action.reply-private").property("over") is True
    assert not someone.find("preview.action.reply").property("over")
    someone.session.do(Set(f"{ACTIONS}/1/config/timeout/duration", "3 days"))
    assert someone.may_send()
    someone.session.do(Remove(f"{ACTIONS}/1/config/timeout"))
    assert not slider.isVisible()


def test_approval_and_tags_are_words_and_what_was_sent_waits(open_: Callable[..., Somebody]) -> None:
    someone = open_()
    someone.click("preview.action.reply")

    def marks() -> list[str]:
        labels: list[QLabel] = someone.find("preview.composer").findChildren(QLabel)
        return [each.text() for each in labels if each.property("role") == "chip" and each.isVisible()]

    assert marks() == ["Needs approval", "Needs a tag"]
    someone.type("Hello")
    someone.click("preview.composer.send")
    assert (someone.text("preview.reply.state"), someone.text("preview.reply.text")) == (
        "Our reply · Waits for approval",
        "Hello",
    )
    assert not someone.sees("preview.composer")
    someone.session.do(Add(f"{ACTIONS}/0/config/forceTagging", value=False))
    someone.session.do(Add(f"{ACTIONS}/0/config/approvalProcess", value=False))
    someone.click("preview.action.reply")
    assert marks() == []
    someone.type("Hello again")
    someone.click("preview.composer.send")
    assert someone.text("preview.reply.state") == "Our reply · Sent"


def test_deleting_is_asked_about_first(open_: Callable[..., Somebody]) -> None:
    someone = open_()
    someone.click("preview.action.reply")
    someone.type("Hello")
    someone.click("preview.composer.send")
    someone.click("preview.action.delete")
    someone.click("preview.composer.cancel")
    assert someone.sees("preview.reply")
    someone.click("preview.action.delete")
    someone.click("preview.composer.send")
    assert not someone.sees("preview.reply")
    assert someone.text("preview.note") == "✓ Deleted"


def test_a_press_is_all_that_a_button_takes(open_: Callable[..., Somebody]) -> None:
    someone = open_()
    someone.click("preview.action.favourite")
    assert someone.text("preview.note") == "✓ Done: Favourite"
    assert not someone.sees("preview.composer")


def test_templates_are_chosen_and_shown_with_sample_values(open_: Callable[..., Somebody], qtbot: QtBot) -> None:
    someone = open_()
    someone.panel.show_templates([])
    someone.click("preview.action.template")
    with qtbot.waitSignal(someone.panel.templates_wanted):
        someone.click("preview.composer.write")
    someone.panel.show_templates([TEMPLATE, {"name": "broken"}, 7])
    menu = someone.find("preview.composer.templates")
    assert isinstance(menu, QComboBox)
    assert menu.count() == 1
    assert not someone.may_send()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert someone.text("preview.composer.rendered") == "Thank you, Alice."
    someone.click("preview.language.de")
    assert someone.text("preview.composer.rendered") == "Danke, Alice."
    assert someone.may_send()


def test_the_sidebars_are_tabs_with_and_without_the_root(open_: Callable[..., Somebody]) -> None:
    someone = open_()

    def thread() -> list[str]:
        QApplication.processEvents()
        labels: list[QLabel] = someone.panel.findChildren(QLabel)
        return [each.text() for each in labels if each.text() in ("Bob", "Our reply") and each.isVisible()]

    assert thread() == ["Bob", "Our reply"]
    someone.click("preview.tab.short")
    assert thread() == ["Our reply"]
    assert someone.session.selection == "/inbox/rightSidebar/1"
    someone.session.select("/inbox/rightSidebar/0/label/de")
    assert thread() == ["Bob", "Our reply"]
    someone.session.do(Set("/inbox/rightSidebar/0/treeBuilder", "flatListWithoutRoot"))
    assert thread() == ["Our reply"]


def test_what_is_chosen_here_is_chosen_in_the_session_and_back(open_: Callable[..., Somebody]) -> None:
    someone = open_()
    someone.click("preview.action.favourite")
    assert someone.session.selection == f"{ACTIONS}/2"
    assert someone.outlined == ["favourite"]
    someone.session.select(f"{ACTIONS}/0/label/de")
    assert someone.outlined == ["reply"]
    someone.click("preview.action.reply")
    assert someone.session.selection == f"{ACTIONS}/0/label/de"  # that is in it: stay
    someone.session.select("/branding")
    assert someone.outlined == []


def test_the_outline_stays_with_its_action_when_others_come_and_go(open_: Callable[..., Somebody]) -> None:
    someone = open_()
    someone.session.select(f"{ACTIONS}/2")
    someone.session.do(Remove(f"{ACTIONS}/4"))
    assert someone.outlined == ["favourite"]
    someone.session.do(Set(f"{ACTIONS}/2/id", "like"))
    assert someone.outlined == ["like"]
    someone.session.do(Remove(f"{ACTIONS}/2"))
    assert someone.outlined == ["delete"]  # where the session looks now
    someone.session.undo()
    assert "Favourite" in someone.buttons


def test_an_open_composer_goes_where_the_session_goes(open_: Callable[..., Somebody]) -> None:
    someone = open_()
    someone.session.select(f"{ACTIONS}/0")
    assert not someone.sees("preview.composer")
    someone.session.select(f"{ACTIONS}/1/options/2")  # only a composer shows options
    assert someone.text("preview.composer.title") == "Reply privately"
    someone.session.select(f"{ACTIONS}/0")
    assert someone.text("preview.composer.title") == "Reply"
    someone.session.select(f"{ACTIONS}/2")
    assert not someone.sees("preview.composer")


def test_the_whole_of_it_with_the_keyboard(open_: Callable[..., Somebody]) -> None:
    someone = open_()
    someone.panel.activateWindow()
    someone.find("preview.action.reply-private").setFocus()
    QTest.keyClick(someone.find("preview.action.reply-private"), Qt.Key.Key_Space)
    QApplication.processEvents()

    def focus() -> QWidget:
        found: QWidget | None = QApplication.focusWidget()
        assert found is not None
        return found

    assert focus().objectName() == "preview.composer.option.0"
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    for _ in range(9):
        if focus().objectName() == "preview.composer.text":
            break
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    QTest.keyClicks(focus(), "By keyboard")
    for _ in range(9):
        if focus().objectName() == "preview.composer.send":
            break
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    assert someone.text("preview.reply.text") == "By keyboard"
    assert focus().objectName() == "preview.action.reply-private"
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert not someone.sees("preview.composer")


def test_while_the_text_is_broken_it_stays_as_it_was(open_: Callable[..., Somebody]) -> None:
    someone = open_()
    someone.session.hold(BrokenText("A comma is missing.", 7))
    assert "line 7" in someone.text("preview.stale")
    assert someone.buttons[0] == "Reply"
    assert not someone.find("preview.action.reply").isEnabled()
    someone.session.replace(
        {"inbox": {"ticketActions": [{"type": "button", "id": "only", "label": label("Only")}]}}
    )
    QApplication.processEvents()
    assert someone.buttons == ["Only"]
    assert not someone.sees("preview.stale")
    assert someone.find("preview.action.only").isEnabled()


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"inbox": []},
        {"inbox": {"ticketActions": {"a": 1}, "rightSidebar": "x"}},
        {
            "inbox": {
                "ticketActions": [
                    None,
                    7,
                    {},
                    {"type": ["reply"]},
                    {"type": "reply", "label": {"en": "\ud83d & co"}},
                ]
            }
        },
        {"branding": {"color": "#12345", "icon": 7}},
        {
            "inbox": {
                "ticketActions": [{"type": "reply", "id": "x", "label": label("L" * 250), "options": [7, {}]}]
            }
        },
        {"inbox": {"rightSidebar": [{}, {"id": 1}]}},
    ],
)
def test_whatever_the_manifest_is_there_is_a_preview(odd: Any, open_: Callable[..., Somebody]) -> None:
    someone = open_(odd)
    assert someone.panel.grab().width() > 0
    for place, _ in enumerate(someone.buttons):
        someone.panel._press(place)
        QApplication.processEvents()
    good = manifest()
    someone.session.replace(good)
    QApplication.processEvents()
    assert someone.buttons[0] == "Reply"
    someone.session.replace(odd)
    QApplication.processEvents()


def test_a_long_word_is_cut_and_not_the_panel(open_: Callable[..., Somebody]) -> None:
    someone = open_()
    someone.session.do(Set(f"{ACTIONS}/0/label/en", "Wide " * 50))
    QApplication.processEvents()
    button = someone.find("preview.action.reply")
    assert button.mapTo(someone.panel, QPoint(button.width(), 0)).x() <= someone.panel.width()
    assert button.toolTip().startswith("Wide")


def test_the_colour_of_the_branding_is_shown_and_its_icon_asked_for(
    open_: Callable[..., Somebody], qtbot: QtBot
) -> None:
    someone = open_(network="mastodon.example")
    badge = someone.find("preview.brand")
    assert badge.property("color") == "#3b5998"
    middle = badge.grab().toImage().pixelColor(4, badge.height() // 2)
    assert middle == QColor("#3b5998")
    someone.session.adopt(someone.session.document, Surroundings(network="other.example"))
    assert badge.accessibleName() == "Brand, Fediverse"  # the manifest's own name comes first
    with qtbot.waitSignal(someone.panel.picture_wanted) as asked:
        someone.session.do(Set("/branding/icon", "https://brand.example/new.png"))
    assert asked.args == ["https://brand.example/new.png"]
    green = QImage(8, 8, QImage.Format.Format_RGB32)
    green.fill(QColor("#00ff00"))
    someone.panel.show_picture("https://brand.example/icon.png", _png(green))  # the old one comes late
    assert badge.grab().toImage().pixelColor(badge.rect().center()) != QColor("#00ff00")
    someone.panel.show_picture("https://brand.example/new.png", b"no picture")
    someone.panel.show_picture("https://brand.example/new.png", _png(green))
    assert badge.grab().toImage().pixelColor(badge.rect().center()) == QColor("#00ff00")
    someone.session.do(Set("/branding/color", "red"))
    assert badge.property("color") == ""


def _png(image: QImage) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def test_everything_one_can_act_on_has_a_name(open_: Callable[..., Somebody]) -> None:
    someone = open_()
    someone.panel.show_templates([TEMPLATE])
    for action in ("reply-private", "delete", "template"):
        someone.click(f"preview.action.{action}")
        for widget in someone.panel.findChildren(QWidget):
            by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
            if by_tab:
                said = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
                assert widget.objectName(), f"{type(widget).__name__} “{said}” has no objectName"
                assert said, f"{widget.objectName()} has no accessible name"


def test_two_hundred_actions_change_only_what_differs(open_: Callable[..., Somebody]) -> None:
    made = small()
    one = made["inbox"]["ticketActions"][2]
    made["inbox"]["ticketActions"] = [
        {**copy.deepcopy(one), "id": f"a{n}", "label": label(f"A{n}")} for n in range(200)
    ]
    someone = open_(made)
    before = {each: someone.find(f"preview.action.{each}") for each in ("a0", "a99", "a199")}
    someone.session.do(Add(f"{ACTIONS}/100", {"type": "button", "id": "new", "label": label("New")}))
    someone.session.do(Remove(f"{ACTIONS}/50"))
    someone.session.do(Move(f"{ACTIONS}/0", 3))
    QApplication.processEvents()
    assert someone.find("preview.action.a99") is before["a99"]
    assert someone.find("preview.action.a199") is before["a199"]
    ids = [each["id"] for each in someone.session.document.current["inbox"]["ticketActions"]]  # type: ignore[index]
    texts = {f"a{n}": f"A{n}" for n in range(200)} | {"new": "New"}
    assert someone.buttons == [texts[each] for each in ids]


def test_the_networks_name_stands_for_a_manifest_without_one(open_: Callable[..., Somebody]) -> None:
    someone = open_({"inbox": {}}, network="mastodon.example")
    assert someone.find("preview.brand").accessibleName() == "mastodon.example"
    someone.session.adopt(someone.session.document, Surroundings(network="other.example"))
    assert someone.find("preview.brand").accessibleName() == "other.example"
