"""Words become terms that match however they are written."""

from __future__ import annotations

import pytest

from knowledge.search.terms import guess_language, terms


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "The passports expire", "passport expires"),
        ("de", "die Versicherungen", "Versicherung"),
        ("fr", "l'assurance de la maison", "assurances maisons"),
        ("es", "las vacunas", "vacuna"),
        ("it", "le assicurazioni", "assicurazione"),
        ("de", "Prüfung", "Prufung"),
        ("en", "WIFI", "Wi-Fi"),
        ("en", "ﬁle №5", "file No5"),
    ],
)
def test_forms_of_a_word_have_a_term_in_common(language: str, one: str, other: str) -> None:
    assert set(terms(other, language)) & set(terms(one, language))


def test_stop_words_and_questions_are_left_out() -> None:
    assert terms("Can you tell me when the boiler was serviced?", "en") == terms("boiler serviced", "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wann ist der Vertrag mit dem Vermieter zu Ende?", "de"),
        ("Où est la facture de la voiture ?", "fr"),
        ("¿Cuándo es la cita con el médico?", "es"),
        ("Quando scade la garanzia della lavatrice?", "it"),
        ("4711", "en"),
    ],
)
def test_the_language_of_a_text_is_guessed(text: str, language: str) -> None:
    assert guess_language(text) == language
