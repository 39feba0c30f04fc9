"""A pod: declared in a file, running commands in one transaction, undoing them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pods.engine.pod import open_pod, pod_folders, read_pod_file
from skills.calendar.commands import CreateEvent
from skills.engine.errors import ConfigurationError, PersonError
from skills.lists.commands import AddItems, RemoveItems, TickItems
from tests.house import House

SOON = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def declare(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "pod.yaml").write_text(text)
    return folder


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("name: study\nabout: x\n", "skills"),
        ("name: study\nabout: x\nskills: [lists]\nmodell: fast\n", "modell"),
        ("name: [", "pod.yaml"),
        ("- just\n- a list\n", "pod.yaml"),
        ("", "pod.yaml"),
    ],
)
def test_a_wrong_declaration_is_refused_by_name(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(ConfigurationError, match=named):
        read_pod_file(declare(tmp_path / "study", text))


def test_an_unknown_skill_is_named(tmp_path: Path) -> None:
    declaration = read_pod_file(declare(tmp_path / "study", "name: study\nabout: x\nskills: [juggling]\n"))
    with pytest.raises(ConfigurationError, match="juggling"):
        open_pod(declaration, tmp_path)


def test_folders_with_a_declaration_are_pods(tmp_path: Path) -> None:
    declare(tmp_path / "study", "name: study\nabout: x\nskills: [lists]\n")
    (tmp_path / "engine").mkdir()
    assert [folder.name for folder in pod_folders(tmp_path)] == ["study"]


async def test_a_new_pod_of_known_skills_works_on_its_own_database(tmp_path: Path, house: House) -> None:
    declaration = read_pod_file(declare(tmp_path / "study", "name: study\nabout: x\nskills: [lists]\n"))
    pod = open_pod(declaration, tmp_path / "data")
    outcome = await pod.run(AddItems("books", ("atlas",)), house.asker("Anna"))
    assert outcome.journal is not None
    (books,) = pod.export(house.asker("Anna"))["lists"]
    assert (books["name"], [item["item"] for item in books["items"]]) == ("books", ["atlas"])
    assert pod.database.path == tmp_path / "data" / "pods" / "study" / "study.db"
    pod.close()
    assert house.state["lists"] == []


async def test_a_command_that_fails_in_the_middle_leaves_nothing(house: House) -> None:
    pod, asker = house.app.local("family"), house.asker("Anna")
    made = await pod.run(AddItems("shopping", ("milk",)), asker)
    with pytest.raises(PersonError, match="item-gone"):
        await pod.run(TickItems((made.refs[0].id, 999)), asker)
    assert house.items() == {"milk": False}
    with pytest.raises(PersonError, match="item-gone"):
        await pod.run(RemoveItems((made.refs[0].id, 999)), asker)
    assert house.items() == {"milk": False}


async def test_undo_takes_back_once(house: House) -> None:
    pod, asker = house.app.local("planner"), house.asker("Anna")
    made = await pod.run(CreateEvent("dentist", SOON, SOON + timedelta(hours=1)), asker)
    assert made.journal is not None
    await pod.undo(made.journal, asker)
    with pytest.raises(PersonError, match="undo-already"):
        await pod.undo(made.journal, asker)
    with pytest.raises(PersonError, match="undo-already"):
        await pod.undo(999, asker)


async def test_asking_leaves_no_trace_in_the_journal(house: House) -> None:
    await house.say("Anna", "we need milk")
    await house.say("Anna", "show me the shopping list")
    assert len(house.app.local("family").database.rows("SELECT id FROM journal")) == 1


async def test_the_names_of_open_things_are_known(house: House) -> None:
    await house.say("Anna", "we need milk and bread")
    await house.say("Anna", "we bought the milk")
    assert await house.app.pods["family"].names(house.asker("Anna")) == {"lists": ["bread"]}


async def test_it_wakes_when_the_next_thing_is_due(house: House) -> None:
    pod = house.app.local("planner")
    assert await pod.next_wake() is None
    await house.say("Anna", "remind me tomorrow at 8am to water the plants")
    await house.say("Anna", "remind me at 11am to check the oven")
    assert await pod.next_wake() == house.local("2026-11-21T11:00")
