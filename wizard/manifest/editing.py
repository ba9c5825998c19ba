"""One manifest while it is edited: the base as SocialHub had it, the document of now, and every step between.

Form, JSON view, list of changes and command line all work on this one object, so they cannot disagree. A step is
the whole document after it; documents share what they have in common (see `operations`), so steps are cheap and
undo has no end.

Where SocialHub's copy changed meanwhile, `rebase` takes the new copy for the base and merges it into *every* step:
undoing everything still leads to the base, and never to a manifest that would undo what somebody else did.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from wizard.errors import UsageError
from wizard.manifest.changes import arrange, look_up, put, take_away, take_back, to_ids
from wizard.manifest.diff import Difference, by_id, compare, diff, in_common, patch_for, same
from wizard.manifest.document import mask_secret
from wizard.manifest.merging import ABSENT, Conflict, merge
from wizard.manifest.operations import WrongPlace, perform_all
from wizard.manifest.schema import MASK
from wizard.manifest.validation import Checker
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wizard.manifest.operations import Operation
    from wizard.manifest.validation import Problem


@dataclass(frozen=True, slots=True)
class _Step:
    """`typed`: where this step was typed into, so that the next letter can join it."""

    document: dict[str, object] = field(repr=False)
    conflicts: tuple[Conflict, ...] = ()
    typed: str | None = None


class ManifestDocument:
    """A manifest being edited. It is not changed by what is given, and what it gives is not to be changed.

    `declared`: the manifest that fits what the Network declares; fixes take its texts. `start`: what it begins
    with where that is not the base; undo leads no further back.
    """

    def __init__(
        self,
        base: Mapping[str, object],
        declared: Mapping[str, object] | None = None,
        start: Mapping[str, object] | None = None,
    ) -> None:
        self._base: dict[str, object] = copy.deepcopy(dict(base))
        self._declared = declared or {}
        self._checker = Checker(declared)
        self._base_told: tuple[object, set[tuple[str, str]]] = (None, set())
        self._steps = [_Step(self._base if start is None else copy.deepcopy(dict(start)))]
        self._here = 0

    # --- looking ----------------------------------------------------------------------------------------------

    @property
    def base(self) -> Mapping[str, object]:
        """As SocialHub had it when it was last asked; with the secret, if SocialHub tells it."""
        return self._base

    @property
    def declared(self) -> Mapping[str, object]:
        """The manifest that fits what the Network declares; empty where it is not known."""
        return self._declared

    @property
    def current(self) -> Mapping[str, object]:
        """As it is now, with the secret. To be shown: `shown`."""
        return self._steps[self._here].document

    @property
    def shown(self) -> dict[str, object]:
        """As it is now, the secret masked."""
        return mask_secret(self.current)

    @property
    def changes(self) -> tuple[Difference, ...]:
        """What differs from the base, secrets masked; pointers have ids in the place of positions."""
        return diff(self._base, self.current)

    @property
    def patch(self) -> dict[str, object]:
        """What is to be sent to SocialHub; empty: nothing."""
        return patch_for(self._base, self.current)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with it now; pointers have positions."""
        return self._checker.check(self.current)

    @property
    def new_problems(self) -> tuple[Problem, ...]:
        """Problems that the base has not: what SocialHub gave us itself is no reason to send nothing else."""
        problems = self.problems
        if self._base_told[0] is not self._base:
            known = self._checker.check_beside(self._base)
            self._base_told = (self._base, {_told(self._base, each) for each in known})
        known_of_base = self._base_told[1]
        if not known_of_base:
            return problems
        return tuple(each for each in problems if _told(self.current, each) not in known_of_base)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What SocialHub's copy and ours both changed, and nobody chose yet; with values as they are."""
        step = self._steps[self._here]
        return tuple(each for each in step.conflicts if not _agrees(step.document, each))

    @property
    def can_undo(self) -> bool:
        return self._here > 0

    @property
    def can_redo(self) -> bool:
        return self._here + 1 < len(self._steps)

    def twin(self) -> ManifestDocument:
        """A document of its own that begins where this one is, for another thread to save."""
        other = ManifestDocument(self._base, self._declared)
        other._base, other._steps, other._here = self._base, list(self._steps), self._here
        return other

    # --- editing ----------------------------------------------------------------------------------------------

    def do(self, *operations: Operation, typing: bool = False) -> bool:
        """Carries out operations as one step; False if nothing changed by them.

        `typing`: what follows another step at the same place (the deepest one that it touches) joins it, so that
        undo takes back a text and not a letter. A secret that comes masked stays as it was. Raises WrongPlace, and
        UsageError where no object would be left; nothing is changed then.
        """
        after = perform_all(self.current, operations)
        if not isinstance(after, dict):
            raise UsageError(say("A manifest is an object."), say("Write it in braces."))
        place = max((each.pointer for each in operations), key=len, default=None) if typing else None
        return self._step(self._unmasked(after), typed=place)

    def replace(self, manifest: Mapping[str, object], *, typing: str = "") -> bool:
        """Another manifest in the place of this one, as one step: from the JSON view, a file, or the history.

        `typing`: steps that follow one another with the same name (not empty) are one.
        """
        wanted = self._unmasked(dict(manifest))
        after = {name: in_common(self.current.get(name), value) for name, value in wanted.items()}
        return self._step(after, typed=f"text {typing}" if typing else None)

    def go_back_to(self, old: Mapping[str, object]) -> bool:
        """Branding, callbacks and inbox as an old version has them, as one step; what it lacks is emptied.

        The webhook stays: its secret is not in the history, and replies depend on it.
        """
        parts = {name: old.get(name, {}) for name in ("branding", "callbacks", "inbox")}
        wanted = {name: value for name, value in parts.items() if value or name in self.current}
        return self.replace({**self.current, **wanted})

    def mend(self, problem: Problem) -> bool:
        """Applies the fix of a problem of now. Raises WrongPlace where the manifest is another one by now."""
        return bool(problem.fix) and self.do(*(problem.fix.operations if problem.fix else ()))

    def take_back(self, change: Difference) -> bool:
        """Undoes one of `changes`, and leaves all others. Raises WrongPlace where it is none (any more)."""
        for each in compare(self._base, self.current):
            if (each.pointer, each.kind) == (change.pointer, change.kind):
                return self._step(take_back(self._base, self.current, each))
        raise WrongPlace(say("This change is not there any more."), say("Look at the changes again."))

    def undo(self) -> bool:
        """One step back; False at the first one."""
        return self._go(-1 if self.can_undo else 0)

    def redo(self) -> bool:
        """One step forward; False at the last one."""
        return self._go(1 if self.can_redo else 0)

    # --- SocialHub's copy -------------------------------------------------------------------------------------

    def rebase(self, theirs: Mapping[str, object]) -> tuple[Difference, ...]:
        """SocialHub's copy is this one now: merges it into what was edited. Answers what changed there."""
        news = diff(self._base, theirs)
        if same(self._base, theirs):
            return ()
        base = copy.deepcopy(dict(theirs))
        self._steps = [self._onto(step, base) for step in self._steps]
        self._base = base
        return news

    def resolve(self, conflict: Conflict, choice: Literal["ours", "theirs"]) -> None:
        """Ends a conflict, as one step. Raises WrongPlace where its place is gone by now."""
        step = self._steps[self._here]
        after = step.document
        if choice == "theirs":
            if conflict.theirs is ABSENT:
                after = take_away(after, conflict.pointer)
            elif isinstance(conflict.theirs, tuple):
                after = arrange(after, conflict.pointer, conflict.theirs)
            else:
                after = put(after, conflict.pointer, conflict.theirs, neighbours=self._base)
        rest = tuple(each for each in step.conflicts if each.pointer != conflict.pointer)
        self._push(_Step(after, rest))

    def saved(self, after: Mapping[str, object]) -> None:
        """It was saved, and is `after` on SocialHub now: the new base. What was before is in the history."""
        self._base = copy.deepcopy(dict(after))
        self._steps = [_Step(self._base)]
        self._here = 0

    # --- steps ------------------------------------------------------------------------------------------------

    def _step(self, after: dict[str, object], typed: str | None = None) -> bool:
        now = self._steps[self._here]
        if same(now.document, after):
            return False
        joins = typed is not None and now.typed == typed and not self.can_redo
        if joins:
            self._steps[self._here] = replace(now, document=after)
        else:
            self._push(_Step(after, now.conflicts, typed))
        return True

    def _push(self, step: _Step) -> None:
        del self._steps[self._here + 1 :]
        self._steps.append(step)
        self._here += 1

    def _go(self, by: int) -> bool:
        self._here += by
        # Typing that goes on after it is a step of its own.
        self._steps[self._here] = replace(self._steps[self._here], typed=None)
        return by != 0

    def _onto(self, step: _Step, theirs: dict[str, object]) -> _Step:
        merged = merge(self._base, step.document, theirs)
        # A conflict of before that SocialHub's copy did not touch again is still open; else there is a new one.
        open_still = (
            _now(each, theirs)
            for each in step.conflicts
            if not any(_overlap(each.pointer, fresh.pointer) for fresh in merged.conflicts)
        )
        return _Step(merged.document, (*merged.conflicts, *open_still))

    def _unmasked(self, after: dict[str, object]) -> dict[str, object]:
        """A secret that is only shown masked stands for the one that is there, or for none."""
        webhook = after.get("webhook")
        if not isinstance(webhook, dict) or webhook.get("secret") != MASK:
            return after
        known = next((_secret(each) for each in (self.current, self._base) if _secret(each) is not None), None)
        rest = {name: value for name, value in webhook.items() if name != "secret" or known is not None}
        return {**after, "webhook": rest if known is None else {**rest, "secret": known}}


def _told(manifest: Mapping[str, object], problem: Problem) -> tuple[str, str]:
    """A problem wherever its item stands."""
    return to_ids(manifest, problem.pointer), problem.message


def _secret(manifest: Mapping[str, object]) -> object:
    webhook = manifest.get("webhook")
    return webhook.get("secret") if isinstance(webhook, dict) else None


def _agrees(document: Mapping[str, object], conflict: Conflict) -> bool:
    """Whether the document has by now what SocialHub has."""
    try:
        now = look_up(document, conflict.pointer)
    except WrongPlace:
        return conflict.theirs is ABSENT
    if isinstance(conflict.theirs, tuple):
        return _ids(now) == list(conflict.theirs)
    return conflict.theirs is not ABSENT and same(now, conflict.theirs)


def _overlap(one: str, other: str) -> bool:
    """Whether two places are the same, or one is within the other."""
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def _now(conflict: Conflict, theirs: Mapping[str, object]) -> Conflict:
    """The conflict with what SocialHub has there by now."""
    try:
        found = look_up(theirs, conflict.pointer)
    except WrongPlace:
        return replace(conflict, theirs=ABSENT)
    return replace(conflict, theirs=tuple(_ids(found)) if isinstance(conflict.theirs, tuple) else found)


def _ids(items: object) -> Sequence[str]:
    return list(by_id(items) or ())
