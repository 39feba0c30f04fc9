"""The table of permissions is whole, and is the only authority: what it does not know is refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.cli.permissions import as_markdown, as_text
from knowledge.people import Role
from pods.engine.pod import PODS, pod_folders, read_pod_file
from skills.engine.asking import NotAllowedError
from skills.engine.command import Asker, Command, Outcome, Running
from skills.engine.errors import ConfigurationError
from skills.engine.permissions import TABLE, Scope, check_role, name_of, reaches, read_table, scope_of, table
from skills.engine.skill import Skill, Spec
from tests.house import House

PAGE = Path(__file__).parents[2] / "docs" / "permissions.md"


def specs(house: House) -> list[Spec]:
    return [spec for pod in house.app.local_pods.values() for skill in pod.skills for spec in skill.commands.values()]


def test_every_command_has_one_line_and_every_line_is_of_commands(house: House) -> None:
    declared = {spec.name for spec in specs(house)}
    assert {name for line in table() for name in line.commands} == declared
    assert all(name_of(spec.type) == spec.name for spec in specs(house))


def test_every_skill_of_the_table_is_one_of_a_pod() -> None:
    skills = {name for folder in pod_folders(PODS) for name in read_pod_file(folder).skills}
    assert {line.skill for line in table()} <= skills


@dataclass(frozen=True)
class Fresh(Command):
    """A command that somebody wrote and gave no line."""


async def test_a_command_without_a_line_is_refused_to_everybody(house: House) -> None:
    skill = Skill("fresh", folder=__file__)

    @skill.command(Fresh)
    def run(command: Fresh, running: Running) -> Outcome:
        return Outcome("x")

    pod = house.app.local("family")
    pod._specs[Fresh] = skill.commands["fresh.Fresh"]
    for name in ("Anna", "Tom", "Mia", "Gus"):
        with pytest.raises(NotAllowedError):
            await pod.run(Fresh(), house.asker(name))
        assert not reaches(Fresh, house.asker(name), own=True)


def test_a_role_that_the_table_does_not_know_may_nothing(house: House) -> None:
    asker: Asker = house.asker("Anna")
    robot = replace(asker, member=replace(asker.member, role="robot"))  # type: ignore[arg-type]
    for spec in specs(house):
        assert scope_of(spec.name, "robot") is Scope.NONE
        with pytest.raises(NotAllowedError):
            check_role(spec.name, robot)


@pytest.mark.parametrize(
    "text",
    [
        "- [seen, seen, none, calendar, about, CreateEvent]",
        "- [seen, seen, seen, everything, calendar, about, CreateEvent]",
        "- [seen, seen, none, none, a, b, C]\n- [seen, seen, none, none, a, b, C]",
    ],
)
def test_a_table_that_is_not_whole_stops_the_start(tmp_path: Path, text: str) -> None:
    path = tmp_path / "permissions.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError):
        read_table(path)


def test_it_fits_on_one_screen() -> None:
    assert len(as_text(read_table(TABLE), list(Role)).splitlines()) <= 70


def test_the_page_has_the_table_as_it_is() -> None:
    assert as_markdown(read_table(TABLE), list(Role)) in PAGE.read_text(encoding="utf-8")
