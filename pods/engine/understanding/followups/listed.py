"""What changes the items of a list just spoken of: "make that 2 kg", "without the eggs", "to the hardware list"."""

from __future__ import annotations

import re
from dataclasses import replace

from pods.engine import parts
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.followups.before import SURE, Before, Requests, exchange_in, says_nothing
from pods.engine.understanding.known import nearest
from pods.engine.understanding.titles import blank, tidy, title_of
from skills.engine.request import Request
from skills.lists.quantities import QUANTITY, is_quantity


def changed_items(before: Before) -> Requests:
    """The requests that change items; none where the clause does not speak of them."""
    ways = (_to_another_list, _exchanged, _due_then, _given_away, _without, _other_quantity, _meant)
    return next((found for way in ways if (found := way(before))), ())


def _change(before: Before, title: str, old: str | None) -> Requests:
    request = _form(before, "planner.todo_change" if before.planner else "family.list_change")
    return (replace(request, title=title, items=(old,) if old else (), target=before.last.refs),)


def _form(before: Before, intent: str) -> Request:
    return Request(intent, before.clause.text, before.clause.language, SURE, amends=True)


def _off(before: Before) -> Request:
    return _form(before, "planner.todo_remove" if before.planner else "family.list_remove")


def _to_another_list(before: Before) -> Requests:
    """ "to the hardware list instead": off the one list and onto the other, which may be another pod's."""
    clause = before.clause
    span = clause.list_span
    if span is None or not span.named or span.name == before.last.list_name or not before.items:
        return ()
    rest = blank(clause.text, [(span.begin, span.end)])
    if title_of(clause.vocabulary.single["to_list"].sub(" ", rest), (), clause.vocabulary):
        return ()
    onto = _form(before, "planner.todo_add" if span.name == "todo" else "family.list_add")
    return (
        replace(_off(before), list_name=before.last.list_name, target=before.last.refs),
        replace(onto, items=before.items, title=before.said.title, list_name=span.name),
    )


def _due_then(before: Before) -> Requests:
    """ "make it Wednesday", "by Friday": when something on the to-do list is due."""
    inner = before.inner if before.amends else before.bare
    due = inner.when() if any(span.has_date for span in inner.times.spans) else None
    if not before.planner or due is None or inner.phrase or before.asks:
        return ()
    form = _form(before, "planner.todo_change")
    return (replace(form, when=due, times=inner.times.spans, target=before.last.refs),)


def _given_away(before: Before) -> Requests:
    """ "give it to Tom", "for Tom": whose something on the to-do list is."""
    people = before.people_of("give_to")
    if not before.planner or not people.ids:
        return ()
    return (replace(_form(before, "planner.todo_change"), people=people, instead=True, target=before.last.refs),)


def _exchanged(before: Before) -> Requests:
    """ "not milk, oat milk" """
    if before.exchange is None:
        return ()
    old, new = before.exchange
    item = before.item_like(old.text)
    return _change(before, _unlisted(new), item) if item else ()


def exchanged(clause: Clause) -> Request | None:
    """ "change milk to oat milk on the list": something else for an item that stands on a list."""
    said = exchange_in(clause)
    if said is None or clause.times.spans:
        return None
    for kind, intent in (("family.lists", "family.list_change"), ("planner.lists", "planner.todo_change")):
        item = nearest(_unlisted(said[0]), clause.scene.things.get(kind, ()))
        if item is not None:
            return Request(intent, clause.text, clause.language, SURE, title=_unlisted(said[1]), items=(item,))
    return None


def _unlisted(clause: Clause) -> str:
    """The words without the list they stand on."""
    span = clause.list_span
    return tidy(blank(clause.text, [(span.begin, span.end)] if span and span.begin else []), clause.language)


def _without(before: Before) -> Requests:
    """ "without the eggs" """
    without = before.group("without")
    known = before.clause.scene.things.get("planner.lists" if before.planner else "family.lists", ())
    said = _items(before.clause, without) if without else ()
    named = [before.item_like(one) or nearest(one, known) for one in said]
    items = tuple(one for one in named if one)
    if not items or len(items) < len(named):
        return ()
    return (replace(_off(before), items=items, list_name=before.last.list_name),)


def _items(clause: Clause, text: str) -> tuple[str, ...]:
    return parts.split_items(title_of(text, (), clause.vocabulary), clause.language)


def _other_quantity(before: Before) -> Requests:
    """ "make that 2 kg", "only 4 beers", "3 actually": of the item named, or of the last one."""
    only = before.clause.vocabulary.single["only"]
    text = re.sub(rf"(?<!\w)(?:{only.pattern})(?!\w)", " ", before.inner.text, flags=re.IGNORECASE)
    marked = before.amends or text != before.inner.text or (len(before.items) == 1 and is_quantity(text))
    title = title_of(_in_figures(before.clause, text), (), before.inner.vocabulary)
    amount = QUANTITY.search(title)
    if not marked or amount is None or before.clause.list_span is not None or before.inner.times.spans:
        return ()
    name = tidy(QUANTITY.sub(" ", title, count=1), before.clause.language)
    item = before.item_like(name)
    if name and item is None:
        return ()
    return _change(before, title if name and amount.start() == 0 else amount.group().strip(), item)


def _in_figures(clause: Clause, text: str) -> str:
    """ "two litres" as "2 litres" """
    numbers = clause.vocabulary.single["numbers"].pattern.split("|")
    for number, word in enumerate(numbers, start=1):
        text = re.sub(rf"(?<!\w){word}(?!\w)", f"{number}", text, flags=re.IGNORECASE)
    return text


def _meant(before: Before) -> Requests:
    """ "I meant oat milk", "make it oat milk": another thing in the place of the only one."""
    words = before.inner.vocabulary
    title = title_of(before.inner.text, words.cue("list_add")[:2], words)
    if before.how not in ("meant", "becomes") or not title or len(before.items) != 1 or before.clause.list_span:
        return ()
    if any(span.has_date for span in before.inner.times.spans):
        return ()
    return _change(before, title, None)


def kept_items(clause: Clause) -> tuple[str, ...]:
    """The items of "and sauce and pasta, actually no sauce": those that are not taken back in the same breath."""
    words = clause.vocabulary.single
    head, comma, tail = clause.text.rpartition(",")
    taken = words["taken_back"].search(tail)
    if taken is not None and not says_nothing(clause.part(tail[: taken.start()])):
        taken = None
    items = _items(clause, head if taken else clause.text)
    if not comma or taken is None:
        return items
    dropped = _items(clause, taken["what"])
    return tuple(one for one in items if not any(_same(one, other) for other in dropped))


def _same(item: str, words: str) -> bool:
    return words.casefold() in item.casefold()
