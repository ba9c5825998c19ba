"""The pages of the wizard, one a module. Each is loaded when it is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wizard.gui.setup.core import Core
    from wizard.gui.setup.page import Page
    from wizard.journey.state import Step


# What the page of the Inbox buttons brings along; all at once would hold the window up for longer than is noticed.
_FOR_INBOX = ("wizard.gui.manifest.session", "wizard.gui.manifest.composer", "wizard.gui.manifest.preview")


def loading_inbox() -> Iterator[None]:
    """Loads the page of the Inbox buttons, a piece at each step of the iterator."""
    for name in (*_FOR_INBOX, "wizard.gui.setup.pages.inbox"):
        import_module(name)
        yield


def make_page(step: Step, core: Core) -> Page:
    """The page of a step: `WelcomePage` in `pages/welcome.py`, and so on."""
    module = import_module(f"wizard.gui.setup.pages.{step.value}")
    made: Page = getattr(module, f"{step.value.title()}Page")(core)
    return made
