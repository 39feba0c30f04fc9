"""What restic says when something goes wrong, as the errors of a store: one sentence, and what to do next."""

from __future__ import annotations

import re
from collections.abc import Iterable

from backups.stores import (
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreUnreachableError,
    WrongPasswordError,
)
from backups.stores.places import is_remote

LONGEST = 200
"""Characters of what restic said that are shown."""

AGAIN = "It is tried again by itself after ten minutes."
PASSWORD = re.compile(r"wrong password or no key found", re.I)
BUSY = re.compile(r"already locked", re.I)
FULL = re.compile(
    r"no space left|disk quota exceeded|quota ?exceeded|insufficient ?storage|storage ?full|not enough (?:free )?space"
    r"|file too large|EntityTooLarge|bucket quota|507 insufficient|Write: sftp: \"Failure\"",
    re.I,
)
"""An SFTP server of version 3 has no word for a full disk: a write that fails without a reason is one."""
HOST_KEY = re.compile(r"host key verification failed|host identification has changed|no .*host key is known", re.I)
REFUSED = re.compile(
    r"permission denied \(|access ?denied|InvalidAccessKeyId|SignatureDoesNotMatch|AuthorizationHeaderMalformed"
    r"|forbidden|unauthori[sz]ed|x509:|tls: ",
    re.I,
)
RCLONE = re.compile(r"didn't find section in config file|rclone.*executable file not found", re.I)
SILENT = re.compile(
    r"connection refused|no route to host|network is unreachable|i/o timeout|timed out|no such host|could not resolve"
    r"|connection reset|broken pipe|connection closed|context deadline exceeded|connection lost|bad gateway"
    r"|unable to start the sftp session|error talking http to rclone|service ?unavailable|EOF$",
    re.I | re.M,
)
MISSING = re.compile(
    r"unable to open config file.*(?:does not exist|no such file|not found|not exist|NoSuch|specified (?:key|bucket))"
    r"|repository does not exist",
    re.I | re.S,
)
DAMAGED = re.compile(
    r"missing in repo|index is not complete|ciphertext verification failed"
    r"|invalid data returned|contains errors|is damaged|hash does not match"
    r"|not found in (?:repository|index)|does not exist in|load <|invalid character|unexpected end of JSON"
    r"|pack .* (?:not found|truncated)|unable to load|crc|wrong hash|unexpected EOF|id .* not found|does not match id",
    re.I,
)
FATAL, SSH = "Fatal: ", "subprocess ssh: "
"""How lines begin that tell most: what SSH says is nearer to the cause than what restic makes of it."""
NO_SESSION = "unable to start the sftp session"
NO_REPOSITORY, LOCKED, NO_KEY = 10, 11, 12
"""Exit codes of restic since 0.17."""


class StoreMissingError(StoreError):
    """There is no store at that place."""


def failure_of(place: str, code: int, said: str, secrets: Iterable[str]) -> StoreError:
    """The error for what restic wrote to its standard error before it ended with `code`."""
    why, remote = reason(said, secrets), is_remote(place)
    if code == NO_KEY or PASSWORD.search(said):
        return WrongPasswordError(
            f"the store {place} opens with another password: check INGLE_BACKUP_PASSWORD, "
            "or that secret.key is the one of this household"
        )
    if code == LOCKED or BUSY.search(said):
        return StoreBusyError(
            f"somebody else works on the store {place} ({why}). {AGAIN} The lock of a process that is gone from "
            "another machine counts for half an hour"
        )
    if FULL.search(said):
        return StoreFullError(
            f"there is no room left at {place} ({why}): free some there, or keep fewer (INGLE_BACKUP_DAILY, "
            "INGLE_BACKUP_WEEKLY, INGLE_BACKUP_MONTHLY)"
        )
    if remote and HOST_KEY.search(said):
        return StoreUnreachableError(
            f"the machine of {place} shows a host key that is not known here: if it is the right one, put it into "
            "known_hosts (`ssh-keyscan HOST`); if it changed by itself, ask why first"
        )
    if remote and REFUSED.search(said):
        return StoreUnreachableError(f"the store {place} refuses ({why}): check the key or the account for it")
    if remote and RCLONE.search(said):
        return StoreUnreachableError(
            f"rclone does not know the place {place} ({why}): is it in the file INGLE_BACKUP_RCLONE_FILE?"
        )
    if code == NO_REPOSITORY or MISSING.search(said):
        return StoreMissingError(f"there is no store at {place} yet")
    if remote and SILENT.search(said):
        return unreachable(place, why)
    if DAMAGED.search(said):
        return StoreDamagedError(
            f"the store {place} is damaged ({why}): `ingle backup verify --all` says where; docs/runbook.md says "
            "what can be done. The snapshots in the folder are not touched by that"
        )
    return StoreError(f"the store {place} failed ({why}). {AGAIN}")


def unreachable(place: str, why: str) -> StoreUnreachableError:
    """The place does not answer."""
    return StoreUnreachableError(
        f"the store {place} cannot be reached ({why}): is that machine on, and the network well? {AGAIN}"
    )


def vanished(place: str) -> StoreUnreachableError:
    """The store was there before."""
    return StoreUnreachableError(
        f"the store that was at {place} is not there any more: is the disk mounted? To begin a new one there, "
        "`ingle backup now --new-store`"
    )


def reason(said: str, secrets: Iterable[str]) -> str:
    """The line that tells most, without secrets."""
    noise = ("is there a repository at", "rclone: ", "warning")
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = [line for line in lines if not line.lower().startswith(noise)] or lines or ["it said nothing"]
    fatal = [line for line in telling if line.startswith(SSH)] or [line for line in telling if line.startswith(FATAL)]
    text = (fatal or telling)[-1].removeprefix(FATAL).removeprefix(SSH)
    for secret in secrets:
        if secret:
            text = text.replace(secret, "<secret>")
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
