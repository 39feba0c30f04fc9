"""What foreign money was worth on a day, by the tables that the household imports; nothing asks the network."""

from skills.rates import importing, reading, running  # noqa: F401
from skills.rates.commands import skill

__all__ = ["skill"]
