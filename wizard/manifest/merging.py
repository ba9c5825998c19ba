"""Three ways to one: our edits and what SocialHub's copy became meanwhile, on the base that both began with.

What only one side changed is taken from that side. Where both changed the same thing to something different there
is a conflict: ours stands, theirs is kept beside it, and nothing is sent before a person chose. So no edit is ever
dropped, ours not in the document and theirs not unseen.

Objects are merged name by name, and the lists of actions, tabs and options item by item (matched by `id`); their
order is one thing of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeAlias

from wizard.manifest.diff import BY_ID, by_id, same
from wizard.manifest.document import is_secret, mask_secret
from wizard.manifest.operations import pointer
from wizard.manifest.schema import MASK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class _Absent(Enum):
    ABSENT = "absent"

    def __repr__(self) -> str:
        return "absent"


ABSENT: Final = _Absent.ABSENT
Items: TypeAlias = "Mapping[str, object]"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that both sides changed. ABSENT: not there. For an order of items, all three are tuples of ids.

    `pointer` has ids in the place of positions. The values may hold a secret: `masked` is what may be shown.
    """

    pointer: str
    base: object = field(repr=False)
    ours: object = field(repr=False)
    theirs: object = field(repr=False)

    def masked(self) -> Conflict:
        shown = [_masked(self.pointer, value) for value in (self.base, self.ours, self.theirs)]
        return replace(self, base=shown[0], ours=shown[1], theirs=shown[2])


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome: with ours where there is a conflict."""

    document: dict[str, object] = field(repr=False)
    conflicts: tuple[Conflict, ...]


def merge(base: Mapping[str, object], ours: Mapping[str, object], theirs: Mapping[str, object]) -> Merged:
    """`theirs` with all that changed between `base` and `ours`. Nothing that is given is changed."""
    conflicts: list[Conflict] = []
    document = _objects([], base, ours, theirs, conflicts)
    return Merged(document, tuple(conflicts))


def _values(path: list[str], base: object, ours: object, theirs: object, conflicts: list[Conflict]) -> object:
    """The merged value, or ABSENT."""
    if ours is theirs or theirs is base or _equal(theirs, base) or _equal(ours, theirs):
        return ours
    if ours is base or _equal(ours, base):
        return theirs
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return _objects(path, base if isinstance(base, dict) else {}, ours, theirs, conflicts)
    if path[-1] in BY_ID:
        lists = [by_id(each) for each in ([] if base is ABSENT else base, ours, theirs)]
        if None not in lists:
            return _items(path, [each or {} for each in lists], conflicts)
    conflicts.append(Conflict(pointer(path), base, ours, theirs))
    return ours


def _objects(
    path: list[str], base: Items, ours: Items, theirs: Items, conflicts: list[Conflict]
) -> dict[str, object]:
    """In the order of `theirs`, which is the one that SocialHub goes on with."""
    merged: dict[str, object] = {}
    for name in [*theirs, *(name for name in ours if name not in theirs)]:
        sides = [each.get(name, ABSENT) for each in (base, ours, theirs)]
        value = _values([*path, name], sides[0], sides[1], sides[2], conflicts)
        if value is not ABSENT:
            merged[name] = value
    return merged


def _items(path: list[str], lists: Sequence[Items], conflicts: list[Conflict]) -> list[object]:
    base, ours, theirs = lists
    found = _objects(path, base, ours, theirs, conflicts)
    return [found[name] for name in _order(path, list(base), list(ours), list(theirs), found, conflicts)]


def _order(
    path: list[str], base: list[str], ours: list[str], theirs: list[str], found: Items, conflicts: list[Conflict]
) -> list[str]:
    """The order of whichever side changed it, with the items that only the other has behind their neighbours."""
    we_moved, they_moved = (_moved(base, each) for each in (ours, theirs))
    if we_moved and they_moved and [n for n in ours if n in theirs] != [n for n in theirs if n in ours]:
        conflicts.append(Conflict(pointer(path), tuple(base), tuple(ours), tuple(theirs)))
    first, second = (ours, theirs) if we_moved else (theirs, ours)
    arranged = [name for name in first if name in found]
    for place, name in enumerate(second):
        if name in found and name not in arranged:
            before = next((each for each in reversed(second[:place]) if each in arranged), None)
            arranged.insert(0 if before is None else arranged.index(before) + 1, name)
    return arranged


def _moved(base: list[str], now: list[str]) -> bool:
    return [name for name in base if name in now] != [name for name in now if name in base]


def _equal(one: object, other: object) -> bool:
    if one is ABSENT or other is ABSENT:
        return one is other
    return same(one, other)


def _masked(place: str, value: object) -> object:
    if place == "/webhook":
        return mask_secret({"webhook": value})["webhook"]
    return MASK if place == "/webhook/secret" and value is not ABSENT and is_secret(value) else value
