"""A manifest as a text that somebody edits: read or refused, written, and rewritten by the least edits.

A person may lay out a text as they like. When the manifest changes elsewhere, only the value that changed is
written anew; where a container gained or lost something, that container is laid out again, and what is inside of
it and did not change keeps its own text. So an editor can keep its place, and a file its form.
"""

from __future__ import annotations

import difflib
import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, NoReturn

from wizard.errors import UsageError
from wizard.manifest.diff import by_id, same
from wizard.manifest.document import MAX_DEPTH, NotJson, finite, lay_out, line_of, read_json
from wizard.manifest.operations import pointer
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from wizard.manifest.document import Place
    from wizard.words import Words

INDENT = 2
# Halves of characters cannot be shown, and the others end a line for some editors.
_UNFIT = re.compile("[\ud800-\udfff\u2028\u2029\ufdd0\ufdd1\ufffc]")
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_PLAIN = re.compile(r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"|[^\s{}\[\]:,"]+')
_MANY_LINES = 200  # beyond which it takes too long to look for more lines that stay
_MARGIN = re.compile(r"[ \t]*")


class UnreadableText(UsageError):
    """A text that is no manifest. `what`: a whole sentence, without the place; it quotes nothing of the text.

    `offset`: where it is wrong, in characters; `line` and `column`: the same, both from 1.
    """

    def __init__(self, text: str, offset: int, what: Words) -> None:
        self.offset = offset
        self.line = line_of(text, offset)
        self.column = offset - text.rfind("\n", 0, offset)
        super().__init__(what, field=f"line {self.line}")


def read_manifest_text(text: str) -> dict[str, object]:
    """The object that a text is; whether it keeps the rules of a manifest is another matter (`check`).

    Raises UnreadableText where it is not JSON, has a name twice in an object, or is no object. Takes a millisecond
    for 100 kB that are right, so it can be called while somebody types.
    """
    twice = 0

    def count(pairs: list[tuple[str, object]]) -> dict[str, object]:
        nonlocal twice
        made = dict(pairs)
        twice += len(pairs) - len(made)
        return made

    value: object = None
    try:
        value = json.loads(text, object_pairs_hook=count, parse_constant=_refuse, parse_float=finite)
        wrong = twice > 0 or _too_deep(value)
    except (ValueError, RecursionError):
        wrong = True
    if wrong:
        try:  # says what, and where
            value, _ = read_json(text)
        except NotJson as error:
            raise UnreadableText(text, error.offset, error.message) from None
    if not isinstance(value, dict):
        start = len(text) - len(text.lstrip())
        raise UnreadableText(text, start, say("The manifest must be an object: it begins with “{{”."))
    return value


def _too_deep(value: object) -> bool:
    """Whether more than MAX_DEPTH objects and lists stand within one another."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [
            child
            for each in level
            if isinstance(each, dict | list)
            for child in (each.values() if isinstance(each, dict) else each)
            if isinstance(child, dict | list)
        ]
        if not level:
            return False
    return True


@dataclass(frozen=True, slots=True)
class Edit:
    """Puts `text` in the place of what is from `start` to `end`, in characters of the text before."""

    start: int
    end: int
    text: str = field(repr=False)


def write_manifest(manifest: Mapping[str, object]) -> str:
    """As JSON with two spaces for each level; whatever an editor could not hold is escaped."""
    return _fit(json.dumps(manifest, ensure_ascii=False, indent=INDENT))


def edits_for(
    text: str,
    manifest: Mapping[str, object],
    said: Mapping[str, object] | None = None,
    place_of: Callable[[str], Place] | None = None,
) -> tuple[Edit, ...]:
    """What to do to `text` (valid JSON) for it to say `manifest`, in the order of the text; no two overlap.

    `said` and `place_of`: what the text says, and where its values stand, where that is known already.
    """
    found: list[Edit] = []
    before = json.loads(text) if said is None else said
    if not same(before, manifest):
        place_of = lay_out(text).__getitem__ if place_of is None else place_of
        _Rewriting(text, place_of, found).compare([], before, manifest)
    return tuple(sorted(found, key=lambda edit: edit.start))


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """The text after them."""
    for edit in sorted(edits, key=lambda each: -each.start):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def narrowed(text: str, edit: Edit) -> tuple[Edit, ...]:
    """The same as smaller edits, so that what stays the same within it is not touched."""
    before, after = text[edit.start : edit.end].splitlines(keepends=True), edit.text.splitlines(keepends=True)
    first = _alike(before, after)
    last = _alike_at_end(before[first:], after[first:])
    offset = edit.start + sum(map(len, before[:first]))
    before, after = before[first : len(before) - last], after[first : len(after) - last]
    starts = list(accumulate(map(len, before), initial=offset))
    edits = (Edit(starts[i], starts[j], "".join(after[k:n])) for i, j, k, n in _changed_lines(before, after))
    return tuple(_trimmed(text, each) for each in edits)


def _changed_lines(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Which lines (from, to) are replaced by which (from, to).

    Lines that are there once on both sides stay, as many as can without crossing (“patience diff”): so one item
    that moved among hundreds is found quickly. Between two of them, line is compared with line.
    """
    i = k = 0
    for j, n in [*_anchors(before, after), (len(before), len(after))]:
        old, new = before[i:j], after[k:n]
        if len(old) <= _MANY_LINES and len(new) <= _MANY_LINES:
            found = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
            yield from ((i + a, i + b, k + c, k + d) for tag, a, b, c, d in found if tag != "equal")
        else:
            yield i, j, k, n
        i, k = j, n


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Where the lines that stay are, on both sides: the longest ascending row of those that are there once."""
    places = {line: n for n, line in enumerate(after)}
    old, new = Counter(before), Counter(after)
    pairs = [(n, places[line]) for n, line in enumerate(before) if old[line] == new[line] == 1]
    ends: list[int] = []  # the least place that a row of each length can end with
    last: list[int] = []  # the pair that is there
    behind: list[int] = []  # for each pair, the one before it in its row; -1: it is the first
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        behind.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
    row: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        row.append(pairs[number])
        number = behind[number]
    return row[::-1]


@dataclass(frozen=True, slots=True)
class ValueEdit:
    """One plain value (no object, no list) became another. `old` and `new`: where it stands in the text before and
    after. All that stands before it stays there, and all that stands behind it moves by the same.
    """

    pointer: str
    value: object = field(repr=False)
    old: Place
    new: Place


def one_value_edited(text: str, places: Layout, after: str) -> ValueEdit | None:
    """What happened between two texts if it is no more than that; None: it is something else, or nothing good.

    It is what happens while somebody types into a value, and found without reading all of the text again.
    """
    first = _alike(text, after)
    last = _alike_at_end(text[first:], after[first:])
    end, delta = len(text) - last, len(after) - len(text)
    found = places.around(first)
    if found is None:
        return None
    pointer, old = found
    if text[old.start] in "{[" or end > old.end:
        return None
    token = _PLAIN.match(after, old.start)
    if token is None or token.end() != old.end + delta:
        return None
    try:
        value: object = json.loads(token[0], parse_constant=_refuse, parse_float=finite)
    except ValueError:
        return None
    return ValueEdit(pointer, value, old, old._replace(end=token.end()))


class Layout:
    """Where the values of a text stand (`lay_out`), and which of them is at a place."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self.places = places
        self._starts = [each.start for each in places.values()]
        self._pointers = list(places)

    def around(self, offset: int) -> tuple[str, Place] | None:
        """The last value that begins at or before `offset`."""
        found = bisect_right(self._starts, offset) - 1
        return (self._pointers[found], self.places[self._pointers[found]]) if found >= 0 else None


def units(text: str) -> int:
    """How long a text is in UTF-16, as Qt counts."""
    return len(text) + len(_WIDE.findall(text))


class Units:
    """Positions in a text, in characters as Python counts and in units of UTF-16 as Qt does."""

    def __init__(self, text: str) -> None:
        self._wide = [found.start() for found in _WIDE.finditer(text)]
        self._wide_units = [place + n for n, place in enumerate(self._wide)]

    def of(self, offset: int) -> int:
        """In units, of one in characters."""
        return offset + bisect_left(self._wide, offset)

    def characters(self, position: int) -> int:
        """In characters, of one in units."""
        return position - bisect_left(self._wide_units, position)


def _trimmed(text: str, edit: Edit) -> Edit:
    """Without what is the same at both ends."""
    old, new = text[edit.start : edit.end], edit.text
    first = _alike(old, new)
    last = _alike_at_end(old[first:], new[first:])
    return Edit(edit.start + first, edit.end - last, new[first : len(new) - last])


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How much is the same from the beginning; halving is fast, for slices are compared by the machine."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _alike_at_end(one: Sequence[str], other: Sequence[str]) -> int:
    return _alike(one[::-1], other[::-1])


@dataclass(frozen=True, slots=True)
class _Rewriting:
    text: str
    place_of: Callable[[str], Place]
    edits: list[Edit]

    def compare(self, path: list[str | int], before: object, after: object) -> None:
        """Finds the smallest values that differ."""
        if same(before, after):
            return
        if isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
            for name, value in before.items():
                self.compare([*path, name], value, after[name])
        elif isinstance(before, list) and isinstance(after, list) and _ids(before) == _ids(after):
            for n, value in enumerate(before):
                self.compare([*path, n], value, after[n])
        else:
            place = self.place_of(pointer(path))
            written = self.render(after, path, before, self._margin(place))
            self.edits.append(Edit(place.start, place.end, written))

    def render(self, value: object, path: list[str | int] | None, before: object, margin: str) -> str:
        """The text of a value; what stands at `path` already and is the same keeps its own."""
        if path is not None and same(before, value):
            place = self.place_of(pointer(path))
            return self.text[place.start : place.end]
        inner = margin + " " * INDENT
        if isinstance(value, dict) and value:
            old = before if isinstance(before, dict) else {}
            lines = [
                f"{_scalar(name)}: {self.render(child, self._at(path, name, old), old.get(name), inner)}"
                for name, child in value.items()
            ]
            return _wrapped("{", lines, "}", margin)
        if isinstance(value, list) and value:
            items = before if isinstance(before, list) else []
            partners = [_partner(child, n, items) for n, child in enumerate(value)]
            lines = [
                self.render(child, self._at(path, at, items), items[at] if at < len(items) else None, inner)
                for child, at in zip(value, partners, strict=True)
            ]
            return _wrapped("[", lines, "]", margin)
        return _scalar(value)

    def _margin(self, place: Place) -> str:
        line = self.text.rfind("\n", 0, place.start) + 1
        found = _MARGIN.match(self.text, line)
        return found[0] if found else ""

    def _at(
        self, path: list[str | int] | None, part: str | int, owner: Mapping[str, object] | Sequence[object]
    ) -> list[str | int] | None:
        """The path of what is in `owner`; None if it is not there."""
        there = part < len(owner) if isinstance(part, int) else part in owner
        return [*path, part] if path is not None and there else None


def _wrapped(opening: str, lines: Sequence[str], closing: str, margin: str) -> str:
    inner = margin + " " * INDENT
    return f"{opening}\n{inner}" + f",\n{inner}".join(lines) + f"\n{margin}{closing}"


def _partner(item: object, position: int, items: Sequence[object]) -> int:
    """Which of `items` an item of the new list was; past their end for none."""
    given = item.get("id") if isinstance(item, dict) else None
    if not isinstance(given, str):
        return position
    found = (n for n, each in enumerate(items) if isinstance(each, dict) and each.get("id") == given)
    return next(found, len(items))


def _ids(items: list[object]) -> object:
    """What has to be equal for two lists to be compared item by item."""
    known = by_id(items)
    return len(items) if known is None else list(known)


def _scalar(value: object) -> str:
    return _fit(json.dumps(value, ensure_ascii=False))


def _refuse(_constant: str) -> NoReturn:
    raise ValueError


def _fit(text: str) -> str:
    return _UNFIT.sub(lambda found: f"\\u{ord(found[0]):04x}", text) if _UNFIT.search(text) else text
