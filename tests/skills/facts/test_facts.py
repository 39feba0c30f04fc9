"""Facts: kept as told, found by those who may know them, replaced with their days, forgotten after a yes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from knowledge.search import Library, SearchSettings
from skills.engine.asking import MissingError, NotAllowedError, NotFoundError, SeveralError
from skills.engine.command import Outcome, Ref
from skills.engine.errors import PersonError
from skills.engine.privacy import readable
from skills.facts.citing import citation, others_told
from skills.facts.commands import FindFacts, FixFact, ForgetFact, ShareFact, TellFact
from tests.house import House
from tests.skills.facts.telling import asker, forget, known, lines, read, reading, run, tell, undo
from tests.skills.test_lists import said

ANNA, TOM, MIA = 1, 2, 3


def tables(house: House) -> list[object]:
    database = house.app.local("knowledge").database
    names = ("documents", "facts", "chunks", "chunks_fts")
    return [database.rows(f"SELECT * FROM {name} ORDER BY rowid") for name in names]


def found(house: House, question: str, name: str, *, group: bool = False) -> list[str]:
    """The texts that search loads for a question of a member."""
    pod = house.app.local("knowledge")
    settings, keys = SearchSettings(strategy="sparse", chroma=False), house.app.seals.keyring
    library = Library(pod.database, pod.database.path.parent, settings, keys=keys)
    audiences = readable(asker(house, name, group=group))
    return [passage.text for passage in library.search(question, audiences, "en").passages]


def fact_id(outcome: Outcome) -> int:
    return outcome.refs[0].id


# --- telling ----------------------------------------------------------------------------------------------------------


async def test_a_fact_is_kept_as_it_was_told_and_found_by_the_family(house: House) -> None:
    outcome = await tell(house, "Please remember that the spare key is with the neighbours.")
    assert said(outcome, house.asker("Anna")) == ["📝 Noted: “the spare key is with the neighbours”"]
    (fact,) = house.state["facts"]
    assert (fact["text"], fact["audience"], fact["owner"]) == ("the spare key is with the neighbours", "family", "Anna")
    for name in ("Anna", "Tom", "Mia"):
        assert found(house, "where is the spare key?", name) == ["the spare key is with the neighbours"]
    assert found(house, "where is the spare key?", "Gus") == []


async def test_nothing_told_is_asked_for(house: House) -> None:
    with pytest.raises(MissingError):
        read(house, "tell", "remember that")


async def test_it_is_known_whom_it_is_about(house: House) -> None:
    await tell(house, "Mia's shoe size is 33")
    await tell(house, "my locker number is 12", "Tom")
    await tell(house, "we have two bikes")
    assert [fact["about"] for fact in house.state["facts"]] == [["Mia"], ["Tom"], []]
    only_child = read(house, "tell", "our daughter is allergic to nuts")
    assert only_child == TellFact("our daughter is allergic to nuts", None, (MIA,), "en")
    assert await lines(house, "What do you know about Mia?", "Tom") == [
        "1. “Mia's shoe size is 33” – Anna, today, Sat 21 Nov"
    ]
    assert await lines(house, "what do you know about me?", "Tom") == [
        "2. “my locker number is 12” – you, today, Sat 21 Nov"
    ]
    assert len(await lines(house, "what do you know about us?", "Tom")) == 3
    assert await lines(house, "what do you know about the bikes") == ["3. “we have two bikes” – you, today, Sat 21 Nov"]
    assert await lines(house, "what do you know about dragons?") == []


async def test_a_secret_is_for_the_grown_ups_until_somebody_says_otherwise(house: House) -> None:
    outcome = await tell(house, "remember that the boiler's code is 4711")
    assert [note.key for note in outcome.notes] == ["fact-kept-secret"]
    assert [await known(house, name) for name in ("Tom", "Mia", "Gus")] == [{"the boiler's code is 4711"}, set(), set()]
    (offer,) = outcome.offers
    shared = await run(house, offer.command)
    assert await known(house, "Mia") == {"the boiler's code is 4711"}
    assert await known(house, "Gus") == set()
    await undo(house, shared)
    assert await known(house, "Mia") == set()


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("the dress code at the gala is black tie", "family"),
        ("the wifi password is sunshine, guests may know", "guests"),
        ("the wifi password is sunshine, everybody may know", "family"),
        ("only for me: the safe is behind the picture", "member:1"),
        ("Mia's birthday present is in the attic", "parents"),
        ("Tom's birthday present is a watch", "member:1"),
        ("the cake in the fridge is only for me", "member:1"),
    ],
)
async def test_who_may_know(house: House, text: str, audience: str) -> None:
    await tell(house, text)
    assert house.state["facts"][0]["audience"] == audience


@pytest.mark.parametrize(
    ("understood", "audience"), [("private", "member:1"), ("parents", "parents"), ("guests", None), ("", None)]
)
async def test_what_was_understood_besides_only_makes_it_closer(
    house: House, understood: str, audience: str | None
) -> None:
    command = read(house, "tell", "the key is in the shed", audience=understood)
    assert command == TellFact("the key is in the shed", audience, (), "en")


async def test_what_is_told_in_the_group_is_for_those_in_it(house: House) -> None:
    await tell(house, "the wifi password is sunshine", group=True)
    assert house.state["facts"][0]["audience"] == "family"


async def test_what_a_child_tells_is_for_the_family_or_for_itself(house: House) -> None:
    await tell(house, "my tablet's pin is 1234", "Mia")
    await tell(house, "my diary is under the bed, just for me", "Mia")
    assert [fact["audience"] for fact in house.state["facts"]] == ["family", f"member:{MIA}"]
    for words in ("parents only", "guests may know"):
        with pytest.raises(PersonError, match="fact-audience-not-yours"):
            await tell(house, f"the key is under the pot, {words}", "Mia")


async def test_what_is_known_is_not_kept_twice_but_may_get_another_audience(house: House) -> None:
    await tell(house, "the plumber is Mr Miller")
    assert (await tell(house, "The plumber is Mr Miller.", "Tom")).key == "fact-known"
    assert (await tell(house, "the plumber is Mr Miller, parents only", "Tom")).key == "fact-shared"
    assert [fact["audience"] for fact in house.state["facts"]] == ["parents"]


async def test_two_may_tell_the_same_in_private(house: House) -> None:
    await tell(house, "the safe is in the attic, just for me")
    assert (await tell(house, "the safe is in the attic, just for me", "Tom")).key == "fact-told"
    assert len(house.state["facts"]) == 2


# --- what is otherwise now --------------------------------------------------------------------------------------------


async def test_what_is_now_otherwise_takes_the_place_and_both_are_said_with_their_days(house: House) -> None:
    await tell(house, "the boiler's code is 4711")
    house.clock.set(house.clock.now() + timedelta(days=2))
    before = tables(house)
    outcome = await tell(house, "the boiler's code is 4712 now", "Tom")
    assert said(outcome, house.asker("Tom")) == [
        "📝 From now on (parents only): “the boiler's code is 4712 now”",
        "No longer:",
        "• Older: “the boiler's code is 4711” – Anna, Sat 21 Nov",
    ]
    assert found(house, "what is the boiler's code?", "Anna") == ["the boiler's code is 4712 now"]
    await undo(house, outcome, "Tom")
    assert tables(house) == before
    assert found(house, "what is the boiler's code?", "Anna") == ["the boiler's code is 4711"]


async def test_what_contradicts_stands_beside_with_a_button_that_settles_it(house: House) -> None:
    await tell(house, "our plumber is Mr Miller")
    house.clock.set(house.clock.now() + timedelta(days=2))
    outcome = await tell(house, "our plumber is Mrs Jones", "Tom")
    assert said(outcome, house.asker("Tom"))[1:] == [
        "I was told something else before. I keep both, and this one is newer:",
        "• Older: “our plumber is Mr Miller” – Anna, Sat 21 Nov",
    ]
    assert len(await lines(house, "what do you know about the plumber?")) == 2
    (offer,) = outcome.offers
    settled = await run(house, offer.command, "Tom")
    assert await known(house, "Anna") == {"our plumber is Mrs Jones"}
    await undo(house, settled, "Tom")
    assert len(await known(house, "Anna")) == 2


async def test_what_says_something_else_of_the_same_person_is_no_contradiction(house: House) -> None:
    await tell(house, "Mia is allergic to nuts")
    for text in ("Mia is eight years old", "Mia is allergic to penicillin", "Tom is allergic to nuts"):
        assert (await tell(house, text)).notes == ()
    outcome = await tell(house, "Mia is no longer allergic to nuts")
    assert [line.facts["text"] for line in outcome.facts["lines"]] == ["Mia is allergic to nuts"]


async def test_a_child_does_not_replace_what_others_told(house: House) -> None:
    await tell(house, "our plumber is Mr Miller")
    outcome = await tell(house, "our plumber is now Mr Jones", "Mia")
    assert outcome.key == "fact-told"
    assert outcome.offers == ()
    with pytest.raises(NotAllowedError):
        await run(house, FixFact((fact_id(outcome) - 1,), TellFact("our plumber is Mr X")), "Mia")


async def test_a_private_fact_of_another_is_neither_said_nor_replaced(house: House) -> None:
    await tell(house, "the safe's code is 1111, just for me", "Tom")
    outcome = await tell(house, "the safe's code is 2222 now")
    assert outcome.key == "fact-told"
    assert [note.key for note in outcome.notes] == ["fact-kept-secret"]
    assert await known(house, "Tom") == {"the safe's code is 1111", "the safe's code is 2222 now"}


# --- forgetting -------------------------------------------------------------------------------------------------------


async def test_it_asks_before_it_forgets_and_undo_brings_it_back_exactly(house: House) -> None:
    await tell(house, "the boiler's code is 4711")
    before = tables(house)
    command = read(house, "forget", "forget what I told you about the boiler")
    taken = await house.app.pods["knowledge"].take(command, house.asker("Anna"))
    assert taken.question is not None
    assert said(taken.question, house.asker("Anna"))[0] == "Forget this?"
    outcome = await run(house, command)
    assert (await known(house, "Anna"), found(house, "boiler code", "Anna")) == (set(), [])
    await undo(house, outcome)
    assert tables(house) == before
    assert found(house, "boiler code", "Anna") == ["the boiler's code is 4711"]


async def test_by_the_number_that_was_shown(house: House) -> None:
    for text in ("the car is grey", "the bike is red", "the pram is blue"):
        await tell(house, text)
    await forget(house, "forget number 2")
    assert await known(house, "Anna") == {"the car is grey", "the pram is blue"}
    for text in ("forget number 7", "forget number 0"):
        with pytest.raises(NotFoundError):
            await forget(house, text)


async def test_numbers_do_not_tell_that_there_is_more(house: House) -> None:
    await tell(house, "the safe's code is 1111")
    await tell(house, "the car is grey")
    assert [line[:2] for line in await lines(house, "what do you know?", "Mia")] == ["1."]


async def test_several_that_fit_are_asked_about_and_the_pick_is_forgotten(house: House) -> None:
    await tell(house, "the garage code is 1111")
    await tell(house, "the gate code is 2222")
    with pytest.raises(SeveralError) as asked:
        await forget(house, "forget the code")
    picked = asked.value.picks[0]
    command = read(house, "forget", "forget the code", target=(Ref(picked.skill, picked.id),))
    assert command == ForgetFact((picked.id,))


async def test_everything_about_somebody(house: House) -> None:
    await tell(house, "Mia is allergic to nuts")
    await tell(house, "Mia's shoe size is 33")
    await tell(house, "the car is grey")
    await forget(house, "forget everything you know about Mia")
    assert await known(house, "Anna") == {"the car is grey"}
    await tell(house, "the bike is red", "Tom")
    await forget(house, "forget everything I told you")
    assert await known(house, "Anna") == {"the bike is red"}


async def test_a_child_forgets_only_what_it_told(house: House) -> None:
    await tell(house, "the car is grey")
    with pytest.raises(NotAllowedError):
        await forget(house, "forget the car is grey", "Mia")
    outcome = await tell(house, "the car is grey and old", "Mia")
    await run(house, ForgetFact((fact_id(outcome),)), "Mia")
    assert await known(house, "Mia") == {"the car is grey"}


async def test_what_was_forgotten_is_erased_after_a_week_with_the_journal_of_it(house: House) -> None:
    told = await tell(house, "the boiler's code is 4711")
    forgotten = await forget(house, "forget the boiler's code")
    await tell(house, "the car is grey")
    await house.advance("2026-11-28T09:00")
    assert len(tables(house)[1]) == 2  # type: ignore[arg-type]
    await house.advance("2026-11-28T10:01")
    database = house.app.local("knowledge").database
    for table in ("documents", "facts", "chunks", "journal"):
        assert not [row for row in database.rows(f"SELECT * FROM {table}") if "4711" in str(row)]
    for outcome in (told, forgotten):
        with pytest.raises(PersonError, match="undo-already"):
            await undo(house, outcome)
    assert await known(house, "Anna") == {"the car is grey"}


# --- sharing, citing --------------------------------------------------------------------------------------------------


async def test_only_who_told_it_makes_it_private_and_nobody_gives_it_to_another(house: House) -> None:
    told = fact_id(await tell(house, "the car is grey"))
    with pytest.raises(NotAllowedError):
        await run(house, ShareFact(told, f"member:{TOM}"), "Tom")
    with pytest.raises(PersonError):
        await run(house, ShareFact(told, f"member:{TOM}"))
    with pytest.raises(NotAllowedError):
        await run(house, ShareFact(told, "family"), "Mia")
    await run(house, ShareFact(told, f"member:{ANNA}"))
    with pytest.raises(NotFoundError):
        await run(house, ShareFact(told, "family"), "Tom")


@pytest.mark.parametrize(
    ("days", "name", "words"),
    [
        (0, "Tom", "Anna told me today, Sat 21 Nov"),
        (1, "Tom", "Anna told me yesterday, Sat 21 Nov"),
        (5, "Tom", "Anna told me on Sat 21 Nov"),
        (5, "Anna", "You told me on Sat 21 Nov"),
    ],
)
async def test_it_is_cited_by_who_told_it_and_when(house: House, days: int, name: str, words: str) -> None:
    told = fact_id(await tell(house, "the boiler's code is 4711"))
    house.clock.set(house.clock.now() + timedelta(days=days))
    cited = citation(told, reading(house, name))
    assert cited is not None
    assert said(cited, house.asker(name)) == [words]
    for other, group in (("Mia", False), ("Gus", False), ("Anna", True)):
        assert citation(told, reading(house, other, group=group)) is None


async def test_an_answer_says_what_else_was_told(house: House) -> None:
    old = fact_id(await tell(house, "our plumber is Mr Miller"))
    house.clock.set(house.clock.now() + timedelta(days=2))
    new = fact_id(await tell(house, "our plumber is Mrs Jones", "Tom"))
    anna = house.asker("Anna")
    assert [said(one, anna) for one in others_told([old], reading(house, "Anna"))] == [
        ["• Newer: “our plumber is Mrs Jones” – Tom, today, Mon 23 Nov"]
    ]
    assert [said(one, anna) for one in others_told([new], reading(house, "Anna"))] == [
        ["• Older: “our plumber is Mr Miller” – you, Sat 21 Nov"]
    ]
    assert others_told([old, new], reading(house, "Anna")) == ()


async def test_guests_ask_and_tell_nothing(house: House) -> None:
    await tell(house, "the wifi is called Burrow, guests may know")
    assert await known(house, "Gus") == {"the wifi is called Burrow"}
    assert [note.key for note in (await run(house, FindFacts(), "Gus")).notes] == []
    with pytest.raises(NotAllowedError):
        await run(house, TellFact("x"), "Gus")
