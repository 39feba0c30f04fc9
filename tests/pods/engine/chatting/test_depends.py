"""Which messages hang together is seen by how they are built, in five languages."""

from __future__ import annotations

import pytest

from bot.chatting import tools_for
from bot.conversation import Conversation
from bot.scenes import scene_of
from knowledge.people import Role
from pods.engine.chatting import Plan, may_depend, plan_of
from tests.conftest import Opener
from tests.house import House


async def planned(house: House, text: str) -> Plan:
    """As a turn plans it."""
    scene = await scene_of(house.asker("Anna"), house.app.pods, Conversation())
    tools = tools_for(house.app.pods, Role.ADMIN)
    plan = plan_of(text, scene, house.app.assistant.reader, tools)
    assert may_depend(text, scene) or not plan.depends
    return plan


@pytest.mark.parametrize(
    ("language", "text", "order"),
    [
        ("en", "Is anything on tomorrow afternoon? If not, put football at 3pm in", "planner.event_create"),
        ("de", "Wenn am Freitagabend nichts ist, trag Essen mit Tom um 19 Uhr ein", "planner.event_create"),
        ("fr", "S'il n'y a rien mardi soir, ajoute cinéma à 20h au calendrier", "planner.event_create"),
        ("es", "¿Hay algo el viernes por la tarde? Si no, pon cena con Tom a las 8", "planner.event_create"),
        ("it", "Se venerdì sera siamo liberi, metti cena con Tom alle 20", "planner.event_create"),
    ],
)
async def test_an_order_under_a_condition_waits_for_a_look(
    open_house_with: Opener, language: str, text: str, order: str
) -> None:
    plan = await planned(open_house_with(language=language), text)
    assert (plan.depends, plan.orders) == (True, 1)
    assert [one.request.intent for one in plan.wanted if one.request is not None] == [order]
    assert plan.wanted[0].condition
    assert plan.first
    assert plan.looks


@pytest.mark.parametrize(
    "text",
    [
        "we need milk and eggs",
        "what's on tomorrow?",
        "remind me at 5 to call grandma and add milk to the list",
        "Remind me to take an umbrella if it rains",
        "Remind me to ask Tom if he has the key",
        "If it rains tomorrow, remind me at 8 to take the umbrella",
        "please see if a room is free tomorrow at noon",
    ],
)
async def test_everything_else_does_not(house: House, text: str) -> None:
    assert not (await planned(house, text)).depends


async def test_an_hour_without_a_day_is_on_the_day_that_was_asked_about(house: House) -> None:
    plan = await planned(house, "Is there anything on Friday evening? If not, put dinner with Tom at 7 in")
    request = plan.wanted[0].request
    assert request is not None
    assert request.when is not None
    assert str(request.when.start) == "2026-11-27 19:00:00"


async def test_what_the_house_cannot_look_up_by_itself_is_looked_up_by_the_model(house: House) -> None:
    plan = await planned(house, "Add butter to the shopping list if it isn't on it yet")
    assert (plan.depends, plan.first) == (True, ())
    assert [tool.name for tool in plan.looks] == ["list_query"]


async def test_what_points_at_an_answer_is_left_to_the_model(house: House) -> None:
    plan = await planned(house, "Who has the bins on Monday? Remind him tomorrow at 6pm to buy bags")
    assert plan.depends
    assert plan.wanted[0].request is None
    assert "reminder_create" in [tool.name for tool in plan.tools]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Is anything on tomorrow? If not, put football at 3pm in, otherwise add oranges to the list", [False, True]),
        ("If we're free tomorrow, put football at 3pm in, otherwise add oranges to the list", [True, False]),
        ("Unless we're free tomorrow, add oranges to the list", [False]),
        ("Is anything on tomorrow? Unless there is, put football at 3pm in", [False]),
        ("Put football at 3pm tomorrow in if nothing is on in the calendar tomorrow afternoon", [True]),
    ],
)
async def test_each_order_knows_what_has_to_be_so(house: House, text: str, wanted: list[bool]) -> None:
    plan = await planned(house, text)
    claims = [one.claim for one in plan.wanted]
    assert [claim.wanted for claim in claims if claim is not None] == wanted
    assert {claim.place for claim in claims if claim is not None} == {0}
