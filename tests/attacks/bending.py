"""Telegram's updates, whole and bent: every field replaced, dropped, blown up, nested, or moved to another chat."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

Json = dict[str, Any]
Path = tuple[str | int, ...]

ANNA, MIA, STRANGER, BOT = 11, 13, 666, 7001
"""Ids on Telegram: an admin, a child, somebody unknown, the bot itself."""
GROUP, CHANNEL_ID = -100_200, -100_300

ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    1.5,
    2**31,
    -(2**63),
    10**30,
    "",
    "11",
    "\x00",
    "\ud83d",
    "\u202e\u200b",
    "a" * 5000,
    "🎉" * 400,
    "' OR 1=1 --",
    "/start",
    "/undo@house_bot",
    "delete everything",
    [],
    [None],
    [[[[[]]]]],
    {},
    {"id": 11},
    {"a": {"b": {"c": []}}},
)
"""What stands in the place of a field."""

NEW_FIELDS: tuple[Json, ...] = (
    {"forward_origin": {"type": "user", "date": 1, "sender_user": {"id": 5, "is_bot": False, "first_name": "E"}}},
    {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Anna"}},
    {"forward_origin": {"type": "nothing-known"}},
    {"via_bot": {"id": 9, "is_bot": True, "first_name": "inline"}},
    {"sender_chat": {"id": CHANNEL_ID, "type": "channel", "title": "News"}},
    {"business_connection_id": "b1"},
    {"paid_star_count": 10**9},
    {"media_group_id": "album"},
    {"is_topic_message": True, "message_thread_id": -5},
    {"migrate_to_chat_id": CHANNEL_ID},
    {"migrate_from_chat_id": "x"},
    {"reply_to_message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "yes"}},
    {"quote": {"text": "x", "position": -1}, "external_reply": {"origin": {}}},
    {"entities": [{"type": "bot_command", "offset": 10**6, "length": -4}]},
    {"entities": [{"type": "mention", "offset": 1, "length": 10**9}, {"type": "unheard"}]},
    {"entities": "bold"},
    {"web_app_data": {"data": "{}", "button_text": "Yes"}},
    {"unheard_of": {"deep": [1, {"deeper": None}]}},
    {"from": {"id": STRANGER, "is_bot": False, "first_name": "Anna"}},
    {"chat": {"id": 12, "type": "private"}},
    {"chat": {"id": GROUP, "type": "supergroup", "title": "Home"}},
)
"""What is put beside the fields of a message."""


def person(ident: int, name: str = "Anna") -> Json:
    """Somebody as Telegram shows them."""
    return {"id": ident, "is_bot": False, "first_name": name, "language_code": "en"}


def message(sender: int, number: int, **content: Any) -> Json:
    """A message in the sender's own chat with the bot."""
    chat = {"id": sender, "type": "private", "first_name": "X"}
    return {"message_id": number, "date": 1_795_251_600, "chat": chat, "from": person(sender), **content}


def _file(name: str, **more: Any) -> Json:
    return {"file_id": f"id-{name}", "file_unique_id": f"u-{name}", "file_size": 20, **more}


CONTENTS: tuple[Json, ...] = (
    {"text": "add milk to the shopping list"},
    {"text": "/today", "entities": [{"type": "bot_command", "offset": 0, "length": 6}]},
    {"photo": [_file("small", width=9, height=9), _file("large", width=90, height=90)], "caption": "for the list"},
    {"voice": _file("voice", duration=2, mime_type="audio/ogg")},
    {"video_note": _file("round", duration=2, length=9)},
    {"document": _file("letter", file_name="letter.txt", mime_type="text/plain")},
    {"document": _file("cal", file_name="x.ics", mime_type="text/calendar"), "media_group_id": "album"},
    {"audio": _file("song", duration=3, mime_type="audio/mpeg")},
    {"sticker": _file("sticker", type="regular", width=9, height=9, is_animated=False, is_video=False)},
    {"location": {"latitude": 1.0, "longitude": 2.0}},
    {"contact": {"phone_number": "1", "first_name": "E"}},
    {"new_chat_members": [person(STRANGER)]},
    {"left_chat_member": person(ANNA)},
    {"pinned_message": message(5, 5, text="yes")},
    {"group_chat_created": True},
)
"""What messages hold, of every kind that the bot knows and of some that it does not."""

KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "business_message",
    "callback_query",
    "my_chat_member",
    "chat_join_request",
    "message_reaction",
    "inline_query",
)


def update(kind: str, sender: int, number: int, content: Json, token: str) -> Json:
    """A whole update of a kind."""
    made = message(sender, number, **copy.deepcopy(content))
    match kind:
        case "message" | "business_message":
            inner: Json = made
        case "edited_message":
            inner = {**made, "edit_date": 1_795_251_700}
        case "channel_post":
            inner = {**made, "chat": {"id": CHANNEL_ID, "type": "channel", "title": "News"}}
        case "callback_query":
            pressed = {**message(sender, number, text="Done."), "from": {**person(BOT), "is_bot": True}}
            inner = {"id": f"q{number}", "from": person(sender), "chat_instance": "1", "message": pressed}
            inner["data"] = token
        case "inline_query":
            inner = {"id": "1", "from": person(sender), "query": "milk", "offset": ""}
        case _:
            inner = {"chat": made["chat"], "from": made["from"], "user": made["from"], "date": 1, "message_id": number}
            inner |= {"old_reaction": [], "new_reaction": [], "user_chat_id": sender}
            inner |= {f"{age}_chat_member": {"user": made["from"], "status": "member"} for age in ("old", "new")}
    return {"update_id": number, kind: inner}


def places(value: Any, at: Path = ()) -> Iterator[Path]:
    """Every place in a JSON value below the top."""
    keys = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in keys:
        yield (*at, key)
        yield from places(inner, (*at, key))


def put(value: Json, at: Path, new: Any, *, drop: bool = False) -> None:
    """Replaces or drops what stands at a place."""
    holder: Any = value
    for key in at[:-1]:
        holder = holder[key]
    if drop:
        del holder[at[-1]]
    else:
        holder[at[-1]] = new


@st.composite
def bent(draw: st.DrawFn, tokens: tuple[str, ...]) -> tuple[Json, str]:
    """An update with some of its fields bent, and of whom it was before it was bent."""
    who = draw(st.sampled_from(("Anna", "Mia", "stranger")))
    sender = {"Anna": ANNA, "Mia": MIA, "stranger": STRANGER}[who]
    kind = draw(st.sampled_from((*KINDS[:2], *KINDS[:2], *KINDS[:2], "callback_query", "callback_query", *KINDS)))
    token = draw(st.sampled_from((*tokens, "", "x" * 64, "é", "undo:1", "\x00")))
    made = update(kind, sender, draw(st.integers(1, 2**31)), draw(st.sampled_from(CONTENTS)), token)
    if kind in KINDS[:2] and draw(st.booleans()):
        made[kind] |= copy.deepcopy(draw(st.sampled_from(NEW_FIELDS)))
    for _ in range(draw(st.sampled_from((0, 0, 1, 1, 1, 2, 3)))):
        at = draw(st.sampled_from(sorted(places(made), key=str)))
        if at != ("update_id",):
            odd = st.one_of(st.sampled_from(ODD), st.text(max_size=30), st.integers(), st.floats(allow_nan=False))
            put(made, at, copy.deepcopy(draw(odd)), drop=draw(st.booleans()))
    return made, who
