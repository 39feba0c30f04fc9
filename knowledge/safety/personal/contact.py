"""E-mail addresses and addresses in the web."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.safety.personal.kinds import Kind, Personal

_EMAIL = re.compile(
    r"(?<![\w.%+\-])[^\W_][\w.%+'\-]{0,63}@(?:[^\W_](?:[\w\-]{0,61}[^\W_])?\.){1,8}[^\W\d_]{2,24}(?![\w\-])"
)
_URL = re.compile(r"(?<![\w@])(?:[a-z][a-z0-9+.\-]{1,20}://|www\.(?=[^\W_]))[^\s<>\"'«»“”|\\^`{}]+", re.IGNORECASE)
_TAIL = ".,;:!?…)]}"
_CREDENTIALS = re.compile(r"://[^/\s@]*:[^/\s@]+@")
_TOKEN = re.compile(
    r"[?&#](?:access_?|auth_?|api_?|id_?|refresh_?)?(?:token|key|secret|password|passwd|pwd|sig|signature|session|sid)="
    r"[^&#\s]{4,}",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    r"(?<![\w@./\-])(?:[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?\.){1,4}"
    r"(?:com|org|net|info|biz|io|dev|app|eu|de|at|ch|fr|es|it|uk|us|ie|nl|be|lu|pt|pl|se|no|dk|fi|cz|sk|hu|ro|gr"
    r"|si|hr|ca"
    r"|au|nz|br|mx|jp|cn|in|ru|tv|me|edu|gov)(?![\w@\-]|\.\w)(?:/[^\s<>\"'«»]*)?",
    re.IGNORECASE,
)


def emails(text: str) -> Iterator[Personal]:
    """E-mail addresses."""
    if "@" not in text:
        return
    for match in _EMAIL.finditer(text):
        if ".." not in match[0]:
            yield Personal(Kind.EMAIL, match.start(), match.end(), 0.99)


def secret_links(text: str) -> Iterator[Personal]:
    """Addresses that let in whoever has them."""
    if "://" not in text:
        return
    for start, end in _links(text):
        if _CREDENTIALS.search(text, start, end) or _TOKEN.search(text, start, end):
            yield Personal(Kind.SECRET_LINK, start, end, 1.0)


def urls(text: str) -> Iterator[Personal]:
    """All addresses in the web, with or without `https://`."""
    for start, end in _links(text):
        yield Personal(Kind.URL, start, end, 0.95)
    for match in _DOMAIN.finditer(text):
        end = match.start() + len(match[0].rstrip(_TAIL))
        yield Personal(Kind.URL, match.start(), end, 0.6)


def _links(text: str) -> Iterator[tuple[int, int]]:
    for match in _URL.finditer(text):
        link = match[0].rstrip(_TAIL)
        if match[0][len(link) : len(link) + 1] == ")" and link.count("(") > link.count(")"):
            link += ")"
        yield match.start(), match.start() + len(link)
