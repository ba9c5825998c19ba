"""What the Inbox would make of a manifest, whatever stands in it: the reading behind the preview.

While somebody types, a manifest is wrong most of the time, and in the JSON view it can be anything that JSON can
say. So nothing here raises and nothing is refused: what can be shown is shown as the Inbox would most likely show
it, everything else is left out. Where the manifest says nothing, SocialHub's defaults count.

A document shares with the one before it whatever did not change; `InboxReader` makes use of that, so that one more
letter in a manifest of two hundred actions costs one action and not all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from wizard.manifest.durations import duration_seconds
from wizard.manifest.schema import ACTION_TYPES, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Texts: TypeAlias = "tuple[str, str, str]"  # in the order of LANGUAGES; empty where there is none

_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_HALF = re.compile("[\ud800-\udfff]")
_LONGEST_TEXT = 300  # characters of anything that is shown; a label has 256 at most
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class ShownOption:
    """One of those that an agent has to pick from."""

    id: str
    texts: Texts
    description: str = ""


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """`text`: as it is written; `seconds` after the post was written the action is over."""

    text: str
    seconds: float


@dataclass(frozen=True, slots=True)
class ShownAction:
    """A button under a Ticket. `kind`: its type, `button` for one that nobody knows.

    `longest`: characters of a reply, if it has a limit. `file_or_text`: one of both, not both.
    """

    kind: str
    id: str
    texts: Texts
    longest: int | None = None
    limit: TimeLimit | None = None
    approval: bool = False
    tagging: bool = False
    files: bool = False
    file_or_text: bool = False
    options: tuple[ShownOption, ...] = ()

    @property
    def opens(self) -> bool:
        """Whether there is something to fill in or to confirm before it is sent."""
        return self.kind in ("reply", "template_reply", "delete")


@dataclass(frozen=True, slots=True)
class ShownTab:
    """A tab at the Ticket's right. `with_root`: the first post of the thread is listed too."""

    id: str
    texts: Texts
    with_root: bool = False


@dataclass(frozen=True, slots=True)
class ShownInbox:
    """All of it. `places`: where each action stands in the manifest's list; `tab_places` likewise.

    `color`: `#rgb` or `#rrggbb`; `icon` and `fallback`: https addresses; each empty where there is none.
    """

    name: str = ""
    color: str = ""
    icon: str = ""
    fallback: str = ""
    actions: tuple[ShownAction, ...] = ()
    places: tuple[int, ...] = ()
    tabs: tuple[ShownTab, ...] = ()
    tab_places: tuple[int, ...] = ()

    @property
    def limits(self) -> tuple[float, ...]:
        """The seconds after which an action is over, for each that has such a limit."""
        return tuple(each.limit.seconds for each in self.actions if each.limit is not None)


def text_in(texts: Texts, language: str, otherwise: str = "") -> str:
    """The text in a language; else in English, else in any, else `otherwise`."""
    here = texts[LANGUAGES.index(language)]
    return here or texts[0] or next((each for each in texts if each), "") or otherwise or "…"


class InboxReader:
    """Reads one manifest after another; what is as it was before is not read again."""

    def __init__(self) -> None:
        self._actions: _Kept[ShownAction] = _Kept(_action)
        self._tabs: _Kept[ShownTab] = _Kept(_tab)

    def read(self, manifest: object) -> ShownInbox:
        root = _mapping(manifest)
        inbox, branding = _mapping(root.get("inbox")), _mapping(root.get("branding"))
        places, actions = self._actions.read(inbox.get("ticketActions"))
        tab_places, tabs = self._tabs.read(inbox.get("rightSidebar"))
        color = branding.get("color")
        return ShownInbox(
            name=_text(root.get("name")),
            color=color.lower() if isinstance(color, str) and _COLOR.fullmatch(color) else "",
            icon=_address(branding.get("icon")),
            fallback=_address(branding.get("fallback")),
            actions=actions,
            places=places,
            tabs=tabs,
            tab_places=tab_places,
        )


class _Kept(Generic[_T]):
    """Reads the items of one list, and remembers what it made of them the last time."""

    def __init__(self, make: Callable[[Mapping[str, object]], _T]) -> None:
        self._make = make
        self._items: list[object] = []
        self._made: list[_T | None] = []

    def read(self, items: object) -> tuple[tuple[int, ...], tuple[_T, ...]]:
        """Where each thing that can be shown stands, and the things."""
        now = items if isinstance(items, list) else []
        before = {id(item): made for item, made in zip(self._items, self._made, strict=True)}
        made = [
            before[id(item)] if id(item) in before else self._one(place, item) for place, item in enumerate(now)
        ]
        self._items, self._made = now, made
        shown = [(place, each) for place, each in enumerate(made) if each is not None]
        return tuple(place for place, _ in shown), tuple(each for _, each in shown)

    def _one(self, place: int, item: object) -> _T | None:
        if not isinstance(item, dict):
            return None
        if place < len(self._items) and _says_the_same(self._items[place], item):
            return self._made[place]
        return self._make(item)


def _says_the_same(before: object, now: object) -> bool:
    """To Python, 1 and true are equal; to the Inbox they are not."""
    return before == now and repr(before) == repr(now)


def _action(item: Mapping[str, object]) -> ShownAction:
    kind = item.get("type")
    kind = kind if isinstance(kind, str) and kind in ACTION_TYPES else "button"
    config = _mapping(item.get("config"))
    reply = kind == "reply"
    files = reply and item.get("attachments") not in (None, False)
    return ShownAction(
        kind=kind,
        id=_text(item.get("id")),
        texts=_texts(item.get("label")),
        longest=_count(config.get("maxLength")) if reply else None,
        limit=_limit(config.get("timeout")) if kind != "delete" else None,
        approval=kind in ("reply", "template_reply") and config.get("approvalProcess") is not False,
        tagging=config.get("forceTagging") is not False,
        files=files,
        file_or_text=files and _mapping(item.get("attachments")).get("noText") is True,
        options=_options(item.get("options")) if reply else (),
    )


def _options(items: object) -> tuple[ShownOption, ...]:
    every = items if isinstance(items, list) else []
    return tuple(
        ShownOption(_text(each.get("id")), _texts(each.get("label")), _text(each.get("description")))
        for each in every
        if isinstance(each, dict)
    )


def _tab(item: Mapping[str, object]) -> ShownTab:
    return ShownTab(
        _text(item.get("id")), _texts(item.get("label")), item.get("treeBuilder") == "flatListWithRoot"
    )


def _limit(value: object) -> TimeLimit | None:
    text = _mapping(value).get("duration")
    if not isinstance(text, str):
        return None
    try:
        return TimeLimit(text, duration_seconds(text))
    except ValueError:
        return None


def _count(value: object) -> int | None:
    """A number of characters; what is none limits nothing."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if 0 <= value < 10**9 else None


def _texts(value: object) -> Texts:
    if isinstance(value, str):  # not what SocialHub wants, and clear enough
        return (_text(value),) * 3
    texts = _mapping(value)
    en, de, fr = (_text(texts.get(language)) for language in LANGUAGES)
    return en, de, fr


def _text(value: object) -> str:
    """A text in one line, without what cannot be drawn; empty for anything else."""
    if not isinstance(value, str):
        return ""
    return " ".join(_HALF.sub("\ufffd", value[:_LONGEST_TEXT]).split())


def _address(value: object) -> str:
    return value if isinstance(value, str) and value.startswith("https://") else ""


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}
