"""Questions for yes or no: what is answered for certain, and what is only quoted."""

from __future__ import annotations

import pytest

from knowledge.answers import Answer, answer
from knowledge.search import Found, Passage

NAMES = {
    "en": ("lease flat Elm Road.pdf", "lease"),
    "de": ("Mietvertrag Wohnung Lindenweg.pdf", "Vertrag"),
    "fr": ("bail appartement Tilleuls.pdf", "bail"),
    "es": ("contrato piso Olmo.pdf", "contrato"),
    "it": ("contratto appartamento Platani.pdf", "contratto"),
}


def told(question: str, language: str, *texts: str, paper: str = "") -> Answer | None:
    """The answer from papers of one sentence or more each, in `paper` or in the language of the question."""
    paper = paper or language
    passages = tuple(
        Passage(n, n, NAMES[paper][0], None, "", text, 1.0, language=paper, coverage=1.0)
        for n, text in enumerate(texts, start=1)
    )
    return answer(question, Found(passages, 0.6), language=language)


@pytest.mark.parametrize(
    ("language", "question", "text"),
    [
        ("en", "Are dogs allowed in the flat?", "Dogs are allowed."),
        ("en", "May we keep cats?", "Cats and birds may be kept."),
        ("en", "Is the cellar included?", "The cellar is included."),
        ("en", "Is there a lift?", "There is a lift."),
        ("en", "Are thefts covered?", "Theft and fire are covered."),
        ("en", "Is smoking prohibited in the hallway?", "Smoking in the hallway is prohibited."),
        ("en", "Must we wear a helmet?", "You must wear a helmet."),
        ("de", "Sind Katzen erlaubt?", "Katzen sind erlaubt."),
        ("de", "Dürfen wir einen Hund halten?", "Das Halten eines Hundes ist gestattet."),
        ("de", "Ist der Keller inbegriffen?", "Der Keller ist inbegriffen."),
        ("de", "Ist Rauchen im Treppenhaus verboten?", "Das Rauchen im Treppenhaus ist untersagt."),
        ("fr", "Les chats sont-ils autorisés ?", "Les chats sont autorisés."),
        ("fr", "Est-ce que le vol est couvert ?", "Le vol est couvert."),
        ("es", "¿Se admiten gatos?", "Se admiten gatos."),
        ("es", "¿Está incluido el trastero?", "El trastero está incluido."),
        ("it", "Sono ammessi i gatti?", "I gatti sono ammessi."),
        ("it", "La polizza copre il furto?", "La polizza copre il furto."),
    ],
)
def test_yes_for_certain(language: str, question: str, text: str) -> None:
    said = told(question, language, text)
    assert said is not None
    assert said.verdict is True


@pytest.mark.parametrize(
    ("language", "question", "text"),
    [
        ("en", "Are dogs allowed in the flat?", "Pets: dogs and cats are not permitted."),
        ("en", "Can I smoke in the hallway?", "Smoking is prohibited in the hallway."),
        ("en", "May children use the lift?", "Children must not use the lift."),
        ("en", "Is theft included in the policy?", "The policy excludes theft."),
        ("en", "Is there a lift?", "There is no lift."),
        ("en", "Are towels provided?", "Towels are not provided."),
        (
            "de",
            "Darf man auf dem Balkon grillen?",
            "Auf dem Balkon darf nicht gegrillt werden. Grillen auf dem Balkon ist verboten.",
        ),
        ("de", "Ist ein Wasserschaden gedeckt?", "Ein Wasserschaden ist ausgeschlossen."),
        ("de", "Gibt es einen Aufzug?", "Es gibt keinen Aufzug."),
        ("de", "Ist ein Helm vorgeschrieben?", "Ein Helm ist nicht vorgeschrieben."),
        ("fr", "Peut-on fumer dans l'escalier ?", "Il est interdit de fumer dans l'escalier."),
        ("fr", "Les chiens sont-ils autorisés ?", "Les chiens ne sont pas autorisés."),
        ("fr", "L'assurance couvre-t-elle le vol ?", "Assurance : le vol n'est pas couvert."),
        ("es", "¿Podemos tener un perro en el piso?", "No se admiten perros."),
        ("es", "¿Se puede fumar en el portal?", "Está prohibido fumar en el portal."),
        ("it", "Si può fumare nell'androne?", "È vietato fumare nell'androne."),
        ("it", "Possiamo tenere un cane?", "Non sono ammessi cani."),
    ],
)
def test_no_for_certain(language: str, question: str, text: str) -> None:
    said = told(question, language, text)
    assert said is not None
    assert said.verdict is False


@pytest.mark.parametrize(
    ("language", "question", "text"),
    [
        ("en", "Are cats allowed?", "Dogs are not permitted."),
        ("en", "Are dogs allowed?", "Cats are permitted and dogs on a lead are welcome."),
        ("en", "Are dogs allowed?", "Cats may and dogs may not."),
        ("en", "Are dogs allowed?", "Dogs must be kept on a lead."),
        ("en", "Are dogs allowed?", "Dogs are not allowed on the lawn."),
        ("en", "Are dogs allowed?", "Dogs are allowed with written consent."),
        ("en", "Are dogs allowed?", "Dogs are not allowed. Guide dogs are exempt."),
        ("en", "Are dogs allowed?", "Dogs are not allowed. Except in cages."),
        ("en", "Are dogs allowed?", "Dogs are only allowed in the garden."),
        ("en", "Aren't dogs allowed?", "Dogs are not allowed."),
        ("en", "Are dogs or cats allowed?", "Dogs are not allowed."),
        ("en", "Is the car covered?", "The car radio is not covered."),
        ("en", "Is the boiler under warranty?", "The boiler is under warranty."),
        ("en", "Is the boiler still under warranty?", "The warranty of the boiler is not extended."),
        ("en", "Is it true that smoking is not prohibited?", "Smoking is prohibited."),
        ("en", "Is smoking allowed?", "It is not true that smoking is not allowed."),
        ("en", "Can Mia swim?", "Mia can dance."),
        ("en", "Must we pay the deposit?", "The deposit may be paid in two parts."),
        ("en", "Must dogs be kept?", "Dogs may be kept."),
        ("de", "Müssen Hunde angeleint werden?", "Hunde dürfen angeleint werden."),
        ("en", "Do we get the deposit back?", "The deposit is due in May."),
        ("en", "Is the fee 20 pounds?", "The fee is 25 pounds."),
        ("en", "Are dogs allowed in the flat?", "Flat and garage rules.\nGarage: dogs are not permitted."),
        ("en", "Are dogs allowed?", "Not all dogs are allowed."),
        ("en", "Are dogs allowed?", "Dogs are not always allowed."),
        ("en", "Are dogs allowed?", "Dogs are not permitted there."),
        ("en", "Are dogs allowed?", "Forbidden: dogs are allowed."),
        ("en", "Did we pay the deposit?", "The deposit is paid."),
        ("en", "Is the pool open?", "The pool is not open."),
        ("en", "Is there school on Monday?", "There is school on Monday."),
        ("de", "Haben wir die Kaution bezahlt?", "Die Kaution ist bezahlt."),
        ("de", "Darf man in der Wohnung rauchen?", "Wohnung und Keller.\nKeller: Das Rauchen ist verboten."),
        ("fr", "Les chiens sont-ils autorisés ?", "Tous les chiens ne sont pas autorisés."),
        ("es", "¿Hemos pagado la fianza?", "La fianza está pagada."),
        ("it", "Sono ammessi i cani?", "Non tutti i cani sono ammessi."),
        ("de", "Sind Katzen erlaubt?", "Hunde sind nicht gestattet."),
        ("de", "Sind Hunde erlaubt?", "Katzen sind erlaubt, Hunde nicht."),
        ("de", "Sind Hunde erlaubt?", "Hunde sind nur nach Rücksprache erlaubt."),
        ("de", "Sind Hunde erlaubt?", "Hunde und Katzen sind erlaubt, wenn der Vermieter zustimmt."),
        ("de", "Ist das Auto versichert?", "Das Autoradio ist nicht versichert."),
        ("de", "Deckt die Police Schäden?", "Ein Wasserschaden ist ausgeschlossen."),
        ("de", "Ist der Pass noch gültig?", "Der Pass ist nicht gültig."),
        ("de", "Müssen wir das Sieb reinigen?", "Das Sieb darf nicht in der Maschine gereinigt werden."),
        ("fr", "Les chats sont-ils autorisés ?", "Les chiens ne sont pas autorisés."),
        ("fr", "Les chiens sont-ils autorisés ?", "Les chiens ne sont autorisés qu'en laisse."),
        ("fr", "Peut-on fumer ?", "Il est interdit de fumer dans les parties communes."),
        ("fr", "Les chiens sont-ils autorisés ?", "Les chiens sont autorisés sauf au premier étage."),
        ("es", "¿Se admiten gatos?", "No se admiten perros."),
        ("es", "¿Se admiten perros?", "Se admiten perros si el casero lo autoriza."),
        ("es", "¿Se admiten perros?", "No se admiten más que perros."),
        ("it", "Sono ammessi i cani?", "Non sono ammessi gatti."),
        ("it", "Sono ammessi i cani?", "I cani sono ammessi solo in giardino."),
        ("it", "Si può fumare?", "Non si può fumare in ascensore."),
    ],
)
def test_what_leaves_a_doubt_is_only_quoted(language: str, question: str, text: str) -> None:
    said = told(question, language, text)
    assert said is None or said.verdict is None


def test_papers_that_say_both_leave_it_open() -> None:
    both = told("Are dogs allowed?", "en", "Dogs are not permitted.", "Dogs are allowed.")
    assert both is not None
    assert both.verdict is None


def test_the_sentence_that_decides_is_quoted_though_another_has_more_of_the_words() -> None:
    said = told(
        "Are dogs allowed in the flat?",
        "en",
        "Whoever keeps dogs in the flat cleans the flat of what dogs leave in the flat.",
        "Dogs are not permitted.",
    )
    assert said is not None
    assert (said.quote, said.verdict) == ("Dogs are not permitted.", False)


@pytest.mark.parametrize(
    ("paper", "text"),
    [
        ("en", "Dogs and cats are not permitted."),
        ("de", "Hunde sind nicht gestattet."),
        ("fr", "Les chiens ne sont pas autorisés."),
        ("es", "No se admiten perros."),
        ("it", "Non sono ammessi cani."),
    ],
)
@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Are dogs allowed in the flat?"),
        ("de", "Sind Hunde in der Wohnung erlaubt?"),
        ("fr", "Les chiens sont-ils autorisés dans l'appartement ?"),
        ("es", "¿Se permiten perros en el piso?"),
        ("it", "Sono ammessi cani nell'appartamento?"),
    ],
)
def test_it_is_certain_in_another_language_too(paper: str, text: str, language: str, question: str) -> None:
    said = told(question, language, text, paper=paper)
    assert said is not None
    assert said.verdict is False


def test_what_is_no_question_for_yes_or_no_has_no_verdict() -> None:
    said = told("Which animals are allowed?", "en", "Dogs are allowed.")
    assert said is None or said.verdict is None
