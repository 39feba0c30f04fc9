"""How house and pod know each other: both have the token, and neither ever sends it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock

from skills.engine.errors import ConfigurationError

SHORTEST = 16
"""Characters of a token."""

WINDOW = 60.0
"""Seconds that a request may be old, or that two clocks may differ."""

MOST_NONCES = 200_000
"""More requests than one pod answers in a window; what comes beyond is refused."""

BOOT, AT, NONCE, MAC = "x-ingle-boot", "x-ingle-time", "x-ingle-nonce", "x-ingle-mac"

_SEPARATOR = b"\n"


class NotSignedError(Exception):
    """A request or an answer is not from who has the token, or was sent before. The text never holds a secret."""


@dataclass(frozen=True, slots=True)
class Signed:
    """The headers of a request."""

    boot: str
    at: str
    nonce: str
    mac: str

    @property
    def headers(self) -> dict[str, str]:
        """As they are sent."""
        return {BOOT: self.boot, AT: self.at, NONCE: self.nonce, MAC: self.mac}


class Token:
    """What house and pod share, for one pod: what is signed for one is nothing to another. The secret is never told."""

    def __init__(self, secret: str, pod: str) -> None:
        """Raises ConfigurationError for a token that could be guessed."""
        if len(secret) < SHORTEST:
            raise ConfigurationError(
                f"INGLE_POD_TOKEN is shorter than {SHORTEST} characters; `openssl rand -hex 32` makes a good one."
            )
        self._of = {
            use: hmac.digest(secret.encode(), f"inglenook pod {pod} {use}".encode(), hashlib.sha256)
            for use in ("requests", "answers", "secrets")
        }

    def __repr__(self) -> str:
        return "Token()"

    def signed(self, boot: str, method: str, path: str, body: bytes, *, at: float | None = None) -> Signed:
        """Signs a request to the run of the pod that `boot` names."""
        told = f"{time.time() if at is None else at:.3f}"
        nonce = secrets.token_hex(16)
        return Signed(boot, told, nonce, self._mac(boot, method, path, told, nonce, body))

    def is_right(self, signed: Signed, method: str, path: str, body: bytes) -> bool:
        """Whether who has the token signed exactly this request."""
        mac = self._mac(signed.boot, method, path, signed.at, signed.nonce, body)
        return hmac.compare_digest(mac.encode(), signed.mac.encode("utf-8", "replace"))

    def line(self, nonce: str, number: int, text: str) -> str:
        """A line of the answer to the request of that nonce, behind what shows that the pod wrote it there."""
        return f"{self._line_mac(nonce, number, text)} {text}"

    def read_line(self, nonce: str, number: int, line: str) -> str:
        """The text of a line. Raises NotSignedError where somebody else wrote it, or at another place."""
        mac, _, text = line.partition(" ")
        if not hmac.compare_digest(mac.encode("utf-8", "replace"), self._line_mac(nonce, number, text).encode()):
            raise NotSignedError("the answer is not from who has the token")
        return text

    def seal(self, secret: bytes, what: str) -> bytes:
        """A secret for the other side alone; `what` says what it is, and it opens as nothing else."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        salt = secrets.token_bytes(28)
        return salt + AESGCM(self._key(salt[:16])).encrypt(salt[16:], secret, what.encode())

    def open(self, sealed: bytes, what: str) -> bytes:
        """The secret again. Raises NotSignedError."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(self._key(sealed[:16])).decrypt(sealed[16:28], sealed[28:], what.encode())
        except (InvalidTag, ValueError) as error:
            raise NotSignedError("the secret was not sealed by who has the token") from error

    def _key(self, salt: bytes) -> bytes:
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        return HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"inglenook secret").derive(self._of["secrets"])

    def _mac(self, boot: str, method: str, path: str, at: str, nonce: str, body: bytes) -> str:
        parts = (boot, method, path, at, nonce, hashlib.sha256(body).hexdigest())
        said = _SEPARATOR.join(part.encode("utf-8", "replace") for part in parts)
        return hmac.digest(self._of["requests"], said, hashlib.sha256).hex()

    def _line_mac(self, nonce: str, number: int, text: str) -> str:
        said = f"{nonce}\n{number}\n{text}".encode("utf-8", "surrogatepass")
        return hmac.digest(self._of["answers"], said, hashlib.sha256).hex()


class Gate:
    """Lets in what is signed, fresh and new: the same request never twice.

    `boot` is another one after each start, so that nothing of an earlier run is taken although its nonces are
    forgotten.
    """

    def __init__(self, token: Token, now: Callable[[], float] = time.time) -> None:
        self.token = token
        self.boot = secrets.token_hex(16)
        self._now = now
        self._seen: OrderedDict[str, float] = OrderedDict()
        self._lock = Lock()

    def let_in(self, headers: Mapping[str, str], method: str, path: str, body: bytes) -> Signed:
        """Raises NotSignedError with the reason."""
        found = [headers.get(name) for name in (BOOT, AT, NONCE, MAC)]
        if not all(found):
            raise NotSignedError("it is not signed")
        signed = Signed(*(one or "" for one in found))
        if not self.token.is_right(signed, method, path, body):
            raise NotSignedError("it is signed with another token, or was changed on the way")
        if signed.boot != self.boot:
            raise NotSignedError("it was meant for an earlier run")
        now = self._now()
        try:
            late = abs(now - float(signed.at)) > WINDOW
        except (ValueError, OverflowError):
            late = True
        if late:
            raise NotSignedError("its time is more than a minute from the clock here")
        with self._lock:
            while self._seen and next(iter(self._seen.values())) < now - 2 * WINDOW:
                self._seen.popitem(last=False)
            if signed.nonce in self._seen or len(self._seen) >= MOST_NONCES:
                raise NotSignedError("it was sent before")
            self._seen[signed.nonce] = now
        return signed
