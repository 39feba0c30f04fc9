"""Replies as they are kept beside the message they answered: the same message twice is answered the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from bot.messages import Button, File, FileKind, Reply


def text_of(replies: Sequence[Reply]) -> str:
    """The replies as JSON."""
    return json.dumps(
        [
            {
                "text": reply.text,
                "buttons": [asdict(button) for button in reply.buttons],
                "files": [{**asdict(file), "path": str(file.path)} for file in reply.files],
                "replaces_pressed": reply.replaces_pressed,
                "said": reply.said,
                "aloud": reply.aloud,
                "tags": sorted(reply.tags),
            }
            for reply in replies
        ]
    )


def replies_of(text: str) -> list[Reply]:
    """What `text_of` wrote, as replies."""
    return [
        Reply(
            stored["text"],
            tuple(Button(one["name"], one["label"], one["token"]) for one in stored["buttons"]),
            tuple(
                File(Path(one["path"]), one["name"], one["mime"], FileKind(one["kind"]), one.get("seconds"))
                for one in stored.get("files", ())
            ),
            replaces_pressed=stored["replaces_pressed"],
            said=stored.get("said"),
            aloud=stored.get("aloud", False),
            tags=frozenset(stored["tags"]),
        )
        for stored in json.loads(text)
    ]
