"""Names of places and of languages in the languages spoken here, from Unicode's CLDR, and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pods.engine.language import LANGUAGES

_IANA = re.compile(r"\b[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_+-]+)+(?!\w)")
_MAIN = {
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "DE": "Europe/Berlin",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
    "UA": "Europe/Kiev",
    "UZ": "Asia/Tashkent",
}
"""The zone that stands for a country although it has others: `primaryZones` of CLDR's metaZones.xml."""

_MOST_WORDS = 4
"""In the name of a city."""


def zone_named(text: str, language: str) -> str | None:
    """The IANA time zone that a text names by itself, by its city or by a country that has but one; or None."""
    known = _zones(language)
    written = _IANA.search(text)
    if written is not None and written.group().casefold() in known:
        return known[written.group().casefold()]
    words = re.findall(r"[\w'.-]+", text.casefold())
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        for begin in range(len(words) - length + 1):
            found = known.get(" ".join(words[begin : begin + length]).strip("."))
            if found is not None:
                return found
    return None


def language_named(text: str, language: str) -> str | None:
    """The code of a language spoken here that a text names, in its own words, in English or in itself; or None."""
    known = _languages(language)
    found = (known.get(word) for word in re.findall(r"[^\W\d_]+", text.casefold()))
    return next((code for code in found if code is not None), None)


@lru_cache
def _zones(language: str) -> Mapping[str, str]:
    """Zones by their names in lower case: their ids, the exemplar cities, and countries with a single zone."""
    from babel import Locale
    from babel.core import get_global

    territories: Mapping[str, str] = get_global("zone_territories")
    of_territory: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for spoken in dict.fromkeys(("en", language)):
        locale = Locale.parse(spoken)
        for zone, territory in territories.items():
            of_territory.setdefault(territory, []).append(zone)
            city = locale.time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
            names[zone.casefold()] = zone
            if territory != "001":
                names[str(city).casefold()] = zone
    for spoken in dict.fromkeys(("en", language)):
        countries = Locale.parse(spoken).territories
        for territory, zones in of_territory.items():
            if territory in countries and (territory in _MAIN or len(set(zones)) == 1):
                names.setdefault(str(countries[territory]).casefold(), _MAIN.get(territory, zones[0]))
    return names


@lru_cache
def _languages(language: str) -> Mapping[str, str]:
    from babel import Locale

    names: dict[str, str] = {}
    for code in LANGUAGES:
        for spoken in ("en", code, language):
            names[str(Locale.parse(spoken).languages[code]).casefold()] = code
    return names
