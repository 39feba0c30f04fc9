"""The ledger as a file in the chat."""

from __future__ import annotations

from datetime import date

from skills.budgets.spending import Rows
from skills.engine.asking import NotAllowedError
from skills.engine.command import Asker, Attachment, Outcome, Reading, Running
from skills.engine.privacy import in_private
from skills.reports.beancount_file import as_beancount
from skills.reports.commands import ExportMoney, skill
from skills.reports.csv_file import as_csv
from skills.reports.entries import accounts, written
from skills.reports.json_file import as_json

FORMS = {
    "csv": ("csv", "text/csv"),
    "beancount": ("beancount", "text/plain"),
    "json": ("json", "application/json"),
}
"""The ending and the kind of file of each form."""


@skill.command(ExportMoney, changes=False)
def export_money(command: ExportMoney, running: Running) -> Outcome:
    """The file, and how many entries are in it."""
    in_private(running.asker)
    if command.form not in FORMS:
        raise NotAllowedError("ask-export-form")
    content, count = ledger_file(running.rows, running.asker, command.form, command.start, command.end)
    if not count:
        return Outcome("export-empty")
    ending, mime = FORMS[command.form]
    name = f"money-{running.asker.local_now.date().isoformat()}.{ending}"
    return Outcome("export-done", {"count": count, "name": name}, files=(Attachment(name, mime, content),))


@skill.answers("ledger_file")
def file_of_ledger(reading: Reading, form: str, start: date | None, end: date | None) -> tuple[bytes, int]:
    """As `ledger_file`, for who runs the house."""
    return ledger_file(reading.rows, reading.asker, form, start, end)


def ledger_file(rows: Rows, asker: Asker, form: str, start: date | None, end: date | None) -> tuple[bytes, int]:
    """The ledger of some days (None is open) in a form of FORMS, and the number of its entries."""
    names = {member.id: member.name for member in asker.members}
    entries, known = written(rows, names, start, end), list(accounts(rows).values())
    match form:
        case "csv":
            return as_csv(entries), len(entries)
        case "json":
            return as_json(entries, known), len(entries)
        case _:
            return as_beancount(entries, known, asker.household.currency), len(entries)
