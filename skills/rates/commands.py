"""The commands of rates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from skills.engine.command import Command
from skills.engine.skill import Skill

skill = Skill("rates", folder=__file__)


@dataclass(frozen=True)
class ImportRates(Command):
    """Takes in the day rates of a file, as it was when it was looked at."""

    path: str
    name: str
    digest: str
    """SHA-256 of the file, in hexadecimal."""


@dataclass(frozen=True)
class SetRate(Command):
    """From a local day on, one unit of `currency` is worth `rate` units of `other` (a decimal number)."""

    currency: str
    other: str
    rate: str
    day: date
