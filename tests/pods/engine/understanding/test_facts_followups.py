"""What is said of facts and papers that were just told, quoted or listed: by their place, their value, who may know."""

from __future__ import annotations

import pytest

from pods.engine.understanding import Last
from skills.engine.command import Ref
from tests.house import House
from tests.pods.engine.understanding.test_papers import read

FACTS = Last("knowledge.fact_list", tuple(Ref("facts", one) for one in (1, 2, 3)), "what do you know?")
PAPERS = Last(
    "knowledge.document_list", tuple(Ref("documents", one) for one in (11, 12, 13)), "which papers are there?"
)
TOLD = Last("knowledge.fact_tell", (Ref("facts", 3),), "the boiler's code is 4711")
QUOTED = Last("knowledge.question", (Ref("facts", 3),), "what's the boiler's code?")
ANSWERED = Last("knowledge.question", (Ref("documents", 5),), "how long is the notice period?")

PLACES = [
    ("en", FACTS, "forget number 2", "fact_forget", (1, 2, 3), "2"),
    ("en", FACTS, "the second one", "fact_list", (2,), None),
    ("en", FACTS, "forget the first", "fact_forget", (1,), None),
    ("en", FACTS, "delete the last one", "fact_forget", (3,), None),
    ("en", FACTS, "number 3 is for us parents only", "document_audience", (1, 2, 3), "3"),
    ("en", FACTS, "forget all of them", "fact_forget", (1, 2, 3), None),
    ("en", PAPERS, "forget number 2", "document_forget", (12,), "2"),
    ("en", PAPERS, "show me the second one", "document_show", (12,), None),
    ("en", PAPERS, "number 1", "document_show", (11,), "1"),
    ("en", PAPERS, "the last one please", "document_show", (13,), None),
    ("en", PAPERS, "delete the first", "document_forget", (11,), None),
    ("en", PAPERS, "the second one is only for parents", "document_audience", (12,), None),
    ("en", PAPERS, "what does the second one say about pets?", "question", (12,), None),
    ("de", FACTS, "vergiss Nummer 2", "fact_forget", (1, 2, 3), "2"),
    ("de", FACTS, "das zweite", "fact_list", (2,), None),
    ("de", FACTS, "vergiss das erste", "fact_forget", (1,), None),
    ("de", FACTS, "lösch das letzte", "fact_forget", (3,), None),
    ("de", PAPERS, "vergiss Nummer 2", "document_forget", (12,), "2"),
    ("de", PAPERS, "zeig mir das zweite", "document_show", (12,), None),
    ("de", PAPERS, "das dritte bitte", "document_show", (13,), None),
    ("de", PAPERS, "lösch das erste", "document_forget", (11,), None),
    ("de", PAPERS, "das zweite nur für uns Eltern", "document_audience", (12,), None),
    ("fr", FACTS, "oublie le numéro 2", "fact_forget", (1, 2, 3), "2"),
    ("fr", FACTS, "oublie le premier", "fact_forget", (1,), None),
    ("fr", FACTS, "supprime le dernier", "fact_forget", (3,), None),
    ("fr", PAPERS, "oublie le numéro 2", "document_forget", (12,), "2"),
    ("fr", PAPERS, "montre-moi le deuxième", "document_show", (12,), None),
    ("fr", PAPERS, "la troisième", "document_show", (13,), None),
    ("fr", PAPERS, "supprime le premier", "document_forget", (11,), None),
    ("es", FACTS, "olvida el número 2", "fact_forget", (1, 2, 3), "2"),
    ("es", FACTS, "olvida el primero", "fact_forget", (1,), None),
    ("es", FACTS, "borra el último", "fact_forget", (3,), None),
    ("es", PAPERS, "olvida el número 2", "document_forget", (12,), "2"),
    ("es", PAPERS, "enséñame el segundo", "document_show", (12,), None),
    ("es", PAPERS, "el tercero", "document_show", (13,), None),
    ("es", PAPERS, "borra el primero", "document_forget", (11,), None),
    ("it", FACTS, "dimentica il numero 2", "fact_forget", (1, 2, 3), "2"),
    ("it", FACTS, "dimentica il primo", "fact_forget", (1,), None),
    ("it", FACTS, "cancella l'ultimo", "fact_forget", (3,), None),
    ("it", PAPERS, "dimentica il numero 2", "document_forget", (12,), "2"),
    ("it", PAPERS, "mostrami il secondo", "document_show", (12,), None),
    ("it", PAPERS, "il terzo", "document_show", (13,), None),
    ("it", PAPERS, "cancella il primo", "document_forget", (11,), None),
]


@pytest.mark.parametrize(("language", "last", "text", "intent", "ids", "number"), PLACES)
def test_one_of_those_that_were_listed(
    house: House, language: str, last: Last, text: str, intent: str, ids: tuple[int, ...], number: str | None
) -> None:
    (request,) = read(house, language, text, last)
    assert request.intent == f"knowledge.{intent}"
    assert tuple(ref.id for ref in request.target) == ids
    assert request.value == number


ABOUT = [
    ("en", TOLD, "keep it private", "document_audience", "private"),
    ("en", TOLD, "only for us parents", "document_audience", "parents"),
    ("en", TOLD, "everybody may know", "document_audience", "family"),
    ("en", TOLD, "guests may know it too", "document_audience", "guests"),
    ("en", TOLD, "no, 4712", "fact_tell", ""),
    ("en", TOLD, "it's 4712 now", "fact_tell", ""),
    ("en", TOLD, "sorry, it's 4712", "fact_tell", ""),
    ("en", TOLD, "I meant 4712", "fact_tell", ""),
    ("en", TOLD, "who knows that?", "fact_list", ""),
    ("en", TOLD, "since when?", "fact_list", ""),
    ("en", QUOTED, "since when do you know that?", "fact_list", ""),
    ("en", QUOTED, "who told you that?", "fact_list", ""),
    ("en", QUOTED, "that's wrong, it's 4712", "fact_tell", ""),
    ("en", QUOTED, "that's no longer true", "fact_forget", ""),
    ("en", QUOTED, "who may see that?", "fact_list", ""),
    ("de", TOLD, "behalt das für dich", "document_audience", "private"),
    ("de", TOLD, "nur für uns Eltern", "document_audience", "parents"),
    ("de", TOLD, "das dürfen alle wissen", "document_audience", "family"),
    ("de", TOLD, "Gäste dürfen das auch wissen", "document_audience", "guests"),
    ("de", TOLD, "nein, 4712", "fact_tell", ""),
    ("de", TOLD, "jetzt ist es 4712", "fact_tell", ""),
    ("de", TOLD, "ich meinte 4712", "fact_tell", ""),
    ("de", TOLD, "wer weiß das?", "fact_list", ""),
    ("de", QUOTED, "seit wann?", "fact_list", ""),
    ("de", QUOTED, "wer hat dir das gesagt?", "fact_list", ""),
    ("de", QUOTED, "das stimmt nicht mehr, es ist 4712", "fact_tell", ""),
    ("fr", TOLD, "garde-le pour toi", "document_audience", "private"),
    ("fr", TOLD, "seulement pour nous les parents", "document_audience", "parents"),
    ("fr", TOLD, "tout le monde peut le savoir", "document_audience", "family"),
    ("fr", TOLD, "les invités peuvent le savoir aussi", "document_audience", "guests"),
    ("fr", TOLD, "non, 4712", "fact_tell", ""),
    ("fr", TOLD, "c'est 4712 maintenant", "fact_tell", ""),
    ("fr", TOLD, "je voulais dire 4712", "fact_tell", ""),
    ("fr", TOLD, "qui le sait ?", "fact_list", ""),
    ("fr", QUOTED, "depuis quand ?", "fact_list", ""),
    ("fr", QUOTED, "qui te l'a dit ?", "fact_list", ""),
    ("es", TOLD, "guárdatelo para ti", "document_audience", "private"),
    ("es", TOLD, "sólo para nosotros los padres", "document_audience", "parents"),
    ("es", TOLD, "todos pueden saberlo", "document_audience", "family"),
    ("es", TOLD, "los invitados también pueden saberlo", "document_audience", "guests"),
    ("es", TOLD, "no, 4712", "fact_tell", ""),
    ("es", TOLD, "ahora es 4712", "fact_tell", ""),
    ("es", TOLD, "quería decir 4712", "fact_tell", ""),
    ("es", TOLD, "¿quién lo sabe?", "fact_list", ""),
    ("es", QUOTED, "¿desde cuándo?", "fact_list", ""),
    ("es", QUOTED, "¿quién te lo ha dicho?", "fact_list", ""),
    ("it", TOLD, "tienilo per te", "document_audience", "private"),
    ("it", TOLD, "solo per noi genitori", "document_audience", "parents"),
    ("it", TOLD, "lo possono sapere tutti", "document_audience", "family"),
    ("it", TOLD, "lo possono sapere anche gli ospiti", "document_audience", "guests"),
    ("it", TOLD, "no, 4712", "fact_tell", ""),
    ("it", TOLD, "adesso è 4712", "fact_tell", ""),
    ("it", TOLD, "volevo dire 4712", "fact_tell", ""),
    ("it", TOLD, "chi lo sa?", "fact_list", ""),
    ("it", QUOTED, "da quando?", "fact_list", ""),
    ("it", QUOTED, "chi te l'ha detto?", "fact_list", ""),
    ("en", ANSWERED, "keep it private", "document_audience", "private"),
    ("en", ANSWERED, "who may see that?", "document_list", ""),
    ("en", ANSWERED, "send me the page", "document_show", ""),
    ("en", ANSWERED, "where does it say that", "document_show", ""),
]


@pytest.mark.parametrize(("language", "last", "text", "intent", "audience"), ABOUT)
def test_what_is_said_of_the_one_last_spoken_of(
    house: House, language: str, last: Last, text: str, intent: str, audience: str
) -> None:
    (request,) = read(house, language, text, last)
    assert (request.intent, request.target, request.audience) == (f"knowledge.{intent}", last.refs, audience)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no, 4712", "4712"),
        ("it's 4712 now", "4712"),
        ("that's wrong, it's 4712", "4712"),
        ("sorry, Mrs Berg", "Mrs Berg"),
        ("it's under the mat now", "under the mat"),
        ("it's now 4712", "4712"),
        ("I meant behind the shed", "behind the shed"),
    ],
)
def test_what_a_fact_says_instead(house: House, text: str, value: str) -> None:
    (request,) = read(house, "en", text, TOLD)
    assert (request.intent, request.title, request.amends) == ("knowledge.fact_tell", value, True)


def test_it_is_no_part_of_what_a_fact_says_instead(house: House) -> None:
    (request,) = read(house, "de", "jetzt ist es 4712", TOLD)
    assert (request.intent, request.title) == ("knowledge.fact_tell", "4712")


@pytest.mark.parametrize(
    "text", ["it's fine now", "no, that's all", "sorry, never mind", "no, not that", "no, 6 eggs", "4712"]
)
def test_what_corrects_nothing(house: House, text: str) -> None:
    assert not any(one.target for one in read(house, "en", text, TOLD))


@pytest.mark.parametrize("last", [TOLD, ANSWERED])
def test_a_place_among_nothing_lists_what_there_is(house: House, last: Last) -> None:
    (request,) = read(house, "en", "the first one is only for us parents", last)
    listed = "fact_list" if last is TOLD else "document_list"
    assert (request.intent, request.target) == (f"knowledge.{listed}", ())


STAYS = [
    ("en", TOLD, "we need 6 eggs", "family.list_add"),
    ("en", TOLD, "dentist tomorrow at 10", "planner.event_create"),
    ("en", TOLD, "12 euros for pizza", "finance.expense_log"),
    ("en", FACTS, "forget the milk", "family.list_remove"),
    ("en", PAPERS, "remind me at 5 to print it", "planner.reminder_create"),
    ("de", TOLD, "Zahnarzt morgen um 10", "planner.event_create"),
    ("de", TOLD, "Pizza 12 Euro", "finance.expense_log"),
    ("fr", TOLD, "dentiste demain à 10 h", "planner.event_create"),
    ("es", TOLD, "pizza 12 euros", "finance.expense_log"),
    ("it", TOLD, "dentista domani alle 10", "planner.event_create"),
]


@pytest.mark.parametrize(("language", "last", "text", "intent"), STAYS)
def test_what_is_about_something_else(house: House, language: str, last: Last, text: str, intent: str) -> None:
    assert [(one.intent, one.target) for one in read(house, language, text, last)] == [(intent, ())]
