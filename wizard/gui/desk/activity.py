"""What happened, newest first: a list that is filled from the journal as far as somebody scrolls, and stays live.

A hundred thousand lines are neither read nor kept: a page of the newest is, and another one whenever the end comes
near. What happens while somebody looks is put on top if it is looked for; who has scrolled away from the top
keeps the lines that are before their eyes. Rows are painted, not built of widgets.

A Ticket has no address of its own on SocialHub that the API tells. So the way there copies the Ticket's id, opens
SocialHub, and says what to look for.

Names: `activity.search`, `activity.filter`, `activity.list`, `activity.empty`, `activity.menu` (of a line),
`activity.details` with `activity.details.text`, `activity.details.network`, `activity.details.socialhub`,
`activity.details.copy`, `activity.details.hint`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QDateTime,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTime,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QKeySequence, QPainter, QPen, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wizard.gui.bridge import say_in_language
from wizard.gui.desk.words import Phrases, clock
from wizard.gui.texts import when_ms
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import Notice, announce, button, column, label, row
from wizard.sync.records import TO_SOMEBODY, Kind, Line, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPushButton

    from wizard.gui.bridge import Call, Problem
    from wizard.sync.records import Entry

    Index = QModelIndex | QPersistentModelIndex
    # Asks the journal for a page: which lines, older than which id, how many; then one of the two is called.
    Fetch = Callable[[Wanted, int | None, int, Callable[[list[Line]], None], Callable[[Problem], None]], Call]

PAGE = 200
_ROW = 36  # px
_SEARCH_WAIT = 250  # ms after the last letter
_TICKETS = frozenset({Kind.TICKET, Kind.TICKET_CHANGED, Kind.WITHDRAWN, Kind.ASIDE})
_FAULTS = frozenset(
    {Kind.ASIDE, Kind.REPLY_REFUSED, Kind.ACTION_REFUSED, Kind.TROUBLE, Kind.MENDED, Kind.NEEDS_PERSON}
)

LINE_ROLE = Qt.ItemDataRole.UserRole
_NATIVE = QKeySequence.SequenceFormat.NativeText
_ONLY_THERE = Qt.ShortcutContext.WidgetShortcut


class ActivityModel(QAbstractListModel):
    """The lines that were read, newest first. `failed(Problem)`: a page could not be read."""

    failed = Signal(object)
    loaded = Signal()

    def __init__(self, fetch: Fetch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._phrases = Phrases(self)
        self._lines: list[Line] = []
        self._wanted: Wanted | None = None
        self._more = False
        self._call: Call | None = None

    @property
    def wanted(self) -> Wanted | None:
        return self._wanted

    @property
    def loading(self) -> bool:
        return self._call is not None

    def look_for(self, wanted: Wanted) -> None:
        """Shows these lines from the newest on."""
        if self._call is not None:
            self._call.cancel()
            self._call = None
        self._wanted, self._more = wanted, True
        self._load(first=True)

    def _load(self, *, first: bool) -> None:
        if self._wanted is None or self._call is not None:
            return
        before = None if first or not self._lines else self._lines[-1].entry.id
        done = self._begun if first else self._went_on
        self._call = self._fetch(self._wanted, before, PAGE, done, self._refused)

    def _begun(self, lines: list[Line]) -> None:
        self._call = None
        self.beginResetModel()
        self._lines = list(lines)
        self._more = len(lines) == PAGE
        self.endResetModel()
        self.loaded.emit()

    def _went_on(self, lines: list[Line]) -> None:
        self._call = None
        self._more = len(lines) == PAGE
        if lines:
            at = len(self._lines)
            self.beginInsertRows(QModelIndex(), at, at + len(lines) - 1)
            self._lines.extend(lines)
            self.endInsertRows()
        self.loaded.emit()

    def _refused(self, problem: Problem) -> None:
        self._call = None
        self._more = False  # a view asks on and on else; a new look tries again
        self.failed.emit(problem)

    def add(self, entries: Sequence[Entry]) -> None:
        """What has just happened, oldest first; what is not looked for is passed over."""
        newest = self._lines[0].entry.id if self._lines else -1
        fitting = [each for each in entries if each.id > newest and self._fits(each)]
        if not fitting or self._wanted is None:
            return
        self.beginInsertRows(QModelIndex(), 0, len(fitting) - 1)
        self._lines[:0] = [Line(each, None, None, None) for each in reversed(fitting)]
        self.endInsertRows()

    def _fits(self, entry: Entry) -> bool:
        wanted = self._wanted
        if wanted is None or (wanted.channel is not None and entry.channel != wanted.channel):
            return False
        if wanted.kinds and entry.kind not in wanted.kinds:
            return False
        text = wanted.text.casefold()
        return not text or any(text in part.casefold() for part in (entry.who, entry.text, entry.note, entry.item))

    # --- for views --------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def line(self, row_: int) -> Line:
        return self._lines[row_]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            entry = line.entry
            word, _ = self._phrases.kind(entry.kind)
            parts = (clock(entry.at), word, self._phrases.who(entry), entry.text, say_in_language(entry.note))
            return ", ".join(part for part in parts if part)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and self._call is None and self._wanted is not None

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._load(first=False)


class _Painter(QStyledItemDelegate):
    """Time, who, text, and the state as a word in its colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._phrases = Phrases(self)
        self._times = 0  # px; measured once

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(theme().px(200), theme().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, Line):
            return
        entry, px, colours = line.entry, theme().px, theme().colours
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, area, option.state)
        inner = area.adjusted(px(6), 0, -px(4), 0)
        word, tone = self._phrases.kind(entry.kind)
        inner.setRight(self._pill(painter, inner, word, tone) - px(10))
        inner.setLeft(self._column(painter, inner, self._width_of_times(), clock(entry.at), colours.muted))
        who = self._phrases.who(entry)
        if who or entry.kind in TO_SOMEBODY:
            width = min(px(190), max(px(90), area.width() // 4))
            inner.setLeft(self._column(painter, inner, width, who, colours.ink, bold=True))
        text = " ".join(part for part in (entry.text.replace("\n", " "), self._note(entry)) if part)
        self._column(painter, inner, inner.width(), text, colours.ink)
        painter.restore()

    def _ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        colours = theme().colours
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(colours.line))
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area.adjusted(0, 0, 0, -1), QColor(colours.soft))
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = theme().px(6)
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -2), radius, radius)

    def _width_of_times(self) -> int:
        """Wide enough for every time of this year, in the language that is spoken."""
        if not self._times:
            year = QDate.currentDate().year()
            moments = [QDateTime(QDate(year, month, 28), QTime(22, 58)) for month in range(1, 13)]
            metrics = QFontMetrics(_font(13))
            self._times = max(metrics.horizontalAdvance(clock(each.toMSecsSinceEpoch())) for each in moments)
        return self._times

    def _note(self, entry: Entry) -> str:
        note = say_in_language(entry.note)
        return f"({note})" if note and entry.text else note

    def _column(
        self, painter: QPainter, area: QRect, width: int, text: str, colour: str, *, bold: bool = False
    ) -> int:
        """Writes into the left part of the area; answers where the next column begins."""
        painter.setFont(_font(13, bold=bold))
        painter.setPen(QColor(colour))
        place = QRect(area.left(), area.top(), width, area.height())
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return area.left() + width + theme().px(10)

    def _pill(self, painter: QPainter, area: QRect, word: str, tone: str) -> int:
        """The state at the right; answers where it begins."""
        px, colours = theme().px, theme().colours
        painter.setFont(_font(11, bold=True))
        width = painter.fontMetrics().horizontalAdvance(word) + px(18)
        pill = QRect(area.right() - width, area.center().y() - px(10), width, px(20))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(colours, f"{tone}_soft") if tone else colours.surface))
        painter.drawRoundedRect(pill, px(10), px(10))
        painter.setPen(QColor(getattr(colours, tone) if tone else colours.muted))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, word)
        return pill.left()


def _font(size: float, *, bold: bool = False) -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(theme().px(size))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


class ActivityPage(QWidget):
    """The list with search and filter, and the chosen line in full below it.

    `network_wanted(url)`: a post is to be shown; `hub_wanted`: SocialHub's Inbox.
    """

    network_wanted = Signal(str)
    hub_wanted = Signal()

    def __init__(self, fetch: Fetch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._channel: str | None = None
        self.model = ActivityModel(fetch, self)
        self.model.failed.connect(self._failed)
        self.model.loaded.connect(self._loaded)
        self._notice = Notice("activity.problem")
        self._notice.acted.connect(self._look)
        self._wait = QTimer(self, interval=_SEARCH_WAIT, singleShot=True)
        self._wait.timeout.connect(self._look)
        self._empty = label("", "muted", name="activity.empty")
        self._empty.hide()
        self._fetch = fetch
        self._call: Call | None = None
        self._details = _Details()
        self._details.network_wanted.connect(self.network_wanted)
        self._details.hub_wanted.connect(self.hub_wanted)
        whole = column(self._tools(), self._notice, self._empty, self._list(), self._details, spacing=10)
        whole.setStretchFactor(self.list, 1)
        whole.addStretch()
        self.setLayout(whole)

    def _tools(self) -> QFrame:
        self._search = QLineEdit()
        self._search.setObjectName("activity.search")
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setAccessibleName(self.tr("Search the activity"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(lambda _text: self._wait.start())
        self._search.setToolTip(QKeySequence(QKeySequence.StandardKey.Find).toString(_NATIVE))
        QShortcut(QKeySequence("Escape"), self._search, self._end_search, context=_ONLY_THERE)
        self._filter = QComboBox()
        self._filter.setObjectName("activity.filter")
        self._filter.setAccessibleName(self.tr("Which lines"))
        for text, kinds in (
            (self.tr("Everything"), frozenset[Kind]()),
            (self.tr("Tickets"), _TICKETS),
            (self.tr("Replies"), TO_SOMEBODY),
            (self.tr("Faults"), _FAULTS),
        ):
            self._filter.addItem(text, kinds)
        self._filter.currentIndexChanged.connect(lambda _place: self._look())
        tools = QFrame()
        line = row(self._filter, spacing=10)
        line.addStretch(1)
        line.addWidget(self._search)
        self._search.setMinimumWidth(theme().px(220))
        tools.setLayout(line)
        return tools

    def _list(self) -> QListView:
        self.list = QListView()
        self.list.setObjectName("activity.list")
        self.list.setAccessibleName(self.tr("Activity"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        set_role(self.list, "lines")
        return self.list

    def show_channel(self, name: str | None) -> None:
        """The activity of one channel, or of all."""
        if name != self._channel or self.model.wanted is None:
            self._channel = name
            self._look()

    def add(self, entries: Sequence[Entry]) -> None:
        bar, before = self.list.verticalScrollBar(), self.model.rowCount()
        scrolled = bar.value()
        self.model.add(entries)
        self._loaded()
        if scrolled:  # what is looked at stays where it is
            self.list.doItemsLayout()
            bar.setValue(scrolled + (self.model.rowCount() - before) * theme().px(_ROW))

    def begin_search(self) -> None:
        """The keyboard goes to the search."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _end_search(self) -> None:
        self._search.clear()
        self._look()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        self._wait.stop()
        self._notice.show_text("")
        self._details.hide()
        kinds = self._filter.currentData() or frozenset()
        self.model.look_for(Wanted(self._channel, frozenset(kinds), self._search.text().strip()))

    def _failed(self, problem: Problem) -> None:
        self._notice.show_text(str(problem), action=self.tr("Try again"))

    def _loaded(self) -> None:
        nothing = self.model.rowCount() == 0
        self._empty.setVisible(nothing)
        self.list.setVisible(not nothing)
        searching = bool(self._search.text().strip() or self._filter.currentIndex())
        text = (
            self.tr("Nothing fits what you look for.")
            if searching
            else self.tr("Nothing has happened yet. Tickets and replies will appear here.")
        )
        if nothing and searching and text != self._empty.text():
            announce(self._empty, text)
        self._empty.setText(text if nothing else "")

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if self._call is not None:
            self._call.cancel()
            self._call = None
        line = index.data(LINE_ROLE)
        if not isinstance(line, Line):
            self._details.hide()
            return
        self._details.show_line(line)
        QTimer.singleShot(0, self.list, lambda: self.list.scrollTo(self.list.currentIndex()))
        if line.ticket is None and line.entry.item:  # it was told as it happened: the journal knows more by now
            self._call = self._fetch(Wanted(self._channel), line.entry.id + 1, 1, self._known, self._failed)

    def _known(self, lines: list[Line]) -> None:
        self._call = None
        shown = self._details.line
        if lines and shown is not None and lines[0].entry.id == shown.entry.id:
            self._details.show_line(lines[0])

    def _show_menu(self, place: QPoint) -> None:
        """What can be done with the line below the mouse, or with the chosen one."""
        index = self.list.indexAt(place)
        if index.isValid():
            self.list.setCurrentIndex(index)
        if not self._details.isHidden():
            self._details.menu(self).popup(self.list.viewport().mapToGlobal(place))


class _Details(QFrame):
    """One line in full, with the ways to both sides."""

    network_wanted = Signal(str)
    hub_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("activity.details")
        set_role(self, "panel")
        self.line: Line | None = None
        self._phrases = Phrases(self)
        self._head = label("", "hint")
        self._text = label("", name="activity.details.text")
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._note = label("", "muted")
        self._hint = label("", "hint", name="activity.details.hint")
        links = row(spacing=16)
        self._links: dict[str, QPushButton] = {}
        for name, text, do in self._ways():
            made = button(text, f"activity.details.{name}", "link")
            made.clicked.connect(do)
            links.addWidget(made)
            self._links[name] = made
        links.addStretch(1)
        self.setLayout(
            column(self._head, self._text, self._note, links, self._hint, spacing=4, margins=(16, 12, 16, 12))
        )
        self.setMaximumHeight(theme().px(210))
        self.hide()

    def _ways(self) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        return (
            ("network", self.tr("Open on the Network"), self._open_post),
            ("socialhub", self.tr("Find on SocialHub"), self._find_ticket),
            ("copy", self.tr("Copy the text"), self._copy_text),
        )

    def _can(self, name: str) -> bool:
        ticket = self.line.ticket if self.line is not None else None
        text = self.line.entry.text if self.line is not None else ""
        return bool({"network": self._url, "socialhub": ticket, "copy": text}[name])

    def show_line(self, line: Line) -> None:
        entry = line.entry
        self.line = line
        parts = [when_ms(entry.at), self._phrases.who(entry), entry.item]
        if line.ticket:
            parts.append(self.tr("Ticket {0}").format(line.ticket))
        self._head.setText(" · ".join(part for part in parts if part))
        self._text.setText(entry.text)
        self._text.setVisible(bool(entry.text))
        note = say_in_language(entry.note)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        for name, link in self._links.items():
            link.setVisible(self._can(name))
        self._hint.hide()
        self.show()

    def menu(self, parent: QWidget) -> QMenu:
        """The same ways, for the line in the list."""
        made = QMenu(parent)
        made.setObjectName("activity.menu")
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, text, do in self._ways():
            action = made.addAction(text, do)
            action.setEnabled(self._can(name))
        return made

    @property
    def _url(self) -> str:
        if self.line is None:
            return ""
        url = self.line.entry.url or self.line.post_url or ""
        return url if url.startswith(("https://", "http://")) else ""

    def _open_post(self) -> None:
        if self._url:
            self.network_wanted.emit(self._url)

    def _find_ticket(self) -> None:
        if self.line is None or not self.line.ticket:
            return
        QGuiApplication.clipboard().setText(self.line.ticket)
        who = self.line.entry.who
        self._say(
            self.tr(
                "SocialHub opens in your browser. A single Ticket has no address there: look for “{0}” in the "
                "Inbox. The Ticket’s id is copied."
            ).format(who)
            if who
            else self.tr(
                "SocialHub opens in your browser. A single Ticket has no address there. The Ticket’s id is copied."
            )
        )
        self.hub_wanted.emit()

    def _copy_text(self) -> None:
        if self.line is not None:
            QGuiApplication.clipboard().setText(self.line.entry.text)
            self._say(self.tr("The text is copied."))

    def _say(self, text: str) -> None:
        self._hint.setText(text)
        self._hint.show()
        announce(self._hint, text)
