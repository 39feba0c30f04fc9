"""What an amount on a receipt is, by the words beside it: a total, a tax, what was paid, change."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from skills.receipts.parsing.vocabulary import listed
from skills.receipts.parsing.words import Vocabulary, words_of


class Role(Enum):
    """What the words beside an amount say that it is."""

    FINAL = "amount due"
    """Says that this is what is to be paid: "total due", "zu zahlen", "net à payer"."""
    TOTAL = "total"
    AMOUNT = "amount"
    """A word that can head a total or a column: "amount", "Betrag"."""
    SUBTOTAL = "subtotal"
    NET = "without tax"
    TAX = "tax"
    ROUNDING = "rounding"
    DISCOUNT = "discount"
    SERVICE = "service"
    CASH = "paid in cash"
    CARD = "paid by card"
    PAID = "paid"
    CHANGE = "change"
    COUNT = "count"
    ASIDE = "aside"
    """Points, savings, deposits of the past: amounts that are no part of the sum."""


_LISTS = (
    "sum", "amount", "due", "subtotal", "tax", "included", "excluded", "rounding", "discount", "service", "card",
    "cash", "paid", "change", "count", "aside", "tax_table", "item_table", "other",
)  # fmt: skip
_WORDS = {name: listed("labels", name) for name in _LISTS}
_SUM, _AMOUNT, _DUE, _SUBTOTAL = (_WORDS[name] for name in ("sum", "amount", "due", "subtotal"))
_TAX, _WITH, _WITHOUT = (_WORDS[name] for name in ("tax", "included", "excluded"))
_TAX_TABLE_WORDS, _ITEM_TABLE_WORDS = _WORDS["tax_table"] | _TAX, _WORDS["item_table"]

VOCABULARY = Vocabulary({word for words in _WORDS.values() for word in words})
"""Every word that a role or a table's head is told by, in English, German, French, Spanish, Italian and Malay."""


def known_words(text: str) -> list[str]:
    """The words of a text: those of receipts as in the vocabulary, others in look-alike form."""
    return [VOCABULARY.find(word) or word for word in words_of(text)]


def role_of(label: str) -> Role | None:
    """What the label of an amount says; None where it says nothing (an article's name)."""
    words = known_words(label)
    return _role(words) if words else None


def _role(words: Sequence[str]) -> Role | None:
    have = set(words)
    summing = bool(have & _SUM)
    if have & _WORDS["change"] and not (summing and "change" not in have):
        return Role.CHANGE
    if have & _WORDS["aside"] or ("you" in have and "save" in have):
        return Role.ASIDE
    if have & _SUBTOTAL or (summing and have & {"sub", "sous", "zwischen", "kecil"}):
        return Role.SUBTOTAL
    if have & _WORDS["rounding"] and not summing and not have & _DUE - {"rounded"}:
        return Role.ROUNDING
    if have & _WORDS["discount"] and not have & {"after"}:
        return Role.DISCOUNT
    if (summing or have & {"no", "of"}) and have & _WORDS["count"] and not have & _DUE:
        return Role.COUNT
    if have & _WITHOUT and not have & _WITH and not have & _DUE - {"payer", "nett"}:
        return Role.NET
    if have & _TAX and _is_tax(words, summing):
        return Role.TAX
    if have & _WORDS["service"] and not summing:
        return Role.SERVICE
    if have & _WORDS["paid"] and not have & _DUE:
        return Role.CARD if have & _WORDS["card"] else Role.CASH if have & _WORDS["cash"] else Role.PAID
    if have & _WORDS["card"] and not summing:
        return Role.CARD
    if have & _WORDS["cash"] and not summing:
        return Role.CASH
    return _sum_role(have, summing)


def _sum_role(have: set[str], summing: bool) -> Role | None:
    if summing or have & _AMOUNT:
        net_total = "net" in have and "total" in have
        if have & _DUE or net_total:
            return Role.FINAL
        return Role.TOTAL if summing or ("sales" in have and have & _WITH) or have & _WITH else Role.AMOUNT
    if (
        have & {"zahlen", "zahlbetrag", "nettotal", "grandtotal", "topay"}
        or {"a", "payer"} <= have
        or {"a", "pagar"} <= have
    ):
        return Role.FINAL
    if {"da", "pagare"} <= have or {"nett"} == have or {"amount", "due"} <= have:
        return Role.FINAL
    return Role.COUNT if have & {"qty", "quantity", "items"} else None


def _is_tax(words: Sequence[str], summing: bool) -> bool:
    """Whether words with a tax among them name the tax itself, not a sum with tax: "GST payable", "total TVA"."""
    first_tax = next(place for place, word in enumerate(words) if word in _TAX)
    sums = [place for place, word in enumerate(words) if word in _SUM or word in _AMOUNT - {"amount", "amt", "betrag"}]
    with_tax = [place for place, word in enumerate(words) if word in _WITH]
    if not summing and not sums:
        return not (with_tax and set(words) & {"amount", "amt", "betrag"})
    if {"di", "cui"} <= set(words) or "dont" in words or "davon" in words:
        return True
    if with_tax:
        return first_tax < min(sums, default=len(words)) and with_tax[0] > first_tax
    return True


def heads_tax_table(label: str) -> bool:
    """Whether a row without amounts is the head of a table of taxes ("GST Summary  Amount  Tax")."""
    have = set(known_words(label))
    if have & {"summary", "analysis", "ringkasan"} and have & (_TAX | {"amount", "amt"}):
        return True
    return bool(have & _TAX) and len(have & _TAX_TABLE_WORDS) >= 2 and not have & _ITEM_TABLE_WORDS


def heads_items(label: str) -> bool:
    """Whether a row without amounts is the head of the list of articles ("Qty  Description  Price")."""
    if any(char.isdigit() for char in label):
        return False
    return len(set(known_words(label)) & (_ITEM_TABLE_WORDS | {"amount", "amt", "betrag", "total"})) >= 2
