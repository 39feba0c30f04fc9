"""One clause of a message with all that can be read off it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import time, timedelta
from functools import cached_property

from pods.engine import parts
from pods.engine.time import combine, read_times
from pods.engine.understanding.clocks import with_clocks
from pods.engine.understanding.people import Mention, mentions, names_of
from pods.engine.understanding.scene import Scene
from pods.engine.understanding.settings import Setting, setting_in
from pods.engine.understanding.telling import Told, told_in
from pods.engine.understanding.titles import blank, tidy, title_of, without_politeness
from pods.engine.understanding.vocabulary import Vocabulary, vocabulary
from skills.engine.money import Money
from skills.engine.times import TimeKind, TimeSpan, TimesRead

_NOON = 12
_BY_APPOINTMENT = ("health", "leisure", "children")
"""Categories of spending on what one goes to at a time agreed on."""
_PERIODS = ("week", "month", "quarter", "year")
_WHOLE = 100
"""The least minor units of an amount in plain words: less is a part of something ("half")."""
_FIGURE = re.compile(r"(?<![\w.,:%/-])\d{1,6}(?:[.,]\d{1,2})?(?![\w:%/]|[.,]\d|\. (?=\w)|(?:st|nd|rd|th)\b)")
_WHOLE_UNITS = re.compile(r"\d+(?=[,.][-–—]{1,2}(?!\w))|(?<=\d)\s?s?fr\.?(?!\w)", re.IGNORECASE)
"""The figures of "12,-" and the francs of "15 fr. 50", which are amounts and neither an hour nor Friday."""
_LIKE_AN_HOUR = r"(?P<units>\d{1,3})h(?P<cents>\d\d)(?!\w)"
_HALF_A_DAY = timedelta(hours=12)
_EVENING = time(12), time(23, 59)
"""Between which hours something lies that happens late in the day, every time it does ("movie night Fridays at 8")."""


@dataclass(frozen=True)
class Clause:
    """One clause of a message with all that can be read off it, each read when first asked for."""

    text: str
    language: str
    scene: Scene

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of its language."""
        return vocabulary(self.language, names_of(self.scene.members))

    @cached_property
    def bare_text(self) -> str:
        """The clause without polite words."""
        return tidy(without_politeness(self.text, self.vocabulary), self.language)

    @cached_property
    def asks(self) -> bool:
        """Whether it is a question; "could you …?" is a request, whatever its mark."""
        words, text = self.vocabulary.single, self.text.strip()
        if words["asks_to"].search(text):
            text = self.bare_text
        return bool(words["query"].search(text))

    @cached_property
    def times(self) -> TimesRead:
        """Its time expressions, in the future where ambiguous."""
        return self._read(past=False)

    @cached_property
    def past_times(self) -> TimesRead:
        """Its time expressions, in the past where ambiguous."""
        return self._read(past=True)

    @cached_property
    def dated(self) -> bool:
        """Whether a day or a time is said, be it one that no calendar has."""
        said = any(span.has_date or span.has_time or span.kind is TimeKind.SET for span in self.times.spans)
        return said or bool(self.times.impossible)

    def _read(self, *, past: bool) -> TimesRead:
        read = self._times_of(self._clocked, past=past)
        if not self._is_late:
            return read
        if any(span.rule for span in read.spans):
            read = self.within(*_EVENING)._times_of(self._clocked, past=past)
        return replace(read, spans=tuple(map(_late, read.spans)))

    @cached_property
    def _is_late(self) -> bool:
        """Whether it is about something that happens late in the day, such as a dinner."""
        return self.vocabulary.single["late"].search(self.text) is not None

    def _times_of(self, text: str, *, past: bool) -> TimesRead:
        return read_times(
            text, language=self.language, now=self.scene.now, conventions=self.scene.conventions, past=past
        )

    @cached_property
    def _clocked(self) -> str:
        """The text for reading times: names unreadable, times with a dot written with a colon; offsets kept."""
        return with_clocks(
            self._without_names,
            self.vocabulary,
            lambda text: self._times_of(text, past=not self._is_made_for_a_day),
            self.scene.now.date(),
        )

    @property
    def _is_made_for_a_day(self) -> bool:
        """Whether one goes there by appointment, so that a weekday said of it is the coming one."""
        merchant = parts.find_merchant(self.text, self.language)
        if merchant is not None and not merchant.generic:
            return False
        return parts.guess_category(self.text, None, self.language)[0] in _BY_APPOINTMENT

    @cached_property
    def _without_names(self) -> str:
        """The text with names such as "movie night" and "12,-" made unreadable, two days in a row a stretch."""
        unnamed = self.vocabulary.not_times.sub(lambda match: "x" * len(match.group()), self.text)
        unnamed = _WHOLE_UNITS.sub(lambda match: "x" * len(match.group()), unnamed)
        for begin, end in self._paid_hours:
            unnamed = f"{unnamed[:begin]}{'x' * (end - begin)}{unnamed[end:]}"
        return self.vocabulary.single["two_days"].sub(_as_a_stretch, unnamed)

    @cached_property
    def _paid_hours(self) -> list[tuple[int, int]]:
        """Where an amount stands behind a word for paying as if it were an hour ("j'ai payé 12h50")."""
        if not re.search(_LIKE_AN_HOUR, self.text):
            return []
        paid = re.finditer(
            rf"(?:{self.vocabulary.single['moneyed'].pattern}) {_LIKE_AN_HOUR}", self.text, re.IGNORECASE
        )
        return [(match.start("units"), match.end("cents")) for match in paid]

    @cached_property
    def money(self) -> tuple[parts.MoneySpan, ...]:
        """Amounts with a currency or decimals."""
        return parts.find_money(self._unclocked, self.language, self.scene.currency)

    @cached_property
    def bare_money(self) -> tuple[parts.MoneySpan, ...]:
        """Amounts, plain numbers included."""
        return parts.find_money(self._unclocked, self.language, self.scene.currency, bare=True)

    @cached_property
    def amounts(self) -> tuple[parts.MoneySpan, ...]:
        """Amounts where the words around say that there are some: any figure then is one ("5 pocket money")."""
        sums = tuple(span for span in self.bare_money if span.explicit or span.money.minor >= _WHOLE)
        if any(span.explicit or any(map(str.isdigit, span.text)) for span in sums):
            return sums
        figures = _FIGURE.finditer(blank(self._unclocked, [(span.begin, span.end_offset) for span in self.times.spans]))
        numbers = [(match, parts.read_number(match.group(), self.language)) for match in figures]
        plain = tuple(
            parts.MoneySpan(
                match.start(), match.end(), match.group(), Money.of(said, self.scene.currency), explicit=False
            )
            for match, said in numbers
            if said
        )
        return plain or sums

    @cached_property
    def with_amounts(self) -> tuple[str, tuple[int, ...]]:
        """The text with each of its amounts written ¤, and where these stand."""
        parts_of, begins, at, length = [], [], 0, 0
        for span in self.amounts:
            parts_of += [self.text[at : span.begin], "¤"]
            length += span.begin - at
            begins.append(length)
            length, at = length + 1, span.end
        return "".join((*parts_of, self.text[at:])), tuple(begins)

    @cached_property
    def _priced(self) -> str:
        """That text without polite words."""
        return tidy(without_politeness(self.with_amounts[0], self.vocabulary), self.language)

    def words(self) -> list[tuple[int, str]]:
        """Its words and figures with their places."""
        return [(match.start(), match.group()) for match in re.finditer(r"[\w'-]+", self.text)]

    @cached_property
    def _unclocked(self) -> str:
        dates = [(span.begin, span.end_offset) for span in self.past_times.spans if span.has_date]
        clocks = [
            (place - 2, place + 3)
            for place, (said, read) in enumerate(zip(self._without_names, self._clocked, strict=True))
            if said != read
        ]
        text = self.text
        for begin, end in self._paid_hours:
            text = f"{text[:begin]}{text[begin:end].replace('h', ',')}{text[end:]}"
        return blank(text, [*dates, *clocks])

    @cached_property
    def people(self) -> list[Mention]:
        """Members named."""
        untimed = blank(self.text, self.times.cut)
        return mentions(untimed, self.scene.members, self.vocabulary.people)

    @cached_property
    def list_span(self) -> parts.ListSpan | None:
        """The list named."""
        span = parts.find_list(self.text, self.language, self.scene.lists)
        return None if span is not None and self.names_spending else span

    @cached_property
    def names_spending(self) -> bool:
        """Whether only a category of spending is named with what was paid, when and where ("groceries 25 at Lidl")."""
        if len(self.bare_money) != 1 or ":" in self.text:
            return False
        cut = [(span.begin, span.end) for span in self.bare_money] + list(self.past_times.cut)
        shop = parts.find_merchant(self.text, self.language, cut)
        named = blank(self.text, [*cut, *([(shop.begin, shop.end)] if shop and not shop.generic else [])])
        return parts.name_of_category(tidy(named, self.language), self.language) is not None

    @cached_property
    def taught_merchant(self) -> parts.MerchantSpan | None:
        """A shop named whose category the household taught."""
        for name in self.scene.learned.merchants:
            match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", self.text, re.IGNORECASE)
            if match:
                return parts.MerchantSpan(match.start(), match.end(), match.group())
        return None

    @cached_property
    def timeless(self) -> str:
        """The text with its times blanked out."""
        used = self._joined(self.times)[1]
        cuts = [cut for span, cut in zip(self.times.spans, self.times.cut, strict=True) if span in used]
        return blank(self.text, [*cuts, *self.times.impossible])

    @cached_property
    def begins_taking_away(self) -> bool:
        """Whether it begins with a word for taking something away ("delete", "cancel")."""
        return self.vocabulary.single["takes"].match(self.bare_text) is not None

    @cached_property
    def _spoken_for(self) -> dict[str, bool]:
        return {}

    def speaks_for(self, intent: str) -> bool:
        """Whether words stand there, politeness aside, that speak for an intent (without its pod's name)."""
        if intent not in self._spoken_for:
            said = self.vocabulary.speaks_for(intent, self.bare_text)
            self._spoken_for[intent] = said or any(
                pattern.search(self._priced) for pattern in self.vocabulary.priced.get(intent, ())
            )
        return self._spoken_for[intent]

    @cached_property
    def _said(self) -> dict[str, bool]:
        return {}

    def says(self, intent: str) -> bool:
        """The same, polite words among those that may speak for it."""
        if intent not in self._said:
            text = self.text.strip()
            self._said[intent] = self.speaks_for(intent) or (
                text != self.bare_text and self.vocabulary.speaks_for(intent, text)
            )
        return self._said[intent]

    def says_nothing_of(self, intents: Iterable[str]) -> None:
        """Leaves out looking for words of intents that cannot be meant."""
        for intent in intents:
            self._spoken_for[intent] = self._said[intent] = False

    @cached_property
    def rather(self) -> dict[str, bool]:
        """Intents of which was asked whether narrower ones are meant, and the answers."""
        return {}

    @cached_property
    def told(self) -> Told | None:
        """What it tells about words."""
        return told_in(self)

    @cached_property
    def setting(self) -> Setting | None:
        """The setting it speaks of."""
        return setting_in(self)

    @property
    def surely_sets(self) -> bool:
        """Whether it can hardly be about anything but a setting."""
        return self.setting is not None and self.setting.sure

    def part(self, text: str) -> Clause:
        """A part of it as a clause of its own."""
        return Clause(text, self.language, self.scene)

    def within(self, begin: time, end: time) -> Clause:
        """The same clause where an hour said without am or pm lies between these."""
        learned = self.scene.learned
        bare = replace(learned.conventions, bare_hour_from=begin, bare_hour_to=end)
        return replace(self, scene=replace(self.scene, learned=replace(learned, conventions=bare)))

    @cached_property
    def phrase(self) -> str:
        """The words by which a lesson about the intent is known: without times, names, amounts and politeness."""
        taken = [
            *self.times.cut,
            *((mention.begin, mention.end) for mention in self.people),
            *((span.begin, span.end) for span in self.bare_money),
        ]
        return title_of(blank(self.text, taken), (), self.vocabulary)

    def when(self, *, past: bool = False) -> TimeSpan | None:
        """The meaning of its times together; None where a day is named that no calendar has."""
        if self.times.impossible:
            return None
        meaning = self._joined(self.past_times if past else self.times)[0]
        return _late(meaning) if meaning is not None and self._is_late else meaning

    def _joined(self, times: TimesRead) -> tuple[TimeSpan | None, list[TimeSpan]]:
        """What the times mean together, and which of them were used.

        Where they do not go together, one of them belongs to the title ("Christmas dinner on the 23rd at 7"): the
        first without a time of day is left out; of "next week in the afternoon" the part of the day.
        """
        spans = list(times.spans)
        timed = [span for span in spans if span.kind is not TimeKind.DURATION] or spans
        meaning = combine(timed, self.scene.now, self.scene.conventions)
        if meaning is not None or len(timed) < 2:
            return meaning, spans
        in_days = any(span.grain in _PERIODS and not span.has_time for span in timed)
        for left_out in sorted(timed, key=lambda one: (not (in_days and one.vague_time), one.has_time, one.begin)):
            fewer = [span for span in timed if span is not left_out]
            meaning = combine(fewer, self.scene.now, self.scene.conventions)
            if meaning is not None:
                return meaning, [span for span in spans if span is not left_out]
        return None, spans


def _as_a_stretch(match: re.Match[str]) -> str:
    """ "3 and 4 December" with a dash, as long as it was; days that are not in a row stay."""
    if int(match["last"]) != int(match["first"]) + 1:
        return match.group()
    begin, end = match.start("and") - match.start(), match.end("and") - match.start()
    return match.group()[:begin] + "-".ljust(end - begin) + match.group()[end:]


def _late(span: TimeSpan) -> TimeSpan:
    """The span with the later of the hours it may mean: "dinner at 7"."""
    if span.start is None or span.start.hour >= _NOON:
        return span
    later = next((one for one in span.alternatives if one == span.start + _HALF_A_DAY), None)
    if later is None:
        return span
    end = span.end + _HALF_A_DAY if span.end is not None and span.end > span.start else span.end
    return replace(span, start=later, end=end, alternatives=())
