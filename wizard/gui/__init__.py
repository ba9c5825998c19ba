"""Every line of Qt. Nothing outside of this package imports it.

`theme` is the one look, `bridge` the one way to the core, `setup` the wizard, `browser` the log-in page inside it.
Widgets show and ask; what is right and what comes next is decided in the core.
"""
