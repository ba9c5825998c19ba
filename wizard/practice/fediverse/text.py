"""What people type → the HTML that Mastodon makes of it, whom it mentions, and how long it counts."""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from wizard.practice.fediverse.model import Account

URL_LENGTH = 23  # what an address counts, however long it is
_SHOWN_OF_URL = 30

_URL = r"(?P<url>https?://[^\s<>\"']*[^\s<>\"'.,;:!?)\]}])"
_MENTION = r"(?<![=/\w])@(?P<user>\w+(?:[.-]+\w+)*)(?:@(?P<domain>\w[\w.-]*\w(?::\d+)?))?"
_HASHTAG = r"(?<![=/\w])\#(?P<tag>\w*[^\W\d_]\w*)"
_ENTITY = re.compile(f"{_URL}|{_MENTION}|{_HASHTAG}")
_SHORTCODE = re.compile(r"(?<![\w:]):(\w{2,}):(?![\w:])")
_SCHEME = re.compile(r"https?://(?:www\.)?")
_ZERO_WIDTH_JOINER = "\u200d"


def to_html(
    text: str, find: Callable[[str, str], Account | None], url_of: Callable[[Account], str], base: str
) -> str:
    """The post as HTML. `find(user, domain)` looks up who is mentioned; `url_of` says where they are seen."""

    def linked(match: re.Match[str]) -> str:
        if match["url"]:
            return _link(match["url"])
        if match["tag"]:
            tag = escape(match["tag"])
            return f'<a href="{base}/tags/{tag.lower()}" class="mention hashtag" rel="tag">#<span>{tag}</span></a>'
        account = find(match["user"], match["domain"] or "")
        return escape(match[0]) if account is None else _mention(account.username, url_of(account))

    pieces: list[str] = []
    end = 0
    for match in _ENTITY.finditer(text):
        pieces += (escape(text[end : match.start()]), linked(match))
        end = match.end()
    pieces.append(escape(text[end:]))
    return _paragraphs("".join(pieces))


def mentioned(text: str, find: Callable[[str, str], Account | None]) -> tuple[str, ...]:
    """The ids of the accounts that the text names, each once, in order."""
    found = (find(match["user"], match["domain"] or "") for match in _ENTITY.finditer(text) if match["user"])
    return tuple(dict.fromkeys(account.id for account in found if account is not None))


def hashtags(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match["tag"].lower() for match in _ENTITY.finditer(text) if match["tag"]))


def shortcodes(text: str) -> tuple[str, ...]:
    """The names of custom emoji, without their colons."""
    return tuple(dict.fromkeys(_SHORTCODE.findall(text)))


def length(text: str, spoiler: str = "") -> int:
    """How long a post counts: characters as a person sees them, an address 23, `@user@host` as `@user`."""
    return _seen_characters(spoiler) + _seen_characters(_ENTITY.sub(_counted, text))


def _counted(match: re.Match[str]) -> str:
    if match["url"]:
        return "x" * URL_LENGTH
    return f"@{match['user']}" if match["user"] else match[0]


def _seen_characters(text: str) -> int:
    """Near to the Unicode rules for grapheme clusters: marks, joiners, skin tones and flags count as people do."""
    count = 0
    joined = flag_open = False
    for letter in unicodedata.normalize("NFC", text.replace("\r\n", "\n")):
        is_flag = "\U0001f1e6" <= letter <= "\U0001f1ff"
        if letter == _ZERO_WIDTH_JOINER:
            joined = True
        elif _extends(letter):
            pass
        elif is_flag and flag_open:
            flag_open = False
            continue
        else:
            count += 0 if joined else 1
            joined = False
        flag_open = is_flag
    return count


def _extends(letter: str) -> bool:
    return unicodedata.category(letter) in {"Mn", "Me"} or "\U0001f3fb" <= letter <= "\U0001f3ff"


def _paragraphs(html: str) -> str:
    blocks = [block.strip("\n") for block in re.split(r"\n{2,}", html.replace("\r\n", "\n")) if block.strip()]
    return "".join("<p>" + block.replace("\n", "<br />") + "</p>" for block in blocks)


def _link(url: str) -> str:
    scheme = _SCHEME.match(url)
    start = scheme[0] if scheme else ""
    shown, rest = url[len(start) :][:_SHOWN_OF_URL], url[len(start) :][_SHOWN_OF_URL:]
    return (
        f'<a href="{escape(url)}" target="_blank" rel="nofollow noopener" translate="no">'
        f'<span class="invisible">{escape(start)}</span>'
        f'<span class="{"ellipsis" if rest else ""}">{escape(shown)}</span>'
        f'<span class="invisible">{escape(rest)}</span></a>'
    )


def _mention(username: str, url: str) -> str:
    return (
        f'<span class="h-card" translate="no"><a href="{escape(url)}" class="u-url mention">'
        f"@<span>{escape(username)}</span></a></span>"
    )
