"""What changes the last outcome: "make it 4 pm", "not me, Tom", "it lasts two hours", "without the eggs"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pods.engine import parts
from pods.engine.understanding.before import MOVES, Before
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.forms import fill
from pods.engine.understanding.people import people_in
from pods.engine.understanding.titles import blank, tidy, title_of
from skills.engine.matching import likeness
from skills.engine.request import People, Request
from skills.engine.times import TimeKind

_SURE = 0.9
_SAME_THING = 0.75
_FEW = 2
"""Words that may stand beside what a weak word of correction brings."""

Requests = tuple[Request, ...]


def correction(clause: Clause, before: Before) -> Requests:
    """The requests that change the last outcome; none where the clause does not speak of it."""
    if clause.asks:
        return ()
    if before.skill in MOVES:
        return _of_something_planned(clause, before)
    match before.skill:
        case "expenses":
            return _first(clause, before, _payer, _exchanged_expense, _corrected_expense)
        case "lists":
            return _first(clause, before, _to_another_list, _exchanged_item, _without, _corrected_item)
        case "budgets":
            return _first(clause, before, _corrected_budget)
        case _:
            return ()


def _first(clause: Clause, before: Before, *ways: Callable[[Clause, Before], Requests]) -> Requests:
    return next((found for way in ways if (found := way(clause, before))), ())


def _of_something_planned(clause: Clause, before: Before) -> Requests:
    return _first(clause, before, _renamed, _given_away, _other_people, _shifted, _lasting, _amended, _only_times)


def _change(clause: Clause, before: Before, **more: object) -> Request:
    """The request that changes the event, reminder or chore of the last outcome."""
    request = fill(clause, MOVES[before.skill], _SURE)
    request = replace(request, title="", people=People(), target=before.last.refs[:1], amends=True)
    return replace(request, **more)  # type: ignore[arg-type]


def _renamed(clause: Clause, before: Before) -> Requests:
    match = clause.vocabulary.single["rename"].match(clause.text.strip(" .!"))
    if match is None:
        return ()
    title = tidy(match["what"], clause.language)
    return (_change(clause, before, title=title, when=None, times=()),) if title else ()


def _named_people(clause: Clause, begin: int = 0, end: int | None = None) -> People:
    """The members in a stretch of the text, "me" included."""
    people = people_in(clause.people, begin, end)
    words = clause.text[begin:end]
    own = re.search(rf"(?<!\w)(?:{clause.vocabulary.people['me']})(?!\w)", words, re.IGNORECASE)
    ids = dict.fromkeys([*people.ids, *((clause.scene.speaker.id,) if own else ())])
    return People(tuple(ids), named=bool(ids))


def _given_away(clause: Clause, before: Before) -> Requests:
    """ "give it to Tom" """
    text = clause.text.strip(" .!")
    match = clause.vocabulary.single["give_to"].match(text)
    if match is None:
        return ()
    people = _named_people(clause.part(text), *_group(match))
    return (_change(clause, before, people=people, instead=True),) if people.ids else ()


def _group(match: re.Match[str]) -> tuple[int, int]:
    """Where the one named group lies that took part in a match."""
    name = next((name for name, text in match.groupdict().items() if text), None)
    return match.span(name) if name else (0, 0)


def _exchange(clause: Clause) -> tuple[Clause, Clause] | None:
    """What is to be replaced and by what: "not Lidl, Aldi", "milk to oat milk", "Tom instead of me"."""
    text = clause.text.strip(" .!")
    for pattern in clause.vocabulary.exchange:
        match = pattern.match(text)
        if match:
            return clause.part(match["old"].strip(" ,")), clause.part(match["new"].strip(" ,"))
    return None


def _other_people(clause: Clause, before: Before) -> Requests:
    """ "not me, Tom", "for Tom instead" """
    said = _exchange(clause)
    if said is not None:
        old, new = said
        people = _named_people(new)
        if people.ids and _named_people(old).ids and not new.times.spans:
            return (_change(clause, before, people=people, when=None, times=(), instead=True),)
        if new.times.spans and old.times.spans and not new.phrase:
            return (_change(new, before),)
        return ()
    if not _is_amending(clause):
        return ()
    inner = amended(clause)
    people = _named_people(inner)
    if not people.ids or inner.times.spans or inner.phrase.split()[_FEW:]:
        return ()
    return (_change(inner, before, people=people, instead=True),)


def _shifted(clause: Clause, before: Before) -> Requests:
    """ "one hour earlier", "push it back by an hour" """
    words, text = clause.vocabulary.single, clause.text.strip()
    offset = next((span for span in clause.times.spans if span.kind is TimeKind.OFFSET), None)
    length = next((span for span in clause.times.spans if span.kind is TimeKind.DURATION), None)
    moves = words["shifts"].match(text) or _is_amending(clause)
    if (
        offset is not None
        and (moves or not clause.phrase)
        and not clause.vocabulary.speaks_for("reminder_create", text)
    ):
        return (_change(clause, before, when=offset),)
    if length is None or not words["shifts"].match(text) or len(clause.times.spans) > 1:
        return ()
    sign = -1 if words["sooner"].search(text) else 1
    when = replace(length, kind=TimeKind.OFFSET, seconds=sign * abs(length.seconds or 0), start=None)
    return (_change(clause, before, when=when),)


def _lasting(clause: Clause, before: Before) -> Requests:
    """ "it lasts two hours" """
    lengths = [span for span in clause.times.spans if span.kind is TimeKind.DURATION]
    if before.skill != "calendar" or len(lengths) != 1 or len(clause.times.spans) > 1:
        return ()
    said = clause.vocabulary.single["lasts"].search(clause.text) and len(clause.phrase.split()) <= 2 * _FEW
    return (_change(clause, before, when=lengths[0]),) if said or _is_amending(clause) else ()


def _is_amending(clause: Clause) -> bool:
    words, text = clause.vocabulary.single, clause.text.strip()
    return any(words[name].search(text) for name in ("amend", "amend_weak", "amend_tail"))


def _amended(clause: Clause, before: Before) -> Requests:
    """ "make it 5", "no, on Thursday", "I meant the vet" """
    words, text = clause.vocabulary.single, clause.text.strip()
    if not _is_amending(clause):
        return ()
    inner = _on_the_clock(amended(clause))
    strong = words["amend"].search(text)
    if not inner.times.spans:
        title = tidy(inner.text, clause.language)
        return (_change(inner, before, title=title),) if strong and title and not inner.bare_money else ()
    if not strong and len(inner.phrase.split()) > _FEW:
        return ()
    return (_change(inner, before, people=people_in(inner.people)),)


def _only_times(clause: Clause, before: Before) -> Requests:
    """ "at 7:15", "every day please" """
    inner = clause.part(clause.vocabulary.single["more"].sub("", clause.text.strip(), count=1))
    if not inner.times.spans or inner.phrase or inner.people or inner.money:
        return ()
    return (_change(inner, before),)


def _on_the_clock(clause: Clause) -> Clause:
    """A bare hour after something planned is a time: "make it 5"."""
    hour = re.fullmatch(r"\d{1,2}", clause.text.strip(" .!"))
    if hour is None or int(hour.group()) > 24:
        return clause
    return clause.part(clause.vocabulary.clock.format(hour.group()))


def amended(clause: Clause) -> Clause:
    """The clause without the words of correction around it."""
    text = clause.text.strip()
    for name in ("amend", "amend_weak", "amend_tail"):
        text = clause.vocabulary.single[name].sub(" ", text, count=1).strip(" ,.!")
    return clause.part(text)


# --- expenses ---------------------------------------------------------------------------------------------------------


def _corrects(clause: Clause, before: Before, **more: object) -> Requests:
    request = fill(clause, "finance.expense_correct", _SURE)
    return (replace(request, target=before.last.refs[-1:], amends=True, **more),)  # type: ignore[arg-type]


def _payer(clause: Clause, before: Before) -> Requests:
    """ "that was Tom", "Tom paid" """
    text = clause.text.strip(" .!")
    match = clause.vocabulary.single["payer"].match(text)
    if match is None:
        return ()
    people = _named_people(clause.part(text), *_group(match))
    return _corrects(clause, before, people=people, merchant=None, category=None) if people.ids else ()


def _exchanged_expense(clause: Clause, before: Before) -> Requests:
    """ "not Lidl, Aldi", "not me, Tom" """
    said = _exchange(clause)
    if said is None:
        return ()
    new = said[1]
    people = _named_people(new)
    if people.ids:
        return _corrects(new, before, people=people, merchant=None, category=None)
    if new.bare_money or new.times.spans or parts.find_category(new.text, new.language):
        return _corrects(new, before)
    return _corrects(new, before, merchant=tidy(new.text, new.language))


def _corrected_expense(clause: Clause, before: Before) -> Requests:
    """ "no, 24.90", "that was yesterday", "it was household" """
    if not _is_amending(clause):
        return ()
    inner = amended(clause)
    shop = parts.find_merchant(inner.text, inner.language, [])
    if inner.bare_money or inner.times.spans or parts.find_category(inner.text, inner.language):
        return _corrects(inner, before)
    if shop is not None and len(inner.phrase.split()) <= _FEW + 1:
        return _corrects(inner, before, merchant=shop.name)
    return ()


# --- lists ------------------------------------------------------------------------------------------------------------


def _item_request(clause: Clause, before: Before, title: str, old: str | None) -> Requests:
    intent = "planner.todo_change" if before.todo else "family.list_change"
    return (
        Request(
            intent,
            clause.text,
            clause.language,
            _SURE,
            title=title,
            items=(old,) if old else (),
            target=before.last.refs,
            amends=True,
        ),
    )


def _to_another_list(clause: Clause, before: Before) -> Requests:
    """ "to the hardware list instead": off the one list and onto the other, which may be another pod's."""
    span = clause.list_span
    if span is None or not span.named or span.name == before.last.list_name or not before.items:
        return ()
    rest = blank(clause.text, [(span.begin, span.end)])
    rest = clause.vocabulary.single["to_list"].sub(" ", rest)
    if title_of(rest, (), clause.vocabulary):
        return ()
    off = "planner.todo_remove" if before.todo else "family.list_remove"
    onto = "planner.todo_add" if span.name == "todo" else "family.list_add"
    blank_form = Request(off, clause.text, clause.language, _SURE, target=before.last.refs, amends=True)
    return (
        replace(blank_form, list_name=before.last.list_name),
        replace(blank_form, intent=onto, target=(), items=before.items, title=before.said.title, list_name=span.name),
    )


def _exchanged_item(clause: Clause, before: Before) -> Requests:
    """ "not milk, oat milk" """
    said = _exchange(clause)
    old = before.item_like(said[0].text) if said else None
    if said is None or old is None:
        return ()
    return _item_request(clause, before, _unlisted(said[1]), old)


def exchanged(clause: Clause) -> Request | None:
    """ "change milk to oat milk on the list": something else for an item that stands on a list."""
    said = _exchange(clause)
    if said is None or clause.times.spans:
        return None
    for kind, intent in (("family.lists", "family.list_change"), ("planner.lists", "planner.todo_change")):
        near = [(likeness(_unlisted(said[0]), item), item) for item in clause.scene.things.get(kind, ())]
        share, item = max(near, default=(0.0, ""))
        if share >= _SAME_THING:
            return Request(intent, clause.text, clause.language, _SURE, title=_unlisted(said[1]), items=(item,))
    return None


def _unlisted(clause: Clause) -> str:
    """The words without the list they stand on."""
    span = clause.list_span
    return tidy(blank(clause.text, [(span.begin, span.end)] if span and span.begin else []), clause.language)


def _without(clause: Clause, before: Before) -> Requests:
    match = clause.vocabulary.single["without"].match(clause.text.strip(" .!"))
    said = parts.split_items(match["what"], clause.language) if match else ()
    named = [before.item_like(one) or _on_a_list(one, clause) for one in said]
    items = tuple(one for one in named if one)
    if match is None or not items or len(items) < len(named):
        return ()
    intent = "planner.todo_remove" if before.todo else "family.list_remove"
    return (
        Request(intent, clause.text, clause.language, _SURE, items=items, list_name=before.last.list_name, amends=True),
    )


def _on_a_list(words: str, clause: Clause) -> str | None:
    items = (*clause.scene.things.get("family.lists", ()), *clause.scene.things.get("planner.lists", ()))
    return next((item for item in items if likeness(words, item) >= _SAME_THING), None)


def _corrected_item(clause: Clause, before: Before) -> Requests:
    """ "make that 2 kg", "no, 12 eggs", "3 actually" """
    if not _is_amending(clause):
        return ()
    inner = amended(clause)
    title = title_of(inner.text, (), inner.vocabulary)
    quantity = re.match(r"(?:\w+\s+)?\d", title)
    strong = clause.vocabulary.single["amend"].search(clause.text.strip())
    if not title or not (strong or quantity) or inner.list_span:
        return ()
    return _item_request(inner, before, title, before.item_like(re.sub(r"\d+", "", title)))


# --- budgets ----------------------------------------------------------------------------------------------------------


def _corrected_budget(clause: Clause, before: Before) -> Requests:
    """ "make it 450" """
    inner = amended(clause)
    if not _is_amending(clause) or not inner.bare_money or before.said.category is None:
        return ()
    request = fill(inner, "finance.budget_set", _SURE)
    times = request.times or before.said.times
    return (replace(request, category=request.category or before.said.category, times=times, amends=True),)
