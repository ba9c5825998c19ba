"""The set-up window: a process of its own, which ends when it is done."""
