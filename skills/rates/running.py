"""Running what is said of rates, and writing them out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from skills.engine.command import Outcome, Reading, Running
from skills.engine.errors import PersonError
from skills.rates.commands import SetRate, skill
from skills.rates.filling import fill
from skills.rates.importing import keep, new_import


@skill.command(SetRate)
def set_rate(command: SetRate, running: Running) -> Outcome:
    """Keeps a rate that somebody knows; amounts that waited for it get their worth."""
    rate = Decimal(command.rate)
    if not Decimal("1e-12") < rate < Decimal("1e12") or command.currency == command.other:
        raise PersonError("ask-rate")
    import_id = new_import(running, None, said=True)
    keep(running, import_id, command.currency, {command.day: {command.other: f"{rate:f}"}})
    filled = fill(running, import_id)
    facts = {"currency": command.currency, "other": command.other, "rate": rate, "day": command.day}
    notes = (Outcome("rates-filled", {"count": filled}),) if filled else ()
    return Outcome("rate-set", facts, notes=notes)


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """The rates that were said; tables that were imported can be had where they came from."""
    rows = reading.rows(
        "SELECT d.day, d.base, r.key AS currency, r.value AS rate FROM rate_days d"
        " JOIN rate_imports i ON i.id = d.import_id AND i.said, json_each(d.rates) r ORDER BY d.id"
    )
    said = [{"date": row["day"], "base": row["base"], "currency": row["currency"], "rate": row["rate"]} for row in rows]
    return {"rates": said} if said else {}
