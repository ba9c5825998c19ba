"""Says what is wrong with a manifest, in sentences, each with the place where it is.

The rules themselves are the schema's; here they become words, and those that a schema cannot say are added: ids
that must differ, and texts that cannot be written as UTF-8. No value is ever quoted, so no secret can be; names
and ids are, for a person has to find the place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from jsonschema import Draft202012Validator

from wizard.manifest.fixes import Broken, fix_broken_text, fix_for, fix_same_id
from wizard.manifest.operations import pointer
from wizard.manifest.schema import FORMATS, MANIFEST_SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jsonschema.exceptions import ValidationError

    from wizard.manifest.fixes import Fix

_SHOWN = re.compile(r"[\w .:@/#+-]{1,64}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LISTS = {"ticketActions": "the action", "rightSidebar": "the tab", "options": "the option"}
_TEMPLATES_NEEDED = "an action of the type template_reply needs config.templates.url"
_WHY_NEEDED = {"config": _TEMPLATES_NEEDED, "templates": _TEMPLATES_NEEDED}


@dataclass(frozen=True, slots=True)
class Problem:
    """`pointer`: the place, as a JSON Pointer (RFC 6901). `message`: a whole sentence, without values.

    `fix`: what one click can do about it, or None; it may hold values of the manifest.
    """

    pointer: str
    message: str
    fix: Fix | None = field(default=None, compare=False)


def check(manifest: object, declared: Mapping[str, object] | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong with `manifest`, in the order of the document; empty: it is right.

    `declared`: the manifest that fits what the Network declares (`default_manifest`); fixes take its texts.
    """
    problems = [
        *(
            problem
            for error in _validator().iter_errors(manifest)
            for problem in _problems_of(manifest, error, declared or {})
        ),
        *_same_ids(manifest),
        *_broken_texts(manifest),
    ]
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: _order(problem.pointer)))


@lru_cache(maxsize=1)
def _validator() -> Draft202012Validator:
    return Draft202012Validator(MANIFEST_SCHEMA, format_checker=FORMATS)


# --- From schema errors to sentences ---------------------------------------------------------------------------


def _problems_of(manifest: object, error: ValidationError, declared: Mapping[str, object]) -> Iterator[Problem]:
    path = list(error.absolute_path)
    schema = cast("Mapping[str, Any]", error.schema)

    def fix(place: Sequence[str | int], value: object) -> Fix | None:
        return fix_for(Broken(manifest, tuple(place), str(error.validator), schema, value, declared))

    if error.validator == "required":
        present = cast("Mapping[str, object]", error.instance)
        for name in (name for name in schema["required"] if name not in present):
            reason = f": {_WHY_NEEDED[name]}" if name in _WHY_NEEDED else ""
            place = [*path, name]
            message = f"{_place(manifest, place)} is missing{reason}."
            yield Problem(pointer(path), message, fix(place, None))
    elif error.validator == "additionalProperties":
        present = cast("Mapping[str, object]", error.instance)
        for name in (name for name in present if name not in schema["properties"]):
            place = [*path, name]
            message = f"{_place(manifest, place)} is nothing that a manifest knows."
            yield Problem(pointer(place), message, fix(place, present[name]))
    else:
        message = f"{_place(manifest, path)} must be {schema['description']}."
        yield Problem(pointer(path), message, fix(path, error.instance))


def _place(manifest: object, path: Sequence[str | int]) -> str:
    """The place in words: `label.de of the action “reply”`."""
    if not path:
        return "The manifest"
    for end in range(len(path) - 1, 0, -1):
        position, container = path[end], path[end - 1]
        if isinstance(position, int) and container in _LISTS:
            noun = f"{_LISTS[str(container)]} {_name_of(_at(manifest, path[: end + 1]), position)}"
            owner = path[: end - 1]
            # An option belongs to an action, which is named as well.
            outer = f" of {_place(manifest, owner)}" if owner and isinstance(owner[-1], int) else ""
            inner = _dotted(path[end + 1 :])
            return f"{inner} of {noun}{outer}" if inner else f"{noun}{outer}"
    return _dotted(path)


def _name_of(item: object, position: int) -> str:
    """An item's id, where it can be shown, else which one it is."""
    given = item.get("id") if isinstance(item, dict) else None
    return f"“{given}”" if isinstance(given, str) and _SHOWN.fullmatch(given) else f"number {position + 1}"


def _dotted(path: Sequence[str | int]) -> str:
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += ("." if text else "") + (part if _SHOWN.fullmatch(part) else "(a name that cannot be shown)")
    return text


def _at(manifest: object, path: Sequence[str | int]) -> object:
    value: object = manifest
    for part in path:
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int):
            value = value[part]
    return value


def _order(of: str) -> list[tuple[int, str]]:
    """Numbers among numbers: /10 comes after /9."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in of.split("/")]


# --- What a schema cannot say ----------------------------------------------------------------------------------


def _same_ids(manifest: object) -> Iterator[Problem]:
    inbox = manifest.get("inbox") if isinstance(manifest, dict) else None
    if not isinstance(inbox, dict):
        return
    for name in ("ticketActions", "rightSidebar"):
        yield from _same_ids_in(manifest, inbox.get(name), ["inbox", name])
    actions = inbox.get("ticketActions")
    for index, action in enumerate(actions if isinstance(actions, list) else ()):
        if isinstance(action, dict):
            yield from _same_ids_in(manifest, action.get("options"), ["inbox", "ticketActions", index, "options"])


def _same_ids_in(manifest: object, items: object, path: list[str | int]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, item in enumerate(items if isinstance(items, list) else ()):
        given = item.get("id") if isinstance(item, dict) else None
        if not isinstance(given, str):
            continue
        if given in seen:
            place = [*path, index, "id"]
            message = f"{_place(manifest, place)} is used twice; each needs its own."
            yield Problem(pointer(place), message, fix_same_id(manifest, place, given))
        seen.add(given)


def _broken_texts(manifest: object) -> Iterator[Problem]:
    """Half a character (`\\ud83d` alone) is JSON, but cannot be sent."""
    waiting: list[tuple[list[str | int], object]] = [([], manifest)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str) and _SURROGATE.search(value):
            message = f"{_place(manifest, path)} holds half a character; write it anew."
            yield Problem(pointer(path), message, fix_broken_text(path, value))
        waiting.extend(([*path, key], child) for key, child in _children(value))


def _children(value: object) -> list[tuple[str | int, object]]:
    if isinstance(value, dict):
        return [(str(key), child) for key, child in value.items()]
    if isinstance(value, list):
        return list(enumerate(value))
    return []
