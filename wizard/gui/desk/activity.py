"""What happened, newest first: a list that is filled from the journal as far as somebody scrolls, and stays live.

A hundred thousand lines are neither read nor kept: a page of the newest is, and another one whenever the end comes
near. What happens while somebody looks is put on top if it is looked for. Rows are painted, not built of widgets.

Names: `activity.search`, `activity.filter`, `activity.list`, `activity.empty`, `activity.details` with
`activity.details.text`, `activity.details.socialhub`, `activity.details.network`, `activity.new`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    QUrl,
    Signal,
)
from PySide6.QtGui import QColor, QDesktopServices, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wizard.gui.bridge import say_in_language
from wizard.gui.desk.words import Phrases, clock
from wizard.gui.texts import when_ms
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import Notice, button, column, label, row
from wizard.sync.records import Kind, Line, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from wizard.gui.bridge import Call, Problem
    from wizard.sync.records import Entry

    Index = QModelIndex | QPersistentModelIndex
    # Asks the journal for a page: which lines, older than which id, how many; then one of the two is called.
    Fetch = Callable[[Wanted, int | None, int, Callable[[list[Line]], None], Callable[[Problem], None]], Call]

PAGE = 200
_ROW = 36  # px
_SEARCH_WAIT = 250  # ms after the last letter
_TICKETS = frozenset({Kind.TICKET, Kind.TICKET_CHANGED, Kind.WITHDRAWN, Kind.ASIDE})
_REPLIES = frozenset(
    {
        Kind.REPLY_RECEIVED,
        Kind.REPLY_DELIVERED,
        Kind.REPLY_REFUSED,
        Kind.REPLY_WAITING,
        Kind.ACTION_DONE,
        Kind.ACTION_REFUSED,
    }
)
_FAULTS = frozenset(
    {Kind.ASIDE, Kind.REPLY_REFUSED, Kind.ACTION_REFUSED, Kind.TROUBLE, Kind.MENDED, Kind.NEEDS_PERSON}
)

LINE_ROLE = Qt.ItemDataRole.UserRole


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
            parts = (clock(entry.at), word, entry.who, entry.text, say_in_language(entry.note))
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

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(theme().px(200), theme().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, Line):
            return
        entry, px, colours = line.entry, theme().px, theme().colours
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(colours.soft))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        inner = area.adjusted(px(6), 0, -px(4), 0)
        word, tone = self._phrases.kind(entry.kind)
        inner.setRight(self._pill(painter, inner, word, tone) - px(10))
        left = self._column(painter, inner, px(86), clock(entry.at), colours.muted)
        inner.setLeft(left)
        who = min(px(190), max(px(90), area.width() // 4))
        if entry.who:
            inner.setLeft(self._column(painter, inner, who, entry.who, colours.ink, bold=True))
        text = " ".join(part for part in (entry.text.replace("\n", " "), self._note(entry)) if part)
        self._column(painter, inner, inner.width(), text, colours.ink)
        painter.restore()

    def _note(self, entry: Entry) -> str:
        note = say_in_language(entry.note)
        return f"({note})" if note and entry.text else note

    def _column(
        self, painter: QPainter, area: QRect, width: int, text: str, colour: str, *, bold: bool = False
    ) -> int:
        """Writes into the left part of the area; answers where the next column begins."""
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setPixelSize(theme().px(13))
        painter.setFont(font)
        painter.setPen(QColor(colour))
        place = QRect(area.left(), area.top(), width, area.height())
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return area.left() + width + theme().px(10)

    def _pill(self, painter: QPainter, area: QRect, word: str, tone: str) -> int:
        """The state at the right; answers where it begins."""
        px, colours = theme().px, theme().colours
        font = QFont(painter.font())
        font.setPixelSize(px(11))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(word) + px(18)
        pill = QRect(area.right() - width, area.center().y() - px(10), width, px(20))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(colours, f"{tone}_soft") if tone else colours.surface))
        painter.drawRoundedRect(pill, px(10), px(10))
        painter.setPen(QColor(getattr(colours, tone) if tone else colours.muted))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, word)
        return pill.left()


class ActivityPage(QWidget):
    """The list with search and filter, and the chosen line in full below it."""

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
        self._details = _Details()
        self.setLayout(column(self._tools(), self._notice, self._empty, self._list(), self._details, spacing=10))

    def _tools(self) -> QFrame:
        self._search = QLineEdit()
        self._search.setObjectName("activity.search")
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setAccessibleName(self.tr("Search the activity"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(lambda _text: self._wait.start())
        self._filter = QComboBox()
        self._filter.setObjectName("activity.filter")
        self._filter.setAccessibleName(self.tr("Which lines"))
        for text, kinds in (
            (self.tr("Everything"), frozenset[Kind]()),
            (self.tr("Tickets"), _TICKETS),
            (self.tr("Replies"), _REPLIES),
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
        set_role(self.list, "lines")
        return self.list

    def show_channel(self, name: str | None) -> None:
        """The activity of one channel, or of all."""
        if name != self._channel or self.model.wanted is None:
            self._channel = name
            self._look()

    def add(self, entries: Sequence[Entry]) -> None:
        self.model.add(entries)
        self._loaded()

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
        self._empty.setText(
            self.tr("Nothing fits what you look for.")
            if searching
            else self.tr("Nothing has happened yet. Tickets and replies will appear here.")
        )

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if isinstance(line, Line):
            self._details.show_line(line)
        else:
            self._details.hide()


class _Details(QFrame):
    """One line in full, with the ways to both sides."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("activity.details")
        set_role(self, "panel")
        self._line: Line | None = None
        self._head = label("", "hint")
        self._text = label("", name="activity.details.text")
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._note = label("", "muted")
        self._network = button(self.tr("Open on the Network"), "activity.details.network", "link")
        self._network.clicked.connect(self._open_post)
        links = row(self._network, spacing=16)
        links.addStretch(1)
        self.setLayout(column(self._head, self._text, self._note, links, spacing=4, margins=(16, 12, 16, 12)))
        self.setMaximumHeight(theme().px(190))
        self.hide()

    def show_line(self, line: Line) -> None:
        entry = line.entry
        self._line = line
        parts = [when_ms(entry.at), entry.who, entry.item]
        if line.ticket:
            parts.append(self.tr("Ticket {0}").format(line.ticket))
        self._head.setText(" · ".join(part for part in parts if part))
        self._text.setText(entry.text)
        self._text.setVisible(bool(entry.text))
        note = say_in_language(entry.note)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._network.setVisible(bool(self._url))
        self.show()

    @property
    def _url(self) -> str:
        if self._line is None:
            return ""
        url = self._line.entry.url or self._line.post_url or ""
        return url if url.startswith(("https://", "http://")) else ""

    def _open_post(self) -> None:
        if self._url:
            QDesktopServices.openUrl(QUrl(self._url))
