"""docs/setup.md and compose/env.example name every setting, with its true default, and no other."""

from __future__ import annotations

import re

import pytest
from pydantic.fields import FieldInfo

from bot.settings import Settings
from tests.docs.pages import ROOT
from tests.docs.settings_table import default_of, row_begins, variables

SETUP = (ROOT / "docs" / "setup.md").read_text(encoding="utf-8")
EXAMPLE = (ROOT / "compose" / "env.example").read_text(encoding="utf-8")


def table_rows() -> list[str]:
    """The rows of the table of all settings."""
    section = SETUP.split("## All settings")[1].split("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("| `INGLE_")]


@pytest.mark.parametrize(("variable", "field"), variables().items(), ids=list(variables()))
def test_the_table_tells_each_setting(variable: str, field: FieldInfo) -> None:
    """Its row says the default and what is allowed, and explains it."""
    (row,) = [row for row in table_rows() if row.startswith(f"| `{variable}` |")]
    assert row.startswith(row_begins(variable, field))
    assert len(row.removeprefix(row_begins(variable, field)).strip(" |")) > 10


def test_the_table_has_nothing_else() -> None:
    """Settings that are gone leave the page too; the order is that of the settings."""
    assert [re.findall(r"INGLE_\w+", row)[0] for row in table_rows()] == list(variables())


def test_the_example_has_every_setting_with_its_default() -> None:
    """Each line is a comment, so that a copy changes nothing."""
    assert re.findall(r"^#(INGLE_\w+)=(.*)$", EXAMPLE, re.MULTILINE) == [
        (variable, default_of(field)) for variable, field in variables().items()
    ]
    assert all(line.startswith("#") for line in EXAMPLE.splitlines() if line)


def test_the_example_changes_nothing_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """With every # before a variable taken away, the settings are the defaults."""
    for variable in variables():
        monkeypatch.delenv(variable, raising=False)
    defaults = Settings(_env_file=None)
    for variable, value in re.findall(r"^#(INGLE_\w+)=(.*)$", EXAMPLE, re.MULTILINE):
        monkeypatch.setenv(variable, value)
    used = Settings(_env_file=None)
    assert used == defaults
    assert used.model_fields_set == {variable.removeprefix("INGLE_").lower() for variable in variables()}
