"""Spanish words for time."""

from pods.engine.time.language import Language, listed, with_spoken_zero, years_of

_ONES = listed(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte"
)
_TENS = {30: "treinta", 40: "cuarenta", 50: "cincuenta", 60: "sesenta", 70: "setenta", 80: "ochenta", 90: "noventa"}
_ORDINALS = listed("primer segund tercer cuart quint sext séptim octav noven décim undécim duodécim")


def _numbers() -> dict[int, str]:
    table = dict(enumerate(_ONES))
    table[0] = "cero|zero"
    for one in range(1, 10):
        table[20 + one] = f"veinti{_ONES[one]}|veinte y {_ONES[one]}"
    table[21] += "|veintiún|veintiuna"
    for ten, word in _TENS.items():
        table[ten] = word
        for one in range(1, 10):
            table[ten + one] = f"{word} y {_ONES[one]}"
    return table


def _ordinals() -> dict[int, str]:
    table = {n: f"{stem}o|{stem}a|{stem}os|{stem}as" for n, stem in enumerate(_ORDINALS, 1)}
    table[1] += "|primer|primero"
    table[3] += "|tercer"
    table[2] = "segunda|segundo de|segundos de"
    return table | {-2: "penúltimo|penúltima", -3: "antepenúltimo|antepenúltima"}


LANGUAGE = Language(
    code="es",
    hours_tell_time=True,
    four_sounds_like_quarter=True,
    ones_after_and=9,
    number_is_day=True,
    uncounted=frozenset(listed("con fuera ocupado ocupada libre estoy estamos tengo tenemos")),
    patterns={
        "unit_and_direction": ("day_word:u (beforehand|last|before|later):w (?! number | timed | day | unit)",),
        "spaced_date": (
            "the? number:d number:m (number|year):y",
            "the number:d number:m (?!unit|oclock|hour_mark|hour_unit|gap|ampm|mon)",
            "number:d number:m",
            "the number:d dash number:m (?!of|mon|unit|hour_mark|dash)",
        ),
    },
    day_articles=frozenset({"el", "del", "al"}),
    weak_at=frozenset({"a"}),
    morning_words=frozenset({"mañana", "manana"}),
    typo_safe=frozenset(
        listed(
            "sacado salado entero lentes abrir marco marca parte partes marte minutos juntos junto manzana manzanas"
            " cada"
        )
    ),
    words={
        "stop": {0: "por favor|porfa|gracias|ok|vale|entonces|también|mejor"},
        "number": with_spoken_zero(_numbers(), "cero|zero"),
        "spoken_year": years_of(_numbers(), {1900: "mil novecientos", 2000: "dos mil"}),
        "ordinal": _ordinals(),
        "second_word": {2: "segundo"},
        "number_suffix": {1: "º|ª|er|ro|ra|do|da|to|ta|mo|vo|no|o|a|.º"},
        "weekday": {
            0: "lunes",
            1: "martes",
            2: "miércoles|mié|miérc",
            3: "jueves|jue",
            4: "viernes|vie",
            5: "sábado|sáb",
            6: "domingo",
        },
        "weak_weekday": {0: "lun", 1: "mar", 6: "dom", 2: "mie"},
        "weekdays": {5: "sábados", 6: "domingos"},
        "month": {
            1: "enero|ene",
            2: "febrero|feb",
            3: "marzo|mzo",
            4: "abril|abr",
            5: "mayo|may",
            6: "junio|jun",
            7: "julio|jul",
            8: "agosto|ago",
            9: "septiembre|setiembre|sep|sept|set",
            10: "octubre|oct",
            11: "noviembre|nov",
            12: "diciembre|dic",
        },
        "weak_month": {},
        "unit_word": {
            "second": "segundos|seg|s",
            "day": "día|días|d",
            "night": "noches",
            "week": "semana|semanas|sem",
            "fortnight": "quincena|quincenas",
            "month": "mes|meses",
            "quarter": "trimestre|trimestres",
            "halfyear": "semestre|semestres",
            "year": "año|años",
            "decade": "década|décadas",
            "weekend": "fin de semana|fines de semana|finde|findes",
            "workday": "día hábil|días hábiles|día laborable|días laborables|día laboral",
        },
        "minute_unit": {"minute": "minuto|minutos|min|mins|minutitos"},
        "hour_unit": {"hour": "hora|horas|hrs|hr"},
        "hour_mark": {"hour": "h|hs"},
        "relday": {
            0: "hoy|el día de hoy",
            1: "mañana|manana|el día de mañana",
            2: "pasado mañana|pasadomañana",
            -1: "ayer",
            -2: "anteayer|antier|antes de ayer",
        },
        "part": {
            "morning": "madrugada|mañanita|mañanas|temprano por la mañana",
            "noon": "mediodía|medio día|mediodia",
            "afternoon": "tarde|tardes|tardecita",
            "evening": "tarde noche|anochecer",
            "night": "noche",
            "after_lunch": "después de comer|después del almuerzo",
            "before_breakfast": "antes de desayunar|antes del desayuno",
            "after_breakfast": "después de desayunar|después del desayuno|con el desayuno",
            "before_lunch": "antes de comer|antes del almuerzo",
            "before_dinner": "antes de cenar|antes de la cena",
            "after_dinner": "después de cenar|después de la cena",
            "before_bed": "antes de dormir|antes de acostarse|antes de acostarme",
        },
        "parts": {
            "morning": "por las mañanas|las mañanas",
            "afternoon": "por las tardes|las tardes",
            "night": "por las noches|las noches",
        },
        "tonight": {
            "night": "esta noche",
            (1, "early_morning"): "mañana temprano|mañana a primera hora",
            (-1, "night"): "anoche",
            (-2, "night"): "anteanoche|antenoche",
        },
        "moment": {12: "al mediodía|a mediodía|el mediodía|mediodía en punto", 24: "medianoche|media noche"},
        "now": {0: "ahora|ahora mismo|ya mismo|en este momento"},
        "ampm": {"am": "am|a.m.|a. m.", "pm": "pm|p.m.|p. m."},
        "oclock": {0: "en punto"},
        "next": {1: "próximo|próxima|próximos|próximas|siguiente|siguientes|que viene|que vienen|entrante|que entra"},
        "last": {-1: "pasado|pasada|pasados|pasadas|último|última|últimos|últimas|anterior|anteriores"},
        "this": {0: "este|esta|estos|estas|ese|esa"},
        "every": {0: "todos los|todas las"},
        "always": {0: "siempre"},
        "each": {0: "cada"},
        "other": {2: "alterno|alternos|otro"},
        "frequency": {
            ("DAILY", 1): "diario|diaria|diariamente|a diario|cotidiano",
            ("WEEKLY", 1): "semanal|semanalmente",
            ("WEEKLY", 2): "quincenal|quincenalmente|bisemanal",
            ("MONTHLY", 1): "mensual|mensualmente",
            ("MONTHLY", 2): "bimestral",
            ("MONTHLY", 3): "trimestral|trimestralmente",
            ("MONTHLY", 6): "semestral|semestralmente",
            ("YEARLY", 1): "anual|anualmente",
        },
        "workdays_word": {
            0: "entre semana|días de semana|los días de semana|días de diario|días de colegio|los días de cole"
        },
        "weekends_word": {0: "los fines de semana|los findes"},
        "of_word": {},
        "of_from": {0: "de|del|de la"},
        "the_word": {0: "el|la|las"},
        "plural_the": {0: "los"},
        "day_word": {0: "el día|día"},
        "in_": {0: "en|dentro de|por|en el|de aquí a"},
        "at_word": {0: "a eso de las|a eso de la|sobre las|hacia las|alrededor de las|alrededor de la|al las"},
        "at_to": {0: "a|a las|a la"},
        "on": {0: "para el"},
        "from_word": {},
        "until": {0: "hasta|hasta el|hasta las|hasta la"},
        "to_word": {0: "al"},
        "between": {0: "entre|entre las|entre el|entre la"},
        "and_": {0: "y|e"},
        "or_": {0: "o|u"},
        "ago_word": {0: "hace"},
        "before": {0: "antes de|antes del|antes de las|antes de la"},
        "after": {0: "después de|después del|tras|posterior de|después de las|más tarde de"},
        "since": {0: "desde|desde el|desde las|desde la|a partir de|a partir del|a partir de las"},
        "latest": {0: "como muy tarde|a más tardar|como tarde|como máximo|inclusive|incluido"},
        "earliest": {0: "como pronto|como muy pronto|no antes de|no antes de las|o más tarde"},
        "for_": {0: "durante|para|por espacio de"},
        "within": {0: "en menos de"},
        "during": {0: "a lo largo de"},
        "ago": {0: "atrás"},
        "from_now": {0: "a partir de ahora|a partir de hoy|desde ahora|desde hoy"},
        "sooner": {0: "más temprano|más pronto"},
        "beforehand": {0: "antes|con antelación|de antelación|con anticipación|de anticipación|por adelantado"},
        "day_before": {"": "víspera"},
        "later": {0: "más tarde|después"},
        "half": {0: "media|medio"},
        "quarter": {0: "cuarto|un cuarto|cuartos"},
        "three_quarters": {0: "tres cuartos"},
        "minus": {0: "menos"},
        "except_": {0: "excepto|salvo|menos en|excepto en|a excepción de|quitando|menos los|menos el"},
        "times_word": {0: "veces|ocasiones|repeticiones"},
        "twice": {},
        "once": {1: "una vez"},
        "per": {0: "por cada"},
        "begin": {0: "empezando|comenzando|iniciando|que inicia|que comienza|que empieza|a partir"},
        "start_of": {
            0: "principio|principios|comienzo|inicio|primeros|a principios|al principio|al comienzo|a primeros"
        },
        "middle_of": {0: "mediados|mitad|a mediados"},
        "end_of": {0: "final|finales|fin|fines|a finales|al final|últimos"},
        "early": {},
        "late": {},
        "whole": {0: "todo|toda|entero"},
        "approx": {0: "aproximadamente|alrededor|más o menos|exactamente|alrededor de|unos"},
        "a_one": {1: "un|una"},
        "few": {3: "algunos|algunas|varios|varias|unos pocos"},
        "couple": {2: "par|un par"},
        "week_of": {0: "semana del|la semana del"},
        "fixed_length": {14 * 86400: "quince días|15 días"},
        "holiday": {
            "12-25": "navidad|día de navidad",
            "12-24": "nochebuena",
            "12-31": "nochevieja|fin de año|noche vieja",
            "1-1": "año nuevo|día de año nuevo",
            "1-6": "reyes|día de reyes|los reyes",
            "2-14": "san valentín|día de los enamorados",
            "easter": "pascua|domingo de pascua|domingo de resurrección",
            "easter-2": "viernes santo",
            "easter-3": "jueves santo",
            "easter-7": "domingo de ramos",
            "5-1": "día del trabajador|día del trabajo|día internacional de los trabajadores",
            "10-12": "día de la hispanidad|fiesta nacional",
            "11-1": "todos los santos|día de todos los santos",
            "10-31": "halloween",
            "12-6": "día de la constitución",
            "12-8": "inmaculada|día de la inmaculada",
            "12-28": "día de los inocentes",
            "5-1SU": "día de la madre",
            "3-19": "día del padre",
            "7-4": "día de independencia|día de la independencia",
            "11-2": "día de los muertos",
        },
        "gap": {
            0: (
                "buenas noches|buenas tardes|buenos días|buen día|feliz año|otra vez|la última vez|"
                "la próxima vez|esta vez|de vez en cuando|a la vez|al menos|por lo menos|medio kilo|"
                "media docena|media barra|un cuarto de kilo|cuarto de baño|día a día|día tras día|"
                "todo el mundo|buena semana|buen fin de semana|tal vez|segundo plato|una buena semana"
            ),
        },
    },
)
