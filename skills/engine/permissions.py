"""The one table of who may do what: role and command, and on whose things. Skills ask it, and so do the pods."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from knowledge.people import Role
from skills.engine.asking import NotAllowedError
from skills.engine.command import Asker, Command
from skills.engine.errors import ConfigurationError

TABLE = Path(__file__).with_name("permissions.yaml")


class Scope(StrEnum):
    """On whose things a role may run a command. What is private to another member is nobody else's, in any case."""

    SEEN = "seen"
    """On all that the member may see."""
    OWN = "own"
    """On what the member made, or what is for the member alone."""
    OTHERS = "others"
    """On what somebody else asked for: a second adult's word."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: a group of commands of one skill."""

    skill: str
    about: str
    may: Mapping[Role, Scope]
    commands: tuple[str, ...]
    """Full names ("calendar.CreateEvent")."""


_brought: dict[Path, tuple[Line, ...]] = {}


def table() -> tuple[Line, ...]:
    """All lines: those of the house, and below them what pods brought for skills of their own."""
    return (*read_table(TABLE), *(line for lines in _brought.values() for line in lines))


def bring(path: Path, commands: Mapping[str, Collection[str]]) -> None:
    """Adds the lines of a pod's own table, for the commands of its own skills (full names by skill).

    Raises ConfigurationError for a command of these skills without a line, and for a line of anything else.
    """
    if path in _brought:
        return
    lines = read_table(path) if path.is_file() else ()
    foreign = next((line.skill for line in lines if line.skill not in commands), None)
    if foreign is not None:
        raise ConfigurationError(f"{path} speaks of the skill '{foreign}', which this pod does not bring")
    given = {name for line in lines for name in line.commands}
    declared = {name for of_skill in commands.values() for name in of_skill}
    if given != declared:
        missing, unknown = sorted(declared - given), sorted(given - declared)
        said = (
            f"has no line for {', '.join(missing)}" if missing else f"has commands that are none: {', '.join(unknown)}"
        )
        raise ConfigurationError(f"{path} {said}")
    if lines:
        _brought[path] = lines
        _by_command.cache_clear()


@cache
def read_table(path: Path) -> tuple[Line, ...]:
    """The lines of one file. Raises ConfigurationError for one that is not whole, or a command that stands twice."""
    try:
        rows: list[list[str]] = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path} cannot be read: {error}") from error
    except yaml.YAMLError as error:
        raise ConfigurationError(f"{path} is not valid YAML: {error}") from error
    if not isinstance(rows, list):
        raise ConfigurationError(f"{path} is no list of lines")
    lines = tuple(_line(row, path) for row in rows)
    names = [name for line in lines for name in line.commands]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ConfigurationError(f"{path} has commands in two lines: {', '.join(twice)}")
    return lines


def _line(row: list[str], path: Path) -> Line:
    try:
        *scopes, skill, about, commands = row
        may = {role: Scope(scope) for role, scope in zip(Role, scopes, strict=True)}
        return Line(skill, about, may, tuple(f"{skill}.{name}" for name in commands.split()))
    except (AttributeError, TypeError, ValueError) as error:
        raise ConfigurationError(f"{path} has a line that is not whole: {row}") from error


@cache
def _by_command() -> Mapping[str, Line]:
    return {name: line for line in table() for name in line.commands}


def name_of(command: Command | type[Command]) -> str:
    """The full name of a command: the folder of its skill, wherever that lies, and its class."""
    of = command if isinstance(command, type) else type(command)
    return f"{of.__module__.partition('skills.')[2].split('.')[0]}.{of.__name__}"


def scope_of(name: str, role: str) -> Scope:
    """On whose things a role may run a command; `NONE` for a command or a role that the table does not know."""
    line = _by_command().get(name)
    return line.may.get(Role(role), Scope.NONE) if line is not None and role in set(Role) else Scope.NONE


def check_role(name: str, asker: Asker) -> None:
    """Raises NotAllowedError where the member's role may not run the command of this name on anything."""
    if scope_of(name, asker.member.role) is Scope.NONE:
        raise NotAllowedError(f"not-allowed-{asker.member.role}")


def reaches(command: Command | type[Command], asker: Asker, *, own: bool) -> bool:
    """Whether the asker may run the command on a thing that it may see, and that is its `own` or somebody else's."""
    match scope_of(name_of(command), asker.member.role):
        case Scope.SEEN:
            return True
        case Scope.OWN:
            return own
        case Scope.OTHERS:
            return not own
        case _:
            return False


def check(
    command: Command | type[Command], asker: Asker, *, own: bool, key: str = "not-allowed-others", **facts: Any
) -> None:
    """Raises NotAllowedError with the sentence `key` where the command does not reach the thing (`reaches`)."""
    if not reaches(command, asker, own=own):
        raise NotAllowedError(key, **facts)
