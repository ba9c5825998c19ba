"""For how long somebody may pause: the same in the tray's menu and in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QTime

if TYPE_CHECKING:
    from collections.abc import Callable

_HOUR = 3_600_000
_MORNING = QTime(6, 0)  # when a day begins


def pauses() -> tuple[tuple[str, str, Callable[[], int | None]], ...]:
    """Each with its name, its text, and what says when it ends: ms since 1970, asked when it is chosen; None: when
    somebody resumes it."""
    translate = QCoreApplication.translate
    morning = QLocale().toString(_MORNING, QLocale.FormatType.ShortFormat)
    return (
        ("hour", translate("Pauses", "For an hour"), _in_an_hour),
        ("tomorrow", translate("Pauses", "Until tomorrow, {0}").format(morning), _tomorrow),
        ("open_end", translate("Pauses", "Until resumed"), _no_end),
    )


def _in_an_hour() -> int:
    return QDateTime.currentMSecsSinceEpoch() + _HOUR


def _tomorrow() -> int:
    return QDateTime(QDateTime.currentDateTime().date().addDays(1), _MORNING).toMSecsSinceEpoch()


def _no_end() -> None:
    """Until somebody resumes it."""
