"""Whether a manifest still fits what the Network can do: servers raise limits, forbid files, lose a function.

A manifest may break no rule and yet promise too much (a button that nobody can carry out, a reply longer than the
Network takes) or too little (characters that an agent could use, and is not given). The first misleads agents and
should be mended; the second may be meant, so it is a hint.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wizard.manifest.defaults import TEMPLATE_ACTION, default_manifest, template_action
from wizard.manifest.fixes import Fix
from wizard.manifest.operations import Add, Remove, Set, free_id, pointer
from wizard.networks.base import reply_ability
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wizard.networks.base import Abilities, NetworkInfo, ReplyAbility
    from wizard.words import Words

_ACTIONS = ("inbox", "ticketActions")


@dataclass(frozen=True, slots=True)
class Misfit:
    """`pointer`: the place, with positions. `hint`: it may be meant so; else agents are promised what fails.

    `about_length`: it is the length of a reply.
    """

    pointer: str
    message: Words
    fix: Fix
    hint: bool = False
    about_length: bool = False


def misfits(
    manifest: Mapping[str, object],
    abilities: Abilities,
    info: NetworkInfo,
    *,
    templates: bool,
    templates_url: str | None = None,
) -> tuple[Misfit, ...]:
    """Where the manifest does not fit, in its order; what it lacks comes last.

    `templates`: whether there are any for `template_reply`. `templates_url`: where SocialHub fetches them.
    """
    actions = list(_actions(manifest))
    found: list[Misfit] = []
    for place, action in actions:
        found += _of_action(place, action, abilities, info)
        if abilities.replies:
            found += _of_template_action(place, action, templates=templates, templates_url=templates_url)
    present = {str(action.get("id")) for _, action in actions}
    found += _lacking(manifest, present, abilities, info)
    if abilities.replies and templates:
        found += _lacking_for_templates(manifest, templates_url)
    return tuple(found)


def template_misfits(
    manifest: Mapping[str, object], *, templates: bool, templates_url: str | None
) -> tuple[Misfit, ...]:
    """Where the buttons for templates do not fit the templates that there are; for this no Network is asked."""
    found = [
        each
        for place, action in _actions(manifest)
        for each in _of_template_action(place, action, templates=templates, templates_url=templates_url)
    ]
    return (*found, *(_lacking_for_templates(manifest, templates_url) if templates else ()))


def _of_template_action(
    place: str, action: Mapping[str, object], *, templates: bool, templates_url: str | None
) -> Iterator[Misfit]:
    if action.get("type") != "template_reply":
        return
    given = str(action.get("id"))
    if not templates:
        yield Misfit(place, say("There are no templates that “{id}” could offer.", id=given), _removal(place))
        return
    config = action.get("config")
    listed = config.get("templates") if isinstance(config, dict) else None
    if templates_url is not None and isinstance(listed, dict) and listed.get("url") not in (None, templates_url):
        at = f"{place}/config/templates/url"
        message = say("“{id}” lists the templates of another address than this channel's own.", id=given)
        fix = Fix(say("Take the address of this channel's templates"), (Set(at, templates_url),))
        yield Misfit(at, message, fix, hint=True)


def _lacking_for_templates(manifest: Mapping[str, object], templates_url: str | None) -> Iterator[Misfit]:
    actions = [action for _, action in _actions(manifest)]
    if templates_url is None or any(action.get("type") == "template_reply" for action in actions):
        return
    taken = [str(action.get("id")) for action in actions]
    action = {**template_action(templates_url), "id": free_id(TEMPLATE_ACTION, taken)}
    fix = Fix(say("Add the button"), (_addition(manifest, action),))
    message = say("There are templates, and agents have no button for them.")
    yield Misfit(pointer(_ACTIONS), message, fix, hint=True)


def _of_action(
    place: str, action: Mapping[str, object], abilities: Abilities, info: NetworkInfo
) -> Iterator[Misfit]:
    given, kind = str(action.get("id")), action.get("type")
    if kind == "template_reply":
        if not abilities.replies:
            message = say(
                "{network} takes no replies, so nobody can carry out “{id}”.", network=info.name, id=given
            )
            yield Misfit(place, message, _removal(place))
        return
    ability = reply_ability(abilities.replies, given) if kind == "reply" else None
    if ability is not None:
        yield from _of_reply(place, action, ability, info)
        return
    known = [each.id for each in abilities.buttons] if kind == "button" else []
    if kind == "delete" and abilities.delete is not None:
        known.append(abilities.delete.id)
    if given not in known:
        message = say("Nobody can carry out “{id}”: {network} offers no such thing.", id=given, network=info.name)
        yield Misfit(place, message, _removal(place))


def _of_reply(
    place: str, action: Mapping[str, object], ability: ReplyAbility, info: NetworkInfo
) -> Iterator[Misfit]:
    yield from _of_length(place, action, ability, info)
    allowed = action.get("attachments")
    at = f"{place}/attachments"
    takes = ability.attachments or ability.attachment_or_text
    if isinstance(allowed, dict) and not takes:
        message = say("{network} takes no files with “{id}”.", network=info.name, id=action.get("id"))
        yield Misfit(at, message, Fix(say("Allow no files"), (Remove(at),)))
    elif isinstance(allowed, dict) and ability.attachment_or_text and allowed.get("noText") is not True:
        message = say(
            "{network} takes text or a file with “{id}”, not both.", network=info.name, id=action.get("id")
        )
        yield Misfit(at, message, Fix(say("Allow text or a file"), (Set(at, {"noText": True}),)))
    elif allowed is None and takes:
        value: dict[str, object] = {"noText": True} if ability.attachment_or_text else {}
        message = say(
            "{network} takes a file with “{id}”; agents cannot add one.", network=info.name, id=action.get("id")
        )
        yield Misfit(place, message, Fix(say("Allow a file with the reply"), (Add(at, value),)), hint=True)


def _of_length(
    place: str, action: Mapping[str, object], ability: ReplyAbility, info: NetworkInfo
) -> Iterator[Misfit]:
    most = ability.max_length
    config = action.get("config")
    given = config.get("maxLength") if isinstance(config, dict) else None
    if most is None or given == most or isinstance(given, bool) or not isinstance(given, int | float | None):
        return
    at = f"{place}/config/maxLength"
    title = say("Set the limit to {count} characters", count=most)
    mend = Set(at, most) if isinstance(config, dict) else Add(f"{place}/config", {"maxLength": most})
    if given is None:
        message = say(
            "{network} takes {count} characters with “{id}”, and the manifest sets no limit.",
            network=info.name,
            count=most,
            id=action.get("id"),
        )
        yield Misfit(place, message, Fix(title, (mend,)), about_length=True)
    elif given > most:
        message = say(
            "{network} takes only {count} characters with “{id}”; agents may write {given}.",
            network=info.name,
            count=most,
            id=action.get("id"),
            given=given,
        )
        yield Misfit(at, message, Fix(title, (mend,)), about_length=True)
    else:
        message = say(
            "{network} takes {count} characters with “{id}”; agents may write only {given}.",
            network=info.name,
            count=most,
            id=action.get("id"),
            given=given,
        )
        yield Misfit(at, message, Fix(title, (mend,)), hint=True, about_length=True)


def _lacking(
    manifest: Mapping[str, object], present: set[str], abilities: Abilities, info: NetworkInfo
) -> Iterator[Misfit]:
    for _, action in _actions(default_manifest(abilities, info)):
        given = str(action["id"])
        if given in present:
            continue
        message = say("{network} offers “{id}”, and agents have no button for it.", network=info.name, id=given)
        fix = Fix(say("Add the button"), (_addition(manifest, action),))
        yield Misfit(pointer(_ACTIONS), message, fix, hint=True)


def _addition(manifest: Mapping[str, object], action: Mapping[str, object]) -> Add:
    inbox = manifest.get("inbox")
    if not isinstance(inbox, dict):
        return Add("/inbox", {"ticketActions": [action]})
    if not isinstance(inbox.get("ticketActions"), list):
        return Add(pointer(_ACTIONS), [action])
    return Add(pointer([*_ACTIONS, "-"]), action)


def _removal(place: str) -> Fix:
    return Fix(say("Remove the button"), (Remove(place),))


def _actions(manifest: Mapping[str, object]) -> Iterator[tuple[str, Mapping[str, object]]]:
    inbox = manifest.get("inbox")
    items = inbox.get("ticketActions") if isinstance(inbox, dict) else None
    for place, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield pointer([*_ACTIONS, place]), item
