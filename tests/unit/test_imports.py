"""Rule 1 of the house: nothing outside `wizard.gui` needs Qt. (Its arrows are import-linter's.)"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import wizard

PROJECT = Path(__file__).parents[2]

IMPORT_ALL = """
import importlib, pkgutil, sys

QT = {"PySide6", "PyQt6", "shiboken6"}

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in QT:
            raise ImportError(f"{name} must not be imported here")

sys.meta_path.insert(0, NoQt())
try:
    import PySide6.QtCore
except ImportError as error:
    assert "must not be imported" in str(error), error
else:
    raise AssertionError("Qt is not blocked")

import wizard
def walk(package):  # pkgutil.walk_packages would import every package to look into it
    for found in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        if found.name == "wizard.gui" or found.name.endswith(".__main__"):
            continue
        module = importlib.import_module(found.name)
        print(found.name)
        if found.ispkg:
            walk(module)
walk(wizard)
"""


def test_everything_but_the_windows_works_without_qt() -> None:
    done = subprocess.run(  # noqa: S603 - our own Python
        [sys.executable, "-W", "error", "-c", IMPORT_ALL], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    package = Path(wizard.__file__).parent
    modules = {each.stem for each in package.glob("*.py")} - {"__init__", "__main__"}
    assert {f"wizard.{name}" for name in modules} <= set(done.stdout.split())
