"""The colours of a JSON text, line by line: no value of JSON goes over the end of a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat

from wizard.gui.theme import theme
from wizard.manifest.text import units

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

_PARTS = re.compile(
    r"""(?P<name>"(?:[^"\\]|\\.)*"(?=\s*:))
      | (?P<text>"(?:[^"\\]|\\.)*"?)
      | (?P<number>-?[0-9][0-9.eE+-]*)
      | (?P<word>\b(?:true|false|null)\b)
      | (?P<sign>[{}\[\]:,]+)""",
    re.VERBOSE,
)
_TOKENS = {"name": "accent", "text": "ok", "number": "warn", "word": "warn", "sign": "muted"}


class Colouring(QSyntaxHighlighter):
    """Follows light and dark at once."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        theme().changed.connect(self._dress)
        self._formats: dict[str, QTextCharFormat] = {}
        self._dress()

    def _dress(self) -> None:
        for part, token in _TOKENS.items():
            made = QTextCharFormat()
            made.setForeground(QColor(getattr(theme().colours, token)))
            if part == "word":
                made.setFontWeight(QFont.Weight.DemiBold)
            self._formats[part] = made
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        wide = not text.isascii() and units(text) != len(text)
        for found in _PARTS.finditer(text):
            start, length = found.start(), found.end() - found.start()
            if wide:
                start, length = units(text[:start]), units(found[0])
            self.setFormat(start, length, self._formats[str(found.lastgroup)])
