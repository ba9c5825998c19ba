"""What can be done to a manifest, as data: set, add, remove, move and duplicate, each at a JSON Pointer.

A form, a fix for an error and a program all change a manifest by these and nothing else. A document is never
changed in place: what an operation touches is made anew along its path, everything else is shared with the
document of before. So keeping every step for undo costs little, and what did not change is known at a glance.

In these pointers the items of a list have positions (RFC 6901; `-` is the end), for an id may be missing or there
twice while somebody types.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from wizard.errors import UsageError
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Path: TypeAlias = "Sequence[str | int]"

END = "-"


@dataclass(frozen=True, slots=True)
class Set:
    """Puts `value` in the place of what is there; a name that an object lacks is added, an item is not."""

    pointer: str
    value: object = field(repr=False)  # it may be a secret


@dataclass(frozen=True, slots=True)
class Add:
    """Adds a name to an object (replacing what it has), or inserts an item into a list before that position."""

    pointer: str
    value: object = field(repr=False)


@dataclass(frozen=True, slots=True)
class Remove:
    """Takes away a name of an object or an item of a list."""

    pointer: str


@dataclass(frozen=True, slots=True)
class Move:
    """Moves an item within its list. `to`: its position afterwards, from 0; past the end means the end."""

    pointer: str
    to: int


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Puts a copy of an item behind it; the copy's `id` is a free one."""

    pointer: str


Operation: TypeAlias = "Set | Add | Remove | Move | Duplicate"


class WrongPlace(UsageError):
    """There is nothing at that place (any more), or nothing of the kind that is asked for."""


def perform(document: object, operation: Operation) -> object:
    """The document after the operation; `document` itself stays as it was. Raises WrongPlace."""
    path = split(operation.pointer)
    if isinstance(operation, Set) and not path:
        return copy.deepcopy(operation.value)
    if not path:
        raise _wrong(operation.pointer)
    return _changed(document, path, lambda container, key: _apply(container, key, operation), operation.pointer)


def perform_all(document: object, operations: Sequence[Operation]) -> object:
    """One operation after another. Raises WrongPlace."""
    for operation in operations:
        document = perform(document, operation)
    return document


def pointer(path: Path) -> str:
    """The JSON Pointer of a path of names and positions."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def split(text: str) -> list[str]:
    """The parts of a JSON Pointer. Raises WrongPlace where it is none."""
    if text and not text.startswith("/"):
        raise _wrong(text)
    return [part.replace("~1", "/").replace("~0", "~") for part in text.split("/")[1:]]


def value_at(document: object, place: str) -> object:
    """What is at a pointer. Raises WrongPlace."""
    for part in split(place):
        if isinstance(document, dict) and part in document:
            document = document[part]
        elif isinstance(document, list):
            document = document[_position(document, part, place)]
        else:
            raise _wrong(place)
    return document


def free_id(wanted: str, taken: Sequence[str]) -> str:
    """`wanted` with the first number behind it that makes it free: `reply`, `reply-2`, `reply-3` …"""
    if wanted not in taken:
        return wanted
    stem, _, number = wanted.rpartition("-")
    stem = stem if stem and number.isascii() and number.isdigit() else wanted
    for count in range(2, len(taken) + 3):
        ending = f"-{count}"
        candidate = stem[: 256 - len(ending)] + ending
        if candidate not in taken:
            return candidate
    raise AssertionError("one of so many is free")


def ids_beside(document: object, place: str) -> list[str]:
    """The ids of the other items in the list of the item at `place`. Raises WrongPlace."""
    *owner, last = split(place)
    items = value_at(document, pointer(owner))
    if not isinstance(items, list):
        raise _wrong(place)
    here = _position(items, last, place)
    return _ids([item for n, item in enumerate(items) if n != here])


def _changed(document: object, path: Sequence[str], change: Callable[[object, str], object], whole: str) -> object:
    """A copy along `path`, with the last container on it replaced by what `change` makes of it."""
    if len(path) == 1:
        return change(document, path[0])
    part = path[0]
    if isinstance(document, dict) and part in document:
        return {**document, part: _changed(document[part], path[1:], change, whole)}
    if isinstance(document, list):
        position = _position(document, part, whole)
        items = list(document)
        items[position] = _changed(document[position], path[1:], change, whole)
        return items
    raise _wrong(whole)


def _apply(container: object, key: str, operation: Operation) -> object:
    if isinstance(container, dict):
        return _in_object(container, key, operation)
    if isinstance(container, list):
        return _in_list(container, key, operation)
    raise _wrong(operation.pointer)


def _in_object(container: Mapping[str, object], key: str, operation: Operation) -> object:
    if isinstance(operation, Set | Add):
        return {**container, key: copy.deepcopy(operation.value)}
    if isinstance(operation, Remove) and key in container:
        return {name: value for name, value in container.items() if name != key}
    raise _wrong(operation.pointer)


def _in_list(container: Sequence[object], key: str, operation: Operation) -> object:
    items = list(container)
    if isinstance(operation, Add):
        position = len(items) if key == END else _position(items, key, operation.pointer, more=1)
        items.insert(position, copy.deepcopy(operation.value))
        return items
    position = _position(items, key, operation.pointer)
    if isinstance(operation, Set):
        items[position] = copy.deepcopy(operation.value)
    elif isinstance(operation, Remove):
        del items[position]
    elif isinstance(operation, Move):
        items.insert(max(operation.to, 0), items.pop(position))
    else:
        items.insert(position + 1, _copy_of(items[position], items))
    return items


def _copy_of(item: object, beside: Sequence[object]) -> object:
    twin = copy.deepcopy(item)
    if isinstance(twin, dict) and isinstance(twin.get("id"), str):
        twin["id"] = free_id(twin["id"], _ids(beside))
    return twin


def _ids(items: Sequence[object]) -> list[str]:
    given = [item.get("id") for item in items if isinstance(item, dict)]
    return [each for each in given if isinstance(each, str)]


def _position(items: Sequence[object], part: str, place: str, *, more: int = 0) -> int:
    if not (part.isascii() and part.isdigit()) or (part != "0" and part.startswith("0")) or len(part) > 9:
        raise _wrong(place)
    if int(part) >= len(items) + more:
        raise _wrong(place)
    return int(part)


def _wrong(place: str) -> WrongPlace:
    return WrongPlace(
        say("The manifest has no such place (any more)."),
        say("Look at it again and repeat the step."),
        field=place,
    )
