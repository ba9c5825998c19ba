"""The buttons of the Inbox, edited within the wizard: kept as they are typed; Next only with what can be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from wizard.gui.setup.pages.inbox import InboxPage
from wizard.home import find_home
from wizard.journey.state import StateStore

if TYPE_CHECKING:
    from tests.gui.setup.conftest import Opens
    from tests.gui.setup.person import Person
    from tests.gui.setup.world import World
    from wizard.journey.state import SetupState

BY_HAND = {"type": "button", "id": "by-hand", "label": {"en": "By hand", "de": "Von Hand", "fr": "À la main"}}


def at_inbox(open_at: Opens, **how: Any) -> Person:
    someone = open_at("inbox", **how)
    someone.until(lambda: someone.page.valid, "the manifest")
    return someone


def edit(someone: Person) -> None:
    someone.click("inbox.edit")
    someone.until(lambda: someone.sees("form.label.en"), "the form")


def kept(environ: dict[str, str]) -> SetupState:
    found = StateStore(find_home(environ)).load()
    assert found is not None
    return found


def labels(state: SetupState, code: str = "en") -> list[str]:
    assert state.manifest is not None
    return [each["label"][code] for each in state.manifest["inbox"]["ticketActions"]]


def previewed(someone: Person) -> list[str]:
    """The buttons in the preview that is seen, as they stand there."""
    found: list[QWidget] = someone.page.findChildren(QWidget)
    shown = [each for each in found if each.objectName().startswith("preview.action.") and each.isVisible()]
    return [str(each.property("text")) for each in sorted(shown, key=lambda each: (each.y(), each.x()))]


def seen(someone: Person) -> list[str]:
    """Every text on the page."""
    found: list[QLabel] = someone.page.findChildren(QLabel)
    return [each.text() for each in found if each.isVisible()]


def status(someone: Person) -> tuple[str, str]:
    found = someone.find("shell.status")
    return someone.text("shell.status"), str(found.property("tone"))


def test_what_is_edited_is_seen_everywhere_and_kept_by_next(open_at: Opens, environ: dict[str, str]) -> None:
    someone = at_inbox(open_at)
    assert previewed(someone)[0] == "Reply"
    edit(someone)
    someone.type("form.label.en", "Answer")
    someone.until(lambda: previewed(someone)[0] == "Answer")
    someone.click("inbox.overview")
    assert previewed(someone)[0] == "Answer"
    assert someone.sees("inbox.defaults")
    someone.next()
    assert someone.step == "replies"
    assert labels(kept(environ))[0] == "Answer"


def test_without_edits_the_defaults_stay_the_defaults(open_at: Opens, environ: dict[str, str]) -> None:
    someone = at_inbox(open_at)
    edit(someone)
    someone.type("form.label.en", "Answer")
    someone.click("editor.undo")
    someone.next()
    assert kept(environ).manifest is None  # they follow the Network


def test_a_missing_label_shuts_next_and_says_so(open_at: Opens) -> None:
    someone = at_inbox(open_at)
    edit(someone)
    field = someone.field("form.label.fr")
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert not someone.find("shell.next").isEnabled()
    assert status(someone) == ("One label is missing", "bad")
    someone.click("inbox.overview")
    someone.until(lambda: "✕ French is missing." in seen(someone), "what is wrong")
    edit(someone)
    someone.type("form.label.fr", "Repondre")  # QTest types plain letters only
    assert someone.find("shell.next").isEnabled()
    assert status(someone) == ("", "")
    someone.next()
    assert someone.step == "replies"


def test_a_window_that_was_killed_opens_with_the_edits(open_at: Opens, environ: dict[str, str]) -> None:
    first = at_inbox(open_at)
    edit(first)
    first.type("form.label.de", "Gegenrede")
    first.until(lambda: kept(environ).manifest is not None, "the edit on disk")
    again = open_at()
    assert again.step == "inbox"
    again.until(lambda: again.page.valid, "the manifest")
    assert labels(again.window.state, "de")[0] == "Gegenrede"
    again.click("preview.language.de")
    assert previewed(again)[0] == "Gegenrede"
    again.next()
    assert labels(kept(environ), "de")[0] == "Gegenrede"


def test_a_wrong_edit_is_kept_too_and_shuts_what_follows(open_at: Opens, environ: dict[str, str]) -> None:
    first = at_inbox(open_at)
    first.next()
    first.back()
    first.until(lambda: first.page.valid, "the manifest")
    edit(first)
    field = first.field("form.label.de")
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    first.until(lambda: not kept(environ).finished(first.window.state.current), "the step open again")
    again = open_at()
    again.until(lambda: again.text("shell.status") == "One label is missing", "the words")
    assert not again.find("shell.next").isEnabled()


def test_leaving_at_once_loses_no_letter(open_at: Opens, environ: dict[str, str]) -> None:
    someone = at_inbox(open_at)
    edit(someone)
    someone.type("form.label.en", "Answer")
    someone.back()
    assert someone.step == "relay"
    assert labels(kept(environ))[0] == "Answer"
    someone.pass_step()
    someone.until(lambda: someone.page.valid, "the manifest")
    assert previewed(someone)[0] == "Answer"


def test_text_of_the_json_view_that_cannot_be_read(open_at: Opens) -> None:
    someone = at_inbox(open_at)
    edit(someone)
    someone.click("editor.json")
    text = next(
        each for each in someone.page.findChildren(QPlainTextEdit) if each.isVisible() and not each.isReadOnly()
    )
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(text, "x")
    someone.until(lambda: "cannot be read" in someone.text("shell.status"), "the words")
    assert not someone.find("shell.next").isEnabled()
    QTest.keyClick(text, Qt.Key.Key_Backspace)
    someone.until_next()


def test_begin_again_with_what_the_network_can_do(open_at: Opens, environ: dict[str, str]) -> None:
    someone = at_inbox(open_at)
    edit(someone)
    someone.type("form.label.en", "Answer")
    someone.click("inbox.overview")
    someone.click("inbox.defaults")
    someone.until(lambda: previewed(someone)[:1] == ["Reply"], "the defaults")
    assert not someone.sees("inbox.defaults")
    assert kept(environ).manifest is None


def test_enter_and_escape_in_a_field_are_no_next_and_no_cancel(open_at: Opens) -> None:
    someone = at_inbox(open_at)
    edit(someone)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(someone.field("form.label.en"), key)
        QApplication.processEvents()
        assert someone.step == "inbox"
        assert not someone.page.busy
        assert not someone.sees("cancel")


def test_in_and_out_of_the_editor_with_the_keyboard(open_at: Opens) -> None:
    someone = at_inbox(open_at)
    someone.window.activateWindow()
    someone.until(someone.window.isActiveWindow, "the focus")
    someone.find("inbox.edit").setFocus()
    QTest.keyClick(someone.find("inbox.edit"), Qt.Key.Key_Space)
    page = someone.page
    assert isinstance(page, InboxPage)
    assert page.editing
    QTest.keyClick(someone.find("editor.form"), Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    someone.find("inbox.overview").setFocus()
    QTest.keyClick(someone.find("inbox.overview"), Qt.Key.Key_Space)
    focus: QWidget | None = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "inbox.edit"


def test_a_promoted_manifest_is_left_alone(open_at: Opens, there: World) -> None:
    there.do(lambda: there.hub.promote(there.channel.id, "Brand"))
    someone = at_inbox(open_at)
    assert "SocialHub's team" in someone.text("inbox.read_only.text")
    assert not someone.sees("inbox.edit")
    assert not someone.sees("inbox.defaults")
    assert previewed(someone) == []
    someone.next()
    assert someone.step == "replies"


def test_somebody_else_changed_the_same_button(open_at: Opens, there: World, environ: dict[str, str]) -> None:
    def theirs(english: str) -> None:
        action = {**BY_HAND, "label": {**BY_HAND["label"], "en": english}}  # type: ignore[dict-item]
        there.hub.manifest(there.channel.id).document["inbox"] = {"ticketActions": [action], "rightSidebar": []}

    there.do(lambda: theirs("By hand"))
    first = at_inbox(open_at)
    edit(first)
    first.type("form.label.en", "Ours")
    first.next()
    there.do(lambda: theirs("Theirs"))
    someone = open_at()
    someone.until_step("replies")
    someone.back()
    someone.until(lambda: someone.sees("inbox.notice"), "the notice")
    assert status(someone) == ("1 place to choose", "bad")
    assert not someone.find("shell.next").isEnabled()
    someone.click("inbox.notice.action")
    page = someone.page
    assert isinstance(page, InboxPage)
    session = page.session
    assert session is not None
    (conflict,) = session.conflicts
    session.resolve(conflict, "theirs")
    assert not someone.sees("inbox.notice")
    someone.next()
    assert labels(kept(environ))[0] == "Theirs"


def test_a_webhook_written_here_is_left_out(open_at: Opens, environ: dict[str, str]) -> None:
    someone = at_inbox(open_at)
    page = someone.page
    assert isinstance(page, InboxPage)
    session = page.session
    assert session is not None
    secret = "s" * 40
    session.replace({**session.document.current, "webhook": {"url": "https://x.example/hook", "secret": secret}})
    someone.until(lambda: someone.sees("inbox.notice"), "the notice")
    someone.next()
    assert "webhook" not in (kept(environ).manifest or {})
    assert secret not in (find_home(environ).data / "setup.json").read_text(encoding="utf-8")


def test_templates_are_for_later(open_at: Opens) -> None:
    someone = at_inbox(open_at)
    edit(someone)
    page = someone.page
    assert isinstance(page, InboxPage)
    assert page.session is not None
    assert page.session.surroundings.parts == ("branding", "callbacks")  # the webhook is the next step's


def test_an_edit_that_cannot_be_kept_is_said_and_kept_later(open_at: Opens, environ: dict[str, str]) -> None:
    someone = at_inbox(open_at)
    path = find_home(environ).data / "setup.json"
    path.unlink()
    path.mkdir()
    edit(someone)
    someone.type("form.label.en", "Answer")
    someone.until(lambda: someone.sees("inbox.notice"), "the notice")
    assert "not kept yet" in someone.text("inbox.notice.text")
    path.rmdir()
    someone.click("inbox.notice.action")
    someone.until(lambda: not someone.sees("inbox.notice"), "the end of it")
    assert labels(kept(environ))[0] == "Answer"


def test_nothing_is_edited_while_the_manifest_is_read_again(open_at: Opens) -> None:
    """What came back would take the edit's place."""
    someone = at_inbox(open_at)
    someone.page.enter(someone.window.state)  # as when it is come back to; the answer is on its way
    assert not someone.find("shell.next").isEnabled()
    assert not someone.find("inbox.edit").isEnabled()
    someone.until(lambda: someone.page.valid, "the manifest")
    edit(someone)
