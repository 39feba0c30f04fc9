"""Times written with a dot ("9.30 til 11"): which figures of a clause are times of day rather than money."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from pods.engine.understanding.vocabulary import Vocabulary
from skills.engine.times import TimesRead

_HOUR = r"(?:[01]?\d|2[0-3])"
_CLOCK = rf"{_HOUR}\.[0-5][05]"
_DOTTED = re.compile(
    rf"(?<![\d.,:+€£$¥])(?<![€£$¥]\s){_CLOCK}(?![\d€£$¥%]|[.,:]\d|\s*(?:[€£$¥%]|(?:k?g|[mcdk]?[lm]|kilos?|lit(?:er|re)s?)\b))"
)
_ANY_DOTTED = re.compile(rf"(?<![\d.,:+]){_CLOCK}(?!\d|[.,:]\d)")


def with_clocks(text: str, words: Vocabulary, read: Callable[[str], TimesRead], today: date) -> str:
    """The text with ":" in its dotted times, as long as it was.

    Dotted figures are times where they make a range ("9.30 til 11"), where a word for beginning or meeting stands
    before them ("doors 7.30"), or where a day that has to come is said (nobody has paid tomorrow). A text that
    speaks of money stays as it is. `read` reads time expressions in the past where ambiguous.
    """
    if not _ANY_DOTTED.search(text) or words.single["moneyed"].search(text):
        return text
    ranged = re.compile(
        rf"{_HOUR}(?:\.[0-5][05])?\s*(?:{words.single['range_joint'].pattern})\s*{_HOUR}(?:\.[0-5][05])?(?!\d|[.,:]\d)"
    )
    text = _replaced(ranged, text)
    text = re.sub(rf"(?:{words.single['details'].pattern})\s+{_CLOCK}(?!\d)", _with_colons, text, flags=re.IGNORECASE)
    if not _DOTTED.search(text):
        return text
    ahead = any(span.has_date and span.start and span.start.date() > today for span in read(text).spans)
    return _DOTTED.sub(_with_colons, text) if ahead else text


def _replaced(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: _ANY_DOTTED.sub(_with_colons, match.group()), text)


def _with_colons(match: re.Match[str]) -> str:
    return re.sub(r"(?<=\d)\.(?=\d)", ":", match.group())
