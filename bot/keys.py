"""The house's keys as the product uses them: opened at the start, and old rows sealed behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.sealing import Sealing
from bot.settings import Settings
from bot.tidying import Tidying
from bot.unlocking import Accounts, Unlocking
from knowledge.clock import Clock
from knowledge.dialogs import Buttons, Dialogs
from knowledge.kept_files import KeptFiles
from knowledge.keys import HouseholdKey, HouseholdKeyError, Keyring
from knowledge.keys.seals import Seals
from knowledge.resealing import Resealing
from knowledge.store.database import Database
from pods.engine.interface import Pod
from pods.engine.pod import LocalPod
from skills.engine.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Privacy:
    """What takes passphrases, and what works behind the running house."""

    unlocking: Unlocking
    sealing: Sealing


def open_keyring(database: Database, household_key: HouseholdKey, clock: Clock) -> Keyring:
    """The keyring of a household, whose own key opens. Raises ConfigurationError where it is missing or another one."""
    keyring = Keyring(database, household_key, clock)
    try:
        keyring.household()
    except HouseholdKeyError as error:
        raise ConfigurationError(str(error)) from error
    return keyring


def privacy_of(
    settings: Settings,
    hub: str,
    database: Database,
    seals: Seals,
    accounts: Accounts,
    pods: Mapping[str, Pod],
    dialogs: Dialogs,
    buttons: Buttons,
    clock: Clock,
) -> Privacy:
    """Joins them; what works behind the house hears of keys that are opened. `hub`: its address."""
    media = settings.data_dir / "media"
    databases = {name: pod.database for name, pod in pods.items() if isinstance(pod, LocalPod)}
    resealing = Resealing(database, seals, KeptFiles(database, media, seals), clock)
    sealing = Sealing(resealing, Tidying(media, database, databases, dialogs, buttons))
    seals.keyring.listen(sealing.heard)
    return Privacy(Unlocking(seals.keyring, accounts, f"{hub}/unlock"), sealing)
