"""Bedtime: set by grown-ups in their words, counted on the child's clock, and what a child gets in its night."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.bedtime import at_night, calls_for_help
from knowledge.people import Bedtime, Member, Role
from skills.engine.errors import GuardrailError
from skills.members.commands import SetBedtime
from tests.conftest import Opener
from tests.house import House

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = Bedtime(time(20, 30), time(6, 30), time(22))


def night_of(house: House, name: str = "Mia") -> Bedtime | None:
    return house.member(name).bedtime


def until(bedtime: Bedtime, at: str) -> str | None:
    child = Member(1, "Mia", Role.CHILD, "en", BERLIN, bedtime=bedtime)
    found = child.bedtime_until(datetime.fromisoformat(at).replace(tzinfo=BERLIN))
    return found.astimezone(BERLIN).strftime("%Y-%m-%dT%H:%M") if found else None


@pytest.mark.parametrize(
    ("at", "ends"),
    [
        ("2026-11-19T20:29", None),  # a Thursday
        ("2026-11-19T20:30", "2026-11-20T06:30"),
        ("2026-11-20T00:10", "2026-11-20T06:30"),
        ("2026-11-20T06:29", "2026-11-20T06:30"),
        ("2026-11-20T06:30", None),
        ("2026-11-20T21:59", None),  # Friday evening
        ("2026-11-20T22:00", "2026-11-21T06:30"),
        ("2026-11-21T21:00", None),  # Saturday evening
        ("2026-11-21T23:00", "2026-11-22T06:30"),
        ("2026-11-22T20:30", "2026-11-23T06:30"),  # Sunday: school tomorrow
    ],
)
def test_the_night_is_counted_from_its_evening(at: str, ends: str | None) -> None:
    assert until(NIGHT, at) == ends


def test_a_bedtime_after_midnight_is_of_the_evening_before() -> None:
    late = Bedtime(time(0, 30), time(7))
    assert until(late, "2026-11-20T23:59") is None
    assert until(late, "2026-11-21T00:30") == "2026-11-21T07:00"


@pytest.mark.parametrize(("day", "ends"), [("2026-03-28", "2026-03-29T06:30"), ("2026-10-24", "2026-10-25T06:30")])
def test_the_morning_keeps_its_time_when_clocks_change(day: str, ends: str) -> None:
    assert until(NIGHT, f"{day}T23:30") == ends


@pytest.mark.parametrize("role", [Role.ADMIN, Role.ADULT, Role.GUEST])
def test_a_bedtime_is_for_children(role: Role) -> None:
    member = Member(1, "x", role, "en", BERLIN, bedtime=NIGHT)
    assert member.bedtime_until(datetime(2026, 11, 19, 23, tzinfo=BERLIN)) is None


@pytest.mark.parametrize(
    ("language", "text", "night"),
    [
        ("en", "Mia's bedtime is 8 pm", Bedtime(time(20), time(6, 30))),
        ("en", "Mia's bedtime is 8", Bedtime(time(20), time(6, 30))),
        ("en", "set Mia's bedtime from 8 pm to 7", Bedtime(time(20), time(7))),
        ("en", "bedtime for the kids 20:30 on weekdays, 22:00 on weekends", NIGHT),
        ("en", "bedtime for Mia at half past eight and on Fridays and Saturdays at ten pm", NIGHT),
        ("en", "the kids have to be in bed by 8:30", Bedtime(time(20, 30), time(6, 30))),
        ("de", "Mias Schlafenszeit ist 20 Uhr", Bedtime(time(20), time(6, 30))),
        ("de", "Schlafenszeit der Kinder 20:30 unter der Woche, 22 Uhr am Wochenende", NIGHT),
        ("de", "Mia muss um halb neun ins Bett", Bedtime(time(20, 30), time(6, 30))),
        ("de", "Schlafenszeit für Mia ab 20 Uhr", Bedtime(time(20), time(6, 30))),
        ("fr", "l'heure du coucher de Mia est 20 h", Bedtime(time(20), time(6, 30))),
        ("fr", "coucher des enfants à 20h30 en semaine et 22h le week-end", NIGHT),
        ("es", "la hora de dormir de Mia es a las 8", Bedtime(time(20), time(6, 30))),
        ("es", "los niños se acuestan a las 20:30 entre semana y a las 22:00 los fines de semana", NIGHT),
        ("it", "l'ora di andare a letto di Mia è alle 20", Bedtime(time(20), time(6, 30))),
        ("it", "i bambini a letto alle 20:30 nei giorni feriali, alle 22 nel weekend", NIGHT),
    ],
)
async def test_grown_ups_say_it_in_their_words(
    open_house_with: Opener, language: str, text: str, night: Bedtime
) -> None:
    house = open_house_with(language=language)
    reply = await house.say("Tom", text)
    assert night_of(house) == night, reply.text
    await house.press("Tom", "undo")
    assert night_of(house) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "no bedtime for Mia any more"),
        ("de", "keine Schlafenszeit mehr für Mia"),
        ("fr", "plus d'heure du coucher pour Mia"),
        ("es", "quita la hora de dormir de Mia"),
        ("it", "togli l'ora di andare a letto per Mia"),
    ],
)
async def test_it_ends_in_words(open_house_with: Opener, language: str, text: str) -> None:
    house = open_house_with(language=language)
    house.app.members.set_bedtime(house.member("Mia").id, NIGHT)
    await house.say("Anna", text)
    assert night_of(house) is None


async def test_it_is_shown_to_grown_ups_and_to_the_child(house: House) -> None:
    house.app.members.set_bedtime(house.member("Mia").id, NIGHT)
    assert "20:30" in (await house.say("Anna", "what is Mia's bedtime?")).text
    assert "22:00" in (await house.say("Mia", "what are my settings?")).text


async def test_a_child_does_not_set_it(house: House) -> None:
    house.app.members.set_bedtime(house.member("Mia").id, NIGHT)
    for text in ("my bedtime is 11 pm", "Mia's bedtime is 11 pm", "no bedtime for Mia any more"):
        await house.say("Mia", text)
        assert night_of(house) == NIGHT


async def test_what_is_not_said_stays(house: House) -> None:
    house_pod, mia = house.app.pods["house"], house.member("Mia").id
    for command in (
        SetBedtime((mia,), time(20), morning=time(7)),
        SetBedtime((mia,), free_evening=time(22)),
    ):
        await house_pod.run(command, house.asker("Anna"))
    assert night_of(house) == Bedtime(time(20), time(7), time(22))


async def test_at_night_a_child_gets_one_kind_sentence_and_a_grown_up_everything(house: House) -> None:
    house.app.members.set_bedtime(house.member("Mia").id, NIGHT)
    house.clock.set(house.local("2026-11-22T20:45"))
    with pytest.raises(GuardrailError) as night:
        await at_night("what's on tomorrow?", house.asker("Mia"), house.app.pods)
    assert (night.value.key, night.value.facts["until"]) == ("bedtime", time(6, 30))
    assert await at_night("what's on tomorrow?", house.asker("Anna"), house.app.pods) is None
    assert await at_night("", house.asker("Mia"), house.app.pods, pressed=True) is None
    house.clock.set(house.local("2026-11-23T06:30"))
    assert await at_night("what's on today?", house.asker("Mia"), house.app.pods) is None


async def test_a_call_for_help_reaches_every_grown_up_at_once_also_in_quiet_hours(house: House) -> None:
    house.app.members.set_bedtime(house.member("Mia").id, NIGHT)
    house.app.members.set_quiet(house.member("Tom").id, (time(20), time(7)))
    house.clock.set(house.local("2026-11-22T23:00"))
    told = await at_night("mummy I'm scared, please call mum", house.asker("Mia"), house.app.pods)
    assert told is not None
    assert told.key == "called-grown-ups"
    await house.ring()
    assert {sent.to for sent in house.channel.sent} == {"Anna", "Tom"}
    assert all("scared" in sent.text and "Mia" in sent.text for sent in house.channel.sent)


async def test_a_reminder_that_was_set_comes_as_its_quiet_hours_say(house: House) -> None:
    house.app.members.set_bedtime(house.member("Mia").id, NIGHT)
    await house.say("Mia", "remind me tomorrow at 9 pm to charge the tablet")
    sent = await house.advance("2026-11-22T21:00")
    assert [one.to for one in sent] == ["Mia"]


@pytest.mark.parametrize(
    "text",
    ["help", "Hilfe!", "au secours", "¡Ayuda!", "aiuto", "ich habe Angst", "j'ai mal", "llama a mamá", "ho la febbre"],
)
def test_calls_for_help_are_heard(text: str) -> None:
    assert calls_for_help(text)


@pytest.mark.parametrize(
    "text", ["help me with my homework", "add milk", "wann hat Papa Geburtstag?", "raconte une histoire", "ciao"]
)
def test_other_words_are_no_calls_for_help(text: str) -> None:
    assert not calls_for_help(text)
