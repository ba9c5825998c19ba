"""The part of the preferences about newer versions: whether they are asked for, what was heard, what to do.

Names: `preferences.updates` (the check box), and `.updates.hint`, `.updates.news` (the panel) with
`.updates.title`, `.updates.what`, `.updates.open`, `.updates.skip`; `.updates.check`, `.updates.state`,
`.updates.notice`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from wizard.errors import WizardError
from wizard.gui.bridge import problem_of, say_in_language
from wizard.gui.desk.signs import moment
from wizard.gui.texts import language
from wizard.gui.theme import set_role
from wizard.gui.widgets import Busy, Notice, Panel, announce, button, column, label, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from wizard.gui.desk.updates import Updates
    from wizard.updates.state import Offer


class UpdatesSection(QWidget):
    """`open_page`: opens the page of the newer version in the browser."""

    def __init__(self, updates: Updates, open_page: Callable[[], None]) -> None:
        super().__init__()
        self._updates = updates
        self._asked = False  # whether somebody waits for an answer here
        self._box = QCheckBox(self.tr("Ask once a day whether there is one"))
        self._box.setObjectName("preferences.updates")
        self._box.clicked.connect(self._switch)
        self._hint = label("", "muted", name="preferences.updates.hint")
        self._check = button(self.tr("Check now"), "preferences.updates.check")
        self._check.clicked.connect(self._check_now)
        self._busy = Busy()
        self._state = label("", "muted", name="preferences.updates.state")
        self._notice = Notice("preferences.updates.notice")
        asking = row(self._check, self._busy, self._state, spacing=10)
        asking.setStretchFactor(self._state, 1)
        heading = label(self.tr("Newer versions"), "heading")
        self.setLayout(
            column(heading, self._box, self._hint, self._panel(open_page), asking, self._notice, spacing=10)
        )
        updates.changed.connect(self._show)
        self._show()

    def _panel(self, open_page: Callable[[], None]) -> Panel:
        self._title = label("", "heading", name="preferences.updates.title")
        self._what = label("", name="preferences.updates.what")
        self._open = button(self.tr("Open its page"), "preferences.updates.open")
        self._open.clicked.connect(open_page)
        self._skip = button(self.tr("Skip this version"), "preferences.updates.skip", "link")
        self._skip.clicked.connect(self._updates.skip)
        for each in (self._title, self._what):
            each.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = row(self._open, self._skip, spacing=16)
        buttons.addStretch(1)
        self._news = Panel()
        self._news.setObjectName("preferences.updates.news")
        self._news.setLayout(column(self._title, self._what, buttons, spacing=8, margins=(16, 12, 16, 14)))
        return self._news

    # --- showing ----------------------------------------------------------------------------------------------

    def _show(self) -> None:
        updates = self._updates
        there = bool(updates.build.feed)
        self._box.setChecked(updates.on)
        self._box.setEnabled(there)
        self._hint.setText(self._about())
        self._show_news(updates.newer)
        for each in (self._check, self._state):
            each.setVisible(there)
        self._busy.setVisible(there and updates.busy)
        self._check.setEnabled(not updates.busy)
        text = self._how_it_stands()
        self._state.setText(text)
        self._notice.show_text(str(updates.problem) if updates.problem is not None else "")
        if self._asked and not updates.busy:
            self._asked = False
            announce(self._state, text)

    def _about(self) -> str:
        build = self._updates.build
        if build.fault:
            return say_in_language(build.fault)
        if not build.feed and build.enabled:
            return self.tr("This build has no release feed, so nobody is asked.")
        packaged = self.tr("Whoever packaged Channel Wizard keeps it up to date.")
        if not build.feed:
            return packaged
        promise = self.tr("{0} is asked, and told nothing about you. Nothing installs itself.").format(build.host)
        if build.enabled:
            return promise
        return f"{packaged} {promise}"

    def _show_news(self, newer: Offer | None) -> None:
        self._news.setVisible(newer is not None)
        if newer is None:
            return
        day = QLocale().toString(
            QDate.fromString(newer.date, Qt.DateFormat.ISODate), QLocale.FormatType.ShortFormat
        )
        pattern = (
            self.tr("Version {0} is out and mends a security fault ({1}).")
            if newer.critical
            else self.tr("Version {0} is out ({1}).")
        )
        self._title.setText(pattern.format(newer.version, day))
        self._what.setText(newer.text(language()))
        self._skip.setVisible(newer == self._updates.offer)
        set_role(self._news, "panel", tone="warn" if newer.critical else "")

    def _how_it_stands(self) -> str:
        updates = self._updates
        state, newer = updates.state, updates.newer
        if updates.busy:
            return self.tr("Asking …")
        if state.asked is None:
            return self.tr("Never asked yet.")
        asked, outcome = self.tr("Last asked: {0}.").format(moment(state.asked)), ""
        if state.problem:
            outcome = say_in_language(state.problem)
        elif newer is None:
            outcome = self.tr("This is the newest version.")
        elif newer != updates.offer:
            outcome = self.tr("You skip this version.")
        return f"{asked} {outcome}".strip()

    # --- doing ------------------------------------------------------------------------------------------------

    def _check_now(self) -> None:
        self._asked = True
        self._updates.check_now()

    def _switch(self, on: bool) -> None:
        try:
            self._updates.switch(on=on)
        except (OSError, WizardError) as error:
            self._box.setChecked(self._updates.on)
            self._notice.show_text(self._why(error))

    def _why(self, error: OSError | WizardError) -> str:
        if isinstance(error, WizardError):
            return str(problem_of(error))
        return self.tr("This could not be kept: {0}.").format(error.strerror or type(error).__name__)
