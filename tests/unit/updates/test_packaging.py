"""The command for whoever publishes: what it makes is what an installation takes."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.unit.updates.feeds import PAGES, WHAT, release
from wizard.updates.build import load_build
from wizard.updates.feed import MAX_BYTES, news, read_feed
from wizard.updates.minisign import open_signed

PROJECT = Path(__file__).parents[3]
COMMAND = PROJECT / "packaging" / "feed.py"
FEED = "https://releases.example/feed"


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


class Maintainer:
    """Somebody with a folder of their own, and this project."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "words").write_text("correct horse battery staple\n")

    def runs(self, *arguments: object) -> Ran:
        done = subprocess.run(  # noqa: S603 - our own
            [sys.executable, COMMAND, *map(str, arguments)],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert "Traceback" not in done.stderr
        return Ran(done.returncode, done.stdout, done.stderr)

    def makes_key(self, where: str = "keys", *options: str) -> Path:
        ran = self.runs("new-key", where, *(options or ("--passphrase-file", "words")))
        assert ran.code == 0, ran.err
        self.configures(ran.out.splitlines()[-1])
        return self.folder / where / "channel-wizard-feed.key"

    def configures(self, *lines: str) -> None:
        keys = json.dumps(list(lines))
        (self.folder / "build.toml").write_text(f'feed = "{FEED}"\nkeys = {keys}\npages = "{PAGES}"\n')

    def writes(self, *releases: dict[str, Any]) -> None:
        (self.folder / "releases.json").write_text(json.dumps({"releases": releases}))

    def signs(self, key: Path | str = "keys/channel-wizard-feed.key", *options: str) -> Ran:
        words = ("--passphrase-file", "words")
        return self.runs(
            "sign", "releases.json", "--key", key, "--build", "build.toml", "--out", "feed", *words, *options
        )

    def heard(self) -> str | None:
        """What an installation of 1.4.0 hears."""
        build = load_build(self.folder / "build.toml")
        opened = open_signed((self.folder / "feed").read_bytes(), build.keys)
        offer = news(read_feed(opened.document, build.pages), "1.4.0")
        return offer.version if offer else None


@pytest.fixture
def maintainer(tmp_path: Path) -> Maintainer:
    return Maintainer(tmp_path)


def test_from_a_new_key_to_what_an_installation_hears(maintainer: Maintainer) -> None:
    key = maintainer.makes_key()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    maintainer.writes(release("1.4.0"), release("1.5.0", critical=True))
    ran = maintainer.signs()
    assert (ran.code, ran.out) == (0, f"feed is signed. Publish it at {FEED}.\n")
    assert maintainer.heard() == "1.5.0"
    read = maintainer.runs("verify", "feed", "--build", "build.toml")
    assert read.code == 0
    assert f"1.5.0  2026-11-20  critical  {PAGES}1.5.0" in read.out
    assert f"de: {WHAT['de']}" in read.out
    changed = (maintainer.folder / "feed").read_bytes().replace(b"faster", b"slower")
    (maintainer.folder / "feed").write_bytes(changed)
    refused = maintainer.runs("verify", "feed", "--build", "build.toml")
    assert (refused.code, refused.out) == (1, "")
    assert "does not match" in refused.err


def test_a_key_is_never_made_in_the_project_nor_over_another_one(maintainer: Maintainer) -> None:
    for folder in (PROJECT, PROJECT / "resources" / "keys"):
        ran = maintainer.runs("new-key", folder, "--without-passphrase")
        assert ran.code == 1
        assert "does not belong in the project" in ran.err
    assert not (PROJECT / "resources" / "keys").exists()
    key = maintainer.makes_key()
    before = key.read_bytes()
    assert maintainer.runs("new-key", "keys", "--without-passphrase").code == 1
    assert key.read_bytes() == before


def test_without_a_passphrase_only_if_it_is_meant(maintainer: Maintainer) -> None:
    (maintainer.folder / "words").write_text("\n")
    assert "--without-passphrase" in maintainer.runs("new-key", "keys", "--passphrase-file", "words").err
    maintainer.makes_key("bare", "--without-passphrase")
    maintainer.writes(release("1.5.0"))
    assert maintainer.signs("bare/channel-wizard-feed.key").code == 0
    assert maintainer.heard() == "1.5.0"


def test_a_wrong_passphrase_or_key_signs_nothing(maintainer: Maintainer) -> None:
    maintainer.makes_key()
    maintainer.writes(release("1.5.0"))
    (maintainer.folder / "words").write_text("another one")
    assert "wrong password" in maintainer.signs().err
    assert "cannot be read" in maintainer.signs("keys/none").err
    assert "cannot be used" in maintainer.signs("releases.json").err
    mine = (maintainer.folder / "build.toml").read_text()
    maintainer.makes_key("other", "--without-passphrase")
    (maintainer.folder / "build.toml").write_text(mine)
    assert "a key that this build does not know" in maintainer.signs("other/channel-wizard-feed.key").err
    assert not (maintainer.folder / "feed").exists()


@pytest.mark.parametrize(
    ("releases", "said"),
    [
        ([release("1.5.0"), release("1.5")], "twice"),
        ([release("1.5.0", what={"en": "Only so."})], "says nothing in “de”"),
        ([release("1.5.0", what={**WHAT, "fr": "x" * 301})], "would be shown otherwise"),
        ([release("1.5.0", page="https://evil.example/")], "none of this build's"),
        ([release("1.5.0", date="soon")], "fault at releases.0.date"),
        (
            [release(f"1.5.{number}", what=dict.fromkeys(WHAT, "x" * 300)) for number in range(100)],
            f"{MAX_BYTES} are",
        ),
    ],
)
def test_what_would_not_be_read_as_it_is_meant_is_not_signed(
    releases: list[dict[str, Any]], said: str, maintainer: Maintainer
) -> None:
    maintainer.makes_key("keys", "--without-passphrase")
    maintainer.writes(*releases)
    ran = maintainer.signs()
    assert ran.code == 1
    assert said in ran.err
    assert not (maintainer.folder / "feed").exists()


def test_without_a_feed_it_says_where_to_name_one(maintainer: Maintainer) -> None:
    maintainer.writes(release("1.5.0"))
    ran = maintainer.runs("prepare", "releases.json", "--out", "document")
    assert (ran.code, "names no feed yet" in ran.err) == (1, True)


@pytest.mark.skipif(shutil.which("minisign") is None, reason="not installed: minisign (apt-get install minisign)")
def test_minisign_itself_signs_with_our_key_and_takes_what_we_signed(maintainer: Maintainer) -> None:
    def minisign(*arguments: str) -> None:
        command = [str(shutil.which("minisign")), *arguments]
        subprocess.run(command, cwd=maintainer.folder, check=True, input=b"correct horse battery staple\n")  # noqa: S603

    key = maintainer.makes_key()
    maintainer.writes(release("1.5.0"))
    assert maintainer.runs("prepare", "releases.json", "--build", "build.toml", "--out", "document").code == 0
    minisign("-S", "-s", str(key), "-m", "document")
    joined = maintainer.runs("join", "document", "document.minisig", "--build", "build.toml", "--out", "feed")
    assert joined.code == 0, joined.err
    assert maintainer.heard() == "1.5.0"
    assert maintainer.signs().code == 0
    signed = (maintainer.folder / "feed").read_bytes().split(b"\n", 4)
    (maintainer.folder / "ours").write_bytes(signed[4])
    (maintainer.folder / "ours.minisig").write_bytes(b"\n".join(signed[:4]) + b"\n")
    minisign("-V", "-m", "ours", "-p", str(key.with_suffix(".pub")))
