"""Spending as a picture: by category, shop, member or month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from skills.budgets.spans import before, fair
from skills.budgets.spending import Scope, Span, Sum, sums, total
from skills.engine.command import Asker, Attachment, Outcome, Running
from skills.engine.money import Money, added_up
from skills.engine.privacy import in_private
from skills.reports.commands import DrawSpending, skill
from skills.reports.comparing import besides, scope_facts

if TYPE_CHECKING:
    from skills.pictures.bars import Bar
    from skills.pictures.chart import Block
    from skills.pictures.columns import Column
    from skills.pictures.wording import Wording


@skill.command(DrawSpending, changes=False)
def draw(command: DrawSpending, running: Running) -> Outcome:
    """The picture, and the sum as words beside it."""
    asker = running.asker
    in_private(asker)
    scope = Scope(command.category, command.merchant, command.paid_by)
    span = Span(command.start, command.end)
    found = sums(running.rows, scope, span, asker.household.currency, command.grouping)
    own = [one for one in found if one.money.currency == asker.household.currency]
    facts = {
        **scope_facts(scope, asker),
        "start": span.start,
        "last": min(span.last, max(asker.local_now.date(), span.start)),
    }
    if not own:
        return Outcome("expenses-none", facts, notes=besides(added_up(one.money for one in found)))
    money = Money(sum(one.money.minor for one in own), asker.household.currency)
    content = _picture(command, running, scope, own, money)
    rest = added_up(one.money for one in found if one.money.currency != asker.household.currency)
    name = f"spending-{command.grouping}-{span.start.isoformat()}.png"
    return Outcome(
        "chart-shown", {**facts, "money": money}, notes=besides(rest), files=(Attachment(name, "image/png", content),)
    )


def _picture(command: DrawSpending, running: Running, scope: Scope, found: Sequence[Sum], money: Money) -> bytes:
    from skills.pictures.chart import draw_chart
    from skills.pictures.figures import Figures

    asker = running.asker
    words = wording(asker)
    span, today = Span(command.start, command.end), asker.local_now.date()
    titles = {
        "category": words.say("chart-by-category"),
        "merchant": words.say("chart-by-merchant"),
        "member": words.say("chart-by-member"),
        "month": words.say("chart-by-month"),
    }
    of = [words.category(scope.category)] if scope.category else []
    of += [scope.merchant] if scope.merchant else []
    of += [name] if (name := asker.name_of(scope.paid_by)) else []
    below = " · ".join([words.stretch(span.start, min(span.last, max(today, span.start))), *of])
    block: Block
    if command.grouping == "month":
        block = trend(columns(found, span, today, money.currency))
    else:
        block = _bars(command, running, scope, found, words)
    figures = Figures([(words.say("chart-out"), words.money(money))])
    return draw_chart(titles[command.grouping], below, [figures, block], words, dark=command.dark).png


def _bars(command: DrawSpending, running: Running, scope: Scope, found: Sequence[Sum], words: Wording) -> Block:
    """With marks of the span before, as far as that can be compared."""
    from skills.pictures.bars import Bars

    span = Span(command.start, command.end)
    now, then = fair(span, before(span), running.asker.local_now.date())
    currency = running.asker.household.currency
    earlier, _ = total(running.rows, scope, then, currency)
    was = None
    if earlier.minor > 0 and now.start == span.start:
        was = {
            one.name: one.money
            for one in sums(running.rows, scope, then, currency, command.grouping)
            if one.money.currency == currency
        }
    shown = bars(found, command.grouping, running.asker, words, was)
    legend = words.say("chart-before", period=words.stretch(then.start, then.last))
    return Bars(shown, words.say("chart-others", count=max(len(shown) - 11, 0)), legend=legend if was else "")


def wording(asker: Asker) -> Wording:
    """The words of pictures for who asks."""
    from skills.engine.writing import locale_of
    from skills.pictures.wording import Wording

    return Wording(locale_of(asker.member.language, str(asker.zone)))


def bars(
    found: Sequence[Sum], grouping: str, asker: Asker, words: Wording, was: dict[str, Money] | None = None
) -> list[Bar]:
    """A bar for each sum; `was` are the amounts of an earlier span, by the same names."""
    from skills.pictures.bars import Bar

    def named(name: str) -> str:
        if grouping == "category":
            return words.category(name)
        if grouping == "member":
            return asker.name_of(int(name)) or "?"
        return name or words.say("chart-no-shop")

    nothing = Money(0, asker.household.currency)
    return [Bar(named(one.name), one.money, was.get(one.name, nothing) if was is not None else None) for one in found]


def columns(found: Sequence[Sum], span: Span, today: date, currency: str) -> list[Column]:
    """A column for each month of a span up to this one, empty months included, from the first with anything in it."""
    from skills.pictures.columns import Column

    amounts = {one.name: one.money for one in found if one.money.currency == currency}
    first = max(span.start, date.fromisoformat(f"{min(amounts)}-01")) if amounts else span.start
    last = min(span.last, max(today, first))
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    days = [date(month // 12, month % 12 + 1, 1) for month in months]
    return [
        Column(day, amounts.get(f"{day:%Y-%m}", Money(0, currency)), (day.year, day.month) == (today.year, today.month))
        for day in days
    ]


def trend(found: Sequence[Column]) -> Block:
    """The block of such columns."""
    from skills.pictures.columns import Columns

    return Columns(found)
