"""`ingle check`: everything that can be wrong with an installation, at once, each with its remedy."""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings

LOW_DISK = 2 * 1024**3
TELEGRAM_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; a problem says what to do."""

    what: str
    ok: bool
    detail: str


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.pass_obj
def check(settings: Settings, as_json: bool) -> None:
    """Check settings, storage, models and the Telegram token. Exit code 1 when something is wrong."""
    findings = [Finding("settings", True, "all INGLE_ variables are known and valid")]
    for look in (_storage, _disk, _web, _model, _voice, _telegram):
        findings += look(settings)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in findings], ensure_ascii=False, indent=2))
    else:
        for one in findings:
            click.echo(f"{'ok ' if one.ok else 'BAD'}  {one.what}: {one.detail}")
    if not all(one.ok for one in findings):
        sys.exit(1)


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
    from bot.build import make_model
    from pods.engine.models import ModelState
    from skills.engine.errors import InglenookError

    try:
        model = make_model(settings)
    except InglenookError as error:
        return [Finding("model", False, str(error))]
    if model is None:
        return [Finding("model", True, "none; what needs no model works")]
    status = model.status
    if status.state is ModelState.MISSING:
        return [Finding("model", False, f"{model.name} is not here yet: run `ingle models pull`, or just `ingle run`")]
    return [Finding("model", status.state is not ModelState.FAILED, f"{model.name}: {status.reason or status.state}")]


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
