"""The password of stores of backups follows the household's key: it opens them with each key that lies here, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import SecretStr

from backups.old_keys import old_keys
from backups.snapshots import SnapshotUnderWayError
from backups.stores import Held, Store, StoreBusyError, StoreError, WrongPasswordError
from backups.stores.known import places, was_there
from bot.auditing import household_key
from bot.backing_up import derived_password, password_of, store_at, store_of, turn
from bot.settings import Settings
from knowledge.keys import KEY_FILE, HouseholdKey, HouseholdKeyError
from skills.engine.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Missed:
    """A store that was used once and still opens with an older key alone, and why, as a sentence without its end."""

    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What opens with the new key: `place` is the store of the settings, empty where none was changed."""

    place: str
    others: tuple[str, ...] = ()
    missed: tuple[Missed, ...] = ()


def change_passwords(settings: Settings, new_key: bytes) -> Changed:
    """Lets every store that was ever used open with the password of another key of the household. Blocking.

    Nothing is to be done where INGLE_BACKUP_PASSWORD is the password. The store of the settings comes first and has to
    be reached; of the others it is told which were not. Done twice it is well. Raises StoreError, ConfigurationError.
    """
    if settings.backup_password is not None:
        return Changed("")
    new = derived_password(new_key)
    try:
        with turn(settings.backup_dir):
            return _changed(settings, new)
    except SnapshotUnderWayError as error:
        raise StoreBusyError(f"{error}: run this again when it is done") from error


def left_to_old_key(settings: Settings) -> Changed:
    """The same where none is to be touched: all that were ever used need the key of now. Blocking."""
    if settings.backup_password is not None:
        return Changed("")
    why = "it was left as it is"
    return Changed("", missed=tuple(Missed(place, why) for place in places(settings.backup_dir)))


def opened(settings: Settings, place: str) -> tuple[Store, Sequence[Held]]:
    """The store at a place, with the password that opens it: of a key that is here, or of one that was put aside; and
    what it holds, which had to be asked for that.

    Blocking. Raises StoreError, WrongPasswordError where none does, and ConfigurationError.
    """
    wrong: StoreError | None = None
    for password in _passwords(settings):
        store = store_at(settings, place, password)
        try:
            return store, store.held()
        except WrongPasswordError as error:
            wrong = wrong or error
    if wrong is None:
        password_of(settings)
    raise wrong or ConfigurationError(f"no key opens the store {place}")


def _changed(settings: Settings, new: SecretStr) -> Changed:
    present = store_of(settings)
    here = present.place if present is not None and was_there(settings.backup_dir, present.place) else ""
    if here:
        _change(settings, here, new)
    others, missed = [], []
    for place in places(settings.backup_dir):
        if place == here:
            continue
        try:
            _change(settings, place, new)
        except (StoreError, ConfigurationError) as error:
            missed.append(Missed(place, str(error).rstrip(".")))
        else:
            others.append(place)
    return Changed(here, tuple(others), tuple(missed))


def _change(settings: Settings, place: str, new: SecretStr) -> None:
    """Cut short after it was done, it is well: `new` opens it then."""
    try:
        store_at(settings, place, new).held()
    except WrongPasswordError:
        store, _ = opened(settings, place)
        store.change_password(new)


def _passwords(settings: Settings) -> Iterator[SecretStr]:
    """The likeliest first."""
    if settings.backup_password is not None:
        yield settings.backup_password
        return
    told: set[bytes] = set()
    for key in (household_key(settings), HouseholdKey(settings.data_dir / KEY_FILE), *old_keys(settings.data_dir)):
        try:
            texts = reversed(key.keys(make=False))
        except HouseholdKeyError:
            continue
        for one in texts:
            if one not in told:
                told.add(one)
                yield derived_password(one)
