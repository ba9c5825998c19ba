"""`backup`: made, looked into, and restored, as somebody types it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.stand import Person


def test_a_backup_is_made_looked_into_and_restored(person: Person) -> None:
    person.sets_up()
    words = person.writes("words", "correct horse battery staple\n")
    file = str(words.with_name("all.channel-wizard"))
    source = f"file:{words}"
    assert person.runs("backup", "make", file, "--passphrase", source).code == 0
    assert person.runs("backup", "show", file, "--passphrase", source, "--json").json()["channels"] == ["brand"]
    refused = person.runs("backup", "restore", file, "--passphrase", source, "--yes")
    assert refused.code == 2
    assert "Channels are set up here already: brand." in refused.err
    ran = person.runs("backup", "restore", file, "--passphrase", source, "--yes", "--replace")
    assert ran.code == 0
    assert person.runs("channels", "list", "--json").json()[0]["name"] == "brand"


def test_a_wrong_passphrase_is_said_and_changes_nothing(person: Person) -> None:
    words = person.writes("words", "correct horse battery staple\n")
    file = str(words.with_name("all.channel-wizard"))
    person.runs("backup", "make", file, "--passphrase", f"file:{words}")
    other = person.writes("other", "wrong horse battery staple\n")
    ran = person.runs("backup", "restore", file, "--passphrase", f"file:{other}", "--yes")
    assert ran.code == 2
    assert "The passphrase does not open" in ran.err
    short = person.writes("short", "abc\n")
    assert "too short" in person.runs("backup", "make", file, "--passphrase", f"file:{short}").err
