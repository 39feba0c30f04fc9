"""Which files are a bank's, and the commands that take them in."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from skills.banking.commands import AskColumns, ImportBankFile, skill
from skills.banking.files import content_of, learnt
from skills.banking.formats import ColumnsUnknownError, Layout, read_bank_file
from skills.engine.command import GROWN_UPS, Reading
from skills.engine.request import GivenFile, Request

ENDINGS = (
    ".csv", ".tsv", ".txt", ".ofx", ".qfx", ".qif", ".sta", ".mt940", ".mt942", ".940", ".942", ".swi", ".xml", ".camt",
    ".c53", ".c52", ".c54", ".052", ".053", ".054",
)  # fmt: skip


@skill.takes(*ENDINGS)
def take(files: Sequence[GivenFile], _request: Request, reading: Reading) -> list[ImportBankFile | AskColumns]:
    """The imports of bank files; nothing for what is none, and for who may not see the household's money."""
    if reading.asker.member.role not in GROWN_UPS:
        return []
    layouts, currency = learnt(reading), reading.asker.household.currency
    found = (command_of(file.path, file.name, currency=currency, layouts=layouts) for file in files)
    return [one for one in found if one is not None]


def command_of(
    path: Path, name: str, *, currency: str, layouts: Mapping[str, Layout], sure: bool = False
) -> ImportBankFile | AskColumns | None:
    """The command that imports a file as it is now, or asks for its columns; None for what is evidently no bank file.

    Raises BankFileError, with `sure` for what is no bank file, too.
    """
    content = content_of(path)
    named = (str(path), name[-100:], hashlib.sha256(content).hexdigest())
    try:
        read = read_bank_file(content, currency=currency, layouts=layouts, sure=sure)
    except ColumnsUnknownError as error:
        return AskColumns(*named, error.layout.dumps())
    return ImportBankFile(*named) if read is not None else None
