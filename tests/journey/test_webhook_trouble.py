"""SocialHub's words for a failed webhook test, and ours for them."""

from __future__ import annotations

import pytest

from wizard.hub.webhook_trouble import Cause, cause_of, explain

KNOWN = [
    ("getaddrinfo ENOTFOUND hooks.brand.example", Cause.NAME),
    ("Error: getaddrinfo EAI_AGAIN hooks.brand.example:443", Cause.NAME),
    ("The host name is not known (ENOTFOUND).", Cause.NAME),
    ("certificate has expired", Cause.CERTIFICATE),
    ("CERT_HAS_EXPIRED", Cause.CERTIFICATE),
    ("self signed certificate in certificate chain", Cause.CERTIFICATE),
    ("DEPTH_ZERO_SELF_SIGNED_CERT", Cause.CERTIFICATE),
    ("unable to verify the first certificate", Cause.CERTIFICATE),
    ("UNABLE_TO_VERIFY_LEAF_SIGNATURE", Cause.CERTIFICATE),
    ("Host: a.example. is not in the cert's altnames: DNS:b.example", Cause.CERTIFICATE),
    ("The certificate is not valid (CERT_INVALID).", Cause.CERTIFICATE),
    ("write EPROTO 140:error:1408F10B:SSL routines:ssl3_get_record:wrong version number", Cause.ENCRYPTION),
    ("Client network socket disconnected before secure TLS connection was established", Cause.ENCRYPTION),
    ("The answer had no X-SocialHub-Challenge header.", Cause.CHALLENGE),
    ("Invalid challenge", Cause.CHALLENGE),
    ("connect ECONNREFUSED 203.0.113.7:443", Cause.REFUSED),
    ("ETIMEDOUT", Cause.SILENT),
    ("ESOCKETTIMEDOUT", Cause.SILENT),
    ("timeout of 5000ms exceeded", Cause.SILENT),
    ("Request timed out", Cause.SILENT),
    ("There was no answer within 5 s (ETIMEDOUT).", Cause.SILENT),
    ("connect EHOSTUNREACH 203.0.113.7:443", Cause.SILENT),
    ("read ECONNRESET", Cause.BROKEN),
    ("socket hang up", Cause.BROKEN),
    ("Request failed with status code 302", Cause.REDIRECT),
    ("Request failed with status code 500.", Cause.STATUS),
    ("The answer's status was 404 instead of 2xx.", Cause.STATUS),
    ('StatusCodeError: 503 - "<html>"', Cause.STATUS),
    ("", Cause.UNKNOWN),
    ("[object Object]", Cause.UNKNOWN),
    ("203.0.113.40:443", Cause.UNKNOWN),
    ("something went wrong after 12345 tries", Cause.UNKNOWN),
    ("ü" * 300, Cause.UNKNOWN),
]


@pytest.mark.parametrize(("data", "cause"), KNOWN)
def test_what_it_tells_of(data: str, cause: Cause) -> None:
    assert cause_of(data) is cause
    what, advice = explain(data)
    assert what
    assert advice.endswith(".")
    assert ("{" in what) is ("{" in data)
    if cause is Cause.UNKNOWN:
        assert data in what


def test_each_cause_has_its_own_sentence() -> None:
    sentences = {cause: explain(data)[0].pattern for data, cause in KNOWN if data}
    assert len(set(sentences.values())) == len(sentences) == len(Cause)


@pytest.mark.parametrize("data", ["{reason}", "{0}", "{", "%s {status:d} 500", "}{"])
def test_braces_in_their_words_are_theirs(data: str) -> None:
    what, _advice = explain(data)
    assert what.in_language(lambda pattern: pattern) == what
