"""Personal data in a text: numbers, addresses, accounts and names, by small recognisers that need no model."""

from knowledge.safety.personal.finding import find, redacted
from knowledge.safety.personal.kinds import OPEN, PATTERNS, SENSITIVE, Kind, Personal

__all__ = ["OPEN", "PATTERNS", "SENSITIVE", "Kind", "Personal", "find", "redacted"]
