"""`ingle keys`: passphrases from the terminal, what is told before, and a new household key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import SecretStr

from knowledge.clock import SystemClock
from knowledge.keys import KEY_FILE, HouseholdKey
from knowledge.store.database import open_household_database
from skills.accounts.secrets import Vault, sealed_anew
from tests.bot.program import Program
from tests.keyrings import keyring_of

WORDS = "tea with Ömer at noon"


@pytest.fixture
def household(tmp_path: Path) -> Program:
    """A data folder with its first admin."""
    program = Program(tmp_path, tmp_path / "models")
    program.run("members")
    return program


def test_a_passphrase_is_set_after_a_warning_and_removed_with_itself_only(household: Program) -> None:
    assert json.loads(household.run("keys", "--json").stdout) == [{"name": "Anna", "opened_by": "household"}]
    done = household.run("keys", "passphrase", "Anna", stdin=f"{WORDS}\n")
    assert (done.returncode, "NOBODY" in done.stderr.upper()) == (0, True)
    assert WORDS not in done.stdout + done.stderr
    assert json.loads(household.run("keys", "--json").stdout) == [{"name": "Anna", "opened_by": "passphrase"}]
    assert "/unlock" in household.run("keys", "unlock", "Anna").stdout
    wrong = household.run("keys", "passphrase", "Anna", "--remove", stdin="wrong wrong wrong\n")
    assert (wrong.returncode, "not the passphrase" in wrong.stderr) == (1, True)
    assert household.run("keys", "passphrase", "Anna", "--remove", stdin=f"{WORDS}\n").returncode == 0
    assert json.loads(household.run("keys", "--json").stdout) == [{"name": "Anna", "opened_by": "household"}]


def test_what_cannot_be_a_passphrase_and_who_is_unknown(household: Program) -> None:
    short = household.run("keys", "passphrase", "Anna", stdin="short\n")
    assert (short.returncode, "at least 10 characters" in short.stderr) == (1, True)
    assert household.run("keys", "passphrase", "Nobody", stdin=f"{WORDS}\n").returncode == 2
    assert "has no passphrase" in household.run("keys", "unlock", "Anna").stderr


def test_a_new_household_key_opens_what_the_old_one_did(household: Program) -> None:
    path = household.data / KEY_FILE
    before = path.read_bytes()
    database = open_household_database(household.data / "household.db")
    sealed = keyring_of(database, SystemClock()).household().seal("ours", "c")
    done = json.loads(household.run("keys", "rotate-household", "--json").stdout)
    assert (done["keys"] >= 1, path.read_bytes() != before) == (True, True)
    assert keyring_of(database, SystemClock()).open(sealed, "c") == "ours"
    database.close()


def test_passwords_of_calendars_are_encrypted_anew(tmp_path: Path) -> None:
    database = open_household_database(tmp_path / "household.db")
    vault = Vault(tmp_path / KEY_FILE)
    with database.transaction() as tables:
        tables.execute("CREATE TABLE calendar_accounts (id INTEGER PRIMARY KEY, secret TEXT NOT NULL)")
        tables.execute("INSERT INTO calendar_accounts VALUES (1, ?)", [vault.seal(SecretStr("caldav-password"))])
    keyring = keyring_of(database, SystemClock())
    keyring.household()
    HouseholdKey(tmp_path / KEY_FILE).begin_change()
    assert sealed_anew(database, vault) == 1
    keyring.change_household_key()
    (row,) = database.rows("SELECT secret FROM calendar_accounts")
    assert Vault(tmp_path / KEY_FILE).open(row["secret"]).get_secret_value() == "caldav-password"
    database.close()


def test_check_looks_at_the_key_file(household: Program) -> None:
    def key() -> dict[str, object]:
        found = json.loads(household.run("check", "--json").stdout)
        return next(one for one in found if one["what"] == "household key")

    assert key()["ok"] is True
    (household.data / KEY_FILE).chmod(0o640)
    assert "chmod 600" in str(key()["detail"])
    (household.data / KEY_FILE).unlink()
    assert (key()["ok"], "is missing" in str(key()["detail"])) == (False, True)
