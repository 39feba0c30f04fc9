"""HTTP towards servers that may be slow, endless or ill-meaning: bounded in time and size, and kept to their host."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from caldav.lib.http_sync import requests

MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 307, 308})
_PARTNERS = {"caldav.icloud.com": ".icloud.com"}
"""Servers whose calendars lie on other hosts, and what the names of these end in."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a server may cost."""

    silent_seconds: float = 30.0
    """How long it may say nothing."""
    reply_seconds: float = 90.0
    """How long one reply may take in all."""
    reply_bytes: int = 64 * 1024 * 1024


class UnfitReplyError(Exception):
    """The reply is too large or takes too long."""


class ElsewhereError(Exception):
    """The server sends us to another host, which the password is not for."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host


class HomeSession(requests.Session):
    """A session for one server. The environment's proxies and `.netrc` are not asked."""

    def __init__(self, url: str, limits: Limits) -> None:
        super().__init__()
        self._limits = limits
        self.trust_env = False
        self._home = urlsplit(url)

    def request(self, method: str, url: str, *args: Any, **options: Any) -> Any:
        """One request, with redirects on the same host followed as they are.

        Raises UnfitReplyError, ElsewhereError and what the library raises for a broken connection.
        """
        until = time.monotonic() + self._limits.reply_seconds
        for _ in range(MOST_REDIRECTS):
            self._check(url)
            options |= {"stream": True, "allow_redirects": False, "timeout": self._limits.silent_seconds}
            response = super().request(method, url, *args, **options)
            self._read(response, until)
            target = response.headers.get("Location")
            if response.status_code not in _REDIRECTS or not target:
                return response
            url = urljoin(url, target)
        raise UnfitReplyError("it redirects in circles")

    def _check(self, url: str) -> None:
        there = urlsplit(url)
        ending = _PARTNERS.get(self._home.hostname or "")
        partner = ending is not None and (there.hostname or "").endswith(ending) and there.scheme == "https"
        same = there.hostname == self._home.hostname and (
            (there.scheme, there.port) == (self._home.scheme, self._home.port)
            or (there.scheme == "https" and self._home.scheme == "http")
        )
        if not (same or partner):
            raise ElsewhereError(there.hostname or url)

    def _read(self, response: Any, until: float) -> None:
        """Reads the body within its bounds, so that nobody reads it without them later."""
        parts, size = [], 0
        for part in response.iter_content(64 * 1024):
            parts.append(part)
            size += len(part)
            if size > self._limits.reply_bytes:
                response.close()
                raise UnfitReplyError("its reply is too large")
            if time.monotonic() > until:
                response.close()
                raise UnfitReplyError("its reply takes too long")
        response._content = b"".join(parts)
        response._content_consumed = True
