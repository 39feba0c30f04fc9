"""Papers that come by the folder: who is told what they ask for, once, and not one by one when they are many."""

from __future__ import annotations

from datetime import timedelta

import pytest

from skills.documents.commands import AskPapers, ForgetDocument, SetAudience
from skills.documents.reading import read_question
from skills.documents.watching import Watch
from skills.engine.command import Command, Reading, Ref
from skills.engine.request import Request
from skills.papers.commands import FindDues
from skills.papers.telling import FEW
from skills.papers.wanting import wants_dues
from tests.house import CHANNEL, House, Sent
from tests.skills.documents.papers import folder_of, rows, run, send, watch_of

TRIP = "Hillside School\nDear parents,\nthe school trip is on 9 February 2027 at 8:15.\nPlease return the form by {}."
BILL = "Clearbrook Water\nInvoice\nTotal amount due: £98.20\nPayment due by 14 December 2026"
NOTHING = (
    "Lemon cake\n225 g butter, 225 g sugar, 225 g flour. Bake for 45 minutes.\nFirst made for the fete on 12 June."
)


@pytest.fixture
def watch(house: House) -> Watch:
    for name in ("Anna", "Tom", "Mia"):
        house.app.members.seen(CHANNEL, name, name)
    watch = watch_of(house)
    watch.make_folders()
    return watch


def drop(house: House, watch: Watch, **files: str) -> None:
    """Puts files into the folder (`family/a`, without ".txt"), and looks until they are known."""
    for path, text in files.items():
        target = folder_of(house) / f"{path.replace('__', '/')}.txt"
        target.write_text(text, encoding="utf-8")
    watch.look()
    watch.look()


async def later(house: House, **length: int) -> list[Sent]:
    """What is sent in the time that passes."""
    at = (house.clock.now() + timedelta(**length)).astimezone(house.zone)
    return await house.advance(at.strftime("%Y-%m-%dT%H:%M"))


def told(sent: list[Sent]) -> list[tuple[str, str]]:
    """To whom, and the first line."""
    return [(one.to, one.text.splitlines()[0]) for one in sent]


async def test_a_new_paper_is_told_once_with_its_buttons_and_writes_nothing(house: House, watch: Watch) -> None:
    drop(house, watch, family__trip=TRIP.format("2 February 2027"), family__cake=NOTHING)
    before = {name: rows for name, rows in house.state.items() if name != "documents"}
    (sent,) = await later(house, minutes=10)
    assert sent.to == "Anna"
    assert sent.text.splitlines() == [
        "📄 New among your papers: trip.txt",
        "📌 2 things in it can be noted:",
        "1. ⏰ Return the form – Tue 2 Feb",
        "“Please return the form by 2 February 2027.”",
        "2. 📅 School trip – Tue 9 Feb, 08:15–09:15",
        "“the school trip is on 9 February 2027 at 8:15.”",
    ]
    assert [button.label for button in sent.buttons] == ["⏰ Return the form", "📅 School trip"]
    assert {name: rows for name, rows in house.state.items() if name != "documents"} == before
    assert await later(house, days=3) == []
    assert await house.restart() == []


async def test_a_button_of_it_writes_that_thing_and_leaves_the_others(house: House, watch: Watch) -> None:
    drop(house, watch, family__trip=TRIP.format("2 February 2027"))
    (sent,) = await later(house, minutes=10)
    reply = await house.press_token("Anna", sent.buttons[1].token)
    assert [event["title"] for event in house.state["events"]] == ["School trip"]
    form = next(button for button in reply.buttons if button.label == "⏰ Return the form")
    await house.press_token("Anna", form.token)
    assert [one["text"] for one in house.state["reminders"]] == ["Return the form (2 Feb)"]


@pytest.mark.parametrize(
    ("place", "who"),
    [("family", ["Anna"]), ("parents", ["Anna"]), ("private/Tom", ["Tom"]), ("private/Mia", ["Mia"])],
)
async def test_it_is_told_to_its_owner_or_the_admin(house: House, watch: Watch, place: str, who: list[str]) -> None:
    drop(house, watch, **{f"{place}/trip": TRIP.format("2 February 2027")})
    assert [to for to, _ in told(await later(house, minutes=10))] == who


async def test_a_child_is_not_offered_bills(house: House, watch: Watch) -> None:
    drop(house, watch, private__Mia__bill=BILL)
    assert await later(house, minutes=10) == []


async def test_quiet_hours_are_kept(house: House, watch: Watch) -> None:
    await house.say("Anna", "quiet hours from 22:00 to 07:00")
    house.clock.set(house.local("2026-11-21T23:00"))
    drop(house, watch, family__trip=TRIP.format("2 February 2027"))
    assert await later(house, hours=2) == []
    (sent,) = await later(house, hours=8)
    assert sent.at == house.local("2026-11-22T07:00")


async def test_many_at_once_are_one_message(house: House, watch: Watch) -> None:
    trips = {f"family__trip{n}": TRIP.format(f"{n} February 2027") for n in range(1, FEW + 2)}
    drop(house, watch, **trips, family__cake=NOTHING)
    (sent,) = await later(house, minutes=10)
    assert sent.text == ("📄 4 of 5 new papers ask for something. To see it later, ask “what do my papers ask for?”.")
    (reply,) = [await house.press_token("Anna", button.token) for button in sent.buttons]
    assert reply.text.splitlines()[:3] == [
        "📌 What your papers ask for:",
        "1. ⏰ Return the form – Mon 1 Feb",
        "“Please return the form by 1 February 2027.” (trip1.txt)",
    ]
    assert reply.text.splitlines()[-1] == "And 3 more."
    assert [button.label for button in reply.buttons][:2] == ["⏰ 1. Return the form", "⏰ 2. Return the form"]
    more = await house.press_token("Anna", reply.buttons[-1].token)
    assert more.text.splitlines()[1].startswith("6. 📅 School trip")


async def test_what_is_copied_file_by_file_is_one_batch(house: House, watch: Watch) -> None:
    for number in range(1, FEW + 2):
        drop(house, watch, **{f"family__trip{number}": TRIP.format(f"{number} February 2027")})
        assert await later(house, minutes=1) == []
    assert told(await later(house, minutes=10)) == [
        ("Anna", "📄 4 of 4 new papers ask for something. To see it later, ask “what do my papers ask for?”.")
    ]


async def test_nothing_is_told_while_the_folder_is_being_read(house: House, watch: Watch) -> None:
    drop(house, watch, family__cake=NOTHING)
    trips = {f"family/trip{n}.txt": TRIP.format(f"{n} February 2027") for n in range(1, FEW + 2)}
    for path, text in trips.items():
        (folder_of(house) / path).write_text(text, encoding="utf-8")
    watch.look()
    asked = iter([False] * 3 + [True] * 50)
    watch.look(stop=lambda: next(asked))
    assert await later(house, hours=1) == []
    watch.look()
    watch.look()
    assert len(await later(house, minutes=10)) == 1


async def test_a_paper_that_changes_is_told_again_only_for_what_is_new(house: House, watch: Watch) -> None:
    drop(house, watch, family__trip=TRIP.format("2 February 2027"))
    assert len(await later(house, minutes=10)) == 1
    drop(house, watch, family__trip=TRIP.format("2 February 2027") + "\nThank you!")
    assert await later(house, minutes=10) == []
    drop(house, watch, family__trip=TRIP.format("3 February 2027"))
    assert len(await later(house, minutes=10)) == 1


async def test_what_was_not_told_yet_is_not_lost_by_a_change(house: House, watch: Watch) -> None:
    drop(house, watch, family__trip=TRIP.format("2 February 2027"))
    drop(house, watch, family__trip=TRIP.format("2 February 2027") + "\nThank you!")
    assert len(await later(house, minutes=10)) == 1


async def test_nothing_is_told_of_what_is_gone_private_or_over_by_then(house: House, watch: Watch) -> None:
    house.clock.set(house.local("2026-11-21T23:00"))
    await house.say("Anna", "quiet hours from 22:00 to 07:00")
    drop(
        house,
        watch,
        family__gone=TRIP.format("2 February 2027"),
        family__over="The party is on 22 November 2026 at 5:15 am.",
    )
    assert await later(house, hours=1) == []
    (gone,) = rows(house, "SELECT id FROM documents WHERE name = 'gone.txt'")
    await run(house, "Anna", ForgetDocument(gone["id"]))
    assert told(await later(house, hours=8)) == []


async def test_what_is_sent_in_the_chat_is_not_told_again_and_can_be_asked_for(house: House, watch: Watch) -> None:
    await send(house, "Anna", TRIP.format("2 February 2027"), "trip.txt")
    watch.look()
    watch.look()
    assert await later(house, days=1) == []
    outcome = await run(house, "Anna", FindDues())
    assert (outcome.key, [note.key for note in outcome.notes]) == ("dues-of", ["paper-deadline", "paper-event"])


async def test_only_what_one_may_see_is_listed_and_only_what_is_to_come(house: House, watch: Watch) -> None:
    drop(house, watch, private__Tom__trip=TRIP.format("2 February 2027"), parents__bill=BILL)
    keys = {name: (await run(house, name, FindDues())).key for name in ("Anna", "Tom", "Mia")}
    assert keys == {"Anna": "dues-of", "Tom": "dues-found", "Mia": "dues-none"}
    assert (await run(house, "Tom", FindDues(), group=True)).key == "dues-none"
    house.clock.set(house.local("2026-12-20T09:00"))
    assert (await run(house, "Anna", FindDues())).key == "dues-none"
    (paper,) = rows(house, "SELECT id FROM documents WHERE opened(name, 'documents.name') = 'trip.txt'")
    await run(house, "Tom", SetAudience(paper["id"], "family"))
    assert (await run(house, "Mia", FindDues((paper["id"],)))).key == "dues-of"


async def test_what_runs_out_and_is_known_already_is_not_offered_again(house: House, watch: Watch) -> None:
    await send(house, "Anna", "Passport\nDate of expiry: 14.03.2031", "passport.txt")
    outcome = await run(house, "Anna", FindDues())
    await run(house, "Anna", outcome.notes[0].offers[0].command)
    assert (await run(house, "Anna", FindDues())).key == "dues-none"


async def test_undoing_the_paper_takes_along_what_it_asks_for(house: House) -> None:
    await send(house, "Anna", TRIP.format("2 February 2027"), "trip.txt")
    await house.say("Anna", "undo that")
    assert rows(house, "SELECT * FROM asked") == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("what do my papers ask for?", "📌 What your papers ask for:"),
        ("what does the trip letter ask for?", "📌 What trip.txt asks for:"),
        ("show what my papers ask for", "📌 What your papers ask for:"),
    ],
)
async def test_it_can_be_asked_for_in_words(house: House, watch: Watch, text: str, first: str) -> None:
    drop(house, watch, family__trip=TRIP.format("2 February 2027"), family__water=BILL)
    reply = await house.say("Anna", text)
    assert reply.text.splitlines()[0] == first


async def test_a_paper_that_is_shown_has_a_button_for_what_it_asks_for(house: House, watch: Watch) -> None:
    drop(house, watch, family__trip=TRIP.format("2 February 2027"), family__water=BILL, family__cake=NOTHING)
    shown = await house.say("Anna", "show me the water invoice")
    reply = await house.press_token("Anna", shown.buttons[0].token)
    said = ["📌 What water.txt asks for:", "1. 🧾 Clearbrook Water · £98.20 – Mon 14 Dec"]
    assert reply.text.splitlines()[:2] == said
    assert (await house.say("Anna", "show me the cake recipe file")).buttons == ()


WORDS = {
    "en": ("what does the trip letter ask for?", "what do I have to do because of this letter?"),
    "de": ("was verlangt der Brief trip?", "was muss ich wegen dieses Briefs tun?"),
    "fr": ("que demande la lettre trip ?", "que dois-je faire à cause de cette lettre ?"),
    "es": ("¿qué pide la carta trip?", "¿qué tengo que hacer por esta carta?"),
    "it": ("cosa chiede la lettera trip?", "cosa devo fare per questa lettera?"),
}


@pytest.mark.parametrize("language", WORDS)
def test_one_paper_is_named_or_spoken_of(house: House, watch: Watch, language: str) -> None:
    drop(house, watch, family__trip=TRIP.format("2 February 2027"), family__water=BILL, family__cake=NOTHING)
    ids = {row["name"]: row["id"] for row in rows(house, "SELECT id, name FROM documents")}
    reading = Reading(house.asker("Anna"), house.app.local("knowledge").database)

    def read(text: str, *target: str) -> Command:
        refs = tuple(Ref("documents", ids[name]) for name in target)
        return read_question(Request("knowledge.question", text, language, target=refs), reading)

    named, spoken_of = WORDS[language]
    assert read(named) == FindDues((ids["trip.txt"],))
    assert read(spoken_of, "water.txt") == FindDues((ids["water.txt"],))
    assert isinstance(read(spoken_of, "cake.txt"), AskPapers)


QUESTIONS = [
    ("en", "what do I have to do when the boiler fails?"),
    ("en", "which papers does the school want?"),
    ("en", "what does the letter say about pets?"),
    ("de", "welche Unterlagen will das Amt?"),
    ("de", "was muss ich tun, wenn die Heizung ausfällt?"),
    ("fr", "quels papiers la mairie demande ?"),
    ("es", "¿qué papeles pide el ayuntamiento?"),
    ("it", "quali documenti chiede il comune?"),
]


@pytest.mark.parametrize(("language", "text"), QUESTIONS)
def test_what_stands_in_papers_is_another_question(language: str, text: str) -> None:
    assert not wants_dues(text, language, spoken_of=True)
