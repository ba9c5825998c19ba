"""Scenes of the desk for pictures: a home with a full journal, and an engine that says what the scene says.

How the channels stand is judged by the product itself (`wizard.sync.judging`), so that every sentence is one that
people get to see; only the facts are made up. The Manifest comes from a practice SocialHub.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from tests.gui.desk.handles import Doors, gone
from tests.gui.desk.homes import set_up
from tests.gui.setup.person import PATIENCE, environ_of
from wizard.app import App
from wizard.control.handle import News
from wizard.gui.desk.activity import ActivityModel
from wizard.gui.desk.main import Desk
from wizard.gui.desk.preferences import Preferences
from wizard.gui.desk.window import TABS, ChannelsWindow
from wizard.gui.language import choose_language
from wizard.home import find_home
from wizard.sync.journal import Journal
from wizard.sync.journal.activity import COUNTED, add_to_tally
from wizard.sync.judging import Facts, Live, judge, judge_all
from wizard.sync.records import ChannelRow, Counts, Halt, ItemState, Kind, NewEntry, NewItem, NewJob
from wizard.sync.standing import Mend
from wizard.sync.supervisor import NotStarted
from wizard.sync.tempo import Patience, Tempo
from wizard.sync.watch import WebhookTrouble
from wizard.words import pack, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from tests.gui.setup.world import World
    from wizard.settings import ChannelSettings
    from wizard.sync.standing import ChannelStanding

NAME = "brand-fediverse"
OTHERS = ("help-room", "shop.news")
LONG = "customer-care-and-returns-germany-austria-and-switzerland-2026"
_HOST = "mastodon.example"
_HOOK = "https://replies.brand.example/hook"
_LISTEN = "127.0.0.1:8484"
_LOG_IN = Halt(
    "network",
    "NetworkLoginExpired",
    say("{host} no longer accepts our access.", host=_HOST),
    say("Log in again."),
)
_TOKEN = Halt(
    "hub",
    "HubTokenRefused",
    say("SocialHub no longer accepts the access token."),
    say("Ask an admin of the SocialHub account for a new token, and enter it here."),
)
_WAITS = say("It waits until somebody logs in again.")
_UNSURE = say("Channel Wizard cannot tell whether this was carried out. Check the Network first.")
_LARGE = say("It failed {count} times: {error}", count=8, error="SocialHub refused it: message too long")
_LONG_WHO = "Customer Centre of the United Transport Services"
_NUMBER_OF_MANY = 10
_WELL = Live()
# Minutes ago, and the line.
LINES: tuple[tuple[int, NewEntry], ...] = (
    (190, NewEntry(Kind.NEEDS_PERSON, note=say("{what} {advice}", what=_LOG_IN.what, advice=_LOG_IN.advice))),
    (171, NewEntry(Kind.MENDED, note=say("{side} answers again.", side=_HOST))),
    (64, NewEntry(Kind.TICKET, "m:101", "Alice", "Hello, can someone help me?", "https://mastodon.example/@a/1")),
    (62, NewEntry(Kind.REPLY_DELIVERED, "m:101", "Alice", "Sure, how can we help?", "https://mastodon.example/@b/2")),
    (55, NewEntry(Kind.TICKET, "m:102", "Dora", "My order never arrived. It was to come last Tuesday, and "
                  "nobody at the parcel service can say where it is; the number they gave me leads nowhere.")),
    (51, NewEntry(Kind.REPLY_WAITING, "m:103", "Bob", "Thanks for the photo!", note=_WAITS)),
    (44, NewEntry(Kind.TICKET, "m:104", "Carol", "★★☆ The new app is faster, and I miss the old icons.")),
    (42, NewEntry(Kind.TICKET_CHANGED, "m:104", "Carol", "★★★ The new app is faster.", note=say("edited"))),
    (40, NewEntry(Kind.REPLY_REFUSED, "m:105", "Eve", "We are sorry to hear that.", note=_UNSURE)),
    (31, NewEntry(Kind.ASIDE, "m:106", "Frank", "A very long letter …", note=_LARGE)),
    (12, NewEntry(Kind.TICKET, "m:107", _LONG_WHO, "When does the bus go?")),
    (3, NewEntry(Kind.REPLY_RECEIVED, "m:107", _LONG_WHO, "At five past two, from the market.")),
)  # fmt: skip


@dataclass
class Scenes:
    """A desk, and the ways to put it into a state and before the camera."""

    desk: Desk
    doors: Doors
    settings: ChannelSettings
    counts: Counts = field(default_factory=lambda: Counts(41, 0, 0, 27, 0, 1))

    # --- how things stand -------------------------------------------------------------------------------------

    def row(self, **values: Any) -> ChannelRow:
        seen = _now() - 60_000
        return replace(ChannelRow(1, NAME, "c", seen, None, None, None, 0, {}, seen, seen, seen), **values)

    def standing(
        self,
        name: str = NAME,
        *,
        row: ChannelRow | None = None,
        counts: Counts | None = None,
        live: Live | None = _WELL,
        failed: NotStarted | None = None,
        running: bool = True,
        room: bool = True,
        offline_since: int | None = None,
    ) -> ChannelStanding:
        facts = Facts(
            settings=self.settings.model_copy(update={"name": name}),
            network_name="Mastodon",
            row=row or self.row(),
            counts=counts or self.counts,
            last=None,
            now=_now(),
            running=running,
            room=room,
            offline_since=offline_since,
            live=live,
            failed=failed,
        )
        return judge(facts)

    def states(self) -> Mapping[str, ChannelStanding]:
        """One for each thing that can be said of a channel."""
        waiting = replace(self.counts, waiting_jobs=2)
        return {
            "in-step": self.standing(),
            "working": self.standing(counts=replace(self.counts, waiting_items=7)),
            "paused": self.standing(row=self.row(paused_until=_now() + 3_600_000)),
            "paused-open": self.standing(row=self.row(paused_until=0)),
            "log-in": self.standing(row=self.row(network_halt=_LOG_IN), counts=waiting),
            "token": self.standing(row=self.row(hub_halt=_TOKEN), counts=replace(waiting, waiting_jobs=1)),
            "aside": self.standing(counts=replace(self.counts, aside=2)),
            "offline": self.standing(offline_since=_now(), counts=waiting),
            "disk": self.standing(room=False),
            "keyring": self.standing(failed=_LOCKED, live=None),
            "stopped": self.standing(running=False, live=None),
            **{name: self.standing(live=live) for name, live in _LIVES.items()},
        }

    def tell(self, *channels: ChannelStanding, running: bool = True) -> None:
        """The engine says so, and the desk has heard it."""
        snapshot = judge_all(channels, running=running)
        self.doors.working.tell(News(snapshot))
        self.until(lambda: self.desk.core.snapshot == snapshot, "the news")

    # --- the window -------------------------------------------------------------------------------------------

    @property
    def window(self) -> ChannelsWindow:
        assert isinstance(self.desk.window, ChannelsWindow)
        return self.desk.window

    def find(self, name: str) -> QWidget:
        """By its name, in whatever window. AssertionError: there is none."""
        for window in QApplication.topLevelWidgets():
            found: QWidget | None = window if window.objectName() == name else window.findChild(QWidget, name)
            if found is not None:
                return found
        raise AssertionError(f"no widget {name}")

    def press(self, name: str) -> None:
        found = self.find(name)
        assert isinstance(found, QAbstractButton)
        found.click()
        self.settle()

    def until(self, seen: Callable[[], object], what: str = "") -> None:
        end = time.monotonic() + PATIENCE
        while not seen():
            assert time.monotonic() < end, f"waited in vain for {what}"
            QTest.qWait(20)

    def settle(self) -> None:
        """What is under way in Qt's thread is over, and what is to go has gone."""
        for _round in range(3):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QTest.qWait(60)

    # --- before the camera ------------------------------------------------------------------------------------

    def pictures(self) -> Iterator[tuple[str, QWidget]]:
        """Everything there is to see, one after another: a name, and the window that shows it."""
        yield "starting", self.window
        self.tell()
        yield "empty", self.window
        states = self.states()
        others = [self.standing(name) for name in OTHERS]
        for name, each in states.items():
            self.tell(each, *others, running=name != "stopped")
            self._until_read()
            yield f"state-{name}", self.window
        self.tell(states["log-in"], *others)
        yield from self._tabs()
        self.tell(states["in-step"], *others)
        yield from self._activity()
        yield from self._menus()
        many = [self.standing(f"channel-{number}") for number in range(_NUMBER_OF_MANY)]
        self.tell(states["aside"], self.standing(LONG), *many)
        self.window.show_channel(LONG, "activity")
        self._until_read()
        yield "many-channels", self.window
        yield from self._preferences()
        yield from self._questions()

    def _until_read(self) -> None:
        view = self.find("activity.list")
        assert isinstance(view, QListView)
        model = view.model()
        assert isinstance(model, ActivityModel)
        self.until(lambda: not model.loading, "the activity")
        self.settle()

    def _tabs(self) -> Iterator[tuple[str, QWidget]]:
        signs = {
            "activity": "activity.list",
            "attention": "attention.item.0",
            "chart": "chart.figures",
            "manifest": "preview.message",
            "settings": "settings.fact.channel",
        }
        for tab in TABS:
            self.window.show_tab(tab)
            self.until(partial(self._says_something, signs[tab]), tab)
            yield f"tab-{tab}", self.window
        self.window.show_tab("chart")
        for span in ("week", "month"):
            self._show_span(span)
            yield f"tab-chart-{span}", self.window
        self.window.show_tab("activity")

    def _says_something(self, name: str) -> bool:
        found: QWidget | None = self.window.findChild(QWidget, name)
        return found is not None and (not isinstance(found, QLabel) or bool(found.text()))

    def _show_span(self, span: str) -> None:
        figures = self.find("chart.figures")
        assert isinstance(figures, QLabel)
        before = figures.text()
        self.press(f"chart.span.{span}")
        self.until(lambda: figures.text() != before, span)

    def _activity(self) -> Iterator[tuple[str, QWidget]]:
        view, search = self.find("activity.list"), self.find("activity.search")
        assert isinstance(view, QListView)
        assert isinstance(search, QLineEdit)
        view.setFocus()
        view.setCurrentIndex(view.model().index(7, 0))
        self.settle()
        yield "activity-details", self.window
        self.until(lambda: self._says_something("activity.details"), "the chosen line")
        view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())
        menu = self.find("activity.menu")
        self.settle()
        yield "activity-menu", menu
        menu.close()
        search.setText("zebra")
        self.until(lambda: self._says_something("activity.empty"), "nothing")
        yield "activity-no-hit", self.window
        search.clear()
        self._until_read()

    def _menus(self) -> Iterator[tuple[str, QWidget]]:
        pause = self.find("main.pause")
        assert isinstance(pause, QPushButton)
        for name, menu in (("tray-menu", self.desk.tray.menu), ("pause-menu", pause.menu())):
            menu.popup(QPoint(10, 10))
            self.settle()
            yield name, menu
            menu.close()

    def _preferences(self) -> Iterator[tuple[str, QWidget]]:
        self.desk.show("preferences")
        preferences = self.find("preferences")
        assert isinstance(preferences, Preferences)
        for part in preferences.parts:
            self.press(f"preferences.tab.{part}")
            yield f"preferences-{part}", preferences
        for name, opener in (("backup", "back_up"), ("restore", "restore"), ("diagnostics", "diagnostics")):
            self.press(f"preferences.{opener}")
            dialog = self.find(name)
            assert isinstance(dialog, QDialog)
            if name == "diagnostics":
                text = self.find("diagnostics.text")
                assert isinstance(text, QPlainTextEdit)
                self.until(text.toPlainText, "the diagnostics")
            yield name, dialog
            if name == "restore":
                self.press("restore.go")
                yield "restore-refused", dialog
            dialog.reject()
            self.settle()
        preferences.close()

    def _questions(self) -> Iterator[tuple[str, QWidget]]:
        self.desk.quit()
        yield from self._question("quit")
        self.desk._say_no_tray()
        yield from self._question("staying")
        self.window.show_channel(NAME, "settings")
        self.press("settings.remove")
        yield from self._question("settings.sure")

    def _question(self, name: str) -> Iterator[tuple[str, QWidget]]:
        self.settle()
        question = self.find(name)
        assert isinstance(question, QDialog)
        yield f"question-{name}", question
        question.reject()
        self.settle()


_LOCKED = NotStarted(say("The keyring is locked."), "SecretsUnavailable", 0.0, Patience(Tempo()))
_LIVES = {
    "proxy": Live(
        hub_trouble=say("The proxy {proxy} cannot be reached.", proxy="proxy.example:3128"),
        hub_by_proxy=True,
    ),
    "limit": Live(
        limit=say(
            "{network} takes only {count} characters with “{id}”; agents may write {given}.",
            network=_HOST,
            count=500,
            id="reply",
            given=1000,
        )
    ),
    "trouble": Live(
        network_trouble=say(
            "{what} Trying again; nothing is lost.", what=say("{host} does not answer.", host=_HOST)
        )
    ),
    "webhook": Live(
        webhook=WebhookTrouble(
            say(
                "The webhook was gone and could not be registered again: {error}",
                error=say("{host} is not known on the internet.", host="replies.brand.example"),
            ),
            Mend.FIX_ADDRESS,
        )
    ),
    "deaf": Live(deaf=say("Port {port} is used by another program.", port=8484)),
}


@contextmanager
def scenes(app: QApplication, there: World, folder: Path, language: str) -> Iterator[Scenes]:
    """A desk in this language, with its window open. `folder`: its home."""
    environ = {**environ_of(folder), "XDG_CONFIG_HOME": str(folder / "xdg")}
    set_up(environ, there, NAME)
    core = App.build(environ)
    asyncio.run(_fill(core.journal_path))
    choose_language(find_home(environ), language)
    doors = Doors()
    desk = Desk(app, environ, doors.ways, hidden=True)
    made = Scenes(desk, doors, _renamed(core.store.load().channel(NAME)))
    try:
        desk.start()
        made.until(lambda: doors.working.listening, "the engine")
        desk.show()
        yield made
    finally:
        desk.stop()
        gone(*(each for each in app.topLevelWidgets() if each.parentWidget() is None), desk)


def _renamed(settings: ChannelSettings) -> ChannelSettings:
    """With the addresses of an installation in the place of the practice servers'."""
    replies = settings.replies.model_copy(update={"public_url": _HOOK, "listen": _LISTEN})
    return settings.model_copy(
        update={
            "network_fields": {"server": f"https://{_HOST}"},
            "profile_name": "Brand",
            "profile_handle": f"@brand@{_HOST}",
            "replies": replies,
        }
    )


async def _fill(path: Path) -> None:
    """A journal that has something of everything."""
    journal = (await Journal.open(path)).journal
    channel = await journal.ensure_channel(NAME)
    now = _now()
    letter = "A very long letter about everything that ever went wrong with the parcels."
    await journal.take(channel.id, [_item("mastodon/106", "Frank", letter), _item("mastodon/108", "Grace", "")])
    for each in await journal.ready(channel.id, 10):
        await journal.set_aside(channel.id, each, _LARGE, NewEntry(Kind.NOTE))
    texts = ("Thanks for the photo!", "We will look into it and write to you tomorrow.")
    jobs = [
        NewJob(f"u{place}", "reply", "reply", "0" * 24, "mastodon/103", f"f{place}", {"text": text}, now)
        for place, text in enumerate(texts)
    ]
    await journal.take_jobs(channel.id, jobs, {})
    for job in await journal.open_jobs(channel.id):
        await journal.defer_job(job, job.state, now + 3_600_000, _WAITS)
    await journal.close()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DELETE FROM activity")
        for ago, line in (*_earlier(), *LINES):
            _write(database, channel.id, now - ago * 60_000, line)


def _write(database: sqlite3.Connection, channel: int, at: int, line: NewEntry) -> None:
    """As the journal does, at a time of the past."""
    said = json.dumps(pack(line.note)) if line.note else ""
    item = _of_line(database, channel, at, line)
    named = line.item if item is None else ""
    done = database.execute(
        "INSERT INTO activity (at, channel, kind, item, named, who, text, url, note, said, took) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (at, channel, line.kind, item, named, line.who, line.text, line.url, str(line.note), said, line.took),
    )
    if line.kind == Kind.TICKET:
        database.execute("UPDATE item SET line = ? WHERE id = ?", (done.lastrowid, item))
    if line.kind in COUNTED:
        add_to_tally(database, channel, line.kind, at, done.lastrowid or 0)


def _of_line(database: sqlite3.Connection, channel: int, at: int, line: NewEntry) -> int | None:
    """The id of the Interaction that a line is about, made for a Ticket's."""
    if line.kind == Kind.TICKET:
        database.execute(
            "INSERT OR IGNORE INTO item (channel, item, state, created) VALUES (?, ?, ?, ?)",
            (channel, line.item, ItemState.TICKET, at),
        )
    found = database.execute("SELECT id FROM item WHERE channel = ? AND item = ?", (channel, line.item)).fetchone()
    return int(found[0]) if found else None


def _item(item: str, who: str, text: str) -> NewItem:
    payload = {"message": text, "interactor": {"interactorId": who * 3, "name": who}}
    return NewItem(item, item.rpartition("/")[2], _now() - 7_200_000, None, payload, None, root=item)


def _earlier() -> Iterator[tuple[int, NewEntry]]:
    """A month's work, more of it by day."""
    now = datetime.now().astimezone()
    for hour in range(30 * 24, 3, -1):
        by_day = 8 <= (now - timedelta(hours=hour)).hour <= 20
        for number in range((hour * 7) % 5 if by_day else hour % 7 == 0):
            at, item = hour * 60 - number * 9, f"m:{hour}{number}"
            yield at, NewEntry(Kind.TICKET, item, "Paula", f"Question {hour}", took=3_000 + number * 900)
            if number % 2 == 0:
                yield at - 5, NewEntry(Kind.REPLY_DELIVERED, item, "Paula", f"Answer {hour}", took=1_500)


def _now() -> int:
    return int(time.time() * 1000)
