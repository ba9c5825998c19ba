"""Tests against servers of the outside world; opt-in (README)."""
