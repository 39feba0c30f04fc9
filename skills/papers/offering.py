"""What a document asks for, offered: a line for each with a button below; nothing is written unasked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from babel.dates import format_skeleton

from knowledge.people import FAMILY, GUESTS
from skills.bills.commands import AddBill
from skills.calendar.commands import CreateEvent
from skills.engine.command import Asker, Offer, Outcome
from skills.engine.rules import in_every_month
from skills.engine.writing import locale_of
from skills.engine.zones import instant, midnight
from skills.papers.asked import Asking, may_note
from skills.papers.commands import AddExpiry, FindDues
from skills.papers.dues import Due, DueKind
from skills.reminders.commands import CreateReminder

MOST = 5
"""Things that are offered at once, each with a button."""

LONGEST_LABEL = 28
LONGEST_LINE = 160


def offers_for(
    dues: Iterable[Due], asker: Asker, *, source: str = "", audience: str = FAMILY, document_id: int | None = None
) -> tuple[Outcome, ...]:
    """Notes for the outcome that kept a document: a heading, and for each thing what it is, the line, and a button.

    At most five, the surest, in the order of their days; `()` where there is nothing. What has passed, and what the
    asker may not write, is left out. `source` is what the document is called: it stands in the notes of an event, if
    the whole family may see it; `audience` and `document_id` go with what runs out.
    """
    coming = [due for due in dues if may_note(due, asker)]
    surest = sorted(coming, key=lambda due: -due.confidence)[:MOST]
    chosen = sorted(surest, key=lambda due: due.start)
    if not chosen:
        return ()
    twice = len({(due.kind, due.title) for due in chosen}) < len(chosen)
    notes = [
        _note(number, due, asker, source, audience, document_id, counted=twice)
        for number, due in enumerate(chosen, start=1)
    ]
    left = len(coming) - len(chosen)
    every = None if document_id is None else FindDues((document_id,))
    show = () if every is None else (Offer("more-dues", every, "button-show-all-dues", stays=True),)
    more = (Outcome("paper-more", {"count": left}, offers=show),) if left else ()
    return (Outcome("paper-dues", {"count": len(chosen)}), *notes, *more)


def lines_for(papers: Sequence[Asking], asker: Asker, skip: int = 0) -> tuple[tuple[Outcome, ...], int]:
    """The same lines for what several papers ask for, by day, after the first `skip`; and how many are left.

    Where there are several, each line says in which it stands, and each button which line it is of.
    """
    several = len(papers) > 1
    things = sorted(((due, paper) for paper in papers for due in paper.dues), key=lambda one: one[0].start)
    notes = [
        _note(
            number,
            due,
            asker,
            paper.name,
            paper.audience,
            paper.document_id,
            of=paper.name if several else "",
            counted=several,
        )
        for number, (due, paper) in enumerate(things[skip : skip + MOST], start=skip + 1)
    ]
    return tuple(notes), max(len(things) - skip - MOST, 0)


def _note(
    number: int,
    due: Due,
    asker: Asker,
    source: str,
    audience: str,
    document_id: int | None,
    *,
    of: str = "",
    counted: bool = False,
) -> Outcome:
    """`of`: the paper's name, where it has to be said; `counted`: the number of the line stands on the button."""
    facts: dict[str, Any] = {"n": number, "title": due.title, "quote": (_quote(due, of),)}
    title = _cut(due.title, LONGEST_LABEL)
    name, label = f"paper-{number}", {"title": f"{number}. {title}" if counted else title}
    match due.kind:
        case DueKind.EVENT:
            event = _event(due, asker, source, audience)
            facts |= {"start": event.start, "end": event.end, "all_day": due.all_day}
            return Outcome("paper-event", facts, offers=(Offer(name, event, "button-paper-event", label, stays=True),))
        case DueKind.BILL:
            facts |= {"due": due.day, "amount": due.money}
            return Outcome(
                "paper-bill", facts, offers=(Offer(name, _bill(due, asker), "button-paper-bill", label, stays=True),)
            )
        case DueKind.DEADLINE:
            reminder = _reminder(due, asker)
            facts |= {"due": due.day, "on": reminder.due}
            return Outcome(
                "paper-deadline", facts, offers=(Offer(name, reminder, "button-paper-deadline", label, stays=True),)
            )
        case DueKind.EXPIRY:
            expiry = AddExpiry(due.title, due.last_day, due.sort, due.notice, audience, document_id, due.line, due.page)
            facts |= {"ends": due.last_day, "act_by": due.act_by}
            late = due.act_by < asker.local_now.date()
            key = "paper-expiry" if not due.notice else "paper-expiry-late" if late else "paper-expiry-notice"
            return Outcome(key, facts, offers=(Offer(name, expiry, "button-paper-expiry", label, stays=True),))


def _quote(due: Due, of: str) -> Outcome:
    key = "paper-quote-of" if of else "paper-quote"
    facts: dict[str, Any] = {"line": _cut(due.line, LONGEST_LINE), "name": of}
    return Outcome(key, facts) if due.page is None else Outcome(f"{key}-page", facts | {"page": due.page})


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _event(due: Due, asker: Asker, source: str, audience: str) -> CreateEvent:
    """What stands in a paper that is not for the whole family is private to who notes it."""
    if due.all_day:
        first, after = due.day, due.last_day + timedelta(days=1)
        event = CreateEvent(due.title, midnight(first, asker.zone), midnight(after, asker.zone), all_day=True)
    else:
        end = due.end if due.end > due.start else due.start + asker.conventions.event_length
        event = CreateEvent(due.title, instant(due.start, asker.zone), instant(end, asker.zone))
    private = audience not in (FAMILY, GUESTS)
    return replace(event, place=due.place, notes=source if audience == FAMILY else "", private=private)


def _bill(due: Due, asker: Asker) -> AddBill:
    first = _at_day(due.day, asker)
    rule = in_every_month(due.rule, due.day.day) if due.rule else None
    return AddBill(due.title, first, rule, due.money, automatic=due.automatic)


def _reminder(due: Due, asker: Asker) -> CreateReminder:
    """On the day before, or else on the day, or else in an hour: whichever is still to come."""
    soon = asker.now + timedelta(hours=1)
    moments = (_at_day(due.day - timedelta(days=1), asker), _at_day(due.day, asker))
    at = next((moment for moment in moments if moment > asker.now), soon)
    locale = locale_of(asker.member.language, str(asker.zone))
    text = f"{due.title} ({format_skeleton('MMMd', due.day, locale=locale)})"
    return CreateReminder(text, at, (asker.member.id,))


def _at_day(day: date, asker: Asker) -> datetime:
    """The time of day at which the household is reminded of days."""
    return instant(datetime.combine(day, asker.conventions.day_reminder), asker.zone)
