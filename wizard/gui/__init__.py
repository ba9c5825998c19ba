"""The windows: every line of Qt is in here, and nothing outside needs it."""
