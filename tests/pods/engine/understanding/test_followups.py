"""What speaks of the last outcome, and what only begins as if it did."""

from __future__ import annotations

import pytest
import yaml

from pods.engine.understanding import Last, Scene
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.followups.before import Before
from pods.engine.understanding.vocabulary import WORDS, vocabulary
from skills.engine.command import Ref
from skills.engine.request import Request
from tests.house import House

EVENT = Last("planner.event_create", (Ref("calendar", 7),), "dentist for Mia on Tuesday at 3pm")
REMINDER = Last("planner.reminder_create", (Ref("reminders", 7),), "remind me at 6pm to water the plants")
ITEMS = Last("family.list_add", (Ref("lists", 7), Ref("lists", 8)), "we need milk and eggs", "shopping")
EXPENSE = Last("finance.expense_log", (Ref("expenses", 7),), "spent 42.90 at Lidl")
CHORE = Last("planner.chore_add", (Ref("chores", 7),), "Mia should feed the cat")


def scene(house: House, language: str, last: Last) -> Scene:
    asker = house.asker("Anna")
    return Scene(asker.member, asker.members, asker.local_now, "EUR", language, last=last)


def read(house: House, text: str, last: Last, language: str = "en") -> tuple[Request, ...]:
    return house.app.assistant.reader.read(text, scene(house, language, last)).requests


@pytest.mark.parametrize(
    ("last", "intent", "texts"),
    [
        (EVENT, "planner.event_move", ["make it 5", "8pm i mean", "sorry, on Friday", "with Tom", "an hour later"]),
        (REMINDER, "planner.reminder_move", ["every day please", "not me, Tom", "and Tom too", "actually at 7"]),
        (ITEMS, "family.list_change", ["12 eggs actually", "no, 12 eggs", "not milk, oat milk"]),
        (ITEMS, "family.list_remove", ["without the eggs", "no not eggs"]),
        (EXPENSE, "finance.expense_correct", ["no, 24.90", "that was yesterday", "Tom paid", "not Lidl, Aldi"]),
        (CHORE, "planner.chore_change", ["give it to Tom", "no, Tom", "by Friday", "every day"]),
    ],
)
def test_corrections(house: House, last: Last, intent: str, texts: list[str]) -> None:
    for text in texts:
        found = read(house, text, last)
        assert [(one.intent, one.amends) for one in found] == [(intent, True)], text


@pytest.mark.parametrize(
    ("language", "said", "text"),
    [
        ("de", "Zahnarzt am Dienstag um 15 Uhr", "nee, um 20 Uhr"),
        ("fr", "dentiste mardi à 15h", "non 16h"),
        ("es", "dentista el martes a las 15:00", "mejor el miércoles"),
        ("it", "dentista martedì alle 15", "anzi alle 17"),
    ],
)
def test_corrections_in_other_languages(house: House, language: str, said: str, text: str) -> None:
    last = Last(EVENT.intent, EVENT.refs, said)
    assert [(one.intent, one.amends) for one in read(house, text, last, language)] == [("planner.event_move", True)]


@pytest.mark.parametrize(
    ("last", "texts"),
    [
        (
            EVENT,
            ["oh, parents' evening on Monday at 7pm", "no idea where the cat is", "it's raining", "what's on Friday?"],
        ),
        (EVENT, ["it's sunny tomorrow", "swimming on Thursday at 5pm", "sorry, we need milk", "what's on Friday?"]),
        (REMINDER, ["remind me tomorrow at 9 to call Ida", "wait, what's on tomorrow?", "and buy flowers"]),
        (ITEMS, ["actually, dentist on Tuesday at 3pm", "no, remind me at 5 to call Ida", "sorry, I'm late"]),
        (EXPENSE, ["oh, 12.50 at the bakery", "40 for petrol please", "how much did we spend?", "and 12.50 at Aldi"]),
        (CHORE, ["Tom should mow the lawn", "dentist at 3 on Friday", "no worries"]),
    ],
)
def test_what_is_new_stays_new(house: House, last: Last, texts: list[str]) -> None:
    for text in texts:
        assert not [one for one in read(house, text, last) if one.amends], text


@pytest.mark.parametrize(
    ("language", "text", "inner"),
    [
        ("en", "no wait, sorry, make it 5 please", "5"),
        ("de", "ach nee, doch lieber um 17 Uhr meine ich", "um 17 Uhr"),
        ("fr", "non pardon, plutôt 17h", "17h"),
        ("es", "perdón, quería decir a las 17", "a las 17"),
        ("it", "no scusa, volevo dire alle 17", "alle 17"),
    ],
)
def test_words_of_correction_are_taken_off(house: House, language: str, text: str, inner: str) -> None:
    before = Before(EVENT, Clause(text, language, scene(house, language, EVENT)))
    assert (before.inner.text, before.amends) == (inner, True)


def test_politeness_corrects_nothing(house: House) -> None:
    before = Before(EXPENSE, Clause("40 for petrol please", "en", scene(house, "en", EXPENSE)))
    assert not before.amends


@pytest.mark.parametrize("language", sorted(path.stem for path in (WORDS / "followups").glob("*.yaml")))
def test_the_words_of_every_language(language: str) -> None:
    english, own = (
        yaml.safe_load((WORDS / "followups" / f"{one}.yaml").read_text(encoding="utf-8")) for one in ("en", language)
    )
    assert english.keys() == own.keys()
    words = vocabulary(language, ("Anna", "Tom"))
    assert all(words.single[name] for name, value in own.items() if isinstance(value, str))
