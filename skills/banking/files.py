"""Opening the bank file that a command names, with the columns that were learnt for its bank."""

from __future__ import annotations

import hashlib
from pathlib import Path

from skills.banking.commands import AskColumns, ImportBankFile, skill
from skills.banking.formats import LARGEST_FILE, Layout, read_bank_file
from skills.banking.formats.columns import fingerprint
from skills.banking.formats.table import table_of
from skills.banking.formats.text import decode
from skills.banking.statement import BankFile, BankFileError
from skills.engine.command import Reading, Running
from skills.engine.errors import PersonError


def content_of(path: Path) -> bytes:
    """The bytes of a file. Raises PersonError for one that is too large or gone."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise BankFileError("bank-too-large", limit=LARGEST_FILE // 1_000_000)
        return path.read_bytes()
    except OSError as error:
        raise PersonError("bank-gone") from error


def same_content(command: ImportBankFile | AskColumns) -> bytes:
    """The file as it was when the command was made. Raises PersonError."""
    content = content_of(Path(command.path))
    if hashlib.sha256(content).hexdigest() != command.digest:
        raise PersonError("bank-gone")
    return content


@skill.answers("bank_layouts")
def told_layouts(reading: Reading) -> dict[str, Layout]:
    """As `learnt`."""
    return learnt(reading)


def learnt(by: Reading | Running) -> dict[str, Layout]:
    """The columns that were told, by the fingerprint of the table."""
    rows = by.rows("SELECT fingerprint, layout FROM bank_layouts WHERE layout <> '' ORDER BY id")
    return {row["fingerprint"]: Layout.loads(row["layout"]) for row in rows}


def print_of(content: bytes) -> str:
    """The fingerprint of a table; empty for other files."""
    table = table_of(decode(content, lenient=True))
    return fingerprint(table) if table is not None else ""


def read_for(command: ImportBankFile, by: Reading | Running) -> tuple[BankFile, str]:
    """What the file says, and the fingerprint of its table. Raises BankFileError, PersonError."""
    content = same_content(command)
    layouts = learnt(by)
    if command.layout:
        layouts[print_of(content)] = Layout.loads(command.layout)
    read = read_bank_file(content, currency=by.asker.household.currency, layouts=layouts, sure=True)
    if read is None or not read.rows:
        raise BankFileError("bank-no-rows", line=1)
    return read, print_of(content) if read.family == "csv" else ""
