"""What the tests of the windows need of their surroundings; set before the first of them loads Qt.

The windows are drawn in memory, so that neither a screen nor a graphics card is needed. The web engine's sandbox
cannot be had as root, where containers run tests; it is switched off there only, and nowhere in the product. Each
test process has a web engine of its own that writes nothing to disk, so tests may run side by side.
"""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
