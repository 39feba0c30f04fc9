"""Ways of asking for something that hide what is asked for: errands told to somebody, needs, duties, no time."""

from __future__ import annotations

import pytest

from tests.house import House
from tests.pods.engine.understanding.test_languages import Said, check, read

TOLD = [
    Said("en", "tell Tom to collect the parcel at 5", "planner.reminder_create", "collect the parcel"),
    Said("de", "sag Tom um 17 Uhr, dass er das Paket holen soll", "planner.reminder_create"),
    Said("fr", "dis à Tom à 17h de chercher le colis", "planner.reminder_create", "chercher le colis"),
    Said("es", "dile a Tom a las 17:00 que recoja el paquete", "planner.reminder_create", "recoja el paquete"),
    Said("it", "di' a Tom alle 17 di ritirare il pacco", "planner.reminder_create", "ritirare il pacco"),
]


@pytest.mark.parametrize("said", TOLD, ids=lambda said: said.text)
def test_what_somebody_is_to_be_told_at_a_time_is_a_reminder(house: House, said: Said) -> None:
    assert check(house, said).people.ids == (house.member("Tom").id,)


def test_what_somebody_is_told_without_a_time_is_none(house: House) -> None:
    check(house, Said("en", "tell Tom the soup is ready", "family.message_send"))


def test_all_the_children_are_reminded(house: House) -> None:
    request = check(house, Said("fr", "rappelle aux enfants à 19h de se laver les mains", "planner.reminder_create"))
    assert request.people.ids == (house.member("Mia").id,)
    assert request.title == "laver les mains"


ALARMS = [
    ("en", "wake me up in 25 minutes", "wake up"),
    ("de", "weck mich in 25 Minuten", "aufstehen"),
    ("fr", "réveille-moi dans 25 minutes", "se lever"),
    ("es", "despiértame en 25 minutos", "levantarse"),
    ("it", "svegliami tra 25 minuti", "alzarsi"),
]


@pytest.mark.parametrize(("language", "text", "title"), ALARMS)
def test_an_alarm_needs_no_text(house: House, language: str, text: str, title: str) -> None:
    check(house, Said(language, text, "planner.reminder_create", title))


BUSY = [
    ("en", "we have no time on Thursday"),
    ("de", "ich habe keine Zeit am Donnerstag"),
    ("fr", "je n'ai pas le temps jeudi"),
    ("es", "no tengo tiempo el jueves"),
    ("it", "giovedì non ho tempo"),
]


@pytest.mark.parametrize(("language", "text"), BUSY)
def test_having_no_time_is_nothing_to_note(house: House, language: str, text: str) -> None:
    assert not any(request.intent.endswith(("_create", "_add")) for request in read(house, Said(language, text, "")))


NEEDS = [
    Said("en", "we could do with bin bags", "family.list_add", "bin bags"),
    Said("en", "milk we don't need", "family.list_remove", "milk"),
    Said("en", "never mind the eggs, there are plenty", "family.list_remove", "eggs"),
    Said("de", "milk brauchen wir doch nicht mehr", "family.list_remove", "milk"),
    Said("fr", "finalement pas besoin de milk", "family.list_remove", "milk"),
    Said("es", "milk ya no hace falta", "family.list_remove", "milk"),
    Said("it", "milk non serve più", "family.list_remove", "milk"),
]


@pytest.mark.parametrize("said", NEEDS, ids=lambda said: said.text)
def test_what_is_needed_and_what_is_not(house: House, said: Said) -> None:
    check(house, said)


DUTIES = [
    Said("en", "Mia has to wash the car by Friday", "planner.chore_add", "wash the car"),
    Said("de", "Mia soll bis Freitag das Gartenhaus saubermachen", "planner.chore_add", "das Gartenhaus saubermachen"),
    Said("fr", "Mia doit laver la voiture avant vendredi", "planner.chore_add", "laver la voiture"),
]


@pytest.mark.parametrize("said", DUTIES, ids=lambda said: said.text)
def test_a_duty_with_a_last_day_is_a_chore(house: House, said: Said) -> None:
    check(house, said)


APPOINTED = [
    ("en", "we need soap, and the roofer comes on Monday at 8"),
    ("de", "wir brauchen Seife, und der Dachdecker kommt am Montag um 8"),
    ("fr", "il faut du savon et le couvreur vient lundi à 8h"),
    ("es", "necesitamos jabón y el techador viene el lunes a las 8"),
    ("it", "ci serve il sapone, e il muratore viene lunedì alle 8"),
]


@pytest.mark.parametrize(("language", "text"), APPOINTED)
def test_an_appointment_behind_things_to_buy(house: House, language: str, text: str) -> None:
    found = read(house, Said(language, text, ""))
    assert [request.intent for request in found] == ["family.list_add", "planner.event_create"]


def test_a_day_for_things_to_buy_is_no_appointment(house: House) -> None:
    found = read(house, Said("en", "we need soap and the good bread by Monday at 8", ""))
    assert len(found) == 1


def test_a_shift_is_a_thing_behind_my(house: House) -> None:
    check(house, Said("en", "my shift on Monday is 7am to 3pm", "planner.event_create", "shift"))


def test_what_moves_by_the_words_of_french_is_not_in_the_past(house: House) -> None:
    request = check(house, Said("fr", "le ramoneur passe lundi à 10h", "planner.event_create"))
    assert request.when is not None
    assert str(request.when.start) == "2026-11-23 10:00:00"


MOVED = [
    Said("en", "the dentist has been moved to Monday", "planner.event_move", "dentist"),
    Said("de", "dentist ist auf Montag verschoben", "planner.event_move", "dentist"),
    Said("fr", "le dentist est reporté à lundi", "planner.event_move", "dentist"),
    Said("es", "el dentist se ha cambiado al lunes", "planner.event_move", "dentist"),
    Said("it", "il dentist è stato rimandato a lunedì", "planner.event_move", "dentist"),
    Said("en", "yoga's been cancelled", "planner.event_delete", "yoga"),
]


@pytest.mark.parametrize("said", MOVED, ids=lambda said: said.text)
def test_what_others_moved_is_moved(house: House, said: Said) -> None:
    check(house, said)


ADDED = [
    Said("en", "add sponges", "family.list_add", "sponges"),
    Said("en", "add dentist on Friday at 9", "planner.event_create", "dentist"),
    Said("de", "füg noch Schwämme hinzu", "family.list_add", "Schwämme"),
    Said("de", "setz Schwämme auf den Einkaufszettel", "family.list_add", "Schwämme"),
    Said("fr", "rajoute des allumettes", "family.list_add", "allumettes"),
    Said("es", "agrega esponjas", "family.list_add", "esponjas"),
    Said("it", "aggiungi spugne", "family.list_add", "spugne"),
    Said("es", "se han terminado las pilas", "family.list_add", "pilas"),
    Said("fr", "il ne reste plus de farine", "family.list_add", "farine"),
]


@pytest.mark.parametrize("said", ADDED, ids=lambda said: said.text)
def test_what_is_added_without_a_place_goes_on_the_list(house: House, said: Said) -> None:
    check(house, said)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Tom owes me 30 pounds"), ("en", "refund of £30 from Zara"), ("de", "ich schulde Tom 30 Euro")],
)
def test_what_is_owed_or_given_back_is_not_spent(house: House, language: str, text: str) -> None:
    assert all(request.intent != "finance.expense_log" for request in read(house, Said(language, text, "")))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "water bill 61.40 due on the 25th"),
        ("de", "Wasserrechnung 61,40 fällig am 25."),
        ("fr", "facture d'eau 61,40 à payer le 25"),
        ("es", "factura del agua 61,40, vence el 25"),
        ("it", "bolletta dell'acqua 61,40 da pagare il 25"),
    ],
)
def test_what_is_due_has_not_been_spent(house: House, language: str, text: str) -> None:
    assert all(request.intent != "finance.expense_log" for request in read(house, Said(language, text, "")))


def test_forget_not_is_no_taking_back(house: House) -> None:
    check(house, Said("de", "vergiss nicht, um 18 Uhr milk zu kaufen", "planner.reminder_create"))


@pytest.mark.parametrize(
    ("language", "text"), [("en", "bins are now every Monday at 7"), ("de", "Tonne jetzt immer montags um 7")]
)
def test_now_beside_a_rule_is_no_time(house: House, language: str, text: str) -> None:
    (request,) = read(house, Said(language, text, ""))
    assert request.when is not None
    assert str(request.when.start) == "2026-11-23 07:00:00"
