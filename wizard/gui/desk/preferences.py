"""The preferences: how the desk speaks, starts and tells, where the data lives, and how to keep it safe.

Everything counts at once; there is nothing to apply. What cannot be done is said where it was asked for, and the
control shows again what holds.

Names: `preferences` (the window), `preferences.tab.<general|notifications|connection|data|about>` for its pages,
`preferences.language`, `.login`, `.icon`, `.notify`, `.notify_tickets`,
`.quiet`, `.quiet_from`, `.quiet_to`, `.folder.<config|data|logs>`, `.log_level`, `.show_log`, `.back_up`,
`.restore`, `.diagnostics`, `.version`, `.licence`, `.updates` (and more of it: `wizard.gui.desk.updating`),
`.close`; and `.<general|data>.notice`, where something did not work. The proxy has names of its own
(`wizard.gui.proxy`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTime, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QStackedWidget,
    QTimeEdit,
    QWidget,
)

from wizard import __version__
from wizard.autostart import start_at_login, starts_at_login
from wizard.errors import WizardError
from wizard.gui.bridge import problem_of
from wizard.gui.desk.wishes import FORMS
from wizard.gui.language import LANGUAGES, chosen_language
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import Notice, Tabs, button, column, label, row, scrolling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QLayout

    from wizard.gui.desk.main import Desk
    from wizard.gui.desk.window import ChannelsWindow

SIZE = (600, 520)
_LICENCE = "MIT License"


def show_preferences(desk: Desk, window: ChannelsWindow, part: str = "") -> None:
    """Brings them up over the main window; those that are open already are shown again.

    `part`: the page to look at, where another one than before is meant.
    """
    found: Preferences | None = window.findChild(Preferences)
    if found is None:
        found = Preferences(desk, window)
    if part in found.parts:
        found.show_part(part)
    found.show()
    found.raise_()
    found.activateWindow()


class Preferences(QDialog):
    """Belongs to the main window, and goes with it."""

    def __init__(self, desk: Desk, window: ChannelsWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._main = window
        self.setObjectName("preferences")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self._build()
        self.resize(theme().px(SIZE[0]), theme().px(SIZE[1]))
        self._language.setFocus()

    # --- building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        pages = {
            "general": (self.tr("General"), (self._general(),)),
            "notifications": (self.tr("Notifications"), (self._notifications(),)),
            "connection": (self.tr("Connection"), (self._proxy(),)),
            "data": (self.tr("Your data"), (self._folders(), self._backup(), self._log())),
            "about": (self.tr("About"), (self._about(), self._updates())),
        }
        self._tabs = Tabs("preferences.tab", {name: title for name, (title, _sections) in pages.items()})
        self._tabs.chosen.connect(self.show_part)
        self._pages = {name: _page(*sections) for name, (_title, sections) in pages.items()}
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        head = column(self._tabs, margins=(32, 24, 32, 4))
        close = button(self.tr("Close"), "preferences.close")
        close.clicked.connect(self.close)
        line = row(spacing=10, margins=(32, 12, 32, 12))
        line.addStretch(1)
        line.addWidget(close)
        bar = QFrame()
        set_role(bar, "bar")
        bar.setLayout(line)
        whole = column(head, self._stack, bar, spacing=0)
        whole.setStretchFactor(self._stack, 1)
        self.setLayout(whole)

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of its pages."""
        return tuple(self._pages)

    def show_part(self, name: str) -> None:
        """One of the pages."""
        self._tabs.look_at(name)
        self._stack.setCurrentWidget(self._pages[name])

    def _general(self) -> QWidget:
        self._language = self._combo("language", self.tr("Language"), list(LANGUAGES.items()))
        self._choose(self._language, chosen_language(self._desk.home))
        self._language.activated.connect(self._speak)
        forms = dict(zip(FORMS, (self.tr("In colour"), self.tr("Dark"), self.tr("Light")), strict=True))
        self._icon = self._combo("icon", self.tr("Icon in the tray"), list(forms.items()))
        self._choose(self._icon, self._desk.wishes.icon)
        self._icon.activated.connect(self._change_icon)
        self._login = self._check("login", self.tr("Start at log-in, in the tray"))
        self._login.setChecked(starts_at_login(self._desk.environ))
        self._login.clicked.connect(self._change_login)
        self._general_notice = Notice("preferences.general.notice")
        grid = _grid()
        self._add_row(grid, self.tr("Language"), self._language)
        self._add_row(grid, self.tr("Icon in the tray"), self._icon)
        grid.addWidget(self._login, grid.rowCount(), 1)
        return _section("", grid, self._general_notice)

    def _notifications(self) -> QWidget:
        wishes = self._desk.wishes
        self._notify = self._check("notify", self.tr("When something needs you, and when it is mended"))
        self._notify_tickets = self._check("notify_tickets", self.tr("For new Tickets"))
        self._quiet = self._check("quiet", self.tr("Quiet from"))
        self._quiet_from = self._time("quiet_from", self.tr("Quiet from"), wishes.quiet_from)
        self._quiet_to = self._time("quiet_to", self.tr("Quiet until"), wishes.quiet_to)
        self._notify.setChecked(wishes.notify)
        self._notify_tickets.setChecked(wishes.notify_tickets)
        self._quiet.setChecked(wishes.quiet)
        self._refresh_quiet()
        for each in (self._notify, self._notify_tickets, self._quiet):
            each.clicked.connect(self._change_notifications)
        for time in (self._quiet_from, self._quiet_to):
            time.timeChanged.connect(self._change_notifications)
        hours = row(self._quiet, self._quiet_from, label(self.tr("until"), wrap=False), self._quiet_to, spacing=10)
        hours.addStretch(1)
        return _section("", self._notify, self._notify_tickets, hours)

    def _proxy(self) -> QWidget:
        from wizard.gui.proxy import ProxyForm

        return _section(self.tr("Proxy"), ProxyForm(self._desk.core.ask_beside))

    def _folders(self) -> QWidget:
        """Where the data lives."""
        home = self._desk.home
        grid = _grid()
        folders: dict[str, tuple[str, Path]] = {"config": (self.tr("Settings"), home.config)}
        if home.data != home.config:
            folders["data"] = (self.tr("Journal"), home.data)
        folders["logs"] = (self.tr("Log files"), home.logs)
        for name, (title, path) in folders.items():
            shown = label(str(path), name=f"preferences.folder.{name}.path")
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            opener = button(self.tr("Open folder"), f"preferences.folder.{name}", "link")
            opener.setAccessibleName(self.tr("Open folder: {0}").format(title))
            opener.clicked.connect(partial(self._open, path, self._data_said))
            at = grid.rowCount()
            grid.addWidget(label(title, "muted", wrap=False), at, 0)
            grid.addWidget(shown, at, 1)
            grid.addWidget(opener, at, 2)
        self._data_notice = Notice("preferences.data.notice")
        return _section(self.tr("Where it is kept"), grid, self._data_notice)

    def _backup(self) -> QWidget:
        hint = self.tr("Everything in one encrypted file: channels, secrets, templates and history.")
        return _section(
            self.tr("Backup"),
            label(hint, "muted"),
            self._buttons(
                ("back_up", self.tr("Back up …"), self._back_up),
                ("restore", self.tr("Restore …"), self._restore),
            ),
        )

    def _log(self) -> QWidget:
        grid = _grid()
        self._add_row(grid, self.tr("What is written"), self._log_level())
        tell = self._buttons(
            ("show_log", self.tr("Show log"), self._show_log),
            ("diagnostics", self.tr("Export diagnostics …"), self._export),
        )
        return _section(self.tr("Log"), grid, tell)

    def _log_level(self) -> QComboBox:
        """Of the file, from now on: for this process, for whoever relays, and for every program that starts."""
        from wizard.logs import LEVEL_VARIABLE, kept_level, says_otherwise

        levels = {
            "warning": self.tr("Only what went wrong"),
            "info": self.tr("What happens"),
            "debug": self.tr("Everything, to find a fault"),
        }
        self._level = self._combo("log_level", self.tr("Level of the log"), list(levels.items()))
        self._choose(self._level, kept_level(self._desk.home.config) or "info")
        if says_otherwise(None, self._desk.environ):
            self._choose(self._level, self._desk.environ[LEVEL_VARIABLE].strip().lower())
            self._level.setEnabled(False)
            self._level.setToolTip(self.tr("CHANNEL_WIZARD_LOG says so."))
        self._level.activated.connect(self._change_level)
        return self._level

    def _change_level(self, _index: int) -> None:
        from wizard.logs import keep_level, kept_level, take_up_choice

        self._data_said("")
        try:
            keep_level(self._desk.home.config, str(self._level.currentData()))
        except (OSError, WizardError) as error:
            self._choose(self._level, kept_level(self._desk.home.config) or "info")
            self._data_said(self._why(error))
            return
        take_up_choice()
        if self._desk.core.role != "desk":  # another process relays: it writes at this level, too
            self._desk.look_again()

    def _buttons(self, *given: tuple[str, str, Callable[[], None]]) -> QLayout:
        line = row(spacing=10)
        for name, text, wanted in given:
            made = button(text, f"preferences.{name}")
            made.clicked.connect(wanted)
            line.addWidget(made)
        line.addStretch(1)
        return line

    def _about(self) -> QWidget:
        version = label(f"Channel Wizard {__version__}", name="preferences.version")
        licence = label(_LICENCE, "muted", name="preferences.licence")
        for each in (version, licence):
            each.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return _section("", version, licence)

    def _updates(self) -> QWidget:
        from wizard.gui.desk.updating import UpdatesSection

        return UpdatesSection(self._desk.updates, self._desk.open_update)

    def _combo(self, name: str, title: str, choices: list[tuple[str, str]]) -> QComboBox:
        made = QComboBox()
        made.setObjectName(f"preferences.{name}")
        made.setAccessibleName(title)
        for code, text in choices:
            made.addItem(text, code)
        return made

    def _choose(self, combo: QComboBox, code: str) -> None:
        combo.setCurrentIndex(max(0, combo.findData(code)))

    def _check(self, name: str, text: str) -> QCheckBox:
        made = QCheckBox(text)
        made.setObjectName(f"preferences.{name}")
        return made

    def _time(self, name: str, title: str, value: str) -> QTimeEdit:
        made = QTimeEdit(QTime.fromString(value, "HH:mm"))
        made.setObjectName(f"preferences.{name}")
        made.setAccessibleName(title)
        made.lineEdit().setTextMargins(theme().px(8), 0, 0, 0)  # a style sheet does not reach in there
        return made

    def _add_row(self, grid: QGridLayout, title: str, field: QWidget) -> None:
        at = grid.rowCount()
        grid.addWidget(label(title, "muted", wrap=False), at, 0)
        grid.addWidget(field, at, 1)

    # --- general ----------------------------------------------------------------------------------------------

    def _speak(self, _index: int) -> None:
        """Windows are made anew in the other language, these preferences with them."""
        before, code = chosen_language(self._desk.home), str(self._language.currentData())
        if code == before:
            return
        if self._main.holds_broken_text:
            self._choose(self._language, before)
            self._general_notice.show_text(
                self.tr("The JSON of a Manifest cannot be read yet. Mend it, then change the language.")
            )
            return
        try:
            self._desk.speak(code)
        except (OSError, WizardError) as error:
            self._choose(self._language, before)
            self._general_notice.show_text(self._why(error))
            return
        QTimer.singleShot(0, self._desk, partial(self._desk.show, "preferences"))

    def _why(self, error: OSError | WizardError) -> str:
        if isinstance(error, WizardError):
            return str(problem_of(error))
        return self.tr("This could not be kept: {0}.").format(error.strerror or type(error).__name__)

    def _change_icon(self, _index: int) -> None:
        self._desk.change_wishes(replace(self._desk.wishes, icon=str(self._icon.currentData())))

    def _change_login(self, wanted: bool) -> None:
        self._general_notice.show_text("")
        try:
            start_at_login(self._desk.environ, wanted=wanted)
        except WizardError as error:
            self._general_notice.show_text(self._why(error))
        self._login.setChecked(starts_at_login(self._desk.environ))

    # --- notifications ----------------------------------------------------------------------------------------

    def _change_notifications(self, _value: object = None) -> None:
        self._refresh_quiet()
        self._desk.change_wishes(
            replace(
                self._desk.wishes,
                notify=self._notify.isChecked(),
                notify_tickets=self._notify_tickets.isChecked(),
                quiet=self._quiet.isChecked(),
                quiet_from=self._quiet_from.time().toString("HH:mm"),
                quiet_to=self._quiet_to.time().toString("HH:mm"),
            )
        )

    def _refresh_quiet(self) -> None:
        for each in (self._quiet_from, self._quiet_to):
            each.setEnabled(self._quiet.isChecked())

    # --- data -------------------------------------------------------------------------------------------------

    def _data_said(self, text: str) -> None:
        self._data_notice.show_text(text)

    def _open(self, path: Path, tell: Callable[[str], None], _checked: object = None) -> None:
        """With the system's own program for it."""
        if not path.exists():
            tell(self.tr("{0} is not there yet.").format(path))
        elif QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            tell("")
        else:
            tell(self.tr("No program opened {0}. Open it yourself.").format(path))

    def _show_log(self) -> None:
        from wizard.logs import FILE_NAME  # loads what the desk may not need otherwise

        self._open(self._desk.home.logs / FILE_NAME, self._data_said)

    def _export(self) -> None:
        from wizard.gui.desk.exporting import DiagnosticsDialog

        DiagnosticsDialog(self._desk.core, self).open()

    def _back_up(self) -> None:
        from wizard.gui.desk.safekeeping import BackupDialog

        BackupDialog(self._desk.core, self).open()

    def _restore(self) -> None:
        from wizard.gui.desk.safekeeping import RestoreDialog

        RestoreDialog(self._desk.core, self).open()


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme().px(16))
    grid.setVerticalSpacing(theme().px(10))
    grid.setColumnStretch(1, 1)
    return grid


def _section(title: str, *items: QWidget | QLayout) -> QWidget:
    """`title`: empty where the page is all about it."""
    made = QWidget()
    heading = (label(title, "heading"),) if title else ()
    made.setLayout(column(*heading, *items, spacing=10))
    return made


def _page(*sections: QWidget) -> QWidget:
    content = QWidget()
    inner = column(*sections, spacing=28, margins=(32, 16, 32, 24))
    inner.addStretch(1)
    content.setLayout(inner)
    return scrolling(content)
