"""The manifest editor: three views of one document, and a preview of what agents will see."""
