"""What has to come unasked, told from what the family does and never from the house; and whether it came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.longday.family import Letter

IN_TIME = timedelta(minutes=2)
"""How late something may come: from then on the house itself says that it is late."""
EARLY = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Due:
    """One agreed message: to whom, when, and words that it has in common with no other."""

    kind: str
    to: str
    at: datetime
    marks: tuple[str, ...]
    without: tuple[str, ...] = ()
    """Words that it may not hold."""
    urgent: bool = False
    late: timedelta = IN_TIME

    def fits(self, letter: Letter) -> bool:
        """Whether this letter is it."""
        in_time = self.at - EARLY <= letter.at <= self.at + self.late
        return in_time and letter.to == self.to and all(mark in letter.text for mark in self.marks)


def faults(
    dues: Sequence[Due],
    letters: Sequence[Letter],
    until: datetime,
    secrets: Mapping[str, frozenset[str]],
    quiet: Mapping[str, Sequence[tuple[datetime, datetime]]],
    apart: Sequence[str] = (),
) -> list[str]:
    """A sentence for everything that was not agreed: unasked, twice, missing, in quiet hours, or not for that person.

    `until`: when the day ended. `secrets`: who alone may read a word. `quiet`: the quiet hours that a person had, as
    instants. `apart`: how letters begin that are about what is not there in a simulation.
    """
    open_dues, met, found = sorted(dues, key=lambda one: one.at), list[Due](), []
    for letter in sorted((one for one in letters if one.at < until), key=lambda one: one.at):
        if letter.text.startswith(tuple(apart)):
            continue
        fitting = [due for due in open_dues if due.fits(letter)]
        taken = fitting if len({due.marks for due in fitting}) == len(fitting) > 1 and _is_list(letter) else fitting[:1]
        for due in taken:
            open_dues.remove(due)
        met += taken
        if not taken:
            again = any(due.to == letter.to and all(mark in letter.text for mark in due.marks) for due in met)
            found.append(f"{'twice or late' if again else 'unasked'}: {_said(letter)}")
        for due in taken:
            found += [f"{word!r} in {due.kind}: {_said(letter)}" for word in due.without if word in letter.text]
        in_quiet = any(begin + IN_TIME < letter.at < end for begin, end in quiet.get(letter.to, ()))
        if in_quiet and not any(due.urgent for due in taken):
            found.append(f"in quiet hours: {_said(letter)}")
        found += [
            f"not for {letter.to}: {_said(letter)}"
            for word, readers in secrets.items()
            if word in letter.text and letter.to not in readers
        ]
    missing = [due for due in open_dues if due.at + due.late < until]
    return found + [f"missing: {due.kind} to {due.to} at {due.at:%d %H:%M:%S}Z {due.marks}" for due in missing]


def _is_list(letter: Letter) -> bool:
    """Whether it says several things at once."""
    return "\n• " in letter.text


def _said(letter: Letter) -> str:
    return f"to {letter.to} at {letter.at:%d %H:%M:%S}Z {letter.text!r}"
