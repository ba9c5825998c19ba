"""Opens a practice from the window: `channel-wizard practice` as a process of its own."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from wizard.home import HOME_VARIABLE
from wizard.program import command

if TYPE_CHECKING:
    from collections.abc import Mapping


def start_practice(environ: Mapping[str, str]) -> None:
    """Starts it, apart from this process, with a home of its own. Raises OSError."""
    variables = {name: value for name, value in {**os.environ, **environ}.items() if name != HOME_VARIABLE}
    subprocess.Popen(  # noqa: S603 - our own command
        command("practice"), env=variables, start_new_session=True, stdin=subprocess.DEVNULL
    )
