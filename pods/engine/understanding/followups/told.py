"""What is said of a fact just told or quoted: "no, 4712", "that's no longer true", "who knows that?"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from pods.engine.understanding.clause import Clause
from pods.engine.understanding.followups.before import SURE, Before, Requests
from skills.engine.request import Request

_LONGEST = 5
"""Words up to which something is what a fact says instead, rather than something else that is said."""

_PLACE = 3
"""Words from which on "it's …" says something of the fact: with fewer it is mostly what somebody thinks of it."""

_ASKS = {"facts": "knowledge.fact_list", "documents": "knowledge.document_list"}


def said_of_facts(before: Before) -> Requests:
    """The request about the fact (or paper) itself; none where the clause does not speak of it."""
    return _asked(before) or _untrue(before) or _corrected(before)


def _about(before: Before, intent: str) -> Request:
    return Request(intent, before.clause.text, before.clause.language, SURE, target=before.last.refs)


def _asked(before: Before) -> Requests:
    """ "who told you that?", "since when?", "who may see it?" """
    words = before.clause.vocabulary.single
    asked = before.skill in _ASKS and words["asks_origin"].fullmatch(before.text)
    asked = asked or (before.skill == "facts" and words["shows_it"].fullmatch(before.text))
    return (_about(before, _ASKS[before.skill]),) if asked else ()


def _untrue(before: Before) -> Requests:
    """ "that's no longer true" """
    if before.skill != "facts" or not before.clause.vocabulary.single["untrue"].fullmatch(before.text):
        return ()
    return (_about(before, "knowledge.fact_forget"),)


def _corrected(before: Before) -> Requests:
    """ "no, 4712", "it's under the mat now", "that's wrong, it's Mrs Berg": what the fact says instead.

    Where only "that has changed" is said, it is to be asked for.
    """
    if before.skill != "facts" or len(before.last.refs) != 1 or before.asks:
        return ()
    words = before.clause.vocabulary.single
    if words["changed_it"].fullmatch(before.text):
        return (replace(_about(before, "knowledge.fact_tell"), amends=True),)
    untrue = _leading(f"{words['untrue'].pattern}|{words['changed_it'].pattern}").match(before.text)
    rest = Before(before.last, before.clause.part(before.text[untrue.end() :])) if untrue else before
    value = before.clause.part(_value(rest))
    if not (untrue or rest.amends) or not _may_be_a_value(value) or not _is_meant(rest, value.text, bool(untrue)):
        return ()
    return (replace(_about(before, "knowledge.fact_tell"), title=value.text, amends=True),)


def _value(before: Before) -> str:
    """What it shall be, without "it" and "now" in front of it."""
    text, words = before.inner.text, before.clause.vocabulary.single
    front = words["subject"].match(text) if before.how == "is" else None
    text = text[front.end() :].lstrip() if front else text
    now = _leading(words["from_now"].pattern).match(text)
    return text[now.end() :] if now else text


def _may_be_a_value(value: Clause) -> bool:
    """Whether nothing else is said by it: no order, no price, nothing for a list and no appointment."""
    words = value.text.split()
    if not 0 < len(words) <= _LONGEST or value.vocabulary.starts.match(value.text) or value.list_span is not None:
        return False
    code = len(words) == 1 and any(map(str.isdigit, words[0]))
    return not value.asks and (code or not (value.times.spans or value.money))


def _is_meant(before: Before, value: str, untrue: bool) -> bool:
    """Whether what is said instead is a number or a code, a name, or said with words that leave no doubt."""
    words = value.split()
    figures = [word for word in words if any(map(str.isdigit, word))]
    if len(figures) == len(words) or before.how == "meant" or (figures and before.how == "is"):
        return True
    named = (before.denies or untrue) and value[:1].isupper()
    return named or (before.how == "is" and len(words) >= _PLACE)


@lru_cache(maxsize=16)
def _leading(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{source})(?!\w)[\s,.;:!–—-]+(?=\w)", re.IGNORECASE)
