"""English words for time."""

from pods.engine.time.language import Language, listed, with_spoken_zero, years_of

_UNITS = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = {
    20: "twenty",
    30: "thirty",
    40: "forty|fourty",
    50: "fifty",
    60: "sixty",
    70: "seventy",
    80: "eighty",
    90: "ninety",
}
_ORDINALS = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth"
)


def _numbers() -> dict[int, str]:
    table = dict(enumerate(_UNITS))
    for ten, words in _TENS.items():
        table[ten] = words
        for one in range(1, 10):
            table[ten + one] = "|".join(f"{word} {_UNITS[one]}" for word in words.split("|"))
    table[0] = "zero|oh"
    return table


def _ordinals() -> dict[int, str]:
    table = {n: word for n, word in enumerate(_ORDINALS, 1) if word != "second"}
    for ten, word in ((20, "twenty"), (30, "thirty")):
        for one, last in enumerate(_ORDINALS[: 9 if ten == 20 else 1], 1):
            table[ten + one] = f"{word} {last}"
    table[30] = "thirtieth"
    return table


LANGUAGE = Language(
    code="en",
    minutes_before_to=True,
    patterns={"year_in_words": ("(?<=mon)comma? number:c number:y (?!unit|ampm|oclock)",)},
    uncounted=frozenset(listed("with off away out busy free booked please remind is are we i he she they")),
    words={
        "stop": {0: "please|pls|plz|kindly|thanks|thank you|thx|cheers|ok|okay|then|too|as well|instead"},
        "number": with_spoken_zero(_numbers(), "oh|zero|o"),
        "spoken_year": years_of(_numbers(), {1900: "nineteen hundred", 2000: "two thousand"}, (" ", " and ")),
        "ordinal": _ordinals(),
        "second_word": {2: "second"},
        "number_suffix": {1: "st|nd|rd|th"},
        "weekday": {
            0: "monday|mon",
            1: "tuesday|tues|tue",
            2: "wednesday|weds",
            3: "thursday|thurs|thur|thu",
            4: "friday|fri",
            5: "saturday",
            6: "sunday",
        },
        "weak_weekday": {2: "wed", 5: "sat", 6: "sun"},
        "weekdays": {
            0: "mondays",
            1: "tuesdays",
            2: "wednesdays",
            3: "thursdays",
            4: "fridays",
            5: "saturdays",
            6: "sundays",
        },
        "month": {
            1: "january",
            2: "february|feb",
            7: "july|jul",
            9: "september|sept|sep",
            10: "october|oct",
            11: "november|nov",
            12: "december|dec",
        },
        "weak_month": {1: "jan", 3: "march|mar", 4: "april|apr", 5: "may", 6: "june|jun", 8: "august|aug"},
        "unit_word": {
            "second": "seconds|sec|secs|s",
            "day": "day|days|days'|d",
            "night": "nights",
            "week": "week|weeks|weeks'|week's|wk|wks|w",
            "fortnight": "fortnight|fortnights",
            "month": "month|months|months'",
            "quarter": "qtr|qtrs|quarters",
            "year": "year|years|years'|yr|yrs",
            "decade": "decade|decades",
            "century": "century|centuries",
            "weekend": "weekend|week end|week-end|wkend|weekends",
            "workday": "business day|business days|working day|working days|workdays",
            "workweek": "workweek|work week|working week",
        },
        "minute_unit": {"minute": "minute|minutes|min|mins|m"},
        "hour_unit": {"hour": "hour|hours|hr|hrs"},
        "hour_mark": {"hour": "h|hs"},
        "relday": {
            0: "today|2day|todays|todya",
            1: "tomorrow|tmrw|tmr|tomo|tomoz|2moro|2morrow|tommorow|tommorrow",
            -1: "yesterday",
            2: "the day after tomorrow|day after tomorrow|overmorrow",
            -2: "the day before yesterday|day before yesterday",
        },
        "part": {
            "morning": "morning|mornin",
            "early_morning": "early morning|early in the morning",
            "noon": "lunchtime|lunch time",
            "afternoon": "afternoon|arvo",
            "evening": "evening",
            "night": "night|nite",
            "after_lunch": "after lunch",
            "before_breakfast": "before breakfast",
            "after_breakfast": "after breakfast|at breakfast|with breakfast",
            "before_lunch": "before lunch",
            "before_dinner": "before dinner|before supper",
            "after_dinner": "after dinner|after supper",
            "before_bed": "before bed|before bedtime|before going to bed|at bedtime",
        },
        "parts": {"morning": "mornings", "afternoon": "afternoons", "evening": "evenings"},
        "tonight": {
            (1, "early_morning"): "first thing tomorrow|first thing tomorrow morning",
            "night": "tonight|tonite|2nite|2night|later tonight",
        },
        "moment": {12: "noon|midday|mid day|noontime|noonish|noon ish|twelve noon", 24: "midnight"},
        "now": {0: "now|right now|immediately"},
        "ampm": {"am": "am|a.m.|a.m|a m|a", "pm": "pm|p.m.|p.m|p m|p", "ampm": "ampm"},
        "oclock": {0: "o'clock|oclock|o clock|hundred hours|sharp|ish|on the dot|o'clock sharp"},
        "next": {1: "next|coming|the coming|upcoming|following|this coming|this upcoming|nxt"},
        "last": {-1: "last|previous|past|final|this past|this last|prior"},
        "this": {0: "this|current|the current|this current"},
        "past_word": {0: "past"},
        "every": {0: "every|evry|evey|all|every single|any"},
        "always": {0: "always"},
        "each": {0: "each"},
        "other": {2: "other|alternate|2nd other"},
        "frequency": {
            ("DAILY", 1): "daily|nightly|day by day",
            ("WEEKLY", 1): "weekly",
            ("WEEKLY", 2): "fortnightly|biweekly|bi-weekly",
            ("MONTHLY", 1): "monthly",
            ("MONTHLY", 2): "bimonthly|bi-monthly",
            ("MONTHLY", 3): "quarterly",
            ("MONTHLY", 6): "semiannual|semiannually|half-yearly|biannual|biannually",
            ("YEARLY", 1): "yearly|annually|annual",
            ("HOURLY", 1): "hourly",
        },
        "workdays_word": {0: "weekdays|weekday|school days|schooldays|work days|workday|school day"},
        "weekends_word": {0: "weekends"},
        "of_word": {0: "of|in the month of"},
        "the_word": {0: "the|that"},
        "in_": {0: "in"},
        "at_word": {0: "at"},
        "on": {0: "on"},
        "from_word": {0: "from"},
        "until": {0: "until|till|til|'til|untill|through|thru|up to|up until"},
        "to_word": {0: "to|2"},
        "between": {0: "between|btw|betw"},
        "and_": {0: "and|an"},
        "or_": {0: "or"},
        "before": {0: "before|no later than|prior to|sometime before|not later than|earlier than"},
        "after": {0: "after|later than|no earlier than|not before"},
        "since": {0: "since|as of|as from"},
        "by": {0: "by|latest by|by the latest|no later than by"},
        "latest": {0: "at the latest|at latest|latest|at the very latest|inclusive"},
        "earliest": {0: "at the earliest|at earliest|earliest|or later|onwards|onward"},
        "for_": {0: "for"},
        "within": {0: "within|in less than"},
        "during": {0: "during|throughout"},
        "ago": {0: "ago|back"},
        "sooner": {0: "earlier|sooner"},
        "beforehand": {0: "beforehand|prior|in advance|ahead|ahead of time|before that"},
        "from_now": {0: "from now|hence|from today|from this moment|time"},
        "half": {0: "half"},
        "quarter": {0: "quarter|quater"},
        "three_quarters": {0: "three quarters|three-quarters|three quarter"},
        "except_": {0: "except|excluding|but not|apart from|excepting|other than|without"},
        "times_word": {0: "times|x|occurrences|occurences|occasions|repetitions|repeats"},
        "twice": {2: "twice", 3: "thrice"},
        "once": {1: "once"},
        "per": {0: "per"},
        "begin": {0: "starting|beginning|commencing|effective"},
        "start_of": {0: "start of|beginning of|the start|the beginning|the start of|the beginning of"},
        "middle_of": {0: "middle of|mid|the middle of"},
        "end_of": {0: "end of|the end|the end of"},
        "early": {0: "early"},
        "late": {0: "late"},
        "later": {0: "later"},
        "afterwards": {0: "afterwards|afterward|after that"},
        "whole": {0: "all|whole|the whole|entire|the entire"},
        "approx": {0: "about|around|approximately|approx|circa|roughly|exactly|sometime"},
        "a_one": {1: "a|an"},
        "hundred": {100: "hundred"},
        "few": {3: "few|a few|some|several"},
        "couple": {2: "couple|a couple|couple of|a couple of"},
        "week_of": {0: "week of|the week of|week commencing|the week commencing|the week beginning|the week starting"},
        "holiday": {
            "12-25": "christmas|christmas day|xmas|x-mas|xmas day",
            "12-24": "christmas eve|xmas eve",
            "12-26": "boxing day",
            "12-31": "new year's eve|new years eve|nye",
            "1-1": "new year's day|new years day|new year's|new year",
            "10-31": "halloween",
            "2-14": "valentine's day|valentines day|valentines",
            "easter": "easter|easter sunday",
            "easter+1": "easter monday",
            "easter-2": "good friday",
            "easter+39": "ascension day",
            "easter+49": "pentecost|whit sunday",
            "11-4TH": "thanksgiving|thanksgiving day",
            "5-2SU": "mother's day|mothers day",
            "6-3SU": "father's day|fathers day",
            "3-17": "st patrick's day|saint patrick's day|st. patrick's day|saint patrick|st patricks day",
            "7-4": "independence day",
            "5--1MO": "memorial day",
            "9-1MO": "labor day",
            "1-3MO": "martin luther king day|mlk day",
            "11-11": "veterans day|veteran's day",
            "11-5": "bonfire night|guy fawkes night",
            "12-6": "st nicholas day",
            "1-6": "epiphany",
        },
        "gap": {
            0: (
                "for now|good morning|good evening|good afternoon|good night|good day|goodnight|have a great month|"
                "second hand|the second one|the first one|first aid|second best|sun cream|sun screen|the sun|"
                "sat down|may i|may be|may have|day by|one day|night light|night shift|day care|daycare|"
                "birthday|week night|no time|all the|at all|first time|last time|next time|this time|"
                "same time|each other|every one|second time|that one|this one|past one|last one|next one|"
                "one another|the other day|of all"
            ),
        },
    },
    typo_safe=frozenset(
        listed(
            "sundae sundaes money monkey moody monde fridge friar today's toady sundry marched "
            "mayor augusta friendly everyone everybody everything"
        )
    ),
)
