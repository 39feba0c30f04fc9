"""Why something cannot be restored, in sentences with what to do next."""

from __future__ import annotations

from skills.engine.errors import ServiceError


class RestoreError(ServiceError):
    """Nothing was restored, and the present state is as it was."""


class NewerSnapshotError(RestoreError):
    """The snapshot was made by a newer version."""

    def __init__(self, name: str, made_by: str, here: str) -> None:
        super().__init__(
            f"{name} was made by version {made_by}, and this is {here}: install that version or a newer one first."
        )


class DamagedSnapshotError(RestoreError):
    """A file of the snapshot is not what its manifest says."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"the snapshot {name} is damaged ({what}): take the one before it (`ingle backup list`).")


class MissingKeyError(RestoreError):
    """There is no household key, and what is sealed in the snapshot needs one."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"the household's key is missing, without which nothing private can be opened: put secret.key at {place} "
            "(mode 0600) or set INGLE_SECRET_KEY, and try again."
        )


class MissingHereError(RestoreError):
    """The household that is here, which stays, has no key, and another one than its own opens the snapshot."""

    def __init__(self, place: str, source: str) -> None:
        super().__init__(
            f"{place} is missing, and one pod or one member comes back only into a household that has its key: put "
            f"{source} there (mode 0600) or set INGLE_SECRET_KEY, and try again."
        )


class WrongKeyError(RestoreError):
    """The household key that is here does not open what is sealed in the snapshot."""

    def __init__(self, source: str, name: str) -> None:
        super().__init__(
            f"{source} is not the key that {name} was sealed with: set INGLE_SECRET_KEY to the key that the household "
            "had then (44 characters, the content of secret.key), and try again."
        )


class OtherKeyError(RestoreError):
    """The key opens the snapshot and not the household that is here, which stays."""

    def __init__(self, source: str, name: str) -> None:
        super().__init__(
            f"{source} opens {name}, but not the household that is here, whose key is another by now: one pod or one "
            "member cannot come back from a snapshot of another key. Restore everything, or choose a newer snapshot."
        )


class NotThereError(RestoreError):
    """The snapshot does not hold what is wanted from it."""
