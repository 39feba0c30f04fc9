"""Whatever is typed is read: no error, in time, and no time that a household cannot have meant."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pods.engine.understanding import Reader, Understood
from skills.engine.times import YEARS_AHEAD, YEARS_BACK
from tests.pods.engine.understanding.properties.reading import NOW, scene, spans_in
from tests.pods.engine.understanding.properties.vocabulary import LANGUAGES, ODDITIES, words

LONGEST, SLOWEST = 1000, 0.2
_CENTURY = YEARS_AHEAD * 365.25 * 86400


@st.composite
def jumbles(draw: st.DrawFn, longest: int = LONGEST) -> tuple[str, str]:
    """A language, and its words with figures and oddities in between, some of them again and again."""
    language = draw(st.sampled_from(LANGUAGES))
    known, odd = st.sampled_from(words(language)), st.sampled_from(ODDITIES)
    pieces = draw(st.lists(st.one_of(known, known, known, odd, st.text(max_size=6)), max_size=20))
    gap = draw(st.sampled_from((" ", " ", " ", "", ", ", "\n")))
    times = draw(st.sampled_from((1, 1, 1, 2, 50)))
    return language, gap.join(pieces * times)[:longest]


@settings(max_examples=250, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(jumble=jumbles(), just_done=st.booleans())
@example(jumble=("it", "domenica di pasqua1900 la settimana del"), just_done=False)
@example(jumble=("en", "give me 31 centuries"), just_done=False)
@example(jumble=("en", "' til\n2 day\n" * 90), just_done=False)
def test_any_text_is_read_in_time_and_within_bounds(reader: Reader, jumble: tuple[str, str], just_done: bool) -> None:
    language, text = jumble
    understood, spent = _read(reader, language, text, just_done=just_done)
    if spent >= SLOWEST:
        understood, spent = _read(reader, language, text, just_done=just_done)
    assert spent < SLOWEST
    for span in spans_in(understood):
        for moment in (span.start, span.end):
            assert moment is None or NOW.year - YEARS_BACK <= moment.year <= NOW.year + YEARS_AHEAD
        assert span.start is None or span.end is None or span.start <= span.end
        assert span.seconds is None or 0 < abs(span.seconds) < _CENTURY


def _read(reader: Reader, language: str, text: str, *, just_done: bool = False) -> tuple[Understood, float]:
    """What was understood, and the seconds of processor time that it took."""
    begin = time.process_time()
    understood = reader.read(text, scene(language, just_done=just_done))
    return understood, time.process_time() - begin


@settings(max_examples=60, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(jumbles(longest=200))
def test_reading_again_gives_the_same(reader: Reader, jumble: tuple[str, str]) -> None:
    language, text = jumble
    assert _read(reader, language, text)[0] == _read(reader, language, text)[0]


_OF_ONE_KIND = [
    ("fr", "à 15h le 3, tous les lundis et "),
    ("it", "alle 3 e un quarto, ogni lunedì e "),
    *(("en", piece) for piece in ("buy milk and ", "Anna and Tom, ", "a", "1/2/3-", "((", "12 ", "\n- ", "é\u0301")),
    *(("de", piece) for piece in ("Milch und Brot, ", "12,50 bei Lidl ", "jeden zweiten Dienstag ", "🎉", "''", "ß")),
    *(("es", piece) for piece in ("leche y pan, ", "setenta ", "hoy ", "¿", "\u202e", "3.14.15.", "a@b.de ")),
]
_OF_MANY_CLAUSES = [
    ("en", "remind me on Thursday at 5 and "),
    ("de", "am 3. und jeden Montag um 8, "),
    ("es", "a las 3 y media de la tarde y "),
    ("en", "spent 12.50 at Lidl, "),
]


@pytest.mark.parametrize(("language", "piece"), _OF_ONE_KIND)
def test_a_thousand_characters_of_one_kind_are_read_in_time(reader: Reader, language: str, piece: str) -> None:
    assert _seconds(reader, language, (piece * LONGEST)[:LONGEST]) < SLOWEST


@pytest.mark.parametrize(("language", "piece"), _OF_MANY_CLAUSES)
def test_a_message_of_thirty_requests_is_read_in_time(reader: Reader, language: str, piece: str) -> None:
    assert _seconds(reader, language, (piece * LONGEST)[:LONGEST]) < SLOWEST


def _seconds(reader: Reader, language: str, text: str) -> float:
    """The processor time of reading a text; the better of two where the first seems too long."""
    spent = _read(reader, language, text)[1]
    return spent if spent < SLOWEST else min(spent, _read(reader, language, text)[1])
