"""What pods tell the audit log: who did what, who confirmed it, what was refused; never what was in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from knowledge.audit import Entry
from skills.bills.commands import AddBill
from skills.calendar.commands import CancelEvents, CreateEvent, ExportCalendar, FindEvents
from skills.chores.commands import RemoveChore
from skills.engine.asking import NotAllowedError
from skills.engine.command import Command
from skills.engine.errors import InglenookError
from skills.engine.money import Money
from skills.expenses.commands import AgreeExpense, LogExpense, SetApproval
from tests.house import House
from tests.skills.every_command import LATER, SOON, TABLE

WORDS = re.compile(r"[xy](\.\w+)?|Eva")
"""The strings of the table of all commands that are somebody's words."""

MARK = "Geheimwort"


def told(house: House, kind: str = "") -> list[Entry]:
    """What the logs say, the oldest first, since the household was there."""
    rows = [entry for entry in house.app.audit.entries() if entry.kind != "member" and kind in ("", entry.kind)]
    return rows[::-1]


async def test_a_change_its_confirmation_and_its_undo_are_told(house: House) -> None:
    planner, anna = house.app.local("planner"), house.asker("Anna")
    made = await planner.run(CreateEvent("dentist", SOON, LATER), anna)
    asked = replace(anna, message_id="web:7", group=True)
    gone = await planner.run(CancelEvents((made.refs[0].id,)), asked, confirmed=True)
    assert gone.journal is not None
    await planner.undo(gone.journal, house.asker("Tom"))
    create, cancel, undo = told(house)
    assert (create.kind, create.what, create.member_id, create.approved_by) == (
        "command",
        "calendar.CreateEvent",
        1,
        None,
    )
    assert (create.journal, create.facts) == (made.journal, {"in": "outside"})
    assert (cancel.what, cancel.approved_by, cancel.journal) == ("calendar.CancelEvents", 1, gone.journal)
    assert cancel.facts["in"] == "web:group"
    assert (undo.kind, undo.what, undo.member_id) == ("undo", "calendar.CancelEvents", house.member("Tom").id)
    assert undo.journal == gone.journal
    assert [one for one in house.app.audit.verify() if not one.ok] == []


async def test_the_frozen_command_is_known_again_by_its_digest(house: House) -> None:
    planner, anna = house.app.local("planner"), house.asker("Anna")
    for command in (CancelEvents((1,)), CancelEvents((2,)), CancelEvents((1,))):
        event = (await planner.run(CreateEvent("dentist", SOON, LATER), anna)).refs[0].id
        await planner.run(replace(command, event_ids=(event,)), anna, confirmed=True)
    digests = [entry.facts["frozen"] for entry in told(house) if "frozen" in entry.facts]
    assert len(digests) == len(set(digests)) == 3


async def test_what_only_looks_is_not_told_but_what_gives_out_is(house: House) -> None:
    planner, anna = house.app.local("planner"), house.asker("Anna")
    await planner.run(FindEvents(SOON, LATER), anna)
    await planner.run(ExportCalendar(), anna)
    assert [(entry.kind, entry.what) for entry in told(house)] == [("export", "calendar.ExportCalendar")]


async def test_a_refusal_is_told_and_trying_is_not(house: House) -> None:
    planner, mia = house.app.local("planner"), house.asker("Mia")
    made = await planner.run(CreateEvent("dentist", SOON, LATER), house.asker("Anna"))
    assert made.journal is not None
    with pytest.raises(NotAllowedError):
        await planner.take(RemoveChore(1), mia, trying=True)
    assert told(house, "refused") == []
    with pytest.raises(NotAllowedError):
        await planner.take(RemoveChore(1), mia)
    with pytest.raises(NotAllowedError):
        await planner.run(RemoveChore(1), mia)
    with pytest.raises(NotAllowedError):
        await planner.run(CancelEvents((made.refs[0].id,)), mia)
    with pytest.raises(NotAllowedError):
        await planner.undo(made.journal, mia)
    refused = told(house, "refused")
    assert [entry.what for entry in refused] == ["chores.RemoveChore"] * 2 + ["calendar.CancelEvents", "undo"]
    assert {entry.member_id for entry in refused} == {mia.member.id}
    assert refused[0].facts["reason"] == "not-allowed-child"


async def test_the_word_of_a_second_grown_up_names_both(house: House) -> None:
    finance, anna, tom = house.app.local("finance"), house.asker("Anna"), house.asker("Tom")
    await finance.run(SetApproval(Money(10000, "EUR")), anna)
    await finance.run(LogExpense(Money(50000, "EUR"), "other", date(2026, 11, 21), tom.member.id), tom)
    await finance.run(AgreeExpense(1), anna)
    (approval,) = told(house, "approval")
    assert (approval.what, approval.member_id) == ("expenses.AgreeExpense", anna.member.id)
    assert (approval.facts["asked_by"], approval.facts["word"]) == (tom.member.id, "agreed")


async def test_what_the_house_does_by_itself_is_told(house: House) -> None:
    finance, anna = house.app.local("finance"), house.asker("Anna")
    start = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    await finance.run(AddBill("rent", start, "FREQ=MONTHLY", Money(500, "EUR"), automatic=True), anna)
    await house.advance("2026-11-23T12:00")
    woken = told(house, "wake")
    assert {(entry.what, entry.member_id) for entry in woken} == {("bills.wake", None)}
    assert all(entry.journal for entry in woken)


async def test_the_logs_are_whole_after_a_restart_and_know_each_other(house: House) -> None:
    await house.app.pods["planner"].run(CreateEvent("dentist", SOON, LATER), house.asker("Anna"))
    before = house.app.audit.head()
    await house.restart()
    verdicts = house.app.audit.verify(before)
    assert [one.database for one in verdicts] == ["family", "finance", "household", "knowledge", "planner"]
    assert all(one.ok and one.rows for one in verdicts)
    heads = house.app.database.rows("SELECT what FROM audit WHERE kind = 'head'")
    assert {row["what"] for row in heads} == {"family", "finance", "knowledge", "planner"}


# --- contents ---------------------------------------------------------------------------------------------------------


def marked(value: Any, numbers: Iterator[int]) -> Any:
    """The same with a mark in the place of every string that is somebody's words."""
    if isinstance(value, str) and WORDS.fullmatch(value):
        return f"{MARK}{next(numbers)}{'.' + value.partition('.')[2] if '.' in value else ''}"
    if isinstance(value, tuple):
        return tuple(marked(one, numbers) for one in value)
    if is_dataclass(value) and not isinstance(value, type) and not isinstance(value, Money):
        return replace(value, **{one.name: marked(getattr(value, one.name), numbers) for one in fields(value)})
    return value


async def test_nothing_of_what_commands_hold_is_in_the_log(house: House) -> None:
    numbers = iter(range(1000, 9999))
    ran = 0
    for pod_name, example, _ in TABLE:
        pod, command = house.app.local(pod_name), marked(example, numbers)
        ran += await _tried(house, pod_name, command)
        with pytest.raises(InglenookError):
            await pod.undo(10**6, house.asker("Anna"))
    await house.advance("2026-12-24T12:00")
    for pod in house.app.local_pods.values():
        for row in pod.database.rows("SELECT id FROM journal WHERE command <> 'wake' ORDER BY id DESC LIMIT 5"):
            try:
                await pod.undo(row["id"], replace(house.asker("Tom"), message_id=f"test:{MARK}"))
            except InglenookError:
                continue
    tables = [log.database.rows("SELECT * FROM audit") for log in house.app.audit.logs.values()]
    commands = {row["what"] for table in tables for row in table if row["kind"] == "command"}
    stored = str([pod.database.rows("SELECT changes FROM journal") for pod in house.app.local_pods.values()])
    assert MARK in stored, "the commands did hold marked words"
    assert MARK not in str(tables)
    assert "Anna" not in str(tables)
    assert ran > 50
    assert len(commands) > 40
    assert [one for one in house.app.audit.verify() if not one.ok] == []


async def _tried(house: House, pod: str, command: Command) -> int:
    """Runs it as an admin and as a guest, whatever comes of it; 1 where the admin's ran."""
    done = 0
    for name in ("Gus", "Anna"):
        try:
            await house.app.pods[pod].run(command, replace(house.asker(name), message_id=f"test:{MARK}"))
            done = 1
        except (InglenookError, OSError, ValueError):
            done = 0
    return done


def test_a_command_of_another_day_has_another_digest(house: House) -> None:
    from pods.engine.witness import frozen

    first = CreateEvent("dentist", SOON, LATER, who=(1,))
    assert frozen(first) == frozen(replace(first))
    assert frozen(first) != frozen(replace(first, end=LATER + timedelta(days=1)))
    assert frozen(CancelEvents((1,))) != frozen(RemoveChore(1))
