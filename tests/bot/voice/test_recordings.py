"""Long recordings: a summary, and what they ask for as buttons that do nothing until they are pressed."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime, timedelta

import pytest

from bot import actions
from bot.build import make_router
from bot.replies.catalogue import catalogue
from bot.replies.render import render
from bot.replies.words import Words
from bot.voice.recordings import ALL, LONG_SECONDS, LONG_WORDS, MOST, Recordings, buttons, is_long
from bot.voice.transcripts import as_text, said
from knowledge.speech.hearing import Transcript
from knowledge.speech.hearing.transcript import Part
from pods.engine.understanding import Reader
from skills.calendar.commands import CreateEvent
from skills.engine.command import Command, Outcome
from skills.expenses.commands import LogExpense
from skills.lists.commands import AddItems
from skills.reminders.commands import CreateReminder
from tests.house import House

WEEK = """Um, so let's plan the week. Last week was a mess, we forgot the bins and had to wait for the plumber.
The dentist is on Tuesday at 3. We need milk and, uh, six eggs. I have to call the insurance about the car.
Do we need bread? No, we don't need bread, I bought some yesterday. Tom must hand in the form by Friday.
Don't forget to water the plants tomorrow at 6 pm. If it rains we could go to the cinema on Sunday at 4.
We paid 20 euros for lunch today. When we were students it was like thirty euros. We had to wait for an hour."""

WOCHE = """Also, ähm, planen wir die Woche. Letzte Woche haben wir am Dienstag den Müll vergessen.
Am Dienstag um 15 Uhr hat Mia Zahnarzt. Wir brauchen Milch und, äh, Eier. Ich muss die Versicherung anrufen.
Brauchen wir Brot? Brot brauchen wir nicht. Tom muss bis Freitag das Formular abgeben.
Vergiss nicht, morgen um 18 Uhr die Blumen zu gießen. Vielleicht gehen wir am Sonntag um 16 Uhr ins Kino.
Ich muss sagen, das Hotel war ein Witz."""

SEMAINE = """Mardi à quinze heures Mia a le dentiste. On n'a plus de lait. Je dois appeler l'assurance pour la voiture.
Hier j'ai parlé avec ma sœur. Je ne dois rien apporter. Il faut le dire."""

SEMANA = """El martes a las tres de la tarde Mia tiene dentista. No queda leche. Tengo que llamar al seguro del coche.
Ayer hablé con mi hermana. No tenemos que llevar nada. Tengo que decir que me encantó."""

SETTIMANA = """Martedì alle quindici Mia ha il dentista. È finito il latte. Devo chiamare l'assicurazione per la
macchina. Ieri ho parlato con mia sorella. Non dobbiamo portare niente. Devo dire che mi è piaciuto molto."""


def recorded(text: str, language: str = "en", seconds: float | None = None, sure: float = 1.0) -> Transcript:
    """A transcript as it is heard: a part for each sentence, half a second for each word."""
    parts, at = [], 0.0
    for sentence in re.findall(r"[^.?!]+[.?!]+", " ".join(text.split())):
        end = at + len(sentence.split()) / 2
        parts.append(Part(at, end, sentence.strip(), sure))
        at = end
    return Transcript(" ".join(text.split()), language, seconds or at, 1.0, tuple(parts))


def recordings(house: House) -> Recordings:
    return Recordings(house.app.pods, Reader(make_router(house.app.settings)))


async def outcome_of(house: House, transcript: Transcript, name: str = "Anna", at: datetime | None = None) -> Outcome:
    asker = house.asker(name)
    return await recordings(house).outcome(transcript, asker, at or asker.now)


def offered(outcome: Outcome) -> list[Command]:
    return [offer.command for note in outcome.notes for offer in note.offers]


def words_of(house: House, language: str = "en") -> Words:
    return Words(catalogue(language), house.zone, house.clock.now())


@pytest.mark.parametrize(
    ("seconds", "count", "long"),
    [
        (LONG_SECONDS, LONG_WORDS, False),
        (LONG_SECONDS + 1, 3, True),
        (30.0, LONG_WORDS + 1, True),
    ],
)
def test_a_recording_is_long_by_its_length_or_by_its_words(seconds: float, count: int, *, long: bool) -> None:
    assert is_long(Transcript("word " * count, "en", seconds, 1.0, ())) is long


async def test_plans_are_offered_with_their_commands_and_stories_are_not(house: House) -> None:
    outcome = await outcome_of(house, recorded(WEEK))
    found = offered(outcome)
    tuesday, tomorrow = house.local("2026-11-24T15:00"), house.local("2026-11-22T18:00")
    assert [type(one) for one in found] == [CreateEvent, AddItems, AddItems, AddItems, CreateReminder, LogExpense]
    dentist, shopping, insurance, form, plants, lunch = found
    assert isinstance(dentist, CreateEvent)
    assert (dentist.title, dentist.start) == ("dentist", tuesday)
    assert shopping == AddItems("shopping", ("milk", "six eggs"))
    assert insurance == AddItems("todo", ("call the insurance about the car",))
    assert isinstance(form, AddItems)
    assert (form.items, str(form.due), form.who) == (("hand in the form",), "2026-11-27", (house.member("Tom").id,))
    assert isinstance(plants, CreateReminder)
    assert (plants.text, plants.due) == ("water the plants", tomorrow)
    assert isinstance(lunch, LogExpense)
    assert lunch.money.minor == 2000


async def test_nothing_is_done_by_itself(house: House) -> None:
    before = house.state
    outcome = await outcome_of(house, recorded(WEEK))
    assert offered(outcome)
    assert house.state == before


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        (
            WOCHE,
            "de",
            ["Zahnarzt", "Milch, Eier", "die Versicherung anrufen", "das Formular abgeben", "die Blumen gießen"],
        ),
        (SEMAINE, "fr", ["dentiste", "lait", "appeler l'assurance pour la voiture"]),
        (SEMANA, "es", ["dentista", "leche", "llamar al seguro del coche"]),
        (SETTIMANA, "it", ["dentista", "latte", "chiamare l'assicurazione per la macchina"]),
    ],
)
async def test_the_language_is_that_of_the_recording(house: House, text: str, language: str, wanted: list[str]) -> None:
    found = offered(await outcome_of(house, recorded(text, language)))
    assert [
        getattr(one, "title", None) or getattr(one, "text", None) or ", ".join(vars(one)["items"]) for one in found
    ] == wanted
    assert all(one.start == house.local("2026-11-24T15:00") for one in found if isinstance(one, CreateEvent))


async def test_times_are_meant_from_when_it_was_recorded_and_what_is_over_is_left_out(house: House) -> None:
    days_ago = house.clock.now() - timedelta(days=4)
    found = offered(await outcome_of(house, recorded("Don't forget to call Ben tomorrow at 6 pm."), at=days_ago))
    assert found == []
    found = offered(await outcome_of(house, recorded("The dentist is in six days at 3 pm."), at=days_ago))
    assert [one.start for one in found if isinstance(one, CreateEvent)] == [house.local("2026-11-23T15:00")]


async def test_at_most_eight_are_offered_the_surest_in_the_order_they_were_said(house: House) -> None:
    names = ("bank", "plumber", "school", "doctor", "garage", "landlord", "library", "town hall", "insurance", "vet")
    some_day = "Could you call the neighbour about the fence?"
    text = " ".join([some_day, *(f"I have to call the {name} about the bill." for name in names)])
    outcome = await outcome_of(house, recorded(text))
    assert [vars(one)["items"][0] for one in offered(outcome)] == [
        f"call the {name} about the bill" for name in names[:MOST]
    ]
    assert "3 more" in render(outcome, words_of(house))


async def test_what_was_hardly_heard_is_not_offered(house: House) -> None:
    surely = await outcome_of(house, recorded("Could you call the garage about the car?"))
    hardly = await outcome_of(house, recorded("Could you call the garage about the car?", sure=0.1))
    assert len(offered(surely)) == 1
    assert offered(hardly) == []


async def test_what_is_in_the_calendar_is_not_offered_again(house: House) -> None:
    text = "The dentist is on Tuesday at 3. The plumber is coming on Tuesday at 3."
    await house.say("Anna", "dentist for Mia on Tuesday at 3pm")
    found = offered(await outcome_of(house, recorded(text)))
    assert [one.title for one in found if isinstance(one, CreateEvent)] == ["plumber"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Do we have to call the bank? Should I call the insurance? You have to understand the rules.", "en"),
        ("She said I should call the bank. We should have called the bank on Monday at nine.", "en"),
        ("If I have to call the insurance again I will scream. Maybe we should sell the old car.", "en"),
        ("On Monday at nine the phone rang in the kitchen. We needed milk for the cake. I'm out of breath.", "en"),
        ("Müssen wir die Bank anrufen? Ich muss darüber nachdenken. Wir brauchten Milch für den Kuchen.", "de"),
        ("Vielleicht sollten wir das Auto verkaufen. Am Montag um neun klingelte in der Küche das Telefon.", "de"),
        ("Est-ce qu'on doit appeler la banque ? Je ne dois pas appeler la banque.", "fr"),
        ("¿Tengo que llamar al banco? No tengo que llamar al banco.", "es"),
        ("Devo chiamare la banca? Non devo chiamare la banca.", "it"),
    ],
)
async def test_stories_questions_and_what_might_be_are_no_plans(house: House, text: str, language: str) -> None:
    assert offered(await outcome_of(house, recorded(text, language))) == []


async def test_what_the_member_may_not_do_is_not_offered(house: House) -> None:
    text = "I spent 20 euros on books today. We need milk."
    assert [type(one) for one in offered(await outcome_of(house, recorded(text)))] == [LogExpense, AddItems]
    assert offered(await outcome_of(house, recorded(text), "Gus")) == []


async def test_a_language_that_is_not_known_has_a_summary_and_its_text(house: House) -> None:
    dutch = "We moeten morgen naar de markt in de stad. De markt in de stad begint om tien uur in de ochtend."
    outcome = await outcome_of(house, recorded(dutch, "nl", 200))
    text = render(outcome, words_of(house))
    assert text.startswith("🎙 A recording of 3 minutes in Dutch:")
    assert offered(outcome) == []
    assert len(outcome.files) == 1


async def test_the_reply_has_length_summary_and_lines_in_the_words_of_the_member(house: House) -> None:
    outcome = await outcome_of(house, recorded(WEEK, seconds=540))
    english = render(outcome, words_of(house))
    assert english.startswith("🎙 A recording of 9 minutes in English:\n• ")
    assert "1. 📅 dentist – Tue 24 Nov, 15:00–16:00 (0:11)" in english.splitlines()
    assert "4. ☑️ hand in the form for Tom by Fri 27 Nov (0:29)" in english.splitlines()
    assert render(outcome, words_of(house, "de")).startswith("🎙 Eine Aufnahme von 9 Minuten auf English:\n• ")


async def test_each_button_leaves_the_others_and_one_adds_all(house: House) -> None:
    outcome = await outcome_of(house, recorded(WEEK))
    made = buttons(outcome, house.app.pods, words_of(house))
    assert [name for name, _, _ in made] == [*(f"recording-{n}" for n in range(1, 7)), ALL]
    assert made[0][2] == "📅 1. dentist"
    assert made[-1][2] == "Add all 6"
    assert [name for name, _, _ in made[0][1]["rest"]] == [name for name, _, _ in made[1:]]
    every = made[-1][1]
    asker = house.asker("Anna")
    assert every["do"] == "all"
    for _, action, _ in every["rest"]:
        pod = house.app.pods[action["pod"]]
        await pod.run(actions.command_of(action, pod), asker)
    assert house.items() == {"milk": False, "six eggs": False}
    assert [one["title"] for one in house.state["events"]] == ["dentist"]
    assert len(house.state["expenses"]) == 1


async def test_one_thing_needs_no_button_for_all(house: House) -> None:
    made = buttons(await outcome_of(house, recorded("We need milk.")), house.app.pods, words_of(house))
    assert [name for name, _, _ in made] == ["recording-1"]


async def test_the_transcript_is_a_file_with_times(house: House) -> None:
    parts = (
        Part(0.0, 30.0, "We begin.", 1.0),
        Part(30.0, 50.0, "This goes on", 1.0),
        Part(50.0, 61.0, "and ends here.", 1.0),
        Part(61.0, 64.0, "A new paragraph.", 1.0),
        Part(70.0, 72.0, "After a pause.", 1.0),
    )
    transcript = Transcript(" ".join(one.text for one in parts), "en", 72.0, 1.0, parts)
    written = "0:00 We begin. This goes on and ends here.\n\n1:01 A new paragraph.\n\n1:10 After a pause.\n"
    assert as_text(transcript) == written
    file = (await outcome_of(house, transcript)).files[0]
    assert (file.name, file.content.decode()) == ("recording-2026-11-21-1000.txt", written)
    assert file.mime.startswith("text/plain")


def test_a_sentence_goes_over_parts_and_a_date_ends_none() -> None:
    parts = (
        Part(0.0, 2.0, "Der Elternabend ist am 3.", 0.9),
        Part(2.0, 4.0, "Dezember um 19 Uhr.", 0.8),
        Part(4.0, 6.0, "Das Treffen ist in Raum 12.", 0.7),
        Part(6.0, 8.0, "Danach gehen wir", 0.6),
        Part(8.0, 9.0, "nach Hause.", 0.5),
    )
    transcript = Transcript("", "de", 9.0, 1.0, parts)
    assert [(one.text, one.begin) for one in said(transcript)] == [
        ("Der Elternabend ist am 3. Dezember um 19 Uhr.", 0.0),
        ("Das Treffen ist in Raum 12.", 4.0),
        ("Danach gehen wir nach Hause.", 6.0),
    ]


def test_a_transcript_without_parts_is_one() -> None:
    assert as_text(Transcript("All of it.", "en", 5.0, 1.0, ())) == "0:00 All of it.\n"


async def test_two_thousand_words_take_less_than_two_seconds_of_the_processor(house: House) -> None:
    text = " ".join([*(f"The story about uncle number {n} and his boat goes on. {WEEK}" for n in range(20))])
    transcript = recorded(text)
    assert len(text.split()) > 2000
    making, asker = recordings(house), house.asker("Anna")
    begun = time.process_time()
    outcome = await making.outcome(transcript, asker, datetime(2026, 11, 21, 9, tzinfo=UTC))
    assert time.process_time() - begun < 2.0
    assert len(offered(outcome)) == 6
