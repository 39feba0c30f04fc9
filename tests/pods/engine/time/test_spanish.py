"""Spanish times: what is read, and what is left as a title."""

from __future__ import annotations

import pytest

from tests.pods.engine.time.reading import read

READ = [
    ("dentista el martes que viene a las 4 y media", "2026-11-24T16:30", "dentista"),
    ("recuérdame en 20 minutos sacar el pan", "2026-11-21T10:20", "recuérdame sacar el pan"),
    ("mañana por la mañana", "2026-11-22T09:00~", ""),
    ("mañana a las 8 de la mañana", "2026-11-22T08:00", ""),
    ("pasado mañana a las 10", "2026-11-23T10:00", ""),
    ("el lunes a las 9 de la noche", "2026-11-23T21:00", ""),
    ("el tres de diciembre a las ocho y media de la mañana", "2026-12-03T08:30", ""),
    ("a la una y cuarto", "T13:15", ""),
    ("a las nueve menos cuarto de la noche", "T20:45", ""),
    ("a las cinco y veinte de la tarde", "T17:20", ""),
    ("al mediodía", "T12:00", ""),
    ("esta noche", "2026-11-21T21:00~", ""),
    ("dentro de media hora", "2026-11-21T10:30", ""),
    ("en quince días", "2026-12-05", ""),
    ("hace tres días", "2026-11-18", ""),
    ("el 15 cena con Marta", "2026-12-15", "cena con Marta"),
    ("el 24 de diciembre a las 18:30", "2026-12-24T18:30", ""),
    ("el viernes 4 de diciembre", "2026-12-04", ""),
    ("la semana que viene", "2026-11-23 week", ""),
    ("este fin de semana", "2026-11-21 weekend", ""),
    ("en Nochebuena a las 9 de la noche", "2026-12-24T21:00", ""),
    ("del 12 al 15 de marzo", "2027-03-12..2027-03-16", ""),
    ("el sábado de 10 a 12", "2026-11-28T10:00..2026-11-28T12:00", ""),
    ("el lunes entre las 3 y las 5", "2026-11-23T15:00..2026-11-23T17:00", ""),
    ("hasta el viernes", "..2026-11-28", ""),
    ("a partir del lunes", "2026-11-23..", ""),
    ("durante 20 minutos", "1200s", ""),
    ("una hora y media", "5400s", ""),
    ("todos los domingos a las ocho de la tarde", "FREQ=WEEKLY;BYDAY=SU from 2026-11-22T20:00", ""),
    ("los lunes y miércoles a las 17:30", "FREQ=WEEKLY;BYDAY=MO,WE from 2026-11-23T17:30", ""),
    (
        "cada dos martes a las 18 excepto en agosto",
        "FREQ=WEEKLY;INTERVAL=2;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=TU from 2026-11-24T18:00",
        "",
    ),
    ("el último viernes de cada mes", "FREQ=MONTHLY;BYDAY=-1FR from 2026-11-27", ""),
    ("el día 1 de cada mes pagar el alquiler", "FREQ=MONTHLY;BYMONTHDAY=1 from 2026-12-01", "pagar el alquiler"),
    ("entre semana a las 7", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR from 2026-11-23T07:00", ""),
    ("todas las noches a las 9", "FREQ=DAILY from 2026-11-21T21:00", ""),
    ("cada tres semanas", "FREQ=WEEKLY;INTERVAL=3 from 2026-11-21", ""),
    ("cada tres fines de semana", "FREQ=WEEKLY;INTERVAL=3;BYDAY=SA,SU from 2026-11-21", ""),
    ("todos los años el 16 de mayo", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=16 from 2027-05-16", ""),
    ("de lunes a viernes a las 7", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR from 2026-11-23T07:00", ""),
    ("los próximos tres días", "2026-11-22..2026-11-25", ""),
    ("tres días antes de Navidad", "2026-12-22", ""),
    ("miercoles a las 17:00", "2026-11-25T17:00", ""),
]

NO_TIMES = [
    "6 huevos y 2 kg de harina 12,50 €",
    "buenas noches a todos",
    "medio kilo de tomates",
    "el libro de Marco",
    "llama al 912 345 678",
    "un regalo para la abuela",
    "la marcha de los niños",
    "¿cuánto gastamos?",
]


@pytest.mark.parametrize(("text", "expected", "rest"), READ)
def test_what_is_read_and_what_is_left(text: str, expected: str, rest: str) -> None:
    assert read(text, "es") == (expected, rest)


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time(text: str) -> None:
    assert read(text, "es") == ("", text)
