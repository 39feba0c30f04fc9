"""How the place of a store is written, and what restic needs to get there."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

OFF = "off"
_HOST = r"(?:(?P<user>[A-Za-z0-9_][A-Za-z0-9_.-]*)@)?(?P<host>[A-Za-z0-9_][A-Za-z0-9_.-]*|\[[0-9a-fA-F:.]+\])"
SFTP = re.compile(rf"sftp:(?://{_HOST}(?::(?P<port>\d{{1,5}}))?/\S+)|sftp:{_HOST.replace('?P<', '?P<short_')}:\S+")
S3 = re.compile(r"s3:(?:https?://)?[^\s@/]+/[^\s@/?#]+(?:/[^\s@?#]*)?")
RCLONE = re.compile(r"rclone:[A-Za-z0-9_][\w. +@-]*:\S*")
CONNECT_SECONDS = 20


def problem_of(place: str) -> str:
    """What is wrong with a place as it stands in the settings, in a few words; empty where nothing is."""
    scheme = place.partition(":")[0]
    if scheme == "sftp" and not SFTP.fullmatch(place):
        return "it should be like sftp:user@host:/path or sftp://user@host:22//path"
    if scheme == "s3" and not S3.fullmatch(place):
        return "it should be like s3:https://host/bucket/path, without a key in it"
    if scheme == "rclone" and not RCLONE.fullmatch(place):
        return "it should be like rclone:remote:path"
    if re.match(r"[a-z0-9]{2,}:", place) and scheme not in ("sftp", "s3", "rclone"):
        return "it is neither a folder nor begins with sftp:, s3: or rclone:"
    return ""


def is_remote(place: str) -> bool:
    """Whether a place is on another machine."""
    return place.partition(":")[0] in ("sftp", "s3", "rclone")


@dataclass(frozen=True, slots=True)
class Access:
    """What opens a remote place: a file in the form of ssh_config, one of rclone, a key pair of S3."""

    ssh_config: Path | None = None
    rclone_config: Path | None = None
    s3_key: SecretStr | None = None
    s3_secret: SecretStr | None = None

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must be said nowhere."""
        return tuple(one.get_secret_value() for one in (self.s3_key, self.s3_secret) if one is not None)

    def options(self, place: str) -> list[str]:
        """The options of restic for a place."""
        command = self.ssh_command(place)
        return ["-o", f"sftp.command={shlex.join(command)}"] if command else []

    def ssh_command(self, place: str) -> list[str]:
        """What begins the session of SFTP; nothing for another kind of place."""
        found = SFTP.fullmatch(place)
        return self._ssh(found) if found else []

    def environment(self, place: str) -> dict[str, str]:
        """What restic, and what it starts, find in their environment."""
        if place.startswith("s3:"):
            pairs = {"AWS_ACCESS_KEY_ID": self.s3_key, "AWS_SECRET_ACCESS_KEY": self.s3_secret}
            return {name: value.get_secret_value() for name, value in pairs.items() if value is not None}
        if place.startswith("rclone:") and self.rclone_config is not None:
            return {"RCLONE_CONFIG": str(self.rclone_config.absolute())}
        return {}

    def _ssh(self, found: re.Match[str]) -> list[str]:
        """Asks nothing: a host key that is unknown, and a key that is refused, end it at once."""
        user, host = (found[name] or found[f"short_{name}"] for name in ("user", "host"))
        settings = ("BatchMode=yes", f"ConnectTimeout={CONNECT_SECONDS}", "ServerAliveInterval=15")
        return [
            "ssh",
            *(["-F", str(self.ssh_config.absolute())] if self.ssh_config else []),
            *(part for one in settings for part in ("-o", one)),
            *(["-p", found["port"]] if found["port"] else []),
            *(["-l", user] if user else []),
            host.strip("[]"),
            "-s",
            "sftp",
        ]
