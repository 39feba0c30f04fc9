"""faster-whisper's model, which encodes the beginning of a recording once: for its language and for its words."""

from __future__ import annotations

from typing import Any

from faster_whisper import WhisperModel
from faster_whisper.audio import pad_or_trim

from knowledge.speech.hearing.language import chosen


class OnceEncoding(WhisperModel):  # type: ignore[misc]
    """`among`: the languages spoken in the house, by which the one of the next recording is chosen."""

    def __init__(self, folder: str, **how: Any) -> None:
        super().__init__(folder, **how)
        self.among: tuple[str, ...] = ()
        self._encoded: tuple[Any, Any] | None = None

    def detect_language(self, audio: Any = None, features: Any = None, **how: Any) -> tuple[str, float, Any]:
        """The language of the first half minute, how sure it is, and all as the model heard them."""
        if features is None:
            features = self.feature_extractor(audio)
        window = pad_or_trim(features[:, : min(self.feature_extractor.nb_max_frames, features.shape[-1] - 1)])
        encoded = self.encode(window)
        self._encoded = (window, encoded)
        heard = [(token[2:-2], sure) for token, sure in self.model.detect_language(encoded)[0]]
        language, sure = chosen(dict(heard), self.among)
        return language, sure, heard

    def encode(self, features: Any) -> Any:
        """The encoder's output for half a minute; what was encoded for the language is not encoded again."""
        kept, self._encoded = self._encoded, None
        if kept is not None and kept[0].shape == features.shape and (kept[0] == features).all():
            return kept[1]
        return super().encode(features)
