"""The manifest that fits what a Network can do, and how it joins one that is there already.

SocialHub matches an action by its `id`, and so do we: an action of ours is brought up to date, one that somebody
made by hand under another id is left alone. What an administrator decides about an action of ours stays as well:
approval, forced tagging, a time-out, the options of a reply.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, TypeAlias

from wizard.manifest.schema import CONFIG_OF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wizard.networks.base import Abilities, ButtonAbility, Label, NetworkInfo, ReplyAbility

Json: TypeAlias = "dict[str, object]"

TEMPLATE_ACTION = "template-reply"

# What an administrator decides; the rest of an action of ours follows the Network.
_KEPT_CONFIG = ("approvalProcess", "forceTagging", "timeout")

_LONGEST_LABEL = 256  # characters


def default_manifest(abilities: Abilities, info: NetworkInfo, *, templates_url: str | None = None) -> Json:
    """What the Network can do, as `inbox` of a manifest: the actions under a Ticket and a tab for its thread.

    `templates_url`: where SocialHub fetches the templates of this channel; without it there is no action for them.
    """
    actions = [_reply(ability) for ability in abilities.replies]
    if templates_url is not None:
        actions.append(template_action(templates_url))
    actions += [_button(ability) for ability in abilities.buttons]
    if abilities.delete is not None:
        actions.append(_delete(abilities.delete))
    return {"inbox": {"ticketActions": actions, "rightSidebar": [_conversation(info)]}}


def merge_defaults(current: Mapping[str, object], defaults: Mapping[str, object]) -> Json:
    """`current` with the actions and tabs of `defaults` brought up to date or added; everything else as it is.

    Ours keep their place, new ones come last.
    """
    merged = copy.deepcopy(dict(current))
    ours, given = defaults.get("inbox"), merged.get("inbox")
    if not isinstance(ours, dict):
        return merged
    inbox: Json = given if isinstance(given, dict) else {}
    for name, items in copy.deepcopy(ours).items():
        inbox[name] = _merge_items(inbox.get(name), items)
    merged["inbox"] = inbox
    return merged


def hints_of(abilities: Abilities) -> dict[str, Label]:
    """What each action does, by its id."""
    deletes = (abilities.delete,) if abilities.delete is not None else ()
    every = (*abilities.replies, *abilities.buttons, *deletes)
    return {each.id: each.hint for each in every if each.hint is not None}


def _merge_items(current: object, ours: list[Json]) -> list[object]:
    items = list(current) if isinstance(current, list) else []
    for item in ours:
        places = [n for n, old in enumerate(items) if isinstance(old, dict) and old.get("id") == item["id"]]
        if places:
            items[places[0]] = _update(items[places[0]], item)
        else:
            items.append(item)
    return items


def _update(old: Json, new: Json) -> Json:
    """`new`, with what an administrator decided in `old`; one of another type was no action of ours."""
    if old.get("type") != new.get("type"):
        return new
    config = {**_mapping(new.get("config")), **_decided(old)}
    updated = {**new, "config": config} if config else new
    if "options" in old and "options" not in new:
        updated = {**updated, "options": old["options"]}
    return updated


def _decided(action: Json) -> Json:
    allowed = CONFIG_OF.get(str(action.get("type")), ())
    config = _mapping(action.get("config"))
    return {name: config[name] for name in _KEPT_CONFIG if name in config and name in allowed}


def _mapping(value: object) -> Json:
    return value if isinstance(value, dict) else {}


# --- Single entries --------------------------------------------------------------------------------------------


def _reply(ability: ReplyAbility) -> Json:
    action: Json = {"type": "reply", "id": ability.id, "label": _label(ability.label)}
    if ability.max_length is not None:
        action["config"] = {"maxLength": ability.max_length}
    if ability.attachment_or_text:
        action["attachments"] = {"noText": True}
    elif ability.attachments:
        action["attachments"] = {}
    return action


def template_action(templates_url: str) -> Json:
    """The button for templates. `templates_url`: where SocialHub fetches them."""
    return {
        "type": "template_reply",
        "id": TEMPLATE_ACTION,
        "label": {
            "en": "Reply with a template",
            "de": "Mit Vorlage antworten",
            "fr": "Répondre avec un modèle",
        },
        "config": {"templates": {"url": templates_url}},
    }


def _button(ability: ButtonAbility) -> Json:
    """One press, such as a favourite: nobody should have to tag a Ticket for it."""
    return {
        "type": "button",
        "id": ability.id,
        "label": _label(ability.label),
        "config": {"forceTagging": False},
    }


def _delete(ability: ButtonAbility) -> Json:
    return {"type": "delete", "id": ability.id, "label": _label(ability.label)}


def _conversation(info: NetworkInfo) -> Json:
    """The thread of a Ticket. With its root: on a Network the first post of a thread is one that people wrote."""
    return {
        "id": f"{info.kind}-conversation",
        "label": {"en": "Conversation", "de": "Unterhaltung", "fr": "Conversation"},
        "treeBuilder": "flatListWithRoot",
    }


def _label(label: Label) -> Json:
    return {"en": label.en[:_LONGEST_LABEL], "de": label.de[:_LONGEST_LABEL], "fr": label.fr[:_LONGEST_LABEL]}
