"""What runs out is said 90, 30 and 7 days before, once each, to whom it concerns, until it is renewed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pods.engine.time import read_times
from skills.engine.asking import MissingError, NotAllowedError, NotFoundError, SeveralError
from skills.engine.command import Command, Days, Outcome, Reading, Ref, Running
from skills.engine.errors import PersonError
from skills.engine.request import People, Request
from skills.papers.commands import AddExpiry, FindExpiries, RemoveExpiry, RenewExpiry, skill
from skills.papers.dues import Notice, Sort
from skills.papers.reading import read_add, read_query, read_remove
from skills.papers.store import follow
from tests.house import CHANNEL, House, Sent, chat_of
from tests.skills.test_lists import said

ANNA, TOM, MIA = 1, 2, 3
PASSPORT = AddExpiry("Passport (Mia)", date(2027, 3, 1), Sort.PASSPORT)


async def run(house: House, command: Command, name: str = "Anna", *, group: bool = False) -> Outcome:
    return await house.app.pods["knowledge"].run(command, replace(house.asker(name), group=group))


async def undo(house: House, outcome: Outcome, name: str = "Anna") -> None:
    assert outcome.journal is not None
    await house.app.pods["knowledge"].undo(outcome.journal, house.asker(name))


async def lines(house: House, command: Command, name: str = "Anna", *, group: bool = False) -> list[str]:
    return said(await run(house, command, name, group=group), house.asker(name))


def there(house: House) -> None:
    """Anna and Tom were heard in private chats."""
    for name in ("Anna", "Tom", "Mia"):
        house.app.members.seen(CHANNEL, name, name)


def told(house: House, sent: list[Sent]) -> list[tuple[str, str, str]]:
    return [(one.to, one.at.astimezone(house.zone).strftime("%Y-%m-%d %H:%M"), one.text) for one in sent]


def expiries(house: House) -> list[tuple[str, str]]:
    return [(one["title"], one["ends"]) for one in house.state["expiries"]]


def read(house: House, intent: str, text: str, name: str = "Anna", **fields: object) -> Command:
    asker = house.asker(name)
    reading = Reading(asker, house.app.local("knowledge").database, read_times=read_times)
    times = read_times(text, language="en", now=asker.local_now)
    values = {"title": times.rest, "when": times.spans[0] if times.spans else None, **fields}
    request = Request(f"knowledge.{intent}", text, "en", **values)  # type: ignore[arg-type]
    readers = {"expiry_add": read_add, "expiry_query": read_query, "expiry_remove": read_remove}
    return readers[intent](request, reading)


# --- said in time -----------------------------------------------------------------------------------------------------


async def test_it_is_said_ninety_thirty_and_seven_days_before_and_no_more(house: House) -> None:
    there(house)
    await run(house, PASSPORT)
    sent = [one for one in told(house, await house.advance("2027-03-10T12:00")) if one[0] == "Anna"]
    assert sent == [
        ("Anna", "2026-12-01 09:00", "⏳ Passport (Mia) runs out Mon 1 Mar (in 90 days)."),
        ("Anna", "2027-01-30 09:00", "⏳ Passport (Mia) runs out Mon 1 Mar (in 30 days)."),
        ("Anna", "2027-02-22 09:00", "⏳ Passport (Mia) runs out Mon 1 Mar (in 7 days)."),
    ]


async def test_a_family_paper_goes_to_all_grown_ups_and_a_private_one_to_its_owner(house: House) -> None:
    there(house)
    await run(house, PASSPORT)
    await run(house, AddExpiry("Gym", date(2027, 3, 2), Sort.SUBSCRIPTION, audience=f"member:{TOM}"), "Tom")
    sent = await house.advance("2026-12-03T12:00")
    assert sorted((one.to, one.text.split(" runs")[0]) for one in sent) == [
        ("Anna", "⏳ Passport (Mia)"),
        ("Tom", "⏳ Gym"),
        ("Tom", "⏳ Passport (Mia)"),
    ]


async def test_with_a_notice_period_it_is_counted_to_the_last_day_to_cancel(house: House) -> None:
    there(house)
    contract = AddExpiry("Phone contract", date(2027, 6, 30), Sort.CONTRACT, Notice(months=3))
    assert said(await run(house, contract), house.asker("Anna"))[:2] == [
        "⏳ Phone contract runs out Wed, 30 Jun 2027.",
        "The last day to cancel is Wed 31 Mar.",
    ]
    sent = [text for to, _, text in told(house, await house.advance("2027-04-30T12:00")) if to == "Anna"]
    assert sent[0] == "⏳ Phone contract ends Wed, 30 Jun 2027. The last day to cancel is Wed 31 Mar (in 90 days)."
    assert len(sent) == 3


async def test_what_was_missed_without_power_is_said_once_as_it_stands(house: House) -> None:
    there(house)
    await run(house, PASSPORT)
    house.clock.set(house.local("2027-02-10T18:00"))
    sent = [text for to, _, text in told(house, await house.restart()) if to == "Anna"]
    assert sent == ["⏳ Passport (Mia) runs out Mon 1 Mar (in 19 days)."]
    assert await house.restart() == []
    house.clock.set(house.local("2027-03-05T18:00"))
    sent = [text for to, _, text in told(house, await house.restart()) if to == "Anna"]
    assert sent == ["⏳ Passport (Mia) has run out: Mon 1 Mar."]


async def test_two_processes_that_wake_at_once_say_it_once(house: House) -> None:
    there(house)
    await run(house, PASSPORT)
    house.clock.set(house.local("2026-12-01T09:00"))
    pod = house.app.local("knowledge")
    await pod.wake(house.asker("Anna"))
    await pod.wake(house.asker("Tom"))
    rows = pod.database.rows("SELECT member_id FROM outbox WHERE status = 'pending' ORDER BY member_id")
    assert [row["member_id"] for row in rows] == [ANNA, TOM]


# --- renewed, and not any more ----------------------------------------------------------------------------------------


async def test_renewed_asks_for_the_new_day_and_counts_to_it(house: House) -> None:
    there(house)
    await run(house, PASSPORT)
    await house.advance("2026-12-01T10:00")
    asked = await house.press("Anna", "renewed")
    assert asked.text.startswith("✓ Done: Passport (Mia). Until when is it valid now?")
    assert await lines(house, FindExpiries()) == [
        "⏳ What runs out:",
        "• Passport (Mia) – renewed; until when is it valid?",
    ]
    answer = await house.say("Anna", "3 May 2031")
    assert answer.text.splitlines()[0] == "⏳ Renewed: Passport (Mia) runs out Sat, 3 May 2031."
    assert expiries(house) == [("Passport (Mia)", "2031-05-03")]
    sent = told(house, await house.advance("2031-03-01T10:00"))
    assert {(to, at) for to, at, _ in sent} == {("Anna", "2031-02-02 09:00"), ("Tom", "2031-02-02 09:00")}


async def test_the_usual_time_is_a_button_and_a_button_of_before_renews_nothing(house: House) -> None:
    there(house)
    await run(house, replace(PASSPORT, title="Car insurance", sort=Sort.INSURANCE))
    await house.advance("2026-12-01T10:00")
    (button,) = [one for one in house.offered[chat_of("Tom").key] if one.name == "renewed"]
    await house.press("Anna", "renewed")
    reply = await house.press("Anna", "until-2028")
    assert "runs out Wed, 1 Mar 2028" in reply.text
    again = await house.press_token("Tom", button.token)
    assert again.text.startswith("Car insurance was renewed already")
    assert expiries(house) == [("Car insurance", "2028-03-01")]


async def test_not_any_more_forgets_it_and_undo_brings_it_and_its_nudges_back(house: House) -> None:
    there(house)
    await run(house, PASSPORT)
    await house.advance("2026-12-01T10:00")
    reply = await house.press("Anna", "not-any-more")
    assert reply.text == "Forgotten: Passport (Mia)."
    assert expiries(house) == []
    await house.press("Anna", "undo")
    assert expiries(house) == [("Passport (Mia)", "2027-03-01")]
    assert len(await house.advance("2027-01-30T10:00")) == 2


async def test_what_is_renewed_meanwhile_is_not_said(house: House) -> None:
    there(house)
    kept = await run(house, PASSPORT)
    house.clock.set(house.local("2026-12-01T09:00"))
    await house.app.pods["knowledge"].wake(house.asker("Anna"))
    await run(house, RenewExpiry(kept.refs[0].id, date(2036, 3, 1)))
    assert await house.advance("2027-03-10T10:00") == []


async def test_every_change_is_undone(house: House) -> None:
    added = await run(house, PASSPORT)
    renewed = await run(house, RenewExpiry(added.refs[0].id, date(2031, 1, 1)))
    closed = await run(house, RenewExpiry(added.refs[0].id))
    assert house.state["expiries"][0]["renewed"] is True
    await undo(house, closed)
    assert house.state["expiries"][0]["renewed"] is False
    await undo(house, renewed)
    assert expiries(house) == [("Passport (Mia)", "2027-03-01")]
    await undo(house, added)
    assert expiries(house) == []


# --- who may know -----------------------------------------------------------------------------------------------------


async def test_private_papers_are_nobody_elses(house: House) -> None:
    mine = await run(house, AddExpiry("Therapy contract", date(2027, 5, 1), audience=f"member:{ANNA}"))
    await run(house, AddExpiry("Loan", date(2027, 5, 2), audience="parents"))
    assert await lines(house, FindExpiries(), "Tom") == ["⏳ What runs out:", "• Sun 2 May: Loan"]
    assert await lines(house, FindExpiries(), "Mia") == [
        "⏳ I know of nothing that runs out. Say for example “my passport expires on 3 May 2031”."
    ]
    assert "Therapy" not in "".join(await lines(house, FindExpiries(), group=True))
    assert "Loan" not in "".join(await lines(house, FindExpiries(), group=True))
    for command in (RenewExpiry(mine.refs[0].id, date(2030, 1, 1)), RemoveExpiry(mine.refs[0].id)):
        with pytest.raises(NotFoundError):
            await run(house, command, "Tom")
    with pytest.raises(NotAllowedError):
        await run(house, AddExpiry("Spy", date(2027, 5, 1), audience=f"member:{ANNA}"), "Tom")
    days = Days(date(2027, 5, 1), 2, house.zone)
    assert skill.brief is not None
    told_to_tom = skill.brief(Reading(house.asker("Tom"), house.app.local("knowledge").database), days)
    assert [one.facts["title"] for one in told_to_tom] == ["Loan"]
    names = await house.app.pods["knowledge"].names(house.asker("Tom"))
    assert names["papers"] == ["Loan"]


async def test_what_became_private_before_it_was_sent_is_not_said_to_others(house: House) -> None:
    there(house)
    await run(house, PASSPORT)
    house.clock.set(house.local("2026-12-01T09:00"))
    pod = house.app.local("knowledge")
    await pod.wake(house.asker("Anna"))
    with pod.database.transaction():
        pod.database.rows("UPDATE expiries SET audience = ?", (f"member:{ANNA}",))
    assert {one.to for one in await house.advance("2026-12-01T10:00")} == {"Anna"}


async def test_a_button_pressed_in_the_group_works_there(house: House) -> None:
    outcome = await run(house, PASSPORT, group=True)
    assert outcome.key == "expiry-added"
    assert len(expiries(house)) == 1


async def test_what_was_kept_of_a_document_follows_it(house: House) -> None:
    await run(house, replace(PASSPORT, document_id=7, line="Date of expiry 01.03.2027", page=2))
    pod = house.app.local("knowledge")
    asker = house.asker("Anna")
    with pod.journal.recording(member_id=ANNA, command="test", now=asker.now, message_id=None) as (changes, moved):
        follow(Running(asker, pod.database, changes, pod.outbox), [7], f"member:{ANNA}")
    assert await lines(house, FindExpiries(), "Tom") == await lines(house, FindExpiries(), "Mia")
    with pod.journal.recording(member_id=ANNA, command="test", now=asker.now, message_id=None) as (changes, forgotten):
        follow(Running(asker, pod.database, changes, pod.outbox), [7], "")
    (one,) = house.state["expiries"]
    assert (one["title"], one["line"], one["page"]) == ("Passport (Mia)", "", None)
    await pod.undo(forgotten[0], asker)
    await pod.undo(moved[0], asker)
    assert house.state["expiries"][0]["line"] == "Date of expiry 01.03.2027"
    assert "Passport" in "".join(await lines(house, FindExpiries(), "Tom"))


# --- asked and told in words ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("my passport expires on 3 May 2028", AddExpiry("Passport (Anna)", date(2028, 5, 3), Sort.PASSPORT)),
        ("our car insurance ends on 31 December 2027", AddExpiry("Car insurance", date(2027, 12, 31), Sort.INSURANCE)),
        ("the parking permit is valid until 1 June 2027", AddExpiry("Parking permit", date(2027, 6, 1), Sort.PERMIT)),
        ("a gift card expires 1 June 2027", AddExpiry("A gift card", date(2027, 6, 1), Sort.VOUCHER)),
    ],
)  # fmt: skip
def test_what_is_told_is_kept(house: House, text: str, command: Command) -> None:
    assert read(house, "expiry_add", text) == command


def test_whose_it_is_belongs_to_the_name(house: House) -> None:
    command = read(house, "expiry_add", "passport expires 3 May 2028", people=People((MIA,), named=True))
    assert command == AddExpiry("Passport (Mia)", date(2028, 5, 3), Sort.PASSPORT)


async def test_what_is_told_of_something_known_renews_it(house: House) -> None:
    added = await run(house, AddExpiry("Passport (Anna)", date(2027, 3, 1), Sort.PASSPORT))
    command = read(house, "expiry_add", "my passport expires on 3 May 2037")
    assert command == RenewExpiry(added.refs[0].id, date(2037, 5, 3))


async def test_what_is_missing_is_asked(house: House) -> None:
    with pytest.raises(MissingError, match="ask-expiry-when"):
        read(house, "expiry_add", "my passport expires")
    with pytest.raises(MissingError, match="ask-expiry-what"):
        read(house, "expiry_add", "until 3 May 2028", title="")
    with pytest.raises(PersonError, match="expiry-passed"):
        await run(house, AddExpiry("Old", date(2026, 11, 20)))


async def test_what_runs_out_soon_is_listed(house: House) -> None:
    await run(house, PASSPORT)
    await run(house, AddExpiry("Rail pass", date(2026, 12, 5), Sort.SUBSCRIPTION, Notice(days=10)))
    assert await lines(house, read(house, "expiry_query", "what expires soon?", title="")) == [
        "⏳ What runs out:",
        "• Sat 5 Dec: Rail pass – cancel by Wed 25 Nov",
        "• Mon 1 Mar: Passport (Mia)",
    ]
    assert await lines(house, FindExpiries(date(2026, 11, 21), date(2026, 11, 24))) == [
        "⏳ Nothing runs out then.",
        "Next: Rail pass, Sat 5 Dec.",
    ]
    house.clock.set(house.local("2026-12-20T10:00"))
    assert (await lines(house, FindExpiries()))[1] == "• ⚠️ Sat 5 Dec: Rail pass – has run out"


async def test_what_is_to_be_forgotten_is_found_by_its_name(house: House) -> None:
    one = await run(house, PASSPORT)
    await run(house, replace(PASSPORT, title="Passport (Tom)"))
    hers = People((MIA,), named=True)
    assert read(house, "expiry_remove", "forget Mia's passport", title="passport", people=hers) == RemoveExpiry(
        one.refs[0].id
    )
    with pytest.raises(SeveralError):
        read(house, "expiry_remove", "forget the passport", title="passport")
    with pytest.raises(NotFoundError):
        read(house, "expiry_remove", "forget the lease", title="lease")
    target = (Ref("papers", one.refs[0].id),)
    assert read(house, "expiry_remove", "forget it", title="", target=target) == RemoveExpiry(one.refs[0].id)


async def test_the_same_is_kept_once(house: House) -> None:
    await run(house, PASSPORT)
    again = await run(house, PASSPORT)
    assert again.key == "expiry-known"
    assert len(expiries(house)) == 1


async def test_the_morning_says_what_ends_that_day(house: House) -> None:
    await run(house, AddExpiry("Rail pass", date(2026, 12, 5), Sort.SUBSCRIPTION, Notice(days=10)))
    reading = Reading(house.asker("Anna"), house.app.local("knowledge").database)
    assert skill.brief is not None
    keys = [
        [one.key for one in skill.brief(reading, Days(day, 1, house.zone))]
        for day in (date(2026, 11, 25), date(2026, 12, 5), date(2026, 12, 6))
    ]
    assert keys == [["brief-expiry-notice"], ["brief-expiry"], []]


def test_a_notice_period_is_counted_by_the_calendar() -> None:
    assert Notice(months=3).last_day(date(2026, 12, 31)) == date(2026, 9, 30)
    assert Notice(months=1).last_day(date(2027, 3, 31)) == date(2027, 2, 28)
    assert Notice(days=14).last_day(date(2026, 12, 31)) == date(2026, 12, 17)


async def test_nothing_is_read_of_a_message_that_is_no_answer(house: House) -> None:
    """A question that was asked by a button is off when something else is said."""
    there(house)
    await run(house, PASSPORT)
    await house.advance("2026-12-01T10:00")
    await house.press("Anna", "renewed")
    await house.say("Anna", "remind me tomorrow at 9 to call grandma")
    assert expiries(house) == [("Passport (Mia)", "2027-03-01")]
    assert len(house.state["reminders"]) == 1
