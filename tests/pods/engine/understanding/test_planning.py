"""What families say about their week, reminders, chores and birthdays, in five languages: which request it makes."""

from __future__ import annotations

from typing import Any

import pytest

from pods.engine.understanding import Last
from pods.engine.understanding.deciding import SURE
from skills.engine.command import Ref
from skills.engine.request import Request
from tests.house import House
from tests.pods.engine.understanding.test_languages import Said, check

INTENTS = {
    "planner.event_free": {
        "en": ["is Tom free on Friday at 4?", "when are we all free on Sunday afternoon?", "who has time tonight?"],
        "de": ["hat Tom am Freitag um 16 Uhr Zeit?", "wann haben wir alle am Sonntag Zeit?"],
        "fr": ["est-ce que Tom est libre vendredi à 16h ?", "quand est-ce qu'on est tous libres dimanche ?"],
        "es": ["¿está Tom libre el viernes a las 16?", "¿cuándo estamos todos libres el domingo?"],
        "it": ["Tom è libero venerdì alle 16?", "quando siamo tutti liberi domenica?"],
    },
    "planner.week_show": {
        "en": ["show me the week", "next week as a picture"],
        "de": ["zeig mir die Woche"],
        "fr": ["montre-moi la semaine"],
        "es": ["muéstrame la semana"],
        "it": ["mostrami la settimana"],
    },
    "planner.day_brief": {
        "en": ["brief me", "what's my day?"],
        "de": ["gib mir den Tagesüberblick"],
        "fr": ["donne-moi le point du jour"],
        "es": ["dame el resumen del día"],
        "it": ["dammi il riepilogo del giorno"],
    },
    "planner.feed_link": {
        "en": ["give me the calendar link"],
        "de": ["gib mir den Kalenderlink"],
        "fr": ["donne-moi le lien du calendrier"],
        "es": ["dame el enlace del calendario"],
        "it": ["dammi il link del calendario"],
    },
    "planner.feed_revoke": {
        "en": ["revoke the calendar link"],
        "de": ["sperr den Kalenderlink"],
        "fr": ["révoque le lien du calendrier"],
        "es": ["revoca el enlace del calendario"],
        "it": ["revoca il link del calendario"],
    },
    "planner.birthday_add": {
        "en": ["Mia's birthday is 3 May 2014", "Grandma turns 80 on December 12"],
        "de": ["Mia hat am 3. Mai Geburtstag", "Oma wird am 12. Dezember 80"],
        "fr": ["l'anniversaire de Mia est le 3 mai 2014", "mamie aura 80 ans le 12 décembre"],
        "es": ["el cumpleaños de Mia es el 3 de mayo de 2014", "la abuela cumple 80 años el 12 de diciembre"],
        "it": ["il compleanno di Mia è il 3 maggio 2014", "la nonna compie 80 anni il 12 dicembre"],
    },
    "planner.reminder_status": {
        "en": ["did dad get the reminder about the bins?", "why didn't I get the reminder?", "you didn't remind me"],
        "de": ["hat Papa die Erinnerung an den Müll bekommen?", "warum habe ich die Erinnerung nicht bekommen?"],
        "fr": ["est-ce que papa a reçu le rappel pour les poubelles ?", "pourquoi je n'ai pas reçu le rappel ?"],
        "es": ["¿le llegó a papá el recordatorio de la basura?", "¿por qué no me llegó el recordatorio?"],
        "it": ["papà ha ricevuto il promemoria della spazzatura?", "perché non mi è arrivato il promemoria?"],
    },
    "planner.chore_swap": {
        "en": ["swap bins with Tom this week", "Tom does the bins instead of me this week"],
        "de": ["tausch den Müll mit Tom diese Woche"],
        "fr": ["échange la vaisselle avec Tom cette semaine"],
        "es": ["cambia la basura con Tom esta semana"],
        "it": ["scambia la spazzatura con Tom questa settimana"],
    },
    "planner.chore_stats": {
        "en": ["who did how much this month?", "how many points does Mia have?"],
        "de": ["wer hat diesen Monat wie viel gemacht?", "wie viele Punkte hat Mia?"],
        "fr": ["qui a fait combien ce mois-ci ?", "combien de points a Mia ?"],
        "es": ["¿quién ha hecho más este mes?", "¿cuántos puntos tiene Mia?"],
        "it": ["chi ha fatto di più questo mese?", "quanti punti ha Mia?"],
    },
    "planner.sync_status": {
        "en": ["is my calendar connected?"],
        "de": ["ist mein Kalender verbunden?"],
        "fr": ["mon calendrier est connecté ?"],
        "es": ["¿está mi calendario conectado?"],
        "it": ["il mio calendario è collegato?"],
    },
    "planner.sync_now": {
        "en": ["sync my calendar"],
        "de": ["synchronisiere meinen Kalender"],
        "fr": ["synchronise mon calendrier"],
        "es": ["sincroniza mi calendario"],
        "it": ["sincronizza il mio calendario"],
    },
    "planner.event_create": {
        "en": ["birthday party at Mia's school on Friday at 3", "we are in London on Friday"],
        "de": ["Kindergeburtstag am Freitag um 15 Uhr"],
    },
}


@pytest.mark.parametrize(
    "said",
    [Said(lang, text, intent) for intent, langs in INTENTS.items() for lang, texts in langs.items() for text in texts],
    ids=lambda said: said.text,
)
def test_what_is_asked_for(house: House, said: Said) -> None:
    check(house, said)


DETAILS: list[tuple[Said, dict[str, Any]]] = [
    (
        Said(
            "en",
            "remind Tom every 10 minutes until he has done it to take out the bins",
            "planner.reminder_create",
            "take out the bins",
        ),
        {"nag_seconds": 600.0, "when": None},
    ),
    (Said("en", "nag me until I call the plumber", "planner.reminder_create", "call the plumber"), {"nag_seconds": 0}),
    (Said("en", "remind me to drink water every 2 hours", "planner.reminder_create"), {"nag_seconds": None}),
    (Said("en", "remind me at 2 am to check the oven, even at night", "planner.reminder_create"), {"urgent": True}),
    (
        Said(
            "de",
            "erinnere mich um 23 Uhr an die Wäsche, auch in der Ruhezeit",
            "planner.reminder_create",
            "Wäsche",
        ),
        {"urgent": True},
    ),
    (
        Said("de", "erinnere Tom alle 10 Minuten an den Müll, bis es erledigt ist", "planner.reminder_create", "Müll"),
        {"nag_seconds": 600.0},
    ),
    (
        Said("fr", "rappelle-moi à 23h d'appeler Eva, c'est urgent", "planner.reminder_create", "appeler Eva"),
        {"urgent": True},
    ),
    (
        Said("es", "recuérdale a Tom cada 10 minutos sacar la basura hasta que lo haga", "planner.reminder_create"),
        {"nag_seconds": 600.0, "title": "sacar la basura"},
    ),
    (
        Said("it", "ricorda a Tom ogni 10 minuti di stirare finché non l'ha fatto", "planner.reminder_create"),
        {"nag_seconds": 600.0, "title": "stirare"},
    ),
    (
        Said("en", "dentist at the town hall on Friday at 3", "planner.event_create", "dentist at the town hall"),
        {"place": "town hall"},
    ),
    (Said("de", "Fußball im Jahnstadion am Samstag um 10 Uhr", "planner.event_create"), {"place": "Jahnstadion"}),
    (Said("fr", "dîner chez Luigi samedi à 20h", "planner.event_create"), {"place": "Luigi"}),
    (Said("es", "dentista en el ayuntamiento el viernes a las 15", "planner.event_create"), {"place": "ayuntamiento"}),
    (Said("it", "calcio allo stadio sabato alle 10", "planner.event_create"), {"place": "stadio"}),
    (
        Said("en", "dentist on Friday at 3, note: bring the insurance card", "planner.event_create", "dentist"),
        {"notes": "bring the insurance card"},
    ),
    (
        Said("de", "Zahnarzt am Freitag um 15 Uhr, Notiz: Karte mitbringen", "planner.event_create", "Zahnarzt"),
        {"notes": "Karte mitbringen"},
    ),
    (Said("en", "move yoga to 6 pm only this week", "planner.event_move", "yoga"), {"scope": "this"}),
    (Said("en", "cancel yoga from now on", "planner.event_delete", "yoga"), {"scope": "following"}),
    (Said("en", "skip piano just this once", "planner.event_delete", "piano"), {"scope": "this"}),
    (Said("de", "verschiebe Yoga auf 18 Uhr, nur diese Woche", "planner.event_move", "Yoga"), {"scope": "this"}),
    (Said("fr", "annule le yoga à partir de maintenant", "planner.event_delete", "yoga"), {"scope": "following"}),
    (Said("es", "mueve yoga a las 18, solo esta semana", "planner.event_move", "yoga"), {"scope": "this"}),
    (Said("it", "annulla yoga d'ora in poi", "planner.event_delete", "yoga"), {"scope": "following"}),
    (Said("en", "Tom and Mia take turns with the bins every week", "planner.chore_add", "bins"), {"turns": "week"}),
    (Said("en", "bins: Tom, Mia, Anna in rotation", "planner.chore_add", "bins"), {"turns": "count"}),
    (Said("en", "Mia mows the lawn every Saturday for 5 points", "planner.chore_add", "mow the lawn"), {"points": 5}),
    (Said("de", "Müll: Tom, Mia, Anna im Wechsel", "planner.chore_add", "Müll"), {"turns": "count"}),
    (
        Said("fr", "Tom et Mia font la vaisselle à tour de rôle chaque semaine", "planner.chore_add", "vaisselle"),
        {"turns": "week"},
    ),
    (Said("es", "la basura: Tom, Mia, Anna por turnos", "planner.chore_add", "basura"), {"turns": "count"}),
    (Said("it", "la spazzatura: Tom, Mia, Anna a rotazione", "planner.chore_add", "spazzatura"), {"turns": "count"}),
]


@pytest.mark.parametrize(("said", "fields"), DETAILS, ids=lambda one: getattr(one, "text", ""))
def test_what_is_said_beside(house: House, said: Said, fields: dict[str, Any]) -> None:
    request = check(house, said)
    assert {name: getattr(request, name) for name in fields} == fields
    assert request.text == said.text


def test_the_order_of_turns_is_the_one_said(house: House) -> None:
    request = check(house, Said("en", "bins: Tom, Mia, Anna in rotation", "planner.chore_add"))
    assert request.people.ids == tuple(house.member(name).id for name in ("Tom", "Mia", "Anna"))


TO_DOS = [
    Said("en", "put call the plumber on the to-do list for Tom by Friday", "planner.todo_add", "call the plumber"),
    Said("de", "setz den Klempner anrufen für Tom bis Freitag auf die To-do-Liste", "planner.todo_add"),
    Said("fr", "mets appeler le plombier pour Tom sur la liste de tâches pour vendredi", "planner.todo_add"),
    Said("es", "pon llamar al fontanero en la lista de tareas para Tom para el viernes", "planner.todo_add"),
    Said("it", "metti chiamare l'idraulico nella lista delle cose da fare per Tom entro venerdì", "planner.todo_add"),
]


@pytest.mark.parametrize("said", TO_DOS, ids=lambda said: said.language)
def test_a_task_has_a_day_and_somebody_who_does_it(house: House, said: Said) -> None:
    request = check(house, said)
    assert request.people.ids == (house.member("Tom").id,)
    assert request.when is not None
    assert "Tom" not in request.title
    assert len(request.items) == 1


BIRTHDAYS = [
    ("en", "Mia's birthday is 3 May 2014", "Mia", "2014-05-03"),
    ("en", "my birthday is on 4 March 1984", "Anna", "1984-03-04"),
    ("en", "Grandma turns 80 on December 12", "Grandma", "1946-12-12"),
    ("de", "Oma wird am 12. Dezember 80", "Oma", "1946-12-12"),
    ("de", "Omas Geburtstag ist am 3. Juni", "Oma", "2027-06-03"),
    ("fr", "mamie aura 80 ans le 12 décembre", "mamie", "1946-12-12"),
    ("es", "el cumpleaños de Mia es el 3 de mayo de 2014", "Mia", "2014-05-03"),
    ("it", "la nonna compie 80 anni il 12 dicembre", "nonna", "1946-12-12"),
]


@pytest.mark.parametrize(("language", "text", "whose", "day"), BIRTHDAYS, ids=[row[1] for row in BIRTHDAYS])
def test_whose_birthday_and_the_year_of_birth(house: House, language: str, text: str, whose: str, day: str) -> None:
    request = check(house, Said(language, text, "planner.birthday_add", whose))
    assert request.when is not None
    assert str(request.when.day) == day


def test_who_is_asked_about(house: House) -> None:
    family = {house.member(name).id for name in ("Anna", "Tom", "Mia")}
    one = check(house, Said("en", "is Tom free on Friday at 4?", "planner.event_free"))
    everybody = check(house, Said("en", "when are we all free on Sunday?", "planner.event_free"))
    oneself = check(house, Said("en", "am I free tomorrow?", "planner.event_free"))
    assert one.people.ids == (house.member("Tom").id,)
    assert set(everybody.people.ids) == family
    assert oneself.people.ids == (house.member("Anna").id,)


def read_after(house: House, text: str, **more: Any) -> Request:
    from tests.pods.engine.understanding.test_table import read

    (request,) = read(house, text, **more).requests
    return request


def test_a_question_about_a_reminder_means_the_one_that_came(house: House) -> None:
    came = Last("planner.reminder_create", (Ref("reminders", 7),), sent=True)
    request = read_after(house, "did Tom get it?", reminded=came)
    assert (request.intent, request.target) == ("planner.reminder_status", (Ref("reminders", 7),))
    named = read_after(house, "did Tom get the reminder about the bins?", reminded=came)
    assert (named.title, named.target) == ("bins", ())


def test_a_note_goes_to_the_event_before_it(house: House) -> None:
    made = Last("planner.event_create", (Ref("calendar", 3),), "dentist on Friday at 3")
    request = read_after(house, "note: bring the insurance card", last=made)
    assert (request.intent, request.notes) == ("planner.event_move", "bring the insurance card")
    assert request.target == (Ref("calendar", 3),)


@pytest.mark.parametrize(
    ("language", "text", "task"),
    [
        ("en", "I'll do the bins tonight", "do the bins"),
        ("de", "ich bringe heute Abend den Müll raus", "den Müll rausbringen"),
        ("fr", "je vais sortir les poubelles ce soir", "sortir les poubelles"),
        ("es", "voy a sacar la basura esta noche", "sacar la basura"),
        ("it", "vado a portare fuori la spazzatura stasera", "portare fuori la spazzatura"),
    ],
)
def test_what_one_does_about_the_house_oneself_is_a_chore(house: House, language: str, text: str, task: str) -> None:
    request = check(house, Said(language, text, "planner.chore_add", task))
    assert request.people.ids == (house.member("Anna").id,)
    assert request.unknown_people == ()


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("en", "dentist on 31 February at 3pm", "dentist"),
        ("de", "Zahnarzt am 31. Februar um 15 Uhr", "Zahnarzt"),
        ("fr", "dentiste le 31 février à 15h", "dentiste"),
        ("es", "dentista el 31 de febrero a las 15", "dentista"),
        ("it", "dentista il 31 febbraio alle 15", "dentista"),
    ],
)
def test_a_day_that_no_calendar_has_is_asked_for(house: House, language: str, text: str, title: str) -> None:
    request = check(house, Said(language, text, "planner.event_create", title))
    assert request.when is None
    assert request.confidence >= SURE


def test_a_weekday_with_a_dotted_hour_is_an_appointment_where_one_goes_by_appointment(house: House) -> None:
    request = check(house, Said("en", "flu jab weds 9.50", "planner.event_create", "flu jab"))
    assert request.when is not None
    assert str(request.when.start) == "2026-11-25 09:50:00"
    check(house, Said("en", "petrol friday 9.50", "finance.expense_log"))
