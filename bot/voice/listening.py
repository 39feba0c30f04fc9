"""What members say in recordings: heard one after the other, while everything that is typed goes on."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field, replace

from bot.channels.protocol import Typing
from bot.messages import File, FileKind, Message
from bot.progress import ShownProgress
from bot.replies.words import Words
from bot.voice.corrections import corrected, in_own_money, member_names, vocabulary, with_cents
from bot.voice.unheard import UnheardNoteError
from knowledge.speech.errors import UnheardError
from knowledge.speech.hearing import Ear, Transcript
from knowledge.speech.sound import NOTE_BYTES
from knowledge.stages import Stage, stage
from pods.engine.interface import Pod
from skills.engine.command import Asker

log = logging.getLogger(__name__)

MINUTE = 60.0
NOTE_SECONDS = 60.0
"""What is longer than a note is heard beside the notes, by an engine of its own, so that they need not wait for it.
Where nobody says how long it is, its size tells (`NOTE_BYTES`)."""


def sounds_of(message: Message) -> tuple[File, ...]:
    """The files of a message that are to be heard."""
    return tuple(file for file in message.files if file.kind is FileKind.VOICE)


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said in the recordings of a message, one after the other."""

    text: str
    transcripts: tuple[Transcript, ...]


@dataclass
class _Queue:
    """One engine and who waits for it, in the order in which they came."""

    ear: Ear
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Listening:
    """Two queues: one for notes, one for long recordings. Has threads of its own, so that no other work waits."""

    def __init__(
        self,
        notes: Ear,
        long: Ear,
        pods: Mapping[str, Pod],
        fetched: Callable[[], float | None] = lambda: None,
    ) -> None:
        """`fetched`: the share of the model that is here while it is being fetched, None where it is not."""
        self._notes, self._long = _Queue(notes), _Queue(long)
        self._pods = pods
        self._fetched = fetched
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="hearing")

    async def hear(self, message: Message, asker: Asker, words: Words, typing: Typing | None) -> Heard:
        """What is said in a message's recordings, names as this house writes them. Raises UnheardNoteError."""
        if typing is not None:
            await typing()
        among = tuple(dict.fromkeys([asker.member.language, *(one.language for one in asker.members)]))
        names, expected = member_names(asker), await vocabulary(self._pods, asker)
        transcripts = []
        for file in sounds_of(message):
            progress = ShownProgress(typing, words, "listening")
            transcript = await self._heard(file, among, expected, progress)
            heard = with_cents(corrected(transcript.text, asker.learned, names), transcript.language)
            text = in_own_money(heard, asker.household.currency)
            transcripts.append(replace(transcript, text=text))
        return Heard(" ".join(one.text for one in transcripts), tuple(transcripts))

    async def _heard(
        self, file: File, among: Sequence[str], expected: Sequence[str], progress: ShownProgress
    ) -> Transcript:
        size = (await asyncio.to_thread(file.path.stat)).st_size
        short = size <= NOTE_BYTES if file.seconds is None else file.seconds <= NOTE_SECONDS
        queue = self._notes if short else self._long

        def by_minutes(heard: float, seconds: float) -> None:
            if seconds >= 2 * MINUTE:
                progress(int(heard // MINUTE), math.ceil(seconds / MINUTE))

        def hear() -> Transcript:
            return queue.ear.hear(file.path, among=among, words=expected, progress=by_minutes)

        async with queue.turn:
            try:
                with stage(Stage.HEARING):
                    return await asyncio.get_running_loop().run_in_executor(self._threads, copy_context().run, hear)
            except UnheardError as error:
                log.info("a recording of %s bytes was not heard: %s", size, error.reason)
                raise UnheardNoteError(error, self._fetched()) from error

    def close(self) -> None:
        """Ends the engines; what is being heard ends with them. Blocking."""
        for queue in (self._notes, self._long):
            queue.ear.end()
        self._threads.shutdown(wait=True, cancel_futures=True)
