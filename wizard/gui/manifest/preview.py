"""A Ticket as the Inbox will show it: with the buttons, options, limits, sidebars and colours of the manifest.

It shows what the session holds, in the language chosen, and can be tried: a button opens what an agent would see,
a reply that is too long is told so, an action whose time is over turns grey. Nothing leaves the window. What is
wrong in a manifest is shown as the Inbox would most likely show it; while the JSON view's text cannot be read, it
stays as it was, dimmed.

What is chosen here is chosen in the session, and the other way round.

Names: `preview.language.<en|de|fr>`, `preview.age`, `preview.stale`, `preview.action.<id>`, `preview.tab.<id>`,
`preview.reply`, `preview.note`; those of the composer are in `composer.py`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QGraphicsOpacityEffect,
    QSlider,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from wizard.gui.bridge import say_in_language
from wizard.gui.language import LANGUAGES
from wizard.gui.manifest.composer import Composer, Situation, known_templates
from wizard.gui.manifest.flow import Flow
from wizard.gui.manifest.inbox_words import WORDS, ages_for
from wizard.gui.manifest.shown import InboxReader, ShownInbox, text_in
from wizard.gui.texts import language
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import Avatar, Button, Panel, Rule, announce, clear_layout, column, label, row, scrolling
from wizard.manifest.durations import explain_timeout
from wizard.manifest.operations import split

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent, QShowEvent

    from wizard.gui.manifest.inbox_words import Age
    from wizard.gui.manifest.session import EditingSession
    from wizard.gui.manifest.shown import ShownAction, ShownTab

_ACTIONS, _TABS = ("inbox", "ticketActions"), ("inbox", "rightSidebar")
_OPENED_BY = ("options", "attachments")  # places within an action that only its composer shows
_REPLIES = ("reply", "template_reply")
_DIMMED = 0.45
_SIDE, _RING = 16, 3  # px: the margin at the sides; what a button leaves for the ring around the chosen one


class PreviewPanel(Panel):
    """The preview of a session's manifest.

    `templates_wanted`: somebody wants to write templates. `picture_wanted`: the address of the branding's icon;
    whoever can fetch it answers with `show_picture`.
    """

    templates_wanted = Signal()
    picture_wanted = Signal(str)

    def __init__(self, session: EditingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("preview")
        self._session = session
        self._reader = InboxReader()
        self._shown = ShownInbox()
        self._language = language()
        self._ages: tuple[Age, ...] = ()
        self._action_buttons: list[_ActionButton] = []
        self._main: _ActionButton | None = None
        self._outlined: _ActionButton | None = None
        self._late = False
        self._branded: tuple[str, ...] | None = None
        self._open: int | None = None  # the place of the action that is composed
        self._templates: tuple[Mapping[str, Any], ...] | None = None
        self._build()
        session.changed.connect(self._changed)
        session.selected.connect(self._follow)
        self._refresh()
        self._message.setText(WORDS[self._language].message)
        self._follow(session.selection)

    # --- building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._stale = label("", "hint", name="preview.stale")
        set_role(self._stale, "hint", tone="warn")
        self._stale.hide()
        self._content = QWidget()
        body = column(self._ticket(), self._below(), spacing=0)
        body.addStretch(1)
        self._content.setLayout(body)
        self._area = scrolling(self._content)
        layout = column(self._head(), self._area, spacing=8, margins=(0, 12, 0, 12))
        layout.setStretchFactor(self._area, 1)
        self.setLayout(layout)

    def _head(self) -> QVBoxLayout:
        """What is chosen for the preview: a language, and how old the post is."""
        languages = row(label(self.tr("PREVIEW"), "caption", wrap=False), spacing=0)
        languages.addStretch(1)
        self._group = QButtonGroup(self)
        for code, name in LANGUAGES.items():
            made = QToolButton()
            made.setText(code.upper())
            made.setAccessibleName(name)
            made.setToolTip(name)
            made.setObjectName(f"preview.language.{code}")
            made.setCheckable(True)
            made.setChecked(code == self._language)
            made.clicked.connect(partial(self.speak, code))
            set_role(made, "small")
            self._group.addButton(made)
            languages.addWidget(made)
        self._age = QSlider(Qt.Orientation.Horizontal)
        self._age.setObjectName("preview.age")
        self._age.setAccessibleName(self.tr("Age of the post"))
        self._age.setPageStep(1)
        self._age.valueChanged.connect(self._grow_older)
        self._written = label("", "hint", wrap=False)
        self._aging = QWidget()
        self._aging.setLayout(column(self._written, self._age, spacing=2))
        return column(languages, self._aging, self._stale, spacing=6, margins=(_SIDE, 0, _SIDE - 6, 0))

    def _ticket(self) -> QWidget:
        self._face = _Face()
        self._author = label("Alice", "heading", wrap=False)
        self._ago = label("", "hint", wrap=False, name="preview.ago")
        self._message = label(name="preview.message")
        self._reply = _Reply()
        who = row(self._face, column(self._author, self._ago, spacing=0), spacing=10)
        ticket = QWidget()
        ticket.setLayout(column(who, self._message, self._reply, Rule(), spacing=12, margins=(_SIDE, 8, _SIDE, 8)))
        return ticket

    def _below(self) -> QWidget:
        self._buttons = Flow(8 - 2 * _RING)
        self._empty = label(self.tr("No buttons yet."), "hint")
        self._composer = Composer()
        self._composer.sent.connect(self._send)
        self._composer.closed.connect(self._close)
        self._composer.templates_wanted.connect(self.templates_wanted)
        self._note = label("", "hint", name="preview.note")
        set_role(self._note, "hint", tone="ok")
        self._note.hide()
        self._sidebar = _Sidebar()
        self._sidebar.chosen.connect(lambda place: self._select(_TABS, self._shown.tab_places[place]))
        inner = column(
            self._empty, self._composer, self._note, self._sidebar, spacing=10, margins=(_RING, 0, _RING, 0)
        )
        below = QWidget()
        margin = _SIDE - _RING
        below.setLayout(column(self._buttons, inner, spacing=8, margins=(margin, 0, margin, 8)))
        return below

    # --- for its owner ----------------------------------------------------------------------------------------

    @property
    def language(self) -> str:
        """The code of the language that the Ticket is shown in."""
        return self._language

    def speak(self, code: str, *_: object) -> None:
        """Shows the Ticket in this language."""
        self._language = code
        for each in self._group.buttons():
            each.setChecked(each.objectName() == f"preview.language.{code}")
        self._reply.hide()
        self._show_all()

    def show_templates(self, templates: Sequence[object] | None) -> None:
        """The channel's templates, as the core reads them. None: they are not known here."""
        self._templates = known_templates(templates)
        self._show_composer()

    def ask_for_picture(self) -> None:
        """Asks for the icon of now, for an owner that has only just begun to listen."""
        if address := self._shown.icon or self._shown.fallback:
            self.picture_wanted.emit(address)

    def show_picture(self, url: str, data: bytes) -> None:
        """The picture that was wanted; one that is not wanted any more, or cannot be read, changes nothing."""
        if url in (self._shown.icon, self._shown.fallback):
            self._face.show_picture(data)

    # --- what is shown ----------------------------------------------------------------------------------------

    def _changed(self) -> None:
        """While it is not seen, it is enough to remember that."""
        if self.isVisible():
            self._refresh()
        else:
            self._late = True

    def showEvent(self, event: QShowEvent) -> None:
        if self._late:
            self._refresh()
            self._follow(self._session.selection)
        super().showEvent(event)

    def _refresh(self) -> None:
        self._late = False
        broken = self._session.broken
        self._dim(broken is not None)
        if broken is not None:
            text = self.tr("As it was before line {0} of the JSON was broken.").format(broken.line)
            self._stale.setText(text)
            return
        before, now = self._shown, self._reader.read(self._session.document.current)
        if now == before and self._ages:
            self._show_branding()  # the Network's name may be news
            self._show_tabs()
            return
        self._shown = now
        if not self._ages or now.limits != before.limits:
            self._show_ages()
        if self._open is not None and self._open not in now.places:
            self._close()
        self._show_actions(before.actions, now.actions)
        self._show_branding()
        self._show_tabs()
        self._show_composer()
        self._outline()

    def _show_all(self) -> None:
        words = WORDS[self._language]
        self._message.setText(words.message)
        self._show_ages()
        for button, action in zip(self._action_buttons, self._shown.actions, strict=True):
            self._show_action(button, action)
        self._show_tabs()
        self._show_composer()

    def _dim(self, dimmed: bool) -> None:
        if self._content.isEnabled() is not dimmed:
            return
        self._content.setEnabled(not dimmed)
        self._stale.setVisible(dimmed)
        effect = QGraphicsOpacityEffect(self._content) if dimmed else None
        if effect is not None:
            effect.setOpacity(_DIMMED)
        self._content.setGraphicsEffect(effect)  # type: ignore[arg-type]  # None takes it away

    def _show_branding(self) -> None:
        now = self._shown
        brand = (now.color, self._brand, now.icon, now.fallback)
        if brand != self._branded:
            self._branded = brand
            self._face.show_brand(now.color, self._brand)
            self.ask_for_picture()

    @property
    def _brand(self) -> str:
        return self._shown.name or self._session.surroundings.network

    # --- buttons ----------------------------------------------------------------------------------------------

    def _show_actions(self, before: tuple[ShownAction, ...], now: tuple[ShownAction, ...]) -> None:
        """Changes what lies between the actions that are the same at the start and those at the end."""
        start = _alike(before, now)
        end = _alike(before[start:][::-1], now[start:][::-1])
        old, new = len(before) - start - end, len(now) - start - end
        for _ in range(old - new):
            self._buttons.take(start)
            del self._action_buttons[start]
        for _ in range(new - old):
            made = self._new_button()
            self._buttons.insert(start, made)
            self._action_buttons.insert(start, made)
        for place in range(start, start + new):
            self._show_action(self._action_buttons[place], now[place])
        self._show_main(next((n for n, each in enumerate(now) if each.kind in _REPLIES), None))
        self._empty.setVisible(not now)

    def _show_main(self, place: int | None) -> None:
        """The first that replies is the one that stands out."""
        main = self._action_buttons[place] if place is not None else None
        if main is not self._main:
            if self._main is not None and self._main in self._action_buttons:
                self._main.show_rank(main=False)
            if main is not None:
                main.show_rank(main=True)
            self._main = main

    def _new_button(self) -> _ActionButton:
        made = _ActionButton()
        made.clicked.connect(lambda _checked=False, made=made: self._press(self._action_buttons.index(made)))
        return made

    def _show_action(self, button: _ActionButton, action: ShownAction) -> None:
        button.setObjectName(f"preview.action.{action.id}")
        why = ""
        if action.limit is not None:
            why = self.tr("Possible until {0}").format(say_in_language(explain_timeout(action.limit.text)))
        button.show_text(text_in(action.texts, self._language, action.id), why, over=self._is_over(action))

    def _is_over(self, action: ShownAction) -> bool:
        return action.limit is not None and self._ages[self._age.value()].seconds >= action.limit.seconds

    # --- the age of the post ----------------------------------------------------------------------------------

    def _show_ages(self) -> None:
        """Every age that makes a difference can be chosen; the one that was stays."""
        self._ages = ages_for(self._shown.limits)
        self._age.blockSignals(True)
        self._age.setRange(0, len(self._ages) - 1)
        self._age.blockSignals(False)
        self._aging.setVisible(bool(self._shown.limits))
        self._show_age()

    def _grow_older(self) -> None:
        self._show_age()
        for button, action in zip(self._action_buttons, self._shown.actions, strict=True):
            if action.limit is not None:
                self._show_action(button, action)
        self._show_composer()

    def _show_age(self) -> None:
        age = self._ages[self._age.value()]
        self._ago.setText(age.ago[self._language])
        text = self.tr("Post written {0}").format(age.ago[language()])
        self._written.setText(text)
        self._age.setAccessibleDescription(text)

    # --- trying -----------------------------------------------------------------------------------------------

    def _press(self, place: int) -> None:
        action = self._shown.actions[place]
        self._note.hide()
        self._open = (
            self._shown.places[place] if action.opens and self._open != self._shown.places[place] else None
        )
        self._select(_ACTIONS, self._shown.places[place])
        self._show_composer()
        if self._open is not None:
            self._composer.take_focus()
            QTimer.singleShot(0, self, self._reveal)  # once it has its place
        elif not action.opens and not self._is_over(action):
            self._say(WORDS[self._language].pressed.format(text_in(action.texts, self._language, action.id)))

    def _reveal(self) -> None:
        """All of the composer, as far as there is room; its upper end first."""
        if not self._composer.isHidden():
            edge = theme().px(8)
            self._area.ensureWidgetVisible(self._composer, 0, edge)
            top = self._composer.mapTo(self._content, QPoint(0, 0)).y()
            self._area.verticalScrollBar().setValue(min(self._area.verticalScrollBar().value(), top - edge))

    def _show_composer(self) -> None:
        place = self._place_of(self._open)
        if place is None:
            self._composer.show_situation(None)
            return
        action = self._shown.actions[place]
        self._composer.show_situation(Situation(action, self._language, self._is_over(action), self._templates))
        self._composer.setVisible(action.opens)

    def _close(self) -> None:
        place = self._place_of(self._open)
        focus: QWidget | None = QApplication.focusWidget()
        had_focus = focus is not None and self._composer.isAncestorOf(focus)
        self._open = None
        self._show_composer()
        if had_focus and place is not None:
            self._action_buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self, text: str) -> None:
        place = self._place_of(self._open)
        if place is None:
            return
        action, words = self._shown.actions[place], WORDS[self._language]
        if action.kind == "delete":
            self._reply.hide()
            self._say(words.deleted)
        else:
            self._reply.show_reply(words.ours, words.waits if action.approval else words.sent, text)
        self._close()

    def _say(self, text: str) -> None:
        self._note.setText(f"✓ {text}")
        self._note.show()
        announce(self._note, text)

    def _place_of(self, position: int | None) -> int | None:
        """Which of the shown actions stands at this position in the manifest."""
        return self._shown.places.index(position) if position in self._shown.places else None

    # --- sidebars ---------------------------------------------------------------------------------------------

    def _show_tabs(self) -> None:
        self._sidebar.show_tabs(self._shown.tabs, self._language, self._brand)

    # --- what is chosen ---------------------------------------------------------------------------------------

    def _select(self, owner: tuple[str, str], place: int) -> None:
        here = "/" + "/".join((*owner, str(place)))
        now = self._session.selection
        if now != here and not now.startswith(f"{here}/"):
            self._session.select(here)

    def _follow(self, selection: str) -> None:
        """A composer that is open follows; one opens for what only it can show."""
        owner, place, *rest = (*_parts(selection), None)
        if owner == _ACTIONS and isinstance(place, int):
            inside = rest and rest[0] in _OPENED_BY
            if (self._open is not None and self._open != place) or inside:
                self._open = place if place in self._shown.places else None
                self._show_composer()
        elif owner == _TABS and place in self._shown.tab_places:
            self._sidebar.choose(self._shown.tab_places.index(place))
        self._outline()

    def _outline(self) -> None:
        owner, place, *_ = (*_parts(self._session.selection), None)
        chosen = self._place_of(place) if owner == _ACTIONS and isinstance(place, int) else None
        button = self._action_buttons[chosen] if chosen is not None else None
        if button is self._outlined:
            return
        if self._outlined is not None and self._outlined in self._action_buttons:
            self._outlined.show_chosen(False)
        self._outlined = button
        if button is not None:
            button.show_chosen(True)
            self._area.ensureWidgetVisible(button, 0, theme().px(8))


def _parts(selection: str) -> tuple[object, ...]:
    """The list that a pointer leads into, the position in it, and the names that follow."""
    path = split(selection)
    if len(path) < 3 or not path[2].isdigit():
        return ((), None)
    return (tuple(path[:2]), int(path[2]), *path[3:])


def _alike(one: Sequence[object], other: Sequence[object]) -> int:
    """How many are the same at the start."""
    for place, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return place
    return min(len(one), len(other))


class _ActionButton(Button):
    """A button under the Ticket: at most as wide as that, grey when it is over, ringed when chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._chosen = False
        self._hint: QSize | None = None
        self.setAutoDefault(False)
        set_role(self, "inbox")

    def show_text(self, text: str, why: str, *, over: bool) -> None:
        """`why`: until when it is possible."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self._hint = None
            self.setText(text.replace("&", "&&"))
        self.setToolTip("\n".join(each for each in (text if self._cut else "", why) if each))
        self.setAccessibleDescription(why)
        if bool(self.property("over")) != over:
            self.setProperty("over", over)
            self._dress()

    def show_rank(self, *, main: bool) -> None:
        role = "inbox-main" if main else "inbox"
        if self.property("role") != role:
            self._hint = None
            set_role(self, role)

    def show_chosen(self, chosen: bool) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self.setProperty("chosen", chosen)
            self.update()

    @property
    def _cut(self) -> bool:
        return self.width() < self.sizeHint().width()

    def _dress(self) -> None:
        self.style().unpolish(self)
        self.style().polish(self)

    def changeEvent(self, event: QEvent) -> None:
        self._hint = None
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        if self._hint is None:
            self._hint = super().sizeHint()
        return self._hint

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        if self._cut:
            room = self.width() - (self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self._text))
            option.text = (
                self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room).replace("&", "&&")
            )
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        if self._chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme().colours.accent), 1.5))
            radius = theme().px(9)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)


class _Face(QWidget):
    """Who wrote, with the channel's sign at the corner: its icon, or a letter, in the branding's colour."""

    _SIZE, _BADGE, _EDGE = 30, 15, 2

    def __init__(self) -> None:
        super().__init__()
        px = theme().px
        self.setFixedSize(px(self._SIZE + 4), px(self._SIZE + 4))
        self._avatar = Avatar(self._SIZE, round_=True, parent=self)
        self._avatar.show_name("Alice")
        self._badge = _Badge(px(self._BADGE), px(self._EDGE), self)
        self._badge.move(self.width() - self._badge.width(), self.height() - self._badge.height())
        self.setObjectName("preview.face")

    def show_brand(self, color: str, name: str) -> None:
        self._badge.show_brand(color, name)

    def show_picture(self, data: bytes) -> None:
        self._badge.show_picture(data)


class _Badge(QWidget):
    def __init__(self, size: int, edge: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._edge = edge
        self._color = QColor()
        self._letter = ""
        self._picture = QPixmap()
        self.setObjectName("preview.brand")
        self.setFixedSize(size + 2 * edge, size + 2 * edge)

    def show_brand(self, color: str, name: str) -> None:
        self._color = QColor(color) if color else QColor()
        self._letter = next((each.upper() for each in name if each.isalpha()), "")
        self.setVisible(bool(color or self._letter))
        self._picture = QPixmap()
        self.setAccessibleName(name)
        self.setProperty("color", color)
        self.update()

    def show_picture(self, data: bytes) -> None:
        picture = QPixmap()
        if picture.loadFromData(QByteArray(data)):
            self._picture = picture
            self.show()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.surface))
        painter.drawEllipse(self.rect())
        inner = QRectF(self.rect()).adjusted(self._edge, self._edge, -self._edge, -self._edge)
        path = QPainterPath()
        path.addEllipse(inner)
        fill = self._color if self._color.isValid() else QColor(colours.muted)
        painter.fillPath(path, fill)
        if not self._picture.isNull():
            painter.setClipPath(path)
            painter.drawPixmap(inner.toRect(), self._picture)
        elif self._letter:
            painter.setPen(QColor("#ffffff" if fill.lightnessF() < 0.6 else "#1b1f24"))
            font = self.font()
            font.setPixelSize(round(inner.height() * 0.62))
            font.setWeight(font.Weight.DemiBold)
            painter.setFont(font)
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, self._letter)


class _Reply(Panel):
    """What was sent in the preview, below the post."""

    def __init__(self) -> None:
        super().__init__("bubble")
        self.setObjectName("preview.reply")
        self._state = label("", "hint", name="preview.reply.state")
        self._text = label("", name="preview.reply.text")
        self.setLayout(column(self._state, self._text, spacing=2, margins=(10, 8, 10, 8)))
        self.hide()

    def show_reply(self, who: str, state: str, text: str) -> None:
        self._state.setText(f"{who} · {state}")
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.show()
        announce(self, state)


class _Sidebar(QWidget):
    """The tabs at the Ticket's right, drawn below it, and the thread as the chosen one lists it."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._tabs: tuple[ShownTab, ...] = ()
        self._language = ""
        self._brand = ""
        self._current = 0
        self._bar = Flow(2)
        self._thread = QVBoxLayout()
        self._thread.setSpacing(theme().px(6))
        self.setLayout(column(Rule(), self._bar, self._thread, spacing=8, margins=(0, 4, 0, 0)))

    def show_tabs(self, tabs: tuple[ShownTab, ...], code: str, brand: str) -> None:
        """`brand`: who answers."""
        if (tabs, code, brand) == (self._tabs, self._language, self._brand):
            return
        self._tabs, self._language, self._brand = tabs, code, brand
        self.setVisible(bool(tabs))
        self._current = min(self._current, max(len(tabs) - 1, 0))
        while len(self._bar.items) > len(tabs):
            self._bar.take(len(tabs))
        while len(self._bar.items) < len(tabs):
            self._bar.add(self._new_tab())
        for tab, made in zip(tabs, self._bar.items, strict=True):
            text = text_in(tab.texts, code, tab.id)
            made.setObjectName(f"preview.tab.{tab.id}")
            made.setProperty("text", text.replace("&", "&&"))
            made.setAccessibleName(text)
        self._show()

    def choose(self, place: int) -> None:
        if place != self._current:
            self._current = place
            self._show()

    def _new_tab(self) -> QToolButton:
        made = QToolButton()
        made.setCheckable(True)
        set_role(made, "small")
        made.clicked.connect(lambda _checked=False, made=made: self._press(self._bar.items.index(made)))
        return made

    def _press(self, place: int) -> None:
        self._current = place
        self._show()
        self.chosen.emit(place)

    def _show(self) -> None:
        for place, made in enumerate(self._bar.items):
            made.setProperty("checked", place == self._current)
        clear_layout(self._thread)
        if not self._tabs:
            return
        words = WORDS[self._language]
        root = [("Bob", words.root)] if self._tabs[self._current].with_root else []
        for name, text in (*root, ("Alice", words.message), ("", words.answer)):
            self._thread.addWidget(_Post(name or words.ours, text, name or self._our_face(words.ours)))

    def _our_face(self, ours: str) -> str:
        """The name behind our initial; an address of figures has none."""
        return self._brand if any(each.isalpha() for each in self._brand) else ours.split(maxsplit=1)[0]


class _Post(QWidget):
    """One post of the thread, in a line or two."""

    def __init__(self, name: str, text: str, face: str) -> None:
        super().__init__()
        avatar = Avatar(18, round_=True)
        avatar.show_name(face)
        line = row(avatar, column(label(name, "caption"), label(text, "hint"), spacing=0), spacing=8)
        line.setAlignment(avatar, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(line)
