"""A pod of the household's own whose tables change: as small as one can be, without examples to learn."""

from __future__ import annotations

from pathlib import Path
from string import ascii_lowercase

SKILL = """
from skills.engine.skill import Skill

skill = Skill("{name}", folder=__file__)
"""
FIRST = """
CREATE TABLE beds (id INTEGER PRIMARY KEY, plant TEXT NOT NULL) STRICT;
INSERT INTO beds VALUES (1, 'roses');
"""
WATER = "ALTER TABLE beds ADD COLUMN watered_at TEXT;\n"
BROKEN = "INSERT INTO beds (plant, planted_by) VALUES ('tulips', 1);\n"
BESIDE_MEMBERS = "UPDATE members SET zone = 'Pacific/Auckland';\n"
"""Goes through, and the house answers otherwise."""


class Garden:
    """The pod in a folder of the household's own pods; with `household` its tables lie beside the members.

    Each has a name of its own, because Python loads a module of a name once.
    """

    _letters = iter(ascii_lowercase)

    def __init__(self, home: Path, *, household: bool = False) -> None:
        self.home, self.name = home, f"garden_{next(self._letters)}"
        pod = home / self.name
        skill = pod / "skills" / self.name
        self._migrations = skill / "migrations"
        self._migrations.mkdir(parents=True)
        declared = f"name: {self.name}\nabout: what grows\nskills: [{self.name}]\n"
        where = "database: household\n" if household else ""
        (pod / "pod.yaml").write_text(declared + where, encoding="utf-8")
        (pod / "permissions.yaml").write_text("[]\n", encoding="utf-8")
        (skill / "__init__.py").write_text(SKILL.format(name=self.name), encoding="utf-8")
        self.change(1, FIRST)

    def change(self, number: int, script: str) -> None:
        """Writes a migration, or another one in its place."""
        (self._migrations / f"{number:04}_change.sql").write_text(script, encoding="utf-8")
