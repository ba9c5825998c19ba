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


def render(templates: Sequence[object], payload: Mapping[str, object]) -> str:
    """The text to post. Raises NetworkRefused where template, language or a variable is missing."""
    wanted = payload.get("networkId") or payload.get("name")
    for each in templates:
        template = cast("Mapping[str, Any]", each)
        if wanted in (template.get("networkId"), template.get("name")):
            return _fill(template, payload)
    raise NetworkRefused(f"There is no template called “{payload.get('name') or wanted}” any more.")


def _fill(template: Mapping[str, Any], payload: Mapping[str, object]) -> str:
    texts = cast("Mapping[str, str]", template.get("text") or {})
    language = str(payload.get("language") or "en")
    text = texts.get(language) or texts.get("en") or next(iter(texts.values()), "")
    values = cast("Mapping[str, object]", payload.get("variables") or {})
    missing = sorted(name for name in names_in(text) if name not in values)
    if missing:
        raise NetworkRefused(f"The template needs a value for {', '.join(missing)}.")
    return fill(text, values)
