"""The skill itself. It has no commands: notices are made by the house, never asked for."""

from __future__ import annotations

from skills.engine.skill import Skill

skill = Skill("notices", folder=__file__)

KIND = "notice"
"""Outbox rows that say a notice, or that it is well again."""

ELSEWHERE = "elsewhere"
"""What a row says that goes by another channel where the one that was used last fails."""

MOMENTS = frozenset({"at", "since", "until"})
"""Facts that hold an instant as text (`knowledge.clock.to_text`), and are said as a day and a time."""

CAUSE = "cause"
"""The fact that says in a word why something failed, where that is common enough for a sentence (`failure-cause`)."""

MEMBER = "member"
"""The fact that holds a member by id, and is said as `name`."""
