"""The templates of one channel while they are written: each edit a step, undo without end, nothing lost.

The steps are those of a `ManifestDocument`, which does not mind what it holds. Whatever the file of templates has
beside what we know stays as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from wizard.manifest.diff import same
from wizard.manifest.editing import ManifestDocument
from wizard.manifest.operations import Add, Duplicate, Remove, Set, free_id, pointer
from wizard.manifest.placeholders import can_be_named
from wizard.manifest.templates import check_template, duplicate_problems, with_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wizard.manifest.operations import Operation
    from wizard.manifest.validation import Problem

_LIST = "templates"
_PLACE = r"(\{{\{{\{{?\s*){}(\s*\}}?\}}\}})"


class TemplateList:
    """`positions` count from 0. Every edit answers whether anything changed by it."""

    def __init__(self, templates: Sequence[object]) -> None:
        self._document = ManifestDocument({_LIST: list(templates)})
        self._checked: dict[int, tuple[object, tuple[Problem, ...]]] = {}

    # --- looking ----------------------------------------------------------------------------------------------

    @property
    def templates(self) -> list[Any]:
        """As they are now; not to be changed."""
        found: list[Any] = self._document.current[_LIST]  # type: ignore[assignment]  # nobody else puts it there
        return found

    @property
    def base(self) -> list[Any]:
        """As they are kept."""
        found: list[Any] = self._document.base[_LIST]  # type: ignore[assignment]  # likewise
        return found

    @property
    def changed(self) -> bool:
        """Whether something is not saved."""
        return not same(self.base, self.templates)

    @property
    def can_undo(self) -> bool:
        return self._document.can_undo

    @property
    def can_redo(self) -> bool:
        return self._document.can_redo

    def problems(self, position: int) -> tuple[Problem, ...]:
        """What is wrong with one template, pointers within it; two of a name or an id included."""
        template = self.templates[position]
        known = self._checked.get(id(template))
        if known is None or known[0] is not template:
            if len(self._checked) > 4 * len(self.templates) + 64:
                self._checked.clear()  # what is no longer there is not kept alive for good
            known = (template, check_template(template))
            self._checked[id(template)] = known
        return (*known[1], *duplicate_problems(self.templates, position))

    @property
    def wrong(self) -> int:
        """How many templates are not right."""
        return sum(bool(self.problems(position)) for position in range(len(self.templates)))

    def template(self, position: int) -> Mapping[str, Any]:
        """Empty for an entry that is no template."""
        found = self.templates[position]
        return found if isinstance(found, dict) else {}

    def variables(self, position: int) -> Mapping[str, Any]:
        """The JSON Schema of each variable by its name."""
        found = self.template(position).get("variables")
        return found if isinstance(found, dict) else {}

    def text(self, position: int, language: str) -> str:
        texts = self.template(position).get("text")
        found = texts.get(language) if isinstance(texts, dict) else None
        return found if isinstance(found, str) else ""

    # --- whole templates --------------------------------------------------------------------------------------

    def add(self, name: str) -> int:
        """A template with this name, or the first number behind it that is free. Answers its position."""
        taken = [str(each.get("name")) for each in self.templates if isinstance(each, dict)]
        names = (name, *(f"{name} {number}" for number in range(2, len(taken) + 3)))
        free = next(each for each in names if each not in taken)
        made = with_id({"name": free, "text": {"en": "", "de": "", "fr": ""}}, self._ids())
        self._document.do(Add(f"/{_LIST}/-", made))
        return len(self.templates) - 1

    def duplicate(self, position: int, name: str) -> int:
        """A copy behind it, with an id of its own. Answers its position."""
        place = f"/{_LIST}/{position}"
        copy = f"/{_LIST}/{position + 1}"
        fresh = free_id(str(self.template(position).get("networkId") or "template"), self._ids())
        self._document.do(Duplicate(place), Set(f"{copy}/networkId", fresh), Set(f"{copy}/name", name))
        return position + 1

    def remove(self, position: int) -> bool:
        return self._document.do(Remove(f"/{_LIST}/{position}"))

    # --- one template -----------------------------------------------------------------------------------------

    def rename(self, position: int, name: str) -> bool:
        """The id of one that is not saved yet follows its name."""
        operations: list[Operation] = [Set(self._at(position, "name"), name)]
        kept = {each.get("networkId") for each in self.base if isinstance(each, dict)}
        mine = self.template(position).get("networkId")
        if mine not in kept:
            others = [each for place, each in enumerate(self._ids()) if place != position]
            operations.append(Set(self._at(position, "networkId"), with_id({"name": name}, others)["networkId"]))
        return self._document.do(*operations, typing=True)

    def write(self, position: int, language: str, text: str) -> bool:
        """The text in a language."""
        return self._put(position, ("text", language), text)

    def add_variable(self, position: int, name: str) -> str:
        """A text variable with this name, or the first number behind it that is free. Answers the name."""
        free = free_id(name, list(self.variables(position)))
        self._put(position, ("variables", free), {"type": "string"})
        return free

    def remove_variable(self, position: int, name: str) -> bool:
        """Its placeholders stay in the texts, which are wrong then: a person has to say what is to stand there."""
        return self._document.do(Remove(self._at(position, "variables", name)))

    def rename_variable(self, position: int, name: str, new: str) -> bool:
        """Its placeholders in the texts are renamed too. False for a name that is taken or that none can have."""
        if new == name or new in self.variables(position) or not can_be_named(new):
            return False
        variables = {new if each == name else each: schema for each, schema in self.variables(position).items()}
        operations: list[Operation] = [Set(self._at(position, "variables"), variables)]
        texts = self.template(position).get("text")
        if isinstance(texts, dict):
            renamed = {code: _renamed(text, name, new) for code, text in texts.items()}
            operations.append(Set(self._at(position, "text"), renamed))
        return self._document.do(*operations, typing=True)

    def describe(self, position: int, name: str, *, kind: str | None = None, example: str | None = None) -> bool:
        """`kind`: a type of JSON Schema (string, number, boolean). `example`: shown in previews; empty: none."""
        schema = self.variables(position).get(name)
        after = dict(schema) if isinstance(schema, dict) else {}
        if kind is not None:
            after["type"] = kind
            if kind == "boolean":
                after.pop("examples", None)
        if example is not None:
            after.pop("examples", None)
            after.pop("default", None)
            if example:
                after["examples"] = [_value(example, str(after.get("type")))]
        return self._put(position, ("variables", name), after)

    # --- steps ------------------------------------------------------------------------------------------------

    def undo(self) -> bool:
        return self._document.undo()

    def redo(self) -> bool:
        return self._document.redo()

    def saved(self) -> None:
        """They are kept as they are now."""
        self._document.saved(self._document.current)

    def join(self, theirs: Sequence[object]) -> None:
        """Somebody else saved meanwhile: theirs, with everything that was changed here, as one step."""
        merged = joined(self.base, self.templates, theirs)
        self._document = ManifestDocument({_LIST: list(theirs)}, start={_LIST: merged})

    # --- inside -----------------------------------------------------------------------------------------------

    def _ids(self) -> list[str]:
        return [str(each.get("networkId")) if isinstance(each, dict) else "" for each in self.templates]

    def _at(self, position: int, *path: str) -> str:
        return pointer([_LIST, position, *path])

    def _put(self, position: int, path: tuple[str, str], value: object) -> bool:
        owner = self.template(position).get(path[0])
        made = [] if isinstance(owner, dict) else [Set(self._at(position, path[0]), {})]
        return self._document.do(*made, Set(self._at(position, *path), value), typing=True)


def joined(base: Sequence[object], ours: Sequence[object], theirs: Sequence[object]) -> list[object]:
    """`theirs`, with the templates that differ between `base` and `ours` as ours has them; matched by their id."""
    before, mine, there = (_by_id(each) for each in (base, ours, theirs))
    gone = {name for name in before if name not in mine}
    changed = {name: each for name, each in mine.items() if name not in before or not same(before[name], each)}
    kept = [changed.pop(_id(each), each) for each in theirs if _id(each) not in gone]
    return [*kept, *(each for name, each in changed.items() if name not in there)]


def _by_id(templates: Sequence[object]) -> dict[str, object]:
    return {_id(each): each for each in templates}


def _id(template: object) -> str:
    return str(template.get("networkId") or template.get("name")) if isinstance(template, dict) else repr(template)


def _renamed(text: object, name: str, new: str) -> object:
    if not isinstance(text, str):
        return text
    return re.sub(_PLACE.format(re.escape(name)), lambda match: f"{match[1]}{new}{match[2]}", text)


def _value(example: str, kind: str) -> object:
    """The example as a value of its type, where it can be one."""
    if kind in ("number", "integer"):
        for number in (int, float):
            try:
                return number(example)
            except ValueError:
                continue
    return example
