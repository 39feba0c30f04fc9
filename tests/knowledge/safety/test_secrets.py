"""Secrets in a text, told apart by what they open; and speaking of a password is not telling one."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.safety.secrets import SecretKind, secrets_in

FOUND = [
    ("my key is sk-proj-aB3dE5gH7jK9mN1pQ3sT", SecretKind.API_KEY, "sk-proj-aB3dE5gH7jK9mN1pQ3sT"),
    ("ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8", SecretKind.API_KEY, "ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"),
    ("AKIAIOSFODNN7EXAMPLE is the id", SecretKind.API_KEY, "AKIAIOSFODNN7EXAMPLE"),
    (
        "bot 123456789:AAabcdefghijklmnopqrstuvwxyz012345",
        SecretKind.API_KEY,
        "123456789:AAabcdefghijklmnopqrstuvwxyz012345",
    ),
    ("API_KEY=9fK3jd83Jsk29dkLs02kd8", SecretKind.API_KEY, "9fK3jd83Jsk29dkLs02kd8"),
    ("visa 4111 1111 1111 1111", SecretKind.CARD, "4111 1111 1111 1111"),
    ("and the cvv is 123", SecretKind.CARD, "123"),
    ("Kartenprüfnummer 987", SecretKind.CARD, "987"),
    ("my bank PIN is 4321", SecretKind.PIN, "4321"),
    ("meine PIN für die EC-Karte ist 4321", SecretKind.PIN, "4321"),
    ("TAN: 123456", SecretKind.PIN, "123456"),
    ("the alarm code is 4711", SecretKind.CODE, "4711"),
    ("the pin of the garage is 2580", SecretKind.CODE, "2580"),
    ("The gate code is LM-20.", SecretKind.CODE, "LM-20"),
    ("alarm code: #4711*", SecretKind.CODE, "#4711*"),
    ("Der Türcode ist 4711", SecretKind.CODE, "4711"),
    ("le code de la porte est 1234", SecretKind.CODE, "1234"),
    ("el código de la puerta es 1234", SecretKind.CODE, "1234"),
    ("il codice del cancello è 1234", SecretKind.CODE, "1234"),
    ("the wifi password is blueWhale77", SecretKind.PASSWORD, "blueWhale77"),
    ("mein Passwort ist Sommer2026!", SecretKind.PASSWORD, "Sommer2026!"),
    ("le mot de passe du wifi est Tournesol9", SecretKind.PASSWORD, "Tournesol9"),
    ("la contraseña del wifi es Girasol9.", SecretKind.PASSWORD, "Girasol9"),
    ("la password del wifi è girasole9", SecretKind.PASSWORD, "girasole9"),
    ('the password is "correct horse battery"', SecretKind.PASSWORD, "correct horse battery"),
    ("Kennwort: sonnenblume", SecretKind.PASSWORD, "sonnenblume"),
    ("netflix password hunter22", SecretKind.PASSWORD, "hunter22"),
]


@pytest.mark.parametrize(("text", "kind", "value"), FOUND)
def test_is_told_apart(text: str, kind: SecretKind, value: str) -> None:
    assert [(one.kind, text[one.start : one.end]) for one in secrets_in(text)] == [(kind, value)]


def test_a_private_key_is_one_secret_from_begin_to_end() -> None:
    key = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END OPENSSH PRIVATE KEY-----"
    assert [(one.kind, one.start, one.end) for one in secrets_in(f"keep {key} safe")] == [
        (SecretKind.PRIVATE_KEY, 5, 5 + len(key))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "what is the wifi password?",
        "my password is wrong",
        "das Passwort ist falsch",
        "the wifi password is on the fridge",
        "remind me to change the password tomorrow at 5",
        "Passwort ändern am 5.12.",
        "le mot de passe est oublié",
        "use discount code 2026",
        "the zip code is 98101",
        "pin the recipe of 2026 to the board",
        "we need a key for room 1204",
        "order 4006381333931",
        "Mia's tan is 3 days old",
        "token of love: chocolate",
        "the combination of 2 colours",
    ],
)
def test_speaking_of_one_is_not_telling_it(text: str) -> None:
    assert [(one.kind, text[one.start : one.end]) for one in secrets_in(text)] == []


@given(st.lists(st.sampled_from([text for text, _, _ in FOUND]) | st.text(max_size=40), max_size=5).map("\n".join))
def test_any_text_can_be_looked_through(text: str) -> None:
    found = secrets_in(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
