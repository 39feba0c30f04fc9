"""A house with its pods elsewhere, over real HTTP: the same sentences, and what happens when one of them is away."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.build import accounts_of, asker_of, build, feeds_of
from bot.building.pods import open_pods
from bot.channels.protocol import SendFailed
from bot.leaving import depart
from bot.messages import File, FileKind, Message
from bot.settings import Settings
from pods.engine.interface import PodDownError
from pods.engine.pod import LocalPod, Means
from pods.engine.remote.pod import RemotePod
from skills.calendar.commands import ShareFeed
from skills.engine.errors import ConfigurationError
from skills.engine.money import Money
from skills.expenses.commands import LogExpense
from tests.elsewhere import MOVABLE, TOKEN, Elsewhere, with_pods
from tests.house import House, chat_of, open_house

SENTENCES = [
    ("I spent 12 euros on groceries", "€12.00"),
    ("add milk and eggs to the shopping list", "milk"),
    ("what's on the shopping list?", "eggs"),
    ("dentist tomorrow at 10", "dentist"),
    ("make it 11", "11:00"),
    ("what's on tomorrow?", "dentist"),
    ("undo", "Undone"),
    ("remind me at 5 to call grandma", "call grandma"),
    ("which reminders are there?", "call grandma"),
    ("what did I spend this month?", "€12.00"),
    ("set a budget of 300 euros for groceries", "300"),
    ("Mimi is Mia", "Mimi"),
    ("remind Mimi tomorrow at 8 to feed the cat", "feed the cat"),
    ("buy bread and remind me at 6 to bake", "bread"),
    ("Mia: take out the trash every Monday", "trash"),
]


@pytest.fixture(params=["local", "remote"])
async def home(request: pytest.FixtureRequest, tmp_path: Path, models_dir: Path) -> AsyncIterator[House]:
    elsewhere = None
    if request.param == "remote":
        elsewhere = Elsewhere(Settings(data_dir=tmp_path / "pods", models_dir=models_dir))
    house = open_with(tmp_path, models_dir, elsewhere)
    yield house
    await house.stop()


@pytest.fixture
def elsewhere(tmp_path: Path, models_dir: Path) -> Iterator[Elsewhere]:
    pods = Elsewhere(Settings(data_dir=tmp_path / "pods", models_dir=models_dir))
    yield pods
    pods.stop()


@pytest.fixture
async def house(tmp_path: Path, models_dir: Path, elsewhere: Elsewhere) -> AsyncIterator[House]:
    house = open_with(tmp_path, models_dir, elsewhere)
    house.elsewhere = None
    yield house
    await house.app.stop()


def open_with(tmp_path: Path, models_dir: Path, elsewhere: Elsewhere | None) -> House:
    """A house with pods at other addresses, on other folders."""
    told = elsewhere.settings if elsewhere is not None else None
    names = {"pod_addresses": told.pod_addresses, "pod_token": told.pod_token} if told is not None else {}
    house = open_house(tmp_path / "house", models_dir, settings=names)
    house.elsewhere = elsewhere
    return house


async def test_the_same_sentences_are_answered_alike(home: House) -> None:
    for text, expected in SENTENCES:
        reply = await home.say("Anna", text)
        assert expected in reply.text, (text, reply.text)
    sent = await home.advance("2026-11-22T09:00")
    assert [one.text for one in sent if "call grandma" in one.text]
    assert [one.to for one in sent if "feed the cat" in one.text] == ["Mia"]
    assert (await home.press("Mia", "done")).text
    assert home.items() == {"milk": False, "eggs": False, "bread": False}
    assert [one for one in home.app.audit.verify(home.app.audit.head()) if not one.ok] == []
    assert {entry.database for entry in home.app.audit.entries()} >= set(MOVABLE)


async def test_the_pods_are_where_the_settings_say(house: House) -> None:
    kinds = {name: type(pod) for name, pod in house.app.pods.items()}
    assert kinds == {name: RemotePod if name in MOVABLE else LocalPod for name in kinds}
    assert not (house.app.settings.data_dir / "pods" / "finance").exists()


async def test_a_pod_that_is_down_is_named_and_the_others_work(
    house: House, elsewhere: Elsewhere, caplog: pytest.LogCaptureFixture
) -> None:
    await house.say("Anna", "add milk to the shopping list")
    elsewhere.end("finance")
    with caplog.at_level(logging.WARNING):
        reply = await house.say("Anna", "I spent 3 euros on bread")
        assert "expenses and budgets" in reply.text
        both = await house.say("Anna", "add eggs to the shopping list and I spent 4 euros on bread")
        assert "eggs" in both.text
        assert "expenses and budgets" in both.text
        assert "milk" in (await house.say("Anna", "show the shopping list")).text
        assert "Nothing" in (await house.say("Anna", "what's on tomorrow?")).text
    assert caplog.text.count("does not answer") == 1
    assert not house.app.pods["finance"].status().up
    house.app.pods["finance"].line._rests_until = 0.0  # type: ignore[attr-defined]
    elsewhere.begin("finance")
    assert "€3.00" in (await house.say("Anna", "I spent 3 euros on bread")).text
    assert house.app.pods["finance"].status().up


@pytest.mark.parametrize("language", ["de", "fr", "es", "it"])
async def test_it_is_named_in_the_language_of_who_asks(tmp_path: Path, models_dir: Path, language: str) -> None:
    settings = with_pods(Settings(), {"finance": "http://127.0.0.1:9"})
    told = {"pod_addresses": settings.pod_addresses, "pod_token": settings.pod_token}
    house = open_house(tmp_path / "house", models_dir, language=language, settings=told)
    text = (await house.say("Anna", "I spent 3 euros on bread")).text
    assert "expenses and budgets" not in text
    assert "(" in text
    await house.stop()


async def test_when_all_are_down_the_house_still_answers(house: House, elsewhere: Elsewhere) -> None:
    for name in MOVABLE:
        elsewhere.end(name)
    assert (await house.say("Anna", "hello")).text
    assert "cannot reach" in (await house.say("Anna", "dentist tomorrow at 10")).text
    await house.ring()
    assert "cannot reach" not in (await house.say("Anna", "don't disturb me from 22 to 7")).text
    for name in MOVABLE:
        elsewhere.begin(name)


async def test_the_outbox_goes_on_when_the_pod_is_back(house: House, elsewhere: Elsewhere) -> None:
    await house.say("Anna", "remind me at 5 to call grandma")
    elsewhere.end("planner")
    assert await house.advance("2026-11-21T17:01") == []
    elsewhere.begin("planner")
    house.app.pods["planner"].line._rests_until = 0.0  # type: ignore[attr-defined]
    (sent,) = await house.advance("2026-11-21T17:05")
    assert "call grandma" in sent.text
    assert "had this one already" not in sent.text


async def test_what_was_sent_while_the_pod_went_down_is_not_sent_again(house: House, elsewhere: Elsewhere) -> None:
    """The pod goes away after a row was claimed and before the house could say that it arrived."""
    await house.say("Anna", "remind me at 5 to call grandma")
    channel = house.channel
    send = channel.send

    async def send_and_lose(chat: object, reply: object) -> str:
        ident = await send(chat, reply)  # type: ignore[arg-type]
        if "call grandma" in channel.sent[-1].text:
            await asyncio.to_thread(elsewhere.end, "planner")
        return ident

    channel.send = send_and_lose  # type: ignore[method-assign]
    await house.advance("2026-11-21T17:01")
    channel.send = send  # type: ignore[method-assign]
    elsewhere.begin("planner")
    house.app.pods["planner"].line._rests_until = 0.0  # type: ignore[attr-defined]
    assert await house.advance("2026-11-21T17:04") == []
    assert len([one for one in channel.sent if "call grandma" in one.text]) == 1


async def test_what_fails_to_be_sent_is_tried_again_over_the_wire(house: House) -> None:
    await house.say("Anna", "remind me at 5 to call grandma")
    house.channel.failures.extend([SendFailed("no line"), SendFailed("no line")])
    sent = await house.advance("2026-11-21T17:05")
    assert [one.text.startswith("⏰ call grandma") for one in sent] == [True]


async def test_a_command_with_the_same_ticket_is_done_once(house: House, elsewhere: Elsewhere) -> None:
    pod, asker = elsewhere.services["finance"].pod, house.asker("Anna")
    command = LogExpense(Money(350, "EUR"), "other", house.clock.now().date(), 1)
    first = await pod.run(command, asker, ticket="t1")
    again = await pod.run(command, asker, ticket="t1")
    assert again == first
    assert await pod.run(command, asker, ticket="t2") != first
    assert len(pod.export(asker)["expenses"]) == 2
    later = replace(asker, now=asker.now + timedelta(hours=1))
    await pod.run(command, later, ticket="t3")
    kept = pod.database.rows("SELECT ticket FROM answered")
    assert [row["ticket"] for row in kept] == ["t3"]


async def test_the_key_of_the_log_is_nowhere_in_the_folder_of_the_pod(house: House, elsewhere: Elsewhere) -> None:
    await house.say("Anna", "I spent 12 euros on groceries")
    key = elsewhere.services["finance"].server._key
    assert key
    folder = house.app.settings.data_dir.parent / "pods"
    held = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.name == "finance.db" for path in held)
    assert [path for path in held if key in path.read_bytes() or TOKEN.encode() in path.read_bytes()] == []


async def test_calendars_are_read_at_their_address(house: House) -> None:
    await house.say("Anna", "dentist tomorrow at 10")
    outcome = await house.app.pods["planner"].run(ShareFeed(), house.asker("Anna"))
    token = str(outcome.facts["address"]).rpartition("/")[2].removesuffix(".ics")
    feeds = feeds_of(house.app)
    assert feeds is not None
    feed = await asyncio.to_thread(feeds.at, token)
    assert feed is not None
    assert "dentist" in feed.text
    assert await asyncio.to_thread(feeds.at, "nobody's") is None


async def test_accounts_are_asked_over_the_wire_and_no_password_in_clear(house: House) -> None:
    accounts = accounts_of(house.app.settings, house.app.pods, house.app.members, house.clock)
    assert accounts is not None
    assert await asyncio.to_thread(accounts.status) == []
    from skills.accounts.service import AccountError

    with pytest.raises(AccountError, match="provider"):
        await asyncio.to_thread(accounts.connect, "nothing", "", "anna", SecretStr("geheim"), 1)


async def test_a_file_goes_to_the_pod_and_its_bookings_are_there(house: House) -> None:
    text = "Date;Payee;Amount\n2026-11-02;Bakery;-3,50\n2026-11-03;Shop;-12,00\n"
    path = house.app.settings.data_dir / "media" / "m1-bank.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    file = File(path, "bank.csv", "text/csv", FileKind.DOCUMENT)
    replies = await house.handle(Message("f1", chat_of("Anna"), "Anna", house.clock.now(), "", (file,)))
    assert "2" in replies[0].text
    if any(button.name == "confirm" for button in replies[0].buttons):
        await house.press("Anna", "confirm")
    assert len(house.state["expenses"]) == 2


async def test_who_leaves_leaves_the_pods_elsewhere_as_well(house: House, tmp_path: Path) -> None:
    await house.say("Tom", "add beer to my wishes list")
    await house.say("Tom", "remind me tomorrow at 5 to run")
    gone = await asyncio.to_thread(
        depart, house.app, house.member("Tom"), house.member("Anna"), tmp_path / "toms things"
    )
    assert any(table.startswith("planner.") for table in gone.tables)
    assert [one.to for one in await house.advance("2026-11-22T18:00") if one.to == "Tom"] == []


async def test_nothing_happens_where_a_pod_is_down_when_somebody_is_to_leave(
    house: House, elsewhere: Elsewhere
) -> None:
    elsewhere.end("planner")
    with pytest.raises(PodDownError):
        await asyncio.to_thread(depart, house.app, house.member("Tom"), house.member("Anna"))
    assert house.app.members.by_name("Tom") is not None
    elsewhere.begin("planner")


async def test_a_log_of_a_pod_that_is_down_is_said_to_be_away(house: House, elsewhere: Elsewhere) -> None:
    await house.say("Anna", "I spent 12 euros on groceries")
    elsewhere.end("finance")
    wrong = {one.database: one.problems[0].wrong.value for one in house.app.audit.verify() if not one.ok}
    assert wrong == {"finance": "away"}
    house.app.audit.attest()
    elsewhere.begin("finance")


async def test_a_log_that_was_changed_in_the_pod_is_found(house: House, elsewhere: Elsewhere) -> None:
    await house.say("Anna", "I spent 12 euros on groceries")
    house.app.audit.attest()
    database = elsewhere.services["finance"].pod.database
    with database.transaction():
        database.rows("UPDATE audit SET member_id = 2 WHERE kind = 'command'")
    assert [one.database for one in house.app.audit.verify() if not one.ok] == ["finance"]


@pytest.mark.parametrize(
    ("told", "variable"),
    [
        ({"pods": "finance"}, "INGLE_PODS"),
        ({"pods": "house,garden"}, "there is no pod 'garden'"),
        ({"pods": "house", "pod_addresses": "finance=http://x:1"}, "INGLE_POD_ADDRESSES"),
        ({"pod_addresses": "house=http://x:1"}, "stays in the house"),
        ({"pod_addresses": "knowledge=http://x:1"}, "stays in the house"),
        ({"pod_addresses": "finance=http://x:1"}, "INGLE_POD_TOKEN"),
        ({"pod_addresses": "finance=http://x:1", "pod_token": SecretStr("short")}, "INGLE_POD_TOKEN"),
    ],
)
def test_settings_that_cannot_be_meant_are_refused(tmp_path: Path, told: dict[str, object], variable: str) -> None:
    settings = Settings(data_dir=tmp_path, models_dir=tmp_path).model_copy(update=told)
    with pytest.raises(ConfigurationError, match=variable):
        open_pods(settings, Means())


@pytest.mark.parametrize(
    "told", ["finance", "finance=x:1", "finance=http://x:1 planner=http://y:1", "Finance=http://x"]
)
def test_addresses_that_are_none_are_refused(tmp_path: Path, told: str) -> None:
    with pytest.raises(ValueError, match="pod_addresses"):
        Settings(data_dir=tmp_path, models_dir=tmp_path, pod_addresses=told)


def test_a_house_may_have_some_of_the_pods(tmp_path: Path, models_dir: Path) -> None:
    settings = Settings(data_dir=tmp_path, models_dir=models_dir, model="none", pods="house, family")
    app = build(settings)
    assert sorted(app.pods) == ["family", "house"]
    assert asker_of(app, app.members.all()[0]).member.name
    app.close()
