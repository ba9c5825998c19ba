"""The windows in which everything is backed up in one encrypted file, and put in place from one.

A restore needs the home for itself: the desk ends its engine, restores, and starts the engine again; it says so.
Where another process runs the engine, nothing is begun.

Names: `backup` and `restore` (the windows), each with `.file`, `.choose`, `.passphrase`, `.notice`, `.cancel` and
`.go`; also `backup.again` (the passphrase once more) and `restore.held` (what is in the file).
"""

from __future__ import annotations

import asyncio
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QGridLayout, QLineEdit

from wizard.gui.bridge import Problem
from wizard.gui.texts import when_ms
from wizard.gui.theme import theme
from wizard.gui.widgets import Busy, Notice, button, column, label, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from wizard.app import App
    from wizard.backup import Backup
    from wizard.gui.desk.core import DeskCore

_WIDTH = 520
_ENDING = ".channel-wizard"  # as `wizard.backup.ENDING`, which brings the core along


class _FileDialog(QDialog):
    """A file, a passphrase, what came of it, and one thing to do."""

    def __init__(self, core: DeskCore, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._core = core
        self._done = False
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(theme().px(_WIDTH))
        self._file = self._line("file", self.tr("File"))
        self._passphrase = self._line("passphrase", self.tr("Passphrase"), hidden=True)
        self._choose = button(self.tr("Choose …"), f"{name}.choose")
        self._choose.clicked.connect(self._choose_file)
        self._notice = Notice(f"{name}.notice")
        self._busy = Busy()
        self._busy.hide()
        self._cancel = button(self.tr("Cancel"), f"{name}.cancel")
        self._cancel.clicked.connect(self.reject)
        self._go = button("", f"{name}.go", "primary")
        self._go.setDefault(True)
        self._go.clicked.connect(self._next)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme().px(12))
        self._grid.setVerticalSpacing(theme().px(10))
        self._grid.setColumnStretch(1, 1)
        line = row(self._file, self._choose, spacing=8)
        line.setStretchFactor(self._file, 1)
        self._grid.addWidget(label(self.tr("File"), "muted", wrap=False), 0, 0)
        self._grid.addLayout(line, 0, 1)
        self._grid.addWidget(label(self.tr("Passphrase"), "muted", wrap=False), 1, 0)
        self._grid.addWidget(self._passphrase, 1, 1)

    def _lay_out(self, title: str, text: str) -> None:
        self.setWindowTitle(title)
        buttons = row(self._busy, spacing=10)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._go)
        texts = column(label(title, "heading"), label(text, "muted"), spacing=6)
        self.setLayout(column(texts, self._grid, self._notice, buttons, spacing=18, margins=(24, 20, 24, 18)))
        self._fit()

    def _fit(self) -> None:
        """As high as what it has to say."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            width = max(self.width(), self.minimumWidth(), layout.totalMinimumSize().width())
            self.resize(width, layout.totalHeightForWidth(width))

    def _line(self, name: str, title: str, *, hidden: bool = False) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(f"{self.objectName()}.{name}")
        made.setAccessibleName(title)
        if hidden:
            made.setEchoMode(QLineEdit.EchoMode.Password)
        made.textEdited.connect(self._edited)
        return made

    def _edited(self) -> None:
        self._tell("")

    def _tell(self, text: str, tone: str = "bad") -> None:
        self._notice.show_text(text, tone=tone)
        self._fit()

    def _choose_file(self) -> None:
        raise NotImplementedError

    def _next(self) -> None:
        raise NotImplementedError

    def _ask_file(self, title: str, mode: QFileDialog.AcceptMode) -> None:
        """The system's own dialog; what it answers stands in the field."""
        there = Path(self._file.text())
        chooser = QFileDialog(self, title, str(there.parent if self._file.text() else documents()))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(mode)
        if mode is QFileDialog.AcceptMode.AcceptSave:
            chooser.setFileMode(QFileDialog.FileMode.AnyFile)
            chooser.selectFile(there.name)
        else:
            chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilters([f"Channel Wizard (*{_ENDING})", self.tr("All files (*)")])
        chooser.fileSelected.connect(self._chosen)
        chooser.open()

    def _chosen(self, path: str) -> None:
        self._file.setText(path)
        self._edited()

    def _at_work(self, *, busy: bool) -> None:
        self._busy.setVisible(busy)
        for each in (self._file, self._choose, self._passphrase, self._go):
            each.setEnabled(not busy)

    def _failed(self, problem: Problem) -> None:
        self._at_work(busy=False)
        self._tell(str(problem))
        (self._passphrase if problem.field == "passphrase" else self._file).setFocus()

    def _say(self, what: str, field: str) -> None:
        self._failed(Problem(what, field=field))

    def _over(self, text: str) -> None:
        """It is done: it says so, and only closes from now on."""
        self._done = True
        self._at_work(busy=False)
        for each in (self._file, self._choose, self._passphrase):
            each.setEnabled(False)
        self._cancel.hide()
        self._go.setText(self.tr("Close"))
        self._go.setFocus()
        self._tell(text, "ok")


class BackupDialog(_FileDialog):
    """Writes everything into one file, while the engine runs."""

    def __init__(self, core: DeskCore, parent: QWidget | None = None) -> None:
        super().__init__(core, "backup", parent)
        self._replaced: Path | None = None  # the file that may be replaced
        self._again = self._line("again", self.tr("Passphrase once more"), hidden=True)
        self._grid.addWidget(label(self.tr("Once more"), "muted", wrap=False), 2, 0)
        self._grid.addWidget(self._again, 2, 1)
        self._go.setText(self.tr("Back up"))
        self._file.setText(str(documents() / f"{date.today().isoformat()}{_ENDING}"))  # noqa: DTZ011 - their day
        self._lay_out(
            self.tr("Back up"),
            self.tr(
                "Channels, secrets, templates and history go into one file, locked with a passphrase. Without the "
                "passphrase nobody can open it, you included."
            ),
        )
        self._passphrase.setFocus()

    def _choose_file(self) -> None:
        self._ask_file(self.tr("Where to back up to"), QFileDialog.AcceptMode.AcceptSave)

    def _edited(self) -> None:
        super()._edited()
        self._replaced = None
        self._go.setText(self.tr("Back up"))

    def _chosen(self, path: str) -> None:
        super()._chosen(path)
        self._replaced = Path(path)  # the system's dialog has asked

    def _next(self) -> None:
        if self._done:
            self.accept()
            return
        if not self._file.text().strip():
            self._say(self.tr("Choose a file first."), "file")
            return
        if self._passphrase.text() != self._again.text():
            self._say(self.tr("The two passphrases differ. Type them again; nothing was written."), "passphrase")
            return
        path, passphrase = Path(self._file.text().strip()).expanduser(), self._passphrase.text()
        if path.exists() and path != self._replaced:
            self._replaced = path
            self._say(self.tr("There is such a file already. Choose another name, or replace it."), "file")
            self._go.setText(self.tr("Replace it"))
            return
        self._at_work(busy=True)

        async def work(app: App) -> Backup:
            from wizard.backup import back_up

            return await asyncio.to_thread(back_up, app, path, passphrase)

        self._core.ask_beside(self, work, partial(self._written, path), self._failed)

    def _at_work(self, *, busy: bool) -> None:
        super()._at_work(busy=busy)
        self._again.setEnabled(not busy)

    def _written(self, path: Path, made: Backup) -> None:
        self._over(self.tr("{0} is written, with {1}.").format(path, self._names(made)))
        self._again.setEnabled(False)

    def _names(self, made: Backup) -> str:
        return ", ".join(made.channels) or self.tr("no channel")


class RestoreDialog(_FileDialog):
    """Says what is in a backup, and puts it in place of what is here."""

    def __init__(self, core: DeskCore, parent: QWidget | None = None) -> None:
        super().__init__(core, "restore", parent)
        self._looked: Backup | None = None
        self._held = label(name="restore.held")
        self._held.hide()
        self._grid.addWidget(self._held, 2, 0, 1, 2)
        self._go.setText(self.tr("Open"))
        self._lay_out(
            self.tr("Restore"),
            self.tr("Puts a backup in the place of everything that is here. Relaying stops meanwhile."),
        )
        self._file.setFocus()

    def _choose_file(self) -> None:
        self._ask_file(self.tr("Which backup to restore"), QFileDialog.AcceptMode.AcceptOpen)

    def _edited(self) -> None:
        super()._edited()
        self._looked = None
        self._held.hide()
        self._go.setText(self.tr("Open"))

    def _next(self) -> None:
        path, passphrase = Path(self._file.text().strip()).expanduser(), self._passphrase.text()
        if self._done:
            self.accept()
        elif not self._file.text().strip():
            self._say(self.tr("Choose a file first."), "file")
        elif self._core.role not in ("desk", ""):
            self._say(
                self.tr("Another Channel Wizard relays for this home. End it, then restore; nothing was changed."),
                "file",
            )
        elif self._looked is None:
            self._look_into(path, passphrase)
        else:
            self._restore(path, passphrase)

    def _look_into(self, path: Path, passphrase: str) -> None:
        self._at_work(busy=True)

        async def work(_app: App) -> Backup:
            from wizard.backup import look_into

            return await asyncio.to_thread(look_into, path, passphrase)

        self._core.ask_beside(self, work, self._opened, self._failed)

    def _opened(self, found: Backup) -> None:
        self._at_work(busy=False)
        self._looked = found
        text = self.tr(
            "A backup of {0} with {1}. It replaces what is here; replies are looked for on the Network before "
            "they are posted. Where it ran on another computer, end Channel Wizard there first."
        )
        self._held.setText(text.format(when_ms(found.made), self._names(found)))
        self._held.show()
        self._fit()
        self._go.setText(self.tr("Restore"))
        self._go.setFocus()

    def _restore(self, path: Path, passphrase: str) -> None:
        self._at_work(busy=True)
        self._cancel.setEnabled(False)  # what is half in place is done again, not left

        async def work(app: App) -> Backup:
            from wizard.backup import restore

            return await asyncio.to_thread(partial(restore, app, path, passphrase, replace=True))

        self._core.ask_apart(self, work, self._restored, self._failed)

    def _failed(self, problem: Problem) -> None:
        self._cancel.setEnabled(True)
        super()._failed(problem)

    def _restored(self, found: Backup) -> None:
        self._cancel.setEnabled(True)
        self._held.hide()
        self._over(self.tr("Restored: {0}. Channel Wizard relays again.").format(self._names(found)))

    def _names(self, found: Backup) -> str:
        return ", ".join(found.channels) or self.tr("no channel")

    def reject(self) -> None:
        """Not while things are being put in place."""
        if self._cancel.isEnabled():
            super().reject()


def documents() -> Path:
    """Where people keep what they save."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found and Path(found).is_dir() else Path.home()
