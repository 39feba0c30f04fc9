"""Pocket money comes by itself, a child sees and spends its own alone, and never more than there is."""

from __future__ import annotations

import asyncio
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.people import Household, Member, Role
from pods.engine.pod import PODS, open_pod, read_pod_file
from skills.engine.asking import MissingError, NotAllowedError
from skills.engine.command import Asker, Command, Outcome
from skills.engine.errors import PersonError
from skills.engine.money import Money
from skills.engine.request import People, Request
from skills.engine.times import TimeKind, TimeSpan
from skills.engine.zones import instant, wall
from skills.expenses.commands import CorrectExpense, LogExpense
from skills.pocket.commands import (
    CorrectEntry,
    DeleteEntry,
    PayIn,
    SetAllowance,
    ShowPocket,
    Spend,
    StopAllowance,
)
from skills.pocket.store import balance
from tests.house import House
from tests.skills.test_lists import said

TODAY = date(2026, 11, 21)
ANNA, TOM, MIA = 1, 2, 3
SATURDAYS = "FREQ=WEEKLY;BYDAY=SA"
WEEK = TimeSpan(
    0, 0, "", TimeKind.SET, datetime.fromisoformat("2026-11-21"), rule=SATURDAYS, has_date=True, grain="day"
)


def euros(minor: int) -> Money:
    return Money(minor, "EUR")


async def run(house: House, command: Command, name: str = "Anna") -> Outcome:
    return await house.app.pods["finance"].run(command, house.asker(name))


async def lines(house: House, command: Command, name: str = "Anna") -> list[str]:
    return said(await run(house, command, name), house.asker(name))


async def read(house: House, intent: str, name: str = "Anna", **fields: object) -> Command:
    text, language = str(fields.pop("text", "")), str(fields.pop("language", "en"))
    request = Request(f"finance.{intent}", text, language, **fields)  # type: ignore[arg-type]
    return await house.app.pods["finance"].read(request, house.asker(name))


async def allow(house: House, minor: int = 500, first: str = "2026-11-28T09:00") -> None:
    at = instant(datetime.fromisoformat(first), house.zone)
    await run(house, SetAllowance(MIA, euros(minor), at, SATURDAYS))


def has(house: House) -> int:
    return balance(house.app.local("finance").database.rows, MIA, "EUR").minor


# --- by itself --------------------------------------------------------------------------------------------------------


async def test_every_saturday_it_is_paid_in_and_the_child_is_told(house: House) -> None:
    await allow(house)
    sent = await house.advance("2026-12-05T12:00")
    assert [(one.to, one.at.astimezone(house.zone).isoformat()[:16], one.text) for one in sent] == [
        ("Mia", "2026-11-28T09:00", "🐷 Pocket money: €5.00 for you. You have €5.00 now."),
        ("Mia", "2026-12-05T09:00", "🐷 Pocket money: €5.00 for you. You have €10.00 now."),
    ]


async def test_weeks_without_power_are_paid_in_once_each_and_said_once(house: House) -> None:
    await allow(house)
    house.clock.set(house.local("2026-12-20T12:00"))
    (only,) = await house.restart()
    assert only.text == "🐷 Pocket money: €20.00 for you. You have €20.00 now."
    assert await house.restart() == []
    assert [one["date"] for one in house.state["pocket"]] == ["2026-11-28", "2026-12-05", "2026-12-12", "2026-12-19"]


async def test_another_amount_takes_the_place_of_the_first_and_nothing_more_comes_after_the_end(house: House) -> None:
    await allow(house)
    await allow(house, 700)
    await house.advance("2026-11-28T12:00")
    assert has(house) == 700
    await run(house, StopAllowance(MIA))
    assert await house.advance("2026-12-28T12:00") == []
    assert has(house) == 700
    with pytest.raises(PersonError, match="pocket-not-set"):
        await run(house, StopAllowance(MIA))


async def test_five_a_week_from_words(house: House) -> None:
    people = People((MIA,), named=True)
    command = await read(house, "pocket_set", people=people, money=(euros(500),), when=WEEK, times=(WEEK,))
    first = instant(datetime.fromisoformat("2026-11-28T09:00"), house.zone)
    assert command == SetAllowance(MIA, euros(500), first, SATURDAYS)
    assert await lines(house, command) == ["🐷 Mia gets €5.00 every Saturday. First: Sat 28 Nov."]
    bare = TimeSpan(0, 0, "", TimeKind.SET, datetime.fromisoformat("2026-11-21"), rule="FREQ=WEEKLY", has_date=True)
    assert await read(house, "pocket_set", people=people, money=(euros(500),), when=bare) == SetAllowance(
        MIA, euros(500), first, "FREQ=WEEKLY"
    )
    weekly = await read(house, "pocket_set", people=people, money=(euros(500),), period="month")
    assert isinstance(weekly, SetAllowance)
    assert (weekly.rule, wall(weekly.first, house.zone).date() > TODAY) == ("FREQ=MONTHLY", True)
    assert await read(house, "pocket_set", people=people, value="off") == StopAllowance(MIA)
    with pytest.raises(PersonError, match="pocket-for-children"):
        await run(house, SetAllowance(TOM, euros(500), first, SATURDAYS))


# --- a child's own ----------------------------------------------------------------------------------------------------


async def test_what_a_child_spent_goes_to_its_own_ledger_and_not_to_the_households(house: House) -> None:
    await run(house, PayIn(MIA, euros(1000), TODAY, "birthday"))
    spent = await read(house, "expense_log", "Mia", text="I spent 3 on sweets", money=(euros(300),), title="sweets")
    assert spent == Spend(MIA, euros(300), TODAY, "sweets")
    assert await lines(house, spent, "Mia") == ["🐷 Noted: €3.00 · sweets, today, Sat 21 Nov. You have €7.00 left."]
    present = await read(house, "expense_log", "Mia", text="I spent 2 on a present for Tom", money=(euros(200),))
    assert present == Spend(MIA, euros(200), TODAY)
    assert house.state["expenses"] == []
    asked = await read(house, "spending_query", "Mia", text="how much did I spend?")
    assert (await lines(house, asked, "Mia"))[0] == "🐷 You spent €3.00, this month."
    balance_asked = await read(house, "balance_query", "Mia", text="how much money do I have?")
    assert await lines(house, balance_asked, "Mia") == [
        "🐷 You have €7.00.",
        "• − €3.00 · sweets · today, Sat 21 Nov",
        "• + €10.00 · birthday · today, Sat 21 Nov",
    ]


async def test_a_child_cannot_spend_more_than_there_is_but_a_grown_up_may_note_it(house: House) -> None:
    await run(house, PayIn(MIA, euros(200), TODAY))
    with pytest.raises(PersonError, match="pocket-not-enough") as refused:
        await run(house, Spend(MIA, euros(300), TODAY), "Mia")
    assert refused.value.facts == {"money": euros(300), "left": euros(200)}
    assert has(house) == 200
    await run(house, Spend(MIA, euros(300), TODAY))
    assert has(house) == -100


async def test_a_child_corrects_and_takes_back_what_it_noted_itself_alone(house: House) -> None:
    given = await run(house, PayIn(MIA, euros(1000), TODAY))
    spent = await run(house, Spend(MIA, euros(300), TODAY, "comic"), "Mia")
    changed = await read(house, "expense_correct", "Mia", money=(euros(400),), amends=True)
    assert changed == CorrectEntry(spent.refs[0].id, euros(400))
    await run(house, changed, "Mia")
    assert has(house) == 600
    with pytest.raises(PersonError, match="pocket-not-enough"):
        await run(house, CorrectEntry(spent.refs[0].id, euros(1001)), "Mia")
    await run(house, await read(house, "expense_delete", "Mia"), "Mia")
    assert has(house) == 1000
    for command in (CorrectEntry(given.refs[0].id, euros(5000)), DeleteEntry(given.refs[0].id)):
        with pytest.raises(NotAllowedError):
            await run(house, command, "Mia")
    assert has(house) == 1000


@pytest.mark.parametrize(
    ("intent", "text", "fields"),
    [
        ("spending_query", "how much did we spend this month?", {}),
        ("spending_query", "how much did mum spend?", {"unknown_people": ("mum",)}),
        ("spending_query", "how much money did Tom spend today?", {}),
        ("spending_query", "what was spent at Lidl?", {"merchant": "Lidl"}),
        ("spending_query", "wie viel haben wir ausgegeben?", {"language": "de"}),
        ("transactions_query", "on a dépensé combien ?", {"language": "fr"}),
        ("transactions_query", "¿cuánto hemos gastado?", {"language": "es"}),
        ("spending_query", "quanto abbiamo speso?", {"language": "it"}),
        ("spending_query", "how much did he spend?", {}),
        ("spending_query", "how much did my dad spend?", {}),
        ("spending_query", "how much did I and Anna spend?", {"people": People((ANNA, MIA), named=True)}),
        ("balance_query", "what is in my joint account?", {"account": "joint account"}),
        ("balance_query", "what's our balance?", {}),
        ("expense_log", "Tom paid 30 at Lidl", {"money": (euros(3000),)}),
        ("expense_log", "we spent 30 at Lidl", {"money": (euros(3000),)}),
        ("pocket_query", "how much does Tom have?", {"people": People((TOM,), named=True)}),
        ("pocket_log", "give me 5 pocket money", {"money": (euros(500),)}),
        ("debts_query", "who owes whom?", {}),
        ("bill_query", "which bills are due?", {}),
    ],
)
async def test_a_child_learns_nothing_of_the_households_money(
    house: House, intent: str, text: str, fields: dict[str, object]
) -> None:
    await run(house, PayIn(MIA, euros(10_000), TODAY))
    with pytest.raises(NotAllowedError, match="not-allowed-child"):
        await read(house, intent, "Mia", text=text, **fields)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "what did I spend on sweets?"),
        ("de", "wie viel habe ich ausgegeben?"),
        ("fr", "combien j'ai dépensé ?"),
        ("es", "¿cuánto he gastado?"),
        ("it", "quanto ho speso?"),
    ],
)
async def test_a_child_asks_of_itself_in_every_language(house: House, language: str, text: str) -> None:
    command = await read(house, "spending_query", "Mia", text=text, language=language)
    assert command == ShowPocket((MIA,), TODAY.replace(day=1), TODAY + timedelta(days=1))


async def test_without_a_ledger_a_child_is_told_so_and_nothing_is_noted(house: House) -> None:
    with pytest.raises(PersonError, match="pocket-none-me"):
        await read(house, "expense_log", "Mia", text="I spent 3", money=(euros(300),))
    assert (await run(house, ShowPocket((MIA,)), "Mia")).key == "pocket-none-me"
    assert house.state["pocket"] == house.state["expenses"] == []


# --- grown-ups --------------------------------------------------------------------------------------------------------


async def test_a_grown_up_gives_and_notes_what_a_child_spent(house: House) -> None:
    people = People((MIA,), named=True)
    said_so = {"text": "give Mia 5 pocket money", "title": "pocket money"}
    given = await read(house, "pocket_log", people=people, money=(euros(500),), **said_so)
    assert given == PayIn(MIA, euros(500), TODAY)
    spent = await read(
        house, "pocket_log", text="Mia spent 3 on sweets", people=people, money=(euros(300),), title="sweets"
    )
    assert spent == Spend(MIA, euros(300), TODAY, "sweets")
    assert await read(house, "pocket_log", text="Mia 3", payer=MIA, money=(euros(300),)) == Spend(
        MIA, euros(300), TODAY
    )
    with pytest.raises(MissingError, match="ask-pocket-how-much"):
        await read(house, "pocket_log", text="give Mia pocket money", people=people)
    await run(house, given)
    noted = await run(house, spent, "Tom")
    assert (await lines(house, await read(house, "pocket_query")))[0] == "🐷 Mia: €2.00"
    assert noted.journal is not None
    await house.app.pods["finance"].undo(noted.journal, house.asker("Tom"))
    assert has(house) == 500


async def test_a_grown_up_corrects_the_line_that_was_spoken_of_and_else_an_expense(house: House) -> None:
    logged = await run(house, LogExpense(euros(900), "other", TODAY, ANNA))
    given = await run(house, PayIn(MIA, euros(500), TODAY))
    assert await read(house, "expense_correct", money=(euros(600),), target=given.refs) == CorrectEntry(
        given.refs[0].id, euros(600)
    )
    of_expense = await read(house, "expense_correct", money=(euros(600),), amends=True)
    assert of_expense == CorrectExpense(logged.refs[0].id, euros(600))
    assert await read(house, "expense_delete", target=given.refs) == DeleteEntry(given.refs[0].id)


async def test_what_a_child_is_said_to_have_spent_is_pocket_money_where_it_has_any(house: House) -> None:
    fields: dict[str, Any] = {"text": "Mia spent 3 on sweets", "money": (euros(300),), "title": "sweets"}
    assert isinstance(await read(house, "expense_log", **fields), LogExpense)
    await run(house, PayIn(MIA, euros(500), TODAY))
    assert await read(house, "expense_log", **fields) == Spend(MIA, euros(300), TODAY, "sweets")
    shoes = {**fields, "text": "spent 3 on shoes for Mia", "people": People((MIA,), named=True)}
    assert isinstance(await read(house, "expense_log", **shoes), LogExpense)


async def test_in_the_group_only_a_child_alone_is_answered(house: House) -> None:
    house.app.members.add("Noah", Role.CHILD, language="en", zone="Europe/Berlin")
    await run(house, PayIn(MIA, euros(500), TODAY))
    asker = house.asker("Anna")
    group = Asker(asker.member, asker.household, asker.members, asker.now, group=True)
    with pytest.raises(NotAllowedError, match="ask-in-private"):
        await house.app.pods["finance"].run(ShowPocket((MIA,)), group)


async def test_a_child_sees_no_other_childs_ledger(house: House) -> None:
    noah = house.app.members.add("Noah", Role.CHILD, language="en", zone="Europe/Berlin")
    await run(house, PayIn(noah.id, euros(500), TODAY))
    for command in (ShowPocket((noah.id,)), ShowPocket((MIA, noah.id)), Spend(noah.id, euros(5), TODAY)):
        with pytest.raises(NotAllowedError, match="not-allowed-child"):
            await run(house, command, "Mia")


# --- whatever happens -------------------------------------------------------------------------------------------------

ZONE = ZoneInfo("Europe/Berlin")
MEMBERS = (Member(1, "Anna", Role.ADMIN, "en", ZONE), Member(3, "Mia", Role.CHILD, "en", ZONE))
STEPS = st.lists(
    st.tuples(st.sampled_from(["give", "spend", "correct", "delete", "undo"]), st.integers(1, 900)), max_size=14
)


def asker(member: Member) -> Asker:
    return Asker(member, Household("x", ZONE, "EUR", "en"), MEMBERS, datetime(2026, 11, 21, 9, tzinfo=UTC))


@settings(max_examples=20, deadline=None)
@given(steps=STEPS)
def test_by_its_own_word_a_child_never_has_less_than_nothing_and_undo_restores(steps: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pod = open_pod(read_pod_file(PODS / "finance"), Path(folder))
        spent: list[int] = []
        for what, n in steps:
            before = pod.database.rows("SELECT * FROM pocket_entries ORDER BY id")
            command: Command = PayIn(3, euros(n), TODAY)
            if what != "give":
                command = Spend(3, euros(n), TODAY)
            if what in ("correct", "delete", "undo") and spent:
                command = CorrectEntry(spent[-1], euros(n)) if what == "correct" else DeleteEntry(spent.pop())
            who = MEMBERS[0] if what == "give" else MEMBERS[1]
            try:
                outcome = asyncio.run(pod.run(command, asker(who)))
            except PersonError:
                assert pod.database.rows("SELECT * FROM pocket_entries ORDER BY id") == before
                continue
            if isinstance(command, Spend):
                spent.append(outcome.refs[0].id)
            assert balance(pod.database.rows, 3, "EUR").minor >= 0
            if what == "undo" and outcome.journal is not None:
                asyncio.run(pod.undo(outcome.journal, asker(who)))
                assert pod.database.rows("SELECT * FROM pocket_entries ORDER BY id") == before
                if isinstance(command, DeleteEntry):
                    spent.append(command.entry_id)
                else:
                    spent.pop()
        pod.close()
