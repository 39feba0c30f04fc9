"""What hears and what speaks, as the settings choose them, and the files that they need."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from bot.settings import Settings
from knowledge.speech.hearing import Ear, Whisper, WhisperModel
from knowledge.speech.speaking import LocalMouth, Mouth
from knowledge.speech.speaking.engine import ENGINES
from pods.engine.models import ModelState, ModelStatus
from pods.engine.models.errors import DownloadFailed, UnknownModel
from pods.engine.models.files.manifest import ModelEntry, read_manifest
from pods.engine.models.files.verify import is_verified
from skills.engine.errors import ConfigurationError, InglenookError

log = logging.getLogger(__name__)

RETRY_S = 60.0
"""Seconds after which files that could not be had are tried again."""
KOKORO = "kokoro-82m"
MODEL_FILE = "model.bin"

Pull = Callable[[ModelEntry, Callable[[int, int], None], Callable[[], bool]], None]
"""Brings the files of a model: told what to tell progress to, and what to ask whether to stop. Blocks."""


def open_ear(settings: Settings) -> Ear | None:
    """What hears, by INGLE_HEARING; None where it is off. Nothing is loaded before the first recording.

    Raises ConfigurationError for a model that there is not.
    """
    if settings.hearing == "off":
        return None
    if settings.hearing != "embedded":
        from knowledge.speech.remote import RemoteEar

        return RemoteEar(settings.hearing, _token(settings))
    return Whisper(WhisperModel(hearing_folder(settings), settings.hearing_device))


def open_mouth(settings: Settings, *, wanted: str | None = None) -> Mouth | None:
    """What speaks, by INGLE_SPEAKING; None where it is off. Nothing is loaded before the first text.

    `wanted`: another voice engine than INGLE_VOICE; of a service, its own settings decide. Raises ConfigurationError,
    with the licence, for an engine whose licence nobody agreed to.
    """
    if settings.speaking == "off":
        return None
    if settings.speaking != "embedded":
        from knowledge.speech.remote import RemoteMouth

        return RemoteMouth(settings.speaking, _token(settings))
    voice = settings.voice if wanted is None else wanted
    if voice and ENGINES[voice].asks and voice not in settings.agreed_licences:
        raise ConfigurationError(f"{ENGINES[voice].asks} If you agree, set INGLE_VOICE_LICENCES={voice}.")
    return LocalMouth(settings.models_dir, wanted=voice, agreed=settings.agreed_licences)


def hearing_folder(settings: Settings) -> Path:
    """The folder of the model that hears, by its name in the manifest or as it was given.

    Raises ConfigurationError where it is neither.
    """
    name = settings.hearing_model
    entry = _hearing_entry(settings)
    if entry is not None:
        return (settings.models_dir / entry.files[0].name).parent
    folder = Path(name).expanduser()
    if (folder / MODEL_FILE).is_file():
        return folder
    known = ", ".join(short for short, one in read_manifest().models.items() if one.task == "hearing")
    raise ConfigurationError(
        f"INGLE_HEARING_MODEL: '{name}' is neither a model that hears ({known}) nor a folder with a {MODEL_FILE}."
    )


def end_at_once(*engines: Ear | Mouth | None) -> None:
    """Ends the processes of engines of this machine, in the middle of their work too, which then fails."""
    for engine in engines:
        pids = engine.pids.values() if isinstance(engine, LocalMouth) else ()
        for pid in [engine.pid] if isinstance(engine, Whisper) else pids:
            if pid is not None:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)


class Fetching:
    """Brings what is missing of the models that hear and speak while the house runs; says how far it is."""

    def __init__(self, settings: Settings, *, pull: Pull | None = None, retry_s: float = RETRY_S) -> None:
        """`pull`: what brings the files; from the sources that INGLE_MODEL_SOURCE allows where nothing is given."""
        self._models_dir = settings.models_dir.absolute()
        self._wanted = dict(wanted_models(settings))
        self._pull = pull or _from_sources(settings)
        self._retry_s = retry_s
        self._stop = threading.Event()
        self._task: asyncio.Task[None] | None = None
        self._now = ""
        self._share = 0.0
        self._failure = ""
        self._failed_at = 0.0

    @property
    def share(self) -> float | None:
        """The part of the model that hears that is here, 0 to 1, while it is being fetched; None otherwise."""
        entry = self._wanted.get(self._now)
        return self._share if self._running and entry is not None and entry.task == "hearing" else None

    @property
    def status(self) -> ModelStatus:
        """As that of a language model: ready, downloading with `share` and `reason`, missing, or failed."""
        if self._running:
            reason = f"{self._now} is still being fetched ({self._share:.0%})"
            return ModelStatus(ModelState.DOWNLOADING, self._share, reason)
        if self._failure:
            return ModelStatus(ModelState.FAILED, self._share, self._failure)
        if missing := self._missing():
            return ModelStatus(ModelState.MISSING, 0.0, f"{', '.join(missing)} is not on this machine")
        return ModelStatus(ModelState.READY, 1.0)

    def start(self) -> None:
        """Begins to fetch what is missing, unless that failed within the last minute; returns at once."""
        if self._running or self._stop.is_set() or not (missing := self._missing()):
            return
        if self._failure and time.monotonic() - self._failed_at < self._retry_s:
            return
        self._failure, self._now, self._share = "", missing[0], 0.0
        self._task = asyncio.create_task(self._fetch(), name="fetch the models that hear and speak")

    async def close(self) -> None:
        """Stops; what was fetched so far is continued by the next start."""
        self._stop.set()
        if self._task is not None:
            await asyncio.gather(self._task, return_exceptions=True)

    @property
    def _running(self) -> bool:
        return self._task is not None and not self._task.done()

    def _missing(self) -> list[str]:
        return [name for name, entry in self._wanted.items() if not is_verified(entry, self._models_dir)]

    async def _fetch(self) -> None:
        def progress(done: int, total: int) -> None:
            self._share = done / total if total else 0.0

        for name in self._missing():
            self._now, self._share = name, 0.0
            try:
                await asyncio.to_thread(self._pull, self._wanted[name], progress, self._stop.is_set)
            except InglenookError as error:
                self._fail(error)
            except OSError as error:
                self._fail(DownloadFailed(name, str(error)))

    def _fail(self, error: InglenookError) -> None:
        self._failure = str(error).rstrip(".")
        self._failed_at = time.monotonic()
        if not self._stop.is_set():
            log.warning("%s", error)


def wanted_models(settings: Settings) -> Iterator[tuple[str, ModelEntry]]:
    """The models of the manifest that the engines in use need, by name; what is not installed needs none."""
    entry = _hearing_entry(settings)
    if settings.hearing == "embedded" and entry is not None and find_spec("faster_whisper") is not None:
        yield settings.hearing_model, entry
    if settings.speaking == "embedded" and settings.voice in ("", "kokoro") and find_spec("kokoro_onnx") is not None:
        yield KOKORO, read_manifest().models[KOKORO]


def _hearing_entry(settings: Settings) -> ModelEntry | None:
    try:
        return read_manifest().find(settings.hearing_model, "hearing")[1]
    except UnknownModel:
        return None


def _from_sources(settings: Settings) -> Pull:
    def bring(entry: ModelEntry, progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> None:
        from pods.engine.models.files.pull import pull

        pull(entry, settings.models_dir, source=settings.model_source, progress=progress, stopped=stopped)

    return bring


def _token(settings: Settings) -> str:
    return settings.speech_token.get_secret_value() if settings.speech_token else ""
