"""The manifest editor with 200 actions: how soon it is there, and what each key costs, with all views and drawing.

In a process of its own, drawn in memory as in `window`. A key is pressed and everything that follows of it is
waited for; what the JSON view puts off until nobody types is measured by itself, for it must not be felt either.
It is all computing in one thread, so the processor's time is measured, whatever else the computer does.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
from typing import TYPE_CHECKING

from benchmarks.harness import Figure, percentile
from benchmarks.window import in_memory

if TYPE_CHECKING:
    from benchmarks.harness import Setting

TITLE = "The manifest editor with 200 actions (processor time)"
_OPEN_MS, _KEY_MS = 300.0, 16.0

_PROGRAM = """
import json, sys, time
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from benchmarks.manifest import large
from wizard.gui.manifest.editor import ManifestEditor
from wizard.gui.manifest.json_view import JsonView
from wizard.gui.manifest.session import EditingSession
from wizard.gui.theme import Theme
from wizard.manifest.editing import ManifestDocument
from wizard.manifest.operations import Move

app = QApplication([])
Theme(app)
found = {}

def timed(what, act):
    start = time.thread_time()
    answer = act()
    app.processEvents()
    found.setdefault(what, []).append(time.thread_time() - start)
    return answer

def open():
    editor = ManifestEditor(EditingSession(ManifestDocument(large())))
    editor.resize(1000, 640)
    editor.show()
    editor.activateWindow()
    return editor

ManifestEditor(EditingSession(ManifestDocument({}))).deleteLater()  # what is loaded once is not the question
keys = int(sys.argv[1])
editor = timed("open", open)
session = editor._session
session.select("/inbox/ticketActions/100")
line = editor.findChild(QLineEdit, "form.label.de")
line.setFocus()
app.processEvents()
for key in range(keys):
    timed("form", lambda: QTest.keyClick(line, "abcdefghij"[key % 10]))
timed("json", lambda: editor.show_view("json"))
view = editor.findChild(JsonView)
code = view._code
code.setFocus()
code.go_to(code.text().index("Reply 100") + 3)
app.processEvents()
for key in range(keys):
    timed("text", lambda: QTest.keyClick(code, "abcdefghij"[key % 10]))
    timed("read", view.settle)
code.go_to(code.text().index('"type"'))
for key in range(max(3, keys // 20)):
    QTest.keyClicks(code, '"x":1,')
    timed("structure", view.settle)
    code.undo_wanted.emit()
for step in range(max(3, keys // 20)):
    timed("elsewhere", lambda: session.do(Move("/inbox/ticketActions/5", 150)))
print(json.dumps(found))
"""


async def measure(setting: Setting) -> list[Figure]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        _PROGRAM,
        str(setting.many(300)),
        env=in_memory(setting.fresh("home")),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    output, _nothing = await process.communicate()
    found: dict[str, list[float]] = json.loads(output.splitlines()[-1])
    return [
        Figure("the editor opened", found["open"][0] * 1000, "ms", most=_OPEN_MS),
        Figure("the JSON view shown for the first time", found["json"][0] * 1000, "ms", most=_OPEN_MS),
        *_figures("a key in the form", found["form"], _KEY_MS),
        *_figures("a key in the JSON view", found["text"], _KEY_MS),
        *_figures("… and the reading of it, a moment later", found["read"], _KEY_MS),
        *_figures("the reading of a new name", found["structure"], None),
        *_figures("an action moved elsewhere, written into the text", found["elsewhere"], None),
    ]


def _figures(what: str, seconds: list[float], most: float | None) -> list[Figure]:
    return [
        Figure(f"{what}, median", statistics.median(seconds) * 1000, "ms", most=most),
        Figure(f"{what}, 99th percentile", percentile(seconds, 0.99) * 1000, "ms"),
    ]
