"""The list of what happened: read a page at a time from a real journal, searched, filtered, and live."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QWidget

from wizard.errors import WizardError
from wizard.gui.bridge import Bridge, Problem
from wizard.gui.desk.activity import PAGE, ActivityPage
from wizard.gui.theme import Theme
from wizard.sync.journal import Journal
from wizard.sync.records import Entry, Kind, Line, NewEntry, NewItem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

_PATIENCE = 60_000  # ms
MANY = PAGE * 2 + 50


class Log:
    """A journal, and the page that shows it."""

    def __init__(self, path: Path, qtbot: QtBot) -> None:
        self.path = path
        self.bridge = Bridge()
        self.asked: list[int | None] = []  # before which line each page was asked for
        self.broken = False
        self._qtbot = qtbot
        self._journal: Journal | None = None
        self.page = ActivityPage(self._fetch)
        qtbot.addWidget(self.page)
        self.page.resize(760, 480)
        self.page.show()

    def _fetch(self, wanted: Any, before: int | None, limit: int, done: Any, failed: Any) -> Any:
        self.asked.append(before)

        async def read() -> Any:
            if self.broken:
                raise WizardError("The journal is away.")
            if self._journal is None:
                self._journal = await Journal.attach(self.path)
            return list(await self._journal.page(wanted, before=before, limit=limit))

        return self.bridge.ask(self.page, read, done, failed)

    async def _close(self) -> None:
        if self._journal is not None:
            await self._journal.close()

    def close(self) -> None:
        over: list[bool] = []
        owner = QObject()  # the page is gone by now
        self.bridge.ask(owner, self._close, lambda _none: over.append(True), lambda _problem: over.append(False))
        self.waits(lambda: over)
        self.bridge.stop()

    def waits(self, until: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(until()), timeout=_PATIENCE)

    def opens(self, channel: str | None = "shop") -> None:
        self.page.show_channel(channel)
        self.settles()

    def settles(self) -> None:
        self.waits(lambda: not self.page.model.loading)

    def texts(self) -> list[str]:
        return [self.page.model.line(row).entry.text for row in range(self.page.model.rowCount())]

    def has(self, lines: int) -> bool:
        return len(self.texts()) == lines

    def find(self, name: str) -> QWidget:
        found: QWidget | None = self.page.findChild(QWidget, name)
        assert found is not None, name
        return found


def written(path: Path, entries: list[tuple[str, NewEntry]]) -> None:
    async def write() -> None:
        journal = (await Journal.open(path)).journal
        for name, entry in entries:
            row = await journal.ensure_channel(name)
            if entry.kind is Kind.TICKET and entry.item:
                await journal.take(row.id, [NewItem(entry.item, None, 1, None, {"message": entry.text}, None)])
                (item,) = await journal.ready(row.id, 1)
                await journal.ticket_made(row.id, item, None, entry)
            else:
                await journal.log(row.id, entry)
        await journal.close(well=True)

    asyncio.run(write())


@pytest.fixture
def log(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Log]:
    QLocale.setDefault(QLocale("en"))
    if qapp.findChild(Theme) is None:
        Theme(qapp)
    made = Log(tmp_path / "journal.db", qtbot)
    yield made
    made.close()


def test_shows_the_newest_first_and_reads_on_when_somebody_scrolls(log: Log) -> None:
    written(log.path, [("shop", NewEntry(Kind.TICKET, text=f"post {n}")) for n in range(MANY)])
    log.opens()
    assert log.texts() == [f"post {n}" for n in range(MANY - 1, MANY - 1 - PAGE, -1)]
    bar = log.page.list.verticalScrollBar()
    for _page in range(2):
        bar.setValue(bar.maximum())
        log.waits(partial(log.has, min(MANY, len(log.texts()) + PAGE)))
        log.settles()
    assert log.texts() == [f"post {n}" for n in range(MANY - 1, -1, -1)]
    asked = len(log.asked)
    bar.setValue(bar.maximum())
    log.settles()
    assert len(log.asked) == asked  # there is nothing more to read


def test_finds_by_text_and_by_kind(log: Log, qtbot: QtBot) -> None:
    written(
        log.path,
        [
            ("shop", NewEntry(Kind.TICKET, who="Alice", text="Is it open?")),
            ("shop", NewEntry(Kind.REPLY_DELIVERED, who="", text="Yes, until six.")),
            ("shop", NewEntry(Kind.TROUBLE, note="mastodon.example does not answer.")),
            ("other", NewEntry(Kind.TICKET, who="Alice", text="Elsewhere")),
        ],
    )
    log.opens()
    assert len(log.texts()) == 3
    search = log.find("activity.search")
    assert isinstance(search, QLineEdit)
    QTest.keyClicks(search, "ALICE")
    log.waits(lambda: log.texts() == ["Is it open?"])
    search.clear()
    log.waits(lambda: len(log.texts()) == 3)
    which = log.find("activity.filter")
    assert isinstance(which, QComboBox)
    which.setCurrentIndex(which.findText("Faults"))
    log.waits(lambda: log.texts() == [""])
    which.setCurrentIndex(which.findText("Replies"))
    log.waits(lambda: log.texts() == ["Yes, until six."])


def test_what_happens_appears_on_top_if_it_is_looked_for(log: Log) -> None:
    written(log.path, [("shop", NewEntry(Kind.TICKET, text="before"))])
    log.opens()
    fresh = [
        Entry(10 + n, 1, name, kind, "", "", text, "", "")
        for n, (name, kind, text) in enumerate(
            [("shop", Kind.TICKET, "one"), ("other", Kind.TICKET, "two"), ("shop", Kind.REPLY_DELIVERED, "three")]
        )
    ]
    log.page.add(fresh)
    assert log.texts() == ["three", "one", "before"]
    log.page.add(fresh)  # told twice
    assert log.texts() == ["three", "one", "before"]


def test_says_when_there_is_nothing(log: Log) -> None:
    written(log.path, [("other", NewEntry(Kind.TICKET, text="Elsewhere"))])
    log.opens()
    assert "Nothing has happened yet" in str(log.find("activity.empty").property("text"))
    search = log.find("activity.search")
    assert isinstance(search, QLineEdit)
    search.setText("nobody")
    log.waits(lambda: "Nothing fits" in str(log.find("activity.empty").property("text")))


def test_the_chosen_line_is_told_in_full_with_its_way_to_the_network(log: Log) -> None:
    long = "All of it, however long it is. " * 12
    written(
        log.path, [("shop", NewEntry(Kind.TICKET, who="Alice", text=long, url="https://mastodon.example/@a/1"))]
    )
    log.opens()
    log.page.list.setFocus()
    QTest.keyClick(log.page.list, Qt.Key.Key_Down)
    log.page.list.setCurrentIndex(log.page.model.index(0))
    assert log.find("activity.details").isVisible()
    assert long.startswith(str(log.find("activity.details.text").property("text"))[:60])
    assert log.find("activity.details.network").isVisible()


def test_a_journal_that_cannot_be_read_is_said_and_read_later(log: Log) -> None:
    written(log.path, [("shop", NewEntry(Kind.TICKET, text="kept"))])
    log.broken = True
    log.page.show_channel("shop")
    log.waits(lambda: log.find("activity.problem").isVisible())
    log.broken = False
    QTest.mouseClick(log.find("activity.problem.action"), Qt.MouseButton.LeftButton)
    log.waits(lambda: log.texts() == ["kept"])


def test_a_problem_is_one(log: Log) -> None:
    log.page.model.failed.emit(Problem("The journal is away."))
    assert log.find("activity.problem.text").property("text") == "The journal is away."


def _told(item: str, kind: Kind, who: str = "", text: str = "") -> tuple[str, NewEntry]:
    return "shop", NewEntry(kind, item=item, who=who, text=text)


def test_a_reply_says_whom_it_is_for_and_is_found_by_them(log: Log) -> None:
    written(
        log.path,
        [
            _told("m:000001", Kind.TICKET, "Alice", "Is it open?"),
            _told("m:000002", Kind.TICKET, "Bob", "Where are you?"),
            _told("m:000001", Kind.REPLY_DELIVERED, text="Yes, until six."),
            _told("m:000003", Kind.REPLY_DELIVERED, text="To a Ticket whose line is gone"),
        ],
    )
    log.opens()
    spoken = [str(log.page.model.data(log.page.model.index(row))) for row in range(4)]
    assert "→ Alice, Yes, until six." in spoken[1]
    assert "→" not in spoken[0]
    search = log.find("activity.search")
    assert isinstance(search, QLineEdit)
    QTest.keyClicks(search, "alice")
    log.waits(lambda: log.texts() == ["Yes, until six.", "Is it open?"])


def test_the_way_to_socialhub_copies_the_id_of_the_ticket_and_says_what_to_look_for(log: Log) -> None:
    ticket = "5d3b1f0a5d3b1f0a5d3b1f0a"
    entry = Entry(1, 1_800_000_000_000, "shop", Kind.TICKET, "m:000001", "Alice", "Is it open?", "", "")
    written(log.path, [])
    opened: list[bool] = []
    log.page.hub_wanted.connect(lambda: opened.append(True))
    details = log.page._details
    details.show_line(Line(entry, None, None, None))
    assert not log.find("activity.details.socialhub").isVisible()  # nothing there yet
    details.show_line(Line(entry, ticket, None, None))
    QTest.mouseClick(log.find("activity.details.socialhub"), Qt.MouseButton.LeftButton)
    assert opened == [True]
    assert QApplication.clipboard().text() == ticket
    assert "look for “Alice”" in str(log.find("activity.details.hint").property("text"))
    QTest.mouseClick(log.find("activity.details.copy"), Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "Is it open?"


def test_a_line_that_was_told_live_gets_its_links_once_it_is_chosen(log: Log) -> None:
    written(log.path, [_told("m:000001", Kind.TICKET, "Alice", "Is it open?")])
    log.opens()
    url = "https://mastodon.example/@a/1"
    written(log.path, [("shop", NewEntry(Kind.TICKET, "m:000002", "Bob", "And on Sunday?", url))])
    live = Entry(2, 1_800_000_000_000, "shop", Kind.WITHDRAWN, "m:000002", "Bob", "", "", "")
    log.page.add([live])
    assert log.page.model.line(0).post_url is None
    log.page.list.setCurrentIndex(log.page.model.index(0))
    log.waits(lambda: log.page._details.line is not None and log.page._details.line.post_url == url)
    assert log.find("activity.details.network").isVisible()


def test_what_is_looked_at_stays_where_it_is_when_more_happens(log: Log) -> None:
    written(log.path, [("shop", NewEntry(Kind.TICKET, text=f"post {n}")) for n in range(100)])
    log.opens()
    view = log.page.list
    view.verticalScrollBar().setValue(900)
    seen = view.indexAt(view.viewport().rect().center()).row()
    text = log.texts()[seen]
    log.page.add([Entry(1000 + n, 1, "shop", Kind.TICKET, "", "", f"live {n}", "", "") for n in range(7)])
    assert log.texts()[view.indexAt(view.viewport().rect().center()).row()] == text
    view.verticalScrollBar().setValue(0)
    log.page.add([Entry(2000, 1, "shop", Kind.TICKET, "", "", "on top", "", "")])
    assert view.verticalScrollBar().value() == 0  # who looks at the newest sees what is newer


def test_the_menu_key_offers_what_can_be_done_with_the_line(log: Log) -> None:
    written(log.path, [_told("m:000001", Kind.TICKET, "Alice", "Is it open?")])
    log.opens()
    log.page.list.setFocus()
    log.page.list.setCurrentIndex(log.page.model.index(0))
    place = log.page.list.visualRect(log.page.list.currentIndex()).center()
    where = log.page.list.viewport().mapToGlobal(place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, where)
    QApplication.sendEvent(log.page.list.viewport(), event)
    menu = log.find("activity.menu")
    assert isinstance(menu, QMenu)
    assert [(each.text(), each.isEnabled()) for each in menu.actions()] == [
        ("Open on the Network", False),
        ("Find on SocialHub", False),
        ("Copy the text", True),
    ]
    menu.close()


def test_escape_ends_a_search_and_goes_back_to_the_list(log: Log) -> None:
    written(log.path, [_told("m:000001", Kind.TICKET, "Alice", "Is it open?")])
    log.opens()
    search = log.find("activity.search")
    assert isinstance(search, QLineEdit)
    log.page.activateWindow()
    search.setFocus()
    QTest.keyClicks(search, "nobody")
    log.waits(lambda: log.texts() == [])
    QTest.keyClick(search, Qt.Key.Key_Escape)
    log.waits(lambda: log.texts() == ["Is it open?"])
    assert search.text() == ""
    assert log.page.list.hasFocus()
