"""Whether somebody asks what papers want of them, rather than what stands in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from skills.papers.dues.plain import plain


@dataclass(frozen=True, slots=True)
class Wanting:
    """How that is asked in a language: patterns over plain text, whole words."""

    begins: str
    paper: str
    wants: str
    """What papers do, or why something has to be done: "what do I have to do" alone is also asked of a manual."""


_ASKED = {
    "en": Wanting(
        r"what|which|anything|something|show|list|tell|give|is there|are there|do i|do we|does|do",
        r"papers?|letters?|documents?|mail|post|invoices?|bills?|notices?|forms?|notes?|scans?|files?|pdfs?|paperwork",
        r"ask\w* (?:for|of|from|me|us)|asks?(?=\W*$)|wants?(?: from| of| me| us|\W*$)|requires?(?: of| from|\W*$)"
        r"|demands?|deadlines?|(?:have|need) to do (?:because|about|for|with|after)",
    ),
    "de": Wanting(
        r"was|welche\w*|etwas|zeig\w*|liste\w*|sag\w*|gibt es|muss|mussen",
        r"\w*papiere?n?|\w*unterlagen|\w*brief\w*|schreiben|\w*dokument\w*|\w*rechnung\w*|post|\w*bescheid\w*"
        r"|\w*zettel|mahnung\w*|formular\w*|datei\w*",
        r"verlang\w*|will|wollen|fordern?|fordert|erwarte\w*|(?:wegen|aufgrund) .*(?:tun|machen)|fristen"
        r"|(?:muss|mussen) .*(?:wegen|aufgrund) .*|steh(?:t|en) .* an(?=\W*$)",
    ),
    "fr": Wanting(
        r"que|qu|quoi|quelles?|quels?|montre\w*|liste\w*|affiche\w*|y a-t-il|est-ce|dis|dois-je",
        r"papiers?|lettres?|courriers?|documents?|factures?|avis|circulaires?|dossiers?|mots?|fichiers?",
        r"demand(?:e|ent)|exig(?:e|ent)|veut|veulent|reclam(?:e|ent)|attend(?:ent)?|delais"
        r"|(?:dois|doit|devons|faut|faire) .*(?:a cause|suite a|pour cett?e?|avec cett?e?)",
    ),
    "es": Wanting(
        r"que|cuales|muestra\w*|ensena\w*|lista\w*|hay|dime|tengo que",
        r"papel|papeles|cartas?|documentos?|circular(?:es)?|facturas?|avisos?|notificacion(?:es)?|notas?|archivos?",
        r"piden?|exigen?|quieren?|requieren?|plazos|(?:tengo que|tenemos que|hay que|debo) hacer .*(?:por|con|a causa)",
    ),
    "it": Wanting(
        r"cosa|cos|che|quali|mostra\w*|elenca\w*|fammi|c'e|ci sono|dimmi|devo",
        r"carte|carta|letter[ae]|document[oi]|circolar[ei]|bollett[ae]|fattur[ae]|avvis[oi]|fogli[oi]?|file"
        r"|comunicazion[ei]",
        r"chied(?:e|ono)|vuole|vogliono|richied(?:e|ono)|pretend(?:e|ono)|scadenze"
        r"|(?:devo|dobbiamo|bisogna) .*(?:per via|a causa|per quest[oa]|con quest[oa])",
    ),
}


def wants_dues(text: str, language: str, *, spoken_of: bool) -> bool:
    """Whether a question is what papers want; `spoken_of`: one is meant that need not be named.

    "Which papers does the school want?" asks for papers, and "what does it cost?" is read in them.
    """
    asked = _ASKED.get(language)
    if asked is None:
        return False
    said = plain(text)
    begin, paper = _found(asked.begins, said), _found(asked.paper, said)
    if begin is None or begin.start() > len(said) // 2 or _found(asked.wants, said) is None:
        return False
    sought = paper is not None and not said[begin.end() : paper.start()].strip() and begin.end() < paper.start()
    return not sought and (paper is not None or spoken_of)


def _found(words: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w)(?:{words})(?!\w)", text)
