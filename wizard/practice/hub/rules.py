"""What SocialHub accepts: its Interactions, Channels and Manifests, as strict checks.

Written from the description of the API alone and shared with nobody, so that a wrong idea in the client is not
repeated here. Where the vendor's table and its example differ, the example counts (`root.rootId`).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from wizard.practice.hub.checks import (
    Check,
    boolean,
    choice,
    date_time,
    list_of,
    number,
    parse_time,
    record,
    refused,
    secure_url,
    text,
    web_url,
    within,
)
from wizard.practice.hub.errors import bad_request

OBJECT_ID = r"[a-f0-9]{24}"
UUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
ACTION_ID = r"[a-zA-Z0-9\-_]{1,256}"
NETWORK_ITEM_ID = r"[a-zA-Z0-9/|@&$!?()\[\]{}+*~,;.:=_-]{6,256}"
TICKET_TYPES = (
    "POST", "COMMENT", "THREAD", "MESSAGE", "RATING", "ALBUM", "PHOTO", "MENTION", "DM", "MEDIA",
    "VIDEO", "TWEET", "REVIEW", "WEB", "NEWS", "BLOG", "FORUM", "TICKET", "ADPOST",
)  # fmt: skip
DEFAULT_TICKET_TYPE = "TICKET"
REPLY_TYPES = ("reply", "template_reply")
CONTENT = ("message", "pictures", "attachments", "link", "rating")

Json = dict[str, Any]

# --- Interactions ------------------------------------------------------------------------------------------

_item_id = text(pattern=NETWORK_ITEM_ID)
_mime_type = text(pattern=r"[a-zA-Z]+/[a-zA-Z0-9]+((\.|\+|-)[a-zA-Z0-9]+)*")
_fixed = refused("cannot be updated")
_content: dict[str, Check] = {
    "message": text(most=10_000),
    "pictures": list_of(record({"small": secure_url, "large": secure_url}, required=("small",))),
    "attachments": list_of(
        record(
            {"url": secure_url, "name": text(), "size": number(least=0), "mimeType": _mime_type},
            required=("url",),
        )
    ),
    "link": web_url,
    "rating": record({"value": number(least=0), "scale": number(least=0, most=100)}, required=("value", "scale")),
}
_person: dict[str, Check] = {"name": text(least=1), "url": web_url, "picture": secure_url}
_type = choice(*TICKET_TYPES)

_new_interaction = record(
    {
        **_content,
        "networkItemId": _item_id,
        "createdTime": date_time,
        "url": web_url,
        "root": record({"rootId": _item_id}),
        "interactor": record({**_person, "interactorId": text(least=3)}, required=("interactorId", "name")),
        "type": _type,
    },
    required=("networkItemId",),
)
_changed_interaction = record(
    {
        **_content,
        "networkItemId": _fixed,
        "createdTime": _fixed,
        "updatedTime": date_time,
        "url": web_url,
        "root": _fixed,
        "interactor": record({**_person, "interactorId": _fixed}),
        "type": _type,
    }
)
_reply_interaction = record(
    {"networkItemId": _item_id, "createdTime": date_time, "url": web_url, "type": _type},
    required=("networkItemId",),
)
_new_ticket = record({"interaction": _new_interaction}, required=("interaction",))
_changed_ticket = record({"interaction": _changed_interaction})
_success = record({"interaction": _reply_interaction}, required=("interaction",))
_reset = record({"followupId": text(pattern=UUID), "reason": text()})


def check_new_ticket(body: Json, *, reusable: bool) -> Json:
    """The Interaction of a body of `POST /inbox/tickets`; raises the 400."""
    _new_ticket(body, "")
    interaction: Json = body["interaction"]
    _check_type(interaction, reusable=reusable)
    check_content(interaction)
    return interaction


def check_changed_ticket(body: Json, *, reusable: bool) -> Json:
    """The Interaction's changes in a body of `PATCH /inbox/tickets/:ticketId`; raises the 400."""
    _changed_ticket(body, "")
    changes: Json = body.get("interaction", {})
    _check_type(changes, reusable=reusable)
    return changes


def check_success(body: Json, *, reusable: bool) -> Json:
    """The reply's Interaction; raises the 400."""
    _success(body, "")
    interaction: Json = body["interaction"]
    _check_type(interaction, reusable=reusable)
    return interaction


def check_reset(body: Json, *, needs_followup: bool) -> None:
    """Raises the 400 for a body of `POST …/reset/:actionId`."""
    _reset(body, "")
    if needs_followup and "followupId" not in body:
        raise bad_request("followupId is required for reply actions.")


def check_content(interaction: Json) -> None:
    """Raises the 400 unless there is something to show."""
    if not any(interaction.get(name) for name in CONTENT):
        raise bad_request(f"interaction needs one of {', '.join(CONTENT)}.")


def _check_type(interaction: Json, *, reusable: bool) -> None:
    if "type" in interaction and not reusable:
        raise bad_request("interaction.type is only available for reusable Manifests.")


# --- Channels ----------------------------------------------------------------------------------------------

_user = record({"id": text(), "name": text(), "profileUrl": web_url, "profileImage": secure_url})
_endpoint = record({"expirationTime": date_time, "accessToken": refused("is read only"), "user": _user})
_channel: dict[str, Check] = {
    "name": text(least=1),
    "uniqueName": text(least=1),
    "imageUrl": secure_url,
    "networkId": text(least=1),
    "endpoint": _endpoint,
}
_new_channel = record(_channel, required=("name", "uniqueName"))
_changed_channel = record({**_channel, "networkId": _fixed})


def check_new_channel(body: Json) -> None:
    """Raises the 400 for a body of `POST /channels`."""
    _new_channel(body, "")
    _check_expiry(body)


def check_changed_channel(body: Json) -> None:
    """Raises the 400 for a body of `PATCH /channel`."""
    _changed_channel(body, "")
    _check_expiry(body)


def _check_expiry(channel: Json) -> None:
    expires = channel.get("endpoint", {}).get("expirationTime")
    if expires is not None and parse_time(expires) <= datetime.now(UTC):
        raise bad_request("endpoint.expirationTime has to lie in the future.")


# --- Manifests ---------------------------------------------------------------------------------------------

_label_text = text(least=1, most=256)
_label_texts: dict[str, Check] = {"en": _label_text, "de": _label_text, "fr": _label_text}
_label = record(_label_texts, required=("en", "de"))
_full_label = record(_label_texts, required=("en", "de", "fr"))


def duration(value: object, place: str) -> None:
    """A length of time such as `24h` or `7 days`."""
    try:
        duration_seconds(value)
    except ValueError as error:
        raise bad_request(f"{place} is no duration.") from error


_timeout = record({"duration": duration, "after": choice("networkCreationTime")}, required=("duration", "after"))
_config_of: dict[str, dict[str, Check]] = {
    "reply": {
        "approvalProcess": boolean,
        "forceTagging": boolean,
        "maxLength": number(least=1),
        "timeout": _timeout,
    },
    "template_reply": {
        "approvalProcess": boolean,
        "forceTagging": boolean,
        "templates": record({"url": secure_url}, required=("url",)),
        "timeout": _timeout,
    },
    "button": {"forceTagging": boolean, "timeout": _timeout},
    "delete": {"forceTagging": boolean},
}
_common: dict[str, Check] = {"type": text(), "id": text(pattern=ACTION_ID)}
_options = list_of(
    record({"id": text(least=1), "label": _full_label, "description": text()}, required=("id", "label"))
)


def _action_check(kind: str) -> Check:
    fields = {
        **_common,
        "label": _full_label if kind == "delete" else _label,
        "config": record(_config_of[kind], required=("templates",) if kind == "template_reply" else ()),
    }
    if kind == "reply":
        fields |= {"attachments": record({"noText": boolean}), "options": _options}
    required = ["type", "id", "label", *(["config"] if kind == "template_reply" else [])]
    return record(fields, required=required)


_actions_of = {kind: _action_check(kind) for kind in _config_of}
_action_type = choice(*_actions_of)


def _action(value: object, place: str) -> None:
    if not isinstance(value, dict):
        raise bad_request(f"{place} has to be an object.")
    _action_type(value.get("type"), within(place, "type"))
    _actions_of[value["type"]](value, place)
    _check_unique([option["id"] for option in value.get("options", ())], within(place, "options"))


def _actions(value: object, place: str) -> None:
    list_of(_action)(value, place)
    if isinstance(value, list):
        _check_unique([action["id"] for action in value], place)


def _check_unique(ids: list[str], place: str) -> None:
    if len(set(ids)) < len(ids):
        raise bad_request(f"Each id in {place} has to be different.")


_sidebar = record(
    {
        "id": text(least=1),
        "label": _full_label,
        "treeBuilder": choice("flatListWithoutRoot", "flatListWithRoot"),
    },
    required=("id", "label", "treeBuilder"),
)
_webhook = record({"url": secure_url, "secret": text(least=32, most=512)})
_manifest = record(
    {
        "_id": refused("is read only"),
        "name": refused("is read only"),
        "branding": record({"icon": secure_url, "fallback": secure_url, "color": text(pattern=r"#[0-9a-f]{3,6}")}),
        "webhook": lambda value, place: None if value is None else _webhook(value, place),
        "callbacks": record({"channelCreation": secure_url, "channelReactivation": secure_url}),
        "inbox": record({"ticketActions": _actions, "rightSidebar": list_of(_sidebar)}),
    }
)


def check_manifest_patch(body: Json) -> None:
    """Raises the 400 for a body of `PATCH /manifest`."""
    _manifest(body, "")


def check_webhook(webhook: Json) -> None:
    """Raises the 400 unless a webhook, after merging, is whole."""
    for name in ("url", "secret"):
        if name not in webhook:
            raise bad_request(f"webhook.{name} is required.")


# The units of the npm module `juration`, in seconds.
_UNITS = {
    1: ("s", "sec", "secs", "second", "seconds"),
    60: ("m", "min", "mins", "minute", "minutes"),
    3600: ("h", "hs", "hr", "hrs", "hour", "hours"),
    86_400: ("d", "ds", "dy", "dys", "day", "days"),
    604_800: ("w", "ws", "wk", "wks", "week", "weeks"),
    2_628_000: ("mo", "mos", "mon", "mons", "mth", "mths", "month", "months"),
    31_536_000: ("y", "ys", "yr", "yrs", "year", "years"),
}
_SECONDS = {word: seconds for seconds, words in _UNITS.items() for word in words}
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*([a-z]+)(?:\s*,\s*|\s+and\s+|\s+|(?=\d)|$)", re.ASCII)


def duration_seconds(value: object) -> float:
    """How long `24h`, `7 days` or `1 hour and 30 min` is, in seconds. Raises ValueError for anything else."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("no duration")
    words, position, total = value.strip().lower(), 0, 0.0
    while position < len(words):
        part = _PART.match(words, position)
        if part is None or part[2] not in _SECONDS:
            raise ValueError("no duration")
        total += float(part[1]) * _SECONDS[part[2]]
        position = part.end()
    return total
