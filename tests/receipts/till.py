"""What a till prints: a purchase drawn by lot, as rows of text, and the truth about it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from tests.receipts.shops import COUNTRIES, Country, Good

CENT = Decimal("0.01")
FIRST_DAY = date(2023, 1, 2)
DAYS = 1300
NARROWEST = 34
"""Letters in a row of the narrowest till paper."""


@dataclass(frozen=True, slots=True)
class Row:
    """A printed row: text at the left and at the right, or in the middle. `scale` 1.0 is the usual letter."""

    left: str = ""
    right: str = ""
    centred: bool = False
    scale: float = 1.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class SoldItem:
    """A line of the receipt that costs something; a discount is negative."""

    name: str
    amount: Decimal
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class Receipt:
    """A purchase and its printed rows; `columns` is how many letters a row holds."""

    company: str
    day: date
    total: Decimal
    tax: Decimal
    language: str
    payment: str
    items: tuple[SoldItem, ...]
    rows: tuple[Row, ...]
    columns: int


def drawn(seed: int, least: int = 2, most: int = 14) -> Receipt:
    """The receipt of a seed, with `least` to `most` different goods; the same seed gives the same receipt."""
    lot = Random(seed)
    country = COUNTRIES[seed % len(COUNTRIES)]
    return _Till(lot, country).sell(lot.randint(least, most))


class _Till:
    def __init__(self, lot: Random, country: Country) -> None:
        self._lot = lot
        self._country = country
        self._rows: list[Row] = []
        self._items: list[SoldItem] = []
        self._gross: dict[int, Decimal] = defaultdict(Decimal)
        self._letters = lot.random() < 0.7
        self._euro = lot.random() < 0.3

    def sell(self, count: int) -> Receipt:
        lot, country = self._lot, self._country
        company = self._head()
        day = FIRST_DAY + timedelta(days=lot.randrange(DAYS))
        stamp = self._stamp(day)
        early = lot.random() < 0.5
        if early:
            self._rows += [stamp, Row()]
        for good in lot.choices(country.goods, k=count):
            self._item(good)
        total = sum(self._gross.values(), Decimal())
        if lot.random() < 0.4:
            self._rows.append(Row(country.subtotal, self._written(total)))
        self._rows.append(Row("-" * 60))
        word = lot.choice(country.total)
        big = lot.random() < 0.5
        self._rows.append(Row(word, self._sum(total, word), scale=1.4 if big else 1.0, bold=big or lot.random() < 0.5))
        payment = self._payment(total)
        tax = self._tax()
        if lot.random() < 0.4:
            self._rows.append(Row(country.points.format(lot.randint(3, 4000))))
        if not early:
            self._rows += [Row(), stamp]
        self._rows += [Row(), *(Row(text, centred=True) for text in country.thanks)]
        return Receipt(
            company,
            day,
            total,
            tax,
            country.code,
            payment,
            tuple(self._items),
            tuple(self._rows),
            lot.choice((NARROWEST, 38, 42)),
        )

    def _head(self) -> str:
        name, street, town, number = self._lot.choice(self._country.shops)
        self._rows += [Row(name, centred=True, scale=self._lot.choice((1.0, 1.3, 1.6)), bold=True)]
        self._rows += [Row(text, centred=True) for text in (street, town)]
        if self._lot.random() < 0.6:
            self._rows.append(
                Row(f"Tel. {self._lot.randint(200, 999)} {self._lot.randint(10000, 99999)}", centred=True)
            )
        self._rows += [Row(number, centred=True), Row()]
        return name

    def _stamp(self, day: date) -> Row:
        lot, country = self._lot, self._country
        written = f"{lot.choice(country.date_words)} {day.strftime(lot.choice(country.dates))}".strip()
        hour = f"{lot.randint(8, 20):02}:{lot.randint(0, 59):02}"
        till = country.till.format(lot.randint(1, 9), lot.randint(100, 9999))
        if lot.random() < 0.5 and len(f"{written} {hour} {till}") < NARROWEST:
            return Row(f"{written} {hour}", till)
        self._rows.append(Row(till))
        return Row(written, hour)

    def _item(self, good: Good) -> None:
        lot, country = self._lot, self._country
        price = (good.price * Decimal(lot.choice(("0.9", "1", "1", "1.15")))).quantize(CENT, ROUND_HALF_UP)
        quantity = lot.choice((1, 1, 1, 1, 2, 3, 4))
        amount = price * quantity
        if quantity > 1 and lot.random() < 0.5:
            self._rows.append(Row(f"  {quantity} x {self._written(price)}"))
            self._sold(good.name, amount, good.rate, quantity)
        elif quantity > 1:
            self._sold(f"{quantity} x {good.name}", amount, good.rate, quantity, good.name)
        else:
            self._sold(good.name, amount, good.rate, 1)
        if country.bottle and any(word in good.name for word in ("wasser", "Pils", "Water", "Stout")):
            self._sold(country.bottle[0], country.bottle[1] * quantity, good.rate, quantity)
        if lot.random() < 0.1:
            percent = lot.choice((10, 20, 25))
            off = (amount * percent / 100).quantize(CENT, ROUND_HALF_UP)
            self._sold(f"{country.discount} {percent}%", -off, good.rate, 1)

    def _sold(self, printed: str, amount: Decimal, rate: int, quantity: int, name: str | None = None) -> None:
        letter = f" {'AB'[rate]}" if self._letters else ""
        self._rows.append(Row(printed, self._written(amount) + letter))
        self._items.append(SoldItem(name or printed, amount, quantity))
        self._gross[rate] += amount

    def _sum(self, total: Decimal, word: str) -> str:
        marked = "EUR" in word or "€" in word
        return self._written(total) + (" €" if self._euro and not marked else "")

    def _payment(self, total: Decimal) -> str:
        """How it was paid; notes given are larger than the total."""
        lot, country = self._lot, self._country
        if lot.random() < 0.45:
            step = lot.choice((5, 10, 20, 50))
            given = (total // step + 1) * step
            self._rows += [Row(country.cash, self._written(given)), Row(country.change, self._written(given - total))]
            return "cash"
        self._rows.append(Row(lot.choice(country.card), self._written(total)))
        if lot.random() < 0.6:
            numbers = [lot.randint(1000, 999999) for _ in range(3)]
            self._rows += [Row(), *(Row(text.format(*numbers), centred=True) for text in country.card_block)]
            self._rows.append(Row(f"**** **** **** {lot.randint(1000, 9999)}", centred=True))
        return "card"

    def _tax(self) -> Decimal:
        lot, country = self._lot, self._country
        parts = []
        for rate, gross in sorted(self._gross.items()):
            percent = country.rates[rate]
            parts.append((rate, percent, (gross * percent / (100 + percent)).quantize(CENT, ROUND_HALF_UP), gross))
        total = sum((tax for _, _, tax, _ in parts), Decimal())
        self._rows.append(Row())
        if lot.random() < 0.75:
            self._rows.append(_table(*country.table))
            for rate, percent, tax, gross in parts:
                written = f"{percent.normalize():f}".replace(".", "," if country.comma else ".") + "%"
                named = f"{'AB'[rate]} {written}" if self._letters else written
                self._rows.append(_table(named, *(self._written(one) for one in (gross - tax, tax, gross))))
        if len(self._rows) % 2 or lot.random() < 0.5:
            self._rows.append(Row(lot.choice(country.tax_words), self._written(total)))
        return total

    def _written(self, amount: Decimal) -> str:
        text = f"{amount:.2f}"
        return text.replace(".", ",") if self._country.comma else text


def _table(rate: str, net: str, tax: str, gross: str) -> Row:
    return Row(rate, f"{net:>8} {tax:>8} {gross:>8}")
