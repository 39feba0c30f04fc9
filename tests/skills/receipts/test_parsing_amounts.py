"""Amounts in every notation that receipts use, and numbers that are none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.receipts.parsing.amounts import amounts_in, currency_of, repaired
from skills.receipts.parsing.roles import Role, role_of

CENTS = st.integers(min_value=1, max_value=9_999_999)
SIGNS = st.sampled_from(["", "RM", "RM ", "€", "€ ", "EUR ", "$", "CHF "])


def grouped(cents: int, group: str, mark: str) -> str:
    """An amount with separators: 1234567 as 12,345.67."""
    return f"{cents // 100:,}".replace(",", group) + f"{mark}{cents % 100:02}"


@given(CENTS, SIGNS, st.sampled_from([("", "."), (",", "."), ("'", "."), ("", ","), (".", ","), (" ", ",")]))
def test_an_amount_survives_every_notation(cents: int, sign: str, marks: tuple[str, str]) -> None:
    group, mark = marks
    text = f"TOTAL: {sign}{grouped(cents, group, mark)}"

    assert [amount.value for amount in amounts_in(text)] == [Decimal(cents).scaleb(-2)]


@given(CENTS, st.sampled_from(["-{}", "{}-", "({})", "- {}", "RM-{}", "-RM{}", "−{}"]))
def test_what_is_taken_off_is_negative(cents: int, form: str) -> None:
    text = form.format(grouped(cents, "", "."))

    assert [amount.value for amount in amounts_in(text)] == [-Decimal(cents).scaleb(-2)]


@given(CENTS, st.sampled_from([" A", " SR", "SR", " €", " EUR", " *", "R"]))
def test_tax_codes_and_signs_behind_an_amount_do_not_matter(cents: int, tail: str) -> None:
    assert [amount.value for amount in amounts_in(grouped(cents, "", ".") + tail)] == [Decimal(cents).scaleb(-2)]


@given(st.text(max_size=60))
def test_any_text_can_be_looked_at(text: str) -> None:
    for amount in amounts_in(text):
        assert 0 <= amount.begin < amount.end <= len(text)
    repaired(text)
    role_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "14.11.2026",
        "14.11.26",
        "19,0%",
        "6.00 %",
        "0,954 kg",
        "12:30:15",
        "2.6500",
        "No. 12",
        "1,5 l",
        "03-5555 0199",
        "8.30 Uhr",
    ],
)
def test_dates_times_shares_and_weights_are_no_amounts(text: str) -> None:
    assert amounts_in(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,-", "12"),
        ("12.--", "12"),
        ("RM 5", "5"),
        ("€20", "20"),
        ("RMO.06", "0.06"),
        ("1O.5O", "10.50"),
        ("7 ,45", "7.45"),
    ],
)
def test_unusual_and_misread_amounts(text: str, value: str) -> None:
    assert [amount.value for amount in amounts_in(text)] == [Decimal(value)]


@pytest.mark.parametrize(
    ("text", "value"), [("4250", "42.50"), ("003", "0.03"), ("00°68", "89.00"), ("RM1250", "12.50")]
)
def test_a_lost_point_and_a_turned_amount_are_repaired(text: str, value: str) -> None:
    mended = repaired(text)

    assert mended is not None
    assert mended.value == Decimal(value)
    assert mended.guessed


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("TOTAL", Role.TOTAL),
        ("Tota1 RM", Role.TOTAL),
        ("TOTAL SALES (INCLUSIVE OF GST)", Role.TOTAL),
        ("TOTAL AMT INCL. GST @6%", Role.TOTAL),
        ("Rounded Total (RM):", Role.FINAL),
        ("NETT TOTAL", Role.FINAL),
        ("AMOUNT DUE", Role.FINAL),
        ("ZU ZAHLEN EUR", Role.FINAL),
        ("Net à payer", Role.FINAL),
        ("TOTALE COMPLESSIVO", Role.FINAL),
        ("Total a pagar", Role.FINAL),
        ("SUB TOTAL", Role.SUBTOTAL),
        ("Zwischensumme", Role.SUBTOTAL),
        ("Sous-total", Role.SUBTOTAL),
        ("Total (Excluding GST):", Role.NET),
        ("Total HT", Role.NET),
        ("Nettobetrag", Role.NET),
        ("GST 6%", Role.TAX),
        ("Total GST", Role.TAX),
        ("GST Payable:", Role.TAX),
        ("enth. MwSt 19%", Role.TAX),
        ("di cui IVA", Role.TAX),
        ("ROUNDING ADJ", Role.ROUNDING),
        ("Total Item(s):", Role.COUNT),
        ("Service Charge 10%", Role.SERVICE),
        ("Rückgeld", Role.CHANGE),
        ("CHANGE DUE", Role.CHANGE),
        ("Geg. BAR", Role.CASH),
        ("Carte bancaire", Role.CARD),
        ("Amount Paid", Role.PAID),
        ("You saved", Role.ASIDE),
        ("Rabatt", Role.DISCOUNT),
        ("Apfelkuchen", None),
        ("", None),
    ],
)
def test_labels_say_what_an_amount_is(label: str, role: Role | None) -> None:
    assert role_of(label) is role


@pytest.mark.parametrize(
    ("texts", "household", "currency"),
    [
        (["TOTAL RM 5.00"], "EUR", "MYR"),
        (["SUMME 5,00"], "EUR", "EUR"),
        (["Total CHF 5.00"], "EUR", "CHF"),
        (["Total $5.00"], "EUR", "USD"),
        (["Total $5.00"], "CAD", "CAD"),
        (["PUTERI SDN BHD", "Total $5.00"], "EUR", "MYR"),
        (["Total £5.00"], "EUR", "GBP"),
    ],
)
def test_the_currency_is_the_receipts(texts: list[str], household: str, currency: str) -> None:
    assert currency_of(texts, household)[0] == currency
