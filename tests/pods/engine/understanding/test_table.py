"""Plain sentences and what they say: a small table against steps backwards."""

from __future__ import annotations

from typing import Any

import pytest

from pods.engine.understanding import Last, Scene, Understood
from skills.engine.command import Ref
from skills.engine.money import Money
from tests.house import House


def read(house: House, text: str, **more: Any) -> Understood:
    asker = house.asker("Anna")
    scene = Scene(asker.member, asker.members, asker.local_now, "EUR", "en", **more)
    return house.app.assistant.reader.read(text, scene)


INTENTS = {
    "planner.event_create": ["dentist for Mia next Tuesday at 3pm", "Zahnarzt für Mia am Dienstag um 15 Uhr"],
    "planner.event_query": ["what's on tomorrow?", "do we have anything on Sunday?"],
    "planner.reminder_create": ["remind me at 6pm to water the plants", "erinnere mich um 18 Uhr an die Blumen"],
    "planner.reminder_query": ["show my reminders"],
    "family.list_add": ["we need milk and bread", "put eggs on the shopping list", "wir brauchen Milch und Brot"],
    "family.list_query": ["show me the shopping list"],
    "finance.expense_log": ["spent 12.30 at Lidl", "I paid 40 euros for petrol", "12,30 bei Lidl ausgegeben"],
    "finance.spending_query": ["how much did we spend this month?"],
}


@pytest.mark.parametrize(("intent", "text"), [(intent, text) for intent, texts in INTENTS.items() for text in texts])
def test_intents(house: House, intent: str, text: str) -> None:
    assert [request.intent for request in read(house, text).requests] == [intent]


@pytest.mark.parametrize(
    ("text", "control"),
    [("undo that", "undo"), ("yes please", "confirm"), ("no", "deny"), ("hello", "hello"), ("thanks!", "thanks")],
)
def test_words_that_steer(house: House, text: str, control: str) -> None:
    assert read(house, text).control == control


def test_the_parts_of_an_event(house: House) -> None:
    (request,) = read(house, "dentist for Mia next Tuesday at 3pm").requests
    assert request.title == "dentist"
    assert request.people.ids == (house.member("Mia").id,)
    assert request.when is not None
    assert str(request.when.start) == "2026-11-24 15:00:00"


def test_the_parts_of_an_expense(house: House) -> None:
    (request,) = read(house, "spent 12.30 at Lidl yesterday").requests
    assert request.money == (Money(1230, "EUR"),)
    assert (request.merchant, request.category) == ("Lidl", "groceries")
    assert request.when is not None
    assert str(request.when.day) == "2026-11-20"


def test_the_items_of_a_list(house: House) -> None:
    (request,) = read(house, "we need milk, 6 eggs and bread").requests
    assert request.items == ("milk", "6 eggs", "bread")


def test_several_requests(house: House) -> None:
    requests = read(house, "dentist on Monday at 9am and we need apples").requests
    assert [request.intent for request in requests] == ["planner.event_create", "family.list_add"]


def test_a_follow_up_speaks_of_the_last_outcome(house: House) -> None:
    last = Last("planner.event_create", (Ref("calendar", 7),), "dentist next Tuesday at 3pm")
    (request,) = read(house, "make it 4pm", last=last).requests
    assert (request.intent, request.target, request.amends) == ("planner.event_move", (Ref("calendar", 7),), True)


@pytest.mark.parametrize("text", ["x" * 4000, "and " * 900, "tomorrow " * 400, "1" * 500, "\u0301" * 200, "?!…", "-"])
def test_nothing_makes_it_fail(house: House, text: str) -> None:
    assert read(house, text) is not None
