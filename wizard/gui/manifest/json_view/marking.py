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
from wizard.manifest.document import Place, lay_out
from wizard.manifest.operations import WrongPlace
from wizard.manifest.text import Layout, Units, one_value_edited

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from wizard.manifest.diff import Difference
    from wizard.manifest.text import ValueEdit


_NAME = re.compile(r'"(?:[^"\\]|\\.)*"')

_LINE_END = re.compile("\n")


class Plan:
    """The places of one text that can be read. Positions are in units of UTF-16; lines count from 0.

    Laying out a long text takes longer than a keystroke may. So a plan can be one `like` another, of a text in
    which only one plain value was another: then everything behind that value is found where it was, and shifted.
    """

    def __init__(self, text: str, like: tuple[Plan, ValueEdit] | None = None) -> None:
        self._text = text
        self.units = Units(text)
        self._model: Plan | None = like[0] if like else None
        self._edit: ValueEdit | None = like[1] if like else None

    def edit_to(self, after: str) -> ValueEdit | None:
        """What leads from this text to another, if it is one plain value."""
        if self._model is not None:  # two edits of the same value are one
            return self._model.edit_to(after)
        return one_value_edited(self._text, self._layout, after)

    def edited(self, after: str, edit: ValueEdit) -> Plan:
        """The plan of the text after such an edit."""
        return Plan(after, (self._model or self, edit))

    @cached_property
    def _layout(self) -> Layout:
        return Layout(self._places)

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        return lay_out(self._text)

    def place(self, pointer: str) -> Place:
        """Where a value stands, in characters. Raises KeyError."""
        found = self._place(pointer)
        if found is None:
            raise KeyError(pointer)
        return found

    def _place(self, pointer: str) -> Place | None:
        if self._model is None:
            return self._places.get(pointer)
        found = self._model._place(pointer)  # noqa: SLF001 - one of us
        return Place(*map(self._shifted, found)) if found is not None else None

    def _shifted(self, offset: int) -> int:
        if self._edit is None or offset <= self._edit.old.start:
            return offset
        return offset + self._edit.new.end - self._edit.old.end

    def _innermost(self, offset: int) -> str:
        """The value, or name of one, that is at an offset."""
        if self._model is not None and self._edit is not None:
            if self._edit.new.start <= offset <= self._edit.new.end:
                return self._edit.pointer
            back = offset if offset < self._edit.new.start else offset - self._edit.new.end + self._edit.old.end
            return self._model._innermost(back)  # noqa: SLF001
        starts, pointers = self._order
        found = pointers[max(bisect_right(starts, offset) - 1, 0)]
        while found and self._places[found].end < offset:
            found = found.rpartition("/")[0]
        return found

    @cached_property
    def _order(self) -> tuple[list[int], list[str]]:
        """Where each value begins, its name included, in the order of the text; and which one it is."""
        starts = [each.name if each.name >= 0 else each.start for each in self._places.values()]
        return starts, list(self._places)

    def mark(self, pointer: str) -> tuple[int, int]:
        """What to underline for something at a pointer with positions."""
        place = self._place(pointer)
        if place is not None and self._text[place.start] not in "{[":
            return self._span(place.start, place.end)
        place = self._nearest(pointer)
        if place.name >= 0:
            name = _NAME.match(self._text, place.name)
            return self._span(place.name, name.end() if name else place.start)
        return self._span(place.start, place.start + 1)

    def value(self, pointer: str) -> tuple[int, int] | None:
        """The whole of a value, with its name; None if it is not there."""
        place = self._place(pointer)
        if place is None:
            return None
        return self._span(place.name if place.name >= 0 else place.start, place.end)

    def start(self, pointer: str) -> int:
        """Where a cursor goes for a value, or for what is around it."""
        return self.units.of(self._nearest(pointer).start)

    def pointer_at(self, position: int) -> str:
        """The innermost value, or name of one, that a position is in."""
        return self._innermost(self.units.characters(position))

    def brackets(self, position: int) -> tuple[int, int] | None:
        """The bracket before or behind a position, and the other one of the pair."""
        here = self.units.characters(position)
        for offset in (here - 1, here):
            sign = self._text[offset : offset + 1]
            if not sign or sign not in "{}[]":
                continue
            place = self._place(self._innermost(offset + (sign in "}]")))
            if place is not None and offset in (place.start, place.end - 1):
                return self.units.of(place.start), self.units.of(place.end - 1)
        return None

    def changed_lines(self, changes: Iterable[Difference], manifest: Mapping[str, object]) -> frozenset[int]:
        """The lines of what changed; for what went, and for an order, the line of the list or object."""
        lines: set[int] = set()
        for each in changes:
            pointer, whole = each.pointer, not isinstance(each.after, tuple)
            if each.kind == "removed":
                pointer, whole = pointer.rpartition("/")[0], False
            try:
                place = self._place(to_positions(manifest, pointer))
            except WrongPlace:
                continue
            if place is not None:
                start = place.name if place.name >= 0 else place.start
                lines.update(range(self._line(start), self._line(place.end if whole else start) + 1))
        return frozenset(lines)

    def _nearest(self, pointer: str) -> Place:
        """The place of a value, or of what is around it."""
        while (place := self._place(pointer)) is None:
            pointer = pointer.rpartition("/")[0]
        return place

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self.units.of(start), self.units.of(end)

    @cached_property
    def _ends(self) -> list[int]:
        return [found.start() for found in _LINE_END.finditer(self._text)]

    def _line(self, offset: int) -> int:
        return bisect_right(self._ends, offset - 1)
