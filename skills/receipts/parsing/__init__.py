"""From the lines that OCR saw on a receipt to its fields, by layout and arithmetic."""

from __future__ import annotations

from skills.receipts.parsing.reading import read_receipt
from skills.receipts.parsing.result import SURE, Found, Item, ReceiptRead

__all__ = ["SURE", "Found", "Item", "ReceiptRead", "read_receipt"]
