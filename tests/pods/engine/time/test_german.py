"""German times: what is read, and what is left as a title."""

from __future__ import annotations

import pytest

from tests.pods.engine.time.reading import read

READ = [
    ("Zahnarzt nächsten Dienstag um halb vier", "2026-11-24T15:30", "Zahnarzt"),
    ("Zahnarzt am Dienstag um Viertel nach acht", "2026-11-24T08:15", "Zahnarzt"),
    ("Chorprobe Donnerstag 19:30 Uhr", "2026-11-26T19:30", "Chorprobe"),
    ("um dreiviertel acht", "T19:45", ""),
    ("um viertel vor neun am Morgen", "T08:45", ""),
    ("um zehn vor sieben heute Abend", "2026-11-21T18:50", ""),
    ("erinner mich morgen früh an den Müll", "2026-11-22T09:00~", "erinner mich an den Müll"),
    ("heute Abend um 8", "2026-11-21T20:00", ""),
    ("morgen Abend um sieben", "2026-11-22T19:00", ""),
    ("am Freitag Nachmittag", "2026-11-27T15:00~", ""),
    ("Dienstagabend Chor", "2026-11-24T19:00~", "Chor"),
    ("übermorgen um 14 Uhr", "2026-11-23T14:00", ""),
    ("in einer halben Stunde", "2026-11-21T10:30", ""),
    ("in anderthalb Stunden", "2026-11-21T11:30", ""),
    ("in 14 Tagen", "2026-12-05", ""),
    ("vor drei Tagen", "2026-11-18", ""),
    ("Freitag in einer Woche", "2026-12-04", ""),
    ("am dritten Dezember um 9 Uhr", "2026-12-03T09:00", ""),
    ("am 24.12. um 18 Uhr", "2026-12-24T18:00", ""),
    ("am 5. März 2028", "2028-03-05", ""),
    ("am 15.", "2026-12-15", ""),
    ("Mittwoch nächster Woche", "2026-11-25", ""),
    ("übernächste Woche", "2026-11-30 week", ""),
    ("am Wochenende", "2026-11-21 weekend", ""),
    ("an Heiligabend um 17 Uhr", "2026-12-24T17:00", ""),
    ("um ein Uhr", "T13:00", ""),
    ("um Mitternacht", "T00:00", ""),
    ("vom 12. bis 15. März sind die Großeltern da", "2027-03-12..2027-03-16", "sind die Großeltern da"),
    ("Samstag von 10 bis 12 Uhr", "2026-11-28T10:00..2026-11-28T12:00", ""),
    ("Montag zwischen 15 und 17 Uhr", "2026-11-23T15:00..2026-11-23T17:00", ""),
    ("bis Freitag", "..2026-11-28", ""),
    ("bis Ende Juni", "..2027-07-01", ""),
    ("ab Montag", "2026-11-23..", ""),
    ("eine Dreiviertelstunde", "2700s", ""),
    ("eineinhalb Stunden", "5400s", ""),
    ("20 Minuten lang", "1200s", "lang"),
    (
        "jeden zweiten Dienstag um 18 Uhr außer im August",
        "FREQ=WEEKLY;INTERVAL=2;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=TU from 2026-11-24T18:00",
        "",
    ),
    ("Müll raus jeden Mittwoch und Samstag um 7", "FREQ=WEEKLY;BYDAY=WE,SA from 2026-11-25T07:00", "Müll raus"),
    ("Training montags und donnerstags um 17:30", "FREQ=WEEKLY;BYDAY=MO,TH from 2026-11-23T17:30", "Training"),
    ("am letzten Freitag im Monat", "FREQ=MONTHLY;BYDAY=-1FR from 2026-11-27", ""),
    ("am 1. jedes Monats die Miete", "FREQ=MONTHLY;BYMONTHDAY=1 from 2026-12-01", "die Miete"),
    ("werktags um 7", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR from 2026-11-23T07:00", ""),
    ("alle 2 Wochen montags", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO from 2026-11-23", ""),
    ("jeden Abend um 21 Uhr", "FREQ=DAILY from 2026-11-21T21:00", ""),
    ("täglich um 8 und um 20 Uhr", "FREQ=DAILY;BYHOUR=8,20;BYMINUTE=0 from 2026-11-21T20:00", ""),
    ("freitags 15 bis 16 Uhr", "FREQ=WEEKLY;BYDAY=FR from 2026-11-27T15:00 to 16:00", ""),
    ("jedes Jahr am 16. Mai", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=16 from 2027-05-16", ""),
    ("jeden ersten Sonntag im Monat um 10", "FREQ=MONTHLY;BYDAY=1SU from 2026-12-06T10:00", ""),
    ("Mo-Fr um 7", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR from 2026-11-23T07:00", ""),
    ("jeden Tag außer Sonntag um 9", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA from 2026-11-23T09:00", ""),
    ("morgens um 6", "T06:00", ""),
    ("am ersten Advent", "2026-11-29", ""),
    ("heute in einer Woche", "2026-11-28", ""),
    ("Sa 10-12", "2026-11-28T10:00..2026-11-28T12:00", ""),
    ("fünf vor halb acht", "T19:25", ""),
    ("Donerstag um 17 Uhr", "2026-11-26T17:00", ""),
]

NO_TIMES = [
    "6 Eier, 2 kg Mehl und 1,5 l Milch",
    "42,50 € bei Lidl",
    "guten Morgen zusammen",
    "wir machen das so",
    "ruf mal 030 901820 an",
    "Reifendruck 2,5 bar",
    "Zimmer 12 aufräumen",
    "ein Buch für Mia",
    "die Kinder sind da",
]


@pytest.mark.parametrize(("text", "expected", "rest"), READ)
def test_what_is_read_and_what_is_left(text: str, expected: str, rest: str) -> None:
    assert read(text, "de") == (expected, rest)


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time(text: str) -> None:
    assert read(text, "de") == ("", text)
