"""How a log-in in the embedded browser can end without an answer, said in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate  # by this name lupdate finds the words


class Reason(Enum):
    """Why there is no answer. All but CLOSED and TIMED_OUT can also come in the middle of a log-in."""

    CLOSED = "closed"  # by the person, or the page closed itself
    TIMED_OUT = "timed-out"  # nobody did anything
    CRASHED = "crashed"  # the process that shows the page died
    BAD_CERTIFICATE = "bad-certificate"
    UNREACHABLE = "unreachable"  # no name, no connection, no page, or offline
    NO_ENGINE = "no-engine"  # this computer cannot run the web engine
    PASSWORD_ASKED = "password-asked"  # noqa: S105 - the server or a proxy asks for one outside the page


@dataclass(frozen=True, slots=True)
class Failure:
    """What happened and what to do about it, each a sentence or two.

    `host`: who it is about, as shown to people. `detail`: the engine's own name of the trouble, for a log or a
    report; neither holds a path or a query. The browser shows both sentences itself and stays usable: the person
    can try again in it, and another `failed` or an `arrived` may follow.
    """

    reason: Reason
    what: str
    advice: str
    host: str = ""
    detail: str = ""


# net_error_list.h of Chromium; `QWebEngineLoadingInfo.errorCode` passes its numbers on.
_NAME_UNKNOWN = {-105, -137}
_OFFLINE = {-106}
_REFUSED = {-102}
_TIMED_OUT = {-7, -118}
_PROXY = {-111, -115, -127, -131, -336}
_NO_PROXY_THERE = {-130}
_INSECURE = {-107, -113, -117, -123, -141}
_IN_CIRCLES = {-310}
_EXPIRED = {-201}
_OTHER_HOST = {-200}
_UNKNOWN_AUTHORITY = {-202}
_REVOKED = {-206}


def closed() -> Failure:
    return Failure(
        Reason.CLOSED,
        translate("LoginFailure", "You closed the log-in page."),
        translate("LoginFailure", "Open it again, or use your own browser."),
    )


def closed_itself(host: str) -> Failure:
    what = translate("LoginFailure", "The log-in page of {host} closed itself.").format(host=host)
    return Failure(Reason.CLOSED, what, translate("LoginFailure", "Open it again, or use your own browser."), host)


def timed_out() -> Failure:
    what = translate("LoginFailure", "Nothing happened on the log-in page for a while, so it was closed.")
    return Failure(Reason.TIMED_OUT, what, translate("LoginFailure", "Open it again when you are ready."))


def crashed(host: str, detail: str) -> Failure:
    what = translate("LoginFailure", "The log-in page of {host} stopped working.").format(host=host)
    return Failure(
        Reason.CRASHED, what, translate("LoginFailure", "Try again, or use your own browser."), host, detail
    )


def no_engine(detail: str) -> Failure:
    what = translate("LoginFailure", "The log-in page cannot be shown in here on this computer.")
    return Failure(Reason.NO_ENGINE, what, translate("LoginFailure", "Use your own browser."), detail=detail)


def password_asked(host: str, *, proxy: bool) -> Failure:
    if proxy:
        what = translate("LoginFailure", "The proxy {host} asks for a password.").format(host=host)
        advice = translate(
            "LoginFailure",
            "Enter it with the proxy in the preferences, or use your own browser, which can give it.",
        )
        return Failure(Reason.PASSWORD_ASKED, what, advice, host)
    what = translate("LoginFailure", "{host} asks for a password before it shows its log-in page.")
    advice = translate("LoginFailure", "Use your own browser, which can give it.")
    return Failure(Reason.PASSWORD_ASKED, what.format(host=host), advice, host)


def proxy_refused(host: str) -> Failure:
    """It did not accept the log-in of the preferences."""
    what = translate("LoginFailure", "The proxy {host} does not accept the log-in that it is given.")
    advice = translate("LoginFailure", "Check its user name and password in the preferences, then try again.")
    return Failure(Reason.PASSWORD_ASKED, what.format(host=host), advice, host)


def proxy_unfit(host: str) -> Failure:
    what = translate("LoginFailure", "The page in here cannot go through {host}, a proxy that speaks TLS itself.")
    return Failure(
        Reason.UNREACHABLE, what.format(host=host), translate("LoginFailure", "Use your own browser."), host
    )


def bad_certificate(host: str, code: int, detail: str) -> Failure:
    """`code`: Chromium's number of a certificate error."""
    if code in _EXPIRED:
        what = translate("LoginFailure", "The certificate of {host} has expired or is not valid yet.")
    elif code in _OTHER_HOST:
        what = translate("LoginFailure", "The certificate of {host} belongs to another server.")
    elif code in _UNKNOWN_AUTHORITY:
        what = translate("LoginFailure", "The certificate of {host} comes from nobody this computer trusts.")
    elif code in _REVOKED:
        what = translate("LoginFailure", "The certificate of {host} was revoked.")
    else:
        what = translate("LoginFailure", "The certificate of {host} is not valid.")
    advice = translate(
        "LoginFailure",
        "Your password would not be safe there, so the page stays closed. Check this computer’s clock and the "
        "server’s name, or ask whoever runs the server.",
    )
    return Failure(Reason.BAD_CERTIFICATE, what.format(host=host), advice, host, detail)


def unreachable(host: str, code: int, detail: str) -> Failure:
    """`code`: Chromium's number of a network error, negative."""
    if code in _NAME_UNKNOWN:
        what = translate("LoginFailure", "The name {host} is not known on the internet.")
        advice = translate("LoginFailure", "Check the server’s name and your connection, then try again.")
    elif code in _OFFLINE:
        what, advice = (
            translate("LoginFailure", "This computer is offline."),
            translate("LoginFailure", "Connect it to the internet, then try again."),
        )
    elif code in _PROXY:
        what = translate("LoginFailure", "The proxy did not let {host} through.")
        advice = translate("LoginFailure", "Check the proxy in the preferences, then try again.")
    elif code in _NO_PROXY_THERE:
        what = translate("LoginFailure", "The proxy on the way to {host} does not answer.")
        advice = translate("LoginFailure", "Check the proxy in the preferences, then try again.")
    elif code in _INSECURE:
        what = translate("LoginFailure", "{host} does not offer a secure connection that works.")
        advice = translate("LoginFailure", "Try again later, or ask whoever runs the server.")
    elif code in _IN_CIRCLES:
        what = translate("LoginFailure", "{host} sends the log-in page in circles.")
        advice = translate("LoginFailure", "Try again, or use your own browser.")
    else:
        what = translate("LoginFailure", "{host} does not answer.")
        advice = translate("LoginFailure", "Check your connection, then try again.")
        if code in _REFUSED | _TIMED_OUT:
            advice = translate("LoginFailure", "Try again in a moment.")
    return Failure(Reason.UNREACHABLE, what.format(host=host), advice, host, detail)


def no_page(host: str, status: int) -> Failure:
    """The server answered with an HTTP status and nothing to show."""
    what = translate("LoginFailure", "{host} has no log-in page to show (it answered {status}).").format(
        host=host, status=status
    )
    return Failure(
        Reason.UNREACHABLE, what, translate("LoginFailure", "Try again in a moment."), host, f"HTTP {status}"
    )
