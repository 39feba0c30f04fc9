"""Recordings over the hub: handed in with their length, played where they stand, fetched piece by piece."""

from __future__ import annotations

from typing import Any

import pytest

from bot.messages import FileKind, Unsupported
from tests.bot.hub.running import Hub
from tests.bot.hub.sounds import recording, seconds_of, wave_file
from tests.bot.hub.test_files import file_of, sent, upload

OGG = recording("ogg", "libopus")
SOUNDS = [
    ("reply.ogg", "audio/ogg", OGG, "audio/ogg"),
    ("voice.webm", "audio/webm", recording("webm", "libopus"), "audio/webm"),
    ("note.m4a", "audio/x-m4a", recording("mp4", "aac"), "audio/mp4"),
    ("song.mp3", "audio/mp3", recording("mp3", "libmp3lame"), "audio/mpeg"),
    ("note.wav", "audio/x-wav", wave_file(), "audio/wav"),
]


@pytest.mark.parametrize(("name", "mime", "content", "played"), SOUNDS, ids=[name for name, *_ in SOUNDS])
async def test_a_recording_is_played_where_it_stands(
    hub: Hub, name: str, mime: str, content: bytes, played: str
) -> None:
    async with hub.visitor() as client:
        (shown,) = await sent(hub, client, file_of(hub.conversation.media, content, name, mime, FileKind.VOICE))
        answer = await client.get(f"/api/chat/files/{shown['id']}")
    assert shown["sound"] == played
    assert (answer.content, answer.headers["content-type"]) == (content, played)
    assert answer.headers["content-disposition"] == f'inline; filename="{name}"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("name", "mime", "content"),
    [
        ("page.ogg", "audio/ogg", b"<html><script>alert(1)</script>"),
        ("page.ogg", "text/html", b"<html>OggS"),
        ("drawing.webm", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("empty.mp3", "audio/mpeg", b""),
        ("short.wav", "audio/wav", b"RIFF"),
        ("amiga.aiff", "audio/aiff", b"FORM\0\0\0\0AIFF"),
    ],
)
async def test_anything_else_is_a_download(hub: Hub, name: str, mime: str, content: bytes) -> None:
    async with hub.visitor() as client:
        (shown,) = await sent(hub, client, file_of(hub.conversation.media, content, name, mime, FileKind.VOICE))
        answer = await client.get(f"/api/chat/files/{shown['id']}")
    assert shown["sound"] is None
    assert answer.headers["content-disposition"].startswith("attachment")


async def test_a_page_that_begins_as_a_recording_is_one_to_the_browser(hub: Hub) -> None:
    content = b"OggS<html><script>alert(1)</script>"
    async with hub.visitor() as client:
        said, _ = await upload(client, "page.ogg", content, "audio/ogg")
        answer = await client.get(f"/api/chat/files/{said['files'][0]['id']}")
    assert answer.headers["content-type"] == "audio/ogg"
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_a_recording_is_fetched_piece_by_piece(hub: Hub) -> None:
    async with hub.visitor() as client:
        (shown,) = await sent(hub, client, file_of(hub.conversation.media, OGG, "a.ogg", "audio/ogg", FileKind.VOICE))
        answer = await client.get(f"/api/chat/files/{shown['id']}", headers={"Range": "bytes=100-299"})
    assert (answer.status_code, answer.content) == (206, OGG[100:300])
    assert answer.headers["content-range"] == f"bytes 100-299/{len(OGG)}"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("voice-1.webm", "audio/webm;codecs=opus"), ("note.ogg", "video/ogg"), ("note.opus", "application/octet-stream")],
)
async def test_a_recording_is_something_to_be_heard(hub: Hub, name: str, media_type: str) -> None:
    async with hub.visitor() as client:
        await upload(client, name, OGG, media_type)
    ((file,),) = [message.files for message in hub.assistant.heard]
    assert (file.name, file.kind) == (name, FileKind.VOICE)
    assert seconds_of(file.path.read_bytes()) == pytest.approx(1, abs=0.05)


async def test_a_film_of_the_same_kind_of_file_is_still_a_film(hub: Hub) -> None:
    async with hub.visitor() as client:
        await upload(client, "film.webm", b"content", "video/webm")
    (message,) = hub.assistant.heard
    assert (message.files, message.unsupported) == ((), Unsupported.VIDEO)


async def posted(hub: Hub, seconds: str, *files: tuple[str, bytes, str]) -> Any:
    async with hub.visitor() as client:
        return await client.post(
            "/api/upload", data={"id": "message-1", "seconds": seconds}, files=[("file", file) for file in files]
        )


async def test_the_length_of_a_recording_is_kept(hub: Hub) -> None:
    answer = await posted(hub, "4.2", ("voice.webm", OGG, "audio/webm"))
    assert [file["seconds"] for file in answer.json()["entries"][0]["files"]] == [4.2]
    assert [file.seconds for message in hub.assistant.heard for file in message.files] == [4.2]


async def test_a_length_is_of_one_recording(hub: Hub) -> None:
    two = [("a.ogg", OGG, "audio/ogg"), ("b.ogg", OGG, "audio/ogg")]
    answer = await posted(hub, "4.2", *two)
    assert [file["seconds"] for file in answer.json()["entries"][0]["files"]] == [None, None]


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "1e9", "long"])
async def test_a_length_that_is_none_is_refused(hub: Hub, seconds: str) -> None:
    answer = await posted(hub, seconds, ("voice.webm", OGG, "audio/webm"))
    assert answer.status_code == 422
    assert hub.assistant.heard == []
