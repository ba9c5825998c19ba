"""What SocialHub's test of a webhook ran into, in sentences for whoever entered the address.

`PATCH /manifest` sends the webhook a signed request and refuses the manifest (422) unless it is answered well. The
API says in `data` what went wrong, but not in which words: the description names the field and no more. By all
signs it is the text of an error of Node.js, OpenSSL or SocialHub's own check. So it is searched for what such
texts have in common; one that is not known is shown as it is.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from wizard.words import say

if TYPE_CHECKING:
    from wizard.words import Words


class Cause(Enum):
    """Why the test failed."""

    NAME = "name"  # DNS does not know the host
    CERTIFICATE = "certificate"
    ENCRYPTION = "encryption"  # what answers there speaks no TLS
    CHALLENGE = "challenge"  # somebody answered who does not know the secret
    REFUSED = "refused"
    SILENT = "silent"  # no answer in time
    BROKEN = "broken"  # the connection ended before the answer
    REDIRECT = "redirect"
    STATUS = "status"  # an answer above 2xx
    UNKNOWN = "unknown"


# In this order: the first that is found counts. Names of errors as Node.js, OpenSSL and libuv have them.
_STATUS = r"(?<![\d.:])({first}\d\d)(?!\d|\.\d)"
_PATTERNS = {
    # Before the names, for a certificate of another name quotes the names it has ("DNS:other.example").
    Cause.CERTIFICATE: r"certificat|\bCERT_|_CERT\b|_CERT_|altname|self.?signed|UNABLE_TO_(VERIFY|GET)_|issuer",
    Cause.NAME: r"ENOTFOUND|EAI_[A-Z]+|NXDOMAIN|getaddrinfo|\bDNS\b|(host ?name|name or service) .*not known",
    Cause.ENCRYPTION: r"EPROTO|ERR_SSL|wrong.version.number|\bTLS\b|\bSSL\b|handshake",
    Cause.CHALLENGE: r"challenge|signature",
    Cause.REFUSED: r"ECONNREFUSED|connection (was )?refused",
    Cause.SILENT: r"E(SOCKET)?TIMEDOUT|ECONNABORTED|timed?.?out|no answer within|E(HOST|NET)UNREACH|unreachable",
    Cause.BROKEN: r"ECONNRESET|EPIPE|socket hang.?up|connection .*(broke|reset|closed)",
    Cause.REDIRECT: _STATUS.format(first=3) + "|redirect",
    Cause.STATUS: _STATUS.format(first="[45]"),
}
_SIGNS = {cause: re.compile(pattern, re.IGNORECASE) for cause, pattern in _PATTERNS.items()}


def cause_of(data: str) -> Cause:
    """What kind of failure SocialHub's words tell of."""
    return next((cause for cause, sign in _SIGNS.items() if sign.search(data)), Cause.UNKNOWN)


def explain(data: str) -> tuple[Words, Words]:
    """What happened and what to do. `data`: SocialHub's own words, which may be anything, also nothing."""
    cause = cause_of(data)
    if cause in _SENTENCES:
        return _SENTENCES[cause]
    found = _SIGNS[Cause.STATUS].search(data)
    if found is not None:
        return _explain_status(found[1])
    what = say("SocialHub’s test of the webhook failed: {reason}", reason=data) if data else _FAILED
    return what, say("Check that the address is public, has a valid certificate, and leads to this computer.")


def _explain_status(status: str) -> tuple[Words, Words]:
    if status in {"502", "503", "504"}:
        return (
            say("The webhook’s address answers, but does not reach this computer ({status}).", status=status),
            say("Let your proxy or tunnel pass requests on to this program’s port."),
        )
    if status in {"401", "403"}:
        return (
            say("Something at the webhook’s address turns SocialHub away ({status}).", status=status),
            say("Let SocialHub’s requests pass without a log-in, and check this computer’s clock."),
        )
    return (
        say("Something else answers at the webhook’s address ({status}).", status=status),
        say("Check the address, and where your proxy or tunnel leads."),
    )


_FAILED = say("SocialHub’s test of the webhook failed.")
_SENTENCES: dict[Cause, tuple[Words, Words]] = {
    Cause.NAME: (
        say("SocialHub does not find the webhook’s name on the internet."),
        say("Check the address. A new name can take some hours until it is known everywhere."),
    ),
    Cause.CERTIFICATE: (
        say("SocialHub does not accept the certificate of the webhook’s address."),
        say("It has to be valid, complete with its chain, for this very name, and of a known authority."),
    ),
    Cause.ENCRYPTION: (
        say("No encrypted connection to the webhook’s address came about."),
        say("Check that the address and its port are answered with https."),
    ),
    Cause.CHALLENGE: (
        say("Something else than this program answered SocialHub’s test of the webhook."),
        say(
            "Check that the address leads to this computer, and that nothing between changes requests and answers."
        ),
    ),
    Cause.REFUSED: (
        say("The webhook’s address refuses SocialHub’s connection."),
        say("Check that your proxy or tunnel is running, and that its port is open to the internet."),
    ),
    Cause.SILENT: (
        say("SocialHub got no answer from the webhook’s address in time."),
        say("Check that it can be reached from the internet, and that no firewall stands between."),
    ),
    Cause.BROKEN: (
        say("The connection to the webhook’s address broke off before the answer."),
        say("Check your proxy or tunnel, then try again."),
    ),
    Cause.REDIRECT: (
        say("The webhook’s address sends SocialHub on to another one."),
        say("Enter the address that is answered without a detour."),
    ),
}
