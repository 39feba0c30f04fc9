"""Speaking: `LocalMouth` says a text, `spoken` writes a reply as it is said."""

from __future__ import annotations

from knowledge.speech.speaking.service import LocalMouth
from knowledge.speech.speaking.speech import Mouth, Speech, UnspokenError
from knowledge.speech.speaking.spoken import spoken

__all__ = ["LocalMouth", "Mouth", "Speech", "UnspokenError", "spoken"]
