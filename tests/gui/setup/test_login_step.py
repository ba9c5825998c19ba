"""Logging in: the ways in which it can end, each with its sentence and its way on."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import httpx
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.gui.setup.world import world
from wizard.journey.state import Step

if TYPE_CHECKING:
    from tests.gui.setup.conftest import Opens
    from tests.gui.setup.world import World


def test_wrong_password_denied_and_killed_then_well(open_at: Opens) -> None:
    someone = open_at("login")
    someone.log_in(password="wrong")
    someone.until_words("The name or the password is wrong.")
    assert someone.step == "login"
    someone.log_in(decision="deny")
    someone.until(lambda: "You did not allow access" in someone.problem, "the sentence")
    someone.until_page()  # a fresh page below
    someone.kill_renderer()
    someone.until(lambda: someone.sees("browser.try_again"), "the notice")
    someone.click("browser.try_again")
    someone.log_in()
    someone.until(lambda: someone.sees("login.card"), "the log-in")
    assert someone.text("login.card.name") == "Connected as Practice Brand"
    someone.next()
    assert someone.step == "relay"


def test_after_the_log_in_enter_goes_on(open_at: Opens) -> None:
    """Though the browser's own buttons, which Enter presses too, had their turn before."""
    someone = open_at("login")
    someone.until_page()
    someone.kill_renderer()
    someone.until(lambda: someone.sees("browser.try_again"), "the notice")
    someone.find("browser.try_again").setFocus()
    someone.click("browser.try_again")
    someone.log_in()
    someone.until(lambda: someone.sees("login.card"), "the log-in")
    someone.until(lambda: someone.find("shell.next").hasFocus(), "the focus on Next")
    QTest.keyClick(someone.find("login.again"), Qt.Key.Key_Return)
    someone.until_step("relay")


class _Browser(QObject):
    """Somebody's own browser: opens the page, allows access, follows the redirect."""

    def __init__(self) -> None:
        super().__init__()
        self.page = ""

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        threading.Thread(target=self._allow, args=(url.toString(),), daemon=True).start()

    def _allow(self, url: str) -> None:
        with httpx.Client(trust_env=False, follow_redirects=True, timeout=60) as client:
            form = dict(httpx.URL(url).params)
            form |= {"username": "brand", "password": "practice", "decision": "authorize"}
            self.page = client.post(url.partition("?")[0], data=form).text


def test_ones_own_browser(open_at: Opens) -> None:
    browser = _Browser()
    # The stub asks for bytes, the binding for a text.
    QDesktopServices.setUrlHandler("http", browser, "open")  # type: ignore[arg-type]
    try:
        someone = open_at("login")
        someone.until_page()
        someone.click("browser.own_browser")
        someone.until(lambda: someone.sees("login.card"), "the log-in")
    finally:
        QDesktopServices.unsetUrlHandler("http")
    someone.until(lambda: browser.page, "the closing page")
    for words in ("Close this page", "Schließen Sie diese Seite", "Fermez cette page"):
        assert words in browser.page


def test_the_network_offline_then_back(open_at: Opens, there: World) -> None:
    there.network_offline()
    someone = open_at("login")
    someone.until(lambda: someone.problem, "the sentence")
    there.network_online()
    someone.click("shell.problem.action")
    someone.until_page()


def test_using_another_account_gives_the_first_one_back(open_at: Opens, there: World) -> None:
    someone = open_at("relay")
    someone.back()
    assert someone.sees("login.card")
    someone.click("login.again")
    someone.log_in("alice", "alice-practice")
    someone.until(lambda: someone.sees("login.card"), "the log-in")
    assert someone.text("login.card.name") == "Connected as Alice Sommer"
    someone.next()
    assert someone.step == "relay"


def test_another_server_by_going_back(open_at: Opens, there: World) -> None:
    """All that rests on the first one is made anew, and its access is given back."""
    someone = open_at("relay")
    first = someone.window.state.account
    assert first is not None
    with world() as elsewhere:
        elsewhere.do(lambda: elsewhere.fediverse.post("alice", "@brand are you on this server too?"))
        someone.back()
        someone.back()
        someone.type("network.field.server", elsewhere.network_url)
        someone.next()
        assert someone.step == "login"
        assert not someone.sees("login.card")
        someone.log_in()
        someone.until(lambda: someone.sees("login.card"), "the log-in")
        assert str(elsewhere.network_port) in someone.text("login.card.handle")
        someone.next()
        assert someone.step == "relay"
        someone.until(lambda: not someone.find("relay.preview.busy").isVisible(), "the preview")
        shown = [each.text() for each in someone.page.findChildren(QLabel)]
        assert any("are you on this server too?" in text for text in shown), shown
        second = someone.window.state.account
        assert second is not None
        assert second.handle != first.handle
        assert Step.INBOX not in someone.window.state.done
