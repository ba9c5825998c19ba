"""What a person types as their server, made into one address: `https://mastodon.example`.

People paste what they have at hand: a server's name, the address of their profile, their handle. All of these
name the server without a doubt, so all are taken. What is left over (a mere user name, an unencrypted address)
is refused with a sentence that says how to write it.
"""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

from wizard.errors import UsageError
from wizard.http import check_url, is_loopback
from wizard.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

SERVER = "server"
_ADVICE = say("Write the server’s name, such as mastodon.example.")
_QUOTES = "\"'“”„«»‘’`"
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_MAX_HOST_LENGTH = 253
_LONGEST_SHOWN = 60
_PORTS = {"https": 443, "http": 80}


def clean_fields(fields: Mapping[str, str]) -> dict[str, str]:
    """The one field `server` in its stored form. Raises UsageError naming the field that is wrong."""
    for name in fields:
        if name != SERVER:
            raise UsageError(
                say("Mastodon has no field “{name}”.", name=name), say("Its only field is “server”."), field=name
            )
    return {SERVER: clean_server(fields.get(SERVER, ""))}


def clean_server(typed: str) -> str:
    """`https://host[:port]` of whatever names a server; `http://…` for this computer's own addresses only.

    Raises UsageError with `field` = "server". Makes no request: whether a server answers there is not asked.
    """
    text = typed.strip().strip(_QUOTES).strip()
    if not text:
        raise UsageError(say("The server is missing."), _ADVICE, field=SERVER)
    if any(each.isspace() or not each.isprintable() for each in text):
        _refuse(typed)
    address = text if "://" in text else _with_scheme(text)
    check_url(address, SERVER, say("The server’s address"))
    parts = urlsplit(address)
    scheme, host, port = parts.scheme, _host(parts.hostname or "", typed), parts.port
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}" + (f":{port}" if port and port != _PORTS[scheme] else "")


def _with_scheme(text: str) -> str:
    """`@me@host`, `me@host`, `host/path` and `host` as an address. Loopback is reached without encryption."""
    authority, slash, path = text.partition("/")
    authority = authority.rpartition("@")[2]
    try:
        host = urlsplit(f"//{authority}").hostname or ""
    except ValueError:
        _refuse(text)
    return f"{'http' if is_loopback(host) else 'https'}://{authority}{slash}{path}"


def _host(host: str, typed: str) -> str:
    name = host.rstrip(".").lower()
    if ":" in name or name.replace(".", "").isdigit():
        try:
            return str(ipaddress.ip_address(name))
        except ValueError:
            _refuse(typed)
    try:
        name = name.encode("ascii" if name.isascii() else "idna").decode("ascii")
    except UnicodeError:
        _refuse(typed)
    whole = len(name) <= _MAX_HOST_LENGTH and all(_LABEL.fullmatch(each) for each in name.split("."))
    if not whole or ("." not in name and not is_loopback(name)):
        _refuse(typed)
    return name


def _refuse(typed: str) -> NoReturn:
    shown = typed.strip()
    if len(shown) <= _LONGEST_SHOWN and shown.isprintable():
        what = say("“{typed}” is not the name of a server.", typed=shown)
    else:
        what = say("This is not the name of a server.")
    raise UsageError(what, _ADVICE, field=SERVER) from None
