"""Every command as its users meet it: what it prints, for people and for programs, and what it does."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from wizard.practice.faults import Fault, Kind

if TYPE_CHECKING:
    from tests.cli.stand import Person
    from tests.conftest import ExpectedLogs

COMMANDS = [
    "setup",
    "sync",
    "status",
    "activity",
    "retry",
    "give-up",
    "networks",
    "doctor",
    "practice",
    *(f"channels {name}" for name in ("list", "show", "pause", "resume", "remove", "token", "login")),
    *(f"channels {name}" for name in ("mend", "address")),
    *(f"manifest {name}" for name in ("show", "diff", "check", "apply", "history", "restore")),
    "manifest renew-secret",
    *(f"proxy {name}" for name in ("show", "set", "test")),
    *(f"service {name}" for name in ("install", "remove", "status")),
    "updates",
    *(f"templates {name}" for name in ("list", "add", "show", "remove", "button")),
]


# --- Help ------------------------------------------------------------------------------------------------------


def test_the_help_names_every_command_and_the_exit_codes(person: Person) -> None:
    ran = person.runs("--help")
    assert ran.code == 0
    assert "0 done, 1 failed, 2 wrong use, 3 needs a person" in ran.out
    for command in COMMANDS:
        assert f"\n  {command.split()[0]} " in ran.out
    for group in ([], ["channels"], ["manifest"], ["templates"], ["service"], ["proxy"]):
        listed = person.runs(*group, "--help").out.partition("Commands:")[2]
        assert listed
        assert "..." not in listed, "each line says a whole thing"
        bare = person.runs(*group)
        assert (bare.code, bare.out) == (2, "")
        assert "Commands:" in bare.err
    assert re.fullmatch(r"channel-wizard \S+\n", person.runs("--version").out)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_its_json_is(person: Person, command: str) -> None:
    text = person.runs(*command.split(), "--help").out
    assert "--json" in text
    assert "With --json:" in text


def keys(value: object) -> set[str]:
    """Every key anywhere in a JSON document."""
    if isinstance(value, dict):
        return set(value) | {each for inner in value.values() for each in keys(inner)}
    return {each for inner in value for each in keys(inner)} if isinstance(value, list) else set()


def test_every_key_that_is_printed_is_documented(person: Person) -> None:
    def documented(command: str, *arguments: str, lines: bool = False) -> Any:
        ran = person.runs(*command.split(), *arguments, "--json")
        assert ran.code == 0, ran.said
        found = ran.lines() if lines else ran.json()
        text = " ".join(person.runs(*command.split(), "--help").out.split())
        unknown = [key for key in keys(found) - {"color"} if f'"{key}"' not in text]  # a manifest's own key
        assert not unknown, f"{command}: {unknown}"
        return found

    plan = str(person.writes("setup.toml", person.plan()))
    assert documented("setup", "--from", plan)["channel"] == "brand"
    far = person.far
    far.post("first")
    far.now(lambda: far.hub.faults.set("create_ticket", [Fault(Kind.ERROR_BEFORE, status=400)]))
    lines = documented("sync", "--once", lines=True)
    assert lines[-1]["channel"] == "brand"
    assert lines[-1]["set_aside"] == 1
    (state,) = documented("status")["channels"]
    assert state["set_aside"][0]["id"].startswith("mastodon:")
    assert documented("activity")[0]["kind"] == "aside"
    documented("give-up", state["set_aside"][0]["id"])
    documented("retry", state["set_aside"][0]["id"])
    documented("doctor")
    documented("networks")
    (listed,) = documented("channels list")
    assert listed["replies_via"] == "direct"
    shown = documented("channels show", "brand")
    assert (shown["state"], shown["replies"]) == ("stopped", 0)  # one is to be tried again, and nothing runs
    for command in ("channels pause", "channels resume"):
        assert documented(command, "brand")["paused"] is (command == "channels pause")
    assert "leads here" in documented("channels address", "brand")["result"]
    documented("channels token", "brand", "--from", "env:SOCIALHUB_TOKEN")
    documented("channels login", "brand", "--from", "env:NETWORK_TOKEN")
    file = str(person.writes("manifest.json", '{"branding": {"color": "#ff0000"}}'))
    (change,) = documented("manifest diff", file)["changes"]
    assert change["pointer"] == "/branding"
    documented("manifest apply", file)
    documented("manifest check")
    documented("manifest check", file)
    (*_newer, first) = documented("manifest history")
    documented("manifest restore", str(first["version"]))
    documented("manifest renew-secret")
    assert documented("channels remove", "brand", "--yes")["removed"]


# --- A channel's life ------------------------------------------------------------------------------------------


def test_a_channel_from_set_up_to_removal(person: Person) -> None:
    far = person.far
    far.post("before it is set up")
    ran = person.sets_up()
    assert ran.code == 0, ran.said
    assert ran.out.count("is set up") == 1
    assert "channel-wizard sync" in ran.out
    assert far.manifest()["webhook"]["url"] in person.runs("channels", "show", "brand").out
    assert "not running" in person.runs("status").out
    once = person.runs("sync", "--once")
    assert once.code == 0
    assert "before it is set up" in once.out
    assert "caught up, 1 Tickets in all" in once.out
    assert "before it is set up" in person.runs("activity").out
    assert person.runs("activity", "--limit", "0").out == ""
    assert "“brand” is paused." in person.runs("channels", "pause", "brand").out
    far.post("while paused")
    assert "paused" in person.runs("sync", "--once").out
    assert len(far.tickets()) == 1
    assert " until " in person.runs("channels", "pause", "brand", "--for", "2h").out
    assert person.runs("channels", "resume", "brand").code == 0
    assert person.runs("sync", "--once").code == 0
    assert len(far.tickets()) == 2
    assert person.runs("doctor").code == 0, person.runs("doctor").out
    assert person.runs("channels", "remove", "brand", "--yes").code == 0
    assert person.settings()["channels"] == []
    assert person.secrets() == {}
    assert "webhook" not in far.manifest()
    assert len(far.tickets()) == 2, "Tickets stay"
    assert person.runs("activity", "--json").json() == []


def test_a_length_of_time_that_is_none(person: Person) -> None:
    person.sets_up()
    for text in ("0m", "1x", "-1h", "soon", "1.5h", ""):
        ran = person.runs("channels", "pause", "brand", "--for", text)
        assert ran.code == 2
        assert "30m, 1h or 2d" in ran.err
    assert not person.runs("channels", "resume", "brand", "--json").json()["paused"]


def test_removing_asks_first(person: Person) -> None:
    person.sets_up()
    ran = person.runs("channels", "remove", "brand")  # nobody answers
    assert ran.code == 2
    assert "nothing was changed. Give --yes" in ran.err.replace("\n", " ")
    assert person.runs("channels", "list", "--json").json()


def test_what_cannot_be_taken_back_over_there_is_said(person: Person, expected_logs: ExpectedLogs) -> None:
    person.sets_up()
    far = person.far
    far.now(lambda: far.hub.replace_token(far.channel.id))
    ran = person.runs("channels", "remove", "brand", "-y", "--json")
    assert ran.code == 0
    assert any("webhook stays" in each for each in ran.json()["left"])
    assert person.secrets() == {}


# --- Tokens and log-ins ----------------------------------------------------------------------------------------


def test_a_replaced_token_and_an_expired_login_need_a_person_and_recover(
    person: Person, expected_logs: ExpectedLogs
) -> None:
    far = person.far
    person.sets_up()
    far.post("waits")
    expected_logs.expect("new token")
    fresh = far.now(lambda: far.hub.replace_token(far.channel.id))
    ran = person.runs("sync", "--once")
    assert ran.code == 3
    assert "new token" in ran.out
    status = person.runs("status").out
    assert "needs you" in status
    for said in (ran.out, status):
        assert "    channel-wizard channels token brand\n" in said
    assert person.runs("doctor").code == 1
    person.has("FRESH", f' "{fresh}" ')
    assert person.runs("channels", "token", "brand", "--from", "env:FRESH").code == 0
    assert person.runs("sync", "--once").code == 0
    assert len(far.tickets()) == 1
    expected_logs.expect("no longer accepts our access")
    far.now(lambda: far.fediverse.revoke_tokens("brand"))
    far.post("waits, too")
    ran = person.runs("sync", "--once", "--json")
    assert ran.code == 3
    assert "no longer accepts our access" in ran.lines()[-1]["needs"]
    commands = person.runs("status", "--json").json()["channels"][0]["commands"]
    assert commands == ["channel-wizard channels login brand"]
    file = person.writes("login.txt", f"{far.network_token}\n")
    assert person.runs("channels", "login", "brand", "--from", f"file:{file}").code == 0
    assert person.runs("sync", "--once").code == 0
    assert len(far.tickets()) == 2


def test_access_that_is_not_the_channels_own(person: Person) -> None:
    far = person.far
    person.sets_up()
    before = person.secrets()
    other = far.now(lambda: far.hub.add_channel("Other"))
    person.has("OTHER", other.token)
    ran = person.runs("channels", "token", "brand", "--from", "env:OTHER")
    assert ran.code == 2
    assert "belongs to the channel" in ran.err
    person.has("ALICE", far.now(lambda: far.fediverse.token_for("alice")))
    ran = person.runs("channels", "login", "brand", "--from", "env:ALICE")
    assert ran.code == 2
    assert "@alice" in ran.err
    for source in ("OTHER", "env:", "env:NOT_THERE", "file:/not/there", other.token):
        ran = person.runs("channels", "token", "brand", "--from", source)
        assert ran.code == 2
        assert other.token not in ran.said
    ran = person.runs("channels", "token", "brand")  # nobody to ask
    assert ran.code == 2
    assert "--from" in ran.err
    assert person.secrets() == before


# --- Manifest --------------------------------------------------------------------------------------------------


def test_the_manifest_is_shown_compared_and_written(person: Person) -> None:
    far = person.far
    person.sets_up()
    shown = person.runs("manifest", "show").out
    assert '"id": "reply"' in shown
    assert far.manifest()["webhook"]["secret"] not in shown
    file = person.writes("shown.json", shown)
    same = person.runs("manifest", "diff", str(file))
    assert (same.code, same.out) == (0, "Nothing differs.\n")
    document = json.loads(shown)
    document["inbox"]["ticketActions"] = document["inbox"]["ticketActions"][:1]
    file.write_text(json.dumps(document), encoding="utf-8")
    ran = person.runs("manifest", "apply", str(file))
    assert ran.code == 0, ran.said
    assert [each["id"] for each in far.manifest()["inbox"]["ticketActions"]] == ["reply"]
    assert far.manifest()["webhook"], "which stays as it was"
    before = far.manifest()
    file.write_text('{"inbox": {"ticketActions": [{"type": "reply"}]}}', encoding="utf-8")
    for command in ("diff", "apply"):
        ran = person.runs("manifest", command, str(file))
        assert ran.code == 2
        assert "shown.json:1" in ran.err
    assert far.manifest() == before
    far.now(lambda: far.hub.promote(far.channel.id, "mastodon"))
    ran = person.runs("manifest", "show")
    assert ran.code == 2
    assert "promoted" in ran.err


def test_a_manifest_is_checked_regretted_and_restored(person: Person) -> None:
    far = person.far
    person.sets_up()
    (at_set_up,) = person.runs("manifest", "history", "--json").json()
    assert at_set_up["saved"]
    assert at_set_up["changes"][0].startswith("+ inbox › ticketActions › reply: ")
    assert "fits what the Network can do" in person.runs("manifest", "check").out
    document = json.loads(person.runs("manifest", "show").out)
    document["inbox"]["ticketActions"][0]["config"]["maxLength"] = 9000
    file = person.writes("regretted.json", json.dumps(document))
    assert "maxLength: 500 → 9000" in person.runs("manifest", "apply", str(file)).out
    ran = person.runs("manifest", "check")
    assert ran.code == 1
    assert "takes only 500 characters" in ran.out
    assert "Set the limit to 500 characters." in ran.out
    newest, first = person.runs("manifest", "history", "--json").json()
    assert newest["saved"]
    assert first == at_set_up
    assert "9000" in person.runs("manifest", "history").out
    assert '"maxLength": 500' in person.runs("manifest", "show", "--version", str(first["version"])).out
    ran = person.runs("manifest", "restore", str(first["version"]))
    assert ran.code == 0, ran.said
    assert "maxLength: 9000 → 500" in ran.out
    assert far.manifest()["inbox"]["ticketActions"][0]["config"]["maxLength"] == 500
    ran = person.runs("manifest", "restore", "99")
    assert (ran.code, ran.out) == (2, "")
    assert "no version 99" in ran.err
    before = far.manifest()["webhook"]["secret"]
    ran = person.runs("manifest", "renew-secret")
    assert ran.code == 0, ran.said
    after = far.manifest()["webhook"]["secret"]
    assert after != before
    assert after not in ran.said + person.log()


def test_templates_are_added_shown_and_removed(person: Person) -> None:
    person.sets_up()
    assert person.runs("templates", "list").out == "There are no templates yet.\n"
    template = {
        "name": "Thank you",
        "variables": {"who": {"type": "string", "examples": ["Ann"]}},
        "text": {"en": "Thanks, {{who}}!", "de": "Danke, {{who}}!", "fr": "Merci, {{ who }} !"},
    }
    file = str(person.writes("template.json", json.dumps(template)))
    ran = person.runs("templates", "add", file, "--json")
    assert ran.code == 0, ran.said
    assert ran.json() == {**template, "networkId": "thank-you"}
    assert person.runs("templates", "show", "thank-you").out.splitlines() == [
        "en: Thanks, Ann!", "de: Danke, Ann!", "fr: Merci, Ann !",
    ]  # fmt: skip
    assert person.runs("templates", "add", file).code == 0
    listed = person.runs("templates", "list", "--json").json()
    assert [each["networkId"] for each in listed] == ["thank-you"], "the same name is the same template"
    bad = person.writes("bad.json", json.dumps({**template, "text": {**template["text"], "fr": "{{#if x}}"}}))  # type: ignore[dict-item]
    for path, says in ((str(bad), "placeholders"), ("nowhere.json", "cannot be read"), (file + "x", "cannot")):
        ran = person.runs("templates", "add", path)
        assert ran.code == 2
        assert says in ran.err
    assert person.runs("templates", "remove", "thank-you").code == 0
    assert person.runs("templates", "list", "--json").json() == []
    assert person.runs("templates", "show", "thank-you").code == 2


def test_several_channels_have_to_be_told_apart(person: Person) -> None:
    assert person.runs("manifest", "show").code == 2
    assert person.runs("sync").code == 2
    person.sets_up()
    second = person.far.now(lambda: person.far.hub.add_channel("Second"))
    person.has("SOCIALHUB_TOKEN", second.token)
    assert person.sets_up(name="second", **{"replies.via": "none"}).code == 0
    ran = person.runs("manifest", "show")
    assert ran.code == 2
    assert "brand, second" in ran.err
    assert person.runs("manifest", "show", "--channel", "second").code == 0
    person.far.post("for one alone")
    ran = person.runs("sync", "--once", "--channel", "second", "--json")
    assert [each["channel"] for each in ran.lines() if "needs" in each] == ["second"]
    assert (len(person.far.tickets(second.id)), len(person.far.tickets())) == (1, 0)


# --- The rest --------------------------------------------------------------------------------------------------


def test_doctor_says_what_is_wrong_and_what_to_do(person: Person) -> None:
    far = person.far
    assert person.runs("doctor").code == 0
    person.sets_up()
    found = {each["subject"]: each for each in person.runs("doctor", "--json").json()}
    assert all(each["well"] for each in found.values()), found
    assert "leads here" in found["brand: public address"]["text"]
    far.now(lambda: far.hub.replace_token(far.channel.id))
    far.now(lambda: far.fediverse.revoke_tokens("brand"))
    ran = person.runs("doctor", "--json")
    assert ran.code == 1
    wrong = {each["subject"]: each["advice"] for each in ran.json() if not each["well"]}
    assert set(wrong) == {"brand: SocialHub", "brand: mastodon"}  # of the webhook nobody could tell
    assert all(wrong.values()), "each says what to do"
    assert wrong["brand: SocialHub"].endswith("channel-wizard channels token brand")
    assert wrong["brand: mastodon"].endswith("channel-wizard channels login brand")
    assert "here" not in " ".join(wrong.values())  # there is no window to enter anything in


def test_the_debug_log_says_more_and_nothing_secret(person: Person) -> None:
    far = person.far
    person.has("CHANNEL_WIZARD_LOG", "debug")
    said = person.sets_up().said
    far.post("hello")
    for command in (["sync", "--once"], ["doctor"], ["manifest", "show"]):
        said += person.runs("--log-level", "debug", *command).said
    said += person.log()
    for secret in (far.channel.token, far.manifest()["webhook"]["secret"], *person.secrets().values()):
        assert secret not in said
    login = json.loads(next(value for name, value in person.secrets().items() if name.endswith("/network")))
    assert login["access_token"] not in said


def test_looking_at_an_empty_home_makes_no_journal(person: Person) -> None:
    for command in (["status"], ["activity"], ["channels", "list"], ["doctor"], ["networks"]):
        assert person.runs(*command).code == 0
        json.loads(person.runs(*command, "--json").out)
    assert not (person.home / "data").exists() or not list((person.home / "data").glob("journal*"))
