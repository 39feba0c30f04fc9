"""What families say of their papers, of what was told to be remembered, and of what runs out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from pods.engine.understanding import Last, Scene
from skills.engine.command import Ref
from skills.engine.request import Request
from tests.house import House

THINGS = {
    "planner.calendar": ("dentist", "contract signing", "Zahnarzt", "dentiste", "dentista"),
    "family.lists": ("milk",),
    "knowledge.documents": ("job offer", "lease"),
}
ANSWERED = Last("knowledge.question", (Ref("documents", 5),), "how long is the notice period in the lease?")
TOLD = Last("knowledge.fact_tell", (Ref("facts", 3),), "the boiler's code is 4711")
WATCHED = Last("knowledge.expiry_add", (Ref("papers", 2),), "my passport expires on 3 May 2028")


def read(
    house: House,
    language: str,
    text: str,
    last: Last | None = None,
    things: Mapping[str, tuple[str, ...]] = THINGS,
) -> tuple[Request, ...]:
    asker = house.asker("Anna")
    scene = Scene(
        asker.member, asker.members, asker.local_now, "EUR", language, ("shopping",), things=things, last=last
    )
    return house.app.assistant.reader.read(text, scene).requests


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "what does the rental agreement say about a second dog?"),
        ("en", "Good evening, sorry to trouble you, but would you mind looking whether the policy covers bicycles?"),
        ("en", "when does the electricity contract end?"),
        ("en", "what's the code of the cellar door?"),
        ("en", "how much is the deposit for the summer camp?"),
        ("en", "tell me the salary in the job offer"),
        ("de", "steht im Mietvertrag etwas über Fahrräder?"),
        ("de", "wie hoch ist die Selbstbeteiligung der Versicherung?"),
        ("fr", "quel préavis est prévu dans le contrat ?"),
        ("es", "¿qué dice la póliza sobre los daños por agua?"),
        ("it", "che preavviso c'è nel contratto?"),
    ],
)
def test_what_papers_hold_is_asked_of_the_papers(house: House, language: str, text: str) -> None:
    assert [one.intent for one in read(house, language, text)] == ["knowledge.question"]


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "when is the dentist?", "planner.event_query"),
        ("en", "when is the contract signing?", "planner.event_query"),
        ("en", "what did we spend on insurance last month?", "finance.spending_query"),
        ("en", "remind me to sign the contract on Friday", "planner.reminder_create"),
        ("en", "meeting about the lease on Monday at 10", "planner.event_create"),
        ("en", "private lesson for Mia on Tuesday at 5", "planner.event_create"),
        ("en", "show me the shopping list", "family.list_query"),
        ("en", "forget what you learned about Lidl", "family.lesson_forget"),
        ("de", "wann ist der Zahnarzt?", "planner.event_query"),
        ("fr", "c'est quand le dentiste ?", "planner.event_query"),
        ("es", "¿cuándo es el dentista?", "planner.event_query"),
        ("it", "quando è il dentista?", "planner.event_query"),
    ],
)
def test_what_others_know_stays_with_them(house: House, language: str, text: str, intent: str) -> None:
    assert [one.intent for one in read(house, language, text)] == [intent]


AUDIENCES = [
    ("en", "keep it private", "private", ""),
    ("en", "nobody but me should see the doctor's letter", "private", "doctor's letter"),
    ("en", "only the grown-ups may read the contract", "parents", "contract"),
    ("en", "guests may see the wifi note", "guests", "wifi note"),
    ("en", "everybody may read the house rules", "family", "house rules"),
    ("de", "den Vertrag dürfen nur die Eltern sehen", "parents", "Vertrag"),
    ("de", "niemand sonst darf das lesen", "private", ""),
    ("de", "Gäste dürfen die WLAN-Notiz sehen", "guests", "WLAN-Notiz"),
    ("fr", "seuls les parents peuvent voir le contrat", "parents", "contrat"),
    ("fr", "les invités peuvent voir la note du wifi", "guests", "note du wifi"),
    ("es", "sólo los padres pueden ver el contrato", "parents", "contrato"),
    ("es", "que nadie más lo lea", "private", ""),
    ("it", "solo i genitori possono vedere il contratto", "parents", "contratto"),
    ("it", "nessun altro deve leggerlo", "private", ""),
]


@pytest.mark.parametrize(("language", "text", "audience", "title"), AUDIENCES)
def test_who_may_see_a_paper(house: House, language: str, text: str, audience: str, title: str) -> None:
    (request,) = read(house, language, text)
    assert (request.intent, request.audience, request.title) == ("knowledge.document_audience", audience, title)


@pytest.mark.parametrize(
    ("language", "text", "intent", "title"),
    [
        ("en", "which papers do we have?", "knowledge.document_list", ""),
        ("en", "show me the lease", "knowledge.document_show", "lease"),
        ("en", "forget the lease", "knowledge.document_forget", "lease"),
        ("en", "what do you know about Mia?", "knowledge.fact_list", "Mia"),
        ("en", "forget what I told you about the boiler", "knowledge.fact_forget", "boiler"),
        ("en", "our daughter is allergic to nuts", "knowledge.fact_tell", "our daughter is allergic to nuts"),
        ("en", "what expires soon?", "knowledge.expiry_query", ""),
        ("en", "stop watching the passport", "knowledge.expiry_remove", "passport"),
        ("de", "welche Unterlagen haben wir?", "knowledge.document_list", ""),
        ("de", "zeig mir den Mietvertrag", "knowledge.document_show", "Mietvertrag"),
        ("de", "vergiss, was ich dir über die Heizung gesagt habe", "knowledge.fact_forget", "Heizung"),
        ("de", "was läuft bald ab?", "knowledge.expiry_query", ""),
        ("fr", "montre-moi le bail", "knowledge.document_show", "bail"),
        ("fr", "oublie le bail", "knowledge.document_forget", "bail"),
        ("fr", "que sais-tu sur Mia ?", "knowledge.fact_list", "Mia"),
        ("es", "¿qué documentos tenemos?", "knowledge.document_list", ""),
        ("es", "olvida lo que te dije de la caldera", "knowledge.fact_forget", "caldera"),
        ("es", "¿qué caduca pronto?", "knowledge.expiry_query", ""),
        ("it", "mostrami il contratto d'affitto", "knowledge.document_show", "contratto d'affitto"),
        ("it", "cosa scade presto?", "knowledge.expiry_query", ""),
    ],
)
def test_papers_and_facts_by_name(house: House, language: str, text: str, intent: str, title: str) -> None:
    assert [(one.intent, one.title) for one in read(house, language, text)] == [(intent, title)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the boiler's code is 4711, parents only"),
        ("de", "der Heizungscode ist 4711, nur für die Eltern"),
        ("fr", "le code de la chaudière est 4711, parents seulement"),
        ("es", "el código de la caldera es 4711, sólo para los padres"),
        ("it", "il codice della caldaia è 4711, solo per i genitori"),
    ],
)
def test_a_fact_for_some_only(house: House, language: str, text: str) -> None:
    (request,) = read(house, language, text)
    assert (request.intent, request.audience) == ("knowledge.fact_tell", "parents")
    assert request.title.endswith("4711")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my passport expires on 3 May 2028"),
        ("de", "mein Pass läuft am 3. Mai 2028 ab"),
        ("fr", "mon passeport expire le 3 mai 2028"),
        ("es", "mi pasaporte caduca el 3 de mayo de 2028"),
        ("it", "il mio passaporto scade il 3 maggio 2028"),
    ],
)
def test_what_runs_out_and_when(house: House, language: str, text: str) -> None:
    (request,) = read(house, language, text)
    assert request.intent == "knowledge.expiry_add"
    assert request.when is not None
    assert request.when.day == date(2028, 5, 3)


def test_a_page_of_a_paper(house: House) -> None:
    (request,) = read(house, "en", "send me page 3 of the manual")
    assert (request.intent, request.title, request.page) == ("knowledge.document_show", "manual", 3)


def test_what_is_said_first_belongs_to_the_question(house: House) -> None:
    text = "the heating shows E14, what does it mean?"
    (request,) = read(house, "en", text)
    assert (request.intent, request.text) == ("knowledge.question", text)


@pytest.mark.parametrize(
    ("last", "language", "text", "intent"),
    [
        (ANSWERED, "en", "keep it private", "knowledge.document_audience"),
        (ANSWERED, "en", "nobody else may read that one, keep it private", "knowledge.document_audience"),
        (ANSWERED, "en", "where does it say that?", "knowledge.document_show"),
        (ANSWERED, "en", "page 2", "knowledge.document_show"),
        (ANSWERED, "en", "and how much is it?", "knowledge.question"),
        (ANSWERED, "en", "and the deposit?", "knowledge.question"),
        (ANSWERED, "en", "delete it", "knowledge.document_forget"),
        (ANSWERED, "de", "wo steht das?", "knowledge.document_show"),
        (ANSWERED, "de", "und wie hoch ist die Kaution?", "knowledge.question"),
        (ANSWERED, "fr", "où est-ce écrit ?", "knowledge.document_show"),
        (ANSWERED, "fr", "garde-le pour toi", "knowledge.document_audience"),
        (ANSWERED, "es", "¿y la fianza?", "knowledge.question"),
        (ANSWERED, "es", "bórralo", "knowledge.document_forget"),
        (ANSWERED, "it", "dove lo dice?", "knowledge.document_show"),
        (ANSWERED, "it", "e la cauzione?", "knowledge.question"),
        (TOLD, "en", "parents only", "knowledge.document_audience"),
        (TOLD, "en", "delete it", "knowledge.fact_forget"),
        (WATCHED, "en", "delete it", "knowledge.expiry_remove"),
    ],
)
def test_what_speaks_of_the_last_paper(house: House, last: Last, language: str, text: str, intent: str) -> None:
    assert [(one.intent, one.target) for one in read(house, language, text, last)] == [(intent, last.refs)]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("and when is the dentist?", "planner.event_query"),
        ("show me the shopping list", "family.list_query"),
        ("we need milk and eggs", "family.list_add"),
        ("guests may see the house rules", "knowledge.document_audience"),
    ],
)
def test_what_stands_for_itself_after_an_answer(house: House, text: str, intent: str) -> None:
    assert [(one.intent, one.target) for one in read(house, "en", text, ANSWERED)] == [(intent, ())]
