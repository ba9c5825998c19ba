"""Step 4: logging in, in the embedded browser or in one's own, or with an access token where the Network has no
page to log in on.

Names: the browser's own (`browser.…`), `login.own_browser`, `login.embedded` (back to the page in here),
`login.address` and `login.copy` (for a browser that did not open), `login.token` (a field) and `login.with_token`
(a button), `login.again` (use another account), `login.card`, `login.card.name`.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLineEdit, QStackedWidget, QWidget

from wizard.gui.browser import BrowserWay, LoginBrowser, Proxy
from wizard.gui.drawing import open_outside
from wizard.gui.setup.page import BREATH_MS, Page
from wizard.gui.theme import set_role
from wizard.gui.widgets import Avatar, Busy, Mark, Panel, button, column, label, row
from wizard.journey.state import Purpose, Step

if TYPE_CHECKING:
    from wizard.gui.bridge import Problem
    from wizard.gui.browser import Failure
    from wizard.gui.setup.core import Core
    from wizard.journey.engine import Journey
    from wizard.journey.state import Account, SetupState
    from wizard.networks.base import LoginRequest, NetworkInfo
    from wizard.proxy import Route


class LoginPage(Page):
    step = Step.LOGIN
    fills = True

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._state: SetupState | None = None
        self._account: Account | None = None
        self._choose_account = False
        self._waiting = False  # for a person to finish a log-in page
        self._browser: LoginBrowser | None = None
        self._frame = QFrame()
        self._own = _OwnBrowser()
        self._own.back.connect(self._open_embedded)
        self._token = _TokenLogin()
        self._token.entered.connect(self._use_token)
        self._connected = _Connected()
        self._connected.again.connect(self._use_another)
        self._stack = QStackedWidget()
        self._empty = QWidget()
        for each in (self._empty, self._own, self._token, self._connected):
            self._stack.addWidget(each)
        self.setLayout(column(self._stack))

    # --- for the shell ----------------------------------------------------------------------------------------

    def title(self) -> str:
        if self._account is not None:
            return self.tr("You are logged in")
        return self.tr("Log in to {0}").format(self._host) if self._host else self.tr("Log in")

    def explanation(self) -> str:
        if self._account is not None:
            return self.tr("Channel Wizard reads what is addressed to this account, and posts replies as it.")
        if self._state is not None and self._state.purpose is Purpose.LOGIN:
            return self.tr(
                "Access has expired. Log in with the same account; everything goes on where it stopped."
            )
        if self.core.ground is not None:
            return self.tr("For practice: the user is “{0}”, the password “{1}”.").format(
                self.core.ground.user, self.core.ground.password
            )
        if self._stack.currentWidget() is self._token:
            return self.tr("This Network has no log-in page. It gives out access tokens, usually in its settings.")
        return self.tr("The page below belongs to your server. Channel Wizard never sees your password.")

    @property
    def _host(self) -> str:
        if self._state is None:
            return ""
        server = self._state.network_fields.get("server", "")
        return urlsplit(server).netloc or server

    @property
    def valid(self) -> bool:
        return self._account is not None

    def waits_for(self) -> str:
        return self.tr("Waiting for your log-in …") if self._waiting else ""

    @property
    def holds_next(self) -> bool:
        return bool(self.busy)

    @property
    def may_try_again(self) -> bool:
        return super().may_try_again and not self._waiting  # nobody's half-typed password goes

    def first_focus(self) -> QWidget | None:
        if self._account is not None:
            return None
        return self._token.field if self._stack.currentWidget() is self._token else self._browser

    def fields(self) -> dict[str, QLineEdit]:
        return {"access_token": self._token.field}

    def enter(self, state: SetupState) -> None:
        self._state = state
        if state.account is not None and not self._choose_account:
            self._show_account(state.account)
        elif not self._waiting:
            self._account = None  # one of another server, if there was one
            self._stack.setCurrentWidget(self._empty)
            self._open()

    def leave(self) -> None:
        super().leave()
        self._waiting = False
        if self._browser is not None:
            self._browser.close_session()

    def commit(self) -> None:
        if self._account is None:
            self._open()
            return
        self.ask(lambda journey: journey.finish_log_in(), self.answered.emit, busy=self.tr("One moment …"))

    def _open(self) -> None:
        """Whichever way this Network has."""

        async def network(journey: Journey) -> NetworkInfo:
            await asyncio.sleep(BREATH_MS / 1000)  # the page is painted before its browser is made
            return journey.network()

        def found(info: NetworkInfo) -> None:
            if info.browser_login:
                self._open_embedded()
            else:
                self._account = None
                self._stack.setCurrentWidget(self._token)
                self._token.field.setFocus()

        self.ask(network, found)

    def _use_token(self, token: str) -> None:
        self.ask(
            lambda journey: journey.use_token(token), self._show_account, busy=self.tr("Asking the Network …")
        )

    # --- the embedded browser ---------------------------------------------------------------------------------

    def _open_embedded(self) -> None:
        self._account = None
        self._waiting = False
        self._embedded().warm_up()  # while the Network is asked
        choose = self._choose_account

        async def begun(journey: Journey) -> tuple[LoginRequest, BrowserWay]:
            request = await journey.start_login(choose_account=choose)
            return request, way_of(await journey.route(), request.url)

        self.ask(begun, self._show_page, busy=self.tr("Opening the log-in page …"))

    def _embedded(self) -> LoginBrowser:
        if self._browser is None:
            self._browser = LoginBrowser()
            self._frame = framed(self._browser)
            self._browser.arrived.connect(self._arrived)
            self._browser.failed.connect(self._failed)
            self._browser.own_browser_wanted.connect(self._open_own)
            self._stack.addWidget(self._frame)
        return self._browser

    def _show_page(self, begun: tuple[LoginRequest, BrowserWay]) -> None:
        request, way = begun
        browser = self._embedded()
        self._stack.setCurrentWidget(self._frame)
        self._waiting = True
        browser.open(request.url, request.redirect_uri, way)
        browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, _failure: Failure) -> None:
        """The browser says itself what happened, and offers to try again."""
        self._waiting = False
        self.changed.emit()

    def _arrived(self, address: str) -> None:
        self._waiting = False
        self.ask(
            lambda journey: journey.finish_login(address),
            self._show_account,
            busy=self.tr("Finishing the log-in …"),
            failed=self._refused,
        )

    def _refused(self, problem: Problem) -> None:
        """The page was finished, and it came to nothing: said above, with a fresh page below."""
        self._open_embedded()
        self.show_problem(problem)

    # --- one's own browser ------------------------------------------------------------------------------------

    def _open_own(self) -> None:
        if self._browser is not None:
            self._browser.close_session()
        messenger = _Messenger(self)
        messenger.address.connect(self._own.show_address)
        self._stack.setCurrentWidget(self._own)
        choose = self._choose_account
        self._waiting = True
        self.ask(
            lambda journey: journey.own_browser(messenger.address.emit, choose_account=choose),
            self._show_account,
            failed=self._own_refused,
        )

    def _own_refused(self, problem: Problem) -> None:
        self._waiting = False
        self._open_embedded()
        self.show_problem(problem)

    # --- connected --------------------------------------------------------------------------------------------

    def _show_account(self, account: Account) -> None:
        self._account = account
        self._waiting = False
        self._choose_account = False
        if self._browser is not None:
            self._browser.close_session()
        self._connected.show_account(account)
        self._stack.setCurrentWidget(self._connected)
        if account.picture:
            url = account.picture
            self.ask_beside(lambda journey: journey.picture(url), self._connected.show_picture)
        self.wished.emit("focus", "")

    def _use_another(self) -> None:
        self._choose_account = True
        self._open()


def framed(browser: LoginBrowser) -> QFrame:
    """The browser in a frame, as a thing of its own on the page."""
    frame = QFrame()
    set_role(frame, "browser")
    frame.setLayout(column(browser, margins=(1, 1, 1, 8)))  # a page has no round corners; the frame's stay free
    return frame


def way_of(route: Route, url: str) -> BrowserWay:
    """Which way a log-in page goes by the preference. Raises ProxyPasswordMissing, UsageError."""
    if route.choice.kind == "system":
        return BrowserWay()
    proxy = route.proxy_of(url)
    return BrowserWay(system=False, proxy=None if proxy is None else Proxy.read(proxy))


class _Messenger(QObject):
    """Brings the page's address from the core's thread into this one."""

    address = Signal(str)


class _OwnBrowser(QWidget):
    """While a person is in a browser of their own."""

    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._address = QLineEdit()
        self._address.setObjectName("login.address")
        self._address.setReadOnly(True)
        self._address.setAccessibleName(self.tr("Address of the log-in page"))
        copy = button(self.tr("Copy"), "login.copy")
        copy.clicked.connect(self._copy)
        back = button(self.tr("Use the page in this window"), "login.embedded", "link")
        back.clicked.connect(self.back)
        waiting = row(Busy(), spacing=12)
        waiting.addWidget(
            label(self.tr("Go on in your browser. This window notices when you are done."), "heading"), 1
        )
        line = row(spacing=8)
        line.addWidget(self._address, 1)
        line.addWidget(copy)
        panel = Panel()
        panel.setLayout(
            column(
                waiting,
                label(self.tr("If it did not open, open this address yourself:"), "muted"),
                line,
                spacing=12,
                margins=(20, 18, 20, 18),
            )
        )
        layout = column(panel, back, spacing=16)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_address(self, address: str) -> None:
        self._address.setText(address)
        self._address.setCursorPosition(0)
        open_outside(address)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address.text())


class _TokenLogin(QWidget):
    """For a Network without a log-in page."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setObjectName("login.token")
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(self.tr("Access token of the Network"))
        self.field.returnPressed.connect(self._enter)
        go = button(self.tr("Log in"), "login.with_token")
        go.clicked.connect(self._enter)
        line = row(spacing=8)
        line.addWidget(self.field, 1)
        line.addWidget(go)
        layout = column(
            label(self.tr("Access token of the Network"), "heading"),
            line,
            label(self.tr("It stays in this computer's keyring and is sent to the Network only."), "hint"),
            spacing=6,
        )
        layout.addStretch(1)
        self.setLayout(layout)

    def _enter(self) -> None:
        if self.field.text().strip():
            self.entered.emit(self.field.text())


class _Connected(QWidget):
    """Who is logged in."""

    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._avatar = Avatar(48, round_=True)
        self._name = label("", "heading", name="login.card.name")
        self._handle = label("", "muted", name="login.card.handle")
        tick = Mark(24)
        tick.show_state("done")
        panel = Panel(tone="ok")
        panel.setObjectName("login.card")
        line = row(self._avatar, spacing=14, margins=(18, 14, 20, 14))
        line.addLayout(column(self._name, self._handle, spacing=2), 1)
        line.addWidget(tick)
        panel.setLayout(line)
        self._panel = panel
        again = button(self.tr("Use another account"), "login.again", "link")
        again.clicked.connect(self.again)
        layout = column(panel, again, spacing=14)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_account(self, account: Account) -> None:
        self._avatar.show_name(account.name)
        text = self.tr("Connected as {0}").format(account.name)
        self._name.setText(text)
        self._handle.setText(account.handle)
        self._panel.setAccessibleName(f"{text} {account.handle}")

    def show_picture(self, data: bytes | None) -> None:
        if data:
            self._avatar.show_picture(data)
