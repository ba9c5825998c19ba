"""A manifest as a document: read from a file, with the line of whatever is wrong in it, and fit to be shown.

Python's JSON reader tells the line of a syntax error, but not where a value stood once it was read. `lay_out` goes
over the same text again, which is known to be good JSON by then, and only keeps count: a stack of names and
positions. That is all it takes to name a line for any JSON Pointer, and to notice a name that is there twice.
"""

from __future__ import annotations

import copy
import json
import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from wizard.errors import UsageError
from wizard.manifest.schema import MASK, READ_ONLY
from wizard.manifest.validation import check
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from wizard.manifest.validation import Problem
    from wizard.words import Words

MAX_FILE = 1_000_000  # bytes
MAX_DEPTH = 100
_SHOWN_PROBLEMS = 5

_NO_NUMBERS = frozenset({"NaN", "Infinity", "-Infinity"})
_TOO_LARGE = re.compile(r"-?[0-9.]+[eE]\+?[0-9]+")
# A text (and a colon where it is a name), an opening and a closing bracket, or anything else that is a value.
_TOKEN = re.compile(r'("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|([{\[])|([}\]])|[^\s{}\[\]:,"]+', re.DOTALL)
_NAME, _OPENING, _CLOSING = 2, 3, 4  # its groups

# What Python's reader says, in words that help.
_SYNTAX = {
    "Expecting ',' delimiter": say("a comma or a closing bracket is missing"),
    "Expecting ':' delimiter": say("a colon is missing after the name"),
    "Expecting value": say("a value is missing"),
    "Expecting property name enclosed in double quotes": say(
        'a name in double quotes ("…") is missing, or there is a comma too many before this place'
    ),
    "Illegal trailing comma before end of object": say("there is a comma too many before the “}}”"),
    "Illegal trailing comma before end of array": say("there is a comma too many before the “]”"),
    "Extra data": say("there is something behind the end of the manifest"),
    "Unterminated string starting at": say('the text that starts here is not closed with a double quote (")'),
    "Invalid control character at": say("a text goes on over the end of the line; write \\n for a new line"),
    "Invalid \\escape": say("a backslash in a text has to be written twice (\\\\)"),
}
_SOMETHING_ELSE = say("something else is expected here")


class NotJson(ValueError):
    """A text is no JSON. `offset`: where, in characters. `message`: why, a whole sentence, to be translated."""

    def __init__(self, offset: int, message: Words) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message


class DuplicateName(ValueError):
    """An object has the same name twice. `offset`: of the second one, in characters."""

    def __init__(self, offset: int) -> None:
        super().__init__("a name is there twice")
        self.offset = offset


class Place(NamedTuple):
    """Where a value stands in a text, in characters. `name`: where its name begins; -1: it has none."""

    name: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """A file that holds JSON. `value`: what it says, right or not; `places`: as of `read_json`."""

    path: Path
    text: str = field(repr=False)
    value: object = field(repr=False)
    places: Mapping[str, int] = field(repr=False)

    def line(self, place: str) -> int:
        """The line, from 1, of the value at a pointer with positions; if that is not there, of its owner."""
        while place not in self.places and place:
            place = place.rpartition("/")[0]
        return line_of(self.text, self.places.get(place, 0))

    def refuse(self, problems: Sequence[Problem]) -> NoReturn:
        """Raises the UsageError that tells the first few problems with their lines; `field` is `path:line`."""
        told = [
            say("Line {line}: {message}", line=self.line(each.pointer), message=each.message) for each in problems
        ]
        more = len(problems) - _SHOWN_PROBLEMS
        rest: str = say("And {count} more.", count=more) if more > 0 else ""
        for each in reversed(told[1:_SHOWN_PROBLEMS]):
            rest = say("{first} {rest}", first=each, rest=rest) if rest else each
        _refuse(self.path, self.line(problems[0].pointer), problems[0].message, rest)


def load_manifest_file(path: Path) -> dict[str, object]:
    """The manifest in a JSON file (UTF-8, a byte order mark is accepted), found to be right.

    Raises UsageError otherwise; `field` and the sentence name the place as `path:line`.
    """
    file = read_manifest_file(path)
    problems = check(file.value)
    if problems:
        file.refuse(problems)
    if not isinstance(file.value, dict):  # the rules have refused it
        raise TypeError("not an object")
    return file.value


def read_manifest_file(path: Path) -> ManifestFile:
    """What a JSON file says, whether it keeps the rules or not. Raises UsageError where it is no JSON."""
    text = read_text(path)
    try:
        return ManifestFile(path, text, *read_json(text))
    except NotJson as error:
        _refuse(path, line_of(text, error.offset), error.message)


def read_json(text: str) -> tuple[object, dict[str, int]]:
    """The value of a JSON text, and the offset (in characters) of each value in it, by JSON Pointer.

    Raises NotJson where it is none, or where an object has the same name twice.
    """
    try:
        value: object = json.loads(text, parse_constant=_refuse_constant, parse_float=finite)
        return value, locate(text)
    except json.JSONDecodeError as error:
        reason = next((words for start, words in _SYNTAX.items() if error.msg.startswith(start)), _SOMETHING_ELSE)
        raise NotJson(error.pos, say("This is not valid JSON: {reason}.", reason=reason)) from None
    except DuplicateName as error:
        raise NotJson(error.offset, say("This name is there twice in the same object.")) from None
    except _NotANumber:
        number = next((each for each in _TOKEN.finditer(text) if _is_no_number(each[0])), None)
        offset = number.start() if number else 0
        named = number is None or number[0] in _NO_NUMBERS
        what = say("NaN and Infinity are no numbers in JSON.") if named else say("This number is too large.")
        raise NotJson(offset, what) from None
    except (RecursionError, ValueError):
        message = say("This is nested too deeply, or holds too long a number, to be a manifest.")
        raise NotJson(0, message) from None


def locate(text: str) -> dict[str, int]:
    """The offset (in characters) of each value of a JSON text, by JSON Pointer; else as `lay_out`."""
    return {place: found.start for place, found in lay_out(text).items()}


def lay_out(text: str) -> dict[str, Place]:
    """Where each value of a JSON text stands, by JSON Pointer, in the order of the text.

    `text` has to be valid JSON. Raises DuplicateName, and ValueError where it is nested deeper than 100.
    """
    places: dict[str, Place] = {}
    owners: list[str] = []  # the pointers of what is open
    parts: list[str | int] = []  # in each of those: the name or position of what comes next
    name = -1
    for token in _TOKEN.finditer(text):
        kind = token.lastindex
        if kind == _NAME:
            name = token.start()
            parts[-1] = _escaped(token[1])
        elif kind == _CLOSING:
            parts.pop()
            place = owners.pop()
            places[place] = places[place]._replace(end=token.end())
        else:
            part = parts[-1] if parts else ""
            place = f"{owners[-1]}/{part}" if parts else ""
            if place in places:
                raise DuplicateName(name)
            if isinstance(part, int):
                parts[-1] = part + 1
            start = token.start()
            places[place] = Place(name if isinstance(part, str) and parts else -1, start, start + len(token[0]))
            if kind == _OPENING:
                owners.append(place)
                parts.append("" if token[0] == "{" else 0)
                if len(owners) > MAX_DEPTH:
                    raise ValueError("nested too deeply")
    return places


def line_of(text: str, offset: int) -> int:
    """The line, from 1, in which the character at `offset` is."""
    return text.count("\n", 0, offset) + 1


def mask_secret(manifest: Mapping[str, object]) -> dict[str, object]:
    """To be shown: the webhook's secret replaced by asterisks. Shares all else with `manifest`."""
    webhook = manifest.get("webhook")
    if isinstance(webhook, dict) and is_secret(webhook.get("secret")):
        return {**manifest, "webhook": {**webhook, "secret": MASK}}
    return dict(manifest)


def is_secret(value: object) -> bool:
    """Whether what stands as the webhook's secret has to be masked: whatever it is, but nothing at all."""
    return value is not None and value != ""


def overlay(current: Mapping[str, object], wanted: Mapping[str, object]) -> dict[str, object]:
    """`current` with the parts that `wanted` names: what a file leaves out stays, a list in `inbox` included.

    A secret that `wanted` shows only masked stays as it is, and so does what is SocialHub's own: a file may come
    from another channel.
    """
    own = {name: current[name] for name in READ_ONLY if name in current}
    given = {name: value for name, value in wanted.items() if name not in READ_ONLY}
    after = copy.deepcopy({**current, **given, **own})
    for part in ("inbox", "webhook"):
        old, new = current.get(part), wanted.get(part)
        if isinstance(old, dict) and isinstance(new, dict):
            after[part] = copy.deepcopy({**old, **new})
    webhook, known = after.get("webhook"), current.get("webhook")
    if isinstance(webhook, dict) and webhook.get("secret") == MASK and isinstance(known, dict):
        webhook.pop("secret")
        if "secret" in known:
            webhook["secret"] = known["secret"]
    return after


def read_text(path: Path) -> str:
    """The text of a manifest's file. Raises UsageError where it cannot be read, or is no text."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_FILE + 1)
    except FileNotFoundError:
        raise UsageError(
            say("The manifest file {path} does not exist.", path=path), say("Check the path."), field=str(path)
        ) from None
    except OSError as error:
        raise UsageError(
            say("The manifest file {path} cannot be read.", path=path),
            say("Check that it is a file and that you may read it."),
            field=str(path),
        ) from error
    if len(raw) > MAX_FILE:
        raise UsageError(
            say("The manifest file {path} is too large to be a manifest.", path=path),
            say("Check that it is the right file."),
            field=str(path),
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(path, raw.count(b"\n", 0, error.start) + 1, say("This is not UTF-8 text."))


def _refuse(path: Path, line: int, what: str, advice: str = "") -> NoReturn:
    place = f"{path}:{line}"
    raise UsageError(say("{place}: {what}", place=place, what=what), advice, field=place)


def _escaped(name: str) -> str:
    """The part of a JSON Pointer that a name stands for, as it is in the text, with its quotes."""
    plain: str = json.loads(name) if "\\" in name else name[1:-1]
    return plain.replace("~", "~0").replace("/", "~1") if "~" in plain or "/" in plain else plain


class _NotANumber(ValueError):
    pass


def finite(number: str) -> float:
    """A number with a fraction or an exponent. Raises ValueError where it is too large to be written again."""
    value = float(number)
    if math.isinf(value):
        raise _NotANumber
    return value


def _is_no_number(token: str) -> bool:
    return token in _NO_NUMBERS or bool(_TOO_LARGE.fullmatch(token) and math.isinf(float(token)))


def _refuse_constant(_text: str) -> NoReturn:
    raise _NotANumber
