"""What comes in: salaries, benefits, presents, interest."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from knowledge.store.database import Row
from skills.budgets.spending import Scope, Span, condition, latest_where, sums_where
from skills.engine.command import Asker, Outcome, Running
from skills.engine.errors import PersonError
from skills.engine.matching import fold
from skills.engine.privacy import in_private
from skills.expenses.booking import book
from skills.expenses.commands import FindIncome, LogIncome, skill
from skills.expenses.ledger import Entry, entry_of, facts_of
from skills.expenses.running import MOST, home_first

SOURCES = ("salary", "benefits", "present", "interest", "sale", "rent-in", "income")
"""What income is from; "income" is anything else."""

_WORDS = {
    "salary": r"salar|wage|pay ?check|payslip|\bmy pay\b|bonus|earned|gehalt|\blohn|verdient|salaire|\bpaie\b|gagne"
    r"|sueldo|nomina|\bganado|stipendi|busta paga|guadagnat",
    "benefits": r"benefit|pension|allowance|unemployment|tax (?:refund|return)|kindergeld|elterngeld|\brente\b"
    r"|arbeitslosengeld|steuererstattung|allocation|\ballocs?\b|remboursement d(?:es |'|u )?impots?"
    r"|\bcaf\b|retraite|chomage|subsidio|prestacion|assegno|disoccupazione",
    "interest": r"\binterests?\b|dividend|zinsen|\binterets?\b|dividende|interes(?:es|si)\b",
    "sale": r"\bsold\b|\bsale of\b|verkauft|vendu|vendid|vendut",
    "rent-in": r"\brent\b|tenant|lodger|\bmiete\b|mieter|loyer|locataire|alquiler|inquilin|affitto",
    "present": r"grand|\b(?:uncle|aunt|birthday|christmas|gift|present)\b|\bom(?:a|i)\b|\bopa\b|geschenk|geburtstag"
    r"|weihnacht|geschenkt|\b(?:mamie|papi|cadeau|noel|offert)\b|abuel|cumpleanos|regal|navidad|nonn[ao]|compleanno|natale",
}


_EARNED = re.compile(r"\b(?:earned|verdient|gagne|ganado|guadagnat\w*)\b")
"""What asks for everything that came in, though of a sum it says that it was pay."""


def asked_source(text: str) -> str:
    """What a question for income is about: "how much did we earn?" means all of it."""
    return source_of(_EARNED.sub(" ", fold(text)))


def source_of(text: str) -> str:
    """What income is from, by the words that tell of it in any of the five languages."""
    folded = fold(text)
    return next((source for source, words in _WORDS.items() if re.search(words, folded)), "income")


@skill.command(LogIncome)
def log(command: LogIncome, running: Running) -> Outcome:
    """Books what came in."""
    if command.money.minor <= 0:
        raise PersonError("expense-negative")
    entry = Entry(
        command.money,
        command.category,
        command.day,
        command.received_by,
        kind="income",
        merchant=command.payer,
        account_id=command.account_id,
    )
    booked = book(running, entry)
    facts = {**booked.facts, "receiver": booked.facts["payer"]}
    return Outcome(booked.key, facts, booked.refs, booked.notes)


def _facts(entry: Entry, asker: Asker) -> dict[str, Any]:
    facts = facts_of(entry, asker)
    return {**facts, "receiver": facts.pop("payer")}


@skill.command(FindIncome, changes=False)
def find(command: FindIncome, running: Running) -> Outcome:
    """Adds up what came in, exactly, with a line for each time. Not where children and guests read along."""
    in_private(running.asker)
    rows, home = running.rows, running.asker.household.currency
    scope = Scope(command.category, paid_by=command.received_by, kind="income")
    where = condition(rows, scope, Span(command.start, command.end))
    found = sums_where(rows, where, home)
    facts: dict[str, Any] = {
        "category": command.category,
        "start": command.start,
        "last": command.end - timedelta(days=1),
        "count": sum(one.count for one in found),
        "receiver": running.asker.name_of(command.received_by),
    }
    if not found:
        return Outcome("income-none", facts)
    lines = tuple(_line(row, running.asker) for row in latest_where(rows, where, MOST))
    return Outcome("income-total", {**facts, "sums": home_first(found, home), "lines": lines})


def _line(row: Row, asker: Asker) -> Outcome:
    return Outcome("income-line", _facts(entry_of(row), asker))
