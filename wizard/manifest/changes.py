"""Differences put to work: carried out on a document, taken back one by one, and found in its list of items.

A difference names its place by ids (`/inbox/ticketActions/reply/label/de`), an operation by positions: an id
stays right while items move, a position is right even where ids are missing. `to_ids` and `to_positions` lead from
one to the other, so that an error and a change of the same thing can be marked at the same place.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from wizard.manifest.diff import Difference, by_id
from wizard.manifest.operations import WrongPlace, pointer, split
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def carry_out(document: Mapping[str, object], difference: Difference) -> dict[str, object]:
    """The document after one difference; all of `compare(a, b)` lead from `a` to `b`. Raises WrongPlace."""
    if difference.kind == "removed":
        return take_away(document, difference.pointer)
    if isinstance(difference.after, tuple):
        return arrange(document, difference.pointer, difference.after)
    return put(document, difference.pointer, difference.after)


def take_back(
    base: Mapping[str, object], document: Mapping[str, object], difference: Difference
) -> dict[str, object]:
    """`document` with this one of its differences to `base` undone; an item comes back to its old neighbours."""
    if difference.kind == "added":
        return take_away(document, difference.pointer)
    if isinstance(difference.before, tuple):
        return arrange(document, difference.pointer, difference.before)
    return put(document, difference.pointer, difference.before, neighbours=base)


def put(
    document: Mapping[str, object],
    place: str,
    value: object,
    *,
    neighbours: Mapping[str, object] | None = None,
) -> dict[str, object]:
    """Sets or adds the value at a pointer with ids. A new item of a list goes to the end, or where it stands in
    `neighbours`. Raises WrongPlace where its owner is not there."""
    beside = _ids_at(neighbours, split(place)[:-1]) if neighbours is not None else []

    def change(container: object, key: str) -> object:
        if isinstance(container, dict):
            return {**container, key: copy.deepcopy(value)}
        items = _items(container, place)
        position = _find(items, key)
        if position is None:
            items.insert(_place_among(items, key, beside), copy.deepcopy(value))
        else:
            items[position] = copy.deepcopy(value)
        return items

    return _changed(document, place, change)


def take_away(document: Mapping[str, object], place: str) -> dict[str, object]:
    """Removes what is at a pointer with ids. Raises WrongPlace where there is nothing."""

    def change(container: object, key: str) -> object:
        if isinstance(container, dict) and key in container:
            return {name: value for name, value in container.items() if name != key}
        items = _items(container, place)
        position = _find(items, key)
        if position is None:
            raise _wrong(place)
        del items[position]
        return items

    return _changed(document, place, change)


def arrange(document: Mapping[str, object], place: str, order: Sequence[str]) -> dict[str, object]:
    """Puts the items of a list into the order of these ids; those with other ids keep their positions."""

    def change(container: object, key: str) -> object:
        owner = _at(container, [key], place)
        items = by_id(owner)
        if items is None:
            raise _wrong(place)
        known = iter([name for name in order if name in items])
        arranged = [items[next(known) if name in order else name] for name in items]
        if isinstance(container, dict):
            return {**container, key: arranged}
        raise _wrong(place)

    return _changed(document, place, change)


def look_up(document: Mapping[str, object], place: str) -> object:
    """What is at a pointer with ids. Raises WrongPlace."""
    return _at(document, split(place), place)


def to_positions(document: Mapping[str, object], place: str) -> str:
    """The pointer with positions for one with ids. Raises WrongPlace."""
    path: list[str | int] = []
    value: object = document
    for part in split(place):
        position = _find(value, part) if isinstance(value, list) else None
        path.append(part if position is None else position)
        value = _at(value, [part], place)
    return pointer(path)


def to_ids(document: Mapping[str, object], place: str) -> str:
    """The pointer with ids for one with positions, as far as items have ids of their own."""
    path: list[str] = []
    value: object = document
    for part in split(place):
        if isinstance(value, list) and part.isdecimal() and int(part) < len(value):
            value = value[int(part)]
            given = value.get("id") if isinstance(value, dict) else None
            path.append(given if isinstance(given, str) else part)
        else:
            value = value.get(part) if isinstance(value, dict) else None
            path.append(part)
    return pointer(path)


# --- Walking by ids --------------------------------------------------------------------------------------------


def _changed(
    document: Mapping[str, object], place: str, change: Callable[[object, str], object]
) -> dict[str, object]:
    path = split(place)
    if not path:
        raise _wrong(place)
    after = _walk(document, path, change, place)
    if not isinstance(after, dict):
        raise _wrong(place)
    return after


def _walk(value: object, path: Sequence[str], change: Callable[[object, str], object], place: str) -> object:
    if len(path) == 1:
        return change(value, path[0])
    inner = _walk(_at(value, path[:1], place), path[1:], change, place)
    if isinstance(value, dict):
        return {**value, path[0]: inner}
    items = _items(value, place)
    position = _find(items, path[0])
    if position is None:
        raise _wrong(place)
    items[position] = inner
    return items


def _at(value: object, path: Sequence[str], place: str) -> object:
    for part in path:
        if isinstance(value, dict) and part in value:
            value = value[part]
            continue
        items = _items(value, place)
        position = _find(items, part)
        if position is None:
            raise _wrong(place)
        value = items[position]
    return value


def _items(value: object, place: str) -> list[object]:
    if not isinstance(value, list):
        raise _wrong(place)
    return list(value)


def _find(items: Sequence[object], wanted: str) -> int | None:
    return next((n for n, each in enumerate(items) if isinstance(each, dict) and each.get("id") == wanted), None)


def _ids_at(document: Mapping[str, object], path: Sequence[str]) -> list[str]:
    try:
        found = by_id(_at(document, path, ""))
    except WrongPlace:
        return []
    return list(found or ())


def _place_among(items: Sequence[object], name: str, order: Sequence[str]) -> int:
    """Behind the nearest of those that stand before it in `order`; at the end where `order` does not know it."""
    if name not in order:
        return len(items)
    for before in reversed(order[: order.index(name)]):
        position = _find(items, before)
        if position is not None:
            return position + 1
    return 0


def _wrong(place: str) -> WrongPlace:
    return WrongPlace(
        say("The manifest has no such place (any more)."),
        say("Look at it again and repeat the step."),
        field=place,
    )
