"""Which of the house's languages a message is written in, from its function words and the look of its other words.

Short and ambiguous messages ("Lidl 42.50", "ok") are in the language of whoever wrote them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection

LANGUAGES = ("en", "de", "fr", "es", "it")
_MARGIN = 0.9
"""How much clearer another language must be than the preferred one: about one function word of its own."""

_WORDS = {
    "en": """the a an and or of to in on at for with from by is are was were be been am do does did done have has had
        i you he she it we they me my your his her our their this that these those what when where who how why which
        not no yes please can could would should will shall must may there here today tomorrow tonight yesterday
        remind add put set show tell give make need want buy get how much many all any some more next last every
        hello thanks thank bought paid spent delete remove cancel move call list about off up out it's what's i'm
        don't let's monday tuesday wednesday thursday friday saturday sunday morning evening week month year""",
    "de": """der die das den dem des ein eine einen einem einer und oder von zu zum zur im am auf für mit aus bei nach
        ist sind war waren sein bin hat habe haben hatte ich du er sie es wir ihr mich mir dir uns mein meine meinen
        meiner dein unser unsere was wann wo wer wie warum welche welcher nicht kein keine ja nein bitte kann kannst
        können könnte soll muss müssen heute morgen gestern abend übermorgen erinnere erinner setze setz schreib zeig
        lösche mach stell stelle wecke brauche brauchen kaufen viel viele noch auch schon alle jeden jede nächste
        nächsten letzte hallo danke uhr termin einkaufsliste rechnung um dass wenn doch mal man montag dienstag
        mittwoch donnerstag freitag samstag sonntag woche wochenende monat jahr ausgegeben bezahlt an ins beim vom bis
        steht stehen gibt gibt's diese dieser dieses diesen jeder jedes jetzt dann erst lieber nur denn los""",
    "fr": """le la les l' un une des du de d' et ou à au aux en dans sur pour avec par est sont était être suis ai as a
        avons avez ont je j' tu il elle on nous vous ils moi toi me te se mon ma mes ton ta tes notre nos votre ce cet
        cette ces que qu' qui quoi quand où comment pourquoi quel quelle quels quelles combien ne n' pas plus non oui
        s'il plaît peux peut dois doit demain aujourd'hui hier soir matin rappelle ajoute mets montre supprime annule
        fais donne faut besoin acheter tout tous toutes prochain prochaine chaque bonjour merci salut rendez-vous
        liste facture dépensé payé heure heures lundi mardi mercredi jeudi vendredi samedi dimanche semaine mois""",
    "es": """el la los las un una unos unas y o de del a al en con por para es son era ser estoy está están he has ha
        hemos han yo tú él ella nosotros me te se nos mi mis tu tus su sus nuestro nuestra este esta esto ese esa que
        qué quién cuándo cuando dónde cómo cuánto cuánta cuántos cuántas cuál no sí por favor puedes puede debo tengo
        tiene hay hoy mañana ayer noche tarde recuérdame añade agrega pon muestra enséñame borra elimina cancela
        compra comprar haz dame necesito quiero todo todos todas próximo próxima cada hola gracias cita lista factura
        gastado pagado hora horas lunes martes miércoles jueves viernes sábado domingo semana mes año más""",
    "it": """il lo la i gli le un uno una e o di del della dei delle a al alla ai in nel nella con per da dal su sul
        sulla è sono era essere ho hai ha abbiamo hanno io tu lui lei noi mi ti si ci mio mia miei tuo tua nostro
        nostra questo questa quello che chi cosa cos'è quando dove come perché quanto quanta quanti quante quale non
        no sì per favore puoi può devo deve c'è oggi domani ieri sera stasera mattina ricordami aggiungi metti mostra
        elimina cancella togli annulla compra comprare fai dammi serve voglio tutto tutti tutte prossimo prossima ogni
        ciao grazie appuntamento lista bolletta speso pagato ore alle lunedì martedì mercoledì giovedì venerdì sabato
        domenica settimana mese anno più dell' all' l' dell""",
}
_PIECES = {
    "en": ("th", "sh", "wh", "ing$", "ght", "ck", "oo", "ed$", "tion$", "ee", "ly$", "^y"),
    "de": ("ß", "ä", "ö", "ü", "sch", "ung$", "ei", "cht", "en$", "pf", "tz", "keit$", "^ge", "^zw", "ie"),
    "fr": ("ç", "è", "ê", "eau", "oux", "aux$", "ez$", "eux", "ou", "tion$", "oi", "ère", "œ", "ais$", "^qu"),
    "es": ("ñ", "ción$", "dad$", "ll", "ía", "ue", "os$", "as$", "ado$", "¿", "¡", "ie", "ar$", "ón"),
    "it": ("zione$", "gli", "zz", "cch", "tto$", "tta$", "ò$", "à$", "ù$", "are$", "ere$", "ggi", "gn", "ini$", "ato$"),
}
_PIECE_WEIGHT = 0.25
_SHORT_WEEKDAY = re.compile(
    r"\b(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|dom|gio|sab)\b\.?,?\s*"
    r"(?=(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?(?:[./]|\s*(?:jan|f[eé]b|fév|m[aä]r|apr|avr|ma[iyg]|ju[ni]|jul|giu|lug|"
    r"a[uo]g|aoû|sep|set|o[ck]t|ott|nov|d[ei][cz]|déc)))"
)
"""A weekday in short before a date ("Mon 30 Nov"), which may look like a function word of another language."""
_TOKEN = re.compile(r"[¿¡]?[^\W\d_]+(?:['’][^\W\d_]*)?(?:-[^\W\d_]+)*")


def _weights() -> dict[str, dict[str, float]]:
    """For each function word the languages that have it, a word of several languages counting less for each."""
    owners: dict[str, list[str]] = {}
    for language, words in _WORDS.items():
        for word in dict.fromkeys(words.split()):
            owners.setdefault(word, []).append(language)
    return {word: dict.fromkeys(languages, len(languages) ** -1.5) for word, languages in owners.items()}


_WEIGHTS = _weights()


def is_function_word(word: str) -> bool:
    """Whether it is one of the words by which a language is told, in any of them."""
    return word in _WEIGHTS


def detect(text: str, preferred: str, names: Collection[str] = ()) -> str:
    """One of LANGUAGES, or `preferred` unless another language is clearly likelier.

    `preferred` is the member's language as a two-letter code; one that is not in LANGUAGES is returned for a text
    that shows no language. `names` are words that belong to none, as they are whom the text is about ("Mia").
    """
    known = {name.casefold() for name in names}
    scores: defaultdict[str, float] = defaultdict(float)
    for token in _TOKEN.findall(_SHORT_WEEKDAY.sub(" ", text.casefold())):
        if token in known:
            continue
        for word in _forms(token):
            for language, weight in _WEIGHTS.get(word, {}).items():
                scores[language] += weight
        for language, pieces in _PIECES.items():
            marked = f"^{token}$"
            scores[language] += _PIECE_WEIGHT * sum(piece in marked for piece in pieces)
    best = max(LANGUAGES, key=lambda language: (scores[language], language == preferred))
    return best if scores[best] - scores[preferred] >= _MARGIN else preferred


def _forms(token: str) -> tuple[str, ...]:
    """A word as written, and split at its apostrophe as French and Italian elide: l'eau, dell'acqua."""
    plain = token.replace("’", "'").lstrip("¿¡")
    if plain in _WEIGHTS or "'" not in plain:
        return (plain,)
    head, tail = plain.split("'", 1)
    return f"{head}'", tail
