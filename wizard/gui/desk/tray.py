"""The icon in the tray, with its tooltip and its menu.

A tray comes and goes: it starts after us at log-in, it dies and comes back, or there is none at all (plain GNOME),
and no signal tells of it on every system. So it is looked for now and then: the icon is made once there is a tray,
and given up where it has gone, for the next one may speak another protocol (StatusNotifier, XEmbed).

Names: `tray.menu`, and of its entries: `tray.open`, `tray.update` (a newer version), `tray.sync`, `tray.pause`
with `tray.pause.hour`, `tray.pause.tomorrow`, `tray.pause.open_end`, `tray.resume`, `tray.channel.<name>`,
`tray.add`, `tray.socialhub`, `tray.preferences`, `tray.quit`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from wizard.gui.desk.icons import tray_icon
from wizard.gui.desk.pauses import pauses
from wizard.gui.desk.signs import Sign, offer_line, sign_of, sign_of_all, state_of, tooltip, word_of

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from wizard.control.handle import Handle
    from wizard.gui.desk.core import DeskCore
    from wizard.gui.desk.holding import Held
    from wizard.sync.standing import ChannelStanding, Snapshot
    from wizard.updates.state import Offer

_LOOK_OFTEN = 3_000  # ms, in the first minutes: at log-in the tray may still be starting
_LOOK_SELDOM = 20_000
_OFTEN_TIMES = 40


class Tray(QObject):
    """Shows how everything stands, where there is a tray.

    `open_wanted(page)`: "" the window as it was, `channel/NAME`, `preferences`. `there_changed(bool)`: a tray
    appeared or went. `failed(Problem)`: what was asked for in the menu did not work.
    """

    open_wanted = Signal(str)
    add_wanted = Signal()
    hub_wanted = Signal()
    quit_wanted = Signal()
    update_wanted = Signal()
    there_changed = Signal(bool)
    failed = Signal(object)

    def __init__(self, core: DeskCore, form: str = "colour", parent: QObject | None = None) -> None:
        """`form`: one of `wishes.FORMS`."""
        super().__init__(parent)
        self._core = core
        self._form = form
        self._icon: QSystemTrayIcon | None = None
        self._pictures: dict[Sign, QIcon] = {}
        self._sign: Sign | None = None
        self._page = ""
        self._offer: Offer | None = None
        self.menu = self._make_menu()
        core.snapshot_changed.connect(self._show_state)
        core.failed.connect(self._show_state)
        core.role_changed.connect(self._show_state)
        self._looks = 0
        self._look = QTimer(self, interval=_LOOK_OFTEN)
        self._look.timeout.connect(self._look_for_tray)

    def start(self) -> None:
        """Looks for a tray from now on."""
        self._look_for_tray()
        self._look.start()

    def stop(self) -> None:
        """Takes the icon away."""
        self._look.stop()
        self._give_up_icon()
        self.menu.deleteLater()

    @property
    def there(self) -> bool:
        """Whether the icon can be seen, as far as the system tells."""
        return self._icon is not None

    @property
    def sign(self) -> Sign:
        return sign_of_all(self._core.snapshot, self._core.problem)

    def change_form(self, form: str) -> None:
        """`form`: one of `wishes.FORMS`."""
        self._form, self._sign = form, None
        self._pictures.clear()
        self._show_state()

    def speak(self) -> None:
        """The language has changed."""
        old, self.menu = self.menu, self._make_menu()
        if self._icon is not None:
            self._icon.setContextMenu(self.menu)
        old.deleteLater()
        self._show_state()

    def show_offer(self, offer: Offer | None) -> None:
        """A newer version, until there is none any more."""
        self._offer = offer
        self.menu.show_offer(offer)

    def _make_menu(self) -> TrayMenu:
        menu = TrayMenu(self._core)
        menu.show_offer(self._offer)
        menu.update_wanted.connect(self.update_wanted)
        menu.open_wanted.connect(self.open_wanted)
        menu.add_wanted.connect(self.add_wanted)
        menu.hub_wanted.connect(self.hub_wanted)
        menu.quit_wanted.connect(self.quit_wanted)
        menu.failed.connect(self.failed)
        return menu

    def notify(self, title: str, text: str, *, urgent: bool, page: str = "") -> bool:
        """A notification of the system; a click on it opens the window at `page`. False: there is no tray."""
        if self._icon is None:
            return False
        self._page = page  # the system does not say which one was clicked: the last one
        # With a picture of ours: while it is shown, some trays show that one in the place of the icon.
        self._icon.showMessage(title, text, self._picture(Sign.NEEDS_YOU if urgent else self.sign))
        return True

    # --- the icon ---------------------------------------------------------------------------------------------

    def _look_for_tray(self) -> None:
        self._looks += 1
        if self._looks == _OFTEN_TIMES:
            self._look.setInterval(_LOOK_SELDOM)
        there = QSystemTrayIcon.isSystemTrayAvailable()
        if there == self.there:
            return
        if there:
            self._make_icon()
        else:
            self._give_up_icon()
        self.there_changed.emit(there)

    def _make_icon(self) -> None:
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self._message_clicked)
        self._sign = None
        self._show_state()
        self._icon.show()

    def _give_up_icon(self) -> None:
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def _show_state(self, _news: object = None) -> None:
        if self._icon is None:
            return
        sign = self.sign
        if sign is not self._sign:
            self._sign = sign
            self._icon.setIcon(self._picture(sign))
        self._icon.setToolTip(tooltip(self._core.snapshot, self._core.problem))

    def _picture(self, sign: Sign) -> QIcon:
        if sign not in self._pictures:
            self._pictures[sign] = tray_icon(sign, self._form)
        return self._pictures[sign]

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_wanted.emit("")

    def _message_clicked(self) -> None:
        self.open_wanted.emit(self._page)


class TrayMenu(QMenu):
    """The menu; it is in step with the snapshot at every moment, for some trays show a copy of it."""

    open_wanted = Signal(str)
    add_wanted = Signal()
    hub_wanted = Signal()
    quit_wanted = Signal()
    update_wanted = Signal()
    failed = Signal(object)

    def __init__(self, core: DeskCore) -> None:
        super().__init__()
        self.setObjectName("tray.menu")
        self._core = core
        self._channels: dict[str, QAction] = {}
        self._add("open", self.tr("Open Channel Wizard"), lambda: self.open_wanted.emit(""))
        self._update = self._add("update", "", self.update_wanted.emit)
        self.show_offer(None)
        self.addSeparator()
        self._sync = self._add("sync", self.tr("Sync now"), lambda: self._ask(lambda handle: handle.sync_now()))
        self._pause = self._pauses()
        self._resume = self._add(
            "resume", self.tr("Resume"), lambda: self._ask(lambda handle: handle.resume(None))
        )
        self._before_channels = self.addSeparator()
        self._after_channels = self.addSeparator()
        self._add("add", self.tr("Add a channel …"), self.add_wanted.emit)
        self._add("socialhub", self.tr("Open SocialHub"), self.hub_wanted.emit)
        self._add("preferences", self.tr("Preferences …"), lambda: self.open_wanted.emit("preferences"))
        self.addSeparator()
        self._add("quit", self.tr("Quit"), self.quit_wanted.emit)
        core.snapshot_changed.connect(self._show)
        core.failed.connect(self._refresh)
        core.role_changed.connect(self._refresh)
        self._refresh()

    def _add(self, name: str, text: str, chosen: Callable[[], object]) -> QAction:
        return _entry(self, name, text, chosen)

    def _pauses(self) -> QMenu:
        menu = QMenu(self.tr("Pause"), self)
        menu.menuAction().setObjectName("tray.pause")
        for name, text, until in pauses():
            _entry(menu, f"pause.{name}", text, partial(self._pause_until, until))
        self.addMenu(menu)
        return menu

    def _pause_until(self, until: Callable[[], int | None]) -> None:
        """`until`: asked when it is chosen, ms since 1970."""
        self._ask(lambda handle: handle.pause(None, until()))

    def _ask(self, request: Callable[[Handle], Coroutine[Any, Any, None]]) -> None:
        async def question(held: Held) -> None:
            await request(held.handle)

        self._core.ask(self, question, lambda _none: None, self.failed.emit)

    def show_offer(self, offer: Offer | None) -> None:
        """Leads to the page of a newer version; hidden where there is none."""
        self._update.setText(f"{offer_line(offer)} …" if offer is not None else "")
        self._update.setVisible(offer is not None)

    # --- in step ----------------------------------------------------------------------------------------------

    def _refresh(self, _news: object = None) -> None:
        self._show(self._core.snapshot)

    def _show(self, snapshot: Snapshot) -> None:
        channels = snapshot.channels
        if [each.name for each in channels] != list(self._channels):
            self._list(channels)
        for each in channels:
            action = self._channels[each.name]
            state = state_of(each, running=snapshot.running)
            action.setText(self.tr("{0}: {1}").format(each.name, word_of(state)))
            sign = sign_of(state)
            if action.data() != sign.value:
                action.setData(sign.value)
                action.setIcon(tray_icon(sign, "colour"))
        self._before_channels.setVisible(bool(channels))
        paused = [each.paused_until is not None for each in channels]
        self._sync.setEnabled(not all(paused))
        self._pause.menuAction().setVisible(not all(paused))
        self._resume.setVisible(any(paused))

    def _list(self, channels: tuple[ChannelStanding, ...]) -> None:
        for action in self._channels.values():
            self.removeAction(action)
            action.setParent(None)  # gone by name at once; a moment later in truth
            action.deleteLater()
        self._channels = {}
        for each in channels:
            action = QAction(self)
            action.setObjectName(f"tray.channel.{each.name}")
            action.triggered.connect(lambda _checked=False, name=each.name: self._open(name))
            self.insertAction(self._after_channels, action)
            self._channels[each.name] = action

    def _open(self, name: str) -> None:
        self.open_wanted.emit(f"channel/{name}")


def _entry(menu: QMenu, name: str, text: str, chosen: Callable[[], object]) -> QAction:
    action = menu.addAction(text)
    action.setObjectName(f"tray.{name}")
    action.triggered.connect(lambda _checked=False: chosen())
    return action
