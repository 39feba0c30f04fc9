"""A year in figures: in, out and left, by category and month, the largest, and where most went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from knowledge.store.database import Row
from skills.budgets.spans import before, fair, year_of
from skills.budgets.spending import Scope, Span, Sum, sums, total
from skills.engine.command import Attachment, Outcome, Running
from skills.engine.money import Money, added_up
from skills.engine.privacy import in_private
from skills.reports.commands import SummariseYear, skill
from skills.reports.comparing import besides, difference, largest_rows
from skills.reports.drawing import bars, columns, trend, wording

if TYPE_CHECKING:
    from skills.pictures.wording import Wording

CATEGORIES = 7
LARGEST = 3
SHOPS = 3
GAP = timedelta(days=31)
"""A year before which the ledger began later than this into it is no year to compare with."""


@dataclass(frozen=True, slots=True)
class Year:
    """The figures of a year, in the household's currency."""

    span: Span
    came: Money
    went: Money
    by_category: tuple[Sum, ...]
    by_month: tuple[Sum, ...]
    shops: tuple[Sum, ...]
    largest: tuple[Row, ...]
    unrated: tuple[Money, ...]

    @property
    def left(self) -> Money:
        """What came in without what went out."""
        return Money(self.came.minor - self.went.minor, self.went.currency)


def figures_of(running: Running, span: Span) -> Year:
    """Adds up a span."""
    home = running.asker.household.currency
    went, unrated = total(running.rows, Scope(), span, home)
    came, unrated_in = total(running.rows, Scope(kind="income"), span, home)

    def by(grouping: str) -> tuple[Sum, ...]:
        found = sums(running.rows, Scope(), span, home, grouping)
        return tuple(one for one in found if one.money.currency == home)

    shops = tuple(one for one in by("merchant") if one.name and one.money.minor > 0)[:SHOPS]
    largest = tuple(largest_rows(running, Scope(), span, LARGEST))
    return Year(span, came, went, by("category"), by("month"), shops, largest, added_up((*unrated, *unrated_in)))


@skill.command(SummariseYear, changes=False)
def summarise(command: SummariseYear, running: Running) -> Outcome:
    """Words and a picture; a year that is not over is compared with as much of the one before."""
    asker = running.asker
    in_private(asker)
    span = year_of(command.year)
    year = figures_of(running, span)
    facts = {"year": str(command.year), "came": year.came, "went": year.went}
    if not year.by_category and not year.came.minor:
        return Outcome("year-empty", facts, notes=besides(year.unrated))
    lines = [_left(year)] if year.came.minor else []
    lines += _against(running, year)
    lines += [
        Outcome("year-category", {"category": one.name, "money": one.money, "percent": _percent(one, year)})
        for one in year.by_category[:CATEGORIES]
    ]
    lines += [
        Outcome(
            "year-largest",
            {
                "money": Money(row["minor"], row["currency"]),
                "shop": row["merchant"] or row["note"],
                "day": date.fromisoformat(row["day"]),
            },
        )
        for row in year.largest[:1]
    ]
    if year.shops:
        shops = tuple(Outcome("year-shop", {"name": one.name, "money": one.money}) for one in year.shops)
        lines.append(Outcome("year-shops", {"lines": shops}))
    picture = Attachment(f"year-{command.year}.png", "image/png", _picture(year, running, dark=command.dark))
    key = "year-summary" if year.came.minor else "year-summary-out"
    return Outcome(key, {**facts, "lines": tuple(lines)}, notes=besides(year.unrated), files=(picture,))


def _percent(one: Sum, year: Year) -> int:
    whole = sum(max(each.money.minor, 0) for each in year.by_category)
    return round(max(one.money.minor, 0) * 100 / whole) if whole else 0


def _left(year: Year) -> Outcome:
    key = "year-left" if year.left.minor >= 0 else "year-short"
    return Outcome(key, {"money": Money(abs(year.left.minor), year.left.currency)})


def _against(running: Running, year: Year) -> list[Outcome]:
    now, then = fair(year.span, before(year.span), running.asker.local_now.date())
    home = year.went.currency
    first = running.rows("SELECT min(day) AS day FROM transactions")[0]["day"]
    if first is None or date.fromisoformat(first) > then.start + GAP:
        return []
    spent, _ = total(running.rows, Scope(), now, home)
    was, _ = total(running.rows, Scope(), then, home)
    if was.minor <= 0:
        return []
    key = "year-more" if spent.minor >= was.minor else "year-less"
    return [Outcome(key, {**difference(spent, was), "start": then.start, "last": then.last, "money": was})]


def _picture(year: Year, running: Running, *, dark: bool) -> bytes:
    from skills.pictures.bars import Bars
    from skills.pictures.chart import Block, draw_chart
    from skills.pictures.figures import Figures, Lines

    asker = running.asker
    words, today = wording(asker), asker.local_now.date()
    figures = [(words.say("chart-out"), words.whole(year.went))]
    if year.came.minor:
        rest = words.say("chart-rest" if year.left.minor >= 0 else "chart-short")
        left = Money(abs(year.left.minor), year.left.currency)
        figures = [(words.say("chart-in"), words.whole(year.came)), *figures, (rest, words.whole(left))]
    shown = bars(year.by_category, "category", asker, words)
    others = words.say("chart-others", count=len(shown) - CATEGORIES + 1)
    blocks: list[Block] = [
        Figures(figures),
        trend(columns(year.by_month, year.span, today, year.went.currency)),
        Bars(shown, others, CATEGORIES),
    ]
    if year.largest:
        blocks.append(Lines(words.say("chart-largest"), [_named(row, words) for row in year.largest]))
    if year.shops:
        blocks.append(Lines(words.say("chart-shops"), [(one.name, words.money(one.money)) for one in year.shops]))
    title = words.say("chart-year", year=str(year.span.start.year))
    return draw_chart(title, asker.household.name, blocks, words, dark=dark).png


def _named(row: Row, words: Wording) -> tuple[str, str]:
    name = row["merchant"] or row["note"] or words.category(row["category"])
    return f"{name} · {words.day(date.fromisoformat(row['day']))}", words.money(Money(row["minor"], row["currency"]))
