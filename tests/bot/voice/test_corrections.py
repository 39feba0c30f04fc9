"""Names that are expected to be said, and what a correction of a transcript teaches, in five languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from bot.learning import keep, taught
from bot.voice.corrections import SHOPS, corrected, in_own_money, lessons_from, vocabulary, with_cents
from knowledge.people import PARENTS
from knowledge.speech.hearing.engine import MOST_WORDS
from skills.calendar.commands import CreateEvent
from skills.engine.command import Asker, Command
from skills.engine.lessons import Learned, Lesson, LessonKind
from skills.engine.money import Money
from skills.expenses.commands import LogExpense
from skills.facts.commands import TellFact
from tests.house import House, open_house
from tests.scripted_speech import ScriptedEar

SOON = datetime(2026, 11, 28, 15, tzinfo=UTC)
HOUR = timedelta(hours=1)

ANYBODYS = tuple(yaml.safe_load(SHOPS.read_text(encoding="utf-8"))["en"])


async def run(house: House, name: str, command: Command) -> None:
    """Runs a command as a member, in the pod that knows it."""
    pod = next(pod for pod in house.app.pods.values() if pod.runs(command))
    await pod.run(command, house.asker(name))


async def asker_with_lessons(house: House, name: str) -> Asker:
    return await taught(house.asker(name), house.app.pods)


async def expected(house: House, name: str) -> tuple[str, ...]:
    words = await vocabulary(house.app.pods, await asker_with_lessons(house, name))
    return tuple(word for word in words if word not in ANYBODYS)


def learned(**heard: str) -> Learned:
    """What was heard, with underscores for spaces, and what is said."""
    return Learned.of([Lesson(LessonKind.HEARD, key.replace("_", " "), said) for key, said in heard.items()])


async def test_few_words_are_filled_up_with_shops_that_everybody_knows(house: House) -> None:
    words = await vocabulary(house.app.pods, await asker_with_lessons(house, "Mia"))
    assert words[4:] == ANYBODYS
    for number in range(30):
        spent = LogExpense(Money(500, "EUR"), "groceries", date(2026, 11, 20), 1, f"Ostermann {number}")
        await run(house, "Anna", spent)
    words = await vocabulary(house.app.pods, await asker_with_lessons(house, "Anna"))
    assert len(words) <= 25
    assert words[4].startswith("Ostermann")


async def test_names_of_members_are_expected_first(house: House) -> None:
    await house.say("Anna", "Mimi is Mia")
    await run(house, "Anna", CreateEvent("Concert at Philharmonie", SOON, SOON + HOUR))
    assert await expected(house, "Tom") == ("Anna", "Tom", "Mia", "Mimi", "Gus", "Philharmonie")


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Dentist at Dr. Kowalski's", {"Kowalski"}),
        ("Geburtstag von Liselotte in der Schule", {"Liselotte"}),
        ("Anniversaire d'Aurélie à la piscine", {"Aurélie"}),
        ("Cumpleaños de Iñaki", {"Iñaki"}),
        ("Cena da Beppino alle otto", {"Beppino"}),
    ],
)
async def test_names_in_titles_are_expected_and_everyday_words_are_not(
    house: House, title: str, names: set[str]
) -> None:
    await run(house, "Anna", CreateEvent(title, SOON, SOON + HOUR))
    assert set(await expected(house, "Tom")) - {"Anna", "Tom", "Mia", "Gus"} == names


async def test_a_private_title_is_expected_of_its_owner_alone(house: House) -> None:
    await run(house, "Anna", CreateEvent("Interview at Zamperini", SOON, SOON + HOUR, private=True))
    assert "Zamperini" in await expected(house, "Anna")
    for other in ("Tom", "Mia", "Gus"):
        assert "Zamperini" not in await expected(house, other), other


async def test_what_a_guest_may_not_see_is_not_expected_of_one(house: House) -> None:
    await run(house, "Anna", CreateEvent("Concert at Philharmonie", SOON, SOON + HOUR))
    await run(house, "Anna", TellFact("Our vet is Doctor Brzezinski"))
    assert {"Philharmonie", "Brzezinski"} <= set(await expected(house, "Mia"))
    assert set(await expected(house, "Gus")) == {"Anna", "Tom", "Mia", "Gus"}


async def test_shops_are_expected_of_grown_ups_the_most_usual_first(house: House) -> None:
    for shop, times in (("Ostermann", 1), ("Kaufland", 3)):
        for _ in range(times):
            await run(house, "Anna", LogExpense(Money(500, "EUR"), "groceries", date(2026, 11, 20), 1, shop))
    assert (await expected(house, "Tom"))[4:] == ("Kaufland", "Ostermann")
    assert not {"Kaufland", "Ostermann"} & set(await expected(house, "Mia"))


async def test_what_parents_alone_know_is_told_to_no_speech_model(house: House) -> None:
    await run(house, "Anna", TellFact("The password is Rumpelstilz", PARENTS))
    assert "Rumpelstilz" not in await expected(house, "Anna")


async def test_only_so_many_words_are_expected_and_none_twice(house: House) -> None:
    for number in range(30):
        name = f"Qu{chr(97 + number % 26)}xavo{chr(97 + number // 26)}"
        await run(house, "Anna", LogExpense(Money(500, "EUR"), "other", date(2026, 11, 20), 1, f"{name}mart"))
        await run(house, "Anna", CreateEvent(f"Visit to {name}", SOON, SOON + HOUR))
        await run(house, "Anna", TellFact(f"our neighbour is called {name}son"))
        await run(house, "Anna", CreateEvent("Lunch with Anna", SOON, SOON + HOUR))
    words = await expected(house, "Anna")
    assert len(words) == MOST_WORDS
    assert len({word.casefold() for word in words}) == len(words)
    assert any(word.endswith("mart") for word in words)
    assert any(word.endswith("son") for word in words)


@pytest.mark.parametrize(
    ("heard", "meant", "lesson"),
    [
        ("spent 12 at Austria man yesterday", "spent 12 at Ostermann yesterday", ("Austria man", "Ostermann")),
        ("Zwölf Euro bei a decker", "zwölf Euro bei Edeka", ("a decker", "Edeka")),
        ("J'ai payé 12 euros chez le clair", "j'ai payé 12 euros chez Leclerc.", ("le clair", "Leclerc")),
        ("compra pan en mercadonna", "Compra pan en Mercadona", ("mercadonna", "Mercadona")),
        ("ho speso venti euro all'esse lunga", "ho speso venti euro all'Esselunga", ("esse lunga", "Esselunga")),
        ("Call Lily, please.", "call Lilli please", ("Lily", "Lilli")),
        ("appelle Leonie ce soir", "appelle Léonie ce soir", ("Leonie", "Léonie")),
        ("feed minka tonight", "feed Minka tonight", ("minka", "Minka")),
        ("call the Oster Mann", "call Ostermann", ("Oster Mann", "Ostermann")),
        ("spent 12 at little", "spent 12 at Lidl", ("little", "Lidl")),
    ],
)
def test_a_name_that_was_misheard_is_a_lesson(heard: str, meant: str, lesson: tuple[str, str]) -> None:
    assert [(one.kind, one.key, one.value) for one in lessons_from(heard, meant)] == [(LessonKind.HEARD, *lesson)]


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("what is the weather like", "put cheese on Kowalski's list"),
        ("call the Lily and dig deep holes", "ring the Lilli and play some chess"),
        ("call Tom now!", "Call Tom, now"),
        ("milk and bread", "MILK AND BREAD"),
        ("remind me to call minka", "REMIND ME TO CALL MINKA"),
        ("dinner on Tuesday", "dinner on Thursday"),
        ("fifty eggs", "fifteen eggs"),
        ("Termin um fünfundzwanzig", "Termin um fünfunddreißig"),
        ("room B12 at Zamper 3", "room B12 at Zamper 4"),
        ("Kauf Boot und Milch", "Kauf Brot und Milch"),
        ("achète du lit", "achète du lait"),
        ("compra pan", "compra flan"),
        ("compra pane", "compra panna"),
        ("ask the dentist", "ask Kowalski"),
        ("a Zambo Perry Lino Rossi Nino came", "a Zamperi Linorossinino came"),
        ("", "call Ostermann"),
        ("call Ostermann", ""),
    ],
)
def test_what_teaches_nothing(heard: str, meant: str) -> None:
    assert list(lessons_from(heard, meant)) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Spent 12 at oster mann.", "Spent 12 at Ostermann."),
        ("Oster-Mann's bill", "Ostermann's bill"),
        ("Rooster Mann and Oster Manning", "Rooster Mann and Oster Manning"),
        ("Zwölf Euro bei a decker", "Zwölf Euro bei Edeka"),
        ("chez le clair fontaine", "chez Clairefontaine"),
        ("hasta el zampa", "hasta el Zamparini"),
        ("all'esse lunga", "all'Esselunga"),
    ],
)
def test_what_was_learnt_is_put_right_in_whole_words(text: str, right: str) -> None:
    lessons = {"le_clair": "Leclerc", "le_clair_fontaine": "Clairefontaine", "zampa": "Zamparini"}
    known = learned(**lessons, Oster_Mann="Ostermann", a_decker="Edeka", esse_lunga="Esselunga")
    assert corrected(text, known) == right


@pytest.mark.parametrize(
    ("heard", "text"),
    [
        ("little", "a little milk"),
        ("morgen", "erinner mich morgen"),
        ("le lait", "achète le lait"),
        ("el pan", "compra el pan"),
        ("il latte", "compra il latte"),
    ],
)
async def test_everyday_words_stay_and_what_was_meant_is_expected(house: House, heard: str, text: str) -> None:
    kept = await keep(Lesson(LessonKind.HEARD, heard, "Lidovale"), house.app.pods, house.asker("Anna"))
    assert kept is not None
    anna = await asker_with_lessons(house, "Anna")
    assert corrected(text, anna.learned) == text
    assert (await vocabulary(house.app.pods, anna))[4] == "Lidovale"


def test_composed_and_decomposed_letters_are_the_same_and_a_lesson_comes_once() -> None:
    assert list(lessons_from("call Léonie", "call Le\u0301onie")) == []
    (lesson,) = lessons_from("Lily and Tom and Lily", "Lilli and Tom and Lilli")
    assert lesson.value == "Lilli"


def test_one_wrong_word_of_a_long_recording_teaches_and_a_long_text_said_anew_does_not() -> None:
    around = "then we went to the lake " * 300
    (lesson,) = lessons_from(f"{around} with Lily {around}", f"{around} with Lilli {around}")
    assert (lesson.key, lesson.value) == ("Lily", "Lilli")
    assert list(lessons_from(f"Lily {around} Lily", f"Lilli {around} Lilli")) == []


def test_letters_that_only_look_alike_break_nothing() -> None:
    assert corrected("call Kari\u017f", learned(Karis="Charis")) == "call Kari\u017f"


def test_a_name_of_the_house_stays_as_it_was_heard() -> None:
    known = learned(Minka="Minga")
    assert corrected("feed Minka", known) == "feed Minga"
    assert corrected("feed Minka", known, ("Minka", "Tom")) == "feed Minka"


def test_corrections_of_corrections_lead_to_the_last_and_contradictions_to_nothing() -> None:
    assert corrected("call Lilo Wanda", learned(Lilo_Wanda="Lilowan", Lilowan="Lillowann")) == "call Lillowann"
    assert corrected("call Lilo Wanda", learned(Lilo_Wanda="Lilowan", Lilowan="Lilo Wanda")) == "call Lilo Wanda"
    assert corrected("feed minka", learned(minka="Minka")) == "feed Minka"


async def test_what_one_member_taught_is_not_anothers(house: House) -> None:
    for lesson in lessons_from("call cova lsky", "call Kowalski"):
        await keep(lesson, house.app.pods, house.asker("Mia"))
    mia, tom = await asker_with_lessons(house, "Mia"), await asker_with_lessons(house, "Tom")
    assert corrected("call cova lsky", mia.learned) == "call Kowalski"
    assert corrected("call cova lsky", tom.learned) == "call cova lsky"
    assert "Kowalski" in await vocabulary(house.app.pods, mia)
    assert "Kowalski" not in await vocabulary(house.app.pods, tom)
    assert "Kowalski" not in (await house.say("Tom", "what have you learned?")).text


async def test_a_guest_teaches_nothing(house: House) -> None:
    (lesson,) = lessons_from("call cova lsky", "call Kowalski")
    assert await keep(lesson, house.app.pods, house.asker("Gus")) is None
    assert house.state["lessons"] == []


async def test_what_a_corrected_recording_taught_is_used_in_the_next_one(tmp_path: Path, models_dir: Path) -> None:
    house = open_house(tmp_path, models_dir, ear=ScriptedEar())
    try:
        await house.speak("Anna", "Spent 12 at Oster Mann.")
        await house.press("Anna", "edit")
        reply = await house.say("Anna", "spent 12 at Ostermann")
        assert "Where I hear “Oster Mann”, “Ostermann” is meant" in reply.text
        await house.speak("Anna", "Spent 5 at Oster Mann.")
        assert [one["merchant"] for one in house.state["expenses"]] == ["Ostermann", "Ostermann"]
    finally:
        await house.stop()


async def test_undo_after_a_correction_takes_the_lesson_back(tmp_path: Path, models_dir: Path) -> None:
    house = open_house(tmp_path, models_dir, ear=ScriptedEar())
    try:
        await house.speak("Anna", "Spent 12 at Oster Mann.")
        await house.press("Anna", "edit")
        await house.say("Anna", "spent 12 at Ostermann")
        assert [one["kind"] for one in house.state["lessons"]] == ["heard"]
        await house.say("Anna", "undo")
        assert (house.state["lessons"], house.state["expenses"]) == ([], [])
    finally:
        await house.stop()


@pytest.mark.parametrize(
    ("text", "currency", "written"),
    [
        ("Spent $19.99 at Lidl.", "EUR", "Spent €19.99 at Lidl."),
        ("Spent $19.99 at Lidl.", "GBP", "Spent £19.99 at Lidl."),
        ("Spent $19.99 at Lidl.", "USD", "Spent $19.99 at Lidl."),
        ("Spent 20 dollars on books.", "EUR", "Spent 20 dollars on books."),
    ],
)
def test_the_sign_of_an_amount_is_that_of_the_household(text: str, currency: str, written: str) -> None:
    assert in_own_money(text, currency) == written


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("We spent 1999 at Lidl.", "We spent 19.99 at Lidl."),
        ("Spent 2340 at the bakery", "Spent 23.40 at the bakery"),
        ("I paid 1850 euros for lunch.", "I paid 18.50 euros for lunch."),
        ("That cost us €1250.", "That cost us €12.50."),
        ("We paid 2,500 for the kitchen.", "We paid 2,500 for the kitchen."),
        ("We spent 1200 on the sofa.", "We spent 1200 on the sofa."),
        ("We paid 1999.50 in all.", "We paid 1999.50 in all."),
        ("What did we spend in 2025?", "What did we spend in 2025?"),
        ("Mia was born in 2014.", "Mia was born in 2014."),
        ("The code is 1999.", "The code is 1999."),
    ],
)
def test_a_pair_of_numbers_that_was_paid_is_an_amount(heard: str, meant: str) -> None:
    assert with_cents(heard, "en") == meant
    assert with_cents(heard, "de") == heard
