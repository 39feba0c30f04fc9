"""Limits of spending and the words they need: one makes them closer, two raise or end them; once and in time."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

import pytest

from knowledge.people import Role
from skills.engine.asking import NotAllowedError, NotFoundError
from skills.engine.command import Reading
from skills.engine.errors import PersonError
from skills.engine.request import People, Request
from skills.expenses.commands import (
    AgreeExpense,
    AgreeLimit,
    CorrectExpense,
    LogExpense,
    RefuseLimit,
    SetApproval,
)
from skills.expenses.reading_accounts import read_approval
from skills.pocket.commands import AgreeSpend, CorrectEntry, PayIn, RefuseSpend, Spend
from tests.house import House
from tests.skills.ledger_tools import TODAY, eur, ledger, run, spend, undo
from tests.skills.states import everything

LIMIT = eur("500")


async def proposed(house: House, amount: str = "1200") -> int:
    return int((await spend(house, eur(amount), merchant="Ikea")).facts["proposal"])


async def raised(house: House, above: str | None = None, name: str = "Anna", member: str | None = None) -> int:
    whose = house.member(member).id if member else None
    outcome = await run(house, SetApproval(eur(above) if above else None, whose), name)
    assert outcome.key == "limit-proposed"
    return int(outcome.facts["change"])


@pytest.mark.parametrize("above", ["501", None])
async def test_one_alone_does_not_raise_or_end_a_limit(house: House, above: str | None) -> None:
    await run(house, SetApproval(LIMIT))
    await raised(house, above)
    assert (await spend(house, eur("500.50"))).key == "expense-proposed"


async def test_a_second_grown_up_is_asked_by_a_message_and_ends_it_by_a_button(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    await raised(house)
    await house.ring()
    (sent,) = house.channel.sent
    assert (sent.to, [button.name for button in sent.buttons]) == ("Tom", ["confirm", "cancel"])
    await house.press("Tom", "confirm")
    await house.ring()
    assert house.channel.sent[-1].to == "Anna"
    assert "Tom agreed" in house.channel.sent[-1].text
    assert (await spend(house, eur("9999"))).key == "expense-logged"


async def test_no_leaves_it_as_it_is(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    await run(house, RefuseLimit(await raised(house)), "Tom")
    await house.ring()
    assert "does not agree" in house.channel.sent[-1].text
    assert (await spend(house, eur("501"))).key == "expense-proposed"


async def test_who_asked_does_not_answer_and_children_do_neither(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    change = await raised(house)
    before = everything(house)
    for name in ("Anna", "Mia", "Gus"):
        with pytest.raises(NotAllowedError):
            await run(house, AgreeLimit(change), name)
    assert everything(house) == before


async def test_undo_is_no_way_around_it(house: House) -> None:
    limit = await run(house, SetApproval(LIMIT))
    assert limit.journal is None
    assert "nothing" in (await house.say("Anna", "undo")).text.casefold()
    change = await raised(house)
    agreed = await run(house, AgreeLimit(change), "Tom")
    await undo(house, agreed, "Tom")
    assert (await spend(house, eur("501"))).key == "expense-proposed"


async def test_closer_is_set_at_once_and_a_closer_one_of_a_member_counts(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    outcome = await run(house, SetApproval(eur("200"), house.member("Tom").id))
    assert outcome.key == "approval-one-set"
    assert (await spend(house, eur("201"), "Tom")).key == "expense-proposed"
    assert (await spend(house, eur("201"), "Anna")).key == "expense-logged"
    await run(house, AgreeLimit(await raised(house, "800", "Tom", "Tom")), "Anna")
    assert (await spend(house, eur("700"), "Tom")).key == "expense-logged"
    assert (await spend(house, eur("700"), "Anna")).key == "expense-proposed"
    assert house.state["approvals"] == [
        {"above": "500.00", "currency": "EUR"},
        {"above": "800.00", "currency": "EUR", "member": "Tom"},
    ]


async def test_the_only_grown_up_sets_and_ends_it_alone_and_takes_it_back(house: House) -> None:
    database = house.app.members.database
    with database.transaction():
        database.rows("UPDATE members SET role = 'child' WHERE name = 'Tom'")
    limit = await run(house, SetApproval(LIMIT))
    await undo(house, limit)
    await run(house, SetApproval(LIMIT))
    assert (await run(house, SetApproval(None))).key == "approval-off"


async def test_two_presses_at_once_book_once(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    await proposed(house)
    await house.ring()
    (sent,) = house.channel.sent
    token = sent.buttons[0].token
    replies = await asyncio.gather(*(house.press_token("Tom", token) for _ in range(5)))
    assert len(ledger(house)) == 1
    assert sum("expired" in reply.tags for reply in replies) == 4


async def test_two_grown_ups_at_once_book_once(house: House) -> None:
    house.app.members.add("Eva", Role.ADULT, language="en", zone="Europe/Berlin")
    await run(house, SetApproval(LIMIT))
    number = await proposed(house)
    outcomes = await asyncio.gather(*(run(house, AgreeExpense(number), name) for name in ("Tom", "Eva")))
    assert sorted(one.key for one in outcomes) == ["expense-logged", "proposal-agreed-already"]
    assert len(ledger(house)) == 1


async def test_a_press_again_after_a_restart_does_nothing(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    await proposed(house)
    await house.ring()
    token = house.channel.sent[0].buttons[0].token
    await house.press_token("Tom", token)
    await house.restart()
    before = everything(house)["finance.transactions"]
    assert "expired" in (await house.press_token("Tom", token)).tags
    assert everything(house)["finance.transactions"] == before


async def test_who_is_no_grown_up_any_more_does_not_agree(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    await proposed(house)
    await house.ring()
    database = house.app.members.database
    with database.transaction():
        database.rows("UPDATE members SET role = 'child' WHERE name = 'Tom'")
    await house.press("Tom", "confirm")
    assert ledger(house) == []


async def test_the_button_of_another_is_of_no_use_in_the_group(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    await proposed(house)
    await house.ring()
    token = house.channel.sent[0].buttons[0].token
    assert "expired" in (await house.press_token("Anna", token, group=True)).tags
    assert ledger(house) == []


async def test_what_was_proposed_is_what_is_booked_whatever_is_said_since(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    await house.say("Anna", "spent 1200 at Ikea", message_id="m-first")
    await house.ring()
    token = house.channel.sent[-1].buttons[0].token
    await house.say("Anna", "spent 5200 at Ikea", message_id="m-first", edited=True)
    await house.press_token("Tom", token)
    assert ledger(house) == []
    await house.ring()
    assert "5,200" in house.channel.sent[-1].text
    await house.press("Tom", "confirm")
    assert [row["minor"] for row in ledger(house)] == [520000]


@pytest.mark.parametrize("meanwhile", [{"merchant": "Porsche"}, {"day": date(2026, 1, 2)}, {"money": eur("300")}])
async def test_a_correction_of_what_was_changed_meanwhile_counts_no_more(
    house: House, meanwhile: dict[str, object]
) -> None:
    await run(house, SetApproval(LIMIT))
    expense = (await spend(house, eur("100"), merchant="Ikea")).refs[0].id
    number = int((await run(house, CorrectExpense(expense, money=eur("900")))).facts["proposal"])
    await run(house, CorrectExpense(expense, **meanwhile))  # type: ignore[arg-type]
    before = ledger(house)
    assert (await run(house, AgreeExpense(number), "Tom")).key == "proposal-lapsed-changed"
    assert ledger(house) == before
    await house.ring()
    assert house.channel.sent[-1].to == "Anna"
    assert "changed" in house.channel.sent[-1].text


@pytest.mark.parametrize("edit", [{"merchant": "Porsche"}, {"day": date(2026, 1, 2)}, {"money": eur("1201")}])
async def test_what_two_agreed_on_needs_another_word_to_be_another_bill(house: House, edit: dict[str, object]) -> None:
    await run(house, SetApproval(LIMIT))
    booked = (await run(house, AgreeExpense(await proposed(house)), "Tom")).refs[0].id
    before = ledger(house)
    assert (await run(house, CorrectExpense(booked, **edit))).key == "expense-proposed"  # type: ignore[arg-type]
    assert ledger(house) == before


async def test_after_a_week_nobodys_word_counts_and_who_asked_is_told(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    number, change = await proposed(house), await raised(house)
    sent = await house.advance("2026-11-28T10:01")
    told = [one for one in sent if one.to == "Anna"]
    assert len(told) == 2
    assert all("within a week" in one.text for one in told)
    before = everything(house)
    assert (await run(house, AgreeExpense(number), "Tom")).key == "proposal-lapsed-time"
    assert (await run(house, AgreeLimit(change), "Tom")).key == "limit-lapsed-already"
    assert everything(house) == before
    assert ledger(house) == []


async def test_it_is_too_late_also_where_nothing_woke_in_between(house: House) -> None:
    await run(house, SetApproval(LIMIT))
    number, change = await proposed(house), await raised(house)
    house.clock.set(house.clock.now() + timedelta(days=7))
    assert (await run(house, AgreeExpense(number), "Tom")).key == "proposal-lapsed-time"
    assert (await run(house, AgreeLimit(change), "Tom")).key == "limit-lapsed-already"
    assert (await spend(house, eur("501"))).key == "expense-proposed"


async def test_what_is_gone_is_not_agreed_on(house: House) -> None:
    with pytest.raises(NotFoundError):
        await run(house, AgreeLimit(7), "Tom")
    with pytest.raises(NotFoundError):
        await run(house, SetApproval(LIMIT, 99))


async def test_a_childs_limit_is_any_grown_ups(house: House) -> None:
    mia = house.member("Mia").id
    for above in ("10", "20"):
        assert (await run(house, SetApproval(eur(above), mia))).key == "approval-one-set"
    assert (await run(house, SetApproval(None, mia))).key == "approval-one-off"
    assert (await run(house, LogExpense(eur("9000"), "other", TODAY, 1))).key == "expense-logged"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tom may spend up to 500 without asking"),
        ("de", "Tom darf bis 500 ausgeben ohne zu fragen"),
        ("fr", "Tom peut dépenser jusqu'à 500 sans demander"),
        ("es", "Tom puede gastar hasta 500 sin preguntar"),
        ("it", "Tom può spendere fino a 500 senza chiedere"),
    ],
)
def test_whose_limit_is_said_in_words(house: House, language: str, text: str) -> None:
    reading = Reading(house.asker("Anna"), house.app.local("finance").database)
    tom = house.member("Tom").id
    people = People((tom,))
    request = Request("finance.approval_set", text, language, money=(LIMIT,), people=people)
    assert read_approval(request, reading) == SetApproval(LIMIT, tom)
    request = Request("finance.approval_set", "above 500 ask Tom", language, money=(LIMIT,), people=people)
    assert read_approval(request, reading) == SetApproval(LIMIT)


async def asked(house: House, money: str = "20") -> int:
    mia = house.member("Mia").id
    await run(house, PayIn(mia, eur("50"), TODAY, "x"))
    await run(house, SetApproval(eur("10"), mia))
    outcome = await run(house, Spend(mia, eur(money), TODAY, "a game"), "Mia")
    assert outcome.key == "pocket-asked"
    return int(outcome.facts["ask"])


def pocket(house: House) -> list[int]:
    rows = house.app.local("finance").database.rows("SELECT minor FROM pocket_entries WHERE kind = 'spent'")
    return [row["minor"] for row in rows]


async def test_what_a_child_spends_above_its_limit_waits_for_a_grown_up(house: House) -> None:
    await asked(house)
    assert pocket(house) == []
    await house.ring()
    assert {sent.to for sent in house.channel.sent} == {"Anna", "Tom"}
    await house.press("Tom", "confirm")
    await house.press("Anna", "confirm")
    assert pocket(house) == [-2000]
    await house.ring()
    assert (house.channel.sent[-1].to, "Tom agreed" in house.channel.sent[-1].text) == ("Mia", True)
    entry = house.app.local("finance").database.rows("SELECT id FROM pocket_entries WHERE kind = 'spent'")[0]["id"]
    with pytest.raises(PersonError, match="pocket-over-limit"):
        await run(house, CorrectEntry(entry, eur("30")), "Mia")


async def test_up_to_its_limit_a_child_notes_it_alone(house: House) -> None:
    number = await asked(house)
    assert (await run(house, Spend(house.member("Mia").id, eur("10"), TODAY), "Mia")).key == "pocket-spent-me"
    await run(house, RefuseSpend(number))
    assert (await run(house, AgreeSpend(number), "Tom")).key == "pocket-ask-refused-already"
    assert pocket(house) == [-1000]


async def test_a_child_agrees_to_nothing_itself_nor_after_a_week_does_anybody(house: House) -> None:
    number = await asked(house)
    before = everything(house)
    for name in ("Mia", "Gus"):
        with pytest.raises(NotAllowedError):
            await run(house, AgreeSpend(number), name)
    assert everything(house) == before
    sent = await house.advance("2026-11-28T10:01")
    assert any(one.to == "Mia" and "within a week" in one.text for one in sent)
    assert (await run(house, AgreeSpend(number))).key == "pocket-ask-lapsed-already"
    assert pocket(house) == []


async def test_what_is_not_there_any_more_is_not_spent(house: House) -> None:
    number = await asked(house)
    await run(house, Spend(house.member("Mia").id, eur("45"), TODAY))
    with pytest.raises(NotAllowedError, match="pocket-ask-not-enough"):
        await run(house, AgreeSpend(number))
    assert pocket(house) == [-4500]
