"""Who may run which command: every command of every pod against every role."""

from __future__ import annotations

import pytest

from knowledge.people import Role
from pods.engine.pod import LocalPod
from skills.calendar.commands import CancelEvents, ChangeEvent, CreateEvent
from skills.engine.asking import NotAllowedError
from skills.engine.command import Asker, Command
from skills.engine.errors import PersonError
from skills.reminders.commands import (
    CancelReminders,
    ChangeReminder,
    CreateReminder,
    FinishReminder,
    SnoozeReminder,
)
from tests.house import House
from tests.skills.every_command import LATER, SOON, TABLE

NAMES = {Role.ADMIN: "Anna", Role.ADULT: "Tom", Role.CHILD: "Mia", Role.GUEST: "Gus"}


def test_the_table_has_every_command(house: House) -> None:
    """Of the skills that pods share; what a pod brings of its own is tried in its own folder."""
    specs = [spec for pod in house.app.local_pods.values() for one in pod.skills for spec in one.commands.values()]
    declared = {spec.type for spec in specs if spec.type.__module__.startswith("skills.")}
    assert {type(command) for _, command, _ in TABLE} == declared


async def refusal(pod: LocalPod, command: Command, asker: Asker) -> str:
    """The sentence with which the command is turned away, empty if it may run."""
    try:
        await pod.take(command, asker)
    except PersonError as error:
        return error.key
    return ""


async def test_every_command_is_for_the_roles_of_the_table_and_no_other(house: House) -> None:
    for pod_name, command, roles in TABLE:
        pod = house.app.local(pod_name)
        for role, name in NAMES.items():
            asker, turned_away = house.asker(name), f"not-allowed-{role}"
            assert (await refusal(pod, command, asker) == turned_away) is (role not in roles.split()), (
                f"{role} {command}"
            )
            if role not in roles.split():
                with pytest.raises(NotAllowedError, match=turned_away):
                    await pod.run(command, asker)
    assert house.state["events"] == house.state["expenses"] == house.state["lists"] == []


async def test_a_child_leaves_alone_what_others_made(house: House) -> None:
    planner, anna, mia = house.app.local("planner"), house.asker("Anna"), house.asker("Mia")
    event = (await planner.run(CreateEvent("dentist", SOON, LATER), anna)).refs[0].id
    reminder = (await planner.run(CreateReminder("bins", SOON, (anna.member.id,)), anna)).refs[0].id
    before = house.state
    for command in (
        ChangeEvent(event, title="party"),
        CancelEvents((event,)),
        ChangeReminder(reminder, LATER),
        CancelReminders((reminder,)),
        FinishReminder(reminder),
        SnoozeReminder(reminder, LATER),
    ):
        with pytest.raises(NotAllowedError, match="not-allowed-others"):
            await planner.run(command, mia)
    assert house.state == before


async def test_a_child_may_not_undo_what_others_did(house: House) -> None:
    planner = house.app.local("planner")
    made = await planner.run(CreateEvent("dentist", SOON, LATER), house.asker("Anna"))
    assert made.journal is not None
    with pytest.raises(NotAllowedError):
        await planner.undo(made.journal, house.asker("Mia"))
    await planner.undo(made.journal, house.asker("Tom"))
    assert house.state["events"] == []


async def test_a_guest_sees_nothing_that_was_not_opened_to_guests(house: House) -> None:
    await house.say("Anna", "we need milk")
    await house.say("Anna", "dentist for Mia next Tuesday at 3pm")
    assert "milk" not in (await house.say("Gus", "show me the shopping list")).text
    assert "dentist" not in (await house.say("Gus", "what's on on Tuesday?")).text
    assert "dentist" not in (await house.say("Gus", "cancel the dentist")).text.replace("“dentist”", "")
