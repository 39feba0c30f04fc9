"""What can be wrong with keys and with what they opened, each with the sentence that says so."""

from __future__ import annotations


class KeysError(Exception):
    """Something about keys; the text may be shown to whoever runs the house."""


class LockedError(KeysError):
    """The member's key is wrapped by a passphrase that was not given since the start."""

    def __init__(self, member_id: int) -> None:
        super().__init__(f"the private things of member {member_id} are locked until the passphrase is given.")
        self.member_id = member_id


class ForgottenError(LockedError):
    """The member's key was forgotten: what it sealed cannot be read by anybody again."""

    def __init__(self, member_id: int) -> None:
        super().__init__(member_id)
        self.args = (f"the key of member {member_id} was forgotten: what it sealed cannot be read any more.",)


class SealBrokenError(KeysError):
    """What was sealed is not what was written, or lies in another place, or is opened with another key."""

    def __init__(self, context: str) -> None:
        super().__init__(
            f"what is sealed in {context} was changed, or was sealed with another key: it is not opened. "
            "Restore the data folder with its key from one backup."
        )
        self.context = context


class HouseholdKeyError(KeysError):
    """The household's key cannot be read or written, or is none."""


class HouseholdKeyMissingError(HouseholdKeyError):
    """There is no household key, and something was sealed with one."""

    def __init__(self, source: str) -> None:
        super().__init__(
            f"the key {source} is missing, without which nothing private can be read: "
            "restore it from a backup or set INGLE_SECRET_KEY."
        )


class PassphraseError(KeysError):
    """The passphrase is not the member's, or cannot become one."""


class WaitError(PassphraseError):
    """Wrong passphrases were given: the next one is looked at only later."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"wait {seconds} seconds before the next try.")
        self.seconds = seconds
