"""Who bears how much of an amount ("my sister owes me half"), who owes whom, and who paid whom back."""

from __future__ import annotations

import re
from fractions import Fraction

from pods.engine import parts
from pods.engine.parts import MoneySpan
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.money.parties import Party, first_of, group_in, others_in, parties_in
from pods.engine.understanding.titles import blank
from skills.engine.request import Share

_EACH = 2
"""An amount and what somebody bears of it: from so many amounts on, one of them is a share."""


def shares_in(clause: Clause) -> tuple[tuple[Share, ...], tuple[MoneySpan, ...]]:
    """Who bears how much, and the amounts that are no shares but what is shared."""
    borne, used = _borne(clause)
    rest = tuple(span for span in clause.amounts if span not in used)
    if borne and not rest and all(share.money is not None for share in borne):
        return (), clause.amounts
    shares = {share.person: share for share in borne}
    for person in _among(clause):
        shares.setdefault(person, Share(person))
    return tuple(shares.values()), rest


def _borne(clause: Clause) -> tuple[list[Share], list[MoneySpan]]:
    """ "Tom pays a third", "my sister owes me 20 of it" """
    shares: list[Share] = []
    used: list[MoneySpan] = []
    text, begins = clause.with_amounts
    for match in clause.vocabulary.single["bears"].finditer(text):
        people = _listed(clause, match["who"])
        part = match["part"]
        if part == "¤":
            spans = zip(clause.amounts, begins, strict=True)
            span = next((one for one, at in spans if at == match.start("part")), None)
            if span is None:
                continue
            used.append(span)
            shares += [Share(person, money=span.money) for person in people]
        else:
            shares += [Share(person, fraction=fraction_in(clause, part)) for person in people]
    shares = [share for share in shares if share.person != clause.scene.speaker.id]
    own = clause.vocabulary.single["own_part"].search(clause.text)
    if own is not None:
        shares.append(Share(clause.scene.speaker.id, fraction=fraction_in(clause, group_in(own))))
    return shares, used


def who_bears_what(clause: Clause) -> list[tuple[int, int]]:
    """Where in the text of the clause it is said who shares and how much of it."""
    words, text = clause.vocabulary.single, clause.text
    for span in clause.amounts:
        text = text[: span.begin] + "¤".ljust(span.end - span.begin) + text[span.end :]
    others = (words[name].search(text) for name in ("split_with", "own_part"))
    return [match.span() for match in (*words["bears"].finditer(text), *others) if match]


def fraction_in(clause: Clause, text: str) -> Fraction | None:
    """The fraction that words name ("half", "a third", "30 %")."""
    percent = re.search(r"(\d{1,2}) ?(?:%|percent|prozent|pour ?cent|por ciento|per ?cento)", text, re.IGNORECASE)
    if percent:
        return Fraction(int(percent[1]), 100)
    return next(
        (Fraction(value) for value, words in clause.vocabulary.fractions.items() if words.search(text)),
        None,
    )


def _among(clause: Clause) -> tuple[Party, ...]:
    """ "split it with Tom and Lena", "half and half with my sister", "between Tom and me" """
    words = clause.vocabulary.single
    if not words["split_words"].search(clause.text):
        return ()
    match = words["split_with"].search(clause.text)
    if match:
        joint = rf"\s*(?:,|(?<!\w)(?:{clause.vocabulary.joints.pattern}|&))\s*"
        named = (_listed(clause, said) for said in re.split(joint, group_in(match)) if said)
        return tuple(dict.fromkeys(party for parties in named for party in parties))
    return _of_us(clause) if words["of_us"].search(clause.text) else ()


def _listed(clause: Clause, said: str) -> tuple[Party, ...]:
    """Who is meant by one of several who share: "Lisa" of "with Tom, Lisa and Jan" is somebody outside."""
    known = parties_in(clause, said)
    if known or not said[:1].isupper() or len(said.split()) > 1:
        return known
    shop = parts.find_merchant(said, clause.language)
    return (said,) if shop is None or shop.generic else ()


def _of_us(clause: Clause) -> tuple[Party, ...]:
    """ "we go halves": the other grown-up, where there is only one."""
    speaker = clause.scene.speaker.id
    others = tuple(one.id for one in clause.scene.members if one.grown_up and one.id != speaker)
    return others if len(others) == 1 and not others_in(clause) else ()


def bill_payer(clause: Clause) -> Party | None:
    """Who paid what is shared, where it was somebody else ("Tom paid 60 for the pizza, split it with us")."""
    match = clause.vocabulary.single["paid_for"].search(clause.text)
    return first_of(clause, match["who"]) if match else None


def debt_in(clause: Clause) -> tuple[Party | None, Party | None]:
    """Who owes and whom ("Tom owes me 20", "lent my sister 50", "I owe Tom 15")."""
    words, speaker = clause.vocabulary.single, clause.scene.speaker.id
    other = next(iter(others_in(clause)), None)
    theirs = _begins_with_somebody(clause)
    if words["borrows"].search(clause.text):
        return (speaker, other)
    if words["lends"].search(clause.text):
        return (speaker, other) if theirs else (other, speaker)
    people = parties_in(clause, clause.text)
    if theirs and len(people) > 1:
        return people[0], people[1]
    return (other, speaker) if theirs else (speaker, other)


def asked_debt(clause: Clause) -> tuple[Party | None, Party | None]:
    """Who owes and whom, as far as a question says so ("how much does Tom owe me?", "what do I owe my sister?")."""
    words, speaker = clause.vocabulary.single, clause.scene.speaker.id
    people = others_in(clause)
    if not people:
        return None, None
    if words["even"].search(clause.text):
        return None, people[0]
    if len(people) > 1:
        return people[0], people[1]
    if words["i_owe"].search(clause.text):
        return speaker, people[0]
    return people[0], speaker


def settled_between(clause: Clause) -> tuple[Party | None, Party | None]:
    """Who gave money back to whom ("Tom paid me back 20", "I paid my sister back"); nobody where all are even."""
    words, speaker = clause.vocabulary.single, clause.scene.speaker.id
    other = next(iter(others_in(clause)), None)
    if other is None:
        return None, None
    if words["even"].search(clause.text):
        return speaker, other
    if words["gets_back"].search(clause.text) or _begins_with_somebody(clause):
        people = parties_in(clause, clause.text)
        return (people[0], people[1]) if len(people) > 1 and people[0] != speaker else (other, speaker)
    return speaker, other


def _begins_with_somebody(clause: Clause) -> bool:
    """Whether somebody else than the speaker stands in front."""
    text = clause.bare_text
    if clause.vocabulary.single["own_first"].match(text):
        return False
    words = clause.vocabulary.single
    outside, somebody = words["outside"].match(text), words["somebody_first"].match(text)
    if outside is not None and outside.group() in parties_in(clause, text):
        return True
    named = (match for match in (outside, somebody) if match)
    return any(first_of(clause, match.group()) not in (None, clause.scene.speaker.id) for match in named)


def without_people(clause: Clause) -> str:
    """The text of the clause without its times, amounts and the people who share."""
    words = clause.vocabulary.single
    taken = [(span.begin, span.end) for span in clause.amounts]
    taken += [(one.begin, one.end) for one in clause.people]
    taken += [one.span() for one in words["outside"].finditer(clause.text) if words["bare_name"].match(one.group())]
    return blank(clause.timeless, taken)
