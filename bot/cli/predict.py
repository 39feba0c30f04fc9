"""`ingle predict`: reads JSON lines on standard input, writes predictions for `score.py`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from bot.settings import Settings

KINDS = ("household", "time", "rrule", "rrule_expand", "routing")


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.pass_obj
def predict(settings: Settings, kind: str) -> None:
    """Predict KIND for every row on standard input, one JSON line each."""
    from bot.predict import predictor

    answer = predictor(kind, settings)
    for row in _rows():
        click.echo(json.dumps(answer(row), ensure_ascii=False))


def _rows() -> Iterator[dict[str, Any]]:
    for number, line in enumerate(sys.stdin, 1):
        if line.strip():
            try:
                yield json.loads(line)
            except ValueError as error:
                raise click.ClickException(f"line {number} of the input is not JSON: {error}") from error
