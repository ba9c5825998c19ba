"""The main window: the channels at the left, and for the chosen one its health, and what happened.

It shows what the desk's core tells it and asks the core for everything else. A page is made when it is first
looked at; closed, the window is thrown away by its owner, so that a tray that idles for months holds no window.

Names: `main` (the window), `main.sync_now`, `main.pause`, `main.resume`, `main.notice`, `main.title`,
`main.tab.<activity|attention|chart|manifest|settings>`, `main.tab.attention.count`; the pages list their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QWidget

from wizard.gui.bridge import say_in_language
from wizard.gui.desk import questions
from wizard.gui.desk.activity import ActivityPage
from wizard.gui.desk.chain import Chain
from wizard.gui.desk.core import STARTING
from wizard.gui.desk.empty import NoChannel
from wizard.gui.desk.opening import MainWindow
from wizard.gui.desk.pauses import pauses
from wizard.gui.desk.rail import ChannelRail
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import Notice, OneLine, Tabs, button, column, label, press_with, row
from wizard.sync.standing import Mend, State

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping, Sequence
    from typing import Any

    from PySide6.QtGui import QCloseEvent

    from wizard.app import App
    from wizard.gui.bridge import Call, Problem
    from wizard.gui.desk.attention import AttentionPage
    from wizard.gui.desk.chart import ChartPage
    from wizard.gui.desk.holding import Held
    from wizard.gui.desk.main import Desk
    from wizard.gui.desk.settings import SettingsPage
    from wizard.gui.manifest.panel import ManifestPanel
    from wizard.gui.manifest.session import EditingSession
    from wizard.manifest.editing import ManifestDocument
    from wizard.sync.records import Entry, Line, Wanted
    from wizard.sync.standing import ChannelStanding, Snapshot

SIZE = (1024, 700)
TABS = ("activity", "attention", "chart", "manifest", "settings")
_OF_ONE = ("manifest", "settings")


@dataclass(frozen=True, slots=True)
class Kept:
    """What a window made anew goes on with: the channel and tab that were looked at, and by their channels the
    manifests with changes that were not applied."""

    channel: str | None
    tab: str
    edited: Mapping[str, ManifestDocument]


class ChannelsWindow(MainWindow):
    """The desk's window, with a page for each thing there is to know of a channel."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        core = self._core = desk.core
        self._name: str | None = None
        self._tab = "activity"
        self._pages: dict[str, QWidget] = {}
        self._edited: dict[str, ManifestDocument] = {}  # taken over, and not looked at yet
        self._of_core = False  # whether the notice tells why nothing runs
        self.setObjectName("main")
        self.setWindowTitle("Channel Wizard")
        self.resize(theme().px(SIZE[0]), theme().px(SIZE[1]))
        self._build()
        core.snapshot_changed.connect(self._show)
        core.entries_added.connect(self._add)
        core.failed.connect(self.show_problem)
        self._show(core.snapshot)
        if core.problem is not None:
            self.show_problem(core.problem)
        self._rail.focus(self._name)

    # --- building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._rail = ChannelRail()
        self._rail.chosen.connect(self.show_channel)
        self._rail.add_wanted.connect(self._desk.errands.add_channel)
        self._rail.preferences_wanted.connect(self._show_preferences)
        self._rail.update_wanted.connect(self._desk.open_update)
        self._desk.updates.changed.connect(self._offer_update)
        self._offer_update()
        self._empty = NoChannel()
        self._empty.add_wanted.connect(self._desk.errands.add_channel)
        self._chain = Chain()
        self._chain.wanted.connect(self._mend)
        self._notice = Notice("main.notice")
        self._notice.acted.connect(self._core.try_again)
        self._stack = QStackedWidget()
        self._head = self._make_head()
        self._tabs = self._make_tabs()
        content = column(self._head, self._notice, self._chain, self._tabs, spacing=14, margins=(32, 24, 32, 16))
        content.addWidget(self._stack, 1)
        content.addWidget(self._empty, 1)
        right = QFrame()
        right.setLayout(content)
        whole = row(self._rail, spacing=0)
        whole.addWidget(right, 1)
        self.setLayout(whole)
        self._find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._search)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)
        QShortcut(QKeySequence("Ctrl+Q"), self, self._desk.quit)  # some desktops name no key for it

    def _make_head(self) -> QFrame:
        self._title = OneLine("title", name="main.title")
        self._sync = button(self.tr("Sync now"), "main.sync_now")
        self._sync.clicked.connect(self._sync_now)
        press_with(self._sync, QKeySequence(QKeySequence.StandardKey.Refresh))
        self._pause = button(self.tr("Pause"), "main.pause", "menu")
        menu = QMenu(self._pause)
        for _name, text, until in pauses():
            menu.addAction(text, partial(self._pause_until, until))
        self._pause.setMenu(menu)
        self._resume = button(self.tr("Resume"), "main.resume")
        self._resume.clicked.connect(self._go_on)
        line = row(self._title, spacing=10)
        line.setStretchFactor(self._title, 1)
        for each in (self._sync, self._pause, self._resume):
            line.addWidget(each)
        head = QFrame()
        head.setLayout(line)
        return head

    def _make_tabs(self) -> Tabs:
        titles = {
            "activity": self.tr("Activity"),
            "attention": self.tr("Needs attention"),
            "chart": self.tr("Chart"),
            "manifest": self.tr("Manifest"),
            "settings": self.tr("Settings"),
        }
        made = Tabs("main.tab", titles)
        made.chosen.connect(self.show_tab)
        for number, name in enumerate(TABS, 1):
            press_with(made.button(name), QKeySequence(f"Ctrl+{number}"))
        self._count = label("", "count", wrap=False, name="main.tab.attention.count")
        set_role(self._count, "count", tone="bad")
        made.put_behind("attention", self._count)
        return made

    # --- what is shown ----------------------------------------------------------------------------------------

    @property
    def channel(self) -> str | None:
        """The one that is looked at."""
        return self._name

    def show_channel(self, name: str, tab: str = "") -> None:
        """Looks at a channel, and at one of its tabs if given."""
        if self._core.snapshot.channel(name) is not None:
            self._name = name
        self.show_tab(tab or self._tab)
        self._show(self._core.snapshot)

    def show_tab(self, name: str, *_: object) -> None:
        self._tab = name
        self._tabs.look_at(name)
        self._find.setEnabled(name != "manifest")  # where the same keys find in its text
        if self._name is None:
            return
        page = self._page(name)
        self._stack.setCurrentWidget(page)
        self._fill(name)
        self._make_room(self._core.snapshot.channel(self._name))

    def _search(self) -> None:
        if self._name is not None:
            self.show_tab("activity")
            cast("ActivityPage", self._page("activity")).begin_search()

    def _show(self, snapshot: Snapshot) -> None:
        if self._of_core and self._core.problem is None:
            self._notice.show_text("")
            self._of_core = False
        names = [each.name for each in snapshot.channels]
        self._forget_gone(names)
        arrived = self._name is None and bool(names)
        if self._name not in names:
            self._name = names[0] if names else None
            self.show_tab(self._tab)
        self._rail.show_channels(snapshot.channels, self._name, running=snapshot.running)
        standing = snapshot.channel(self._name) if self._name is not None else None
        self._make_room(standing)
        for each in (self._head, self._tabs, self._stack):
            each.setVisible(standing is not None)
        self._empty.setVisible(standing is None)
        if standing is None:
            unknown = snapshot is STARTING
            self._empty.show_why(starting=unknown, failed=unknown and self._core.problem is not None)
            return
        self._show_standing(standing, running=snapshot.running)
        if arrived:
            self._rail.focus(self._name)

    def _make_room(self, standing: ChannelStanding | None) -> None:
        """The editor takes the room of the chain, unless that has something to say."""
        quiet = standing is not None and standing.worst is None and self._tab == "manifest"
        self._chain.setVisible(standing is not None and not quiet)

    def _show_standing(self, standing: ChannelStanding, *, running: bool) -> None:
        self._title.setText(standing.name)
        paused = standing.paused_until is not None
        self._sync.setVisible(True)
        self._sync.setEnabled(running and not paused)
        self._pause.setVisible(not paused)
        self._resume.setVisible(paused)
        self._chain.show_standing(standing)
        waiting = standing.counts.aside + (
            standing.counts.waiting_jobs if standing.state is State.NEEDS_YOU else 0
        )
        self._count.setText(QLocale().toString(waiting))
        self._count.setVisible(bool(waiting))
        tab = self._tabs.button("attention")
        tab.setAccessibleName(f"{tab.text()}, {self._count.text()}" if waiting else tab.text())
        if self._tab in ("attention", "settings"):
            self._fill(self._tab)

    def _add(self, entries: tuple[Entry, ...]) -> None:
        page = self._pages.get("activity")
        if isinstance(page, ActivityPage):
            page.add(entries)
        if self._tab == "chart" and any(each.channel == self._name for each in entries):
            self._fill("chart")

    # --- pages ------------------------------------------------------------------------------------------------

    def _page(self, name: str) -> QWidget:
        """Manifest and settings are pages of one channel, kept while another one is looked at."""
        key = f"{name}/{self._name}" if name in _OF_ONE else name
        if key not in self._pages:
            made: QWidget = getattr(self, f"_make_{name}")()
            self._pages[key] = made
            self._stack.addWidget(made)
        return self._pages[key]

    def _forget_gone(self, names: Sequence[str]) -> None:
        """A channel that was removed takes its pages along."""
        gone = [key for key in self._pages if "/" in key and key.partition("/")[2] not in names]
        self._edited = {name: each for name, each in self._edited.items() if name in names}
        for key in gone:
            page = self._pages.pop(key)
            self._stack.removeWidget(page)
            page.deleteLater()

    @property
    def holds_changes(self) -> bool:
        """Whether something was edited and not applied, so that the window may be hidden and not thrown away."""
        return bool(self._edited) or any(bool(getattr(page, "dirty", False)) for page in self._pages.values())

    @property
    def holds_broken_text(self) -> bool:
        """Whether somebody is in the middle of a JSON text that cannot be read, and so not be kept."""
        return any(session.broken is not None for session in self._sessions().values())

    def kept(self) -> Kept:
        edited = {name: session.document for name, session in self._sessions().items() if session.changes}
        return Kept(self._name, self._tab, {**self._edited, **edited})

    def go_on(self, kept: object) -> None:
        if not isinstance(kept, Kept):
            return
        self._edited = dict(kept.edited)
        if kept.channel is not None:
            self.show_channel(kept.channel, kept.tab)

    def _sessions(self) -> dict[str, EditingSession]:
        """What is edited, by its channel."""
        found: dict[str, EditingSession] = {}
        for key, page in self._pages.items():
            session = getattr(page, "session", None)
            if session is not None:
                session.settle()
                found[key.partition("/")[2]] = session
        return found

    def _make_activity(self) -> ActivityPage:
        page = ActivityPage(self._fetch)
        page.network_wanted.connect(self._desk.errands.open_page)
        page.hub_wanted.connect(self._open_hub)
        return page

    def _open_hub(self) -> None:
        standing = self._core.snapshot.channel(self._name or "")
        self._desk.errands.open_hub(standing.hub_host if standing is not None else "")

    def _make_attention(self) -> AttentionPage:
        from wizard.gui.desk.attention import AttentionPage

        page = AttentionPage()
        page.again.connect(lambda reference: self._do(lambda held: held.mending.try_again(reference, self._name)))
        page.given_up.connect(lambda reference: self._do(lambda held: held.mending.give_up(reference, self._name)))
        return page

    def _make_chart(self) -> ChartPage:
        from wizard.gui.desk.chart import ChartPage

        page = ChartPage()
        page.wanted.connect(lambda _span: self._fill("chart"))
        return page

    def _make_manifest(self) -> ManifestPanel:
        from wizard.gui.manifest.panel import ManifestCore, ManifestPanel

        def ask(
            owner: QWidget,
            question: Callable[[App], Coroutine[Any, Any, Any]],
            done: Callable[[Any], None],
            failed: Callable[[Problem], None],
        ) -> Call:
            return self._core.ask(owner, lambda held: question(held.app), done, failed)

        name = self._name or ""
        return ManifestPanel(ManifestCore(ask, name), edited=self._edited.pop(name, None))

    def _make_settings(self) -> SettingsPage:
        from wizard.gui.desk.settings import SettingsPage

        page = SettingsPage(self._name or "")
        page.token_wanted.connect(self._desk.errands.new_token)
        page.log_in_wanted.connect(self._desk.errands.log_in)
        page.address_wanted.connect(self._change_address)
        page.removal_wanted.connect(self._remove)
        return page

    def _fill(self, name: str) -> None:
        """Asks for what the page shows; pages that look after themselves are left alone."""
        page, channel = self._page(name), self._name
        if channel is None:
            return
        if isinstance(page, ActivityPage):
            page.show_channel(channel)
        elif name == "attention":
            show = cast("AttentionPage", page).show_waiting
            self._core.ask(page, partial(questions.waiting, channel), show, self.show_problem)
        elif name == "chart":
            chart = cast("ChartPage", page)
            ask = partial(questions.hours, channel, chart.span)
            self._core.ask(page, ask, chart.show_hours, self.show_problem)
        elif name == "settings":
            facts = cast("SettingsPage", page)
            self._core.ask(page, partial(questions.settings, channel), facts.show_settings, self.show_problem)

    def _fetch(
        self,
        wanted: Wanted,
        before: int | None,
        count: int,
        done: Callable[[list[Line]], None],
        failed: Callable[[Problem], None],
    ) -> Call:
        async def read(held: Held) -> list[Line]:
            return list(await held.journal.page(wanted, before=before, limit=count))

        return self._core.ask(self, read, done, failed)

    # --- doing ------------------------------------------------------------------------------------------------

    def _do(self, what: Callable[[Held], Coroutine[Any, Any, tuple[str, ...] | str | None]]) -> None:
        """Does something and says what came of it, in the window's language: a sentence, several, or nothing."""

        def done(answer: tuple[str, ...] | str | None) -> None:
            told = (answer or "",) if isinstance(answer, str | None) else answer
            self._notice.show_text(" ".join(map(say_in_language, told)), tone="ok")
            self._fill(self._tab)

        self._core.ask(self, what, done, self.show_problem)

    def show_problem(self, problem: object) -> None:
        self._of_core = problem is self._core.problem
        if self._of_core and self._name is None:
            self._show(self._core.snapshot)
        self._notice.show_text(str(problem), action=self.tr("Try again") if self._of_core else "")

    def show_page(self, page: str) -> None:
        kind, _, name = page.partition("/")
        if kind == "channel" and name:
            self.show_channel(name)
        elif kind == "preferences":
            self._show_preferences(name)

    def _offer_update(self) -> None:
        self._rail.show_offer(self._desk.updates.offer)

    def _show_preferences(self, part: str = "") -> None:
        from wizard.gui.desk.preferences import show_preferences

        show_preferences(self._desk, self, part)

    def _mend(self, mend: Mend) -> None:
        """The one button. What needs a person's input is the set-up window's, or the settings'."""
        name = self._name
        if name is None:
            return
        if mend is Mend.NEW_TOKEN:
            self._desk.errands.new_token(name)
        elif mend is Mend.LOG_IN:
            self._desk.errands.log_in(name)
        elif mend is Mend.FIX_ADDRESS:
            self.show_tab("settings")
            cast("SettingsPage", self._page("settings")).edit_address()
        elif mend is Mend.RESUME:
            self._go_on()
        elif mend is Mend.PROXY:
            self._show_preferences("connection")
        elif mend is Mend.START:
            self._core.try_again()
        else:
            self._do(partial(questions.mend, name, mend))

    def _change_address(self, public_url: str, listen: str) -> None:
        name = self._name
        if name is not None:
            self._do(lambda held: held.mending.change_address(name, public_url, listen))

    def _remove(self) -> None:
        name = self._name
        if name is not None:
            self._do(partial(questions.remove, name))

    def _sync_now(self) -> None:
        name = self._name
        self._do(lambda held: held.handle.sync_now(name))

    def _pause_until(self, until: Callable[[], int | None]) -> None:
        name = self._name
        self._do(lambda held: held.handle.pause(name, until()))

    def _go_on(self) -> None:
        name = self._name
        self._do(lambda held: held.handle.resume(name))

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is being edited is kept: the window is only hidden then, and comes back as it was."""
        if self.holds_changes:
            event.ignore()
            self.hide()
            return
        super().closeEvent(event)
