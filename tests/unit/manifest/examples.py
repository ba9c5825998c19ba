"""Manifests for the tests: a right one with everything in it, and random right ones."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, cast

from hypothesis import strategies as st

from wizard.words import translated

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACE = re.compile(r"(?<!\{)\{[a-z]+\}(?!\})")

SECRET = "correct horse battery staple, twice over"

_LABEL = {"en": "Reply", "de": "Antworten", "fr": "Répondre"}

_FULL: dict[str, Any] = {
    "_id": "5cc1b08ad62ec72e8388cb47",
    "branding": {
        "icon": "https://x.example/icon.png",
        "fallback": "https://x.example/fallback.png",
        "color": "#3b5998",
    },
    "webhook": {"url": "https://x.example/hook", "secret": SECRET},
    "callbacks": {
        "channelCreation": "https://x.example/create",
        "channelReactivation": "https://x.example/reactivate",
    },
    "inbox": {
        "ticketActions": [
            {
                "type": "reply",
                "id": "reply-1",
                "label": {"en": "Reply", "de": "Antworten"},
                "config": {
                    "approvalProcess": False,
                    "forceTagging": True,
                    "maxLength": 500,
                    "timeout": {"duration": "7 days", "after": "networkCreationTime"},
                },
                "attachments": {"noText": True},
                "options": [
                    {"id": "public", "label": _LABEL, "description": "Everybody reads it"},
                    {"id": "private", "label": _LABEL},
                ],
            },
            {
                "type": "template_reply",
                "id": "template_1",
                "label": _LABEL,
                "config": {"templates": {"url": "https://x.example/templates"}, "approvalProcess": True},
            },
            {
                "type": "button",
                "id": "like",
                "label": _LABEL,
                "config": {
                    "forceTagging": False,
                    "timeout": {"duration": "24h", "after": "networkCreationTime"},
                },
            },
            {"type": "delete", "id": "delete", "label": _LABEL, "config": {"forceTagging": False}},
        ],
        "rightSidebar": [
            {"id": "thread", "label": _LABEL, "treeBuilder": "flatListWithRoot"},
            {"id": "list", "label": _LABEL, "treeBuilder": "flatListWithoutRoot"},
        ],
    },
}


class _Nothing:
    """Stands for a value left out; its name is the same in every process that collects the tests."""

    def __repr__(self) -> str:
        return "left out"


GONE = _Nothing()  # as a value: take the place away


def words_left(sentence: str) -> list[str]:
    """The words of a sentence that no translator can reach; what stands in quotation marks is no such word."""

    def only_places(pattern: str) -> str:
        return " ".join(f"“{place}”" if f"“{place}”" in pattern else place for place in _PLACE.findall(pattern))

    rest = re.sub("“[^”]*”", "", translated(sentence, only_places))
    return re.findall(r"(?<![\w.-])(?:the|an?|of|or|and|must|is|only|order|number|with)(?![\w-])", rest)


def full() -> dict[str, Any]:
    """A right manifest with every part and every type of action."""
    return cast("dict[str, Any]", json.loads(json.dumps(_FULL)))  # no part of it is shared


def changed(place: str, value: object) -> dict[str, Any]:
    """The full manifest with the value at a JSON Pointer set or taken away."""
    manifest = full()
    *parents, last = place.split("/")[1:]
    target: Any = manifest
    for part in parents:
        target = target[int(part)] if isinstance(target, list) else target[part]
    if value is GONE:
        del target[int(last) if isinstance(target, list) else last]
    else:
        target[int(last) if isinstance(target, list) else last] = value
    return manifest


def _id_of(item: Mapping[str, object]) -> str:
    return str(item["id"])


_text = st.text("abcÄ€ 漢", min_size=1, max_size=12)
_labels = st.fixed_dictionaries({"en": _text, "de": _text, "fr": _text})
_ids = st.text("abc-_1", min_size=1, max_size=3)
_urls = st.sampled_from(["https://x.example/", "https://x.example/b?c=d", "http://127.0.0.1:8765/hook"])
_timeouts = st.fixed_dictionaries(
    {"duration": st.sampled_from(["24h", "7 days"]), "after": st.just("networkCreationTime")}
)
_options = st.lists(
    st.fixed_dictionaries({"id": _ids, "label": _labels}, optional={"description": _text}),
    max_size=3,
    unique_by=_id_of,
)
_replies = st.fixed_dictionaries(
    {"type": st.just("reply"), "id": _ids, "label": _labels},
    optional={
        "config": st.fixed_dictionaries(
            {},
            optional={"maxLength": st.integers(1, 9999), "approvalProcess": st.booleans(), "timeout": _timeouts},
        ),
        "attachments": st.fixed_dictionaries({}, optional={"noText": st.booleans()}),
        "options": _options,
    },
)
_template_replies = st.fixed_dictionaries(
    {
        "type": st.just("template_reply"),
        "id": _ids,
        "label": _labels,
        "config": st.fixed_dictionaries(
            {"templates": st.fixed_dictionaries({"url": _urls})}, optional={"forceTagging": st.booleans()}
        ),
    }
)
_buttons = st.fixed_dictionaries(
    {"type": st.sampled_from(["button", "delete"]), "id": _ids, "label": _labels},
    optional={"config": st.fixed_dictionaries({}, optional={"forceTagging": st.booleans()})},
)
_sidebars = st.fixed_dictionaries(
    {
        "id": _ids,
        "label": _labels,
        "treeBuilder": st.sampled_from(["flatListWithRoot", "flatListWithoutRoot"]),
    }
)

manifests: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "branding": st.fixed_dictionaries(
            {}, optional={"icon": _urls, "color": st.sampled_from(["#fff", "#3b5998"])}
        ),
        "webhook": st.none()
        | st.fixed_dictionaries({"url": _urls, "secret": st.text("ab", min_size=32, max_size=33)}),
        "callbacks": st.fixed_dictionaries({}, optional={"channelCreation": _urls}),
        "inbox": st.fixed_dictionaries(
            {},
            optional={
                "ticketActions": st.lists(_replies | _template_replies | _buttons, max_size=4, unique_by=_id_of),
                "rightSidebar": st.lists(_sidebars, max_size=3, unique_by=_id_of),
            },
        ),
    },
)
