"""One call to Google: signed, limited, its answer checked, and its failures said in the words of the sync."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

from pydantic import BaseModel, SecretStr, ValidationError

from skills.accounts.google.grant import SIGN_IN_AGAIN, Grant
from skills.accounts.google.transport import SECONDS, Http
from skills.accounts.remote import (
    RemoteConflict,
    RemoteDown,
    RemoteError,
    RemoteGone,
    RemoteInvalid,
    RemoteMissing,
    RemoteRefused,
    Save,
)

Answer = TypeVar("Answer", bound=BaseModel)

_TOO_MUCH = frozenset({"rateLimitExceeded", "userRateLimitExceeded", "RESOURCE_EXHAUSTED"})
_USED_UP = frozenset({"quotaExceeded", "dailyLimitExceeded", "calendarUsageLimitsExceeded"})
_USED_UP_SECONDS = 3600.0
_OF_ONE_EVENT = frozenset(
    {"forbiddenForNonOrganizer", "eventTypeRestriction", "cannotChangeOrganizerOfInstance", "guestsCannotModify"}
)
_NOT_ENABLED = frozenset({"accessNotConfigured", "SERVICE_DISABLED"})
_MEANING: Mapping[int, type[RemoteError]] = {
    404: RemoteMissing,
    409: RemoteConflict,
    410: RemoteGone,
    412: RemoteConflict,
}
_LONGEST_WAIT = 86_400.0


class Calls:
    """What carries the calls of one account."""

    def __init__(self, secret: SecretStr, save: Save, endpoint: str, seconds: float = SECONDS) -> None:
        from google.api_core.client_options import ClientOptions
        from google_auth_httplib2 import AuthorizedHttp
        from googleapiclient.discovery import build

        self._grant = Grant.read(secret)
        self._save = save
        self._http = Http(seconds)
        self._credentials = self._grant.credentials()
        self.api = build(
            "calendar",
            "v3",
            http=AuthorizedHttp(self._credentials, http=self._http, max_refresh_attempts=1),
            static_discovery=True,
            cache_discovery=False,
            client_options=ClientOptions(api_endpoint=endpoint) if endpoint else None,
        )

    def run(
        self, request: Any, shape: type[Answer], meaning: Mapping[int, type[RemoteError]] | None = None, etag: str = ""
    ) -> Answer:
        """Sends a request of Google's library and gives its answer. `etag`: only if the event is still that version.

        `meaning`: what a status stands for in this call, where it is not the usual. Raises what RemoteServer names.
        """
        answer = self._sent(request, {**_MEANING, **(meaning or {})}, etag)
        try:
            return shape.model_validate(answer)
        except ValidationError:
            raise RemoteDown("Google's answer makes no sense") from None

    def send(self, request: Any, meaning: Mapping[int, type[RemoteError]] | None = None, etag: str = "") -> None:
        """As `run`, where nothing is answered."""
        self._sent(request, {**_MEANING, **(meaning or {})}, etag)

    def close(self) -> None:
        """Gives up the connections."""
        self._http.close()

    def _sent(self, request: Any, meaning: Mapping[int, type[RemoteError]], etag: str) -> Any:
        from google.auth.exceptions import GoogleAuthError, RefreshError
        from googleapiclient.errors import HttpError

        if etag:
            request.headers["If-Match"] = etag
        try:
            return request.execute(num_retries=0)
        except HttpError as error:
            raise _meant(error.resp, error.content, meaning) from None
        except RefreshError as error:
            raise _not_renewed(error) from None
        except GoogleAuthError as error:
            raise RemoteDown(f"Google's sign-in cannot be reached ({type(error).__name__})") from None
        except ValueError:
            raise RemoteDown("Google's answer makes no sense") from None
        finally:
            self._keep_renewed()

    def _keep_renewed(self) -> None:
        renewed = self._grant.renewed(self._credentials)
        if renewed != self._grant:
            self._grant = renewed
            self._save(renewed.secret())


def _meant(response: Any, content: bytes, meaning: Mapping[int, type[RemoteError]]) -> RemoteError:
    """The error that an answer stands for; only codes of it are said, never its text."""
    status, reason = int(response.status), _reason(content)
    said = f"Google answered {status}" + (f" ({reason})" if reason else "")
    if status == 401:
        return RemoteRefused(SIGN_IN_AGAIN)
    if status == 429 or status >= 500 or (status == 403 and reason in _TOO_MUCH):
        return RemoteDown(said, _wait(response))
    if status == 403:
        return _forbidden(said, reason, _wait(response))
    if status in meaning:
        return meaning[status](said)
    return RemoteInvalid(said) if 400 <= status < 500 else RemoteDown(said)


def _forbidden(said: str, reason: str, wait: float | None) -> RemoteError:
    if reason in _USED_UP:
        return RemoteDown(said, _USED_UP_SECONDS if wait is None else wait)
    if reason in _OF_ONE_EVENT:
        return RemoteInvalid(said)
    if reason in _NOT_ENABLED:
        return RemoteRefused("the Google Calendar API is not switched on in the project of the client file")
    return RemoteRefused(said)


def _reason(content: bytes) -> str:
    """The short code of an error; "" for everything that is none."""
    try:
        error = json.loads(content)["error"]
        found = error["errors"][0]["reason"] if error.get("errors") else error.get("status", "")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return ""
    return found if isinstance(found, str) and found.replace("_", "").isalnum() and len(found) < 60 else ""


def _wait(response: Any) -> float | None:
    """Retry-After in seconds (RFC 9110, section 10.2.3: a number or a date)."""
    said = str(response.get("retry-after", "")).strip()
    if said.isascii() and said.isdigit():
        return min(float(said[:9]), _LONGEST_WAIT)
    try:
        at = parsedate_to_datetime(said)
    except (ValueError, TypeError):
        return None
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max(0.0, (aware - datetime.now(UTC)).total_seconds()), _LONGEST_WAIT)


def _not_renewed(error: Any) -> RemoteError:
    if getattr(error, "retryable", False):
        return RemoteDown("Google's sign-in is out of order")
    details = error.args[1] if len(error.args) > 1 and isinstance(error.args[1], dict) else {}
    if "error" not in details:
        return RemoteDown("Google's sign-in answers nonsense")
    if details["error"] in ("invalid_client", "unauthorized_client", "deleted_client"):
        return RemoteRefused("Google does not accept the client file any more")
    return RemoteRefused(SIGN_IN_AGAIN)
