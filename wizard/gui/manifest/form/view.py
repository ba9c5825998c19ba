"""The form: what is in the manifest at the left, the chosen thing with its fields at the right.

It holds no state of the manifest: every key goes into the session's document at once, and whatever changes the
document (undo, another view, SocialHub) shows here. Of its own it has only which row is chosen, for a row can
stand for something that the manifest has not got yet.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QStackedWidget, QToolButton, QWidget

from wizard.gui.bridge import say_in_language
from wizard.gui.manifest.form.adding import AddMenu, Offer
from wizard.gui.manifest.form.details import (
    ActionDetails,
    BrandingDetails,
    CallbacksDetails,
    Details,
    OptionDetails,
    Overview,
    TabDetails,
    WebhookDetails,
    action_types,
)
from wizard.gui.manifest.form.edits import (
    ACTIONS,
    TABS,
    insert,
    items_at,
    mapping,
    new_action,
    new_option,
    new_tab,
    offered,
    owner,
    read,
    templates_address,
)
from wizard.gui.manifest.form.outline import Node, Outline, name_of
from wizard.gui.manifest.form.pen import Pen
from wizard.gui.manifest.form.signs import sign
from wizard.gui.manifest.form.tree import OutlineModel, OutlineTree
from wizard.gui.texts import language
from wizard.gui.theme import theme
from wizard.gui.widgets import Notice, Panel, announce, button, column, row
from wizard.manifest.operations import Duplicate, Move, Remove
from wizard.manifest.schema import ACTION_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from wizard.gui.manifest.session import EditingSession

_TREE = (0.36, 176, 228)  # the left side: its part of the width, and how many px it has at least and at most
_PAGES: Mapping[str, type[OptionDetails | TabDetails | BrandingDetails | WebhookDetails | CallbacksDetails]] = {
    "option": OptionDetails,
    "tab": TabDetails,
    "branding": BrandingDetails,
    "webhook": WebhookDetails,
    "callbacks": CallbacksDetails,
}


class FormView(QWidget):
    """The form of one session. `json_wanted`: to go on in the JSON view at this place. `secret_wanted`: a new
    secret for the webhook is to be made; that is the owner's business, for it has to reach the receiver first.
    `templates_wanted`: templates are to be written, which are no part of the manifest."""

    json_wanted = Signal(str)
    secret_wanted = Signal()
    templates_wanted = Signal()

    def __init__(self, session: EditingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form")
        self._session = session
        self._place = session.selection
        self._telling = False  # the session of a choice made here, which comes back as one of its own
        self._stale = False  # whether the document changed while another view was shown
        self._elsewhere: str | None = None  # where a person looked meanwhile
        self._pen = Pen(session, self)
        self._words = {
            "actions": self.tr("Inbox buttons"),
            "tabs": self.tr("Tabs beside the Ticket"),
            "channel": self.tr("Channel"),
            "branding": self.tr("Colours and icons"),
            "webhook": self.tr("Webhook"),
            "callbacks": self.tr("Callbacks"),
            "": self.tr("(no name)"),
            "wrong": self.tr("has an error"),
            "warned": self.tr("does not fit the Network"),
            "changed": self.tr("changed"),
        }
        self._kinds = {**action_types(), "option": self.tr("Option"), "tab": self.tr("Tab")}
        self._outline = Outline(language(), session.surroundings.parts)
        self._model = OutlineModel(self._shown, self._told)
        self._tree = OutlineTree(self._model)
        self._tree.setAccessibleName(self.tr("What the manifest holds"))
        self._pages: dict[str, Details] = {}
        self._stack = QStackedWidget()
        self._locked = Notice("form.locked")
        self._build()
        self._connect()
        self._show_rows()
        self._go_to(self._place)

    # --- building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._add = button(self.tr("+ Add …"), "form.add", "link")
        self._add.setAccessibleName(self.tr("Add a button, an option or a tab"))
        self._add_menu = AddMenu(self)
        self._more = QToolButton()
        self._more.setObjectName("form.more")
        self._more.setAccessibleName(self.tr("What can be done with this"))
        self._more.setToolTip(self.tr("Duplicate, move, remove"))
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        foot = row(self._add, spacing=0, margins=(10, 4, 4, 0))
        foot.addStretch(1)
        foot.addWidget(self._more)
        self._card = Panel("card")
        self._list = column(self._tree, foot, spacing=0, margins=(7, 7, 7, 7))
        self._list.setStretchFactor(self._tree, 1)
        self._list.addStretch(0)
        self._card.setLayout(self._list)
        self._card.setFixedWidth(theme().px(_TREE[2]))
        both = row(self._card, self._stack, spacing=18)
        both.setStretchFactor(self._stack, 1)
        whole = column(self._locked, spacing=14)
        whole.addLayout(both, 1)
        self.setLayout(whole)
        self._dress()

    def _page_of(self, kind: str) -> Details:
        """The page for a kind of thing, made when it is first shown."""
        if kind not in self._pages:
            page = self._make_page(kind)
            order = _tab_order(page)
            self._stack.addWidget(page)
            for before, after in pairwise([self._more, *order]):
                QWidget.setTabOrder(before, after)
            self._pages[kind] = page
        return self._pages[kind]

    def _make_page(self, kind: str) -> Details:
        pen = self._pen
        if kind in _PAGES:
            return _PAGES[kind](pen)
        if kind == "action":
            page = ActionDetails(pen)
            page.options.opened.connect(self._open)
            return page
        texts = {
            "actions": self.tr("What agents can do with a Ticket of this channel. Choose one, or add one."),
            "tabs": self.tr("What agents see beside a Ticket of this channel. Choose one, or add one."),
            "channel": self.tr("How SocialHub shows this channel, and where it sends what agents do."),
        }
        return Overview(pen, kind, texts[kind])

    def _connect(self) -> None:
        session, tree, pen = self._session, self._tree, self._pen
        session.changed.connect(self._changed)
        session.selected.connect(self._selected)
        tree.chosen.connect(self._chosen)
        tree.moved.connect(self._move)
        tree.asked.connect(self._do)
        tree.menu_wanted.connect(self._show_menu)
        pen.looked_at.connect(self._looked_at)
        pen.json_wanted.connect(self.json_wanted)
        pen.secret_wanted.connect(self.secret_wanted)
        pen.templates_wanted.connect(self.templates_wanted)
        pen.wanted.connect(lambda _what, action: self._add_option(action))
        self._add.clicked.connect(self._open_add_menu)
        self._add_menu.chosen.connect(self._add_chosen)
        self._more.clicked.connect(lambda: self._show_menu(self._more.mapToGlobal(QPoint(0, self._more.height()))))
        self._locked.acted.connect(lambda: self.json_wanted.emit(""))
        theme().changed.connect(self._dress)

    def _dress(self) -> None:
        picture = sign("more", theme().colours.muted, theme().px(16), self.devicePixelRatioF())
        self._more.setIcon(picture)

    # --- showing ----------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        """The document, or what is known about it. While another view is shown, it is enough to remember that."""
        if self.isVisible():
            self._refresh()
        else:
            self._stale = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        part, least, most = _TREE
        wanted = max(theme().px(least), min(round(event.size().width() * part), theme().px(most)))
        self._card.setFixedWidth(wanted)

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._refresh()
        if self._elsewhere is not None:
            self._look_at(self._elsewhere)
        super().showEvent(event)

    def _show_rows(self) -> None:
        self._stale = False
        self._pen.look()
        self._tree.show_nodes(self._outline.read(self._session.document.current, self._pen.marks))
        self._tree.setMaximumHeight(self._tree.content_height() + theme().px(2))
        self._show_lock()

    def _refresh(self) -> None:
        self._show_rows()
        if not self._tree.has_row(self._place):
            self._go_to(self._place)
        else:
            self._tree.show_current(self._place)
            self._show_details()

    def _show_lock(self) -> None:
        broken = self._session.broken
        text = ""
        if broken is not None:
            text = self.tr(
                "The JSON text cannot be read (line {0}): {1} Until it can, nothing changes here."
            ).format(broken.line, say_in_language(broken.what))
        if text != self._locked.text:
            self._locked.show_text(text, tone="warn", action=self.tr("Go to the JSON text") if text else "")
        self._tree.movable = self._pen.may_write
        self._add.setEnabled(self._pen.may_write)

    def _show_details(self) -> None:
        node = self._node
        page = self._page_of(_kind_of(node) if node is not None else "channel")
        self._more.setEnabled(self._pen.may_write and node is not None and node.is_item)
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
        if page.owner != self._place:
            page.look_at(self._place)
        else:
            page.refresh()

    @property
    def _node(self) -> Node | None:
        return self._tree.node_at(self._place)

    @property
    def _page(self) -> Details:
        return self._page_of(_kind_of(self._node) if self._node is not None else "channel")

    def _shown(self, node: Node) -> str:
        return self._words.get(node.kind) or node.text or self._words[""]

    def _told(self, node: Node) -> str:
        parts = [self._shown(node), self._kinds.get(node.kind, "")]
        parts.append(self._words["wrong"] if node.wrong else "")
        parts.append(self._words["warned"] if node.warned else "")
        parts.append(self._words["changed"] if node.changed else "")
        return ", ".join(part for part in parts if part)

    # --- where a person looks ---------------------------------------------------------------------------------

    def _chosen(self, place: str) -> None:
        """A row, by a person."""
        self._place = place
        self._show_details()
        self._looked_at(place)

    def _open(self, place: str) -> None:
        """A thing, by a person, from elsewhere in the form."""
        self._tree.show_current(place)
        self._chosen(place)

    def _looked_at(self, place: str) -> None:
        """A field, by a person."""
        self._telling = True
        try:
            self._session.select(place)
        finally:
            self._telling = False

    def _selected(self, place: str) -> None:
        """A thing, from another view, or what is left of one that went away."""
        if self._telling:
            return
        if self.isVisible():
            self._look_at(place)
        else:
            self._elsewhere = place

    def _look_at(self, place: str) -> None:
        self._elsewhere = None
        around = self._place == place or self._place.startswith(f"{place}/")
        if not (around and self._tree.has_row(self._place)):
            self._go_to(place)
            self._page.reveal(place)

    def _go_to(self, place: str) -> None:
        """To the row of a place, or the nearest one around it; to the first button where nothing was chosen."""
        there = place
        while there and not self._tree.has_row(there):
            there = owner(there)
        if not place and items_at(self._session.document.current, ACTIONS):
            there = f"{ACTIONS}/0"
        self._place = there
        self._tree.show_current(there)
        self._show_details()

    # --- what a person does -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo, where no window around has taken them; F6 goes from one side to the other."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self._session.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._session.redo()
        elif event.key() == Qt.Key.Key_F6:
            if self._tree.hasFocus():
                self._page.focus_first()
            else:
                self._tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def _do(self, wish: str) -> None:
        """What the tree was asked for by keyboard or menu."""
        wishes: dict[str, Callable[[], None]] = {
            "edit": self._page.focus_first,
            "add": self._open_add_menu,
            "remove": self._remove,
            "duplicate": self._duplicate,
            "up": lambda: self._move_by(-1),
            "down": lambda: self._move_by(1),
        }
        wishes[wish]()

    def _remove(self) -> None:
        node = self._node
        if node is None or not node.is_item:
            return
        where, _, position = node.place.rpartition("/")
        left = len(items_at(self._session.document.current, where)) - 1
        if self._session.do(Remove(node.place)):
            neighbour = f"{where}/{min(int(position), left - 1)}" if left > 0 else where
            self._open(neighbour if self._tree.has_row(neighbour) else owner(where))

    def _duplicate(self) -> None:
        node = self._node
        if node is not None and node.is_item and self._session.do(Duplicate(node.place)):
            where, _, position = node.place.rpartition("/")
            self._open(f"{where}/{int(position) + 1}")

    def _move_by(self, step: int) -> None:
        node = self._node
        if node is not None and node.is_item:
            where, _, position = node.place.rpartition("/")
            to = int(position) + step
            if 0 <= to < len(items_at(self._session.document.current, where)):
                self._move(node.place, to)

    def _move(self, place: str, to: int) -> None:
        if self._session.do(Move(place, to)):
            self._open(f"{owner(place)}/{to}")
            count = len(items_at(self._session.document.current, owner(place)))
            name = str(self._tree.currentIndex().data())
            announce(self._tree, self.tr("“{0}” is number {1} of {2} now.").format(name, to + 1, count))

    # --- adding -----------------------------------------------------------------------------------------------

    def _open_add_menu(self) -> None:
        if self._pen.may_write:
            self._add_menu.open_at(self._add, self._offers())

    def _offers(self) -> list[Offer]:
        words = action_types()
        document = self._session.document
        texts = {
            "reply": self.tr("The agent writes a reply."),
            "template_reply": self.tr("The agent replies with a text that was prepared beforehand."),
            "button": self.tr("One press, such as a favourite. The Network has to know its id."),
            "delete": self.tr("Deletes a reply of yours from the Network."),
        }
        if templates_address(document) is None:
            texts["template_reply"] = self.tr("This channel has no templates yet.")
        offers = [
            Offer(
                kind,
                kind,
                words[kind],
                texts[kind],
                possible=kind != "template_reply" or templates_address(document) is not None,
            )
            for kind in ACTION_TYPES
        ]
        offers += self._network_offers()
        action = self._reply_here()
        if action is not None:
            name = name_of(read(document.current, action), language())
            text = self.tr("One of the things the agent chooses from.")
            offers.append(Offer("option", "option", self.tr("Option of “{0}”").format(name), text, apart=True))
        text = self.tr("Shows what belongs to the same thread, beside the Ticket.")
        offers.append(Offer("tab", "tab", self.tr("Tab"), text, apart=action is None))
        return offers

    def _network_offers(self) -> list[Offer]:
        """Buttons that the Network knows and the manifest has not."""
        known = self._session.surroundings
        hints = known.hints or {}
        found: list[Offer] = []
        for number, each in enumerate(offered(self._session.document)):
            text = hints.get(str(each.get("id")), "") or self.tr("{0} offers this.").format(known.network)
            kind = str(each.get("type"))
            found.append(Offer(f"offered.{number}", kind, name_of(each, language()), text, apart=number == 0))
        return found

    def _reply_here(self) -> str | None:
        """The reply that is chosen, or whose option is."""
        place = self._place
        if place.startswith(f"{ACTIONS}/"):
            action = "/".join(place.split("/")[:4])
            if mapping(read(self._session.document.current, action)).get("type") == "reply":
                return action
        return None

    def _add_chosen(self, key: str) -> None:
        document = self._session.document
        if key == "tab":
            self._add_item(TABS, new_tab(document))
        elif key == "option":
            action = self._reply_here()
            if action is not None:
                self._add_option(action)
        elif key.startswith("offered."):
            self._add_item(ACTIONS, offered(document)[int(key.rpartition(".")[2])])
        else:
            action = self._reply_here() if key == "reply" else None
            like = mapping(read(document.current, action)).get("id") if action is not None else None
            longest = self._session.surroundings.longest
            self._add_item(ACTIONS, new_action(document, key, like=like, longest=longest))

    def _add_option(self, action: str) -> None:
        self._add_item(f"{action}/options", new_option(self._session.document, action))

    def _add_item(self, where: str, item: dict[str, object]) -> None:
        """Behind the chosen one of its kind, else at the end; then its name can be typed."""
        position = len(items_at(self._session.document.current, where))
        if self._place.startswith(f"{where}/"):
            position = int(self._place[len(where) + 1 :].split("/")[0]) + 1
        if self._session.do(*insert(self._session.document, where, position, item)):
            self._open(f"{where}/{position}")
            self._page.focus_label()

    # --- what can be done with a row --------------------------------------------------------------------------

    def _show_menu(self, at: QPoint) -> None:
        node = self._node
        if not self._pen.may_write or node is None or not node.is_item:
            return
        menu = QMenu(self)
        menu.setObjectName("form.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._reply_here() is not None:
            action = menu.addAction(self.tr("Add an option"))
            action.setObjectName("form.menu.option")
            action.triggered.connect(lambda: self._add_chosen("option"))
            menu.addSeparator()
        position, last = self._position()
        entries = (
            ("duplicate", self.tr("Duplicate"), "Ctrl+D", True),
            ("up", self.tr("Move up"), "Alt+Up", position > 0),
            ("down", self.tr("Move down"), "Alt+Down", position < last),
            ("remove", self.tr("Remove"), "Del", True),
        )
        for wish, text, keys, possible in entries:
            action = menu.addAction(text)
            action.setObjectName(f"form.menu.{wish}")
            action.setShortcut(QKeySequence(keys))
            action.setShortcutVisibleInContextMenu(True)
            action.setEnabled(possible)
            action.triggered.connect(lambda _checked=False, wish=wish: self._do(wish))
        menu.popup(at)

    def _position(self) -> tuple[int, int]:
        """Of the chosen item among its own kind, and of the last one of them."""
        node = self._node
        if node is None or not node.is_item:
            return 0, 0
        where, _, position = node.place.rpartition("/")
        return int(position), len(items_at(self._session.document.current, where)) - 1


def _kind_of(node: Node) -> str:
    """Which page is for it."""
    return "action" if node.kind in (*ACTION_TYPES, "unknown") else node.kind


def _tab_order(page: QWidget) -> list[QWidget]:
    """What has the focus one after another in a page that is in no window yet."""
    found: list[QWidget] = []
    each = page.nextInFocusChain()
    while each is not None and each is not page:
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(each)
        each = each.nextInFocusChain()
    return found
