"""Who corrects themselves in the same breath is understood as they mean it; "no" alone corrects nothing."""

from __future__ import annotations

import pytest

from pods.engine.understanding import Scene
from skills.engine.request import Request
from tests.house import House


def read(house: House, language: str, text: str) -> Request:
    asker = house.asker("Anna")
    scene = Scene(asker.member, asker.members, asker.local_now, "EUR", language)
    (request,) = house.app.assistant.reader.read(text, scene).requests
    return request


@pytest.mark.parametrize(
    ("language", "text", "title", "begins"),
    [
        ("en", "haircut on Wednesday at 2, no wait, at 4", "haircut", "2026-11-25 16:00"),
        ("en", "haircut on Wednesday at 2. Sorry, Thursday.", "haircut", "2026-11-26 14:00"),
        ("en", "haircut tomorrow at noon, actually make that 1pm", "haircut", "2026-11-22 13:00"),
        ("en", "remind me at 6 to bake, I mean 7", "bake", "2026-11-21 19:00"),
        ("de", "Friseur Mittwoch um 2, nein, um 4", "Friseur", "2026-11-25 16:00"),
        ("fr", "coiffeur mercredi à 14h, non pardon, jeudi", "coiffeur", "2026-11-26 14:00"),
        ("es", "peluquero el miércoles a las 2, no, perdón, a las 4", "peluquero", "2026-11-25 16:00"),
        ("it", "parrucchiere mercoledì alle 14, anzi alle 16", "parrucchiere", "2026-11-25 16:00"),
    ],
)
def test_the_later_time_counts(house: House, language: str, text: str, title: str, begins: str) -> None:
    request = read(house, language, text)
    assert request.when is not None
    assert (request.title, f"{request.when.start:%Y-%m-%d %H:%M}") == (title, begins)


@pytest.mark.parametrize(
    ("language", "text", "minor"),
    [
        ("en", "spent 28 on candles, no wait, 38", 3800),
        ("en", "spent 28 on candles. Sorry, 38.50", 3850),
        ("de", "ich hab 28 Euro für Kerzen ausgegeben, nein Moment, 38", 3800),
        ("fr", "j'ai payé 28 euros de bougies, pardon, 38", 3800),
    ],
)
def test_the_later_amount_counts(house: House, language: str, text: str, minor: int) -> None:
    assert [one.minor for one in read(house, language, text).money] == [minor]


def test_a_day_gone_by_is_corrected_to_another(house: House) -> None:
    request = read(house, "en", "paid 28 for candles yesterday, no, on Thursday")
    assert request.when is not None
    assert f"{request.when.start:%Y-%m-%d}" == "2026-11-19"


def test_the_later_person_counts(house: House) -> None:
    request = read(house, "en", "remind Mia at 6 to water the plants, I mean Tom")
    assert (request.title, request.people.ids) == ("water the plants", (house.asker("Tom").member.id,))


@pytest.mark.parametrize(
    ("language", "text", "items"),
    [
        ("en", "add butter and milk, no, oat milk", ("butter", "oat milk")),
        ("de", "wir brauchen Butter, nein, Margarine", ("Margarine",)),
        ("en", "we need milk, no sugar cornflakes", ("milk", "no sugar cornflakes")),
    ],
)
def test_the_later_thing_counts(house: House, language: str, text: str, items: tuple[str, ...]) -> None:
    assert read(house, language, text).items == items
