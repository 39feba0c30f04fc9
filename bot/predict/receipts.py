"""Predictions for a folder of receipts: what is read in each picture, and how long reading took."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from bot.build import make_model
from bot.settings import Settings
from knowledge.documents import UnreadableFileError, read_sheets
from pods.engine.conversation import Talk
from pods.engine.models import ModelState
from skills.engine.errors import ConfigurationError, ModelError, ServiceError
from skills.engine.means import AskModel
from skills.receipts.parsing import ReceiptRead, read_receipt

KINDS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".pdf"})


@dataclass(frozen=True, slots=True)
class Timed:
    """A prediction and the seconds from opening the file to the last field."""

    prediction: dict[str, Any]
    seconds: float


def receipts_in(folder: Path, settings: Settings, today: date, ask_model: AskModel | None = None) -> Iterator[Timed]:
    """Reads every picture and PDF of a folder, in the order of their names; a broken file gives nulls and a reason."""
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in KINDS)
    for path in files:
        begun = time.perf_counter()
        nothing: dict[str, Any] = {"id": path.stem, "company": None, "date": None, "total": None}
        try:
            pages = read_sheets([path], settings.of_ocr)
            read = read_receipt(
                pages, today=today, currency=settings.currency, language=settings.language, ask_model=ask_model
            )
        except UnreadableFileError as error:
            prediction = nothing | {"reason": str(error)}
        else:
            prediction = nothing | (_fields(read) if read else {"reason": "no receipt"})
        yield Timed(prediction, time.perf_counter() - begun)


def _fields(read: ReceiptRead) -> dict[str, Any]:
    total = read.total.value
    return {
        "company": read.merchant.value,
        "date": read.day.value.isoformat() if read.day.value else None,
        "total": str(total.amount) if total else None,
        "currency": total.currency if total else None,
        "sure": read.sure,
    }


def model_asker(settings: Settings) -> AskModel:
    """Asks the household's model, one question after the other. Raises ConfigurationError where there is none."""
    model = make_model(settings)
    if model is None or model.status.state is ModelState.MISSING:
        raise ConfigurationError("INGLE_MODEL: no model is here; fetch one with `ingle models pull`")
    talk, runner = Talk(model, settings.model_timeout), asyncio.Runner()

    def ask(instruction: str, text: str, schema: Mapping[str, Any]) -> Mapping[str, Any] | None:
        try:
            return runner.run(talk.ask(instruction, text, dict(schema)))
        except (ServiceError, ModelError):
            return None

    return ask


def speed(seconds: list[float]) -> str:
    """How long reading took, in a line for people."""
    if not seconds:
        return "no receipts"
    p95 = sorted(seconds)[max(0, round(0.95 * len(seconds)) - 1)]
    return (
        f"{len(seconds)} receipts; seconds each: median {median(seconds):.2f}, p95 {p95:.2f}, most {max(seconds):.2f}"
    )
