"""From what was understood to commands on documents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from knowledge.clock import from_text
from skills.documents.audiences import audience_for
from skills.documents.commands import AskPapers, ForgetDocument, ListDocuments, SetAudience, ShowDocument, skill
from skills.documents.store import Kept, document_of, kept, shown_page
from skills.engine.asking import MissingError, NotFoundError, Pick, SeveralError
from skills.engine.command import Reading
from skills.engine.matching import stems
from skills.engine.request import Request
from skills.facts.commands import ShareFact
from skills.facts.commands import skill as facts
from skills.facts.reading import one_spoken_of
from skills.papers.asked import asking
from skills.papers.commands import FindDues
from skills.papers.wanting import wants_dues

JUST_NOW = timedelta(minutes=15)
"""How long "it" means the document that somebody just sent, when nothing else was said since."""

GENERIC = frozenset(
    stem
    for words in (
        "document documents paper papers file files letter note sheet page copy scan photo picture pdf txt docx show",
        "send find list see read open private family guests parents kids children may can nobody else keep",
        "dokument dokumente papier papiere unterlagen datei brief zettel blatt seite zeig zeige schick sehen lesen",
        "gäste privat familie eltern kinder papiers fichier lettre montre envoie privé famille invités enfants",
        "documento documentos papel papeles archivo carta hoja página muestra enseña privado familia invitados",
        "padres niños documenti carte lettera foglio pagina mostra manda privato famiglia ospiti genitori bambini",
    )
    for stem in stems(words)
)
"""Words that tell no document from another."""

NEXT = frozenset(["next", "nächste", "suivante", "prochaine", "siguiente", "seguente", "successiva", "prossima"])
PREVIOUS = frozenset(["previous", "vorige", "vorherige", "précédente", "anterior", "precedente"])
FIRST = frozenset(["first", "erste", "première", "primera", "prima"])
LAST = frozenset(["last", "letzte", "dernière", "última", "ultima"])
"""Which page, in the words of the five languages."""


@skill.reads("question")
def read_question(request: Request, reading: Reading) -> AskPapers | FindDues:
    """The words as they were said, and the papers that they go on about; or what these ask for."""
    wanted = _wanted(request, reading)
    if wanted is not None:
        return wanted
    about = tuple(ref.id for ref in request.target if ref.skill in (skill.name, facts.name))
    return AskPapers(request.text, request.language, about)


@skill.reads("document_list")
def read_list(request: Request, reading: Reading) -> ListDocuments | FindDues:
    """All, those that the words name, or those that were just spoken of."""
    wanted = _wanted(request, reading)
    if wanted is not None:
        return wanted
    spoken_of = tuple(ref.id for ref in request.target if ref.skill == skill.name)
    if spoken_of:
        return ListDocuments(document_ids=spoken_of)
    fitting = _named(request.text, kept(reading.rows, reading.asker))
    words = " ".join(word for word in re.findall(r"[^\W_]+", request.text) if not GENERIC.issuperset(stems(word)))
    return ListDocuments(words if fitting else "")


@skill.reads("document_show")
def read_show(request: Request, reading: Reading) -> ShowDocument | FindDues:
    """The document that the words or the last outcome name: the page that was said, or the one spoken of last."""
    wanted = _wanted(request, reading)
    if wanted is not None:
        return wanted
    if request.target and request.target[0].skill == facts.name:
        raise NotFoundError("document-told")
    document_id = _one(request, reading)
    return ShowDocument(document_id, _page(request, document_id, reading))


def _page(request: Request, document_id: int, reading: Reading) -> int | None:
    """The page that is meant, from 1 on; None for the whole file."""
    document = document_of(reading.rows, document_id, reading.asker)
    last = shown_page(reading.rows, document_id, reading.asker.member.id) if request.target else None
    most = document.pages or 1
    if request.page is not None:
        return request.page
    if request.value in LAST:
        return int(most)
    if request.value in FIRST:
        return 1
    step = 1 if request.value in NEXT else -1 if request.value in PREVIOUS else 0
    return last if last is None or not step else max(1, min(most, last + step))


@skill.reads("document_audience")
def read_audience(request: Request, reading: Reading) -> SetAudience | ShareFact:
    """Who may see which document, or know what was told."""
    if request.target and request.target[0].skill == facts.name and request.audience:
        return ShareFact(one_spoken_of(request, reading), audience_for(request.audience, reading.asker.member))
    document_id = _one(request, reading)
    if not request.audience:
        raise MissingError("audience", "ask-document-audience")
    return SetAudience(document_id, audience_for(request.audience, reading.asker.member))


@skill.reads("document_forget")
def read_forget(request: Request, reading: Reading) -> ForgetDocument:
    """Which is to go."""
    return ForgetDocument(_one(request, reading))


def _wanted(request: Request, reading: Reading) -> FindDues | None:
    """What papers ask for, where that is asked: of those that are named or spoken of, or else of all."""
    spoken_of = [ref.id for ref in request.target if ref.skill == skill.name]
    named = _named(request.text, kept(reading.rows, reading.asker))
    if not wants_dues(request.text, request.language, spoken_of=bool(spoken_of) or len(named) == 1):
        return None
    of = tuple(one.id for one in named) or tuple(spoken_of)
    files = [document_of(reading.rows, one, reading.asker).file_id for one in of]
    return FindDues(of) if not of or asking(reading.rows, reading.asker, files) else None


def _one(request: Request, reading: Reading) -> int:
    """The document that is meant: named, spoken of last, or sent just now. Raises NotFoundError, SeveralError."""
    known = kept(reading.rows, reading.asker)
    picked = [ref.id for ref in request.target if ref.skill == skill.name]
    fitting = _named(request.text, known)
    if len(picked) == 1:
        return picked[0]
    fitting = fitting or [one for one in known if one.id in picked]
    if not fitting:
        fitting = [one for one in known if _just_sent(one, reading)][:1]
    if not fitting:
        raise NotFoundError("document-not-found" if known else "documents-none", what=request.title or request.text)
    if len(fitting) > 1:
        picks = tuple(Pick(skill.name, one.id, one.name) for one in fitting[:4])
        raise SeveralError("document-which", picks)
    return fitting[0].id


def _named(text: str, known: Sequence[Kept]) -> list[Kept]:
    """Those that share most of the words that tell them apart with a text; rare ones count more."""
    said = set(stems(text)) - GENERIC
    words = [{stem for stem in stems(_spaced(one.words)) if stem not in GENERIC} for one in known]
    often = Counter(word for own in words for word in own)
    scores = [sum(1 / often[word] for word in own & said) for own in words]
    top = max(scores, default=0.0)
    return [one for one, score in zip(known, scores, strict=True) if score > 0 and score >= top - 1e-9]


def _spaced(name: str) -> str:
    return re.sub(r"[-_.]+", " ", name)


def _just_sent(one: Kept, reading: Reading) -> bool:
    asker = reading.asker
    return one.owner == asker.member.id and asker.now - from_text(one.created_at) <= JUST_NOW
