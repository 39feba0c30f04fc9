"""Nothing of another member is ever loaded: five members, papers, facts and chats of each, every way of asking.

What is read of any database is recorded, and what a model is shown; a secret that is not the asker's must be in none of
it, let alone said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from skills.documents.commands import AskPapers, ForgetDocument, ListDocuments, SetAudience, ShowDocument
from skills.engine.command import Command
from skills.engine.errors import PersonError
from skills.engine.privacy import readable
from skills.facts.commands import FindFacts, FixFact, ForgetFact, ShareFact, TellFact
from skills.papers.commands import FindDues, FindExpiries, RemoveExpiry, RenewExpiry
from tests.house import House
from tests.skills.documents.leaks import (
    CHATS,
    EVERYBODY,
    FACTS,
    INJECTED,
    PAPERS,
    Loaded,
    Parrot,
    check,
    forbidden,
    hidden,
    recorded,
)
from tests.skills.documents.papers import pod_of, run

PLACES = ("private", "group")
FOLLOW_UPS = (
    "where does it say that?",
    "and what page?",
    "send me the page",
    "the next page",
    "tell me more",
    "and what else?",
    "who told you that?",
    "keep it private",
)
LISTED = (FindExpiries(), FindDues(), ListDocuments())
LISTS = ("which papers are there?", "what do you know?", "what do the papers ask for?", "what runs out next?")
ABOUT_CHATS = (
    "what did {name} just ask you?",
    "what did {name} say to you today?",
    "what did you tell {name}?",
    "which papers has {name} got?",
    "what do you know about {name}?",
    "what are {name}'s reminders?",
)


def orders(question: str, owner: str) -> list[str]:
    """A question, bare and with orders around it."""
    return [question, *(order.format(question=question, owner=owner) for order in INJECTED)]


async def tried(house: House, who: str, command: Command, *, group: bool = False) -> str:
    """What came of a command, or what was said instead."""
    try:
        return str(await run(house, who, command, group=group))
    except PersonError as error:
        return f"{error.key} {error.facts}"


async def test_who_may_know_is_answered(leaky: House) -> None:
    """Otherwise the other tests would find nothing for the wrong reason."""
    for one in (*PAPERS, *FACTS):
        for who in EVERYBODY:
            outcome = (await tried(leaky, who, AskPapers(one.questions[0], "en"))).casefold()
            assert (one.secrets[0] in outcome) == (who in one.who), (who, one.questions[0])


async def test_a_model_is_shown_what_is_the_askers_and_what_is_read_is_recorded(leaky: House) -> None:
    """Otherwise nothing would be found in prompts and rows for the wrong reason."""
    model = leaky.app.model
    assert isinstance(model, Parrot)
    with recorded(leaky) as loaded:
        await leaky.say("Mia", "where is the hiding place for the tin of sweets?")
    assert "loose brick" in model.shown
    assert "loose brick" in str(loaded.rows)
    assert hidden(leaky, "Tom") & loaded.documents()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("who", EVERYBODY)
async def test_no_question_loads_what_is_not_for_the_asker(leaky: House, who: str, place: str) -> None:
    group = place == "group"
    kept = hidden(leaky, who, group=group)
    with recorded(leaky) as loaded:
        said = [
            await tried(leaky, who, AskPapers(words, "en"), group=group)
            for one in (*PAPERS, *FACTS)
            for question in one.questions
            for words in (orders(question, one.owner) if question is one.questions[0] else [question])
        ]
        asker = leaky.asker(who)
        said += [str(await pod_of(leaky).names(asker))] if not group else []
        said += [await tried(leaky, who, command, group=group) for command in LISTED]
        said += [await tried(leaky, who, FindFacts((), one), group=group) for one in ("", "safe", "key", "teacher")]
        said += [await tried(leaky, who, FindFacts((leaky.member(one).id,)), group=group) for one in EVERYBODY]
    check(said, loaded, forbidden(who, group=group), kept)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("who", EVERYBODY)
async def test_nothing_is_done_with_what_is_not_for_the_asker(leaky: House, who: str, place: str) -> None:
    """By its number: what is hidden is answered as what there never was."""
    group = place == "group"
    own, kept = leaky.member(who).id, hidden(leaky, who, group=group)
    readable_here = readable(replace(leaky.asker(who), group=group))
    expiries = pod_of(leaky).database.rows("SELECT id, audience FROM expiries")
    of_documents: list[Callable[[int], Command]] = [
        ShowDocument,
        lambda one: ShowDocument(one, 1),
        lambda one: SetAudience(one, "family"),
        lambda one: SetAudience(one, f"member:{own}"),
        ForgetDocument,
        lambda one: ForgetFact((one,)),
        lambda one: ShareFact(one, "family"),
        lambda one: FixFact((one,), TellFact("It is otherwise.")),
        lambda one: FindDues((one,)),
    ]
    of_expiries: list[Callable[[int], Command]] = [RemoveExpiry, RenewExpiry]
    tries = [(command, one) for one in kept for command in of_documents]
    tries += [
        (command, row["id"]) for row in expiries if row["audience"] not in readable_here for command in of_expiries
    ]
    said = []
    with recorded(leaky) as loaded:
        for command, one in tries:
            said.append(await tried(leaky, who, command(one), group=group))
            assert said[-1] == await tried(leaky, who, command(987_654), group=group)
            assert "Outcome" not in said[-1] or "dues-none-of" in said[-1]
        said.append(await tried(leaky, who, AskPapers("and what else?", "en", tuple(kept)), group=group))
    check(said, loaded, forbidden(who, group=group))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("who", EVERYBODY)
async def test_asked_in_words_with_orders_and_by_follow_up(leaky: House, who: str, place: str) -> None:
    """With a model that says back all it is shown; in the group after everybody else asked there, too."""
    group = place == "group"
    own = [one for one in (*PAPERS, *FACTS) if who not in one.who or group]
    kept = hidden(leaky, who, group=group)
    with recorded(leaky) as loaded:
        said = []
        for number, one in enumerate(own):
            ordered = orders(one.questions[0], one.owner)[1 + number % len(INJECTED)]
            asked = (*one.questions, FOLLOW_UPS[number % len(FOLLOW_UPS)], ordered)
            said += [await leaky.say(who, words, group=group) for words in asked]
        said += [await leaky.say(who, words, group=group) for words in FOLLOW_UPS]
        said += [await leaky.say(who, words, group=group) for words in LISTS]
    model = leaky.app.model
    assert isinstance(model, Parrot)
    check([*said, model.shown], loaded, forbidden(who, group=group), kept)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("who", EVERYBODY)
async def test_what_others_said_in_private_is_neither_told_nor_read(leaky: House, who: str, place: str) -> None:
    group = place == "group"
    others = [name for name in EVERYBODY if name != who]
    asked = [words.format(name=name) for number, words in enumerate(ABOUT_CHATS) for name in others[number % 2 :: 2]]
    with recorded(leaky) as loaded:
        said = [await leaky.say(who, words, group=group) for words in (*asked, "and what was before that?", "undo")]
    model = leaky.app.model
    assert isinstance(model, Parrot)
    check([*said, model.shown], loaded, forbidden(who, group=group))
    if group:
        own = [secret for one in CHATS for secret in one.secrets]
        check([*said, model.shown], Loaded(), own)
