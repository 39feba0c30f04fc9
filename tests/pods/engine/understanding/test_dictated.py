"""A transcript is understood as the same words typed: times, amounts, and verbs that are written as they sound."""

from __future__ import annotations

import pytest

from pods.engine.understanding import Scene
from skills.engine.request import Request
from tests.house import House

SAME = [
    ("en", "Move the dentist to eleven forty.", "move the dentist to 11:40"),
    ("en", "Move the dentist to 11-40.", "move the dentist to 11:40"),
    (
        "en",
        "Add a meeting with the coach on Tuesday from 8 to 9.30.",
        "add a meeting with the coach on Tuesday 8:00-9:30",
    ),
    ("en", "Reminds me at six o'clock to call grandma.", "remind me at 18:00 to call grandma"),
    ("en", "Remind me tomorrow at 10-8 to call grandma.", "remind me tomorrow at 7:50 to call grandma"),
    ("en", "We paid seventeen ninety-five at the supermarket.", "we paid 17.95 at the supermarket"),
    ("en", "We paid 17 95 at the supermarket.", "we paid 17.95 at the supermarket"),
    ("en", "Coffee two ninety.", "coffee 2.90"),
    ("de", "Erinnert mich um halbsieben an den Tierarzt.", "erinnere mich um 18:30 an den Tierarzt"),
    ("de", "Erinnere mich um vierte nach sechs an den Tierarzt.", "erinnere mich um 18:15 an den Tierarzt"),
    ("de", "Verschieb den Zahnarzt auf sechs.", "verschieb den Zahnarzt auf 18:00"),
    ("de", "Setzt Milch und Brot auf die Einkaufsliste.", "setz Milch und Brot auf die Einkaufsliste"),
    ("de", "Wir haben siebzehn fünfundneunzig im Supermarkt bezahlt.", "wir haben 17,95 im Supermarkt bezahlt"),
    ("de", "Kaffee zwei neunzig.", "Kaffee 2,90"),
    ("de", "Tom hat am zweiten April zweitausendelf Geburtstag.", "Tom hat am 2. April 2011 Geburtstag"),
    ("fr", "Rappele-moi à 6h et demi d'appeler mamie.", "rappelle-moi à 18h30 d'appeler mamie"),
    (
        "fr",
        "Rappelle-moi demain à huit heures, moins dix d'appeler mamie.",
        "rappelle-moi demain à 7h50 d'appeler mamie",
    ),
    ("fr", "J'ai payé 17h95 au supermarché.", "j'ai payé 17,95 au supermarché"),
    ("fr", "J'ai dépensé 14h50 à la boulangerie.", "j'ai dépensé 14,50 à la boulangerie"),
    ("fr", "Café deux quatre-vingt-dix.", "café 2,90"),
    ("es", "Recuerda me a las 6 y 4 llamar a la abuela.", "recuérdame a las 18:15 llamar a la abuela"),
    ("es", "Despiertame mañana a las siete menos cuarto.", "despiértame mañana a las 6:45"),
    ("es", "Hemos pagado diecisiete noventa y cinco en el supermercado.", "hemos pagado 17,95 en el supermercado"),
    ("es", "Café dos noventa.", "café 2,90"),
    ("it", "Ricorda mi alle 6 e 1 quarto di chiamare la nonna.", "ricordami alle 18:15 di chiamare la nonna"),
    ("it", "Sveglia mi domani alle 7 meno 1/4.", "svegliami domani alle 6:45"),
    ("it", "Abbiamo pagato 17 e 95 al supermercato.", "abbiamo pagato 17,95 al supermercato"),
    ("it", "Caffè due e novanta.", "caffè 2,90"),
]


def read(house: House, language: str, text: str) -> list[Request]:
    asker = house.asker("Anna")
    scene = Scene(asker.member, asker.members, asker.local_now, "EUR", language, ("shopping",))
    return list(house.app.assistant.reader.read(text, scene).requests)


@pytest.mark.parametrize(("language", "heard", "typed"), SAME, ids=lambda value: str(value))
def test_it_means_what_the_same_words_typed_mean(house: House, language: str, heard: str, typed: str) -> None:
    one, other = read(house, language, heard), read(house, language, typed)
    assert [meaning(request) for request in one] == [meaning(request) for request in other]


def meaning(request: Request) -> tuple[object, ...]:
    when = (request.when.start, request.when.end) if request.when else None
    items = tuple(item.casefold() for item in request.items)
    title = "" if items else request.title.casefold().rstrip(".")
    return request.intent, title, when, request.money, request.people.ids, items, (request.merchant or "").casefold()


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "déjeuner demain à 12h50"), ("fr", "payer le loyer demain à 12h50"), ("it", "ricorda le chiavi alle 18")],
)
def test_an_hour_stays_an_hour(house: House, language: str, text: str) -> None:
    (request,) = read(house, language, text)
    assert request.when is not None
    assert request.when.has_time
    assert not request.money
