"""Receipts: photos, albums and PDFs of receipts become proposed or booked expenses."""

from skills.receipts import changing, reading, running, showing, taking, warranties  # noqa: F401
from skills.receipts.commands import skill

__all__ = ["skill"]
