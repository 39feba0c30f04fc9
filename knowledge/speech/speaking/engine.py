"""What a speech engine does, which ones there are, and which of them speaks a language here."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from knowledge.speech.speaking.speech import UnspokenError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Engine(Protocol):
    """Turns a part of a text, at most some sentences, into sound."""

    def say(self, text: str, language: str) -> tuple[NDArray[np.float32], int]:
        """Samples between -1 and 1, mono, and how many of them are a second."""
        ...


@dataclass(frozen=True, slots=True)
class Known:
    """An engine: where its class is, what it needs, whom it may be used by, and what it speaks.

    `needs` is a module, `program` a program of the system, `files` lie in the models folder, `voices` names the voice
    of each language. `asks` is set where the licence has to be agreed to before it is used.
    """

    place: str
    name: str
    licence: str
    voices: Mapping[str, str]
    needs: str = ""
    program: str = ""
    install: str = ""
    files: tuple[str, ...] = field(default=())
    asks: str = ""
    memory: int = 2 * 1024**3


KOKORO = {"en": "af_heart", "fr": "ff_siwis", "es": "ef_dora", "it": "if_sara"}
PICO = {"en": "en-GB", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "it": "it-IT"}
ESPEAK = {"en": "en-gb", "de": "de", "fr": "fr-fr", "es": "es", "it": "it"}
XTTS = dict.fromkeys(("en", "de", "fr", "es", "it"), "Ana Florence")
XTTS_ASKS = (
    "XTTS-v2 comes under the Coqui Public Model License 1.0.0 (https://coqui.ai/cpml): the model and what it says may "
    "be used for no commercial purpose."
)

ENGINES: Mapping[str, Known] = {
    "hibari": Known(
        "knowledge.speech.speaking.hibari",
        "HibariEngine",
        "Apache-2.0",
        {"en": "heart"},
        needs="hibari",
        install="pip install 'inglenook[speech]'",
    ),
    "kokoro": Known(
        "knowledge.speech.speaking.kokoro",
        "KokoroEngine",
        "Apache-2.0; its phonemes come from espeak-ng, GPL-3.0",
        KOKORO,
        needs="kokoro_onnx",
        install="pip install 'inglenook[kokoro]'",
        files=("kokoro/kokoro-v1.0.int8.onnx", *(f"kokoro/voices/{voice}.bin" for voice in KOKORO.values())),
    ),
    "pico": Known(
        "knowledge.speech.speaking.pico",
        "PicoEngine",
        "Apache-2.0",
        PICO,
        needs="py_nanotts",
        install="pip install 'inglenook[speech]'",
    ),
    "xtts": Known(
        "knowledge.speech.speaking.xtts",
        "XttsEngine",
        "Coqui Public Model License 1.0.0",
        XTTS,
        needs="TTS",
        install="pip install 'inglenook[xtts]'",
        files=("xtts-v2/model.pth", "xtts-v2/config.json", "xtts-v2/vocab.json", "xtts-v2/speakers_xtts.pth"),
        asks=XTTS_ASKS,
        memory=8 * 1024**3,
    ),
    "espeak": Known(
        "knowledge.speech.speaking.espeak",
        "EspeakEngine",
        "GPL-3.0, as a program of the system",
        ESPEAK,
        program="espeak-ng",
        install="sudo apt install espeak-ng",
    ),
}

PREFERRED: Mapping[str, tuple[str, ...]] = {
    "en": ("hibari", "kokoro", "pico", "espeak"),
    "de": ("pico", "espeak"),
    "fr": ("kokoro", "pico", "espeak"),
    "es": ("kokoro", "pico", "espeak"),
    "it": ("kokoro", "pico", "espeak"),
}
"""Which engines are tried for a language unless one is named, the best first."""


def known(name: str, models: Path, agreed: frozenset[str] = frozenset()) -> Known:
    """The engine of that name, ready to be started.

    Raises ValueError for a name that there is not, UnspokenError where the engine lacks something.
    """
    if name not in ENGINES:
        raise ValueError(f"there is no voice engine {name}; there are {', '.join(ENGINES)}")
    engine = ENGINES[name]
    if engine.asks and name not in agreed:
        raise UnspokenError("licence", engine.asks)
    if engine.needs and find_spec(engine.needs) is None:
        raise UnspokenError("no-engine", engine.install)
    if engine.program and shutil.which(engine.program) is None:
        raise UnspokenError("no-engine", engine.install)
    missing = [file for file in engine.files if not (models / file).is_file()]
    if missing:
        raise UnspokenError("no-model", f"{name}: {', '.join(missing)}")
    return engine


def chosen(language: str, models: Path, agreed: frozenset[str] = frozenset(), wanted: str = "") -> str:
    """The engine that says a language: the wanted one if it speaks it and is there, otherwise the best one that is.

    Raises UnspokenError, as the first of the engines that speak the language does; ValueError for an unknown `wanted`.
    """
    lacks: UnspokenError | None = None
    for name in dict.fromkeys([*([wanted] if wanted else []), *PREFERRED.get(language, ())]):
        try:
            if language in known(name, models, agreed).voices:
                return name
        except UnspokenError as error:
            lacks = lacks or error
    raise lacks or UnspokenError("no-voice", language)


def started(name: str, models: Path, threads: int) -> Engine:
    """The engine of that name with its models loaded, working on so many processor cores; `known` said that it may."""
    from importlib import import_module

    engine = ENGINES[name]
    made: Engine = getattr(import_module(engine.place), engine.name)(models, threads)
    return made
