"""What Whisper writes where nobody said it: it was trained on subtitles, and fills music and noise with theirs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

NO_SPEECH = 0.6
UNSURE = -1.0
"""The mean logarithm of the probabilities of a part's pieces; with `NO_SPEECH` the thresholds of the Whisper paper
(Radford et al. 2022, section 4.5)."""
WEAK = -0.7
"""The same, for a part that already looks like no speech by half."""
GUESSED = -1.3
"""Below this no word of a part can be relied on."""
REPEATS = 2.4
"""The compression ratio of a part that only repeats itself."""

_SUBTITLES: Mapping[str, str] = {
    "en": r"(thanks|thank you)( so much| very much)? for (watching|listening)|please subscribe|subscribe to"
    r"|subtitles by|transcribed by|see you (in the )?next (video|time)|music (playing|plays)",
    "de": r"untertitel|vielen dank fürs zuschauen|danke fürs zuschauen|copyright wdr|swr 20\d\d|zdf 20\d\d"
    r"|bis zum nächsten mal",
    "es": r"subtítulos|gracias por ver|suscríbete|amara\.org",
    "fr": r"sous-titr|merci d'avoir regardé|abonnez-vous|amara\.org|❤️ par",
    "it": r"sottotitoli|grazie per (aver guardato|la visione)|iscrivetevi|amara\.org|qtss",
}
_SUBTITLE = re.compile("|".join(f"(?:{each})" for each in _SUBTITLES.values()), re.IGNORECASE)
_FILLERS = re.compile(r"(you|thank you|bye|okay|oh|so|vielen dank|tschüss|gracias|merci|grazie)\W*", re.IGNORECASE)
_SOUND = re.compile(r"[♪♫\s.…]*|[\[(*♪].*[\])*♪]", re.DOTALL)


def doubtful(
    text: str, language: str, words: Sequence[str], no_speech: float, log_probability: float, compression: float
) -> bool:
    """Whether a part is likely nothing that was said.

    `words`: what the model was told to expect. `no_speech` (0 to 1), `log_probability` (mean, below 0) and
    `compression` are the model's figures for the part.
    """
    if _SOUND.fullmatch(text) or compression > REPEATS or log_probability < GUESSED:
        return True
    if no_speech > NO_SPEECH and log_probability < UNSURE:
        return True
    half = no_speech > NO_SPEECH / 2 or log_probability < WEAK
    if half and (_SUBTITLE.search(text) or _FILLERS.fullmatch(text)):
        return True
    return half and only(words, text)


def only(words: Sequence[str], text: str) -> bool:
    """Whether a text is nothing but the words that were expected: silence after a list is filled with the list."""
    told = {word.casefold() for each in words for word in re.findall(r"\w+", each)}
    said = [word.casefold() for word in re.findall(r"\w+", text)]
    return bool(said) and len(said) > 1 and all(word in told for word in said)
