"""What the model writes over music, noise and silence is told from what people say."""

from __future__ import annotations

import pytest

from knowledge.speech.hearing.doubt import doubtful


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Thanks for watching!"),
        ("en", "Thank you very much for watching."),
        ("en", "you"),
        ("de", "Untertitel im Auftrag des ZDF für funk, 2017"),
        ("de", "Vielen Dank."),
        ("fr", "Sous-titres réalisés par la communauté d'Amara.org"),
        ("es", "¡Gracias por ver el video!"),
        ("it", "Sottotitoli creati dalla comunità Amara.org"),
    ],
)
def test_subtitles_that_nobody_said_are_dropped(language: str, text: str) -> None:
    assert doubtful(text, language, [], 0.45, -0.4, 0.9)
    assert doubtful(text, language, [], 0.1, -0.8, 0.9)


@pytest.mark.parametrize("text", ["♪♪", "[Music]", "(door closes)", "...", "", "* Musik *"])
def test_sounds_are_no_words(text: str) -> None:
    assert doubtful(text, "en", [], 0.0, -0.1, 0.8)


def test_words_that_were_only_expected_are_not_heard_in_noise() -> None:
    assert doubtful("Mia, Tom, Lidl", "en", ["Mia", "Tom", "Lidl"], 0.5, -0.5, 0.8)
    assert not doubtful("Mia, Tom, Lidl", "en", ["Mia", "Tom", "Lidl"], 0.05, -0.3, 0.8)


@pytest.mark.parametrize(
    "text", ["Thank you.", "Milk and eggs", "Show the subtitles by default", "Remind me to buy milk at 4.30"]
)
def test_what_is_clearly_said_stays(text: str) -> None:
    assert not doubtful(text, "en", ["milk"], 0.02, -0.25, 0.9)


def test_a_mumbled_sentence_stays_and_pure_guesses_do_not() -> None:
    assert not doubtful("Remind me to buy milk tomorrow", "en", ["milk"], 0.35, -0.8, 1.0)
    assert doubtful("Remind me to buy milk tomorrow", "en", ["milk"], 0.7, -1.1, 1.0)
    assert doubtful("Remind me to buy milk tomorrow", "en", ["milk"], 0.1, -1.4, 1.0)
    assert doubtful("la la la la la la la la la", "en", [], 0.1, -0.2, 3.1)
