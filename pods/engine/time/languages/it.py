"""Italian words for time."""

from pods.engine.time.language import Language, listed, with_spoken_zero, years_of

_ONES = listed(
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
    "quindici sedici diciassette diciotto diciannove"
)
_TENS = {
    20: "venti",
    30: "trenta",
    40: "quaranta",
    50: "cinquanta",
    60: "sessanta",
    70: "settanta",
    80: "ottanta",
    90: "novanta",
}
_ORDINALS = listed(
    "prim second terz quart quint sest settim ottav non decim undicesim dodicesim tredicesim "
    "quattordicesim quindicesim sedicesim"
)


def _numbers() -> dict[int, str]:
    table = dict(enumerate(_ONES))
    for ten, word in _TENS.items():
        table[ten] = word
        for one in range(1, 10):
            stem = word[:-1] if one in (1, 8) else word
            table[ten + one] = stem + _ONES[one]
    return table


def _years() -> dict[int, str]:
    years = years_of(_numbers(), {1900: "millenovecento", 2000: "duemila"}, ("", " "))
    return {year: f"{said}|{said.replace('centoott', 'centott')}" for year, said in years.items()}


def _ordinals() -> dict[int, str]:
    table = {n: f"{stem}o|{stem}a|{stem}i|{stem}e" for n, stem in enumerate(_ORDINALS, 1)}
    table[2] = "seconda|secondo"
    table[4] = "quarta"
    table[4] = "quarto|quarta"
    return table | {-2: "penultimo|penultima", -3: "terzultimo|terzultima"}


LANGUAGE = Language(
    code="it",
    hours_tell_time=True,
    digital_is_exact=True,
    number_is_day=True,
    uncounted=frozenset(listed("con fuori occupato occupata libero libera sono siamo ho abbiamo")),
    patterns={
        "length_and_direction": ("length:l ordinal:w (?! number | timed | day | unit)",),
        "unit_and_direction": (
            "day_word:u (ordinal|last|before|after):w (?! number | timed | day | unit)",
            "the unit_word:u ordinal:w (?! number | timed | day | unit)",
        ),
        "part_and_direction": ("the part:p ordinal:w (?! number | timed | day | unit)",),
        "spaced_date": (
            "the? number:d number:m (number|year):y",
            "the number:d number:m (?!unit|oclock|hour_mark|hour_unit|gap|ampm|mon)",
            "number:d number:m",
            "the number:d dash number:m (?!of|mon|unit|hour_mark|dash)",
        ),
    },
    day_articles=frozenset({"il", "l'", "al", "dal", "del"}),
    weak_at=frozenset({"a", "alla", "al"}),
    typo_safe=frozenset(
        listed(
            "martello marzia giugni luglia domanda domande domanda- dominio maggiore maggior "
            "ottobrata giovani oggetto oggetti"
        )
    ),
    words={
        "stop": {0: "per favore|per piacere|grazie|ok|va bene|allora|anche|invece"},
        "number": with_spoken_zero(_numbers(), "zero"),
        "spoken_year": _years(),
        "ordinal": _ordinals(),
        "number_suffix": {1: "º|ª|°|o|a|mo|esimo"},
        "weekday": {
            0: "lunedì|lunedi'",
            1: "martedì",
            2: "mercoledì",
            3: "giovedì",
            4: "venerdì",
            5: "sabato",
            6: "domenica",
        },
        "weak_weekday": {0: "lun", 1: "mar", 2: "mer", 3: "gio", 4: "ven", 5: "sab", 6: "dom"},
        "weekdays": {5: "sabati", 6: "domeniche"},
        "month": {
            1: "gennaio|gen|genn",
            2: "febbraio|feb|febbr",
            3: "marzo",
            4: "aprile|apr",
            5: "maggio|mag",
            6: "giugno|giu",
            7: "luglio|lug",
            8: "agosto|ago",
            9: "settembre|sett|set",
            10: "ottobre|ott",
            11: "novembre|nov",
            12: "dicembre|dic",
        },
        "weak_month": {},
        "unit_word": {
            "second": "secondi|sec|s",
            "day": "giorno|giorni|gg|giornata",
            "night": "notti",
            "week": "settimana|settimane|sett.",
            "month": "mese|mesi",
            "quarter": "trimestre|trimestri",
            "halfyear": "semestre|semestri",
            "year": "anno|anni",
            "decade": "decennio|decenni",
            "weekend": "weekend|week-end|fine settimana|fine-settimana|finesettimana",
            "workday": "giorno lavorativo|giorni lavorativi|giorno feriale",
        },
        "minute_unit": {"minute": "minuto|minuti|min|mins|minutini"},
        "hour_unit": {"hour": "ora|ore|oretta|dora"},
        "hour_mark": {"hour": "h"},
        "relday": {
            0: "oggi|quest'oggi",
            1: "domani",
            2: "dopodomani|dopo domani",
            -1: "ieri",
            -2: "l'altro ieri|l'altroieri|ier l'altro|avantieri|altro ieri",
        },
        "part": {
            "morning": "mattina|mattine|mattino|mattinata",
            "early_morning": "mattina presto|prima mattina",
            "noon": "ora di pranzo|l'ora di pranzo",
            "afternoon": "pomeriggio|pomeriggi",
            "evening": "sera|serata|sere",
            "night": "notte",
            "after_lunch": "dopo pranzo",
            "before_breakfast": "prima di colazione|prima della colazione",
            "after_breakfast": "dopo colazione|dopo la colazione|a colazione",
            "before_lunch": "prima di pranzo|prima del pranzo",
            "before_dinner": "prima di cena|prima della cena",
            "after_dinner": "dopo cena|dopo la cena",
            "before_bed": "prima di dormire|prima di andare a letto",
        },
        "parts": {},
        "tonight": {
            (1, "early_morning"): "domani mattina presto|domani di prima mattina",
            "evening": "stasera|sta sera|questa sera",
            "morning": "stamattina|stamani|stamane",
            "night": "stanotte",
        },
        "moment": {12: "mezzogiorno|mezzo giorno|mezzodì", 24: "mezzanotte|mezza notte"},
        "now": {0: "adesso|ora stessa|subito|in questo momento"},
        "ampm": {"am": "am|a.m.", "pm": "pm|p.m."},
        "oclock": {0: "in punto"},
        "next": {1: "prossimo|prossima|prossimi|prossime|che viene|seguente|successivo|successiva|seguenti|entrante"},
        "last": {-1: "scorso|scorsa|scorsi|scorse|passato|passata|passati|ultimo|ultima|ultimi|ultime|precedente"},
        "this": {0: "questo|questa|quest'|questi|queste"},
        "every": {0: "tutti i|tutte le|tutti gli"},
        "always": {0: "sempre"},
        "each": {0: "ogni|ciascun"},
        "other": {2: "altro|alterni"},
        "frequency": {
            ("DAILY", 1): "quotidiano|quotidiana|quotidianamente|giornaliero|giornalmente",
            ("WEEKLY", 1): "settimanale|settimanalmente",
            ("WEEKLY", 2): "quindicinale|bisettimanale",
            ("MONTHLY", 1): "mensile|mensilmente",
            ("MONTHLY", 2): "bimestrale",
            ("MONTHLY", 3): "trimestrale|trimestralmente",
            ("MONTHLY", 6): "semestrale",
            ("YEARLY", 1): "annuale|annualmente|annuo",
        },
        "on_two": {2: "sì e uno no|si e uno no|sì e una no|si e una no"},
        "workdays_word": {
            0: (
                "nei giorni feriali|giorni feriali|nei giorni lavorativi|durante la settimana|in "
                "settimana|nei giorni di scuola"
            )
        },
        "weekends_word": {0: "nei weekend|nei fine settimana"},
        "of_word": {0: "dell'|degli"},
        "of_from": {0: "di|del|della|delle|dei"},
        "the_word": {0: "le|lo|l'|gli"},
        "plural_the": {0: "il|la|i"},
        "day_word": {0: "il giorno"},
        "in_": {0: "in|tra|fra|nel|nella|nei|nelle|di qui a"},
        "at_word": {0: "verso le|verso l'|verso|intorno alle|attorno alle|circa alle|per le"},
        "at_to": {0: "alle|all'|a|alla"},
        "on": {0: "per il|per la|sul"},
        "from_word": {0: "dalle|dall'|dal|da|dalla"},
        "until": {0: "fino a|fino al|fino alle|fino alla|fino all'|fino|sino a|sino al|sino alle|finché"},
        "to_word": {0: "al|ai"},
        "between": {0: "tra le|fra le|tra il|fra il|tra l'|fra l'"},
        "and_": {0: "e|ed"},
        "or_": {0: "o|oppure"},
        "before": {0: "prima di|prima del|prima delle|prima dell'|prima della"},
        "by": {0: "entro|entro le|entro il|entro la|entro l'"},
        "after": {0: "dopo|dopo le|dopo il|dopo l'|dopo la"},
        "since": {0: "a partire da|a partire dal|a partire dalle|a partire dalla|a decorrere dal"},
        "latest": {0: "al più tardi|al massimo|incluso|compreso"},
        "earliest": {0: "al più presto|non prima di|non prima delle|o più tardi"},
        "for_": {0: "per"},
        "within": {0: "nel giro di"},
        "during": {0: "durante|nel corso di"},
        "ago": {0: "fa|or sono"},
        "from_now": {0: "da ora|da adesso|da oggi"},
        "sooner": {0: "più presto"},
        "beforehand": {0: "in anticipo|di anticipo"},
        "later": {0: "più tardi"},
        "half": {0: "mezza|mezzo|mezz'|mezz"},
        "quarter": {0: "un quarto|quarti|quarto d'|un quarto d'|quarti d'"},
        "three_quarters": {0: "tre quarti|tre quarti d'"},
        "minus": {0: "meno"},
        "except_": {
            0: "tranne|eccetto|salvo|escluso|esclusa|ad eccezione di|a parte|tranne in|tranne ad|tranne il|tranne a"
        },
        "times_word": {0: "volte|ripetizioni|occasioni"},
        "twice": {},
        "once": {1: "una volta"},
        "per": {},
        "begin": {0: "a cominciare|cominciando|iniziando|che inizia"},
        "start_of": {0: "inizio|all'inizio|inizi|agli inizi|ai primi"},
        "middle_of": {0: "metà|a metà"},
        "end_of": {0: "fine|alla fine|a fine"},
        "early": {},
        "late": {},
        "whole": {0: "tutto|tutta|intero|intera"},
        "approx": {0: "circa|più o meno|esattamente|all'incirca"},
        "a_one": {1: "un|una|un'"},
        "few": {3: "alcuni|alcune|qualche|diversi"},
        "couple": {2: "paio|un paio"},
        "week_of": {0: "settimana del|la settimana del"},
        "fixed_length": {14 * 86400: "quindici giorni|15 giorni", 7 * 86400: "otto giorni"},
        "holiday": {
            "12-25": "natale|giorno di natale",
            "12-24": "vigilia di natale|vigilia",
            "12-26": "santo stefano",
            "12-31": "san silvestro|capodanno sera|ultimo dell'anno|l'ultimo dell'anno",
            "1-1": "capodanno",
            "1-6": "epifania|befana",
            "2-14": "san valentino",
            "easter": "pasqua|domenica di pasqua",
            "easter+1": "pasquetta|lunedì dell'angelo",
            "easter-2": "venerdì santo",
            "4-25": "festa della liberazione",
            "5-1": "festa del lavoro|festa dei lavoratori",
            "6-2": "festa della repubblica",
            "8-15": "ferragosto",
            "11-1": "ognissanti|tutti i santi",
            "12-8": "immacolata|l'immacolata",
            "10-31": "halloween",
            "5-2SU": "festa della mamma",
            "3-19": "festa del papà",
        },
        "gap": {
            0: (
                "buona notte|buonanotte|buona sera|buonasera|buon giorno|buongiorno|buona giornata|"
                "buon pomeriggio|questa volta|la prossima volta|l'ultima volta|una volta che|"
                "a volte|ogni tanto|mezzo chilo|mezza dozzina|per ora|per adesso|buona domenica|"
                "buon fine settimana|prima di tutto|sei un|sei una|sei il|tu sei"
            ),
        },
    },
)
