from __future__ import annotations

import logging
from datetime import timedelta

import httpx
import pytest

from bot.hub.auth import COOKIE, FAILED_TRIES, TRIES_WINDOW
from knowledge.sessions import SESSION_LIFE
from tests.bot.hub.events import events_of
from tests.bot.hub.running import ANNA, NOON, TOM, Hub

PRIVATE = [
    ("GET", "/api/history"),
    ("GET", "/api/events"),
    ("GET", "/api/status"),
    ("POST", "/api/messages"),
    ("POST", "/api/press"),
    ("POST", "/api/upload"),
]


@pytest.mark.parametrize(("method", "path"), PRIVATE)
async def test_without_a_session_nothing_is_told_or_taken(hub: Hub, method: str, path: str) -> None:
    body = {"id": "message-1", "text": "hello"} if path == "/api/messages" else {}
    async with httpx.AsyncClient(base_url=hub.url, cookies={COOKIE: "made-up"}) as client:
        answer = await client.request(method, path, json=body if method == "POST" else None)
    assert answer.status_code in (401, 422)
    assert hub.assistant.heard == []
    if path != "/api/press" and path != "/api/upload":
        assert answer.json() == {"error": "Sign in first: open a new sign-in link."}


async def test_a_link_signs_in_with_a_cookie_that_scripts_and_other_sites_cannot_use(hub: Hub) -> None:
    async with httpx.AsyncClient(base_url=hub.url) as client:
        answer = await client.get("/signin", params={"token": hub.sessions.new_link(ANNA.id)})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert f"Max-Age={int(SESSION_LIFE.total_seconds())}" in cookie
        assert (await client.get("/api/history")).json()["member"]["name"] == "Anna"


async def test_a_used_link_shows_the_page_and_signs_nobody_in(hub: Hub) -> None:
    token = hub.sessions.new_link(ANNA.id)
    async with httpx.AsyncClient(base_url=hub.url) as first, httpx.AsyncClient(base_url=hub.url) as second:
        await first.get("/signin", params={"token": token})
        answer = await second.get("/signin", params={"token": token})
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers
        again = await first.get("/signin", params={"token": token})
        assert (again.status_code, again.headers["location"]) == (303, "/")


async def test_a_prefetch_does_not_use_up_the_link(hub: Hub) -> None:
    token = hub.sessions.new_link(ANNA.id)
    async with httpx.AsyncClient(base_url=hub.url) as client:
        ahead = await client.get("/signin", params={"token": token}, headers={"Sec-Purpose": "prefetch"})
        assert ahead.status_code == 503
        assert (await client.get("/signin", params={"token": token})).status_code == 303


async def test_guessing_is_slowed_down_for_a_while(hub: Hub) -> None:
    async with httpx.AsyncClient(base_url=hub.url) as client:
        for _ in range(FAILED_TRIES):
            assert (await client.get("/signin", params={"token": "guess"})).status_code == 403
        token = hub.sessions.new_link(ANNA.id)
        assert (await client.get("/signin", params={"token": token})).status_code == 429
        hub.manual_clock.set(NOON + TRIES_WINDOW)
        token = hub.sessions.new_link(ANNA.id)
        assert (await client.get("/signin", params={"token": token})).status_code == 303


async def test_signing_out_ends_the_session_itself(hub: Hub) -> None:
    async with hub.visitor() as client:
        session = client.cookies[COOKIE]
        assert (await client.post("/api/signout", json={})).status_code == 204
        assert COOKIE not in client.cookies
        again = await client.get("/api/history", headers={"Cookie": f"{COOKIE}={session}"})
        assert again.status_code == 401


async def test_an_old_session_and_one_of_a_member_who_left_are_over(hub: Hub) -> None:
    async with hub.visitor(ANNA) as anna, hub.visitor(TOM) as tom:
        del hub.people.known[TOM.id]
        assert (await tom.get("/api/history")).status_code == 401
        assert (await anna.get("/api/history")).status_code == 200
        hub.manual_clock.set(NOON + SESSION_LIFE + timedelta(seconds=1))
        assert (await anna.get("/api/history")).status_code == 401


async def test_an_open_page_is_told_nothing_more_once_its_session_is_revoked(hub: Hub) -> None:
    async with hub.visitor() as client, events_of(client) as events:
        hub.sessions.revoke_all(ANNA.id)
        async with hub.visitor() as other:
            await other.post("/api/messages", json={"id": "message-1", "text": "a secret"})
        assert (await events.next()).name == "signed-out"
        with pytest.raises(EOFError):
            await events.next()


async def test_no_token_reaches_the_log(hub: Hub, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    token = hub.sessions.new_link(ANNA.id)
    async with httpx.AsyncClient(base_url=hub.url) as client:
        await client.get("/signin", params={"token": token})
        session = client.cookies[COOKIE]
        await client.post("/api/messages", json={"id": "message-1", "text": "hello"})
    ours = "\n".join(
        record.getMessage() for record in caplog.records if not record.name.startswith(("httpx", "httpcore"))
    )
    assert token not in ours
    assert session not in ours
