"""The window's language: the system's, unless a person chose another one.

The choice is kept in a file of its own (`window.json`): it has to be known before anything else is loaded.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from wizard.files import private_folder, write_private
from wizard.resources import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from wizard.home import Home

LANGUAGES = {"en": "English", "de": "Deutsch", "fr": "Français"}
_FILE = "window.json"


def chosen_language(home: Home) -> str:
    """The code of the language to speak: as chosen, else the system's first that we know, else English."""
    try:
        chosen = json.loads((home.config / _FILE).read_text(encoding="utf-8")).get("language")
    except (OSError, ValueError, AttributeError):
        chosen = None
    if chosen in LANGUAGES:
        return str(chosen)
    wanted = (each.split("-")[0].split("_")[0].lower() for each in QLocale.system().uiLanguages())
    return next((each for each in wanted if each in LANGUAGES), "en")


def choose_language(home: Home, code: str) -> None:
    """Keeps the choice. Raises DiskFull, OSError."""
    private_folder(home.config)
    write_private(home.config / _FILE, json.dumps({"language": code}).encode())


class Language:
    """Installs the translations of one language at a time: ours, and Qt's own for its standard texts."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []
        self.code = "en"

    def fall_silent(self) -> None:
        """Takes the translations away."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []

    def speak(self, code: str) -> None:
        """From now on, texts are made in this language. Windows that are there have to be made anew."""
        self.fall_silent()
        self.code = code
        QLocale.setDefault(QLocale(code))
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name in (f"{qt}/qtbase_{code}.qm", str(resource(f"translations/wizard_{code}.qm"))):
            translator = QTranslator(self._app)
            if translator.load(name):
                self._app.installTranslator(translator)
                self._installed.append(translator)
