"""What somebody wants of the desk, kept in a file that may be anything."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest

from wizard.gui.desk.wishes import Wishes, load_wishes, save_wishes
from wizard.home import find_home

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_chosen_is_found_again(tmp_path: Path) -> None:
    home = find_home({"CHANNEL_WIZARD_HOME": str(tmp_path)})
    assert load_wishes(home) == Wishes()
    chosen = Wishes(notify_tickets=True, quiet=True, quiet_from="21:30", icon="light", told_no_tray=True)
    save_wishes(home, chosen)
    assert load_wishes(home) == chosen


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (b"", Wishes()),
        (b"\xff", Wishes()),
        (b"[]", Wishes()),
        (b'{"version": 2, "notify": false}', Wishes()),
        (b'{"version": 1, "notify": false, "other": 1}', Wishes(notify=False)),
        (b'{"version": 1, "notify": 0, "quiet_from": "25:00", "icon": "green"}', Wishes()),
        (b'{"version": 1, "quiet_to": "06:15", "icon": "dark"}', Wishes(quiet_to="06:15", icon="dark")),
    ],
)
def test_a_file_of_any_kind(tmp_path: Path, written: bytes, read: Wishes) -> None:
    home = find_home({"CHANNEL_WIZARD_HOME": str(tmp_path)})
    home.config.mkdir(parents=True)
    (home.config / "desk.json").write_bytes(written)
    assert load_wishes(home) == read


@pytest.mark.parametrize(
    ("begin", "end", "quiet", "loud"),
    [
        ("22:00", "07:00", ("22:00", "23:59", "00:00", "06:59"), ("07:00", "12:00", "21:59")),
        ("12:00", "13:30", ("12:00", "13:29"), ("11:59", "13:30", "00:00")),
        ("08:00", "08:00", (), ("08:00", "07:59")),
    ],
)
def test_quiet_hours(begin: str, end: str, quiet: tuple[str, ...], loud: tuple[str, ...]) -> None:
    wishes = Wishes(quiet=True, quiet_from=begin, quiet_to=end)
    assert all(wishes.is_quiet(time.fromisoformat(each)) for each in quiet)
    assert not any(wishes.is_quiet(time.fromisoformat(each)) for each in loud)
    assert not any(Wishes(quiet_from=begin, quiet_to=end).is_quiet(time.fromisoformat(each)) for each in quiet)
