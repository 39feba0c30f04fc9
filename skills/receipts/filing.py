"""Which category a receipt is proposed for, and why: a reason that a person can check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from skills.engine.categories import CATEGORIES
from skills.engine.command import Reading
from skills.engine.matching import fold, likeness
from skills.receipts.commands import Line

SAME_SHOP = 0.85
"""How alike two names of one shop are, at least."""

BY_NAME = 0.8
"""From here on the name of a shop says what is bought there."""

BY_ITEM = 0.6
NAMED = 3
"""Items that are named as the reason."""

LATEST = 300


def category_of(merchant: str | None, lines: Sequence[Line], reading: Reading) -> tuple[str, str, tuple[str, ...]]:
    """Category, reason ("learnt", "before", "shop", "items", "none") and the items that it comes from.

    What the household taught counts first, then where it filed the shop before, then the shop's name, then what was
    bought.
    """
    language = reading.asker.member.language
    if merchant:
        known = reading.asker.learned.merchants
        taught = next((name for name in known if same_shop(name, merchant)), None)
        if taught is not None and known[taught] in CATEGORIES:
            return known[taught], "learnt", ()
        before = _before(merchant, reading)
        if before is not None:
            return before, "before", ()
        guessed, sure = reading.guess_category("", merchant, language)
        if sure >= BY_NAME and guessed != "other":
            return guessed, "shop", ()
    found = _by_items(lines, reading, language)
    return found if found is not None else ("other", "none", ())


def same_shop(one: str, other: str) -> bool:
    """Whether two names are of one shop, however they are written."""
    return fold(one) == fold(other) or likeness(one, other) >= SAME_SHOP


def _before(merchant: str, reading: Reading) -> str | None:
    """Where the shop was mostly filed; "other" says nothing."""
    rows = reading.rows(
        "SELECT merchant, category FROM transactions WHERE kind = 'expense' AND merchant IS NOT NULL"
        " AND category <> 'other' ORDER BY id DESC LIMIT ?",
        (LATEST,),
    )
    counted = Counter(row["category"] for row in rows if same_shop(row["merchant"], merchant))
    return counted.most_common(1)[0][0] if counted else None


def _by_items(lines: Sequence[Line], reading: Reading, language: str) -> tuple[str, str, tuple[str, ...]] | None:
    """The category that most of the money went to, and the dearest things that say so."""
    spent: Counter[str] = Counter()
    things: dict[str, list[Line]] = {}
    for line in lines:
        category, sure = reading.guess_category(line.name, None, language)
        if sure >= BY_ITEM and category != "other" and line.money.minor > 0:
            spent[category] += line.money.minor
            things.setdefault(category, []).append(line)
    if not spent:
        return None
    category = spent.most_common(1)[0][0]
    dearest = sorted(things[category], key=lambda line: -line.money.minor)
    return category, "items", tuple(dict.fromkeys(line.name for line in dearest))[:NAMED]
