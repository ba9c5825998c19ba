"""The embedded browser of the log-in page, as a widget of its own.

    browser = LoginBrowser()
    browser.arrived.connect(...)             # str: the whole redirect address, once a log-in
    browser.failed.connect(...)              # Failure: what happened, said in words
    browser.own_browser_wanted.connect(...)  # a person pressed "Use my own browser"
    browser.open(request.url, request.redirect_uri)

A Network's log-in page is a foreign page. It gets a view with nothing of ours in it: no script, no cookie of
another log-in, no file, no device. It ends in one way only: it navigates to the redirect address (scheme, host,
port and path exactly), which is noticed before anything connects to it. What stands in that address (`state`,
`error`, the code) is for the Network's own code to judge.

Importing this package loads no web engine; the first `open` does (it costs some 190 MB for good, and about half a
second).

Which authorities are trusted: the engine knows the public ones. On Windows and macOS it adds those of the system.
On Linux it adds those in the user's NSS database (`~/.pki/nssdb`) but does not know `/etc/ssl/certs`, where a
company keeps its own. So where the engine does not know the authority, and only then, the system's store is asked
(see `trust`). Which proxy is taken, `open` is told (`BrowserWay`); by itself the system's: on Linux `http_proxy`
and its like or the desktop's settings, elsewhere what the system says. A proxy's log-in is given once; where it is
not accepted, the log-in page ends with a sentence.

The sandbox is the engine's own: pages are in a user namespace without rights, behind a filter of system calls.
Where the system forbids ordinary users such namespaces, only the filter is left (seen on Linux with
`user.max_user_namespaces = 0`, and where what is done inside of one is refused); nothing breaks.

Security keys and passkeys: the engine can use them only in part and without saying what it waits for, so pages are
told that there are none; *Use my own browser* is the way.

Names for tests and assistive tools (`objectName`):

    browser                       the whole
    browser.bar                   what stands above the page
    browser.lock                  how the connection is protected; `state`: secure, local, open, none
    browser.connection            the word beside it, where the connection is not protected
    browser.origin, browser.path  where the page comes from, and which page it is; not editable
    browser.back, browser.reload, browser.zoom_out, browser.zoom_in, browser.own_browser
    browser.message               a line about something the page wanted and did not get, or said
    browser.view                  the page itself
    browser.notice                what stands in its place; `state`: opening, done, or the value of a `Reason`
    browser.notice.title, browser.notice.text
    browser.try_again, browser.notice.own_browser

For style sheets the widgets carry the property `role`: bar, lock, connection, origin, path, bar-button, message,
notice, title, explanation, primary, secondary.
"""

from wizard.gui.browser.outcome import Failure, Reason
from wizard.gui.browser.way import BrowserWay, Proxy
from wizard.gui.browser.widget import IDLE_SECONDS, LoginBrowser

__all__ = ["IDLE_SECONDS", "BrowserWay", "Failure", "LoginBrowser", "Proxy", "Reason"]
