"""The manifest as a text to be edited, in step with all other views; for people who know JSON."""

from wizard.gui.manifest.json_view.view import JsonView

__all__ = ["JsonView"]
