"""`ingle check`: everything that can be wrong with an installation, at once, each with its remedy."""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings
    from pods.engine.models.pool import ModelPool

LOW_DISK = 2 * 1024**3
TELEGRAM_SECONDS = 10.0
MOST_TOLD = 5
"""Hosts that were refused and are told by name."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; a problem says what to do."""

    what: str
    ok: bool
    detail: str


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.option("--accept", is_flag=True, help="Take databases that another program wrote to as they are now.")
@click.pass_obj
def check(settings: Settings, as_json: bool, accept: bool) -> None:
    """Check settings, storage, models and the Telegram token. Exit code 1 when something is wrong."""
    findings = [Finding("settings", True, "all INGLE_ variables are known and valid")]
    if accept:
        findings += _accepted(settings)
    wrong, may_open = _wrong_stores(settings)
    findings += wrong
    # Opening a database may fold its log in: what is damaged stays as it lies there.
    stores = (_audit, _storage, _key) if may_open else ()
    for look in (_folders, *stores, _files, _pods, _disk, _web, _model, _voice, _telegram, _offline):
        findings += look(settings)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in findings], ensure_ascii=False, indent=2))
    else:
        for one in findings:
            click.echo(f"{'ok ' if one.ok else 'BAD'}  {one.what}: {one.detail}")
    if not all(one.ok for one in findings):
        sys.exit(1)


def _accepted(settings: Settings) -> list[Finding]:
    from bot.sound import accept

    taken = accept(settings)
    return [Finding("accepted", True, ", ".join(taken) or "nothing: no other program wrote to a database")]


def _wrong_stores(settings: Settings) -> tuple[list[Finding], bool]:
    """The databases that would not be opened as they are at a start; and whether all make sense for themselves."""
    from backups.soundness.looking import State
    from backups.soundness.recovering import sentence
    from bot.sound import looked

    if not settings.data_dir.is_dir():
        return [], True
    wrong = [one for one in looked(settings) if not one.ok]
    findings = [
        Finding(f"{PurePath(one.name).stem} database", False, sentence(settings.data_dir, one)) for one in wrong
    ]
    return findings, all(one.state is State.CHANGED for one in wrong)


def _files(settings: Settings) -> list[Finding]:
    """Papers and pictures, byte by byte, against the newest snapshot."""
    from backups.snapshots import Snapshots
    from backups.soundness.files import damaged

    snapshot = Snapshots(settings.backup_dir).newest()
    if snapshot is None:
        return []
    broken = damaged(settings.data_dir, snapshot, every_byte=True)
    if not broken:
        return [Finding("papers and pictures", True, f"as in the snapshot {snapshot.name}, or saved since")]
    names = ", ".join(str(settings.data_dir / one.path) for one in broken[:MOST_TOLD])
    remedy = f"copy them from {snapshot.folder}"
    return [Finding("papers and pictures", False, f"{len(broken)} damaged ({names}): {remedy}")]


def _folders(settings: Settings) -> list[Finding]:
    """Whether every pod's folder is whole, and its settings are."""
    from bot.pod_settings import settings_of_pods
    from pods.engine.declared import Declared
    from pods.engine.folders import pod_folders, read_pod_file
    from skills.engine.errors import ConfigurationError

    try:
        settings_of_pods()
        names = [Declared(read_pod_file(folder)).name for folder in pod_folders()]
    except ConfigurationError as error:
        return [Finding("pods", False, str(error))]
    return [Finding("pods", True, ", ".join(names))]


def _audit(settings: Settings) -> list[Finding]:
    """Whether the record of who changed what is whole; of databases that cannot be read, `_storage` tells."""
    from bot.auditing import read_book
    from bot.cli.audit import verdict_text
    from knowledge.store.database import DatabaseDamagedError, DatabaseTooNewError
    from skills.engine.errors import ConfigurationError

    if not (settings.data_dir / "household.db").is_file():
        return []
    try:
        with read_book(settings) as book:
            verdicts = book.verify()
    except ConfigurationError as error:
        return [Finding("audit", False, str(error))]
    except (DatabaseDamagedError, DatabaseTooNewError):
        return []
    wrong = [verdict_text(one).removeprefix("BAD  ") for one in verdicts if not one.ok]
    if wrong:
        return [Finding("audit", False, f"{'; '.join(wrong)}: `ingle audit verify`")]
    return [Finding("audit", True, f"{sum(one.rows for one in verdicts)} rows, none of them changed or missing")]


def _storage(settings: Settings) -> list[Finding]:
    from bot.founding import check_folder
    from knowledge.store.database import DatabaseDamagedError, DatabaseTooNewError, open_household_database
    from pods.engine.pod import open_pod, pod_folders, read_pod_file
    from skills.engine.errors import ConfigurationError

    def household() -> None:
        check_folder(settings.data_dir)
        open_household_database(settings.data_dir / "household.db").close()

    looks: list[tuple[str, Callable[[], None]]] = [("household database", household)]
    for folder in pod_folders():
        declaration = read_pod_file(folder)
        if declaration.name in settings.addresses_of_pods:
            continue
        looks.append(
            (f"{declaration.name} database", lambda one=declaration: open_pod(one, settings.data_dir).close())  # type: ignore[misc]
        )
    findings = []
    for what, look in looks:
        try:
            look()
            findings.append(Finding(what, True, "opens and is sound"))
        except (ConfigurationError, DatabaseDamagedError, DatabaseTooNewError) as error:
            findings.append(Finding(what, False, str(error)))
    return findings


def _pods(settings: Settings) -> list[Finding]:
    """Whether the pods that are elsewhere answer, and are of this version."""
    from bot.building.pods import remote_pod
    from pods.engine.folders import folder_of, read_pod_file
    from skills.engine.errors import ConfigurationError

    findings = []
    for name, address in settings.addresses_of_pods.items():
        folder = folder_of(name)
        if folder is None:
            findings.append(Finding(f"pod {name}", False, "INGLE_POD_ADDRESSES: there is no such pod"))
            continue
        try:
            pod = remote_pod(read_pod_file(folder), address, settings, None)
        except ConfigurationError as error:
            findings.append(Finding(f"pod {name}", False, str(error)))
            continue
        up = pod.line.is_up()
        findings.append(Finding(f"pod {name}", up, f"answers at {address}" if up else f"{address}: {pod.line.reason}"))
        pod.close()
    return findings


def _key(settings: Settings) -> list[Finding]:
    from bot.auditing import household_key
    from bot.keys import open_keyring
    from knowledge.clock import SystemClock
    from knowledge.store.database import DatabaseDamagedError, DatabaseTooNewError, open_household_database
    from skills.engine.errors import ConfigurationError

    key = household_key(settings)
    try:
        database = open_household_database(settings.data_dir / "household.db")
        try:
            open_keyring(database, key, SystemClock())
        finally:
            database.close()
    except ConfigurationError as error:
        return [Finding("household key", False, str(error))]
    except (DatabaseDamagedError, DatabaseTooNewError, OSError):
        return []
    if not key.is_given and key.readable_by_others():
        return [Finding("household key", False, f"others may read {key.path}: run `chmod 600 {key.path}`")]
    return [Finding("household key", True, f"{key.source} is there" + ("" if key.is_given else ", for its owner only"))]


def _disk(settings: Settings) -> list[Finding]:
    if not settings.data_dir.exists():
        return []
    free = shutil.disk_usage(settings.data_dir).free
    text = f"{free / 1024**3:.1f} GiB free under {settings.data_dir}"
    return [Finding("disk", free > LOW_DISK, text if free > LOW_DISK else f"{text}: free some space")]


def _web(settings: Settings) -> list[Finding]:
    loopback = settings.web_host in ("127.0.0.1", "::1", "localhost")
    detail = f"web chat on {settings.web_host}:{settings.web_port}"
    if loopback or settings.web_url:
        return [Finding("web", True, detail)]
    return [
        Finding(
            "web", False, f"{detail} is open to the network without TLS: put a proxy before it and set INGLE_WEB_URL"
        )
    ]


def _model(settings: Settings) -> list[Finding]:
    from bot.build import make_pool
    from pods.engine.models import ModelState
    from skills.engine.errors import InglenookError

    try:
        pool = make_pool(settings)
    except InglenookError as error:
        return [Finding("model", False, str(error))]
    if pool is None:
        return [Finding("model", True, "none; what needs no model works")]
    servers = asyncio.run(_looked(pool))
    model = pool.role("fast")
    status = model.status
    if status.state is ModelState.MISSING:
        detail = f"{model.name} is not here yet: run `ingle models pull`, or just `ingle run`"
        return [Finding("model", False, detail), *servers]
    well = status.state is not ModelState.FAILED
    return [Finding("model", well, f"{model.name}: {status.reason or status.state}"), *servers]


async def _looked(pool: ModelPool) -> list[Finding]:
    """How each server of the language model is; the embedded engine is none."""
    await pool.look()
    servers = [one for one in pool.status() if one.address]
    await pool.close()
    return [
        Finding(
            f"model server {one.name}",
            one.healthy,
            one.reason or f"{one.address} answers; in its memory: {', '.join(one.loaded) or 'no model'}",
        )
        for one in servers
    ]


def _voice(settings: Settings) -> list[Finding]:
    from bot.voice.engines import Fetching, open_ear, open_mouth
    from knowledge.speech.errors import UnheardError
    from knowledge.speech.speaking import LocalMouth, UnspokenError
    from pods.engine.models import ModelState
    from skills.engine.errors import InglenookError

    try:
        ear, mouth, files = open_ear(settings), open_mouth(settings), Fetching(settings).status
        if ear is None:
            return [Finding("voice", True, "voice notes are not heard (INGLE_HEARING)")]
        if files.state is ModelState.MISSING:
            return [Finding("voice", False, f"{files.reason}: `ingle run` fetches it, or `ingle models pull NAME`")]
        voice = mouth.engine(settings.language) if isinstance(mouth, LocalMouth) else settings.speaking
    except (InglenookError, UnheardError, UnspokenError) as error:
        return [Finding("voice", False, str(error))]
    return [Finding("voice", True, f"heard by {settings.hearing_model}, spoken by {voice}")]


def _telegram(settings: Settings) -> list[Finding]:
    if settings.telegram_token is None:
        return [Finding("telegram", True, "off; set INGLE_TELEGRAM_TOKEN to add it")]
    from bot.channels.telegram.probe import bot_name
    from skills.engine.errors import InglenookError

    token = settings.telegram_token.get_secret_value()
    try:
        name = asyncio.run(asyncio.wait_for(bot_name(token, settings.telegram_base_url), TELEGRAM_SECONDS))
    except InglenookError as error:
        return [Finding("telegram", False, str(error))]
    except TimeoutError:
        return [Finding("telegram", False, "Telegram did not answer: check the network, and INGLE_TELEGRAM_BASE_URL")]
    return [Finding("telegram", True, f"the token belongs to @{name}")]


def _offline(settings: Settings) -> list[Finding]:
    """What was refused does not make an installation wrong: it is told, so that somebody asks why it was tried."""
    from bot.offline import hosts_of
    from knowledge.offline import REPORT, attempts

    report = settings.data_dir / REPORT
    found = attempts(report)
    if not settings.offline and not found:
        return []
    reached = ", ".join(hosts_of(settings)) or "this machine alone"
    told = f"on; reaches {reached}" if settings.offline else "off"
    if settings.offline and settings.telegram_token is not None and settings.telegram_base_url is None:
        told += "; Telegram is not reached: set INGLE_TELEGRAM_BASE_URL=https://api.telegram.org to allow it"
    if found:
        most = "; ".join(f"{one.count} to {one.host} by {one.module}, last {one.last}" for one in found[:MOST_TOLD])
        told += f"; {sum(one.count for one in found)} attempts were refused ({most}); all are in {report}"
    return [Finding("offline", True, told)]
