"""Before anything is opened for use, every store is looked at; what is damaged goes back to the last sound snapshot."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from backups.restoring import Mend
from backups.snapshots import Snapshots
from backups.soundness import index, settings_files
from backups.soundness.looking import Finding, State, look, register, registered, used_elsewhere
from backups.soundness.recovering import HOUSEHOLD, recover, recover_files, refuse, refuse_files, thin_out
from backups.soundness.structure import Components
from bot.guardrails.extra.rails_file import NAME as RAILS
from bot.settings import PREFIX, SECRETS, Settings, problem_of_text
from knowledge.clock import Clock, SystemClock, to_text
from knowledge.keys import KEY_FILE, HouseholdKey
from knowledge.store import owner_only, sums
from knowledge.store.folding import open_here
from knowledge.store.in_use import share
from knowledge.store.wal import path_of
from knowledge.store.whole_files import sweep
from pods.engine.folders import folder_of

log = logging.getLogger(__name__)

MODELS = "models.yaml"
OF_PODS = frozenset({".yaml", ".ftl", ".sql", ".py"})
PAPERS = "pods/knowledge/knowledge.db"
"""The database that the vector index is derived from."""


@contextmanager
def guarded(settings: Settings, pod: str = "", clock: Clock | None = None) -> Iterator[None]:
    """Looks at the stores before the block, and notes after it how they were left. Raises as `before`."""
    before(settings, pod, clock)
    try:
        yield
    finally:
        after(settings)


def before(settings: Settings, pod: str = "", clock: Clock | None = None, secrets: Path = SECRETS) -> None:
    """Looks at the databases of this house, or of one pod's process, and at the vector index, and puts right what can
    be. Blocking. Raises DamagedError where something must not be opened."""
    clock = clock or SystemClock()
    data_dir = settings.data_dir
    if not data_dir.is_dir():
        return
    owner_only.settle(data_dir, leave=[settings.pods_dir] if settings.pods_dir is not None else [])
    if removed := sweep(data_dir):
        log.info("%s unfinished files that a kill had left were removed", removed)
    files = list(files_of(settings, secrets))
    broken = [*filter(None, map(problem_of_text, files)), *settings_files.damaged(data_dir, files)]
    if broken:
        refuse_files(settings.backup_dir, broken, clock)
    found = looked(settings, pod)
    wrong = [one for one in found if not one.ok]
    if wrong:
        if settings.damaged == "refuse" or any(one.state in (State.CHANGED, State.UNREADABLE) for one in wrong):
            refuse(data_dir, settings.backup_dir, wrong, clock)
        key = HouseholdKey(data_dir / KEY_FILE, settings.secret_key)
        for done in recover(
            data_dir, settings.backup_dir, wrong, key=key, clock=clock, mend=_mend(settings, pod, clock)
        ):
            log.warning(
                "%s went back to the snapshot of %s, because of damage: %s; what was there is kept in %s",
                ", ".join(done.names),
                to_text(done.since),
                "nothing is missing"
                if done.is_whole
                else f"what was written from then until {to_text(done.until)} is missing",
                done.kept,
            )
        found = looked(settings, pod)
        if left := [one for one in found if not one.ok]:
            refuse(data_dir, settings.backup_dir, left, clock)
    if not pod and settings.damaged == "recover" and any(one.state is not State.IN_USE for one in found):
        back = recover_files(data_dir, settings.backup_dir, clock)
        if back:
            log.warning("%s files were damaged, and are as in the newest snapshot again", len(back))
        for gone in thin_out(data_dir, settings.backup_dir, clock):
            log.info("what had been damaged and kept in %s was removed", gone)
    with share(data_dir):
        _note(data_dir, found)
        with suppress(OSError):
            settings_files.note(data_dir, files)
    if any(one.name == PAPERS and one.state is not State.IN_USE for one in found) and index.settle(data_dir):
        log.warning("the search index was not as it was left: it is made anew from the papers")


def after(settings: Settings) -> None:
    """Notes how the vector index was left, where nobody uses it any more. Blocking."""
    papers = settings.data_dir / PAPERS
    try:
        if not papers.is_file() or open_here(papers) or used_elsewhere(papers):
            return
        index.note(settings.data_dir)
    except OSError as error:
        log.warning("how the search index was left could not be noted, so it will be made anew: %s", error)


def files_of(settings: Settings, folder: Path = SECRETS) -> Iterator[Path]:
    """The files of settings that are there: of this house, its secrets, and of pods of the household's own."""
    data_dir = settings.data_dir
    single = (Path(".env"), data_dir / KEY_FILE, settings.models_file or data_dir / MODELS, data_dir / RAILS)
    secrets = sorted(folder.glob(f"{PREFIX.lower()}*")) if folder.is_dir() else []
    own = settings.pods_dir.rglob("*") if settings.pods_dir is not None else ()
    of_pods = sorted(path for path in own if path.suffix in OF_PODS or path.name == ".env")
    yield from (path for path in (*single, *secrets, *of_pods) if path.exists())


def looked(settings: Settings, pod: str = "") -> list[Finding]:
    """What the databases are like that this process would open. Nothing is written. Blocking."""
    data_dir = settings.data_dir
    with share(data_dir):
        return look(data_dir, names_of(settings, pod), _components, Snapshots(settings.backup_dir))


def names_of(settings: Settings, pod: str = "") -> list[str]:
    """The databases of this house by their paths, also those that are gone; with `pod` that of its process alone."""
    if pod:
        return [f"pods/{pod}/{pod}.db"]
    there = {f"pods/{path.name}/{path.name}.db" for path in (settings.data_dir / "pods").glob("*")}
    pods = sorted(there | registered(settings.data_dir) - {HOUSEHOLD})
    return [HOUSEHOLD, *(name for name in pods if Path(name).stem not in settings.addresses_of_pods)]


def accept(settings: Settings) -> list[str]:
    """Takes databases that another program wrote to as they are, where they make sense; which. Blocking."""
    taken = []
    for one in looked(settings):
        if one.state is State.CHANGED:
            sums.note_all(settings.data_dir / one.name, closed=True)
            taken.append(one.name)
    return taken


def _mend(settings: Settings, pod: str, clock: Clock) -> Callable[[str], Mend | None]:
    """What makes a pod's database fit the household that went on; the process of a pod knows no household."""

    def of(name: str) -> Mend | None:
        if pod or folder_of(name) is None:
            return None
        from bot.restoring.mending import mending

        return mending(settings, name, clock, [])

    return of


def _note(data_dir: Path, found: Sequence[Finding]) -> None:
    """From now on the checksums of what makes sense are known, and that it is there."""
    for one in found:
        path = data_dir / one.name
        if one.state is State.SOUND and not open_here(path) and sums.was_rewritten(path):
            sums.mark(path, folded_at=path.stat().st_mtime_ns)
        if one.state is State.UNKNOWN and not open_here(path):
            with suppress(OSError):
                sums.note_all(path, closed=not (path_of(path).exists() and path_of(path).stat().st_size))
    with suppress(OSError):
        register(data_dir, registered(data_dir) | {one.name for one in found})


@cache
def _all_components() -> dict[str, frozenset[str]]:
    from pods.engine.declared import Declared
    from pods.engine.folders import pod_folders, read_pod_file

    found: dict[str, frozenset[str]] = {HOUSEHOLD: frozenset({"household", "rates", "keys"})}
    for folder in pod_folders():
        declaration = read_pod_file(folder)
        brought = {name for skill in Declared(declaration).skills for name in (skill.name, *skill.brings)}
        at_home = declaration.database == "household"
        name = HOUSEHOLD if at_home else f"pods/{declaration.name}/{declaration.name}.db"
        found[name] = found.get(name, frozenset()) | brought
    return found


def _components(name: str) -> Components:
    every = _all_components()
    own = every.get(name, frozenset())
    elsewhere = frozenset[str]().union(*(names for one, names in every.items() if one != name))
    return Components(own - elsewhere, elsewhere - own)
