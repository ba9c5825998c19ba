"""Every rule of the schema by tables: what each type of action may hold, and all labels, addresses and time-outs.

The last test looks for rules that no example breaks, so a rule that is added here has to be tested here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from tests.unit.manifest.examples import GONE, changed, full, words_left
from tests.unit.manifest.test_validation import ACTIONS, BROKEN, BUTTON, DELETE, REPLY, TAB, TEMPLATE
from wizard.manifest.schema import LANGUAGES, MANIFEST_SCHEMA, formats
from wizard.manifest.validation import check

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OF_TYPE = {"reply": REPLY, "template_reply": TEMPLATE, "button": BUTTON, "delete": DELETE}
SPAN = {"duration": "2 days", "after": "networkCreationTime"}

# From SocialHub's description: what is right and what is wrong for it, and which types may have it.
SETTINGS: Mapping[str, tuple[list[object], list[object], tuple[str, ...]]] = {
    "approvalProcess": ([True, False], ["true", 1, None, []], ("reply", "template_reply")),
    "forceTagging": ([True, False], ["false", 0, None, {}], ("reply", "template_reply", "button", "delete")),
    "maxLength": ([1, 500, 1_000_000], [0, -1, 1.5, "500", None, True], ("reply",)),
    "templates": ([{"url": "https://x.example/t"}], ["https://x.example/t", {}, None, []], ("template_reply",)),
    "timeout": ([SPAN, {**SPAN, "duration": "90"}], ["24h", None, [], {}], ("reply", "template_reply", "button")),
}
PARTS: Mapping[str, tuple[list[object], list[object], tuple[str, ...]]] = {
    "attachments": ([{}, {"noText": True}, {"noText": False}], [True, None, [], {"noText": 1}], ("reply",)),
    "options": ([[]], [{}, None, "a", [1]], ("reply",)),
}

NO_OBJECTS: tuple[object, ...] = (None, [], "x", True, 7)

ALLOWED: list[tuple[str, object]] = []  # place, value
REFUSED: list[tuple[str, object, str]] = []  # place, value, what is said
for action_type, action in OF_TYPE.items():
    for place, table in ((f"{action}/config", SETTINGS), (action, PARTS)):
        for name, (right, wrong, owners) in table.items():
            if action_type in owners:
                ALLOWED += [(f"{place}/{name}", value) for value in right]
                REFUSED += [(f"{place}/{name}", value, "") for value in wrong]
            else:
                REFUSED += [(f"{place}/{name}", value, "must be left out") for value in right]
    REFUSED += [(f"{action}/config", value, "an object with settings") for value in NO_OBJECTS]
    REFUSED += [(f"{action}/config/other", 1, "nothing that a manifest knows")]

# Labels: their languages, and that each text has 1 to 256 characters.
LABELS = {
    **{f"{action}/label": ("en", "de") for action in (REPLY, TEMPLATE, BUTTON)},
    **{f"{place}/label": LANGUAGES for place in (DELETE, TAB, f"{REPLY}/options/0")},
}
for label, needed in LABELS.items():
    ALLOWED += [(label, dict.fromkeys(needed, "x"))]
    REFUSED += [(label, value, "must be an object with a text in") for value in (None, "x", ["x"])]
    REFUSED += [(f"{label}/es", "x", "nothing that a manifest knows")]
    for language in LANGUAGES:
        ALLOWED += [(f"{label}/{language}", text) for text in ("x", "x" * 256, "漢字", " ")]
        REFUSED += [(f"{label}/{language}", text, "1 to 256") for text in ("", "x" * 257, 7, None, ["x"])]
        if language in needed:
            REFUSED += [(f"{label}/{language}", GONE, f"label.{language} of")]

for address in (
    "/branding/icon", "/branding/fallback", "/webhook/url", "/callbacks/channelCreation",
    "/callbacks/channelReactivation", f"{TEMPLATE}/config/templates/url",
):  # fmt: skip
    ALLOWED += [(address, url) for url in ("https://x.example", "https://x.example:8443/a/b?c=d&e=%20")]
    ALLOWED += [(address, "http://127.0.0.1:8765/hook")]  # this computer's own, as the practice servers have them
    REFUSED += [
        (address, url, "a web address")
        for url in ("", "http://x.example", "ftp://x.example", "x.example", "https://", "https://a b", 7, None)
    ]

for action in (REPLY, TEMPLATE, BUTTON):
    at = f"{action}/config/timeout"
    ALLOWED += [
        (f"{at}", {**SPAN, "duration": text}) for text in ("24h", "7 days", "2h20min", "3 weeks and 2 days")
    ]
    REFUSED += [
        (at, {**SPAN, "duration": text}, "a time span") for text in ("", "soon", "-1h", "0h", "1hx", 24, None)
    ]
    REFUSED += [(at, {**SPAN, "after": text}, "networkCreationTime") for text in ("", "now", None, 1)]
    REFUSED += [(at, {**SPAN, "zone": "UTC"}, "nothing that a manifest knows")]
    REFUSED += [(at, {name: SPAN[name]}, "is missing") for name in SPAN]

IDS = dict.fromkeys(OF_TYPE.values(), ("reply-2", "A_b-9", "x" * 256))
for action, ids in IDS.items():
    ALLOWED += [(f"{action}/id", given) for given in ids]
    REFUSED += [(f"{action}/id", given, "") for given in ("", "x" * 257, "a b", "a/b", "ä", "a\n", 7, None)]
for place in (TAB, f"{REPLY}/options/0"):
    ALLOWED += [(f"{place}/id", given) for given in ("any text", "x" * 256)]
    REFUSED += [(f"{place}/id", given, "1 to 256") for given in ("", "x" * 257, 7, None)]
    REFUSED += [(f"{place}/{name}", GONE, "is missing") for name in ("id", "label")]
    REFUSED += [(f"{place}/other", 1, "nothing that a manifest knows"), (place, 7, "must be an object")]

REFUSED += [
    (f"{TEMPLATE}/config", GONE, "needs config.templates.url"),
    (f"{TEMPLATE}/config/templates", GONE, "needs config.templates.url"),
    (f"{TEMPLATE}/config/templates", {"url": "https://x.example", "more": 1}, "nothing that a manifest knows"),
    ("/branding/color", 7, "a colour"),
    ("/callbacks", [], "must be an object"),
    ("/inbox/rightSidebar", {}, "a list of tabs"),
    ("/webhook/events", [], "nothing that a manifest knows"),
]


@pytest.mark.parametrize(("place", "value"), ALLOWED, ids=lambda value: str(value)[:30])
def test_allowed(place: str, value: object) -> None:
    assert check(changed(place, value)) == ()


@pytest.mark.parametrize(("place", "value", "says"), REFUSED, ids=lambda value: str(value)[:30])
def test_refused(place: str, value: object, says: str) -> None:
    problems = check(changed(place, value))
    assert problems
    for problem in problems:
        assert (
            problem.pointer == place or problem.pointer.startswith(f"{place}/") or is_owner(problem.pointer, place)
        )
        assert problem.message.endswith(".")
        assert not words_left(problem.message)
    assert any(says in problem.message for problem in problems)


def is_owner(pointer: str, place: str) -> bool:
    """What is missing is told at its owner."""
    return place.rpartition("/")[0] == pointer


def test_no_manifest_at_all() -> None:
    for nothing in NO_OBJECTS:
        (problem,) = check(nothing)
        assert problem.message == "The manifest must be an object."


@pytest.mark.parametrize("kind", ["sms", "", None, 1, "Reply"])
def test_an_unknown_type(kind: object) -> None:
    (problem,) = check(changed(f"{BUTTON}/type", kind))
    assert "reply, template_reply, button or delete" in problem.message


def test_ids_differ_in_every_list() -> None:
    manifest = full()
    manifest["inbox"]["ticketActions"][3]["id"] = "reply-1"
    manifest["inbox"]["rightSidebar"][1]["id"] = "thread"
    manifest["inbox"]["ticketActions"][0]["options"][1]["id"] = "public"
    assert [problem.pointer for problem in check(manifest)] == [
        "/inbox/rightSidebar/1/id", f"{REPLY}/options/1/id", f"{DELETE}/id",
    ]  # fmt: skip
    manifest["inbox"]["rightSidebar"][1]["id"] = "reply-1"  # a tab may be called as an action is
    assert len(check(manifest)) == 2


# --- Whether that is all ---------------------------------------------------------------------------------------

_RULES = {"type", "additionalProperties", "enum", "pattern", "format", "minLength", "maxLength", "minimum", "not"}


def rules(schema: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The place of every rule in the schema, as the validator names it; each required name is one of its own."""
    for keyword in _RULES & schema.keys():
        yield (*path, keyword)
    for name in schema.get("required", ()):
        yield (*path, "required", name)
    for name, child in schema.get("properties", {}).items():
        yield from rules(child, (*path, "properties", name))
    if "items" in schema:
        yield from rules(schema["items"], (*path, "items"))
    for n, branch in enumerate(schema.get("allOf", ())):
        yield from rules(branch, (*path, "allOf", n))
    if "then" in schema:
        yield from rules(schema["then"], (*path, "if", "then"))


def broken_by(validator: Draft202012Validator, manifest: object) -> Iterator[tuple[str | int, ...]]:
    for error in validator.iter_errors(manifest):
        path = tuple(error.absolute_schema_path)
        path = tuple(_with_if(path))
        if error.validator == "required":
            assert isinstance(error.schema, dict)
            yield from ((*path, name) for name in error.schema["required"] if name not in error.instance)
        else:
            yield path


def _with_if(path: tuple[str | int, ...]) -> Iterator[str | int]:
    """The validator leaves out the `if` that a `then` belongs to, in some versions."""
    for n, part in enumerate(path):
        if part == "then" and (n == 0 or path[n - 1] != "if"):
            yield "if"
        yield part


def test_no_rule_is_left_out() -> None:
    validator = Draft202012Validator(MANIFEST_SCHEMA, format_checker=formats())
    broken = [*((each[0], each[1]) for each in BROKEN), *((each[0], each[1]) for each in REFUSED)]
    examples = [changed(place, value) for place, value in broken]
    examples.append(changed(f"{BUTTON}/type", GONE))
    tested = {rule for manifest in (*examples, None) for rule in broken_by(validator, manifest)}
    known = set(rules(MANIFEST_SCHEMA))
    assert len(known) > 150
    assert tested <= known
    assert sorted(map(str, known - tested)) == []


def test_the_place_of_actions_is_the_one_that_the_tables_mean() -> None:
    assert [each["type"] for each in full()["inbox"]["ticketActions"]] == list(OF_TYPE)
    assert all(place.startswith(ACTIONS) for place in OF_TYPE.values())
