"""The window that shows what would be told to whoever helps, before it is saved.

Names: `diagnostics` (the window), `.text`, `.file`, `.choose`, `.notice`, `.cancel`, `.save`.
"""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QPlainTextEdit

from wizard.gui.desk.safekeeping import documents
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import Busy, Notice, Panel, button, column, label, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from wizard.app import App
    from wizard.gui.bridge import Problem
    from wizard.gui.desk.core import DeskCore

SIZE = (680, 600)


class DiagnosticsDialog(QDialog):
    """Collects as soon as it is there; nothing is written before somebody saves it."""

    def __init__(self, core: DeskCore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._replaced: Path | None = None
        self.setObjectName("diagnostics")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Export diagnostics"))
        self._build()
        self.resize(theme().px(SIZE[0]), theme().px(SIZE[1]))
        core.ask_beside(self, _collect, self._show_text, self._failed)

    def _build(self) -> None:
        hint = self.tr(
            "For whoever helps you: versions, health and figures. Secrets, texts, names, addresses and ids are "
            "left out. Read it before you send it."
        )
        self._text = QPlainTextEdit()
        self._text.setObjectName("diagnostics.text")
        self._text.setAccessibleName(self.tr("What is saved"))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setPlaceholderText(self.tr("Everything is looked at …"))
        set_role(self._text, "code")
        card = Panel("code-card")
        card.setLayout(column(self._text, margins=(8, 8, 4, 4)))
        self._file = QLineEdit(str(documents() / f"channel-wizard-{date.today().isoformat()}.json"))  # noqa: DTZ011
        self._file.setObjectName("diagnostics.file")
        self._file.setAccessibleName(self.tr("File"))
        self._file.textEdited.connect(self._edited)
        choose = button(self.tr("Choose …"), "diagnostics.choose")
        choose.clicked.connect(self._choose)
        self._notice = Notice("diagnostics.notice")
        self._busy = Busy()
        cancel = button(self.tr("Close"), "diagnostics.cancel")
        cancel.clicked.connect(self.reject)
        self._save = button(self.tr("Save"), "diagnostics.save", "primary")
        self._save.setEnabled(False)
        self._save.setDefault(True)
        self._save.clicked.connect(self._write)
        where = row(self._file, choose, spacing=8)
        where.setStretchFactor(self._file, 1)
        buttons = row(self._busy, spacing=10)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._save)
        texts = column(label(self.tr("Export diagnostics"), "heading"), label(hint, "muted"), spacing=6)
        whole = column(texts, spacing=16, margins=(24, 20, 24, 18))
        whole.addWidget(card, 1)
        whole.addLayout(where)
        whole.addWidget(self._notice)
        whole.addLayout(buttons)
        self.setLayout(whole)

    def _show_text(self, text: str) -> None:
        self._busy.hide()
        self._text.setPlainText(text)
        self._save.setEnabled(True)

    def _failed(self, problem: Problem) -> None:
        self._busy.hide()
        self._notice.show_text(str(problem))

    def _edited(self) -> None:
        self._notice.show_text("")
        self._replaced = None
        self._save.setText(self.tr("Save"))

    def _choose(self) -> None:
        there = Path(self._file.text())
        chooser = QFileDialog(self, self.tr("Where to save it"), str(there.parent))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.selectFile(there.name)
        chooser.fileSelected.connect(self._chosen)
        chooser.open()

    def _chosen(self, path: str) -> None:
        self._file.setText(path)
        self._edited()
        self._replaced = Path(path)  # the system's dialog has asked

    def _write(self) -> None:
        if not self._file.text().strip():
            self._notice.show_text(self.tr("Choose a file first."))
            return
        path, text = Path(self._file.text().strip()).expanduser(), self._text.toPlainText()
        if path.exists() and path != self._replaced:
            self._replaced = path
            self._notice.show_text(self.tr("There is such a file already. Choose another name, or replace it."))
            self._save.setText(self.tr("Replace it"))
            return

        async def work(_app: App) -> None:
            from wizard.diagnostics import save

            await asyncio.to_thread(save, text, path)

        self._core.ask_beside(
            self,
            work,
            lambda _none: self._notice.show_text(self.tr("{0} is written.").format(path), tone="ok"),
            self._failed,
        )


async def _collect(app: App) -> str:
    from wizard.diagnostics import collect

    return await collect(app)
