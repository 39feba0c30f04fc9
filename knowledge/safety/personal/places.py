"""Where somebody lives: streets with a number, what stands behind it, postcodes with a town."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.safety.personal.kinds import Kind, Personal

_CAP = r"[^\W\d_a-zà-ÿ][\w'’.\-]*"
_NUMBER = (
    r"(?:\d{1,5}(?:\s?[a-zA-Z](?!\w))?(?:\s?[\-/]\s?\d{1,4}[a-z]?)?)(?![\w:%€$£]|[.,]\d|\s?(?:€|\$|£|Uhr\b|uhr\b"
    r"|am\b|pm\b|h\b|%))"
)
_ENGLISH = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Crescent|Cres|Way|Place|Pl|Square|Sq|Terrace"
    r"|Gardens"
    r"|Grove|Hill|Row|Mews|Boulevard|Blvd|Parkway|Pkwy|Highway|Hwy|Circle|Trail|Walk|Green|Quay|Parade)"
)
_GERMAN = (
    r"(?:straße|strasse|str\.|weg|platz|allee|gasse|gässchen|ring|ufer|damm|chaussee|steig|stieg|pfad|zeile|graben|kamp"
    r"|berg|wiese|garten|straat|laan|plein|gracht|kade|gate|gata|gatan|vägen|veien|vegen|allé|katu|tie|kuja|vej|väg)"
)
_FRENCH = (
    r"(?:rue|avenue|av\.|boulevard|bd|place|chemin|impasse|allée|quai|route|cours|square|passage|sentier|faubourg)"
)
_SOUTHERN = (
    r"(?:[Cc]alle|C/|[Aa]venida|[Aa]vda?\.?|[Pp]laza|[Pp]aseo|[Cc]amino|[Rr]onda|[Cc]arretera|[Tt]ravesía|[Rr]ambla"
    r"|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Ll]argo|[Vv]icolo|[Pp]iazzale|[Pp]iazzetta|[Ss]trada|[Ll]ungo\w{4,10}"
    r"|[Rr]ua|[Tt]ravessa|[Uu]l\.|[Uu]lica|[Tt]rg|[Λλ]εωφόρος|[Οο]δός)"
)
_JOINS = (
    r"(?:de\sla\s|de\slas\s|de\slos\s|de\sl['’]|del\s|della\s|dello\s|dell['’]|delle\s|degli\s|dei\s|du\s|des\s"
    r"|de\s|di\s|da\s|do\s|d['’]|la\s|le\s|les\s)"
)
_UNIT = (
    r"(?:(?:Apt|apt|Suite|Unit|Flat|Whg|Wohnung|Appt|Apto|Piso|Interno|Int)\.?\s(?:#\s?)?\d{1,5}[A-Za-z]?)(?!\w)"
    r"|(?:P\.?\s?O\.?\s?Box|Postfach|Boîte postale|Apartado(?: de correos)?|Casella postale|Postbox"
    r"|Postboks)\s\d{1,6}(?!\w)"
)
_STREETS = tuple(
    re.compile(rf"(?<![\w.,/\-]){form}")
    for form in (
        rf"\d{{1,5}}[A-Za-z]?,?\s(?:{_CAP}\s){{1,4}}{_ENGLISH}(?!\w)\.?",
        rf"\d{{1,4}}\s?(?:bis|ter|quater|[A-D])?,?\s(?i:{_FRENCH})\s{_JOINS}{{0,2}}[\w'’\-]+"
        rf"(?:\s{_JOINS}{{0,2}}{_CAP}){{0,3}}",
        rf"(?:{_CAP}[ \-]){{0,2}}{_CAP}{_GERMAN}\s{_NUMBER}",
        rf"(?:{_CAP}[ \-]){{1,2}}(?:Straße|Strasse|Str\.|Weg|Platz|Allee|Gasse|Ring|Ufer|Damm|Chaussee|utca|útja"
        rf"|terrasse)\s{_NUMBER}",
        rf"(?:Am|An der|An den|Im|In der|Auf der|Auf dem|Unter den|Zum|Zur|Beim)\s{_CAP}\s\d{{1,3}}\s?[a-z]?(?="
        rf"[,\n;]|\s\d{{5}}\s)",
        rf"{_SOUTHERN}\s{_JOINS}{{0,2}}{_CAP}(?:\s{_JOINS}{{0,2}}{_CAP}){{0,3}}\s?,?\s?(?:n\.?\s?[º°]?\s?)?{_NUMBER}",
    )
)
_LOWER_STREET = re.compile(
    rf"(?<!\w)(?:[a-zäöü]{{3,}}(?:straße|strasse|str\.)|(?:calle|avenida|via|viale|piazza"
    rf"|corso)\s{_JOINS}{{0,2}}\w{{3,}}"
    rf"(?:\s\w{{3,}})?)\s{_NUMBER}"
)
_UNITS = re.compile(rf"(?<![\w]){_UNIT}")
_TOWN = rf"{_CAP}(?:[ \-](?:{_CAP}|am|an der|im|upon|sur|de|la|del|di)){{0,3}}"
_BEHIND = re.compile(rf"(?:\s?,?\s{{1,3}}(?:{_UNIT}))?(?:\s?,?\s{{1,3}}(?:[A-Z]{{1,2}}-)?\d{{4,5}}\s{_TOWN})?")
_STATES = (
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]"
    "|PR|AA|AE|AP"
)
_AMERICAN = re.compile(rf"(?<!\w)(?:{_STATES})\s\d{{5}}(?:-\d{{4}})?(?![\w.,]\d|\w)")
_BRITISH = re.compile(
    r"(?<![\w\-])(?:[A-PR-UWYZ]\d{1,2}|[A-PR-UWYZ][A-HK-Y]\d{1,2}|[A-PR-UWYZ]\d[A-HJKS-UW]|[A-PR-UWYZ][A-HK-Y]\d"
    r"[ABEHMNPRVWXY])"
    r"\s\d[ABD-HJLNP-UW-Z]{2}(?![\w\-])"
)
_PREFIXED = re.compile(rf"(?<![\w\-])(?:D|A|CH|F|I|E|L|B|NL|SE|DK)-\d{{4,5}}\s{_TOWN}")
_POSTCODE_CALLED = re.compile(
    r"(?<!\w)(?:zip(?:[ \-]?code)?|post(?:al)? ?code|plz|postleitzahl|code postal|código postal|c\.?p\.?|cap)"
    rf"\s?(?:is|ist|est|es|è)?[\s:]{{1,3}}(?P<code>\d{{4,5}}(?:-\d{{4}})?)(?![\w]|[.,]\d)(?:\s(?-i:{_TOWN}))?",
    re.IGNORECASE,
)
_LIVES = re.compile(
    r"(?:address|adresse|dirección|indirizzo|liv(?:e|es|ing)|wohn\w{0,3}|habit\w{0,3}|viv[eoi]\w{0,3}"
    r"|abit\w{0,3})\b[^\n\d]{0,40}"
    rf"(?:,\s)?(?P<place>\d{{4,5}}\s(?-i:{_TOWN}))(?!\w|\s\d)",
    re.IGNORECASE,
)


def addresses(text: str) -> Iterator[Personal]:
    """Streets with a number, together with flat, postcode and town behind it; post boxes and flats by themselves."""
    for pattern in (*_STREETS, _LOWER_STREET):
        for match in pattern.finditer(text):
            behind = _BEHIND.match(text, match.end())
            end = behind.end() if behind else match.end()
            yield Personal(Kind.ADDRESS, match.start(), end, 0.75)
    for match in _UNITS.finditer(text):
        yield Personal(Kind.ADDRESS, match.start(), match.end(), 0.7)


def postcodes(text: str) -> Iterator[Personal]:
    """Postcodes that are told by their form, by what they are called, or because somebody lives there."""
    for pattern in (_AMERICAN, _BRITISH, _PREFIXED):
        for match in pattern.finditer(text):
            yield Personal(Kind.POSTCODE, match.start(), match.end(), 0.7)
    for match in _POSTCODE_CALLED.finditer(text):
        yield Personal(Kind.POSTCODE, match.start("code"), match.end(), 0.8)
    for match in _LIVES.finditer(text):
        yield Personal(Kind.POSTCODE, match.start("place"), match.end("place"), 0.6)
