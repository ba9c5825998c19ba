"""What changed in a manifest, in words: whose it is, which of its settings, and what it was and became.

`tell` makes these of the document's differences. Names are those of the form, values are as a person says them:
“500 characters”, “24 hours after the post was written”. What a manifest has that nobody knows is told as it is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from wizard.gui.bridge import say_in_language
from wizard.gui.texts import language
from wizard.manifest.changes import look_up
from wizard.manifest.durations import explain_timeout
from wizard.manifest.merging import ABSENT
from wizard.manifest.operations import WrongPlace, pointer, split
from wizard.manifest.schema import MASK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from wizard.manifest.diff import Difference

translate = QCoreApplication.translate

_LONGEST = 160  # characters of a value that are shown
_LISTS = {"ticketActions": "action", "rightSidebar": "tab"}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `what`: which setting, or the thing itself. `before` and `after`: "" where there is none."""

    difference: Difference
    sign: str  # added, removed, changed, moved
    what: str
    before: str
    after: str

    @property
    def whole(self) -> str:
        """In one line, for those who hear it."""
        if self.before and self.after:
            return translate("ManifestWords", "{0}: {1} becomes {2}").format(self.what, self.before, self.after)
        return f"{self.what}: {self.before or self.after}" if self.before or self.after else self.what


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one thing. `place`: its pointer, with ids. `kind`: what it is, in a word; may be empty."""

    place: str
    title: str
    kind: str
    changes: tuple[Change, ...]


def tell(
    base: Mapping[str, object], current: Mapping[str, object], differences: Iterable[Difference]
) -> tuple[Group, ...]:
    """The differences by the things they belong to, in their order."""
    found: dict[str, list[Difference]] = {}
    for each in differences:
        found.setdefault(owner_of(each.pointer), []).append(each)
    words = Words(base, current)
    return tuple(
        Group(place, words.title(place), words.kind(place), tuple(words.change(place, each) for each in group))
        for place, group in found.items()
    )


def owner_of(place: str) -> str:
    """The pointer of the thing that a place belongs to: an action, a tab, or a part of the manifest."""
    path = split(place)
    if path[:1] == ["inbox"]:
        return pointer(path[:3])
    return pointer(path[:1])


class Words:
    """Words for places and values; for names it looks at the document, and at the base for what is gone."""

    def __init__(self, base: Mapping[str, object], current: Mapping[str, object]) -> None:
        self._documents = (current, base)

    # --- things -----------------------------------------------------------------------------------------------

    def title(self, place: str) -> str:
        """What a thing is called."""
        path = split(place)
        if len(path) == 3:
            return self.name(place)
        named = {
            "/inbox": translate("ManifestWords", "Inbox"),
            "/inbox/ticketActions": translate("ManifestWords", "Inbox buttons"),
            "/inbox/rightSidebar": translate("ManifestWords", "Tabs beside the Ticket"),
            "/branding": translate("ManifestWords", "Colours and icons"),
            "/webhook": translate("ManifestWords", "Webhook"),
            "/callbacks": translate("ManifestWords", "Callbacks"),
        }
        return named.get(place) or " › ".join(path) or translate("ManifestWords", "Manifest")

    def kind(self, place: str) -> str:
        """What a thing is, in a word."""
        path = split(place)
        if len(path) != 3:
            return ""
        if path[1] == "rightSidebar":
            return translate("ManifestWords", "Tab")
        thing = self._look_up(place)
        return _type(thing.get("type")) if isinstance(thing, dict) else ""

    def name(self, place: str) -> str:
        """The label of an action, a tab or an option in the language that is spoken; its id where it has none."""
        thing = self._look_up(place)
        return _label(thing) or split(place)[-1]

    def _look_up(self, place: str) -> object:
        for document in self._documents:
            try:
                return look_up(document, place)
            except WrongPlace:
                continue
        return None

    # --- changes ----------------------------------------------------------------------------------------------

    def change(self, owner: str, difference: Difference) -> Change:
        """One difference of the thing at `owner`."""
        place = difference.pointer
        if isinstance(difference.before, tuple) and isinstance(difference.after, tuple):
            before, after = (self.names(place, each) for each in (difference.before, difference.after))
            return Change(difference, "moved", self._order(place), before, after)
        path = split(place)[len(split(owner)) :]
        if not path and len(split(owner)) == 3:
            return self._of_a_thing(difference)
        tail = self._tail(place)
        if difference.pointer == "/webhook/secret" and difference.kind == "changed":
            return Change(difference, "changed", self.field(place), "", translate("ManifestWords", "a new one"))
        before = self.value(tail, ABSENT if difference.kind == "added" else difference.before)
        after = self.value(tail, ABSENT if difference.kind == "removed" else difference.after)
        return Change(difference, difference.kind, self.field(place), before, after)

    def _of_a_thing(self, difference: Difference) -> Change:
        """An action or a tab that came or went."""
        name, kind = self.name(difference.pointer), self.kind(difference.pointer)
        if difference.kind == "added":
            what = translate("ManifestWords", "Added: {0} “{1}”")
        elif difference.kind == "removed":
            what = translate("ManifestWords", "Removed: {0} “{1}”")
        else:
            what = translate("ManifestWords", "Another one: {0} “{1}”")
        return Change(difference, difference.kind, what.format(kind, name) if kind else name, "", "")

    def _order(self, place: str) -> str:
        if place.endswith("/options"):
            return translate("ManifestWords", "Order of the options")
        return translate("ManifestWords", "Order")

    def names(self, place: str, ids: Sequence[str]) -> str:
        """The names of a list's items, in this order."""
        return ", ".join(self.name(pointer([*split(place), each])) for each in ids)

    def place(self, place: str) -> str:
        """Where something is, in one line: “Reply › Longest reply”."""
        owner = owner_of(place)
        return self.title(owner) if place == owner else f"{self.title(owner)} › {self.field(place)}"

    def side(self, place: str, value: object) -> str:
        """One side of a conflict at a place. `value`: what may be shown; ABSENT; or a tuple of ids."""
        if isinstance(value, tuple):
            return self.names(place, value)
        if value is ABSENT and len(split(place)) == 3:
            return translate("ManifestWords", "removed")
        return self.value(self._tail(place), value)

    # --- settings ---------------------------------------------------------------------------------------------

    def field(self, place: str) -> str:
        """What the setting at a place is called, with the option it belongs to."""
        path = split(place)
        if len(path) >= 5 and path[3] == "options":
            option = self.name(pointer(path[:5]))
            if len(path) == 5:
                return translate("ManifestWords", "Option “{0}”").format(option)
            inner = _field(tuple(path[5:]))
            return translate("ManifestWords", "Option “{0}”: {1}").format(option, inner)
        if place == owner_of(place):
            return translate("ManifestWords", "All of it")
        return _field(self._tail(place))

    def _tail(self, place: str) -> tuple[str, ...]:
        """The path within the thing; within the option, for one of those."""
        path = split(place)
        if path[:1] == ["inbox"]:
            return tuple(path[5:]) if path[3:4] == ["options"] and len(path) > 4 else tuple(path[3:])
        return tuple(path)

    def value(self, tail: tuple[str, ...], value: object) -> str:
        """A value as a person says it."""
        if value is ABSENT or value is None:
            return _absent(tail)
        if isinstance(value, bool):
            return translate("ManifestWords", "yes") if value else translate("ManifestWords", "no")
        told = _told(tail, value)
        if told is not None:
            return told
        if isinstance(value, str):
            words = tail[:1] == ("label",) or tail == ("description",) or not value.strip()
            return _quoted(value) if words else _short(value)
        if isinstance(value, dict) and value and "id" not in value:
            parts = (f"{_field((*tail, name))}: {self.value((*tail, name), each)}" for name, each in value.items())
            return _short("; ".join(parts))
        if isinstance(value, dict) and _label(value):
            return _quoted(_label(value))
        if isinstance(value, list) and all(_label(each) for each in value):
            return _short(", ".join(_label(each) for each in value)) or translate("ManifestWords", "none")
        return _short(json.dumps(value, ensure_ascii=False))


def _field(tail: tuple[str, ...]) -> str:
    """The name of a setting; as the form calls it."""
    names = {
        ("label",): translate("ManifestWords", "Label"),
        ("label", "en"): translate("ManifestWords", "Label in English"),
        ("label", "de"): translate("ManifestWords", "Label in German"),
        ("label", "fr"): translate("ManifestWords", "Label in French"),
        ("type",): translate("ManifestWords", "Type"),
        ("id",): translate("ManifestWords", "Id"),
        ("description",): translate("ManifestWords", "Description"),
        ("config",): translate("ManifestWords", "Settings"),
        ("config", "maxLength"): translate("ManifestWords", "Longest reply"),
        ("config", "timeout"): translate("ManifestWords", "Time limit"),
        ("config", "timeout", "duration"): translate("ManifestWords", "Time limit"),
        ("config", "timeout", "after"): translate("ManifestWords", "Time limit counts from"),
        ("config", "approvalProcess"): translate("ManifestWords", "Follows the approval process"),
        ("config", "forceTagging"): translate("ManifestWords", "Agents have to tag the Ticket"),
        ("config", "templates"): translate("ManifestWords", "Address of the templates"),
        ("config", "templates", "url"): translate("ManifestWords", "Address of the templates"),
        ("attachments",): translate("ManifestWords", "Files"),
        ("attachments", "noText"): translate("ManifestWords", "Text or one file, not both"),
        ("options",): translate("ManifestWords", "Options"),
        ("treeBuilder",): translate("ManifestWords", "What it lists"),
        ("branding", "icon"): translate("ManifestWords", "Icon"),
        ("branding", "fallback"): translate("ManifestWords", "Picture for people without one"),
        ("branding", "color"): translate("ManifestWords", "Colour"),
        ("webhook", "url"): translate("ManifestWords", "Address"),
        ("webhook", "secret"): translate("ManifestWords", "Secret"),
        ("callbacks", "channelCreation"): translate("ManifestWords", "To add a channel"),
        ("callbacks", "channelReactivation"): translate("ManifestWords", "To activate a channel again"),
    }
    return names.get(tail) or " › ".join(tail)


def _absent(tail: tuple[str, ...]) -> str:
    """What it means that a setting is not there."""
    if tail == ("config", "maxLength") or tail[:2] == ("config", "timeout"):
        return translate("ManifestWords", "no limit")
    if tail == ("attachments",):
        return translate("ManifestWords", "no file")
    if tail in {("config", "approvalProcess"), ("config", "forceTagging")}:
        return translate("ManifestWords", "yes (as usual)")
    if tail == ("attachments", "noText"):
        return translate("ManifestWords", "no")
    return translate("ManifestWords", "nothing")


def _told(tail: tuple[str, ...], value: object) -> str | None:
    """The words for a value of which there are few, or which has a unit; None: it has none."""
    if tail == ("config", "maxLength") and isinstance(value, int):
        one = translate("ManifestWords", "1 character")
        return one if value == 1 else translate("ManifestWords", "{0} characters").format(value)
    if tail[:2] == ("config", "timeout"):
        return _time_limit(value)
    if tail == ("attachments",) and isinstance(value, dict):
        either = value.get("noText") is True
        one = translate("ManifestWords", "one file may be attached")
        return translate("ManifestWords", "text or one file, not both") if either else one
    if tail == ("webhook", "secret") or value == MASK:
        return translate("ManifestWords", "hidden")
    if tail == ("treeBuilder",):
        return {
            "flatListWithRoot": translate("ManifestWords", "the first post and all answers"),
            "flatListWithoutRoot": translate("ManifestWords", "the answers only"),
        }.get(str(value))
    return (_type(value) or None) if tail == ("type",) else None


def _time_limit(value: object) -> str | None:
    duration = value.get("duration") if isinstance(value, dict) else value
    try:
        return say_in_language(explain_timeout(duration)) if isinstance(duration, str) else None
    except ValueError:
        return None


def _type(value: object) -> str:
    return {
        "reply": translate("ManifestWords", "Reply"),
        "template_reply": translate("ManifestWords", "Reply with a template"),
        "button": translate("ManifestWords", "Button"),
        "delete": translate("ManifestWords", "Delete"),
    }.get(str(value), str(value) if isinstance(value, str) else "")


def _label(thing: object) -> str:
    label = thing.get("label") if isinstance(thing, dict) else None
    if not isinstance(label, dict):
        return ""
    texts = (label.get(code) for code in (language(), "en", "de", "fr"))
    return next((each for each in texts if isinstance(each, str) and each), "")


def _quoted(text: str) -> str:
    return translate("ManifestWords", "“{0}”").format(_short(text))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
