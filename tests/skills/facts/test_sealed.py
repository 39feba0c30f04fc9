"""A fact that is one member's alone lies sealed, and goes on lying so when it is moved, undone and forgotten."""

from __future__ import annotations

from knowledge.people import private_to
from skills.facts.commands import FindFacts, ForgetFact, ShareFact, TellFact
from tests.house import House
from tests.knowledge.search.test_private import lies_in_clear
from tests.skills.documents.papers import library_of, pod_of, run

MARKS = ("4711", "grey safe")


async def test_it_lies_sealed_wherever_it_went(house: House) -> None:
    own, data = private_to(house.member("Anna").id), house.app.settings.data_dir / "pods" / "knowledge"
    told = await run(house, "Anna", TellFact("The code of the grey safe is 4711.", own, (), "en"))
    fact = told.refs[0].id
    assert lies_in_clear(data, *MARKS) == []
    assert "4711" in str(await run(house, "Anna", FindFacts()))
    shared = await run(house, "Anna", ShareFact(fact, "family"))
    library_of(house).seal_pending()
    assert "4711" in str(await run(house, "Tom", FindFacts()))
    assert shared.journal is not None
    await pod_of(house).undo(shared.journal, house.asker("Anna"))
    library_of(house).seal_pending()
    assert lies_in_clear(data, *MARKS) == []
    assert "4711" not in str(await run(house, "Tom", FindFacts()))
    assert "4711" in str(await run(house, "Anna", FindFacts()))
    await run(house, "Anna", ForgetFact((fact,)))
    await house.advance("2026-12-05T10:00")
    assert lies_in_clear(data, *MARKS) == []


async def test_locked_it_is_told_to_nobody(house: House) -> None:
    member = house.member("Anna").id
    await run(house, "Anna", TellFact("The code of the grey safe is 4711.", private_to(member), (), "en"))
    house.app.seals.keyring.set_passphrase(member, "seven green bicycles")
    house.app.seals.keyring.lock(member)
    assert "4711" not in str(await run(house, "Anna", FindFacts()))
    house.app.seals.keyring.unlock(member, "seven green bicycles")
    assert "4711" in str(await run(house, "Anna", FindFacts()))
