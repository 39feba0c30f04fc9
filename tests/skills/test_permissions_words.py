"""Children and guests in their own words, through the whole pipeline: what is not theirs changes nothing."""

from __future__ import annotations

import pytest

from knowledge.people import FAMILY, GUESTS, PARENTS, private_to
from tests.conftest import Opener
from tests.house import House
from tests.skills.states import everything

SAID = {
    "en": (
        "delete the shopping list",
        "take milk off the shopping list",
        "cancel the dentist",
        "move the dentist to 5 pm",
        "remind Tom to call grandma at 5",
        "spent 20 at Lidl for the family",
        "how much did we spend this month?",
        "set a budget of 300 for groceries",
        "nobody needs to approve expenses any more",
        "my bedtime is 11 pm",
        "Tom's quiet hours are 9 pm to 6 am",
        "Tom has to take out the bins every Monday",
    ),
    "de": ("lösch die Einkaufsliste", "nimm Milch von der Einkaufsliste", "erinner Tom um 17 Uhr an Oma"),
    "fr": ("supprime la liste de courses", "enlève le lait de la liste", "rappelle à Tom d'appeler mamie à 17 h"),
    "es": ("borra la lista de la compra", "quita la leche de la lista", "recuérdale a Tom llamar a la abuela a las 5"),
    "it": ("elimina la lista della spesa", "togli il latte dalla lista", "ricorda a Tom di chiamare la nonna alle 17"),
}
DIALOGS = ("household.",)
"""What was said and asked lies in the household's own tables; members and their settings are watched all the same."""


def stored(house: House) -> dict[str, str]:
    """What the pods store, and the members."""
    of_pods = {name: digest for name, digest in everything(house).items() if not name.startswith(("house", *DIALOGS))}
    members = house.app.members.database.rows("SELECT * FROM members ORDER BY id")
    return {**of_pods, "members": repr([list(row.values()) for row in members])}


async def grown_up_things(house: House) -> None:
    """What a family has that children and guests leave alone."""
    for text in ("we need milk", "dentist for Mia next Tuesday at 3pm", "remind me tomorrow at 9 of the bins"):
        await house.say("Anna", text)


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("name", ["Mia", "Gus"])
async def test_what_is_not_theirs_changes_nothing(open_house_with: Opener, language: str, name: str) -> None:
    house = open_house_with()
    await grown_up_things(house)
    house.app.members.set_language(house.member(name).id, language)
    before = stored(house)
    for text in SAID[language]:
        reply = await house.say(name, text)
        for button in ("confirm", "undo"):
            if any(one.name == button for one in reply.buttons):
                await house.press(name, button)
        after = stored(house)
        changed = {table for table in after if after[table] != before.get(table)}
        assert after == before, f"{name}: {text!r} changed {changed}: {reply.text}"


@pytest.mark.parametrize(
    "text", ["add bread to the shopping list", "remind me tomorrow at 9 to pack my bag", "what's on next Tuesday?"]
)
async def test_a_child_does_what_is_its_own(house: House, text: str) -> None:
    await grown_up_things(house)
    assert "dentist" in (await house.say("Mia", "what's on next Tuesday?")).text
    before = house.state
    await house.say("Mia", text)
    assert (house.state != before) is ("?" not in text)


@pytest.mark.parametrize("name", ["Anna", "Tom", "Mia", "Gus"])
async def test_everybody_is_shown_what_is_for_them(house: House, name: str) -> None:
    planner, family = house.app.local("planner").database, house.app.local("family").database
    audiences = (FAMILY, GUESTS, PARENTS, *(private_to(house.member(one).id) for one in ("Anna", "Tom", "Mia", "Gus")))
    words = ("apples", "bananas", "cherries", "dates", "eggplants", "figs", "grapes")
    for word, audience in zip(words, audiences, strict=True):
        await house.say("Anna", f"{word} next Tuesday at 3pm")
        await house.say("Anna", f"add {word} to the {word} list")
        with planner.transaction():
            planner.rows("UPDATE events SET audience = ? WHERE lower(title) = ?", (audience, word))
        with family.transaction():
            family.rows("UPDATE lists SET audience = ? WHERE name = ?", (audience, word))
    sees = house.member(name).audiences
    expected = {word for word, audience in zip(words, audiences, strict=True) if audience in sees}
    events = (await house.say(name, "what's on next Tuesday?")).text.casefold()
    lists = "".join([(await house.say(name, f"show the {word} list")).text.casefold() for word in words])
    assert {word for word in words if word in events} == (set() if name == "Gus" else expected)
    assert {word for word in words if f"• {word}" in lists} == expected
