"""Names are written as the house writes them, and other words are left alone."""

from __future__ import annotations

import pytest

from knowledge.speech.hearing.names import with_names

WORDS = ["Mia", "Lilli", "Oskar", "Léo", "Sofia", "Tesco", "Café Nero", "nappies"]


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("Remind Lily to feed the cat.", "Remind Lilli to feed the cat."),
        ("Football with Oscar on Sunday", "Football with Oskar on Sunday"),
        ("Dentiste pour Leo et Sophia", "Dentiste pour Léo et Sofia"),
        ("Lili's bike, TESCO, Mia", "Lilli's bike, Tesco, Mia"),
        ("oscar and lily are here", "oscar and lily are here"),
        ("la mia scuola", "la mia scuola"),
        ("Maya goes to a café", "Maya goes to a café"),
        ("Put Nappies on the list", "Put Nappies on the list"),
        ("", ""),
    ],
)
def test_what_sounds_like_a_name_is_that_name(heard: str, written: str) -> None:
    assert with_names(heard, WORDS) == written


def test_two_names_that_sound_alike_stay_apart() -> None:
    assert with_names("Sofia and Sophia", ["Sofia", "Sophia"]) == "Sofia and Sophia"


def test_a_long_name_is_found_in_small_letters() -> None:
    assert with_names("40 euros en mercadonna", ["Mercadona"]) == "40 euros en Mercadona"
