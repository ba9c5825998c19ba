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

    def in_language(self, look_up: Callable[[str], str]) -> str:
        """The sentence with the pattern that `look_up` gives for its own; values that are Words likewise."""
        values = {
            name: value.in_language(look_up) if isinstance(value, Words) else value
            for name, value in self.values.items()
        }
        return look_up(self.pattern).format(**values)


def say(pattern: str, /, **values: object) -> Words:
    """The sentence of `pattern`, with `{name}` replaced by `values` (format signs such as `{n:,}` work)."""
    words = Words(pattern.format(**values))
    words.pattern, words.values = pattern, values
    return words


def translated(text: str, look_up: Callable[[str], str]) -> str:
    """`text` in the language of `look_up`, if it knows how it was made; else as it is."""
    return text.in_language(look_up) if isinstance(text, Words) else text
