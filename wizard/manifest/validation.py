"""Says what is wrong with a manifest, in sentences, each with the place where it is.

The rules themselves are the schema's; here they become words, and those that a schema cannot say are added: ids
that must differ, and texts that cannot be written as UTF-8. No value is ever quoted, so no secret can be; names
and ids are, for a person has to find the place. Every sentence can be translated, its place included.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

from wizard.manifest.fixes import Broken, fix_broken_text, fix_for, fix_same_id
from wizard.manifest.operations import pointer
from wizard.manifest.schema import ACTION, ACTION_TYPES, MANIFEST_SCHEMA, SIDEBAR, formats
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

    from wizard.manifest.fixes import Fix
    from wizard.words import Words

Path: TypeAlias = "tuple[str | int, ...]"

_ITEMS = {"ticketActions": ACTION, "rightSidebar": SIDEBAR}
_SHOWN = re.compile(r"[\w .:@/#+-]{1,64}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LISTS = frozenset({"ticketActions", "rightSidebar", "options"})


@dataclass(frozen=True, slots=True)
class Problem:
    """`pointer`: the place, as a JSON Pointer (RFC 6901). `message`: a whole sentence, without values; made by
    `say`, so that a window can translate it.

    `fix`: what one click can do about it, or None; it may hold values of the manifest.
    """

    pointer: str
    message: str
    fix: Fix | None = field(default=None, compare=False)


def check(manifest: object, declared: Mapping[str, object] | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong with `manifest`, in the order of the document; empty: it is right.

    `declared`: the manifest that fits what the Network declares (`default_manifest`); fixes take its texts.
    """
    return Checker(declared).check(manifest)


class Checker:
    """`check` for a manifest that is being edited: items that are the same ones as the last time are not looked at
    again, so a letter typed into one of 200 actions costs no more than that action.

    It knows an item by its identity. So nothing that was given to it may be changed in place afterwards.
    """

    def __init__(self, declared: Mapping[str, object] | None = None) -> None:
        self._declared = declared or {}
        self._known: dict[tuple[str, int], _Found] = {}
        self._told: dict[_Told, tuple[Problem, ...]] = {}
        self._last: tuple[object, tuple[Problem, ...]] = (object(), ())

    def check(self, manifest: object) -> tuple[Problem, ...]:
        """Everything that is wrong with `manifest`, in the order of the document."""
        if self._last[0] is not manifest:
            self._last = (manifest, self._problems(manifest))
        return self._last[1]

    def check_beside(self, manifest: object) -> tuple[Problem, ...]:
        """The same for another manifest that shares items with the last one, which stays the last one."""
        other = Checker(self._declared)
        other._known, other._told, other._last = self._known, self._told, self._last
        return other.check(manifest)

    def _problems(self, manifest: object) -> tuple[Problem, ...]:
        rest, items = _apart(manifest)
        known: dict[tuple[str, int], _Found] = {}
        told: dict[_Told, tuple[Problem, ...]] = {}
        ids = {name: _ids_of(manifest, name) for name in _ITEMS}
        problems = [*self._tell(manifest, (), _look(_validator(), rest)), *_same_ids(manifest)]
        for name, position, item in items:
            found = self._known.get((name, id(item))) or _look(_item_validator(name, _type_of(name, item)), item)
            known[name, id(item)] = found
            if found.errors or found.broken:
                key = _Told(name, id(item), position, ids[name] if found.about_id else ())
                told[key] = self._told.get(key) or self._tell(manifest, ("inbox", name, position), found)
                problems += told[key]
        self._known, self._told = known, told
        return tuple(sorted(dict.fromkeys(problems), key=lambda problem: _order(problem.pointer)))

    def _tell(self, manifest: object, owner: Path, found: _Found) -> tuple[Problem, ...]:
        """What was found, in words. `owner`: the path of what was looked at."""
        return (
            *(
                problem
                for each in found.errors
                for problem in _problems_of(manifest, Error(owner, each), self._declared)
            ),
            *(_problem_of_text(manifest, (*owner, *inner), text) for inner, text in found.broken),
        )


class _Told(NamedTuple):
    """What the words about an item depend on: the item, its place, and where its id is wrong the other ids."""

    name: str
    item: int
    position: int
    beside: tuple[object, ...]


class Error(NamedTuple):
    """A broken rule. `owner`: the path of the item that was looked at on its own."""

    owner: Path
    error: ValidationError

    @property
    def path(self) -> list[str | int]:
        return [*self.owner, *self.error.absolute_path]


@dataclass(frozen=True)
class _Found:
    """What is wrong with one item, wherever it stands. `item` is kept, so that its identity stays its own."""

    item: object
    errors: tuple[ValidationError, ...]
    broken: tuple[tuple[Path, str], ...]

    @cached_property
    def about_id(self) -> bool:
        """Whether the item's own id is wrong or missing: a fix for it has to look at the others."""
        return any(
            list(each.absolute_path) == ["id"] or (each.validator == "required" and not each.absolute_path)
            for each in self.errors
        )


def _apart(manifest: object) -> tuple[object, list[tuple[str, int, object]]]:
    """The manifest without the items of its lists, and those, each with its list's name and its position."""
    inbox = manifest.get("inbox") if isinstance(manifest, dict) else None
    if not isinstance(manifest, dict) or not isinstance(inbox, dict):
        return manifest, []
    lists = {name: inbox[name] for name in _ITEMS if isinstance(inbox.get(name), list)}
    rest = {**manifest, "inbox": {**inbox, **{name: [] for name in lists}}}
    return rest, [(name, n, item) for name, items in lists.items() for n, item in enumerate(items)]


def _look(validator: Draft202012Validator, item: object) -> _Found:
    return _Found(item, tuple(validator.iter_errors(item)), tuple(_broken_texts(item)))


def _ids_of(manifest: object, name: str) -> tuple[object, ...]:
    """The ids in one of the lists, whatever they are."""
    items = _at(manifest, ["inbox", name])
    given = (
        [item.get("id") if isinstance(item, dict) else None for item in items] if isinstance(items, list) else ()
    )
    return tuple(each if isinstance(each, str) else None for each in given)


@lru_cache(maxsize=1)
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # 4 MB that only who edits a manifest needs

    return Draft202012Validator(MANIFEST_SCHEMA, format_checker=formats())


@lru_cache(maxsize=16)
def _item_validator(name: str, kind: str) -> Draft202012Validator:
    """For an item of a list; for an action with the rules of its type alone, which halves what there is to do."""
    from jsonschema import Draft202012Validator

    schema = _ITEMS[name]
    if name == "ticketActions":
        rules = cast("Any", schema["allOf"])
        own = [each["then"] for each in rules if each["if"]["properties"]["type"]["const"] == kind]
        schema = {**schema, "allOf": own or [{}]}
    return Draft202012Validator(schema, format_checker=formats())


def _type_of(name: str, item: object) -> str:
    """The type of an action; "" for one that is none, and for tabs."""
    kind = item.get("type") if name == "ticketActions" and isinstance(item, dict) else None
    return kind if isinstance(kind, str) and kind in ACTION_TYPES else ""


# --- From schema errors to sentences ---------------------------------------------------------------------------


def _problems_of(manifest: object, broken: Error, declared: Mapping[str, object]) -> Iterator[Problem]:
    path, error = broken.path, broken.error
    schema = cast("Mapping[str, Any]", error.schema)

    def fix(place: Sequence[str | int], value: object) -> Fix | None:
        return fix_for(Broken(manifest, tuple(place), str(error.validator), schema, value, declared))

    if error.validator == "required":
        present = cast("Mapping[str, object]", error.instance)
        for name in (name for name in schema["required"] if name not in present):
            place = [*path, name]
            yield Problem(pointer(path), _missing(_place(manifest, place), name), fix(place, None))
    elif error.validator == "additionalProperties":
        present = cast("Mapping[str, object]", error.instance)
        for name in (name for name in present if name not in schema["properties"]):
            place = [*path, name]
            message = say("{place} is nothing that a manifest knows.", place=_place(manifest, place))
            yield Problem(pointer(place), message, fix(place, present[name]))
    else:
        told, where = schema["description"], _place(manifest, path)
        message = (
            say("{place} must be left out: {why}.", place=where, why=told)
            if error.validator == "not"
            else say("{place} must be {what}.", place=where, what=told)
        )
        yield Problem(pointer(path), message, fix(path, error.instance))


def _missing(place: str, name: str) -> Words:
    if name in ("config", "templates"):
        return say(
            "{place} is missing: an action of the type template_reply needs config.templates.url.", place=place
        )
    return say("{place} is missing.", place=place)


def _place(manifest: object, path: Sequence[str | int]) -> str:
    """The place in words: `label.de of the action “reply”`."""
    if not path:
        return say("The manifest")
    for end in range(len(path) - 1, 0, -1):
        if isinstance(path[end], int) and path[end - 1] in _LISTS:
            inner = _dotted(path[end + 1 :])
            return _within(manifest, path[: end + 1], inner) if inner else _item(manifest, path[: end + 1])
    return _dotted(path)


def _item(manifest: object, path: Sequence[str | int]) -> Words:
    """An item of a list, to begin a sentence with. An option belongs to an action, which is named as well."""
    which = _name_of(manifest, path)
    if path[-2] == "options":
        return say("The option {which} of the action {action}", which=which, action=_name_of(manifest, path[:-2]))
    return (
        say("The tab {which}", which=which)
        if path[-2] == "rightSidebar"
        else say("The action {which}", which=which)
    )


def _within(manifest: object, path: Sequence[str | int], inner: str) -> Words:
    """What is within an item of a list."""
    which = _name_of(manifest, path)
    if path[-2] == "options":
        return say(
            "{inner} of the option {which} of the action {action}",
            inner=inner,
            which=which,
            action=_name_of(manifest, path[:-2]),
        )
    if path[-2] == "rightSidebar":
        return say("{inner} of the tab {which}", inner=inner, which=which)
    return say("{inner} of the action {which}", inner=inner, which=which)


def _name_of(manifest: object, path: Sequence[str | int]) -> Words:
    """An item's id, where it can be shown, else which one it is."""
    item = _at(manifest, path)
    given = item.get("id") if isinstance(item, dict) else None
    if isinstance(given, str) and _SHOWN.fullmatch(given):
        return say("“{id}”", id=given)
    return say("number {number}", number=int(path[-1]) + 1)


def _dotted(path: Sequence[str | int]) -> str:
    """Names and positions as a program writes them; an ellipsis stands for a name that cannot be shown."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += ("." if text else "") + (part if _SHOWN.fullmatch(part) else "…")
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
            message = say("{place} is used twice; each needs its own.", place=_place(manifest, place))
            yield Problem(pointer(place), message, fix_same_id(manifest, place, given))
        seen.add(given)


def _broken_texts(value: object) -> Iterator[tuple[Path, str]]:
    """Half a character (`\\ud83d` alone) is JSON, but cannot be sent. The path of each such text, and the text."""
    waiting: list[tuple[Path, object]] = [((), value)]
    while waiting:
        path, each = waiting.pop()
        if isinstance(each, str) and _SURROGATE.search(each):
            yield path, each
        waiting.extend(((*path, key), child) for key, child in _children(each))


def _problem_of_text(manifest: object, path: Path, text: str) -> Problem:
    message = say("{place} holds half a character; write it anew.", place=_place(manifest, path))
    return Problem(pointer(path), message, fix_broken_text(path, text))


def _children(value: object) -> list[tuple[str | int, object]]:
    if isinstance(value, dict):
        return [(str(key), child) for key, child in value.items()]
    if isinstance(value, list):
        return list(enumerate(value))
    return []
