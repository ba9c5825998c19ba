"""HTML as a tree that is escaped where it is written out, so that no text of a stranger can become markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, TypeAlias

from wizard.practice.hub.checks import is_web_url

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOID = {"br", "img", "input", "link", "meta"}
_URL = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_AFTER_URL = ".,;:!?)]}'’”»"  # ends a sentence rather than a URL


@dataclass(frozen=True, slots=True)
class Element:
    """An element; attributes that are True stand alone."""

    tag: str
    attributes: tuple[tuple[str, str | bool], ...]
    children: tuple[Node, ...]


Node: TypeAlias = "Element | str"


def el(tag: str, *children: Node | None, **attributes: str | int | bool | None) -> Element:
    """Makes an element. A trailing `_` of an attribute's name is dropped, others become `-`.

    Children that are None, and attributes that are None or False, are left out.
    """
    kept = tuple(
        (name.rstrip("_").replace("_", "-"), value if isinstance(value, bool) else str(value))
        for name, value in attributes.items()
        if value is not None and value is not False
    )
    return Element(tag, kept, tuple(child for child in children if child is not None))


def render(node: Node) -> str:
    return "".join(_written(node))


def document(root: Element) -> str:
    return f"<!doctype html>\n{render(root)}\n"


def link(url: str, text: str) -> Node:
    """A link if the address is http or https; else the text alone."""
    if not is_web_url(url):
        return text
    return el("a", text, href=url, rel="noopener noreferrer nofollow", target="_blank")


def with_links(text: str) -> list[Node]:
    """The text with its web addresses as links."""
    nodes: list[Node] = []
    position = 0
    for found in _URL.finditer(text):
        url = found[0].rstrip(_AFTER_URL)
        nodes += [text[position : found.start()], link(url, url)]
        position = found.start() + len(url)
    return [*nodes, text[position:]]


def _written(node: Node) -> Iterator[str]:
    if isinstance(node, str):
        yield escape(node)
        return
    yield f"<{node.tag}"
    for name, value in node.attributes:
        yield f" {name}" if value is True else f' {name}="{escape(str(value))}"'
    yield ">"
    for child in node.children:
        yield from _written(child)
    if node.tag not in _VOID:
        yield f"</{node.tag}>"
