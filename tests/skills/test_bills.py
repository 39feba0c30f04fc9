"""Bills are said in time and once, are booked when they are paid, and go on to their next turn."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from skills.bills.commands import AddBill, ChangeBill, FindBills, LaterBill, PayBill, RemoveBill, skill
from skills.bills.reading import read_add, read_pay, read_query, read_remove
from skills.budgets.commands import SetBudget
from skills.engine.asking import MissingError, NotAllowedError, NotFoundError, SeveralError
from skills.engine.command import Command, Days, Outcome, Reading, Ref
from skills.engine.money import Money
from skills.engine.request import Request
from skills.engine.times import TimeKind, TimeSpan
from skills.engine.zones import instant
from skills.expenses.commands import LogExpense
from tests.conftest import Opener
from tests.house import CHANNEL, House, Sent
from tests.skills.test_lists import said

TODAY = date(2026, 11, 21)
FIRSTS = "FREQ=MONTHLY;BYMONTHDAY=1"
DAILY = "FREQ=DAILY"
ANNA = 1


def euros(minor: int) -> Money:
    return Money(minor, "EUR")


async def run(house: House, command: Command, name: str = "Anna") -> Outcome:
    return await house.app.pods["finance"].run(command, house.asker(name))


async def lines(house: House, command: Command, name: str = "Anna") -> list[str]:
    return said(await run(house, command, name), house.asker(name))


async def add(house: House, name: str = "rent", due: str = "2026-12-01", **more: object) -> int:
    """A bill that Anna, who is there to be told, adds; monthly 950 euros unless said otherwise."""
    house.app.members.seen(CHANNEL, "Anna", "Anna")
    at = instant(datetime.fromisoformat(f"{due}T09:00"), house.zone)
    values = {"rule": FIRSTS, "money": euros(95_000), **more}
    return (await run(house, AddBill(name, at, **values))).refs[0].id  # type: ignore[arg-type]


def times(house: House, sent: list[Sent]) -> list[tuple[str, str, str]]:
    """To whom, when on the household's clock, and the first line."""
    return [(one.to, one.at.astimezone(house.zone).strftime("%m-%d %H:%M"), one.text.splitlines()[0]) for one in sent]


def spent(house: House) -> list[tuple[str, str, str]]:
    return [(one["merchant"], one["amount"], one["date"]) for one in house.state["expenses"]]


def read(house: House, intent: str, **fields: object) -> Command:
    reading = Reading(house.asker("Anna"), house.app.local("finance").database)
    request = Request(f"finance.{intent}", str(fields.pop("text", "")), "en", **fields)  # type: ignore[arg-type]
    readers = {"bill_add": read_add, "bill_pay": read_pay, "bill_query": read_query, "bill_remove": read_remove}
    return readers[intent](request, reading)


def day(when: str, **more: object) -> TimeSpan:
    start = datetime.fromisoformat(when)
    values = {"kind": TimeKind.DATE, "start": start, "has_date": True, "grain": "day", **more}
    return TimeSpan(0, 0, "", **values)  # type: ignore[arg-type]


# --- said in time -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "rule", "promise", "arrives"),
    [
        ("2026-11-21", None, "I'll tell you this evening.", ["11-21 18:00"]),
        ("2026-11-21", DAILY, "I'll tell you this evening.", ["11-21 18:00", "11-22 09:00"]),
        ("2026-11-22", None, "I'll tell you on the day.", ["11-22 09:00"]),
        ("2026-11-25", None, "I'll tell you 3 days before and on the day.", ["11-22 09:00", "11-25 09:00"]),
    ],
)
async def test_what_is_promised_is_kept(
    house: House, due: str, rule: str | None, promise: str, arrives: list[str]
) -> None:
    """The house's clock says Saturday, 21 November, 10:00."""
    house.app.members.seen(CHANNEL, "Anna", "Anna")
    at = instant(datetime.fromisoformat(f"{due}T09:00"), house.zone)
    assert promise in "\n".join(await lines(house, AddBill("water", at, rule, euros(4_000))))
    sent = times(house, await house.advance("2026-11-22T12:00" if rule else "2026-11-26T12:00"))
    assert [when for _, when, _ in sent] == arrives


async def test_a_bill_of_this_morning_that_is_heard_of_at_night_is_not_said_any_more(house: House) -> None:
    house.app.members.seen(CHANNEL, "Anna", "Anna")
    await house.advance("2026-11-21T20:00")
    at = instant(datetime.fromisoformat("2026-11-21T09:00"), house.zone)
    assert not [line for line in await lines(house, AddBill("water", at, None, euros(4_000))) if "tell you" in line]
    assert await house.advance("2026-11-24T12:00") == []


async def test_a_bill_is_said_three_days_before_and_on_its_day_and_again_next_month(house: House) -> None:
    await add(house)
    sent = times(house, await house.advance("2027-01-01T12:00"))
    assert sent == [
        ("Anna", "11-28 09:00", "🧾 Soon: rent · €950.00 – Tue 1 Dec."),
        ("Anna", "12-01 09:00", "🧾 Due: rent · €950.00 – today, Tue 1 Dec."),
        ("Anna", "12-29 09:00", "🧾 Soon: rent · €950.00 – Fri 1 Jan."),
        ("Anna", "01-01 09:00", "🧾 Due: rent · €950.00 – today, Fri 1 Jan."),
    ]


async def test_what_was_not_paid_is_not_forgotten_by_the_next_turn(house: House) -> None:
    await add(house)
    sent = await house.advance("2026-12-29T12:00")
    assert sent[-1].text.splitlines()[1] == "Nobody noted it as paid since Tue 1 Dec."
    assert (await lines(house, FindBills()))[-1].endswith("– open since Tue 1 Dec")
    await run(house, PayBill(1, TODAY, date(2026, 12, 1)))
    assert "open since" not in (await lines(house, FindBills()))[-1]
    assert len(spent(house)) == 1


async def test_days_without_power_are_made_up_for_by_one_word(house: House) -> None:
    await add(house)
    house.clock.set(house.local("2026-12-02T18:00"))
    sent = times(house, await house.restart())
    assert [text for _, _, text in sent] == ["🧾 Due: rent · €950.00 – yesterday, Tue 1 Dec."]
    house.clock.set(house.local("2027-03-10T18:00"))
    (only,) = await house.restart()
    assert only.text.splitlines()[0] == "🧾 Due: rent · €950.00 – Mon 1 Mar."
    assert await house.restart() == []


async def test_paid_in_advance_is_not_said_and_paid_on_its_day_not_twice(house: House) -> None:
    bill = await add(house)
    assert times(house, await house.advance("2026-11-28T10:00")) != []
    reply = await house.press("Anna", "paid")
    assert "950" in reply.text
    assert "1 Jan" in reply.text
    assert spent(house) == [("rent", "950.00", "2026-11-28")]
    assert await house.advance("2026-12-20T12:00") == []
    again = await run(house, PayBill(bill, TODAY, date(2026, 12, 1)))
    assert again.key == "bill-paid-already"
    assert len(spent(house)) == 1


async def test_later_means_tomorrow(house: House) -> None:
    bill = await add(house)
    await house.advance("2026-12-01T10:00")
    reply = await house.press("Anna", "later")
    assert "tomorrow" in reply.text
    sent = times(house, await house.advance("2026-12-20T10:00"))
    assert sent == [("Anna", "12-02 09:00", "🧾 Due: rent · €950.00 – yesterday, Tue 1 Dec.")]
    assert bill == 1


async def test_a_removed_bill_is_not_said_any_more_and_a_taken_back_payment_is_due_again(house: House) -> None:
    bill = await add(house)
    paid = await run(house, PayBill(bill, TODAY))
    assert paid.journal is not None
    await house.app.pods["finance"].undo(paid.journal, house.asker("Anna"))
    assert spent(house) == []
    assert [text for _, _, text in times(house, await house.advance("2026-11-29T10:00"))] == [
        "🧾 Soon: rent · €950.00 – Tue 1 Dec."
    ]
    await run(house, RemoveBill(bill))
    assert await house.advance("2027-01-02T10:00") == []


async def test_a_bill_of_somebody_who_is_not_there_goes_to_all_grown_ups(house: House) -> None:
    at = instant(datetime.fromisoformat("2026-12-01T09:00"), house.zone)
    await run(house, AddBill("rent", at, FIRSTS, euros(95_000)))
    assert {to for to, _, _ in times(house, await house.advance("2026-11-29T10:00"))} == {"Anna", "Tom"}


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Pacific/Auckland"])
async def test_nine_o_clock_stays_nine_o_clock_over_a_year(open_house_with: Opener, zone: str) -> None:
    house = open_house_with(zone=zone)
    await add(house, due="2026-11-30", rule="FREQ=WEEKLY;BYDAY=MO")
    sent = await house.advance("2027-11-29T12:00")
    local = [one.at.astimezone(house.zone) for one in sent]
    assert {at.strftime("%H:%M") for at in local} == {"09:00"}
    days = [at.date() for at in local]
    assert days == sorted(set(days))
    assert days[1::2] == [date(2026, 11, 30) + timedelta(weeks=n) for n in range(53)]
    assert days[::2] == [one - timedelta(days=3) for one in days[1::2]]


async def test_what_is_due_more_often_than_it_is_said_ahead_is_said_on_each_of_its_days(house: House) -> None:
    await add(house, "parking", "2026-11-22", money=euros(300), rule="FREQ=DAILY;INTERVAL=2")
    sent = times(house, await house.advance("2026-11-27T12:00"))
    assert [at for _, at, text in sent if text.startswith("🧾 Due")] == ["11-22 09:00", "11-24 09:00", "11-26 09:00"]


# --- by direct debit --------------------------------------------------------------------------------------------------


async def test_a_direct_debit_books_itself_with_a_word_also_after_days_without_power(house: House) -> None:
    await add(house, automatic=True)
    sent = times(house, await house.advance("2026-12-02T12:00"))
    assert sent == [("Anna", "12-01 09:00", "🧾 Booked by itself: rent · €950.00 – today, Tue 1 Dec.")]
    house.clock.set(house.local("2027-02-15T12:00"))
    assert len(await house.restart()) == 2
    assert await house.restart() == []
    assert spent(house) == [
        ("rent", "950.00", "2026-12-01"),
        ("rent", "950.00", "2027-01-01"),
        ("rent", "950.00", "2027-02-01"),
    ]


# --- from words -------------------------------------------------------------------------------------------------------


async def test_the_rent_is_more_now(house: House) -> None:
    first = read(house, "bill_add", title="rent", money=(euros(95_000),), when=day("2026-12-01", rule=FIRSTS))
    assert isinstance(first, AddBill)
    await run(house, first)
    command = read(house, "bill_add", title="the rent", money=(euros(98_000),))
    assert command == ChangeBill(1, euros(98_000))
    assert await lines(house, command) == [
        "🧾 Now: rent · €980.00 – Tue 1 Dec (every month on the 1st).",
        "It was €950.00 before.",
    ]
    assert len(house.state["bills"]) == 1


async def test_a_bill_without_a_day_or_an_amount_is_asked_for(house: House) -> None:
    for fields, key in (
        ({"money": (euros(5),), "when": day("2026-12-01")}, "ask-bill-name"),
        ({"title": "gas", "money": (euros(5),)}, "ask-bill-when"),
        ({"title": "gas"}, "ask-bill-amount"),
    ):
        with pytest.raises(MissingError, match=key):
            read(house, "bill_add", **fields)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("rent by direct debit", "rent"),
        ("Miete per Lastschrift", "Miete"),
        ("loyer prélevé automatiquement", "loyer"),
        ("luz domiciliada", "luz"),
        ("affitto con addebito", "affitto"),
    ],
)
def test_words_of_a_direct_debit(house: House, text: str, name: str) -> None:
    command = read(house, "bill_add", text=text, title=text, money=(euros(5),), when=day("2026-12-01"))
    assert isinstance(command, AddBill)
    assert (command.automatic, command.name) == (True, name)


def test_the_thirty_first_is_the_last_day_of_every_month(house: House) -> None:
    when = day("2026-12-31", rule="FREQ=MONTHLY;BYMONTHDAY=31")
    command = read(house, "bill_add", title="x", money=(euros(5),), when=when)
    assert isinstance(command, AddBill)
    assert command.rule == "FREQ=MONTHLY;BYMONTHDAY=-1"


async def test_paid_the_electricity_for_another_amount(house: House) -> None:
    await add(house)
    await add(house, "electricity", "2026-12-15", money=euros(8000), rule="FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15")
    command = read(house, "bill_pay", title="electricity", money=(euros(8320),))
    paid = await lines(house, command)
    assert "€83.20" in paid[0]
    assert paid[1] == "Next time: electricity, Mon 15 Feb."
    assert (await lines(house, FindBills(bill_ids=(2,))))[-1].startswith("• Mon 15 Feb: electricity · €80.00")


async def test_who_says_paid_after_the_word_about_it_means_that_bill(house: House) -> None:
    await add(house)
    await add(house, "gym", "2026-12-20", money=None)
    await house.advance("2026-11-28T10:00")
    assert read(house, "bill_pay") == PayBill(1, date(2026, 11, 28))
    assert read(house, "bill_pay", target=(Ref("bills", 1),)) == PayBill(1, date(2026, 11, 28))
    with pytest.raises(MissingError, match="ask-bill-amount"):
        read(house, "bill_pay", title="gym")
    with pytest.raises(SeveralError):
        read(house, "bill_remove")
    with pytest.raises(NotFoundError):
        read(house, "bill_pay", title="piano lessons")
    unknown = read(house, "bill_pay", title="piano lessons", money=(euros(40),))
    assert unknown == LogExpense(euros(40), "bills", date(2026, 11, 28), ANNA, None, "piano lessons")


async def test_paying_twice_within_days_is_asked_about(house: House) -> None:
    bill = await add(house)
    pod = house.app.local("finance")
    assert (await pod.take(PayBill(bill, TODAY), house.asker("Anna"))).question is None
    await run(house, PayBill(bill, TODAY))
    question = (await pod.take(PayBill(bill, TODAY), house.asker("Tom"))).question
    assert question is not None
    assert question.key == "bill-pay-again"


async def test_what_comes_this_month_with_its_sum(house: House) -> None:
    await add(house)
    await add(house, "music school", "2026-12-10", money=euros(6000), rule=None)
    await add(house, "insurance", "2027-06-01", rule="FREQ=YEARLY")
    december = TimeSpan(
        0,
        0,
        "",
        TimeKind.DATE,
        datetime.fromisoformat("2026-12-01"),
        datetime.fromisoformat("2027-01-01"),
        has_date=True,
        grain="month",
    )
    assert await lines(house, read(house, "bill_query", when=december)) == [
        "🧾 Bills, €1,010.00 in all:",
        "• Tue 1 Dec: rent · €950.00 (every month on the 1st)",
        "• Thu 10 Dec: music school · €60.00",
    ]
    assert (await lines(house, read(house, "bill_query", title="insurance")))[1].startswith("• Tue, 1 Jun 2027")
    march = day("2027-03-04")
    assert (await run(house, read(house, "bill_query", when=march))).key == "bills-none"
    with pytest.raises(NotFoundError, match="bill-not-found"):
        read(house, "bill_query", title="piano")


async def test_the_brief_of_the_day_has_it_for_grown_ups(house: House) -> None:
    await add(house)
    database = house.app.local("finance").database
    for name, said_of_it in (("Tom", ["🧾 Due: rent · €950.00"]), ("Mia", [])):
        asker = house.asker(name)
        found = skill.brief(Reading(asker, database), Days(date(2026, 12, 1), 1, house.zone)) if skill.brief else []
        assert [line for outcome in found for line in said(outcome, asker)] == said_of_it


async def test_bills_are_no_business_of_children_and_guests(house: House) -> None:
    bill = await add(house)
    for name in ("Mia", "Gus"):
        for command in (FindBills(), PayBill(bill, TODAY), LaterBill(bill), RemoveBill(bill)):
            with pytest.raises(NotAllowedError):
                await run(house, command, name)


async def test_a_bill_of_the_30th_is_due_in_february_too(house: House) -> None:
    house.app.members.seen(CHANNEL, "Anna", "Anna")
    await house.say("Anna", "the rent is 950 on the 30th of every month by direct debit")
    assert "every month on the 30th" in (await house.say("Anna", "which bills are due?")).text
    await house.advance("2027-03-31T12:00")
    assert [day for _, _, day in spent(house)] == [
        "2026-11-30",
        "2026-12-30",
        "2027-01-30",
        "2027-02-28",
        "2027-03-30",
    ]


async def test_a_budget_that_a_bill_passes_by_itself_is_told_to_every_grown_up(house: House) -> None:
    house.app.members.seen(CHANNEL, "Tom", "Tom")
    await run(house, SetBudget("bills", euros(90_000)))
    await add(house, automatic=True)
    sent = await house.advance("2026-12-01T12:00")
    assert sorted(one.to for one in sent if "budget" in one.text.casefold()) == ["Anna", "Tom"]
