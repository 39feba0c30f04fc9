"""What kind of thing is asked, in five languages, and what about."""

from __future__ import annotations

import pytest

from knowledge.answers.asking import understand
from knowledge.answers.vocabulary import Kind


@pytest.mark.parametrize(
    ("language", "question", "kind"),
    [
        ("en", "when is the rent due?", Kind.DATE),
        ("en", "what time does the pool open", Kind.TIME),
        ("en", "what are the opening hours of the library?", Kind.HOURS),
        ("en", "How much does the membership cost?", Kind.MONEY),
        ("en", "how much salt goes in?", Kind.AMOUNT),
        ("en", "how many pupils are in the class", Kind.NUMBER),
        ("en", "how long is the warranty on the kettle?", Kind.DURATION),
        ("en", "how often do I change the filter?", Kind.FREQUENCY),
        ("en", "who pays the deposit?", Kind.PERSON),
        ("en", "where do we meet", Kind.PLACE),
        ("en", "what is the phone number of the surgery?", Kind.PHONE),
        ("en", "to which e-mail address do I write?", Kind.EMAIL),
        ("en", "what's our policy number?", Kind.CODE),
        ("en", "does the lease allow pets?", Kind.YESNO),
        ("en", "could you check whether the lease says anything about pets?", Kind.YESNO),
        ("en", "how do I reset the boiler?", Kind.INSTRUCTION),
        ("en", "can you tell me when the trip is?", Kind.DATE),
        ("de", "Wann ist die Miete fällig?", Kind.DATE),
        ("de", "Um wie viel Uhr beginnt der Elternabend?", Kind.TIME),
        ("de", "Wie lange läuft der Vertrag?", Kind.DURATION),
        ("de", "Wie oft muss man entkalken?", Kind.FREQUENCY),
        ("de", "Was kostet die Klassenfahrt?", Kind.MONEY),
        ("de", "Wie lautet die Versicherungsnummer?", Kind.CODE),
        ("de", "Wer ist die Trainerin?", Kind.PERSON),
        ("de", "Dürfen wir im Flur Fahrräder abstellen?", Kind.YESNO),
        ("de", "Weißt du, ob im Vertrag etwas über Haustiere steht?", Kind.YESNO),
        ("fr", "Quand faut-il payer le loyer ?", Kind.DATE),
        ("fr", "Combien coûte la cantine ?", Kind.MONEY),
        ("fr", "À quel numéro peut-on appeler le plombier ?", Kind.PHONE),
        ("fr", "Où a lieu la réunion ?", Kind.PLACE),
        ("fr", "Combien de fois par an faut-il changer le filtre ?", Kind.FREQUENCY),
        ("es", "¿Cuánto dura la garantía?", Kind.DURATION),
        ("es", "¿A qué hora sale el autobús?", Kind.TIME),
        ("es", "¿Quién es la tutora?", Kind.PERSON),
        ("es", "¿Se puede aparcar en el patio?", Kind.YESNO),
        ("it", "Quanto costa la retta?", Kind.MONEY),
        ("it", "Qual è il numero di polizza?", Kind.CODE),
        ("it", "Dove si trova la palestra?", Kind.PLACE),
        ("it", "La tassa viene restituita se piove tutto il giorno?", Kind.YESNO),
    ],
)
def test_the_kind_of_thing_asked(language: str, question: str, kind: Kind) -> None:
    assert understand(question, language).kind is kind


def test_polite_words_are_not_what_is_asked_about() -> None:
    question = understand(
        "Good evening, sorry to bother you, could you please check if our lease says anything about balconies?", "en"
    )
    assert {term.token.text: term.document for term in question.terms} == {"lease": True, "balconies": False}


def test_a_number_of_something_is_about_that_something() -> None:
    terms = {term.token.text: term for term in understand("what is the policy number of the car?", "en").terms}
    assert not terms["policy"].document
    assert terms["policy"].weight > terms["car"].weight
    assert terms["number"].marker


def test_names_and_numbers_are_known_as_such() -> None:
    terms = {term.token.text: term.named for term in understand("when does Biscuit get dose 2 of the jab?", "en").terms}
    assert terms == {"Biscuit": True, "dose": False, "2": True, "jab": False}


def test_a_question_of_grammar_alone_has_no_words_to_look_for() -> None:
    assert understand("and what about it?", "en").terms == ()
