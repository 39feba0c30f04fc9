"""Language detection: clear sentences, the member's own language when in doubt."""

from __future__ import annotations

import pytest

from pods.engine.language import LANGUAGES, detect

CLEAR = [
    ("put the bins out before you leave please", "en"),
    ("how much did we spend at the bakery", "en"),
    ("kannst du mir bitte die Einkaufsliste zeigen", "de"),
    ("wer ist morgen mit dem Abwasch dran", "de"),
    ("rappelle-moi d'appeler la mairie demain matin", "fr"),
    ("qu'est-ce qu'on a de prévu samedi", "fr"),
    ("apunta dos kilos de naranjas en la lista de la compra", "es"),
    ("¿cuánto hemos gastado este mes en restaurantes?", "es"),
    ("ricordami di portare il cane dal veterinario domani", "it"),
    ("quanto abbiamo speso per la spesa questa settimana", "it"),
]


@pytest.mark.parametrize(("text", "language"), CLEAR)
@pytest.mark.parametrize("preferred", LANGUAGES)
def test_a_clear_sentence_has_its_language_whoever_writes(text: str, language: str, preferred: str) -> None:
    assert detect(text, preferred) == language


@pytest.mark.parametrize("text", ["Lidl 42.50", "ok", "", "???", "Pizza", "14:30", "Anna & Tom", "👍"])
@pytest.mark.parametrize("preferred", LANGUAGES)
def test_a_text_without_a_language_is_in_the_members_own(text: str, preferred: str) -> None:
    assert detect(text, preferred) == preferred


def test_a_language_the_house_does_not_know_is_kept_for_unclear_text() -> None:
    assert detect("Lidl 42.50", "pt") == "pt"


def test_a_name_is_no_word_of_a_language() -> None:
    assert detect("gib mia 5 euro fürs zeugnis", "de", ("Anna", "Mia")) == "de"


def test_a_voice_transcript_without_accents_is_recognised() -> None:
    assert detect("que hay en la lista de la compra para el viernes", "en") == "es"
    assert detect("was muss ich noch fur morgen einkaufen", "en") == "de"
