"""How two manifests differ, for a person to read, and what to send to SocialHub to get from one to the other.

Actions, tabs and options are matched by their `id`, so that a new first action is one addition and not a change of
every action behind it. In a pointer the id takes the place of the position: `/inbox/ticketActions/reply/label/de`.
Their order counts (it is the order of the buttons); a change of it is one difference of its own.

Both sides are masked before anything is compared: a difference holds no webhook secret, wherever it ends up.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from wizard.manifest.document import is_secret, mask_secret
from wizard.manifest.operations import pointer
from wizard.manifest.schema import MASK, READ_ONLY
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Kind: TypeAlias = Literal["added", "removed", "changed"]

BY_ID = frozenset({"ticketActions", "rightSidebar", "options"})
_INBOX_LISTS = ("ticketActions", "rightSidebar")
_LONGEST = 120  # characters of a value that are shown

_SIGN: Mapping[Kind, str] = {"added": "+", "removed": "-", "changed": "~"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One place that differs. `before` is None where it was added, `after` where it was removed.

    Where only the order of a list's items differs, both are tuples of their ids. `str()` is a line to be shown, in
    English where it has words at all; a window translates it like every sentence of the core.
    """

    pointer: str
    kind: Kind
    before: object
    after: object

    def __str__(self) -> str:
        place = self.pointer.lstrip("/").replace("/", " › ").replace("~1", "/").replace("~0", "~") or "/"
        if isinstance(self.before, tuple) and isinstance(self.after, tuple):
            before, after = (", ".join(each) for each in (self.before, self.after))
            return say("~ {place}: order {before} → {after}", place=place, before=before, after=after)
        if self.kind == "changed":
            return f"~ {place}: {_shown(self.before)} → {_shown(self.after)}"
        return f"{_SIGN[self.kind]} {place}: {_shown(self.after if self.kind == 'added' else self.before)}"


def diff(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[Difference, ...]:
    """What differs, in the order of the document; empty: nothing does, except perhaps the webhook's secret.

    A secret that was changed is told as a difference between two masked ones; one that is masked on either side
    is taken to be the same. What is SocialHub's own (`_id`, `name` …) is never sent, and so no difference.
    """
    found = list(compare(_of_ours(mask_secret(before)), _of_ours(mask_secret(after))))
    old, new = _secret(before), _secret(after)
    if is_secret(old) and is_secret(new) and MASK not in (old, new) and old != new:
        found.append(Difference("/webhook/secret", "changed", MASK, MASK))
    return tuple(found)


def _of_ours(manifest: Mapping[str, object]) -> Mapping[str, object]:
    return {name: value for name, value in manifest.items() if name not in READ_ONLY}


def compare(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[Difference, ...]:
    """What differs, with every value as it is, a secret too: for working with, never to be shown or kept."""
    return tuple(_objects([], before, after))


def patch_for(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, object]:
    """The smallest body of `PATCH /manifest` that leads from `before` to `after`; empty: nothing to send.

    A part (`branding`, `webhook`, `callbacks`, `inbox`) is left out where it does not differ, for each update of
    the webhook makes SocialHub test it. One that differs is sent whole, both lists of `inbox` included: it is
    not said whether SocialHub merges below the first level, and this comes to the same either way. A list that
    is gone becomes an empty one. A webhook that is gone becomes null; other parts cannot be removed.
    A masked secret is never sent: it stands for the one in `before`.
    """
    patch: dict[str, object] = {}
    for part in ("branding", "callbacks"):
        if part in after and not same(before.get(part), after[part]):
            patch[part] = after[part]
    webhook = _unmasked(before.get("webhook"), after.get("webhook")) or None
    if not same(_unmasked(None, before.get("webhook")) or None, webhook):
        patch["webhook"] = webhook
    if "inbox" in after:
        inbox = _lists(after["inbox"], before.get("inbox"))
        if not same(_lists(before.get("inbox"), inbox), inbox):
            patch["inbox"] = inbox
    return patch


# --- Comparing -------------------------------------------------------------------------------------------------


def _values(path: list[str | int], before: object, after: object) -> Iterator[Difference]:
    if before is after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _objects(path, before, after)
        return
    if path and path[-1] in BY_ID:
        old, new = by_id(before), by_id(after)
        if old is not None and new is not None:
            yield from _items(path, old, new)
            return
    if not same(before, after):
        yield Difference(pointer(path), "changed", before, after)


def _objects(
    path: list[str | int], before: Mapping[str, object], after: Mapping[str, object]
) -> Iterator[Difference]:
    for name in [*before, *(name for name in after if name not in before)]:
        place = [*path, name]
        if name not in after:
            yield Difference(pointer(place), "removed", before[name], None)
        elif name not in before:
            yield Difference(pointer(place), "added", None, after[name])
        else:
            yield from _values(place, before[name], after[name])


def _items(
    path: list[str | int], before: Mapping[str, object], after: Mapping[str, object]
) -> Iterator[Difference]:
    yield from _objects(path, before, after)
    kept = [name for name in before if name in after]
    arranged = (*kept, *(name for name in after if name not in before))
    if arranged != tuple(after):
        yield Difference(pointer(path), "changed", arranged, tuple(after))


def by_id(items: object) -> dict[str, object] | None:
    """The items of a list by id; None where they have none, or the same."""
    if not isinstance(items, list):
        return None
    found: dict[str, object] = {}
    for item in items:
        given = item.get("id") if isinstance(item, dict) else None
        if not isinstance(given, str) or given in found:
            return None
        found[given] = item
    return found


def same(before: object, after: object) -> bool:
    """Equal as JSON: `true` is not 1, and an object's order does not count."""
    if before is after:
        return True
    if isinstance(before, dict) and isinstance(after, dict):
        return before.keys() == after.keys() and all(same(before[name], after[name]) for name in before)
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(same(*pair) for pair in zip(before, after, strict=True))
    return isinstance(before, bool) == isinstance(after, bool) and before == after


def in_common(before: object, after: object) -> object:
    """A copy of `after` that is, wherever nothing differs, one and the same object as `before`.

    Who looks for differences next finds them without looking at everything (see `same`).
    """
    if before is after:
        return before
    if isinstance(after, dict):
        old = before if isinstance(before, dict) else {}
        made = {name: in_common(old.get(name), value) for name, value in after.items()}
        unchanged = isinstance(before, dict) and len(old) == len(made)
        return before if unchanged and all(n in old and old[n] is v for n, v in made.items()) else made
    if isinstance(after, list):
        beside = before if isinstance(before, list) else []
        partners = by_id(before) or {}
        items = [in_common(_partner(item, n, beside, partners), item) for n, item in enumerate(after)]
        unchanged = isinstance(before, list) and len(beside) == len(items)
        return before if unchanged and all(a is b for a, b in zip(beside, items, strict=True)) else items
    return before if same(before, after) else after


def _partner(item: object, position: int, beside: Sequence[object], partners: Mapping[str, object]) -> object:
    given = item.get("id") if isinstance(item, dict) else None
    if isinstance(given, str) and given in partners:
        return partners[given]
    return beside[position] if position < len(beside) else None


def _secret(manifest: Mapping[str, object]) -> object:
    """The webhook's secret, whatever it is; None where none is named."""
    webhook = manifest.get("webhook")
    return webhook.get("secret") if isinstance(webhook, dict) else None


# --- What is sent ----------------------------------------------------------------------------------------------


def _unmasked(before: object, after: object) -> object:
    """`after` with a masked secret replaced by that of `before`, or left out if that is not known either."""
    if not isinstance(after, dict) or after.get("secret") != MASK:
        return after
    webhook = {name: value for name, value in after.items() if name != "secret"}
    known = before.get("secret") if isinstance(before, dict) else None
    return webhook if known in {None, MASK} else {**webhook, "secret": known}


def _lists(inbox: object, beside: object) -> dict[str, object]:
    """An inbox with each list that it or the one `beside` it has; those it lacks are empty."""
    given = inbox if isinstance(inbox, dict) else {}
    other = beside if isinstance(beside, dict) else {}
    return {**{name: [] for name in _INBOX_LISTS if name in other}, **given}


# --- Showing ---------------------------------------------------------------------------------------------------


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def render(differences: Sequence[Difference]) -> str:
    """The differences, a line each; `+` added, `-` removed, `~` changed."""
    return "\n".join(str(difference) for difference in differences)
