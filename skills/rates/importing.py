"""Taking a table of day rates in: what is new in it, quickly, and undone as one thing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from knowledge.clock import to_text
from skills.engine.command import GROWN_UPS, Outcome, Reading, Running
from skills.engine.errors import PersonError
from skills.engine.request import GivenFile, Request
from skills.rates.commands import ImportRates, skill
from skills.rates.files import LARGEST, DayRates, NoRatesError, read_rates
from skills.rates.filling import fill


@skill.takes(".csv", ".zip", ".xml")
def take(files: Sequence[GivenFile], _request: Request, reading: Reading) -> list[ImportRates]:
    """The imports of the files, if they evidently are tables of rates; what is none of them belongs to others.

    Of who may not take them in nothing is opened.
    """
    if reading.asker.member.role not in GROWN_UPS:
        return []
    home = reading.asker.household.currency
    imports = []
    for file in files:
        try:
            content = _content(file.path)
            read_rates(content, file.name, home)
        except NoRatesError:
            continue
        imports.append(ImportRates(str(file.path), file.name[-100:], hashlib.sha256(content).hexdigest()))
    return imports if len(imports) == len(files) else []


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise NoRatesError
        return path.read_bytes()
    except OSError as error:
        raise PersonError("rates-gone") from error


def _read(command: ImportRates, home: str) -> dict[str, DayRates]:
    try:
        content = _content(Path(command.path))
        if hashlib.sha256(content).hexdigest() != command.digest:
            raise PersonError("rates-gone")
        return read_rates(content, command.name, home)
    except NoRatesError as error:
        raise PersonError("rates-gone") from error


@skill.command(ImportRates)
def import_rates(command: ImportRates, running: Running) -> Outcome:
    """Keeps the days that are not known yet or have other rates now; amounts that waited for them get their worth."""
    asker = running.asker
    by_base = _read(command, asker.household.currency)
    new = {base: _unknown(base, days, running) for base, days in by_base.items()}
    all_days = [day for days in by_base.values() for day in days]
    facts = {"first": min(all_days), "until": max(all_days), "count": sum(len(days) for days in new.values())}
    if not facts["count"]:
        return Outcome("rates-nothing-new", facts)
    import_id = new_import(running, command.name)
    for base, days in new.items():
        keep(running, import_id, base, days)
    filled = fill(running, import_id)
    notes = (Outcome("rates-filled", {"count": filled}),) if filled else ()
    return Outcome("rates-imported", facts, notes=notes)


def new_import(running: Running, name: str | None, *, said: bool = False) -> int:
    """The row that the journal keeps for all rates that come together."""
    asker = running.asker
    row = {"name": name, "said": int(said), "member_id": asker.member.id, "at": to_text(asker.now)}
    return running.changes.insert("rate_imports", row)


def keep(running: Running, import_id: int, base: str, days: DayRates) -> None:
    """Writes days that the journal does not list one by one: they go with their import."""
    rows = [[day.isoformat(), _json(rates)] for day, rates in sorted(days.items())]
    running.rows(
        "INSERT INTO rate_days (import_id, day, base, rates)"
        " SELECT ?, json_extract(value, '$[0]'), ?, json_extract(value, '$[1]') FROM json_each(?) ORDER BY key",
        (import_id, base, json.dumps(rows)),
    )


def _unknown(base: str, days: DayRates, running: Running) -> DayRates:
    """Those that are not there, or were otherwise when they came last."""
    known = {
        row["day"]: row["rates"]
        for row in running.rows("SELECT day, rates FROM rate_days WHERE base = ? ORDER BY id", (base,))
    }
    return {day: rates for day, rates in days.items() if known.get(day.isoformat()) != _json(rates)}


def _json(rates: dict[str, str]) -> str:
    return json.dumps(rates, sort_keys=True)
