"""Which language models may see a fact or a paper: by what was said of it, or else by the rule."""

from __future__ import annotations

import re

import pytest

from knowledge.search.passages import Passage
from skills.documents.commands import AskPapers
from skills.engine.asking import NotAllowedError, NotFoundError
from skills.engine.command import Outcome, Ref
from skills.facts.commands import KeepLocal, TellFact
from skills.facts.keeping import stays_in_house
from tests.house import House
from tests.skills.facts.telling import known, read, reading, run, tell
from tests.skills.test_lists import said

SAYINGS = [
    ("en", "the safe is behind the mirror, local models only", "the safe is behind the mirror"),
    ("en", "remember for local models only: the safe is behind the mirror", "the safe is behind the mirror"),
    ("de", "der Tresor ist hinter dem Spiegel, nur für lokale Modelle", "der Tresor ist hinter dem Spiegel"),
    ("fr", "le coffre est derrière le miroir, seulement pour les modèles locaux", "le coffre est derrière le miroir"),
    ("es", "la caja está detrás del espejo, solo para modelos locales", "la caja está detrás del espejo"),
    ("it", "la cassaforte è dietro lo specchio, solo per i modelli locali", "la cassaforte è dietro lo specchio"),
]
ASKED = [
    ("en", "our plumber is called Kowalski", "keep our plumber to local models", "our plumber may go to any model"),
    ("de", "unser Klempner heißt Kowalski", "gib unseren Klempner nur an lokale Modelle", "er darf an jedes Modell"),
    ("fr", "notre plombier s'appelle Ali", "garde notre plombier pour les modèles locaux", "pour tous les modèles"),
    ("es", "nuestro fontanero se llama Gil", "guarda nuestro fontanero para modelos locales", "para cualquier modelo"),
    (
        "it",
        "il nostro idraulico si chiama Ugo",
        "tieni il nostro idraulico per i modelli locali",
        "per tutti i modelli",
    ),
]


def passage(outcome: Outcome, text: str, *, audience: str = "family", language: str = "en") -> Passage:
    return Passage(1, outcome.refs[0].id, "x", None, "", text, 1.0, audience=audience, kind="fact", language=language)


@pytest.mark.parametrize(("language", "text", "rest"), SAYINGS)
async def test_what_is_told_for_local_models_only(house: House, language: str, text: str, rest: str) -> None:
    command = read(house, "tell", text, language=language)
    assert isinstance(command, TellFact)
    assert (command.text, command.only_local) == (rest, True)
    outcome = await run(house, command)
    assert stays_in_house([passage(outcome, rest)], reading(house, "Anna"))
    assert any("🏠" in line for line in said(outcome, house.asker("Anna")))


@pytest.mark.parametrize(("language", "fact", "keep", "free"), ASKED)
async def test_a_known_fact_is_kept_and_freed_again(
    house: House, language: str, fact: str, keep: str, free: str
) -> None:
    told = await tell(house, fact, language=language)
    here = passage(told, fact, language=language)
    assert not stays_in_house([here], reading(house, "Anna"))
    for text, kept in ((keep, True), (free, False)):
        command = read(house, "tell", text, language=language, target=(Ref("facts", here.document_id),))
        assert command == KeepLocal((here.document_id,), kept)
        outcome = await run(house, command)
        assert stays_in_house([here], reading(house, "Anna")) is kept
        assert fact in "\n".join(said(outcome, house.asker("Anna")))


async def test_what_was_just_told_of_is_meant_without_words(house: House) -> None:
    told = await tell(house, "the safe is behind the mirror")
    target = (Ref("facts", told.refs[0].id),)
    assert read(house, "tell", "only for local models", target=target) == KeepLocal((told.refs[0].id,), True)
    with pytest.raises(NotFoundError):
        read(house, "tell", "keep the moon to local models")


@pytest.mark.parametrize(
    ("text", "audience", "kind", "kept"),
    [
        ("our plumber is Kowalski", "family", "fact", False),
        ("our plumber is Kowalski", "member:1", "fact", True),
        ("our plumber is Kowalski", "member:1", "document", True),
        ("the alarm code is 4711", "family", "fact", True),
        ("our garage has a combination lock that starts with a 9", "family", "fact", True),
        ("Members pay 30 € on the 3rd of each month", "family", "document", False),
        ("Your WiFi password: blueWhale77", "guests", "document", True),
    ],
)
def test_the_rule(house: House, text: str, audience: str, kind: str, kept: bool) -> None:
    one = Passage(1, 99, "x", None, "", text, 1.0, audience=audience, kind=kind, language="en")
    assert stays_in_house([one], reading(house, "Anna")) is kept


async def test_what_was_said_stands_above_the_rule(house: House) -> None:
    told = await tell(house, "the alarm code is 4711", name="Anna")
    here = passage(told, "the alarm code is 4711")
    assert stays_in_house([here], reading(house, "Anna"))
    await run(house, KeepLocal((here.document_id,), only_local=False))
    assert not stays_in_house([here], reading(house, "Anna"))


async def test_undo_brings_back_what_held_before(house: House) -> None:
    await house.say("Anna", "remember that the spare key is under the pot")
    fact = reading(house, "Anna").rows("SELECT max(id) AS id FROM facts")[0]["id"]
    here = Passage(1, fact, "x", None, "", "the spare key is under the pot", 1.0, audience="family", kind="fact")
    reply = await house.say("Anna", "keep the spare key to local models")
    assert "🏠" in reply.text
    assert stays_in_house([here], reading(house, "Anna"))
    await house.say("Anna", "undo")
    assert not stays_in_house([here], reading(house, "Anna"))


async def test_children_mark_their_own_and_nobody_what_is_not_theirs_to_see(house: House) -> None:
    of_anna = await tell(house, "our plumber is Kowalski", "Anna")
    of_mia = await tell(house, "my bike is red", "Mia")
    await run(house, KeepLocal((of_mia.refs[0].id,)), "Mia")
    with pytest.raises(NotAllowedError):
        await run(house, KeepLocal((of_anna.refs[0].id,)), "Mia")
    private = await tell(house, "just for me: my diary is in the attic", "Tom")
    with pytest.raises(NotFoundError):
        await run(house, KeepLocal((private.refs[0].id,)), "Anna")
    assert not any(re.search("diary", text) for text in await known(house, "Anna"))


async def test_an_answer_from_it_carries_the_mark(house: House) -> None:
    told = await tell(house, "the plumber comes from the village of Ahrensburg and repaired the heating")
    question = AskPapers("which village does the plumber come from?", language="en")
    first = await run(house, question)
    assert first.prose is not None
    assert not first.prose.only_local
    await run(house, KeepLocal((told.refs[0].id,)))
    second = await run(house, question)
    assert second.prose is not None
    assert second.prose.only_local
