"""What is said of facts that were just told, quoted or listed: another value, who told them, who may know."""

from __future__ import annotations

import pytest

from skills.documents.reading import read_audience
from skills.engine.asking import MissingError, NotFoundError, SeveralError
from skills.engine.command import Ref
from skills.engine.request import Request
from skills.facts.commands import FindFacts, ForgetFact, ShareFact
from skills.facts.correcting import with_value
from skills.facts.words import words_of
from tests.house import House
from tests.skills.facts.telling import read, reading, run, tell
from tests.skills.test_lists import said

CORRECTED = [
    ("en", "the boiler's code is 4711", "4712", "the boiler's code is 4712"),
    ("en", "the boiler's code is 4711 since May.", "4712", "the boiler's code is 4712 since May."),
    ("en", "the boiler's code is 4711", "the code is 4712", "the boiler's code is 4712"),
    ("en", "the spare key is under the pot", "with the neighbours", "the spare key is with the neighbours"),
    ("en", "Mia's teacher is called Mrs Okafor", "Mrs Berg", "Mia's teacher is called Mrs Berg"),
    ("en", "the spare key is under the pot", "the bike is in the shed", "the bike is in the shed"),
    ("en", "Leo wears size 34", "35", "Leo wears size 35"),
    ("en", "two of 12 keys, 3 of them are red", "4", "two of 12 keys, 3 of them are 4"),
    ("en", "Lilli sleeps badly", "4712", None),
    ("de", "der Heizungscode ist 4711", "4712", "der Heizungscode ist 4712"),
    ("de", "der Klempner heißt Weber", "Huber", "der Klempner heißt Huber"),
    ("fr", "le code de la chaudière est 4711", "4712", "le code de la chaudière est 4712"),
    ("fr", "la maîtresse de Mia s'appelle Mme Dupont", "Mme Roux", "la maîtresse de Mia s'appelle Mme Roux"),
    ("es", "el código de la caldera es 4711", "4712", "el código de la caldera es 4712"),
    ("es", "la llave está en el garaje", "en casa de Ana", "la llave está en casa de Ana"),
    ("it", "il codice della caldaia è 4711", "4712", "il codice della caldaia è 4712"),
    ("it", "il pediatra si chiama Rossi", "Bianchi", "il pediatra si chiama Bianchi"),
]


def told_of(*ids: int) -> tuple[Ref, ...]:
    return tuple(Ref("facts", one) for one in ids)


def share(house: House, audience: str, *ids: int, number: str | None = None) -> ShareFact:
    request = Request("knowledge.document_audience", "", "en", audience=audience, target=told_of(*ids), value=number)
    command = read_audience(request, reading(house, "Anna"))
    assert isinstance(command, ShareFact)
    return command


@pytest.mark.parametrize(("language", "told", "value", "corrected"), CORRECTED)
def test_another_value_takes_the_place_of_the_old_one(
    language: str, told: str, value: str, corrected: str | None
) -> None:
    assert with_value(told, value, words_of(language)) == corrected


async def test_a_correction_keeps_who_may_know_and_whom_it_is_about(house: House) -> None:
    first = await tell(house, "my locker code is 4711, parents only")
    command = read(house, "tell", "no, 4712", target=told_of(first.refs[0].id), title="4712")
    fixed = await run(house, command)
    assert (fixed.facts["text"], fixed.facts["scope"]) == ("my locker code is 4712", "parents")
    about_anna = await run(house, read(house, "list", "what do you know about me?"))
    assert about_anna.refs == fixed.refs


async def test_what_has_no_value_to_correct_is_asked_for(house: House) -> None:
    fact = (await tell(house, "Lilli sleeps badly")).refs[0].id
    with pytest.raises(MissingError):
        read(house, "tell", "no, 4712", target=told_of(fact), title="4712")


async def test_a_number_means_the_place_among_all_whatever_was_listed(house: House) -> None:
    keys, _, size = [(await tell(house, text)).refs[0].id for text in ("keys hang here", "tea is out", "size is 38")]
    listed = told_of(size)
    assert read(house, "forget", "forget number 1", target=listed, value="1") == ForgetFact((keys,))
    assert read(house, "list", "number 1", target=listed, value="1") == FindFacts(fact_ids=(keys,))
    assert share(house, "parents", size, number="1") == ShareFact(keys, "parents")
    with pytest.raises(NotFoundError):
        read(house, "forget", "forget number 9", target=told_of(size), value="9")


async def test_the_first_of_a_short_list_is_the_first_that_was_shown(house: House) -> None:
    await tell(house, "keys hang here")
    size = (await tell(house, "size is 38")).refs[0].id
    assert read(house, "forget", "forget the first", target=told_of(size)) == ForgetFact((size,))


async def test_one_of_several_is_never_shared_unasked(house: House) -> None:
    ids = [(await tell(house, text)).refs[0].id for text in ("keys hang here", "size is 38")]
    with pytest.raises(SeveralError):
        share(house, "guests", *ids)
    assert share(house, "guests", ids[1]) == ShareFact(ids[1], "guests")


@pytest.mark.parametrize(
    ("audience", "sentence"),
    [
        ("", "Everybody in the family may know it."),
        (", parents only", "Only the parents hear it from me."),
        (", just for me", "Only you hear it from me."),
    ],
)
async def test_who_told_it_when_and_who_may_know(house: House, audience: str, sentence: str) -> None:
    fact = (await tell(house, f"the safe is in the hall{audience}")).refs[0].id
    found = await run(house, read(house, "list", "who knows that?", target=told_of(fact)))
    text = "\n".join(said(found, house.asker("Anna")))
    assert "the safe is in the hall" in text
    assert "You told me today" in text
    assert text.endswith(sentence)


async def test_where_it_is_from_is_told_to_nobody_else(house: House) -> None:
    fact = (await tell(house, "the safe is in the hall, parents only")).refs[0].id
    asked = read(house, "list", "who told you that?", "Mia", target=told_of(fact))
    with pytest.raises(NotFoundError):
        await run(house, asked, "Mia")
