"""Writes a reply as it is said: no marks, pictures or addresses, all values in words, no longer than one listens."""

from __future__ import annotations

import re
import unicodedata

from knowledge.speech.speaking.amounts import with_amounts
from knowledge.speech.speaking.clock import with_dates, with_times
from knowledge.speech.speaking.numbers import AND, LANGUAGES, TO

SENTENCES = 8
"""How many sentences or lines of a list one listens to."""

_REST = {
    "en": "The rest is in the text.",
    "de": "Der Rest steht im Text.",
    "fr": "Le reste est dans le texte.",
    "es": "El resto está en el texto.",
    "it": "Il resto è nel testo.",
}
_A_LINK = {"en": "a link", "de": "ein Link", "fr": "un lien", "es": "un enlace", "it": "un link"}
_SHORT = {
    "en": {
        "e.g.": "for example",
        "i.e.": "that is",
        "approx.": "about",
        "Dr.": "Doctor",
        "Mr.": "Mister",
        "St.": "Saint",
    },
    "de": {
        "z. B.": "zum Beispiel",
        "z.B.": "zum Beispiel",
        "d. h.": "das heißt",
        "d.h.": "das heißt",
        "ca.": "circa",
        "usw.": "und so weiter",
        "Dr.": "Doktor",
        "Nr.": "Nummer",
        "inkl.": "inklusive",
    },
    "fr": {"p. ex.": "par exemple", "env.": "environ", "etc.": "et cetera", "n°": "numéro", "Dr": "Docteur"},
    "es": {"p. ej.": "por ejemplo", "aprox.": "aproximadamente", "Dr.": "Doctor", "Dra.": "Doctora", "n.º": "número"},
    "it": {"p. es.": "per esempio", "ca.": "circa", "ecc.": "eccetera", "Dott.": "Dottor", "n.": "numero"},
}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[\w/]|\b[\w.+-]+@[\w-]+\.[\w.]*\w")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_PICTURES = re.compile(r"[\d#*]\ufe0f?\u20e3|[\ufe00-\ufe0f\u200b-\u200d\u2060]")
"""Keys with a number, and what joins or colours pictures."""
_FENCE = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_SOURCE = re.compile(r"\s?\[\d{1,2}\](?!\()")
_EMPHASIS = re.compile(r"(\*\*|__|~~|\*|_|`)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_BULLET = re.compile(r"^\s*(?:(?:[•‣▪◦·*–—+-]|\[[ xX]?\]|#{1,6}|>|\d{1,2}[.)](?=\s\D))\s+)+")
_KEPT = frozenset("Ll Lu Lt Lm Lo Mn Nd Zs".split())  # noqa: SIM905
_MARKS = frozenset(".,;:!?¿¡'’-")
_STOP = re.compile(r"(?<=[.!?…])\s+(?=[\w¿¡„“«\"(])")


def spoken(text: str, language: str, *, sentences: int = SENTENCES) -> str:
    """A reply as it is said: a line for each line, each ending with a mark. '' where there is nothing to say.

    Of more than `sentences` sentences the first are said, and that the rest is in the text.
    Raises ValueError for a language that there is not.
    """
    if language not in LANGUAGES:
        raise ValueError(f"there are words for {', '.join(LANGUAGES)}, not for {language}")
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"(?<=\d)[\u00a0\u202f\u2009](?=\d{3}(?!\d))", "" if language == "fr" else " ", text)
    text = re.sub(r"[\u00a0\u202f\u2009]", " ", text)
    lines = [_line(line, language) for line in _plain(text, _A_LINK[language]).splitlines()]
    return _cut([line for line in lines if line], language, sentences)


def _plain(text: str, a_link: str) -> str:
    """Without marks of Markdown and HTML and without code and numbers of sources; `a_link` instead of addresses."""
    text = _PICTURES.sub("", text)
    text = _FENCE.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _SOURCE.sub("", text)
    text = _ADDRESS.sub(a_link, text)
    text = _TAG.sub("", text)
    return _EMPHASIS.sub(r"\2", text)


def _line(line: str, language: str) -> str:
    line = _BULLET.sub("", line)
    for short, full in _SHORT[language].items():
        line = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", full, line)
    line = with_dates(line, language)
    line = with_times(line, language)
    line = with_amounts(line, language)
    line = re.sub(r"(?<=\w)[–—](?=\w)", f" {TO[language]} ", line)
    return _tidy(line.replace("&", f" {AND[language]} "))


def _tidy(line: str) -> str:
    """Only letters and marks that are said as pauses; ends with one."""
    line = re.sub(r"\s*(?:[→·|;]|\s[–—-]\s|…(?=\s*\S))\s*", ", ", line)
    line = re.sub(r"\s*[()\[\]{}]\s*", ", ", line)
    line = line.replace("…", ".").replace("/", " ").replace("–", "-").replace("−", "-")
    line = "".join(sign if unicodedata.category(sign) in _KEPT or sign in _MARKS else " " for sign in line)
    line = re.sub(r"(?<!\w)[-'’]+|[-]+(?!\w)", " ", line)
    line = re.sub(r"\s+", " ", line).strip()
    line = re.sub(r"\s+(?=[.,:!?])", "", line)
    line = re.sub(r"(?:,\s*)+(?=[.,:!?]|$)", "", line)
    line = re.sub(r"^[\s.,:;]+|(?<=[:.!?]),", "", line).strip()
    if not re.search(r"\w", line):
        return ""
    line = re.sub(r"(?:^|(?<=[.!?] ))[^\W\d_]", lambda first: first[0].upper(), line)
    return line if line[-1] in ".!?:" else f"{line}."


def _cut(lines: list[str], language: str, sentences: int) -> str:
    parts = [_STOP.split(line) for line in lines]
    if sum(map(len, parts)) <= sentences:
        return "\n".join(lines)
    said: list[str] = []
    left = sentences
    for line in parts:
        said += [" ".join(line[:left])] if left else []
        left -= min(left, len(line))
    return "\n".join([*said, _REST[language]])
