"""What each call of the Bot API does, beside getUpdates."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Mapping
from typing import Any

from tests.emulator.honesty import ApiError, Json, checked_message
from tests.emulator.state import Sent, State

Files = Mapping[str, tuple[str, bytes]]
TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
DATA_LIMIT = 64
FILE_LIMIT = 20_000_000
CAPTIONED = ("photo", "document", "voice", "audio", "video", "animation")


def get_me(state: State, values: Json, files: Files) -> Json:
    return {
        **state.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


def delete_webhook(state: State, values: Json, files: Files) -> bool:
    state.webhook = ""
    return True


def get_webhook_info(state: State, values: Json, files: Files) -> Json:
    waiting = len(state.updates) + state.held_back
    return {"url": state.webhook, "has_custom_certificate": False, "pending_update_count": waiting}


def set_my_commands(state: State, values: Json, files: Files) -> bool:
    state.commands[values.get("language_code", "")] = values["commands"]
    return True


def send_chat_action(state: State, values: Json, files: Files) -> bool:
    state.room(values["chat_id"])
    state.record(_sent("action", values["chat_id"], {"message_id": 0, "text": values["action"]}, values))
    return True


def send_message(state: State, values: Json, files: Files) -> Json:
    room = state.room(values["chat_id"])
    state.check_thread(values["chat_id"], values.get("message_thread_id"))
    text = _text(values)
    message = state.new_message(room, state.bot, {"text": text, **_around(state, values)})
    state.record(_sent("message", values["chat_id"], message, values))
    return message


def edit_message_text(state: State, values: Json, files: Files) -> Json:
    message = _editable(state, values)
    if "text" not in message:
        raise ApiError(400, "Bad Request: there is no text in the message to edit")
    return _edited(state, values, message, {"text": _text(values)})


def edit_message_caption(state: State, values: Json, files: Files) -> Json:
    message = _editable(state, values)
    if not any(kind in message for kind in CAPTIONED):
        raise ApiError(400, "Bad Request: there is no caption in the message to edit")
    return _edited(state, values, message, {"caption": None, **_captioned(values)})


def edit_message_reply_markup(state: State, values: Json, files: Files) -> Json:
    return _edited(state, values, _editable(state, values), {})


def delete_message(state: State, values: Json, files: Files) -> bool:
    """In private a bot may delete what came as well, https://core.telegram.org/bots/api#deletemessage."""
    message = state.room(values["chat_id"]).messages.get(values["message_id"])
    if message is None:
        raise ApiError(400, "Bad Request: message to delete not found")
    if message["from"]["id"] != state.bot["id"] and message["chat"]["type"] != "private":
        raise ApiError(400, "Bad Request: message can't be deleted")
    del state.room(values["chat_id"]).messages[message["message_id"]]
    state.record(_sent("deleted", values["chat_id"], message, values))
    return True


def answer_callback_query(state: State, values: Json, files: Files) -> bool:
    if values["callback_query_id"] not in state.presses:
        raise ApiError(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    state.presses[values["callback_query_id"]] = True
    return True


def get_file(state: State, values: Json, files: Files) -> Json:
    content = state.files.get(values["file_id"])
    if content is None:
        raise ApiError(400, "Bad Request: invalid file_id")
    size = state.sizes.get(values["file_id"], len(content))
    if size > FILE_LIMIT:
        raise ApiError(400, "Bad Request: file is too big")
    return {
        "file_id": values["file_id"],
        "file_unique_id": f"u{values['file_id']}",
        "file_size": size,
        "file_path": values["file_id"],
    }


def send_media(kind: str) -> Callable[[State, Json, Files], Json]:
    """sendPhoto, sendDocument, sendVoice: the content must be uploaded with the call."""

    def call(state: State, values: Json, files: Files) -> Json:
        room = state.room(values["chat_id"])
        state.check_thread(values["chat_id"], values.get("message_thread_id"))
        if kind == "voice" and room.refuses_voice is not None:
            raise room.refuses_voice
        if kind not in files:
            raise ApiError(400, f"Bad Request: there is no {kind} in the request")
        name, content = files[kind]
        file_id = f"out{len(state.files)}"
        state.files[file_id] = content
        file: Json = {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(content)}
        shapes: dict[str, Any] = {
            "photo": [{**file, "width": 800, "height": 600}],
            "document": {**file, "file_name": name},
            "voice": {**file, "duration": values.get("duration", 0), "mime_type": "audio/ogg"},
        }
        body = {kind: shapes[kind], **_captioned(values), **_around(state, values)}
        message = state.new_message(room, state.bot, body)
        state.record(_sent("message", values["chat_id"], message, values, kind, content))
        return message

    return call


def _text(values: Json) -> str:
    text = values["text"].strip()
    if not text:
        raise ApiError(400, "Bad Request: message text is empty")
    if len(text.encode("utf-16-le")) // 2 > TEXT_LIMIT:
        raise ApiError(400, "Bad Request: message is too long")
    return str(text)


def _captioned(values: Json) -> Json:
    caption = (values.get("caption") or "").strip()
    if len(caption.encode("utf-16-le")) // 2 > CAPTION_LIMIT:
        raise ApiError(400, "Bad Request: message caption is too long")
    return {"caption": caption} if caption else {}


def _around(state: State, values: Json) -> Json:
    """What a message has beside its content: buttons, topic, the message it answers."""
    around: Json = _markup(values)
    if (thread := values.get("message_thread_id")) is not None:
        around |= {"message_thread_id": thread, "is_topic_message": True}
    reference = values.get("reply_parameters")
    if reference:
        asked = state.rooms[values["chat_id"]].messages.get(reference["message_id"])
        if asked is not None:
            around["reply_to_message"] = {k: v for k, v in asked.items() if k != "reply_to_message"}
        elif not reference.get("allow_sending_without_reply"):
            raise ApiError(400, "Bad Request: message to be replied not found")
    return around


def _markup(values: Json) -> Json:
    markup = values.get("reply_markup")
    if not markup:
        return {}
    for key in itertools.chain(*markup["inline_keyboard"]):
        if not 1 <= len(key.get("callback_data", "").encode()) <= DATA_LIMIT:
            raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
    return {"reply_markup": markup} if markup["inline_keyboard"] else {}


def _editable(state: State, values: Json) -> Json:
    message = state.room(values["chat_id"]).messages.get(values["message_id"])
    if message is None:
        raise ApiError(400, "Bad Request: message to edit not found")
    if message["from"]["id"] != state.bot["id"]:
        raise ApiError(400, "Bad Request: message can't be edited")
    return message


def _edited(state: State, values: Json, message: Json, content: Json) -> Json:
    changed = {name: held for name, held in {**message, **content}.items() if held is not None}
    changed.pop("reply_markup", None)
    changed |= _markup(values)
    if {**changed, "edit_date": 0} == {**message, "edit_date": 0}:
        raise ApiError(
            400,
            "Bad Request: message is not modified: specified new message content and reply markup are "
            "exactly the same as a current content and reply markup of the message",
        )
    changed["edit_date"] = int(time.time())
    checked_message(changed)
    state.rooms[values["chat_id"]].messages[message["message_id"]] = changed
    state.record(_sent("edit", values["chat_id"], changed, values))
    return changed


def _sent(
    kind: str,
    chat_id: int,
    message: Json,
    values: Json,
    media: str | None = None,
    content: bytes | None = None,
) -> Sent:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return Sent(
        kind=kind,
        chat_id=chat_id,
        message_id=message["message_id"],
        text=message.get("text") or message.get("caption", ""),
        buttons=tuple((key["text"], key["callback_data"]) for row in rows for key in row),
        at=time.time(),
        thread=values.get("message_thread_id"),
        reply_to=(values.get("reply_parameters") or {}).get("message_id"),
        media=media,
        content=content,
        seconds=values.get("duration"),
    )


CALLS: dict[str, Callable[[State, Json, Files], Any]] = {
    "getMe": get_me,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "setMyCommands": set_my_commands,
    "sendChatAction": send_chat_action,
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "answerCallbackQuery": answer_callback_query,
    "getFile": get_file,
    "sendPhoto": send_media("photo"),
    "sendDocument": send_media("document"),
    "sendVoice": send_media("voice"),
}
