"""Amounts of money in a sentence, in figures and in words, and plain numbers that can only be amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pods.engine.parts.currencies import Unit, unit_at, unit_before
from pods.engine.parts.numbers import figure_value, half_at, ones_at, spoken_at
from pods.engine.parts.plain_amounts import Counted, is_clock_or_date, is_measure, is_plain_amount
from pods.engine.parts.tokens import Token, tokens_of, words_in
from pods.engine.parts.vocabulary import known_language, vocabulary
from skills.engine.money import Money, digits_of

_LONGEST = 5_000
_LARGEST = Decimal(10) ** 12
_TWO_DECIMALS = re.compile(r"\D\d\d$")
_CENT = Decimal("0.01")
_HALF = Decimal("0.5")
_HOURS, _MINUTES = 24, Decimal("0.6")
_CENTURIES = (19, 20)
_FEET = re.compile(r"\d'\d\d")
_THOUSANDTHS = re.compile(r"\d{1,3}[.,]\d{3}")


@dataclass(frozen=True, slots=True)
class MoneySpan:
    """An amount at `begin` to before `end`. Not `explicit`: a plain number without currency or two decimals."""

    begin: int
    end: int
    text: str
    money: Money
    explicit: bool


@dataclass(frozen=True, slots=True)
class _Words:
    notes: dict[str, int]
    scales: dict[str, int]
    joiners: frozenset[str]
    pair_joiners: frozenset[str]
    part_joiners: frozenset[str]
    not_parts: frozenset[str]
    goods_after: frozenset[str]
    attached: dict[str, str]
    weight_after: frozenset[str]
    decimal_comma: bool


@cache
def _words(language: str) -> _Words:
    words = vocabulary(language).money
    return _Words(
        {words_in(note)[0]: value for note, value in words.notes.items()},
        {words_in(scale)[0]: value for scale, value in words.scales.items()},
        frozenset(words_in(joiner)[0] for joiner in words.joiners),
        frozenset(words_in(joiner)[0] for joiner in words.pair_joiners),
        frozenset(words_in(joiner)[0] for joiner in words.part_joiners),
        frozenset(words_in(word)[0] for word in words.not_parts),
        frozenset(words_in(word)[0] for word in words.goods_after),
        dict(words.attached),
        frozenset(words.weight_after),
        words.decimal_comma,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """An amount over tokens `first` to before `after`."""

    first: int
    after: int
    value: Decimal
    code: str
    explicit: bool
    spoken: bool = False


class _Reader:
    """Reads the amounts of one text from left to right."""

    def __init__(self, tokens: Sequence[Token], language: str, household: str) -> None:
        self._tokens = tokens
        self._language = language
        self._household = household
        self._words = _words(language)
        self._numbers: dict[int, Counted | None] = {}
        self._point_groups = self._words.decimal_comma or household == "EUR"

    def all(self, bare: bool) -> list[_Found]:
        """All amounts; with `bare`, plain numbers too."""
        found: list[_Found] = []
        at = used = 0
        while at < len(self._tokens):
            amount = self._amount_at(at, used, bare)
            if amount is not None and amount.value < _LARGEST:
                found.append(amount)
                at = used = amount.after
            else:
                at = max(at + 1, self._number_end(at))
        return found

    def _number_end(self, at: int) -> int:
        number = self._number_at(at)
        return number.after if number is not None else at + 1

    def _number_at(self, at: int) -> Counted | None:
        if at not in self._numbers:
            self._numbers[at] = self._number_from(at)
        return self._numbers[at]

    def _number_from(self, at: int) -> Counted | None:
        token = self._tokens[at]
        if token.kind == "figure":
            return self._figure_at(at)
        spoken = spoken_at(self._tokens, at, self._language)
        if spoken is None:
            return None
        return Counted(spoken.first, spoken.after, spoken.value, spoken=True, article=spoken.bare_article)

    def _figure_at(self, at: int) -> Counted:
        """A figure; groups of three digits that single spaces part belong together where commas are decimal."""
        tokens, text, after = self._tokens, self._tokens[at].text, at + 1
        grouping = len(text) <= 3 and text.isdigit() and text[0] != "0" and self._words.decimal_comma
        while grouping and after < len(tokens) and re.fullmatch(r"\d{3}(?:,\d\d?)?", tokens[after].text):
            if tokens[after].begin != tokens[after - 1].end + 1:
                break
            text += tokens[after].text
            after += 1
            grouping = text.isdigit()
        value = figure_value(text, point_groups=self._point_groups)
        ones = ones_at(tokens, after, self._language) if text.isdigit() and text[-1] == "0" and value % 100 else 0
        if ones:
            return Counted(at, after + 2, value + ones)
        two = (bool(_TWO_DECIMALS.search(text)) and value != value.to_integral_value()) or text.endswith((".00", ",00"))
        two = two and (self._words.decimal_comma or not _FEET.fullmatch(text))
        return Counted(at, after, value, decimals=two)

    def _amount_at(self, at: int, used: int, bare: bool) -> _Found | None:
        note = self._note_at(at)
        if note is not None:
            return note
        number = self._number_at(at)
        if number is None:
            return None
        value, after = self._scaled(number)
        before = unit_before(self._tokens, at, self._language) if at > used else None
        if before is not None and before[0] >= used and not before[1].minor and not number.article:
            return self._signed(number, before[0], after, value, before[1])
        return (
            self._followed(number, value, after) or self._pair(number, bare) or self._plain(number, value, after, bare)
        )

    def _scaled(self, number: Counted) -> tuple[Decimal, int]:
        """ "1.2k", "two grand"."""
        after = number.after
        if after < len(self._tokens) and (scale := self._words.scales.get(self._tokens[after].text)):
            close = self._tokens[after].begin == self._tokens[after - 1].end
            if len(self._tokens[after].text) > 1 or (close and not number.spoken):
                return number.value * scale, after + 1
        return number.value, after

    def _signed(self, number: Counted, first: int, after: int, value: Decimal, unit: Unit) -> _Found | None:
        """ "€12", "Rs. 500", "£5.20"."""
        if is_clock_or_date(self._tokens, number, self._language, signed=True):
            return None
        following = unit_at(self._tokens, after, self._language) if after < len(self._tokens) else None
        if following is not None and following[1].code_for(self._household) == unit.code_for(self._household):
            after = following[0] if not following[1].minor else after
        code = unit.code_for(self._household)
        return _Found(first, self._dash(after), self._in_thousandths(number, value, code), code, True)

    def _followed(self, number: Counted, value: Decimal, after: int) -> _Found | None:
        """ "12 €", "five euros twenty", "12€50", "50 cents"."""
        tokens = self._tokens
        at = self._dash(after)
        found = unit_at(tokens, at, self._language) if at < len(tokens) else None
        if found is None and at < len(tokens) and tokens[at].text in self._words.attached and self._close(at):
            found = at + 1, Unit((self._words.attached[tokens[at].text],))
        if found is None:
            if number.spoken or after == number.after or not bool(value):
                return None
            return _Found(number.first, after, value, self._household, True)
        end, unit = found
        if self._is_weight(end, unit) or (
            len(tokens[at].text) == 1 and tokens[at].kind == "word" and not self._close(at)
        ):
            return None
        code = unit.code_for(self._household)
        if unit.minor:
            return _Found(number.first, end, value * _CENT, code, True)
        if end < len(tokens) and tokens[end].text == "." and tokens[at].text in ("rs", "fr", "kr"):
            end += 1
        value = self._in_thousandths(number, value, code)
        half = half_at(tokens, end, self._language)
        if half:
            return _Found(number.first, half, value + _HALF, code, True)
        part = self._part(end, number, tokens[at].kind == "mark")
        return (
            _Found(number.first, part[0], value + part[1], code, True)
            if part
            else _Found(number.first, end, value, code, True)
        )

    def _in_thousandths(self, number: Counted, value: Decimal, code: str) -> Decimal:
        """ "12.345 KWD": three digits behind a mark are no group where the currency's unit has a thousand parts."""
        text = self._tokens[number.first].text
        small = digits_of(code) == 3 and number.after == number.first + 1 and _THOUSANDTHS.fullmatch(text)
        return Decimal(text.replace(",", ".")) if small else value

    def _is_weight(self, end: int, unit: Unit) -> bool:
        following = self._tokens[end].text if end < len(self._tokens) else ""
        return following in self._words.weight_after and unit.codes[0] == "GBP"

    def _close(self, at: int) -> bool:
        return self._tokens[at - 1].kind == "figure" and self._tokens[at - 1].end == self._tokens[at].begin

    def _dash(self, after: int) -> int:
        """Skips the ",-" or ".-" of a whole amount."""
        tokens = self._tokens
        if after + 1 >= len(tokens) or tokens[after].text not in ",." or tokens[after + 1].text != "-":
            return after
        if tokens[after].begin != tokens[after - 1].end or tokens[after + 1].begin != tokens[after].end:
            return after
        after += 2
        while after < len(tokens) and tokens[after].text == "-" and tokens[after].begin == tokens[after - 1].end:
            after += 1
        return after

    def _part(self, at: int, whole: Counted, sign: bool) -> tuple[int, Decimal] | None:
        """The cents behind whole units: the token after them and their value."""
        tokens = self._tokens
        joined = at < len(tokens) and tokens[at].text in self._words.joiners
        at += joined
        if at >= len(tokens) or whole.value != whole.value.to_integral_value():
            return None
        number = self._number_at(at)
        if number is None or number.value != number.value.to_integral_value() or not 0 < number.value < 100:
            return None
        unit = unit_at(tokens, number.after, self._language) if number.after < len(tokens) else None
        if unit is not None:
            return (unit[0], number.value * _CENT) if unit[1].minor else None
        if number.article or is_measure(tokens, number, self._language):
            return None
        close = tokens[at].begin == tokens[at - 1].end
        two_digits = len(tokens[at].text) == 2 if not number.spoken else number.value >= 10
        if not two_digits or (sign and not (close or joined)):
            return None
        if joined and not (number.spoken and whole.spoken) and not self._is_joined_part(at - 1, number.after):
            return None
        return number.after, number.value * _CENT

    def _is_joined_part(self, joiner: int, after: int) -> bool:
        """Whether a figure behind a joiner is cents, and no second amount: "27 euro e 60", not "e 60 di benzina"."""
        tokens = self._tokens
        if tokens[joiner].text not in self._words.part_joiners:
            return False
        return after >= len(tokens) or tokens[after].text not in self._words.not_parts

    def _pair(self, number: Counted, bare: bool) -> _Found | None:
        """ "twelve fifty", with or without a currency behind it."""
        tokens, at = self._tokens, number.after
        if number.article or not 0 < number.value < 1000 or at >= len(tokens):
            return None
        if number.value != number.value.to_integral_value():
            return None
        if not number.spoken:
            return self._figure_pair(number, bare)
        at += tokens[at].text in self._words.pair_joiners
        cents = spoken_at(tokens, at, self._language) if at < len(tokens) else None
        if cents is None or not 10 <= cents.value < 100 or cents.value != cents.value.to_integral_value():
            return None
        value = number.value + cents.value * _CENT
        unit = unit_at(tokens, cents.after, self._language) if cents.after < len(tokens) else None
        if unit is not None and not unit[1].minor:
            return _Found(number.first, unit[0], value, unit[1].code_for(self._household), True)
        whole = Counted(number.first, cents.after, value, spoken=True)
        of_goods = cents.after < len(tokens) and tokens[cents.after].text in self._words.goods_after
        sure = of_goods or self._is_no_hour(whole)
        if not (bare or sure) or is_clock_or_date(tokens, whole, self._language):
            return None
        if is_measure(tokens, whole, self._language):
            return None
        return _Found(number.first, cents.after, value, self._household, sure)

    def _is_no_hour(self, whole: Counted) -> bool:
        """Whether two numbers ("three eighty") are neither an hour with its minutes nor a year."""
        units, cents = divmod(whole.value, 1)
        if units in _CENTURIES or (units < _HOURS and cents < _MINUTES):
            return False
        beside = (whole.first - 1, whole.after)
        alone = all(not 0 <= at < len(self._tokens) or self._number_at(at) is None for at in beside)
        return alone and is_plain_amount(self._tokens, whole, self._language)

    def _figure_pair(self, number: Counted, bare: bool) -> _Found | None:
        """ "7 con 30": a joiner that never stands between two things bought; "12 50"."""
        tokens = self._tokens
        joined = tokens[number.after].text in self._words.part_joiners & self._words.pair_joiners
        at = number.after + joined
        if not (bare or joined) or at >= len(tokens) or not tokens[number.first].text.isdigit():
            return None
        cents = self._number_at(at)
        if cents is None or (cents.spoken and not (joined and 10 <= cents.value < 100)):
            return None
        if not cents.spoken and not re.fullmatch(r"\d\d", tokens[at].text):
            return None
        if joined and cents.after < len(tokens) and tokens[cents.after].text in self._words.not_parts:
            return None
        whole = Counted(number.first, cents.after, number.value + cents.value * _CENT, decimals=joined)
        if is_clock_or_date(tokens, whole, self._language) or is_measure(tokens, whole, self._language):
            return None
        if not bare and not (cents.spoken and self._is_no_hour(whole)):
            return None
        if not joined and not (self._is_spaced(number.after) and is_plain_amount(tokens, whole, self._language)):
            return None
        return _Found(number.first, cents.after, whole.value, self._household, joined)

    def _is_spaced(self, at: int) -> bool:
        """Whether one space alone parts a figure from the one before, and no third one stands beside them."""
        tokens = self._tokens
        others = [tokens[n].kind for n in (at - 2, at + 1) if 0 <= n < len(tokens)]
        return tokens[at].begin == tokens[at - 1].end + 1 and "figure" not in others

    def _plain(self, number: Counted, value: Decimal, after: int, bare: bool) -> _Found | None:
        if number.decimals:
            if is_clock_or_date(self._tokens, number, self._language) or is_measure(
                self._tokens, number, self._language
            ):
                return None
            return _Found(number.first, self._dash(after), value, self._household, True)
        dashed = self._dash(after)
        if dashed > after:
            return _Found(number.first, dashed, value, self._household, True)
        if not bare or not is_plain_amount(self._tokens, number, self._language):
            return None
        return _Found(number.first, after, value, self._household, False)

    def _note_at(self, at: int) -> _Found | None:
        """ "a fiver", "two tenners"."""
        tokens = self._tokens
        if tokens[at].kind == "mark":
            return None
        direct = self._words.notes.get(tokens[at].text)
        if direct:
            return _Found(at, at + 1, Decimal(direct), self._household, True)
        number = self._number_at(at)
        if number is None or number.after >= len(tokens) or not 0 < number.value < 100:
            return None
        note = self._words.notes.get(tokens[number.after].text)
        if not note:
            return None
        return _Found(at, number.after + 1, number.value * note, self._household, True)


def find_money(text: str, language: str, currency: str, *, bare: bool = False) -> tuple[MoneySpan, ...]:
    """The amounts of a text in order, in the currency that is said or else in `currency` (ISO 4217, the household's).

    With `bare`, plain numbers that are not quantities, times, dates or names come too ("70 at the steakhouse").
    Amounts are never negative. Only the first 5,000 characters are read. Never raises for any text.
    """
    tokens = tokens_of(text[:_LONGEST])
    reader = _Reader(tokens, known_language(language), currency)
    spans = []
    for found in reader.all(bare):
        begin, end = tokens[found.first].begin, tokens[found.after - 1].end
        spans.append(MoneySpan(begin, end, text[begin:end], Money.of(found.value, found.code), found.explicit))
    return tuple(spans)
