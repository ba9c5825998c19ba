#!/usr/bin/env python3
"""Takes a picture of everything there is to see: `python3 packaging/dev.py screenshots FOLDER`.

Of the set-up window, every step: the whole journey is driven through it against the practice servers. Of the desk,
every page, menu, question and state of health (`tests.gui.desk.scenes`). All of it once a language (English,
German, French), in light and in dark; `--only setup` or `--only desk` takes the half. FOLDER is outside of the
repository: pictures are for looking at. `--readme` refreshes the few that the README shows, in
`resources/pictures`.

`QT_SCALE_FACTOR=2` takes them as a fine screen shows them, `--size 1600x1000` the desk's window as large as that.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
# Drawn in memory: no screen is needed, and pictures are the same everywhere.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
if hasattr(os, "geteuid") and os.geteuid() == 0:  # where containers draw; see tests/gui/conftest.py
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

from PySide6.QtCore import QSize, qInstallMessageHandler  # noqa: E402 - after the environment is set
from PySide6.QtWidgets import QApplication  # noqa: E402

from tests.gui.desk.scenes import scenes  # noqa: E402
from tests.gui.setup.person import environ_of, person  # noqa: E402
from tests.gui.setup.world import world  # noqa: E402
from wizard.gui.language import LANGUAGES  # noqa: E402

if TYPE_CHECKING:
    from tests.gui.setup.person import Person
    from tests.gui.setup.world import World

PICTURES = ROOT / "resources" / "pictures"
SHOWN = ("2-token", "4-login", "5-relay", "6-inbox", "desk-state-log-in")  # in the README


def desk(app: QApplication, there: World, folder: Path, language: str, size: QSize | None) -> None:
    """The desk in this language, in everything it can show."""
    with tempfile.TemporaryDirectory() as home, scenes(app, there, Path(home), language) as scene:
        if size is not None:
            scene.window.resize(size)
        for name, window in scene.pictures():
            for form, dark in (("dark", True), ("light", False)):
                scene.desk.theme.stay(dark=dark)
                scene.settle()
                window.grab().save(str(folder / f"{language}-{form}-desk-{name}.png"))


def take(someone: Person, folder: Path, language: str, name: str) -> None:
    """The window as it stands, in both forms."""
    for form, dark in (("dark", True), ("light", False)):
        someone.process.theme.stay(dark=dark)
        someone.settle()
        someone.window.grab().save(str(folder / f"{language}-{form}-{name}.png"))


def journey(app: QApplication, there: World, folder: Path, language: str) -> None:
    """One journey in this language, a picture of each step."""
    with (
        tempfile.TemporaryDirectory() as home,
        person(app, environ_of(Path(home)), ground=there.ground(), language=language) as someone,
    ):
        for place, step in enumerate(someone.window.state.steps, 1):
            someone.until(lambda step=step: someone.window.state.current is step)  # type: ignore[misc]
            someone.complete_step()
            take(someone, folder, language, f"{place}-{step}")
            if step.value != "ready":
                someone.pass_step()
        someone.click("shell.next")
        someone.until(lambda: someone.find("ready.task.catch_up").property("state") == "done", "the catch-up")
        take(someone, folder, language, "9-running")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, help="where the pictures go; outside of the repository")
    parser.add_argument("--only", choices=("setup", "desk"), help="of the two windows, this one")
    parser.add_argument("--language", choices=tuple(LANGUAGES), help="this one only")
    parser.add_argument("--size", help="of the desk's window, such as 1600x1000")
    parser.add_argument("--readme", action="store_true", help="refresh the pictures that the README shows")
    options = parser.parse_args(arguments)
    if options.folder is None and not options.readme:
        parser.error("name a folder, or --readme")
    folder = (options.folder or Path(tempfile.mkdtemp(prefix="channel-wizard-pictures-"))).resolve()
    if folder.is_relative_to(ROOT):
        parser.error("the folder has to be outside of the repository")
    folder.mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(lambda _kind, _context, _text: None)  # of what a computer without a screen has not got
    app = QApplication([])
    size = QSize(*map(int, options.size.split("x"))) if options.size else None
    for language in ("en",) if options.readme else (options.language,) if options.language else LANGUAGES:
        if options.only != "desk":
            with world() as there:
                journey(app, there, folder, language)
        if options.only != "setup":
            with world() as there:
                desk(app, there, folder, language, size)
        print(f"{language}: {len(list(folder.glob(f'{language}-*.png')))} pictures in {folder}", flush=True)
    if options.readme:
        PICTURES.mkdir(exist_ok=True)
        for name in SHOWN:
            (PICTURES / f"{name}.png").write_bytes((folder / f"en-light-{name}.png").read_bytes())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
