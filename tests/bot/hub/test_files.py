"""Files over the hub: sent with a message, shown to their own chat only, and to be fetched without danger."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.messages import Chat, File, FileKind, Reply, Unsupported
from knowledge.kept_files import SEALED
from knowledge.members import Members
from tests.bot.hub.events import events_of
from tests.bot.hub.running import ANNA, TOM, Hub

CHAT = Chat("web", "1")


def picture(size: tuple[int, int] = (108, 144), form: str = "PNG", **options: Any) -> bytes:
    from PIL import Image

    content = io.BytesIO()
    Image.new("RGB", size, "#a5431b").save(content, form, **options)
    return content.getvalue()


def file_of(folder: Path, content: bytes, name: str, mime: str, kind: FileKind = FileKind.DOCUMENT) -> File:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return File(path, name, mime, kind)


async def sent(hub: Hub, client: httpx.AsyncClient, *files: File) -> list[Any]:
    """The files of an entry as pages get them, after something was sent unasked."""
    await hub.channel.send(CHAT, Reply("Your week", files=files))
    entries = (await client.get("/api/history")).json()["entries"]
    return list(entries[-1]["files"])


async def upload(client: httpx.AsyncClient, name: str, content: bytes, media_type: str, text: str = "") -> Any:
    answer = await client.post(
        "/api/upload", data={"id": "message-1", "text": text}, files={"file": (name, content, media_type)}
    )
    assert answer.status_code == 200, answer.text
    return answer.json()["entries"]


async def test_a_picture_is_shown_to_its_chat(hub: Hub) -> None:
    content = picture()
    week = file_of(hub.conversation.media, content, "week.png", "image/png", FileKind.PHOTO)
    async with hub.visitor() as client:
        async with events_of(client) as events:
            (shown,) = await sent(hub, client, week)
            assert (await events.entry()).data["files"] == [shown]
        assert shown == {
            "id": shown["id"],
            "name": "week.png",
            "bytes": len(content),
            "width": 108,
            "height": 144,
            "sound": None,
            "seconds": None,
            "gone": False,
        }
        answer = await client.get(f"/api/chat/files/{shown['id']}")
    assert (answer.status_code, answer.content) == (200, content)
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["content-disposition"] == 'inline; filename="week.png"'


async def test_an_answer_brings_its_files(hub: Hub) -> None:
    async with hub.visitor() as client:
        said, reply = await upload(client, "bins.png", picture(), "image/png", " bins are done ")
    assert (said["text"], reply["text"]) == ("bins are done", "Came with it: photo bins.png.")
    assert [(file["name"], file["width"]) for file in said["files"]] == [("bins.png", 108)]
    assert (said["attachment"], reply["files"]) == (None, [])


async def test_files_of_others_are_not_there(hub: Hub) -> None:
    week = file_of(hub.conversation.media, picture(), "week.png", "image/png", FileKind.PHOTO)
    async with hub.visitor(ANNA) as anna, hub.visitor(TOM) as tom:
        (shown,) = await sent(hub, anna, week)
        path = f"/api/chat/files/{shown['id']}"
        assert (await anna.get(path)).status_code == 200
        assert (await tom.get(path)).status_code == 404
        assert (await anna.get("/api/chat/files/999")).status_code == 404
    async with httpx.AsyncClient(base_url=hub.url) as stranger:
        assert (await stranger.get(path)).status_code == 401


@pytest.mark.parametrize("path", ["../household.db", "%2e%2e%2fhousehold.db", "0", "-1", "week.png"])
async def test_only_numbers_of_files_lead_to_files(hub: Hub, path: str) -> None:
    file_of(hub.conversation.media, b"x", "week.png", "image/png")
    async with hub.visitor() as client:
        assert (await client.get(f"/api/chat/files/{path}")).status_code in (404, 422)


@pytest.mark.parametrize(
    ("name", "mime", "kind", "served"),
    [
        ("all.csv", "text/csv", FileKind.DOCUMENT, "text/csv; charset=utf-8"),
        ("page.html", "text/html", FileKind.DOCUMENT, "text/html; charset=utf-8"),
        ("drawing.svg", "image/svg+xml", FileKind.PHOTO, "image/svg+xml"),
        ("odd.bin", "text/html\r\nX-Odd: 1", FileKind.DOCUMENT, "application/octet-stream"),
    ],
)
async def test_what_is_no_picture_is_only_to_be_fetched(
    hub: Hub, name: str, mime: str, kind: FileKind, served: str
) -> None:
    content = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    async with hub.visitor() as client:
        (shown,) = await sent(hub, client, file_of(hub.conversation.media, content, name, mime, kind))
        answer = await client.get(f"/api/chat/files/{shown['id']}")
    assert (shown["width"], shown["height"]) == (None, None)
    assert answer.content == content
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["content-type"] == served


async def test_a_file_runs_nothing_and_stays_out_of_caches(hub: Hub) -> None:
    async with hub.visitor() as client:
        (shown,) = await sent(hub, client, file_of(hub.conversation.media, b"x", "a.html", "text/html"))
        headers = (await client.get(f"/api/chat/files/{shown['id']}")).headers
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "private, no-cache"
    assert headers["cross-origin-resource-policy"] == "same-origin"


async def test_a_name_in_any_script_arrives(hub: Hub) -> None:
    async with hub.visitor() as client:
        (shown,) = await sent(hub, client, file_of(hub.conversation.media, b"x", "Müllplan „neu“.csv", "text/csv"))
        answer = await client.get(f"/api/chat/files/{shown['id']}")
    assert "M%C3%BCllplan%20%E2%80%9Eneu%E2%80%9C.csv" in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    ("asked", "status", "given", "told"),
    [
        ("bytes=0-1", 206, b"01", "bytes 0-1/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-2", 206, b"89", "bytes 8-9/10"),
        ("bytes=4-99", 206, b"456789", "bytes 4-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=5-2", 416, b"", "bytes */10"),
        ("bytes=0-1,4-5", 200, b"0123456789", None),
        ("lines=1", 200, b"0123456789", None),
    ],
)
async def test_a_player_gets_the_part_that_it_asks_for(
    hub: Hub, asked: str, status: int, given: bytes, told: str | None
) -> None:
    async with hub.visitor() as client:
        (shown,) = await sent(hub, client, file_of(hub.conversation.media, b"0123456789", "note.bin", "audio/ogg"))
        answer = await client.get(f"/api/chat/files/{shown['id']}", headers={"Range": asked})
    assert (answer.status_code, answer.content, answer.headers.get("content-range")) == (status, given, told)
    assert "sandbox" in answer.headers["content-security-policy"]


async def test_a_locked_file_is_not_sent(hub: Hub) -> None:
    Members(hub.database, hub.clock).add("Anna", ANNA.role, language="en", zone="UTC")
    Members(hub.database, hub.clock).link(ANNA.id, "web", "1", "1")
    async with hub.visitor() as client:
        (shown,) = await sent(hub, client, file_of(hub.conversation.media, b"secret", "note.txt", "text/plain"))
        hub.keyring.set_passphrase(ANNA.id, "tea with Tom at noon")
        hub.keyring.lock(ANNA.id)
        answer = await client.get(f"/api/chat/files/{shown['id']}")
    assert (answer.status_code, "locked" in answer.json()["error"]) == (423, True)


async def test_a_file_that_is_gone_says_so(hub: Hub) -> None:
    week = file_of(hub.conversation.media, picture(), "week.png", "image/png", FileKind.PHOTO)
    async with hub.visitor() as client:
        (shown,) = await sent(hub, client, week)
        next((hub.conversation.media / SEALED).iterdir()).unlink()
        (entry,) = (await client.get("/api/history")).json()["entries"]
        answer = await client.get(f"/api/chat/files/{shown['id']}")
    assert [(file["name"], file["gone"]) for file in entry["files"]] == [("week.png", True)]
    assert (answer.status_code, answer.json()) == (404, {"error": "This file is not here any more."})


async def test_a_photo_that_lies_on_its_side_has_the_size_it_is_shown_in(hub: Hub) -> None:
    from PIL import Image

    turned = Image.Exif()
    turned[0x0112] = 6
    async with hub.visitor() as client:
        said, _ = await upload(client, "bins.jpg", picture((160, 120), "JPEG", exif=turned), "image/jpeg")
    assert [(file["width"], file["height"]) for file in said["files"]] == [(120, 160)]


@pytest.mark.parametrize(
    ("name", "media_type", "mime", "kind"),
    [
        ("bins.jpg", "image/jpeg", "image/jpeg", FileKind.PHOTO),
        ("note.ogg", "audio/ogg", "audio/ogg", FileKind.VOICE),
        ("letter.pdf", "application/pdf", "application/pdf", FileKind.DOCUMENT),
        ("term.ics", "application/octet-stream", "text/calendar", FileKind.DOCUMENT),
        ("what", "application/octet-stream", "application/octet-stream", FileKind.DOCUMENT),
    ],
)
async def test_what_is_sent_reaches_the_assistant_as_a_file(
    hub: Hub, name: str, media_type: str, mime: str, kind: FileKind
) -> None:
    async with hub.visitor() as client:
        await upload(client, name, b"content", media_type, "look")
    (message,) = hub.assistant.heard
    (file,) = message.files
    assert (message.text, message.unsupported) == ("look", None)
    assert (file.name, file.mime, file.kind, file.path.read_bytes()) == (name, mime, kind, b"content")
    assert file.path.parent == hub.conversation.media


@pytest.mark.parametrize("name", ["../../../etc/passwd", "..", "a/b\\c.txt", ".profile", "x" * 400 + ".txt"])
async def test_a_name_leads_nowhere_else(hub: Hub, name: str) -> None:
    async with hub.visitor() as client:
        await upload(client, name, b"content", "text/plain")
    (message,) = hub.assistant.heard
    assert message.files[0].path.parent == hub.conversation.media
    assert message.files[0].path.name.startswith("web-1-message-1-")


async def test_several_files_are_one_message(hub: Hub) -> None:
    pictures = [("file", ("a.png", picture(), "image/png")), ("file", ("a.png", picture((30, 40)), "image/png"))]
    async with hub.visitor() as client:
        answer = await client.post("/api/upload", data={"id": "message-1"}, files=pictures)
        said, reply = answer.json()["entries"]
        assert reply["text"] == "Came with it: photo a.png, photo a.png."
        assert [file["width"] for file in said["files"]] == [108, 30]
        too_many = await client.post("/api/upload", data={"id": "message-2"}, files=pictures[:1] * 11)
    assert too_many.status_code == 422


async def test_a_repeated_upload_is_the_same_message(hub: Hub) -> None:
    async with hub.visitor() as client:
        first = await upload(client, "bins.png", picture(), "image/png")
        assert await upload(client, "bins.png", picture(), "image/png") == first
    assert len(hub.assistant.heard) == 1
    assert len(list((hub.conversation.media / SEALED).iterdir())) == 1


async def test_two_members_files_of_one_name_are_two_files(hub: Hub) -> None:
    async with hub.visitor(ANNA) as anna, hub.visitor(TOM) as tom:
        await upload(anna, "note.txt", b"from Anna", "text/plain")
        await upload(tom, "note.txt", b"from Tom", "text/plain")
    assert [message.files[0].path.read_bytes() for message in hub.assistant.heard] == [b"from Anna", b"from Tom"]


async def test_a_film_is_not_kept(hub: Hub) -> None:
    async with hub.visitor() as client:
        said, reply = await upload(client, "film.mp4", b"content", "video/mp4")
    assert (said["attachment"], said["files"]) == ("film.mp4", [])
    assert reply["text"] == f"I cannot read a {Unsupported.VIDEO} yet."
    assert not hub.conversation.media.exists()
