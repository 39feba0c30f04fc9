"""What the columns of a bank's table mean: by their names, by what stands in them, or as a household taught."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from skills.banking.formats.amounts import amount_of, clean, decimal_mark
from skills.banking.formats.days import looks_like_day
from skills.banking.formats.table import Record, Table, folded, header_words

_SAMPLE = 200
OUT = frozenset({"s", "soll", "d", "debit", "dbit", "dr", "debe", "dare", "af", "-", "cargo", "uscita", "addebito"})
IN = frozenset(
    {"h", "haben", "c", "credit", "crdt", "cr", "haber", "avere", "bij", "+", "abono", "entrata", "accredito"}
)
_OWN = frozenset({"auftragskonto", "iban auftragskonto", "bezeichnung auftragskonto", "eigene iban", "own account"})
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2}")


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns (from 0) by role; `text` may be several."""

    columns: Mapping[str, int] = field(default_factory=dict)
    texts: tuple[int, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The roles without which nothing can be read."""
        have = self.columns
        amount = "amount" in have or ("debit" in have and "credit" in have)
        return tuple(role for role, there in (("day", "day" in have), ("amount", amount)) if not there)

    def dumps(self) -> str:
        """As text, for a button and for storing."""
        return json.dumps({"columns": dict(self.columns), "texts": list(self.texts)}, sort_keys=True)

    @classmethod
    def loads(cls, text: str) -> Layout:
        """From that text."""
        data = json.loads(text)
        return cls({name: int(at) for name, at in data.get("columns", {}).items()}, tuple(data.get("texts", ())))

    def given(self, role: str, at: int) -> Layout:
        """With one more column told."""
        return Layout({**self.columns, role: at}, tuple(one for one in self.texts if one != at))


def fingerprint(table: Table) -> str:
    """What tells the tables of one bank from those of others: the names of the columns, or how many there are."""
    names = [folded(cell) for cell in table.header] or [str(max((len(one.cells) for one in table.records), default=0))]
    return hashlib.sha256("\x1f".join(names).encode()).hexdigest()[:24]


def layout_of(table: Table) -> Layout:
    """The columns as far as they are evident; `missing` tells what has to be asked."""
    named = _by_name(table.header)
    sample = table.records[:_SAMPLE]
    width = max((len(one.cells) for one in sample), default=0)
    filled = {at: [cell for one in sample if (cell := one.cell(at))] for at in range(width)}
    if "day" not in named and "value_day" in named:
        named["day"] = named.pop("value_day")
    value_day = named.pop("value_day", None)
    _correct_amounts(named, filled)
    _correct_account(table, named, filled)
    beside = {value_day} if value_day is not None else set[int]()
    taken = set(named.values()) | beside
    days = [at for at, cells in filled.items() if at not in taken and _mostly(cells, looks_like_day)]
    if "day" not in named and days and (len(days) == 1 or not table.header):
        named["day"] = days[0]
    numbers = [
        at
        for at, cells in filled.items()
        if at not in taken and at not in days and _mostly(cells, lambda cell: clean(cell) is not None)
    ]
    if not {"amount", "debit"} & named.keys() and numbers:
        found = _evident_amount(numbers, filled, sample)
        if found is not None:
            named["amount"] = found
    if "amount" in named and "side" not in named:
        _find_side(named, filled, taken)
    texts = _texts(
        table.header, named, filled, set(days) | set(numbers) | ({value_day} if value_day is not None else set())
    )
    named.pop("balance", None)
    named.pop("status", None)
    return Layout(named, texts)


def _by_name(header: Sequence[str]) -> dict[str, int]:
    """The best named column of each role; a column has one role."""
    names = [folded(cell) for cell in header]
    liked: list[tuple[int, int, str, int]] = []
    for role, words in header_words().items():
        for at, name in enumerate(names):
            bare = name.split(" (")[0].strip()
            if name in words:
                liked.append((0, words[name], role, at))
            elif bare in words:
                liked.append((1, words[bare], role, at))
    found: dict[str, int] = {}
    used: set[int] = set()
    for _, _, role, at in sorted(liked):
        if role not in found and at not in used and role != "text":
            found[role] = at
            used.add(at)
    if "amount" in found and {"debit", "credit"} <= found.keys():
        del found["amount"]
    if "amount" in found:
        found.pop("debit", None)
        found.pop("credit", None)
    if ("debit" in found) != ("credit" in found):
        found.pop("debit", None)
        found.pop("credit", None)
    return found


def _correct_amounts(named: dict[str, int], filled: Mapping[int, Sequence[str]]) -> None:
    """What is called an amount and holds none is none, nor is a day that is none."""
    for role, fits in (("amount", lambda cell: clean(cell) is not None), ("day", looks_like_day)):
        at = named.get(role)
        if at is not None and filled.get(at) and not any(fits(cell) for cell in filled[at]):
            del named[role]
    at = named.get("currency")
    if at is not None and not any(len(cell) == 3 and cell.isalpha() for cell in filled.get(at, ())):
        del named["currency"]


def _correct_account(table: Table, named: dict[str, int], filled: Mapping[int, Sequence[str]]) -> None:
    """A column of account numbers is the own account where it always says the same, else whose the other side is."""
    at = named.get("account")
    if at is None:
        return
    own = folded(table.header[at]) in _OWN if at < len(table.header) else False
    above = any(_IBAN.search(cell) for row in table.above for cell in row.cells)
    cells = filled.get(at, ())
    everywhere = len(cells) == sum(any(one.cells) for one in table.records[:_SAMPLE])
    if not own and (above or not everywhere or len(set(cells)) > 1 + len(cells) // 20):
        del named["account"]
        named.setdefault("counter_account", at)


def _find_side(named: dict[str, int], filled: Mapping[int, Sequence[str]], taken: set[int]) -> None:
    """A column that only says debit or credit gives amounts the sign that they lack."""
    if any((clean(cell) or ("", 1))[1] < 0 for cell in filled.get(named["amount"], ())):
        return
    for at, cells in filled.items():
        said = {cell.casefold() for cell in cells}
        if at not in taken and said & OUT and said <= OUT | IN:
            named["side"] = at
            return


def _mostly(cells: Sequence[str], fits: object) -> bool:
    return bool(cells) and callable(fits) and sum(map(bool, map(fits, cells))) >= 0.8 * len(cells)


def _evident_amount(
    numbers: Sequence[int], filled: Mapping[int, Sequence[str]], sample: Sequence[Record]
) -> int | None:
    """The one column with decimals or signs; of two the one whose sums the other holds, as a balance does."""
    written = [at for at in numbers if any(set(cell) & set(".,-+") for cell in filled[at])]
    if len(written) == 1:
        return written[0]
    for amount in written:
        for balance in written:
            if amount != balance and _sums_up(amount, balance, sample):
                return amount
    signed = [at for at in written if any(clean(cell) and (clean(cell) or ("", 1))[1] < 0 for cell in filled[at])]
    return signed[0] if len(signed) == 1 else None


def _sums_up(amount: int, balance: int, sample: Sequence[Record]) -> bool:
    mark = decimal_mark(one.cell(at) for one in sample for at in (amount, balance))
    pairs = [(amount_of(one.cell(amount), mark), amount_of(one.cell(balance), mark)) for one in sample]
    known = [(one, two) for one, two in pairs if one is not None and two is not None]
    if len(known) < 3:
        return False
    steps = list(pairwise(known))
    forward = sum(later[1] - before[1] == later[0] for before, later in steps)
    backward = sum(before[1] - later[1] == before[0] for before, later in steps)
    return max(forward, backward) >= 0.8 * len(steps)


def _texts(
    header: Sequence[str], named: Mapping[str, int], filled: Mapping[int, Sequence[str]], values: set[int]
) -> tuple[int, ...]:
    """The columns that say what it was for: those called so, else those with words in them."""
    words, used = header_words()["text"], set(named.values())
    called = [at for at, cell in enumerate(header) if folded(cell) in words and at not in used]
    if called:
        return tuple(sorted(called, key=lambda at: words[folded(header[at])])[:3])
    wordy = [
        at
        for at, cells in filled.items()
        if at not in used and at not in values and _mostly(cells, lambda cell: any(one.isalpha() for one in cell))
    ]
    return tuple(sorted(wordy, key=lambda at: -sum(map(len, filled[at])))[:2])


def nothing(amount: Decimal | None) -> bool:
    """Whether a debit or credit cell says nothing."""
    return amount is None or amount == 0
