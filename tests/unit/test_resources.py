"""The files that come with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.networks.registry import load_networks
from wizard.resources import lines_of, resource

if TYPE_CHECKING:
    from pathlib import Path


def test_every_networks_icon_is_there() -> None:
    for network in load_networks().networks.values():
        assert resource(f"icons/{network.info.icon}").is_file()


def test_a_plug_in_names_its_own_file(tmp_path: Path) -> None:
    icon = tmp_path / "forum.svg"
    icon.touch()
    assert resource(str(icon)) == icon


def test_the_lines_of_a_list(tmp_path: Path) -> None:
    file = tmp_path / "servers.txt"
    file.write_text("# well-known servers\n\n mastodon.example \nsocial.example\n  \n# end\nlast.example", "utf-8")
    assert lines_of(str(file)) == ("mastodon.example", "social.example", "last.example")


def test_a_list_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    assert lines_of("suggestions/there-is-none.txt") == ()
    assert lines_of(str(tmp_path)) == ()
    damaged = tmp_path / "damaged.txt"
    damaged.write_bytes(b"\xff\xfe\x00")
    assert lines_of(str(damaged)) == ()
