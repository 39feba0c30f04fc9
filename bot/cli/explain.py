"""`ingle explain`: how a message is understood."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from bot.explaining import Explained, Explanation
    from bot.settings import Settings
    from skills.engine.times import TimeSpan


@click.command()
@click.argument("text")
@click.option("--as", "name", help="The member who speaks; the first admin if left out.")
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.pass_obj
def explain(settings: Settings, text: str, name: str | None, as_json: bool) -> None:
    """Print how TEXT is understood: language, intent with confidence, the parts found, the command, and what would
    have been asked. Changes nothing and asks no language model."""
    from bot.build import asker_of, build, speaker
    from bot.explaining import explain as explained
    from bot.replies.catalogue import catalogue
    from bot.replies.words import Words

    app = build(settings.model_copy(update={"model": "none"}))
    try:
        member = speaker(app, name)
        words = Words(catalogue(member.language), member.zone, app.clock.now())
        found = asyncio.run(explained(text, asker_of(app, member), app.pods, app.assistant.reader, words))
    finally:
        app.close()
    if as_json:
        data = {
            "language": found.language,
            "control": found.control,
            "requests": [one.as_data() for one in found.requests],
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=2, default=_plain))
        return
    for line in _lines(found):
        click.echo(line)


def _lines(found: Explanation) -> Iterator[str]:
    yield f"language  {found.language}"
    if found.control is not None:
        yield f"steers    {found.control}"
    for one in found.requests:
        yield ""
        yield f"text      {one.request.text}"
        yield f"intent    {one.request.intent}  (confidence {one.request.confidence:.2f})"
        if one.request.others:
            yield f"or        {', '.join(one.request.others)}"
        yield from _parts(one)
        if one.command is not None:
            said = ", ".join(f"{key}={value!r}" for key, value in one.fields.items() if value not in (None, [], ""))
            yield f"command   {one.command}({said})"
        if one.asked is not None:
            yield f"says      {one.asked}"
        if one.offered:
            yield f"offers    {' | '.join(one.offered)}"


def _parts(one: Explained) -> Iterator[str]:
    request = one.request
    if request.title:
        yield f"title     {request.title}"
    for span in request.times:
        yield f"time      “{span.text}” {_span(span)}"
    parts = {
        "people": ", ".join(one.people),
        "money": ", ".join(f"{money.amount} {money.currency}" for money in request.money),
        "items": ", ".join(request.items),
        "list": request.list_name,
        "merchant": request.merchant,
        "category": request.category,
    }
    for name, value in parts.items():
        if value:
            yield f"{name:9} {value}"


def _span(span: TimeSpan) -> str:
    ends = " to ".join(f"{at:%Y-%m-%d %H:%M}" for at in (span.start, span.end) if at is not None)
    length = f" {span.seconds:.0f} s" if span.seconds is not None else ""
    return f"{span.kind.value} {ends}{length}{' ' + span.rule if span.rule else ''}".rstrip()


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
