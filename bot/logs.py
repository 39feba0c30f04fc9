"""Where the log goes and in which form: lines to read, or one JSON object a line, both without what is private."""

from __future__ import annotations

import json
import logging
import sys
import threading
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING

from bot.redaction import RedactingFormatter, RedactingHandler, Redactor
from knowledge import request_ids

if TYPE_CHECKING:
    from bot.settings import Settings

OURS = ("bot", "pods", "skills", "knowledge", "backups")
"""The loggers that say more on `debug`. What libraries say there is whatever they were given: a page, a message."""
QUIET = ("httpx", "apscheduler")
"""Libraries that log each thing they do."""


class JsonFormatter(RedactingFormatter):
    """A record as one JSON object on one line.

    `ts` (UTC, ISO 8601), `level`, `logger`, `msg`; `request` where something is being worked on; `error` with `type`
    and `stack` where something was raised.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line. Raises what formatting the message raises."""
        said: dict[str, object] = _head(record.levelname, record.name, record.created)
        said["msg"] = self._redactor.clean(record.getMessage())
        if known := request_ids.current():
            said["request"] = known
        if record.exc_info and record.exc_info[0] is not None:
            said["error"] = {"type": record.exc_info[0].__name__, "stack": self.formatException(record.exc_info)}
        elif record.exc_text:
            said["error"] = {"type": "", "stack": self._redactor.clean(record.exc_text)}
        if record.stack_info:
            said["stack"] = self.formatStack(record.stack_info)
        return json.dumps(said, ensure_ascii=False)

    def plain(self, level: str, name: str, message: str) -> str:
        """A line of a record that could not be formatted."""
        return json.dumps({**_head(level, name, None), "msg": message}, ensure_ascii=False)


def _head(level: str, name: str, created: float | None) -> dict[str, object]:
    at = datetime.now(UTC) if created is None else datetime.fromtimestamp(created, UTC)
    return {"ts": at.isoformat(timespec="milliseconds"), "level": level.lower(), "logger": name}


def install(settings: Settings) -> None:
    """Logs to standard error, redacted; what nobody catches goes the same way.

    A program that Inglenook runs inside of, and that has set up its logs, keeps them.
    """
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    if logging.getLogger().handlers:
        return
    form = JsonFormatter if settings.log_format == "json" else RedactingFormatter
    handler = RedactingHandler(Redactor(settings.secrets), form=form)
    level = logging.getLevelName(settings.log_level.upper())
    logging.basicConfig(level=max(level, logging.INFO), handlers=[handler])
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    logging.captureWarnings(True)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger("bot").critical("stopped by an error that nothing is made for", exc_info=(kind, error, trace))


def _log_uncaught_in_thread(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_value is not None and not issubclass(failed.exc_type, SystemExit):
        _log_uncaught(failed.exc_type, failed.exc_value, failed.exc_traceback)
