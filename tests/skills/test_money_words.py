"""Words by which money that came in and accounts are told apart."""

from __future__ import annotations

import pytest

from skills.expenses.income import source_of
from skills.expenses.naming import kind_in


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("my salary came in", "salary"),
        ("das Gehalt ist da", "salary"),
        ("la paie est arrivée", "salary"),
        ("llegó la nómina", "salary"),
        ("arrivato lo stipendio", "salary"),
        ("Kindergeld 255", "benefits"),
        ("got 50 from grandma", "present"),
        ("sold the old bike for 80", "sale"),
        ("interest of 3.20", "interest"),
        ("20 came in", "income"),
    ],
)
def test_what_income_is_from(text: str, source: str) -> None:
    assert source_of(text) == source


@pytest.mark.parametrize(
    ("text", "kind"),
    [("joint account", "bank"), ("Sparkonto", "savings"), ("Kreditkarte", "card"), ("tirelire", "cash")],
)
def test_kinds_of_accounts(text: str, kind: str) -> None:
    assert kind_in(text) == kind
