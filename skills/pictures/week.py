"""The picture of a week: a card for each day, made to be read on a phone held upright."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from skills.pictures.canvas import Canvas, Drawn
from skills.pictures.lettering import drawable
from skills.pictures.palette import DARK, LIGHT, hues_of
from skills.pictures.people import People
from skills.pictures.week_drawing import WIDTH, WeekDrawing
from skills.pictures.week_plan import Plan, WeekDay, WeekEntry, plan

__all__ = ["DrawnWeek", "WeekDay", "WeekEntry", "draw_week", "week_picture"]


@dataclass(frozen=True, slots=True)
class DrawnWeek:
    """The picture, and what is on it."""

    png: bytes
    width: int
    height: int
    plan: Plan
    texts: tuple[Drawn, ...]


def week_picture(
    days: Sequence[WeekDay],
    *,
    title: str,
    today: date,
    locale: str,
    dark: bool = False,
    people: Sequence[str] = (),
) -> bytes:
    """A PNG of these consecutive days (at least one), 1080 pixels wide. `locale` is CLDR's, e.g. "de_DE" or "en_GB".

    The title stands above the dates, which need not be in it. `people` are the household's names in a fixed order:
    each has the colour of its place in every picture.
    """
    return draw_week(days, title=title, today=today, locale=locale, dark=dark, people=people).png


def draw_week(
    days: Sequence[WeekDay],
    *,
    title: str,
    today: date,
    locale: str,
    dark: bool = False,
    people: Sequence[str] = (),
) -> DrawnWeek:
    """As `week_picture`, with what was drawn where."""
    palette = DARK if dark else LIGHT
    names = sorted({name for day in days for entry in day.entries for name in entry.who}, key=str.casefold)
    ordered = [name for name in people if name in names] + [name for name in names if name not in people]
    planned = plan([_in_order(day, ordered) for day in days], today)
    shown = People(ordered, hues_of(ordered, people, palette), palette)
    drawing = WeekDrawing(planned, shown, today=today, locale=locale, palette=palette)
    canvas = Canvas(WIDTH, drawing.height, palette.wall)
    drawing.draw(canvas, drawable(title))
    return DrawnWeek(canvas.png(), WIDTH, drawing.height, planned, tuple(canvas.texts))


def _in_order(day: WeekDay, names: Sequence[str]) -> WeekDay:
    """The day with the people of each entry in the order of the legend."""
    return replace(
        day, entries=tuple(replace(entry, who=tuple(sorted(entry.who, key=names.index))) for entry in day.entries)
    )
