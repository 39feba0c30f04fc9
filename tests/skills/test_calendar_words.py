"""What the calendar says, in every language: nothing is lost, and nothing is left in English."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest

from bot.replies.catalogue import catalogue
from bot.replies.render import label_of, render
from bot.replies.words import Words
from skills.calendar.commands import AddBirthday, CancelEvents, ChangeEvent, CreateEvent, FindFree, OneTurn, ShowWeek
from skills.engine.command import Command, Outcome
from tests.house import House
from tests.skills.calendars import HOUR, run, swimming

ENGLISH = re.compile(
    r"\b(?:the|only|this|time|from|every|instead|already|until|how|about|turns|free|also|now|next|for|on)\b",
    re.IGNORECASE,
)
SAID = {
    "event-created-place",
    "event-private",
    "event-changed-place",
    "event-change-which",
    "event-turn-changed",
    "event-skipped",
    "event-cancel-sure",
    "event-cancel-since-sure",
    "event-ended",
    "event-clash-instead",
    "birthday-added",
    "free-yes",
    "free-yes-you",
    "free-no",
    "free-no-you",
    "free-found",
    "week-shown",
    "week-empty",
}


async def outcomes(house: House) -> AsyncIterator[Outcome]:
    """Of commands that make the calendar say most of what it can say."""
    swim = await swimming(house, who=(3,))
    friday, saturday = house.local("2026-11-27T16:00"), house.local("2026-11-28T15:00")
    turn = OneTurn(friday, friday + HOUR, friday + 2 * HOUR)
    commands: list[Command] = [
        CreateEvent("Zirkus", saturday, saturday + HOUR, who=(2, 3), place="Park"),
        CreateEvent("Oper", saturday, saturday + HOUR, who=(2,)),
        CreateEvent("Theater", saturday - 9 * HOUR, saturday - 8 * HOUR, private=True),
        ChangeEvent(2, start=saturday + HOUR, end=saturday + 2 * HOUR),
        FindFree(saturday + HOUR, saturday + 2 * HOUR, (2, 3)),
        FindFree(saturday + HOUR, saturday + 2 * HOUR, (2,)),
        FindFree(saturday + 5 * HOUR, saturday + 6 * HOUR, (2, 3)),
        FindFree(saturday - 5 * HOUR, saturday + 6 * HOUR, (2, 3), 60),
        FindFree(friday, friday + HOUR, (1,)),
        CreateEvent("Amt", friday, friday + HOUR),
        FindFree(friday, friday + HOUR, (1,)),
        ChangeEvent(swim, scope="this", turn=turn),
        ChangeEvent(swim, scope=None, start=turn.start, end=turn.end, turn=turn),
        ChangeEvent(swim, skip=(date(2026, 12, 4), date(2026, 12, 11))),
        AddBirthday("Mia", date(2014, 11, 28), 2014, (3,)),
        AddBirthday("Opa", date(1946, 11, 29), 1946),
        AddBirthday("Uwe", date(2026, 11, 29)),
        ShowWeek(date(2026, 11, 23)),
        ShowWeek(date(2020, 8, 3)),
        CancelEvents((swim,)),
        CancelEvents((swim,), since=friday + timedelta(days=21, hours=1)),
    ]
    planner, asker = house.app.pods["planner"], house.asker("Anna")
    for command in commands:
        question = (await planner.take(command, asker)).question
        if question is not None:
            yield question
        if command != CancelEvents((swim,)):
            yield await run(house, command)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it"])
async def test_it_says_what_it_knows(house: House, language: str) -> None:
    words = Words(catalogue(language), house.zone, house.clock.now())
    keys = set()
    async for outcome in outcomes(house):
        keys |= {outcome.key, *(note.key for note in outcome.notes)}
        labels = [label_of(offer, words) for one in (outcome, *outcome.notes) for offer in one.offers]
        text = "\n".join([render(outcome, words), *labels])
        assert not set("{}") & set(text)
        assert language == "en" or not ENGLISH.search(text), text
        assert str(outcome.facts.get("title", "")) in text
    assert keys >= SAID


async def test_what_is_noted_is_said_and_a_place_only_where_the_title_lacks_it(house: House) -> None:
    start = house.local("2026-11-28T20:00")
    outcome = await run(house, CreateEvent("Oper", start, start + HOUR, place="Graz", notes="Karten bei Tom"))
    assert (outcome.key, [one.facts for one in outcome.notes]) == ("event-created-place", [{"notes": "Karten bei Tom"}])
    outcome = await run(house, CreateEvent("Kino in Graz", start, start + HOUR, place="Graz"))
    assert (outcome.key, outcome.notes) == ("event-created", ())
