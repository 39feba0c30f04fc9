"""The house's end of the line to a pod elsewhere: signed calls, one retry, and a short memory of being down."""

from __future__ import annotations

import json
import logging
import secrets
import threading
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from knowledge import request_ids
from pods.engine.interface import PodDownError, PodFailedError
from pods.engine.remote.codec import Codec, CodecError
from pods.engine.remote.failures import error_of, told
from pods.engine.remote.protocol import ANSWERS, AUDIT_KEY, CALL, HEALTH, MOST_BODY, PROTOCOL
from pods.engine.remote.signing import NotSignedError, Token
from skills.engine.errors import InglenookError, PersonError
from skills.engine.means import AskModel, Progress, silent

if TYPE_CHECKING:
    import httpx

log = logging.getLogger(__name__)

CONNECT_SECONDS = 1.0
READ_SECONDS = 12.0
"""Between two signs of life; the pod gives one every three seconds."""

REST = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
"""Seconds for which a pod that did not answer is not asked again, each time that it did not."""

PATIENCE = 20.0
"""Seconds that a command whose answer was lost waits for its pod to come back."""

MOST_LINE = 256 * 1024 * 1024
"""Characters of an answer."""


class BrokenError(Exception):
    """The connection broke, or could not be made. `sent`: the pod may have got the request."""

    def __init__(self, reason: str, *, sent: bool) -> None:
        super().__init__(reason)
        self.sent = sent


class _NewRunError(Exception):
    """The pod was started anew, and wants to be greeted."""


class Line:
    """Calls to one pod. Blocking, from any thread; many at once."""

    def __init__(
        self,
        name: str,
        about: str,
        address: str,
        token: Token,
        codec: Codec,
        *,
        version: str,
        digest: str,
        audit_key: bytes | None,
        patience: float = PATIENCE,
    ) -> None:
        self.name = name
        self.about = about
        self.address = address
        self._token = token
        self._codec = codec
        self._greeting = {"protocol": PROTOCOL, "version": version, "digest": digest}
        self._audit_key = audit_key
        self._patience = patience
        self._boot: str | None = None
        self._lock = threading.Lock()
        self._http: httpx.Client | None = None
        self._failures = 0
        self._rests_until = 0.0
        self.reason = ""
        """Why it is down; empty where it is not known to be."""

    def call(
        self,
        method: str,
        arguments: Mapping[str, Any],
        *,
        ask: AskModel | None = None,
        progress: Progress = silent,
        once: bool = False,
    ) -> Any:
        """What the pod answers. Raises PodDownError, PodFailedError, and what the pod raised on purpose.

        Whatever broke is asked once more. `once`: it must not be done twice; where the answer was lost the pod is
        waited for, and asked with the same ticket, which it answers from memory if it had done it.
        """
        now = time.monotonic()
        if now < self._rests_until:
            raise self._down(self.reason)
        body: dict[str, Any] = {"method": method, "arguments": self._codec.plain(dict(arguments))}
        if once:
            body["ticket"] = secrets.token_hex(16)
        written = json.dumps(body, separators=(",", ":")).encode()
        if len(written) > MOST_BODY:
            raise PersonError("pod-file-large", limit=MOST_BODY * 2 // 3 // 1024**2)
        until, tried, sent = now + self._patience, 0, False
        while True:
            tried += 1
            try:
                result = self._exchange(written, ask, progress)
            except BrokenError as error:
                sent = sent or error.sent
                if once and sent and time.monotonic() < until:
                    time.sleep(0.05 if tried == 1 else 0.1)
                    continue
                if tried == 1 and error.sent:
                    continue
                raise self._fell(str(error), unsure=once and sent) from error
            self._answered()
            return result

    def is_up(self) -> bool:
        """Whether it answers now; asks it."""
        try:
            self._exchange(json.dumps({"method": "next_wake", "arguments": {"map": []}}).encode(), None, silent)
        except BrokenError as error:
            self._fell(str(error))
            return False
        except (InglenookError, PodDownError):
            return False
        self._answered()
        return True

    def close(self) -> None:
        """Lets go of the connections."""
        with self._lock:
            http, self._http = self._http, None
        if http is not None:
            http.close()

    # --- being down -----------------------------------------------------------------------------------------------

    def _down(self, reason: str, *, unsure: bool = False) -> PodDownError:
        return PodDownError(self.name, self.about, reason, unsure=unsure)

    def _fell(self, reason: str, *, unsure: bool = False) -> PodDownError:
        """Notes that it does not answer; the log says it once."""
        with self._lock:
            self._rests_until = time.monotonic() + REST[min(self._failures, len(REST) - 1)]
            self._failures += 1
            first, self.reason = not self.reason, reason
        if first:
            log.error("the pod %s at %s does not answer: %s; the others go on", self.name, self.address, reason)
        return self._down(reason, unsure=unsure)

    def _answered(self) -> None:
        if self.reason:
            log.warning("the pod %s answers again", self.name)
            with self._lock:
                self._failures, self._rests_until, self.reason = 0, 0.0, ""

    # --- exchanging -----------------------------------------------------------------------------------------------

    def _exchange(self, body: bytes, ask: AskModel | None, progress: Progress) -> Any:
        """One call to a pod that was greeted. Raises BrokenError."""
        for _ in range(3):
            boot = self._boot or self._greet()
            try:
                return self._sent(boot, body, ask, progress)
            except _NewRunError:
                self._boot = None
        raise BrokenError("it is started anew again and again", sent=False)

    def _greet(self) -> str:
        """Makes sure that it is the pod that is meant, of the same version; gives it the key of its audit log."""
        health = self._health()
        if health.get("pod") != self.name:
            raise BrokenError(f"{self.address} is the pod {health.get('pod')}", sent=False)
        boot = str(health.get("boot"))
        key = self._token.seal(self._audit_key, AUDIT_KEY) if self._audit_key else None
        arguments = self._codec.plain({**self._greeting, "key": key})
        body = json.dumps({"method": "hello", "arguments": arguments}).encode()
        try:
            answer = self._sent(boot, body, None, silent)
        except _NewRunError as error:
            raise BrokenError("it was started anew while it was greeted", sent=False) from error
        if not isinstance(answer, dict) or not answer.get("fits"):
            raise BrokenError(self._misfit(answer if isinstance(answer, dict) else {}), sent=False)
        self._boot = boot
        return boot

    def _misfit(self, answer: Mapping[str, Any]) -> str:
        if answer.get("other"):
            return "it works for another household: give each household pods and a token of its own"
        return (
            f"it is version {answer.get('version')} and the house is {self._greeting['version']}, or their pods are not"
            " the same: start both from the same image"
        )

    def _health(self) -> dict[str, Any]:
        import httpx

        try:
            answer = self._client().get(HEALTH)
            found = answer.json() if answer.status_code == 200 else None
        except (httpx.HTTPError, OSError, ValueError) as error:
            raise BrokenError(_said(error), sent=False) from error
        if not isinstance(found, dict):
            raise BrokenError(f"what answers at {self.address} is no pod of Inglenook", sent=False)
        return found

    def _sent(self, boot: str, body: bytes, ask: AskModel | None, progress: Progress) -> Any:
        """Sends a signed call; what came of it. Raises BrokenError, _NewRunError, and what the pod raised."""
        import httpx

        try:
            said = self._followed(boot, body, ask, progress)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise BrokenError(_said(error), sent=False) from error
        except httpx.HTTPError as error:
            raise BrokenError(_said(error), sent=True) from error
        except (NotSignedError, ValueError) as error:
            raise BrokenError(f"its answer could not be read: {error}", sent=True) from error
        if said is None:
            raise BrokenError("its answer broke off", sent=True)
        try:
            if "error" in said:
                raise error_of(said["error"], self._codec)
            if "failed" in said:
                raise PodFailedError(f"something went wrong in the pod {self.name}; its log has {said['failed']}")
            return self._codec.value(said["result"])
        except CodecError as error:
            raise PodFailedError(f"the answer of the pod {self.name} could not be understood: {error}") from error

    def _followed(self, boot: str, body: bytes, ask: AskModel | None, progress: Progress) -> dict[str, Any] | None:
        """Follows the lines of an answer to the last one, and does what the others want; None where it broke off."""
        signed = self._token.signed(boot, "POST", CALL, body)
        headers = {**signed.headers, **request_ids.headers()}
        with self._client().stream("POST", CALL, content=body, headers=headers) as answer:
            if answer.status_code != 200:
                self._refused(answer)
            for number, line in enumerate(_lines(answer)):
                said: dict[str, Any] = json.loads(self._token.read_line(signed.nonce, number, line))
                if "progress" in said:
                    progress(*said["progress"])
                elif "ask" in said:
                    self._answer(boot, said["ask"], ask)
                elif "beat" not in said:
                    return said
        return None

    def _refused(self, answer: httpx.Response) -> None:
        if answer.status_code == 409:
            raise _NewRunError
        if answer.status_code == 401:
            reason = "it has another INGLE_POD_TOKEN than the house, or the clocks of the two differ by over a minute"
            raise BrokenError(reason, sent=False)
        reason = {413: "the request is too large for it", 503: "it has too much to do"}.get(
            answer.status_code, f"it refused the call ({answer.status_code})"
        )
        raise PodFailedError(f"the pod {self.name} did not take a request: {reason}")

    def _answer(self, boot: str, asked: Any, ask: AskModel | None) -> None:
        """Asks the house's model for the pod, and tells it."""
        ident, instruction, text, schema = asked
        said: dict[str, Any]
        try:
            found = ask(instruction, text, schema) if ask is not None else None
            said = {"result": self._codec.plain(dict(found) if found is not None else None)}
        except InglenookError as error:
            failed = told(error, self._codec)
            said = {"error": failed} if failed is not None else {"result": None}
        body = json.dumps(said).encode()
        path = f"{ANSWERS}{ident}"
        signed = self._token.signed(boot, "POST", path, body)
        self._client().post(path, content=body, headers={**signed.headers, **request_ids.headers()})

    def _client(self) -> httpx.Client:
        import httpx

        with self._lock:
            if self._http is None:
                self._http = httpx.Client(
                    base_url=self.address,
                    timeout=httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
                    limits=httpx.Limits(max_connections=64, max_keepalive_connections=32, keepalive_expiry=3.0),
                    trust_env=False,
                    headers={"content-type": "application/json"},
                )
            return self._http


def _lines(answer: httpx.Response) -> Iterator[str]:
    """The lines of an answer as they come; only a newline ends one. Raises ValueError for one without end."""
    pending: list[str] = []
    size = 0
    for text in answer.iter_text():
        size += len(text)
        if size > MOST_LINE:
            raise ValueError("it is too long")
        *whole, rest = text.split("\n")
        for line in whole:
            yield "".join((*pending, line))
            pending, size = [], len(rest)
        pending.append(rest)


def _said(error: Exception) -> str:
    return str(error) or type(error).__name__
