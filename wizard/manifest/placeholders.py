"""The placeholders in a template's text: plain `{{name}}`, as Handlebars writes them, and nothing else.

Anything else in braces stays as it is written, so that nothing surprising is ever posted. The engine fills texts
with this, and so does a preview: what is shown is what is posted. Values become text as they do in Handlebars, for
agents see in SocialHub what that makes of them; but `&` stays `&`, for what is posted is no HTML.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LARGEST = 1e21  # from here on JavaScript writes numbers with an exponent
# What a variable may be called: Handlebars reads a dot as a path, and some words as its own.
_NAME = re.compile(r"[\w-]+")
_RESERVED = frozenset({"this", "else", "true", "false", "null", "undefined"})
# As many braces at the end as at the beginning; four are something else.
_PLACEHOLDER = re.compile(r"(?<!\{)(?:\{\{\{\s*([\w.-]+)\s*\}\}\}|\{\{\s*([\w.-]+)\s*\}\})")


def names_in(text: str) -> tuple[str, ...]:
    """The names that need a value, each once, in their order."""
    return tuple(dict.fromkeys(_name_of(match) for match in _PLACEHOLDER.finditer(text)))


def fill(text: str, values: Mapping[str, object]) -> str:
    """The text with its values. Raises KeyError where one is missing."""
    return _PLACEHOLDER.sub(lambda match: _as_text(values[_name_of(match)]), text)


def can_be_named(name: str) -> bool:
    """Whether a variable may have this name: `{{name}}` means it in Handlebars, too, and nothing else."""
    return bool(_NAME.fullmatch(name)) and name not in _RESERVED


def _as_text(value: object) -> str:
    """As JavaScript writes a value of JSON; an object as JSON, where JavaScript would say nothing of use."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < _LARGEST:
        return str(int(value))
    if isinstance(value, list):
        return ",".join(_as_text(each) for each in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def has_more(text: str) -> bool:
    r"""Whether there is more of Handlebars in it than plain placeholders: `{{#if name}}`, `\{{name}}` …"""
    return "\\{{" in text or "{{" in _PLACEHOLDER.sub("", text)


def _name_of(match: re.Match[str]) -> str:
    return match[1] or match[2]
