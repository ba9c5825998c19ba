"""The manifest's rules as a JSON Schema 2020-12, written by us from SocialHub's description.

It is the one place that says what a manifest may hold: validation makes sentences of it, and a form can be drawn
from it. So every part carries a `description`, in words that a window can translate. It completes the sentence "…
must be …"; where nothing may stand (`not`), it says why. Two rules are formats of our own, `web-address` and
`time-span`, because a pattern would only resemble them. What a schema cannot say (ids that differ) is in
`wizard.manifest.validation`.

Where the vendor's description is looser than what makes sense, so are we with what SocialHub may hand back (an
empty `webhook`, for example), but not with names: a name we do not know is most likely misspelt.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from wizard.errors import UsageError
from wizard.http import check_url
from wizard.manifest.durations import duration_seconds
from wizard.words import Words, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jsonschema import FormatChecker

Schema: TypeAlias = "dict[str, object]"

LANGUAGES = ("en", "de", "fr")
ACTION_TYPES = ("reply", "template_reply", "button", "delete")
TREE_BUILDERS = ("flatListWithoutRoot", "flatListWithRoot")

# What stands for a webhook's secret wherever a manifest is shown. Coming back in a file it means: as it is.
MASK = "********"

# SocialHub's own; they are read, and never sent.
READ_ONLY = ("_id", "name", "accountId", "createdTime", "updatedTime", "__v")


# --- Formats ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def formats() -> FormatChecker:
    """The checks of what JSON Schema knows no format for, by the names that `format` has here."""
    # Loaded here: the engine looks at manifests, but never checks one, and lives on without it for months.
    from jsonschema import FormatChecker

    checker = FormatChecker(formats=())
    checker.checks("web-address")(is_web_address)
    checker.checks("time-span", raises=ValueError)(_is_time_span)
    return checker


def is_web_address(value: object) -> bool:
    if not isinstance(value, str):
        return True  # its type is another rule's matter
    if value != value.strip() or re.search(r"[\s\x00-\x1f]", value):
        return False
    try:
        check_url(value, "url")
    except UsageError:
        return False
    return True


def _is_time_span(value: object) -> bool:
    return not isinstance(value, str) or duration_seconds(value) > 0


# --- Parts -----------------------------------------------------------------------------------------------------


def _object(description: Words, properties: Mapping[str, object], *required: str) -> Schema:
    return {
        "type": "object",
        "description": description,
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _list(description: Words, items: Schema) -> Schema:
    return {"type": "array", "description": description, "items": items}


def _text(description: Words, **rules: object) -> Schema:
    return {"type": "string", "description": description, **rules}


def _choice(*values: str) -> Schema:
    first = ", ".join(values[:-1])
    listed = say("{first} or {last}", first=first, last=values[-1]) if first else values[0]
    return {"enum": list(values), "description": listed}


def _left_out(*owners: str) -> Schema:
    why = say("only actions of the type {owners} have it", owners=", ".join(owners))
    return {"not": {}, "description": why}


def _label(description: Words, *required: str) -> Schema:
    text = _text(say("a text of 1 to 256 characters"), minLength=1, maxLength=256)
    return _object(description, dict.fromkeys(LANGUAGES, text), *required)


_TWO_TEXTS = _label(say("an object with a text in English (en) and German (de)"), "en", "de")
_THREE_TEXTS = _label(say("an object with a text in English (en), German (de) and French (fr)"), "en", "de", "fr")
_URL = _text(
    say("a web address that starts with https:// (http:// is for this computer's own addresses only)"),
    format="web-address",
)
_SWITCH: Schema = {"type": "boolean", "description": say("true or false")}
_ID = _text(say("a text of 1 to 256 characters"), minLength=1, maxLength=256)
_ACTION_ID = _text(
    say("a text of 1 to 256 characters of a-z, A-Z, 0-9, “-” and “_”"),
    pattern=r"^[a-zA-Z0-9_-]{1,256}$(?!\n)",
)

_TEMPLATES = _object(say("an object with the url that lists the templates"), {"url": _URL}, "url")
_TIMEOUT = _object(
    say("an object with duration and after"),
    {
        "duration": _text(say("a time span such as 24h or 7 days"), format="time-span"),
        "after": _choice("networkCreationTime"),
    },
    "duration",
    "after",
)
_MAX_LENGTH: Schema = {
    "type": "integer",
    "minimum": 1,
    "description": say("a whole number of characters, at least 1"),
}

# What `config` may hold, by the action's type; what the others may hold is named, so that it can be explained.
_CONFIG: Mapping[str, Schema] = {
    "approvalProcess": _SWITCH,
    "forceTagging": _SWITCH,
    "maxLength": _MAX_LENGTH,
    "templates": _TEMPLATES,
    "timeout": _TIMEOUT,
}
CONFIG_OF: Mapping[str, tuple[str, ...]] = {
    "reply": ("approvalProcess", "forceTagging", "maxLength", "timeout"),
    "template_reply": ("approvalProcess", "forceTagging", "templates", "timeout"),
    "button": ("forceTagging", "timeout"),
    "delete": ("forceTagging",),
}


def _config(action_type: str) -> Schema:
    allowed = CONFIG_OF[action_type]
    properties: dict[str, object] = {}
    for name, rule in _CONFIG.items():
        owners = [owner for owner, names in CONFIG_OF.items() if name in names]
        properties[name] = rule if name in allowed else _left_out(*owners)
    return _object(
        say("an object with settings"), properties, *(["templates"] if action_type == "template_reply" else [])
    )


def _for_type(action_type: str) -> Schema:
    """What holds for actions of one type, beside what holds for all."""
    properties: dict[str, object] = {"config": _config(action_type)}
    if action_type != "reply":
        properties |= {"attachments": _left_out("reply"), "options": _left_out("reply")}
    if action_type == "delete":
        properties["label"] = _THREE_TEXTS
    needs = ["config"] if action_type == "template_reply" else []
    return {
        "if": {"properties": {"type": {"const": action_type}}, "required": ["type"]},
        "then": {"properties": properties, "required": needs},
    }


_OPTION = _object(
    say("an object with id and label"),
    {"id": _ID, "label": _THREE_TEXTS, "description": _text(say("a text"))},
    "id",
    "label",
)
ACTION: Schema = {
    **_object(
        say("an object with type, id and label"),
        {
            "type": _choice(*ACTION_TYPES),
            "id": _ACTION_ID,
            "label": _TWO_TEXTS,
            "config": {"type": "object", "description": say("an object with settings")},
            "attachments": _object(say('{{}} or {{"noText": true}}'), {"noText": _SWITCH}),
            "options": _list(say("a list of options"), _OPTION),
        },
        "type",
        "id",
        "label",
    ),
    "allOf": [_for_type(action_type) for action_type in ACTION_TYPES],
}
SIDEBAR = _object(
    say("an object with id, label and treeBuilder"),
    {"id": _ID, "label": _THREE_TEXTS, "treeBuilder": _choice(*TREE_BUILDERS)},
    "id",
    "label",
    "treeBuilder",
)
_SECRET: Schema = {
    "type": "string",
    "description": say("a text of 32 to 512 characters"),
    "if": {"not": {"const": MASK}},
    "then": {"minLength": 32, "maxLength": 512, "description": say("a text of 32 to 512 characters")},
}

_READ: Schema = {"readOnly": True, "description": say("as SocialHub gave it")}

MANIFEST_SCHEMA: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "SocialHub manifest",
    **_object(
        say("an object"),
        {
            **dict.fromkeys(READ_ONLY, _READ),
            "branding": _object(
                say("an object with icon, fallback and color"),
                {
                    "icon": _URL,
                    "fallback": _URL,
                    "color": _text(
                        say("a colour such as #3b5998, in small letters"), pattern=r"^#[0-9a-f]{3,6}$(?!\n)"
                    ),
                },
            ),
            "webhook": {
                **_object(say("an object with url and secret, or null"), {"url": _URL, "secret": _SECRET}),
                "type": ["object", "null"],
            },
            "callbacks": _object(
                say("an object with channelCreation and channelReactivation"),
                {"channelCreation": _URL, "channelReactivation": _URL},
            ),
            "inbox": _object(
                say("an object with ticketActions and rightSidebar"),
                {
                    "ticketActions": _list(say("a list of actions"), ACTION),
                    "rightSidebar": _list(say("a list of tabs"), SIDEBAR),
                },
            ),
        },
    ),
}
