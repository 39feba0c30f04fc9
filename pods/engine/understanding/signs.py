"""What stands in a clause and speaks for one intent or another: known things that it names, what is bought, moved."""

from __future__ import annotations

import re

from pods.engine import parts
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.details import beside
from pods.engine.understanding.forms import asked_for
from pods.engine.understanding.titles import blank, title_of
from skills.engine.matching import likeness

_COUNTS = re.compile(
    r"\W*\d{1,2}\s+(?!(?:at|for|on|in|bei|beim|für|im|chez|pour|au|aux|à|en|para|de|per|da|dal|di|al)\b)[^\W\d]",
    re.IGNORECASE,
)
"""A small number right before a thing counts it ("6 eggs")."""

_PAID_AT = re.compile(r"\W*(?:\d{3,}|[3-9]\d|\d+[.,]\d\d)\s+(?:at|bei|beim|chez|en|da|dal|dalla)\s+\w", re.IGNORECASE)
"""A number that no clock shows, said to be at a place, was paid there."""

_NUMBER_FOR = re.compile(r"\W*\d[\d.,]*\s+(?:for|on|für|pour|para|per)\b", re.IGNORECASE)
"""A number that is said to be for something is what was paid for it."""

_NUMBER_OF = re.compile(r"\W*\d[\d.,]*\s+(?:de|di|en)\b", re.IGNORECASE)
"""In Spanish and Italian a number of something is what was paid for it, unless it is food, which is counted so too."""

_NUMBER_LAST = re.compile(r".*[^\W\d]{2,}\s+(?:1[5-9]|[2-9]\d|\d{3,}|\d{1,3}(?:[.,]\d{3})+)\W*$", re.IGNORECASE)
"""More than one has of a thing, said behind it, is what it cost ("ski passes 120")."""

_FOR_NUMBER = re.compile(r"\b(?:for|für|pour|por|per|a)\s+\d[\d.,]*(?:\W*\Z|\W+[^\W\d]+\W*\Z)", re.IGNORECASE)
"""What something was got for, at the end or before a last word ("a sofa for 900", "ein Sofa für 900 gekauft")."""

_QUANTITY_FIRST = re.compile(r"\W*\d[\d.,]*\s*[^\W\d]")
_QUANTITY_LAST = re.compile(r"[^\d]+\s(?:[1-9]|1[0-4])\W*\Z")
"""A small number behind a thing says how many of it there shall be ("milk 2")."""

_GOODS = ("groceries", "household")
_LONGEST_GOODS = 5

_SAME_THING = 0.75

_KNOWN_CATEGORY = 0.5

THINGS = {
    "planner.event_delete": "planner.calendar",
    "planner.reminder_cancel": "planner.reminders",
    "finance.expense_delete": "finance.expenses",
    "planner.todo_remove": "planner.lists",
    "family.list_remove": "family.lists",
    "planner.chore_done": "planner.chores",
    "planner.event_query": "planner.calendar",
    "family.list_query": "family.lists",
    "planner.todo_done": "planner.lists",
    "family.list_tick": "family.lists",
}

_OF_OTHERS = {
    "planner.event_move": (
        ("planner.reminders", "planner.reminder_move"),
        ("planner.chores", "planner.chore_change"),
    ),
    "family.list_remove": (("finance.expenses", "finance.expense_delete"),),
    "planner.event_delete": (
        ("planner.reminders", "planner.reminder_cancel"),
        ("planner.chores", "planner.chore_remove"),
        ("finance.expenses", "finance.expense_delete"),
    ),
}
"""What is said of events in the same words as of other things, and the intent for those."""


def buys_something(clause: Clause) -> bool:
    """Whether a plain number stands with a shop or a thing that one buys, and no time of day."""
    if not clause.bare_money or any(span.has_time for span in clause.times.spans):
        return False
    cut = [(span.begin, span.end) for span in clause.bare_money]
    merchant = parts.find_merchant(clause.text, clause.language, cut)
    if _PAID_AT.match(clause.text):
        return True
    undated = blank(clause.text, clause.past_times.cut).replace("\x00", " ")
    bought = clause.vocabulary.single["bought"].search(clause.text) is not None
    got_for = bought and _FOR_NUMBER.search(undated) is not None
    priced = got_for or _NUMBER_FOR.match(undated) or _NUMBER_OF.match(undated) or _NUMBER_LAST.match(clause.text)
    leads = not clause.text[: clause.bare_money[0].begin].strip()
    if (_COUNTS.match(clause.text) and not leads) or (merchant is None and not priced and not leads):
        return False
    if not clause.names_spending and (clause.list_span or clause.speaks_for("list_add")):
        return False
    name = merchant.name if merchant else None
    category, share = parts.guess_category(clause.text, name, clause.language)
    counted = merchant is None and category == "groceries" and not (got_for or _NUMBER_FOR.match(clause.text))
    return share >= _KNOWN_CATEGORY and not counted


def counts_goods(clause: Clause) -> bool:
    """Whether nothing is said but how much there shall be of something from a shop ("6 eggs", "milk 2")."""
    text = clause.bare_text
    first, last = _QUANTITY_FIRST.match(text), _QUANTITY_LAST.match(text)
    if not (first or last) or clause.asks or clause.money or len(text.split()) > _LONGEST_GOODS:
        return False
    if (
        clause.dated
        or clause.names_spending
        or not (last or not clause.bare_money)
        or parts.find_merchant(text, clause.language) is not None
    ):
        return False
    category, share = parts.guess_category(text, None, clause.language)
    return category in _GOODS and share >= _KNOWN_CATEGORY


def is_an_errand(clause: Clause) -> bool:
    """Whether something is told to be done, at no hour ("put the receipt in the drawer tomorrow")."""
    spans = clause.times.spans
    if clause.asks or any(span.has_time or span.rule for span in spans):
        return False
    if (
        clause.bare_money
        or clause.list_span is not None
        or not clause.vocabulary.single["errand"].match(clause.bare_text)
    ):
        return False
    others = ("event_create", "reminder_create", "list_add", "chore_add", "event_move", "transfer_log", "account_add")
    return not any(clause.speaks_for(one) for one in others)


def is_about_a_reminder(clause: Clause) -> bool:
    """Whether a word for reminders stands there, or what one is called."""
    spoken = ("reminder_query", "reminder_cancel", "reminder_create")
    if any(clause.speaks_for(one) for one in spoken):
        return True
    return names_a_thing(clause, THINGS["planner.reminder_cancel"], "reminder_cancel")


def begins_moving(clause: Clause) -> bool:
    """Whether the clause begins with a word for moving; behind "my" or "the" it is a thing ("my shift")."""
    if clause.vocabulary.single["determiner"].match(clause.text.strip()):
        return False
    return any(pattern.match(clause.bare_text) for pattern in clause.vocabulary.cue("event_move")[:1])


def changes_one_that_is_there(clause: Clause) -> bool:
    """Whether a time is said for one, or for all later ones, of a known event's dates ("yoga at 7 from now on")."""
    if clause.asks or not clause.times.spans or not clause.scene.things.get("planner.calendar"):
        return False
    details = beside(clause, "event_move")
    return "scope" in details.fields and names_a_thing(details.clause, "planner.calendar", "event_move")


def changes_a_todo(clause: Clause) -> bool:
    """Whether something on the to-do list is to be done on another day ("move the plumber on the to-do list to …")."""
    if clause.asks or not any(span.has_date for span in clause.times.spans) or not begins_moving(clause):
        return False
    on_list = clause.list_span is not None and clause.list_span.name == "todo"
    events = names_a_thing(clause, THINGS["planner.event_query"], "event_move")
    return (on_list or not events) and names_a_thing(clause, THINGS["planner.todo_done"], "event_move")


def for_what_is_named(clause: Clause, intent: str) -> str:
    """The intent for the kind of thing that is named: "move the bins to Tuesday" may be about a chore."""
    name = intent.partition(".")[2]
    if intent not in _OF_OTHERS or clause.list_span is not None:
        return intent
    if any(names_a_thing(clause, kind, name) for kind in ("planner.calendar", "family.lists")):
        return intent
    return next((other for kind, other in _OF_OTHERS[intent] if names_a_thing(clause, kind, name)), intent)


def takes_away(clause: Clause) -> bool:
    """Whether the clause begins with a word for taking something off a list, or the whole list away."""
    text = clause.bare_text
    removes = any(pattern.match(text) for pattern in clause.vocabulary.cue("list_remove")[:1])
    return removes or clause.vocabulary.speaks_for("list_delete", text)


def names_a_thing(clause: Clause, kind: str, name: str) -> bool:
    """Whether the words name one of the open things of a kind."""
    known = clause.scene.things.get(kind, ())
    if not known:
        return False
    words = title_of(clause.timeless, clause.vocabulary.cue(name), clause.vocabulary)
    return bool(words) and any(likeness(words, thing) >= _SAME_THING for thing in known)


def says_what_was_done(clause: Clause, kind: str, name: str) -> bool:
    """Whether one of the open things is named, and not alone: "milk" does not say that there is some."""
    words = title_of(clause.timeless, clause.vocabulary.cue(name), clause.vocabulary)
    return words.casefold() != clause.bare_text.casefold() and names_a_thing(clause, kind, name)


def asks_about(clause: Clause, kind: str, name: str) -> bool:
    """Whether a question names one of the stored things of a kind ("when is Mia's match?", "do we need milk?")."""
    known = clause.scene.things.get(kind, ())
    if not known:
        return False
    words = title_of(asked_for(clause), clause.vocabulary.cue(name), clause.vocabulary)
    return bool(words) and any(likeness(words, thing) >= _SAME_THING for thing in known)
