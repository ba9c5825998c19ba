"""What the tree shows, as data: a manifest as a person sees it, with the marks of what is wrong and what changed.

It is made anew after every edit, for it costs little: what takes time is drawing, and the tree draws only the rows
that differ from before. Marks are collected once for a document and then looked up; asking for each of two hundred
actions what is wrong with it would go through all problems two hundred times.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wizard.gui.manifest.form.edits import ACTIONS, TABS, items_at, mapping, owner
from wizard.manifest.changes import to_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from wizard.gui.manifest.session import EditingSession
    from wizard.manifest.validation import Problem

# What stands for the manifest itself in the tree, and holds what concerns the channel as a whole.
CHANNEL = ""
_LISTS = (("actions", ACTIONS), ("tabs", TABS))
PARTS = ("branding", "webhook", "callbacks")


@dataclass(frozen=True, slots=True)
class Node:
    """A row.

    `kind`: `actions`, `tabs` or `channel` for a heading, else an action's type, `option`, `tab`, or the name of a
    part. `place`: with positions. `text`: an item's own name, or "" where it has none (any more). `warned`: the
    Network cannot do what it promises.
    """

    kind: str
    place: str
    text: str = ""
    wrong: bool = False
    changed: bool = False
    warned: bool = False
    children: tuple[Node, ...] = ()

    @property
    def is_item(self) -> bool:
        """Whether it stands in a list, and can be moved, doubled and removed."""
        return self.place.rpartition("/")[2].isdecimal()


class Marks:
    """What is wrong and what changed in a document of now."""

    def __init__(self, session: EditingSession) -> None:
        self._current = session.document.current
        self._problems: dict[str, list[Problem]] = {}
        for problem in session.problems:
            self._problems.setdefault(place_of(problem), []).append(problem)
        self._wrong = _with_owners(self._problems)
        orders = {each.pointer for each in session.changes if isinstance(each.after, tuple)}
        self._touched = frozenset(each.pointer for each in session.changes) - orders
        self._around = _with_owners(self._touched | orders)
        promised = [session.where_now(each.pointer) for each in session.surroundings.misfits if not each.hint]
        self._warned = _with_owners(each for each in promised if session.misfits_at(each))

    def is_warned(self, place: str) -> bool:
        """Whether the Network cannot do what is promised there or below it."""
        return place in self._warned

    def is_wrong(self, place: str) -> bool:
        """Whether anything is wrong there or below it."""
        return place in self._wrong

    def problems(self, place: str) -> tuple[Problem, ...]:
        """What is wrong there and below it, in the order of the document."""
        if place not in self._wrong:
            return ()
        return tuple(
            problem
            for where, found in self._problems.items()
            if where == place or where.startswith(f"{place}/")
            for problem in found
        )

    def channel_problems(self) -> tuple[Problem, ...]:
        """What is wrong with the manifest itself, and with names in it that no row stands for."""
        return tuple(problem for where, found in self._problems.items() if _has_no_row(where) for problem in found)

    @property
    def is_channel_wrong(self) -> bool:
        return any(f"/{name}" in self._wrong for name in PARTS) or any(map(_has_no_row, self._problems))

    def is_changed(self, place: str) -> bool:
        return self.is_changed_ids(to_ids(self._current, place))

    def is_changed_within(self, thing: str, place: str) -> bool:
        """Whether this place of a thing is another one than it was. In a new thing nothing was anything before:
        marking all of it would say no more than the mark of the thing itself."""
        return self.is_changed(place) and not self.is_within_touched(to_ids(self._current, thing))

    def is_changed_ids(self, place: str) -> bool:
        """The same for a pointer with ids. Everything within a new item is changed."""
        return self.is_around(place) or self.is_within_touched(owner(place))

    def is_around(self, place: str) -> bool:
        """Whether a change is at this place (with ids), or below it."""
        return place in self._around

    def is_within_touched(self, place: str) -> bool:
        """Whether this place (with ids), or anything around it, is new or another one as a whole."""
        while place:
            if place in self._touched:
                return True
            place = owner(place)
        return False


def place_of(problem: Problem) -> str:
    """Where a person looks for it: at the very name that is missing, where a fix knows which one that is."""
    if problem.fix is not None and problem.fix.operations:
        where = problem.fix.operations[0].pointer
        if where.startswith(f"{problem.pointer}/"):
            return where
    return problem.pointer


class Outline:
    """Makes the rows of the tree, in one language; an item that is the same as before, and unmarked as before, has
    the same row. So one letter in a manifest of two hundred actions costs one row."""

    def __init__(self, language: str, parts: Sequence[str] = PARTS) -> None:
        """`parts`: those that are edited here."""
        self._language = language
        self._parts = parts
        self._known: dict[str, tuple[object, Node]] = {}  # items and their rows, by place

    def read(self, manifest: Mapping[str, object], marks: Marks) -> tuple[Node, ...]:
        """The rows, from the top."""
        known: dict[str, tuple[object, Node]] = {}
        nodes = (
            *(self._list(kind, place, manifest, marks, known) for kind, place in _LISTS),
            _channel(marks, self._parts),
        )
        self._known = known
        return nodes

    def _list(
        self,
        kind: str,
        place: str,
        manifest: Mapping[str, object],
        marks: Marks,
        known: dict[str, tuple[object, Node]],
    ) -> Node:
        rows: list[Node] = []
        inside = marks.is_within_touched(place)
        for position, item in enumerate(items_at(manifest, place)):
            here = f"{place}/{position}"
            node = self._reused(here, item, marks, place, inside=inside)
            known[here] = (
                item,
                node or _item(item, here, f"{place}/{_id_or(item, position)}", marks, self._language),
            )
            rows.append(known[here][1])
        return Node(
            kind,
            place,
            wrong=marks.is_wrong(place),
            changed=marks.is_changed_ids(place),
            warned=marks.is_warned(place),
            children=tuple(rows),
        )

    def _reused(self, here: str, item: object, marks: Marks, ids: str, *, inside: bool) -> Node | None:
        before, node = self._known.get(here, (None, None))
        if node is None or before is not item or node.wrong or node.changed or node.warned or inside:
            return None
        position = int(here.rpartition("/")[2])
        marked = (
            marks.is_wrong(here) or marks.is_warned(here) or marks.is_around(f"{ids}/{_id_or(item, position)}")
        )
        return None if marked else node


def name_of(item: object, language: str) -> str:
    """An item's label in this language, else in English, else its id; "" where it has neither."""
    label = mapping(mapping(item).get("label"))
    candidates = (label.get(language), label.get("en"), mapping(item).get("id"))
    return next((each for each in candidates if isinstance(each, str) and each.strip()), "")


def _items(items: Sequence[object], place: str, ids: str, marks: Marks, language: str) -> tuple[Node, ...]:
    return tuple(
        _item(item, f"{place}/{position}", f"{ids}/{_id_or(item, position)}", marks, language)
        for position, item in enumerate(items)
    )


def _item(item: object, place: str, ids: str, marks: Marks, language: str) -> Node:
    options = mapping(item).get("options")
    return Node(
        _kind(item, place),
        place,
        name_of(item, language),
        marks.is_wrong(place),
        marks.is_changed_ids(ids),
        marks.is_warned(place),
        _items(
            options if isinstance(options, list) else (), f"{place}/options", f"{ids}/options", marks, language
        ),
    )


def _kind(item: object, place: str) -> str:
    if place.startswith(f"{TABS}/"):
        return "tab"
    if owner(place) != ACTIONS:
        return "option"
    kind = mapping(item).get("type")
    return kind if isinstance(kind, str) and kind in ("reply", "template_reply", "button", "delete") else "unknown"


def _channel(marks: Marks, shown: Sequence[str]) -> Node:
    parts = tuple(
        Node(name, f"/{name}", "", marks.is_wrong(f"/{name}"), marks.is_changed_ids(f"/{name}")) for name in shown
    )
    return Node(
        "channel",
        CHANNEL,
        wrong=marks.is_channel_wrong,
        changed=any(each.changed for each in parts),
        children=parts,
    )


def _has_no_row(place: str) -> bool:
    first = place.split("/")[1] if place else ""
    return place in ("", "/inbox") or first not in ("inbox", *PARTS)


def _id_or(item: object, position: int) -> str:
    given = mapping(item).get("id")
    return given.replace("~", "~0").replace("/", "~1") if isinstance(given, str) else str(position)


def _with_owners(places: Iterable[str]) -> frozenset[str]:
    """The places and everything around them."""
    found: set[str] = set()
    for place in places:
        here = place
        while here not in found:
            found.add(here)
            here = owner(here)
    return frozenset(found)
