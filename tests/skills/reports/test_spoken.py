"""Reports and budgets as a family asks for them: from the words to the reply with its picture or file."""

from __future__ import annotations

from datetime import date

import pytest

from skills.budgets.spending import Scope, Span, total
from tests.house import House
from tests.skills.reports.ledgers import book, money, reading, spent


@pytest.fixture
def filled(house: House) -> House:
    book(
        house,
        spent("62", shop="Lidl"),
        spent("50", date(2026, 10, 3), shop="Aldi"),
        spent("120.40", date(2026, 11, 4), "leisure", "Zoo", by=2),
    )
    return house


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "how much did we spend on groceries this month compared with last month?",
            "€12.00 more than before (24 % more)",
        ),
        ("the five biggest expenses this year", "1. €120.40 · Zoo"),
        ("will we make it to the end of the month?", "By Mon 30 Nov it will be about"),
    ],
)
async def test_questions_are_answered(filled: House, text: str, said: str) -> None:
    assert said in (await filled.say("Anna", text)).text


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("show me a chart of spending", ".png"),
        ("how was our year 2026?", ".png"),
        ("export our expenses as csv", ".csv"),
        ("export everything as beancount", ".beancount"),
    ],
)
async def test_files_come_with_the_reply(filled: House, text: str, ending: str) -> None:
    (file,) = (await filled.say("Anna", text)).files
    assert file.name.endswith(ending)


async def test_budgets_are_set_drawn_and_removed(filled: House) -> None:
    assert "everything: €2,000.00" in (await filled.say("Anna", "we want to spend at most 2,000 a month")).text
    assert "for leisure for Tom" in (await filled.say("Anna", "Tom's budget for leisure is 50 a week")).text
    assert (await filled.say("Anna", "how are the budgets doing?")).files == ()
    (picture,) = (await filled.press("Anna", "chart")).files
    assert picture.name == "budgets-2026-11-21.png"
    await filled.say("Tom", "remove the leisure budget")
    assert [one["category"] for one in filled.state["budgets"]] == [None]


async def test_the_others_hear_of_a_budget_that_is_passed(filled: House) -> None:
    await filled.say("Anna", "budget for groceries 100 euros a month")
    reply = await filled.say("Anna", "spent 40 at Lidl")
    assert "€2.00 too much" in reply.text
    await filled.ring()
    assert [(sent.to, "passed" in sent.text) for sent in filled.channel.sent] == [("Tom", True)]


async def test_a_child_and_a_guest_learn_nothing(filled: House) -> None:
    for name in ("Mia", "Gus"):
        for text in ("show me a chart of spending", "how was our year 2026?", "how are the budgets doing?"):
            reply = await filled.say(name, text)
            assert reply.files == ()
            assert "€" not in reply.text


def test_amounts_stay_exact_over_many_entries(house: House) -> None:
    """A tenth has no binary fraction: thousands of them still come to what they are."""
    book(house, *(spent("0.10") for _ in range(3000)), *(spent("0.07") for _ in range(1000)))
    span = Span(date(2026, 11, 1), date(2026, 12, 1))
    assert total(reading(house).rows, Scope(), span, "EUR") == (money("370.00"), ())
