"""The practice story, played without a window."""
