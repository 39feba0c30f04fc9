"""Words beside a file: for whom it is, what it is called, and orders of their own."""

from __future__ import annotations

import pytest

from skills.documents.sealed_files import SEALED
from tests.conftest import Opener
from tests.house import House
from tests.knowledge.documents.making import letter, pdf
from tests.skills.documents.papers import RULES, documents, folder_of, send, watch_of

POLICY = pdf([letter(["Home contents policy", "Policy number: HC-4471-20933", "Deductible: 250 EUR per claim"])])


@pytest.mark.parametrize(
    ("language", "words", "audience"),
    [
        ("en", "keep this for us parents only", "parents"),
        ("en", "just for me", "private"),
        ("en", "guests may see this", "guests"),
        ("de", "nur für mich", "private"),
        ("de", "nicht für die Kinder", "parents"),
        ("fr", "seulement pour moi", "private"),
        ("es", "solo para mí", "private"),
        ("it", "solo per me", "private"),
        ("en", "only for Tom and me", "parents"),
        ("de", "nur wir Eltern", "parents"),
        ("fr", "juste nous deux", "parents"),
        ("es", "para los padres", "parents"),
        ("it", "solo noi due", "parents"),
        ("en", "only Mia and me", "private"),
        ("de", "nur Mia darf das sehen", "private"),
    ],
)
async def test_for_whom_a_pdf_is_goes_before_what_an_earlier_paper_was(
    open_house_with: Opener, language: str, words: str, audience: str
) -> None:
    house = open_house_with(language=language)
    await send(house, "Anna", RULES, "house-rules.txt")
    await send(house, "Anna", POLICY, "policy.pdf", words)
    assert documents(house) == {"house-rules.txt": "family", "policy.pdf": audience}


@pytest.mark.parametrize(
    ("words", "name", "audience"),
    [
        ("our house insurance", "our house insurance.pdf", "family"),
        ("Versicherung fürs Haus", "Versicherung fürs Haus.pdf", "family"),
        ("my contract, keep it to yourself", "contract.pdf", "private"),
        ("please keep this", "scan0001.pdf", "family"),
        ("thanks", "scan0001.pdf", "family"),
        ("what is the deductible?", "scan0001.pdf", "family"),
    ],
)
async def test_what_a_paper_is_called_beside_it_is_its_name(house: House, words: str, name: str, audience: str) -> None:
    await send(house, "Anna", POLICY, "scan0001.pdf", words)
    assert documents(house) == {name: audience}
    reply = await house.say("Anna", "what is our policy number?")
    assert "HC-4471-20933" in reply.text
    assert name in reply.text


async def test_an_order_beside_a_paper_is_no_name_and_is_done(house: House) -> None:
    await send(house, "Anna", POLICY, "policy.pdf", "remind me on Friday to sign this")
    assert documents(house) == {"policy.pdf": "family"}
    assert [one["text"] for one in house.state["reminders"]] == ["sign this"]


async def test_a_name_may_not_lead_out_of_the_folder(house: House) -> None:
    await send(house, "Anna", RULES, "a.txt", "the rules ../../private/Tom/rules")
    (name,) = documents(house)
    assert "/" not in name


async def test_what_nobody_said_to_be_private_is_made_so_by_one_press(house: House) -> None:
    reply = await send(house, "Anna", RULES, "house-rules.txt")
    assert "only-mine" in {button.name for button in reply.buttons}
    await house.press("Anna", "only-mine")
    assert documents(house) == {"house-rules.txt": "private"}
    watch_of(house).look()
    assert [path.name for path in folder_of(house).rglob("*") if path.suffix == ".txt"] == []
    assert len(list((folder_of(house) / SEALED).iterdir())) == 1
    said = await send(house, "Anna", POLICY, "policy.pdf", "for guests")
    assert "only-mine" not in {button.name for button in said.buttons}
