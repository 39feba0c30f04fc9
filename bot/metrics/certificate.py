"""How long the certificate before the web chat is good for, as a visitor sees it."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from prometheus_client.core import GaugeMetricFamily, Metric

PATIENCE = 2.0
EVERY = 600.0
"""Seconds after which it is looked at again; a certificate does not change from scrape to scrape."""


@dataclass(frozen=True, slots=True)
class Life:
    """From when to when a certificate is good, in Unix seconds."""

    begins: float
    ends: float


class Certificate:
    """Looks at the certificate of `host` at an address. Blocking."""

    def __init__(self, host: str, at: tuple[str, int], now: Callable[[], float] = time.monotonic) -> None:
        self._host = host
        self._at = at
        self._now = now
        self._looked = 0.0
        self._seen: Life | None = None

    def collect(self) -> Iterator[Metric]:
        """Its end and its length; the end is 0 where none can be seen."""
        now = self._now()
        if self._seen is None or now - self._looked >= EVERY:
            self._looked, self._seen = now, seen(self._host, self._at)
        life = self._seen or Life(0, 0)
        name = "inglenook_certificate"
        yield GaugeMetricFamily(
            f"{name}_expires_timestamp_seconds", "Until when the certificate is good; 0: none is seen", life.ends
        )
        yield GaugeMetricFamily(f"{name}_life_seconds", "For how long it is good in all", life.ends - life.begins)


def certificate_of(web_url: str, at: str) -> Certificate | None:
    """What is looked at: `at` (HOST:PORT) with the name of the web chat, or the web chat's own address.

    None where that does not begin with https.
    """
    parts = urlsplit(web_url)
    if parts.scheme != "https" or not parts.hostname:
        return None
    host, _, port = at.rpartition(":")
    return Certificate(parts.hostname, (host, int(port)) if host else (parts.hostname, parts.port or 443))


def seen(host: str, at: tuple[str, int]) -> Life | None:
    """The certificate that is shown for a name at an address, trusted or not; None where there is none."""
    from cryptography import x509

    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with suppress(OSError, ValueError):
        with (
            socket.create_connection(at, PATIENCE) as line,
            context.wrap_socket(line, server_hostname=host) as sealed,
        ):
            shown = sealed.getpeercert(binary_form=True)
        if shown:
            read = x509.load_der_x509_certificate(shown)
            return Life(read.not_valid_before_utc.timestamp(), read.not_valid_after_utc.timestamp())
    return None
