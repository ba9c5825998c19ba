"""`python -m wizard` and the command `channel-wizard`."""

from __future__ import annotations

import os
import signal
import sys

from wizard.program import has_display, has_toolkit


def main() -> None:
    """Runs the command line, or opens the window where nothing else is asked for and one can be seen; ends the
    process with the exit code. SIGTERM does what Ctrl-C does."""
    if sys.argv[1:] in ([], ["desk"], ["desk", "--hidden"]) and has_display() and has_toolkit():
        sys.exit(_window(sys.argv[1:]))
    # A script that starts a program with “&” has it ignore Ctrl-C, and with it SIGTERM, which passes for one here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        from wizard.cli.main import run  # imported late: `--version` and errors of the start need nothing else

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while all that is loaded, or on the way out
        sys.exit("Stopped.")
    sys.exit(code)


def _window(arguments: list[str]) -> int:
    """The desk; where nothing is set up yet, or in practice, the set-up window. Each loads only what it needs."""
    if not arguments:
        from wizard.home import find_home, has_channels
        from wizard.journey.ground import load_ground

        home = find_home(os.environ)
        if load_ground(home) is not None or not has_channels(home):
            from wizard.gui.setup.main import main as set_up

            return set_up()
    from wizard.gui.desk.start import main as live

    return live(hidden="--hidden" in arguments)


if __name__ == "__main__":
    main()
