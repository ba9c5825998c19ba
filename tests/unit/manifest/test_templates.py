"""The templates of template_reply: each rule, the id, and the preview."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.manifest.examples import GONE, words_left
from wizard.errors import NetworkRefused
from wizard.manifest.placeholders import fill, has_more, names_in
from wizard.manifest.templates import check_template, duplicate_problems, preview, samples, with_id
from wizard.sync.templates import listed, render


def template(**changes: object) -> dict[str, Any]:
    whole: dict[str, Any] = {
        "name": "Thanks",
        "networkId": "thanks",
        "variables": {"who": {"type": "string"}},
        "text": {"en": "Thanks, {{who}}!", "de": "Danke, {{who}}!", "fr": "Merci !"},
    }
    return {name: value for name, value in {**whole, **changes}.items() if value is not GONE}


def texts(en: object) -> dict[str, object]:
    return {"en": en, "de": "Danke", "fr": "Merci"}


@pytest.mark.parametrize(
    "good",
    [
        template(),
        template(variables={}, text=texts("Thanks")),
        template(text=texts("{ not one } and }} neither")),
        template(text=texts("{{{who}}} {{ who }}")),
    ],
)
def test_what_keeps_the_rules(good: dict[str, Any]) -> None:
    assert check_template(good) == ()


@pytest.mark.parametrize(
    ("bad", "at", "says"),
    [
        ([], "", "is an object"),
        (template(colour=1), "/colour", "only"),
        (template(name=GONE), "/name", "1 to 256"),
        (template(name="x" * 257), "/name", "1 to 256"),
        (template(networkId=" "), "/networkId", "1 to 256"),
        (template(variables={"who": {"type": "text"}}), "/variables/who", "JSON Schema"),
        (template(variables={"who": 7}), "/variables/who", "JSON Schema"),
        (template(variables={"who": {"pattern": "("}}), "/variables/who", "JSON Schema"),
        (template(text=GONE), "/text", "en, de and fr"),
        (template(text={**texts("x"), "es": "y"}), "/text", "en, de and fr"),
        (template(text={"en": "x", "de": "y"}), "/text/fr", "missing"),
        (template(text=texts(" ")), "/text/en", "missing"),
        (template(text=texts("Hello {{name}}")), "/text/en", "“name”"),
        *(
            (template(text=texts(text)), "/text/en", "{{name}}")
            for text in (
                "{{#if who}}x{{/if}}",
                "{{~who~}}",
                "{{! a comment }}",
                "{{> part}}",
                "{{upper who}}",
                "{{",
                "\\{{who}}",
                "{{{who}}",
                "{{{{who}}}}",
                "{{who.}",
                "{{ }}",
                "{{who\n",
            )
        ),
        *(
            (template(variables={"who": {}, name: {}}), f"/variables/{name}", "cannot be called")
            for name in ("two words", "a.b", "", "this", "else", "true", "null", "é!")
        ),
        (template(variables={"who": {"type": "integer", "examples": ["x"]}}), "/variables/who", "sample value"),
        (template(variables={"who": {"type": "string", "default": 7}}), "/variables/who", "sample value"),
        (template(variables={"who": {"maxLength": 2, "type": "string"}}), "/variables/who", "sample value"),
        (template(name=7), "/name", "1 to 256"),
        (template(text=[]), "/text", "en, de and fr"),
        (template(text={**texts("x"), "de": 7}), "/text/de", "missing"),
    ],
)
def test_what_breaks_a_rule(bad: object, at: str, says: str) -> None:
    (problem,) = check_template(bad)
    assert problem.pointer == at
    assert says in problem.message
    assert problem.message.endswith(".")
    assert not words_left(problem.message)


def test_variables_have_to_be_there() -> None:
    assert check_template(template(variables=GONE))[0].pointer == "/variables"


def test_an_id_is_made_of_the_name() -> None:
    assert with_id({"name": "Thank you, all!"}, [])["networkId"] == "thank-you-all"
    assert with_id({"name": "返信"}, ["template"])["networkId"] == "template-2"
    assert with_id({"name": "x", "networkId": "mine"}, ["mine"])["networkId"] == "mine"


def test_a_preview_has_sample_values() -> None:
    variables = {
        "a": {"type": "string"},
        "b": {"type": "integer"},
        "c": {"enum": ["red", "blue"]},
        "d": {"examples": ["Ann"]},
        "e": {"default": "now"},
    }
    shown = template(variables=variables, text=texts("{{a}} {{b}} {{c}} {{d}} {{e}}"))
    assert samples(shown) == {"a": "a", "b": 7, "c": "red", "d": "Ann", "e": "now"}
    assert preview(shown, "en", {"d": "Bob"}) == "a 7 red Bob now"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("a & b <c>", "a & b <c>"), (True, "true"), (False, "false"), (None, ""), (7, "7"), (7.0, "7"),
        (7.5, "7.5"),
        (0, "0"), ([1, "a", None], "1,a,"), ({"a": 1}, '{"a": 1}'), ("", ""), ("{{who}}", "{{who}}"),
        (1e300, "1e+300"),
    ],
)  # fmt: skip
def test_values_become_text_as_handlebars_does_it(value: object, shown: str) -> None:
    assert fill("<{{who}}>", {"who": value}) == f"<{shown}>"


def test_nothing_is_fetched_for_a_schema() -> None:
    for place in ("http://127.0.0.1:9/schema.json", "#", "#/$defs/nowhere"):
        assert check_template(template(variables={"who": {"$ref": place}})) == ()


def test_two_with_the_same_name_or_id() -> None:
    listed = [template(), template(networkId="other"), template(name="Other"), 7, {}]
    assert [each.pointer for each in duplicate_problems(listed, 0)] == ["/name", "/networkId"]
    assert [each.pointer for each in duplicate_problems(listed, 1)] == ["/name"]
    assert [each.pointer for each in duplicate_problems(listed, 2)] == ["/networkId"]
    assert duplicate_problems(listed, 3) == duplicate_problems(listed, 4) == ()
    assert not any(words_left(each.message) for each in duplicate_problems(listed, 0))


_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["type", "enum", "examples", "default", "$ref", "properties", "en", "de", "fr", "who"]
            ),
            inner,
        )
    ),
    max_leaves=6,
)
_texts = st.text("ab {}#/who~\\\n", max_size=20)


@given(_anything, st.sampled_from(["name", "networkId", "variables", "text", "more"]))
def test_anything_can_be_checked(value: object, part: str) -> None:
    for problem in (*check_template(template(**{part: value})), *check_template(value)):
        assert problem.message.endswith(".")
        assert not words_left(problem.message)


@given(st.dictionaries(st.sampled_from(["who", "n", "w-1"]), _anything, max_size=3), _texts)
def test_a_right_template_can_be_previewed_and_sent(variables: dict[str, object], text: str) -> None:
    made = template(variables=variables, text={"en": text, "de": text, "fr": text})
    if check_template(made):
        return
    shown = preview(made, "de", {})
    assert "{{" not in text or shown != text
    payload = {"networkId": "thanks", "variables": samples(made), "language": "de"}
    assert render([made], payload) == shown, "what is shown is what is posted"


# --- What the receiver tells SocialHub, and what the engine makes of it ------------------------------------------


def test_only_what_socialhub_expects_is_listed() -> None:
    odd = [7, {}, template(variables=[]), template(text={"en": 7}), template(networkId=None)]
    right = template(note="ours")
    assert listed([*odd, right, template(name="Again")]) == [template()]


@pytest.mark.parametrize(
    ("payload", "says"),
    [
        ({"networkId": "gone", "name": "Gone"}, "no template called “Gone”"),
        ({"networkId": "thanks", "variables": {}, "language": "en"}, "a value for who"),
        ({}, "no template"),
    ],
)
def test_a_reply_that_cannot_be_made_is_refused(payload: dict[str, object], says: str) -> None:
    with pytest.raises(NetworkRefused, match=says):
        render([7, {}, template()], payload)


def test_a_language_that_is_missing_falls_back_to_english() -> None:
    only = template(text={"en": "Thanks"})
    assert render([only], {"networkId": "thanks", "language": "fr"}) == "Thanks"
    assert render([only], {"name": "Thanks"}) == "Thanks"


def test_placeholders() -> None:
    assert names_in("{{a}} {{ b-c }} {{{a}}} {d}") == ("a", "b-c")
    assert fill("{{a}}{{b}}", {"a": "{{b}}", "b": 1}) == "{{b}}1", "a value is never read as a text"
    assert not has_more("{{a}} {b}")
    with pytest.raises(KeyError):
        fill("{{a}}", {})
