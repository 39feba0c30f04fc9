"""Reports on the ledger: comparisons, the largest expenses, charts, what is to come, a year, and exports."""

from skills.reports import comparing, drawing, exporting, forecasting, reading, year  # noqa: F401
from skills.reports.commands import skill

__all__ = ["skill"]
