"""Text recognition on another machine or in another container: the reading service, asked over HTTP."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from knowledge import request_ids
from knowledge.images.errors import REASONS, Reason, UnreadableFileError
from knowledge.ocr.page import Page, TextLine

CONNECTING = 5.0
"""Seconds in which a connection is made."""
READING = 180.0
"""Seconds that reading one file may take there, waiting for others included."""
PAUSES = (0.3, 1.0, 3.0)
"""Seconds before the next try where the service took nothing on: nobody listened, or too many waited."""

_LOG = logging.getLogger(__name__)


class _NotTakenError(Exception):
    """The service took nothing on, so asking again does no harm."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where pictures are read: the address of a service (`ingle ocr serve`), and the secret shared with it."""

    address: str
    token: str = field(default="", repr=False)
    seconds: float = READING

    def read(self, path: Path) -> tuple[Page, ...]:
        """The pages of one file. Blocks. Raises UnreadableFileError: unreachable where the service is the trouble."""
        import httpx

        for pause in (*PAUSES, None):
            try:
                return self._read(path)
            except httpx.ReadTimeout as error:
                raise UnreadableFileError("timeout", "the service") from error
            except (httpx.ConnectError, httpx.ConnectTimeout, _NotTakenError) as error:
                if pause is None:
                    raise self._unreachable(error) from error
                time.sleep(pause)
            except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
                raise self._unreachable(error) from error
        raise AssertionError("the last try returns or raises")

    def _read(self, path: Path) -> tuple[Page, ...]:
        import httpx

        headers = {**request_ids.headers(), **({"Authorization": f"Bearer {self.token}"} if self.token else {})}
        limits = httpx.Timeout(self.seconds, connect=CONNECTING)
        with httpx.Client(headers=headers, timeout=limits, trust_env=False) as client, path.open("rb") as file:
            answer = client.post(f"{self.address.rstrip('/')}/v1/read", files={"file": (path.name, file)})
        if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE:
            raise _NotTakenError("too many wait there")
        if answer.status_code == httpx.codes.UNPROCESSABLE_ENTITY:
            said = answer.json()
            raise UnreadableFileError(_reason(said["unreadable"]), str(said.get("detail", "")))
        answer.raise_for_status()
        return read_pages_told(answer.json())

    def _unreachable(self, error: Exception) -> UnreadableFileError:
        _LOG.warning("the reading service at %s: %r", self.address, error)
        return UnreadableFileError("unreachable", self.address)


def told_pages(pages: tuple[Page, ...]) -> dict[str, Any]:
    """Pages as the service tells them, for JSON."""
    return {"pages": [asdict(page) for page in pages]}


def read_pages_told(said: Mapping[str, Any]) -> tuple[Page, ...]:
    """Pages as the service told them. Raises KeyError, TypeError, ValueError for anything else."""
    return tuple(read_page(page) for page in said["pages"])


def read_page(said: Mapping[str, Any]) -> Page:
    """A page as the process that reads tells it. Raises KeyError, TypeError, ValueError for anything else."""
    lines = (
        TextLine(str(line["text"]), tuple((float(x), float(y)) for x, y in line["corners"]), float(line["score"]))  # type: ignore[arg-type]
        for line in said["lines"]
    )
    return Page(tuple(lines), int(said["width"]), int(said["height"]))


def _reason(said: object) -> Reason:
    return next((reason for reason in REASONS if reason == said), "truncated")
