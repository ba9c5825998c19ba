"""The command line: thin, no logic. Each command asks the core and shows what comes back.

`main` puts the commands together and turns errors into sentences and exit codes; `output` prints tables, lines
and JSON; the other modules hold the commands by subject.
"""
