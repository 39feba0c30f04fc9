"""English times: what is read, and what is left as a title."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.pods.engine.time.reading import BERLIN, SATURDAY, read

POINTS = [
    ("haircut for Ben on Tuesday at 3pm", "2026-11-24T15:00", "haircut for Ben"),
    ("haircut next Tuesday at 3", "2026-11-24T15:00", "haircut"),
    ("haircut Tuesday week at half past four", "2026-12-01T16:30", "haircut"),
    ("vet on the fourth of december at a quarter to nine in the morning", "2026-12-04T08:45", "vet"),
    ("vet at a quarter past two in the afternoon this coming Friday", "2026-11-27T14:15", "vet"),
    ("call grandma at 6", "T18:00", "call grandma"),
    ("call grandma at 9.40", "T21:40", "call grandma"),
    ("call grandma at 0730 tomorrow", "2026-11-22T07:30", "call grandma"),
    ("call grandma tomorrow 4:20 p.m.", "2026-11-22T16:20", "call grandma"),
    ("plumber 16h45", "T16:45", "plumber"),
    ("twenty past five this evening", "2026-11-21T17:20", ""),
    ("twenty to eight tonight", "2026-11-21T19:40", ""),
    ("seven thirty pm", "T19:30", ""),
    ("pick up Ben at one pm", "T13:00", "pick up Ben"),
    ("at one", "T13:00", ""),
    ("seven hundred and forty five pm", "T19:45", ""),
    ("noon tomorrow", "2026-11-22T12:00", ""),
    ("midnight", "T00:00", ""),
    ("take the bread out in 25 minutes", "2026-11-21T10:25", "take the bread out"),
    ("in an hour and a half", "2026-11-21T11:30", ""),
    ("in half an hour", "2026-11-21T10:30", ""),
    ("in a couple of hours", "2026-11-21T12:00", ""),
    ("two hours from now", "2026-11-21T12:00", ""),
    ("three days ago", "2026-11-18", ""),
    ("in a fortnight", "2026-12-05", ""),
    ("in three weeks' time", "2026-12-12", ""),
    ("two days after tomorrow", "2026-11-24", ""),
    ("the day after tomorrow", "2026-11-23", ""),
    ("three Fridays from now", "2026-12-11", ""),
    ("remind me on Thursday to bake bread", "2026-11-26", "remind me to bake bread"),
    ("Saturday at 11", "2026-11-21T11:00", ""),
    ("Saturday at 9am", "2026-11-28T09:00", ""),
    ("Saturday", "2026-11-28", ""),
    ("this Saturday", "2026-11-21", ""),
    ("last Friday", "2026-11-20", ""),
    ("Wednesday of next week", "2026-11-25", ""),
    ("2 March", "2027-03-02", ""),
    ("March 2nd, 2028 at 8am", "2028-03-02T08:00", ""),
    ("the 15th", "2026-12-15", ""),
    ("Friday the 4th", "2026-12-04", ""),
    ("second Friday of February", "2027-02-12", ""),
    ("last Sunday in March 2027", "2027-03-28", ""),
    ("the 20th of next month", "2026-12-20", ""),
    ("2026-12-24T18:30", "2026-12-24T18:30", ""),
    ("24/12/2026", "2026-12-24", ""),
    ("5/12", "2026-12-05", ""),
    ("Christmas Eve at 5pm", "2026-12-24T17:00", ""),
    ("Easter Monday", "2027-03-29", ""),
    ("tomorrow morning", "2026-11-22T09:00~", ""),
    ("on Monday evening", "2026-11-23T19:00~", ""),
    ("tonight", "2026-11-21T21:00~", ""),
    ("next week", "2026-11-23 week", ""),
    ("at the weekend", "2026-11-21 weekend", ""),
    ("in March", "2027-03-01 month", ""),
]

RANGES = [
    ("choir friday 7pm til 9", "2026-11-27T19:00..2026-11-27T21:00", "choir"),
    ("choir from 3 to 5 on Friday", "2026-11-27T15:00..2026-11-27T17:00", "choir"),
    ("Monday 9 to 5", "2026-11-23T09:00..2026-11-23T17:00", ""),
    ("Monday 10-11:30", "2026-11-23T10:00..2026-11-23T11:30", ""),
    ("Monday 11 to 1pm", "2026-11-23T11:00..2026-11-23T13:00", ""),
    ("between 6 and 8pm on Tuesday", "2026-11-24T18:00..2026-11-24T20:00", ""),
    ("tomorrow, 8pm until 1 in the morning", "2026-11-22T20:00..2026-11-23T01:00", ""),
    ("the grandparents stay from 12 to 15 March", "2027-03-12..2027-03-16", "the grandparents stay"),
    ("28 December to 3 January", "2026-12-28..2027-01-04", ""),
    ("from Monday to Friday", "2026-11-23..2026-11-28", ""),
    ("july 13-15", "2027-07-13..2027-07-16", ""),
    ("until Friday", "..2026-11-28", ""),
    ("by the end of the month", "..2026-12-01", ""),
    ("before 11 am", "..2026-11-21T11:00", ""),
    ("Thursday after 4pm", "2026-11-26T16:00..", ""),
    ("the next three days", "2026-11-22..2026-11-25", ""),
    ("Tuesday at 4pm for 45 minutes", "2026-11-24T16:00..2026-11-24T16:45", ""),
    ("3 days starting next Monday", "2026-11-23..2026-11-26", ""),
]

DURATIONS = [
    ("swim for 45 minutes", "2700s", "swim"),
    ("half an hour", "1800s", ""),
    ("timer for one hour", "3600s", "timer"),
    ("two and a half hours", "9000s", ""),
    ("1 hour and 20 minutes", "4800s", ""),
    ("for 3 days", "259200s", ""),
]

SETS = [
    (
        "bins every other Tuesday except in August",
        "FREQ=WEEKLY;INTERVAL=2;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=TU from 2026-11-24",
        "bins",
    ),
    ("pay the cleaner on the last Friday of the month", "FREQ=MONTHLY;BYDAY=-1FR from 2026-11-27", "pay the cleaner"),
    ("weekdays at 7", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR from 2026-11-23T07:00", ""),
    ("walk the dog every saturday and sunday", "FREQ=WEEKLY;BYDAY=SA,SU from 2026-11-21", "walk the dog"),
    ("rent on the 1st of every month", "FREQ=MONTHLY;BYMONTHDAY=1 from 2026-12-01", "rent"),
    ("backup daily at 12am", "FREQ=DAILY from 2026-11-22T00:00", "backup"),
    ("drink every 45 mins", "FREQ=MINUTELY;INTERVAL=45 from 2026-11-21T10:45", "drink"),
    ("piano on Mondays 4 to 5pm", "FREQ=WEEKLY;BYDAY=MO from 2026-11-23T16:00 to 17:00", "piano"),
    (
        "gym every Monday at 6 until the end of June",
        "FREQ=WEEKLY;UNTIL=20270630T235959;BYDAY=MO from 2026-11-23T18:00",
        "gym",
    ),
    ("drops every day five times", "FREQ=DAILY;COUNT=5 from 2026-11-21", "drops"),
    ("pills daily at 8 and 20", "FREQ=DAILY;BYHOUR=8,20;BYMINUTE=0 from 2026-11-21T20:00", "pills"),
    ("first and third Monday of each month", "FREQ=MONTHLY;BYDAY=1MO,3MO from 2026-12-07", ""),
    ("every 3 months on the 15th", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15 from 2026-12-15", ""),
    ("every year on 16 May", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=16 from 2027-05-16", ""),
    ("every 2nd to last day of the month", "FREQ=MONTHLY;BYMONTHDAY=-2 from 2026-11-29", ""),
    ("monthly on the last day", "FREQ=MONTHLY;BYMONTHDAY=-1 from 2026-11-30", ""),
    ("every morning at 6", "FREQ=DAILY from 2026-11-22T06:00", ""),
    ("once a week", "FREQ=WEEKLY from 2026-11-21", ""),
    ("daily starting 3 March for 8 times", "FREQ=DAILY;COUNT=8 from 2027-03-03", ""),
    ("each week on tuesday to friday", "FREQ=WEEKLY;BYDAY=TU,WE,TH,FR from 2026-11-24", ""),
    ("every day except Sunday at 9", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA from 2026-11-23T09:00", ""),
    ("run on weekdays except Friday at 6am", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH from 2026-11-23T06:00", "run"),
    ("every day except tomorrow", "FREQ=DAILY from 2026-11-21 except 2026-11-22", ""),
    ("Mon-Fri at 7", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR from 2026-11-23T07:00", ""),
    ("Tuesday and Thursday at 5", "FREQ=WEEKLY;COUNT=2;BYDAY=TU,TH from 2026-11-24T17:00", ""),
    ("every May 5th", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=5 from 2027-05-05", ""),
    ("every 2 hours", "FREQ=HOURLY;INTERVAL=2 from 2026-11-21T12:00", ""),
]

TYPOS = [
    ("wendsday at 5pm", "2026-11-25T17:00", ""),
    ("firday at 5pm", "2026-11-27T17:00", ""),
    ("tommorow", "2026-11-22", ""),
    ("3 septmber", "2027-09-03", ""),
    ("evry thursday", "FREQ=WEEKLY;BYDAY=TH from 2026-11-26", ""),
]

NO_TIMES = [
    "we want rye flour, 8 plums and a leek",
    "2 kg rice and 1.5 l juice",
    "Tesco 12.50",
    "paid 42,50 € for shoes",
    "call 0171 1234567 or +49 30 901820",
    "set the tyres to 2.5 bar",
    "meet in room 12",
    "update to version 1.12.3",
    "sun cream and goggles",
    "may I borrow the car",
    "April likes cake and May does not",
    "they march to the station",
    "give her a second helping",
    "I sat down in the sun",
    "good morning everyone",
    "no more than 300 euros a month",
    "there are two to four people in the kitchen",
    "what is the wifi password",
    "to be or not to be",
    "score was 3 to 2",
    "buy 4 lightbulbs",
    "all the kids",
    "one may ask",
    "every 31 February",
    "the shop is at one hundred and twenty main street",
    "for now",
]


READ = [*POINTS, *RANGES, *DURATIONS, *SETS, *TYPOS]


@pytest.mark.parametrize(("text", "expected", "rest"), READ)
def test_what_is_read_and_what_is_left(text: str, expected: str, rest: str) -> None:
    assert read(text, "en") == (expected, rest)


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time(text: str) -> None:
    assert read(text, "en") == ("", text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("what is the plan for tomorrow's party", "what is the plan party"),
        ("alarms for 8 pm and 9 pm", "alarms"),
        ("book the car in on Friday", "book the car in"),
        ("tea 🎉 at 5.", "tea 🎉."),
        ("(tomorrow) buy milk", "buy milk"),
        ("meet Ann, on Monday, at the station", "meet Ann, at the station"),
    ],
)
def test_what_is_left_reads_as_a_title(text: str, rest: str) -> None:
    assert read(text, "en")[1] == rest


def test_two_pieces_apart_stay_two_spans() -> None:
    assert read("tomorrow remind me at 6 to cook", "en") == ("2026-11-22 | T18:00", "remind me to cook")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lunch on Monday", "2026-11-16"),
        ("on 28 December", "2025-12-28"),
        ("Saturday", "2026-11-14"),
        ("yesterday", "2026-11-20"),
    ],
)
def test_the_past_is_meant_where_asked_for(text: str, expected: str) -> None:
    assert read(text, "en", past=True)[0] == expected


def test_hours_are_real_across_the_end_of_summer_time() -> None:
    evening = datetime(2026, 10, 24, 20, 0, tzinfo=BERLIN)
    assert read("in 12 hours", "en", evening)[0] == "2026-10-25T07:00"


def test_hours_are_real_across_the_beginning_of_summer_time() -> None:
    evening = datetime(2027, 3, 27, 20, 0, tzinfo=BERLIN)
    assert read("in 12 hours", "en", evening)[0] == "2027-03-28T09:00"


def test_days_keep_the_wall_clock_across_a_clock_change() -> None:
    evening = datetime(2026, 10, 24, 20, 0, tzinfo=BERLIN)
    assert read("in 1 day and 2 hours", "en", evening)[0] == "2026-10-25T22:00"


def test_a_bare_hour_said_late_is_tomorrow() -> None:
    assert read("at 8", "en", SATURDAY.replace(hour=21))[0] == "T08:00"
