"""German words for time."""

from pods.engine.time.language import Language, listed, with_spoken_zero, years_of

_ONES = listed(
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn"
)
_TENS = {
    20: "zwanzig",
    30: "dreißig",
    40: "vierzig",
    50: "fünfzig",
    60: "sechzig",
    70: "siebzig",
    80: "achtzig",
    90: "neunzig",
}
_ORDINALS = listed(
    "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt "
    "fünfzehnt sechzehnt siebzehnt achtzehnt "
    "neunzehnt zwanzigst"
)
_WEEKDAYS = listed("montag dienstag mittwoch donnerstag freitag samstag sonntag")
_PARTS = {
    "morning": "morgen|früh|vormittag|morgens|vormittags",
    "noon": "mittag|mittags",
    "afternoon": "nachmittag|nachmittags",
    "evening": "abend|abends",
    "night": "nacht|nachts",
}


def _numbers() -> dict[int, str]:
    table = dict(enumerate(_ONES))
    table[2] = "zwei|zwo"
    table[5] = "fünf|fuenf"
    table[12] = "zwölf|zwoelf"
    table[15] = "fünfzehn|fuenfzehn"
    for ten, word in _TENS.items():
        forms = [word, word.replace("ß", "ss").replace("ü", "ue")]
        table[ten] = "|".join(dict.fromkeys(forms))
        for one in range(1, 10):
            first = "ein" if one == 1 else _ONES[one]
            table[ten + one] = "|".join(
                dict.fromkeys(f"{first}{joint}{form}" for joint in ("und", " und ") for form in forms)
            )
    return table


def _endings(stem: str) -> str:
    return "|".join(f"{stem}{ending}" for ending in ("e", "en", "er", "es", "em"))


def _ordinals() -> dict[int, str]:
    table = {n: _endings(stem) for n, stem in enumerate(_ORDINALS, 1)}
    for one in range(1, 10):
        table[20 + one] = _endings(("ein" if one == 1 else _ONES[one]) + "undzwanzigst")
    table[7] += "|" + _endings("siebent")
    table[30] = _endings("dreißigst") + "|" + _endings("dreissigst")
    table[31] = _endings("einunddreißigst") + "|" + _endings("einunddreissigst")
    return table


def _weekday_parts() -> dict[tuple[int, str], str]:
    return {
        (n, part): "|".join(f"{day}{word}" for word in words.split("|") for day in _forms(n))
        for n in range(7)
        for part, words in _PARTS.items()
    }


def _forms(weekday: int) -> list[str]:
    return ["samstag", "sonnabend"] if weekday == 5 else [_WEEKDAYS[weekday]]


LANGUAGE = Language(
    code="de",
    half_is_before=True,
    fused=("dreiviertel", "viertel", "halb", "um"),
    digital_is_exact=True,
    dotted_dates=True,
    morning_words=frozenset({"morgen"}),
    part_adverbs=frozenset(listed("vormittags mittags nachmittags abends nachts frühmorgens")),
    uncounted=frozenset(
        listed("mit weg zeit frei beschäftigt belegt unterwegs nicht da bei beim ist sind haben habe hat")
    ),
    shy_weekdays=frozenset({"so", "do", "mi"}),
    words={
        "stop": {0: "bitte|danke|dankeschön|ok|okay|dann|auch|stattdessen"},
        "number": with_spoken_zero(_numbers(), "null"),
        "spoken_year": years_of(_numbers(), {1900: "neunzehnhundert", 2000: "zweitausend"}, ("", "und")),
        "ordinal": _ordinals() | {-2: _endings("vorletzt"), -3: _endings("drittletzt")},
        "decimal": {
            1.5: "anderthalb|anderthalbe|anderthalben|eineinhalb|einundeinhalb",
            2.5: "zweieinhalb",
            3.5: "dreieinhalb",
            4.5: "viereinhalb",
        },
        "fixed_length": {900: "viertelstunde", 1800: "halbstunde|halbstündchen", 2700: "dreiviertelstunde"},
        "number_suffix": {1: "te|ten|ter|tes|tem|ste|sten|ster"},
        "weekday": {n: "|".join(_forms(n)) for n in range(7)}
        | {0: "montag|mon", 3: "donnerstag|don", 1: "dienstag|die.", 2: "mittwoch|mitwoch"},
        "weak_weekday": {0: "mo", 1: "di", 2: "mi", 3: "do", 4: "fr", 5: "sa", 6: "so"},
        "weekdays": {n: "|".join(f"{form}s" for form in _forms(n)) for n in range(7)},
        "weekday_part": _weekday_parts(),
        "month": {
            1: "januar|jänner|jan",
            2: "februar|feber|feb",
            3: "märz|maerz|mär|mrz",
            4: "april|apr",
            5: "mai",
            6: "juni|jun",
            7: "juli|jul",
            8: "august|aug",
            9: "september|sept|sep",
            10: "oktober|okt",
            11: "november|nov",
            12: "dezember|dez",
        },
        "unit_word": {
            "second": "sekunde|sekunden|sek|sec|s",
            "day": "tag|tage|tagen|tags",
            "night": "nächte|nächten",
            "week": "woche|wochen",
            "month": "monat|monate|monaten|monats|mon.",
            "quarter": "quartal|quartale|quartals",
            "year": "jahr|jahre|jahren|jahres",
            "decade": "jahrzehnt|jahrzehnte|jahrzehnten",
            "weekend": "wochenende|wochenenden|wochenendes",
            "workday": "werktag|werktage|werktagen|arbeitstag|arbeitstage|arbeitstagen",
        },
        "minute_unit": {"minute": "minute|minuten|min|mins|minütchen"},
        "hour_unit": {"hour": "stunde|stunden|std|stündchen"},
        "hour_mark": {"hour": "h"},
        "relday": {
            0: "heute|heut|am heutigen tag",
            1: "morgen",
            2: "übermorgen|uebermorgen",
            3: "überübermorgen",
            -1: "gestern",
            -2: "vorgestern",
        },
        "part": _PARTS
        | {
            "morning": "früh|vormittag|morgens|vormittags|in der früh|frühmorgens|frueh",
            "early_morning": "früh am morgen|morgens früh|frühen morgen",
            "after_lunch": "nach dem mittagessen|nach dem essen",
            "before_breakfast": "vor dem frühstück|vorm frühstück",
            "after_breakfast": "nach dem frühstück|zum frühstück|beim frühstück",
            "before_lunch": "vor dem mittagessen|vorm mittagessen",
            "before_dinner": "vor dem abendessen|vorm abendessen|vor dem abendbrot",
            "after_dinner": "nach dem abendessen|nach dem abendbrot",
            "before_bed": "vor dem schlafengehen|vorm schlafengehen|vor dem zubettgehen",
        },
        "parts": {"evening": "allabendlich", "morning": "allmorgendlich"},
        "tonight": {(1, "early_morning"): "gleich morgen früh|morgen ganz früh"},
        "moment": {12: "zwölf uhr mittags|12 uhr mittags|mittags um zwölf", 24: "mitternacht"},
        "now": {0: "jetzt|sofort|gerade eben|ab sofort"},
        "ampm": {"am": "a.m.|am.", "pm": "pm|p.m."},
        "oclock": {0: "uhr"},
        "next": {
            1: (
                "nächsten|nächste|nächster|nächstes|nächstem|naechsten|naechste|naechster|kommenden|"
                "kommende|kommender|kommendes|folgenden|folgende|folgender"
            ),
            2: "übernächsten|übernächste|übernächster|übernächstes|uebernaechste|uebernaechsten",
        },
        "last": {
            -1: (
                "letzten|letzte|letzter|letztes|letztem|vergangenen|vergangene|vergangener|vorigen|"
                "vorige|voriger|voriges|vorherigen"
            ),
            -2: "vorletzten|vorletzte|vorletztes|vorletztem|vorletzter",
        },
        "this": {0: "diesen|diese|dieser|dieses|diesem|aktuellen|aktuelle"},
        "every": {0: "alle|aller|allen"},
        "always": {0: "immer"},
        "each": {0: "jeden|jede|jedes|jeder|jedem|jeweils"},
        "other": {2: "zweiten anderen"},
        "frequency": {
            ("DAILY", 1): "täglich|tägliche|tägliches|taeglich|tagtäglich",
            ("WEEKLY", 1): "wöchentlich|wöchentliche|wöchentlicher|woechentlich",
            ("WEEKLY", 2): "zweiwöchentlich|zweiwöchig|vierzehntägig|14-tägig",
            ("MONTHLY", 1): "monatlich|monatliche|monatlicher",
            ("MONTHLY", 3): "vierteljährlich|quartalsweise",
            ("MONTHLY", 6): "halbjährlich",
            ("YEARLY", 1): "jährlich|jährliche|alljährlich|alljährliches|alljährliche|jaehrlich",
            ("HOURLY", 1): "stündlich|stuendlich",
        },
        "workdays_word": {0: "werktags|wochentags|unter der woche|an werktagen|an wochentagen|an schultagen"},
        "weekends_word": {0: "an wochenenden|an den wochenenden"},
        "of_word": {0: "des|vom monat"},
        "of_from": {0: "von|vom"},
        "the_word": {0: "der|die|das|den|dem"},
        "in_": {0: "in|im"},
        "at_word": {0: "um|gegen|ca|kurz vor|kurz nach"},
        "on": {0: "am|an|auf|auf den|an dem"},
        "from_word": {0: "aus"},
        "until": {0: "bis|bis einschließlich|bis einschliesslich|bis inklusive|bis zum|bis zur|bis in"},
        "to_word": {},
        "between": {0: "zwischen"},
        "and_": {0: "und|u."},
        "or_": {0: "oder|bzw"},
        "before_or_ago": {0: "vor|vor dem|vor der"},
        "before": {0: "noch vor"},
        "latest": {0: "spätestens|bis spätestens|allerspätestens|spaetestens|einschließlich|einschliesslich|inklusive"},
        "earliest": {0: "frühestens|frühstens|fruehestens|nicht vor|oder später"},
        "after": {0: "nach|nach dem|nach der"},
        "since": {0: "seit|ab|ab dem|seit dem"},
        "for_": {0: "für|fuer|über"},
        "within": {0: "binnen|innerhalb|innerhalb von|innert"},
        "during": {0: "während|waehrend"},
        "ago": {0: "her"},
        "sooner": {0: "früher|frueher|eher|nach vorn|nach vorne"},
        "beforehand": {0: "vorher|davor|zuvor|im voraus|vorab"},
        "day_before": {"": "vortag", "evening": "vorabend"},
        "from_now": {0: "von jetzt an|ab jetzt|ab heute|von heute|von heute an"},
        "later": {0: "später|spaeter"},
        "afterwards": {0: "danach|nach hinten"},
        "half": {0: "halb|halbe|halben|halber|einhalb"},
        "quarter": {0: "viertel|ein viertel"},
        "three_quarters": {0: "dreiviertel|drei viertel"},
        "except_": {0: "außer|ausser|ausgenommen|mit ausnahme von|nur nicht"},
        "times_word": {0: "mal|x|wiederholungen|termine"},
        "twice": {2: "zweimal", 3: "dreimal", 4: "viermal", 5: "fünfmal", 6: "sechsmal", 10: "zehnmal"},
        "once": {1: "einmal"},
        "per": {0: "pro"},
        "begin": {0: "beginnend|startend|angefangen"},
        "start_of": {0: "anfang|beginn|zu beginn|zum anfang|am anfang"},
        "middle_of": {0: "mitte"},
        "end_of": {0: "ende|zum ende|am ende"},
        "early": {0: "frühen"},
        "late": {0: "späten|spät"},
        "whole": {0: "ganzen|ganze|ganzer|ganztags|ganztägig"},
        "approx": {0: "circa|zirka|etwa|ungefähr|ungefaehr|rund|so gegen"},
        "a_one": {1: "ein|eine|einer|einem|einen|eines|ner|nem|nen|'ner|'nem"},
        "few": {3: "einige|einigen|mehrere"},
        "couple": {2: "paar"},
        "week_of": {0: "woche vom|woche ab dem"},
        "holiday": {
            "12-25": "weihnachten|weihnachtstag|erster weihnachtstag|1. weihnachtstag|erster weihnachtsfeiertag",
            "12-26": "zweiter weihnachtstag|2. weihnachtstag|zweiter weihnachtsfeiertag",
            "12-24": "heiligabend|heilig abend|heiliger abend",
            "12-31": "silvester|sylvester",
            "1-1": "neujahr|neujahrstag",
            "1-6": "dreikönigstag|heilige drei könige",
            "2-14": "valentinstag",
            "easter-2": "karfreitag",
            "easter-3": "gründonnerstag",
            "easter": "ostern|ostersonntag",
            "easter+1": "ostermontag",
            "easter+39": "himmelfahrt|christi himmelfahrt|vatertag|himmelfahrtstag",
            "easter+49": "pfingsten|pfingstsonntag",
            "easter+50": "pfingstmontag",
            "easter+60": "fronleichnam",
            "easter-48": "rosenmontag",
            "easter-47": "fastnachtsdienstag|faschingsdienstag",
            "easter-49": "fastnachtssonntag",
            "easter-46": "aschermittwoch",
            "easter-7": "palmsonntag",
            "5-1": "tag der arbeit|maifeiertag",
            "10-3": "tag der deutschen einheit",
            "10-31": "halloween|reformationstag",
            "11-1": "allerheiligen",
            "12-6": "nikolaus|nikolaustag",
            "11-11": "martinstag|sankt martin",
            "5-2SU": "muttertag",
            "12-25<SU4": "erster advent|ersten advent|1. advent",
            "12-25<SU3": "zweiter advent|zweiten advent|2. advent",
            "12-25<SU2": "dritter advent|dritten advent|3. advent",
            "12-25<SU1": "vierter advent|vierten advent|4. advent",
            "12-25<SU5": "totensonntag|ewigkeitssonntag",
            "8-15": "mariä himmelfahrt",
            "6-29": "peter und paul",
        },
        "gap": {
            0: (
                "guten morgen|guten abend|guten tag|gute nacht|schönen tag|schönes wochenende|schönen abend|"
                "vor ort|mal sehen|noch mal|nochmal|zum ersten mal|das erste mal|das letzte mal|nächstes mal|"
                "die ganze zeit|eines tages|rund um|um zu|vor allem"
            ),
        },
    },
    typo_safe=frozenset(listed("montage montagen morgan sonntagskuchen monate morgens jedes jeder übrigens")),
)
