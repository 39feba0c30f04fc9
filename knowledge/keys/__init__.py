"""Keys at rest: the household's, one for each member, and what seals and opens with them."""

from knowledge.keys.cipher import HOUSEHOLD, Cipher, owner_of, owner_of_bytes
from knowledge.keys.errors import (
    ForgottenError,
    HouseholdKeyError,
    HouseholdKeyMissingError,
    KeysError,
    LockedError,
    PassphraseError,
    SealBrokenError,
    WaitError,
)
from knowledge.keys.household import KEY_FILE, HouseholdKey
from knowledge.keys.keyring import KeyEvent, Keyring, KeyState
from knowledge.keys.wrapping import Cost, How

__all__ = [
    "HOUSEHOLD",
    "KEY_FILE",
    "Cipher",
    "Cost",
    "ForgottenError",
    "HouseholdKey",
    "HouseholdKeyError",
    "HouseholdKeyMissingError",
    "How",
    "KeyEvent",
    "KeyState",
    "Keyring",
    "KeysError",
    "LockedError",
    "PassphraseError",
    "SealBrokenError",
    "WaitError",
    "owner_of",
    "owner_of_bytes",
]
