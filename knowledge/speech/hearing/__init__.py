"""Hearing what is said in a recording: `Whisper` is an `Ear`, `Transcript` what it heard."""

from __future__ import annotations

from knowledge.speech.errors import UnheardError
from knowledge.speech.hearing.ear import Ear, Progress
from knowledge.speech.hearing.names import sound
from knowledge.speech.hearing.service import Whisper, WhisperModel
from knowledge.speech.hearing.transcript import Part, Transcript

__all__ = ["Ear", "Part", "Progress", "Transcript", "UnheardError", "Whisper", "WhisperModel", "sound"]
