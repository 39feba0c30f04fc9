"""The commands of bank files."""

from __future__ import annotations

from dataclasses import dataclass

from skills.engine.command import Command
from skills.engine.skill import Skill

skill = Skill("banking", folder=__file__)


@dataclass(frozen=True)
class ImportBankFile(Command):
    """Puts the bookings of a bank file into the ledger; those that are there already are left as they are."""

    path: str
    """Where the file lies; it has to hold what it held when the command was made: `digest`."""
    name: str
    """What the file is called by whoever sent it."""
    digest: str
    """SHA-256, hexadecimal."""
    account_id: int | None = None
    """The account of bookings whose account the file does not name; None: the one that fits best, or a new one."""
    layout: str = ""
    """What the columns of a table mean, as `Layout.dumps` writes it, where somebody was asked."""


@dataclass(frozen=True)
class AskColumns(Command):
    """Asks which column of a table holds what."""

    path: str
    name: str
    digest: str
    layout: str
    """What is known so far, as `Layout.dumps` writes it."""
