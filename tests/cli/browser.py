"""A person in front of a browser, on the practice Network's log-in page. Small: a process of its own loads it."""

from __future__ import annotations

import re
from html import unescape

import httpx

PATIENCE = 120.0  # seconds


def in_browser(url: str, **typed: str) -> httpx.Response:
    """Opens the page, fills it in, and lets the redirect happen. Answers the last page seen."""
    with httpx.Client(follow_redirects=True, timeout=PATIENCE) as browser:
        page = browser.get(url).text
        hidden = {
            unescape(name): unescape(value)
            for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page)
        }
        form = {"username": "brand", "password": "practice", "decision": "authorize"} | typed
        return browser.post(url.partition("?")[0], data=hidden | form)
