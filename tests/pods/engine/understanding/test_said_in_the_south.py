"""What Spanish and Italian families say: pronouns at the end of verbs, "al 15", "in poi", duties and turns."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pods.engine.understanding import Last, Scene
from skills.engine.command import Ref
from skills.engine.request import Request
from tests.house import House

THINGS = {
    "planner.calendar": ("natación", "nuoto", "dentista", "llevar a Mia al cole", "portare Mia a scuola"),
    "planner.reminders": ("bajar la basura", "portare giù l'immondizia"),
    "planner.chores": ("sacar la basura", "pulire il bagno"),
}
PLANNED = Last("planner.event_create", (Ref("calendar", 3),), "notaio")
REMINDED = Last("planner.reminder_create", (Ref("reminders", 7),), "levantarse")


def read(house: House, language: str, text: str, last: Last | None = None) -> tuple[Request, ...]:
    asker = house.asker("Anna")
    scene = Scene(
        asker.member, asker.members, asker.local_now, "EUR", language, ("shopping",), things=THINGS, last=last
    )
    return house.app.assistant.reader.read(text, scene).requests


TITLES = [
    ("es", "apúntame dentista para Mia el martes a las tres y media de la tarde", "planner.event_create", "dentista"),
    ("es", "acuérdate de que el jueves tengo revisión a las 9", "planner.event_create", "revisión"),
    ("es", "quiero quedar con Tom el martes a las tres", "planner.event_create", "quedar con Tom"),
    ("it", "ricordati che giovedì ho il tagliando alle 9", "planner.event_create", "tagliando"),
    ("es", "apunta en tareas pendientes llamar al seguro", "planner.todo_add", "llamar al seguro"),
    ("it", "metti tra le cose da fare chiamare l'idraulico", "planner.todo_add", "chiamare l'idraulico"),
    ("es", "pon leche y huevos en la compra", "family.list_add", "leche y huevos"),
    ("es", "limpiar el baño vale 5 puntos, le toca a Mia cada sábado", "planner.chore_add", "limpiar el baño"),
    ("it", "pulire il bagno vale 5 punti, tocca a Mia ogni sabato", "planner.chore_add", "pulire il bagno"),
    ("it", "a Mia tocca apparecchiare tutti i giorni", "planner.chore_add", "apparecchiare"),
    ("es", "la basura ya está sacada", "planner.chore_done", "basura"),
    ("it", "ho pulito il bagno", "planner.chore_done", "bagno"),
    ("es", "en tres cuartos de hora saca la lasaña", "planner.reminder_create", "saca la lasaña"),
    ("es", "¿cuánto falta para la natación?", "planner.event_query", "natación"),
    ("it", "quanto manca al dentista?", "planner.event_query", "dentista"),
    ("es", "el recordatorio de la basura pásalo a las nueve", "planner.reminder_move", "basura"),
    ("it", "il promemoria dell'immondizia spostalo alle nove", "planner.reminder_move", "immondizia"),
]


@pytest.mark.parametrize(("language", "text", "intent", "title"), TITLES)
def test_what_is_meant_and_how_it_is_called(house: House, language: str, text: str, intent: str, title: str) -> None:
    (request,) = read(house, language, text)
    assert (request.intent, request.title) == (intent, title)


BESIDE: list[tuple[str, str, dict[str, Any]]] = [
    (
        "es",
        "recuérdame esta noche sacar la basura e insiste hasta que lo haga",
        {"title": "sacar la basura", "nag_seconds": 0.0},
    ),
    ("es", "recuérdame cada 10 minutos hasta que conteste tomar la pastilla a las 9", {"nag_seconds": 600.0}),
    ("it", "ricordami ogni 10 minuti di prendere la pastiglia finché non rispondo", {"nag_seconds": 600.0}),
    (
        "es",
        "recuérdale a Tom mañana a las 8 que es urgente llamar al banco",
        {"title": "llamar al banco", "urgent": True},
    ),
    ("es", "la natación del martes que viene solo esta vez es a las siete", {"title": "natación", "scope": "this"}),
    ("es", "a partir de diciembre la natación es los miércoles", {"title": "natación", "scope": "following"}),
    ("it", "da dicembre in poi il nuoto è il mercoledì", {"title": "nuoto", "scope": "following"}),
    ("es", "quita la natación a partir del 15 de diciembre", {"title": "natación", "scope": "following"}),
    ("it", "togli nuoto dal 15 dicembre in poi", {"title": "nuoto", "scope": "following"}),
    ("es", "vacaciones en Nueva York del 1 al 15 de agosto", {"place": "Nueva York"}),
    ("it", "avvisa tutti domani alle nove", {"place": ""}),
    (
        "es",
        "Mia y Tom sacan la basura por turnos cada semana, los lunes",
        {"title": "sacar la basura", "turns": "week"},
    ),
    ("it", "Tom e Mia laviamo i piatti a turno, un giorno ciascuno", {"title": "lavare i piatti"}),
]


@pytest.mark.parametrize(("language", "text", "fields"), BESIDE)
def test_what_is_said_beside_it(house: House, language: str, text: str, fields: dict[str, Any]) -> None:
    (request,) = read(house, language, text)
    assert {name: getattr(request, name) for name in fields} == fields


@pytest.mark.parametrize(("language", "text"), [("es", "mueve el dentista al 15"), ("it", "sposta il dentista al 15")])
def test_a_number_is_the_day_to_which_something_is_moved(house: House, language: str, text: str) -> None:
    (request,) = read(house, language, text)
    assert (request.intent, request.title) == ("planner.event_move", "dentista")
    assert request.when is not None
    assert request.when.start is not None
    assert request.when.start.date() == date(2026, 12, 15)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "recuérdame pagar el alquiler el último día de cada mes"),
        ("it", "l'ultimo giorno di ogni mese l'affitto"),
    ],
)
def test_the_last_day_of_each_month_is_no_name(house: House, language: str, text: str) -> None:
    (request,) = read(house, language, text)
    assert request.when is not None
    assert request.when.rule == "FREQ=MONTHLY;BYMONTHDAY=-1"


@pytest.mark.parametrize(
    ("language", "text"),
    [("es", "despiértame mañana a las siete menos cuarto"), ("it", "svegliami domani alle sette meno un quarto")],
)
def test_people_get_up_in_the_morning(house: House, language: str, text: str) -> None:
    (request,) = read(house, language, text)
    assert request.when is not None
    assert str(request.when.start) == "2026-11-22 06:45:00"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "los miércoles no hay cole por la tarde, recuérdaselo a Tom cada semana a la una"),
        ("it", "il mercoledì non c'è scuola il pomeriggio, ricordalo a Tom ogni settimana all'una"),
    ],
)
def test_what_falls_out_on_some_days_moves_nothing_else_there(house: House, language: str, text: str) -> None:
    assert not any(one.amends for one in read(house, language, text, PLANNED))


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("es", "que venga también Tom", "planner.event_move"),
        ("es", "¿y si lo pasamos a las 12?", "planner.event_move"),
        ("it", "e se lo spostiamo a mezzogiorno?", "planner.event_move"),
        ("it", "dalla settimana prossima in poi alle otto e un quarto", "planner.event_move"),
    ],
)
def test_what_goes_on_with_the_last_thing(house: House, language: str, text: str, intent: str) -> None:
    (request,) = read(house, language, text, PLANNED)
    assert (request.intent, request.target) == (intent, PLANNED.refs)


@pytest.mark.parametrize(
    ("language", "text"), [("es", "¿me avisas una hora antes?"), ("it", "mi avvisi un'ora prima?")]
)
def test_a_wish_with_the_mark_of_a_question_is_a_reminder(house: House, language: str, text: str) -> None:
    (request,) = read(house, language, text, PLANNED)
    assert request.intent == "planner.reminder_create"
    assert request.when is not None
    assert request.when.seconds == -3600


@pytest.mark.parametrize(
    ("language", "text"),
    [("es", "solo este jueves no me lo recuerdes"), ("it", "solo questo giovedì non ricordarmelo")],
)
def test_a_reminder_that_shall_not_come_once_is_not_moved(house: House, language: str, text: str) -> None:
    (request,) = read(house, language, text, REMINDED)
    assert (request.intent, request.scope) == ("planner.reminder_cancel", "this")


@pytest.mark.parametrize(("language", "text"), [("es", "¿qué recordatorios tengo?"), ("it", "che promemoria ho?")])
def test_a_question_is_no_text_of_a_reminder(house: House, language: str, text: str) -> None:
    asker = house.asker("Anna")
    scene = Scene(asker.member, asker.members, asker.local_now, "EUR", language)
    assert not house.app.assistant.reader.answers(text, scene, "title")


@pytest.mark.parametrize(
    ("language", "text"), [("es", "déjalo como estaba"), ("it", "no, lascialo com'era"), ("it", "annulla tutto")]
)
def test_what_was_done_is_taken_back(house: House, language: str, text: str) -> None:
    asker = house.asker("Anna")
    scene = Scene(asker.member, asker.members, asker.local_now, "EUR", language)
    assert house.app.assistant.reader.read(text, scene).control in ("undo", "cancel")
