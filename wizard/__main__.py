"""`python -m wizard` and the command `channel-wizard`."""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """Runs the command line and ends the process with its exit code. SIGTERM does what Ctrl-C does."""
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    from wizard.cli.main import run  # imported late: `--version` and errors of the start need nothing else

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
