"""Names that a member may well say aloud: of what this member may see here, and bounded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from knowledge.people import PARENTS, private_to
from skills.bills.commands import AddBill
from skills.calendar.commands import CreateEvent
from skills.chores.commands import AddChore
from skills.engine.command import Command
from skills.engine.money import Money
from skills.engine.proper_names import names_in
from skills.expenses.commands import LogExpense
from skills.facts.commands import TellFact
from skills.lists.commands import AddItems
from skills.reminders.commands import CreateReminder
from tests.house import House

SOON = datetime(2026, 11, 28, 15, tzinfo=UTC)
HOUR = timedelta(hours=1)
YESTERDAY = date(2026, 11, 20)


async def run(house: House, name: str, *commands: Command) -> None:
    for command in commands:
        pod = next(pod for pod in house.app.pods.values() if pod.runs(command))
        await pod.run(command, house.asker(name))


async def words(house: House, name: str, *, group: bool = False) -> set[str]:
    """What is expected to be said by a member, alone or in the family's group."""
    asker = replace(house.asker(name), group=group)
    return {word for pod in house.app.pods.values() for word in await pod.words(asker)}


def spent(shop: str, day: date = YESTERDAY) -> LogExpense:
    return LogExpense(Money(500, "EUR"), "groceries", day, 1, shop)


def event(title: str, *, private: bool = False) -> CreateEvent:
    return CreateEvent(title, SOON, SOON + HOUR, private=private)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dr. Kowalski's bill for Mia", ["Kowalski", "Mia"]),
        ("Termin Goethe-Schule mit Frau Öztürk", ["Termin", "Goethe-Schule", "Frau", "Öztürk"]),
        ("fête d'Aurélie", ["Aurélie"]),
        ("cena con Iñaki y iñaki", ["Iñaki"]),
        ("lunch with O’Brien at 3pm in Room7", ["O’Brien"]),
        ("mail to Anna@Example and a@Bcd", ["Anna"]),
        ("milk", []),
        ("", []),
    ],
)
def test_names_are_words_with_a_capital(text: str, names: list[str]) -> None:
    assert names_in([text], 10) == names


def test_no_more_names_than_asked_for() -> None:
    assert names_in(["Anna and Bert", "anna, Bert, Carla", "Dora"], 3) == ["Anna", "Bert", "Carla"]


async def test_titles_of_what_is_over_are_not_expected(house: House) -> None:
    await run(house, "Anna", event("Concert at Philharmonie"))
    house.clock.set(SOON + 2 * HOUR)
    assert "Philharmonie" not in await words(house, "Anna")


async def test_a_private_title_is_expected_in_private_of_its_owner_alone(house: House) -> None:
    await run(house, "Anna", event("Interview at Zamperini", private=True), event("Concert at Philharmonie"))
    assert {"Zamperini", "Philharmonie"} <= await words(house, "Anna")
    assert "Zamperini" not in await words(house, "Tom")
    in_group = await words(house, "Anna", group=True)
    assert "Zamperini" not in in_group
    assert "Philharmonie" in in_group


async def test_shops_of_the_last_year_are_expected_of_grown_ups_in_private(house: House) -> None:
    await run(
        house, "Anna", spent("Ostermann"), spent("kaufland"), spent("Kaufland"), spent("Horten", date(2025, 3, 1))
    )
    assert await house.app.pods["finance"].words(house.asker("Tom")) == ["Kaufland", "Ostermann"]
    for name, group in (("Mia", False), ("Gus", False), ("Anna", True)):
        assert not await words(house, name, group=group) & {"Ostermann", "Kaufland"}, name


async def test_only_so_many_shops_are_expected(house: House) -> None:
    await run(house, "Anna", *(spent(f"Shop{chr(65 + number)}") for number in range(20)))
    assert len(await house.app.pods["finance"].words(house.asker("Anna"))) == 16


async def test_names_of_bills_are_expected_of_grown_ups_in_private(house: House) -> None:
    await run(house, "Anna", AddBill("Stadtwerke electricity", SOON, money=Money(5000, "EUR")))
    assert "Stadtwerke" in await words(house, "Tom")
    for name, group in (("Mia", False), ("Gus", False), ("Anna", True)):
        assert "Stadtwerke" not in await words(house, name, group=group), name


async def test_lists_are_expected_the_last_one_used_first(house: House) -> None:
    for name, item in (("Bornholm", "tent"), ("Wedding", "cake"), ("Bornholm", "map")):
        await run(house, "Anna", AddItems(name, (item,)))
    assert await house.app.pods["family"].words(house.asker("Mia")) == ["Bornholm", "Wedding"]
    assert not await words(house, "Gus")


async def test_names_in_chores_are_expected_of_the_family(house: House) -> None:
    await run(house, "Anna", AddChore("feed Minka", (1, 2), SOON))
    assert "Minka" in await words(house, "Mia")
    assert "Minka" not in await words(house, "Gus")


async def test_names_in_reminders_are_expected_of_who_may_know_of_them(house: House) -> None:
    await run(house, "Anna", CreateReminder("call Rumpold", SOON, (house.member("Anna").id,)))
    assert "Rumpold" in await words(house, "Anna")
    assert "Rumpold" not in await words(house, "Anna", group=True)
    assert "Rumpold" not in await words(house, "Tom")


async def test_names_in_facts_are_expected_where_everybody_may_know_them(house: House) -> None:
    own = private_to(house.member("Anna").id)
    told = (("vet", "Brzezinski", None), ("code word", "Rumpelstilz", PARENTS), ("rival", "Zamperini", own))
    await run(house, "Anna", *(TellFact(f"our {what} is {name}", audience) for what, name, audience in told))
    assert await words(house, "Anna") & {"Brzezinski", "Rumpelstilz", "Zamperini"} == {"Brzezinski"}
    assert "Brzezinski" in await words(house, "Mia")
    assert "Brzezinski" not in await words(house, "Gus")
