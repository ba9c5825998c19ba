"""Makes what a Network sends fit into SocialHub's rules: cut or left out, never refused whole.

The rules are those of SocialHub's API for the `interaction` of a Ticket. A message is cut to 10,000 characters;
a picture or file that is not on https is dropped, and its address kept as a line at the end of the message, so
that nothing a person wrote is silently lost; whatever else breaks a rule is left out. Only our own
`networkItemId`s are not mended: one that breaks the pattern is a mistake in a Network's package (ValueError).

Lengths: SocialHub's description counts characters, a JavaScript server counts UTF-16 units. What is cut here
has at most 10,000 of either.
"""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wizard.hub.models import FileDraft, InteractorDraft, PictureDraft, TicketDraft

MESSAGE_LENGTH: Final = 10_000
REASON_LENGTH: Final = 1_000
NAME_LENGTH: Final = 1_000
URL_LENGTH: Final = 8_192
KEPT_LINKS: Final = 10  # of dropped pictures and files, at the end of a message
KEPT_LINK_LENGTH: Final = 500
INTERACTOR_LENGTH: Final = 3
LARGEST_SIZE: Final = 2**53 - 1  # bytes; the largest whole number that JavaScript holds
LARGEST_SCALE: Final = 100

ITEM_ID: Final = re.compile(r"[a-zA-Z0-9/|@&$!?()\[\]{}+*~,;.:=_-]{6,256}")
TYPES: Final = frozenset(
    [
        "POST",
        "COMMENT",
        "THREAD",
        "MESSAGE",
        "RATING",
        "ALBUM",
        "PHOTO",
        "MENTION",
        "DM",
        "MEDIA",
        "VIDEO",
        "TWEET",
        "REVIEW",
        "WEB",
        "NEWS",
        "BLOG",
        "FORUM",
        "TICKET",
        "ADPOST",
    ]
)

_ELLIPSIS: Final = "…"
_MIME_TYPE = re.compile(r"[a-zA-Z]+/[a-zA-Z0-9]+(?:[.+-][a-zA-Z0-9]+)*")
# Control characters but tab and line feed, and halves of surrogate pairs, which UTF-8 cannot carry.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"\s+")

# RFC 3986, with a host that can be looked up and without a user name: that may be somebody's password.
_CHARACTER = r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})"
_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_URL = re.compile(
    rf"https?://(?:{_LABEL}(?:\.{_LABEL})*\.?|\[[0-9a-fA-F:.]{{2,45}}\])(?::(?P<port>[0-9]{{1,5}}))?"
    rf"(?:/{_CHARACTER}*)?(?:\?(?:{_CHARACTER}|\?)*)?(?:#(?:{_CHARACTER}|\?)*)?"
)
_ALLOWED: Final = "-._~!$&'()*+,;=:@/?%"
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def fit_ticket(draft: TicketDraft) -> dict[str, object]:
    """The `interaction` of `POST /inbox/tickets`; it keeps every rule of the API.

    Raises ValueError if `network_item_id` or `root_id` breaks SocialHub's pattern.
    """
    interaction: dict[str, object] = {"networkItemId": _item_id(draft.network_item_id)}
    content = _content(draft)
    interaction.update(_without_empty(content))
    if not content.keys() & {"link", "rating"} and not any(content.values()):
        interaction.update(_something(draft))
    interaction.update(_about(draft))
    if draft.created is not None:
        interaction.update(_time("createdTime", draft.created))
    if draft.root_id is not None and draft.root_id != draft.network_item_id:
        interaction["root"] = {"rootId": _item_id(draft.root_id)}
    if draft.interactor is not None:
        interaction["interactor"] = {
            "interactorId": fit_interactor_id(draft.interactor.id),
            **_interactor(draft.interactor),
        }
    return interaction


def fit_update(draft: TicketDraft) -> dict[str, object]:
    """The `interaction` of `PATCH /inbox/tickets/:ticketId`: the Interaction as it is now, whole.

    Without what cannot be updated; and without the person, for SocialHub's description wants an `interactorId`
    with every interactor, and an update may not have one: no edit shall fail over that. Message, pictures and
    attachments are always there, so that what an edit took away is gone from the Ticket too.
    """
    interaction = _content(draft)
    if not interaction.keys() & {"link", "rating"} and not any(interaction.values()):
        interaction.update(_something(draft))
    interaction.update(_about(draft))
    if draft.updated is not None:
        interaction.update(_time("updatedTime", draft.updated))
    return interaction


def fit_reply(
    network_item_id: str,
    created: datetime | None = None,
    url: str | None = None,
    type: str | None = None,  # noqa: A002 - the API's own word
) -> dict[str, object]:
    """The `interaction` of a reply's `success`. Raises ValueError as `fit_ticket` does."""
    interaction: dict[str, object] = {"networkItemId": _item_id(network_item_id)}
    if created is not None:
        interaction.update(_time("createdTime", created))
    if (address := fit_url(url)) is not None:
        interaction["url"] = address
    if type in TYPES:
        interaction["type"] = type
    return interaction


# --- Pieces -----------------------------------------------------------------------------------------------------


def json_time(moment: datetime) -> str | None:
    """ISO 8601 in UTC with milliseconds and Z; None for a moment that has no such form.

    A time without a zone is taken as UTC.
    """
    try:
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return moment.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def clean_text(text: str) -> str:
    """`text` without what JSON or a screen cannot carry; line ends become line feeds."""
    if text.isascii() and text.isprintable():
        return text
    return _UNFIT.sub("", _LINE_ENDS.sub("\n", text))


def clean_line(text: str, length: int = NAME_LENGTH) -> str:
    """`text` on one line, at most `length` characters."""
    return cut(_BLANKS.sub(" ", clean_text(text)).strip(), length)


def cut(text: str, length: int) -> str:
    """`text` if it has at most `length` characters, counted either way; else its beginning, ending in "…".

    What belongs together (an emoji with its skin tone, a letter with its accents) is not cut apart.
    """
    if len(text) <= length // 2 or _units(text) <= length:
        return text
    room = length - 1
    end = min(len(text), room)
    while _units(text[:end]) > room:
        end -= max(1, (_units(text[:end]) - room) // 2)
    for _ in range(32):
        if end < 1 or not _joined(text, end):
            break
        end -= 1
    return text[: max(end, 0)].rstrip() + _ELLIPSIS


def fit_url(url: str | None, *, secure: bool = False) -> str | None:
    """`url` as RFC 3986 has it, if it is http or https (`secure`: https alone); None if it cannot be used.

    Names and paths in other scripts are encoded, as browsers do. An address with a user name is not used.
    """
    if url is None or not url or len(url) > URL_LENGTH:
        return None
    address = url.strip()
    match = _URL.fullmatch(address)
    if match is None:
        address = _encoded(address)
        match = _URL.fullmatch(address)
    if match is None or len(address) > URL_LENGTH or int(match["port"] or 0) > 65_535:
        return None
    return None if secure and not address.startswith("https://") else address


def fit_interactor_id(native: str) -> str:
    """The `interactorId` of a person: their own id wherever it fits; different ids stay different.

    Too short ones get "id:" in front, and so do those that begin with it. Ids with characters that cannot be
    sent are percent-encoded, which leaves them without a colon.
    """
    if _UNFIT.search(native):
        return quote(native.encode("utf-8", "surrogatepass"), safe="")
    if len(native.strip()) < INTERACTOR_LENGTH or native.startswith("id:"):
        return f"id:{native}"
    return native


def _content(draft: TicketDraft) -> dict[str, object]:
    """What was written. Message, pictures and attachments are there even if empty; link and rating are not."""
    pictures: list[dict[str, object]] = []
    attachments: list[dict[str, object]] = []
    dropped: list[str] = []
    for picture in draft.pictures:
        _fit_picture(picture, pictures, dropped)
    for file in draft.attachments:
        _fit_file(file, attachments, dropped)
    content: dict[str, object] = {
        "message": _message(draft.message, dropped),
        "pictures": pictures,
        "attachments": attachments,
    }
    if (link := fit_url(draft.link)) is not None:
        content["link"] = link
    if (rating := _rating(draft.rating)) is not None:
        content["rating"] = rating
    return content


def _without_empty(content: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in content.items() if value}


def _something(draft: TicketDraft) -> dict[str, object]:
    """A Ticket may not be without content: then it is the link to the post, or three dots."""
    url = fit_url(draft.url)
    return {"message": _ELLIPSIS} if url is None else {"link": url}


def _about(draft: TicketDraft) -> dict[str, object]:
    about: dict[str, object] = {}
    if (url := fit_url(draft.url)) is not None:
        about["url"] = url
    if draft.type in TYPES:
        about["type"] = draft.type
    return about


def _item_id(value: str) -> str:
    if not ITEM_ID.fullmatch(value):
        raise ValueError(f"not a networkItemId: {value[:300]!r}")
    return value


def _time(name: str, moment: datetime) -> dict[str, object]:
    text = json_time(moment)
    return {} if text is None else {name: text}


def _interactor(person: InteractorDraft) -> dict[str, object]:
    name = clean_line(person.name) or clean_line(person.id) or fit_interactor_id(person.id)
    interactor: dict[str, object] = {"name": name}
    if (url := fit_url(person.url)) is not None:
        interactor["url"] = url
    if (picture := fit_url(person.picture, secure=True)) is not None:
        interactor["picture"] = picture
    return interactor


def _fit_picture(picture: PictureDraft, fitting: list[dict[str, object]], dropped: list[str]) -> None:
    small, large = fit_url(picture.small, secure=True), fit_url(picture.large, secure=True)
    best = large or fit_url(picture.large) or fit_url(picture.small)
    if small is None and large is None:
        dropped.extend([best] if best else [])
        return
    fitted: dict[str, object] = {"small": small or large}
    if large is not None:
        fitted["large"] = large
    elif picture.large is not None and best is not None and best != small:
        dropped.append(best)
    fitting.append(fitted)


def _fit_file(file: FileDraft, fitting: list[dict[str, object]], dropped: list[str]) -> None:
    url = fit_url(file.url, secure=True)
    if url is None:
        kept = fit_url(file.url)
        dropped.extend([kept] if kept else [])
        return
    fitted: dict[str, object] = {"url": url}
    if file.name is not None and (name := clean_line(file.name)):
        fitted["name"] = name
    if file.size is not None and math.isfinite(file.size) and 0 <= file.size <= LARGEST_SIZE:
        fitted["size"] = int(file.size)
    mime_type = (file.mime_type or "").partition(";")[0].strip()
    if _MIME_TYPE.fullmatch(mime_type):
        fitted["mimeType"] = mime_type
    fitting.append(fitted)


def _rating(rating: tuple[float, float] | None) -> dict[str, object] | None:
    """`value` of `scale`; a scale above 100 is brought down to it, a value outside its scale to the edge."""
    if rating is None or not all(math.isfinite(number) for number in rating):
        return None
    value, scale = rating
    if scale < 0:
        return None
    value = min(max(value, 0), scale)
    if scale > LARGEST_SCALE:
        value, scale = value / scale * LARGEST_SCALE, LARGEST_SCALE
    return {"value": _number(value), "scale": _number(scale)}


def _number(value: float) -> float:
    """Whole numbers without a decimal point, as people write them."""
    return int(value) if value == int(value) else value


def _message(text: str, dropped: Iterable[str]) -> str:
    """The text with the links of dropped pictures and files under it; the text is cut, not the links."""
    cleaned = clean_text(text)
    if not cleaned.strip():
        cleaned = ""
    kept = [link for link in dict.fromkeys(dropped) if len(link) <= KEPT_LINK_LENGTH and link not in cleaned]
    lines = "\n".join(kept[:KEPT_LINKS])
    if not lines:
        return cut(cleaned, MESSAGE_LENGTH)
    return f"{cut(cleaned, MESSAGE_LENGTH - len(lines) - 1)}\n{lines}" if cleaned else lines


def _units(text: str) -> int:
    """UTF-16 units, as JavaScript counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _joined(text: str, index: int) -> bool:
    """Whether the character at `index` belongs to the one before it."""
    return text[index - 1] == "\u200d" or (index < len(text) and _continues(text[index]))


def _continues(character: str) -> bool:
    skin_tone = "\U0001f3fb" <= character <= "\U0001f3ff"
    tag = "\U000e0020" <= character <= "\U000e007f"
    mark = unicodedata.category(character) in {"Mn", "Mc", "Me"}  # accents, vowel signs, variation selectors
    return mark or skin_tone or tag or character == "\u200d"


def _encoded(address: str) -> str:
    """An address with other scripts or stray characters in it, encoded; empty if that cannot be done."""
    if _UNFIT.search(address) or not address[:8].lower().startswith(("http://", "https://")):
        return ""
    try:
        parsed = httpx.URL(address)
        host, port = parsed.raw_host.decode("ascii"), parsed.port
    except (httpx.InvalidURL, UnicodeError, ValueError):
        return ""
    if parsed.userinfo or not host:
        return ""
    rest = [_quoted(parsed.raw_path.decode("ascii")), _quoted(parsed.fragment)]
    name = f"[{host}]" if ":" in host else host
    return f"{parsed.scheme}://{name}{f':{port}' if port else ''}{rest[0]}{f'#{rest[1]}' if rest[1] else ''}"


def _quoted(part: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", part), safe=_ALLOWED)
