"""The process of a manifest's window, for `channel-wizard window --manifest NAME`."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from wizard.gui.bridge import Bridge
from wizard.gui.language import Language, chosen_language
from wizard.gui.manifest.panel import ManifestCore
from wizard.gui.manifest.window import ManifestWindow
from wizard.gui.process import end_by_signal, make_application, start_log
from wizard.gui.theme import Theme
from wizard.home import find_home

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from PySide6.QtWidgets import QWidget

    from wizard.app import App
    from wizard.gui.bridge import Call, Problem


def run(environ: Mapping[str, str], channel: str) -> int:
    """Opens the window and answers the process' exit code once it is closed."""
    qt = make_application()
    end_by_signal(qt)
    home = find_home(environ)
    theme, language, bridge = Theme(qt), Language(qt), Bridge(qt)
    language.speak(chosen_language(home))

    @lru_cache(maxsize=1)
    def app() -> App:
        from wizard.app import App

        return App.build(environ)

    def ask(
        owner: QWidget,
        question: Callable[[App], Coroutine[Any, Any, Any]],
        done: Callable[[Any], None],
        failed: Callable[[Problem], None],
    ) -> Call:
        async def work() -> Any:
            return await question(app())

        return bridge.ask(owner, work, done, failed)

    window = ManifestWindow(ManifestCore(ask, channel))
    window.closed.connect(qt.exit)
    window.show()
    QTimer.singleShot(0, partial(start_log, environ, home))
    code = qt.exec()
    bridge.stop()
    window.hide()
    window.deleteLater()
    language.fall_silent()
    theme.setParent(None)
    return code
