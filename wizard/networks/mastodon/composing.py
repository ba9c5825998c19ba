"""What we write: whom a reply mentions, who may see it, how long it counts, and how to know it again.

No request is made here. The rules:

* A reply mentions the author of the post it answers, once, and never us.
* It is seen by no more people than that post.
* Where only some may see it, nobody else is mentioned: on this Network a mention *is* delivery, and a name in
  passing would send a private message to a stranger. Such a name keeps its @, with an invisible joiner behind
  it, so that it reads the same and reaches nobody.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from wizard.errors import NetworkRefused
from wizard.networks.mastodon.instance import REPLY, REPLY_PRIVATELY
from wizard.networks.mastodon.interactions import DIRECT
from wizard.networks.mastodon.text import clean

if TYPE_CHECKING:
    from wizard.networks.base import Reply
    from wizard.networks.mastodon.interactions import Self
    from wizard.networks.mastodon.models import Account, Mention, Status

_PRIVATE = "private"
PUBLIC_ONES = frozenset({"public", "unlisted"})
_KNOWN_VISIBILITIES = PUBLIC_ONES | {_PRIVATE, DIRECT}
_COUNTED_URL = 23  # characters of a web address, however long it is

_JOINER = "\u2060"  # WORD JOINER: shows nothing, breaks no line, and no server takes it for a part of a name
_URL = r"https?://\S+"
_HANDLE = r"[@＠﹫](?P<user>\w+(?:[.-]+\w+)*)(?:@(?P<host>\w+(?:[.-]+\w+)*(?::\d+)?))?"
# What comes before a mention is read as narrowly as any server does, so that none is overlooked.
_TOKEN = re.compile(rf"(?P<url>{_URL})|(?<![A-Za-z0-9_]){_HANDLE}")
_AT = re.compile(r"[@＠﹫]")
# Servers look for mentions inside of addresses too, but not behind these signs.
_AT_IN_URL = re.compile(r"(?<![A-Za-z0-9_=/])@")


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply as it will be posted."""

    text: str
    visibility: str
    spoiler_text: str
    sensitive: bool
    mentions_author: bool  # we put the mention there


def compose(reply: Reply, target: Status, me: Self) -> Draft:
    """The reply to `target`. Raises NetworkRefused for an empty one, and for one that nobody would receive."""
    visibility = _visibility(reply.action_id, target.visibility)
    hidden = visibility not in PUBLIC_ONES
    partners = _partners(target, me, visibility)
    text = clean(reply.text.replace("\r\n", "\n")).strip()  # a NUL is a fault that servers answer with 500
    if not text and not reply.files:
        raise NetworkRefused("The reply is empty.", "Write something, or add a file.")
    if hidden:
        text = silence(text, partners, me.domain)
    missing = [acct for acct in partners if not _mentions(text, acct, me.domain)]
    prefix = " ".join(f"@{acct}" for acct in missing)
    return Draft(
        text=f"{prefix} {text}".strip() if prefix else text,
        visibility=visibility,
        spoiler_text=target.spoiler_text,
        sensitive=target.sensitive or bool(target.spoiler_text),
        mentions_author=bool(missing),
    )


def _visibility(action_id: str, theirs: str) -> str:
    if action_id == REPLY_PRIVATELY:
        return DIRECT
    if action_id != REPLY:
        raise NetworkRefused(f"Mastodon has no way to reply called “{action_id}”.")
    return theirs if theirs in _KNOWN_VISIBILITIES else DIRECT  # what we do not know is treated as the narrowest


def _partners(target: Status, me: Self, visibility: str) -> tuple[str, ...]:
    """Whom the reply is for, as they have to be mentioned. Our own post in a private exchange was for somebody:
    whoever it answered, else the one it named.
    """
    if target.account.id != me.account_id:
        return (_handle(target.account, me),)
    if visibility != DIRECT:
        return ()
    others = [each for each in target.mentions if each.id != me.account_id]
    answered = [each for each in others if each.id == target.in_reply_to_account_id]
    chosen = answered or others
    if len(chosen) != 1:
        raise NetworkRefused(
            "Nobody would receive this reply: the post is our own private one, not addressed to one person.",
            "Reply to the other person’s post instead.",
        )
    return (_handle(chosen[0], me),)


def _handle(someone: Account | Mention, me: Self) -> str:
    """How a mention of somebody has to be written for this server to see it."""
    acct = someone.acct or someone.username
    return f"{acct}@{me.domain}" if me.whole_handles and "@" not in acct else acct


# --- Mentions --------------------------------------------------------------------------------------------------


def silence(text: str, partners: tuple[str, ...], domain: str) -> str:
    """`text` with every name but the partners' made unable to mention. Addresses lead where they did."""

    def quiet(match: re.Match[str]) -> str:
        if match["url"]:
            return _AT_IN_URL.sub("%40", match[0])
        if any(_is(match, acct, domain) for acct in partners):
            return match[0]
        return _AT.sub(lambda at: at[0] + _JOINER, match[0])

    return _TOKEN.sub(quiet, text)


def _mentions(text: str, acct: str, domain: str) -> bool:
    return any(not match["url"] and _is(match, acct, domain) for match in _TOKEN.finditer(text))


def _is(match: re.Match[str], acct: str, domain: str) -> bool:
    """Whether a mention in a text is that of `acct`, in whichever of its forms."""
    if match[0][0] != "@":
        return False  # the other signs are not the mention that reaches the partner
    user, _, host = acct.casefold().partition("@")
    named, at = match["user"].casefold(), (match["host"] or "").casefold()
    return named == user and at in ({host} if host else {"", domain.casefold()})


# --- Length ----------------------------------------------------------------------------------------------------


def check_length(draft: Draft, allowed: int | None, server: str) -> None:
    """Raises NetworkRefused, with both figures, for what the server is certain to refuse."""
    count = shortest_length(draft.text)
    if allowed is None or count <= allowed:
        return
    with_mention = " with the mention" if draft.mentions_author else ""
    raise NetworkRefused(
        f"The reply has {count:,} characters{with_mention}; {urlsplit(server).netloc} allows {allowed:,}.",
        "Shorten it.",
    )


def shortest_length(text: str) -> int:
    """The least that any server counts: never more than Mastodon itself does, so that nothing is refused here
    which would have been taken there. An address is 23 at most, `@user@host` counts as `@user`, and what joins
    into one visible character counts once.
    """

    def shorten(match: re.Match[str]) -> str:
        return "x" * min(len(match[0]), _COUNTED_URL) if match["url"] else f"@{match['user']}"

    return _visible(_TOKEN.sub(shorten, text))


def _visible(text: str) -> int:
    count = 0
    joined = flag = False
    for letter in unicodedata.normalize("NFC", text.replace("\r\n", "\n")):
        is_flag = "\U0001f1e6" <= letter <= "\U0001f1ff"
        if _joins(letter):
            joined = joined or letter == "\u200d" or unicodedata.combining(letter) == _VIRAMA
            continue
        count += 0 if joined or (is_flag and flag) else 1
        flag = is_flag and not flag
        joined = False
    return count


_VIRAMA = 9  # combining class of the signs that bind two consonants into one


def _joins(letter: str) -> bool:
    """Whether a character is part of the one before it: marks, format signs, skin tones, Hangul's later parts."""
    return (
        unicodedata.category(letter) in {"Mn", "Mc", "Me", "Cf"}
        or "\U0001f3fb" <= letter <= "\U0001f3ff"
        or "\u1160" <= letter <= "\u11ff"
        or "\uff9e" <= letter <= "\uff9f"
    )


# --- Knowing it again ------------------------------------------------------------------------------------------

_MENTION = re.compile(r"@(\w+(?:[.-]+\w+)*)(?:@\w+(?:[.-]+\w+)*(?::\d+)?)?")
_LEADING_MENTIONS = re.compile(r"(?:@\w+(?:[.-]+\w+)*\s*)+")
_LINK_END = re.compile(r"/+(?=\s|$)")
# Servers that read Markdown take these away; others make quotes and dashes typographic.
_MARKUP = str.maketrans(dict.fromkeys("*_~`#>\\|[]()", ""))
_TYPOGRAPHY = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."}
)


def same_text(ours: str, theirs: str) -> bool:
    """Whether two plain texts are the same reply, whatever a server did to blanks, mentions and markup."""
    one, other = _essence(ours), _essence(theirs)
    if one == other:
        return True
    one, other = _loosely(one), _loosely(other)
    return bool(one) and one == other


def _essence(text: str) -> str:
    text = clean(text)
    plain = "".join(each for each in unicodedata.normalize("NFC", text) if unicodedata.category(each) != "Cf")
    plain = _LINK_END.sub("", _MENTION.sub(r"@\1", plain)).strip()
    plain = _LEADING_MENTIONS.sub("", plain, count=1) if plain.startswith("@") else plain
    return "".join(plain.split()).casefold()


def _loosely(essence: str) -> str:
    return essence.translate(_TYPOGRAPHY).translate(_MARKUP).replace("--", "-")
