"""The manifest in and out: copied, pasted, read from a file and written to one.

What comes in is laid over the document as one step: parts that a file leaves out stay, and what is wrong with it
is shown as with anything that was typed. A text that is no manifest is refused with the line, and nothing is
changed. What goes out has no secret, unless a person asks for it; no other user can read a file that is written.

Names: `exchange.copy`, `exchange.paste`, `exchange.import`, `exchange.export` (actions), `exchange.notice` with
`exchange.notice.action` (what came of it), `exchange.open`, `exchange.save` (file dialogs), `exchange.options`
with `exchange.secret`, `exchange.warning`, `exchange.go_on`, `exchange.cancel` (what an export is to hold).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QStandardPaths, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QWidget

from wizard.errors import UsageError, WizardError
from wizard.files import unusable, write_private
from wizard.gui.bridge import problem_of, say_in_language
from wizard.gui.theme import theme
from wizard.gui.widgets import Notice, button, column, label, row
from wizard.manifest.document import MAX_FILE, overlay, read_text
from wizard.manifest.schema import MASK, READ_ONLY
from wizard.manifest.text import UnreadableText, read_manifest_text, write_manifest
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from wizard.gui.manifest.session import EditingSession

PARTS = ("branding", "webhook", "callbacks", "inbox")


class Exchange(QObject):
    """`actions` are for a menu; `notice` is for a place where a person sees it."""

    def __init__(self, session: EditingSession, owner: QWidget) -> None:
        super().__init__(owner)
        self._session = session
        self._owner = owner
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.notice = Notice("exchange.notice")
        self.notice.acted.connect(self._undo)
        self._copy = self._action("exchange.copy", self.tr("Copy as JSON"), self.copy)
        self._paste = self._action("exchange.paste", self.tr("Import from the clipboard"), self.paste)
        self._import = self._action("exchange.import", self.tr("Import from a file …"), self.ask_for_file)
        self._export = self._action("exchange.export", self.tr("Export to a file …"), self.ask_for_export)
        session.changed.connect(self._refresh)
        self._refresh()

    def actions(self) -> Sequence[QAction]:
        """What the menu shows, in this order."""
        return (self._copy, self._paste, self._import, self._export)

    def _action(self, name: str, text: str, act: Callable[[], None]) -> QAction:
        made = QAction(text, self)
        made.setObjectName(name)
        made.triggered.connect(act)
        return made

    def _refresh(self) -> None:
        anything = any(self._session.document.current.get(part) for part in PARTS)
        for each in (self._copy, self._export):
            each.setEnabled(anything)
        for each in (self._paste, self._import):
            each.setEnabled(self._session.editable)

    # --- out --------------------------------------------------------------------------------------------------

    def copy(self) -> None:
        """To the clipboard; the secret is masked, and stays as it is wherever this comes back."""
        self._session.settle()
        QGuiApplication.clipboard().setText(write_manifest(self._session.document.shown))
        self._say(self.tr("Copied, without the webhook’s secret."))

    def ask_for_export(self) -> None:
        """Asks whether the secret is wanted, if there is one, and then for the file."""
        if _secret(self._session.document.current) is None:
            self._ask_where(with_secret=False)
            return
        dialog = _ExportOptions(self._owner)
        dialog.accepted.connect(lambda: self._ask_where(with_secret=dialog.with_secret))
        dialog.open()

    def _ask_where(self, *, with_secret: bool) -> None:
        dialog = self._file_dialog("exchange.save", self.tr("Export the manifest"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(str(Path(dialog.directory().path()) / "manifest.json"))
        dialog.fileSelected.connect(lambda path: self.write(Path(path), with_secret=with_secret))
        dialog.open()

    def write(self, path: Path, *, with_secret: bool) -> None:
        """Writes the file and says so, or why it could not be done."""
        self._session.settle()
        manifest = self._session.document.current if with_secret else _without_secret(self._session.document.shown)
        try:
            write_private(path, f"{write_manifest(manifest)}\n".encode())
        except WizardError as error:
            self._refuse(error)
        except OSError as error:
            self._refuse(unusable(path, error))
        else:
            self._folder = str(path.parent)
            text = self.tr("Exported with the secret to {0}.") if with_secret else self.tr("Exported to {0}.")
            self._say(text.format(QDir.toNativeSeparators(str(path))))

    # --- in ---------------------------------------------------------------------------------------------------

    def paste(self) -> None:
        """Reads what is in the clipboard."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._refuse(UsageError(say("There is no text in the clipboard."), say("Copy a manifest first.")))
        elif len(text) > MAX_FILE:
            self._refuse(UsageError(say("What is in the clipboard is too large to be a manifest.")))
        else:
            self._take(text, "")

    def ask_for_file(self) -> None:
        dialog = self._file_dialog("exchange.open", self.tr("Import a manifest"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.read(Path(path)))
        dialog.open()

    def read(self, path: Path) -> None:
        """Reads the file and says what came of it."""
        self._folder = str(path.parent)
        try:
            text = read_text(path)
        except WizardError as error:
            self._refuse(error)
        else:
            self._take(text, path.name)

    def _take(self, text: str, name: str) -> None:
        """The manifest of a text, laid over the document. `name`: the file's."""
        try:
            wanted = read_manifest_text(text)
        except UnreadableText as error:
            self._refuse_at(error, name)
            return
        if not any(part in wanted for part in PARTS):
            what = say("This is no manifest: it has neither branding nor webhook, callbacks or inbox.")
            self._refuse(UsageError(what, say("Nothing was changed.")))
            return
        self._session.settle()
        before = self._session.document.current
        ours = {part: value for part, value in wanted.items() if part not in READ_ONLY}
        if self._session.replace(overlay(before, ours)):
            self._say_taken(before)
        else:
            self._say(self.tr("That is the manifest that is here already."))

    def _say_taken(self, before: Mapping[str, object]) -> None:
        parts = [self.tr("Imported.")]
        count = len(self._session.problems)
        if count == 1:
            parts.append(self.tr("One mistake has to be mended before it can be sent."))
        elif count:
            parts.append(self.tr("{0} mistakes have to be mended before it can be sent.").format(count))
        if _address(before) != _address(self._session.document.current):
            parts.append(self.tr("It changes where SocialHub sends replies: look at the webhook’s address."))
        tone = "warn" if len(parts) > 1 else "ok"
        self.notice.show_text(" ".join(parts), tone=tone, action=self.tr("Undo"))

    # --- saying -----------------------------------------------------------------------------------------------

    def _undo(self) -> None:
        self._session.undo()
        self.notice.show_text("")

    def _say(self, text: str) -> None:
        self.notice.show_text(text, tone="ok")

    def _refuse_at(self, error: UnreadableText, name: str) -> None:
        line, what = error.line, say_in_language(error.what)
        if name:
            text = self.tr("Line {line} of {file}: {message}").format(line=line, file=name, message=what)
        else:
            text = self.tr("Line {line} of the clipboard: {message}").format(line=line, message=what)
        nothing = self.tr("Nothing was changed.")
        self.notice.show_text(f"{text} {nothing}", tone="bad")

    def _refuse(self, error: WizardError) -> None:
        self.notice.show_text(str(problem_of(error)), tone="bad")

    def _file_dialog(self, name: str, title: str) -> QFileDialog:
        dialog = QFileDialog(self._owner, title, self._folder, self.tr("Manifest (*.json);;All files (*)"))
        dialog.setObjectName(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog


class _ExportOptions(QDialog):
    """Whether the file is to hold the secret."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.setObjectName("exchange.options")
        self.setWindowTitle(self.tr("Export the manifest"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(theme().px(420))
        self._secret = QCheckBox(self.tr("Include the webhook’s secret"))
        self._secret.setObjectName("exchange.secret")
        self._warning = Notice("exchange.warning")
        self._secret.toggled.connect(self._warn)
        cancel = button(self.tr("Cancel"), "exchange.cancel", "link")
        cancel.clicked.connect(self.reject)
        go_on = button(self.tr("Choose a file …"), "exchange.go_on", "primary")
        go_on.clicked.connect(self.accept)
        go_on.setDefault(True)
        line = row(cancel, spacing=10)
        line.addStretch(1)
        line.addWidget(go_on)
        text = label(self.tr("All of the manifest goes into a file, as JSON."), "muted")
        self.setLayout(
            column(
                label(self.tr("Export the manifest"), "heading"),
                text,
                self._secret,
                self._warning,
                line,
                spacing=12,
                margins=(24, 20, 24, 20),
            )
        )

    def _warn(self, wanted: bool) -> None:
        warning = self.tr(
            "Whoever has the secret can post on the Network in your name. Keep the file to yourself, and "
            "delete it when you no longer need it."
        )
        self._warning.show_text(warning if wanted else "", tone="warn")
        layout = self.layout()
        if layout is not None:  # Qt grows a dialog for wider contents only, not for what wraps
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    @property
    def with_secret(self) -> bool:
        return self._secret.isChecked()


def _webhook(manifest: Mapping[str, object]) -> Mapping[str, object]:
    webhook = manifest.get("webhook")
    return webhook if isinstance(webhook, dict) else {}


def _secret(manifest: Mapping[str, object]) -> object:
    """The secret, if it is known."""
    secret = _webhook(manifest).get("secret")
    return None if secret == MASK else secret


def _address(manifest: Mapping[str, object]) -> object:
    return _webhook(manifest).get("url")


def _without_secret(manifest: Mapping[str, object]) -> Mapping[str, object]:
    if "secret" not in _webhook(manifest):
        return manifest
    webhook = {name: value for name, value in _webhook(manifest).items() if name != "secret"}
    return {**manifest, "webhook": webhook}
