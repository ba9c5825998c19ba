"""The placeholders in a template's text: plain `{{name}}`, as Handlebars writes them, and nothing else.

Anything else in braces stays as it is written, so that nothing surprising is ever posted. The engine fills texts
with this, and so does a preview: what is shown is what is posted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{\{\{?\s*([\w.-]+)\s*\}?\}\}")


def names_in(text: str) -> tuple[str, ...]:
    """The names that need a value, each once, in their order."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(text)))


def fill(text: str, values: Mapping[str, object]) -> str:
    """The text with its values. Raises KeyError where one is missing."""
    return _PLACEHOLDER.sub(lambda match: str(values[match[1]]), text)


def has_more(text: str) -> bool:
    """Whether there is more of Handlebars in it than plain placeholders, such as `{{#if name}}`."""
    return "{{" in _PLACEHOLDER.sub("", text)
