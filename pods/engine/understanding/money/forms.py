"""Fills the forms of requests about money that are no plain expenses: what comes in, moves, is owed and recurs."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

from pods.engine import parts
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.money.accounts import account_in, any_account, moved_between
from pods.engine.understanding.money.asked import asked_details
from pods.engine.understanding.money.parties import first_of, group_in
from pods.engine.understanding.money.shares import (
    asked_debt,
    bill_payer,
    debt_in,
    settled_between,
    shares_in,
    who_bears_what,
    without_people,
)
from pods.engine.understanding.money.weighing import changes_a_bill, named_bill
from pods.engine.understanding.people import people_in
from pods.engine.understanding.titles import blank, title_of
from skills.engine.money import Money
from skills.engine.request import Request
from skills.engine.times import TimeSpan

_A_MOMENT = timedelta(minutes=1)
OFF = "off"
AUTOMATIC = "auto"


def amounts_in(clause: Clause) -> tuple[Money, ...]:
    """The amounts of a clause, plain numbers only where no other one stands; negative where "minus" was said."""
    negative = clause.vocabulary.single["negative"]
    return tuple(
        replace(span.money, minor=-span.money.minor) if negative.search(clause.text[: span.begin]) else span.money
        for span in clause.money or clause.amounts
    )


def _request(clause: Clause, intent: str, confidence: float, **fields: Any) -> Request:
    return Request(intent, clause.text, clause.language, confidence, times=clause.times.spans, **fields)


def _title(clause: Clause, intent: str, text: str | None = None) -> str:
    cues = clause.vocabulary.cue(intent.partition(".")[2])
    cut = [(span.begin, span.end) for span in clause.amounts]
    return title_of(text if text is not None else blank(clause.timeless, cut), cues, clause.vocabulary)


def _day(clause: Clause) -> TimeSpan | None:
    """The day on which money went or came; a part of the day says nothing of it."""
    dated = any(span.has_date or span.grain != "minute" for span in clause.past_times.spans)
    return clause.when(past=True) if dated else None


def _due(clause: Clause) -> TimeSpan | None:
    """When a bill is due; "now" is no such day ("the rent is 980 now")."""
    when, now = clause.when(), clause.scene.now.replace(tzinfo=None)
    is_now = when is not None and when.start is not None and when.has_time and abs(when.start - now) < _A_MOMENT
    return None if is_now else when


def _shop(clause: Clause, *cut: tuple[int, int]) -> str | None:
    found = clause.taught_merchant or parts.find_merchant(clause.text, clause.language, cut)
    if found is None or any(one.begin < found.end and found.begin < one.end for one in clause.people):
        return None
    return found.name


def income(clause: Clause, intent: str, confidence: float) -> Request:
    """ "salary came in, 2,400", "got 50 from grandma" """
    giver = clause.vocabulary.single["giver"].search(clause.text)
    payer = first_of(clause, group_in(giver)) if giver else None
    taken = [giver.span()] if giver and payer is not None else []
    taken += [(span.begin, span.end) for span in clause.amounts]
    return _request(
        clause,
        intent,
        confidence,
        title=_title(clause, intent, blank(clause.timeless, taken)),
        when=_day(clause),
        money=amounts_in(clause),
        people=people_in(clause.people),
        payer=payer,
        account=any_account(clause),
    )


def refund(clause: Clause, intent: str, confidence: float) -> Request:
    """ "Zalando refunded 39.90" """
    shop = _shop(clause)
    return _request(
        clause,
        intent,
        confidence,
        title=_title(clause, intent),
        when=_day(clause),
        money=amounts_in(clause),
        people=people_in(clause.people),
        merchant=shop,
        category=parts.guess_category(clause.text, shop, clause.language)[0],
        account=any_account(clause),
    )


def account(clause: Clause, intent: str, confidence: float) -> Request:
    """ "we have a joint account with 1,250.30", "what's in the savings account?" """
    named = any_account(clause)
    title = _title(clause, intent) if intent.endswith("_add") else ""
    return _request(
        clause,
        intent,
        confidence,
        title=named or title,
        when=_day(clause),
        money=amounts_in(clause),
        people=people_in(clause.people),
        account=named or (title or None),
    )


def transfer(clause: Clause, intent: str, confidence: float) -> Request:
    """ "moved 200 from checking to savings", "withdrew 50" """
    source, target = moved_between(clause)
    return _request(
        clause, intent, confidence, when=_day(clause), money=amounts_in(clause), account=source, to_account=target
    )


def approval(clause: Clause, intent: str, confidence: float) -> Request:
    """ "spending above 500 needs both of us", "no more approvals" """
    money = amounts_in(clause)
    people = people_in(clause.people)
    return _request(clause, intent, confidence, money=money, people=people, value=None if money else OFF)


def rate(clause: Clause, intent: str, confidence: float) -> Request:
    """ "a dollar is 0.92 euros": the figures are read from the words, since amounts have two decimals only."""
    return _request(clause, intent, confidence, title=clause.bare_text, when=_day(clause), money=amounts_in(clause))


def split(clause: Clause, intent: str, confidence: float) -> Request:
    """ "split 60 for dinner with Tom", "my sister owes me half", "Tom owes me 20 for the tickets" """
    shares, left = shares_in(clause)
    payer, payee = (bill_payer(clause), None) if shares else debt_in(clause)
    shop = _shop(clause)
    bought = without_people(clause)
    bought = blank(bought, who_bears_what(clause) if shares else [])
    if shop in (payer, payee, *(share.person for share in shares)):
        bought = bought.replace(shop or "", "\x00" * len(shop or ""))
        shop = None
    unshared = clause.vocabulary.single["split_words"].sub(" ", bought).replace("\x00", " ")
    if shop:
        at = bought.find(shop)
        bought = blank(bought, [(at, at + len(shop))]) if at >= 0 else bought
    return _request(
        clause,
        intent,
        confidence,
        title=_shared_thing(clause, intent, bought),
        when=_day(clause),
        money=tuple(span.money for span in left),
        merchant=shop,
        category=parts.guess_category(f"{unshared} {shop or ''}", shop, clause.language)[0],
        shares=shares,
        payer=payer,
        payee=payee,
        account=account_in(clause)[0],
    )


def _shared_thing(clause: Clause, intent: str, text: str) -> str:
    """What is shared, without words for having paid it; empty for "the bill" and the like."""
    title = title_of(_title(clause, intent, text), clause.vocabulary.cue("expense_log"), clause.vocabulary)
    return "" if clause.vocabulary.single["any_expense"].fullmatch(title) else title


def debts(clause: Clause, intent: str, confidence: float) -> Request:
    """ "how much does Tom owe me?" """
    payer, payee = asked_debt(clause)
    return _request(clause, intent, confidence, people=people_in(clause.people), payer=payer, payee=payee)


def settle(clause: Clause, intent: str, confidence: float) -> Request:
    """ "Tom paid me back 20", "I'm even with my sister" """
    payer, payee = settled_between(clause)
    return _request(
        clause,
        intent,
        confidence,
        when=_day(clause),
        money=amounts_in(clause),
        payer=payer,
        payee=payee,
        everything=payer is None,
    )


def bill(clause: Clause, intent: str, confidence: float) -> Request:
    """ "the rent is 950 on the 1st of every month", "when is the electricity due?", "I paid the rent" """
    name = intent.partition(".")[2]
    words = clause.vocabulary.single
    past = name == "bill_pay"
    shop = None if name == "bill_query" else _shop(clause)
    category = parts.guess_category(clause.text, shop, clause.language)[0] if name == "bill_add" else None
    often = [match.span() for match in words["regularly"].finditer(clause.timeless)]
    account, said_at = account_in(clause)
    cut = [*often, *((span.begin, span.end) for span in clause.amounts), *([said_at] if said_at else [])]
    title = _title(clause, intent, blank(clause.timeless, cut))
    if name == "bill_add" and changes_a_bill(clause):
        title = named_bill(clause) or title
    if name in ("bill_query", "bill_pay", "bill_remove") or not title:
        named = words["bill"].search(clause.text)
        title = named.group() if named else title if name in ("bill_pay", "bill_remove", "bill_add") else ""
    if name == "bill_query" and words["bills"].fullmatch(title):
        title = ""
    return _request(
        clause,
        intent,
        confidence,
        title=title,
        when=_day(clause) if past else _due(clause),
        money=amounts_in(clause),
        category=category,
        people=people_in(clause.people),
        value=AUTOMATIC if words["automatic"].search(clause.text) else None,
        period="year" if words["yearly"].search(clause.text) else period_in(clause),
        account=account,
    )


def pocket(clause: Clause, intent: str, confidence: float) -> Request:
    """ "Mia gets 5 a week", "give Mia 5 pocket money", "Mia spent 3 on sweets" """
    name = intent.partition(".")[2]
    words = clause.vocabulary.single
    people = people_in(clause.people)
    spends = words["spends"].search(clause.text)
    of_child = people.ids[0] if people.ids else None
    logs = name == "pocket_log"
    return _request(
        clause,
        intent,
        confidence,
        title=_title(clause, intent, without_people(clause)) if logs else "",
        when=_day(clause) if logs else _due(clause),
        people=people,
        money=amounts_in(clause),
        payer=of_child if logs and spends else None,
        payee=of_child if logs and not spends else None,
        period=period_in(clause),
        value=OFF if name == "pocket_set" and not clause.amounts and words["off"].search(clause.text) else None,
    )


def period_in(clause: Clause) -> str | None:
    """ "week" or "month" where an amount is said to be for each of these."""
    words = clause.vocabulary.single
    if words["weekly"].search(clause.text):
        return "week"
    return "month" if words["monthly"].search(clause.text) else None


def _asked_shop(clause: Clause) -> str | None:
    """The shop that a question is about: behind a preposition or known, and none of the words for its answer's form."""
    words = clause.vocabulary
    said = [found.span() for pattern in words.as_what.values() if (found := pattern.search(clause.text))]
    against = words.single["against"].search(clause.text)
    asked = clause.part(blank(clause.text, [*said, *([against.span()] if against else []), *clause.past_times.cut]))
    apart = re.sub("\x00+", lambda taken: ",".ljust(len(taken.group())), asked.text)
    shop = asked.taught_merchant or parts.find_merchant(apart, clause.language)
    if shop is None or (shop.generic and (against or parts.category_of_place(shop.name, clause.language))):
        return None
    return shop.name


def report(clause: Clause, intent: str, confidence: float) -> Request:
    """What is asked of the ledger: the span, whose, of what, in which form."""
    details = asked_details(clause)
    shop = _asked_shop(clause)
    fields: dict[str, Any] = {"when": _day(clause)} | details
    if intent.endswith("_chart"):
        fields["form"] = "chart"
    if intent.endswith("_largest"):
        fields.setdefault("largest", 0)
    return _request(
        clause,
        intent,
        confidence,
        title=_title(clause, intent) if intent.endswith("receipt_show") else "",
        people=people_in(clause.people),
        category=None if shop else parts.find_category(_without_largest(clause), clause.language),
        merchant=shop,
        account=account_in(clause)[0],
        **fields,
    )


def _without_largest(clause: Clause) -> str:
    """The text without the words for the largest expense, which may be those of a category ("la spesa più grande")."""
    return clause.vocabulary.single["largest"].sub(" ", clause.text, count=1)


MONEY_FORMS = {
    "income_log": income,
    "refund_log": refund,
    "account_add": account,
    "balance_query": account,
    "transfer_log": transfer,
    "approval_set": approval,
    "rate_set": rate,
    "split_log": split,
    "debts_query": debts,
    "settle_log": settle,
    "bill": bill,
    "pocket": pocket,
    "income_query": report,
    "spending_compare": report,
    "spending_largest": report,
    "spending_chart": report,
    "spending_forecast": report,
    "year_summary": report,
    "money_export": report,
    "receipt_show": report,
}
"""Fillers by intent or by the first word of it, without the name of the pod."""

__all__ = ["MONEY_FORMS", "amounts_in", "period_in"]
