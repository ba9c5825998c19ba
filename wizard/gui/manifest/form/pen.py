"""How a field reads and writes: through the session, at a place, and only while that is allowed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.gui.manifest.form.edits import erase, put, read
from wizard.gui.manifest.form.outline import Marks
from wizard.manifest.changes import look_up, to_ids
from wizard.manifest.operations import WrongPlace

if TYPE_CHECKING:
    from wizard.gui.manifest.session import EditingSession, Surroundings
    from wizard.manifest.editing import ManifestDocument
    from wizard.manifest.fitness import Misfit
    from wizard.manifest.operations import Operation
    from wizard.manifest.validation import Problem


class Pen(QObject):
    """What all fields of one form write with.

    `looked_at`: a person went into the field of this place. `json_wanted`, `secret_wanted`, `templates_wanted`:
    they want to go on in the JSON view, have a new secret made, or write templates. `wanted`: something about an
    item (`option` adds one to an action).
    """

    looked_at = Signal(str)
    json_wanted = Signal(str)
    secret_wanted = Signal()
    templates_wanted = Signal()
    wanted = Signal(str, str)

    def __init__(self, session: EditingSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.marks = Marks(session)

    def look(self) -> None:
        """Collects the marks of the document of now."""
        self.marks = Marks(self._session)

    @property
    def document(self) -> ManifestDocument:
        return self._session.document

    @property
    def surroundings(self) -> Surroundings:
        return self._session.surroundings

    def base_text(self, place: str) -> str:
        """The text that SocialHub has for this; "": none."""
        document = self.document
        try:
            value = look_up(document.base, to_ids(document.current, place))
        except WrongPlace:
            return ""
        return value if isinstance(value, str) else ""

    @property
    def may_write(self) -> bool:
        return self._session.editable and self._session.broken is None

    def read(self, place: str) -> object:
        """The value there, or `ABSENT`."""
        return read(self.document.current, place)

    def write(self, place: str, value: object, *, typing: bool = False) -> bool:
        """Puts a value there, with the objects around it where they are missing. False: nothing changed."""
        return self.do(*put(self.document, place, value), typing=typing)

    def erase(self, place: str, *, typing: bool = False) -> bool:
        """Takes the name away. False: nothing changed."""
        return self.do(*erase(self.document, place), typing=typing)

    def do(self, *operations: Operation, typing: bool = False) -> bool:
        return bool(operations) and self._session.do(*operations, typing=typing)

    def misfits(self, place: str) -> tuple[Misfit, ...]:
        """Where the Network cannot do what is promised there or below it; pointers are those of now."""
        found = self._session.misfits_at(place)
        return tuple(replace(each, pointer=self._session.where_now(each.pointer)) for each in found)

    def mend(self, problem: Problem) -> bool:
        return self._session.mend(problem)

    def follow(self, misfit: Misfit) -> bool:
        return self._session.follow(misfit)
