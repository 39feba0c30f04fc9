"""What the pods work with, and what works for the whole house in one of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from bot.settings import Settings
from knowledge.clock import Clock
from knowledge.documents import read_documents, read_sheets
from knowledge.keys import KEY_FILE
from knowledge.members import Members
from pods.engine.pod import LocalPod, Means
from pods.engine.time import read_times
from skills.accounts.secrets import Vault
from skills.accounts.service import Accounts
from skills.documents.watching import Watch
from skills.engine.command import Asker
from skills.engine.errors import ConfigurationError


def means_of(settings: Settings) -> Means:
    """What the pods work with, as the settings choose it."""
    return Means(
        partial(read_sheets, engine=settings.ocr),
        partial(read_documents, ocr_engine=settings.ocr),
        settings.of_search,
    )


def accounts_of(settings: Settings, pods: Mapping[str, LocalPod], members: Members, clock: Clock) -> Accounts | None:
    """The accounts on other calendars, in the pod that keeps them; None where none does."""
    pod = next((pod for pod in pods.values() if pod.skill_of("accounts") is not None), None)
    if pod is None:
        return None
    vault = Vault(settings.data_dir / KEY_FILE, settings.secret_key)
    return Accounts(pod.database, vault, partial(house_itself, members, clock))


def watch_of(settings: Settings, pods: Mapping[str, LocalPod], members: Members, clock: Clock) -> Watch | None:
    """The watched folder of the pod that keeps documents; None where none does."""
    pod = next((pod for pod in pods.values() if pod.skill_of("documents") is not None), None)
    if pod is None or pod.library is None:
        return None
    house = partial(house_itself, members, clock)
    return Watch(pod.database, pod.library, pod.outbox, house, means_of(settings).read_documents, read_times)


def house_itself(members: Members, clock: Clock) -> Asker:
    """Who acts where nobody asked: the first admin. Raises ConfigurationError without a household."""
    household, known = members.household(), members.all()
    if household is None or not known:
        raise ConfigurationError("there is no household yet; `ingle run` makes it.")
    return Asker(known[0], household, known, clock.now())
