"""Renders an outcome: every fact becomes words, then the catalogue's sentence is filled."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from bot.replies.words import Words
from skills.engine.asking import Pick
from skills.engine.command import Offer, Outcome, Rule
from skills.engine.money import Money

OPTIONAL = frozenset(
    {
        "rule",
        "who",
        "nag",
        "urgent",
        "merchant",
        "shop",
        "category",
        "payer",
        "receiver",
        "account",
        "worth",
        "day",
        "amount",
        "balance",
        "rest",
        "own_rest",
    }
)
"""Facts that may be missing; each has a piece of sentence `part-NAME` in the catalogue."""


def render(outcome: Outcome, words: Words) -> str:
    """The text of an outcome with its notes, in the member's language."""
    text = words.catalogue.say(outcome.key, said(outcome.facts, words))
    return "\n".join([text, *(render(note, words) for note in outcome.notes)])


def said(facts: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """Facts as the catalogue takes them.

    An optional part (a rule, who, a category) is a sentence piece of its own, `part-NAME`, or empty; so sentences
    need no conditions. `when` says start and end together.
    """
    filled = {name: _value(value, words) for name, value in facts.items()}
    if facts.get("category"):
        filled["category"] = words.catalogue.say(f"category-{facts['category']}")
    if facts.get("reading"):
        filled["reading"] = reading_of(facts["reading"], words)
    if "pod" in facts and "about" in facts:
        filled["about"] = words.catalogue.say("pod-about", {"pod": facts["pod"], "about": facts["about"]})
    if facts.get("convention"):
        filled["convention"] = words.catalogue.say(f"convention-{facts['convention']}")
    for name in OPTIONAL & facts.keys():
        there = facts[name] not in (None, "", ())
        filled[f"{name}_part"] = " " + words.catalogue.say(f"part-{name}", {name: filled[name]}) if there else ""
    if "list" in facts:
        name = facts["list"]
        filled["list"] = words.catalogue.say("list-name" if name else "list-any", {"list": name})
    if "me" in facts:
        me = (words.catalogue.say("me"),) if facts["me"] else ()
        filled["whom"] = words.names([*me, *facts["who"]])
    if isinstance(facts.get("start"), datetime) and isinstance(facts.get("end"), datetime):
        filled["when"] = _when(facts, words)
    if isinstance(facts.get("start"), date) and isinstance(facts.get("last"), date) and "end" not in facts:
        filled["period"] = words.period(facts["start"], facts["last"])
    if "sums" in facts:
        filled["sum"] = words.names([words.money(money) for money in facts["sums"]])
    return filled


def label_of(offer: Offer, words: Words) -> str:
    """What stands on the button of an offer."""
    return words.catalogue.say(offer.label or f"button-{offer.name}", said(offer.facts, words))


def picked_label(pick: Pick, words: Words) -> str:
    """What stands on the button for one of several things."""
    return words.catalogue.say(pick.label, said(pick.facts, words)) if pick.facts else pick.label


def reading_of(intent: str, words: Words) -> str:
    """What an intent ("planner.event_create") is to a person: "Put it in the calendar"."""
    return words.catalogue.say(f"intent-{intent.partition('.')[2]}")


def _when(facts: Mapping[str, Any], words: Words) -> str:
    """From start to end; whole days that were asked about are days, not things that last all day."""
    if facts.get("whole_days"):
        first, last = facts["start"].astimezone(words.zone), facts["end"].astimezone(words.zone)
        return words.period(first.date(), (last - timedelta(minutes=1)).date())
    return words.span(facts["start"], facts["end"], all_day=bool(facts.get("all_day")))


def _value(value: Any, words: Words) -> Any:
    match value:
        case Money():
            return words.money(value)
        case Rule():
            return words.rule(value)
        case datetime():
            return words.moment(value)
        case date():
            return words.day(value)
        case time():
            return words.clock(value)
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return value
        case Decimal():
            return words.decimal(value)
        case None:
            return ""
        case tuple() if value and isinstance(value[0], Outcome):
            return "\n".join(render(line, words) for line in value)
        case tuple() | list():
            return words.names([str(_value(one, words)) for one in value])
        case _:
            return str(value)
