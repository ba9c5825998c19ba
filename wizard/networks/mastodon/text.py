"""A post's HTML as the plain text a community manager reads.

Nearly every post consists of paragraphs, line breaks, mentions, hashtags and links alone, exactly as Mastodon
writes them. `read_plain` reads those at some thirtieth of the library's cost, and gives up (None) at the first
thing it does not know for certain; `markup`, where the library is, then has the post. A property test holds the
two to the same result.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote, urlsplit

# Far above what SocialHub takes of a post; keeps a hostile server from making us parse for minutes.
_LONGEST_HTML = 60_000
# And for the library, which some broken HTML costs time that grows with the square of its length.
_LONGEST_ODD_HTML = 30_000

_SPACE = re.compile(r"[ \t\r\n\f]+")
_LINE_ENDS = re.compile(r"[^\S\n]+$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n{3,}")
# Control characters show nothing, and some of them break whoever stores or shows the text.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_MENTION_OR_TAG = re.compile(r"[@#]\S+")
_SHOWN_SCHEMES = frozenset({"http", "https", "mailto", "tel", "xmpp", "matrix", "gemini", "ftp", "magnet"})


def html_to_text(html: str) -> str:
    """The text of a post's `content`. Never fails: of what cannot be read as HTML, the mere text is taken."""
    content = clean(html[:_LONGEST_HTML])
    text = read_plain(content)
    if text is None:
        from wizard.networks.mastodon.markup import read_any  # loading the library takes longer than all the rest

        text = read_any(content[:_LONGEST_ODD_HTML])
    return text


def clean(text: str) -> str:
    """`text` without control characters and half surrogates, which cannot be stored or sent on."""
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode("utf-8")
    return _UNSEEN.sub("", text)


def tidy(text: str) -> str:
    """`text` without blanks at the ends of lines, and with one blank line at most between two others."""
    return _BLANK_LINES.sub("\n\n", _LINE_ENDS.sub("", text)).strip("\n")


def link_text(shown: str, href: str, *, marked: bool) -> str:
    """A link in plain text. `shown` is its text, `marked`: its class says that it is a mention or a hashtag."""
    if marked and _MENTION_OR_TAG.fullmatch(shown):
        return shown
    try:
        scheme = urlsplit(href).scheme.lower()
    except ValueError:
        return shown
    if scheme not in _SHOWN_SCHEMES:
        return shown
    if not shown or _is_address(shown, href):
        return href
    return f"{shown} ({href})"


def _is_address(shown: str, href: str) -> bool:
    """Whether `shown` is the address itself, or its beginning with the host whole and the end cut (“…”)."""
    short, whole = _bare(shown), _bare(href)
    if short.endswith("…"):
        return "/" in short and whole.startswith(short.removesuffix("…"))
    return short == whole


def _bare(address: str) -> str:
    """An address as two people would call it the same: without scheme, escapes, and a last slash."""
    plain = unquote(address).strip().casefold()
    for prefix in ("https://", "http://", "mailto:", "tel:"):
        plain = plain.removeprefix(prefix)
    return plain.removesuffix("/")


# --- The common case -------------------------------------------------------------------------------------------

_TAG = re.compile(r"(<[^>]*>)")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|nbsp|#39|#x27|#34);)")
_BREAKS = frozenset({"<br>", "<br/>", "<br />"})
_SPAN = re.compile(r'<span(?: class="(?:h-card|invisible|ellipsis|)")?(?: translate="no")?>')
_ANCHOR = re.compile(r'<a(?: [a-z-]+="[^"<>]*")*>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')


def read_plain(html: str) -> str | None:
    """The text of the commonest kind of post; None if it holds anything else."""
    if _ENTITY.search(html):
        return None
    if "<" not in html:
        return tidy(_SPACE.sub(" ", unescape(html)).strip(" "))
    reader = _PlainReader()
    for number, piece in enumerate(_TAG.split(html)):
        if not (reader.tag(piece) if number % 2 else reader.text(piece)):
            return None
    return reader.finish()


class _PlainReader:
    """Reads tags and texts one after the other. Each step answers whether it understood."""

    __slots__ = ("_anchor", "_block", "_blocks", "_open", "_spans", "_sure")

    def __init__(self) -> None:
        self._blocks: list[str] = []  # finished paragraphs
        self._block: list[str] = []  # pieces of the present one
        self._open = False  # inside <p>
        self._spans = 0
        self._sure = True
        self._anchor: tuple[str, bool, int] | None = None  # href, marked, where its pieces start

    def text(self, piece: str) -> bool:
        if not piece:
            return True
        text = _SPACE.sub(" ", unescape(piece))
        if "<" in piece or (text != " " and text.isspace()):
            return False  # a broken tag; nothing but hard blanks
        self._block.append(text)
        return True

    def tag(self, tag: str) -> bool:
        if tag in _BREAKS:
            if self._anchor is not None:
                return False
            self._block.append("\n")
            return True
        if tag == "<p>":
            return self._start_paragraph()
        if tag == "</p>":
            return self._end_paragraph()
        if tag == "</span>":
            self._spans -= 1
            return self._spans >= 0
        if tag == "</a>":
            return self._end_anchor()
        if _SPAN.fullmatch(tag):
            self._spans += 1
            return True
        return self._start_anchor(tag)

    def finish(self) -> str | None:
        if self._open or self._spans or self._anchor is not None:
            return None
        self._close_block()
        return tidy("\n\n".join(self._blocks)) if self._sure else None

    def _start_paragraph(self) -> bool:
        if self._open or self._spans or self._anchor is not None:
            return False
        self._close_block()
        self._open = True
        return True

    def _end_paragraph(self) -> bool:
        if not self._open or self._spans or self._anchor is not None or not self._block:
            return False
        self._close_block()
        self._open = False
        return True

    def _start_anchor(self, tag: str) -> bool:
        if self._anchor is not None or not _ANCHOR.fullmatch(tag):
            return False
        pairs = _ATTRIBUTE.findall(tag)
        attributes = dict(pairs)
        if len(attributes) != len(pairs):
            return False
        classes = unescape(attributes.get("class", "")).split()
        marked = "mention" in classes or "hashtag" in classes
        self._anchor = (unescape(attributes.get("href", "")), marked, len(self._block))
        return True

    def _end_anchor(self) -> bool:
        if self._anchor is None:
            return False
        href, marked, start = self._anchor
        shown = "".join(self._block[start:])
        if not shown or shown != shown.strip():
            return False  # where the blanks belong is the library's business
        self._block[start:] = [link_text(shown, href, marked=marked)]
        self._anchor = None
        return True

    def _close_block(self) -> None:
        joined = "".join(self._block)
        if "  " in joined:
            self._sure = False  # blanks on both sides of a tag: which one stays is the library's business
        text = "\n".join(line.strip(" ") for line in joined.split("\n")).strip("\n")
        if text:
            self._blocks.append(text)
        self._block.clear()
