"""What is said unasked: where it goes, when it is tried again, and when it need not be said any more."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.build import build
from bot.channels.protocol import Assistant, SendFailed
from bot.messages import Chat, Reply
from tests.house import House

PHONE = "phone"


class Phone:
    """Another way to reach a member, which fails with whatever it is told to."""

    name = PHONE

    def __init__(self) -> None:
        self.failures: deque[Exception] = deque()
        self.texts: list[str] = []
        self.hook: Callable[[Chat, Reply], Awaitable[str]] | None = None

    async def start(self, assistant: Assistant) -> None:
        """Nothing to open."""

    async def stop(self) -> None:
        """Nothing to close."""

    async def send(self, chat: Chat, reply: Reply) -> str:
        """Keeps the text, or fails."""
        if self.failures:
            raise self.failures.popleft()
        if self.hook is not None:
            return await self.hook(chat, reply)
        self.texts.append(reply.text)
        return f"{len(self.texts)}"


async def with_phone(house: House, name: str) -> Phone:
    """Gives the house a second channel, the one this member used last."""
    phone = Phone()
    await house.app.stop()
    house.app = build(house.app.settings, clock=house.clock, channels=[house.channel, phone])
    sender = f"{name}'s phone"
    house.app.members.link(house.member(name).id, PHONE, sender)
    house.clock.set(house.clock.now() + timedelta(seconds=1))
    house.app.members.seen(PHONE, sender, sender)
    return phone


def statuses(house: House) -> list[str]:
    """The states of the planner's outbox rows, in the order they were made."""
    rows = house.app.local("planner").database.rows("SELECT status FROM outbox ORDER BY id")
    return [row["status"] for row in rows]


async def test_a_passing_failure_waits_for_the_channel_last_used(house: House) -> None:
    await house.say("Anna", "remind me to call grandma at 10:30")
    phone = await with_phone(house, "Anna")
    phone.failures.append(SendFailed("no network"))
    house.clock.set(house.local("2026-11-21T10:30"))
    await house.ring()
    assert statuses(house) == ["pending"]
    assert await house.advance("2026-11-21T10:31") == []
    assert statuses(house) == ["sent"]
    assert len(phone.texts) == 1


async def test_a_chat_that_is_gone_is_left_for_the_other_one(house: House) -> None:
    await house.say("Anna", "remind me to call grandma at 10:30")
    phone = await with_phone(house, "Anna")
    phone.failures.append(SendFailed("blocked", permanent=True))
    (sent,) = await house.advance("2026-11-21T10:31")
    assert (sent.to, phone.texts, statuses(house)) == ("Anna", [], ["sent"])
    assert "call grandma" in sent.text


async def test_an_unforeseen_error_stops_no_other_message_and_is_tried_again_as_a_repeat(house: House) -> None:
    await house.say("Anna", "remind me to call grandma at 10:30")
    await house.say("Anna", "remind me to feed the cat at 10:30")
    phone = await with_phone(house, "Anna")
    phone.failures.append(RuntimeError("the library broke"))
    house.clock.set(house.local("2026-11-21T10:30"))
    await house.ring()
    assert statuses(house) == ["pending", "sent"]
    await house.advance("2026-11-21T10:31")
    assert statuses(house) == ["sent", "sent"]
    plain, repeated = phone.texts
    assert "feed the cat" in plain
    assert "\n" not in plain
    assert "call grandma" in repeated
    assert "\n" in repeated, "the second line says that it may be a repeat"


async def test_a_cancelled_reminder_is_not_said_any_more(house: House) -> None:
    await house.say("Anna", "remind me to call grandma at 10:30")
    house.channel.failures.append(SendFailed("no network", retry_after=600))
    await house.advance("2026-11-21T10:31")
    assert statuses(house) == ["pending"]
    await house.say("Anna", "cancel the reminder to call grandma")
    await house.say("Anna", "yes")
    assert statuses(house) == ["dropped"]
    assert await house.advance("2026-11-21T11:00") == []


async def test_what_one_has_done_is_not_said_to_the_other_any_more(house: House) -> None:
    await house.say("Anna", "remind Tom and Mia to feed the cat at 10:30")
    house.channel.failures.append(SendFailed("no network", retry_after=600))
    (sent,) = await house.advance("2026-11-21T10:31")
    assert sorted(statuses(house)) == ["pending", "sent"]
    await house.press(sent.to, "done")
    assert sorted(statuses(house)) == ["dropped", "sent"]
    assert await house.advance("2026-11-21T11:00") == []


async def test_giving_up_counts_from_when_it_was_to_be_said_first(house: House) -> None:
    await house.say("Mia", "remind me to call grandma at 10:30")
    house.channel.failures.extend(SendFailed("no network", retry_after=3600) for _ in range(200))
    house.clock.set(house.local("2026-11-30T10:00"))
    await house.ring()
    assert statuses(house) == ["pending"], "the house was off when it was due; trying has only begun"
    await house.advance("2026-12-07T09:59")
    assert statuses(house) == ["pending"]
    await house.advance("2026-12-07T11:01")
    assert statuses(house) == ["failed"]


async def test_a_reminder_that_comes_between_does_not_take_the_follow_up(house: House) -> None:
    house.clock.set(house.local("2026-11-21T10:29"))
    await house.say("Tom", "remind Anna to call grandma at 10:30")
    await house.say("Anna", "dentist on Monday at 9am")
    (sent,) = await house.advance("2026-11-21T10:30")
    assert sent.to == "Anna"
    await house.say("Anna", "make it 11")
    assert [event["start"] for event in house.state["events"]] == [house.local("2026-11-23T11:00")]


async def test_a_reminder_after_a_while_is_what_the_follow_up_means(house: House) -> None:
    await house.say("Anna", "remind me to call grandma at 10:30")
    await house.say("Anna", "dentist on Monday at 9am")
    await house.advance("2026-11-21T10:30")
    await house.say("Anna", "make it 11")
    assert [event["start"] for event in house.state["events"]] == [house.local("2026-11-23T09:00")]
    assert [reminder["due"] for reminder in house.state["reminders"]] == [house.local("2026-11-21T11:00")]
