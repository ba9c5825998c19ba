"""What all views of the editor share: the document, where a person looks in it, and what is marked where.

Form, JSON view, list of changes and preview each show `document` and change it only through here; after every
change all of them look again. So they cannot disagree, and none of them knows another.

The document is edited in Qt's thread, for it is quick and knows no network. To be saved, a `twin` of it goes to
the core's thread, and what came of it comes back through `adopt`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from wizard.manifest.changes import to_ids, to_positions
from wizard.manifest.operations import WrongPlace, pointer, split, value_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wizard.manifest.diff import Difference
    from wizard.manifest.editing import ManifestDocument
    from wizard.manifest.fitness import Misfit
    from wizard.manifest.merging import Conflict
    from wizard.manifest.operations import Operation
    from wizard.manifest.validation import Problem


@dataclass(frozen=True, slots=True)
class BrokenText:
    """A text in the JSON view that cannot be read. `what`: a whole sentence; `line`: from 1."""

    what: str
    line: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known about the channel beside its manifest; all of it may be missing.

    `network`: the Network's or server's name, for sentences. `longest`: characters it takes in a reply.
    `misfits`: where the manifest SocialHub has does not fit the Network. `hints`: what each action of the Network
    does, by its id, in the window's language. `editable`: False for a manifest that SocialHub promoted. `parts`:
    those beside the Inbox that are edited here.
    """

    network: str = ""
    longest: int | None = None
    misfits: tuple[Misfit, ...] = ()
    hints: Mapping[str, str] | None = None
    editable: bool = True
    parts: tuple[str, ...] = ("branding", "webhook", "callbacks")


class EditingSession(QObject):
    """One manifest in an editor. Pointers are JSON Pointers with positions, unless a name says otherwise."""

    changed = Signal()  # the document, what is broken, or the surroundings: look again
    selected = Signal(str)  # where a person looks now
    settling = Signal()  # something is about to be done: whoever has not told yet what was typed tells it now

    def __init__(
        self, document: ManifestDocument, surroundings: Surroundings | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._surroundings = surroundings or Surroundings()
        self._selection = ""
        self._broken: BrokenText | None = None
        self._look()

    # --- looking ----------------------------------------------------------------------------------------------

    @property
    def document(self) -> ManifestDocument:
        """To be looked at; changed it is only through the session."""
        return self._document

    @property
    def surroundings(self) -> Surroundings:
        return self._surroundings

    @property
    def editable(self) -> bool:
        return self._surroundings.editable

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the document now."""
        return self._problems

    @property
    def changes(self) -> tuple[Difference, ...]:
        """What will be sent; pointers have ids."""
        return self._changes

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What a person has to choose before anything is sent; pointers have ids."""
        return self._document.conflicts

    @property
    def broken(self) -> BrokenText | None:
        """Why everything but the JSON view is locked; None: it is not."""
        return self._broken

    @property
    def ready(self) -> bool:
        """Whether it can be sent as it is: nothing is broken, nothing new is wrong, nothing is to be chosen."""
        return self._broken is None and not self._document.new_problems and not self.conflicts

    def problems_at(self, place: str, *, inside: bool = False) -> tuple[Problem, ...]:
        """Those of this place; `inside`: and of everything below it."""
        return tuple(
            each
            for each in self._problems
            if each.pointer == place or (inside and each.pointer.startswith(f"{place}/"))
        )

    def is_changed(self, place: str) -> bool:
        """Whether anything at this place or below it differs from what SocialHub has; also within a new item."""
        here = self._ids_of(place)
        return any(_within(each, here) for each in self._changed_places | self._rearranged) or any(
            _within(here, each) for each in self._changed_places
        )

    def misfits_at(self, place: str) -> tuple[Misfit, ...]:
        """Where the Network cannot do what this action promises, or could do more; none for what was changed."""
        if self.is_changed(place):
            return ()
        here = self._ids_of(place)
        return tuple(
            each for each in self._surroundings.misfits if _within(to_ids(self._document.base, each.pointer), here)
        )

    def where_now(self, place: str) -> str:
        """The pointer, in the document of now, of what `place` (with positions) is in the base: items move."""
        path: list[str | int] = []
        value: object = self._document.current
        for part in split(to_ids(self._document.base, place)):
            items = value if isinstance(value, list) else []
            ids = [each.get("id") if isinstance(each, dict) else None for each in items]
            path.append(ids.index(part) if part in ids else part)
            try:
                value = value_at(value, pointer(path[-1:]))
            except WrongPlace:  # the last part of an addition, or something that is gone
                value = None
        return pointer(path)

    # --- editing ----------------------------------------------------------------------------------------------

    def do(self, *operations: Operation, typing: bool = False) -> bool:
        """Carries out operations as one step; what is not there any more is left alone. False: nothing changed."""
        return self._after(lambda: self._document.do(*operations, typing=typing))

    def mend(self, problem: Problem) -> bool:
        return self._after(lambda: self._document.mend(problem))

    def follow(self, misfit: Misfit) -> bool:
        """Applies the fix of a misfit, wherever what it is about stands by now."""
        return self._after(
            lambda: self._document.do(*(self._now_of(operation) for operation in misfit.fix.operations))
        )

    def take_back(self, change: Difference) -> bool:
        return self._after(lambda: self._document.take_back(change))

    def resolve(self, conflict: Conflict, choice: Literal["ours", "theirs"]) -> bool:
        def choose() -> bool:
            self._document.resolve(conflict, choice)
            return True

        return self._after(choose)

    def replace(self, manifest: Mapping[str, object], *, typing: str = "") -> bool:
        """Another manifest, as one step (`typing`: see `ManifestDocument.replace`); ends what was broken."""
        self.settle()
        was_broken, self._broken = self._broken is not None, None
        changed = self._after(lambda: self._document.replace(manifest, typing=typing))
        if was_broken and not changed:
            self.changed.emit()
        return changed

    def go_back_to(self, old: Mapping[str, object]) -> bool:
        """As an old version had it, but for the webhook; one step."""
        return self._after(lambda: self._document.go_back_to(old))

    def undo(self) -> bool:
        return self._after(self._document.undo)

    def redo(self) -> bool:
        return self._after(self._document.redo)

    def settle(self) -> None:
        """To be called before the document is looked at in order to be sent: what is typed belongs to it."""
        self.settling.emit()

    def hold(self, broken: BrokenText | None) -> None:
        """The JSON view's text cannot be read (None: it can again): everything else is locked meanwhile."""
        if broken != self._broken:
            self._broken = broken
            self.changed.emit()

    def adopt(self, document: ManifestDocument, surroundings: Surroundings | None = None) -> None:
        """Goes on with what came back from the core: the document after a save, or news of the Network.

        A text that cannot be read yet stays, and what it becomes is merged into this document.
        """
        self._document = document
        self._surroundings = surroundings or self._surroundings
        self._look()
        self._stay()
        self.changed.emit()

    # --- where a person looks ---------------------------------------------------------------------------------

    @property
    def selection(self) -> str:
        return self._selection

    def select(self, place: str) -> None:
        """Looks at `place`, or at the nearest thing around it that is there."""
        there = self._nearest(place)
        if there != self._selection:
            self._selection = there
            self.selected.emit(there)

    def select_ids(self, place: str) -> None:
        """The same for a pointer with ids, such as that of a change."""
        path = split(place)
        for end in range(len(path), -1, -1):
            try:
                self.select(to_positions(self._document.current, pointer(path[:end])))
            except WrongPlace:
                continue
            return

    # --- inside -----------------------------------------------------------------------------------------------

    def _after(self, step: Callable[[], bool]) -> bool:
        self.settle()
        if self._broken is not None or not self.editable:
            return False
        try:
            changed = step()
        except WrongPlace:  # the thing went away while somebody pressed: what is shown now is the answer
            changed = False
        if changed:
            self._look()
            self._stay()
            self.changed.emit()
        return changed

    def _look(self) -> None:
        self._problems = self._document.problems
        self._changes = self._document.changes
        orders = {each.pointer for each in self._changes if isinstance(each.after, tuple)}
        self._rearranged = frozenset(orders)  # a list whose items are the same ones changed, and they did not
        self._changed_places = frozenset(each.pointer for each in self._changes) - orders

    def _stay(self) -> None:
        """Keeps the selection where there is something."""
        there = self._nearest(self._selection)
        if there != self._selection:
            self._selection = there
            self.selected.emit(there)

    def _nearest(self, place: str) -> str:
        path = split(place)
        while path:
            try:
                value_at(self._document.current, pointer(path))
            except WrongPlace:
                path.pop()
            else:
                break
        return pointer(path)

    def _now_of(self, operation: Operation) -> Operation:
        return replace(operation, pointer=self.where_now(operation.pointer))

    def _ids_of(self, place: str) -> str:
        return to_ids(self._document.current, place)


def _within(place: str, owner: str) -> bool:
    return place == owner or place.startswith(f"{owner}/")
