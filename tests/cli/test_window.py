"""`channel-wizard window`, and the command without anything: what opens, and what stands in its way."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.stand import until

if TYPE_CHECKING:
    from tests.cli.stand import Person


@pytest.fixture
def display(person: Person) -> None:
    """Windows are drawn in memory; as root the web engine's sandbox cannot be had."""
    person.has("QT_QPA_PLATFORM", "offscreen")


def _kept(person: Person) -> dict[str, object]:
    found: dict[str, object] = json.loads((person.home / "data" / "setup.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(
    ("options", "code", "sentence"),
    [
        (("--new-token", "shop", "--log-in", "shop"), 2, "Only one thing can be done at a time."),
        (("--new-token", "nowhere"), 2, "There is no channel “nowhere”."),
    ],
)
def test_wrong_use_is_said(
    person: Person, display: None, options: tuple[str, ...], code: int, sentence: str
) -> None:
    ran = person.runs("window", *options)
    assert (ran.code, sentence in ran.err) == (code, True)


def test_without_a_display_there_is_another_way(person: Person) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        person.has(variable, None)
    ran = person.runs("window")
    assert ran.code == 1
    assert ran.err == "There is no display to open a window on.\nUse channel-wizard setup instead.\n"
    assert person.runs().code == 2  # the help


def test_what_socialhub_sends_along_begins_a_journey(person: Person, display: None) -> None:
    promoted = person.far.now(lambda: person.far.hub.add_channel("For everybody", reusable=True))
    token = person.far.now(lambda: person.far.hub.temporary_token(promoted.manifest_id))
    person.has("ARRIVAL", token)
    process = person.starts("window", "--add-channel", "env:ARRIVAL")
    until((person.home / "data" / "setup.sock").exists, "the window")
    assert _kept(person)["purpose"] == "added"
    assert token not in Path(f"/proc/{process.pid}/cmdline").read_text(encoding="utf-8")
    process.send_signal(signal.SIGTERM)
    assert person.finishes(process).code == 0
    assert token not in json.dumps(_kept(person))
    assert token in person.secrets().values()


def test_practice_ends_with_its_window_and_leaves_nothing(person: Person, display: None) -> None:
    process = person.starts("practice", "--json")
    output = process.stdout
    assert output is not None
    folder = Path(json.loads(output.readline())["setup"]).parent
    until((folder / "home" / "data" / "setup.sock").exists, "the window")
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
    os.kill(int(children[0]), signal.SIGTERM)  # the window is closed
    assert person.finishes(process).code == 0
    assert not folder.exists()
