"""An ear and a mouth on another machine: the speech service, asked over HTTP as those of this machine are."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, TypeVar

import httpx

from knowledge import request_ids
from knowledge.speech.errors import REASONS as UNHEARD
from knowledge.speech.errors import UnheardError
from knowledge.speech.hearing.ear import Progress, unwatched
from knowledge.speech.hearing.transcript import Part, Transcript
from knowledge.speech.sound import Limits, check_size
from knowledge.speech.speaking.speech import REASONS as UNSPOKEN
from knowledge.speech.speaking.speech import Speech, UnspokenError

SECONDS, VOICE = "X-Speech-Seconds", "X-Speech-Voice"
"""Headers beside a spoken text."""
CONNECTING = 5.0
"""Seconds in which a connection is made."""
QUIET = 30.0
"""Seconds without a sign of life after which the service is given up while it hears; it gives one every few seconds."""
SAYING = 120.0
"""Seconds that saying a text may take, waiting for others included."""
PAUSES = (0.3, 1.0)
"""Seconds before the next try where the service took nothing on: nobody listened, or too many waited."""

_LOG = logging.getLogger(__name__)
_Answer = TypeVar("_Answer")


class _NotTakenError(Exception):
    """The service took nothing on, so asking again does no harm."""


class _RefusedError(Exception):
    """The service will not do it, whoever asks how often."""


class _Service:
    """The far side: one address, one secret, the same time limits."""

    def __init__(self, address: str, token: str, patience: float, transport: httpx.BaseTransport | None) -> None:
        self.client = httpx.Client(
            base_url=address.rstrip("/"),
            headers={"Authorization": f"Bearer {token}"} if token else {},
            timeout=httpx.Timeout(patience, connect=CONNECTING),
            transport=transport,
        )

    def ask(self, ask: Callable[[], _Answer]) -> _Answer:
        """What `ask` gives, tried again where nothing was taken on. Raises httpx's errors, and _RefusedError."""
        for pause in PAUSES:
            try:
                return ask()
            except (httpx.ConnectError, httpx.ConnectTimeout, _NotTakenError):
                time.sleep(pause)
        try:
            return ask()
        except _NotTakenError as error:
            raise _RefusedError(str(error)) from error

    @contextmanager
    def stream(self, path: str, **what: Any) -> Iterator[httpx.Response]:
        """The answer to a post, once it begins well. Raises _NotTakenError, _RefusedError, httpx's errors."""
        with self.client.stream("POST", path, headers=request_ids.headers(), **what) as response:
            if response.status_code == httpx.codes.SERVICE_UNAVAILABLE:
                raise _NotTakenError(_sentence(response))
            if not response.is_success and response.status_code != httpx.codes.UNPROCESSABLE_ENTITY:
                raise _RefusedError(_sentence(response))
            yield response

    def healthy(self) -> None:
        """Raises httpx's errors unless the service answers."""
        self.client.get("/v1/health").raise_for_status()


def _sentence(response: httpx.Response) -> str:
    response.read()
    try:
        return str(response.json()["error"])
    except (ValueError, KeyError, TypeError):
        return f"the service answered {response.status_code}"


class RemoteEar:
    """The ear of a speech service: an `Ear`. It may be asked by several threads; the service keeps their order."""

    def __init__(
        self,
        address: str,
        token: str = "",
        *,
        limits: Limits | None = None,
        patience: float = QUIET,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        """`address`: of the service, as http://host:port. `patience`: seconds without a sign of life."""
        self._service = _Service(address, token, patience, transport)
        self._limits = limits or Limits()

    def hear(
        self,
        path: Path,
        *,
        language: str | None = None,
        among: Sequence[str] = (),
        words: Sequence[str] = (),
        progress: Progress = unwatched,
    ) -> Transcript:
        """See `Ear.hear`. Raises UnheardError, with `unreachable` where the service is the trouble."""
        check_size(path, self._limits)
        fields = {"language": language or "", "among": list(among), "words": list(words)}
        with path.open("rb") as file, _plain(UnheardError):
            return self._service.ask(lambda: self._heard(file, path.suffix, fields, progress))

    def warm(self) -> None:
        """Asks whether the service is there; it loads its model with the first recording. Raises UnheardError."""
        with _plain(UnheardError):
            self._service.ask(self._service.healthy)

    def end(self) -> None:
        """Nothing is held here: the service gives its memory back by itself."""

    def _heard(self, file: IO[bytes], suffix: str, fields: Mapping[str, Any], progress: Progress) -> Transcript:
        file.seek(0)
        with self._service.stream("/v1/hear", data=fields, files={"file": (f"recording{suffix}", file)}) as response:
            for line in response.iter_lines():
                said = json.loads(line)
                if "heard" in said:
                    progress(float(said["heard"]), float(said["seconds"]))
                elif "unheard" in said:
                    reason = said["unheard"]
                    raise UnheardError(reason if reason in UNHEARD else "damaged", str(said.get("detail", "")))
                elif "text" in said:
                    return read_transcript(said)
        raise httpx.RemoteProtocolError("the answer ended before the transcript")


class RemoteMouth:
    """The mouth of a speech service: a `Mouth`. It may be asked by several threads; the service keeps their order."""

    def __init__(
        self,
        address: str,
        token: str = "",
        *,
        patience: float = SAYING,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        """`address`: of the service, as http://host:port. `patience`: seconds that saying a text may take."""
        self._service = _Service(address, token, patience, transport)

    def say(self, text: str, language: str) -> Speech:
        """See `Mouth.say`. Raises UnspokenError, with `unreachable` where the service is the trouble."""
        with _plain(UnspokenError):
            return self._service.ask(lambda: self._said({"text": text, "language": language}))

    def end(self) -> None:
        """Nothing is held here: the service gives its memory back by itself."""

    def _said(self, body: Mapping[str, str]) -> Speech:
        with self._service.stream("/v1/say", json=body) as response:
            content = response.read()
            if not response.is_success:
                said = response.json()
                reason = said.get("unspoken")
                raise UnspokenError(reason if reason in UNSPOKEN else "broken", str(said.get("detail", "")))
            return Speech(content, float(response.headers[SECONDS]), response.headers[VOICE])


def told_transcript(transcript: Transcript) -> dict[str, Any]:
    """A transcript as the service tells it, for JSON."""
    return asdict(transcript)


def read_transcript(said: Mapping[str, Any]) -> Transcript:
    """A transcript as the service told it. Raises KeyError, TypeError for anything else."""
    parts = tuple(Part(**one) for one in said["parts"])
    return Transcript(**{**said, "parts": parts})


@contextmanager
def _plain(error_class: type[UnheardError] | type[UnspokenError]) -> Iterator[None]:
    """Turns what goes wrong on the way into the error of hearing or of speaking."""
    try:
        yield
    except httpx.ReadTimeout as error:
        raise error_class("timeout", "the service") from error
    except (httpx.HTTPError, _RefusedError) as error:
        _LOG.warning("the speech service: %s", error)
        raise error_class("unreachable", str(error)) from error
    except (ValueError, KeyError, TypeError) as error:
        _LOG.warning("the speech service answers something else: %r", error)
        raise error_class("unreachable", "it is no speech service of this version") from error
