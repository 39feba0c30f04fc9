"""Lists: added, ticked, taken off, and deleted only after a yes."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from bot.replies.catalogue import catalogue
from bot.replies.render import render
from bot.replies.words import Words
from knowledge.store.database import Database
from skills.engine.asking import NotAllowedError
from skills.engine.command import Asker, Days, Outcome, Reading, Ref
from skills.engine.request import People, Request
from skills.engine.times import TimeKind, TimeSpan
from skills.engine.zones import wall
from skills.lists.commands import AddItems, ChangeItem, ShowList, TickItems, skill
from skills.lists.quantities import requantified
from skills.lists.reading import read_add, read_change, read_show
from tests.house import House

FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 30)


def said(outcome: Outcome, asker: Asker) -> list[str]:
    """The lines of an outcome, in the words of whom it is for."""
    return render(outcome, Words(catalogue(asker.member.language), asker.zone, asker.now)).splitlines()


def day(house: House, when: str) -> TimeSpan:
    """A day as understanding gives it."""
    start = wall(house.local(f"{when}T00:00"), house.zone)
    return TimeSpan(0, 0, "", TimeKind.DATE, start, has_date=True, grain="day")


async def test_items_land_on_the_shopping_list_one_by_one(house: House) -> None:
    reply = await house.say("Anna", "we need milk, 6 eggs and bread")
    assert house.items() == {"milk": False, "6 eggs": False, "bread": False}
    for item in ("milk", "6 eggs", "bread"):
        assert item in reply.text
    await house.press("Anna", "undo")
    assert house.items() == {}


async def test_what_is_there_is_not_added_twice(house: House) -> None:
    await house.say("Anna", "we need milk")
    await house.say("Tom", "we need Milk and bread")
    assert {item.casefold() for item in house.items()} == {"milk", "bread"}


async def test_ticked_items_leave_the_list_and_come_back_when_needed(house: House) -> None:
    await house.say("Anna", "we need milk and bread")
    await house.say("Tom", "we bought the milk")
    assert house.items() == {"milk": True, "bread": False}
    shown = (await house.say("Anna", "show me the shopping list")).text
    assert "bread" in shown
    assert "milk" not in shown
    await house.say("Anna", "we need milk")
    assert house.items() == {"milk": False, "bread": False}


async def test_taking_something_off_is_done_at_once(house: House) -> None:
    await house.say("Anna", "we need milk and bread")
    reply = await house.say("Anna", "take the bread off the shopping list")
    assert house.items() == {"milk": False}
    assert [button.name for button in reply.buttons] == ["undo"]
    await house.press("Anna", "undo")
    assert house.items() == {"milk": False, "bread": False}


async def test_deleting_a_list_asks_first(house: House) -> None:
    await house.say("Anna", "we need milk and bread")
    await house.say("Anna", "delete the shopping list")
    assert len(house.items()) == 2
    await house.press("Anna", "confirm")
    assert house.state["lists"] == []
    await house.press("Anna", "undo")
    assert house.items() == {"milk": False, "bread": False}


async def test_a_child_takes_off_only_what_it_added(house: House) -> None:
    await house.say("Anna", "we need milk")
    await house.say("Mia", "we need chocolate")
    assert "refused" in (await house.say("Mia", "take the milk off the shopping list")).tags
    await house.say("Mia", "take the chocolate off the shopping list")
    assert house.items() == {"milk": False}


async def test_what_is_to_do_has_a_list_of_its_own(house: House) -> None:
    await house.say("Anna", "add fix the bike to my todo list")
    assert house.items("todo") == {"fix the bike": False}
    assert house.items() == {}
    await house.say("Anna", "the bike is fixed")
    assert house.items("todo") == {"fix the bike": True}


async def test_what_is_not_there_is_not_found(house: House) -> None:
    await house.say("Anna", "we need milk")
    await house.say("Anna", "take the caviar off the shopping list")
    assert house.items() == {"milk": False}


@pytest.mark.parametrize(
    ("old", "said", "new"),
    [
        ("1 kg sugar", "2 kg", "2 kg sugar"),
        ("milk", "2 bottles", "2 bottles milk"),
        ("sugar", "brown sugar", "brown sugar"),
    ],
)
def test_another_quantity_keeps_the_thing(old: str, said: str, new: str) -> None:
    assert requantified(old, said) == new


async def test_a_to_do_has_a_day_and_somebody_who_does_it(house: House) -> None:
    pod, anna, tom = house.app.local("planner"), house.asker("Anna"), house.asker("Tom")
    request = Request(
        "planner.todo_add", "", "en", items=("call the plumber",), when=day(house, "2026-11-27"), people=People((2,))
    )
    command = read_add(request, Reading(anna, pod.database))
    assert command == AddItems("todo", ("call the plumber",), FRIDAY, None, (2,))
    added = await pod.run(command, anna)
    assert said(added, anna)[1:] == ["• call the plumber — Tom, by Fri 27 Nov"]
    assert said(await pod.run(ShowList("todo"), tom), tom)[1:] == ["• call the plumber — Tom, by Fri 27 Nov"]
    assert added.journal is not None
    await pod.undo(added.journal, anna)
    assert house.items("todo") == {}


async def test_what_is_bought_has_neither(house: House) -> None:
    request = Request("family.list_add", "", "en", items=("milk",), when=day(house, "2026-11-27"), people=People((2,)))
    reading = Reading(house.asker("Anna"), house.app.local("family").database)
    assert read_add(request, reading) == AddItems("shopping", ("milk",))


async def test_what_is_overdue_stands_first_and_what_is_for_others_is_only_counted(house: House) -> None:
    pod, anna, tom = house.app.local("planner"), house.asker("Anna"), house.asker("Tom")
    await pod.run(AddItems("todo", ("fix the bike",)), anna)
    await pod.run(AddItems("todo", ("pay the fee",), MONDAY), anna)
    await pod.run(AddItems("todo", ("return the book",), FRIDAY, None, (anna.member.id,)), tom)
    await pod.run(AddItems("todo", ("call the plumber",), FRIDAY, None, (tom.member.id,)), anna)
    await house.advance("2026-11-28T10:00")
    anna = house.asker("Anna")
    mine = read_show(Request("planner.todo_query", "", "en"), Reading(anna, pod.database))
    assert said(await pod.run(mine, anna), anna)[1:] == [
        "• return the book — Anna, ⚠️ overdue since yesterday, Fri 27 Nov",
        "• pay the fee — by Mon 30 Nov",
        "• fix the bike",
        "One more is for others.",
    ]
    toms = read_show(Request("planner.todo_query", "", "en", people=People((2,), True)), Reading(anna, pod.database))
    assert "call the plumber" in "".join(said(await pod.run(toms, anna), anna))


async def test_another_day_and_another_person(house: House) -> None:
    pod, anna = house.app.local("planner"), house.asker("Anna")
    reading = Reading(anna, pod.database)
    item = (await pod.run(AddItems("todo", ("call the plumber", "call grandma"), FRIDAY), anna)).refs[0].id
    moved = Request("planner.todo_change", "", "en", title="plumber", when=day(house, "2026-11-30"))
    assert read_change(moved, reading) == ChangeItem(item, due=MONDAY)
    given = Request("planner.todo_change", "", "en", items=("the plumber",), people=People((2,), True))
    assert read_change(given, reading) == ChangeItem(item, only_who=(2,))
    more = Request(
        "planner.todo_change", "", "en", people=People((1,), True), target=(Ref("lists", item),), amends=True
    )
    assert read_change(more, reading) == ChangeItem(item, add_who=(1,))
    await pod.run(read_change(moved, reading), anna)
    await pod.run(read_change(given, reading), anna)
    changed = await pod.run(read_change(more, reading), anna)
    assert said(changed, anna)[1:] == ["• call the plumber — Tom and Anna, by Mon 30 Nov"]


async def test_a_to_do_stands_in_the_brief_of_its_day(house: House) -> None:
    pod, anna = house.app.local("planner"), house.asker("Anna")
    await pod.run(AddItems("todo", ("call the plumber",), FRIDAY, None, (house.member("Tom").id,)), anna)
    pay = (await pod.run(AddItems("todo", ("pay the fee",), FRIDAY), anna)).refs[0].id

    def lines(name: str, start: date) -> list[str]:
        asker = house.asker(name)
        found = skill.brief(Reading(asker, pod.database), Days(start, 1, house.zone)) if skill.brief else []
        return [line for outcome in found for line in said(outcome, asker)]

    assert lines("Tom", FRIDAY) == ["• call the plumber — Tom, by Fri 27 Nov"]
    assert lines("Anna", FRIDAY) == ["• pay the fee — by Fri 27 Nov"]
    assert lines("Mia", FRIDAY) == lines("Gus", FRIDAY) == lines("Tom", MONDAY) == []
    await house.advance("2026-11-30T07:00")
    assert lines("Tom", MONDAY) == ["• call the plumber — Tom, ⚠️ overdue since Fri 27 Nov"]
    await pod.run(TickItems((pay,)), house.asker("Anna"))
    assert lines("Anna", MONDAY) == []


async def test_a_to_do_at_a_time_is_late_only_after_it(house: House) -> None:
    pod = house.app.local("planner")
    await pod.run(AddItems("todo", ("call the bank",), None, house.local("2026-11-21T17:00")), house.asker("Anna"))
    for at, mark in (("2026-11-21T16:59", "by today"), ("2026-11-21T17:01", "overdue since today")):
        await house.advance(at)
        asker = house.asker("Anna")
        assert mark in said(await pod.run(ShowList("todo"), asker), asker)[1]


async def test_a_child_gives_nothing_to_others(house: House) -> None:
    pod, mia = house.app.local("planner"), house.asker("Mia")
    own = (await pod.run(AddItems("todo", ("tidy my room",), FRIDAY, None, (mia.member.id,)), mia)).refs[0].id
    for command in (AddItems("todo", ("cook",), None, None, (1,)), ChangeItem(own, add_who=(1,))):
        with pytest.raises(NotAllowedError, match="not-allowed-todos"):
            await pod.run(command, mia)
    assert house.items("todo") == {"tidy my room": False}


def test_what_was_on_a_list_before_there_were_days_gets_a_name_of_its_own(tmp_path: Path) -> None:
    before = sqlite3.connect(tmp_path / "lists.db")
    before.executescript((skill.migrations / "0001_first.sql").read_text("utf-8"))
    before.executescript(
        "CREATE TABLE migrations (component TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT;"
        "INSERT INTO migrations VALUES ('lists', 1);"
        "INSERT INTO lists VALUES (3, 'todo', 1, 'family', '2026-11-01');"
        "INSERT INTO items VALUES (5, 3, 'fix the bike', 0, 1, '2026-11-02'), (9, 3, 'call', 1, 2, '2026-11-03');"
    )
    before.close()
    database = Database(tmp_path / "lists.db", {"lists": skill.migrations})
    rows = database.rows("SELECT * FROM items ORDER BY id")
    database.close()
    assert [(row["id"], row["text"], row["done"], row["due"], row["who"], row["changed_at"]) for row in rows] == [
        (5, "fix the bike", 0, None, "[]", "2026-11-02"),
        (9, "call", 1, None, "[]", "2026-11-03"),
    ]
    assert len({row["uid"] for row in rows}) == 2
