"""The list of what happened: read a page at a time from a real journal, searched, filtered, and live."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from wizard.errors import WizardError
from wizard.gui.bridge import Bridge, Problem
from wizard.gui.desk.activity import PAGE, ActivityPage
from wizard.gui.theme import Theme
from wizard.sync.journal import Journal
from wizard.sync.records import Entry, Kind, NewEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
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
