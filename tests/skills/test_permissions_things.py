"""Every command on things against everybody: one's own, others', parents', guests', and what is private to another."""

from __future__ import annotations

import pytest

from knowledge.people import FAMILY, GUESTS, PARENTS, Role, private_to
from skills.engine.asking import NotFoundError
from skills.engine.command import Asker, Command
from skills.engine.errors import PersonError
from tests.house import House
from tests.skills.states import everything
from tests.skills.things import KINDS, NONE, OTHERS, OWN, Kind

ASKERS = ("Anna", "Tom", "Mia", "Leo", "Gus")


@pytest.fixture
def house(house: House) -> House:
    """The household has a second child, whose things are not Mia's."""
    leo = house.app.members.add("Leo", Role.CHILD, language="en", zone="Europe/Berlin")
    house.app.members.link(leo.id, "test", "Leo", "Leo")
    return house


def may(scopes: tuple[str, str, str], role: Role, *, own: bool, sees: bool) -> bool:
    """What the things below say about a member who sees the thing, or made it."""
    scope = scopes[0 if role in (Role.ADMIN, Role.ADULT) else 1 if role is Role.CHILD else 2]
    if scope in (NONE, OWN, OTHERS):
        return sees and ((scope == OWN and own) or (scope == OTHERS and not own))
    return sees


async def tried(house: House, pod: str, command: Command, asker: Asker) -> str:
    """Runs a command as its button would, and gives the sentence of a refusal."""
    try:
        await house.app.pods[pod].take(command, asker)
        await house.app.pods[pod].run(command, asker)
    except PersonError as error:
        return error.key
    return ""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
async def test_commands_reach_what_the_table_says_and_nothing_else(house: House, kind: Kind) -> None:
    for maker in kind.makers:
        private = private_to(house.member(maker).id)
        for audience in (FAMILY, PARENTS, GUESTS, private) if kind.audiences else (FAMILY,):
            for number in range(len(kind.commands(0))):
                for name in ASKERS:
                    thing = await kind.make(house, maker, audience)
                    command, *scopes = kind.commands(thing)[number]
                    await _reached(house, kind, command, (scopes[0], scopes[1], scopes[2]), name, maker, audience)


async def _reached(
    house: House, kind: Kind, command: Command, scopes: tuple[str, str, str], name: str, maker: str, audience: str
) -> None:
    asker = house.asker(name)
    sees = not kind.audiences or audience in asker.member.audiences
    allowed = may(scopes, asker.member.role, own=name == maker, sees=sees)
    before = everything(house)
    refusal = await tried(house, kind.pod, command, asker)
    after = everything(house)
    case = f"{name} ({asker.member.role}) {command} of {maker} for {audience}: {refusal!r}"
    if allowed:
        assert refusal == "", case
    else:
        changed = {table for table in after if after[table] != before.get(table)}
        assert after == before, f"{case} changed {changed}"


async def test_who_may_not_see_a_thing_is_not_told_that_it_is_there(house: House) -> None:
    for kind in (one for one in KINDS if one.audiences and one.name != "list"):
        thing = await kind.make(house, "Tom", private_to(house.member("Tom").id))
        for command, *_ in kind.commands(thing):
            with pytest.raises(NotFoundError):
                await house.app.pods[kind.pod].run(command, house.asker("Anna"))
