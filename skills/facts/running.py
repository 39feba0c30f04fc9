"""Keeping, fixing, forgetting and showing what the family told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from knowledge.clock import to_text
from knowledge.people import FAMILY, PARENTS, private_to
from skills.engine.asking import NotAllowedError, NotFoundError
from skills.engine.command import GROWN_UPS, Asker, Offer, Outcome, Reading, Ref, Running
from skills.engine.errors import PersonError
from skills.facts.commands import FindFacts, FixFact, ForgetFact, ShareFact, TellFact, skill
from skills.facts.keeping import mark
from skills.facts.reading import fitting, named_in
from skills.facts.sameness import about_the_same
from skills.facts.store import (
    Fact,
    facts_of,
    hide,
    keep,
    line_of,
    may_change,
    may_set,
    move,
    narrowest,
    remembered,
    same_text,
    scope_of,
    to_change,
    told_facts,
    visible,
)
from skills.facts.words import words_of

MOST = 40
"""Facts that are shown at once, the newest."""


@skill.command(TellFact)
def tell(command: TellFact, running: Running) -> Outcome:
    """Keeps a fact. What says otherwise stands beside it, each with its day, and a button settles which one holds."""
    asker, known = running.asker, visible(running)
    twin = next((fact for fact in known if same_text(fact.text, command.text)), None)
    if twin is not None:
        return _told_again(twin, command, running)
    others = about_the_same(command.text, known, command.language, asker)
    audience, why = _audience(command, others, asker)
    fact = keep(command.text.strip(), audience, command.about, command.language, running)
    models = _of_models(fact, command, running)
    offers = (*_opening(fact, why), *_settling(fact, others, asker))
    notes = (*((_kept_for(why),) if why else ()), *models)
    if not others:
        return Outcome("fact-told", told_facts(fact, asker), (_ref(fact),), notes, offers=offers)
    lines = tuple(line_of(one, asker, "fact-older") for one in others)
    beside = Outcome("fact-beside", {"lines": lines, "count": len(lines)})
    return Outcome("fact-told", told_facts(fact, asker), (_ref(fact),), (*notes, beside), offers=offers)


@skill.command(FixFact)
def fix(command: FixFact, running: Running) -> Outcome:
    """Puts a fact in the place of others; both are said, with their days."""
    asker, old = running.asker, to_change(command.old_ids, running)
    if isinstance(command.by, int):
        (fact,) = facts_of((command.by,), running)
        old = [one for one in old if one.id != fact.id]
    else:
        audience, _ = _audience(command.by, old, asker, replaces=True)
        fact = keep(command.by.text.strip(), audience, command.by.about, command.by.language, running)
        _of_models(fact, command.by, running)
    hide(old, running)
    lines = tuple(line_of(one, asker, "fact-older") for one in old)
    return Outcome("fact-fixed", {**told_facts(fact, asker), "lines": lines}, (_ref(fact),))


def _audience(command: TellFact, others: Sequence[Fact], asker: Asker, *, replaces: bool = False) -> tuple[str, str]:
    """Who may know, and why nobody else does where that was not said: "secret", "surprise" or ""."""
    if command.audience is not None:
        if not may_set(command.audience, asker):
            raise PersonError("fact-audience-not-yours")
        return command.audience, ""
    if others and replaces:
        return narrowest(fact.audience for fact in others), ""
    audience, why = _usual(command, asker)
    closer = narrowest([audience, *(fact.audience for fact in others)])
    return closer, why if closer == audience else ""


def _usual(command: TellFact, asker: Asker) -> tuple[str, str]:
    """The family, but for what children and guests better do not know; in a group all have heard it."""
    words = words_of(command.language)
    if asker.group or not asker.member.grown_up:
        return FAMILY, ""
    if words.has("surprise", command.text):
        surprised = [member for member in asker.members if member.id in command.about and member.id != asker.member.id]
        if any(member.grown_up for member in surprised):
            return private_to(asker.member.id), "surprise"
        return (PARENTS, "surprise") if _others_about(asker) else (FAMILY, "")
    if words.has("secret", command.text) and _others_about(asker):
        return PARENTS, "secret"
    return FAMILY, ""


def _others_about(asker: Asker) -> bool:
    """Whether the household has children or guests."""
    return any(not member.grown_up for member in asker.members)


def _kept_for(why: str) -> Outcome:
    return Outcome("fact-kept-secret" if why == "secret" else "fact-kept-surprise")


def _opening(fact: Fact, why: str) -> tuple[Offer, ...]:
    """A button that lets everybody know what was kept closer without a word."""
    return (Offer("everybody", ShareFact(fact.id, FAMILY), "button-fact-everybody"),) if why else ()


def _settling(fact: Fact, others: Sequence[Fact], asker: Asker) -> tuple[Offer, ...]:
    """A button by which only the new one holds."""
    old = tuple(one.id for one in others if may_change(one, asker))
    return (Offer("only-new", FixFact(old, fact.id), "button-fact-only-new"),) if old else ()


def _of_models(fact: Fact, command: TellFact, running: Running) -> tuple[Outcome, ...]:
    """Notes which models may see it, where that was said, and the sentence about it."""
    if command.only_local is None:
        return ()
    mark(fact.id, command.only_local, running)
    return (Outcome("fact-local-too" if command.only_local else "fact-any-model-too"),)


def _told_again(fact: Fact, command: TellFact, running: Running) -> Outcome:
    """It is known; where it was said who may know, that holds from now on."""
    models = _of_models(fact, command, running)
    if command.audience is not None and command.audience != fact.audience:
        return share(ShareFact(fact.id, command.audience), running)
    return Outcome("fact-known", {"lines": (line_of(fact, running.asker),)}, (_ref(fact),), models)


def _ref(fact: Fact) -> Ref:
    return Ref(skill.name, fact.id)


@skill.command(ShareFact)
def share(command: ShareFact, running: Running) -> Outcome:
    """Says anew who may know; what is private is only the teller's to keep so."""
    asker = running.asker
    (fact,) = to_change((command.fact_id,), running)
    if not may_set(command.audience, asker):
        raise PersonError("fact-audience-not-yours")
    if scope_of(command.audience) == "private" and fact.owner != asker.member.id:
        raise NotAllowedError("not-allowed-others")
    if command.audience != fact.audience:
        move(fact.id, command.audience, running)
    shared = replace(fact, audience=command.audience)
    return Outcome("fact-shared", told_facts(shared, asker), (_ref(fact),))


def _ask_forget(command: ForgetFact, reading: Reading) -> Outcome:
    found = to_change(command.fact_ids, reading)
    lines = tuple(line_of(fact, reading.asker) for fact in found)
    return Outcome("fact-forget-sure", {"lines": lines, "count": len(found)})


@skill.command(ForgetFact, asks_first=_ask_forget)
def forget(command: ForgetFact, running: Running) -> Outcome:
    """Nobody finds them any more; for some days they can be brought back, then they are erased."""
    found = to_change(command.fact_ids, running)
    hide(found, running)
    lines = tuple(line_of(fact, running.asker) for fact in found)
    return Outcome("facts-forgotten", {"lines": lines, "count": len(found)})


@skill.command(FindFacts, changes=False)
def find(command: FindFacts, running: Running) -> Outcome:
    """A line for each, with its number among all that the asker may know here."""
    asker, known = running.asker, visible(running)
    if command.fact_ids:
        return _origins([fact for fact in known if fact.id in command.fact_ids], asker)
    found = _asked(command, known, asker)
    if not found:
        if command.about or command.words:
            what = command.words or ", ".join(asker.names(command.about))
            return Outcome("facts-none-about", {"what": what})
        return Outcome("facts-none" if asker.member.role in GROWN_UPS else "facts-none-yours")
    shown = found[-MOST:]
    places = {fact.id: place for place, fact in enumerate(known, start=1)}
    lines = tuple(
        Outcome("fact-numbered", {"number": places[fact.id], "lines": (line_of(fact, asker),)}) for fact in shown
    )
    notes = [Outcome("facts-more", {"count": len(found) - len(shown)})] if len(found) > len(shown) else []
    own = next((fact for fact in shown if may_change(fact, asker)), None)
    if own is not None:
        notes.append(Outcome("facts-how", {"number": places[own.id]}))
    refs = tuple(_ref(fact) for fact in shown)
    return Outcome("facts-found", {"lines": lines, "count": len(found)}, refs, tuple(notes))


def _origins(facts: Sequence[Fact], asker: Asker) -> Outcome:
    """Who told them, when, and who may know. Raises NotFoundError where none of them is known any more."""
    if not facts:
        raise NotFoundError("fact-gone")
    refs = tuple(map(_ref, facts))
    told = [told_facts(fact, asker) for fact in facts]
    lines = tuple(Outcome("fact-origin", {**one, "lines": (Outcome("fact-citation", one),)}) for one in told)
    if len(lines) == 1:
        return Outcome(lines[0].key, lines[0].facts, refs)
    return Outcome("facts-found", {"lines": lines, "count": len(lines)}, refs)


def _asked(command: FindFacts, known: Sequence[Fact], asker: Asker) -> list[Fact]:
    if command.about:
        meant = set(command.about)
        return [fact for fact in known if meant & {*fact.about, *named_in(fact.text, words_of(fact.language), asker)}]
    if command.words:
        return fitting(command.words, (), known, asker)
    return list(known)


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """All facts that were not forgotten."""
    return {
        "facts": [
            {
                "id": fact.id,
                "text": fact.text,
                "about": list(reading.asker.names(fact.about)),
                "owner": reading.asker.name_of(fact.owner),
                "audience": fact.audience,
                "told_at": to_text(fact.told_at),
            }
            for fact in remembered(reading)
        ]
    }
