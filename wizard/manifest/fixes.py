"""What one click can mend: for an error of the manifest, the operations that make it right, and a title for them.

A fix is offered only where there is little doubt what was meant: a text there is already (the Network's own, else
the English one), a name that is almost right, a value that only has the wrong form. Where a person has to think,
there is none. It is data: whoever shows it applies it to the document, and undo takes it back.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wizard.manifest.durations import duration_seconds
from wizard.manifest.operations import Add, Remove, Set, WrongPlace, free_id, ids_beside, pointer, value_at
from wizard.manifest.schema import LANGUAGES, is_web_address
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from wizard.manifest.operations import Operation
    from wizard.words import Words

_LONGEST = 256  # characters of a label or an id
_COLOR = re.compile(r"#[0-9a-f]{3,6}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_YES_AND_NO = {
    "true": True,
    "yes": True,
    "on": True,
    "1": True,
    "false": False,
    "no": False,
    "off": False,
    "0": False,
}
_ITEM_NAMES = {"ticketActions": "action", "rightSidebar": "tab", "options": "option"}
_ALIKE = 0.75  # how alike a misspelt name has to be, of 1


@dataclass(frozen=True, slots=True)
class Fix:
    """`title`: what a button says. `operations`: to be done in turn, on the manifest that was checked."""

    title: Words
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """One broken rule, as the validator tells it.

    `path`: the place; for a missing or unknown name, of that name. `rule`: the keyword of JSON Schema that failed.
    `declared`: the manifest that fits what the Network declares, for its texts and addresses.
    """

    manifest: object
    path: tuple[str | int, ...]
    rule: str
    schema: Mapping[str, Any]
    value: object
    declared: Mapping[str, object]

    @property
    def pointer(self) -> str:
        return pointer(self.path)

    @property
    def name(self) -> str:
        return str(self.path[-1]) if self.path else ""


def fix_for(broken: Broken) -> Fix | None:
    """The fix, if there is one."""
    find = _BY_RULE.get(broken.rule)
    return find(broken) if find else None


def fix_same_id(manifest: object, path: Sequence[str | int], given: str) -> Fix:
    """Another id for the second of two items."""
    taken = ids_beside(manifest, pointer(path[:-1]))
    new = free_id(given, taken)
    return Fix(say("Take the free id “{id}”", id=new), (Set(pointer(path), new),))


def fix_broken_text(path: Sequence[str | int], text: str) -> Fix | None:
    """The text without what cannot be sent; none where nothing is left of it."""
    rest = _SURROGATE.sub("", text)
    return Fix(say("Take out what cannot be written"), (Set(pointer(path), rest),)) if rest else None


# --- Something is missing --------------------------------------------------------------------------------------


def _missing(broken: Broken) -> Fix | None:
    name = broken.name
    if name in LANGUAGES and len(broken.path) > 1 and broken.path[-2] == "label":
        return _text_for_label(broken)
    if name in ("config", "templates", "url"):
        return _templates_address(broken)
    value: object = None
    if name == "label":
        value = _declared_item(broken, broken.path[:-1]).get("label")
    elif name == "id":
        value = _new_id(broken)
    elif name == "after":
        value = "networkCreationTime"
    elif name == "treeBuilder":
        value = "flatListWithRoot"
    if value is None:
        return None
    shown = value if isinstance(value, str) else ""
    title = say("Put in “{value}”", value=shown) if shown else say("Take the text that the Network declares")
    return Fix(title, (Add(broken.pointer, value),))


def _text_for_label(broken: Broken) -> Fix | None:
    """The Network's text for this language, else one that the label has in another."""
    declared = _mapping(_declared_item(broken, broken.path[:-2]).get("label")).get(broken.name)
    if isinstance(declared, str) and declared:
        title = say("Take the text that the Network declares: “{text}”", text=declared)
        return Fix(title, (Set(broken.pointer, declared),))
    label = _mapping(_at(broken.manifest, broken.path[:-1]))
    for language in LANGUAGES:
        text = label.get(language)
        if isinstance(text, str) and 0 < len(text) <= _LONGEST and language != broken.name:
            title = {
                "en": say("Take the English text: “{text}”", text=text),
                "de": say("Take the German text: “{text}”", text=text),
                "fr": say("Take the French text: “{text}”", text=text),
            }[language]
            return Fix(title, (Set(broken.pointer, text),))
    return None


def _templates_address(broken: Broken) -> Fix | None:
    """The address of our own templates, where the declared manifest has one."""
    known = [
        _mapping(_mapping(each.get("config")).get("templates")).get("url")
        for each in _items(broken.declared, "ticketActions")
        if each.get("type") == "template_reply"
    ]
    url = next((each for each in known if isinstance(each, str)), None)
    if url is None or "ticketActions" not in broken.path:
        return None
    wrapped: object = url
    for outer in ("url", "templates", "config"):
        if broken.name == outer:
            break
        wrapped = {outer: wrapped}
    return Fix(say("Take the address of this channel's templates"), (Add(broken.pointer, wrapped),))


def _new_id(broken: Broken) -> str | None:
    item = _mapping(_at(broken.manifest, broken.path[:-1]))
    container = broken.path[-3] if len(broken.path) > 2 else ""
    wanted = item.get("type") if container == "ticketActions" else None
    if not isinstance(wanted, str) or not re.fullmatch(r"[a-z_]{1,64}", wanted):
        wanted = _ITEM_NAMES.get(str(container))
    if wanted is None:
        return None
    return free_id(wanted.replace("_", "-"), ids_beside(broken.manifest, pointer(broken.path[:-1])))


def _declared_item(broken: Broken, path: Sequence[str | int]) -> Mapping[str, object]:
    """The item of the Network's manifest with the same id as the one at `path`."""
    if len(path) < 2 or not isinstance(path[-1], int):
        return {}
    given = _mapping(_at(broken.manifest, path)).get("id")
    items = _items(broken.declared, str(path[-2])) if isinstance(given, str) else []
    return next((each for each in items if each.get("id") == given), {})


# --- Something is too much -------------------------------------------------------------------------------------


def _unknown(broken: Broken) -> Fix:
    """A name almost like one that is known and free is that one misspelt; any other goes."""
    beside = _mapping(_at(broken.manifest, broken.path[:-1]))
    free = [name for name, rule in broken.schema["properties"].items() if name not in beside and "not" not in rule]
    lower = {name.lower(): name for name in free}
    near = difflib.get_close_matches(broken.name.lower(), lower, n=1, cutoff=_ALIKE)
    if near:
        right = lower[near[0]]
        rename = (Remove(broken.pointer), Add(pointer([*broken.path[:-1], right]), broken.value))
        return Fix(say("Rename it to “{name}”", name=right), rename)
    return _removal(broken)


def _removal(broken: Broken) -> Fix:
    return Fix(say("Remove it"), (Remove(broken.pointer),))


def _too_long(broken: Broken) -> Fix | None:
    if broken.name == "secret" or not isinstance(broken.value, str):
        return None  # a secret that is cut is another one
    longest = int(broken.schema["maxLength"])
    return Fix(say("Cut it to {count} characters", count=longest), (Set(broken.pointer, broken.value[:longest]),))


def _too_short(broken: Broken) -> Fix | None:
    if len(broken.path) > 1 and broken.path[-2] == "label":
        return _text_for_label(broken)
    if broken.name == "id":
        return _put(broken, _new_id(broken))
    return None


# --- Something has the wrong form ------------------------------------------------------------------------------


def _put(broken: Broken, value: object) -> Fix | None:
    if value is None:
        return None
    shown = {True: "true", False: "false"}.get(value, value) if isinstance(value, bool) else value
    return Fix(say("Make it “{value}”", value=shown), (Set(broken.pointer, value),))


def _pattern(broken: Broken) -> Fix | None:
    if not isinstance(broken.value, str):
        return None
    if broken.name == "color":
        color = "#" + broken.value.strip().lower().lstrip("#")
        return _put(broken, color if _COLOR.fullmatch(color) else None)
    if broken.name != "id":
        return None
    plain = re.sub(r"[^a-zA-Z0-9_-]+", "-", broken.value).strip("-")[:_LONGEST]
    if not plain:
        return _put(broken, _new_id(broken))
    return _put(broken, free_id(plain, ids_beside(broken.manifest, pointer(broken.path[:-1]))))


def _format(broken: Broken) -> Fix | None:
    if not isinstance(broken.value, str):
        return None
    if broken.schema["format"] == "time-span":
        return _put(broken, _time_span(broken.value))
    bare = broken.value.strip()
    for text in (bare, re.sub(r"^(http|https)?:?/*", "https://", bare, count=1, flags=re.IGNORECASE)):
        host = text.partition("://")[2].partition("/")[0]
        if "." in host and "@" not in host and is_web_address(text):
            return _put(broken, text)
    return None


def _time_span(text: str) -> str | None:
    plain = " ".join(re.sub(r"(\d),(\d)", r"\1.\2", text).lower().split())
    try:
        duration_seconds(plain)
    except ValueError:
        return None
    return plain


def _type(broken: Broken) -> Fix | None:
    wanted, value = broken.schema["type"], broken.value
    if wanted == "boolean":
        return _put(broken, _YES_AND_NO.get(str(value).strip().lower()))
    if wanted == "integer":
        return _put(broken, _whole_number(value))
    if broken.name == "attachments":
        return _put_object(broken) if value is True or value == "true" else _removal(broken)
    if value is None and wanted == "object" and broken.name in ("branding", "callbacks", "config"):
        return _removal(broken)
    if broken.name == "description":
        return _removal(broken)
    return None


def _put_object(broken: Broken) -> Fix:
    return Fix(say("Allow a file with the reply"), (Set(broken.pointer, {}),))


def _whole_number(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = float(value)
        return int(number) if number >= 1 else None
    except (ValueError, OverflowError):
        return None


def _too_small(broken: Broken) -> Fix:
    return Fix(say("Remove it: there is no limit then"), (Remove(broken.pointer),))


def _choice(broken: Broken) -> Fix | None:
    choices = broken.schema["enum"]
    if len(choices) == 1:
        return _put(broken, choices[0])
    lower = {each.lower(): each for each in choices}
    given = broken.value.strip().lower().replace("-", "_") if isinstance(broken.value, str) else ""
    near = difflib.get_close_matches(given, lower, n=1, cutoff=_ALIKE)
    return _put(broken, lower[near[0]] if near else None)


_BY_RULE: Mapping[str, Callable[[Broken], Fix | None]] = {
    "required": _missing,
    "additionalProperties": _unknown,
    "not": _removal,
    "maxLength": _too_long,
    "minLength": _too_short,
    "pattern": _pattern,
    "format": _format,
    "type": _type,
    "minimum": _too_small,
    "enum": _choice,
}


# --- Looking ---------------------------------------------------------------------------------------------------


def _at(manifest: object, path: Sequence[str | int]) -> object:
    try:
        return value_at(manifest, pointer(path))
    except WrongPlace:
        return None


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _items(manifest: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    items = _mapping(manifest.get("inbox")).get(name)
    return [each for each in items if isinstance(each, dict)] if isinstance(items, list) else []
