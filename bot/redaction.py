"""Keeps what is private out of logs: personal data, secrets of the settings, and names of members, in every record."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Collection, Iterable
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from knowledge.people import Member
from knowledge.safety.private import without_private

if TYPE_CHECKING:
    from bot.settings import Settings

FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"
LONGEST = 20_000
"""Characters of a record that are written; what is longer is cut, so that none takes long to look through."""

SHORTEST_SECRET = 6
"""A secret of fewer characters may be a word: replacing it would show where it stands."""


class Redactor:
    """Texts without what is private; `secrets` are replaced wherever they stand, names where they are a word."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._secrets: list[str] = []
        self.names: Collection[str] = ()
        self.hide(secrets)

    def hide(self, secrets: Iterable[str]) -> None:
        """From now on these are replaced as well."""
        known = {*self._secrets, *(one for one in secrets if len(one) >= SHORTEST_SECRET)}
        self._secrets = sorted(known, key=len, reverse=True)

    def clean(self, text: str) -> str:
        """The text with `<kind>` in the place of each private thing. What is over LONGEST is left out."""
        if len(text) > LONGEST:
            text = f"{text[:LONGEST]}…"
        for secret in self._secrets:
            text = text.replace(secret, "<secret>")
        return without_private(text, self.names)


class RedactingFormatter(logging.Formatter):
    """Formats a record and cleans all of it: the message with its arguments, the exception and the stack."""

    def __init__(self, redactor: Redactor) -> None:
        super().__init__(FORM)
        self._redactor = redactor

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name of the standard library
        """The line; time, level and name of the logger are the program's own and stay."""
        return super().formatMessage(_copy_with(record, self._redactor.clean(record.message)))

    def formatException(  # noqa: N802 - the name of the standard library
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """The traceback, cleaned as every text."""
        return self._redactor.clean(super().formatException(ei))

    def formatStack(self, stack_info: str) -> str:  # noqa: N802 - the name of the standard library
        """The stack, cleaned as every text."""
        return self._redactor.clean(super().formatStack(stack_info))


class RedactingHandler(logging.StreamHandler[TextIO]):
    """Writes records without what is private; of one that cannot be formatted only the template is written."""

    def __init__(self, redactor: Redactor, stream: TextIO | None = None) -> None:
        super().__init__(stream)
        self.redactor = redactor
        self.setFormatter(RedactingFormatter(redactor))

    def emit(self, record: logging.LogRecord) -> None:
        """Writes one record; nothing that is wrong with it reaches who logs."""
        try:
            super().emit(record)
        except RecursionError:
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name of the standard library
        """Called inside the `except` of `emit`; the standard library would print message and arguments as they are."""
        template = record.msg if isinstance(record.msg, str) and record.args else "a message"
        failure = sys.exc_info()[0]
        why = failure.__name__ if failure else "error"
        place = f"{record.filename}:{record.lineno}"
        line = f"{record.levelname} {record.name}: {template!a} ({place}; not formatted: {why})"
        try:
            self.stream.write(line + self.terminator)
            self.flush()
        except (OSError, ValueError):
            return


def _copy_with(record: logging.LogRecord, message: str) -> logging.LogRecord:
    """A record with another message: other handlers see the one that was logged."""
    copy = logging.makeLogRecord(record.__dict__)
    copy.message = message
    return copy


def install(settings: Settings) -> None:
    """Logs to standard error, redacted; what nobody catches goes the same way.

    A program that Inglenook runs inside of, and that has set up its logs, keeps them.
    """
    if logging.getLogger().handlers:
        return
    handler = RedactingHandler(Redactor(settings.secrets))
    logging.basicConfig(level=settings.log_level.upper(), handlers=[handler])
    logging.captureWarnings(True)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread


def hide_names(names: Iterable[str]) -> None:
    """From now on the names of these people are redacted as well, by every handler that was installed."""
    known = frozenset(names)
    for handler in logging.getLogger().handlers:
        if isinstance(handler, RedactingHandler):
            handler.redactor.names = known


def hide_secrets(secrets: Iterable[str]) -> None:
    """From now on these are redacted as well, by every handler that was installed."""
    known = tuple(secrets)
    for handler in logging.getLogger().handlers:
        if isinstance(handler, RedactingHandler):
            handler.redactor.hide(known)


def names_of(members: Iterable[Member]) -> frozenset[str]:
    """What the members are called, nicknames included."""
    return frozenset(name for member in members for name in (member.name, *member.nicknames))


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger("bot").critical("stopped by an error that nothing is made for", exc_info=(kind, error, trace))


def _log_uncaught_in_thread(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_value is not None and not issubclass(failed.exc_type, SystemExit):
        _log_uncaught(failed.exc_type, failed.exc_value, failed.exc_traceback)
