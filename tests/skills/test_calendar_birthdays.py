"""Birthdays: every year, with the age, also those of 29 February."""

from __future__ import annotations

from datetime import date

import pytest

from skills.calendar.commands import AddBirthday, FindEvents
from tests.house import House
from tests.skills.calendars import found, request_for, run, starts


async def added(house: House, name: str, day: date, born: int | None = None, who: tuple[int, ...] = ()) -> None:
    await run(house, AddBirthday(name, day, born, who))


async def test_a_birthday_comes_every_year_with_the_age(house: House) -> None:
    command = await request_for(house, "Anna", "birthday_add", "Mia's birthday is 3 May 2014")
    outcome = await run(house, command)
    (line,) = outcome.notes
    assert (line.facts["age"], line.facts["date"]) == (13, date(2027, 5, 3))
    (event,) = house.state["events"]
    assert (event["rrule"], event["kind"], event["born"], event["all_day"]) == ("FREQ=YEARLY", "birthday", 2014, True)
    ages = [one.age for one in found(house, "2026-01-01T00:00", "2030-01-01T00:00")]
    assert ages == [12, 13, 14, 15]


async def test_without_a_year_no_age_is_said(house: House) -> None:
    outcome = await run(house, await request_for(house, "Anna", "birthday_add", "grandma's birthday is 3 May"))
    (line,) = outcome.notes
    assert line.key == "birthday-line"
    assert line.facts["date"] == date(2027, 5, 3)


async def test_the_day_is_asked_for(house: House) -> None:
    with pytest.raises(Exception, match="ask-birthday-when"):
        await request_for(house, "Anna", "birthday_add", "Mia has a birthday")


async def test_who_was_born_on_a_leap_day_has_a_birthday_every_year(house: House) -> None:
    await added(house, "Oma", date(1956, 2, 29), 1956)
    days = starts(house, found(house, "2027-01-01T00:00", "2029-12-31T00:00"))
    assert days == ["2027-02-28T00:00", "2028-02-29T00:00", "2029-02-28T00:00"]


async def test_it_is_found_by_whose_it_is(house: House) -> None:
    await added(house, "Mia's birthday", date(2014, 5, 3), 2014, (3,))
    await added(house, "Tom's birthday", date(1980, 4, 3), 1980, (2,))
    reply = await house.say("Tom", "when is Mia's birthday?")
    assert reply.text == "🎂 Mon 3 May: Mia turns 13"


async def test_a_birthday_is_not_taken_for_something_else_of_theirs(house: House) -> None:
    await added(house, "Mia", date(2014, 11, 22), 2014, (3,))
    await house.say("Anna", "dentist for Mia next Tuesday at 3pm")
    assert "dentist" in (await house.say("Anna", "when is Mia's dentist?")).text
    assert "12" in (await house.say("Anna", "when is Mia's birthday?")).text


async def test_birthdays_are_called_that_in_every_language(house: House) -> None:
    await added(house, "Rosa", date(1950, 12, 1), 1950)
    start = house.local("2026-11-21T00:00")
    for words in ("birthdays", "Geburtstage", "anniversaire", "cumpleaños", "compleanni"):
        outcome = await run(house, FindEvents(start, start.replace(year=2027), words=words, first_only=True))
        assert outcome.key == "events-found", words


async def test_one_of_somebody_else_is_found_by_name(house: House) -> None:
    await added(house, "Rosa", date(1950, 12, 1), 1950)
    start = house.local("2026-11-21T00:00")
    outcome = await run(house, FindEvents(start, start.replace(year=2027), words="Rosa", first_only=True))
    (line,) = outcome.facts["lines"]
    assert line.facts["age"] == 76


async def test_the_day_itself_shows_it(house: House) -> None:
    await added(house, "Rosa", date(1950, 11, 28), 1950)
    assert "76" in (await house.say("Anna", "what's on next Saturday?")).text


async def test_a_birthday_clashes_with_nothing(house: House) -> None:
    await added(house, "Mia", date(2014, 11, 24), 2014, (3,))
    reply = await house.say("Anna", "dentist for Mia next Tuesday at 3pm")
    assert "⚠" not in reply.text


async def test_french_elides_before_a_vowel(house: House) -> None:
    await run(house, await request_for(house, "Anna", "birthday_add", "l'anniversaire d'Odile est le 4 juin"))
    await run(house, await request_for(house, "Anna", "birthday_add", "l'anniversaire de Gustave est le 5 juin"))
    titles = {event["title"] for event in house.state["events"]}
    assert titles == {"Anniversaire d'Odile", "Anniversaire de Gustave"}
