"""`ingle predict`: reads JSON lines on standard input, or a folder of files, writes predictions for `score.py`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from bot.settings import Settings

OF_ROWS = ("household", "time", "rrule", "rrule_expand", "routing", "bank_files", "pii", "guard")
OF_FOLDERS = ("receipts", "speech")
KINDS = (*OF_ROWS, *OF_FOLDERS, "retrieval", "answers")


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
@click.option(
    "--corpus",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Retrieval and answers: the paragraphs.",
)
@click.option("--ask-model", is_flag=True, help="Receipts: ask the language model where a field stays unsure.")
@click.pass_obj
def predict(settings: Settings, kind: str, folder: Path | None, corpus: Path | None, ask_model: bool) -> None:
    """Predict KIND for every row on standard input, one JSON line each.

    For receipts: every picture in FOLDER, for speech every recording; how long they took goes to standard
    error. For retrieval and answers: the questions on standard input, asked of the paragraphs in --corpus.
    """
    if kind in OF_FOLDERS:
        if folder is None:
            raise click.UsageError(f"Name the folder of the files: ingle predict {kind} FOLDER")
        if kind == "receipts":
            _predict_receipts(settings, folder, ask_model)
        else:
            _predict_speech(settings, folder)
        return
    if kind in ("retrieval", "answers"):
        if corpus is None:
            raise click.UsageError(f"Name the file of the paragraphs: ingle predict {kind} --corpus FILE")
        _predict_from(settings, corpus, answers=kind == "answers")
        return
    from bot.predict import predictor

    answer = predictor(kind, settings)
    took = []
    for row in _rows():
        made = answer(row)
        click.echo(json.dumps(made, ensure_ascii=False))
        took.append(float(made.get("ms") or 0))
    if kind == "guard":
        from bot.predict.guard import speed

        click.echo(speed(took), err=True)


def _predict_receipts(settings: Settings, folder: Path, ask_model: bool) -> None:
    from bot.predict.receipts import model_asker, receipts_in, speed
    from knowledge.clock import SystemClock

    seconds = []
    today = SystemClock().now().date()
    for one in receipts_in(folder, settings, today, model_asker(settings) if ask_model else None):
        click.echo(json.dumps(one.prediction, ensure_ascii=False))
        seconds.append(one.seconds)
    click.echo(speed(seconds), err=True)


def _predict_speech(settings: Settings, folder: Path) -> None:
    from bot.predict.speech import recordings_in, speed

    predictions = []
    for one in recordings_in(folder, settings):
        click.echo(json.dumps(one, ensure_ascii=False))
        predictions.append(one)
    click.echo(speed(predictions), err=True)


def _predict_from(settings: Settings, path: Path, *, answers: bool) -> None:
    import os

    from bot.predict.answers import predict_answer
    from bot.predict.retrieval import Corpus, read_corpus
    from knowledge.search import SearchSettings

    corpus = Corpus(read_corpus(path), settings.data_dir / "retrieval", SearchSettings(threads=os.cpu_count() or 1))
    try:
        corpus.fill(_progress)
        for row in _rows():
            made = predict_answer(row, corpus) if answers else corpus.predict(row)
            click.echo(json.dumps(made, ensure_ascii=False))
    finally:
        corpus.close()


def _progress(done: int, of: int) -> None:
    """Says how many passages are embedded, now and then."""
    if done % 200 < 8 or done >= of:
        click.echo(f"embedded {done} of {of} passages", err=True)


def _rows() -> Iterator[dict[str, Any]]:
    for number, line in enumerate(sys.stdin, 1):
        if line.strip():
            try:
                yield json.loads(line)
            except ValueError as error:
                raise click.ClickException(f"line {number} of the input is not JSON: {error}") from error
