"""This very program, for whoever starts it again as a process of its own: the window, the relay, a practice."""

from __future__ import annotations

import importlib.util
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def command(*arguments: str) -> list[str]:
    """The command line that runs this installation with `arguments`; without any, it opens the window."""
    if getattr(sys, "frozen", False):  # a packaged program is its own interpreter
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "wizard", *arguments]


def has_display(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether a window could be seen."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY") or environ.get("QT_QPA_PLATFORM"))


def has_toolkit() -> bool:
    """Whether the windows are installed (`channel-wizard[gui]`). Loads nothing of them."""
    return importlib.util.find_spec("PySide6") is not None
