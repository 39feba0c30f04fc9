"""Bills: what has to be paid again and again, said in time, and booked when it was paid."""

from skills.bills import reading, running, waking  # noqa: F401
from skills.bills.commands import skill

__all__ = ["skill"]
