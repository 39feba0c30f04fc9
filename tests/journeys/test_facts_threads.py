"""What is said of facts and papers in several messages: told, corrected, listed, shared, forgotten."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.conftest import Opener
from tests.house import House
from tests.skills.documents.papers import RULES, documents, send

Facts = Sequence[tuple[str, str]]

THREADS: list[tuple[str, list[str], Facts]] = [
    ("en", ["the boiler's code is 4711", "no, 4712"], [("the boiler's code is 4712", "parents")]),
    ("en", ["the boiler's code is 4711", "that has changed", "4713"], [("the boiler's code is 4713", "parents")]),
    ("en", ["the spare key is here", "keep it for us parents"], [("the spare key is here", "parents")]),
    ("en", ["the spare key is here", "what do you know?", "forget number 1", "yes"], []),
    (
        "en",
        ["the spare key is here", "what's the boiler's code?", "forget number 2"],
        [("the spare key is here", "family")],
    ),
    (
        "en",
        ["the spare key is here", "Leo's shoe size is 34", "what do you know?", "the second one is only for me"],
        [("the spare key is here", "family"), ("Leo's shoe size is 34", "member:1")],
    ),
    (
        "en",
        ["Leo's shoe size is 34", "what's Leo's shoe size?", "it's 35 now", "what is Leo's shoe size?", "sorry, 36"],
        [("Leo's shoe size is 36", "family")],
    ),
    (
        "de",
        ["der Klempner heißt Weber", "ich meinte Huber", "Gäste dürfen das auch wissen"],
        [("der Klempner heißt Huber", "guests")],
    ),
    ("de", ["der Klempner heißt Weber", "das stimmt nicht mehr", "ja"], []),
    (
        "fr",
        ["le code de la chaudière est 4711", "c'est 4712 maintenant", "que sais-tu ?", "le premier seulement pour moi"],
        [("le code de la chaudière est 4712", "member:1")],
    ),
    (
        "es",
        ["el código de la caldera es 4711", "ahora es 4712", "todos pueden saberlo"],
        [("el código de la caldera es 4712", "family")],
    ),
    (
        "it",
        ["l'idraulico si chiama Weber", "no, Huber", "cosa sai?", "dimentica il primo", "sì", "annulla"],
        [("l'idraulico si chiama Huber", "family")],
    ),
]


@pytest.mark.parametrize(("language", "said", "known"), THREADS, ids=[" / ".join(row[1]) for row in THREADS])
async def test_what_is_known_in_the_end(open_house_with: Opener, language: str, said: list[str], known: Facts) -> None:
    house = open_house_with(language=language)
    for message in said:
        await house.say("Anna", message)
    assert [(one["text"], one["audience"]) for one in house.state["facts"]] == list(known)


async def test_where_a_fact_is_from(house: House) -> None:
    await house.say("Tom", "the wifi for guests is Burrow, guests may know it")
    await house.say("Anna", "what's the wifi for guests?")
    reply = await house.say("Anna", "who told you that?")
    assert "Tom told me" in reply.text
    assert "Guests may know it, too." in reply.text


async def test_a_fact_of_somebody_else_is_not_corrected_by_a_child(house: House) -> None:
    await house.say("Tom", "the wifi for guests is Burrow, everybody may know")
    await house.say("Mia", "what's the wifi for guests?")
    await house.say("Mia", "no, Badger")
    assert [one["text"] for one in house.state["facts"]] == ["the wifi for guests is Burrow"]


async def test_what_a_machine_shows_is_looked_for_in_the_papers(house: House) -> None:
    reply = await house.say("Anna", "the dishwasher shows E14, what should I check first?")
    assert "papers" in reply.text


@pytest.fixture
async def two_papers(house: House) -> House:
    """A household with two papers, of which the newest is listed first."""
    await send(house, "Anna", RULES, "house-rules.txt")
    await send(house, "Anna", "The notice period is three months.", "lease.txt")
    await house.say("Anna", "which papers do we have?")
    return house


async def test_a_paper_is_picked_by_its_place(two_papers: House) -> None:
    assert [file.name for file in (await two_papers.say("Anna", "show me the second one")).files] == ["house-rules.txt"]
    listed = await two_papers.say("Anna", "the first one is only for us parents")
    assert "lease.txt" in listed.text
    assert documents(two_papers) == {"house-rules.txt": "family", "lease.txt": "family"}
    await two_papers.say("Anna", "the first one is only for us parents")
    assert documents(two_papers) == {"house-rules.txt": "family", "lease.txt": "parents"}
    assert "grown-ups" in (await two_papers.say("Anna", "who may see it?")).text


async def test_of_several_papers_none_is_made_private_unasked(two_papers: House) -> None:
    reply = await two_papers.say("Anna", "keep it private")
    assert {button.label for button in reply.buttons} == {"house-rules.txt", "lease.txt"}
    assert set(documents(two_papers).values()) == {"family"}


async def test_one_paper_of_several_is_taken_away(two_papers: House) -> None:
    await two_papers.say("Anna", "delete number 2")
    await two_papers.say("Anna", "yes")
    assert set(documents(two_papers)) == {"lease.txt"}
