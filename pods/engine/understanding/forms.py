"""Fills the form of a request: for one clause and one intent, what the command of that intent needs."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time
from typing import Any

from pods.engine import parts
from pods.engine.time import combine
from pods.engine.understanding.answers import asked_people, born, reminded_of, swapped
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.details import beside
from pods.engine.understanding.known import EXPENSES, nearest
from pods.engine.understanding.messages import MESSAGE_FORMS
from pods.engine.understanding.money.accounts import account_in
from pods.engine.understanding.money.asked import asked_details
from pods.engine.understanding.money.forms import MONEY_FORMS, amounts_in, period_in
from pods.engine.understanding.money.several import all_told
from pods.engine.understanding.papers import KNOWLEDGE_FORMS
from pods.engine.understanding.people import people_in
from pods.engine.understanding.titles import blank, tidy, title_of
from pods.engine.understanding.turns import sharing
from pods.engine.understanding.work import as_infinitive, deed_in, strangers
from skills.engine.request import People, Request

_WAKING = time(5), time(16, 59)
"""Between which hours people get up, be it from a nap: "wake me at 6:30" is no hour of the evening."""

DONE = "done"
"""The value of a question whether something has been done."""


def fill(clause: Clause, intent: str, confidence: float) -> Request:
    """The request that a clause makes if it has this intent."""
    name = intent.partition(".")[2]
    moves = name in ("event_move", "reminder_move")
    if moves:
        clause = _with_a_clock(clause)
    details = beside(clause, name)
    if moves:
        details = replace(details, clause=_with_a_clock(details.clause))
    filler = _turns if "turns" in details.fields else FILLERS.get(name) or FILLERS.get(name.split("_")[0], _general)
    request = filler(details.clause, intent, confidence)
    if name == "event_move" and details.fields.get("scope") == "following":
        request = _from_then_on(request, clause)
    if details.task and not request.title:
        request = replace(request, title=details.task)
    return replace(request, text=clause.text, **details.fields)


def _from_then_on(request: Request, clause: Clause) -> Request:
    """ "from January on at 5": the month only says which turn is the first to be moved."""
    timed = [span for span in request.times if span.has_time and not span.has_date]
    if not timed or len(timed) == len(request.times):
        return request
    return replace(request, when=combine(timed, clause.scene.now, clause.scene.conventions))


def _with_a_clock(clause: Clause) -> Clause:
    """ "move it to 8": an hour is meant."""
    match = clause.vocabulary.single["to_hour"].search(clause.text)
    if match is None or any(span.has_time for span in clause.times.spans):
        return clause
    hour = re.sub(r"(?<=\d)[.h -](?=\d)", ":", match["hour"])
    return clause.part(clause.text[: match.start()] + clause.vocabulary.clock.format(hour) + clause.text[match.end() :])


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
    i_am = clause.vocabulary.single["i_am"].match(tidy(clause.timeless, clause.language))
    own = clause.vocabulary.single["and_me"].search(clause.text) or i_am
    speaker = clause.scene.speaker.id
    people = people_in(clause.people, extra=(speaker,) if own and name == "event_create" else ())
    if name == "event_query":
        return _request(
            clause,
            intent,
            confidence,
            title=asked_age(clause) or asked_for(clause),
            when=clause.when(),
            people=people_in(clause.people),
        )
    title = _title(clause, name)
    if name == "event_create":
        named = clause.vocabulary.single["for_who"].sub(lambda match: "\x00" * len(match.group()), clause.timeless)
        named = named.replace(i_am.group(), "\x00" * len(i_am.group()), 1) if i_am else named
        title = _title(clause, name, named) or title
        if clause.vocabulary.single["working"].search(tidy(clause.timeless, clause.language)):
            title = clause.vocabulary.single["work"].pattern
    return _request(clause, intent, confidence, title=title, when=clause.when(), people=people)


def asked_for(clause: Clause) -> str:
    """The thing that a question is about ("when is the dentist?"), not the words of the question."""
    text = clause.vocabulary.single["query"].sub(lambda match: "\x00" * len(match.group()), clause.timeless, count=1)
    text = blank(text, [(mention.begin, mention.end) for mention in clause.people])
    text = clause.vocabulary.single["filler"].sub(lambda match: "\x00" * len(match.group()), text)
    return tidy(text, clause.language)


def asked_age(clause: Clause) -> str:
    """The birthday that a question about an age is about ("how old will grandma be?"); empty for other questions."""
    words = clause.vocabulary.single
    if not words["asks_age"].search(clause.text):
        return ""
    rest = clause.part(words["asks_age"].sub(" ", clause.text, count=1))
    untitled = words["born_words"].sub(" ", asked_for(rest))
    return f"{words['birthday'].pattern} {tidy(untitled, clause.language)}".strip()


def _reminder(clause: Clause, intent: str, confidence: float) -> Request:
    name = intent.partition(".")[2]
    title = _title(clause, name)
    when = clause.when()
    unknown: tuple[str, ...] = ()
    if name == "reminder_create":
        unknown = strangers(clause, "reminder")
        if not title and clause.vocabulary.single["wakes"].search(clause.text):
            title = clause.vocabulary.wake_up
            when = clause.within(*_WAKING).when()
    return _request(
        clause,
        intent,
        confidence,
        title=title,
        when=when,
        people=_reminded(clause),
        unknown_people=unknown,
    )


def _reminded(clause: Clause) -> People:
    """Who is to be reminded: the names within the cue ("remind David and me"), not those in the text."""
    if clause.vocabulary.single["reminds_us"].search(clause.text):
        return People(tuple(one.id for one in clause.scene.members if one.grown_up), named=True)
    for pattern in clause.vocabulary.cue("reminder_create"):
        match = pattern.search(clause.text)
        if match is None:
            continue
        inside = people_in(clause.people, match.start(), match.end())
        says_me = clause.vocabulary.single["own"].search(match.group()) is not None
        if inside.ids:
            own = (clause.scene.speaker.id,) if says_me else ()
            return People(tuple(dict.fromkeys([*inside.ids, *own])), named=True)
        if clause.vocabulary.single["said_me"].search(match.group()):
            return People()
    return People()


def _list(clause: Clause, intent: str, confidence: float) -> Request:
    name = intent.partition(".")[2]
    span = clause.list_span
    days = [cut for time, cut in zip(clause.times.spans, clause.times.cut, strict=True) if time.has_date]
    list_name = span.name if span else None
    planned = name in ("todo_add", "todo_change") or (name == "list_add" and list_name == "todo")
    given = clause.vocabulary.single["for_who"].search(clause.text) if planned else None
    if planned and given is None and not span:
        given = _doer(clause)
    taken = [given.span()] if given else []
    text = blank(clause.text, [*days, *taken, *([(span.begin, span.end)] if span else [])])
    title = _title(clause, name, text)
    errand = name == "todo_add" and not span and clause.vocabulary.single["errand"].match(clause.bare_text)
    if errand:
        title = title_of(text, (), clause.vocabulary)
    items = (title,) if errand and title else parts.split_items(title, clause.language)
    everything = bool(clause.vocabulary.single["everything"].fullmatch(title))
    return _request(
        clause,
        intent,
        confidence,
        title=title,
        when=clause.when() if planned and days else None,
        people=people_in(clause.people, *given.span()) if given else People(),
        items=items,
        list_name=list_name,
        everything=everything,
    )


def _doer(clause: Clause) -> re.Match[str] | None:
    """Who is to do it, where that begins the clause ("Tom has to renew his passport")."""
    match = clause.vocabulary.single["doer"].match(clause.text)
    return match if match and match["modal"] and people_in(clause.people, *match.span()).ids else None


def _chore(clause: Clause, intent: str, confidence: float) -> Request:
    name = intent.partition(".")[2]
    people = people_in(clause.people)
    if name == "chore_query" and not people.ids and clause.vocabulary.single["said_me"].search(clause.text):
        people = People((clause.scene.speaker.id,), named=True)
    asks_done = name == "chore_query" and names_done(clause)
    title = _title(clause, "chore_done", asked_for(clause)) if asks_done else ""
    title = title if name == "chore_query" else _title(clause, name)
    unknown: tuple[str, ...] = ()
    if name == "chore_add":
        unknown = strangers(clause, "chore")
        deed = deed_in(clause)
        title = deed.task if deed is not None else as_infinitive(title, clause.vocabulary)
        if deed is not None and deed.own:
            people = People((clause.scene.speaker.id,), named=True)
    when = clause.when()
    request = _request(clause, intent, confidence, title=title, when=when, people=people, unknown_people=unknown)
    return replace(request, value=DONE) if asks_done else request


def names_done(clause: Clause) -> bool:
    """Whether a clause asks if something has been done, or by whom ("has Tom done the bins?")."""
    return clause.asks and clause.vocabulary.single["asks_of_done"].search(clause.text.strip()) is not None


def _turns(clause: Clause, intent: str, confidence: float) -> Request:
    """A chore that several share: what is left without their names."""
    shared = sharing(clause)
    unnamed = blank(clause.timeless, shared.taken)
    title = as_infinitive(_title(clause, "chore_add", unnamed) or tidy(unnamed, clause.language), clause.vocabulary)
    if shared.unknown and not title:
        title, shared = shared.unknown[0], replace(shared, unknown=())
    return _request(
        clause,
        intent,
        confidence,
        title=title,
        when=clause.when(),
        people=shared.people,
        unknown_people=shared.unknown,
    )


def _free(clause: Clause, intent: str, confidence: float) -> Request:
    return _request(clause, intent, confidence, when=clause.when(), people=asked_people(clause))


def _birthday(clause: Clause, intent: str, confidence: float) -> Request:
    title, people, when = born(clause)
    return _request(clause, intent, confidence, title=title, people=people, when=when)


def _status(clause: Clause, intent: str, confidence: float) -> Request:
    return _request(
        clause, intent, confidence, title=reminded_of(clause), when=clause.when(past=True), people=asked_people(clause)
    )


def _swap(clause: Clause, intent: str, confidence: float) -> Request:
    return _request(
        clause, intent, confidence, title=swapped(clause), when=clause.when(), people=people_in(clause.people)
    )


def _looked_at(clause: Clause, intent: str, confidence: float) -> Request:
    """What is shown for a day, a week or a period, and of whom."""
    past = intent.endswith("_stats")
    return _request(clause, intent, confidence, when=clause.when(past=past), people=people_in(clause.people))


def _setting(clause: Clause, intent: str, confidence: float) -> Request:
    setting = clause.setting
    people = people_in(clause.people)
    if setting is None:
        return _request(clause, intent, confidence, when=clause.when(), people=people)
    request = _request(clause, intent, confidence, setting=setting.name, value=setting.value, people=people)
    return replace(request, when=setting.when)


def _spending(clause: Clause, intent: str, confidence: float) -> Request:
    name = intent.partition(".")[2]
    logs = name in ("expense_log", "expense_correct")
    money = (clause.money or clause.bare_money) if logs else clause.amounts if name == "budget_set" else ()
    cut = [*((span.begin, span.end) for span in money), *_dates(clause)]
    account, said_at = account_in(clause)
    if said_at is not None:
        cut.append(said_at)
    merchant = clause.taught_merchant or parts.find_merchant(clause.text, clause.language, cut)
    if merchant and any(one.begin < merchant.end and merchant.begin < one.end for one in clause.people):
        merchant = None
    if not logs and merchant and merchant.generic and parts.category_of_place(merchant.name, clause.language):
        merchant = None
    category = _category(clause, name, merchant, money)
    noted = nearest(_title(clause, name), clause.scene.things.get(EXPENSES, ())) if name == "expense_delete" else None
    fields: dict[str, Any] = {"when": clause.when(past=True) if _dates(clause) else None}
    if not logs:
        fields |= asked_details(clause)
    return _request(
        clause,
        intent,
        confidence,
        title=_note(clause, cut, merchant) if name == "expense_log" else "",
        account=account,
        **fields,
        people=_payer(clause) if logs else people_in(clause.people),
        money=(all_told(clause, amounts_in(clause)) if money else ()),
        merchant=(merchant.name if merchant and not name.startswith("budget") else None) or noted,
        period=period_in(clause) if name.startswith("budget") else None,
        category=category,
    )


def _dates(clause: Clause) -> list[tuple[int, int]]:
    return [
        (span.begin, span.end_offset) for span in clause.past_times.spans if span.has_date or span.grain != "minute"
    ]


def _category(
    clause: Clause, name: str, merchant: parts.MerchantSpan | None, money: tuple[parts.MoneySpan, ...]
) -> str | None:
    if name != "expense_log":
        return None if merchant and name != "budget_set" else parts.find_category(clause.text, clause.language)
    shop = merchant.name if merchant else None
    taught = clause.scene.learned.merchants.get(shop.casefold()) if shop else None
    bought = blank(clause.text, [*_dates(clause), *((span.begin, span.end) for span in money)]).replace("\x00", " ")
    return taught or parts.guess_category(bought, shop, clause.language)[0]


def _note(clause: Clause, cut: list[tuple[int, int]], merchant: parts.MerchantSpan | None) -> str:
    taken = [*cut, *clause.past_times.cut]
    if merchant:
        taken.append((merchant.begin, merchant.end))
    paid = clause.vocabulary.single["paid"].search(clause.text)
    if paid:
        taken.append(paid.span())
    return parts.without_slips(_title(clause, "expense_log", blank(clause.text, taken)), clause.language)


def _payer(clause: Clause) -> People:
    match = clause.vocabulary.single["paid"].search(clause.text)
    if match is None:
        return People()
    group = next(name for name, said in match.groupdict().items() if said)
    return people_in(clause.people, match.start(group), match.end(group))


def _lesson(clause: Clause, intent: str, confidence: float) -> Request:
    """A lesson in words: what is called so, and the member or category that is meant; or two times, vague and exact."""
    told = clause.told
    if told is not None:
        request = _request(clause, intent, confidence, title=told.name, people=told.people, category=told.category)
        return replace(request, times=told.times, part_of_day=told.part_of_day)
    return _request(
        clause,
        intent,
        confidence,
        title=_title(clause, intent.partition(".")[2]),
        people=people_in(clause.people),
        everything=bool(clause.vocabulary.single["everything"].search(clause.text)),
    )


FILLERS = {
    "event_free": _free,
    "week_show": _looked_at,
    "day_brief": _looked_at,
    "birthday_add": _birthday,
    "reminder_status": _status,
    "chore_swap": _swap,
    "chore_stats": _looked_at,
    "setting": _setting,
    "feed": _looked_at,
    "sync": _looked_at,
    "lesson": _lesson,
    "event": _event,
    "reminder": _reminder,
    "list": _list,
    "todo": _list,
    "chore": _chore,
    "expense": _spending,
    "spending": _spending,
    "transactions": _spending,
    "budget": _spending,
    **MESSAGE_FORMS,
    **MONEY_FORMS,
    **KNOWLEDGE_FORMS,
}
