"""The picture of the budgets."""

from __future__ import annotations

from collections.abc import Sequence

from skills.budgets.pace import Pace
from skills.budgets.watch import Standing, whose
from skills.engine.command import Asker, Attachment


def picture(found: Sequence[Standing], paces: Sequence[Pace | None], asker: Asker, *, dark: bool = False) -> Attachment:
    """A bar for each budget, what is expected by its end beside it."""
    from skills.engine.writing import locale_of
    from skills.pictures.budget_bars import BudgetBar, BudgetBars
    from skills.pictures.chart import draw_chart
    from skills.pictures.wording import Wording

    words = Wording(locale_of(asker.member.language, str(asker.zone)))
    today = asker.local_now.date()
    bars = []
    for now, ahead in zip(found, paces, strict=True):
        category = now.budget["category"]
        name = words.category(category) if category else words.say("chart-everything")
        period = words.say(f"chart-{now.budget['period']}ly")
        title = " · ".join([name, *whose(now.budget, asker), period])
        expected = ahead.expected if ahead is not None and ahead.days_left and ahead.expected.minor > 0 else None
        bars.append(BudgetBar(title, now.limit, now.spent, expected, now.span.last))
    drawn = draw_chart(words.say("chart-budgets"), words.written(today), [BudgetBars(bars)], words, dark=dark)
    return Attachment(f"budgets-{today.isoformat()}.png", "image/png", drawn.png)
