"""Ways of saying times that each language has: lengths, spoken times, bounds, misspellings; figures that are none."""

from __future__ import annotations

import pytest

from tests.pods.engine.time.reading import read

LENGTHS = [
    ("en", "stir it in an hour and a half to keep it smooth", "2026-11-21T11:30"),
    ("en", "laundry in 1h30", "2026-11-21T11:30"),
    ("en", "in 1 hour 30", "2026-11-21T11:30"),
    ("en", "bake in one and a half hours", "2026-11-21T11:30"),
    ("en", "choir lasts 2 hours", "7200s"),
    ("en", "a film, 90 minutes long", "5400s"),
    ("en", "guitar for 2 hours", "7200s"),
    ("de", "Wäsche in anderthalb Stunden", "2026-11-21T11:30"),
    ("de", "in ner halben Stunde", "2026-11-21T10:30"),
    ("de", "die Probe dauert 90 Minuten", "5400s"),
    ("de", "Klavier, 2 Stunden lang", "7200s"),
    ("fr", "lessive dans une heure et demie", "2026-11-21T11:30"),
    ("fr", "dans 1h30", "2026-11-21T11:30"),
    ("fr", "dans trois quarts d'heure", "2026-11-21T10:45"),
    ("fr", "la chorale dure 2 heures", "7200s"),
    ("es", "lavadora dentro de hora y media", "2026-11-21T11:30"),
    ("es", "en una hora y media", "2026-11-21T11:30"),
    ("es", "reserva la sala por 2 horas", "7200s"),
    ("it", "lavatrice fra un'ora e mezza", "2026-11-21T11:30"),
    ("it", "tra un'ora e un quarto", "2026-11-21T11:15"),
    ("it", "il coro dura 90 minuti", "5400s"),
]
SPOKEN = [
    ("en", "swimming at four thirty pm", "T16:30"),
    ("en", "half past six in the evening", "T18:30"),
    ("en", "five thirty in the afternoon", "T17:30"),
    ("en", "tomorrow five fifteen", "2026-11-22T17:15"),
    ("en", "at six oh five", "T18:05"),
    ("en", "at oh eight hundred", "T08:00"),
    ("en", "lunch around noonish", "T12:00"),
    ("en", "at 7ish", "T19:00"),
    ("en", "bread at 6: 20 pm", "T18:20"),
    ("en", "call from nine ten to nine forty", "2026-11-22T09:10..2026-11-22T09:40"),
    ("de", "um sieben uhr dreißig", "T19:30"),
    ("de", "um zwanzig nach fünf", "T17:20"),
    ("de", "zehn vor acht", "T19:50"),
    ("de", "um sechs null fünf", "T18:05"),
    ("de", "gegen 8", "T20:00"),
    ("fr", "à sept heures trente", "T19:30"),
    ("fr", "vers 19h", "T19:00"),
    ("fr", "à six heures et demie du soir", "T18:30"),
    ("es", "a las siete y media de la tarde", "T19:30"),
    ("es", "mañana cinco y cuarto", "2026-11-22T17:15"),
    ("es", "sobre las 8", "T20:00"),
    ("es", "siete cero cinco pm", "T19:05"),
    ("es", "de dos treinta a tres y cuarto", "2026-11-21T14:30..2026-11-21T15:15"),
    ("it", "alle sette e un quarto", "T19:15"),
    ("it", "alle otto meno un quarto", "T19:45"),
    ("it", "verso le 8", "T20:00"),
]
BOUNDS = [
    ("en", "home by 5 at the latest", "..2026-11-21T17:00"),
    ("en", "picnic at 3pm or later", "2026-11-21T15:00.."),
    ("en", "diet from now until Friday", "2026-11-21..2026-11-28"),
    ("en", "chess from 5 to 6 with Tom", "2026-11-21T17:00..2026-11-21T18:00"),
    ("en", "from January to April 2028", "2028-01-01..2028-05-01"),
    ("en", "in the third quarter of 2027", "2027-07-01 quarter"),
    ("en", "nap after lunch", "2026-11-21T13:00~"),
    ("en", "the film last night", "2026-11-20T21:00~"),
    ("en", "open day ten to twelve tomorrow", "2026-11-22T10:00..2026-11-22T12:00"),
    ("en", "twenty to nine", "T20:40"),
    ("de", "bis einschließlich Freitag", "..2026-11-28"),
    ("es", "a partir de las 18", "2026-11-21T18:00.."),
    ("fr", "toute la journée", "86400s"),
    ("de", "spätestens Freitag", "..2026-11-28"),
    ("de", "frühestens um 14 Uhr", "2026-11-21T14:00.."),
    ("de", "Turnen von 5 bis 6 mit Tom", "2026-11-21T17:00..2026-11-21T18:00"),
    ("de", "Spaziergang nach dem Mittagessen", "2026-11-21T13:00~"),
    ("de", "abends Oma anrufen", "2026-11-21T19:00~"),
    ("fr", "au plus tard à 18h", "..2026-11-21T18:00"),
    ("fr", "sieste entre midi et 3", "2026-11-21T12:00..2026-11-21T15:00"),
    ("fr", "tisane en fin de soirée", "2026-11-21T21:00~"),
    ("fr", "le film la nuit dernière", "2026-11-20T21:00~"),
    ("es", "el viernes como muy tarde", "..2026-11-28"),
    ("es", "anoche", "2026-11-20T21:00~"),
    ("es", "de abril a junio de 2027", "2027-04-01..2027-07-01"),
    ("it", "venerdì al più tardi", "..2026-11-28"),
    ("it", "da aprile a giugno 2027", "2027-04-01..2027-07-01"),
]
RECURRENCES = [
    (
        "en",
        "water every 2 hours from 8am to 8pm",
        "FREQ=DAILY;BYHOUR=8,10,12,14,16,18,20;BYMINUTE=0 from 2026-11-21T12:00",
    ),
    ("de", "stündlich von 15 bis 17 Uhr", "FREQ=DAILY;BYHOUR=15,16,17;BYMINUTE=0 from 2026-11-21T15:00"),
    ("en", "rent every 1st and 15th", "FREQ=MONTHLY;BYMONTHDAY=1,15 from 2026-12-01"),
    ("de", "jeden 1. und 15.", "FREQ=MONTHLY;BYMONTHDAY=1,15 from 2026-12-01"),
    ("fr", "tous les 1er et 15", "FREQ=MONTHLY;BYMONTHDAY=1,15 from 2026-12-01"),
    ("en", "every Christmas", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25 from 2026-12-25"),
    ("en", "bins every Friday at midnight", "FREQ=WEEKLY;BYDAY=SA from 2026-11-28T00:00"),
    ("en", "beep every 5 minutes in May", "FREQ=MINUTELY;INTERVAL=5;BYMONTH=5 from 2027-05-01T00:00"),
    ("en", "set the alarm for 9 on weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR from 2026-11-23T09:00"),
    ("fr", "un jour sur deux", "FREQ=DAILY;INTERVAL=2 from 2026-11-21"),
    ("es", "todas las mañanas a las 7", "FREQ=DAILY from 2026-11-22T07:00"),
    ("es", "una vez a la semana", "FREQ=WEEKLY from 2026-11-21"),
    ("it", "una volta alla settimana", "FREQ=WEEKLY from 2026-11-21"),
]
DATES = [
    ("en", "the last day of the month", "2026-11-30"),
    ("de", "am letzten Tag des Monats", "2026-11-30"),
    ("es", "el último día del mes", "2026-11-30"),
    ("en", "a week on Sunday", "2026-11-29"),
    ("en", "a fortnight tomorrow", "2026-12-06"),
    ("en", "3 weekends from now", "2026-12-12"),
    ("en", "the week after next", "2026-11-30 week"),
    ("es", "la semana después de la próxima", "2026-11-30 week"),
    ("es", "el 24 por la noche", "2026-11-24T21:00~"),
    ("de", "heute Nacht um 2", "2026-11-22T02:00"),
    ("fr", "cette nuit à 2h", "2026-11-22T02:00"),
    ("es", "mañana a primera hora", "2026-11-22T09:00~"),
    ("it", "la vigilia di Natale alle 20", "2026-12-24T20:00"),
    *((language, "2026-12-03", "2026-12-03") for language in ("en", "de", "fr", "es", "it")),
    *((language, "3/12", "2026-12-03") for language in ("en", "de", "fr", "es", "it")),
    ("de", "am 3.12.", "2026-12-03"),
    ("en", "Dec 3rd", "2026-12-03"),
    ("en", "Dec 3,2027", "2027-12-03"),
    ("fr", "le 3 décembre", "2026-12-03"),
    ("es", "3 de diciembre", "2026-12-03"),
    ("es", "el 1.º de diciembre", "2026-12-01"),
    ("it", "il 3 dicembre", "2026-12-03"),
    ("it", "il 1º dicembre ore 14.30", "2026-12-01T14:30"),
]
MISSPELT = [
    *(("en", word, day) for word, day in [("tommorow", "2026-11-22"), ("wendesday", "2026-11-25")]),
    *(("en", word, day) for word, day in [("tuseday", "2026-11-24"), ("febuary 3rd", "2027-02-03")]),
    ("en", "in 20 mintues", "2026-11-21T10:20"),
    ("en", "tomorrow mornign", "2026-11-22T09:00~"),
    ("de", "morgn um 8", "2026-11-22T08:00"),
    ("de", "am Mitwoch", "2026-11-25"),
    ("fr", "mercredì", "2026-11-25"),
    ("es", "miercoles", "2026-11-25"),
    ("it", "giovedi", "2026-11-26"),
    ("it", "domani matina", "2026-11-22T09:00~"),
]
NO_TIMES = [
    *(("en", text) for text in ("2 kg", "6 eggs and butter", "500 g", "3 bottles", "size 38", "99999", "number 5")),
    *(("en", text) for text in ("bus 12", "room 204", "page 3", "channel 4", "call 555 1234", "from 5 to 6 eggs")),
    *(("en", text) for text in ("pay 15 to Tom", "2x milk", "the mouths of 2 caves", "buy 2 zero colas", "€4.50")),
    *(("de", text) for text in ("2 kg Mehl", "6 Eier und Butter", "Größe 38", "Linie 5", "Seite 12 bis 15 lesen")),
    *(("de", text) for text in ("Zimmer 204", "von 5 bis 6 Eier", "ruf 030 1234567 an", "5 nach Berlin")),
    *(("fr", text) for text in ("2 kg de farine", "6 œufs", "taille 38", "lire pages 12 à 15", "numéro 5")),
    *(
        ("es", text)
        for text in ("2 kg de harina", "talla 38", "habitación 204", "página 3", "2 y media tazas de leche")
    ),
    *(("it", text) for text in ("2 kg di farina", "taglia 38", "stanza 204", "pagina 3", "6 uova e burro")),
]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [*LENGTHS, *SPOKEN, *BOUNDS, *RECURRENCES, *DATES, *MISSPELT],
    ids=lambda part: part[:40],
)
def test_what_is_read(language: str, text: str, expected: str) -> None:
    assert read(text, language)[0] == expected


@pytest.mark.parametrize(("language", "text"), NO_TIMES)
def test_figures_that_are_no_times(language: str, text: str) -> None:
    assert read(text, language) == ("", text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "at 4pm today and 8am tomorrow"),
        ("de", "heute um 16 Uhr und morgen um 8 Uhr"),
        ("fr", "aujourd'hui à 16h et demain à 8h"),
        ("es", "hoy a las 16h y mañana a las 8h"),
        ("it", "oggi alle 16 e domani alle 8"),
    ],
)
def test_two_times_stay_two(language: str, text: str) -> None:
    assert read(text, language)[0] == "2026-11-21T16:00 | 2026-11-22T08:00"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "every 2 hours"),
        ("de", "alle 2 Stunden"),
        ("fr", "toutes les 2 heures"),
        ("es", "cada 2 horas"),
        ("it", "ogni 2 ore"),
    ],
)
def test_what_comes_every_few_hours_comes_first_when_they_have_passed(language: str, text: str) -> None:
    assert read(text, language)[0] == "FREQ=HOURLY;INTERVAL=2 from 2026-11-21T12:00"
