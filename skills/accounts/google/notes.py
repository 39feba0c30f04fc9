"""Descriptions: Google keeps HTML, the family reads and writes plain text."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

_TAGS = "a|b|br|code|div|em|font|h[1-6]|hr|html-blob|i|li|ol|p|pre|s|span|strong|sub|sup|table|tbody|td|th|tr|u|ul"
_TAG = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]*|#\d+|#[xX][0-9a-fA-F]+);?")
_LINES = frozenset({"div", "p", "tr", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "table"})


def plain(description: str) -> str:
    """What a person sees of a description: without tags, a link with its address, a list with dashes."""
    text = description.replace("\r\n", "\n").replace("\r", "\n")
    if not _TAG.search(text):
        return html.unescape(text)
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return re.sub(r"\n{3,}", "\n\n", "".join(reader.parts)).strip()


def marked(text: str) -> str:
    """Plain text as a description that Google shows as it stands: escaped where it would be taken for HTML."""
    return html.escape(text, quote=False) if _TAG.search(text) or _ENTITY.search(text) else text


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.parts.append("\n")
        elif tag == "li":
            self._line()
            self.parts.append("- ")
        elif tag in _LINES:
            self._line()
        elif tag == "a":
            self._link = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in _LINES or tag == "li":
            self._line()
        elif tag == "a":
            said = "".join(self.parts[-1:])
            if self._link.startswith(("http://", "https://")) and self._link.rstrip("/") != said.rstrip("/"):
                self.parts.append(f" ({self._link})")
            self._link = ""

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def _line(self) -> None:
        if self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\n")
