"""The audit log: who asked what to be changed, who approved, what was done and undone; tamper-evident."""

from knowledge.audit.book import AuditBook, HeadFormatError, Log, LogAwayError
from knowledge.audit.log import OF_THE_LOG, AuditLog, Entry, Fact, Head, Kind
from knowledge.audit.verifying import Problem, Verdict, Wrong

__all__ = [
    "OF_THE_LOG",
    "AuditBook",
    "AuditLog",
    "Entry",
    "Fact",
    "Head",
    "HeadFormatError",
    "Kind",
    "Log",
    "LogAwayError",
    "Problem",
    "Verdict",
    "Wrong",
]
