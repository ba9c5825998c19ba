"""The versions of a manifest that this computer kept: when, by whom, what changed, and the way back to each.

Names: `history` (the dialog), `history.list`, `history.changes`, `history.restore`, `history.close`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from wizard.gui.manifest.wording import tell
from wizard.gui.texts import when_ms
from wizard.gui.theme import theme
from wizard.gui.widgets import Notice, button, column, label, row
from wizard.manifest.diff import diff

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.app import App
    from wizard.gui.bridge import Problem
    from wizard.gui.manifest.panel import ManifestCore
    from wizard.sync.records import ManifestVersion

_SIZE = (720, 460)
_NOTHING: Mapping[str, object] = {"inbox": {"ticketActions": [], "rightSidebar": []}}


class HistoryDialog(QDialog):
    """`wanted`: the version that is to be the manifest again."""

    wanted = Signal(object)

    def __init__(self, core: ManifestCore, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("History of {0}").format(core.channel))
        self._versions: tuple[ManifestVersion, ...] = ()
        self._build()
        self.resize(theme().px(_SIZE[0]), theme().px(_SIZE[1]))
        name = core.channel

        async def read(app: App) -> tuple[ManifestVersion, ...]:
            from wizard.journey.manifests import Manifests

            return await Manifests(app, name).history()

        core.ask(self, read, self._show, self._failed)

    def _build(self) -> None:
        self._notice = Notice("history.notice")
        self._list = QListWidget()
        self._list.setObjectName("history.list")
        self._list.setAccessibleName(self.tr("Versions"))
        self._list.currentRowChanged.connect(self._chosen)
        self._list.itemActivated.connect(lambda _item: self._restore())
        self._changes = QPlainTextEdit()
        self._changes.setObjectName("history.changes")
        self._changes.setAccessibleName(self.tr("What changed with this version"))
        self._changes.setReadOnly(True)
        self._changes.setTabChangesFocus(True)
        close = button(self.tr("Close"), "history.close")
        close.clicked.connect(self.reject)
        self._button = button(self.tr("Restore this version"), "history.restore", "primary")
        self._button.clicked.connect(self._restore)
        self._button.setEnabled(False)
        lists = row(spacing=16)
        lists.addLayout(column(label(self.tr("Versions"), "heading"), self._list), 2)
        lists.addLayout(column(label(self.tr("What changed with it"), "heading"), self._changes), 3)
        end = row(label(self.tr("The webhook stays as it is: replies depend on it."), "muted"), spacing=10)
        end.addWidget(close)
        end.addWidget(self._button)
        content = column(self._notice, spacing=16, margins=(24, 20, 24, 18))
        content.addLayout(lists, 1)
        content.addLayout(end)
        self.setLayout(content)

    def _show(self, versions: tuple[ManifestVersion, ...]) -> None:
        self._versions = versions
        if not versions:
            self._notice.show_text(self.tr("No version was kept on this computer yet."), tone="")
            return
        newest = self.tr("now")  # lupdate finds no text within an f-string
        for place, each in enumerate(versions):
            who = self.tr("applied from here") if each.saved else self.tr("found on SocialHub")
            now = f" · {newest}" if place == 0 else ""
            item = QListWidgetItem(f"{when_ms(each.at)}\n{who}{now}")
            self._list.addItem(item)
        self._list.setCurrentRow(min(1, len(versions) - 1))
        self._list.setFocus()

    def _failed(self, problem: Problem) -> None:
        self._notice.show_text(str(problem))

    def _chosen(self, place: int) -> None:
        there = 0 <= place < len(self._versions)
        self._changes.setPlainText(self._told(place) if there else "")
        self._button.setEnabled(there)

    def _told(self, place: int) -> str:
        """What a version changed, in the words of the list of changes; of the first one, what it began with."""
        version = self._versions[place].manifest
        first = place + 1 == len(self._versions)
        before = _NOTHING if first else self._versions[place + 1].manifest
        lines = [self.tr("The first version that was kept.")] if first else []
        for group in tell(before, version, diff(before, version)):
            lines += ["", f"{group.title} ({group.kind})" if group.kind else group.title]
            lines += [f"    {change.whole}" for change in group.changes]
        return "\n".join(lines).strip()

    def _restore(self) -> None:
        place = self._list.currentRow()
        if 0 <= place < len(self._versions):
            version = self._versions[place]
            self.accept()
            self.wanted.emit(version)
