"""Balances that add up to zero whatever happens, and who owes whom in the house."""

from __future__ import annotations

import asyncio
import tempfile
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.people import Household, Member, Role
from pods.engine.pod import PODS, LocalPod, open_pod, read_pod_file
from skills.engine.asking import MissingError, NotAllowedError
from skills.engine.command import Asker, Command, Outcome, Reading, Ref
from skills.engine.errors import PersonError
from skills.engine.money import Money
from skills.engine.request import People, Request, Share
from skills.expenses.commands import AgreeExpense, CorrectExpense, DeleteExpense, LogExpense, SetApproval
from skills.sharing.commands import (
    FindDebts,
    GetEven,
    NoteDebt,
    Part,
    Party,
    SettleDebt,
    SplitExpense,
    SplitNew,
)
from skills.sharing.reading import read_debts, read_settle, read_split
from skills.sharing.splitting import balances, fewest_transfers
from skills.sharing.store import all_debts, owed
from tests.house import House
from tests.skills.test_lists import said

TODAY = date(2026, 11, 21)
ANNA, TOM = 1, 2


def euros(minor: int) -> Money:
    return Money(minor, "EUR")


# --- whatever happens -------------------------------------------------------------------------------------------------

ZONE = ZoneInfo("Europe/Berlin")
MEMBERS = tuple(Member(n, name, Role.ADULT, "en", ZONE) for n, name in ((1, "Anna"), (2, "Tom"), (3, "Ida")))
ASKER = Asker(MEMBERS[0], Household("x", ZONE, "EUR", "en"), MEMBERS, datetime(2026, 11, 21, 9, tzinfo=UTC))

WHO = st.sampled_from([1, 2, 3, "Eva", "Max"])
MINOR = st.integers(1, 5000)
NEW_PARTS = st.lists(
    st.one_of(st.builds(Part, WHO), st.builds(Part, WHO, st.just(1), st.integers(5, 7))),
    min_size=1,
    max_size=4,
    unique_by=lambda part: part.party,
).map(tuple)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("split"), MINOR, st.sampled_from([1, 2, 3, "Eva"]), NEW_PARTS),
        st.tuples(st.just("debt"), MINOR, WHO, WHO),
        st.tuples(st.just("settle"), MINOR, WHO, WHO),
        st.tuples(st.just("even"), WHO, WHO),
        st.tuples(st.just("correct"), st.integers(0, 5), MINOR, st.sampled_from([None, 1, 2])),
        st.tuples(st.just("delete"), st.integers(0, 5)),
        st.tuples(st.just("again"), st.integers(0, 5), NEW_PARTS),
        st.tuples(st.just("undo"), st.integers(0, 5)),
    ),
    min_size=3,
    max_size=10,
)


class Table:
    """The pod finance by itself, without the rest of the house."""

    def __init__(self, folder: Path) -> None:
        self.pod: LocalPod = open_pod(read_pod_file(PODS / "finance"), folder)
        self.entries: list[int] = []

    def run(self, command: Command) -> Outcome | None:
        try:
            outcome = asyncio.run(self.pod.run(command, ASKER))
        except PersonError:
            return None
        if outcome.journal is not None:
            self.entries.append(outcome.journal)
        return outcome

    def undo(self, entry: int) -> None:
        try:
            asyncio.run(self.pod.undo(entry, ASKER))
        except PersonError:
            return

    @property
    def expenses(self) -> list[int]:
        return [row["id"] for row in self.pod.database.rows("SELECT id FROM transactions ORDER BY id")]

    @property
    def sums(self) -> dict[Party, int]:
        return balances(owed(all_debts(self.pod.database.rows)).get("EUR", {}))

    @property
    def tables(self) -> list[object]:
        names = ("transactions", "expense_shares", "debts")
        return [self.pod.database.rows(f"SELECT * FROM {name} ORDER BY id") for name in names]


def step(table: Table, one: tuple[object, ...]) -> None:
    what, *rest = one
    there = table.expenses
    match what, rest:
        case "split", [int(minor), int() | str() as payer, tuple(parts)]:
            table.run(SplitNew(euros(minor), "other", TODAY, payer, parts))
        case "debt", [int(minor), int() | str() as debtor, int() | str() as creditor]:
            table.run(NoteDebt(debtor, creditor, euros(minor), TODAY))
        case "settle", [int(minor), int() | str() as payer, int() | str() as payee]:
            table.run(SettleDebt(payer, payee, euros(minor), TODAY))
        case "even", [int() | str() as first, int() | str() as second]:
            table.run(GetEven(TODAY, first, second))
        case "correct", [int(n), int(minor), payer] if there:
            paid_by = payer if isinstance(payer, int) else None
            table.run(CorrectExpense(there[n % len(there)], euros(minor), paid_by=paid_by))
        case "delete", [int(n)] if there:
            table.run(DeleteExpense(there[n % len(there)]))
        case "again", [int(n), tuple(parts)] if there:
            table.run(SplitExpense(there[n % len(there)], parts))
        case "undo", [int(n)] if table.entries:
            table.undo(table.entries[-1 - n % len(table.entries)])


@settings(max_examples=25, deadline=None)
@given(steps=STEPS)
def test_balances_add_up_to_zero_and_undo_restores_exactly(steps: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        table = Table(Path(folder))
        for one in steps:
            before, sums, made = table.tables, table.sums, len(table.entries)
            step(table, one)
            assert sum(table.sums.values()) == 0
            if one[0] != "undo" and len(table.entries) > made:
                after = table.tables
                table.undo(table.entries[-1])
                assert (table.tables, table.sums) == (before, sums)
                step(table, one)
                assert [len(rows) for rows in table.tables] == [len(rows) for rows in after]  # type: ignore[arg-type]
        for transfer in fewest_transfers(table.sums):
            table.run(SettleDebt(*transfer, euros(fewest_transfers(table.sums)[transfer]), TODAY))
        assert owed(all_debts(table.pod.database.rows)) == {}
        table.pod.close()


# --- in the house -----------------------------------------------------------------------------------------------------


async def run(house: House, command: Command, name: str = "Anna") -> Outcome:
    return await house.app.pods["finance"].run(command, house.asker(name))


async def lines(house: House, command: Command, name: str = "Anna") -> list[str]:
    return said(await run(house, command, name), house.asker(name))


def read(house: House, **fields: object) -> Command:
    reading = Reading(house.asker("Anna"), house.app.local("finance").database)
    intent = str(fields.pop("intent", "split_log"))
    text = str(fields.pop("text", ""))
    request = Request(f"finance.{intent}", text, "en", **fields)  # type: ignore[arg-type]
    return {"split_log": read_split, "debts_query": read_debts, "settle_log": read_settle}[intent](request, reading)


async def test_my_sister_owes_me_half_of_what_i_just_paid(house: House) -> None:
    logged = await run(house, LogExpense(euros(4251), "groceries", TODAY, ANNA, "Lidl"))
    command = read(house, shares=(Share("sister", Fraction(1, 2)),), target=logged.refs)
    assert "Sister: €21.25" in " ".join(await lines(house, command))
    assert (await lines(house, FindDebts()))[0] == "• Sister owes you €21.25."
    await run(house, CorrectExpense(logged.refs[0].id, euros(3000)))
    assert (await lines(house, FindDebts()))[0] == "• Sister owes you €15.00."
    deleted = await run(house, DeleteExpense(logged.refs[0].id))
    assert await lines(house, FindDebts()) == ["🤝 Nobody owes anybody anything."]
    assert deleted.journal is not None
    await house.app.pods["finance"].undo(deleted.journal, house.asker("Anna"))
    assert (await lines(house, FindDebts()))[0] == "• Sister owes you €15.00."


async def test_a_new_amount_is_booked_and_split(house: House) -> None:
    command = read(house, money=(euros(6000),), shares=(Share(TOM),), title="dinner", category="eating-out")
    assert isinstance(command, SplitNew)
    outcome = await run(house, command)
    assert [note.key for note in outcome.notes][:1] == ["split-shares"]
    (expense,) = house.state["expenses"]
    assert (expense["amount"], expense["category"], expense["paid_by"]) == ("60.00", "eating-out", "Anna")
    assert (await lines(house, FindDebts(), "Tom"))[0] == "• You owe Anna €30.00."
    again = read(house, money=(euros(6000),), shares=(Share(TOM),), title="drinks")
    assert isinstance(again, SplitNew)


async def test_an_amount_that_was_just_booked_is_not_booked_twice(house: House) -> None:
    logged = await run(house, LogExpense(euros(6000), "eating-out", TODAY, ANNA, None, "dinner"))
    command = read(house, money=(euros(6000),), shares=(Share("Max"),), title="dinner")
    assert command == SplitExpense(logged.refs[0].id, (Part(ANNA), Part("Max")))


async def test_what_a_friend_paid_is_owed_to_the_friend_and_no_expense(house: House) -> None:
    await run(house, read(house, money=(euros(3001),), shares=(Share(ANNA),), payer="Max", title="pizza"))
    assert house.state["expenses"] == []
    assert (await lines(house, FindDebts()))[0] == "• You owe Max €15.00."


async def test_a_debt_without_an_expense_and_paying_it_back_in_parts(house: House) -> None:
    await run(house, read(house, payer="Max", payee=ANNA, money=(euros(2000),), title="tickets"))
    found = await lines(house, read(house, intent="debts_query", payer="max", payee=ANNA))
    assert found[0] == "• Max owes you €20.00."
    assert "tickets" in found[-1]
    paid = await lines(house, read(house, intent="settle_log", payer="MAX", payee=ANNA, money=(euros(1500),)))
    assert paid == ["✓ Max paid you back €15.00.", "• Max owes you €5.00."]
    even = await run(house, read(house, intent="settle_log", payer=ANNA, payee="Max"))
    assert said(even, house.asker("Anna")) == ["🤝 You and Max are even.", "✓ Max paid you back €5.00."]
    with pytest.raises(PersonError, match="debt-not-known"):
        await run(house, SettleDebt("Max", ANNA, euros(100), TODAY))
    assert even.journal is not None
    await house.app.pods["finance"].undo(even.journal, house.asker("Anna"))
    assert (await lines(house, FindDebts()))[0] == "• Max owes you €5.00."
    assert [one["kind"] for one in house.state["debts"]] == ["debt", "settlement"]


async def test_a_name_is_not_what_a_debt_is_for(house: House) -> None:
    command = read(house, payer=ANNA, payee="Max", money=(euros(500),), title="max")
    assert command == NoteDebt(ANNA, "Max", euros(500), TODAY)


async def test_currencies_are_kept_apart_and_a_button_settles(house: House) -> None:
    await run(house, NoteDebt(TOM, ANNA, euros(500), TODAY))
    await run(house, NoteDebt(ANNA, TOM, Money(700, "USD"), TODAY))
    found = await run(house, FindDebts())
    assert said(found, house.asker("Anna"))[:2] == ["• Tom owes you €5.00.", "• You owe Tom US$7.00."]
    await run(house, found.offers[0].command)
    assert await lines(house, FindDebts(ANNA, TOM)) != []
    assert (await lines(house, FindDebts()))[0] == "• You owe Tom US$7.00."


async def test_a_large_amount_is_owed_once_a_second_grown_up_agreed(house: House) -> None:
    await run(house, SetApproval(euros(10_000)))
    await run(house, SplitNew(euros(30_000), "travel", TODAY, ANNA, (Part(ANNA), Part("Max"))))
    assert await lines(house, FindDebts()) == ["🤝 Nobody owes anybody anything."]
    await run(house, AgreeExpense(1), "Tom")
    assert (await lines(house, FindDebts()))[0] == "• Max owes you €150.00."


async def test_what_cannot_be_split_is_said(house: House) -> None:
    logged = await run(house, LogExpense(euros(1000), "other", TODAY, ANNA))
    ref = (Ref("expenses", logged.refs[0].id),)
    with pytest.raises(PersonError, match="split-too-much"):
        await run(house, read(house, shares=(Share("Max", money=euros(1001)),), target=ref))
    with pytest.raises(PersonError, match="split-other-currency"):
        read(house, shares=(Share("Max", money=Money(10, "USD")),), target=ref)
    with pytest.raises(MissingError, match="ask-split-who"):
        read(house, shares=(), money=(euros(5),))
    with pytest.raises(MissingError, match="ask-debt-who"):
        read(house, payer=ANNA, payee=ANNA, money=(euros(5),))
    with pytest.raises(MissingError, match="ask-debt-who"):
        read(house, intent="settle_log", people=People())


@pytest.mark.parametrize("said", ["Max paid me back 0", "Max paid me back -5", f"Max paid me back {'9' * 20}"])
async def test_an_amount_that_is_none_settles_nothing(house: House, said: str) -> None:
    await run(house, NoteDebt("Max", ANNA, euros(2000), TODAY))
    with pytest.raises(PersonError):
        read(house, intent="settle_log", text=said, payer="Max")
    with pytest.raises(PersonError):
        read(house, text=said.replace("Max paid me back", "split"), shares=(Share("Max"),))


async def test_a_long_name_is_kept_as_far_as_a_button_holds_it(house: House) -> None:
    for _ in range(2):
        await run(house, read(house, payer="W" * 1500, money=(euros(500),)))
    assert (await lines(house, FindDebts()))[0] == f"• {'W' * 60} owes you €10.00."


async def test_debts_are_for_grown_ups_and_not_where_children_read_along(house: House) -> None:
    for name in ("Mia", "Gus"):
        with pytest.raises(NotAllowedError):
            await run(house, FindDebts(), name)
    asker = house.asker("Anna")
    group = Asker(asker.member, asker.household, asker.members, asker.now, group=True)
    with pytest.raises(NotAllowedError, match="ask-in-private"):
        await house.app.pods["finance"].run(FindDebts(), group)


async def test_what_two_have_pressed_counts_once(house: House) -> None:
    pod = house.app.local("finance")
    for creditor in (ANNA, "Eva"):
        await pod.run(NoteDebt(TOM, creditor, euros(2000), TODAY), house.asker("Anna"))
    await pod.run(SettleDebt(TOM, ANNA, euros(2000), TODAY), house.asker("Anna"))
    with pytest.raises(PersonError, match="debt-not-known"):
        await pod.run(SettleDebt(TOM, ANNA, euros(2000), TODAY), house.asker("Tom"))
    assert owed(all_debts(pod.database.rows)) == {"EUR": {(TOM, "eva"): 2000}}


async def test_only_what_was_spent_is_split(house: House) -> None:
    await house.say("Anna", "got 50 from grandma")
    await house.say("Anna", "split it with Tom")
    assert all_debts(house.app.local("finance").database.rows) == []
