"""What runs out: papers of persons, insurances, subscriptions and contracts with their notice, warranties."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time, timedelta

from dateutil.relativedelta import relativedelta

from skills.engine.times import TimeSpan
from skills.papers.dues.amounts import priced
from skills.papers.dues.days import Read, When
from skills.papers.dues.letter import Letter, ends_with, first_clause
from skills.papers.dues.plain import plain
from skills.papers.dues.result import Due, DueKind, Notice, Sort
from skills.papers.dues.titles import phrase_of, without_invitation
from skills.papers.dues.units import Unit

_IN_MONTHS = {"month": 1, "quarter": 3, "halfyear": 6, "year": 12}
_MONTH_ALONE = re.compile(r"(?<![\d./-])(\d{1,2})\s?[/.]\s?(20\d\d)(?!\d)")
_MONTH = 30 * 86400
_YEAR = 365 * 86400
_REACH = 70
_PARTICLE = 4
"""Characters after a date in which the rest of a verb stands: "läuft am 31.12. ab"."""
_ENDING = frozenset({Sort.INSURANCE, Sort.SUBSCRIPTION, Sort.CONTRACT, Sort.OTHER})
"""What goes on unless somebody cancels it in time."""
_BARE = 12
"""Letters of a word that alone does not say which contract it is."""
_INITIALS = 4
"""Letters of a title that may be initials ("DNI"); a longer one in capitals is a heading."""
_MOST_MONTHS = 24
_WARRANTY_MONTHS = range(6, 361)


class Expiries:
    """What a document says about running out."""

    def __init__(self, letter: Letter) -> None:
        self._letter = letter
        self._notice = self._notice_said()
        self._bought = self._purchase()

    def due_in(self, unit: Unit, when: When) -> Due | None:
        """What runs out on this date; None where nothing does."""
        words = self._letter.words
        label = f"{plain(unit.label)} " if not when.before.strip(" |:/") else ""
        near = label + when.before[-_REACH:] + when.said
        after = first_clause(when.after, words)
        split = f"{near} {after[:_PARTICLE]}"
        strong = any(words.has("expires", text) for text in (near, after[:30], split))
        sort = self._sort(unit, whole=strong)
        ends = words.has("ends", near) or words.has("ends", after[:45])
        dated = when.single and ends_with(words.cues["dated"], label + when.before)
        if not (strong or ends) or dated:
            return None
        if words.has("offer", f"{unit.flat} {plain(unit.label)}") and sort is not Sort.VOUCHER:
            return None
        if sort is Sort.OTHER and not strong:
            return None
        confidence = 0.9 if strong and sort is not Sort.OTHER else 0.75 if sort is not Sort.OTHER else 0.55
        return self._due(unit, _month_end(when) or _last_day(when), sort, confidence)

    def names_it(self, unit: Unit) -> bool:
        """Whether a sentence says of a contract that it runs out, and nothing of money, so that it is no due date."""
        sorts = self._letter.words.sorts
        named = any(sorts[sort].search(unit.flat) for sort in (Sort.CONTRACT, Sort.INSURANCE, Sort.SUBSCRIPTION))
        return named and self._letter.words.has("ends", unit.flat) and not priced(unit.text)

    def warranty_in(self, unit: Unit, read: Read) -> Due | None:
        """The warranty of "2 years of warranty", counted from the purchase."""
        words = self._letter.words
        if not words.has("warranty", unit.flat) or self._bought is None:
            return None
        months = next((count for span in read.lengths if (count := _months(span)) in _WARRANTY_MONTHS), None)
        if months is None:
            return None
        return self._due(unit, self._bought + relativedelta(months=months), Sort.WARRANTY, 0.8)

    def _due(self, unit: Unit, day: date, sort: Sort, confidence: float) -> Due:
        return replace(
            unit.due_on(day, DueKind.EXPIRY, self._title(unit, sort), confidence),
            sort=sort,
            notice=self._notice if sort in _ENDING else None,
        )

    def _sort(self, unit: Unit, *, whole: bool) -> Sort:
        """What it is that runs out, by the words nearest to where it says so; `whole`: or else anywhere."""
        letter = self._letter
        places = (
            unit.flat,
            plain(unit.label),
            plain(unit.heading),
            plain(letter.subject),
            plain(letter.name),
            letter.head if whole else "",
        )
        for text in places:
            found = [(match.start(), sort) for sort, one in letter.words.sorts.items() if (match := one.search(text))]
            if found:
                return min(found)[1] if text is not letter.head else self._of_document(found)
        return Sort.OTHER

    def _of_document(self, found: list[tuple[int, Sort]]) -> Sort:
        return min(found)[1]

    def _title(self, unit: Unit, sort: Sort) -> str:
        letter = self._letter
        item = letter.labelled("item") if sort is Sort.WARRANTY else ""
        pattern = letter.words.sorts.get(sort)
        places = (
            unit.text,
            unit.label,
            letter.subject,
            unit.heading,
            letter.name,
            *(one.text for one in letter.units[:25]),
        )
        phrases = [found for text in places if pattern and (found := phrase_of(text, letter, pattern))]
        named = next((one for one in phrases if " " in one), phrases[0] if phrases else "")
        if sort is Sort.WARRANTY and item:
            return f"{named or letter.subject}: {item}"[:60]
        title = named or without_invitation(letter.subject, letter) or letter.name
        if sort in _ENDING and " " not in title and len(title) <= _BARE and letter.sender:
            return f"{title}: {letter.sender}"[:60]
        holder = (
            (letter.labelled("given") or letter.labelled("holder"))
            if sort in (Sort.PASSPORT, Sort.IDENTITY, Sort.LICENCE, Sort.PERMIT)
            else ""
        )
        names = [word.capitalize() for word in re.findall(r"[^\W\d_][\w'’-]*", holder)[:3]]
        name = " ".join(one for one in names if plain(one) not in plain(title).split())
        return f"{title.capitalize() if title.isupper() and len(title) > _INITIALS else title} {name}".strip()[:60]

    def _notice_said(self) -> Notice | None:
        """The notice period, where the document names one."""
        for unit in self._letter.units:
            read = self._letter.reads.get(unit.index)
            if read is None or not self._letter.words.has("notice", unit.flat):
                continue
            cues = [match.start() for match in self._letter.words.cues["notice"].finditer(plain(read.text))]
            for span in sorted(read.lengths, key=lambda span: min(abs(span.begin - at) for at in cues or [0])):
                seconds = abs(int(span.seconds or 0))
                if span.grain in _IN_MONTHS and 0 < (months := _months(span)) <= _MOST_MONTHS:
                    return Notice(months=months)
                if span.grain in ("day", "week") and 0 < seconds <= _YEAR:
                    return Notice(days=seconds // 86400)
            if not read.lengths and self._letter.words.has("one_month", unit.flat):
                return Notice(months=1)
        return None

    def _purchase(self) -> date | None:
        """The day on which something was bought."""
        pattern = self._letter.words.cues["purchased"]
        for unit in self._letter.units:
            read = self._letter.reads.get(unit.index)
            for when in read.whens if read else ():
                bare = not when.before.strip(" |:")
                if ends_with(pattern, when.before) or (bare and ends_with(pattern, plain(unit.label))):
                    return when.day
        return self._letter.written


def _last_day(when: When) -> date:
    """The day that is over at midnight, where it runs out then."""
    at_midnight = not when.all_day and when.single and when.start.time() == time()
    return when.last_day - timedelta(days=1) if at_midnight else when.last_day


def _month_end(when: When) -> date | None:
    """The last day of a month that is named without a day ("valid until 08/2027"), as cards are."""
    month = _MONTH_ALONE.search(when.said)
    if month is None or not 1 <= int(month[1]) <= 12:
        return None
    return date(int(month[2]), int(month[1]), 1) + relativedelta(months=1, days=-1)


def _months(span: TimeSpan) -> int:
    seconds = abs(int(span.seconds or 0))
    if span.grain not in _IN_MONTHS:
        return 0
    years, rest = divmod(seconds, _YEAR)
    return years * 12 + rest // _MONTH
