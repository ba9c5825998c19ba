"""Texts that come from the core in all three languages, in the one that is spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale

if TYPE_CHECKING:
    from datetime import datetime

    from wizard.networks.base import Label


def language() -> str:
    """The code of the language that is spoken: en, de or fr."""
    code = QLocale().name()[:2]
    return code if code in {"en", "de", "fr"} else "en"


def in_language(label: Label) -> str:
    """The text of a Network's label in the language that is spoken."""
    return str(getattr(label, language()))


def when(moment: datetime) -> str:
    """Date and time in this computer's zone, short."""
    return when_ms(int(moment.timestamp() * 1000))


def when_ms(moment: int) -> str:
    """The same for milliseconds since 1970."""
    local = QDateTime.fromMSecsSinceEpoch(moment)
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)
