"""The proxy in the preferences: chosen, tried out, and mended from where the fault is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPushButton, QWidget

from tests.gui.desk.handles import Doors, broken, channel, gone, snapshot
from tests.proxies import GOOD, USER, Proxy, certificate, listening, proxy_in_thread, server_tls, trusted
from wizard.app import App
from wizard.control.handle import News
from wizard.gui.desk.main import Desk
from wizard.http import proxy_for
from wizard.proxy import PASSWORD
from wizard.sync.standing import Mend

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

HUB = "api.socialhub.io"
_PATIENCE = 90_000


class Person:
    """Somebody at the page about the connection."""

    def __init__(self, desk: Desk, app: App, qtbot: QtBot) -> None:
        self.desk, self.app, self._qtbot = desk, app, qtbot
        desk.show("preferences/connection")

    @property
    def window(self) -> QDialog:
        assert self.desk.window is not None
        found: QDialog | None = self.desk.window.findChild(QDialog, "preferences")
        assert found is not None
        return found

    def find(self, name: str) -> QWidget:
        found: QWidget | None = self.window.findChild(QWidget, name)
        assert found is not None, name
        return found

    def waits(self, until: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(until()), timeout=_PATIENCE)

    def chooses(self, kind: str) -> None:
        box = self.find("proxy.kind")
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findData(kind))
        box.activated.emit(box.currentIndex())

    def types(self, **fields: str) -> None:
        for name, text in fields.items():
            field = self.find(f"proxy.{name}")
            assert isinstance(field, QLineEdit)
            assert field.isVisible()
            field.clear()
            QTest.keyClicks(field, text)

    def presses(self, name: str) -> None:
        pressed = self.find(name)
        assert isinstance(pressed, QPushButton)
        self.waits(pressed.isEnabled)
        pressed.click()

    def reads(self, part: str) -> None:
        """Waits until it is said."""
        notice = self.find("proxy.notice")
        self.waits(lambda: notice.isVisible() and part in notice.accessibleName())


@pytest.fixture
def doors() -> Doors:
    return Doors()


@pytest.fixture
def person(
    doors: Doors, environ: dict[str, str], qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Person]:
    QLocale.setDefault(QLocale("en"))
    environ["XDG_CONFIG_HOME"] = f"{environ['CHANNEL_WIZARD_HOME']}/xdg"
    desk = Desk(qapp, environ, doors.ways, hidden=True)
    desk.start()
    qtbot.waitUntil(lambda: doors.working.listening, timeout=_PATIENCE)
    doors.working.tell(News(snapshot(channel())))
    yield Person(desk, App.build(environ), qtbot)
    desk.stop()
    gone(*(each for each in qapp.topLevelWidgets() if each.parentWidget() is None), desk)


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """A proxy that wants a log-in, with SocialHub behind it."""

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()

    file = certificate(tmp_path, HUB)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with trusted(file), proxy_in_thread() as made:
        made.serve_behind(HUB, lambda: listening(refuse, server_tls(file)))
        yield made


def test_one_is_entered_tried_used_and_given_up(person: Person, there: Proxy) -> None:
    assert not person.find("proxy.address").isVisible()
    person.chooses("manual")
    assert person.app.store.load().proxy.kind == "system"  # half an address is none
    person.types(address=there.url(), user=USER, password="wrong", past="example.com")
    person.presses("proxy.test")
    person.reads("The proxy wants a log-in, or does not accept the one that it is given.")
    assert person.window.focusWidget() is person.find("proxy.password")
    assert person.find("proxy.password").accessibleDescription()
    person.types(password=GOOD)
    person.presses("proxy.test")
    person.reads(f"{HUB} is reached through the proxy 127.0.0.1:{there.port}.")
    assert not person.find("proxy.password").accessibleDescription()
    assert person.app.store.load().proxy.kind == "system"  # it was only tried
    person.presses("proxy.use")
    person.reads("This counts from now on.")
    kept = person.app.store.load().proxy
    assert (kept.kind, kept.address, kept.user, kept.past) == ("manual", there.url(), USER, ("example.com",))
    assert person.app.secrets().get(PASSWORD) == GOOD
    assert str(there.port) in (proxy_for(f"https://{HUB}/") or "")
    password = person.find("proxy.password")
    assert isinstance(password, QLineEdit)
    assert (password.text(), password.placeholderText()) == ("", "Kept in the keyring")
    assert not person.find("proxy.use").isEnabled()
    person.presses("proxy.test")  # with the password that is kept
    person.reads("is reached through")
    person.chooses("none")
    person.reads("This counts from now on.")
    assert person.app.store.load().proxy.kind == "none"
    assert not person.find("proxy.address").isVisible()
    assert proxy_for(f"https://{HUB}/") is None


def test_the_one_button_leads_there(person: Person, doors: Doors) -> None:
    window = person.desk.window
    assert window is not None
    person.window.close()
    doors.working.tell(News(snapshot(broken("brand", Mend.PROXY, "The proxy wants a log-in."))))
    button: QPushButton | None = window.findChild(QPushButton, "chain.mend.action")
    assert button is not None
    person.waits(lambda: button.text() == "Check the proxy")
    button.click()
    person.waits(lambda: person.find("proxy.kind").isVisible())


def test_what_is_wrong_is_said_at_its_field_and_mended(person: Person, there: Proxy) -> None:
    person.chooses("manual")
    for field, text, said in (
        ("address", "", "The proxy's address is missing."),
        ("address", "socks5://127.0.0.1:1080", "SOCKS proxies cannot be used."),
        ("address", "proxy.example", "The proxy's address has no port."),
        ("past", "no/host", "“no/host” is no host."),
        ("user", "erika:secret", "A user name for a proxy has no colon in it."),
        ("user", "erika", "The proxy's password is missing."),
    ):
        person.types(**{"address": there.url(), "past": "", "user": "", field: text})
        person.presses("proxy.use")
        person.reads(said)
        wrong = "password" if "password" in said else field
        assert person.find(f"proxy.{wrong}").accessibleDescription(), said
    assert person.app.store.load().proxy.kind == "system"
    person.types(password=GOOD)
    person.presses("proxy.use")
    person.reads("This counts from now on.")


def test_the_preferences_show_what_is_kept(person: Person, there: Proxy) -> None:
    person.chooses("manual")
    person.types(address=there.url(), user=USER, password=GOOD, past="10.0.0.0/8")
    person.presses("proxy.use")
    person.reads("This counts from now on.")
    before = person.window
    before.close()
    person.waits(
        lambda: person.desk.window is not None and person.desk.window.findChild(QDialog, "preferences") is None
    )
    person.desk.show("preferences/connection")
    address, past = person.find("proxy.address"), person.find("proxy.past")
    assert isinstance(address, QLineEdit)
    assert isinstance(past, QLineEdit)
    person.waits(lambda: address.text() == there.url())
    assert past.text() == "10.0.0.0/8"
    assert person.find("proxy.notice").isHidden()
