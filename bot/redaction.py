"""Keeps what is private out of logs: personal data, secrets of the settings, and names of members, in every record."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from types import TracebackType
from typing import TextIO

from knowledge import request_ids
from knowledge.people import Member
from knowledge.safety.private import without_private
from skills.engine.errors import InglenookError

FORM = "%(asctime)s %(levelname)s %(name)s%(within)s: %(message)s"
LONGEST = 20_000
"""Characters of a record that are written; what is longer is cut, so that none takes long to look through."""

SHORTEST_SECRET = 6
"""A secret of fewer characters may be a word: replacing it would show where it stands."""


QUOTED = re.compile(r"""(?<!\w)(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")(?!\w)""")
"""What libraries put between quotes in the text of an error: mostly what they were given, so what somebody wrote."""
LEFT_OUT = "‹left out›"

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


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

    def format(self, record: logging.LogRecord) -> str:
        """The record as text; other handlers see it as it was logged."""
        copy = logging.makeLogRecord(record.__dict__)
        copy.exc_text = None if copy.exc_info else self._redactor.clean(copy.exc_text or "")
        copy.within = f" [{known}]" if (known := request_ids.current()) else ""
        return super().format(copy)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name of the standard library
        """The line; time, level and name of the logger are the program's own and stay."""
        record.message = self._redactor.clean(record.message)
        return super().formatMessage(record)

    def formatException(self, ei: Raised) -> str:  # noqa: N802 - the name of the standard library
        """The traceback, cleaned as every text; of the texts of errors that are not ours, what stands in quotes goes.

        The frames show the program's own lines and no values.
        """
        text = super().formatException(ei)
        for error in _chain(ei[1]):
            if not isinstance(error, InglenookError):
                said = _said(error)
                text = text.replace(said, QUOTED.sub(LEFT_OUT, said)) if said else text
        return self._redactor.clean(text)

    def plain(self, level: str, name: str, message: str) -> str:
        """A line of a record that could not be formatted."""
        return f"{level} {name}: {message}"

    def formatStack(self, stack_info: str) -> str:  # noqa: N802 - the name of the standard library
        """The stack, cleaned as every text."""
        return self._redactor.clean(super().formatStack(stack_info))


class RedactingHandler(logging.StreamHandler[TextIO]):
    """Writes records without what is private; of one that cannot be formatted only the template is written."""

    def __init__(
        self, redactor: Redactor, stream: TextIO | None = None, form: type[RedactingFormatter] = RedactingFormatter
    ) -> None:
        super().__init__(stream)
        self.redactor = redactor
        self._form = form(redactor)
        self.setFormatter(self._form)

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
        message = f"{template!a} ({place}; not formatted: {why})"
        try:
            self.stream.write(self._form.plain(record.levelname, record.name, message) + self.terminator)
            self.flush()
        except (OSError, ValueError):
            return


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error, what it came from, and what is inside it; each once."""
    waiting, seen = [error], set[int]()
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [one.__cause__, one.__context__, *(one.exceptions if isinstance(one, BaseExceptionGroup) else ())]


def _said(error: BaseException) -> str:
    """The text of an error, as tracebacks have it; empty for one that cannot say it."""
    try:
        return str(error)
    except (RuntimeError, TypeError, ValueError, LookupError, AttributeError):
        return ""


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
