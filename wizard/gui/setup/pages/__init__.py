"""The pages of the wizard, one a module. Each is loaded when it is first shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.gui.setup.core import Core
    from wizard.gui.setup.page import Page
    from wizard.journey.state import Step


def make_page(step: Step, core: Core) -> Page:
    """The page of a step: `WelcomePage` in `pages/welcome.py`, and so on."""
    module = import_module(f"wizard.gui.setup.pages.{step.value}")
    made: Page = getattr(module, f"{step.value.title()}Page")(core)
    return made
