"""`ingle learned`: what the household taught, to be seen, added to and taken back."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from bot.build import App
    from bot.settings import Settings

KINDS = ("intent", "category", "nickname", "time", "heard")


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print data instead of text.")
@click.pass_context
def learned(ctx: click.Context, as_json: bool) -> None:
    """List what was learnt from corrections: nicknames, shops' categories, times of day, phrases, misheard words."""
    if ctx.invoked_subcommand is not None:
        return
    with _opened(ctx.obj) as app:
        rows = _lessons(app)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if not rows:
        click.echo("Nothing was learnt yet. Members teach by correcting, or with `ingle learned teach`.")
    for row in rows:
        click.echo(f"{row['id']:4}  {row['kind']:9} {row['key']} = {row['value']}  ({row['for']})")


@learned.command()
@click.argument("ids", nargs=-1, type=int)
@click.option("--all", "everything", is_flag=True, help="Forget every lesson.")
@click.pass_obj
def forget(settings: Settings, ids: tuple[int, ...], everything: bool) -> None:
    """Forget the lessons with these IDS, as `ingle learned` lists them."""
    from skills.lessons.commands import ForgetLessons

    if bool(ids) == everything:
        raise click.UsageError("give the numbers of lessons, or --all.")
    with _opened(settings) as app:
        rows = {row["id"]: row for row in _lessons(app)}
        unknown = [str(one) for one in ids if one not in rows]
        if unknown:
            raise click.BadParameter(f"there is no lesson {', '.join(unknown)}; `ingle learned` lists them.")
        for lesson_id in rows if everything else dict.fromkeys(ids):
            _run(app, rows[lesson_id]["owner"], ForgetLessons((lesson_id,)))
    click.echo(f"forgotten: {len(rows if everything else set(ids))}")


@learned.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("key")
@click.argument("value")
@click.option("--as", "name", help="The member whom it is for; the first admin if left out.")
@click.option("--everybody", is_flag=True, help="It holds for the whole household.")
@click.pass_obj
def teach(settings: Settings, kind: str, key: str, value: str, name: str | None, everybody: bool) -> None:
    """Teach that KEY is VALUE.

    nickname "Grandpa" Tom; category "Corner shop" groceries; time evening 18:30 (or morning, noon, afternoon, night,
    day_reminder, bare_hour_from, bare_hour_to; event_length and snooze in minutes; day_first yes or no);
    intent "bin night" planner.chore_add; heard "oster man" Ostermann (what is said where that is heard).
    """
    from skills.engine.lessons import LessonKind
    from skills.lessons.commands import Learn

    with _opened(settings) as app:
        _run(app, name, Learn(LessonKind(kind), key, _checked(app, kind, value), everybody))
    click.echo(f"learnt: {key} is {value}")


def _checked(app: App, kind: str, value: str) -> str:
    """The value as it is stored. Raises BadParameter for one that means nothing."""
    from skills.engine.categories import CATEGORIES

    if kind == "nickname":
        member = app.members.by_name(value)
        if member is None:
            raise click.BadParameter(f"there is no member called {value}", param_hint="VALUE")
        return str(member.id)
    if kind == "category" and value not in CATEGORIES:
        raise click.BadParameter(f"a category is one of {', '.join(CATEGORIES)}", param_hint="VALUE")
    if kind == "intent":
        intents = sorted(f"{pod.name}.{intent}" for pod in app.pods.values() for intent in pod.intents)
        if value not in intents:
            raise click.BadParameter(f"an intent is one of {', '.join(intents)}", param_hint="VALUE")
    return value


@contextmanager
def _opened(settings: Settings) -> Iterator[App]:
    from bot.build import build

    app = build(settings.model_copy(update={"model": "none"}))
    try:
        yield app
    finally:
        app.close()


def _lessons(app: App) -> list[dict[str, Any]]:
    from bot.exporting import household_as_data

    lessons: list[dict[str, Any]] = household_as_data(app).get("lessons", [])
    return lessons


def _run(app: App, name: str | None, command: Any) -> None:
    """Runs a command of lessons as a member. Raises ClickException with what the catalogue says is wrong."""
    from bot.build import asker_of, speaker
    from bot.replies.catalogue import catalogue
    from skills.engine.errors import PersonError

    pod = next(pod for pod in app.pods.values() if pod.skill_of("lessons") is not None)
    try:
        asyncio.run(pod.run(command, asker_of(app, speaker(app, name))))
    except PersonError as error:
        raise click.ClickException(catalogue("en").say(error.key, error.facts)) from error
