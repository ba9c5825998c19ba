"""What opens under a Ticket when an agent presses one of its buttons, with all limits at work; nothing is sent.

Names: `preview.composer` (with `.title`, `.close`, `.send`, `.limit`), for a reply `.text`, `.count`, `.attach`,
`.file`, `.option.<n>` or, where there are many, `.options`; for a template `.templates`, `.rendered`, `.write`;
for a deletion `.send` and `.cancel`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QPlainTextEdit,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from wizard.gui.bridge import say_in_language
from wizard.gui.manifest.flow import Flow
from wizard.gui.manifest.inbox_words import WORDS
from wizard.gui.manifest.shown import ShownAction, text_in
from wizard.gui.theme import set_role, theme
from wizard.gui.widgets import Panel, announce, button, clear_layout, column, label, row
from wizard.manifest.durations import explain_timeout
from wizard.manifest.templates import check_template, preview

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from wizard.gui.manifest.shown import ShownOption, TimeLimit

_FILE = "photo.jpg"
_RADIO_BUTTONS = 4  # at most; more options are a menu
_LINES = 4


@dataclass(frozen=True, slots=True)
class Situation:
    """What is composed and in which circumstances. `over`: the time for it is over.

    `templates`: the right ones of the channel; None: they are not known here.
    """

    action: ShownAction
    language: str
    over: bool = False
    templates: tuple[Mapping[str, Any], ...] | None = field(default=None, compare=False)


class Composer(Panel):
    """Shows the composer for one action at a time; what was typed stays while the action is edited."""

    sent = Signal(str)  # the text that would be posted; empty for a file or a deletion
    closed = Signal()
    templates_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("card")
        self.setObjectName("preview.composer")
        self._situation: Situation | None = None
        self._title = label("", "heading", name="preview.composer.title")
        self._close = QToolButton()
        self._close.setText("✕")
        self._close.setObjectName("preview.composer.close")
        self._close.clicked.connect(self.closed)
        self._marks = Flow(6)
        self._body: _Body | None = None
        self._holder = QVBoxLayout()
        self._holder.setContentsMargins(0, 0, 0, 0)
        self._limit = label("", "hint", name="preview.composer.limit")
        top = row(self._title, self._close, spacing=4)
        top.setStretchFactor(self._title, 1)
        top.setAlignment(self._close, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(top, self._marks, self._holder, self._limit, spacing=8, margins=(12, 8, 8, 12)))
        self.hide()

    @property
    def kind(self) -> str:
        """The type of the action that is composed; empty: none is."""
        return self._situation.action.kind if self._situation is not None else ""

    def show_situation(self, situation: Situation | None) -> None:
        """None closes it and forgets what was typed."""
        before, self._situation = self._situation, situation
        if situation is None:
            self._drop_body()
            self.hide()
            return
        if self._body is None or before is None or before.action.kind != situation.action.kind:
            self._make_body(situation.action.kind)
        self._show(situation)
        self.show()

    def take_focus(self) -> None:
        if self._body is not None:
            self._body.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.closed.emit()
            return
        super().keyPressEvent(event)

    # --- inside -----------------------------------------------------------------------------------------------

    def _drop_body(self) -> None:
        clear_layout(self._holder)
        self._body = None

    def _make_body(self, kind: str) -> None:
        self._drop_body()
        body = {"reply": _Reply, "template_reply": _Template}.get(kind, _Delete)()
        body.sent.connect(self.sent)
        body.closed.connect(self.closed)
        body.templates_wanted.connect(self.templates_wanted)
        self._holder.addWidget(body)
        self._body = body

    def _show(self, now: Situation) -> None:
        words = WORDS[now.language]
        title = text_in(now.action.texts, now.language, now.action.id)
        self._title.setText(title)
        self._close.setAccessibleName(words.close)
        self._close.setToolTip(words.close)
        self.setAccessibleName(title)
        self._show_marks(
            [
                text
                for on, text in ((now.action.approval, words.approval), (now.action.tagging, words.tagging))
                if on
            ]
        )
        self._show_limit(now.action.limit, over=now.over)
        if self._body is not None:
            self._body.show_situation(now)

    def _show_marks(self, texts: list[str]) -> None:
        if [each.property("text") for each in self._marks.items] == texts:
            return
        self._marks.clear()
        for text in texts:
            self._marks.add(label(text, "chip", wrap=False))
        self._marks.setVisible(bool(texts))

    def _show_limit(self, limit: TimeLimit | None, *, over: bool) -> None:
        self._limit.setVisible(limit is not None)
        if limit is not None:
            text = self.tr("Possible until {0}").format(say_in_language(explain_timeout(limit.text)))
            self._limit.setText(f"✕ {text}" if over else text)
            set_role(self._limit, "hint", tone="bad" if over else "")


class _Body(QWidget):
    """The part that depends on the action's type."""

    sent = Signal(str)
    closed = Signal()
    templates_wanted = Signal()

    def show_situation(self, now: Situation) -> None:
        raise NotImplementedError

    def first(self) -> QWidget:
        """What the keyboard starts at."""
        raise NotImplementedError


class _Reply(_Body):
    """Options, a text with its limit, and a file."""

    def __init__(self) -> None:
        super().__init__()
        self._now: Situation | None = None
        self._options = _Options()
        self._options.picked.connect(self._refresh)
        self._text = QPlainTextEdit()
        self._text.setObjectName("preview.composer.text")
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(self._text.fontMetrics().lineSpacing() * _LINES + theme().px(18))
        set_role(self._text, "compose")
        self._text.textChanged.connect(self._refresh)
        self._count = label("", "hint", name="preview.composer.count")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._attach = button("", "preview.composer.attach", "link")
        self._attach.clicked.connect(self._switch_file)
        self._file = False
        self._either = label("", "hint")
        self._send = button("", "preview.composer.send", "inbox-main")
        self._send.clicked.connect(lambda: self.sent.emit(self._text.toPlainText().strip()))
        end = row(self._attach, spacing=6)
        end.addStretch(1)
        end.addWidget(self._send)
        self.setLayout(column(self._options, self._text, self._count, self._either, end, spacing=6))

    def first(self) -> QWidget:
        return self._options.first() or self._text

    def show_situation(self, now: Situation) -> None:
        self._now = now
        words = WORDS[now.language]
        self._options.show_options(now.action.options, now.language)
        self._text.setPlaceholderText(words.write)
        self._text.setAccessibleName(words.write)
        self._send.setText(words.send)
        self._attach.setVisible(now.action.files)
        self._file = self._file and now.action.files
        self._either.setText(words.either)
        self._either.setVisible(now.action.file_or_text)
        self._refresh()

    def _switch_file(self) -> None:
        self._file = not self._file
        self._refresh()

    def _refresh(self) -> None:
        now = self._now
        if now is None:
            return
        words, text = WORDS[now.language], self._text.toPlainText()
        self._attach.setText(f"{_FILE} ✕" if self._file else words.attach)
        self._attach.setAccessibleName(words.detach.format(_FILE) if self._file else words.attach)
        self._attach.setEnabled(not (now.action.file_or_text and text.strip()))
        self._text.setEnabled(not (now.action.file_or_text and self._file))
        too_many = self._show_count(len(text), now.action.longest, now.language)
        filled = bool(text.strip()) or self._file
        self._send.setEnabled(filled and too_many <= 0 and self._options.settled and not now.over)

    def _show_count(self, length: int, longest: int | None, language: str) -> int:
        """How many characters there are too many; less than one: none."""
        self._count.setVisible(longest is not None)
        if longest is None:
            return 0
        words, too_many = WORDS[language], length - longest
        if too_many > 0:
            text = words.one_over if too_many == 1 else words.over.format(too_many)
        else:
            text = words.left.format(length, longest)
        was_over = self._count.property("tone") == "bad"
        if was_over != (too_many > 0):
            set_role(self._count, "hint", tone="bad" if too_many > 0 else "")
            set_role(self._text, "compose", tone="bad" if too_many > 0 else "")
            announce(self._text, text)
        self._count.setText(text)
        self._text.setAccessibleDescription(text)
        return too_many


class _Options(QWidget):
    """One of them has to be picked: radio buttons for a few, a menu for many."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._options: tuple[ShownOption, ...] = ()
        self._language = ""
        self._chosen: int | None = None
        self._caption = label("", "hint")
        self._lines = [_Option(place) for place in range(_RADIO_BUTTONS)]
        for place, line in enumerate(self._lines):
            line.radio.clicked.connect(partial(self._pick, place))
        self._menu = QComboBox()
        self._menu.setObjectName("preview.composer.options")
        self._menu.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._menu.activated.connect(self._pick)
        self.setLayout(column(self._caption, *self._lines, self._menu, spacing=2))

    @property
    def settled(self) -> bool:
        """Whether nothing is left to pick."""
        return not self._options or self._chosen is not None

    def first(self) -> QWidget | None:
        """What the keyboard starts at, if there is anything to pick."""
        if not self._options:
            return None
        return self._menu if self._many else self._lines[self._chosen or 0].radio

    @property
    def _many(self) -> bool:
        return len(self._options) > _RADIO_BUTTONS

    def show_options(self, options: tuple[ShownOption, ...], language: str) -> None:
        if (options, language) == (self._options, self._language):
            return
        chosen = self._options[self._chosen].id if self._chosen is not None else None
        ids = [each.id for each in options]
        self._options, self._language = options, language
        self._chosen = ids.index(chosen) if chosen is not None and chosen in ids else None
        self._caption.setText(WORDS[language].option)
        self.setVisible(bool(options))
        self._menu.setVisible(self._many)
        for place, line in enumerate(self._lines):
            shown = place < len(options) and not self._many
            line.setVisible(shown)
            if shown:
                line.show_option(self._texts()[place], options[place].description)
        if self._many:
            self._menu.setAccessibleName(WORDS[language].option)
            self._menu.setPlaceholderText(WORDS[language].option)
            self._menu.clear()
            self._menu.addItems(self._texts())
        self._show_chosen()

    def _texts(self) -> list[str]:
        return [text_in(each.texts, self._language, each.id) for each in self._options]

    def _show_chosen(self) -> None:
        for place, line in enumerate(self._lines):
            line.radio.setChecked(place == self._chosen)
        self._menu.setCurrentIndex(self._chosen if self._chosen is not None and self._many else -1)

    def _pick(self, place: int, *_: object) -> None:
        self._chosen = place
        self._show_chosen()
        self.picked.emit()


class _Option(QWidget):
    def __init__(self, place: int) -> None:
        super().__init__()
        self.radio = QRadioButton()
        self.radio.setAutoExclusive(False)  # so that none can be chosen; whoever has them all sees to the rest
        self.radio.setObjectName(f"preview.composer.option.{place}")
        self._description = label("", "hint")
        self._description.setContentsMargins(theme().px(26), 0, 0, theme().px(4))
        self.setLayout(column(self.radio, self._description, spacing=0))

    def show_option(self, text: str, description: str) -> None:
        self.radio.setText(text.replace("&", "&&"))
        self.radio.setAccessibleName(text)
        self.radio.setAccessibleDescription(description)
        self._description.setText(description)
        self._description.setVisible(bool(description))


class _Template(_Body):
    """The channel's templates to choose from, with what each would say."""

    def __init__(self) -> None:
        super().__init__()
        self._now: Situation | None = None
        self._listed: list[Mapping[str, Any]] = []
        self._menu = QComboBox()
        self._menu.setObjectName("preview.composer.templates")
        self._menu.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._menu.currentIndexChanged.connect(self._refresh)
        self._rendered = label("", name="preview.composer.rendered")
        self._none = label("", "hint")
        self._write = button(self.tr("Write templates"), "preview.composer.write", "link")
        self._write.clicked.connect(self.templates_wanted)
        self._send = button("", "preview.composer.send", "inbox-main")
        self._send.clicked.connect(lambda: self.sent.emit(self._rendered.text()))
        end = row(spacing=6)
        end.addStretch(1)
        end.addWidget(self._send)
        self.setLayout(column(self._menu, self._rendered, self._none, self._write, end, spacing=8))

    def first(self) -> QWidget:
        return self._menu if self._listed else self._write

    def show_situation(self, now: Situation) -> None:
        self._now = now
        words = WORDS[now.language]
        listed = list(now.templates or ())
        self._menu.setAccessibleName(words.template)
        self._menu.setPlaceholderText(words.template)
        if listed != self._listed:
            self._list(listed)
        known = now.templates is not None
        self._none.setText(
            self.tr("There are no templates yet.")
            if known
            else self.tr("The channel’s templates are listed here.")
        )
        self._none.setVisible(not listed)
        self._write.setVisible(known and not listed)
        self._menu.setVisible(bool(listed))
        self._send.setText(words.send)
        self._refresh()

    def _list(self, listed: list[Mapping[str, Any]]) -> None:
        chosen = self._chosen()
        wanted = chosen.get("networkId") if chosen is not None else None
        self._listed = listed
        self._menu.clear()
        self._menu.addItems([str(each["name"]) for each in listed])
        ids = [each["networkId"] for each in listed]
        self._menu.setCurrentIndex(ids.index(wanted) if wanted in ids else -1)

    def _chosen(self) -> Mapping[str, Any] | None:
        place = self._menu.currentIndex()
        return self._listed[place] if 0 <= place < len(self._listed) else None

    def _refresh(self) -> None:
        now, chosen = self._now, self._chosen()
        if now is None:
            return
        self._rendered.setText(preview(chosen, now.language, {}) if chosen is not None else "")
        self._rendered.setVisible(chosen is not None)
        self._send.setEnabled(chosen is not None and not now.over)


class _Delete(_Body):
    """Deleting is asked about first."""

    def __init__(self) -> None:
        super().__init__()
        self._question = label()
        self._send = button("", "preview.composer.send", "inbox-main")
        self._cancel = button("", "preview.composer.cancel", "inbox")
        self._send.clicked.connect(lambda: self.sent.emit(""))
        self._cancel.clicked.connect(self.closed)
        end = row(spacing=6)
        end.addStretch(1)
        end.addWidget(self._cancel)
        end.addWidget(self._send)
        self.setLayout(column(self._question, end, spacing=8))

    def first(self) -> QWidget:
        return self._cancel

    def show_situation(self, now: Situation) -> None:
        words = WORDS[now.language]
        self._question.setText(words.delete_question)
        self._send.setText(words.delete)
        self._cancel.setText(words.cancel)


def known_templates(templates: Sequence[object] | None) -> tuple[Mapping[str, Any], ...] | None:
    """The right ones of a list as it was read from a file."""
    if templates is None:
        return None
    return tuple(each for each in templates if isinstance(each, dict) and not check_template(each))
