"""The proxy preference as a form, for the desk's preferences and for the set-up window, which may need it first.

The system's proxy and none count as soon as they are chosen. One of your own counts once *Use it* is pressed, for
half an address is none. *Test* tries out what stands in the form, kept or not, and says in a sentence whether
SocialHub is reached. A password that is kept is never shown, and stays unless another one is typed.

Names: `proxy.kind`, `.address`, `.user`, `.password`, `.past`, `.test`, `.use`, `.notice`; `proxy` is the window
that holds the form alone, with `proxy.close`.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QLineEdit, QWidget

from wizard.gui.bridge import say_in_language
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import Busy, Notice, button, column, label, row

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from PySide6.QtCore import QObject

    from wizard.app import App
    from wizard.gui.bridge import Call, Problem
    from wizard.proxy import Kind
    from wizard.settings import ProxyChoice

SIZE = (600, 540)  # of the window: whatever the form has to say, it has room
_EXAMPLE = "http://proxy.example:3128"


class AskApp(Protocol):
    """Asks in the core's thread; see `Bridge.ask`."""

    def __call__(
        self,
        owner: QObject,
        question: Callable[[App], Coroutine[Any, Any, Any]],
        done: Callable[[Any], None],
        failed: Callable[[Problem], None],
    ) -> Call: ...


@dataclass(frozen=True, slots=True)
class _Entered:
    """What stands in the form. `password`: None where nothing was typed."""

    kind: str
    address: str = ""
    user: str = ""
    password: str | None = None
    past: str = ""


class ProxyForm(QWidget):
    """`changed`: another choice was kept."""

    changed = Signal()

    def __init__(self, ask: AskApp) -> None:
        super().__init__()
        self._ask = ask
        self._asked: Call | None = None
        self._touched = False  # what is chosen already is not shown over
        self._build()
        self._ask(self, _kept, self._show_first, self._failed)

    def first_focus(self) -> QWidget:
        return self._kind

    # --- building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._kind = QComboBox()
        self._kind.setObjectName("proxy.kind")
        self._kind.setAccessibleName(self.tr("Proxy"))
        for code, text in (
            ("system", self.tr("As the system says")),
            ("none", self.tr("No proxy")),
            ("manual", self.tr("This one")),
        ):
            self._kind.addItem(text, code)
        self._kind.activated.connect(self._chosen)
        self._address = self._line("address", self.tr("Address"), _EXAMPLE)
        self._user = self._line("user", self.tr("User name"), self.tr("if it wants a log-in"))
        self._password = self._line("password", self.tr("Password"))
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._past = self._line("past", self.tr("Not for"), "example.com, 10.0.0.0/8")
        self._manual = QWidget()
        self._manual.setLayout(self._grid())
        self._manual.hide()
        self._notice = Notice("proxy.notice")
        self._busy = Busy()
        self._busy.hide()
        self._test = button(self.tr("Test"), "proxy.test")
        self._test.clicked.connect(self._try)
        self._use = button(self.tr("Use it"), "proxy.use", "primary")
        self._use.clicked.connect(self._keep)
        self._use.hide()
        buttons = row(self._test, self._use, self._busy, spacing=10)
        buttons.addStretch(1)
        hint = label(self.tr("This computer's own addresses are never sent to a proxy."), "hint")
        layout = column(self._kind, self._manual, hint, self._notice, buttons, spacing=12)
        layout.setAlignment(self._kind, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(layout)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(16))
        grid.setVerticalSpacing(theme().px(10))
        grid.setColumnStretch(1, 1)
        for at, field in enumerate((self._address, self._user, self._password, self._past)):
            title = label(field.accessibleName(), "muted", wrap=False)
            title.setBuddy(field)
            grid.addWidget(title, at, 0)
            grid.addWidget(field, at, 1)
        return grid

    def _line(self, name: str, title: str, example: str = "") -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(f"proxy.{name}")
        made.setAccessibleName(title)
        made.setPlaceholderText(example)
        made.textEdited.connect(self._edited)
        made.returnPressed.connect(self._keep)
        return made

    def _fields(self) -> dict[str, QLineEdit]:
        return {"address": self._address, "user": self._user, "password": self._password, "past": self._past}

    # --- what a person does -----------------------------------------------------------------------------------

    @property
    def _entered(self) -> _Entered:
        kind = str(self._kind.currentData())
        if kind != "manual":
            return _Entered(kind)
        return _Entered(
            kind, self._address.text(), self._user.text(), self._password.text() or None, self._past.text()
        )

    def _chosen(self, _index: int) -> None:
        """The system's and none count at once; one of your own may have to be entered first."""
        self._touched = True
        self._say("")
        manual = self._entered.kind == "manual"
        self._manual.setVisible(manual)
        self._use.setVisible(manual)
        self._use.setEnabled(True)
        if manual:
            self._address.setFocus()
        else:
            self._keep()

    def _edited(self) -> None:
        self._touched = True
        self._say("")
        self._use.setEnabled(True)

    def _try(self) -> None:
        entered = self._entered

        async def tried(app: App) -> str:
            from wizard.mending import try_proxy

            return await try_proxy(app, await _choice(app, entered), entered.password)

        self._begin(tried, lambda said: self._over(say_in_language(said)))

    def _keep(self) -> None:
        entered = self._entered

        async def kept(app: App) -> _Kept:
            from wizard.control.client import open_handle
            from wizard.mending import Mending

            choice = await _choice(app, entered)
            async with open_handle(app) as handle:
                await Mending(app, handle).use_proxy(choice, entered.password)
            return await _kept(app)

        self._begin(kept, self._is_kept)

    def _begin(self, question: Callable[[App], Coroutine[Any, Any, Any]], done: Callable[[Any], None]) -> None:
        if self._asked is not None and not self._asked.over:
            return
        self._say("")
        self._at_work(busy=True)
        self._asked = self._ask(self, question, done, self._failed)

    # --- what came of it --------------------------------------------------------------------------------------

    def _show_first(self, kept: _Kept) -> None:
        if not self._touched:
            self._show(kept)

    def _show(self, kept: _Kept) -> None:
        choice = kept.choice
        self._at_work(busy=False)
        self._kind.setCurrentIndex(max(0, self._kind.findData(choice.kind)))
        self._address.setText(choice.address)
        self._user.setText(choice.user)
        self._password.clear()
        self._password.setPlaceholderText(self.tr("Kept in the keyring") if kept.has_password else "")
        self._past.setText(", ".join(choice.past))
        manual = choice.kind == "manual"
        self._manual.setVisible(manual)
        self._use.setVisible(manual)
        self._use.setEnabled(False)  # it is in use

    def _is_kept(self, kept: _Kept) -> None:
        self._show(kept)
        self._say(self.tr("This counts from now on. Whether it works, Test says."), "ok")
        self.changed.emit()

    def _over(self, said: str) -> None:
        self._at_work(busy=False)
        self._say(said, "ok")

    def _failed(self, problem: Problem) -> None:
        self._at_work(busy=False)
        self._say(str(problem))
        for name, field in self._fields().items():
            _mark(field, str(problem) if name == problem.field and self._manual.isVisibleTo(self) else "")

    def _say(self, text: str, tone: str = "bad") -> None:
        self._notice.show_text(text, tone=tone)
        for field in self._fields().values():
            _mark(field, "")

    def _at_work(self, *, busy: bool) -> None:
        self._busy.setVisible(busy)
        self._test.setEnabled(not busy)
        self._manual.setEnabled(not busy)
        self._kind.setEnabled(not busy)


class ProxyDialog(QDialog):
    """The form in a window of its own."""

    changed = Signal()

    def __init__(self, ask: AskApp, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("proxy")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Proxy"))
        self.setMinimumSize(theme().px(SIZE[0]), theme().px(SIZE[1]))
        form = ProxyForm(ask)
        form.changed.connect(self.changed)
        close = button(self.tr("Close"), "proxy.close")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        line = row(spacing=10)
        line.addStretch(1)
        line.addWidget(close)
        texts = column(label(self.tr("Proxy"), "heading"), label(self._why(), "muted"), spacing=6)
        whole = column(texts, form, spacing=18, margins=(24, 20, 24, 18))
        whole.addStretch(1)
        whole.addLayout(line)
        self.setLayout(whole)
        form.first_focus().setFocus()

    def _why(self) -> str:
        return self.tr("Some networks let nobody out but through a proxy. Who runs yours can tell its address.")


# --- in the core's thread --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Kept:
    """What holds. `has_password`: one is in the store of secrets."""

    choice: ProxyChoice
    has_password: bool = False


async def _kept(app: App) -> _Kept:
    from wizard.errors import NeedsPerson
    from wizard.proxy import PASSWORD

    choice = await asyncio.to_thread(lambda: app.store.load().proxy)
    if not choice.user:
        return _Kept(choice)
    try:
        return _Kept(choice, await asyncio.to_thread(lambda: app.secrets().get(PASSWORD)) is not None)
    except NeedsPerson:  # a locked keyring: said once it is needed
        return _Kept(choice)


async def _choice(app: App, entered: _Entered) -> ProxyChoice:
    """Raises UsageError for what cannot be."""
    from wizard.proxy import check_address, check_past, check_user
    from wizard.settings import ProxyChoice

    if entered.kind == "manual":
        return ProxyChoice(
            kind="manual",
            address=check_address(entered.address),
            user=check_user(entered.user),
            past=check_past(entered.past),
        )
    before = await asyncio.to_thread(lambda: app.store.load().proxy)
    return before.model_copy(update={"kind": cast("Kind", entered.kind)})


def _mark(field: QLineEdit, why: str) -> None:
    """Marks a field as wrong, or as right again; a wrong one gets the focus."""
    set_role(field, str(field.property("role") or ""), tone="bad" if why else "")
    field.setAccessibleDescription(why)
    if why:
        field.setFocus()
        field.selectAll()
