"""Numbers that are called what they are: "my passport number is …", in five languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.safety.personal.kinds import Kind, Personal

_NAMES: dict[Kind, str] = {
    Kind.SOCIAL_SECURITY: (
        r"social security|ssn|national insurance|nino|nhs|medicare|sozialversicherungs\w{0,7}|sv-nummer|svnr"
        r"|rentenversicherungs\w{0,7}|(?:kranken)?versicherten\w{0,7}|ahv\S{0,7}|sécurité sociale|numéro de sécu|nir"
        r"|carte vitale|seguridad social|tessera sanitaria|previdenza sociale"
    ),
    Kind.TAX_ID: (
        r"tax(?:payer)? (?:id|identification|reference|file)|tax number|i?tin|utr|vat(?: id)?|steuer-?id\w{0,24}"
        r"|steuernummer|ust-?id\w{0,6}|umsatzsteuer-?id\w{0,20}|numéro fiscal|identifiant fiscal|siret|nif|cif"
        r"|identificación fiscal|codice fiscale|partita iva|p\. ?iva"
    ),
    Kind.PASSPORT: r"passport|reisepass\w{0,8}|passnummer|pass-?nr|passeport|pasaporte|passaporto",
    Kind.ID_NUMBER: (
        r"id card|id number|identity (?:card|number)|national id|personalausweis\w{0,8}|ausweis\w{0,8}|carte d"
        r"['’]identité|cni"
        r"|dni|nie|documento (?:nacional )?de identidad|cédula|carta d['’]identità|bsn|pesel|personnummer|aadhaar"
    ),
    Kind.DRIVING_LICENCE: (
        r"driver['’]?s? ?licen[cs]e|driving ?licen[cs]e|führerschein\w{0,8}|permis de conduire|carn[eé]t? de conducir"
        r"|permiso de conducir|patente(?: di guida)?"
    ),
    Kind.ACCOUNT: (
        r"(?:bank )?account (?:number|no)|routing|aba|sort code|kontonummer|konto-?nr|bankleitzahl|blz|numéro de compte"
        r"|compte bancaire|número de cuenta|cuenta bancaria|numero di conto|conto (?:corrente|bancario)"
    ),
    Kind.PLATE: (
        r"licen[cs]e plate|number ?plate|plate|registration|kfz-?kennzeichen|kennzeichen|nummernschild"
        r"|plaque(?: d['’]immatriculation)?|immatriculation|matrícula|targa"
    ),
}
_LINK = (
    r"(?:[\s\-]?(?:number|nummer|nr|no|num|numéro|número|numero|n[º°]|id|code|card)(?!\w)\.?)*"
    r"(?:\s(?:is|ist|lautet|was|est|es|è|of|von|de|di|the|le|el|il|für|for|\w{2,12}:))*[\s:=#]{1,4}(?:DE\s)?"
)
_WRITTEN = (
    r"(?P<number>(?=[\w./\-]*\d)(?-i:[A-Z0-9]|[a-z](?=[A-Z0-9]*\d))[A-Za-z0-9./\-]{1,24}(?<![./\-])"
    r"(?:\s(?=[A-Z0-9./\-]*\d)(?-i:[A-Z0-9][A-Z0-9/\-]{0,12})(?![\w:]|\.\d|\s?[€$£%])){0,5}"
    r")"
)
_PLATE = r"(?P<number>(?-i:[A-ZÄÖÜ0-9]{1,4}(?:[ \-][A-Z0-9]{1,4}){0,3}))"
_CALLED = {
    kind: re.compile(rf"(?<!\w)(?:{names}){_LINK}{_PLATE if kind is Kind.PLATE else _WRITTEN}(?!\w)", re.IGNORECASE)
    for kind, names in _NAMES.items()
}
_FRENCH_PLATE = re.compile(r"(?<![\w\-])[A-HJ-NP-TV-Z]{2}-\d{3}-[A-HJ-NP-TV-Z]{2}(?![\w\-])")
_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:19|20)\d\d")
LEAST_DIGITS = 4


def called_numbers(text: str) -> Iterator[Personal]:
    """Numbers right after the word for what they are; dates and years after it are none."""
    if not any(char.isdigit() for char in text):
        return
    for kind, pattern in _CALLED.items():
        for match in pattern.finditer(text):
            number = match["number"]
            digits = sum(char.isdigit() for char in number)
            plate = kind is Kind.PLATE
            if digits < (1 if plate else LEAST_DIGITS) or _DATE.fullmatch(number):
                continue
            if not plate or (len(number) >= 4 and not number.isdigit()):
                yield Personal(kind, match.start("number"), match.end("number"), 0.92)
    for match in _FRENCH_PLATE.finditer(text):
        yield Personal(Kind.PLATE, match.start(), match.end(), 0.8)
