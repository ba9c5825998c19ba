"""The manifest of a channel that is being set up: what SocialHub has, brought together with ours.

Ours are the defaults, made from what the Network can do, or what somebody made of them in the window. Between the
edit and the end of the set-up days may pass, and somebody else may change SocialHub's copy: then both are merged,
and where both changed the same thing a person is asked. The webhook is left out throughout: it is another step's,
and its secret has no business among the answers that are kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wizard.errors import UsageError
from wizard.manifest.defaults import merge_defaults
from wizard.manifest.document import overlay
from wizard.manifest.editing import ManifestDocument
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.networks.base import Abilities, Label, NetworkInfo


@dataclass(frozen=True, slots=True)
class InboxView:
    """The manifest as it will be. `editable`: False where SocialHub promoted it; it is empty then.

    `document`: to be edited by whoever has this view; it holds no secret. `changed`: whether anything would be
    sent to SocialHub. `own`: whether somebody made something of the defaults. `network`: the server's or the
    Network's name. `longest`: characters that it takes in a reply, if that is known. `hints`: what each action of
    ours does, by its id, as far as the Network says so.
    """

    document: ManifestDocument = field(repr=False)
    editable: bool = True
    own: bool = False
    network: str = ""
    longest: int | None = None
    hints: Mapping[str, Label] = field(default_factory=dict)

    @property
    def manifest(self) -> Mapping[str, object]:
        return self.document.current

    @property
    def changed(self) -> bool:
        return bool(self.document.patch)


def server_or_name(fields: Mapping[str, str], info: NetworkInfo) -> str:
    """The server's name, or the Network's where it has no servers."""
    return fields.get("server", "").split("://")[-1].strip("/") or info.name


def longest_reply(abilities: Abilities) -> int | None:
    """The characters that the Network takes in a reply, if it has a limit."""
    return max((each.max_length for each in abilities.replies if each.max_length is not None), default=None)


def without_webhook(manifest: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in manifest.items() if name != "webhook"}


def with_defaults(current: Mapping[str, object], declared: Mapping[str, object]) -> ManifestDocument:
    """SocialHub's copy with the defaults brought in."""
    base = without_webhook(current)
    return ManifestDocument(base, declared, merge_defaults(base, declared))


def with_own(
    current: Mapping[str, object],
    own: Mapping[str, object],
    own_base: Mapping[str, object] | None,
    declared: Mapping[str, object] | None = None,
) -> ManifestDocument:
    """SocialHub's copy with what somebody wrote. `own_base`: SocialHub's copy as it was then.

    Without it (a file) the parts that `own` names count as they are.
    """
    base = without_webhook(current)
    if own_base is None:
        return ManifestDocument(base, declared, without_webhook(overlay(base, own)))
    document = ManifestDocument(without_webhook(own_base), declared, without_webhook(own))
    document.rebase(base)
    return document


def see_that_it_can_be_sent(document: ManifestDocument) -> None:
    """Raises UsageError where a rule is broken that SocialHub's copy does not break, or a choice is left."""
    if document.conflicts:
        raise UsageError(
            say("SocialHub's manifest changed meanwhile, at places that you changed too. Nothing was sent."),
            say("Go back to “Inbox buttons” and choose."),
            field="manifest",
        )
    problems = document.new_problems
    if problems:
        raise UsageError(
            say(
                "The manifest would not be right: {problem} ({place})",
                problem=problems[0].message,
                place=problems[0].pointer,
            ),
            say("Mend it with “channel-wizard manifest”, or give a file."),
            field="manifest",
        )
