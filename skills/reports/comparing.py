"""Two spans beside each other, and the largest single expenses."""

from __future__ import annotations

from datetime import date
from typing import Any

from knowledge.store.database import Row
from skills.budgets.spending import MINOR, Scope, Span, condition, total
from skills.engine.command import Asker, Outcome, Ref, Running
from skills.engine.money import Money, added_up
from skills.engine.privacy import in_private
from skills.reports.commands import CompareSpending, FindLargest, skill


@skill.command(CompareSpending, changes=False)
def compare(command: CompareSpending, running: Running) -> Outcome:
    """Both sums, the difference in money and percent, and which days were compared."""
    asker = running.asker
    in_private(asker)
    scope = Scope(command.category, command.merchant, command.paid_by)
    span = Span(command.start, command.end)
    against = Span(command.against_start, command.against_end)
    now, unrated = total(running.rows, scope, span, asker.household.currency)
    then, unrated_then = total(running.rows, scope, against, asker.household.currency)
    lines = [_line(span, now), _line(against, then)]
    if command.whole_end is not None:
        whole = Span(against.start, command.whole_end)
        lines.append(_line(whole, total(running.rows, scope, whole, asker.household.currency)[0], "compare-whole"))
    facts = {**scope_facts(scope, asker), "lines": tuple(lines), **difference(now, then)}
    notes = besides(added_up((*unrated, *unrated_then)))
    return Outcome(f"compare-{_way(now, then)}", facts, notes=notes)


def _line(span: Span, money: Money, key: str = "compare-line") -> Outcome:
    return Outcome(key, {"start": span.start, "last": span.last, "money": money})


def _way(now: Money, then: Money) -> str:
    if now.minor == then.minor:
        return "same" if now.minor else "nothing"
    if then.minor <= 0:
        return "more-only" if now.minor > then.minor else "less-only"
    return "more" if now.minor > then.minor else "less"


def difference(now: Money, then: Money) -> dict[str, Any]:
    """By how much, without a sign, and by how many percent of `then`, rounded; 0 where that was nothing."""
    apart = abs(now.minor - then.minor)
    percent = round(apart * 100 / then.minor) if then.minor > 0 else 0
    return {"difference": Money(apart, now.currency), "percent": percent}


def besides(unrated: tuple[Money, ...]) -> tuple[Outcome, ...]:
    """A note on what has no rate and so is in no sum, by currency."""
    ordered = tuple(sorted(unrated, key=lambda money: money.currency))
    return (Outcome("report-besides", {"sums": ordered}),) if ordered else ()


def scope_facts(scope: Scope, asker: Asker) -> dict[str, Any]:
    """What was asked about, for the optional parts of a sentence."""
    return {
        "category": scope.category,
        "merchant": scope.merchant,
        "payer": asker.name_of(scope.paid_by),
    }


@skill.command(FindLargest, changes=False)
def largest(command: FindLargest, running: Running) -> Outcome:
    """From the largest down, by what they are worth in the household's currency."""
    asker = running.asker
    in_private(asker)
    scope = Scope(command.category, command.merchant, command.paid_by)
    span = Span(command.start, command.end)
    rows = largest_rows(running, scope, span, command.count)
    last = min(span.last, max(asker.local_now.date(), span.start))
    facts = {**scope_facts(scope, asker), "start": span.start, "last": last, "count": len(rows)}
    if not rows:
        return Outcome("expenses-none", facts)
    lines = tuple(
        Outcome(
            "largest-line",
            {
                "number": number,
                "money": Money(row["minor"], row["currency"]),
                "shop": row["merchant"] or row["note"],
                "category": row["category"],
                "day": date.fromisoformat(row["day"]),
            },
        )
        for number, row in enumerate(rows, 1)
    )
    refs = (Ref("expenses", rows[0]["id"]),) if len(rows) == 1 else ()
    return Outcome("largest-found", {**facts, "lines": lines}, refs)


def largest_rows(running: Running, scope: Scope, span: Span, count: int) -> list[Row]:
    """The largest expenses; what has no rate comes last."""
    where, facts = condition(running.rows, scope, span)
    home = running.asker.household.currency
    return running.rows(
        f"SELECT *, {MINOR} AS worth FROM transactions WHERE {where} AND minor > 0"
        " ORDER BY home_currency IS NOT :currency AND currency IS NOT :currency, worth DESC, day DESC LIMIT :count",
        {**facts, "currency": home, "count": count},
    )
