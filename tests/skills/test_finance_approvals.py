"""Large expenses: proposed by one grown-up, booked with the word of another, told to both, undone step by step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from knowledge.people import Role
from skills.engine.asking import NotAllowedError, NotFoundError
from skills.engine.command import Reading, Running
from skills.engine.errors import PersonError
from skills.engine.money import Money
from skills.engine.request import Request
from skills.expenses.booking import book
from skills.expenses.commands import (
    AgreeExpense,
    CorrectExpense,
    LogExpense,
    RefuseExpense,
    SetApproval,
)
from skills.expenses.ledger import Entry
from skills.expenses.reading import read_correct
from skills.expenses.reading_accounts import read_approval
from skills.rates.commands import SetRate
from tests.house import House
from tests.skills.ledger_tools import TODAY, dump, eur, ledger, run, spend, undo

LIMIT = eur("500")


async def proposed(house: House, amount: str = "1200") -> int:
    outcome = await spend(house, eur(amount), merchant="Ikea", category="household")
    assert outcome.key == "expense-proposed"
    return int(outcome.facts["proposal"])


async def test_without_a_limit_everything_is_booked(house: House) -> None:
    assert (await spend(house, eur("99999"))).key == "expense-logged"


async def test_up_to_the_limit_nobody_is_asked(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    assert (await spend(house, eur("500"))).key == "expense-logged"
    assert (await spend(house, eur("500.01"))).key == "expense-proposed"
    assert (await run(house, SetApproval(eur("100")))).key == "approval-set"
    assert (await spend(house, eur("500"))).key == "expense-proposed"


async def test_the_other_grown_up_is_asked_and_agrees(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    await proposed(house)
    assert ledger(house) == []
    await house.ring()
    (sent,) = house.channel.sent
    assert sent.to == "Tom"
    assert "Anna" in sent.text
    assert "1,200" in sent.text
    assert [button.name for button in sent.buttons] == ["confirm", "cancel"]
    await house.press("Tom", "confirm")
    (row,) = ledger(house)
    anna = house.member("Anna").id
    assert (row["minor"], row["merchant"], row["paid_by"], row["owner"]) == (120000, "Ikea", anna, anna)
    await house.ring()
    assert house.channel.sent[-1].to == "Anna"
    assert "agreed" in house.channel.sent[-1].text


async def test_a_no_is_told_and_nothing_is_booked(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    await proposed(house)
    await house.ring()
    await house.press("Tom", "cancel")
    await house.ring()
    assert ledger(house) == []
    assert house.channel.sent[-1].to == "Anna"
    assert "does not agree" in house.channel.sent[-1].text


@pytest.mark.parametrize("answer", [AgreeExpense, RefuseExpense])
async def test_nobody_answers_for_themselves_nor_does_a_child(
    house: House, answer: type[AgreeExpense | RefuseExpense]
) -> None:
    await run(house, SetApproval(LIMIT))
    number = await proposed(house)
    for name in ("Anna", "Mia", "Gus"):
        with pytest.raises(NotAllowedError):
            await run(house, answer(number), name)
    assert ledger(house) == []


async def test_a_second_press_says_what_was_decided(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    number = await proposed(house)
    await run(house, AgreeExpense(number), "Tom")
    assert (await run(house, RefuseExpense(number), "Tom")).key == "proposal-agreed-already"
    assert len(ledger(house)) == 1


async def test_every_step_can_be_undone(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    limited = dump(house)
    outcome = await spend(house, eur("1200"))
    number = outcome.facts["proposal"]
    before = dump(house)
    for answer in (AgreeExpense(number), RefuseExpense(number)):
        decided = await run(house, answer, "Tom")
        await undo(house, decided, "Tom")
        again = dump(house)
        assert again["transactions"] == []
        assert again["proposals"][0] == {**before["proposals"][0], "asked": 0}
        await house.ring()
        assert dump(house) == before
    assert [(sent.to, "agree?" in sent.text) for sent in house.channel.sent] == [("Tom", True)] * 2
    await undo(house, outcome)
    with pytest.raises(NotFoundError):
        await run(house, AgreeExpense(number), "Tom")
    assert dump(house) == limited


async def test_what_was_taken_back_is_not_asked_any_more(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    outcome = await spend(house, eur("1200"))
    await undo(house, outcome)
    await house.ring()
    assert house.channel.sent == []


async def test_a_correction_is_no_way_around_it(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    booked = await spend(house, eur("10"))
    outcome = await run(house, CorrectExpense(booked.refs[0].id, eur("1200")))
    assert (outcome.key, ledger(house)[0]["minor"]) == ("expense-proposed", 1000)
    before = dump(house)
    agreed = await run(house, AgreeExpense(outcome.facts["proposal"]), "Tom")
    assert [row["minor"] for row in ledger(house)] == [120000]
    await undo(house, agreed, "Tom")
    assert dump(house)["transactions"] == before["transactions"]


async def test_what_was_agreed_on_may_be_corrected_otherwise(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    number = await proposed(house)
    booked = await run(house, AgreeExpense(number), "Tom")
    assert (await run(house, CorrectExpense(booked.refs[0].id, category="travel"))).key == "expense-corrected"


async def test_a_follow_up_does_not_hit_an_older_expense(house: House) -> None:
    await spend(house, eur("5"))
    house.clock.set(house.local("2026-11-21T10:05"))
    await run(house, SetApproval(LIMIT))
    await proposed(house)
    reading = Reading(house.asker("Anna"), house.app.local("finance").database)
    with pytest.raises(PersonError) as error:
        read_correct(Request("finance.expense_correct", "no, 24.90", "en", money=(eur("24.90"),), amends=True), reading)
    assert error.value.key == "proposal-waits"


async def test_foreign_money_counts_by_its_worth(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    assert (await spend(house, Money(400, "USD"))).key == "expense-proposed"
    await run(house, SetRate("USD", "EUR", "0.5", TODAY))
    assert (await spend(house, Money(100000, "USD"))).key == "expense-logged"
    assert (await spend(house, Money(100100, "USD"))).key == "expense-proposed"


async def test_where_there_is_one_grown_up_it_is_booked_with_a_word(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    asker = house.asker("Anna")
    alone = replace(asker, members=tuple(one for one in asker.members if one.role is not Role.ADULT))
    command = LogExpense(eur("1200"), "other", TODAY, asker.member.id)
    outcome = await house.app.pods["finance"].run(command, alone)
    assert outcome.key == "expense-logged"
    assert [note.key for note in outcome.notes] == ["expense-alone"]


async def test_what_a_bank_says_has_happened(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    pod, asker = house.app.local("finance"), house.asker("Anna")
    entry = Entry(eur("1200"), "other", date(2026, 11, 20), asker.member.id, source="bank")
    with pod.journal.recording(member_id=asker.member.id, command="x", now=asker.now, message_id=None) as (changes, _):
        outcome = book(Running(asker, pod.database, changes, pod.outbox), entry)
    assert outcome.key == "expense-logged"


@pytest.mark.parametrize(
    ("language", "text", "money", "command"),
    [
        ("en", "spending above 500 needs both of us", (LIMIT,), SetApproval(LIMIT)),
        ("en", "no more approvals", (), SetApproval(None)),
        ("de", "keine Freigaben mehr", (), SetApproval(None)),
        ("fr", "plus besoin d'accord", (), SetApproval(None)),
        ("es", "ya no hace falta aprobar nada", (), SetApproval(None)),
        ("it", "basta approvazioni", (), SetApproval(None)),
    ],
)
def test_the_limit_is_set_in_words(
    house: House, language: str, text: str, money: tuple[Money, ...], command: SetApproval
) -> None:
    reading = Reading(house.asker("Anna"), house.app.local("finance").database)
    assert read_approval(Request("finance.approval_set", text, language, money=money), reading) == command


@pytest.mark.parametrize("text", ["spending above 0 needs both of us", f"spending above {'9' * 20} needs both of us"])
def test_what_is_no_limit_takes_none_away(house: House, text: str) -> None:
    reading = Reading(house.asker("Anna"), house.app.local("finance").database)
    with pytest.raises(PersonError):
        read_approval(Request("finance.approval_set", text, "en", value="off"), reading)


async def test_a_correction_that_is_agreed_on_later_leaves_what_was_changed_meanwhile(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    expense_id = (await spend(house, eur("100"), merchant="Ikea")).refs[0].id
    outcome = await run(house, CorrectExpense(expense_id, money=eur("900"), payment="card"))
    await run(house, CorrectExpense(expense_id, category="household"))
    await run(house, AgreeExpense(outcome.facts["proposal"]), "Tom")
    (row,) = ledger(house)
    assert (row["minor"], row["payment"]) == (90000, "card")
    assert (row["category"], row["merchant"]) == ("household", "Ikea")


async def test_what_was_agreed_on_once_does_not_grow_without_another_word(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    agreed = await run(house, AgreeExpense(await proposed(house, "600")), "Tom")
    expense_id = agreed.refs[0].id
    assert (await run(house, CorrectExpense(expense_id, money=eur("60000")))).key == "expense-proposed"
    assert (await run(house, CorrectExpense(expense_id, money=eur("550")))).key == "expense-corrected"
    assert [row["minor"] for row in ledger(house)] == [55000]
