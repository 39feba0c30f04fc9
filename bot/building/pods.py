"""What the pods work with, which of them are here and which elsewhere, and what works for the whole house in one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from importlib.metadata import version

from bot.building.models import search_of
from bot.pod_settings import settings_of_pods
from bot.settings import Settings
from knowledge.audit.log import key_of
from knowledge.clock import Clock
from knowledge.documents import read_documents, read_sheets
from knowledge.keys import KEY_FILE
from knowledge.members import Members
from pods.engine.declared import Declared, PodFile
from pods.engine.folders import pod_folders, read_pod_file
from pods.engine.interface import Pod
from pods.engine.pod import LocalPod, Means, open_pod
from pods.engine.remote.desks import RemoteAccounts, RemoteFeeds
from pods.engine.remote.files import house_codec
from pods.engine.remote.line import Line
from pods.engine.remote.pod import RemotePod
from pods.engine.remote.signing import Token
from pods.engine.time import read_times
from skills.accounts.secrets import Vault
from skills.accounts.service import Accounts
from skills.calendar.feed import Feeds
from skills.documents.watching import Watch
from skills.engine.command import Asker
from skills.engine.errors import ConfigurationError
from skills.notices import Notices

AT_HOME = {
    "house": "it is about the members, who are in the house's own database",
    "knowledge": "it seals papers with the members' keys, which stay in the house",
}
"""Pods that cannot be anywhere else, and why."""


def means_of(settings: Settings) -> Means:
    """What the pods work with, as the settings choose it."""
    return Means(
        partial(read_sheets, engine=settings.of_ocr),
        partial(read_documents, ocr_engine=settings.of_ocr),
        search_of(settings),
        settings=settings_of_pods(),
    )


def open_pods(settings: Settings, means: Means) -> dict[str, Pod]:
    """The pods that the settings choose, by name: here, or at the address that they have.

    One that is elsewhere need not answer yet. Raises ConfigurationError naming the variable.
    """
    declared = {one.name: one for one in (read_pod_file(folder) for folder in pod_folders())}
    chosen, addresses = settings.chosen_pods or tuple(declared), settings.addresses_of_pods
    for name in (*chosen, *addresses):
        if name not in declared:
            raise ConfigurationError(f"INGLE_PODS, INGLE_POD_ADDRESSES: there is no pod '{name}'; {_known(declared)}.")
    for name in addresses:
        if name not in chosen:
            raise ConfigurationError(f"INGLE_POD_ADDRESSES has '{name}', which is not among INGLE_PODS.")
    for name, why in AT_HOME.items():
        if name in addresses:
            raise ConfigurationError(f"INGLE_POD_ADDRESSES: the pod '{name}' stays in the house: {why}.")
    if "house" not in chosen:
        raise ConfigurationError("INGLE_PODS: the pod 'house' is always there; add it.")
    return {
        name: remote_pod(declared[name], addresses[name], settings, means.audit_key)
        if name in addresses
        else open_pod(declared[name], settings.data_dir, means)
        for name in declared
        if name in chosen
    }


def remote_pod(declaration: PodFile, address: str, settings: Settings, audit_key: bytes | None) -> RemotePod:
    """A pod at an address. Raises ConfigurationError without a token."""
    token = token_of(settings, declaration.name)
    line = Line(
        declaration.name,
        declaration.about,
        address,
        token,
        house_codec(token),
        version=version("inglenook"),
        digest=Declared(declaration).digest(),
        audit_key=key_of(declaration.name, audit_key) if audit_key else None,
    )
    return RemotePod(declaration, line, audited=audit_key is not None)


def token_of(settings: Settings, pod: str) -> Token:
    """What the house and a pod know each other by. Raises ConfigurationError where it is missing or short."""
    if settings.pod_token is None:
        raise ConfigurationError(
            "INGLE_POD_TOKEN is not set: house and pods need the same secret; `openssl rand -hex 32` makes one."
        )
    return Token(settings.pod_token.get_secret_value(), pod)


def _known(declared: Mapping[str, PodFile]) -> str:
    return f"there are {', '.join(sorted(declared))}"


def accounts_of(
    settings: Settings, pods: Mapping[str, Pod], members: Members, clock: Clock
) -> Accounts | RemoteAccounts | None:
    """The accounts on other calendars, in the pod that keeps them; None where none does."""
    pod = next((pod for pod in pods.values() if pod.skill_of("accounts") is not None), None)
    house = partial(house_itself, members, clock)
    if isinstance(pod, RemotePod):
        return RemoteAccounts(pod.line, house)
    if not isinstance(pod, LocalPod):
        return None
    vault = Vault(settings.data_dir / KEY_FILE, settings.secret_key)
    return Accounts(pod.database, vault, house, audit=pod.audit)


def feeds_of(pods: Mapping[str, Pod], members: Members, clock: Clock) -> Feeds | RemoteFeeds | None:
    """The members' calendars at their secret addresses, if a pod keeps a calendar."""
    pod = next((pod for pod in pods.values() if pod.skill_of("calendar") is not None), None)
    if isinstance(pod, RemotePod):
        return RemoteFeeds(pod.line, partial(house_itself, members, clock))
    return Feeds(pod.database, members.household, members.all, clock) if isinstance(pod, LocalPod) else None


def watch_of(settings: Settings, pods: Mapping[str, Pod], members: Members, clock: Clock) -> Watch | None:
    """The watched folder of the pod that keeps documents; None where none does."""
    pod = next((pod for pod in pods.values() if pod.skill_of("documents") is not None), None)
    if not isinstance(pod, LocalPod) or pod.library is None:
        return None
    house = partial(house_itself, members, clock)
    read_documents = means_of(settings).read_documents
    return Watch(pod.database, pod.library, pod.outbox, house, read_documents, read_times, pod.audit)


def notices_of(pods: Mapping[str, Pod], members: Members, clock: Clock) -> Notices:
    """What the house tells its admins about itself, through the pod that stays in the house."""
    pod = pods["house"]
    if not isinstance(pod, LocalPod):
        raise ConfigurationError("the pod 'house' stays in the house.")
    return Notices(pod.database, members, clock)


def house_itself(members: Members, clock: Clock) -> Asker:
    """Who acts where nobody asked: the first admin. Raises ConfigurationError without a household."""
    household, known = members.household(), members.all()
    if household is None or not known:
        raise ConfigurationError("there is no household yet; `ingle run` makes it.")
    return Asker(known[0], household, known, clock.now())
