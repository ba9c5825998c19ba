"""The one look: Fusion with our palette and one style sheet, light and dark, following the system while it runs.

Colours are tokens with a use, never picked by a widget. A widget says what it *is* by the dynamic property `role`
(`title`, `muted`, `card`, `primary` …) or `tone` (`ok`, `warn`, `bad`), and gets its look from here. Sizes are
those of `looks.md` at the usual font of 13 px and grow with a larger system font.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QStyleFactory

from wizard.resources import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

BASE = 13  # px; the font that all sizes are given for


@dataclass(frozen=True, slots=True)
class Colours:
    """The tokens; see the table in `looks.md` for the use of each."""

    ink: str
    muted: str
    paper: str
    surface: str
    field: str
    line: str
    accent: str
    on_accent: str
    soft: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str


LIGHT = Colours(
    ink="#1b1f24",
    muted="#5d6875",
    paper="#ffffff",
    surface="#f5f6f8",
    field="#ffffff",
    line="#dfe3e8",
    accent="#0b6e99",
    on_accent="#ffffff",
    soft="#e6f1f6",
    ok="#1d7f47",
    ok_soft="#e5f4ea",
    warn="#9a5b00",
    warn_soft="#fdf1dc",
    bad="#b3261e",
    bad_soft="#fbe9e7",
)
DARK = Colours(
    ink="#e7e9ec",
    muted="#a3acb7",
    paper="#1d2024",
    surface="#25292e",
    field="#191c1f",
    line="#3a4048",
    accent="#5ab7dc",
    on_accent="#10212a",
    soft="#20343e",
    ok="#6cc48d",
    ok_soft="#1f3427",
    warn="#e3ae5c",
    warn_soft="#3a2e1b",
    bad="#f08b82",
    bad_soft="#3d2322",
)


class Theme(QObject):
    """Dresses the application, and again whenever the system changes between light and dark.

    `changed` tells those who paint with their own hands.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._fixed: bool | None = None
        self.scale = max(1.0, QFontInfo(app.font()).pixelSize() / BASE)
        fusion = QStyleFactory.create("Fusion")
        if fusion is not None:
            app.setStyle(fusion)
        font = app.font()
        font.setPixelSize(self.px(BASE))
        app.setFont(font)
        app.styleHints().colorSchemeChanged.connect(self._dress)
        self._dress()

    def stay(self, *, dark: bool | None) -> None:
        """Light or dark whatever the system says; None follows it again."""
        self._fixed = dark
        self._dress()

    @property
    def dark(self) -> bool:
        if self._fixed is not None:
            return self._fixed
        return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark

    @property
    def colours(self) -> Colours:
        return DARK if self.dark else LIGHT

    def px(self, size: float) -> int:
        """A size of `looks.md`, grown with the system's font."""
        return round(size * self.scale)

    def _dress(self) -> None:
        self._app.setPalette(_palette(self.colours))
        self._app.setStyleSheet(_sheet(self.colours, self.px))
        self.changed.emit()


def theme() -> Theme:
    """The application's theme. RuntimeError before there is one."""
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    found = app.findChild(Theme) if app is not None else None
    if found is None:
        raise RuntimeError("the application has no theme yet")
    return found


def set_role(widget: QWidget, role: str = "", *, tone: str = "") -> None:
    """Says what a widget is; its look follows."""
    widget.setProperty("role", role)
    widget.setProperty("tone", tone)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def _stronger(colours: Colours) -> str:
    """The accent under the mouse: further from the paper."""
    accent = QColor(colours.accent)
    return (accent.darker(115) if colours is LIGHT else accent.lighter(112)).name()


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.paper,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.field,
        QPalette.ColorRole.AlternateBase: colours.surface,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.Button: colours.paper,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.BrightText: colours.bad,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.LinkVisited: colours.accent,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.ToolTipBase: colours.surface,
        QPalette.ColorRole.ToolTipText: colours.ink,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Light: colours.surface,
        QPalette.ColorRole.Dark: colours.line,
        QPalette.ColorRole.Accent: colours.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return palette


def _sheet(c: Colours, px: _Px) -> str:
    shade = "light" if c is LIGHT else "dark"
    tick = resource(f"icons/tick-{shade}.svg").as_posix()
    arrow = resource(f"icons/down-{shade}.svg").as_posix()
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    return f"""
QDialog, QMainWindow {{ background: {c.paper}; }}
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {px(22)}px; font-weight: 600; }}
QLabel[role="heading"] {{ font-weight: 600; }}
QLabel[role="muted"] {{ color: {c.muted}; }}
QLabel[role="hint"] {{ color: {c.muted}; font-size: {px(12)}px; }}
QLabel[role="caption"] {{ color: {c.muted}; font-size: {px(11)}px; font-weight: 600; }}
QLabel[role="hint"][tone="warn"] {{ color: {c.warn}; }}
QLabel[role="hint"][tone="bad"] {{ color: {c.bad}; }}
QLabel[tone="ok"] {{ color: {c.ok}; }}
QLabel[tone="warn"] {{ color: {c.warn}; }}
QLabel[tone="bad"] {{ color: {c.bad}; }}

QLabel[role="count"] {{
    background: {c.soft}; color: {c.accent}; font-size: {px(11)}px; font-weight: 600;
    border-radius: {px(8)}px; padding: {px(1)}px {px(7)}px; min-height: {px(15)}px; max-height: {px(15)}px;
}}
QLabel[role="count"][tone="bad"] {{ background: {c.bad_soft}; color: {c.bad}; }}

QFrame[role="rail"] {{ background: {c.surface}; border: none; border-right: 1px solid {c.line}; }}
QFrame[role="bar"] {{ background: {c.paper}; border: none; border-top: 1px solid {c.line}; }}
QFrame[role="card"] {{ background: {c.field}; border: 1px solid {c.line}; border-radius: {px(9)}px; }}
QFrame[role="panel"] {{ background: {c.surface}; border: none; border-radius: {px(9)}px; }}
QFrame[role="panel"][tone="ok"] {{ background: {c.ok_soft}; }}
QFrame[role="panel"][tone="warn"] {{ background: {c.warn_soft}; }}
QFrame[role="panel"][tone="bad"] {{ background: {c.bad_soft}; }}
QFrame[role="rule"] {{ background: {c.line}; border: none; max-height: 1px; min-height: 1px; }}

QLineEdit, QComboBox, QTimeEdit {{
    background: {c.field}; border: 1px solid {c.line}; border-radius: {px(7)}px;
    padding: 0 {px(10)}px; min-height: {px(32)}px;
}}
QLineEdit:focus, QComboBox:focus, QTimeEdit:focus {{ border: 1px solid {c.accent}; background: {c.field}; }}
QLineEdit[readOnly="true"] {{ background: {c.surface}; }}
QLineEdit[tone="bad"] {{ border: 1px solid {c.bad}; }}
QLineEdit:disabled, QComboBox:disabled, QTimeEdit:disabled {{ color: {c.muted}; background: {c.surface}; }}
QTimeEdit QLineEdit {{ border: none; background: transparent; padding: 0; min-height: 0; }}
QTimeEdit::up-button, QTimeEdit::down-button {{
    subcontrol-origin: border; subcontrol-position: right; width: 1px; border: none;
}}
QComboBox::drop-down {{ border: none; width: {px(26)}px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: {px(12)}px; height: {px(12)}px; }}
QComboBox QAbstractItemView {{
    background: {c.field}; border: 1px solid {c.line}; selection-background-color: {c.soft};
    selection-color: {c.ink}; outline: none; padding: {px(4)}px;
}}
QComboBox QAbstractItemView::item {{
    min-height: {px(28)}px; padding: 0 {px(6)}px; border: none; border-radius: {px(6)}px;
}}
QComboBox QAbstractItemView::item:selected {{ background: {c.soft}; color: {c.ink}; }}

QPushButton {{
    outline: none; background: {c.field}; color: {c.ink}; border: 1px solid {c.line}; border-radius: {px(7)}px;
    padding: 0 {px(16)}px; min-height: {px(32)}px;
}}
QPushButton:hover {{ background: {c.surface}; }}
QPushButton:focus {{ border: 2px solid {c.accent}; padding: 0 {px(15)}px; min-height: {px(30)}px; }}
QPushButton:disabled {{ color: {c.muted}; background: {c.surface}; }}
QPushButton[role="primary"] {{ background: {c.accent}; color: {c.on_accent}; border: 1px solid {c.accent}; }}
QPushButton[role="primary"]:hover {{ background: {_stronger(c)}; border-color: {_stronger(c)}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {c.ink}; }}
QPushButton[role="primary"]:disabled {{
    background: {c.line}; border-color: {c.line}; color: {c.muted};
}}
QPushButton[role="link"] {{
    background: transparent; color: {c.accent}; border: none; border-bottom: 2px solid transparent;
    border-radius: 0; padding: 0; min-height: {px(22)}px; text-align: left;
}}
QPushButton[role="link"]:hover {{ text-decoration: underline; }}
QPushButton[role="link"]:focus {{
    background: {c.soft}; border: none; border-bottom: 2px solid {c.accent}; padding: 0; min-height: {px(22)}px;
}}
QPushButton[role="link"]:disabled {{ color: {c.muted}; }}
QPushButton[role="link"][tone="bad"] {{ color: {c.bad}; }}
QPushButton::menu-indicator {{
    image: url("{arrow}"); width: {px(12)}px; height: {px(12)}px;
    subcontrol-position: right center; right: {px(10)}px;
}}
QPushButton[role="menu"] {{ padding-right: {px(30)}px; }}
QPushButton[role="menu"]:focus {{ padding-right: {px(29)}px; }}

QToolButton {{
    outline: none; background: transparent; color: {c.muted}; border: 1px solid transparent;
    border-radius: {px(6)}px; padding: {px(4)}px {px(8)}px;
}}
QListView[role="lines"] {{ background: transparent; border: none; outline: none; }}
QToolButton[role="menu"] {{ padding-right: {px(22)}px; }}
QToolButton::menu-indicator {{
    image: url("{arrow}"); width: {px(10)}px; subcontrol-position: right center; right: {px(7)}px;
}}
QToolButton[role="bar-button"] {{ padding: {px(6)}px; }}
QToolButton:checked {{ background: {c.soft}; color: {c.accent}; font-weight: 600; }}
QToolButton:hover {{ background: {c.soft}; color: {c.ink}; }}
QToolButton:focus {{ border: 1px solid {c.accent}; color: {c.ink}; }}
QToolButton:disabled {{ color: {c.line}; }}

QCheckBox, QRadioButton {{ spacing: {px(10)}px; background: transparent; min-height: {px(24)}px; }}
QCheckBox::indicator, QRadioButton::indicator {{
    width: {px(14)}px; height: {px(14)}px; border: 1px solid {c.muted}; background: {c.field};
}}
QCheckBox::indicator {{ border-radius: {px(4)}px; }}
QRadioButton::indicator {{ border-radius: {px(8)}px; }}
QCheckBox::indicator:checked {{
    background: {c.accent}; border-color: {c.accent}; image: url("{tick}");
}}
QRadioButton::indicator:checked {{
    width: {px(6)}px; height: {px(6)}px; border: {px(5)}px solid {c.accent}; background: {c.on_accent};
}}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {c.ink}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {c.line}; }}
QCheckBox:focus, QRadioButton:focus {{ color: {c.accent}; }}

QFrame[role="browser"] {{ border: 1px solid {c.line}; border-radius: {px(9)}px; background: {c.surface}; }}
QLabel[role="origin"] {{ font-weight: 600; }}
QLabel[role="path"], QLabel[role="connection"] {{ color: {c.muted}; }}
QLabel[role="message"] {{ background: {c.warn_soft}; color: {c.warn}; }}
QLabel[role="explanation"] {{ color: {c.muted}; }}

QProgressBar {{
    background: {c.line}; border: none; border-radius: {px(3)}px; min-height: {px(6)}px; max-height: {px(6)}px;
}}
QProgressBar::chunk {{ background: {c.accent}; border-radius: {px(3)}px; }}

/* What belongs to the preview of the Inbox. */
QLabel[role="chip"] {{
    background: {c.soft}; color: {c.accent}; border-radius: {px(6)}px; padding: {px(1)}px {px(7)}px;
    font-size: {px(11)}px;
}}
QFrame[role="bubble"] {{ background: {c.soft}; border: none; border-radius: {px(9)}px; }}
QPushButton[role="inbox"], QPushButton[role="inbox-main"] {{
    margin: {px(3)}px; padding: 0 {px(10)}px; min-height: {px(26)}px; border-radius: {px(6)}px;
}}
QPushButton[role="inbox"]:focus, QPushButton[role="inbox-main"]:focus {{
    padding: 0 {px(9)}px; min-height: {px(24)}px;
}}
QPushButton[role="inbox-main"] {{ background: {c.accent}; color: {c.on_accent}; border: 1px solid {c.accent}; }}
QPushButton[role="inbox-main"]:hover {{ background: {_stronger(c)}; border-color: {_stronger(c)}; }}
QPushButton[role="inbox-main"]:focus {{ border: 2px solid {c.ink}; }}
QPushButton[role="inbox-main"]:disabled {{ background: {c.line}; border-color: {c.line}; color: {c.muted}; }}
QPushButton[role="inbox"][over="true"], QPushButton[role="inbox-main"][over="true"] {{
    background: {c.surface}; border: 1px dashed {c.line}; color: {c.muted};
}}
QPushButton[role="inbox"][over="true"]:focus, QPushButton[role="inbox-main"][over="true"]:focus {{
    border: 2px solid {c.accent};
}}
QToolButton[role="small"] {{ padding: {px(3)}px {px(6)}px; }}
QPlainTextEdit[role="compose"] {{
    background: {c.field}; border: 1px solid {c.line}; border-radius: {px(7)}px; padding: {px(4)}px {px(6)}px;
}}
QPlainTextEdit[role="compose"]:focus {{ border: 1px solid {c.accent}; }}
QPlainTextEdit[role="compose"][tone="bad"] {{ border: 1px solid {c.bad}; }}
QPlainTextEdit[role="compose"]:disabled {{ background: {c.surface}; color: {c.muted}; }}
QListWidget[role="names"] {{ background: transparent; border: none; outline: none; }}
QListWidget[role="names"]::item {{
    padding: {px(7)}px {px(8)}px; border-radius: {px(6)}px; border: 1px solid transparent; color: {c.ink};
}}
QListWidget[role="names"]::item:hover {{ background: {c.surface}; }}
QListWidget[role="names"]::item:selected {{ background: {c.soft}; color: {c.ink}; font-weight: 600; }}
QListWidget[role="names"]::item:selected:focus {{ border: 1px solid {c.accent}; }}
QSlider:horizontal {{ min-height: {px(20)}px; background: transparent; }}
QSlider::groove:horizontal {{ height: {px(4)}px; background: {c.line}; border-radius: {px(2)}px; }}
QSlider::sub-page:horizontal {{ height: {px(4)}px; background: {c.accent}; border-radius: {px(2)}px; }}
QSlider::handle:horizontal {{
    width: {px(12)}px; height: {px(12)}px; margin: -{px(5)}px 0; border: 1px solid {c.accent};
    border-radius: {px(7)}px; background: {c.field};
}}
QSlider::handle:horizontal:focus {{ border: 2px solid {c.ink}; }}

QTreeView[role="outline"] {{ background: transparent; border: none; outline: none; }}
QFrame[role="popup"] {{ background: {c.field}; border: 1px solid {c.line}; }}
QMenu {{ background: {c.field}; border: 1px solid {c.line}; padding: {px(4)}px; }}
QMenu::item {{ padding: {px(6)}px {px(24)}px {px(6)}px {px(12)}px; border-radius: {px(6)}px; }}
QMenu::item:selected {{ background: {c.soft}; color: {c.ink}; }}
QMenu::item:disabled {{ color: {c.muted}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: {px(4)}px {px(6)}px; }}
QPushButton[role="remark"] {{
    background: transparent; color: {c.accent}; border: none; border-bottom: 1px solid {c.accent};
    border-radius: 0; padding: 0; min-height: {px(15)}px; font-size: {px(12)}px; text-align: left;
}}
QPushButton[role="remark"]:hover, QPushButton[role="remark"]:focus {{
    background: {c.soft}; border: none; border-bottom: 2px solid {c.accent}; padding: 0; min-height: {px(15)}px;
}}

/* What belongs to the manifest as a text, and to the list of its changes. */
QFrame[role="code-card"] {{ background: {c.field}; border: 1px solid {c.line}; border-radius: {px(9)}px; }}
QFrame[role="code-card"][tone="focus"] {{ border-color: {c.accent}; }}
QPlainTextEdit[role="code"] {{
    background: {c.field}; border: none; selection-background-color: {c.accent};
    selection-color: {c.on_accent}; font-family: "{fixed}"; font-size: {px(13)}px;
}}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QFrame[role="change"] {{ background: {c.field}; border: 1px solid {c.line}; border-radius: {px(7)}px; }}
QFrame[role="change"]:hover {{ background: {c.surface}; }}
QFrame[role="change"][tone="focus"] {{ border: 1px solid {c.accent}; background: {c.soft}; }}
QFrame[role="code-bar"] {{ border: none; border-top: 1px solid {c.line}; min-height: {px(40)}px; }}

QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: {px(10)}px; margin: 0; }}
QScrollBar::handle:vertical {{
    background: {c.line}; border-radius: {px(4)}px; min-height: {px(32)}px; margin: 1px;
}}
QScrollBar::handle:vertical:hover {{ background: {c.muted}; }}
QScrollBar:horizontal {{ background: transparent; height: {px(10)}px; margin: 0; }}
QScrollBar::handle:horizontal {{
    background: {c.line}; border-radius: {px(4)}px; min-width: {px(32)}px; margin: 1px;
}}
QScrollBar::handle:horizontal:hover {{ background: {c.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QMenu {{ background: {c.field}; color: {c.ink}; border: 1px solid {c.line}; padding: {px(5)}px; }}
QMenu::item {{ padding: {px(6)}px {px(24)}px {px(6)}px {px(10)}px; border-radius: {px(5)}px; }}
QMenu::item:selected {{ background: {c.soft}; }}
QMenu::item:disabled {{ color: {c.muted}; }}
QMenu::icon {{ padding-left: {px(8)}px; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: {px(5)}px {px(4)}px; }}
QToolTip {{ background: {c.surface}; color: {c.ink}; border: 1px solid {c.line}; padding: {px(6)}px; }}
"""


if TYPE_CHECKING:
    from collections.abc import Callable

    _Px = Callable[[float], int]
