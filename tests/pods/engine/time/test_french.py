"""French times: what is read, and what is left as a title."""

from __future__ import annotations

import pytest

from tests.pods.engine.time.reading import read

READ = [
    ("pédiatre vendredi à 16h45", "2026-11-27T16:45", "pédiatre"),
    ("rappelle-moi dans 40 minutes de sortir le gâteau", "2026-11-21T10:40", "rappelle-moi de sortir le gâteau"),
    ("mardi prochain à 15h", "2026-11-24T15:00", ""),
    ("mercredi en huit à 9h", "2026-12-02T09:00", ""),
    ("le 3 décembre à huit heures et demie du matin", "2026-12-03T08:30", ""),
    ("à sept heures moins le quart ce soir", "2026-11-21T18:45", ""),
    ("demain soir à 8h", "2026-11-22T20:00", ""),
    ("demain matin", "2026-11-22T09:00~", ""),
    ("après-demain à midi", "2026-11-23T12:00", ""),
    ("à minuit", "T00:00", ""),
    ("dans une demi-heure", "2026-11-21T10:30", ""),
    ("dans une heure et quart", "2026-11-21T11:15", ""),
    ("dans quinze jours", "2026-12-05", ""),
    ("il y a trois jours", "2026-11-18", ""),
    ("le 16 dentiste pour Léa", "2026-12-16", "dentiste pour Léa"),
    ("le 24 12 2026", "2026-12-24", ""),
    ("le 5 2", "2027-02-05", ""),
    ("le premier mai", "2027-05-01", ""),
    ("le 24/12 à 18h30", "2026-12-24T18:30", ""),
    ("samedi 5 décembre à 20h", "2026-12-05T20:00", ""),
    ("la semaine prochaine", "2026-11-23 week", ""),
    ("ce week-end", "2026-11-21 weekend", ""),
    ("fin mars", "2027-03-21 days", ""),
    ("la veille de Noël", "2026-12-24", ""),
    ("du 12 au 15 mars", "2027-03-12..2027-03-16", ""),
    ("samedi de 9h à 11h", "2026-11-28T09:00..2026-11-28T11:00", ""),
    ("lundi entre 14h et 15h30", "2026-11-23T14:00..2026-11-23T15:30", ""),
    ("jusqu'à vendredi", "..2026-11-28", ""),
    ("à partir de lundi", "2026-11-23..", ""),
    ("avant 17h", "..2026-11-21T17:00", ""),
    ("pendant 20 minutes", "1200s", ""),
    ("une heure et demie", "5400s", ""),
    ("chaque samedi et dimanche", "FREQ=WEEKLY;BYDAY=SA,SU from 2026-11-21", ""),
    (
        "tous les deux mardis à 18h sauf en août",
        "FREQ=WEEKLY;INTERVAL=2;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=TU from 2026-11-24T18:00",
        "",
    ),
    ("un jeudi sur deux", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH from 2026-11-26", ""),
    ("le dernier vendredi du mois", "FREQ=MONTHLY;BYDAY=-1FR from 2026-11-27", ""),
    ("payer le loyer le premier de chaque mois", "FREQ=MONTHLY;BYMONTHDAY=1 from 2026-12-01", "payer le loyer"),
    ("tous les jours à 7h30", "FREQ=DAILY from 2026-11-22T07:30", ""),
    ("tous les soirs à 9 heures", "FREQ=DAILY from 2026-11-21T21:00", ""),
    ("toutes les trois semaines", "FREQ=WEEKLY;INTERVAL=3 from 2026-11-21", ""),
    ("en semaine à 7h", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR from 2026-11-23T07:00", ""),
    ("chaque année le 16 mai", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=16 from 2027-05-16", ""),
    ("du lundi au vendredi à 7h", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR from 2026-11-23T07:00", ""),
    ("tous les jours sauf le dimanche à 9h", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA from 2026-11-23T09:00", ""),
    ("qu'est-ce qu'il y a dimanche", "2026-11-22", "qu'est-ce qu'il y a"),
    ("les trois prochains jours", "2026-11-22..2026-11-25", ""),
    ("sept heures dix", "T19:10", ""),
    ("vendrdi à 17h", "2026-11-27T17:00", ""),
]

NO_TIMES = [
    "une baguette et 6 œufs, 27,80 €",
    "2 kg de pommes et 1,5 l de lait",
    "bonne nuit tout le monde",
    "un cadeau pour Marc",
    "appelle le 01 42 68 53 00",
    "mon code est 12",
    "la marche à suivre",
    "combien avons-nous dépensé",
]


@pytest.mark.parametrize(("text", "expected", "rest"), READ)
def test_what_is_read_and_what_is_left(text: str, expected: str, rest: str) -> None:
    assert read(text, "fr") == (expected, rest)


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time(text: str) -> None:
    assert read(text, "fr") == ("", text)
