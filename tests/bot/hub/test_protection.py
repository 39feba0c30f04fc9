from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from tests.bot.hub.running import UPLOAD_BYTES, Hub

HELLO = {"id": "message-1", "text": "hello"}


@pytest.mark.parametrize("path", ["/", "/health", "/api/history", "/static/js/main.js", "/nowhere"])
async def test_every_answer_binds_the_page_to_itself(hub: Hub, path: str) -> None:
    async with hub.visitor() as client:
        headers = (await client.get(path)).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "media-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["permissions-policy"] == "camera=(), geolocation=(), microphone=(self)"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == ("no-cache" if path.startswith("/static") else "no-store")
    assert "server" not in headers


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8420", 200),
        ("127.0.0.1", 200),
        ("[::1]:8420", 200),
        ("192.168.1.20:8420", 200),
        ("house.example", 200),
        ("evil.example", 403),
        ("house.example.evil.example", 403),
        ("", 403),
        ("[", 403),
    ],
)
async def test_only_known_names_are_answered(hub: Hub, host: str, status: int) -> None:
    async with httpx.AsyncClient(base_url=hub.url) as client:
        assert (await client.get("/health", headers={"Host": host})).status_code == status


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_posts_of_foreign_pages_are_refused(hub: Hub, headers: dict[str, str]) -> None:
    async with hub.visitor() as client:
        del client.headers["Origin"]
        answer = await client.post("/api/messages", json=HELLO, headers=headers)
    assert answer.status_code == 403
    assert hub.assistant.heard == []


async def test_a_post_has_to_be_json(hub: Hub) -> None:
    async with hub.visitor() as client:
        answer = await client.post(
            "/api/messages", content='{"id": "message-1", "text": "hi"}', headers={"Content-Type": "text/plain"}
        )
    assert (answer.status_code, answer.json()) == (415, {"error": "This takes JSON only."})
    assert hub.assistant.heard == []


async def test_a_file_that_is_too_large_is_refused_in_a_sentence(hub: Hub) -> None:
    async with hub.visitor() as client:
        for size, status in ((UPLOAD_BYTES, 200), (3 * UPLOAD_BYTES, 413)):
            answer = await client.post(
                "/api/upload",
                data={"id": f"message-{status}"},
                files={"file": ("film.bin", b"x" * size, "application/octet-stream")},
            )
            assert answer.status_code == status
    assert answer.json() == {"error": "This file is too large: 1 MB is the most I can take."}
    assert len(hub.assistant.heard) == 1


async def test_a_body_without_a_length_is_limited_too(hub: Hub) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b" " * 4096

    async with hub.visitor() as client:
        answer = await client.post("/api/messages", content=endless(), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413
    assert hub.assistant.heard == []


@pytest.mark.parametrize(
    "body",
    [
        {"id": "message-1"},
        {"id": "message-1", "text": "   "},
        {"id": "message-1", "text": 7},
        {"id": "../../x", "text": "hi"},
        {"id": "message-1", "text": "hi", "sender": "2"},
        {"id": "message-1", "text": "x" * 4001},
        [],
    ],
)
async def test_malformed_posts_get_a_sentence(hub: Hub, body: object) -> None:
    async with hub.visitor() as client:
        answer = await client.post("/api/messages", json=body)
    assert answer.status_code == 422
    assert set(answer.json()) == {"error"}
    assert hub.assistant.heard == []


async def test_broken_json_gets_a_sentence(hub: Hub) -> None:
    async with hub.visitor() as client:
        answer = await client.post("/api/messages", content='{"id": ', headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert set(answer.json()) == {"error"}


async def test_static_files_do_not_lead_out_of_their_folder(hub: Hub) -> None:
    async with httpx.AsyncClient(base_url=hub.url) as client:
        for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py"):
            assert (await client.get(path)).status_code == 404
