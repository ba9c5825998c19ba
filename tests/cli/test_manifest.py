"""`manifest` and `templates`: a file checked, two people's edits, and the button for templates."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.stand import until
from wizard.practice.faults import Fault, Kind

if TYPE_CHECKING:
    from tests.cli.stand import Person

TEXTS = {"en": "Thanks, {{who}}!", "de": "Danke, {{who}}!", "fr": "Merci, {{who}} !"}
TEMPLATE = {"name": "Thank you", "variables": {"who": {"type": "string"}}, "text": TEXTS}


def shown(person: Person) -> Any:
    return person.runs("manifest", "show", "--json").json()


def buttons(person: Person) -> list[str]:
    return [each["id"] for each in person.far.manifest()["inbox"]["ticketActions"]]


def socialhub_has(person: Person, path: list[Any], value: object) -> None:
    """Puts something into SocialHub's copy that it takes from nobody."""

    def put() -> None:
        place: Any = person.far.hub.manifest(person.far.channel.id).document
        for part in path[:-1]:
            place = place[part]
        place[path[-1]] = value

    person.far.now(put)


# --- A file, checked -------------------------------------------------------------------------------------------


def test_a_file_is_checked_before_there_is_a_channel(person: Person) -> None:
    file = str(person.writes("m.json", '{"branding": {"color": "#fff"}}'))
    ran = person.runs("manifest", "check", file)
    assert ran.code == 0
    assert "keeps the rules. No channel is set up" in ran.out
    file = str(person.writes("m.json", '{"branding":\n {"color": "FFF"}, "inbox":\n {"ticketActions": [{}]}}'))
    ran = person.runs("manifest", "check", file)
    assert ran.code == 1
    assert f"{file}:2: branding.color must be a colour" in ran.out
    assert "Make it “#fff”." in ran.out
    assert f"{file}:3: id of the action number 1 is missing. (/inbox/ticketActions/0)" in ran.out
    problems = person.runs("manifest", "check", file, "--json").json()["problems"]
    assert problems[0] == {
        "pointer": "/branding/color",
        "message": "branding.color must be a colour such as #3b5998, in small letters.",
        "fix": "Make it “#fff”",
        "line": 2,
    }
    for text, says in (("{", "m.json:1: This is not valid JSON"), ("[]", "must be an object")):
        person.writes("m.json", text)
        ran = person.runs("manifest", "check", file)
        assert ran.code == (2 if text == "{" else 1)
        assert says in ran.said
    assert person.runs("manifest", "check").code == 2, "without a channel there is no manifest to look at"


def test_a_file_is_checked_against_the_network(person: Person) -> None:
    person.sets_up()
    document = shown(person)
    document["inbox"]["ticketActions"][0]["config"]["maxLength"] = 9000
    file = str(person.writes("m.json", json.dumps(document)))
    before = person.far.manifest()
    ran = person.runs("manifest", "check", file)
    assert ran.code == 1
    assert "takes only 500 characters" in ran.out
    (misfit,) = person.runs("manifest", "check", file, "--json").json()["misfits"]
    assert misfit["pointer"] == "/inbox/ticketActions/reply/config/maxLength"
    assert person.far.manifest() == before
    assert person.runs("manifest", "check").code == 0


def test_what_is_wrong_is_told_though_the_network_cannot_be_asked(person: Person) -> None:
    person.sets_up()
    socialhub_has(person, ["branding"], {"color": "red"})
    faults = person.far.fediverse.faults
    person.far.now(lambda: faults.set("*", {Fault(Kind.ERROR_BEFORE, status=503): 1.0}))
    ran = person.runs("manifest", "check")
    assert ran.code == 1
    assert "branding.color must be a colour" in ran.out
    assert "503" in ran.err
    person.far.now(faults.clear)
    ran = person.runs("manifest", "check")
    assert ran.code == 1
    assert ran.err == ""


def test_doctor_says_what_agents_are_promised_and_fails(person: Person) -> None:
    person.sets_up()
    document = shown(person)
    for length, well in ((9000, False), (100, True), (500, True)):
        document["inbox"]["ticketActions"][0]["config"]["maxLength"] = length
        person.runs("manifest", "apply", str(person.writes("m.json", json.dumps(document))))
        ran = person.runs("doctor", "--json")
        (found,) = [each for each in ran.json() if each["subject"] == "brand: manifest"]
        assert (found["well"], ran.code) == (well, 0 if well else 1), found
        if not well:
            assert "takes only 500 characters" in found["text"]
            assert "manifest check --channel brand" in found["advice"]


# --- Two people's edits ----------------------------------------------------------------------------------------


def test_what_somebody_else_changed_stays_with_a_base(person: Person) -> None:
    person.sets_up()
    base = str(person.writes("base.json", json.dumps(shown(person))))
    mine = shown(person)
    mine["inbox"]["ticketActions"][0]["label"]["de"] = "Meine"
    mine["branding"] = {"color": "#111111"}
    file = str(person.writes("mine.json", json.dumps(mine)))

    theirs = shown(person)
    theirs["inbox"]["ticketActions"][0]["label"]["de"] = "Ihre"
    theirs["inbox"]["ticketActions"][1]["label"]["de"] = "Anders"
    assert person.runs("manifest", "apply", str(person.writes("theirs.json", json.dumps(theirs)))).code == 0
    before = person.far.manifest()

    label = "/inbox/ticketActions/reply/label/de"
    ran = person.runs("manifest", "diff", file, "--base", base, "--json")
    assert ran.json()["conflicts"] == [
        {"pointer": label, "base": "Antworten", "ours": "Meine", "theirs": "Ihre"},
    ]
    assert "Anders" in json.dumps(ran.json()["changed_meanwhile"])
    assert {each["pointer"] for each in ran.json()["changes"]} == {"/branding", label}

    ran = person.runs("manifest", "apply", file, "--base", base)
    assert (ran.code, ran.out) == (2, "")
    assert "Nothing was sent" in ran.err
    assert f'  {label}\n    base: "Antworten"\n    ours: "Meine"\n    theirs: "Ihre"' in ran.err
    ran = person.runs("manifest", "apply", file, "--base", base, "--ours", "/branding")
    assert ran.code == 2
    assert "There is no conflict at /branding." in ran.err
    assert person.far.manifest() == before

    ran = person.runs("manifest", "apply", file, "--base", base, "--theirs", label)
    assert ran.code == 0, ran.said
    assert "Anders" in ran.err, "what somebody else changed is told"
    now = person.far.manifest()
    assert now["branding"] == {"color": "#111111"}
    assert [each["label"]["de"] for each in now["inbox"]["ticketActions"]][:2] == ["Ihre", "Anders"]
    assert now["webhook"] == before["webhook"]


def test_an_old_version_can_be_the_base_and_ours_be_taken_everywhere(person: Person) -> None:
    person.sets_up()
    (first,) = person.runs("manifest", "history", "--json").json()
    mine, theirs = shown(person), shown(person)
    mine["inbox"]["ticketActions"][0]["label"]["de"] = "Meine"
    theirs["inbox"]["ticketActions"][0]["label"]["de"] = "Ihre"
    del theirs["inbox"]["ticketActions"][1]
    theirs["branding"] = {"color": "#222222"}
    person.runs("manifest", "apply", str(person.writes("theirs.json", json.dumps(theirs))))
    file = str(person.writes("mine.json", json.dumps(mine)))
    base = str(first["version"])
    ran = person.runs("manifest", "apply", file, "--base", base, "--ours", "all", "--json")
    assert ran.code == 0, ran.said
    assert "/branding" in {each["pointer"] for each in ran.json()["changed_meanwhile"]}
    now = person.far.manifest()
    assert now["inbox"]["ticketActions"][0]["label"]["de"] == "Meine"
    assert len(now["inbox"]["ticketActions"]) == len(mine["inbox"]["ticketActions"]) - 1
    assert now["branding"] == {"color": "#222222"}
    for wrong, says in (("999", "no version 999"), ("nowhere.json", "does not exist")):
        ran = person.runs("manifest", "apply", file, "--base", wrong)
        assert ran.code == 2
        assert says in ran.err


def test_what_socialhub_itself_has_wrong_is_no_reason_to_refuse_a_file(person: Person) -> None:
    person.sets_up()
    socialhub_has(person, ["inbox", "ticketActions", 0, "x"], 1)
    document = shown(person)
    assert document["inbox"]["ticketActions"][0]["x"] == 1
    document["branding"] = {"color": "#333333"}
    file = str(person.writes("m.json", json.dumps(document, indent=1)))
    assert person.runs("manifest", "diff", file).code == 0
    document["branding"] = {"color": "red"}
    file = str(person.writes("m.json", json.dumps(document, indent=1)))
    ran = person.runs("manifest", "diff", file)
    assert ran.code == 2
    assert "branding.color" in ran.err
    assert " x of the action" not in ran.err


@pytest.mark.any_logs  # the far side ends while it still waits to answer
def test_killed_between_the_save_and_the_reading_back(person: Person) -> None:
    """The next command finds what was saved; nothing is forgotten, and the first version can be restored."""
    far = person.far
    person.sets_up()
    before = far.manifest()
    document = shown(person)
    document["branding"] = {"color": "#444444"}
    file = str(person.writes("m.json", json.dumps(document)))
    slow = Fault(Kind.SLOW_BEFORE, seconds=3600)
    far.now(lambda: far.hub.faults.set("get_root", [None, None, slow]))  # opened, looked at again, read back
    process = person.starts("manifest", "apply", file)
    until(lambda: far.manifest().get("branding"), "the manifest to be saved")
    process.kill()
    person.finishes(process)
    far.now(far.hub.faults.clear)
    assert person.runs("manifest", "apply", file).out == "Nothing differs.\n"
    found, first = person.runs("manifest", "history", "--json").json()
    assert not found["saved"]
    assert "#444444" in json.dumps(person.runs("manifest", "show", "--version", str(found["version"])).json())
    assert person.runs("manifest", "restore", str(first["version"])).code == 0
    assert far.manifest()["inbox"] == before["inbox"]
    assert far.manifest()["webhook"] == before["webhook"]


# --- Templates and their button --------------------------------------------------------------------------------


def test_the_button_for_templates_comes_and_goes_with_them(person: Person) -> None:
    person.sets_up()
    assert person.runs("manifest", "check").code == 0
    ran = person.runs("templates", "add", str(person.writes("t.json", json.dumps(TEMPLATE))))
    assert ran.code == 0
    assert "agents have no button for them. “channel-wizard templates button” mends that." in ran.err
    ran = person.runs("manifest", "check")
    assert ran.code == 0, "it may be meant so"
    assert "There are templates, and agents have no button for them." in ran.out
    assert "Add the button." in ran.out
    ran = person.runs("templates", "button")
    assert ran.code == 0, ran.said
    assert "+ inbox › ticketActions › template-reply" in ran.out
    action = person.far.manifest()["inbox"]["ticketActions"][-1]
    assert action["config"]["templates"]["url"] == person.far.manifest()["webhook"]["url"]
    assert person.runs("manifest", "check").out.startswith("The manifest keeps the rules and fits")
    assert person.runs("templates", "button").out == "Nothing differs.\n"
    again = person.runs("templates", "add", str(person.folder / "t.json"))
    assert (again.code, again.err) == (0, "")

    ran = person.runs("templates", "remove", "thank-you")
    assert "There are no templates that “template-reply” could offer." in ran.err
    ran = person.runs("manifest", "check")
    assert ran.code == 1, "agents would find nothing behind the button"
    assert "Remove the button." in ran.out
    assert person.runs("templates", "button").code == 0
    assert "template-reply" not in buttons(person)
    assert person.runs("manifest", "check").code == 0


def test_a_template_is_written_anew_renamed_or_refused(person: Person) -> None:
    person.sets_up()

    def adds(**changes: object) -> Any:
        return person.runs("templates", "add", str(person.writes("t.json", json.dumps({**TEMPLATE, **changes}))))

    def listed() -> list[tuple[str, str]]:
        found = person.runs("templates", "list", "--json").json()
        return [(each["networkId"], each["name"]) for each in found]

    assert adds().code == adds(name="Sorry").code == 0
    assert adds(text={**TEXTS, "fr": "Mille mercis"}).code == 0
    assert listed() == [("thank-you", "Thank you"), ("sorry", "Sorry")], "in its place"
    assert "Mille mercis" in person.runs("templates", "show", "thank-you").out
    assert adds(name="Many thanks", networkId="thank-you").code == 0
    assert listed() == [("thank-you", "Many thanks"), ("sorry", "Sorry")], "under another name"
    ran = adds(name="Sorry", networkId="thank-you")
    assert ran.code == 2
    assert "one template has this name, and another one this networkId" in ran.err
    ran = adds(name="New", variables={"this": {}}, text={"en": "{{whom}}", "de": "x", "fr": ""})
    assert ran.code == 2
    for says in ("“this”", "“whom”", "The text in fr is missing"):
        assert says in ran.err
    assert len(listed()) == 2
    person.writes("t.json", '{"name":\n "x",,}')
    ran = person.runs("templates", "add", str(person.folder / "t.json"))
    assert ran.code == 2
    assert "t.json:2: This is not valid JSON" in ran.err
    assert "is no template" in person.runs("templates", "add", str(person.writes("t.json", "[]"))).err


def test_a_damaged_file_of_templates_is_said_and_not_written_over(person: Person) -> None:
    person.sets_up()
    file = str(person.writes("t.json", json.dumps(TEMPLATE)))
    assert person.runs("templates", "add", file).code == 0
    (kept,) = person.home.rglob("brand.json")
    kept.write_text('[{"name": ', encoding="utf-8")
    for command in (["list"], ["add", file], ["show", "thank-you"], ["remove", "thank-you"], ["button"]):
        ran = person.runs("templates", *command)
        assert ran.code == 2, command
        assert "damaged" in ran.err
        assert kept.read_text(encoding="utf-8") == '[{"name": '
    kept.write_text('[7, {"name": "Half"}]', encoding="utf-8")
    assert person.runs("templates", "add", file).code == 0
    assert "Half" in person.runs("templates", "list").out
    ran = person.runs("templates", "show", "Half")
    assert ran.code == 2
    assert "templates add FILE" in ran.err
    assert person.runs("templates", "remove", "Half").code == 0
    assert person.runs("templates", "show", "thank-you").code == 0


def test_a_template_is_kept_though_socialhub_cannot_be_asked(person: Person) -> None:
    person.sets_up()
    faults = person.far.hub.faults
    person.far.now(lambda: faults.set("get_root", {Fault(Kind.ERROR_BEFORE, status=503): 1.0}))
    ran = person.runs("templates", "add", str(person.writes("t.json", json.dumps(TEMPLATE))), "--json")
    assert ran.code == 0
    assert ran.json()["networkId"] == "thank-you"
    assert "could not be looked up" in ran.err
    assert person.runs("templates", "button").code == 1
    person.far.now(faults.clear)
    assert person.runs("templates", "button").code == 0
    assert "template-reply" in buttons(person)


def test_without_replies_there_is_no_button_for_templates(person: Person) -> None:
    person.sets_up(**{"replies.via": "none", "replies.public_url": None, "replies.listen": None})
    ran = person.runs("templates", "add", str(person.writes("t.json", json.dumps(TEMPLATE))))
    assert ran.code == 0
    assert "SocialHub cannot ask it for templates" in ran.err
    assert person.runs("templates", "button").code == 2
