"""What runs out and the papers about it: read in the newest one, moved, read anew and forgotten with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from skills.documents.commands import ForgetDocument, SetAudience
from skills.papers.commands import AddExpiry, FindExpiries, RenewExpiry
from skills.papers.dues import Sort
from tests.house import House
from tests.skills.documents.papers import folder_of, rows, send, watch_of
from tests.skills.papers.test_guard import ANNA, PASSPORT, TOM, expiries, lines, run, there, told, undo
from tests.skills.test_lists import said

NEW_PASSPORT = "PASSPORT\nGiven names: Mia\nDate of issue 02.12.2026\nDate of expiry 01.12.2036"


async def test_the_new_day_is_read_in_the_newest_paper_about_it_and_offered(house: House) -> None:
    there(house)
    await run(house, PASSPORT)
    await house.advance("2026-12-03T10:00")
    await send(house, "Anna", NEW_PASSPORT.replace("2036", "2035"), "old scan.txt")
    await send(house, "Anna", NEW_PASSPORT, "passport.txt")
    await send(house, "Anna", NEW_PASSPORT.replace("Mia", "Lilli").replace("2036", "2034"), "lilli.txt")
    reply = await house.app.pods["knowledge"].run(RenewExpiry(1, was=PASSPORT.ends), house.asker("Anna"))
    assert said(reply, house.asker("Anna"))[1] == "In passport.txt: “Date of expiry 01.12.2036”"
    assert expiries(house) == [("Passport (Mia)", "2027-03-01")]
    assert [offer.name for offer in reply.offers] == ["until-paper", "until-2037"]
    done = await run(house, reply.offers[0].command)
    assert (done.key, expiries(house)) == ("expiry-renewed", [("Passport (Mia)", "2036-12-01")])
    sent = told(house, await house.advance("2036-12-01T10:00"))
    assert [at for to, at, _ in sent if to == "Anna"] == ["2036-09-02 09:00", "2036-11-01 09:00", "2036-11-24 09:00"]


async def test_a_paper_that_is_noted_is_the_new_one_of_what_waits_for_its_day(house: House) -> None:
    await run(house, PASSPORT)
    await run(house, replace(PASSPORT, title="Passport (Lilli)"))
    await run(house, RenewExpiry(1))
    noted = await run(house, AddExpiry("Passport Mia", date(2036, 12, 1), Sort.PASSPORT))
    assert noted.key == "expiry-renewed"
    assert sorted(expiries(house)) == [("Passport (Lilli)", "2027-03-01"), ("Passport (Mia)", "2036-12-01")]
    await undo(house, noted)
    assert house.state["expiries"][0]["renewed"] is True
    private = AddExpiry("Passport Mia", date(2036, 12, 1), Sort.PASSPORT, audience=f"member:{ANNA}")
    assert (await run(house, private)).key == "expiry-added"


async def test_a_new_passport_is_instead_of_the_old_one_and_a_second_policy_is_not(house: House) -> None:
    await run(house, PASSPORT)
    await run(house, replace(PASSPORT, title="Passport (Lilli)"))
    noted = await run(house, AddExpiry("Reisepass Mia Sommer", date(2036, 12, 1), Sort.PASSPORT))
    assert noted.key == "expiry-renewed"
    assert sorted(expiries(house)) == [("Passport (Lilli)", "2027-03-01"), ("Passport (Mia)", "2036-12-01")]
    for title, sort in (("Passport", Sort.PASSPORT), ("Car insurance", Sort.INSURANCE)):
        for year in (2028, 2029):
            assert (await run(house, AddExpiry(title, date(year, 5, 1), sort))).key == "expiry-added"


async def test_what_was_kept_of_a_file_follows_it_after_the_file_was_read_anew(house: House) -> None:
    watch = watch_of(house)
    watch.make_folders()
    path = folder_of(house) / "family" / "lease.txt"

    def put(text: str) -> None:
        path.write_text(text, encoding="utf-8")
        watch.look()
        watch.look()

    put("Lease\nThe lease ends on 30 June 2028.")
    (before,) = [row["id"] for row in rows(house, "SELECT id FROM documents")]
    await run(house, AddExpiry("Lease", date(2028, 6, 30), Sort.CONTRACT, document_id=before))
    put("Lease\nThe lease ends on 30 June 2028. Signed by all.")
    (after,) = [row["id"] for row in rows(house, "SELECT id FROM documents")]
    await run(house, SetAudience(after, "parents"))
    assert after != before
    assert await lines(house, FindExpiries(), "Mia") == [
        "⏳ I know of nothing that runs out. Say for example “my passport expires on 3 May 2031”."
    ]


async def test_the_hour_is_that_of_the_clock_on_both_sides_of_its_change(house: House) -> None:
    there(house)
    await run(house, AddExpiry("Gym", date(2027, 4, 20), Sort.SUBSCRIPTION))
    sent = told(house, await house.advance("2027-04-21T10:00"))
    at = ["2027-01-20 09:00", "2027-03-21 09:00", "2027-04-13 09:00"]
    assert [when for to, when, _ in sent if to == "Anna"] == at


async def test_who_is_no_grown_up_any_more_or_has_left_is_not_told(house: House) -> None:
    there(house)
    await run(house, PASSPORT)
    await run(house, AddExpiry("Gym", date(2027, 3, 1), Sort.SUBSCRIPTION, audience=f"member:{TOM}"), "Tom")
    house.clock.set(house.local("2026-12-01T09:00"))
    await house.app.pods["knowledge"].wake(house.asker("Anna"))
    house.app.database.rows("UPDATE members SET role = 'child' WHERE id = ?", (TOM,))
    sent = told(house, await house.advance("2026-12-01T10:00"))
    assert sorted((to, text.split(" runs")[0]) for to, _, text in sent) == [
        ("Anna", "⏳ Passport (Mia)"),
        ("Tom", "⏳ Gym"),
    ]
    house.app.database.rows("PRAGMA foreign_keys = OFF")
    house.app.database.rows("DELETE FROM members WHERE id = ?", (TOM,))
    sent = told(house, await house.advance("2027-03-02T10:00"))
    assert {to for to, _, _ in sent} == {"Anna"}
    assert not any("Gym" in text for _, _, text in sent)


async def test_of_a_paper_that_was_forgotten_one_is_still_told_but_no_line_is_kept(house: House) -> None:
    there(house)
    await send(house, "Anna", NEW_PASSPORT.replace("2036", "2027"), "passport.txt")
    (document,) = [row["id"] for row in rows(house, "SELECT id FROM documents")]
    await run(house, AddExpiry("Passport Mia", date(2027, 12, 1), Sort.PASSPORT, document_id=document, line="secret"))
    await run(house, ForgetDocument(document))
    assert [one["line"] for one in house.state["expiries"]] == [""]
    assert len(await house.advance("2027-09-02T10:00")) == 2


async def test_the_new_day_of_what_was_renewed_is_asked_for_once_more(house: House) -> None:
    there(house)
    await run(house, PASSPORT)
    house.clock.set(house.local("2026-11-25T10:00"))
    await run(house, RenewExpiry(1))
    sent = told(house, await house.advance("2026-12-02T11:00"))
    asked = "⏳ Passport (Mia) was renewed. Until when is it valid now? For example “until 3 May 2031”."
    assert sorted(sent) == [("Anna", "2026-12-02 10:00", asked), ("Tom", "2026-12-02 10:00", asked)]
    await house.press("Anna", "until-2037")
    assert expiries(house) == [("Passport (Mia)", "2037-03-01")]


async def test_what_has_its_new_day_is_not_asked_for_again(house: House) -> None:
    there(house)
    await run(house, PASSPORT)
    await run(house, RenewExpiry(1))
    await run(house, RenewExpiry(1, date(2037, 5, 3)))
    assert await house.advance("2027-03-10T10:00") == []
    closed = await run(house, RenewExpiry(1))
    await undo(house, closed)
    assert len(await house.advance("2037-05-03T10:00")) == 6
