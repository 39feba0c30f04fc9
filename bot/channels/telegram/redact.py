"""Keeps the bot's token out of logs: it is part of every address, and the HTTP client logs addresses."""

from __future__ import annotations

import logging

SPEAKS_HTTP = ("httpx", "httpcore", "telegram", "asyncio", "bot.channels.telegram")
"""Loggers, with all below them, that may see the token in an address, an argument or an exception."""

HIDDEN = "<token>"


class TokenFilter(logging.Filter):
    """Rewrites records that would show the token. A filter works on one logger, not on those below it."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token
        self._formatter = logging.Formatter()

    def clean(self, text: str) -> str:
        """The text without the token."""
        return text.replace(self._token, HIDDEN)

    def filter(self, record: logging.LogRecord) -> bool:
        """Lets every record pass, cleaned."""
        # Put into words now: arguments may gain the token before a handler looks at them.
        record.msg, record.args = self.clean(record.getMessage()), ()
        if record.exc_info and record.exc_text is None:
            trace = self._formatter.formatException(record.exc_info)
            if self._token in trace:
                record.exc_info, record.exc_text = None, self.clean(trace)
        return True


def hide_token(token: str) -> TokenFilter:
    """Puts a filter on all loggers that exist by now and may see the token; returns it."""
    redacting = TokenFilter(token)
    for name in (*SPEAKS_HTTP, *logging.root.manager.loggerDict):
        if name.startswith(SPEAKS_HTTP):
            logging.getLogger(name).addFilter(redacting)
    return redacting


def show_token(redacting: TokenFilter) -> None:
    """Takes the filter away again, when the channel has stopped."""
    for name in logging.root.manager.loggerDict:
        logging.getLogger(name).removeFilter(redacting)
