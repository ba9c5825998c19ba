"""Small strict checks that add up to the rules of a JSON object.

A `Check` takes a value and the place where it stands (`interaction.pictures[0].small`) and raises the 400 that
names the place. Nothing is converted: what was checked is what is stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from ipaddress import ip_address
from typing import TypeAlias
from urllib.parse import urlsplit

from wizard.practice.hub.errors import bad_request

Check: TypeAlias = Callable[[object, str], None]

_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character: JSON can spell it, UTF-8 cannot
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)", re.ASCII)
_NO_URL = re.compile(r"[\x00-\x20\x7f\"<>\\^`{|}]")


def text(*, least: int = 0, most: int | None = None, pattern: str | None = None) -> Check:
    """A string of `least` to `most` characters that matches `pattern` as a whole."""
    compiled = None if pattern is None else re.compile(pattern)

    def check(value: object, place: str) -> None:
        if not isinstance(value, str) or _SURROGATE.search(value):
            raise bad_request(f"{place} has to be a string.")
        if len(value) < least or (most is not None and len(value) > most):
            raise bad_request(f"{place} has to have {_span(least, most)} characters.")
        if compiled is not None and not compiled.fullmatch(value):
            raise bad_request(f"{place} does not match {pattern}.")

    return check


def number(*, least: float | None = None, most: float | None = None) -> Check:
    def check(value: object, place: str) -> None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise bad_request(f"{place} has to be a number.")
        if (least is not None and value < least) or (most is not None and value > most):
            raise bad_request(f"{place} has to lie within {least} and {most}.")

    return check


def boolean(value: object, place: str) -> None:
    if not isinstance(value, bool):
        raise bad_request(f"{place} has to be true or false.")


def choice(*words: str) -> Check:
    def check(value: object, place: str) -> None:
        if not isinstance(value, str) or value not in words:
            raise bad_request(f"{place} has to be one of {', '.join(words)}.")

    return check


def web_url(value: object, place: str) -> None:
    """An absolute http or https URL."""
    if not is_web_url(value):
        raise bad_request(f"{place} has to be a URL.")


def secure_url(value: object, place: str) -> None:
    """An https URL. For practice, plain http on this computer counts as secure."""
    web_url(value, place)
    if isinstance(value, str) and not is_secure_url(value):
        raise bad_request(f"{place} has to be an https URL.")


def date_time(value: object, place: str) -> None:
    """An ISO 8601 date with a time and an offset."""
    try:
        parse_time(value)
    except ValueError as error:
        raise bad_request(f"{place} has to be an ISO 8601 date and time with an offset.") from error


def list_of(check_item: Check) -> Check:
    def check(value: object, place: str) -> None:
        if not isinstance(value, list):
            raise bad_request(f"{place} has to be a list.")
        for number_, item in enumerate(value):
            check_item(item, f"{place}[{number_}]")

    return check


def record(fields: Mapping[str, Check], *, required: Collection[str] = ()) -> Check:
    """An object with these fields and no others, of which `required` have to be there."""

    def check(value: object, place: str) -> None:
        if not isinstance(value, dict):
            raise bad_request(f"{place or 'The body'} has to be an object.")
        for name in value:
            if name not in fields:
                raise bad_request(f"{within(place, name)} is not allowed.")
        for name in required:
            if name not in value:
                raise bad_request(f"{within(place, name)} is required.")
        for name, item in value.items():
            fields[name](item, within(place, name))

    return check


def refused(why: str) -> Check:
    """A field that exists and may not be sent here."""

    def check(_value: object, place: str) -> None:
        raise bad_request(f"{place} {why}.")

    return check


def within(place: str, name: str) -> str:
    """The name of a field inside `place`, harmless whatever the sender called it."""
    shown = name if name.isascii() and name.isprintable() else ascii(name)
    return f"{place}.{shown}" if place else shown


def parse_time(value: object) -> datetime:
    """Raises ValueError unless `value` is an ISO 8601 date with a time and an offset."""
    if not isinstance(value, str) or not _DATE_TIME.fullmatch(value):
        raise ValueError("no date and time")
    return datetime.fromisoformat(value)


def is_web_url(value: object) -> bool:
    if not isinstance(value, str) or _SURROGATE.search(value) or _NO_URL.search(value):
        return False
    try:
        parts = urlsplit(value)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port or an address that is none
        return False


def is_secure_url(url: str) -> bool:
    """Whether this web URL is https, or http to this very computer."""
    parts = urlsplit(url)
    return parts.scheme == "https" or is_loopback(parts.hostname or "")


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _span(least: int, most: int | None) -> str:
    return f"at least {least}" if most is None else f"{least} to {most}"
