"""A member leaves: what is theirs is written out, what is shared is somebody else's, and the rest is gone for good."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from bot.build import build
from bot.founding import open_members
from bot.leaving import depart
from bot.messages import File, FileKind, Message
from knowledge.people import private_to
from skills.chores.commands import AddChore, FinishChore
from skills.chores.store import Chore
from skills.engine.errors import ConfigurationError
from tests.bot.program import Program
from tests.house import CHANNEL, House, chat_of
from tests.skills.documents.papers import send

MARK = "zanzibarquartz"
"""Stands in everything that is Tom's alone."""

NOT_OF_MEMBERS = {
    "journal": "who did what; what was private is emptied",
    "outbox": "dropped where it is for who left",
    "said_before": "which rows of the outbox had been said before a restore, without contents",
    "audit": "who did what, without contents",
    "reminders": "the audience is the owner's: skills/reminders/leaving.py",
    "documents": "private ones go by skills/documents/leaving.py",
    "transactions": "paid_by is history",
    "chores_done": "history",
    "chore_swaps": "history; they hang on the chore",
    "imports": "history",
    "rate_imports": "history",
    "bank_imports": "history",
    "proposals": "answered by skills/expenses/leaving.py",
    "limit_changes": "answered by skills/expenses/leaving.py",
    "expense_shares": "named by skills/sharing/leaving.py",
    "facts": "private ones go with their documents",
    "calendar_accounts": "disconnected by bot/leaving.py",
    "remote_calendars": "go with their account",
}
"""Tables with members in them that no `Estate` declares, or not for all columns, and why."""
HOUSEHOLD = "house"
"""The pod whose database is the household's: `Members.leave` answers for that."""


@pytest.fixture
def program(tmp_path: Path, models_dir: Path) -> Program:
    """The command line in an empty folder."""
    return Program(tmp_path, models_dir)


async def filled(house: House) -> None:
    """Tom has private things, and shares some."""
    await house.say("Tom", f"remind me tomorrow at 9 to call {MARK}")
    await house.say("Tom", "remind Anna tomorrow at 9 to water the plants")
    await house.say("Anna", "remind Tom tomorrow at 10 to feed the cat")
    await house.say("Tom", "put cinema on Friday at 8 pm in the calendar with Tom and Anna")
    await house.say("Tom", "spent 42.50 at Lidl")
    await house.say("Tom", "Anna owes me 20 for the tickets")
    await send(house, "Tom", f"The secret word is {MARK}. It opens the locker.", "locker.txt", "this is private")


def audiences(house: House) -> set[str]:
    return {row["audience"] for row in house.app.local("knowledge").database.rows("SELECT audience FROM documents")}


async def test_what_was_theirs_alone_is_written_out_and_gone(house: House, tmp_path: Path) -> None:
    await filled(house)
    tom = house.member("Tom")
    assert private_to(tom.id) in audiences(house)
    depart(house.app, tom, house.member("Anna"), tmp_path / "out")
    written = json.loads((tmp_path / "out" / "Tom.json").read_text())
    assert any(MARK in row["text"] for row in written["things"]["planner"]["reminders"])
    (paper,) = written["papers"]
    assert MARK in (tmp_path / "out" / paper["text"]).read_text()
    assert private_to(tom.id) not in audiences(house)
    assert house.app.members.by_name("Tom") is None
    assert house.app.members.by_account(CHANNEL, "Tom") is None
    await house.stop()
    kept = [path for path in house.app.settings.data_dir.rglob("*") if path.is_file()]
    left = [path for path in kept if not {"models", "media"} & set(path.parts)]
    assert [path.name for path in left if MARK.encode() in path.read_bytes()] == []


async def test_what_the_family_shares_stays_and_is_somebody_elses(house: House) -> None:
    await filled(house)
    depart(house.app, house.member("Tom"), house.member("Anna"))
    state = house.state
    assert [event["who"] for event in state["events"]] == [["Anna"]]
    assert sorted((one["text"], tuple(one["for"])) for one in state["reminders"]) == [
        ("feed the cat", ("Anna",)),
        ("water the plants", ("Anna",)),
    ]
    assert [expense["paid_by"] for expense in state["expenses"]] == ["Tom"]
    assert "Tom" in (await house.say("Anna", "who owes whom?")).text
    await house.say("Anna", "delete the cinema event")
    assert (await house.press("Anna", "confirm")).text


async def test_the_name_is_free_again_and_somebody_new_sees_nothing_old(house: House) -> None:
    await filled(house)
    gone = house.member("Tom").id
    depart(house.app, house.member("Tom"), house.member("Anna"), forget_name=True)
    role = house.member("Anna").role
    new = house.app.members.add("Tom", role, language="en", zone="Europe/Berlin")
    house.app.members.link(new.id, CHANNEL, "Tom", "Tom")
    assert new.id != gone
    assert MARK not in (await house.say("Tom", "what is the secret word?")).text
    assert (await house.say("Tom", "undo that")).text
    assert house.app.members.household().former == {}  # type: ignore[union-attr]


async def test_who_left_is_a_stranger(house: House) -> None:
    depart(house.app, house.member("Tom"), house.member("Anna"))
    assert "refused" in (await house.say("Tom", "what is on the shopping list?")).tags


@pytest.mark.parametrize(("name", "heir"), [("Anna", "Tom"), ("Tom", "Tom"), ("Tom", "Mia"), ("Tom", "Gus")])
def test_somebody_has_to_be_able_to_take_over(house: House, name: str, heir: str) -> None:
    with pytest.raises(ConfigurationError):
        depart(house.app, house.member(name), house.member(heir))
    assert house.app.members.by_name(name) is not None


def test_nothing_happens_where_the_folder_is_not_empty(house: House, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "photo.jpg").write_text("mine")
    with pytest.raises(ConfigurationError, match="not empty"):
        depart(house.app, house.member("Tom"), house.member("Anna"), tmp_path / "out")
    assert house.app.members.by_name("Tom") is not None


def test_every_column_with_a_member_is_declared(house: House) -> None:
    """A table that comes later, and is forgotten here, would keep what belongs to somebody who left."""
    columns = {"audience", "owner", "owner_id", "member_id", "who"}
    for pod in house.app.local_pods.values():
        if pod.name == HOUSEHOLD:
            continue
        declared = {
            (one.table, column)
            for skill in pod.skills
            for one in skill.estates
            for column in (one.audience, one.own, one.owner, one.who)
            if column
        }
        for table in pod.database.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
            name = table["name"]
            there = {row["name"] for row in pod.database.rows(f"PRAGMA table_info({name})")} & columns
            missing = {column for column in there if (name, column) not in declared}
            assert not missing or name in NOT_OF_MEMBERS or name.startswith(("audience_", "indexed_")), (name, missing)


def test_the_command_asks_before_and_writes_out_what_is_theirs(program: Program) -> None:
    code = program.json("invite", "Tom", "--role", "adult", "--bot", "@house_bot", "--json")["code"]
    with open_members(program.settings) as known:
        assert known.join("test", "Tom", code) is not None
    program.run("ask", "remind me tomorrow at 9 to breathe", "--as", "Tom")
    assert program.run("leave", "Tom", "--to", "Anna", stdin="n\n").returncode == 1
    assert [one["name"] for one in program.json("members", "--json")] == ["Anna", "Tom"]
    assert program.run("leave", "Tom", "--to", "Nobody", "--yes").returncode == 2
    done = program.json("leave", "Tom", "--to", "Anna", "--export", "out", "--yes", "--json")
    assert (done["name"], done["heir"], done["rows"]["planner.reminders"]) == ("Tom", "Anna", 1)
    assert json.loads((program.folder / "out" / "Tom.json").read_text())["member"] == "Tom"
    assert [one["name"] for one in program.json("members", "--json")] == ["Anna"]


async def test_the_papers_themselves_are_written_out_and_nothing_is_left_for_the_next_of_that_name(
    house: House, tmp_path: Path
) -> None:
    await filled(house)
    own = house.app.settings.data_dir / "knowledge" / "private" / "Tom"
    own.mkdir(parents=True)
    (own / "unread.bin").write_bytes(b"never read")
    depart(house.app, house.member("Tom"), house.member("Anna"), tmp_path / "out")
    (original,) = (tmp_path / "out" / "papers").glob("*-locker.txt")
    assert MARK in original.read_text()
    assert not own.exists()


async def test_what_is_locked_is_not_lost_by_writing_out_nothing(house: House, tmp_path: Path) -> None:
    await filled(house)
    tom, keyring = house.member("Tom"), house.app.seals.keyring
    keyring.set_passphrase(tom.id, "correct horse battery staple")
    keyring.lock(tom.id)
    with pytest.raises(ConfigurationError, match="locked"):
        depart(house.app, tom, house.member("Anna"), tmp_path / "out")
    assert house.member("Tom") == tom


async def test_an_invite_that_is_still_out_lets_nobody_back_in(house: House) -> None:
    code = house.app.members.invite("Tom", house.member("Tom").role)
    depart(house.app, house.member("Tom"), house.member("Anna"))
    assert house.app.members.join(CHANNEL, "Tom", code) is None


async def test_whose_turn_it_is_does_not_jump(house: House) -> None:
    who = tuple(house.member(name).id for name in ("Anna", "Tom", "Mia"))
    pod, asker = house.app.local("planner"), house.asker("Anna")
    ids = [(await pod.run(AddChore("bins", who, turns="count"), asker)).refs[0].id for _ in range(3)]
    for times, chore in enumerate(ids):
        for _ in range(times):
            await pod.run(FinishChore(chore), asker)
    depart(house.app, house.member("Tom"), house.member("Anna"))
    rows = pod.database.rows("SELECT * FROM chores ORDER BY id")
    now = [Chore(row).doers(Chore(row).turn(house.clock.now())) for row in rows]
    assert now == [(who[0],), (who[2],), (who[2],)]


async def test_what_a_message_writes_that_is_under_way_while_its_member_leaves_is_gone_as_well(
    house: House, tmp_path: Path
) -> None:
    tom, left = house.member("Tom"), asyncio.Event()
    path = tmp_path / "locker.txt"
    path.write_text(f"The secret word is {MARK}. It opens the locker.")

    async def typing(progress: str = "") -> None:
        """The first sign of life is when `ingle leave` runs, in a process of its own."""
        if not left.is_set():
            left.set()
            other = build(house.app.settings, clock=house.clock)
            await asyncio.to_thread(depart, other, tom, house.member("Anna"))
            other.close()

    file = File(path, "locker.txt", "text/plain", FileKind.DOCUMENT)
    message = Message("late", chat_of("Tom"), "Tom", house.clock.now(), "this is private", (file,))
    assert await house.app.assistant.handle(message, typing) == []
    assert left.is_set()
    assert audiences(house) == set()
    rows = house.app.database.rows
    for table in ("dialogs", "buttons", "memory_exchanges"):
        assert rows(f"SELECT 1 FROM {table} WHERE member_id = ?", (tom.id,)) == [], table
    assert rows("SELECT 1 FROM handled WHERE chat_key = ?", (chat_of("Tom").key,)) == []
    assert "refused" in (await house.say("Tom", "what is on the shopping list?")).tags
    await house.stop()
    kept = [path for path in house.app.settings.data_dir.rglob("*") if path.is_file() and "models" not in path.parts]
    assert [path.name for path in kept if MARK.encode() in path.read_bytes()] == []
