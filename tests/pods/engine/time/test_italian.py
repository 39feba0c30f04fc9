"""Italian times: what is read, and what is left as a title."""

from __future__ import annotations

import pytest

from tests.pods.engine.time.reading import read

READ = [
    ("dentista martedì prossimo alle 15:30", "2026-11-24T15:30", "dentista"),
    ("ricordami tra 20 minuti di togliere il pane", "2026-11-21T10:20", "ricordami di togliere il pane"),
    ("venerdì alle 20 cena dai nonni", "2026-11-27T20:00", "cena dai nonni"),
    ("domani mattina alle 9", "2026-11-22T09:00", ""),
    ("domani mattina", "2026-11-22T09:00~", ""),
    ("dopodomani a mezzogiorno", "2026-11-23T12:00", ""),
    ("stasera alle 9", "2026-11-21T21:00", ""),
    ("il tre dicembre alle otto e mezza del mattino", "2026-12-03T08:30", ""),
    ("alle nove meno un quarto di sera", "T20:45", ""),
    ("alle sette e dieci di sera", "T19:10", ""),
    ("all'una e un quarto", "T13:15", ""),
    ("alle ore 18", "T18:00", ""),
    ("tra mezz'ora", "2026-11-21T10:30", ""),
    ("fra due ore e mezza", "2026-11-21T12:30", ""),
    ("fra quindici giorni", "2026-12-05", ""),
    ("tre giorni fa", "2026-11-18", ""),
    ("il 15 cena con Marta", "2026-12-15", "cena con Marta"),
    ("il 24 dicembre alle 18.30", "2026-12-24T18:30", ""),
    ("venerdì 4 dicembre", "2026-12-04", ""),
    ("il primo maggio", "2027-05-01", ""),
    ("la settimana prossima", "2026-11-23 week", ""),
    ("questo fine settimana", "2026-11-21 weekend", ""),
    ("a Ferragosto", "2027-08-15", ""),
    ("dal 12 al 15 marzo", "2027-03-12..2027-03-16", ""),
    ("sabato dalle 10 alle 12", "2026-11-28T10:00..2026-11-28T12:00", ""),
    ("lunedì tra le 15 e le 17", "2026-11-23T15:00..2026-11-23T17:00", ""),
    ("fino a venerdì", "..2026-11-28", ""),
    ("entro venerdì", "..2026-11-28", ""),
    ("a partire da lunedì", "2026-11-23..", ""),
    ("per 20 minuti", "1200s", ""),
    ("un'ora e mezza", "5400s", ""),
    ("ogni sabato e domenica", "FREQ=WEEKLY;BYDAY=SA,SU from 2026-11-21", ""),
    ("il lunedì e il mercoledì alle 17:30", "FREQ=WEEKLY;BYDAY=MO,WE from 2026-11-23T17:30", ""),
    (
        "ogni due martedì alle 18 tranne ad agosto",
        "FREQ=WEEKLY;INTERVAL=2;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=TU from 2026-11-24T18:00",
        "",
    ),
    ("l'ultimo venerdì di ogni mese", "FREQ=MONTHLY;BYDAY=-1FR from 2026-11-27", ""),
    ("il primo di ogni mese pagare l'affitto", "FREQ=MONTHLY;BYMONTHDAY=1 from 2026-12-01", "pagare l'affitto"),
    ("nei giorni feriali alle 7", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR from 2026-11-23T07:00", ""),
    ("ogni sera alle 9", "FREQ=DAILY from 2026-11-21T21:00", ""),
    ("ogni giorno alle 8 e alle 20", "FREQ=DAILY;BYHOUR=8,20;BYMINUTE=0 from 2026-11-21T20:00", ""),
    ("ogni tre settimane", "FREQ=WEEKLY;INTERVAL=3 from 2026-11-21", ""),
    ("ogni anno il 16 maggio", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=16 from 2027-05-16", ""),
    ("ogni 10 giorni per 5 volte", "FREQ=DAILY;INTERVAL=10;COUNT=5 from 2026-11-21", ""),
    ("dal lunedì al venerdì alle 7", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR from 2026-11-23T07:00", ""),
    ("alle otto e dieci", "T20:10", ""),
    ("dal 1° dicembre ogni lunedì", "FREQ=WEEKLY;BYDAY=MO from 2026-12-07", ""),
    ("i prossimi tre giorni", "2026-11-22..2026-11-25", ""),
    ("mercoledi alle 17", "2026-11-25T17:00", ""),
]

NO_TIMES = [
    "6 uova e 2 kg di farina 12,50 €",
    "buona notte a tutti",
    "mezzo chilo di pomodori",
    "sei un tesoro",
    "chiama il 06 123456",
    "un regalo per la nonna",
    "quanto abbiamo speso",
    "la marcia dei bambini",
]


@pytest.mark.parametrize(("text", "expected", "rest"), READ)
def test_what_is_read_and_what_is_left(text: str, expected: str, rest: str) -> None:
    assert read(text, "it") == (expected, rest)


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time(text: str) -> None:
    assert read(text, "it") == ("", text)
