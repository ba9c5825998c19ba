"""The pages of the wizard, one a module. Each is loaded when it is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from wizard.journey.state import Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wizard.gui.setup.core import Core
    from wizard.gui.setup.page import Page


# What a page brings along, by the page before it, in whose time it is loaded: all at once would hold the window up
# for longer than is noticed. The web engine is not among it.
_BROUGHT = {
    Step.NETWORK: ("wizard.gui.browser", "wizard.gui.setup.pages.login"),
    Step.RELAY: (
        "wizard.gui.manifest.session",
        "wizard.gui.manifest.composer",
        "wizard.gui.manifest.preview",
        "wizard.gui.setup.pages.inbox",
    ),
}


def loading_what_follows(step: Step) -> Iterator[None]:
    """Loads what the page after that of `step` brings along, a piece at each step of the iterator."""
    for name in _BROUGHT.get(step, ()):
        import_module(name)
        yield


def make_page(step: Step, core: Core) -> Page:
    """The page of a step: `WelcomePage` in `pages/welcome.py`, and so on."""
    module = import_module(f"wizard.gui.setup.pages.{step.value}")
    made: Page = getattr(module, f"{step.value.title()}Page")(core)
    return made
