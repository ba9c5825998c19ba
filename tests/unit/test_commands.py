"""Only the module of the command that was asked for is loaded: which one that is has to be right."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.main import get_command
from typer.models import DefaultPlaceholder

from wizard.cli import main


def registered() -> dict[str, str]:
    """Every command's name, and the module it is in."""
    main.load_commands()
    found = {}
    for command in main.cli.registered_commands:
        assert command.callback is not None
        found[command.name or command.callback.__name__] = command.callback.__module__
    for group in main.cli.registered_groups:
        assert group.typer_instance is not None
        assert not isinstance(group.name, DefaultPlaceholder | None)
        callback = group.typer_instance.registered_commands[-1].callback  # the module that is loaded last
        assert callback is not None
        found[group.name] = callback.__module__
    return found


def test_every_command_is_in_the_module_that_is_loaded_for_it() -> None:
    found = registered()
    assert found == {name: f"wizard.cli.{module}" for name, module in main._MODULES.items()}
    assert set(get_command(main.cli).commands) == set(found)  # type: ignore[attr-defined]  # it is a group


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (["sync"], "sync"),
        (["--log-level", "sync", "status", "--json"], "status"),
        (["--log-level=debug", "retry", "all"], "retry"),
        (["--version"], None),
        ([], None),
    ],
)
def test_the_command_is_the_first_word(arguments: list[str], command: str | None) -> None:
    assert main._command_in(arguments) == command


def test_the_engine_starts_without_what_only_other_commands_need() -> None:
    code = (
        "import sys; from wizard.cli import main; main.load_commands('sync'); "
        "import wizard.networks.mastodon.connection; "
        "needless = {'jsonschema', 'rich', 'bs4', 'authlib', 'wizard.practice', 'wizard.journey'}; "
        "sys.exit(', '.join(needless & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    assert (done.returncode, done.stderr) == (0, "")
