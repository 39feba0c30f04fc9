"""The audit logs of the house, opened with the key that the household's own key gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bot.building.pods import remote_pod
from bot.keys import open_keyring
from bot.settings import Settings
from knowledge.audit import AuditBook, AuditLog, Kind
from knowledge.clock import Clock, SystemClock
from knowledge.keys import KEY_FILE, HouseholdKey, KeyEvent, Keyring
from knowledge.store.database import Database, open_household_database
from pods.engine.folders import folder_of, read_pod_file
from pods.engine.interface import Pod
from pods.engine.pod import LocalPod
from pods.engine.remote.pod import RemotePod
from skills.engine.errors import ConfigurationError


def audit_key(keyring: Keyring) -> bytes:
    """What the rows of the logs are sealed with: it stays the same when the household's key is changed."""
    return keyring.household().key_for("audit")


def audit_log(database: Database, settings: Settings, clock: Clock) -> AuditLog:
    """The log of the household's database, begun, for commands that open nothing else. Raises ConfigurationError."""
    log = AuditLog(database, audit_key(open_keyring(database, household_key(settings), clock)))
    log.begin(clock.now())
    return log


def household_key(settings: Settings) -> HouseholdKey:
    """Where the household's key is."""
    return HouseholdKey(settings.data_dir / KEY_FILE, settings.secret_key)


def open_book(household: AuditLog, pods: Mapping[str, Pod], clock: Clock, keyring: Keyring) -> AuditBook:
    """The logs of the household and of the pods with databases of their own, each begun; they are told of keys."""
    here = [pod.audit for pod in pods.values() if isinstance(pod, LocalPod) and pod.audit is not None]
    elsewhere = [pod.audit for pod in pods.values() if isinstance(pod, RemotePod) and pod.audit is not None]
    logs = [log for log in here if log.name != household.name]
    book = AuditBook([household, *logs], clock, elsewhere=elsewhere)
    book.begin()
    keyring.listen(telling_of_keys(household, clock))
    return book


def telling_of_keys(log: AuditLog, clock: Clock) -> Callable[[KeyEvent], None]:
    """What notes in the log whatever is done with a key."""

    def heard(event: KeyEvent) -> None:
        log.add(Kind.KEY, at=clock.now(), member_id=event.member_id or None, what=event.kind)

    return heard


@contextmanager
def read_book(settings: Settings) -> Iterator[AuditBook]:
    """The logs as they lie in the data folder, and of pods elsewhere: nothing is begun or added, no key is made.

    The household's log begins with its key; where there is none, nothing can be recorded yet.

    Raises ConfigurationError where there is no household, and the stores' errors.
    """
    path = settings.data_dir / "household.db"
    if not path.is_file():
        raise ConfigurationError(f"there is no household in {settings.data_dir} yet; `ingle run` makes it.")
    with ExitStack() as stack:
        household = open_household_database(path)
        stack.callback(household.close)
        clock = SystemClock()
        begun = household.row("SELECT 1 FROM member_keys LIMIT 1") is not None
        key = audit_key(open_keyring(household, household_key(settings), clock)) if begun else b""
        logs, elsewhere = [AuditLog(household, key)], []
        addresses = settings.addresses_of_pods
        for file in pod_files(settings.data_dir):
            if file.stem in addresses:
                continue
            database = Database(file, {})
            stack.callback(database.close)
            logs.append(AuditLog(database, key))
        for name, address in addresses.items() if begun else ():
            folder = folder_of(name)
            if folder is not None:
                pod = remote_pod(read_pod_file(folder), address, settings, key)
                stack.callback(pod.close)
                elsewhere += [pod.audit] if pod.audit is not None else []
        yield AuditBook(logs, clock, elsewhere=elsewhere, begun=begun)


def pod_files(data_dir: Path) -> list[Path]:
    """The databases of pods that are there."""
    return [path for path in sorted(data_dir.glob("pods/*/*.db")) if path.stem == path.parent.name]
