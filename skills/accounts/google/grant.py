"""What a member allowed at Google, as the one secret that is stored: client, refresh token, the access token so far."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, SecretStr, ValidationError

from skills.accounts.remote import RemoteRefused

SCOPES = (
    "https://www.googleapis.com/auth/calendar.events",
    "https://www.googleapis.com/auth/calendar.calendarlist.readonly",
)
"""As little as the sync needs: to read and write events, and to see which calendars there are."""

SIGN_IN_AGAIN = "Google does not accept the sign-in any more; sign in again: `ingle accounts connect google`"


class Grant(BaseModel):
    """The OAuth credentials of one account. Its fields that are secret do not show."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    client_id: str
    client_secret: SecretStr
    refresh_token: SecretStr
    token_uri: str
    access_token: SecretStr | None = None
    expires: AwareDatetime | None = None

    @classmethod
    def read(cls, secret: SecretStr) -> Self:
        """From the text that is stored. Raises RemoteRefused for one that is none."""
        try:
            return cls.model_validate_json(secret.get_secret_value())
        except ValidationError:
            raise RemoteRefused(SIGN_IN_AGAIN) from None

    def secret(self) -> SecretStr:
        """The text to be stored."""
        fields = {
            "client_id": self.client_id,
            "client_secret": self.client_secret.get_secret_value(),
            "refresh_token": self.refresh_token.get_secret_value(),
            "token_uri": self.token_uri,
            "access_token": self.access_token.get_secret_value() if self.access_token else None,
            "expires": self.expires.isoformat() if self.expires else None,
        }
        return SecretStr(json.dumps(fields))

    def credentials(self) -> Any:
        """As Google's library signs requests with (`google.oauth2.credentials.Credentials`)."""
        from google.oauth2.credentials import Credentials

        return Credentials(
            self.access_token.get_secret_value() if self.access_token else None,
            refresh_token=self.refresh_token.get_secret_value(),
            token_uri=self.token_uri,
            client_id=self.client_id,
            client_secret=self.client_secret.get_secret_value(),
            expiry=self.expires.astimezone(UTC).replace(tzinfo=None) if self.expires else None,
        )

    def renewed(self, credentials: Any) -> Self:
        """The grant with the tokens that credentials have by now; the library's `expiry` is naive and in UTC."""
        expiry: datetime | None = credentials.expiry
        return self.model_copy(
            update={
                "access_token": SecretStr(credentials.token) if credentials.token else None,
                "refresh_token": SecretStr(credentials.refresh_token or self.refresh_token.get_secret_value()),
                "expires": expiry.replace(tzinfo=UTC) if expiry else None,
            }
        )
