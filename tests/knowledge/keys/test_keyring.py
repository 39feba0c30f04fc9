"""Keys of members: made once, opened by the household's key or a passphrase alone, forgotten for good."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from knowledge.clock import ManualClock
from knowledge.keys import (
    KEY_FILE,
    ForgottenError,
    HouseholdKeyError,
    HouseholdKeyMissingError,
    How,
    KeyEvent,
    LockedError,
    PassphraseError,
    WaitError,
)
from knowledge.store.database import Database
from tests.keyrings import keyring_of

WORDS = "tea with Ömer at noon"


def key_file(database: Database) -> Path:
    return database.path.with_name(KEY_FILE)


def test_a_key_is_made_once_and_is_there_after_a_restart(database: Database, clock: ManualClock) -> None:
    first = keyring_of(database, clock)
    sealed = first.cipher(3).seal("mine", "c")
    again = keyring_of(database, clock)
    assert again.open(sealed, "c") == "mine"
    assert again.cipher(4).blind("x") != again.cipher(3).blind("x")
    assert key_file(database).stat().st_mode & 0o777 == 0o600


def test_a_key_made_in_a_transaction_that_is_taken_back_seals_nothing_later(
    database: Database, clock: ManualClock
) -> None:
    keyring = keyring_of(database, clock)

    def taken_back() -> None:
        with database.transaction():
            keyring.cipher(3)
            raise LookupError

    with pytest.raises(LookupError):
        taken_back()
    sealed = keyring.cipher(3).seal("mine", "c")
    assert keyring_of(database, clock).open(sealed, "c") == "mine"


def test_threads_that_need_a_key_at_once_get_the_same(database: Database, clock: ManualClock) -> None:
    keyring, found = keyring_of(database, clock), []
    threads = [threading.Thread(target=lambda: found.append(keyring.cipher(3).blind("x"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert set(found) == {keyring_of(database, clock).cipher(3).blind("x")}


def test_without_the_household_key_nothing_is_made_anew(database: Database, clock: ManualClock) -> None:
    keyring_of(database, clock).cipher(3)
    secret = key_file(database).read_bytes()
    key_file(database).unlink()
    for member_id in (3, 4):
        with pytest.raises(HouseholdKeyMissingError, match="is missing"):
            keyring_of(database, clock).cipher(member_id)
    key_file(database).write_bytes(secret[::-1])
    with pytest.raises(HouseholdKeyError):
        keyring_of(database, clock).cipher(3)
    key_file(database).write_text("short")
    with pytest.raises(HouseholdKeyError, match="44 characters"):
        keyring_of(database, clock).cipher(3)


def test_a_passphrase_alone_opens_a_key(database: Database, clock: ManualClock) -> None:
    keyring = keyring_of(database, clock)
    sealed = keyring.cipher(3).seal("mine", "c")
    keyring.set_passphrase(3, WORDS)
    assert keyring.open(sealed, "c") == "mine"
    again = keyring_of(database, clock)
    assert again.is_locked(3)
    with pytest.raises(LockedError):
        again.open(sealed, "c")
    meanwhile = again.writer(3).seal("meanwhile", "c")
    with pytest.raises(PassphraseError):
        again.unlock(3, "tea with Omer at noon")
    again.unlock(3, f" {WORDS}\n")
    assert (again.open(sealed, "c"), again.cipher(3).open(meanwhile, "c")) == ("mine", "meanwhile")
    again.lock(3)
    assert again.is_locked(3)


def test_a_passphrase_may_be_changed_and_removed_and_not_be_short(database: Database, clock: ManualClock) -> None:
    keyring = keyring_of(database, clock)
    with pytest.raises(PassphraseError, match="10 characters"):
        keyring.set_passphrase(3, "  short  ")
    keyring.set_passphrase(3, WORDS)
    keyring.set_passphrase(3, "another one, longer")
    again = keyring_of(database, clock)
    with pytest.raises(LockedError):
        again.set_passphrase(3, WORDS)
    with pytest.raises(PassphraseError):
        again.unlock(3, WORDS)
    again.unlock(3, "another one, longer")
    again.remove_passphrase(3)
    assert not keyring_of(database, clock).is_locked(3)


def test_wrong_passphrases_have_to_wait_longer_and_longer_also_after_a_restart(
    database: Database, clock: ManualClock
) -> None:
    keyring_of(database, clock).set_passphrase(3, WORDS)
    waits = []
    for _ in range(6):
        with pytest.raises(PassphraseError):
            keyring_of(database, clock).unlock(3, "wrong wrong wrong")
        try:
            keyring_of(database, clock).unlock(3, "wrong wrong wrong")
        except WaitError as error:
            waits.append(error.seconds)
            clock.set(clock.now() + timedelta(seconds=error.seconds))
        except PassphraseError:
            waits.append(0)
    assert waits == [0, 5, 10, 20, 40, 80]
    keyring = keyring_of(database, clock)
    keyring.unlock(3, WORDS)
    assert not keyring.is_locked(3)
    assert database.row("SELECT failed FROM member_keys WHERE member_id = 3") == {"failed": 0}


def test_the_right_passphrase_is_not_looked_at_while_it_has_to_wait(database: Database, clock: ManualClock) -> None:
    keyring = keyring_of(database, clock)
    keyring.set_passphrase(3, WORDS)
    again = keyring_of(database, clock)
    for _ in range(3):
        with pytest.raises(PassphraseError):
            again.unlock(3, "wrong wrong wrong")
    with pytest.raises(WaitError, match="wait 5 seconds"):
        again.unlock(3, WORDS)


def test_what_a_forgotten_key_sealed_is_gone_with_every_byte_of_the_key(
    database: Database, clock: ManualClock, tmp_path: Path
) -> None:
    keyring = keyring_of(database, clock)
    sealed = keyring.cipher(3).seal("mine", "c")
    row = database.row("SELECT wrapped FROM member_keys WHERE member_id = 3")
    assert row is not None
    keyring.forget(3)
    for one in (keyring, keyring_of(database, clock)):
        with pytest.raises(ForgottenError):
            one.open(sealed, "c")
        with pytest.raises(ForgottenError):
            one.unlock(3, WORDS)
        assert one.writer(3).owner == 0
    assert not [path for path in tmp_path.iterdir() if row["wrapped"] in path.read_bytes()]


def test_another_household_key_opens_the_same_things(database: Database, clock: ManualClock) -> None:
    keyring = keyring_of(database, clock)
    sealed = [keyring.household().seal("ours", "c"), keyring.cipher(3).seal("mine", "c")]
    keyring.set_passphrase(4, WORDS)
    before = key_file(database).read_bytes()
    assert keyring.change_household_key() == 2
    assert key_file(database).read_bytes() != before
    again = keyring_of(database, clock)
    assert [again.open(one, "c") for one in sealed] == ["ours", "mine"]
    again.unlock(4, WORDS)
    key_file(database).write_bytes(before)
    with pytest.raises(HouseholdKeyError, match="is not the key"):
        keyring_of(database, clock).household()


@pytest.mark.parametrize("cut", ["before wrapping", "after wrapping"])
def test_a_change_of_keys_that_was_cut_short_is_finished_by_the_next(
    database: Database, clock: ManualClock, cut: str
) -> None:
    keyring = keyring_of(database, clock)
    sealed = keyring.cipher(3).seal("mine", "c")
    before = key_file(database).read_bytes()
    if cut == "before wrapping":
        key_file(database).with_name(f"{KEY_FILE}.next").write_bytes(before[::-1][1:] + b"=")
    else:
        keyring.change_household_key()
        key_file(database).rename(key_file(database).with_name(f"{KEY_FILE}.next"))
        key_file(database).write_bytes(before)
    between = keyring_of(database, clock)
    fresh = between.cipher(5).seal("made between", "c")
    assert between.open(sealed, "c") == "mine"
    keyring_of(database, clock).change_household_key()
    after = keyring_of(database, clock)
    assert (after.open(sealed, "c"), after.open(fresh, "c")) == ("mine", "made between")
    assert not key_file(database).with_name(f"{KEY_FILE}.next").exists()


def test_who_listens_is_told_what_was_done(database: Database, clock: ManualClock) -> None:
    heard: list[KeyEvent] = []
    keyring = keyring_of(database, clock, heard.append)
    keyring.set_passphrase(3, WORDS)
    keyring.lock(3)
    with pytest.raises(PassphraseError):
        keyring.unlock(3, "wrong wrong wrong")
    keyring.unlock(3, WORDS)
    keyring.forget(3)
    assert [(one.kind, one.member_id) for one in heard if one.member_id == 3] == [
        ("made", 3),
        ("passphrase-set", 3),
        ("locked", 3),
        ("unlock-failed", 3),
        ("unlocked", 3),
        ("forgotten", 3),
    ]
    assert keyring.how(3) is How.FORGOTTEN
