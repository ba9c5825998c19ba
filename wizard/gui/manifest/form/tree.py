"""The tree at the left: a row for each thing in the manifest, in its order.

The model mirrors the outline row by row, by position: after an edit, only rows that differ are told of. A row is
moved by drawing it to another place among its own kind, and this is done here rather than by Qt's drag and drop:
nothing ever leaves the tree, and what moves is not the row but the item in the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
)

from wizard.gui.manifest.form.outline import Node
from wizard.gui.manifest.form.signs import draw_changed, draw_warning, draw_wrong, sign
from wizard.gui.theme import set_role, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent

_NODE = Qt.ItemDataRole.UserRole + 1
HEADINGS = ("actions", "tabs", "channel")

_ROW = 32  # px
_INDENT = 18  # px
_SIGN, _MARK = 16, 13  # px
_SCROLL_EDGE = 24  # px from the edge, within which a row that is drawn along scrolls the tree
_SCROLL_EVERY = 40  # ms


class OutlineModel(QStandardItemModel):
    """The outline as Qt wants it. `told`: what a row says aloud (its name, its kind, its marks)."""

    def __init__(self, shown: Callable[[Node], str], told: Callable[[Node], str]) -> None:
        super().__init__()
        self._shown = shown
        self._told = told
        self._rows: dict[str, QStandardItem] = {}

    @property
    def count(self) -> int:
        """Of all rows."""
        return len(self._rows)

    def show(self, nodes: Sequence[Node]) -> None:
        """Brings the rows into step with these nodes."""
        self._match(self.invisibleRootItem(), nodes)

    def index_of(self, place: str) -> QModelIndex:
        """The row of the thing at `place`, or an invalid index."""
        row = self._rows.get(place)
        return row.index() if row is not None else QModelIndex()

    def _match(self, above: QStandardItem, nodes: Sequence[Node]) -> None:
        surplus = above.rowCount() - len(nodes)
        if surplus > 0:
            for row in range(len(nodes), above.rowCount()):
                self._forget(above.child(row))
            above.removeRows(len(nodes), surplus)
        known = above.rowCount()
        for row, node in enumerate(nodes):
            if row < known:
                self._update(above.child(row), node)
            else:
                item = QStandardItem()
                self._fill(item, node)
                self._match(item, node.children)
                above.appendRow(item)

    def _update(self, item: QStandardItem, node: Node) -> None:
        before = item.data(_NODE)
        if before is not node and before != node:
            self._fill(item, node)
            if before.children != node.children:
                self._match(item, node.children)

    def _fill(self, item: QStandardItem, node: Node) -> None:
        item.setData(node, _NODE)
        item.setText(self._shown(node))
        item.setData(self._told(node), Qt.ItemDataRole.AccessibleTextRole)
        self._rows[node.place] = item

    def _forget(self, item: QStandardItem) -> None:
        for row in range(item.rowCount()):
            self._forget(item.child(row))
        self._rows.pop(item.data(_NODE).place, None)


class OutlineTree(QTreeView):
    """`chosen`: a row is the current one now, by a person. `moved`: an item to a position among its own kind.

    `asked`: a person wants to do something with the current row: `edit`, `remove`, `duplicate`, `up`, `down`,
    `add`. `menu_wanted`: what can be done with the current row is to be shown at this point of the screen.
    """

    chosen = Signal(str)
    moved = Signal(str, int)
    asked = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, model: OutlineModel) -> None:
        super().__init__()
        self._outline = model
        self.setObjectName("form.tree")
        set_role(self, "outline")
        self.setModel(model)
        self.setItemDelegate(_Rows(self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(0)  # the delegate draws it
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.movable = True
        self._showing = False
        self._drag = _Drag(self)
        model.rowsInserted.connect(lambda *_: self.expandAll())
        theme().changed.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(self._current_changed)

    # --- for the view -----------------------------------------------------------------------------------------

    @property
    def node(self) -> Node | None:
        """The current row's."""
        return self.node_of(self.currentIndex())

    def node_of(self, index: QModelIndex | QPersistentModelIndex) -> Node | None:
        node = index.data(_NODE) if index.isValid() else None
        return node if isinstance(node, Node) else None

    def node_at(self, place: str) -> Node | None:
        """The node of the row of `place`."""
        return self.node_of(self._outline.index_of(place))

    def show_nodes(self, nodes: Sequence[Node]) -> None:
        """Shows these rows. One that goes takes the choice with it; nobody is told, for no person did it."""
        self._showing = True
        try:
            self._outline.show(nodes)
        finally:
            self._showing = False

    def show_current(self, place: str) -> None:
        """Makes the row of `place` the current one; nobody is told."""
        index = self._outline.index_of(place)
        self._showing = True
        try:
            if index.isValid() and index != self.currentIndex():
                self.setCurrentIndex(index)
                self.scrollTo(index)
        finally:
            self._showing = False

    def has_row(self, place: str) -> bool:
        return self._outline.index_of(place).isValid()

    def content_height(self) -> int:
        """What all rows take, px."""
        return self.row_height() * self._outline.count

    def row_height(self) -> int:
        return theme().px(_ROW)

    def _every(self, above: QModelIndex) -> Iterator[QModelIndex]:
        for row in range(self._outline.rowCount(above)):
            index = self._outline.index(row, 0, above)
            yield index
            yield from self._every(index)

    # --- what a person does -----------------------------------------------------------------------------------

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        node = self.node_of(now)
        if node is not None and not self._showing:
            self.chosen.emit(node.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = _wish_of(event)
        if self._drag.row is not None and event.key() == Qt.Key.Key_Escape:
            self._drag.end()
        elif wish:
            self.asked.emit(wish)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos()) if event.reason() is event.Reason.Mouse else self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            by_mouse = event.reason() is event.Reason.Mouse
            at = event.pos() if by_mouse else self.visualRect(index).bottomLeft() + QPoint(self.row_height(), 0)
            self.menu_wanted.emit(self.viewport().mapToGlobal(at))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        node = self.node_of(self.indexAt(event.position().toPoint()))
        if event.button() is Qt.MouseButton.LeftButton and node is not None and node.is_item and self.movable:
            self._drag.begin(node.place, event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._drag.armed:
            self._drag.go(event.position().toPoint())
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place, target = self._drag.row, self._drag.target
        self._drag.end()
        if place is not None and target is not None:
            self.moved.emit(place, target)
            return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self.asked.emit("edit")

    def viewportEvent(self, event: QEvent) -> bool:
        """A name that is cut short is told in full under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            rows = self.itemDelegate()
            cut = isinstance(rows, _Rows) and rows.is_cut(index, self.visualRect(index))
            QToolTip.showText(event.globalPos(), str(index.data()) if cut else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        line = self._drag.line()
        if line is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(QColor(theme().colours.accent), 2, c=Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.setBrush(QColor(theme().colours.field))
            painter.drawLine(line.left() + 8, line.top(), line.right() - 4, line.top())
            painter.drawEllipse(QPoint(line.left() + 5, line.top()), 3, 3)

    # --- for the drag -----------------------------------------------------------------------------------------

    def rects_beside(self, place: str) -> list[QRect]:
        """Where the items of the list are drawn that the item at `place` is in, each with what is below it."""
        above = self._outline.index_of(place).parent()
        rects: list[QRect] = []
        for row in range(self._outline.rowCount(above)):
            index = self._outline.index(row, 0, above)
            rect = self.visualRect(index)
            inner = self._outline.rowCount(index)
            if inner:
                rect = rect.united(self.visualRect(self._outline.index(inner - 1, 0, index)))
            rects.append(rect)
        return rects


class _Drag:
    """An item that is drawn along. `armed`: the button went down on it; `row`: it is on its way."""

    def __init__(self, tree: OutlineTree) -> None:
        self._tree = tree
        self._place = ""
        self._start = QPoint()
        self._at = QPoint()
        self.armed = False
        self.row: str | None = None
        self._scroll = QTimer(tree, interval=_SCROLL_EVERY)
        self._scroll.timeout.connect(self._scroll_on)

    def begin(self, place: str, at: QPoint) -> None:
        self.armed, self._place, self._start, self._at = True, place, at, at

    def go(self, at: QPoint) -> None:
        self._at = at
        if self.row is None and (at - self._start).manhattanLength() >= QApplication.startDragDistance():
            self.row = self._place
            self._tree.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._scroll.start()
        self._tree.viewport().update()

    def end(self) -> None:
        self.armed, self.row = False, None
        self._scroll.stop()
        self._tree.viewport().unsetCursor()
        self._tree.viewport().update()

    @property
    def target(self) -> int | None:
        """The position it would have; None: where it is."""
        gap = self._gap()
        if self.row is None or gap is None:
            return None
        here = int(self.row.rpartition("/")[2])
        to = gap if gap <= here else gap - 1
        return None if to == here else to

    def line(self) -> QRect | None:
        """Where it would go in between, as a rectangle whose upper edge is the place."""
        gap = self._gap()
        if self.row is None or gap is None or self.target is None:
            return None
        rects = self._tree.rects_beside(self.row)
        return rects[gap] if gap < len(rects) else rects[-1].translated(0, rects[-1].height())

    def _gap(self) -> int | None:
        """The number of items of its list above the mouse."""
        if self.row is None:
            return None
        rects = self._tree.rects_beside(self.row)
        return sum(1 for rect in rects if rect.center().y() < self._at.y())

    def _scroll_on(self) -> None:
        bar = self._tree.verticalScrollBar()
        edge = theme().px(_SCROLL_EDGE)
        if self._at.y() < edge:
            bar.setValue(bar.value() - edge // 2)
        elif self._at.y() > self._tree.viewport().height() - edge:
            bar.setValue(bar.value() + edge // 2)


def _wish_of(event: QKeyEvent) -> str:
    key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.AltModifier:
        return {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}.get(Qt.Key(key), "")
    if modifiers == Qt.KeyboardModifier.ControlModifier:
        return "duplicate" if key == Qt.Key.Key_D else ""
    if modifiers != Qt.KeyboardModifier.NoModifier:
        return ""
    wishes = {
        Qt.Key.Key_Return: "edit",
        Qt.Key.Key_Enter: "edit",
        Qt.Key.Key_F2: "edit",
        Qt.Key.Key_Delete: "remove",
        Qt.Key.Key_Insert: "add",
    }
    return wishes.get(Qt.Key(key), "")


class _Rows(QStyledItemDelegate):
    """How a row looks: its sign, its name, and its marks at the right edge."""

    def __init__(self, tree: OutlineTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme().px(120), theme().px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        node = self._tree.node_of(index)
        if node is None:
            return
        colours = theme().colours
        rect = QRect(option.rect).adjusted(0, 1, 0, -1)
        current = self._tree.currentIndex() == index
        self._ground(painter, rect, index, current=current)
        self._marks(painter, rect, node)
        painter.save()
        area = self._text_area(rect, node)
        if node.kind not in HEADINGS:
            side = theme().px(_SIGN)
            colour = colours.accent if current else colours.muted
            picture = sign(node.kind, colour, side, self._tree.devicePixelRatioF())
            painter.drawPixmap(area.left() - side - theme().px(8), rect.center().y() - side // 2 + 1, picture)
        painter.setFont(self._font(node, current=current))
        painter.setPen(QColor(colours.ink if current else colours.muted))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(flags), text)
        painter.restore()

    def _ground(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, *, current: bool
    ) -> None:
        colours = theme().colours
        focused = current and self._tree.hasFocus()
        under_mouse = self._tree.indexAt(self._tree.viewport().mapFromGlobal(self._tree.cursor().pos())) == index
        if not current and not (under_mouse and self._tree.viewport().underMouse()):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(colours.soft if current else colours.surface))
        painter.setPen(QPen(QColor(colours.accent), 1.5) if focused else Qt.PenStyle.NoPen)
        radius = theme().px(7)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 0.5, -1, -0.5), radius, radius)
        painter.restore()

    def is_cut(self, index: QModelIndex, rect: QRect) -> bool:
        """Whether the name of this row has not got the room it needs."""
        node = self._tree.node_of(index)
        if node is None:
            return False
        metrics = QFontMetrics(self._font(node, current=self._tree.currentIndex() == index))
        return metrics.horizontalAdvance(str(index.data())) > self._text_area(rect, node).width()

    def _font(self, node: Node, *, current: bool) -> QFont:
        heading = node.kind in HEADINGS
        font = self._tree.font()
        font.setWeight(font.Weight.DemiBold if current or heading else font.Weight.Normal)
        if heading:
            font.setPixelSize(theme().px(11))
        return font

    def _text_area(self, rect: QRect, node: Node) -> QRect:
        """Between the sign and the marks."""
        px = theme().px
        left = rect.left() + px(10) + (px(_INDENT) if node.kind == "option" else 0)
        if node.kind not in HEADINGS:
            left += px(_SIGN) + px(8)
        marks = sum((node.wrong, node.warned, node.changed))
        right = rect.right() - px(12) - marks * px(_MARK + 3)
        return QRect(left, rect.top(), max(0, right - left), rect.height())

    def _marks(self, painter: QPainter, rect: QRect, node: Node) -> None:
        side, colours = theme().px(_MARK), theme().colours
        right = rect.right() - theme().px(8)
        for shown in ("wrong", "warned", "changed"):
            if not getattr(node, shown):
                continue
            area = QRectF(right - side, rect.center().y() - side / 2 + 1, side, side)
            if shown == "wrong":
                draw_wrong(painter, area, colours.bad, colours.paper)
            elif shown == "warned":
                draw_warning(painter, area, colours.warn)
            else:
                draw_changed(painter, area, colours.accent)
            right -= side + theme().px(3)
