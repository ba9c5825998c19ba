"""`channel-wizard updates`, in a build as a packager makes one: the same program, with its own `updates.toml`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.stand import Ran
from tests.unit.updates.feeds import PAGES, FeedServer, Publisher, document, feed_server, release
from wizard import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).parents[2]
HOUR = timedelta(hours=1)


class Packaged:
    """An installation whose build knows a feed."""

    def __init__(self, folder: Path, server: FeedServer) -> None:
        self.folder, self.server, self.publisher = folder, server, Publisher()
        self.made = datetime.now(UTC) - 12 * HOUR
        (folder / "wizard").symlink_to(PROJECT / "wizard")
        (folder / "resources").mkdir()
        for each in (PROJECT / "resources").iterdir():
            if each.name != "updates.toml":
                (folder / "resources" / each.name).symlink_to(each)
        self.builds()

    def builds(self, *, enabled: bool = True) -> None:
        text = self.server.toml(self.publisher, enabled=enabled)
        (self.folder / "resources" / "updates.toml").write_text(text)

    def publishes(self, *versions: str, **values: object) -> None:
        self.made += HOUR
        self.server.body = self.publisher.sign(
            document(*(release(each, **values) for each in versions), made=self.made)
        )

    def runs(self, *arguments: str) -> Ran:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "wizard", *arguments],
            cwd=self.folder,
            env={**os.environ, "CHANNEL_WIZARD_HOME": str(self.folder / "home")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def packaged(tmp_path: Path) -> Iterator[Packaged]:
    with feed_server() as server:
        yield Packaged(tmp_path, server)


def test_what_is_newer_is_said_and_skipped(packaged: Packaged) -> None:
    packaged.publishes(__version__)
    ran = packaged.runs("updates")
    assert ran.code == 0
    assert ran.out.startswith(f"{__version__} is the newest version.\nLast asked: ")
    assert "localhost is asked once a day by itself." in ran.out
    packaged.publishes("99.1")
    ran = packaged.runs("updates")
    assert ran.code == 3
    assert ran.out.startswith(
        f"Version 99.1 is out (2026-11-20); this is {__version__}.\nStarts faster.\n{PAGES}99.1\n"
    )
    asked = len(packaged.server.asked)
    assert packaged.runs("updates", "--no-ask").code == 3
    assert packaged.runs("updates", "--skip").code == 0
    assert len(packaged.server.asked) == asked
    ran = packaged.runs("updates")
    assert (ran.code, "It is skipped." in ran.out) == (0, True)
    packaged.publishes("99.1", critical=True)
    ran = packaged.runs("updates")
    assert (ran.code, "It mends a security fault." in ran.out) == (3, True)


def test_what_is_wrong_is_said_and_what_was_known_stays(packaged: Packaged) -> None:
    packaged.publishes("99.1")
    packaged.server.go_away()
    ran = packaged.runs("updates")
    assert ran.code == 1
    assert "localhost could not be reached." in ran.out
    packaged.server.come_back()
    assert packaged.runs("updates").code == 3
    packaged.server.body = b"x"
    ran = packaged.runs("updates")
    assert ran.code == 3
    assert "What came is no release feed." in ran.out
    assert "Version 99.1 is out" in ran.out


def test_a_distribution_has_switched_it_off(packaged: Packaged) -> None:
    packaged.builds(enabled=False)
    packaged.publishes(__version__)
    assert "only when you do" in packaged.runs("updates", "--no-ask").out
    assert packaged.server.asked == []
    ran = packaged.runs("updates", "--on")
    assert (ran.code, "once a day by itself" in ran.out) == (0, True)
    assert packaged.server.asked == []
    assert "only when you do" in packaged.runs("updates", "--off").out


def test_for_programs(packaged: Packaged) -> None:
    packaged.publishes("99.1")
    found = json.loads(packaged.runs("updates", "--json").out)
    assert found["newer"] == {
        "version": "99.1",
        "date": "2026-11-20",
        "critical": False,
        "page": f"{PAGES}99.1",
        "what": "Starts faster.",
    }
    assert (found["running"], found["on"], found["problem"], found["skipped"]) == (__version__, True, "", False)


def test_without_a_feed_or_with_a_wrong_one_it_says_so(packaged: Packaged) -> None:
    file = packaged.folder / "resources" / "updates.toml"
    for text, said in (
        ("", "This build has no release feed; nobody is asked.\n"),
        (
            "enabled = false",
            "This build has no release feed; nobody is asked.\nWhoever packaged it keeps it up to date.\n",
        ),
        ('feed = "http://releases.example/"', "updates.toml of this build is wrong: "),
    ):
        file.write_text(text)
        ran = packaged.runs("updates")
        assert ran.code == 1
        assert ran.out.startswith(said)
    assert packaged.runs("updates", "--skip").code == 2


def test_diagnostics_tell_how_it_is_and_not_where(packaged: Packaged) -> None:
    packaged.publishes("99.1")
    packaged.runs("updates")
    packaged.server.go_away()
    packaged.runs("updates")
    ran = packaged.runs("diagnostics", "-")
    assert ran.code == 0
    found = json.loads(ran.out)["updates"]
    assert (found["feed"], found["on"], found["chosen"], found["newer"]) == (True, True, False, "99.1")
    assert found["problem"] == "‹host› could not be reached."
    assert found["asked_seconds_ago"] >= 0
