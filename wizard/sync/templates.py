"""Texts of `template_reply`: SocialHub sends which template and its variables, we make the text.

A template is what the templates callback lists: `{"name", "networkId", "variables", "text": {"en","de","fr"}}`,
its text with Handlebars placeholders. Only plain `{{name}}` placeholders are meant to be used; anything else in
braces stays as it is written, so that nothing surprising is ever posted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from wizard.errors import NetworkRefused
from wizard.manifest.placeholders import fill, names_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FORM = {"name": str, "networkId": str, "variables": dict, "text": dict}


def listed(templates: Sequence[object]) -> list[Mapping[str, Any]]:
    """Those that SocialHub can be told of, as it expects them; one that somebody damaged hides no other."""
    found: dict[str, Mapping[str, Any]] = {}
    for each in templates:
        if isinstance(each, dict) and all(isinstance(each.get(name), kind) for name, kind in _FORM.items()):
            texts = each["text"].values()
            if all(isinstance(text, str) for text in texts):
                found.setdefault(each["networkId"], {name: each[name] for name in _FORM})
    return list(found.values())


def render(templates: Sequence[object], payload: Mapping[str, object]) -> str:
    """The text to post. Raises NetworkRefused where template, language or a variable is missing."""
    wanted = payload.get("networkId") or payload.get("name")
    for template in listed(templates):
        if wanted in (template.get("networkId"), template.get("name")):
            return _fill(template, payload)
    raise NetworkRefused(f"There is no template called “{payload.get('name') or wanted}” any more.")


def _fill(template: Mapping[str, Any], payload: Mapping[str, object]) -> str:
    texts: Mapping[str, str] = template["text"]
    language = str(payload.get("language") or "en")
    text = texts.get(language) or texts.get("en") or next(iter(texts.values()), "")
    values = cast("Mapping[str, object]", payload.get("variables") or {})
    missing = sorted(name for name in names_in(text) if name not in values)
    if missing:
        raise NetworkRefused(f"The template needs a value for {', '.join(missing)}.")
    return fill(text, values)
