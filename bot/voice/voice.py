"""Hearing and speaking of one household, as its settings choose them: what `build` joins to the rest."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bot.files import Media
from bot.settings import Settings
from bot.voice.aloud import Aloud
from bot.voice.engines import Fetching, end_at_once, open_ear, open_mouth
from bot.voice.listening import Listening
from knowledge.speech.hearing import Ear
from knowledge.speech.speaking import Mouth
from pods.engine.interface import Pod


class Voice:
    """`listening` and `aloud` are None where they are switched off. No engine is loaded before it is needed."""

    def __init__(
        self,
        settings: Settings,
        pods: Mapping[str, Pod],
        media: Media,
        *,
        ear: Ear | None = None,
        mouth: Mouth | None = None,
    ) -> None:
        """`ear` and `mouth` in the place of those of the settings."""
        self.fetching = Fetching(settings)
        notes, long = ear or open_ear(settings), ear or open_ear(settings)
        said_by = mouth or open_mouth(settings)
        self._engines = (notes, long, said_by)
        self.listening = Listening(notes, long, pods, self._fetched) if notes and long else None
        self.aloud = Aloud(said_by, media) if said_by else None

    def start(self) -> None:
        """Begins to fetch what is missing, beside everything else."""
        self.fetching.start()

    def _fetched(self) -> float | None:
        """How much of what hears is here, while it is being fetched; a fetch that failed is tried again."""
        self.fetching.start()
        return self.fetching.share

    async def close(self) -> None:
        """Ends the engines, whatever they are doing, and what is being fetched."""
        await self.fetching.close()
        await asyncio.to_thread(end_at_once, *self._engines)
        for part in (self.listening, self.aloud):
            if part is not None:
                await asyncio.to_thread(part.close)
