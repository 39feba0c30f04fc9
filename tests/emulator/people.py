"""The people in front of the screens: what they say, press, send, and what they read."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

from tests.emulator.honesty import ApiError, Json
from tests.emulator.state import Room, Sent

if TYPE_CHECKING:
    from tests.emulator.server import Emulator

ENTITY = re.compile(r"(?<![\w/@])(?:(?P<bot_command>/\w+(?:@\w+)?)|(?P<mention>@\w{4,}))", re.ASCII)
_numbers = itertools.count(1)


def entities(text: str) -> list[Json]:
    """The commands and mentions of a text, as Telegram marks them (UTF-16 units)."""
    return [
        {
            "type": str(match.lastgroup),
            "offset": len(text[: match.start()].encode("utf-16-le")) // 2,
            "length": len(match.group().encode("utf-16-le")) // 2,
        }
        for match in ENTITY.finditer(text)
    ]


class Seat:
    """A person in a chat: alone with the bot, or in a group or one of its topics."""

    def __init__(self, emulator: Emulator, person: Json, room: Room, thread: int | None = None) -> None:
        self._emulator = emulator
        self._state = emulator.state
        self.person = person
        self.room = room
        self.thread = thread
        self._read = {"message": 0, "edit": 0}

    @property
    def chat_id(self) -> int:
        return int(self.room.chat["id"])

    def say(self, text: str, *, reply_to: Sent | None = None) -> Json:
        """Writes a text message and returns it."""
        content: Json = {"text": text}
        if found := entities(text):
            content["entities"] = found
        return self._send(content, reply_to)

    def edit(self, message: Json, text: str) -> None:
        """Changes an own message."""
        changed = {**message, "text": text, "edit_date": message["date"] + 1}
        changed.pop("entities", None)
        if found := entities(text):
            changed["entities"] = found
        self.room.messages[message["message_id"]] = changed
        self._state.queue("edited_message", changed)

    def press(self, button: str, on: Sent | None = None) -> str:
        """Presses a button by its label or token, on the newest message with such a one; returns the press's id."""
        numbers = [on.message_id] if on else sorted(self.room.messages, reverse=True)
        for number in numbers:
            message = self.room.messages[number]
            rows = message.get("reply_markup", {}).get("inline_keyboard", [])
            for key in itertools.chain(*rows):
                if button in (key["text"], key["callback_data"]):
                    return self._press(message, key["callback_data"])
        raise LookupError(f"no message has a button {button!r}")

    def press_stale(self, message_id: int, token: str) -> str:
        """Presses a button of a message that Telegram no longer shows to bots."""
        return self._press({"chat": self.room.chat, "message_id": message_id, "date": 0}, token)

    def _press(self, message: Json, token: str) -> str:
        query = f"{next(_numbers)}00{self.person['id']}"
        self._state.presses[query] = False
        self._state.queue(
            "callback_query",
            {
                "id": query,
                "from": self.person,
                "chat_instance": str(self.chat_id),
                "message": message,
                "data": token,
            },
        )
        return query

    def sticker(self) -> Json:
        """Sends a sticker."""
        content = {
            **self._file(b"sticker"),
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
        }
        return self._send({"sticker": content})

    def photo(self, content: bytes, caption: str = "") -> Json:
        """Sends a photo, in two sizes as Telegram does."""
        small = {**self._file(content[: len(content) // 4]), "width": 90, "height": 90}
        large = {**self._file(content), "width": 800, "height": 800}
        return self._send({"photo": [small, large], **_caption(caption)})

    def album(self, *contents: bytes, caption: str = "") -> list[Json]:
        """Sends several photos as one album; its caption is that of the first, as Telegram does it."""
        group = f"album{next(_numbers)}"
        captions = [caption, *("" for _ in contents[1:])]
        return [
            self._send(
                {
                    "photo": [{**self._file(content), "width": 800, "height": 800}],
                    "media_group_id": group,
                    **_caption(said),
                }
            )
            for content, said in zip(contents, captions, strict=True)
        ]

    def voice(self, content: bytes, *, seconds: int = 3, size: int | None = None, caption: str = "") -> Json:
        """Sends a voice note; `size` is what Telegram says about it, where that is to differ."""
        voice = {**self._file(content, size), "duration": seconds, "mime_type": "audio/ogg"}
        return self._send({"voice": voice, **_caption(caption)})

    def audio(
        self,
        content: bytes,
        name: str = "recording.mp3",
        *,
        mime: str = "audio/mpeg",
        seconds: int = 3,
        size: int | None = None,
        caption: str = "",
    ) -> Json:
        """Sends a piece of sound as one that is listened to, as the music player of a phone does."""
        audio = {**self._file(content, size), "duration": seconds, "file_name": name, "mime_type": mime}
        return self._send({"audio": audio, **_caption(caption)})

    def video_note(self, content: bytes, *, seconds: int = 3, size: int | None = None) -> Json:
        """Sends a round film."""
        return self._send({"video_note": {**self._file(content, size), "duration": seconds, "length": 240}})

    def video(self, content: bytes, *, seconds: int = 3) -> Json:
        """Sends a film."""
        video = {**self._file(content), "duration": seconds, "width": 320, "height": 240, "mime_type": "video/mp4"}
        return self._send({"video": video})

    def document(
        self, content: bytes, name: str, caption: str = "", size: int | None = None, *, mime: str = "text/plain"
    ) -> Json:
        """Sends a file; `size` is what Telegram says about it, where that is to differ."""
        document = {**self._file(content, size), "file_name": name, "mime_type": mime}
        return self._send({"document": document, **_caption(caption)})

    def location(self) -> Json:
        """Sends a place on the map."""
        return self._send({"location": {"latitude": 52.5, "longitude": 13.4}})

    def other(self, content: Json) -> Json:
        """Sends any other content, by Telegram's field names."""
        return self._send(content)

    def block(self) -> None:
        """Blocks the bot."""
        self.room.refuses = ApiError(403, "Forbidden: bot was blocked by the user")

    def forbid_voice(self) -> None:
        """Sets in the privacy settings that nobody may send voice notes."""
        self.room.refuses_voice = ApiError(400, "Bad Request: VOICE_MESSAGES_FORBIDDEN")

    def catch_up(self) -> Seat:
        """Has read all that the bot did here so far."""
        self._read = {kind: len(self.seen(kind)) for kind in self._read}
        return self

    async def next_reply(self, timeout: float = 40) -> Sent:
        """The next message of the bot in this chat that was not read yet. Raises TimeoutError."""
        return await self._next("message", timeout)

    async def next_edit(self, timeout: float = 40) -> Sent:
        """The next change the bot made to one of its messages here. Raises TimeoutError."""
        return await self._next("edit", timeout)

    async def replies(self, count: int, timeout: float = 40) -> list[Sent]:
        """The next messages of the bot in this chat."""
        return [await self.next_reply(timeout) for _ in range(count)]

    def seen(self, kind: str = "message") -> list[Sent]:
        """All that the bot did here so far."""
        return [
            sent
            for sent in self._state.sent
            if sent.kind == kind and sent.chat_id == self.chat_id and self.thread in (None, sent.thread)
        ]

    async def _next(self, kind: str, timeout: float) -> Sent:
        number = self._read[kind]
        unread = await self._state.until(lambda: self.seen(kind)[number:], timeout)
        self._read[kind] += 1
        return unread[0]

    def _send(self, content: Json, reply_to: Sent | None = None) -> Json:
        extra: Json = {}
        if self.thread is not None:
            extra = {"message_thread_id": self.thread, "is_topic_message": True}
        if reply_to is not None:
            extra["reply_to_message"] = self.room.messages[reply_to.message_id]
        message = self._state.new_message(self.room, self.person, {**extra, **content})
        self._state.queue("message", message)
        return message

    def _file(self, content: bytes, size: int | None = None) -> Json:
        file_id = f"file{next(_numbers)}"
        said = len(content) if size is None else size
        self._state.files[file_id] = content
        self._state.sizes[file_id] = said
        return {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": said}


class Group:
    """A group, supergroup or forum that the bot is in."""

    def __init__(self, emulator: Emulator, room: Room) -> None:
        self._emulator = emulator
        self.room = room

    def member(self, seat: Seat, topic: int | None = None) -> Seat:
        """The person of a seat, here in the group or in one of its topics."""
        if topic is not None:
            self._emulator.state.open_thread(self.room.chat["id"], topic)
        return Seat(self._emulator, seat.person, self.room, topic)

    def upgrade(self, by: Seat, new_id: int) -> Group:
        """Makes the group a supergroup with a new id, as Telegram does when it grows."""
        state = self._emulator.state
        old, new = self.room, self._emulator.group(new_id, self.room.chat["title"]).room
        state.queue("message", state.new_message(old, by.person, {"migrate_to_chat_id": new_id}))
        state.queue("message", state.new_message(new, by.person, {"migrate_from_chat_id": old.chat["id"]}))
        self.move(new_id)
        return Group(self._emulator, new)

    def move(self, new_id: int) -> None:
        """The group's id is no longer good; Telegram names the new one with each refusal."""
        self.room.refuses = ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": new_id},
        )

    def remove_bot(self) -> None:
        """Somebody takes the bot out of the group."""
        self.room.refuses = ApiError(403, "Forbidden: bot was kicked from the group chat")

    def close_topic(self, topic: int) -> None:
        """Somebody deletes a topic."""
        self._emulator.state.close_thread(self.room.chat["id"], topic)


def _caption(caption: str) -> dict[str, Any]:
    if not caption:
        return {}
    found = entities(caption)
    return {"caption": caption, **({"caption_entities": found} if found else {})}
