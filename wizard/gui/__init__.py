"""Every line of Qt. Nothing outside of this package imports it.

`theme` is the one look, `bridge` the one way to the core, `setup` the wizard, `browser` the log-in page inside it.
Widgets show and ask; what is right and what comes next is decided in the core.
"""

from __future__ import annotations

import builtins

# As Python imports. PySide puts another one in its place, which reads the source of every module that is imported
# and keeps it, in case the module asks for snake_case names: 17 MB for the life of a desk (6.11.3), and a tenth of
# a second of the start. None of ours asks; `wizard.gui.process` puts this one back.
PLAIN_IMPORT = builtins.__import__
