"""The templates of template_reply: each rule, the id, and the preview."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.manifest.examples import GONE
from wizard.manifest.placeholders import fill, has_more, names_in
from wizard.manifest.templates import check_template, preview, samples, with_id


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
        (template(text=GONE), "/text", "en, de and fr"),
        (template(text={**texts("x"), "es": "y"}), "/text", "en, de and fr"),
        (template(text={"en": "x", "de": "y"}), "/text/fr", "missing"),
        (template(text=texts(" ")), "/text/en", "missing"),
        (template(text=texts("Hello {{name}}")), "/text/en", "“name”"),
        (template(text=texts("{{#if who}}x{{/if}}")), "/text/en", "{{name}}"),
    ],
)
def test_what_breaks_a_rule(bad: object, at: str, says: str) -> None:
    (problem,) = check_template(bad)
    assert problem.pointer == at
    assert says in problem.message


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


def test_placeholders() -> None:
    assert names_in("{{a}} {{ b-c }} {{{a}}} {d}") == ("a", "b-c")
    assert fill("{{a}}{{b}}", {"a": "{{b}}", "b": 1}) == "{{b}}1", "a value is never read as a text"
    assert not has_more("{{a}} {b}")
    with pytest.raises(KeyError):
        fill("{{a}}", {})
