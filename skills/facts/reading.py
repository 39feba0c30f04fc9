"""From what was said to commands on facts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.people import FAMILY, GUESTS, PARENTS, Role, private_to
from skills.engine.asking import MissingError, NotAllowedError, NotFoundError, Pick, SeveralError
from skills.engine.command import Asker, Reading
from skills.engine.matching import best, fold, likeness
from skills.engine.proper_names import names_in
from skills.engine.request import Request
from skills.facts.commands import FindFacts, FixFact, ForgetFact, KeepLocal, TellFact, skill
from skills.facts.correcting import with_value
from skills.facts.sameness import about_the_same
from skills.facts.store import Fact, may_change, newest, to_change, visible
from skills.facts.words import OWN, FactWords, Topic, words_of

MOST_PICKS = 8
LONGEST_LABEL = 40
FITS = 0.5
"""How well words have to fit a fact for it to be meant."""

LOOKED_FOR = 0.68
"""How well they have to fit where all that fit are meant: nearly every word stands in it."""


KNOWN = 200
"""Of so many facts, the newest, the words are looked for in what is said."""

MOST_READ = 40
MOST_EXPECTED = 10
"""Names in what was told that are expected to be said."""


@skill.knows
def known(reading: Reading) -> list[str]:
    """What the asker may know, in the words in which it was told, the newest first."""
    return [fact.text for fact in newest(reading, KNOWN)]


@skill.expects
def names_in_facts(reading: Reading) -> list[str]:
    """Names in what was told last for everybody ("our dentist is Dr. Kowalski"); what is for few may be a secret."""
    open_to_all = (fact.text for fact in newest(reading, MOST_READ) if fact.audience in (FAMILY, GUESTS))
    return names_in(open_to_all, MOST_EXPECTED)


@skill.reads("fact_tell")
def read_tell(request: Request, reading: Reading) -> TellFact | FixFact | KeepLocal:
    """What was told, for whom; where it says that something is otherwise now, what was known of it no longer holds."""
    asker, words = reading.asker, words_of(request.language)
    told = words.told(request.text)
    if told.only_local is not None and not words.copula.search(told.text):
        return _for_models(words.without_keep(told.text), told.only_local, request, reading)
    if spoken := spoken_of(request, reading):
        return _corrected(spoken[0], request, reading)
    if not told.text:
        raise MissingError("title", "ask-fact")
    audience = private_to(asker.member.id) if OWN in (told.audience, _closer(request)) else told.audience
    audience = audience or _closer(request)
    fact = TellFact(told.text, audience, _about(told.text, request, words, asker), request.language, told.only_local)
    if told.changed:
        old = about_the_same(told.text, visible(reading), request.language, asker, fixes=True)
        if old and all(may_change(one, asker) for one in old):
            return FixFact(tuple(one.id for one in old), fact)
    return fact


def _for_models(what: str, only_local: bool, request: Request, reading: Reading) -> KeepLocal:
    """Which facts are meant: those in which the words stand, or what was spoken of last. Raises NotFoundError."""
    words = words_of(request.language)
    named = named_in(what, words, reading.asker)
    found = [fact.id for fact in fitting(what, named, visible(reading), reading.asker)]
    spoken = tuple(ref.id for ref in request.target if ref.skill in (skill.name, "documents"))
    if not found and not spoken:
        raise NotFoundError("fact-not-found", what=what or request.text)
    return KeepLocal(tuple(found) or spoken, only_local)


def spoken_of(request: Request, reading: Reading) -> tuple[int, ...]:
    """The facts that were told of last, or the one of them whose number was said; none where they are not meant.

    Raises NotFoundError where the number is not in the list.
    """
    told_of = tuple(ref.id for ref in request.target if ref.skill == skill.name)
    if not told_of or request.value is None or not request.value.isdecimal():
        return told_of
    known, number = visible(reading), int(request.value)
    if not 0 < number <= len(known):
        raise NotFoundError("fact-not-found", what=request.text)
    return (known[number - 1].id,)


def one_spoken_of(request: Request, reading: Reading) -> int:
    """The fact that was told of last. Raises SeveralError where there are several of them."""
    meant = set(spoken_of(request, reading))
    found = [fact for fact in visible(reading) if fact.id in meant]
    if not found:
        raise NotFoundError("fact-gone")
    if len(found) > 1:
        raise SeveralError("fact-which-one", _picks(found))
    return found[0].id


def _corrected(fact_id: int, request: Request, reading: Reading) -> FixFact:
    """What was told with another value. Raises MissingError where it is not clear which words that is to replace."""
    (old,) = to_change((fact_id,), reading)
    words = words_of(old.language or request.language)
    text = with_value(old.text, request.title, words) if request.title else None
    if text is None:
        raise MissingError("title", "ask-fact-value")
    named = named_in(request.title, words_of(request.language), reading.asker)
    about = tuple(dict.fromkeys([*old.about, *named]))
    return FixFact((old.id,), TellFact(text, None, about, old.language or request.language))


def _closer(request: Request) -> str | None:
    """Who alone may know by what was understood besides; that more may know has to be said in so many words."""
    return {"private": OWN, PARENTS: PARENTS}.get(request.audience)


@skill.reads("fact_list")
def read_list(request: Request, reading: Reading) -> FindFacts:
    """About a member, about something in words, what was just told of, or all there is."""
    words = words_of(request.language)
    if spoken := spoken_of(request, reading):
        return FindFacts(fact_ids=spoken)
    topic = words.topic(request.text)
    if topic.me:
        return FindFacts((reading.asker.member.id,))
    if topic.everything or topic.number is not None:
        return FindFacts()
    named = named_in(topic.words, words, reading.asker)
    whole = named if len(named) == 1 and _is_name(topic.words, named[0], reading.asker) else ()
    return FindFacts(whole) if whole else FindFacts((), topic.words)


@skill.reads("fact_forget")
def read_forget(request: Request, reading: Reading) -> ForgetFact:
    """By its number in the list, by what it is about, or the one that was just spoken of."""
    known, asker = visible(reading), reading.asker
    if not known:
        raise NotFoundError("facts-none")
    topic = words_of(request.language).topic(request.text)
    targets = set(spoken_of(request, reading))
    found = _meant(topic, targets, known, request, asker)
    mine = [fact for fact in found if may_change(fact, asker)]
    if found and not mine:
        raise NotAllowedError("not-allowed-others")
    if not mine:
        raise NotFoundError("fact-not-found", what=topic.words or request.text)
    if len(mine) > 1 and not (topic.about or topic.everything or targets):
        raise SeveralError("fact-which", _picks(mine))
    return ForgetFact(tuple(fact.id for fact in mine))


def _meant(topic: Topic, targets: set[int], known: list[Fact], request: Request, asker: Asker) -> list[Fact]:
    """The facts that a request to forget speaks of."""
    if targets:
        return [fact for fact in known if fact.id in targets]
    if topic.number is not None:
        return known[topic.number - 1 : topic.number] if topic.number else []
    if topic.everything or topic.me:
        kept = [fact for fact in known if asker.member.id in fact.about] if topic.me else known
        return [fact for fact in kept if fact.owner == asker.member.id] if topic.own else kept
    if topic.about:
        found = fitting(topic.words, named_in(topic.words, words_of(request.language), asker), known, asker)
    else:
        words = words_of(request.language).told(topic.words).text
        exact = [fact for fact in known if fold(fact.text) == fold(words)]
        found = exact or list(best(words, known, lambda fact: fact.text, FITS))
    own = [fact for fact in found if fact.owner == asker.member.id]
    return own if topic.own and own else found


def _picks(facts: Sequence[Fact]) -> tuple[Pick, ...]:
    return tuple(Pick(skill.name, fact.id, _short(fact.text)) for fact in reversed(facts[-MOST_PICKS:]))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1].rstrip()}…"


def fitting(words: str, named: Sequence[int], facts: Sequence[Fact], asker: Asker) -> list[Fact]:
    """All facts about a member, if the words are just the name, or else all in which the words stand."""
    whole = len(named) == 1 and _is_name(words, named[0], asker)
    return [fact for fact in facts if (whole and named[0] in fact.about) or _stands_in(words, fact)]


def _stands_in(words: str, fact: Fact) -> bool:
    return bool(words) and likeness(words, fact.text) >= LOOKED_FOR


def _about(text: str, request: Request, words: FactWords, asker: Asker) -> tuple[int, ...]:
    """The members whom a fact is about: who is named in it, an only child, and who speaks of themselves."""
    named = named_in(text, words, asker)
    if not any(words.is_own(member.name) for member in asker.members):
        named = (*named, *(request.people.ids if request.people.named else ()))
    childless = words.without_child(text)
    children = [member.id for member in asker.members if member.role is Role.CHILD]
    if childless != text and len(children) == 1:
        named = (*named, *children)
    nameless = childless
    for member in asker.members:
        nameless = nameless.replace(member.name, " ")
    own = (asker.member.id,) if words.speaks_of_self(nameless) else ()
    return tuple(dict.fromkeys([*named, *own]))


def named_in(text: str, words: FactWords, asker: Asker) -> tuple[int, ...]:
    """The members whose names or nicknames stand in a text, "Mias" and "Mia's" too."""
    return tuple(
        member.id
        for member in asker.members
        if any(_stands(name, text, words) for name in (member.name, *member.nicknames) if name)
    )


def _stands(name: str, text: str, words: FactWords) -> bool:
    """A name that is also a word for "my" has to be written as one."""
    wanted, within = (name, text) if words.is_own(name) else (fold(name), fold(text))
    return re.search(rf"(?<!\w){re.escape(wanted)}(?:['’]?s|['’])?(?!\w)", within) is not None


def _is_name(words: str, member_id: int, asker: Asker) -> bool:
    """Whether words are a member's name and nothing else."""
    member = next(one for one in asker.members if one.id == member_id)
    return any(fold(words).strip() == fold(name) for name in (member.name, *member.nicknames))
