"""Templates for `template_reply`: texts that agents fill in, as our receiver lists them to SocialHub.

`{"name", "networkId", "variables": {name: JSON Schema}, "text": {"en", "de", "fr"}}`; the texts have placeholders.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeGuard

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError
from referencing import Registry
from referencing.exceptions import Unresolvable

from wizard.manifest.operations import free_id, pointer
from wizard.manifest.placeholders import can_be_named, fill, has_more, names_in
from wizard.manifest.schema import LANGUAGES
from wizard.manifest.validation import Problem
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_NAMES = ("name", "networkId", "variables", "text")
_BY_TYPE: Mapping[str, object] = {"integer": 7, "number": 7, "boolean": True}


def check_template(template: object) -> tuple[Problem, ...]:
    """What is wrong with a template; empty: it is right."""
    if not isinstance(template, dict):
        return (Problem("", say("A template is an object.")),)
    return tuple(_problems(template))


def duplicate_problems(templates: Sequence[object], position: int) -> tuple[Problem, ...]:
    """Where another template of the list has the same name or the same `networkId`."""
    template = templates[position]
    others = [each for place, each in enumerate(templates) if place != position]
    problems: list[Problem] = []
    if any(_same(template, each, "name") for each in others):
        problems.append(Problem("/name", say("Another template has this name, too.")))
    if any(_same(template, each, "networkId") for each in others):
        problems.append(Problem("/networkId", say("Another template has this networkId, too.")))
    return tuple(problems)


def with_id(template: Mapping[str, Any], taken: Sequence[str]) -> dict[str, Any]:
    """The template with a `networkId` made of its name where it has none, and with `variables`."""
    plain = re.sub(r"[^a-z0-9]+", "-", str(template.get("name", "")).lower()).strip("-") or "template"
    return {"networkId": free_id(plain, taken), "variables": {}, **template}


def samples(template: Mapping[str, Any]) -> dict[str, object]:
    """A value for each variable to show a preview with: what its schema offers, else its name."""
    return {name: _sample(name, schema) for name, schema in template["variables"].items()}


def preview(template: Mapping[str, Any], language: str, values: Mapping[str, object]) -> str:
    """The text as it would be posted; sample values stand for those that are missing."""
    return fill(template["text"][language], {**samples(template), **values})


def _problems(template: Mapping[str, Any]) -> Iterator[Problem]:
    for name in template:
        if name not in _NAMES:
            yield Problem(pointer([name]), say("Templates have a name, a networkId, variables and texts only."))
    for name in ("name", "networkId"):
        if not _is_text(template.get(name)):
            yield Problem(pointer([name]), say("{name} must be a text of 1 to 256 characters.", name=name))
    variables = template.get("variables")
    if not isinstance(variables, dict):
        yield Problem("/variables", say("variables must be an object with a JSON Schema for each name."))
        variables = {}
    for name, schema in variables.items():
        yield from _variable_problems(name, schema)
    yield from _text_problems(template.get("text"), variables)


def _variable_problems(name: str, schema: object) -> Iterator[Problem]:
    place = pointer(["variables", name])
    if not can_be_named(name):
        yield Problem(
            place,
            say(
                "A variable cannot be called “{name}”: use letters, digits, “-” and “_”, and no word that means "
                "something else in a placeholder, such as “this” or “else”.",
                name=name,
            ),
        )
    elif not _is_schema(schema):
        yield Problem(place, say("{name} must have a JSON Schema.", name=name))
    elif not _fits(_sample(name, schema), schema):
        yield Problem(place, say("The sample value of {name} does not fit its JSON Schema.", name=name))


def _text_problems(texts: object, variables: Mapping[str, object]) -> Iterator[Problem]:
    if not isinstance(texts, dict) or set(texts) - set(LANGUAGES):
        yield Problem("/text", say("text must be an object with a text in en, de and fr."))
        return
    for language in LANGUAGES:
        text = texts.get(language)
        place = pointer(["text", language])
        if not isinstance(text, str) or not text.strip():
            yield Problem(place, say("The text in {language} is missing.", language=language))
            continue
        for name in names_in(text):
            if name not in variables:
                yield Problem(place, say("The text has a placeholder “{name}” that is no variable.", name=name))
        if has_more(text):
            yield Problem(
                place, say("Only plain placeholders such as {example} are filled in.", example="{{name}}")
            )


def _same(one: object, other: object, name: str) -> bool:
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    return isinstance(one.get(name), str) and one[name] == other.get(name)


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= 256


def _is_schema(value: object) -> TypeGuard[dict[str, Any]]:
    if not isinstance(value, dict):
        return False
    try:
        Draft202012Validator.check_schema(value)
    except (SchemaError, RecursionError):
        return False
    return True


def _fits(value: object, schema: Mapping[str, Any]) -> bool:
    """Whether a value keeps to a schema. Nothing is fetched: where one refers elsewhere, nobody can tell."""
    try:
        return bool(Draft202012Validator(schema, registry=Registry()).is_valid(value))
    except (Unresolvable, RecursionError):
        return True


def _sample(name: str, schema: Mapping[str, Any]) -> object:
    if "default" in schema:
        return schema["default"]
    offered = schema.get("examples") or schema.get("enum")
    return offered[0] if offered else _BY_TYPE.get(str(schema.get("type")), name)
