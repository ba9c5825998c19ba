"""`python -m wizard` and the command `channel-wizard`."""

from __future__ import annotations

import signal
import sys

from wizard.program import has_display, has_toolkit


def main() -> None:
    """Runs the command line, or opens the window where nothing is asked for and one can be seen; ends the process
    with the exit code. SIGTERM does what Ctrl-C does."""
    if not sys.argv[1:] and has_display() and has_toolkit():
        from wizard.gui.setup.main import (
            main as open_window,  # nothing else is loaded, so that it is there at once
        )

        sys.exit(open_window())
    # A script that starts a program with “&” has it ignore Ctrl-C, and with it SIGTERM, which passes for one here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    from wizard.cli.main import run  # imported late: `--version` and errors of the start need nothing else

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
