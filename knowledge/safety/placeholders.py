"""Placeholders for what is private, the same for the same value, and how they become the values again."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from itertools import count

from knowledge.safety.private import private_in

_LABEL = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z][A-Za-z_]{1,21}_\d{1,3}(?![A-Za-z0-9_])")
_PLACEHOLDER = re.compile(
    r"(?:[«<]\s?)?(?<![A-Za-z0-9_])(?P<label>[A-Za-z][A-Za-z_]{1,21}_\d{1,3})(?![A-Za-z0-9_])(?:\s?[»>])?"
)
_TAIL = re.compile(r"(?:[«<]\s?)?(?:(?<![A-Za-z0-9_])[A-Za-z][A-Za-z_]{0,22}(?:\d{1,3}\s?)?)?\Z")
"""What may be the beginning of a placeholder whose rest is still to come."""

Spelling = Callable[[str], str]
"""How a value is written where it is put back, as within a string of JSON."""


class Placeholders:
    """What is private in the texts of one request: `hide` puts «EMAIL_1» in its place, `put_back` undoes that.

    `names` are people whose names are hidden too. Models leave out the marks around a placeholder, or write it small;
    it is put back all the same. Not for several threads.
    """

    def __init__(self, names: Collection[str] = ()) -> None:
        self._names = names
        self._labels: dict[tuple[str, str], str] = {}
        self._values: dict[str, str] = {}
        self._taken: set[str] = set()

    @property
    def labels(self) -> tuple[str, ...]:
        """The placeholders that were given out, without their marks: EMAIL_1."""
        return tuple(self._values)

    def hide(self, text: str) -> str:
        """The text with a placeholder for each private value. What looks like a placeholder in it gets no value."""
        self._taken.update(match[0].upper() for match in _LABEL.finditer(text))
        pieces, end = [], 0
        for one in private_in(text, self._names):
            label = self._label(one.kind.upper(), text[one.start : one.end])
            pieces += [text[end : one.start], f"«{label}»"]
            end = one.end
        return "".join([*pieces, text[end:]])

    def put_back(self, text: str, spelled: Spelling = str) -> str:
        """The text with the values in the place of their placeholders."""

        def value(match: re.Match[str]) -> str:
            known = self._values.get(match["label"].upper())
            return match[0] if known is None else spelled(known)

        return _PLACEHOLDER.sub(value, text) if self._values else text

    def complete_until(self, text: str) -> int:
        """Up to where no placeholder can be cut off at the end of a text that goes on."""
        match = _TAIL.search(text)
        if match is None or not match[0] or not self._values:
            return len(text)
        begun = match[0].strip("«< ").upper()
        return match.start() if any(label.startswith(begun) for label in self._values) else len(text)

    def _label(self, kind: str, value: str) -> str:
        key = (kind, value.casefold())
        if key not in self._labels:
            label = next(name for number in count(1) if (name := f"{kind}_{number}") not in self._taken)
            self._taken.add(label)
            self._labels[key], self._values[label] = label, value
        return self._labels[key]


class Stream:
    """Puts values back into a text that comes in pieces; a placeholder may be split over several."""

    def __init__(self, placeholders: Placeholders, spelled: Spelling = str) -> None:
        self._placeholders = placeholders
        self._spelled = spelled
        self._held = ""

    def add(self, piece: str) -> str:
        """What can be said by now."""
        text = self._held + piece
        until = self._placeholders.complete_until(text)
        self._held = text[until:]
        return self._placeholders.put_back(text[:until], self._spelled)

    def end(self) -> str:
        """What was held back."""
        rest, self._held = self._held, ""
        return self._placeholders.put_back(rest, self._spelled)
