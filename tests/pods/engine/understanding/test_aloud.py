"""Wishes to be answered aloud: always, never, when one speaks; a brief or a day that is read; what is left as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import time

import pytest

from knowledge.people import Spoken
from pods.engine.understanding import Scene
from pods.engine.understanding.deciding import SURE
from tests.house import House
from tests.pods.engine.understanding.test_languages import Said, check, read

ALWAYS = {
    "en": [
        "answer me aloud",
        "always answer with your voice",
        "talk to me",
        "read everything out to me",
        "please reply to me by voice from now on",
        "read everything aloud to Mia",
        "answer Tom aloud",
        "I want you to talk to me",
        "turn on voice replies",
        "send me voice messages instead of text",
        "could you speak to me",
        "turn the voice on",
        "read the replies to Mia aloud",
    ],
    "de": [
        "antworte mir mit Stimme",
        "sprich mit mir",
        "lies mir alles vor",
        "lies Mia alles vor",
        "ab jetzt bitte gesprochene Antworten",
        "bitte antworte mir immer gesprochen",
        "ich möchte, dass du mit mir sprichst",
        "antworte Mia mit Sprachnachrichten",
        "antworte mir immer mit Sprachnachrichten",
    ],
    "fr": [
        "réponds-moi à voix haute",
        "parle-moi",
        "réponds-moi toujours par message vocal",
        "lis-moi tout à voix haute",
        "lis tout à voix haute à Mia",
        "je veux que tu me répondes à voix haute",
        "réponds à voix haute à Mia",
    ],
    "es": [
        "respóndeme en voz alta",
        "háblame",
        "contéstame siempre con voz",
        "léeme todo en voz alta",
        "léele todo a Mia en voz alta",
        "quiero que me respondas en voz alta",
        "habla conmigo",
    ],
    "it": [
        "rispondimi ad alta voce",
        "parlami",
        "rispondi sempre a voce",
        "leggimi tutto ad alta voce",
        "leggi tutto a Mia ad alta voce",
        "vorrei che mi rispondessi a voce",
        "parla con me",
    ],
}
NEVER = {
    "en": [
        "stop talking",
        "no voice replies please",
        "just text from now on",
        "stop reading everything out loud",
        "don't talk to me",
        "no more voice messages",
        "answer in writing only",
        "no voice messages for Mia",
        "please stop sending me voice messages",
        "turn off voice replies",
        "voice off",
        "just text me",
        "I don't want to hear you",
    ],
    "de": [
        "nur noch Text bitte",
        "keine Sprachnachrichten mehr",
        "hör auf vorzulesen",
        "bitte nicht mehr laut antworten",
        "antworte nur noch schriftlich",
        "ohne Stimme bitte",
        "keine gesprochenen Antworten mehr",
        "sprich nicht mehr mit mir",
        "Stimme aus",
    ],
    "fr": [
        "seulement du texte s'il te plaît",
        "plus de messages vocaux",
        "arrête de parler",
        "pas de réponses vocales",
        "réponds par écrit",
        "ne me parle plus",
    ],
    "es": [
        "solo texto por favor",
        "no más mensajes de voz",
        "deja de hablar",
        "respóndeme por escrito",
        "sin respuestas de voz",
        "no me hables más",
    ],
    "it": [
        "solo testo per favore",
        "basta messaggi vocali",
        "smetti di parlare",
        "rispondimi per iscritto",
        "niente risposte vocali",
        "non parlarmi più",
    ],
}
WHEN_SPEAKING = {
    "en": [
        "answer by voice only when I speak",
        "answer by voice only when I send a voice message",
        "only speak when I speak to you",
        "speak only when spoken to",
        "voice replies only when I speak",
    ],
    "de": [
        "antworte nur gesprochen, wenn ich spreche",
        "sprich nur, wenn ich auch spreche",
        "antworte mit Stimme, wenn ich eine Sprachnachricht schicke",
    ],
    "fr": [
        "réponds à voix haute seulement quand je parle",
        "parle seulement quand je te parle",
        "réponds par message vocal quand je t'envoie un message vocal",
    ],
    "es": [
        "responde en voz alta solo cuando yo hable",
        "habla solo cuando te hable",
        "respóndeme con voz si mando un mensaje de voz",
    ],
    "it": [
        "rispondi a voce solo quando parlo io",
        "parla solo quando parlo",
        "rispondi a voce se mando un messaggio vocale",
    ],
}
BRIEF_ALOUD = {
    "en": [
        "send me the morning brief as audio",
        "send me the morning brief as a voice message at 7",
        "read me the morning brief aloud every day",
        "read me the morning brief every morning at 6:30",
        "read me the evening preview aloud every day",
        "weekly overview as audio on Sundays",
        "send Mia the morning brief as audio",
    ],
    "de": [
        "schick mir den Morgenüberblick als Sprachnachricht",
        "lies mir jeden Morgen um 7 den Tagesüberblick vor",
        "Tagesüberblick als Audio bitte",
    ],
    "fr": [
        "envoie-moi le point du matin en audio",
        "lis-moi le point du matin tous les jours à 7h",
    ],
    "es": [
        "mándame el resumen de la mañana como mensaje de voz",
        "léeme el resumen del día cada mañana a las 7",
    ],
    "it": [
        "mandami il riepilogo del mattino in audio",
        "leggimi il riepilogo del giorno ogni mattina alle 7",
    ],
}
BRIEF_IN_TEXT = {
    "en": [
        "brief without voice",
        "morning brief as text again",
        "stop reading the morning brief aloud",
        "don't read me the brief aloud any more",
    ],
    "de": [
        "Morgenüberblick ohne Stimme",
        "den Tagesüberblick nur noch als Text",
        "lies mir den Morgenüberblick nicht mehr vor",
    ],
    "fr": [
        "point du matin sans voix",
        "le point du matin seulement en texte",
    ],
    "es": [
        "resumen de la mañana sin voz",
        "el resumen del día solo en texto",
    ],
    "it": [
        "riepilogo del mattino senza voce",
        "il riepilogo del giorno solo in testo",
    ],
}
DAY = {
    "en": [
        "read me my day",
        "tell me aloud what's on today",
        "tell me what's on tomorrow out loud",
        "read me my day tomorrow",
        "read out my day",
        "read me the brief",
    ],
    "de": [
        "lies mir meinen Tag vor",
        "lies mir vor, was heute ansteht",
        "sag mir laut, was morgen ansteht",
        "lies mir bitte meinen Tag morgen vor",
    ],
    "fr": [
        "lis-moi ma journée",
        "dis-moi à voix haute ce qu'il y a demain",
        "lis-moi ma journée à voix haute",
    ],
    "es": [
        "léeme mi día",
        "dime en voz alta qué tengo hoy",
        "léeme el día en voz alta",
    ],
    "it": [
        "leggimi la mia giornata",
        "dimmi ad alta voce cosa c'è domani",
        "leggimi la giornata ad alta voce",
    ],
}
THE_LAST_REPLY = {
    "en": [
        "read that to me",
        "say that again aloud",
        "read it out loud please",
        "say it out loud",
        "can I hear that",
        "let me hear it",
        "read me that",
        "tell me that again as a voice message",
    ],
    "de": [
        "lies das vor",
        "lies mir das vor",
        "lies das bitte nochmal vor",
        "sag das nochmal laut",
        "kann ich das hören",
        "vorlesen bitte",
    ],
    "fr": [
        "lis-moi ça",
        "lis ça à voix haute",
        "lis-le-moi",
        "répète à voix haute",
        "redis-le à voix haute",
    ],
    "es": [
        "léemelo",
        "léeme eso",
        "repítelo en voz alta",
        "lee eso en voz alta",
        "dímelo en voz alta",
    ],
    "it": [
        "leggimelo",
        "leggi quello ad alta voce",
        "ripetilo ad alta voce",
        "dillo ad alta voce",
        "leggimi la risposta",
    ],
}


def each(said: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in said.items() for text in texts]


def value_of(house: House, language: str, text: str) -> tuple[str | None, str | None]:
    request = check(house, Said(language, text, "house.setting_change"))
    assert request.confidence >= SURE
    return request.setting, request.value


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        *((*one, "always") for one in each(ALWAYS)),
        *((*one, "never") for one in each(NEVER)),
        *((*one, "voice") for one in each(WHEN_SPEAKING)),
    ],
)
def test_when_answers_are_spoken(house: House, language: str, text: str, value: str) -> None:
    assert value_of(house, language, text) == ("spoken", value)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "read everything aloud to Mia"),
        ("en", "no voice messages for Mia"),
        ("de", "lies Mia alles vor"),
        ("fr", "réponds à voix haute à Mia"),
        ("es", "léele todo a Mia en voz alta"),
        ("it", "leggi tutto a Mia ad alta voce"),
    ],
)
def test_it_is_set_for_somebody_else(house: House, language: str, text: str) -> None:
    assert check(house, Said(language, text, "house.setting_change")).people.ids == (house.member("Mia").id,)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [*((*one, "aloud") for one in each(BRIEF_ALOUD)), *((*one, "text") for one in each(BRIEF_IN_TEXT))],
)
def test_whether_a_brief_is_read(house: House, language: str, text: str, value: str) -> None:
    setting, said = value_of(house, language, text)
    assert setting in ("brief", "preview", "week")
    assert said == value


def test_a_brief_that_is_read_has_a_time(house: House) -> None:
    request = check(house, Said("en", "read me the morning brief every morning at 6:30", "house.setting_change"))
    assert request.when is not None
    assert request.when.start is not None
    assert request.when.start.time() == time(6, 30)


@pytest.mark.parametrize(("language", "text"), each(DAY))
def test_a_day_is_read(house: House, language: str, text: str) -> None:
    assert check(house, Said(language, text, "planner.day_brief")).form == "aloud"


@pytest.mark.parametrize(("language", "text"), each(THE_LAST_REPLY))
def test_the_last_reply_is_to_be_read(house: House, language: str, text: str) -> None:
    asker = house.asker("Anna")
    members = tuple(replace(member, language=language) for member in asker.members)
    scene = Scene(members[0], members, asker.local_now, "EUR", language)
    assert house.app.assistant.reader.read(text, scene).control == "aloud"


@pytest.mark.parametrize(
    ("language", "text", "intent", "form"),
    [
        ("en", "read me the shopping list aloud", "family.list_query", "aloud"),
        ("en", "read me the shopping list", "family.list_query", None),
        ("de", "lies mir die Einkaufsliste vor", "family.list_query", "aloud"),
        ("de", "lies mir meine Termine für morgen vor", "planner.event_query", "aloud"),
        ("fr", "lis-moi la liste de courses à voix haute", "family.list_query", "aloud"),
        ("es", "léeme la lista de la compra en voz alta", "family.list_query", "aloud"),
        ("it", "leggimi la lista della spesa ad alta voce", "family.list_query", "aloud"),
    ],
)
def test_what_is_shown_may_be_read(house: House, language: str, text: str, intent: str, form: str | None) -> None:
    assert check(house, Said(language, text, intent)).form == form


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "remind me to talk to Mia tomorrow", "planner.reminder_create"),
        ("en", "talk to Tom about the party tomorrow at 5", "planner.event_create"),
        ("en", "choir out loud concert Friday 7pm", "planner.event_create"),
        ("en", "cancel the voice lesson", "planner.event_delete"),
        ("en", "remind Mia to read aloud every evening", "planner.reminder_create"),
        ("en", "stop talking to strangers", "out_of_scope"),
        ("de", "Mia soll jeden Abend vorlesen", "planner.chore_add"),
        ("de", "Vorlesen in der Schule am Freitag um 9", "planner.event_create"),
        ("fr", "lecture à voix haute vendredi à 9h", "planner.event_create"),
        ("es", "recuérdame hablar con Mia", "planner.reminder_create"),
        ("it", "ricordami di parlare con Mia", "planner.reminder_create"),
    ],
)
def test_words_for_speaking_in_something_else(house: House, language: str, text: str, intent: str) -> None:
    assert check(house, Said(language, text, intent)).setting is None


def test_a_summary_of_something_else_is_no_brief(house: House) -> None:
    assert check(house, Said("en", "send me a summary of the letter aloud", "knowledge.document_show")).form == "aloud"


@pytest.mark.parametrize("text", ["speak German to me", "answer in English", "sprich mit mir auf Englisch"])
def test_a_language_to_speak_is_the_language(house: House, text: str) -> None:
    (request,) = read(house, Said("de" if "sprich" in text else "en", text, "house.setting_change"))
    assert request.setting == "language"


async def test_a_whole_wish_is_no_answer_to_the_question_before_it(house: House) -> None:
    asked = await house.say("Anna", "change my time zone")
    assert asked.text.startswith("Which country")
    await house.say("Anna", "talk to me always")
    assert house.member("Anna").spoken is Spoken.ALWAYS
