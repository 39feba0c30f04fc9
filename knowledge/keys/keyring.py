"""The keys of the members and of the household: made when first needed, opened, locked, forgotten."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta

from knowledge.clock import Clock, from_text, to_text
from knowledge.keys.cipher import HOUSEHOLD, KEY_BYTES, Cipher, owner_of, owner_of_bytes
from knowledge.keys.errors import ForgottenError, HouseholdKeyError, LockedError, PassphraseError, WaitError
from knowledge.keys.household import HouseholdKey
from knowledge.keys.wrapping import Cost, How, check_new, from_household, from_passphrase, unwrapped, wrapped
from knowledge.store.database import Database, Row

FREE_TRIES = 3
"""Wrong passphrases before waiting begins: 5 seconds, twice as long each time, an hour at most."""

_FIRST_WAIT, _LONGEST_WAIT = 5, 3600
_SALT = 16


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """Something that was done with a key: `made`, `passphrase-set`, `passphrase-removed`, `unlocked`, `locked`,
    `unlock-failed`, `forgotten`, `household-changed`."""

    kind: str
    member_id: int


@dataclass(frozen=True, slots=True)
class KeyState:
    """How a member's key is kept."""

    member_id: int
    how: How
    is_open: bool
    """Whether this process can read what it sealed."""


class Keyring:
    """The keys of one household, in its database; blocking. `heard` is told of what is done with them.

    A key that was opened stays in memory until the process ends or `lock`. Whoever has both the database and the
    household's key opens every key but those wrapped by a passphrase.
    """

    def __init__(
        self,
        database: Database,
        household_key: HouseholdKey,
        clock: Clock,
        *,
        cost: Cost | None = None,
        heard: Callable[[KeyEvent], None] | None = None,
    ) -> None:
        self._database = database
        self._household_key = household_key
        self._clock = clock
        self._cost = cost or Cost()
        self._listeners = [heard] if heard else []
        self._open: dict[int, Cipher] = {}
        self._keys: dict[int, bytes] = {}

    def listen(self, heard: Callable[[KeyEvent], None]) -> None:
        """Tells of what is done with keys from now on, in the thread that does it."""
        self._listeners.append(heard)

    def household(self) -> Cipher:
        """Seals what everybody in the house may read. Raises HouseholdKeyError."""
        return self._open.get(HOUSEHOLD) or self._opened(HOUSEHOLD)

    def cipher(self, member_id: int) -> Cipher:
        """Seals what is a member's alone; the key is made when it is first asked for.

        Raises LockedError, ForgottenError and HouseholdKeyError.
        """
        return self._open.get(member_id) or self._opened(member_id)

    def writer(self, member_id: int | None) -> Cipher:
        """What seals something of a member now: the household's while the member's is locked; None: the household's."""
        if member_id is None:
            return self.household()
        try:
            return self.cipher(member_id)
        except LockedError:
            return self.household()

    def open(self, sealed: str, context: str) -> str:
        """What a text was, whoever's key it needs. Raises LockedError, SealBrokenError and HouseholdKeyError."""
        owner = owner_of(sealed)
        return sealed if owner is None else self.cipher(owner).open(sealed, context)

    def open_bytes(self, sealed: bytes, context: str) -> bytes:
        """What bytes were, like `open`."""
        owner = owner_of_bytes(sealed)
        return sealed if owner is None else self.cipher(owner).open_bytes(sealed, context)

    def is_locked(self, member_id: int) -> bool:
        """Whether what the member's key sealed cannot be read in this process now."""
        if member_id in self._open:
            return False
        row = self._row(member_id)
        return row is not None and row["how"] != How.HOUSEHOLD

    def how(self, member_id: int) -> How:
        """What opens the member's key, or will when there is one."""
        row = self._row(member_id)
        return How(row["how"]) if row else How.HOUSEHOLD

    def states(self) -> list[KeyState]:
        """How the members' keys are kept; a member without one is not among them."""
        rows = self._database.rows("SELECT member_id, how FROM member_keys WHERE member_id > 0 ORDER BY member_id")
        return [
            KeyState(row["member_id"], How(row["how"]), row["how"] == How.HOUSEHOLD or row["member_id"] in self._open)
            for row in rows
        ]

    def set_passphrase(self, member_id: int, passphrase: str) -> None:
        """From now on only the passphrase opens the member's key; without it nothing does, ever.

        Raises PassphraseError for one that is too short, and LockedError where the key is not open.
        """
        check_new(passphrase)
        self.cipher(member_id)
        salt = os.urandom(_SALT)
        wrapping = from_passphrase(passphrase, salt, self._cost)
        with self._database.transaction():
            key = self._keys.get(member_id) or self._unwrapped_here(member_id)
            self._put(member_id, How.PASSPHRASE, wrapped(key, wrapping, member_id, How.PASSPHRASE), salt, self._cost)
        self._keep(member_id, key)
        self._scrub()
        self._tell("passphrase-set", member_id)

    def remove_passphrase(self, member_id: int) -> None:
        """The household's key opens the member's again. Raises LockedError where it is not open."""
        self.cipher(member_id)
        with self._database.transaction():
            key = self._keys.get(member_id) or self._unwrapped_here(member_id)
            self._put(member_id, How.HOUSEHOLD, self._wrapped(key, member_id))
        self._tell("passphrase-removed", member_id)

    def unlock(self, member_id: int, passphrase: str) -> None:
        """Opens the key of a member who has a passphrase; nothing happens where none is needed.

        Each try is counted before it is made. Raises PassphraseError, WaitError and ForgottenError.
        """
        with self._database.transaction():
            row = self._row(member_id)
            if row is None or row["how"] == How.HOUSEHOLD:
                return
            if row["how"] == How.FORGOTTEN:
                raise ForgottenError(member_id)
            self._count_try(row)
        wrapping = from_passphrase(passphrase, row["salt"], Cost(**json.loads(row["parameters"])))
        key = unwrapped(row["wrapped"], wrapping, member_id, How.PASSPHRASE)
        if key is None:
            self._tell("unlock-failed", member_id)
            raise PassphraseError("this is not the passphrase.")
        with self._database.transaction():
            self._database.rows(
                "UPDATE member_keys SET failed = 0, wait_until = NULL WHERE member_id = ?", (member_id,)
            )
        self._keep(member_id, key)
        self._tell("unlocked", member_id)

    def lock(self, member_id: int) -> None:
        """Forgets, until the passphrase is given again, the key of a member who has one."""
        if self.how(member_id) is How.PASSPHRASE and self._open.pop(member_id, None) is not None:
            self._keys.pop(member_id, None)
            self._tell("locked", member_id)

    def forget(self, member_id: int) -> None:
        """Destroys the member's key: what it sealed is unreadable from now on, here and in every later copy.

        A copy of the data folder from before still has the key; so has another process that opened it, until it ends.
        """
        with self._database.transaction():
            self._put(member_id, How.FORGOTTEN, None)
        self._open.pop(member_id, None)
        self._keys.pop(member_id, None)
        self._scrub()
        self._tell("forgotten", member_id)

    def change_household_key(self) -> int:
        """Wraps every key with a new household key, which takes the file's place; returns how many were wrapped.

        Cut short at any point it is finished by calling it again; until then either key opens. What else was sealed
        with it directly is sealed anew between `HouseholdKey.begin_change` and this. Raises HouseholdKeyError, also
        where the key is not in a file.
        """
        if self._household_key.is_given:
            raise HouseholdKeyError("the key is given by INGLE_SECRET_KEY: only one that lies in the file is changed.")
        self.household()
        wrapping = from_household(self._household_key.begin_change())
        done = self._rewrap(wrapping)
        self._household_key.finish_change()
        self._scrub()
        self._tell("household-changed", HOUSEHOLD)
        return done

    def _rewrap(self, wrapping: bytes) -> int:
        with self._database.transaction():
            rows = self._database.rows("SELECT member_id FROM member_keys WHERE how = 'household'")
            for row in rows:
                member_id = row["member_id"]
                key = self._unwrapped_here(member_id)
                self._put(member_id, How.HOUSEHOLD, wrapped(key, wrapping, member_id, How.HOUSEHOLD))
        return len(rows)

    def _opened(self, member_id: int) -> Cipher:
        """The cipher of a key that is not in memory; one that was made in a transaction which may yet be taken back
        is not kept there."""
        inside = self._database.in_transaction
        with self._database.transaction():
            row = self._row(member_id)
            if row is not None and row["how"] == How.FORGOTTEN:
                raise ForgottenError(member_id)
            if row is not None and row["how"] == How.PASSPHRASE:
                raise LockedError(member_id)
            if row is None:
                key = os.urandom(KEY_BYTES)
                self._put(member_id, How.HOUSEHOLD, self._wrapped(key, member_id))
            else:
                key = self._unwrapped_here(member_id)
        if inside:
            return self._made(member_id, key)
        self._keep(member_id, key)
        if row is None:
            self._tell("made", member_id)
        return self._open[member_id]

    def _keep(self, member_id: int, key: bytes) -> None:
        self._keys[member_id] = key
        self._open[member_id] = self._made(member_id, key)

    def _made(self, member_id: int, key: bytes) -> Cipher:
        return Cipher(member_id, key, None if member_id == HOUSEHOLD else self.household())

    def _wrapped(self, key: bytes, member_id: int) -> bytes:
        """The key wrapped by the household's, which is made only where it has wrapped nothing yet."""
        first = self._database.row("SELECT 1 FROM member_keys WHERE how = 'household' LIMIT 1") is None
        current = self._household_key.keys(make=first)[0]
        return wrapped(key, from_household(current), member_id, How.HOUSEHOLD)

    def _unwrapped_here(self, member_id: int) -> bytes:
        """The key of a row that the household's key wrapped. Raises HouseholdKeyError."""
        row = self._row(member_id)
        if row is None:
            raise LookupError(member_id)
        for secret in self._household_key.keys(make=False):
            key = unwrapped(row["wrapped"], from_household(secret), member_id, How.HOUSEHOLD)
            if key is not None:
                return key
        raise HouseholdKeyError(
            f"{self._household_key.source} is not the key that this household's private things were sealed with: "
            "put the right one back."
        )

    def _row(self, member_id: int) -> Row | None:
        return self._database.row("SELECT * FROM member_keys WHERE member_id = ?", (member_id,))

    def _put(
        self, member_id: int, how: How, sealed: bytes | None, salt: bytes | None = None, cost: Cost | None = None
    ) -> None:
        self._database.rows(
            "INSERT INTO member_keys (member_id, how, wrapped, salt, parameters, made_at) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (member_id) DO UPDATE SET how = excluded.how, wrapped = excluded.wrapped,"
            " salt = excluded.salt, parameters = excluded.parameters, failed = 0, wait_until = NULL",
            (
                member_id,
                how.value,
                sealed,
                salt,
                json.dumps(asdict(cost) if cost else {}),
                to_text(self._clock.now()),
            ),
        )

    def _count_try(self, row: Row) -> None:
        """Notes a try before it is made, so that many at once are no way around waiting. Raises WaitError."""
        now = self._clock.now()
        if row["wait_until"] and (left := (from_text(row["wait_until"]) - now).total_seconds()) > 0:
            raise WaitError(max(1, round(left)))
        failed = row["failed"] + 1
        seconds = 0 if failed < FREE_TRIES else min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** min(failed - FREE_TRIES, 20))
        self._database.rows(
            "UPDATE member_keys SET failed = ?, wait_until = ? WHERE member_id = ?",
            (failed, to_text(now + timedelta(seconds=seconds)) if seconds else None, row["member_id"]),
        )

    def _scrub(self) -> None:
        """What was just overwritten is to be nowhere in the database's files."""
        if not self._database.in_transaction:
            self._database.fold_log()

    def _tell(self, kind: str, member_id: int) -> None:
        for heard in self._listeners:
            heard(KeyEvent(kind, member_id))
