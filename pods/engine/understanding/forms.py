"""Fills the form of a request: for one clause and one intent, what the command of that intent needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from pods.engine import parts
from pods.engine.time import combine, read_times
from pods.engine.understanding.people import Mention, mentions, names_of, people_in
from pods.engine.understanding.scene import Scene
from pods.engine.understanding.titles import blank, tidy, title_of, without_politeness
from pods.engine.understanding.vocabulary import Vocabulary, vocabulary
from skills.engine.request import People, Request
from skills.engine.times import TimeKind, TimeSpan, TimesRead


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

    def _read(self, *, past: bool) -> TimesRead:
        return read_times(
            self.text,
            language=self.language,
            now=self.scene.now,
            conventions=self.scene.conventions,
            past=past,
        )

    @cached_property
    def money(self) -> tuple[parts.MoneySpan, ...]:
        """Amounts with a currency or decimals."""
        return parts.find_money(self._unclocked, self.language, self.scene.currency)

    @cached_property
    def bare_money(self) -> tuple[parts.MoneySpan, ...]:
        """Amounts, plain numbers included."""
        return parts.find_money(self._unclocked, self.language, self.scene.currency, bare=True)

    @cached_property
    def _unclocked(self) -> str:
        return blank(self.text, [(span.begin, span.end_offset) for span in self.past_times.spans if span.has_date])

    @cached_property
    def people(self) -> list[Mention]:
        """Members named."""
        untimed = blank(self.text, self.times.cut)
        return mentions(untimed, self.scene.members, self.vocabulary.people)

    @cached_property
    def list_span(self) -> parts.ListSpan | None:
        """The list named."""
        return parts.find_list(self.text, self.language, self.scene.lists)

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
        return blank(
            self.text, [cut for span, cut in zip(self.times.spans, self.times.cut, strict=True) if span in used]
        )

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
        """The meaning of its times together."""
        return self._joined(self.past_times if past else self.times)[0]

    def _joined(self, times: TimesRead) -> tuple[TimeSpan | None, list[TimeSpan]]:
        """What the times mean together, and which of them were used.

        Where they do not go together, one of them belongs to the title ("Christmas dinner on the 23rd at 7"): the
        first without a time of day is left out.
        """
        spans = list(times.spans)
        timed = [span for span in spans if span.kind is not TimeKind.DURATION] or spans
        meaning = combine(timed, self.scene.now, self.scene.conventions)
        if meaning is not None or len(timed) < 2:
            return meaning, spans
        for left_out in sorted(timed, key=lambda span: (span.has_time, span.begin)):
            fewer = [span for span in timed if span is not left_out]
            meaning = combine(fewer, self.scene.now, self.scene.conventions)
            if meaning is not None:
                return meaning, [span for span in spans if span is not left_out]
        return None, spans


def fill(clause: Clause, intent: str, confidence: float) -> Request:
    """The request that a clause makes if it has this intent."""
    name = intent.partition(".")[2]
    filler = _FILLERS.get(name.split("_")[0], _general)
    return filler(clause, intent, confidence)


def _request(clause: Clause, intent: str, confidence: float, **parts_of: object) -> Request:
    return Request(intent, clause.text, clause.language, confidence, times=clause.times.spans, **parts_of)  # type: ignore[arg-type]


def _title(clause: Clause, name: str, text: str | None = None) -> str:
    return title_of(text if text is not None else clause.timeless, clause.vocabulary.cue(name), clause.vocabulary)


def _general(clause: Clause, intent: str, confidence: float) -> Request:
    name = intent.partition(".")[2]
    return _request(
        clause,
        intent,
        confidence,
        title=_title(clause, name),
        when=clause.when(),
        people=people_in(clause.people),
    )


def _event(clause: Clause, intent: str, confidence: float) -> Request:
    name = intent.partition(".")[2]
    own = clause.vocabulary.single["and_me"].search(clause.text)
    speaker = clause.scene.speaker.id
    people = people_in(clause.people, extra=(speaker,) if own and name == "event_create" else ())
    if name == "event_query":
        return _request(
            clause,
            intent,
            confidence,
            title=_asked_for(clause),
            when=clause.when(),
            people=people_in(clause.people),
        )
    title = _title(clause, name)
    if name == "event_create":
        named = clause.vocabulary.single["for_who"].sub(lambda match: "\x00" * len(match.group()), clause.timeless)
        title = _title(clause, name, named) or title
    return _request(clause, intent, confidence, title=title, when=clause.when(), people=people)


def _asked_for(clause: Clause) -> str:
    """The thing that a question is about ("when is the dentist?"), not the words of the question."""
    text = clause.vocabulary.single["query"].sub(lambda match: "\x00" * len(match.group()), clause.timeless, count=1)
    text = blank(text, [(mention.begin, mention.end) for mention in clause.people])
    return title_of(text, clause.vocabulary.cue("event_query"), clause.vocabulary)


def _reminder(clause: Clause, intent: str, confidence: float) -> Request:
    name = intent.partition(".")[2]
    return _request(
        clause, intent, confidence, title=_title(clause, name), when=clause.when(), people=_reminded(clause)
    )


def _reminded(clause: Clause) -> People:
    """Who is to be reminded: the names within the cue ("remind David and me"), not those in the text."""
    for pattern in clause.vocabulary.cue("reminder_create"):
        match = pattern.search(clause.text)
        if match is None:
            continue
        inside = people_in(clause.people, match.start(), match.end())
        words = match.group().casefold().split()
        if inside.ids:
            own = (clause.scene.speaker.id,) if any(word.strip(",") in ("me", "myself") for word in words) else ()
            return People(tuple(dict.fromkeys([*inside.ids, *own])), named=True)
        return People()
    return People()


def _list(clause: Clause, intent: str, confidence: float) -> Request:
    name = intent.partition(".")[2]
    span = clause.list_span
    days = [cut for time, cut in zip(clause.times.spans, clause.times.cut, strict=True) if time.has_date]
    text = blank(clause.text, [*days, (span.begin, span.end)] if span else days)
    list_name = span.name if span else None
    title = _title(clause, name, text)
    items = parts.split_items(title, clause.language) if name.startswith("list_") else (title,) if title else ()
    return _request(clause, intent, confidence, title=title, items=items, list_name=list_name)


def _chore(clause: Clause, intent: str, confidence: float) -> Request:
    name = intent.partition(".")[2]
    people = people_in(clause.people)
    if name == "chore_query" and not people.ids and _says_me(clause):
        people = People((clause.scene.speaker.id,), named=True)
    title = _title(clause, name) if name != "chore_query" else ""
    return _request(clause, intent, confidence, title=title, when=clause.when(), people=people)


def _says_me(clause: Clause) -> bool:
    words = clause.text.casefold().replace("'", " ").split()
    return bool(
        {
            "my",
            "i",
            "me",
            "mein",
            "meine",
            "ich",
            "mes",
            "mon",
            "ma",
            "je",
            "mis",
            "mi",
            "yo",
            "mio",
            "mie",
            "mia",
        }
        & set(words)
    )


def _spending(clause: Clause, intent: str, confidence: float) -> Request:
    name = intent.partition(".")[2]
    logs = name in ("expense_log", "expense_correct")
    money = (clause.money or clause.bare_money) if logs or name == "budget_set" else ()
    cut = [*((span.begin, span.end) for span in money), *_dates(clause)]
    merchant = clause.taught_merchant or parts.find_merchant(clause.text, clause.language, cut)
    category = _category(clause, name, merchant)
    return _request(
        clause,
        intent,
        confidence,
        title=_note(clause, cut, merchant) if name == "expense_log" else "",
        when=clause.when(past=True) if _dates(clause) else None,
        people=_payer(clause) if logs else people_in(clause.people),
        money=tuple(span.money for span in money),
        merchant=merchant.name if merchant and not name.startswith("budget") else None,
        category=category,
    )


def _dates(clause: Clause) -> list[tuple[int, int]]:
    return [
        (span.begin, span.end_offset) for span in clause.past_times.spans if span.has_date or span.grain != "minute"
    ]


def _category(clause: Clause, name: str, merchant: parts.MerchantSpan | None) -> str | None:
    if name != "expense_log":
        return None if merchant and name != "budget_set" else parts.find_category(clause.text, clause.language)
    shop = merchant.name if merchant else None
    taught = clause.scene.learned.merchants.get(shop.casefold()) if shop else None
    return taught or parts.guess_category(clause.text, shop, clause.language)[0]


def _note(clause: Clause, cut: list[tuple[int, int]], merchant: parts.MerchantSpan | None) -> str:
    taken = [*cut, *clause.past_times.cut]
    if merchant:
        taken.append((merchant.begin, merchant.end))
    return _title(clause, "expense_log", blank(clause.text, taken))


def _payer(clause: Clause) -> People:
    match = clause.vocabulary.single["paid"].search(clause.text)
    if match is None:
        return People()
    group = "who" if match["who"] else "by"
    return people_in(clause.people, match.start(group), match.end(group))


_FILLERS = {
    "event": _event,
    "reminder": _reminder,
    "list": _list,
    "todo": _list,
    "chore": _chore,
    "expense": _spending,
    "spending": _spending,
    "transactions": _spending,
    "budget": _spending,
}
