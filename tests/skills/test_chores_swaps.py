"""Swapping turns: one asks, the other one agrees by a button, and afterwards the order is as before."""

from __future__ import annotations

import pytest

from skills.chores.commands import AcceptSwap, AddChore, ChangeChore, FinishChore, SwapChore
from skills.chores.reading import read_swap
from skills.engine.asking import MissingError, NotAllowedError, SeveralError
from skills.engine.command import Outcome, Reading
from skills.engine.errors import PersonError
from skills.engine.request import People, Request
from tests.house import House
from tests.skills.test_chores_turns import THURSDAYS, due, lines


async def bins(house: House, *names: str, turns: str | None = "week") -> int:
    """A weekly chore, on Thursdays, of these members; it is Monday of the first one's week."""
    await house.advance("2026-11-23T10:00")
    who = tuple(house.member(name).id for name in names)
    made = AddChore("take out the bins", who, due(house, "2026-11-26"), THURSDAYS, turns)  # type: ignore[arg-type]
    return (await house.app.pods["planner"].run(made, house.asker("Anna"))).refs[0].id


async def swap(house: House, chore: int, name: str, other: str, **more: object) -> Outcome:
    command = SwapChore(chore, house.member(other).id, **more)  # type: ignore[arg-type]
    return await house.app.pods["planner"].run(command, house.asker(name))


async def holders(house: House, chore: int, weeks: int = 6) -> list[str]:
    """Whose turn it is in the weeks that come, as the turns are done."""
    names = []
    for _ in range(weeks):
        names.append((await lines(house))[0].partition("(")[2].split()[0].strip(","))
        await house.app.pods["planner"].run(FinishChore(chore), house.asker("Anna"))
    return names


async def test_the_other_one_is_asked_and_agrees(house: House) -> None:
    chore = await bins(house, "Mia", "Tom")
    assert (await swap(house, chore, "Mia", "Tom")).key == "chore-swap-sent"
    assert "Mia this week" in (await lines(house))[0]
    await house.ring()
    (asked,) = house.channel.sent
    assert (asked.to, [button.name for button in asked.buttons]) == ("Tom", ["confirm", "cancel"])
    assert asked.text.startswith("🔁 Mia would like to swap: will you do “take out the bins” by Thu 26 Nov?")
    agreed = await house.press("Tom", "confirm")
    assert "Tom does “take out the bins” by Thu 26 Nov" in agreed.text
    await house.ring()
    assert house.channel.sent[-1].to == "Mia"
    assert "In return Mia takes Tom's next turn" in house.channel.sent[-1].text
    assert await holders(house, chore) == ["Tom", "Mia", "Mia", "Tom", "Mia", "Tom"]


async def test_the_other_one_declines(house: House) -> None:
    chore = await bins(house, "Mia", "Tom")
    await swap(house, chore, "Mia", "Tom")
    await house.ring()
    token = house.channel.sent[-1].buttons[0].token
    await house.press("Tom", "cancel")
    await house.ring()
    assert (house.channel.sent[-1].to, "Tom can't swap" in house.channel.sent[-1].text) == ("Mia", True)
    assert (await house.press_token("Tom", token)).tags <= {"used", "expired"}
    assert await holders(house, chore, 2) == ["Mia", "Tom"]


async def test_asking_for_the_turn_of_the_other_one(house: House) -> None:
    chore = await bins(house, "Tom", "Mia")
    await swap(house, chore, "Mia", "Tom")
    await house.ring()
    assert "may Mia do “take out the bins” for you by Thu 26 Nov?" in house.channel.sent[-1].text
    await house.press("Tom", "confirm")
    assert await holders(house, chore, 4) == ["Mia", "Tom", "Tom", "Mia"]


async def test_a_grown_up_swaps_with_a_child_without_a_question(house: House) -> None:
    chore = await bins(house, "Mia", "Tom", "Anna")
    assert (await swap(house, chore, "Anna", "Mia")).key == "chore-swapped"
    await house.ring()
    assert [(sent.to, sent.buttons) for sent in house.channel.sent] == [("Mia", ())]
    assert await holders(house, chore) == ["Anna", "Tom", "Mia", "Mia", "Tom", "Anna"]


async def test_a_grown_up_swaps_for_a_child_and_asks_the_other_grown_up(house: House) -> None:
    chore = await bins(house, "Mia", "Tom")
    mia = house.member("Mia").id
    assert (await swap(house, chore, "Anna", "Tom", instead_of=mia)).key == "chore-swap-sent"
    await house.ring()
    assert house.channel.sent[-1].to == "Tom"
    await house.press("Tom", "confirm")
    await house.ring()
    assert sorted(sent.to for sent in house.channel.sent[1:]) == ["Anna", "Mia"]


async def test_a_question_ends_with_its_turn(house: House) -> None:
    chore = await bins(house, "Mia", "Tom")
    await swap(house, chore, "Mia", "Tom")
    await house.ring()
    await house.advance("2026-11-30T10:00")
    assert "too old" in (await house.press("Tom", "confirm")).text
    assert "(Mia, then Tom), overdue" in (await lines(house))[0]


async def test_a_question_ends_when_the_turn_was_done(house: House) -> None:
    chore = await bins(house, "Mia", "Tom")
    await swap(house, chore, "Mia", "Tom")
    await house.app.pods["planner"].run(FinishChore(chore), house.asker("Mia"))
    await house.ring()
    assert house.channel.sent == []
    with pytest.raises(PersonError, match="chore-swap-over"):
        await house.app.pods["planner"].run(AcceptSwap(1), house.asker("Tom"))


async def test_a_question_about_what_is_done_for_good_is_over(house: House) -> None:
    pod, mia = house.app.local("planner"), house.asker("Mia")
    chore = (await pod.run(AddChore("rake the leaves", (mia.member.id,)), mia)).refs[0].id
    await swap(house, chore, "Mia", "Tom")
    await pod.run(FinishChore(chore), mia)
    with pytest.raises(PersonError, match="chore-swap-over"):
        await pod.run(AcceptSwap(1), house.asker("Tom"))


async def test_who_leaves_the_rota_has_no_swapped_turn_either(house: House) -> None:
    chore = await bins(house, "Mia", "Anna")
    await swap(house, chore, "Anna", "Mia")
    who = (house.member("Mia").id, house.member("Tom").id)
    await house.app.pods["planner"].run(ChangeChore(chore, only_who=who), house.asker("Anna"))
    assert await holders(house, chore, 3) == ["Mia", "Tom", "Mia"]


async def test_only_who_was_asked_may_agree(house: House) -> None:
    await swap(house, await bins(house, "Mia", "Tom"), "Mia", "Tom")
    for name in ("Mia", "Anna"):
        with pytest.raises(NotAllowedError):
            await house.app.pods["planner"].run(AcceptSwap(1), house.asker(name))


async def test_a_child_swaps_only_its_own_turn(house: House) -> None:
    chore = await bins(house, "Anna", "Tom", "Mia")
    with pytest.raises(NotAllowedError):
        await swap(house, chore, "Mia", "Tom", instead_of=house.member("Anna").id)
    with pytest.raises(PersonError, match="chore-swap-nobody"):
        await swap(house, chore, "Mia", "Tom")
    with pytest.raises(NotAllowedError, match="not-allowed-guest"):
        await swap(house, chore, "Anna", "Gus")


async def test_a_later_week_can_be_swapped(house: House) -> None:
    chore = await bins(house, "Mia", "Anna")
    await swap(house, chore, "Anna", "Mia", day=house.local("2026-12-02T00:00").date())
    assert await holders(house, chore, 5) == ["Mia", "Mia", "Anna", "Anna", "Mia"]


async def test_what_one_has_alone_is_swapped_for_once(house: House) -> None:
    chore = await bins(house, "Mia", turns=None)
    swapped = await swap(house, chore, "Anna", "Mia")
    assert swapped.key == "chore-swapped"
    assert "for you" not in (await lines(house, "Mia"))[0]
    assert (await lines(house, "Mia"))[0].startswith("• take out the bins (Anna)")
    await house.app.pods["planner"].run(FinishChore(chore), house.asker("Anna"))
    assert (await lines(house, "Mia"))[0].startswith("• take out the bins (you)")


async def test_undoing_a_swap_gives_the_turn_back(house: House) -> None:
    chore = await bins(house, "Mia", "Anna")
    swapped = await swap(house, chore, "Anna", "Mia")
    assert swapped.journal is not None
    await house.app.pods["planner"].undo(swapped.journal, house.asker("Anna"))
    await house.ring()
    assert house.channel.sent == []
    assert await holders(house, chore, 3) == ["Mia", "Anna", "Mia"]


async def test_what_is_not_said_of_a_swap_is_found_or_asked_for(house: House) -> None:
    chore = await bins(house, "Mia", "Tom")
    pod, mia, tom = house.app.local("planner"), house.asker("Mia"), house.member("Tom").id
    reading = Reading(mia, pod.database)

    def read(**parts: object) -> SwapChore:
        command = read_swap(Request("planner.chore_swap", "", "en", **parts), reading)  # type: ignore[arg-type]
        assert isinstance(command, SwapChore)
        return command

    assert read(title="bins", people=People((tom,), True)) == SwapChore(chore, tom)
    assert read(title="bins") == SwapChore(chore, tom)
    assert read(people=People((tom,), True)) == SwapChore(chore, tom)
    anna = house.asker("Anna")
    both = Request("planner.chore_swap", "", "en", title="bins", people=People((mia.member.id, tom), True))
    assert read_swap(both, Reading(anna, pod.database)) == SwapChore(chore, tom, mia.member.id)
    await pod.run(AddChore("feed the cat", (mia.member.id,)), anna)
    with pytest.raises(SeveralError):
        read(people=People((tom,), True))
    with pytest.raises(MissingError, match="ask-swap-with"):
        read(title="cat")
