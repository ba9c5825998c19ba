"""The list of templates while it is written: every edit, undo of all of them, and two people at once."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from wizard.manifest.template_list import TemplateList, joined


def template(name: str = "Thanks", **changes: Any) -> dict[str, Any]:
    return {
        "name": name,
        "networkId": name.lower(),
        "variables": {"who": {"type": "string", "examples": ["Alice"]}},
        "text": {"en": "Thanks, {{who}}!", "de": "Danke, {{ who }}!", "fr": "Merci, {{{who}}} !"},
        **changes,
    }


def test_a_new_template_takes_its_id_from_its_name_until_it_is_saved() -> None:
    listed = TemplateList([template("Thanks")])
    assert listed.add("Thanks") == 1
    assert listed.template(1)["name"] == "Thanks 2"
    listed.rename(1, "Opening hours")
    assert listed.template(1)["networkId"] == "opening-hours"
    listed.rename(1, "Thanks")
    assert listed.template(1)["networkId"] == "thanks-2"  # the other one has it
    listed.saved()
    listed.rename(1, "Hours")
    assert listed.template(1)["networkId"] == "thanks-2"  # SocialHub may know it by now


def test_renaming_a_variable_renames_its_placeholders() -> None:
    listed = TemplateList([template()])
    assert listed.rename_variable(0, "who", "name")
    assert listed.template(0)["text"] == {
        "en": "Thanks, {{name}}!",
        "de": "Danke, {{ name }}!",
        "fr": "Merci, {{{name}}} !",
    }
    assert listed.variables(0) == {"name": {"type": "string", "examples": ["Alice"]}}
    assert not listed.problems(0)


def test_a_variable_keeps_its_name_where_the_new_one_cannot_be() -> None:
    listed = TemplateList([template()])
    assert listed.add_variable(0, "who") == "who-2"
    for taken_or_odd in ("who-2", "", "two words", "{{who}}"):
        assert not listed.rename_variable(0, "who", taken_or_odd)
    assert list(listed.variables(0)) == ["who", "who-2"]


def test_a_variable_is_described_and_what_nobody_asked_about_stays() -> None:
    listed = TemplateList([template(variables={"n": {"type": "string", "maxLength": 5}})])
    listed.describe(0, "n", kind="number")
    listed.describe(0, "n", example="12")
    assert listed.variables(0)["n"] == {"type": "number", "maxLength": 5, "examples": [12]}
    listed.describe(0, "n", example="1.5")
    assert listed.variables(0)["n"]["examples"] == [1.5]
    listed.describe(0, "n", example="")
    assert listed.variables(0)["n"] == {"type": "number", "maxLength": 5}


def test_typing_is_one_step_and_undo_leads_back_to_the_start() -> None:
    listed = TemplateList([template()])
    for end in range(1, 6):
        listed.write(0, "en", "Hello"[:end])
    for end in range(1, 4):
        listed.rename(0, "New"[:end])
    assert listed.templates != listed.base
    listed.undo()
    assert listed.template(0)["name"] == "Thanks"
    assert listed.text(0, "en") == "Hello"
    listed.undo()
    assert listed.templates == listed.base
    assert not listed.can_undo
    listed.redo()
    assert listed.text(0, "en") == "Hello"


def test_what_is_no_template_is_kept_and_told() -> None:
    listed = TemplateList([7, {"name": "x"}, template()])
    assert listed.wrong == 2
    assert listed.template(0) == {}
    assert listed.text(1, "de") == ""
    listed.write(1, "de", "Hallo")
    assert listed.templates[0] == 7
    assert listed.text(1, "de") == "Hallo"
    listed.remove(0)
    assert listed.templates[0]["name"] == "x"


def test_a_duplicate_has_an_id_of_its_own() -> None:
    listed = TemplateList([template()])
    assert listed.duplicate(0, "Thanks (copy)") == 1
    assert [each["networkId"] for each in listed.templates] == ["thanks", "thanks-2"]
    assert not listed.wrong


def test_two_people_at_once_lose_nothing() -> None:
    base = [template("A"), template("B"), template("C")]
    ours = [template("A", variables={}), template("C"), template("Ours")]  # A changed, B removed, one added
    theirs = [template("A"), template("B"), template("C", variables={}), template("Theirs")]
    assert joined(base, ours, theirs) == [
        template("A", variables={}),
        template("C", variables={}),
        template("Theirs"),
        template("Ours"),
    ]


def test_joining_keeps_what_was_edited_as_not_saved() -> None:
    listed = TemplateList([template("A")])
    listed.write(0, "en", "Ours")
    listed.join([template("A"), template("B")])
    assert [each["name"] for each in listed.templates] == ["A", "B"]
    assert listed.text(0, "en") == "Ours"
    assert listed.changed
    assert listed.base == [template("A"), template("B")]


_NAMES = st.sampled_from(["A", "B", "C", "D"])
_LISTS = st.lists(_NAMES, unique=True, max_size=4).flatmap(
    lambda names: st.tuples(
        *(
            st.builds(lambda text, name=name: template(name, text={"en": text}), st.sampled_from("xyz"))
            for name in names
        )
    ).map(list)
)


@given(_LISTS, _LISTS, _LISTS)
def test_every_edit_of_ours_is_in_what_is_joined(base: list[Any], ours: list[Any], theirs: list[Any]) -> None:
    merged = joined(base, ours, theirs)
    for each in ours:
        if each not in base:
            assert each in merged
    names = [each["name"] for each in merged if isinstance(each, dict)]
    assert len(names) == len(set(names))
    if ours == base:
        assert merged == theirs
    removed = {each["name"] for each in base} - {each["name"] for each in ours}
    assert not removed & set(names)
