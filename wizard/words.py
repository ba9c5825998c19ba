"""Sentences that can still be translated after they were made.

The core writes its sentences in English, with names and figures filled in; a window shows them in the person's
language. So a sentence is a text that remembers the pattern it came from: logs and the command line print it as
it is, and a window looks the pattern up and fills it in again.

    say("{host} does not answer.", host="mastodon.example")

The pattern has to be a literal: `packaging/translations.py` finds it by reading the source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Words(str):  # noqa: SLOT000 - a str may have no slots beside its own
    """A text with its pattern. Whatever changes it (joining, cutting) makes a plain text of it."""

    pattern: str
    values: Mapping[str, object]

    def but(self, **values: object) -> Words:
        """The same sentence with these values in the place of its own."""
        return _filled(self.pattern, {**self.values, **values})

    def in_language(self, look_up: Callable[[str], str]) -> str:
        """The sentence with the pattern that `look_up` gives for its own; values that are Words likewise."""
        values = {
            name: value.in_language(look_up) if isinstance(value, Words) else value
            for name, value in self.values.items()
        }
        return look_up(self.pattern).format(**values)


def say(pattern: str, /, **values: object) -> Words:
    """The sentence of `pattern`, with `{name}` replaced by `values` (format signs such as `{n:,}` work)."""
    return _filled(pattern, values)


def _filled(pattern: str, values: Mapping[str, object]) -> Words:
    words = Words(pattern.format(**values))
    words.pattern, words.values = pattern, values
    return words


def pack(text: str) -> object:
    """As JSON keeps it: a sentence with its pattern, so that it can be translated where it is read again."""
    if not isinstance(text, Words):
        return str(text)
    values = {name: _packed(value) for name, value in text.values.items()}
    return {"say": text.pattern, "with": values} if values else {"say": text.pattern}


def _packed(value: object) -> object:
    if isinstance(value, str):
        return pack(value)
    return value if isinstance(value, int | float) else str(value)


def unpack(packed: object) -> str:
    """What `pack` made, again. Anything else is a text that has no pattern; nothing is raised."""
    if isinstance(packed, dict) and isinstance(pattern := packed.get("say"), str):
        given = packed.get("with", {})
        values = given if isinstance(given, dict) else {}
        try:
            return _filled(
                pattern, {str(k): unpack(v) if isinstance(v, str | dict) else v for k, v in values.items()}
            )
        except (LookupError, ValueError, TypeError, AttributeError):  # another version's pattern
            return pattern
    return str(packed)


def translated(text: str, look_up: Callable[[str], str]) -> str:
    """`text` in the language of `look_up`, if it knows how it was made; else as it is."""
    return text.in_language(look_up) if isinstance(text, Words) else text
