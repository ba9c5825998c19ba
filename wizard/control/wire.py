"""What goes over the control socket: one JSON document a line, and our frozen dataclasses in it.

Sentences keep their patterns (`wizard.words.pack`), so that a window in another process can still translate them.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from wizard.errors import NeedsPerson, UsageError, WizardError
from wizard.sync import records, standing
from wizard.words import pack, unpack

if TYPE_CHECKING:
    from asyncio import StreamReader

T = TypeVar("T")

LONGEST_REQUEST = 64 * 1024  # bytes; the longest there is has some hundred
LONGEST_ANSWER = 16 * 1024 * 1024  # a snapshot of a thousand channels has one or two

# Where the names in annotations of the dataclasses are found.
_NAMES = {**vars(records), **vars(standing), "Mapping": Mapping}


class Malformed(WizardError):
    """A line that is not what the other side may send."""


def line(document: Mapping[str, object]) -> bytes:
    """The document as a line."""
    return json.dumps(document, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"


async def read(reader: StreamReader) -> dict[str, Any] | None:
    """The next document; None at the end of the connection. Raises Malformed; the connection is of no use then."""
    try:
        raw = await reader.readline()
    except ValueError:  # longer than the reader's limit
        raise Malformed("A line is too long.") from None
    except OSError:
        return None
    if not raw.endswith(b"\n"):
        return None
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        raise Malformed("A line is no JSON.") from None
    if not isinstance(found, dict):
        raise Malformed("A line is no JSON object.")
    return found


# --- dataclasses ------------------------------------------------------------------------------------------------


def encode(value: object) -> Any:
    """As JSON."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {each.name: encode(getattr(value, each.name)) for each in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return pack(value)
    if isinstance(value, tuple | list):
        return [encode(each) for each in value]
    return value


def decode(kind: type[T], value: object) -> T:
    """What `encode` made, as `kind` again. What a newer version added is passed over. Raises Malformed."""
    try:
        return cast("T", _decode(kind, value))
    except (TypeError, ValueError, LookupError, AttributeError):
        raise Malformed("The other side speaks of something unknown here.") from None


def _decode(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        (kind,) = (each for each in get_args(kind) if each is not type(None))
        return _decode(kind, value)
    if origin is tuple:
        inner = get_args(kind)[0]
        return tuple(_decode(inner, each) for each in value)
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind, localns=_NAMES)
        known = {each.name: value[each.name] for each in dataclasses.fields(kind) if each.name in value}
        return cast("Any", kind)(**{name: _decode(hints[name], each) for name, each in known.items()})
    return _plain(kind, value)


def _plain(kind: Any, value: Any) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if kind is str:
        return unpack(value)
    if not isinstance(value, kind):
        raise TypeError(kind)
    return value


# --- errors -----------------------------------------------------------------------------------------------------


def encode_error(error: WizardError) -> dict[str, object]:
    """An error as it is told: its sentences, never more."""
    field = error.field if isinstance(error, UsageError) else ""
    return {"kind": type(error).__name__, "what": pack(error.what), "advice": pack(error.advice), "field": field}


def decode_error(told: object, kinds: Mapping[str, type[WizardError]]) -> WizardError:
    """The error that was told: of its own kind where it is one of `kinds`."""
    values = told if isinstance(told, dict) else {}
    what, advice = unpack(values.get("what", "")), unpack(values.get("advice", ""))
    kind = kinds.get(str(values.get("kind")), WizardError)
    if kind is UsageError:
        return UsageError(what, advice, field=str(values.get("field", "")))
    return kind(what, advice)


KINDS: Mapping[str, type[WizardError]] = {"UsageError": UsageError, "NeedsPerson": NeedsPerson}
