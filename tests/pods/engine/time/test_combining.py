"""The spans of a clause joined: date and time, set and time, start and length."""

from __future__ import annotations

import pytest

from pods.engine.time import combine, read_times
from skills.engine.times import Conventions
from tests.pods.engine.time.reading import SATURDAY, shown


def _joined(text: str, language: str = "en") -> str | None:
    found = read_times(text, language=language, now=SATURDAY)
    joined = combine(found.spans, SATURDAY, Conventions())
    return shown(joined) if joined else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tomorrow remind me at 6 to cook", "2026-11-22T18:00"),
        ("on Thursday football practice 5:30pm", "2026-11-26T17:30"),
        ("Saturday call grandma at 11", "2026-11-21T11:00"),
        ("Saturday call grandma at 9am", "2026-11-28T09:00"),
        ("on Tuesday parents evening from 7 to 9pm", "2026-11-24T19:00..2026-11-24T21:00"),
        ("on Tuesday night shift from 10pm to 6am", "2026-11-24T22:00..2026-11-25T06:00"),
        ("every Monday piano at 5pm", "FREQ=WEEKLY;BYDAY=MO from 2026-11-23T17:00"),
        ("every Monday piano from 3 to 4", "FREQ=WEEKLY;BYDAY=MO from 2026-11-23T15:00 to 16:00"),
        ("every Saturday take out the bins at 9am", "FREQ=WEEKLY;BYDAY=SA from 2026-11-28T09:00"),
        ("at 4pm on Tuesday physiotherapy, it takes 45 minutes", "2026-11-24T16:00..2026-11-24T16:45"),
        ("yoga daily, please until the end of June", "FREQ=DAILY;UNTIL=20270630T235959 from 2026-11-21"),
        (
            "starting 11 January Mia has choir every Monday 3 to 4",
            "FREQ=WEEKLY;BYDAY=MO from 2027-01-11T15:00 to 16:00",
        ),
        ("yoga every Monday at 6pm, for us from 11 January", "FREQ=WEEKLY;BYDAY=MO from 2027-01-11T18:00"),
        ("water every 2 hours, please, starting tomorrow", "FREQ=HOURLY;INTERVAL=2 from 2026-11-22T12:00"),
        ("in the evening call grandma at 8", "T20:00"),
        ("on Monday evening call grandma at 8", "2026-11-23T20:00"),
        ("on Friday, all day, block the car", "2026-11-27"),
        ("gym every other day for us starting on 1 December", "FREQ=DAILY;INTERVAL=2 from 2026-12-01"),
    ],
)
def test_the_pieces_of_one_clause_mean_one_thing(text: str, expected: str) -> None:
    assert _joined(text) == expected


def test_two_days_do_not_join() -> None:
    assert _joined("on Monday sign the form and on Tuesday bake") is None


def test_one_span_is_itself_and_none_is_none() -> None:
    assert _joined("on Monday") == "2026-11-23"
    assert _joined("no time here") is None


def test_the_whole_covers_its_pieces() -> None:
    text = "tomorrow remind me at 6"
    found = read_times(text, language="en", now=SATURDAY)
    joined = combine(found.spans, SATURDAY, Conventions())
    assert joined is not None
    assert (joined.begin, joined.end_offset) == (found.spans[0].begin, found.spans[1].end_offset)
