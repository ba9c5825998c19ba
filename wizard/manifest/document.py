"""A manifest as a document: read from a file, with the line of whatever is wrong in it, and fit to be shown.

Python's JSON reader tells the line of a syntax error, but not where a value stood once it was read. `locate` goes
over the same text again, which is known to be good JSON by then, and only keeps count: a stack of names and
positions. That is all it takes to name a line for any JSON Pointer, and to notice a name that is there twice.
"""

from __future__ import annotations

import copy
import json
import re
from typing import TYPE_CHECKING, NoReturn

from wizard.errors import UsageError
from wizard.manifest.operations import pointer
from wizard.manifest.schema import MASK
from wizard.manifest.validation import check
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from wizard.words import Words

MAX_FILE = 1_000_000  # bytes
_MAX_DEPTH = 100
_SHOWN_PROBLEMS = 5

_NO_NUMBERS = frozenset({"NaN", "Infinity", "-Infinity"})
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)

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


def load_manifest_file(path: Path) -> dict[str, object]:
    """The manifest in a JSON file (UTF-8, a byte order mark is accepted), found to be right.

    Raises UsageError otherwise; `field` and the sentence name the place as `path:line`.
    """
    text = _read(path)
    try:
        value, places = read_json(text)
    except NotJson as error:
        _refuse(path, line_of(text, error.offset), error.message)
    _check_rules(path, text, places, value)
    if not isinstance(value, dict):  # the rules have refused it
        raise TypeError("not an object")
    return value


def read_json(text: str) -> tuple[object, dict[str, int]]:
    """The value of a JSON text, and the offset (in characters) of each value in it, by JSON Pointer.

    Raises NotJson where it is none, or where an object has the same name twice.
    """
    try:
        value: object = json.loads(text, parse_constant=_refuse_constant)
        return value, locate(text)
    except json.JSONDecodeError as error:
        reason = next((words for start, words in _SYNTAX.items() if error.msg.startswith(start)), _SOMETHING_ELSE)
        raise NotJson(error.pos, say("This is not valid JSON: {reason}.", reason=reason)) from None
    except DuplicateName as error:
        raise NotJson(error.offset, say("This name is there twice in the same object.")) from None
    except _NotANumber:
        number = next((each for each in _TOKEN.finditer(text) if each[0] in _NO_NUMBERS), None)
        offset = number.start() if number else 0
        raise NotJson(offset, say("NaN and Infinity are no numbers in JSON.")) from None
    except (RecursionError, ValueError):
        message = say("This is nested too deeply, or holds too long a number, to be a manifest.")
        raise NotJson(0, message) from None


def locate(text: str) -> dict[str, int]:
    """The offset (in characters) of each value of a JSON text, by JSON Pointer.

    `text` has to be valid JSON. Raises DuplicateName, and ValueError where it is nested deeper than 100.
    """
    places: dict[str, int] = {}
    path: list[str | int] = []
    seen: list[set[str]] = []  # the names of each open object; unused for lists
    name_next = False
    for token in _TOKEN.finditer(text):
        kind = token[0][0]
        if kind == "," and isinstance(path[-1], int):
            path[-1] += 1
        elif kind == ",":
            name_next = True
        elif kind == ":":
            name_next = False
        elif kind in "}]":
            path.pop()
            seen.pop()
            name_next = False
        elif name_next and kind == '"':
            path[-1] = _name(token[0], token.start(), seen[-1])
        else:
            places[pointer(path)] = token.start()
            if kind in "{[":
                path.append("" if kind == "{" else 0)
                seen.append(set())
                name_next = kind == "{"
                if len(path) > _MAX_DEPTH:
                    raise ValueError("nested too deeply")
    return places


def line_of(text: str, offset: int) -> int:
    """The line, from 1, in which the character at `offset` is."""
    return text.count("\n", 0, offset) + 1


def mask_secret(manifest: Mapping[str, object]) -> dict[str, object]:
    """A copy to be shown: the webhook's secret replaced by asterisks."""
    masked = copy.deepcopy(dict(manifest))
    webhook = masked.get("webhook")
    if isinstance(webhook, dict) and "secret" in webhook:
        webhook["secret"] = MASK
    return masked


def overlay(current: Mapping[str, object], wanted: Mapping[str, object]) -> dict[str, object]:
    """`current` with the parts that `wanted` names: what a file leaves out stays, a list in `inbox` included.

    A secret that `wanted` shows only masked stays as it is.
    """
    after = copy.deepcopy({**current, **wanted})
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


def _read(path: Path) -> str:
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


def _check_rules(path: Path, text: str, places: Mapping[str, int], value: object) -> None:
    problems = check(value)
    if not problems:
        return
    lines = [line_of(text, places.get(problem.pointer, 0)) for problem in problems]
    more = len(problems) - _SHOWN_PROBLEMS
    rest: str = say("And {count} more.", count=more) if more > 0 else ""
    for line, problem in reversed(list(zip(lines, problems, strict=True))[1:_SHOWN_PROBLEMS]):
        told = say("Line {line}: {message}", line=line, message=problem.message)
        rest = say("{first} {rest}", first=told, rest=rest) if rest else told
    _refuse(path, lines[0], problems[0].message, rest)


def _refuse(path: Path, line: int, what: str, advice: str = "") -> NoReturn:
    place = f"{path}:{line}"
    raise UsageError(say("{place}: {what}", place=place, what=what), advice, field=place)


def _name(token: str, offset: int, seen: set[str]) -> str:
    name: str = json.loads(token)
    if name in seen:
        raise DuplicateName(offset)
    seen.add(name)
    return name


class _NotANumber(ValueError):
    pass


def _refuse_constant(_text: str) -> NoReturn:
    raise _NotANumber
