"""The calendar address: what calendar programs get, what nobody gets, and that the address stays a secret."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import httpx
import icalendar
import pytest

from bot.build import feeds_of, open_hub
from bot.hub.auth import FAILED_TRIES
from bot.hub.feed import feed_routes
from bot.hub.problems import install
from bot.hub.server import HubServer
from knowledge.people import GUESTS, Role, private_to
from pods.engine.pod import LocalPod
from skills.calendar.commands import ChangeEvent, CreateEvent, RevokeFeeds, ShareFeed
from skills.calendar.feed import MOST_FEEDS
from skills.engine.errors import PersonError
from tests.house import House


@dataclass
class Reader:
    """A calendar program, and the house it reads from."""

    house: House
    client: httpx.AsyncClient

    @property
    def pod(self) -> LocalPod:
        return self.house.app.local("planner")

    async def address(self, name: str = "Anna") -> str:
        """A new address of a member, as a path."""
        outcome = await self.pod.run(ShareFeed(), self.house.asker(name))
        return str(outcome.facts["address"]).removeprefix(self.house.asker(name).hub)

    async def add(self, title: str, day: datetime | None = None, audience: str | None = None) -> int:
        """An event of an hour, a week from now unless said."""
        start = day or self.house.clock.now() + timedelta(days=7)
        outcome = await self.pod.run(CreateEvent(title, start, start + timedelta(hours=1)), self.house.asker("Anna"))
        event_id = outcome.refs[0].id
        if audience is not None:
            with self.pod.database.transaction():
                self.pod.database.rows("UPDATE events SET audience = ? WHERE id = ?", (audience, event_id))
        return event_id

    async def titles(self, path: str) -> list[str]:
        answer = await self.client.get(path)
        if answer.status_code != 200:
            raise AssertionError(answer.text)
        return [str(one["SUMMARY"]) for one in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")]


@pytest.fixture
async def reader(house: House) -> AsyncIterator[Reader]:
    settings = house.app.settings.model_copy(update={"web_port": 0})
    server = open_hub(replace(house.app, settings=settings))
    await server.start()
    async with httpx.AsyncClient(base_url=server.url) as client:
        yield Reader(house, client)
    await server.stop()


async def test_a_calendar_program_reads_without_signing_in(reader: Reader) -> None:
    await reader.add("Dentist")
    answer = await reader.client.get(await reader.address())
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert answer.headers["cache-control"] == "private, no-cache"
    (event,) = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["SUMMARY"] == "Dentist"
    assert (await reader.client.head(await reader.address())).status_code == 200


async def test_only_what_the_member_may_see_is_in_it(reader: Reader) -> None:
    anna = reader.house.member("Anna")
    await reader.add("Family")
    await reader.add("For guests", audience=GUESTS)
    await reader.add("Anna's own", audience=private_to(anna.id))
    assert await reader.titles(await reader.address("Anna")) == ["Family", "For guests", "Anna's own"]
    assert await reader.titles(await reader.address("Tom")) == ["Family", "For guests"]
    path = await reader.address("Mia")
    mia = reader.house.member("Mia")
    with reader.house.app.database.transaction():
        reader.house.app.database.rows("UPDATE members SET role = ? WHERE id = ?", (Role.GUEST.value, mia.id))
    assert await reader.titles(path) == ["For guests"]


async def test_what_is_long_over_is_left_out_and_what_recurs_is_not(reader: Reader) -> None:
    now = reader.house.clock.now()
    await reader.add("Long over", now - timedelta(days=400))
    await reader.add("Last winter", now - timedelta(days=300))
    await reader.add("In ten years", now + timedelta(days=3650))
    start = now - timedelta(days=800)
    weekly = CreateEvent("Weekly", start, start + timedelta(hours=1), rule="FREQ=WEEKLY")
    await reader.pod.run(weekly, reader.house.asker("Anna"))
    assert sorted(await reader.titles(await reader.address())) == ["In ten years", "Last winter", "Weekly"]


async def test_what_is_known_is_not_sent_again(reader: Reader) -> None:
    event_id, path, client = await reader.add("Dentist"), await reader.address(), reader.client
    first = await client.get(path)
    known, since = {"If-None-Match": first.headers["etag"]}, {"If-Modified-Since": first.headers["last-modified"]}
    for headers in (known, since, {"If-None-Match": f'"other", W/{first.headers["etag"]}'}):
        again = await client.get(path, headers=headers)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    assert (await client.get(path, headers={"If-Modified-Since": "rubbish"})).status_code == 200
    reader.house.clock.set(reader.house.clock.now() + timedelta(minutes=5))
    await reader.pod.run(ChangeEvent(event_id, title="Dentist with Mia"), reader.house.asker("Tom"))
    for headers in (known, since):
        changed = await client.get(path, headers=headers)
        assert changed.status_code == 200
        assert "with Mia" in changed.text
    assert changed.headers["etag"] != first.headers["etag"]


async def test_every_kind_of_change_is_seen(reader: Reader) -> None:
    path, anna = await reader.address(), reader.house.asker("Anna")
    assert await reader.titles(path) == []
    start = anna.now + timedelta(days=1)
    made = await reader.pod.run(CreateEvent("Swimming", start, start + timedelta(hours=1), rule="FREQ=DAILY"), anna)
    assert await reader.titles(path) == ["Swimming"]
    skip = ChangeEvent(made.refs[0].id, skip=((start + timedelta(days=1)).astimezone(reader.house.zone).date(),))
    skipped = await reader.pod.run(skip, anna)
    assert "EXDATE" in (await reader.client.get(path)).text
    await reader.pod.undo(skipped.journal or 0, anna)
    assert "EXDATE" not in (await reader.client.get(path)).text
    await reader.pod.undo(made.journal or 0, anna)
    assert await reader.titles(path) == []


async def test_an_address_that_was_ended_is_as_one_that_never_was(reader: Reader) -> None:
    path, kept = await reader.address("Anna"), await reader.address("Tom")
    ended = await reader.pod.run(RevokeFeeds(), reader.house.asker("Anna"))
    assert ended.facts["count"] == 1
    wrong = [path, "/feed/never.ics", "/feed/.ics", "/feed/x", f"{kept}x", kept.removesuffix(".ics")]
    answers = [await reader.client.get(one) for one in wrong]
    assert {(one.status_code, one.content) for one in answers} == {(404, answers[0].content)}
    assert (await reader.client.get(kept)).status_code == 200
    await reader.pod.undo(ended.journal or 0, reader.house.asker("Anna"))
    assert (await reader.client.get(path)).status_code == 200


async def test_who_guesses_has_to_wait_and_who_knows_does_not(reader: Reader) -> None:
    path = await reader.address()
    codes = [(await reader.client.get(f"/feed/{n}.ics")).status_code for n in range(FAILED_TRIES + 2)]
    assert codes == [404] * FAILED_TRIES + [429] * 2
    assert (await reader.client.get(path)).status_code == 200


async def test_only_a_digest_is_stored(reader: Reader) -> None:
    path = await reader.address()
    token = path.removeprefix("/feed/").removesuffix(".ics")
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", token)
    (row,) = reader.pod.database.rows("SELECT * FROM feeds")
    assert row["token_sha256"] == hashlib.sha256(token.encode()).hexdigest()
    journal = reader.pod.database.rows("SELECT changes FROM journal")
    assert token not in f"{row}{journal}"


async def test_there_is_an_end_to_addresses(reader: Reader) -> None:
    for _ in range(MOST_FEEDS):
        await reader.address()
    with pytest.raises(PersonError) as caught:
        await reader.address()
    assert caught.value.key == "feed-too-many"


async def test_the_address_is_in_no_log(reader: Reader, caplog: pytest.LogCaptureFixture) -> None:
    from fastapi import FastAPI

    class Broken:
        def at(self, token: str) -> None:
            raise RuntimeError("the disk is gone")

    caplog.set_level(logging.DEBUG)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("httpcore").setLevel(logging.WARNING)
    path = await reader.address()
    token = path.removeprefix("/feed/").removesuffix(".ics")
    assert (await reader.client.get(path)).status_code == 200
    app = FastAPI()
    install(app)
    app.include_router(feed_routes(Broken(), reader.house.clock))
    server = HubServer(app, "127.0.0.1", 0)
    await server.start()
    async with httpx.AsyncClient(base_url=server.url) as client:
        assert (await client.get(path)).status_code == 500
    await server.stop()
    assert "/feed/{name}" in caplog.text
    assert token not in caplog.text


async def test_the_address_is_told_in_private_only(house: House) -> None:
    said = (await house.say("Anna", "give me my calendar address", group=True)).text
    assert "/feed/" not in said
    assert "private" in said
    alone = (await house.say("Anna", "give me my calendar address")).text
    address = re.search(r"http\S+", alone)
    assert address
    feeds = feeds_of(house.app)
    assert feeds
    token = address[0].rpartition("/")[2].removesuffix(".ics")
    assert feeds.at(token) is not None
    assert "INGLE_WEB_URL" in alone
    assert "no longer works" in (await house.say("Anna", "stop my calendar address")).text
    assert feeds.at(token) is None


async def test_the_day_moves_the_window(reader: Reader) -> None:
    await reader.add("Once", datetime(2025, 11, 22, 9, tzinfo=UTC))
    path = await reader.address()
    assert await reader.titles(path) == ["Once"]
    reader.house.clock.set(reader.house.clock.now() + timedelta(days=5))
    assert await reader.titles(path) == []
