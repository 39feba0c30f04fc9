"""What a document asks for is offered with its line; a press writes it where it belongs, and nothing else does."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bot import actions
from bot.messages import File, FileKind, Message, Reply
from bot.replies.catalogue import catalogue
from bot.replies.render import label_of, render
from bot.replies.words import Words
from pods.engine.time import read_times
from skills.engine.command import Outcome
from skills.engine.money import Money
from skills.papers.dues import Due, DueKind, Line, Notice, Sort, find_dues
from skills.papers.offering import MOST, offers_for
from tests.house import House, chat_of

LETTER = """Hillside School
School trip to York on 9 February 2027 from 8:15 to 16:00.
Please return the form by 2 February 2027 and pay £18.50 by 4 February 2027.
The monthly lunch fee of £42.00 is due on 1 March 2027.
Home insurance: the policy ends on 30 June 2027. Notice period: one month."""


def dues(text: str = LETTER, today: date = date(2026, 11, 21)) -> tuple[Due, ...]:
    lines = [Line(line, 1) for line in text.splitlines()]
    return find_dues(lines, name="a.pdf", language="en", today=today, currency="EUR", read_times=read_times)


def words(house: House, language: str = "en") -> Words:
    asker = house.asker("Anna")
    return Words(catalogue(language), asker.zone, asker.now)


async def press_all(house: House, notes: tuple[Outcome, ...], name: str = "Anna") -> None:
    """Runs what each button holds, as it comes back from the button."""
    own = house.app.pods["knowledge"]
    for note in notes:
        for offer in note.offers:
            pod = actions.home(offer.command, own, house.app.pods)
            command = actions.command_of(actions.run(pod, offer.command), pod)
            await pod.run(command, house.asker(name))


def due(kind: DueKind, day: date, title: str = "thing", **more: object) -> Due:
    start = datetime.combine(day, datetime.min.time())
    values = {"end": start + timedelta(days=1), "all_day": True, "line": "a line", "page": None, "confidence": 0.9}
    return Due(kind, title, start, **{**values, **more})  # type: ignore[arg-type]


async def test_each_thing_is_offered_with_its_line_and_written_only_when_pressed(house: House) -> None:
    notes = offers_for(dues(), house.asker("Anna"), source="trip letter")
    before = house.state
    said = [render(note, words(house)) for note in notes]
    assert said[0] == "📌 5 things in it can be noted:"
    form = "“Please return the form by 2 February 2027 and pay £18.50 by 4 February 2027.” (p. 1)"
    assert [text.splitlines() for text in said[1:]] == [
        ["1. ⏰ Return the form – Tue 2 Feb", form],
        ["2. 🧾 Hillside School · £18.50 – Thu 4 Feb", form],
        [
            "3. 📅 School trip to York – Tue 9 Feb, 08:15–16:00",
            "“School trip to York on 9 February 2027 from 8:15 to 16:00.” (p. 1)",
        ],
        [
            "4. 🧾 Monthly lunch fee: Hillside School · £42.00 – Mon 1 Mar",
            "“The monthly lunch fee of £42.00 is due on 1 March 2027.” (p. 1)",
        ],
        [
            "5. ⏳ Home insurance – ends Wed, 30 Jun 2027, cancel by Mon, 31 May 2027",
            "“Home insurance: the policy ends on 30 June 2027.” (p. 1)",
        ],
    ]
    assert house.state == before
    await press_all(house, notes)
    (event,), (reminder,), (expiry,) = house.state["events"], house.state["reminders"], house.state["expiries"]
    assert (event["title"], event["start"]) == ("School trip to York", house.local("2027-02-09T08:15"))
    assert (reminder["text"], reminder["due"]) == ("Return the form (2 Feb)", house.local("2027-02-01T09:00"))
    assert (expiry["title"], expiry["act_by"], expiry["page"]) == ("Home insurance", "2027-05-31", 1)
    bills = [(bill["name"], bill["amount"], bill["due"], bill["rrule"]) for bill in house.state["bills"]]
    assert bills == [
        ("Hillside School", "18.50", "2027-02-04", None),
        ("Monthly lunch fee: Hillside School", "42.00", "2027-03-01", "FREQ=MONTHLY;BYMONTHDAY=1"),
    ]


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it"])
def test_every_language_has_the_words(house: House, language: str) -> None:
    notes = offers_for(dues(), house.asker("Anna"))
    for note in notes:
        assert render(note, words(house, language))
        for offer in note.offers:
            assert label_of(offer, words(house, language))
    assert len({offer.name for note in notes for offer in note.offers}) == MOST


def test_at_most_five_are_offered_the_surest(house: House) -> None:
    many = [due(DueKind.EVENT, date(2027, 1, day), f"thing {day}", confidence=0.5 + day / 100) for day in range(1, 9)]
    notes = offers_for(many, house.asker("Anna"))
    assert [note.facts["title"] for note in notes[1:-1]] == [f"thing {day}" for day in range(4, 9)]
    assert notes[-1].facts["count"] == 3


def test_what_has_passed_is_not_offered(house: House) -> None:
    asker = house.asker("Anna")
    this_morning = due(DueKind.EVENT, date(2026, 11, 21), end=datetime.fromisoformat("2026-11-21T09:00"), all_day=False)
    today = due(DueKind.DEADLINE, date(2026, 11, 21))
    assert offers_for([this_morning, due(DueKind.BILL, date(2026, 11, 20))], asker) == ()
    (_, note) = offers_for([today], asker)
    (offer,) = note.offers
    assert offer.command.due == asker.now + timedelta(hours=1)  # type: ignore[attr-defined]
    assert offers_for([], asker) == ()


@pytest.mark.parametrize(("ends", "key"), [(date(2027, 1, 31), "late"), (date(2027, 8, 31), "notice")])
def test_a_last_day_to_cancel_that_has_passed_is_said_to_have_passed(house: House, ends: date, key: str) -> None:
    ending = due(DueKind.EXPIRY, ends, "policy", notice=Notice(months=3))
    (_, note) = offers_for([ending], house.asker("Anna"))
    assert note.key == f"paper-expiry-{key}"


def test_a_child_is_offered_what_it_may_write(house: House) -> None:
    notes = offers_for(dues(), house.asker("Mia"))
    assert [note.key for note in notes[1:]] == ["paper-deadline", "paper-event"]


def test_what_is_private_stays_so(house: House) -> None:
    asker = house.asker("Anna")
    private = offers_for(dues(), asker, source="diagnosis.pdf", audience="member:1", document_id=7)
    by_kind = {note.key: note.offers[0].command for note in private if note.offers}
    assert by_kind["paper-event"].notes == ""  # type: ignore[attr-defined]
    assert by_kind["paper-expiry-notice"].audience == "member:1"  # type: ignore[attr-defined]
    family = offers_for(dues(), asker, source="trip letter")
    assert next(note for note in family if note.key == "paper-event").offers[0].command.notes == "trip letter"  # type: ignore[attr-defined]


def test_days_without_a_time_last_to_the_end_of_the_last_day(house: House) -> None:
    trip = due(DueKind.EVENT, date(2027, 3, 27), "trip", end=datetime.fromisoformat("2027-03-30"))
    (_, note) = offers_for([trip], house.asker("Anna"))
    assert note.facts["start"] == house.local("2027-03-27T00:00")
    assert note.facts["end"] == house.local("2027-03-30T00:00")
    assert render(note, words(house)).splitlines()[0] == "1. 📅 trip – Sat 27 Mar to Mon 29 Mar"


def test_a_long_line_is_cut(house: House) -> None:
    long = due(DueKind.EXPIRY, date(2027, 3, 27), "x " * 29, line="word " * 200, sort=Sort.CONTRACT, notice=Notice(1))
    (_, note) = offers_for([long], house.asker("Anna"))
    assert len(render(note, words(house))) < 400
    assert len(label_of(note.offers[0], words(house))) <= 32


def test_a_bill_without_an_amount_can_be_kept(house: House) -> None:
    (_, note) = offers_for([due(DueKind.BILL, date(2027, 3, 27), money=None)], house.asker("Anna"))
    assert render(note, words(house)).startswith("1. 🧾 thing – Sat 27 Mar")
    (_, other) = offers_for([due(DueKind.BILL, date(2027, 3, 27), money=Money(500, "EUR"))], house.asker("Anna"))
    assert "€5.00" in render(other, words(house))


def papers_of(reply: Reply) -> list[str]:
    return [button.name for button in reply.buttons if button.name.startswith("paper")]


async def test_what_was_not_pressed_stays_offered(house: House, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER, encoding="utf-8")
    sent = File(letter, "letter.txt", "text/plain", FileKind.DOCUMENT)
    message = Message("f1", chat_of("Anna"), "Anna", house.clock.now(), "", files=(sent,))
    (reply,) = await house.handle(message)
    assert papers_of(reply) == [f"paper-{n}" for n in range(1, 6)]
    first = await house.press("Anna", "paper-3")
    assert first.text.startswith("📅")
    assert papers_of(first) == ["paper-1", "paper-2", "paper-4", "paper-5"]
    second = await house.press("Anna", "paper-5")
    assert papers_of(second) == ["paper-1", "paper-2", "paper-4"]
    assert len(house.state["events"]) == len(house.state["expiries"]) == 1
    undone = await house.press("Anna", "undo")
    assert house.state["expiries"] == []
    assert papers_of(undone) == ["paper-1", "paper-2", "paper-4"]
    await house.press("Anna", "paper-1")
    assert len(house.state["reminders"]) == 1
