"""What a form does to a manifest, as operations: putting a value where not even its owner was, taking it away with
what was only made for it, items that are right from their first moment, and another type for an action.

A form shows a field for every setting, whether the manifest has it or not; so an edit makes the objects around a
setting when it comes, and takes them away when it goes, unless SocialHub has them itself. Typing something and
deleting it again leaves no trace.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, TypeAlias

from wizard.manifest.changes import look_up, to_ids
from wizard.manifest.operations import Add, Remove, Set, WrongPlace, free_id, pointer, split, value_at
from wizard.manifest.schema import CONFIG_OF, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from wizard.manifest.editing import ManifestDocument
    from wizard.manifest.operations import Operation

Json: TypeAlias = "dict[str, object]"

ACTIONS = "/inbox/ticketActions"
TABS = "/inbox/rightSidebar"

ABSENT = object()  # what `read` gives where there is nothing

_SETTINGS = frozenset(name for names in CONFIG_OF.values() for name in names)
_REPLY_ONLY = ("attachments", "options")

_NAMES: Mapping[str, Mapping[str, str]] = {
    "reply": {"en": "Reply", "de": "Antworten", "fr": "Répondre"},
    "template_reply": {
        "en": "Reply with a template",
        "de": "Mit Vorlage antworten",
        "fr": "Répondre avec un modèle",
    },
    "button": {"en": "Button", "de": "Schaltfläche", "fr": "Bouton"},
    "delete": {"en": "Delete", "de": "Löschen", "fr": "Supprimer"},
    "option": {"en": "Option", "de": "Option", "fr": "Option"},
    "tab": {"en": "Conversation", "de": "Unterhaltung", "fr": "Conversation"},
}


# --- Looking ---------------------------------------------------------------------------------------------------


def read(document: object, place: str) -> object:
    """What is at a pointer; `ABSENT`: nothing."""
    try:
        return value_at(document, place)
    except WrongPlace:
        return ABSENT


def mapping(value: object) -> Mapping[str, object]:
    """An object, or an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def items_at(document: object, place: str) -> Sequence[object]:
    """A list, or an empty one for anything else."""
    value = read(document, place)
    return value if isinstance(value, list) else []


def owner(place: str) -> str:
    """The pointer of what holds this place."""
    return place.rpartition("/")[0]


# --- Single settings -------------------------------------------------------------------------------------------


def put(document: ManifestDocument, place: str, value: object) -> tuple[Operation, ...]:
    """Sets a value; objects around it that are missing, or are something else, are made."""
    made = tuple(
        Set(each, {}) for each in _owners(place) if not isinstance(read(document.current, each), dict | list)
    )
    return (*made, Set(place, value))


def erase(document: ManifestDocument, place: str) -> tuple[Operation, ...]:
    """Takes a name away, with the objects around it that are empty then and that SocialHub has not; none where
    there is nothing."""
    if read(document.current, place) is ABSENT:
        return ()
    gone: list[Operation] = [Remove(place)]
    last = split(place)[-1]
    for each in reversed(list(_owners(place))):
        holder = mapping(read(document.current, each))
        if set(holder) != {last} or in_base(document, each):
            break
        gone.append(Remove(each))
        last = split(each)[-1]
    return tuple(gone)


def _owners(place: str) -> Iterator[str]:
    """What holds a place, from the outermost name inwards."""
    path = split(place)
    for end in range(1, len(path)):
        yield pointer(path[:end])


def in_base(document: ManifestDocument, place: str) -> bool:
    """Whether SocialHub has what is at this place, whatever it is there."""
    try:
        look_up(document.base, to_ids(document.current, place))
    except WrongPlace:
        return False
    return True


# --- Items -----------------------------------------------------------------------------------------------------


def insert(document: ManifestDocument, where: str, position: int, item: object) -> tuple[Operation, ...]:
    """Puts an item into the list at `where`, before that position; a list that is missing is made."""
    if isinstance(read(document.current, where), list):
        return (Add(f"{where}/{position}", item),)
    return put(document, where, [item])


def new_action(document: ManifestDocument, kind: str, *, like: object = None, longest: int | None = None) -> Json:
    """An action of this type that breaks no rule.

    `like`: the id of an action that it should work like, for a Network knows what to do by the beginning of it.
    `longest`: characters of a reply. Raises LookupError for a template_reply where no address of templates is
    known.
    """
    beside = items_at(document.current, ACTIONS)
    stem = like if isinstance(like, str) and like else _known_id(document, kind)
    action: Json = {"type": kind, "id": free_id(stem, _ids(beside)), "label": _new_label(kind, beside)}
    if kind == "reply" and longest is not None:
        action["config"] = {"maxLength": longest}
    if kind == "template_reply":
        url = templates_address(document)
        if url is None:
            raise LookupError("no templates")
        action["config"] = {"templates": {"url": url}}
    return action


def new_option(document: ManifestDocument, action: str) -> Json:
    """An option for the action at this pointer."""
    beside = items_at(document.current, f"{action}/options")
    label = _new_label("option", beside, numbered=True)
    return {"id": free_id("option-1", _ids(beside)), "label": label}


def new_tab(document: ManifestDocument) -> Json:
    """A tab beside the Ticket."""
    beside = items_at(document.current, TABS)
    return {
        "id": free_id("conversation", _ids(beside)),
        "label": _new_label("tab", beside),
        "treeBuilder": "flatListWithRoot",
    }


def offered(document: ManifestDocument) -> tuple[Json, ...]:
    """Buttons that the Network declares and the manifest has not, each a whole action."""
    here = set(_ids(items_at(document.current, ACTIONS)))
    declared = items_at(document.declared, ACTIONS)
    return tuple(copy.deepcopy(each) for each in declared if isinstance(each, dict) and each.get("id") not in here)


def templates_address(document: ManifestDocument) -> str | None:
    """The address of templates that the manifest knows already, or that the Network's has."""
    for manifest in (document.current, document.declared):
        for action in items_at(manifest, ACTIONS):
            url = read(action, "/config/templates/url")
            if isinstance(url, str) and url:
                return url
    return None


def retyped(document: ManifestDocument, action: Mapping[str, object], kind: str) -> Json:
    """The action as one of another type: what that may not hold is dropped, names nobody knows are kept."""
    after: Json = {**action, "type": kind}
    if kind != "reply":
        after = {name: value for name, value in after.items() if name not in _REPLY_ONLY}
    config = {
        name: value
        for name, value in mapping(action.get("config")).items()
        if name not in _SETTINGS or name in CONFIG_OF.get(kind, ())
    }
    url = templates_address(document)
    if kind == "template_reply" and url is not None:
        config.setdefault("templates", {"url": url})
    after.pop("config", None)
    return {**after, "config": config} if config else after


def _known_id(document: ManifestDocument, kind: str) -> str:
    """The id of an action of that type, in the manifest or as the Network declares it."""
    for manifest in (document.current, document.declared):
        for action in items_at(manifest, ACTIONS):
            given = mapping(action).get("id")
            if mapping(action).get("type") == kind and isinstance(given, str) and given:
                return given
    return kind.replace("_", "-")


def _new_label(kind: str, beside: Sequence[object], *, numbered: bool = False) -> Json:
    """Its usual name in each language, with the first number that makes it one of its own."""
    texts = [text for each in beside for text in mapping(mapping(each).get("label")).values()]
    taken = {text for text in texts if isinstance(text, str)}
    names = _NAMES[kind]
    for count in range(1, len(beside) + 2):
        ending = f" {count}" if numbered or count > 1 else ""
        label: Json = {language: f"{names[language]}{ending}" for language in LANGUAGES}
        if not taken & set(label.values()):
            return label
    raise AssertionError("one of so many is free")


def _ids(items: Sequence[object]) -> list[str]:
    given = [mapping(each).get("id") for each in items]
    return [each for each in given if isinstance(each, str)]
