"""A post's HTML as plain text, whatever is in it.

markdownify on BeautifulSoup does the work; its converters are ours, since nothing here is Markdown: no escaping,
no asterisks, and links the way people write them. What people see stays: paragraphs, line breaks, lists, quotes,
code. A link whose text is not its address shows both, so that none can pretend to lead elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

from wizard.networks.mastodon.text import clean, link_text, tidy

if TYPE_CHECKING:
    from bs4.element import NavigableString

_SPACE = re.compile(r"[ \t\r\n\f]+")


def read_any(html: str) -> str:
    soup = BeautifulSoup(f"<div>{html}", "html.parser")
    try:
        text = str(_Converter().convert_soup(soup))
    except RecursionError:  # tags nested a thousand deep
        text = soup.get_text()
    return tidy(clean(text))


_INLINE = frozenset(
    {"a", "b", "bdi", "code", "del", "em", "i", "q", "s", "small", "span", "strong", "sub", "sup", "u"}
)


def _begins_line(text: NavigableString) -> bool:
    """Whether a line break stands right before, so that HTML shows no blanks here."""
    before = text.previous_element
    while isinstance(before, Tag) and before.name in _INLINE:
        before = before.previous_element
    return isinstance(before, Tag) and before.name == "br"


class _Converter(MarkdownConverter):
    """markdownify with plain text in place of Markdown. The base class finds its methods by the tags' names."""

    def __init__(self) -> None:
        super().__init__(bullets="-", wrap=True, wrap_width=None)

    def escape(self, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - the base class's signature
        return text

    def process_text(self, el: NavigableString, parent_tags: set[str]) -> str:
        text = str(super().process_text(el, parent_tags))  # type: ignore[misc]  # its type stubs leave it out
        return text.lstrip(_BLANKS) if "pre" not in parent_tags and _begins_line(el) else text

    def _as_it_is(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - the same
        return text

    convert_b = convert_strong = convert_em = convert_i = convert_code = convert_kbd = convert_samp = _as_it_is
    convert_del = convert_s = convert_sub = convert_sup = convert_q = convert_video = _as_it_is

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - the same
        shown = text.strip()
        before, after = (" " if text[:1] == " " else ""), (" " if text[-1:] == " " else "")
        classes = str(el.get("class") or "").split() if isinstance(el.get("class"), str) else el.get("class") or []
        marked = "mention" in classes or "hashtag" in classes
        return f"{before}{link_text(shown, str(el.get('href') or ''), marked=marked)}{after}"

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - the same
        return "\n"

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - the same
        return f"\n\n{text.strip(_BLANKS)}\n\n" if text.strip(_BLANKS) else ""

    convert_div = convert_article = convert_section = convert_dl = convert_table = convert_figcaption = convert_p
    convert_caption = convert_p

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002, N802 - the same
        return self.convert_p(el, text, parent_tags)

    def convert_dt(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - the same
        return f"\n{text.strip(_BLANKS)}\n"

    convert_dd = convert_tr = convert_dt

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - the same
        cell = _SPACE.sub(" ", text).strip(" ")
        return cell if el.find_next_sibling(["td", "th"]) is None else f"{cell} | "

    convert_th = convert_td

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - the same
        return "\n\n{}\n\n".format(text.strip("\n"))

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - the same
        return str(el.get("alt") or "")


_BLANKS = " \t\r\n"
