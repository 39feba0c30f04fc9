"""What a notice says when it is sent: the sentence `notice-KEY` of the catalogue, or nothing where it is over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from knowledge.clock import from_text
from knowledge.outbox import Outgoing
from knowledge.people import Role
from skills.engine.command import Asker, Outcome, Reading
from skills.notices.declared import CAUSE, KIND, MEMBER, MOMENTS, skill


@skill.announces(KIND)
def announce(row: Outgoing, reading: Reading) -> Outcome | None:
    """One notice; nothing for who is no admin any more, and for what has changed since the row was written."""
    return _said(row, reading)


@skill.announces_together(KIND)
def announce_together(rows: Sequence[Outgoing], reading: Reading) -> Outcome | None:
    """Several notices as one message."""
    lines = tuple(line for row in rows if (line := _said(row, reading)) is not None)
    return Outcome("notices-several", {"lines": lines}) if lines else None


def _said(row: Outgoing, reading: Reading) -> Outcome | None:
    if reading.asker.member.role is not Role.ADMIN:
        return None
    found = reading.rows("SELECT * FROM notices WHERE id = ?", (row.subject_id,))
    if not found or found[0]["telling"] != row.facts["telling"]:
        return None
    over = found[0]["resolved"] is not None and not found[0]["news"]
    if over != row.facts["well"]:
        return None
    facts = said_of(row.facts["facts"], reading.asker)
    key = row.facts["key"]
    return Outcome(f"notice-{key}-well", facts) if over else Outcome(f"notice-{key}", facts)


def said_of(facts: Mapping[str, Any], asker: Asker) -> dict[str, Any]:
    """Facts as they are kept, as facts of an outcome."""
    said = {name: from_text(value) if name in MOMENTS else value for name, value in facts.items() if name != MEMBER}
    said.setdefault(CAUSE, "")
    if MEMBER in facts:
        said["name"] = asker.name_of(facts[MEMBER]) or "?"
    return said
