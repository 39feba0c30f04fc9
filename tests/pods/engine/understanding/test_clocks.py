"""Times written with a dot are hours where they can be nothing else, and amounts otherwise."""

from __future__ import annotations

import pytest

from tests.house import House
from tests.pods.engine.understanding.test_languages import Said, check, read

HOURS = [
    ("en", "8.45 til 10.15 on Monday toddler group", "2026-11-23 08:45:00"),
    ("en", "rugby on the 29th, kick-off 2.15", "2026-11-29 14:15:00"),
    ("en", "carol service tomorrow 5.30", "2026-11-22 17:30:00"),
    ("de", "Laternenfest morgen, Einlass 17.15", "2026-11-22 17:15:00"),
    ("de", "10.30 bis 12 am Montag Krabbelgruppe", "2026-11-23 10:30:00"),
    ("fr", "spectacle demain, début 18.30", "2026-11-22 18:30:00"),
    ("es", "función mañana, empieza 18.30", "2026-11-22 18:30:00"),
    ("it", "recita domani, inizio 17.45", "2026-11-22 17:45:00"),
]


@pytest.mark.parametrize(("language", "text", "start"), HOURS, ids=lambda value: str(value))
def test_a_figure_with_a_dot_may_be_an_hour(house: House, language: str, text: str, start: str) -> None:
    request = check(house, Said(language, text, "planner.event_create"))
    assert request.when is not None
    assert str(request.when.start) == start


AMOUNTS = [
    ("en", "Greggs 4.30 on Thursday"),
    ("en", "paid 9.30 for parking tomorrow"),
    ("en", "£8.15 for a cab"),
    ("de", "Bäcker 6.45 gestern"),
    ("fr", "payé 12.30 à la boulangerie"),
]


@pytest.mark.parametrize(("language", "text"), AMOUNTS, ids=lambda value: str(value))
def test_a_figure_with_a_dot_stays_an_amount(house: House, language: str, text: str) -> None:
    assert check(house, Said(language, text, "finance.expense_log")).money


def test_an_hour_said_apart_goes_with_its_day(house: House) -> None:
    (request,) = read(house, Said("en", "sports day on the 30th, starts at 9", ""))
    assert request.when is not None
    assert str(request.when.start) == "2026-11-30 09:00:00"
