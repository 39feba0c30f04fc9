"""Every outcome of every command, said in every language: no fact is lost, and nothing is left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.replies.catalogue import catalogue
from bot.replies.render import render, said
from bot.replies.words import Words
from pods.engine.language import LANGUAGES
from skills.budgets.commands import SetBudget
from skills.calendar.commands import CreateEvent
from skills.chores.commands import AddChore
from skills.engine.command import Command, Outcome
from skills.engine.errors import PersonError
from skills.engine.money import Money
from skills.expenses.commands import LogExpense, SumExpenses
from skills.lists.commands import AddItems
from skills.reminders.commands import CreateReminder
from tests.house import House
from tests.skills.every_command import LATER, SOON, TABLE, TODAY

OTHERS = [language for language in LANGUAGES if language != "en"]
ENGLISH = re.compile(
    r"\b(?:the|and|today|tomorrow|yesterday|every|for|you|with|this|that|paid|spent|left|lists?|reminders?|chores?"
    r"|weeks?|months?|days?|shopping|event|calendar|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Sat|Sun"
    r"|January|February|March|May|June|July|October|December)\b"
)
WANTED = {"event-clash-instead", "items-known", "budget-passed", "budget-nearly", "budget-line-over", "expenses-total"}
CHOOSE = {
    "period": {"week", "month"},
    "scope": {"family", "parents", "guests", "private"},
    "by": {"you", "me"},
    **{name: {"yes", "no"} for name in ("everybody", "all_day", "me")},
}
"""Facts that sentences only choose their words by."""


def words_of(house: House, language: str) -> Words:
    return Words(catalogue(language), ZoneInfo("Europe/Berlin"), house.clock.now())


def with_parts(outcome: Outcome) -> Iterator[Outcome]:
    """The outcome, its lines and its notes."""
    yield outcome
    for value in outcome.facts.values():
        if isinstance(value, tuple) and value and isinstance(value[0], Outcome):
            for line in value:
                yield from with_parts(line)
    for note in outcome.notes:
        yield from with_parts(note)


MORE: list[tuple[str, Command]] = [
    ("planner", CreateEvent("Chor", SOON, LATER, who=(2, 3), rule="FREQ=WEEKLY;BYDAY=SU")),
    ("planner", CreateEvent("Zirkus", SOON, LATER, who=(3,))),
    ("planner", CreateEvent("Oma", SOON, SOON + timedelta(days=2), all_day=True)),
    ("planner", CreateReminder("Turnzeug", SOON, (1, 2), "FREQ=MONTHLY;BYMONTHDAY=22")),
    ("planner", AddChore("Fische", (1, 3), SOON, "FREQ=DAILY")),
    ("family", AddItems("Urlaub", ("Brille", "Hut"))),
    ("family", AddItems("Urlaub", ("Hut", "Ball"))),
    ("finance", SetBudget("leisure", Money(500, "EUR"), "week")),
    ("finance", LogExpense(Money(450, "EUR"), "leisure", TODAY, 2, "Kino")),
    ("finance", LogExpense(Money(4250, "EUR"), "leisure", TODAY, 2, "Zoo")),
    ("finance", SumExpenses(TODAY, TODAY + timedelta(days=7), "leisure", "Zoo", 2)),
]
"""Beside the example of each command: several people, rules, whole days, a clash, a budget that is passed."""


async def outcomes(house: House) -> list[Outcome]:
    """What every command answers, asks before it runs, or refuses with; all queries once after each change."""
    found: list[Outcome] = []
    asker, pods = house.asker("Anna"), house.app.pods
    table = [(pod, command) for pod, command, _ in TABLE]
    queries = [(pod, command) for pod, command in table if not pods[pod].changes(command)]
    for change in (*table, *MORE):
        for name, command in (change, *queries):
            try:
                taken = await pods[name].take(command, asker)
                found += [taken.question] if taken.question is not None else []
                found.append(await pods[name].run(command, asker))
            except PersonError as error:
                found.append(Outcome(error.key, error.facts))
    return [part for outcome in found for part in with_parts(outcome)]


def stands_in(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


async def test_every_outcome_says_in_every_language_what_it_says_in_english(house: House) -> None:
    english, found = words_of(house, "en"), await outcomes(house)
    assert {outcome.key for outcome in found} >= WANTED
    for outcome in found:
        there, in_english = render(outcome, english), said(outcome.facts, english)
        for language in OTHERS:
            own = words_of(house, language)
            here = render(outcome, own)
            assert not set("{}") & set(here), here
            assert not ENGLISH.search(here), f"{language} {outcome.key}: {here}"
            for name, value in said(outcome.facts, own).items():
                silent = not isinstance(value, str) or not value.strip() or value in CHOOSE.get(name, ())
                within = name in ("start", "end", "last") and bool({"when", "period"} & in_english.keys())
                if not silent and not within and stands_in(str(in_english[name]), there):
                    assert stands_in(value, here), f"{language} {outcome.key} lost {name}: {here}"
