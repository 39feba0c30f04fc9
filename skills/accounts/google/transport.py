"""Requests to Google with a limit for everything: time, size, redirects. Its shape is what Google's library calls."""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import Any

import httpx

from skills.accounts.remote import RemoteDown

SECONDS = 30.0
"""For one request with its answer."""

_LARGEST_ANSWER = 64_000_000


class Http:
    """An HTTP client as `google-auth-httplib2` wants one, over httpx."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._client = httpx.Client(timeout=seconds, follow_redirects=False)

    def request(
        self,
        uri: str,
        method: str = "GET",
        body: str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        redirections: int = 0,
        connection_type: object = None,
    ) -> tuple[Any, bytes]:
        """Status and headers (an `httplib2.Response`), and the content. Raises RemoteDown. Redirects are not followed.

        The last two arguments are part of the shape and not used.
        """
        from httplib2 import Response

        content = bytearray()
        until = monotonic() + self._seconds
        try:
            with self._client.stream(method, uri, content=body, headers=dict(headers or {})) as answer:
                for chunk in answer.iter_bytes():
                    content += chunk
                    if len(content) > _LARGEST_ANSWER:
                        raise RemoteDown("Google's answer has no end")
                    if monotonic() > until:
                        raise RemoteDown("Google takes too long to answer")
        except httpx.TimeoutException:
            raise RemoteDown("Google takes too long to answer") from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise RemoteDown(f"Google cannot be reached ({type(error).__name__})") from None
        response = Response({**answer.headers, "status": str(answer.status_code)})
        response.reason = answer.reason_phrase
        return response, bytes(content)

    def close(self) -> None:
        """Gives up the connections."""
        self._client.close()
