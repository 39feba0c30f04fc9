"""What members say about quiet hours, what comes by itself, their time zone and language, in five languages."""

from __future__ import annotations

from datetime import time

import pytest

from pods.engine.understanding.zones import language_named, zone_named
from tests.house import House
from tests.pods.engine.understanding.test_languages import Said, check, read

VALUES = [
    ("en", "quiet hours off", "quiet", "off"),
    ("en", "stop the morning brief", "brief", "off"),
    ("en", "no more weekly overview", "week", "off"),
    ("en", "I don't want the evening preview any more", "preview", "off"),
    ("en", "I'm in New York this week", "zone", "America/New_York"),
    ("en", "my time zone is Europe/Lisbon", "zone", "Europe/Lisbon"),
    ("en", "I'm back home", "zone", "home"),
    ("en", "speak German to me", "language", "de"),
    ("de", "Ruhezeit aus", "quiet", "off"),
    ("de", "keinen Morgenüberblick mehr", "brief", "off"),
    ("de", "ich bin diese Woche in New York", "zone", "America/New_York"),
    ("de", "ich bin wieder zu Hause", "zone", "home"),
    ("de", "sprich Englisch mit mir", "language", "en"),
    ("fr", "désactive mes heures calmes", "quiet", "off"),
    ("fr", "plus de point du matin", "brief", "off"),
    ("fr", "je suis à Londres cette semaine", "zone", "Europe/London"),
    ("fr", "je suis rentrée à la maison", "zone", "home"),
    ("fr", "parle-moi en anglais", "language", "en"),
    ("es", "quita mis horas de silencio", "quiet", "off"),
    ("es", "ya no quiero el resumen del día", "brief", "off"),
    ("es", "estoy en Nueva York esta semana", "zone", "America/New_York"),
    ("es", "ya estoy de vuelta en casa", "zone", "home"),
    ("es", "háblame en inglés", "language", "en"),
    ("it", "togli le mie ore di silenzio", "quiet", "off"),
    ("it", "non voglio più il riepilogo del giorno", "brief", "off"),
    ("it", "sono a Londra questa settimana", "zone", "Europe/London"),
    ("it", "sono tornata a casa", "zone", "home"),
    ("it", "parlami in inglese", "language", "en"),
]


@pytest.mark.parametrize(("language", "text", "setting", "value"), VALUES, ids=[row[1] for row in VALUES])
def test_a_setting_and_its_value(house: House, language: str, text: str, setting: str, value: str) -> None:
    request = check(house, Said(language, text, "house.setting_change"))
    assert (request.setting, request.value) == (setting, value)


TIMES = [
    ("en", "don't disturb me between 22 and 7", "quiet", time(22), time(7)),
    ("en", "no messages after 10 pm", "quiet", time(22), None),
    ("en", "quiet hours from 9 to 8", "quiet", time(21), time(8)),
    ("en", "send me a morning brief at 7", "brief", time(7), None),
    ("en", "preview of tomorrow at 8", "preview", time(20), None),
    ("en", "weekly overview on Sundays at 6 pm", "week", time(18), None),
    ("de", "stör mich nicht zwischen 22 und 7 Uhr", "quiet", time(22), time(7)),
    ("de", "schick mir jeden Morgen um 7 einen Überblick", "brief", time(7), None),
    ("de", "Wochenübersicht sonntags um 18 Uhr", "week", time(18), None),
    ("fr", "ne me dérange pas entre 22h et 7h", "quiet", time(22), time(7)),
    ("fr", "envoie-moi le point du matin tous les jours à 7h", "brief", time(7), None),
    ("fr", "récapitulatif de la semaine le dimanche à 18h", "week", time(18), None),
    ("es", "no me molestes entre las 22 y las 7", "quiet", time(22), time(7)),
    ("es", "mándame el resumen del día cada mañana a las 7", "brief", time(7), None),
    ("es", "resumen semanal los domingos a las 18", "week", time(18), None),
    ("it", "non disturbarmi tra le 22 e le 7", "quiet", time(22), time(7)),
    ("it", "mandami il riepilogo del giorno ogni mattina alle 7", "brief", time(7), None),
    ("it", "riepilogo settimanale la domenica alle 18", "week", time(18), None),
]


@pytest.mark.parametrize(("language", "text", "setting", "begin", "end"), TIMES, ids=[row[1] for row in TIMES])
def test_a_setting_and_its_times(
    house: House, language: str, text: str, setting: str, begin: time, end: time | None
) -> None:
    request = check(house, Said(language, text, "house.setting_change"))
    assert (request.setting, request.value) == (setting, None)
    assert request.when is not None
    assert request.when.start is not None
    assert request.when.start.time() == begin
    if setting == "quiet":
        assert (request.when.end.time() if request.when.end else None) == end


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "what are my settings?"),
        ("de", "was sind meine Einstellungen?"),
        ("fr", "quels sont mes réglages ?"),
        ("es", "¿cuáles son mis ajustes?"),
        ("it", "quali sono le mie impostazioni?"),
    ],
)
def test_what_is_set(house: House, language: str, text: str) -> None:
    check(house, Said(language, text, "house.setting_show"))


@pytest.mark.parametrize(
    ("text", "language", "zone"),
    [
        ("New York", "en", "America/New_York"),
        ("Lissabon", "de", "Europe/Lisbon"),
        ("Londres", "fr", "Europe/London"),
        ("Nueva York", "es", "America/New_York"),
        ("Atene", "it", "Europe/Athens"),
        ("Athens", "it", "Europe/Athens"),
        ("Japan", "de", "Asia/Tokyo"),
        ("Europe/Nowhere", "en", None),
        ("the kitchen", "en", None),
    ],
)
def test_places_stand_for_zones(text: str, language: str, zone: str | None) -> None:
    assert zone_named(text, language) == zone


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [("speak German", "en", "de"), ("auf Deutsch", "en", "de"), ("en alemán", "es", "de"), ("Klingon", "en", None)],
)
def test_names_of_languages(text: str, language: str, code: str | None) -> None:
    assert language_named(text, language) == code


NOT_SETTINGS = [
    ("en", "piano lesson tomorrow at 16:00"),
    ("en", "book a table for tomorrow at 19:00"),
    ("en", "the plumber comes at 8, and the painter on the next day at 9"),
    ("en", "dentist appointment for tomorrow at 3pm"),
    ("de", "Zahnarzt für morgen um 15 Uhr eintragen"),
    ("de", "Tisch für morgen um 19 Uhr reservieren"),
    ("de", "verschieb den Friseur auf morgen 16 Uhr"),
    ("fr", "cours de piano demain à 16h"),
    ("es", "clase de piano mañana a las 16"),
    ("it", "lezione di piano domani alle 16"),
]


@pytest.mark.parametrize(("language", "text"), NOT_SETTINGS, ids=[row[1] for row in NOT_SETTINGS])
def test_a_day_with_a_time_is_no_setting(house: House, language: str, text: str) -> None:
    assert not [one.intent for one in read(house, Said(language, text, "")) if one.intent.startswith("house.")]
