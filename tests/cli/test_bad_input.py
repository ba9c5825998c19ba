"""Bad input: one clear sentence with what to do, the right exit code, and nothing half done left behind."""

from __future__ import annotations

import json
import socket
import sqlite3
from typing import TYPE_CHECKING

import pytest

from tests.cli.keyring_of_tests import VARIABLE
from wizard.practice.faults import Fault, Kind

if TYPE_CHECKING:
    from tests.cli.stand import Person, Ran
    from tests.conftest import ExpectedLogs


def refused(ran: Ran, code: int, *words: str) -> None:
    """It failed with this exit code; the sentence has these words, and a second one says what to do."""
    assert ran.code == code, ran.said
    for each in words:
        assert each in ran.err, ran.said
    assert "fault of its own" not in ran.err
    assert len(ran.err.strip().splitlines()) >= 2 or ran.err.count(".") >= 2, "what to do"


# --- The token -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["  {}\n\n", '"{}"', "'{}' ", "\t“{}”", "curl 'https://x/?accesstoken={}&a=1'"])
def test_what_surrounds_a_pasted_token_is_cleaned_off(person: Person, form: str) -> None:
    person.writes("token.txt", form.format(person.far.channel.token))
    ran = person.sets_up(**{"channel.access_token": "file:token.txt", "replies.via": "none"})
    assert ran.code == 0, ran.said
    assert person.runs("channels", "list", "--json").json()[0]["channel_id"] == person.far.channel.id


def test_a_token_that_is_none(person: Person) -> None:
    for text in ("hello", "a.b.c", "eyJhbGciOiJIUzI1NiJ9.e30.c2ln"):
        person.has("SOCIALHUB_TOKEN", text)
        ran = person.sets_up()
        refused(ran, 2, "Account › Channels")
        assert text not in ran.said
    person.has_nothing_half_done()


def test_a_temporary_token_where_a_channel_token_belongs(person: Person) -> None:
    far = person.far
    person.has("SOCIALHUB_TOKEN", far.now(lambda: far.hub.temporary_token(far.channel.manifest_id)))
    refused(person.sets_up(), 2, "temporary token", "Channel's own access token")
    person.has_nothing_half_done()


def test_a_token_that_socialhub_refuses_needs_a_person(person: Person) -> None:
    person.has("SOCIALHUB_TOKEN", person.far.channel.token[:-4] + "AAAA")
    refused(person.sets_up(), 3, "no longer accepts", "new token")
    person.has_nothing_half_done()


# --- The Network -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["@brand@{}", "{}/@brand?x=1#y", "  {}/ "])
def test_a_server_typed_in_other_ways(person: Person, form: str) -> None:
    url = person.far.network_url
    text = form.format(url.removeprefix("http://") if form.startswith("@") else url)
    ran = person.sets_up(**{"network.server": text, "replies.via": "none"})
    assert ran.code == 0, ran.said
    assert "@brand@" in ran.out


def test_a_server_that_is_no_mastodon(person: Person) -> None:
    refused(person.sets_up(**{"network.server": person.far.hub_url}), 1, "not answer like a Mastodon", "Check")
    person.has_nothing_half_done()


def test_a_server_that_cannot_be_one(person: Person) -> None:
    refused(person.sets_up(**{"network.server": "foo bar!"}), 2, "not the name of a server", "mastodon.example")
    refused(person.sets_up(**{"network.server": "http://mastodon.example"}), 2, "http://", "https://")
    refused(person.sets_up(**{"network.server": "http://127.0.0.1:9"}), 1, "cannot be reached", "Check")
    refused(person.sets_up(**{"network.kind": "fax"}), 2, "fax", "mastodon")
    person.has_nothing_half_done()


def test_a_login_that_the_network_refuses_needs_a_person(person: Person) -> None:
    person.has("NETWORK_TOKEN", "no-such-token")
    refused(person.sets_up(), 3, "no longer accepts our access", "Log in")
    person.has_nothing_half_done()


# --- Addresses -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["hub_url", "replies.public_url"])
def test_plain_http_is_for_this_computer_alone(person: Person, key: str) -> None:
    refused(person.sets_up(**{key: "http://me.example/hook"}), 2, "http://", "https://", "Line ")
    person.has_nothing_half_done()


def test_listening_for_the_whole_world_is_refused(person: Person) -> None:
    refused(person.sets_up(**{"replies.listen": "0.0.0.0:8765"}), 2, "this computer alone", "127.0.0.1:8765")
    person.has_nothing_half_done()


def test_a_socialhub_that_cannot_be_reached_or_is_none(person: Person) -> None:
    refused(person.sets_up(hub_url="http://127.0.0.1:9/"), 1, "SocialHub cannot be reached", "Check")
    refused(person.sets_up(hub_url=f"{person.far.network_url}/"), 1, "is not its API", "Check")
    person.has_nothing_half_done()


def test_a_command_promises_no_attempt_that_nobody_makes(person: Person) -> None:
    assert person.sets_up().code == 0
    manifest = person.writes("manifest.json", json.dumps(person.far.manifest()))
    commands = (
        ["channels", "token", "brand", "--from", "env:SOCIALHUB_TOKEN"],
        ["channels", "login", "brand", "--from", "env:NETWORK_TOKEN"],
        ["manifest", "apply", str(manifest)],
        ["manifest", "diff", str(manifest)],
        ["doctor"],
    )
    for fault in (
        Fault(Kind.ERROR_BEFORE),
        Fault(Kind.RESET_BEFORE),
        Fault(Kind.HTML_BEFORE),
        Fault(Kind.LIMITED),
    ):
        for faults in (person.far.hub.faults, person.far.fediverse.faults):
            faults.set("*", {fault: 1.0})
        for command in commands:
            ran = person.runs(*command)
            assert ran.code == 1, ran.said
            assert "try again" in ran.said.lower() or "Check the server" in ran.said, ran.said
            for promise in ("itself", "themselves", "will be tried", "is tried"):
                assert promise not in ran.said


def test_a_public_address_that_leads_nowhere(person: Person) -> None:
    ran = person.sets_up(**{"replies.public_url": "http://127.0.0.1:9/hook"})
    refused(ran, 1, "webhook")
    person.has_nothing_half_done()
    assert person.sets_up().code == 0, "and after it is mended, all goes well"


def test_a_port_that_another_program_has(person: Person) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        refused(person.sets_up(**{"replies.listen": listen}), 2, listen.rpartition(":")[2])
    person.has_nothing_half_done()


# --- Files -----------------------------------------------------------------------------------------------------


def test_a_manifest_with_an_error_names_path_and_line(person: Person) -> None:
    person.writes("manifest.json", '{"inbox":\n {"ticketActions": [\n  {"type": "reply", "id": "no good!"}]}}')
    refused(person.sets_up(**{"manifest.file": "manifest.json"}), 2, "manifest.json:3", "id")
    person.writes("manifest.json", '{"inbox":\n oops}')
    refused(person.sets_up(**{"manifest.file": "manifest.json"}), 2, "manifest.json:2", "not valid JSON")
    refused(person.sets_up(**{"manifest.file": "other.json"}), 2, "does not exist", "Line ")
    person.has_nothing_half_done()


def test_a_key_that_is_not_known_is_named(person: Person) -> None:
    refused(person.sets_up(**{"replies.lisen": "x"}), 2, "Line 11", "“lisen”", "public_url, listen")
    refused(person.sets_up(colour="red"), 2, "“colour”", "hub_url")
    refused(person.sets_up(**{"network.sever": "x"}), 2, "“sever”", "server")
    person.has_nothing_half_done()


def test_a_set_up_file_that_is_none(person: Person) -> None:
    broken = person.writes("broken.toml", 'name = "x"\noops\n')
    refused(person.runs("setup", "--from", str(broken)), 2, "Line 2", "TOML")
    refused(person.runs("setup", "--from", str(person.folder / "nowhere.toml")), 2, "No such file")
    refused(person.runs("setup", "--from", str(person.folder)), 2, "directory")
    refused(person.sets_up(**{"channel.access_token": "env:NO_SUCH_THING"}), 2, "NO_SUCH_THING", "Set it")
    refused(person.sets_up(**{"channel.access_token": "file:nowhere.txt"}), 2, "nowhere.txt")
    refused(person.sets_up(**{"sync.since": "yesterday"}), 2, "point in time", "24h")
    person.has_nothing_half_done()


def test_a_name_or_a_channel_that_is_there_already(person: Person) -> None:
    assert person.sets_up().code == 0
    before = (person.settings(), person.secrets(), person.far.manifest())
    refused(person.sets_up(), 2, "already", "remove")
    refused(person.sets_up(name="other"), 2, "set up already, as “brand”", "channels token brand")
    assert (person.settings(), person.secrets(), person.far.manifest()) == before


# --- This computer ---------------------------------------------------------------------------------------------

LOOKS = [
    ["status"],
    ["activity"],
    ["sync", "--once"],
    ["channels", "pause", "brand"],
    ["channels", "remove", "brand", "--yes"],
    ["channels", "token", "brand", "--from", "env:SOCIALHUB_TOKEN"],
    ["channels", "login", "brand", "--from", "env:NETWORK_TOKEN"],
    ["retry", "all"],
]


def test_a_journal_of_a_newer_version_is_left_as_it_is(person: Person) -> None:
    assert person.sets_up().code == 0
    secrets, there = person.secrets(), person.far.manifest()
    person.has("NETWORK_TOKEN", person.far.network_token)
    assert person.far.network_token not in str(secrets), "a new one"
    path = person.home / "data" / "journal.db"
    with sqlite3.connect(path) as journal:
        journal.execute("PRAGMA journal_mode = DELETE")
        journal.execute("PRAGMA user_version = 99")
    journal.close()
    before = path.read_bytes()
    for command in LOOKS:
        refused(person.runs(*command), 1, "newer Channel Wizard", "Install the newer")
    assert (person.secrets(), person.far.manifest()) == (secrets, there)
    (finding,) = [each for each in person.runs("doctor", "--json").json() if each["subject"] == "journal"]
    assert not finding["well"]
    other = person.far.now(lambda: person.far.hub.add_channel("Second"))
    person.has("SOCIALHUB_TOKEN", other.token)
    refused(person.sets_up(name="second"), 1, "newer Channel Wizard")
    assert [each["name"] for each in person.settings()["channels"]] == ["brand"]
    assert all("second/" not in name for name in person.secrets())
    assert person.far.manifest(other.id) == {"inbox": {"ticketActions": [], "rightSidebar": []}}
    assert path.read_bytes() == before
    assert "newer" in person.runs("doctor").out


def test_settings_that_cannot_be_understood_are_left_as_they_are(person: Person) -> None:
    assert person.sets_up().code == 0
    path = person.home / "config" / "settings.json"
    good = path.read_text(encoding="utf-8")
    for text, code, says in (
        (good.replace('"name"', '"nmae"', 1), 2, "channels.0.name"),
        (good[:50], 2, "damaged"),
        (good.replace('"version": 1', '"version": 7'), 1, "newer version"),
    ):
        path.write_text(text, encoding="utf-8")
        refused(person.runs("status"), code, "settings.json", says)
        found = person.runs("doctor", "--json")
        assert found.code == 1
        assert any(each["subject"] == "settings" and not each["well"] for each in found.json())
        assert path.read_text(encoding="utf-8") == text
    path.write_text(good, encoding="utf-8")
    assert person.runs("status").code == 0


def test_a_home_that_cannot_be_used(person: Person, expected_logs: ExpectedLogs) -> None:
    person.writes("home", "a file where the folder should be")
    expected_logs.expect("There is no log file")
    for command in (["activity", "--follow"], ["channels", "list"], ["sync"], ["retry", "all"]):
        refused(person.runs(*command), 1, str(person.home), "permissions")
    refused(person.sets_up(), 1, str(person.home), "permissions")
    assert person.runs("networks").code == 0, "what needs no home works all the same"
    person.home.unlink()
    person.has_nothing_half_done()


def test_a_keyring_that_is_missing_or_locked(person: Person) -> None:
    person.has("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    refused(person.sets_up(), 3, "keyring", "CHANNEL_WIZARD_PASSPHRASE_FILE")
    person.has("PYTHON_KEYRING_BACKEND", "tests.cli.keyring_of_tests.Keyring")
    person.keyring.with_name("locked").touch()
    refused(person.sets_up(), 3, "locked", "Unlock it")
    person.keyring.with_name("locked").unlink()
    person.has_nothing_half_done()
    assert person.sets_up().code == 0
    person.keyring.with_name("locked").touch()
    for command in (["sync", "--once"], ["channels", "remove", "-y", "brand"], ["manifest", "show"]):
        refused(person.runs(*command), 3, "locked", "Unlock it")
    found = {each["subject"]: each for each in person.runs("doctor", "--json").json()}
    assert not found["secrets"]["well"]
    person.keyring.with_name("locked").unlink()
    assert person.runs("sync", "--once").code == 0
    assert person.runs("channels", "remove", "-y", "brand").code == 0
    assert VARIABLE not in person.log()


def test_the_encrypted_file_and_its_passphrase(person: Person) -> None:
    person.has("CHANNEL_WIZARD_PASSPHRASE", "")
    refused(person.sets_up(), 2, "CHANNEL_WIZARD_PASSPHRASE", "empty")
    person.has("CHANNEL_WIZARD_PASSPHRASE", None)
    person.has("CHANNEL_WIZARD_PASSPHRASE_FILE", str(person.folder / "nowhere"))
    refused(person.sets_up(), 2, "CHANNEL_WIZARD_PASSPHRASE_FILE", "cannot be read")
    person.has("CHANNEL_WIZARD_PASSPHRASE_FILE", str(person.writes("first.txt", "one passphrase\n")))
    refused(person.sets_up(**{"replies.public_url": "http://127.0.0.1:9/hook"}), 1, "webhook")
    person.has("CHANNEL_WIZARD_PASSPHRASE_FILE", str(person.writes("second.txt", "another passphrase\n")))
    assert person.sets_up().code == 0, "what failed left no file behind that only the first passphrase opens"
    kept = person.home / "data" / "secrets.enc"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert person.far.channel.token.encode() not in kept.read_bytes()
    person.has("CHANNEL_WIZARD_PASSPHRASE_FILE", str(person.folder / "first.txt"))
    refused(person.runs("sync", "--once"), 3, "does not open with this passphrase", "Give")


def test_a_manifest_whose_answer_was_lost_is_taken_back(person: Person) -> None:
    far = person.far
    far.now(lambda: far.hub.faults.set("patch_manifest", [Fault(Kind.ERROR_AFTER)]))
    refused(person.sets_up(), 1, "SocialHub has a problem")
    person.has_nothing_half_done()


def test_wrong_use_is_said_in_the_way_that_was_asked_for(person: Person) -> None:
    for command in (["bogus"], ["setup"], ["status", "--nope"], ["--log-level", "loud", "status"]):
        refused(person.runs(*command), 2)
    for command in (["channels", "show", "nobody"], ["manifest", "show", "--channel", "nobody"], ["retry", "x"]):
        assert person.runs(*command).code == 2
        error = json.loads(person.runs(*command, "--json").out)["error"]
        assert set(error) == {"kind", "what", "advice"}
        assert error["kind"] == "UsageError"
    assert json.loads(person.runs("bogus", "--json").out)["error"]["what"]
    person.has("CHANNEL_WIZARD_LOG", "loud")
    refused(person.runs("status"), 2, "CHANNEL_WIZARD_LOG", "debug")
