"""How fast Channel Wizard is, measured on the whole program as it is installed.

Every benchmark is a module of this package with a `TITLE` and a coroutine `measure(setting)` that gives figures;
`__main__` lists them. The engine always runs as a process of its own, mostly the real command
`channel-wizard sync`. Both far sides are stand-ins (`standins`) in the measuring process: they know next to no
rule, so that they cost next to nothing, and they see every request at the moment when it arrives. Where a figure
says little by itself, an alternative is measured beside it under the same conditions.

Nothing here is a test: a slow computer is no fault. What was measured last stands in README.md.
"""
