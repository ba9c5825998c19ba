"""The right side of the form: one page for each kind of thing, shown for the one that is chosen.

Which fields a page has follows from the schema: the settings of an action are those that its type may hold
(`CONFIG_OF`), and a name that no field stands for is kept and mentioned. Pages are built once; choosing another
action, or another type for it, only fills and hides fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from wizard.gui.manifest.form.edits import ACTIONS, mapping, owner, read, retyped, templates_address
from wizard.gui.manifest.form.fields import AddressField, ChoiceField, MoreField, SwitchField, TextField
from wizard.gui.manifest.form.lines import ENTER
from wizard.gui.manifest.form.outline import place_of
from wizard.gui.manifest.form.remarks import Remarks, of_misfit, of_problem
from wizard.gui.manifest.form.settings import (
    Attachments,
    ColourField,
    LabelField,
    LongestReply,
    OptionsField,
    SecretField,
    TemplatesField,
    TimeLimit,
)
from wizard.gui.theme import theme
from wizard.gui.widgets import label
from wizard.manifest.operations import Set
from wizard.manifest.schema import ACTION_TYPES, CONFIG_OF, READ_ONLY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from wizard.gui.manifest.form.fields import Field
    from wizard.gui.manifest.form.pen import Pen
    from wizard.manifest.fitness import Misfit
    from wizard.manifest.validation import Problem

translate = QCoreApplication.translate

_LABEL = frozenset({"en", "de", "fr"})
_CONFIG = frozenset(name for names in CONFIG_OF.values() for name in names)


class Details(QScrollArea):
    """A page. Its fields stand below one another; what concerns none of them is said at the top."""

    def __init__(self, pen: Pen, name: str) -> None:
        super().__init__()
        self.pen = pen
        self.owner = ""
        self.setObjectName(f"form.details.{name}")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.remarks = Remarks(name)
        self._about = label("", "muted", name=f"form.about.{name}")
        self._column = QVBoxLayout()
        self._column.setContentsMargins(theme().px(2), 0, theme().px(12), theme().px(12))
        self._column.setSpacing(theme().px(18))
        self._column.addWidget(self._about)
        self._column.addWidget(self.remarks)
        self.fields: list[Field] = []
        content = QWidget()
        content.setLayout(self._column)
        self.setWidget(content)

    def add(self, *fields: Field) -> None:
        """Adds fields, in the order in which they stand."""
        for each in fields:
            self.fields.append(each)
            self._column.addWidget(each)

    def done(self) -> None:
        """All fields are there."""
        self._column.addStretch(1)

    def explain(self, text: str) -> None:
        """What the thing is for, at the top."""
        if text != self._about.text():
            self._about.setText(text)
        self._about.setVisible(bool(text))

    def look_at(self, thing: str) -> None:
        """Shows the thing at this pointer."""
        another = thing != self.owner
        self.owner = thing
        for each in self.fields:
            each.look_at(thing)
        self.refresh()
        if another:
            self.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Brings everything into step with the document."""
        self.prepare()
        for each in self.fields:
            each.refresh()
        self._say(list(self.problems()), list(self.misfits()))

    def prepare(self) -> None:
        """Before fields are refreshed: which of them there are."""

    def problems(self) -> Sequence[Problem]:
        return self.pen.marks.problems(self.owner)

    def misfits(self) -> Sequence[Misfit]:
        return self.pen.misfits(self.owner)

    def focus_first(self) -> None:
        """Into the first field that can take it."""
        for each in self.fields:
            if not each.isHidden():
                each.first.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.ensureWidgetVisible(each.first)
                return

    def focus_label(self) -> None:
        """Into the label of something new, all of it chosen: what is typed replaces it."""
        for each in self.fields:
            if isinstance(each, LabelField):
                _focus_all(each.first)
                self.verticalScrollBar().setValue(0)

    def reveal(self, place: str) -> None:
        """Scrolls to the field of this place."""
        found = next((each for each in self.fields if each.claims(place) and not each.isHidden()), None)
        if found is not None:
            self.ensureWidgetVisible(found.first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter that no field wanted ends here: it must not press a button of the window around."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)

    def _say(self, problems: list[Problem], misfits: list[Misfit]) -> None:
        for field in self.fields:
            if field.isHidden():
                continue
            its = [each for each in problems if field.claims(place_of(each))]
            problems = [each for each in problems if each not in its]
            fits = [each for each in misfits if field.claims(each.pointer)]
            misfits = [each for each in misfits if each not in fits]
            field.say(its, fits)
        rest = [of_problem(self.pen, each) for each in problems]
        self.remarks.show_remarks([*rest, *(of_misfit(self.pen, each) for each in misfits)])


class ActionDetails(Details):
    """A button under the Ticket, of any type."""

    def __init__(self, pen: Pen) -> None:
        super().__init__(pen, "action")
        self._label = LabelField(pen)
        self._type = _ActionType(pen)
        self.options = OptionsField(pen)
        self._config: Mapping[str, Field] = {
            "maxLength": LongestReply(pen),
            "templates": TemplatesField(pen),
            "timeout": TimeLimit(pen),
            "approvalProcess": SwitchField(
                pen, "approvalProcess", "config/approvalProcess", self.tr("Follows the approval process")
            ),
            "forceTagging": SwitchField(
                pen, "forceTagging", "config/forceTagging", self.tr("Agents have to tag the Ticket")
            ),
        }
        self._reply_only: tuple[Field, ...] = (Attachments(pen), self.options)
        self._id = TextField(
            pen, "id", "id", self.tr("Id"), hint=self.tr("Tells the Network which button it was."), kept=True
        )
        self._more = MoreField(
            pen,
            "action",
            {
                "": frozenset({"type", "id", "label", "config", "attachments", "options"}),
                "label": _LABEL,
                "config": _CONFIG,
            },
        )
        config = self._config
        self.add(self._label, self._type, config["maxLength"], config["templates"], self._reply_only[0])
        self.add(config["timeout"], self.options, config["approvalProcess"], config["forceTagging"])
        self.add(self._id, self._more)
        self.done()

    def prepare(self) -> None:
        kind = read(self.pen.document.current, f"{self.owner}/type")
        allowed = CONFIG_OF.get(kind, ()) if isinstance(kind, str) else ()
        for name, field in self._config.items():
            field.setVisible(name in allowed)
        for field in self._reply_only:
            field.setVisible(kind == "reply")
        self.explain(self._explanation(kind))

    def _explanation(self, kind: object) -> str:
        given = read(self.pen.document.current, f"{self.owner}/id")
        hints = self.pen.surroundings.hints or {}
        if isinstance(given, str) and given in hints:
            return hints[given]
        return {
            "reply": self.tr("The agent writes a reply, and it is posted on the Network."),
            "template_reply": self.tr("The agent replies with a text that was prepared beforehand."),
            "button": self.tr("Tells the Network at one press."),
            "delete": self.tr("Deletes a reply of yours from the Network."),
        }.get(str(kind), "")


class _ActionType(ChoiceField):
    """The type of an action. Another one drops what it may not hold, as one step."""

    def __init__(self, pen: Pen) -> None:
        words = action_types()
        super().__init__(
            pen, "type", "type", translate("ManifestForm", "Type"), [(each, words[each]) for each in ACTION_TYPES]
        )

    def _show(self, value: object) -> None:
        super()._show(value)
        possible = value == "template_reply" or templates_address(self.pen.document) is not None
        model = self._box.model()
        at = model.index(ACTION_TYPES.index("template_reply"), 0)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        wanted = None if possible else 0
        if model.data(at, Qt.ItemDataRole.UserRole - 1) != wanted:
            # A combo box's own model keeps the flags of an item in this role.
            model.setData(at, flags.value if possible else 0, Qt.ItemDataRole.UserRole - 1)

    def _put(self, key: str) -> None:
        action = mapping(self.pen.read(self.owner))
        self.pen.do(Set(self.owner, retyped(self.pen.document, action, key)))


def action_types() -> dict[str, str]:
    """The words for the types of an action."""
    return {
        "reply": translate("ManifestForm", "Reply"),
        "template_reply": translate("ManifestForm", "Reply with a template"),
        "button": translate("ManifestForm", "Button"),
        "delete": translate("ManifestForm", "Delete"),
    }


class OptionDetails(Details):
    """One of the options of a reply."""

    def __init__(self, pen: Pen) -> None:
        super().__init__(pen, "option")
        self._label = LabelField(pen, "option.")
        self.explain(self.tr("The agent chooses one of the options when replying."))
        self.add(
            self._label,
            TextField(pen, "option.description", "description", self.tr("Description")),
            TextField(
                pen,
                "option.id",
                "id",
                self.tr("Id"),
                hint=self.tr("Tells the Network which option it was."),
                kept=True,
            ),
            MoreField(pen, "option", {"": frozenset({"id", "label", "description"}), "label": _LABEL}),
        )
        self.done()


class TabDetails(Details):
    """A tab beside the Ticket."""

    def __init__(self, pen: Pen) -> None:
        super().__init__(pen, "tab")
        self._label = LabelField(pen, "tab.")
        self.explain(self.tr("Shows what belongs to the same thread, beside the Ticket."))
        self.add(
            self._label,
            ChoiceField(
                pen,
                "tab.treeBuilder",
                "treeBuilder",
                self.tr("What it lists"),
                (
                    ("flatListWithRoot", self.tr("The first post and all answers")),
                    ("flatListWithoutRoot", self.tr("The answers only")),
                ),
            ),
            TextField(pen, "tab.id", "id", self.tr("Id"), kept=True),
            MoreField(pen, "tab", {"": frozenset({"id", "label", "treeBuilder"}), "label": _LABEL}),
        )
        self.done()


class BrandingDetails(Details):
    """Colours and icons."""

    def __init__(self, pen: Pen) -> None:
        super().__init__(pen, "branding")
        self.explain(self.tr("How SocialHub shows this channel."))
        self.add(
            ColourField(pen),
            AddressField(pen, "icon", "icon", self.tr("Icon"), hint=self.tr("The address of a picture")),
            AddressField(
                pen,
                "fallback",
                "fallback",
                self.tr("Picture for people without one"),
                hint=self.tr("The address of a picture"),
            ),
            MoreField(pen, "branding", {"": frozenset({"icon", "fallback", "color"})}),
        )
        self.done()


class WebhookDetails(Details):
    """Where SocialHub sends what agents do."""

    def __init__(self, pen: Pen) -> None:
        super().__init__(pen, "webhook")
        self.explain(
            self.tr("Where SocialHub sends what agents do. Whenever it changes, SocialHub tests it first.")
        )
        self.add(
            AddressField(pen, "url", "url", self.tr("Address")),
            SecretField(pen),
            MoreField(pen, "webhook", {"": frozenset({"url", "secret"})}),
        )
        self.done()


class CallbacksDetails(Details):
    """Where another customer is sent who adds such a channel."""

    def __init__(self, pen: Pen) -> None:
        super().__init__(pen, "callbacks")
        self.explain(
            self.tr("Pages that SocialHub opens for other customers, once its team has promoted this manifest.")
        )
        self.add(
            AddressField(pen, "channelCreation", "channelCreation", self.tr("To add a channel")),
            AddressField(
                pen, "channelReactivation", "channelReactivation", self.tr("To activate a channel again")
            ),
            MoreField(pen, "callbacks", {"": frozenset({"channelCreation", "channelReactivation"})}),
        )
        self.done()


class Overview(Details):
    """A heading of the tree: what stands below it, and what the Network offers beyond it."""

    def __init__(self, pen: Pen, name: str, text: str) -> None:
        super().__init__(pen, name)
        self.explain(text)
        if name == "channel":
            known = frozenset({*READ_ONLY, "branding", "webhook", "callbacks", "inbox"})
            self.add(MoreField(pen, "channel", {"": known}))
        self.done()

    def problems(self) -> Sequence[Problem]:
        if self.owner == "":
            return self.pen.marks.channel_problems()
        around = owner(self.owner)  # /inbox itself has no row
        return [each for each in self.pen.marks.problems(around) if place_of(each) in (self.owner, around)]

    def misfits(self) -> Sequence[Misfit]:
        if self.owner != ACTIONS:
            return ()
        return [each for each in super().misfits() if each.pointer == self.owner]


def _focus_all(widget: QWidget) -> None:
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
    select = getattr(widget, "selectAll", None)
    if select is not None:
        select()
