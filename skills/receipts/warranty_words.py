"""What usually has a warranty, by words on receipts in five languages, and the words for the warranty itself."""

from __future__ import annotations

import re

from skills.engine.matching import fold

THINGS = """
    laptop notebook computer pc monitor bildschirm ecran pantalla schermo moniteur drucker printer imprimante impresora
    stampante tablet tablette smartphone handy telefon telephone telefono movil iphone ipad galaxy macbook chromebook
    kindle router festplatte harddisk ssd nas tastatur keyboard clavier teclado tastiera
    fernseher television televisor televisore televiseur tv beamer projector projecteur soundbar lautsprecher speaker
    enceinte altavoz cassa kopfhorer headphones headset casque auriculares cuffie kamera camera fotocamera objektiv
    playstation xbox nintendo konsole console consola drohne drone smartwatch fitbit garmin
    waschmaschine washer lave-linge lavadora lavatrice trockner dryer seche-linge secadora asciugatrice
    spulmaschine geschirrspuler dishwasher lave-vaisselle lavavajillas lavastoviglie
    kuhlschrank fridge refrigerator freezer gefrierschrank refrigerateur congelateur frigorifico congelador frigorifero
    congelatore backofen oven herd four horno forno kochfeld hob mikrowelle microwave micro-ondes microondas
    staubsauger vacuum hoover aspirateur aspiradora aspirapolvere saugroboter toaster wasserkocher kettle bouilloire
    bollitore hervidor kaffeemaschine kaffeevollautomat espressomaschine cafetiere cafetera thermomix mixer blender
    blendeur batidora frullatore fritteuse airfryer friteuse freidora friggitrice bugeleisen iron plancha
    fohn haartrockner hairdryer rasierer rasoir afeitadora rasoio zahnburste
    bohrmaschine akkuschrauber bohrhammer drill screwdriver perceuse visseuse taladro atornillador trapano avvitatore
    sage kreissage stichsage saw scie sierra sega schleifer sander ponceuse lijadora levigatrice
    rasenmaher lawnmower mower tondeuse cortacesped tosaerba heckenschere hochdruckreiniger kompressor generator
    fahrrad bicycle bike velo bicicleta bicicletta ebike e-bike pedelec scooter roller trottinette patinete monopattino
    matratze mattress matelas colchon materasso klimagerat climatiseur ventilator heizgerat boiler thermostat
    nahmaschine kinderwagen stroller poussette cochecito passeggino kindersitz
"""
"""Folded: lower case, without accents."""

_WORDS = frozenset(THINGS.split())
_LONG = tuple(word for word in _WORDS if len(word) >= 6)
_PART = re.compile(r"[a-z0-9-]+")
_WARRANTY = r"garan[tz]\w+|warranty|guarantee|gewahrleistung"
_YEARS = r"(?:jahre?n?|years?|yrs?|ans?|anos?|anni|anno)"
_TOLD = re.compile(
    rf"(?P<before>\d{{1,2}})[\s-]*{_YEARS}[\s-]*(?:de |di |d')?[\s-]*(?:{_WARRANTY})"
    rf"|(?:{_WARRANTY})(?: d[ei])?\W{{1,4}}(?P<after>\d{{1,2}})\s*{_YEARS}"
)
_NAMED = re.compile(rf"\b(?:{_WARRANTY})")


def has_warranty(item: str) -> bool:
    """Whether a thing of this name usually has one; also as the end or beginning of a compound ("Akkubohrmaschine")."""
    words = _PART.findall(fold(item))
    return any(word in _WORDS or word.startswith(_LONG) or word.endswith(_LONG) for word in words)


def years_told(text: str) -> int | None:
    """How many years the text says; 0 where it only speaks of a warranty; None where it does not."""
    folded = fold(text)
    told = _TOLD.search(folded)
    if told is not None:
        return int(told["before"] or told["after"])
    return 0 if _NAMED.search(folded) else None
