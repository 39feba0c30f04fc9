"""An iCalendar text as a tree of components with their raw lines, so that what we do not know is kept as it came."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from skills.engine.errors import PersonError

_FOLD = re.compile(r"\r?\n[ \t]")
_LINE = re.compile(r"\r\n|\n|\r")
_PROPERTY = re.compile(r"[A-Za-z0-9-]+(?:;[^\n]*?)?:")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class CalendarFileError(PersonError):
    """A text is no calendar, or only a part of one."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its name in capitals, its parameters, and its value as it stands there."""

    name: str
    params: Mapping[str, str | list[str]]
    value: str

    def param(self, name: str) -> str:
        """A parameter; of several values the first; "" where there is none."""
        found = self.params.get(name, "")
        return found if isinstance(found, str) else next(iter(found), "")

    @property
    def text(self) -> str:
        """The value as text, without escapes (RFC 5545, section 3.3.11)."""
        return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], self.value)


@dataclass(slots=True)
class Block:
    """A component: its lines, unfolded, and the components in it."""

    name: str
    lines: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def all(self, name: str) -> list[Property]:
        """The properties of that name; lines that are none are left out."""
        found = (_parsed(line) for line in self.lines if _name_of(line) == name)
        return [one for one in found if one is not None]

    def first(self, name: str) -> Property | None:
        """The first property of that name, or None."""
        return next(iter(self.all(name)), None)

    def text(self, name: str) -> str:
        """The text of the first property of that name, "" where there is none."""
        found = self.first(name)
        return found.text.strip() if found else ""

    def put(self, name: str, lines: Iterable[str]) -> None:
        """Puts these lines where the first property of that name stood, in the place of all of them."""
        at = next((n for n, line in enumerate(self.lines) if _name_of(line) == name), len(self.lines))
        kept = [line for line in self.lines if _name_of(line) != name]
        self.lines = [*kept[:at], *lines, *kept[at:]]

    def copy(self) -> Block:
        """The same once more, to be changed by itself."""
        return Block(self.name, list(self.lines), [block.copy() for block in self.blocks])

    def within(self, name: str) -> Iterator[Block]:
        """The components of that name directly in this one."""
        return (block for block in self.blocks if block.name == name)


def raw_line(name: str, value: str, params: Mapping[str, str] | None = None) -> str:
    """A raw line of a property; the value has to be escaped already."""
    from icalendar.parser import Contentline, Parameters

    return str(Contentline.from_parts(name, Parameters(params), value)) if params else f"{name}:{value}"


def text_line(name: str, text: str) -> str:
    """A raw line with a text value. Control characters, which iCalendar does not allow, are left out."""
    plain = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return f"{name}:{plain.translate(_ESCAPES)}"


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8 as it should be, else UTF-16 with its mark, else as Windows writes."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def parse(text: str) -> list[Block]:
    """The calendars of a text. Raises CalendarFileError where there is none, or where it breaks off.

    A line that cannot be a property goes on the one before: some programs leave the fold out.
    """
    calendars: list[Block] = []
    open_blocks: list[Block] = []
    for raw in _LINE.split(_FOLD.sub("", text.removeprefix("\ufeff"))):
        upper = raw[:30].strip().upper()
        if upper.startswith("BEGIN:"):
            block = Block(upper[6:])
            if open_blocks:
                open_blocks[-1].blocks.append(block)
            elif block.name == "VCALENDAR":
                calendars.append(block)
            open_blocks.append(block)
        elif upper.startswith("END:"):
            if not open_blocks or open_blocks[-1].name != upper[4:]:
                raise CalendarFileError("ics-cut-off")
            open_blocks.pop()
        elif raw and open_blocks:
            lines = open_blocks[-1].lines
            if _PROPERTY.match(raw) or not lines:
                lines.append(raw)
            else:
                lines[-1] += f"\\n{raw}"
    if not calendars:
        raise CalendarFileError("ics-no-calendar")
    if open_blocks:
        raise CalendarFileError("ics-cut-off")
    return calendars


def render(block: Block) -> Iterator[str]:
    """The lines of a component, folded at 75 bytes, each with its end."""
    yield f"BEGIN:{block.name}\r\n"
    for raw in block.lines:
        yield _folded(raw)
    for inner in block.blocks:
        yield from render(inner)
    yield f"END:{block.name}\r\n"


def _folded(raw: str) -> str:
    if raw.isascii() and len(raw) <= 75:
        return raw + "\r\n"
    from icalendar.parser import Contentline

    return f"{Contentline(raw).to_ical().decode()}\r\n"


def _name_of(raw: str) -> str:
    return re.split("[;:]", raw[:60], maxsplit=1)[0].upper()


def _parsed(raw: str) -> Property | None:
    name, colon, value = raw.partition(":")
    if colon and ";" not in name:
        return Property(name.upper(), {}, value)
    from icalendar.parser import Contentline

    try:
        name, params, value = Contentline(raw).parts()
    except ValueError:
        return None
    return Property(name.upper(), {key.upper(): one for key, one in params.items()}, value)
