"""What waits for a person: what was set aside with its reason, and the replies that wait for a log-in or a token.

Each can be tried again or given up; both are said in words that tell what they mean. Nothing here is lost by
waiting.

Names: `attention.empty`, `attention.item.<n>` with `attention.again.<n>` and `attention.give_up.<n>`,
`attention.again_all`, `attention.sure` (the question) with `attention.sure.stay` and `attention.sure.give_up`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard.gui.bridge import say_in_language
from wizard.gui.desk.sure import sure_question
from wizard.gui.desk.words import clock
from wizard.gui.widgets import Rule, button, clear_layout, column, label, row, scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN = 100  # more are not built into widgets; they come up as those before them are dealt with


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits. `reference`: its name for *Try again*. `aside`: set aside; else it waits by itself,
    and there is nothing to give up yet. `at`: ms since 1970."""

    reference: str
    is_reply: bool
    who: str
    text: str
    reason: str
    at: int
    aside: bool


class AttentionPage(QWidget):
    """`again(reference)`: "all" for everything set aside; `given_up(reference)`: after the person was asked."""

    again = Signal(str)
    given_up = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Waiting, ...] | None = None
        self._head = label("", "muted")
        self._all = button(self.tr("Try all again"), "attention.again_all", "link")
        self._all.clicked.connect(lambda: self.again.emit("all"))
        head = row(self._head, spacing=10)
        head.setStretchFactor(self._head, 1)
        head.addWidget(self._all)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        content = QWidget()
        inner = column(self._list)
        inner.addStretch(1)
        content.setLayout(inner)
        whole = column(head, spacing=8)
        whole.addWidget(scrolling(content), 1)
        self.setLayout(whole)
        self._all.hide()

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        now = tuple(waiting)
        if now == self._shown:
            return
        self._shown = now
        clear_layout(self._list)
        aside = sum(each.aside for each in now)
        self._head.setText(self._headline(aside, len(now) - aside))
        self._head.setObjectName("attention.empty" if not now else "attention.head")
        self._all.setVisible(aside > 1)
        for place, each in enumerate(now[:SHOWN]):
            if place:
                self._list.addWidget(Rule())
            self._list.addWidget(self._item(place, each))

    def _headline(self, aside: int, waiting: int) -> str:
        if not aside and not waiting:
            return self.tr(
                "Nothing needs you. What cannot become a Ticket or be posted appears here, with the reason."
            )
        parts = []
        if aside:
            parts.append(self.tr("1 is set aside.") if aside == 1 else self.tr("{0} are set aside.").format(aside))
        if waiting:
            parts.append(
                self.tr("1 reply waits; nothing is lost.")
                if waiting == 1
                else self.tr("{0} replies wait; nothing is lost.").format(waiting)
            )
        return " ".join(parts)

    def _item(self, place: int, waiting: Waiting) -> QWidget:
        kind = self.tr("Reply") if waiting.is_reply else self.tr("Post")
        title = label(" · ".join(part for part in (kind, waiting.who, clock(waiting.at)) if part), "heading")
        text = label(_shortened(waiting.text))
        reason = label(say_in_language(waiting.reason), "muted")
        words = column(title, spacing=2)
        for each in (text, reason):
            if each.text():
                words.addWidget(each)
        line = row(spacing=10, margins=(0, 10, 4, 10))
        line.addLayout(words, 1)
        if waiting.aside:
            give_up = button(self.tr("Give up"), f"attention.give_up.{place}", "link")
            give_up.setAccessibleDescription(title.text())
            give_up.clicked.connect(partial(self._ask, waiting))
            again = button(self.tr("Try again"), f"attention.again.{place}")
            again.setAccessibleDescription(title.text())
            again.clicked.connect(partial(self.again.emit, waiting.reference))
            for made in (give_up, again):
                line.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        item = QWidget()
        item.setObjectName(f"attention.item.{place}")
        item.setAccessibleName(f"{title.text()} {text.text()} {reason.text()}")
        item.setLayout(line)
        return item

    def _ask(self, waiting: Waiting, *_: object) -> None:
        title = self.tr("Give this reply up?") if waiting.is_reply else self.tr("Give this post up?")
        text = (
            self.tr("It will not be tried again. On SocialHub it stays as it is.")
            if waiting.is_reply
            else self.tr("It will not become a Ticket. On the Network it stays as it is.")
        )
        word = self.tr("Give up")
        question = sure_question(self, "attention.sure", title, text, act="give_up", word=word)
        question.accepted.connect(partial(self.given_up.emit, waiting.reference))
        question.open()


def _shortened(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 160 else f"{one_line[:159]}…"
