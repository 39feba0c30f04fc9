"""Fetching: nothing is confirmed before it is kept, nothing is handled twice, trouble is waited out."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from prometheus_client import CollectorRegistry

from bot.channels.telegram import TelegramChannel
from bot.metrics.inside import Inside, InsideLooks
from knowledge.clock import ManualClock
from knowledge.inbox import Inbox, Update
from knowledge.store.database import Database
from tests.bot.channels.telegram.conftest import Opened, eventually
from tests.bot.channels.telegram.echo import EchoAssistant
from tests.emulator import Emulator, Seat
from tests.keyrings import keyring_of


def statuses(database: Database) -> list[str]:
    return [row["status"] for row in database.rows("SELECT status FROM inbox ORDER BY update_id")]


def said_by(caplog: pytest.LogCaptureFixture, level: int) -> list[str]:
    return [
        record.getMessage()
        for record in caplog.records
        if record.name.startswith("bot.channels.telegram") and record.levelno == level
    ]


async def test_chats_are_answered_side_by_side(
    channel: TelegramChannel, emulator: Emulator, anna: Seat, echo: EchoAssistant
) -> None:
    echo.seconds["slow"] = 6.0
    tom = emulator.user(12, "Tom")
    anna.say("slow")
    anna.say("after")
    tom.say("quick")
    assert (await tom.next_reply(5)).text == "heard quick"
    assert [sent.text for sent in await anna.replies(2)] == ["heard slow", "heard after"]


async def test_no_more_than_eight_chats_at_once(
    channel: TelegramChannel, emulator: Emulator, echo: EchoAssistant
) -> None:
    echo.seconds["busy"] = 0.3
    people = [emulator.user(100 + number, "P") for number in range(20)]
    for person in people:
        person.say("busy")
    for person in people:
        await person.next_reply()
    assert echo.busiest == 8


async def test_when_telegram_last_answered_is_a_figure(
    channel: TelegramChannel, anna: Seat, clock: ManualClock
) -> None:
    registry = CollectorRegistry()
    registry.register(InsideLooks(Inside(dict, lambda: 0, {channel.name: channel}, list, None)))

    def answered() -> float | None:
        return registry.get_sample_value("inglenook_channel_answered_timestamp_seconds", {"channel": "telegram"})

    assert answered() == 0
    anna.say("one")
    await anna.next_reply()
    assert answered() == clock.now().timestamp()


async def test_an_update_given_twice_is_handled_once(
    channel: TelegramChannel, emulator: Emulator, anna: Seat, echo: EchoAssistant
) -> None:
    anna.say("one")
    await anna.next_reply()
    anna.say("two")
    await anna.next_reply()
    await eventually(lambda: emulator.unconfirmed == 0)
    emulator.state.repeat(2)
    anna.say("three")
    await anna.next_reply()
    assert echo.texts == ["one", "two", "three"]


async def test_what_was_answered_is_forgotten(
    channel: TelegramChannel, emulator: Emulator, anna: Seat, database: Database
) -> None:
    anna.say("my secret")
    await anna.next_reply()
    await eventually(lambda: database.rows("SELECT status, body FROM inbox") == [{"status": "done", "body": ""}])


async def test_poison_is_set_aside(
    channel: TelegramChannel,
    emulator: Emulator,
    anna: Seat,
    echo: EchoAssistant,
    database: Database,
    caplog: pytest.LogCaptureFixture,
) -> None:
    emulator.state.queue_raw({"message": {"message_id": "seven", "chat": {"id": 11}}})
    emulator.state.queue_raw({"message": 5})
    anna.say("hello")
    assert (await anna.next_reply()).text == "heard hello"
    await eventually(lambda: statuses(database) == ["failed", "failed", "done"])
    reason = database.rows("SELECT reason FROM inbox")[0]["reason"]
    assert reason in ("UnreadableUpdateError: KeyError", "UnreadableUpdateError: TypeError")
    assert "update 1000 could not be handled" in said_by(caplog, logging.ERROR)


async def test_an_assistant_that_raises_stops_nobody(
    channel: TelegramChannel, anna: Seat, echo: EchoAssistant, database: Database
) -> None:
    anna.say("fail")
    anna.say("hello")
    assert (await anna.next_reply()).text == "heard hello"
    row = database.row("SELECT status, reason FROM inbox ORDER BY update_id")
    assert row == {"status": "failed", "reason": "ArithmeticError: made to fail"}


async def test_unknown_kinds_of_updates_are_passed_over(
    channel: TelegramChannel, emulator: Emulator, anna: Seat, echo: EchoAssistant
) -> None:
    emulator.state.allowed = None
    emulator.state.queue_raw({"message": {"telepathy": 1}, "telepathy": {"chat": {"id": 11}}})
    emulator.state.queue_raw({"edited_message": None, "telepathy": {"chat": {"id": 11}}})
    anna.say("hello")
    assert (await anna.next_reply()).text == "heard hello"
    assert echo.texts == ["hello"]


async def test_an_outage_is_waited_out_and_told_once(
    channel: TelegramChannel, emulator: Emulator, anna: Seat, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    emulator.inject("getUpdates", status=502, times=3)
    anna.say("one")
    await anna.next_reply(40)
    anna.say("two")
    assert (await anna.next_reply(40)).text == "heard two"
    warnings = said_by(caplog, logging.WARNING)
    assert len(warnings) == 1
    assert "cannot be reached" in warnings[0]
    assert any("works again" in line for line in said_by(caplog, logging.INFO))


async def test_a_server_that_goes_away_comes_back(channel: TelegramChannel, emulator: Emulator, anna: Seat) -> None:
    anna.say("before")
    await anna.next_reply()
    await emulator.offline(1.0)
    anna.say("meanwhile")
    assert (await anna.next_reply(40)).text == "heard meanwhile"


async def test_another_poller_is_named(
    channel: TelegramChannel, emulator: Emulator, anna: Seat, caplog: pytest.LogCaptureFixture
) -> None:
    emulator.inject("getUpdates", status=409, description="Conflict: terminated by other getUpdates request")
    anna.say("one")
    await anna.next_reply()
    anna.say("two")
    await anna.next_reply(40)
    (warning,) = said_by(caplog, logging.WARNING)
    assert "another program fetches the updates of this bot" in warning


async def test_a_limit_on_fetching_is_kept(channel: TelegramChannel, emulator: Emulator, anna: Seat) -> None:
    anna.say("one")
    await anna.next_reply()
    emulator.inject("getUpdates", status=429, retry_after=1)
    anna.say("two")
    assert (await anna.next_reply()).text == "heard two"
    second = anna.say("three")
    reply = await anna.next_reply()
    assert reply.at - second["date"] < 3


async def test_it_starts_without_telegram_and_finds_it_later(opened: Opened, emulator: Emulator, anna: Seat) -> None:
    await emulator.offline(0.7)
    anna.say("hello")
    await opened()
    assert (await anna.next_reply(40)).text == "heard hello"


async def test_what_was_under_way_is_finished_by_stop_and_the_rest_later(
    opened: Opened, emulator: Emulator, anna: Seat, echo: EchoAssistant, database: Database
) -> None:
    echo.seconds["slow"] = 0.4
    channel = await opened()
    anna.say("slow")
    anna.say("later")
    await eventually(lambda: echo.busy)
    await channel.stop()
    assert statuses(database) == ["done", "waiting"]
    await opened()
    assert [sent.text for sent in await anna.replies(2)] == ["heard slow", "heard later"]
    assert echo.texts == ["slow", "later"]


async def test_what_takes_the_process_down_every_time_is_given_up(
    opened: Opened, emulator: Emulator, anna: Seat, database: Database, clock: ManualClock
) -> None:
    inbox = Inbox(database, clock, "telegram", keyring_of(database, clock))
    body = '{"update_id": 5, "message": {"message_id": 1, "date": 1, "chat": {"id": 11, "type": "private"}}}'
    inbox.add([Update(5, "11", body)])
    for _ in range(10):
        inbox.attempt([Update(5, "11", body)])
    await opened()
    anna.say("hello")
    await anna.next_reply()
    row = database.row("SELECT status, reason FROM inbox WHERE update_id = 5")
    assert row == {"status": "failed", "reason": "RuntimeError: begun 10 times and never finished"}


async def test_old_rows_are_cleaned_up_at_the_start(
    opened: Opened, emulator: Emulator, anna: Seat, database: Database, clock: ManualClock
) -> None:
    inbox = Inbox(database, clock, "telegram", keyring_of(database, clock))
    updates = [Update(number, "11", "{}") for number in (1, 2, 3)]
    inbox.add(updates)
    inbox.done(updates[:1])
    inbox.failed(updates[1:2], "broken")
    clock.set(clock.now() + timedelta(days=3))
    await opened()
    anna.say("hello")
    await anna.next_reply()
    assert [row["update_id"] for row in database.rows("SELECT update_id FROM inbox")][:2] == [2, 3]
