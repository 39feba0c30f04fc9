"""French words for time."""

from pods.engine.time.language import Language, listed, with_spoken_zero, years_of

_ONES = listed(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
    "seize dix-sept dix-huit dix-neuf"
)
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
_ORDINALS = listed(
    "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième "
    "onzième douzième treizième quatorzième "
    "quinzième seizième dix-septième dix-huitième dix-neuvième vingtième"
)


def _numbers() -> dict[int, str]:
    table = {n: word for n, word in enumerate(_ONES) if n != 1}
    for ten, word in _TENS.items():
        table[ten] = word
        for one in range(1, 20 if ten == 60 else 10):
            last = "et un" if one == 1 else "et onze" if one == 11 else _ONES[one]
            table[ten + one] = f"{word} {last}" + (f"|{word} un" if one == 1 else "")
    table[80] = "quatre-vingts|quatre-vingt|quatre vingt"
    for one in range(1, 20):
        table[80 + one] = f"quatre vingt {_ONES[one]}"
    return {n: words.replace("-", " ") + "|" + words if "-" in words else words for n, words in table.items()}


def _ordinals() -> dict[int, str]:
    table = dict(enumerate(_ORDINALS, 1))
    table[1] = "premier|première|premiers|1er|1re"
    table[2] = "deuxième|second|seconde de"
    for one in range(2, 10):
        table[20 + one] = f"vingt {_ORDINALS[one - 1]}"
    return table | {-2: "avant-dernier|avant dernier|avant-dernière|avant dernière"}


LANGUAGE = Language(
    code="fr",
    hours_tell_time=True,
    ones_after_and=1,
    digital_is_exact=True,
    number_is_day=True,
    uncounted=frozenset(listed("avec chez absent absente occupe occupee pris libre on nous je il elle")),
    patterns={
        "spaced_date": (
            "the? number:d number:m (number|year):y",
            "the number:d number:m (?!unit|oclock|hour_mark|hour_unit|gap|ampm|mon)",
            "number:d number:m",
            "the number:d dash number:m (?!of|mon|unit|hour_mark|dash)",
        ),
    },
    day_articles=frozenset({"le", "au", "du"}),
    weak_at=frozenset({"a"}),
    typo_safe=frozenset(
        listed("mardis jeudis lundis demande demandes demander demains joindre juillets aoutat marche marchand")
    ),
    words={
        "stop": {0: "s'il te plaît|s'il vous plaît|stp|svp|merci|ok|alors|aussi|à la place"},
        "number": with_spoken_zero(_numbers(), "zéro"),
        "spoken_year": years_of(_numbers(), {1900: "mille neuf cent|dix-neuf cent", 2000: "deux mille"}),
        "ordinal": _ordinals(),
        "number_suffix": {1: "er|re|ère|e|ème|eme|ième|nd|nde"},
        "weekday": {
            0: "lundi|lun",
            1: "mardi",
            2: "mercredi|mercr",
            3: "jeudi|jeu",
            4: "vendredi|ven|vend",
            5: "samedi",
            6: "dimanche|dim",
        },
        "weak_weekday": {1: "mar", 2: "mer", 5: "sam"},
        "weekdays": {
            0: "lundis",
            1: "mardis",
            2: "mercredis",
            3: "jeudis",
            4: "vendredis",
            5: "samedis",
            6: "dimanches",
        },
        "month": {
            1: "janvier|janv|jan",
            2: "février|fév|févr",
            4: "avril|avr",
            5: "mai",
            6: "juin",
            7: "juillet|juil",
            8: "août",
            9: "septembre|sept.",
            10: "octobre|oct",
            11: "novembre|nov",
            12: "décembre|déc",
            3: "mars",
        },
        "weak_month": {},
        "unit_word": {
            "second": "seconde|secondes|sec|s",
            "day": "jour|jours|journées|j",
            "night": "nuits",
            "week": "semaine|semaines|sem",
            "fortnight": "quinzaine",
            "month": "mois",
            "quarter": "trimestre|trimestres",
            "year": "an|ans|année|années",
            "decade": "décennie|décennies",
            "weekend": "week-end|weekend|week end|week-ends|weekends|fin de semaine",
            "workday": "jour ouvrable|jours ouvrables|jour ouvré|jours ouvrés",
            "halfyear": "semestre|semestres",
        },
        "minute_unit": {"minute": "minute|minutes|min|mins|mn"},
        "hour_unit": {"hour": "heure|heures|hr|hrs"},
        "hour_mark": {"hour": "h"},
        "relday": {
            0: "aujourd'hui|aujourdhui|aujourd hui|auj",
            1: "demain|le lendemain|dmn",
            2: "après-demain|apres demain|le surlendemain",
            -1: "hier",
            -2: "avant-hier|avant hier",
        },
        "part": {
            "morning": "matin|matinée|matins|tôt le matin",
            "early_morning": "matin tôt",
            "noon": "midis|l'heure du déjeuner|heure du déjeuner",
            "afternoon": "après-midi|après-midis|aprem|après midi|aprèm",
            "evening": "soir|soirée|soirs|soirées",
            "night": "nuit",
            "day": "journée",
            "after_lunch": "après le déjeuner",
            "before_breakfast": "avant le petit-déjeuner|avant le petit déjeuner",
            "after_breakfast": "après le petit-déjeuner|après le petit déjeuner|au petit-déjeuner|au petit déjeuner",
            "before_lunch": "avant le déjeuner|avant de déjeuner",
            "before_dinner": "avant le dîner|avant de dîner",
            "after_dinner": "après le dîner|après dîner",
            "before_bed": "avant de dormir|avant d'aller au lit|avant le coucher",
        },
        "parts": {},
        "tonight": {
            (1, "early_morning"): "demain matin à la première heure|demain à la première heure",
            "evening": "ce soir|cesoir",
        },
        "moment": {12: "midi", 24: "minuit"},
        "now": {0: "maintenant|tout de suite|immédiatement|en ce moment"},
        "ampm": {"am": "am|a.m.", "pm": "pm|p.m.|p"},
        "oclock": {0: "heures pile|heure pile|heures précises|pile|précises"},
        "next": {
            1: "prochain|prochaine|prochains|prochaines|suivant|suivante|suivants|suivantes|qui vient|qui suit|à venir"
        },
        "last": {-1: "dernier|dernière|derniers|dernières|passé|passée|précédent|précédente|passés|passées"},
        "this": {0: "ce|cet|cette|ces"},
        "every": {0: "tous les|toutes les|tout les"},
        "always": {0: "toujours"},
        "each": {0: "chaque"},
        "other": {2: "deuxièmes"},
        "frequency": {
            ("DAILY", 1): "quotidien|quotidienne|quotidiennement|journalier",
            ("WEEKLY", 1): "hebdomadaire|hebdomadairement|hebdo",
            ("WEEKLY", 2): "bimensuel|bimensuelle",
            ("MONTHLY", 1): "mensuel|mensuelle|mensuellement",
            ("MONTHLY", 3): "trimestriel|trimestrielle|trimestriellement",
            ("MONTHLY", 6): "semestriel|semestrielle",
            ("YEARLY", 1): "annuel|annuelle|annuellement",
        },
        "on_two": {2: "sur deux|sur 2", 3: "sur trois|sur 3", 4: "sur quatre|sur 4"},
        "workdays_word": {
            0: "en semaine|les jours de semaine|jours de semaine|jour de semaine|jours d'école|les jours d'école"
        },
        "weekends_word": {0: "les week-ends|les weekends|les week ends"},
        "of_word": {0: "d'|des|de l'|du mois de|du mois d'"},
        "of_from": {0: "de|du|de la"},
        "the_word": {0: "la|l'|les"},
        "plural_the": {0: "le"},
        "day_word": {0: "jours fixes"},
        "in_": {0: "dans|en|dans la|dans le|d'ici"},
        "at_word": {0: "vers|aux alentours de|à environ|sur les coups de|pour les"},
        "at_to": {0: "à|à la"},
        "on": {0: "pour le"},
        "from_word": {},
        "until": {0: "jusqu'à|jusqu'au|jusqu'en|jusque|jusqu'aux|jusqu'à la"},
        "to_word": {0: "au|aux"},
        "between": {0: "entre"},
        "and_": {0: "et"},
        "or_": {0: "ou"},
        "ago_word": {0: "il y a|y a|voici|voilà"},
        "before": {0: "avant|avant le"},
        "latest": {0: "au plus tard|au plus tard le|dernier délai|inclus"},
        "earliest": {0: "au plus tôt|pas avant|ou plus tard"},
        "after": {0: "après|plus tard que"},
        "since": {0: "depuis|depuis le|à partir de|à partir du|dès|dès le|à compter du|à compter de"},
        "by": {0: "d'ici le|d'ici à"},
        "for_": {0: "pour|durant|pendant"},
        "within": {0: "en moins de|d'ici"},
        "during": {0: "au cours de|au mois de|au mois d'"},
        "sooner": {0: "plus tôt"},
        "beforehand": {0: "à l'avance|en avance|d'avance|auparavant|avant ça"},
        "day_before": {"": "veille", "evening": "veille au soir"},
        "from_now": {0: "à partir de maintenant|à partir d'aujourd'hui"},
        "later": {0: "plus tard"},
        "half": {0: "demi|demie|demi-"},
        "quarter": {0: "quart|un quart|quarts"},
        "three_quarters": {0: "trois quarts|trois-quarts|3/4"},
        "minus": {0: "moins"},
        "except_": {0: "sauf|excepté|à l'exception de|à l'exception du|hormis|à part"},
        "times_word": {0: "fois|reprises|x"},
        "twice": {},
        "once": {1: "une fois"},
        "per": {0: "par"},
        "begin": {0: "à commencer|commençant|en commençant|débutant"},
        "start_of": {0: "début|en début|au début|le début|début du"},
        "middle_of": {0: "milieu|au milieu|mi|à la mi"},
        "end_of": {0: "fin|en fin|à la fin|la fin|fin du"},
        "early": {},
        "late": {},
        "whole": {0: "toute|tout|entière"},
        "approx": {0: "environ|exactement|plutôt|approximativement"},
        "a_one": {1: "un|une"},
        "few": {3: "quelques|plusieurs"},
        "couple": {2: "paire|couple"},
        "week_of": {0: "semaine du|la semaine du"},
        "in_eight": {8: "en huit|en 8", 15: "en quinze|en 15"},
        "fixed_length": {14 * 86400: "quinze jours|une quinzaine de jours|15 jours"},
        "holiday": {
            "12-25": "noël|jour de noël",
            "12-24": "veille de noël|réveillon de noël",
            "12-31": "saint-sylvestre|la saint sylvestre|réveillon du nouvel an|réveillon",
            "1-1": "jour de l'an|nouvel an|le jour de l'an|premier de l'an",
            "2-14": "saint-valentin|saint valentin",
            "easter": "pâques|dimanche de pâques",
            "easter+1": "lundi de pâques",
            "easter-2": "vendredi saint",
            "easter+39": "ascension",
            "easter+49": "pentecôte",
            "easter+50": "lundi de pentecôte",
            "5-1": "fête du travail",
            "5-8": "fête de la victoire|armistice de 1945",
            "7-14": "fête nationale|quatorze juillet",
            "8-15": "assomption",
            "11-1": "toussaint",
            "11-11": "armistice",
            "10-31": "halloween",
            "1-6": "épiphanie|fête des rois",
            "6-3SU": "fête des pères",
            "5--1SU": "fête des mères",
            "2-2": "chandeleur",
            "easter-47": "mardi gras",
        },
        "gap": {
            0: (
                "bonne nuit|bonne journée|bonne soirée|bonsoir|bon matin|à la fois|la dernière fois|"
                "la prochaine fois|cette fois|une fois que|il était une fois|moins de|au moins|dernier mot|"
                "tout le monde|en cours|fin de compte|de suite|du coup|un peu|d'abord|d'accord|bon week-end|"
                "bonne année|petit déjeuner|petit-déjeuner|la deuxième fois|la première fois"
            ),
        },
    },
)
