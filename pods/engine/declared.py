"""What a pod is by its declaration and its skills' code alone: the same wherever its data lies."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import fields

from pods.engine.folders import PODS, folder_of, load_skills, pod_folders, read_pod_file
from pods.engine.podfile import PodFile
from pods.engine.whole import check_whole
from skills.engine.command import Command
from skills.engine.lessons import Lesson
from skills.engine.skill import Skill, Spec, Taker

__all__ = ["PODS", "Declared", "PodFile", "pod_folders", "read_pod_file"]


class Declared:
    """A pod's skills and commands. Nothing of it needs a database."""

    def __init__(self, declaration: PodFile) -> None:
        self.declaration = declaration
        self.name = declaration.name
        self.about = declaration.about
        self.skills: tuple[Skill, ...] = load_skills(declaration)
        self._specs: dict[type[Command], Spec] = {
            spec.type: spec for skill in self.skills for spec in skill.commands.values()
        }
        folder = folder_of(self.name)
        if folder is not None and read_pod_file(folder) == declaration:
            check_whole(declaration, folder, self.intents)

    @property
    def intents(self) -> frozenset[str]:
        """The intents its skills read, without the pod's name."""
        return frozenset(
            intent for skill in self.skills for intent in (*skill.readers, *(intent for intent, _ in skill.readers_for))
        )

    def skill_of(self, name: str) -> Skill | None:
        """A skill by name, or None."""
        return next((skill for skill in self.skills if skill.name == name), None)

    def command_type(self, name: str) -> type[Command]:
        """The command class by its full name ("calendar.CreateEvent"). Raises KeyError."""
        return next(spec.type for spec in self._specs.values() if spec.name == name)

    def command_name(self, command: Command) -> str:
        """The full name of a command."""
        return self._specs[type(command)].name

    def runs(self, command: Command) -> bool:
        """Whether one of its skills declares this command."""
        return type(command) in self._specs

    def changes(self, command: Command) -> bool:
        """Whether the command changes anything, rather than only looking."""
        return self._specs[type(command)].changes

    def learning(self, lesson: Lesson) -> Command | None:
        """The command that keeps a lesson, where a skill of this pod keeps lessons."""
        return next((skill.learn(lesson) for skill in self.skills if skill.learn is not None), None)

    def digests(self, kind: str) -> bool:
        """Whether several rows of a kind can be said as one."""
        return any(kind in skill.digests for skill in self.skills)

    def heeded(self, suffixes: Collection[str]) -> list[tuple[str, Taker]]:
        """The intents, with the pod's name, as which words beside files with these endings are read, and who heeds."""
        takers = (skill.takers[suffix] for skill in self.skills for suffix in suffixes if suffix in skill.takers)
        return [(self._heeding(taker), taker) for taker in takers if taker.beside]

    def _heeding(self, taker: Taker) -> str:
        """The intent as which words beside files are read for a taker; empty where it heeds none."""
        return f"{self.name}.{taker.beside[0]}" if taker.beside else ""

    def digest(self) -> str:
        """What two processes must have alike to speak of the same pod: commands with their fields, intents, kinds."""
        said: list[str] = [self.declaration.model_dump_json()]
        for spec in sorted(self._specs.values(), key=lambda one: one.name):
            held = ", ".join(f"{one.name}: {one.type}" for one in fields(spec.type))
            said.append(f"{spec.name}({held}) {spec.changes} {spec.alone} {spec.asks_first is not None}")
        said += sorted(self.intents)
        for skill in self.skills:
            said.append(f"{sorted(skill.announcers)} {sorted(skill.digests)} {sorted(skill.takers)}")
            said.append(f"{sorted(skill.lookups)}")
        return hashlib.sha256("\n".join(said).encode()).hexdigest()
