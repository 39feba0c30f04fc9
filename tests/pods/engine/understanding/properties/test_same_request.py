"""What is asked does not change with politeness, capitals, spaces and marks around it, in any of the languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pods.engine.understanding import Reader
from tests.pods.engine.understanding.properties.reading import scene

MESSAGES = {
    "en": (
        "remind me to water the ferns tomorrow at 5pm",
        "put the school fair on Saturday from 2 to 4 in the calendar",
        "remind Tom to feed the rabbit every Monday at 7am",
    ),
    "de": (
        "erinnere mich morgen um 17 Uhr an die Farne",
        "trag das Schulfest am Samstag von 14 bis 16 Uhr ein",
        "erinnere Tom jeden Montag um 7 Uhr an das Kaninchen",
    ),
    "fr": (
        "rappelle-moi demain à 17h d'arroser les fougères",
        "ajoute la fête de l'école samedi de 14h à 16h au calendrier",
        "rappelle à Tom tous les lundis à 7h de nourrir le lapin",
    ),
    "es": (
        "recuérdame mañana a las 17:00 regar los helechos",
        "añade la fiesta del colegio el sábado de 14 a 16 h al calendario",
        "recuérdale a Tom cada lunes a las 7 dar de comer al conejo",
    ),
    "it": (
        "ricordami domani alle 17 di annaffiare le felci",
        "aggiungi la festa della scuola sabato dalle 14 alle 16 al calendario",
        "ricorda a Tom ogni lunedì alle 7 di dare da mangiare al coniglio",
    ),
}
POLITE = {
    "en": ("please {}", "could you {}", "{} please", "hi, {}", "{}, thanks"),
    "de": ("bitte {}", "{} bitte", "hallo, {}", "{}, danke"),
    "fr": ("s'il te plaît, {}", "{} s'il te plaît", "bonjour, {}", "{}, merci"),
    "es": ("por favor, {}", "{} por favor", "hola, {}", "{}, gracias"),
    "it": ("per favore {}", "{} per favore", "ciao, {}", "{}, grazie"),
}
_CHANGES: dict[str, Callable[[str], str]] = {
    "full stop": "{}.".format,
    "exclamation": "{}!".format,
    "spaces": lambda text: f"  {text.replace(' ', '  ')} ",
    "capitals": str.upper,
    "thumb": "{} 👍".format,
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
}


def asked(reader: Reader, language: str, text: str) -> list[tuple[object, ...]]:
    """The intents of a message, with the meaning of the times and the people."""
    found: list[tuple[object, ...]] = []
    for request in reader.read(text, scene(language)).requests:
        when = request.when
        said = (when.kind, when.start, when.end, when.rule, when.has_time) if when else None
        found.append((request.intent, said, request.people.ids))
    return found


@pytest.mark.parametrize("change", _CHANGES.values(), ids=_CHANGES.keys())
@pytest.mark.parametrize("language", sorted(MESSAGES))
def test_typing_changes_nothing(reader: Reader, language: str, change: Callable[[str], str]) -> None:
    for text in MESSAGES[language]:
        assert asked(reader, language, change(text)) == asked(reader, language, text)


@pytest.mark.parametrize("language", sorted(MESSAGES))
def test_politeness_changes_nothing(reader: Reader, language: str) -> None:
    for text in MESSAGES[language]:
        plain = asked(reader, language, text)
        assert len(plain) == 1
        for words in POLITE[language]:
            assert asked(reader, language, words.format(text)) == plain, words
