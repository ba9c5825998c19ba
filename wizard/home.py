"""Where this installation keeps its things.

Apart from `wizard.settings`, so that a window which has nothing to read yet need not load what reads it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wizard.files import expand

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HOME_VARIABLE = "CHANNEL_WIZARD_HOME"
_APP = "channel-wizard"


@dataclass(frozen=True, slots=True)
class Home:
    """The folders of one installation. They need not exist yet; whoever writes makes them.

    `config` and `data` are one folder on macOS and Windows.
    """

    config: Path
    data: Path
    logs: Path


def find_home(environ: Mapping[str, str]) -> Home:
    """The folders below `CHANNEL_WIZARD_HOME`, if it is set; else where this system keeps such things."""
    if chosen := environ.get(HOME_VARIABLE):
        root = expand(chosen).absolute()
        return Home(root / "config", root / "data", root / "logs")
    from platformdirs import PlatformDirs

    places = PlatformDirs(_APP, appauthor=False)
    return Home(places.user_config_path, places.user_data_path, places.user_log_path)


def has_channels(home: Home) -> bool:
    """Whether a channel is set up; True as well where the settings cannot be read, so that somebody says so."""
    try:
        found = json.loads((home.config / "settings.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False
    except (OSError, ValueError, RecursionError):
        return True
    return not isinstance(found, dict) or bool(found.get("channels", True))
