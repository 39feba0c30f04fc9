"""Files that go with replies: in the media folder until they are sent; and what the files of a request mean."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path

from bot.media import keep
from bot.messages import File, kind_of
from pods.engine.interface import Pod, PodDownError
from skills.engine.asking import NoEngineError
from skills.engine.command import Asker, Attachment, Command
from skills.engine.means import AskModel, Progress
from skills.engine.request import GivenFile, Request


class Media:
    """The folder of files that were sent and received."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def kept(self, attachments: Sequence[Attachment]) -> tuple[File, ...]:
        """The attachments as files on disk. Raises StorageFullError."""
        return tuple([await asyncio.to_thread(self._keep, one) for one in attachments])

    def _keep(self, attachment: Attachment) -> File:
        path = keep(self.folder, secrets.token_hex(12), attachment.name, attachment.content)
        return File(path, attachment.name, attachment.mime, kind_of(attachment.mime))


async def taken(
    bare: Request,
    beside: Mapping[str, Request],
    pods: Mapping[str, Pod],
    asker: Asker,
    ask_model: AskModel | None,
    progress: Progress,
) -> list[tuple[Pod, Command, Request]]:
    """What the files of a request mean: each kind goes to the first pod that has a use for it.

    `beside` is what the words beside them are to the takers that heed them, by intent; to all others it is the bare
    request. With each command comes the request that it was made from.

    Pods that take whatever is left are asked when all have been asked that know such files better. Where one of these
    lacks the text recognition, others may do without: its NoEngineError is raised only where nobody takes them. The
    same goes for a pod that is down.
    """
    found: list[tuple[Pod, Command, Request]] = []
    for group in _grouped(bare.files):
        refusal: NoEngineError | PodDownError | None = None
        for last, pod in product((False, True), pods.values()):
            try:
                commands = await pod.taken_files(group, bare, beside, asker, ask_model, progress, last=last)
            except (NoEngineError, PodDownError) as error:
                refusal = refusal or error
                continue
            found += [(pod, command, request) for command, request in commands]
            if commands:
                break
        else:
            if refusal is not None:
                raise refusal
    return found


def _grouped(files: Sequence[GivenFile]) -> list[list[GivenFile]]:
    """Files of one kind together, in order: what pictures of one message show belongs together, as a long receipt."""
    groups: dict[str, list[GivenFile]] = {}
    for file in files:
        suffix = Path(file.name).suffix.casefold()
        groups.setdefault("image" if file.mime.startswith("image/") else suffix, []).append(file)
    return list(groups.values())
