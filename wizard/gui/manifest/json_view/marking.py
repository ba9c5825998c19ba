"""Where things stand in a text: what is wrong, what changed, and what the cursor is in.

A value is underlined itself if it is a plain one; a whole object or list is too much to underline, so its name is,
or its bracket. What is missing is told where it would have to be: at its owner.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from wizard.manifest.changes import to_positions
from wizard.manifest.document import lay_out
from wizard.manifest.operations import WrongPlace
from wizard.manifest.text import Units

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wizard.manifest.diff import Difference
    from wizard.manifest.document import Place


_NAME = re.compile(r'"(?:[^"\\]|\\.)*"')


class Plan:
    """The places of one text that can be read. Positions are in units of UTF-16; lines count from 0."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.units = Units(text)

    @cached_property
    def _places(self) -> dict[str, Place]:
        return lay_out(self._text)

    @cached_property
    def _order(self) -> tuple[list[int], list[str]]:
        """Where each value begins, its name included, in the order of the text; and which one it is."""
        starts = [each.name if each.name >= 0 else each.start for each in self._places.values()]
        return starts, list(self._places)

    def mark(self, pointer: str) -> tuple[int, int]:
        """What to underline for something at a pointer with positions."""
        place = self._places.get(pointer)
        if place is not None and self._text[place.start] not in "{[":
            return self._span(place.start, place.end)
        while place is None:
            pointer = pointer.rpartition("/")[0]
            place = self._places.get(pointer)
        if place.name >= 0:
            name = _NAME.match(self._text, place.name)
            return self._span(place.name, name.end() if name else place.start)
        return self._span(place.start, place.start + 1)

    def value(self, pointer: str) -> tuple[int, int] | None:
        """The whole of a value, with its name; None if it is not there."""
        place = self._places.get(pointer)
        if place is None:
            return None
        return self._span(place.name if place.name >= 0 else place.start, place.end)

    def start(self, pointer: str) -> int:
        """Where a cursor goes for a value, or for what is around it."""
        while pointer not in self._places:
            pointer = pointer.rpartition("/")[0]
        return self.units.of(self._places[pointer].start)

    def pointer_at(self, position: int) -> str:
        """The innermost value, or name of one, that a position is in."""
        here = self.units.characters(position)
        starts, pointers = self._order
        found = pointers[max(bisect_right(starts, here) - 1, 0)]
        while found and self._places[found].end < here:
            found = found.rpartition("/")[0]
        return found

    def changed_lines(self, changes: Iterable[Difference], manifest: Mapping[str, object]) -> frozenset[int]:
        """The lines of what changed; for what went, and for an order, the line of the list or object."""
        lines: set[int] = set()
        for each in changes:
            pointer, whole = each.pointer, not isinstance(each.after, tuple)
            if each.kind == "removed":
                pointer, whole = pointer.rpartition("/")[0], False
            try:
                place = self._places.get(to_positions(manifest, pointer))
            except WrongPlace:
                continue
            if place is not None:
                start = place.name if place.name >= 0 else place.start
                lines.update(range(self._line(start), self._line(place.end if whole else start) + 1))
        return frozenset(lines)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self.units.of(start), self.units.of(end)

    @cached_property
    def _ends(self) -> list[int]:
        return [n for n, sign in enumerate(self._text) if sign == "\n"]

    def _line(self, offset: int) -> int:
        return bisect_right(self._ends, offset - 1) if offset else 0
