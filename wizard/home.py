"""Where this installation keeps its things.

Apart from `wizard.settings`, so that a window which has nothing to read yet need not load what reads it.
"""

from __future__ import annotations

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
