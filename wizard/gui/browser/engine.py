"""The web engine, tied down to one log-in. Imported by `LoginBrowser.open` and by nothing else: it is heavy.

A `Session` is a profile that keeps nothing (cookies, cache, permissions are in memory and go with it), a view, and
the pages in it: the log-in page and those it opened in windows of their own, which are stacked in the same view so
that a "log in with …" window can still speak to the page that opened it.

What happens is told through one signal, `happened`, and always later, from the event loop: whoever hears of it may
close the session, and deleting a page from inside its own callback would bring the process down.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineLoadingInfo,
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInterceptor,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu
from shiboken6 import Shiboken

from wizard.gui.browser import outcome
from wizard.gui.browser.address import is_web, may_load, may_show, shown
from wizard.gui.browser.trust import system_vouches

translate = QCoreApplication.translate  # by this name lupdate finds the words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QChildEvent
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtNetwork import QAuthenticator
    from PySide6.QtWebEngineCore import (
        QWebEngineClientCertificateSelection,
        QWebEngineDesktopMediaRequest,
        QWebEngineDownloadRequest,
        QWebEngineFileSystemAccessRequest,
        QWebEngineFullScreenRequest,
        QWebEngineNewWindowRequest,
        QWebEnginePermission,
        QWebEngineRegisterProtocolHandlerRequest,
        QWebEngineUrlRequestInfo,
        QWebEngineWebAuthUxRequest,
    )
    from PySide6.QtWidgets import QWidget

    from wizard.gui.browser.address import Redirect
    from wizard.gui.browser.outcome import Failure
    from wizard.gui.browser.way import BrowserWay

MOST_WINDOWS = 4  # the log-in page and windows it may open on top; more is a nuisance, not a log-in
_EMPTY_PAGE = "<html><head></head><body></body></html>"  # what the engine makes of an answer without a body
LONGEST_MESSAGE = 200  # characters of a page's own words
_ENCODED = QUrl.ComponentFormattingOption.FullyEncoded

# --- What happens ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Arrived:
    """The redirect address was navigated to. `url` is whole, and secret."""

    url: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Another page can be seen now."""

    url: QUrl
    can_go_back: bool


@dataclass(frozen=True, slots=True)
class Failed:
    """The log-in cannot go on in this session."""

    failure: Failure


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell the person in passing."""

    text: str


@dataclass(frozen=True, slots=True)
class Used:
    """Somebody or something moved: a key, the mouse, a navigation."""


Event: TypeAlias = Arrived | Moved | Failed | Remark | Used


# --- The engine as a whole -------------------------------------------------------------------------------------


def _prepare() -> None:
    """What the engine reads once, when it starts; a second call changes nothing."""
    # A debugger could read passwords, so nobody's environment opens one in here.
    os.environ.pop("QTWEBENGINE_REMOTE_DEBUGGING", None)
    # Qt offers no way to say no to a page that wants a security key, nor tells us of it before a key answers: the
    # page would wait in silence. Without the interface it says at once that this browser has none.
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    if "WebAuth" not in flags:
        flags = f"{flags} --disable-blink-features=WebAuth"
    # A second process that would start others with less of a sandbox. Nothing here has any (Qt keeps graphics and
    # network in this one); pages come from the first. Only its start, beside that one's, would hold the window up.
    if sys.platform == "linux" and "--no-unsandboxed-zygote" not in flags:
        flags = f"{flags} --no-unsandboxed-zygote"
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = flags.strip()


def _take(way: BrowserWay) -> None:
    """For the whole process: the engine asks Qt, before every page, which proxy it is. It passes by loopback.

    The log-in is not told here: the engine would give a wrong one again and again without a word.
    """
    QNetworkProxyFactory.setUseSystemConfiguration(way.system)
    if way.system:
        return
    kind = QNetworkProxy.ProxyType
    proxy = way.proxy
    QNetworkProxy.setApplicationProxy(
        QNetworkProxy(kind.NoProxy) if proxy is None else QNetworkProxy(kind.HttpProxy, proxy.host, proxy.port)
    )


def new_profile(way: BrowserWay) -> QWebEngineProfile:
    """What one log-in keeps, in memory alone. The first one starts the engine: nothing of ours takes longer."""
    _prepare()
    _take(way)
    profile = QWebEngineProfile()  # without a name: off the record
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.MemoryHttpCache)
    profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    profile.setPersistentPermissionsPolicy(QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime)
    profile.setSpellCheckEnabled(False)
    profile.setPushServiceEnabled(False)
    settings, attribute = profile.settings(), QWebEngineSettings.WebAttribute
    for off in (
        attribute.AllowRunningInsecureContent,
        attribute.AllowWindowActivationFromJavaScript,
        attribute.DnsPrefetchEnabled,
        attribute.ErrorPageEnabled,  # ours says it in words, and is no page that could be taken for the server's
        attribute.FullScreenSupportEnabled,
        attribute.HyperlinkAuditingEnabled,
        attribute.JavascriptCanAccessClipboard,
        attribute.JavascriptCanOpenWindows,  # without a click
        attribute.JavascriptCanPaste,
        attribute.LocalContentCanAccessFileUrls,
        attribute.LocalContentCanAccessRemoteUrls,
        attribute.NavigateOnDropEnabled,
        attribute.PdfViewerEnabled,
        attribute.PluginsEnabled,
        attribute.ScreenCaptureEnabled,
    ):
        settings.setAttribute(off, False)
    for on in (attribute.PlaybackRequiresUserGesture, attribute.WebRTCPublicInterfacesOnly):
        settings.setAttribute(on, True)
    settings.setUnknownUrlSchemePolicy(
        QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes
    )  # no other program is started
    return profile


class _Gate(QWebEngineUrlRequestInterceptor):
    """The second look at every request: only the web, and never the redirect address, not even inside a page."""

    def __init__(self, redirect: Redirect) -> None:
        super().__init__()
        self._redirect = redirect

    def interceptRequest(self, info: QWebEngineUrlRequestInfo, /) -> None:
        url = info.requestUrl()
        if not may_load(url) or self._redirect.matches(url):
            info.block(True)


# --- A foreign page --------------------------------------------------------------------------------------------


class _Page(QWebEnginePage):
    """A page that gets to show itself and to be typed into, and nothing else."""

    def __init__(self, session: Session, profile: QWebEngineProfile) -> None:
        super().__init__(profile, session)
        self._session = session
        self.loadingChanged.connect(self._on_loading)
        self.urlChanged.connect(partial(session.on_moved, self))
        self.newWindowRequested.connect(self._on_new_window)
        self.windowCloseRequested.connect(partial(session.on_close, self))
        self.renderProcessTerminated.connect(self._on_crash)
        self.certificateError.connect(self._on_certificate)
        self.authenticationRequired.connect(self._on_password)
        self.proxyAuthenticationRequired.connect(self._on_proxy_password)
        self.permissionRequested.connect(self._deny)
        self.fullScreenRequested.connect(self._deny_full_screen)
        self.desktopMediaRequested.connect(self._deny_screen)
        self.registerProtocolHandlerRequested.connect(self._deny_protocol)
        self.fileSystemAccessRequested.connect(self._deny_files)
        self.selectClientCertificate.connect(self._give_no_certificate)
        self.webAuthUxRequested.connect(self._deny_key)

    @property
    def host(self) -> str:
        """Whose page can be seen, or else whose was asked for."""
        url = self.url() if is_web(self.url()) else self.requestedUrl()
        return shown(url).host

    # --- Going somewhere ------------------------------------------------------------------------------------

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        type: QWebEnginePage.NavigationType,
        isMainFrame: bool,
        /,
    ) -> bool:
        return self._session.may_navigate(QUrl(url), main_frame=isMainFrame)

    def _on_loading(self, info: QWebEngineLoadingInfo) -> None:
        match info.status():
            case QWebEngineLoadingInfo.LoadStatus.LoadStartedStatus:
                self._session.tell(Used())
            case QWebEngineLoadingInfo.LoadStatus.LoadFailedStatus:
                self._on_load_failed(info)
            case _:
                pass  # stopped: the old page is still there

    def _on_load_failed(self, info: QWebEngineLoadingInfo) -> None:
        host, code, domain = shown(info.url()).host, info.errorCode(), info.errorDomain()
        detail = info.errorString().removeprefix("net::")
        if domain is QWebEngineLoadingInfo.ErrorDomain.HttpStatusCodeDomain:
            # "Wrong password" comes with 401 or 422, and with a page that says so.
            self.toHtml(partial(self._on_error_page, outcome.no_page(host, code)))
        elif domain is QWebEngineLoadingInfo.ErrorDomain.CertificateErrorDomain:
            self._session.on_load_failed(self, outcome.bad_certificate(host, code, detail))
        else:
            self._session.on_load_failed(self, outcome.unreachable(host, code, detail))

    def _on_error_page(self, failure: Failure, html: str) -> None:
        if html == _EMPTY_PAGE:
            self._session.on_load_failed(self, failure)

    def _on_new_window(self, request: QWebEngineNewWindowRequest) -> None:
        page = self._session.new_window(self)
        if page is not None:
            request.openIn(page)

    def _on_crash(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        self._session.fail(outcome.crashed(self.host, f"{status.name} {code}"))

    # --- Who is there ---------------------------------------------------------------------------------------

    def _on_certificate(self, error: QWebEngineCertificateError) -> None:
        unknown = error.type() is QWebEngineCertificateError.Type.CertificateAuthorityInvalid
        host = error.url().host(_ENCODED)
        if unknown and error.isOverridable() and system_vouches(error.certificateChain(), host):
            error.acceptCertificate()
        else:
            error.rejectCertificate()  # the load fails, and says why

    def _on_password(self, url: QUrl, _given: QAuthenticator) -> None:
        # Qt cannot answer "none"; unanswered, the engine asks 32 times. A picture from elsewhere is no reason to
        # end a log-in, the page itself is.
        origins = {_origin(self.url()), _origin(self.requestedUrl())}
        if _origin(url) in origins:
            self._session.fail(outcome.password_asked(shown(url).host, proxy=False))

    def _on_proxy_password(self, url: QUrl, given: QAuthenticator, proxy: str) -> None:
        known = self._session.proxy
        if known is None or not known.user:
            self._session.fail(outcome.password_asked(proxy, proxy=True))
        elif self._session.first_time(url):
            given.setUser(known.user)
            given.setPassword(known.password)
        else:  # it was given already; a third time might lock an account
            self._session.fail(outcome.proxy_refused(proxy))

    # --- What pages do not get ------------------------------------------------------------------------------

    def _deny(self, permission: QWebEnginePermission) -> None:
        permission.deny()

    def _deny_full_screen(self, request: QWebEngineFullScreenRequest) -> None:
        request.reject()

    def _deny_screen(self, request: QWebEngineDesktopMediaRequest) -> None:
        request.cancel()

    def _deny_protocol(self, request: QWebEngineRegisterProtocolHandlerRequest) -> None:
        request.reject()

    def _deny_files(self, request: QWebEngineFileSystemAccessRequest) -> None:
        request.reject()

    def _give_no_certificate(self, selection: QWebEngineClientCertificateSelection) -> None:
        selection.selectNone()

    def _deny_key(self, request: QWebEngineWebAuthUxRequest) -> None:
        # Comes only where the engine was started before us, with the interface for keys left in.
        request.cancel()
        self._session.tell(
            Remark(translate("LoginBrowser", "Security keys and passkeys work in your own browser only."))
        )

    def chooseFiles(
        self,
        mode: QWebEnginePage.FileSelectionMode,
        oldFiles: Sequence[str],
        acceptedMimeTypes: Sequence[str],
        /,
    ) -> list[str]:
        self._session.tell(Remark(translate("LoginBrowser", "Files cannot be sent from here.")))
        return []

    # --- What pages say -------------------------------------------------------------------------------------

    def javaScriptAlert(self, securityOrigin: QUrl | str, msg: str, /) -> None:
        words = " ".join(msg.split())[:LONGEST_MESSAGE]
        self._session.tell(
            Remark(
                translate("LoginBrowser", "{host} says: {words}").format(
                    host=shown(QUrl(securityOrigin)).host, words=words
                )
            )
        )

    def javaScriptConfirm(self, securityOrigin: QUrl | str, msg: str, /) -> bool:
        return True  # also asked before a page is left: no would keep the log-in from ending

    def javaScriptPrompt(self, securityOrigin: QUrl | str, msg: str, defaultValue: str, /) -> tuple[bool, str]:
        return False, ""

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        lineNumber: int,
        sourceID: str,
        /,
    ) -> None:
        """Goes nowhere: it holds addresses, and with them codes."""


class _View(QWebEngineView):
    """The view, which tells when it is used and offers a short menu."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("browser.view")
        self.setAcceptDrops(False)
        self._session = session

    def childEvent(self, event: QChildEvent, /) -> None:
        # Keys and mouse go to a child of the engine's own, another one for every page.
        super().childEvent(event)
        if event.added() and event.child().isWidgetType():
            event.child().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in _INPUT:
            self._session.tell(Used())
        return super().eventFilter(watched, event)

    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        menu = QMenu(self)
        menu.setObjectName("browser.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        request, action = self.lastContextMenuRequest(), QWebEnginePage.WebAction
        offered = [action.Back, action.Reload]
        if request.isContentEditable():
            offered = [action.Undo, action.Cut, action.Copy, action.Paste, action.SelectAll]
        elif request.selectedText():
            offered = [action.Copy]
        for each in offered:
            menu.addAction(self.page().action(each))
        menu.popup(event.globalPos())


_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}


# --- One log-in ------------------------------------------------------------------------------------------------


class Session(QObject):
    """One log-in in the engine. `happened(number, event)` tells what goes on, always from the event loop.

    `profile`: new, and this session's from now on.
    """

    happened = Signal(int, object)

    def __init__(
        self,
        number: int,
        profile: QWebEngineProfile,
        address: QUrl,
        redirect: Redirect,
        way: BrowserWay,
        parent: QWidget,
    ) -> None:
        """`profile`: made with the same `way`."""
        super().__init__(parent)
        self.proxy = way.proxy
        self._asked_for: set[str] = set()  # for what the proxy's log-in was given
        self._number = number
        self._address = address
        self._redirect = redirect
        self._ended = False
        # It has no parent: Python lets it go after Qt has deleted the pages, also where nobody called `close`.
        self._profile = profile
        self._gate = _Gate(redirect)
        self._profile.setUrlRequestInterceptor(self._gate)
        self._profile.downloadRequested.connect(self._refuse_download)
        self.view = _View(self, parent)
        self._pages = [_Page(self, self._profile)]
        self._zoom = 1.0

    def start(self) -> None:
        self.view.setPage(self._pages[0])
        self._pages[0].load(self._address)

    def close(self) -> None:
        """Ends everything and forgets it: view, pages, then the profile with all that it held."""
        self._ended = True
        self.blockSignals(True)
        Shiboken.delete(self.view)
        while self._pages:
            Shiboken.delete(self._pages.pop())
        Shiboken.delete(self._profile)
        self.deleteLater()

    def tell(self, event: Event) -> None:
        if not self._ended:
            self._tell_later(event)

    def _tell_later(self, event: Event) -> None:
        QTimer.singleShot(0, self, partial(self.happened.emit, self._number, event))

    def fail(self, failure: Failure) -> None:
        """Nothing more happens in this session than that this is told."""
        if not self._ended:
            self._ended = True
            self._tell_later(Failed(failure))

    def first_time(self, url: QUrl) -> bool:
        """Whether the proxy asks for its log-in for the first time for this address."""
        place = url.toString(_ENCODED)
        first = place not in self._asked_for
        self._asked_for.add(place)
        return first

    # --- For the bar ----------------------------------------------------------------------------------------

    @property
    def _page(self) -> _Page:
        return self._pages[-1]

    def _can_go_back(self) -> bool:
        return len(self._pages) > 1 or self._page.history().canGoBack()

    def back(self) -> None:
        if self._page.history().canGoBack():
            self._page.triggerAction(QWebEnginePage.WebAction.Back)
        elif len(self._pages) > 1:
            self._drop(self._page)

    def reload(self) -> None:
        self._page.triggerAction(QWebEnginePage.WebAction.Reload)

    def set_zoom(self, factor: float) -> None:
        self._zoom = factor
        self._page.setZoomFactor(factor)

    # --- For the pages --------------------------------------------------------------------------------------

    def may_navigate(self, url: QUrl, *, main_frame: bool) -> bool:
        """Whether a page may go there. The redirect address ends the session here, before anything connects."""
        if self._ended:
            return False
        if self._redirect.matches(url):
            if main_frame:
                self._ended = True
                self._tell_later(Arrived(url.toString(_ENCODED)))
            return False
        if not may_show(url, main_frame=main_frame):
            if main_frame:
                self.tell(
                    Remark(translate("LoginBrowser", "The page wanted to leave the web. That was not allowed."))
                )
            return False
        return True

    def on_moved(self, page: _Page, url: QUrl) -> None:
        if page is self._page:
            page.setZoomFactor(self._zoom)
            self.tell(Moved(url, self._can_go_back()))

    def on_load_failed(self, page: _Page, failure: Failure) -> None:
        if page is self._pages[0]:
            self.fail(failure)
        else:  # the log-in itself is still there, under this window
            self._drop_later(page, failure.what)

    def on_close(self, page: _Page) -> None:
        if page is self._pages[0]:
            self.fail(outcome.closed_itself(page.host))
        else:
            self._drop_later(page)

    def new_window(self, opener: _Page) -> _Page | None:
        """A page for a window that `opener` wants; None if it gets none."""
        if self._ended or opener is not self._page or len(self._pages) >= MOST_WINDOWS:
            self.tell(
                Remark(translate("LoginBrowser", "The page wanted to open another window. That was not allowed."))
            )
            return None
        page = _Page(self, self._profile)
        self._pages.append(page)
        self._show_page()
        return page

    def _show_page(self) -> None:
        self.view.setPage(self._page)
        self._page.setZoomFactor(self._zoom)
        self.tell(Moved(self._page.url(), self._can_go_back()))

    def _drop_later(self, page: _Page, remark: str = "") -> None:
        QTimer.singleShot(0, self, partial(self._drop, page, remark))

    def _drop(self, page: _Page, remark: str = "") -> None:
        """Closes a window that a page opened, and shows what was under it."""
        if self._ended or page not in self._pages:
            return
        self._pages.remove(page)
        self._show_page()
        if remark:
            self.tell(Remark(remark))
        page.deleteLater()

    def _refuse_download(self, download: QWebEngineDownloadRequest) -> None:
        download.cancel()
        self.tell(Remark(translate("LoginBrowser", "Nothing can be downloaded from here.")))


def _origin(url: QUrl) -> tuple[str, str, int]:
    return url.scheme(), url.host(_ENCODED), url.port()
