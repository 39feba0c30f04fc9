"""Reads a message: what steers the conversation first, then follow-ups, then clause by clause."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from knowledge.stages import Stage, stage
from pods.engine import parts
from pods.engine.language import detect
from pods.engine.router import Router
from pods.engine.understanding.aiming import aimed, on_its_list
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.clauses import gives_work, sentences, split
from pods.engine.understanding.corrections import with_corrections
from pods.engine.understanding.deciding import Decided, decide, is_of_a_pod, likely
from pods.engine.understanding.details import beside, noted_in
from pods.engine.understanding.followups import counted_from, exchanged, follow_up, speaks_of_kept
from pods.engine.understanding.followups.before import without_becoming
from pods.engine.understanding.forms import fill
from pods.engine.understanding.joining import (
    CLEAR,
    goes_with,
    insists,
    is_a_detail,
    is_a_part,
    leads_to,
    listed_on,
    lists_on,
    may_be_an_item,
    only_lasts,
    reminds_of,
    shares,
)
from pods.engine.understanding.messages import SEND, is_told, kept_together, pieces_around, telling
from pods.engine.understanding.money.several import by_amount, on_one_day
from pods.engine.understanding.negation import denied
from pods.engine.understanding.papers import QUESTION
from pods.engine.understanding.people import names_of
from pods.engine.understanding.scene import Scene, Understood
from pods.engine.understanding.spelling import AS_WRITTEN, mended
from pods.engine.understanding.titles import blank, title_of
from pods.engine.understanding.vocabulary import Vocabulary, vocabulary
from skills.engine.request import Request

LONG = 400
"""Characters up to which a clause may be joined to the one before."""

MOST = 12
"""Requests of one message; where it goes on after them, the reply says so, and nobody waits for an endless one."""

MOST_PIECES = 40
"""Clauses of one message that are read, alone or joined: several may make one request."""

LITTLE = 2
"""Words besides the missing part that an answer may hold ("at 5 then")."""

NOTED = ("planner.event_create", "planner.event_move")
"""Intents of things that may have a note."""

_MARKS = " .,;:!?¿¡…-–"
"""Marks that say nothing by themselves ("?")."""

_ALONE = ("expense_log", "event_create", "reminder_create", "list_add", "todo_add", "chore_add")
_OF_THEIR_OWN = (
    *("feed_revoke", "reminder_status"),
    *("approval_set", "bill_remove", "budget_remove", "pocket_set"),
    *("document_audience", "document_forget", "fact_forget", "expiry_remove"),
)
"""Intents that are not denied by a "no" or "stop" in their words."""


class Reader:
    """Understands messages with a router trained on the pods' examples."""

    def __init__(self, router: Router) -> None:
        self._router = router

    def warm(self) -> None:
        """Loads what the first message would otherwise wait for."""
        self._router.warm()

    def read(self, text: str, scene: Scene) -> Understood:
        """The requests of a message in order, or the word that steers the conversation. Never raises for a text."""
        with stage(Stage.UNDERSTANDING):
            return self._read(text, scene)

    def _read(self, text: str, scene: Scene) -> Understood:
        plain = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("’", "'").strip()
        language = detect(plain, scene.language, names_of(scene.members))
        spelled = mended(plain, language)
        words = vocabulary(language, names_of(scene.members))
        control = _control(plain, words)
        if control is not None:
            return Understood(control=control, language=language)
        requests, unread = self._requests(spelled.text, language, scene, words)
        if spelled.keeps(requests):
            requests, unread = self._requests(plain, language, scene, words)
        return Understood(tuple(map(spelled.as_typed, requests)), language=language, unread=unread)

    def fill(self, text: str, scene: Scene, intent: str) -> Request:
        """The request that a text makes when its intent is known."""
        language = detect(text, scene.language, names_of(scene.members))
        spelled = mended(text.strip(), "" if intent.startswith(AS_WRITTEN) else language)
        clause = Clause(spelled.text, language, scene)
        followed = next((one for one in follow_up(clause, scene.last) if one.intent == intent and one.amends), None)
        return spelled.as_typed(replace(followed or fill(clause, intent, 1.0), phrase=clause.phrase))

    def begins_as_order(self, text: str, scene: Scene) -> bool:
        """Whether a text begins with a word that asks for something to be done ("add", "remind")."""
        clause = Clause(text.strip(), detect(text, scene.language, names_of(scene.members)), scene)
        return clause.vocabulary.starts.match(clause.text) is not None

    def answers(self, text: str, scene: Scene, slot: str) -> bool:
        """Whether a message is just the missing part that was asked for, rather than something of its own."""
        clause = Clause(text.strip(), detect(text, scene.language, names_of(scene.members)), scene)
        if slot == "when":
            clause = clause.part(without_becoming(clause))
        rest = len(clause.phrase.split())
        if clause.vocabulary.starts.match(clause.text) or telling(clause, at_a_time=True) is not None:
            return False
        match slot:
            case "when":
                dated = bool(clause.times.spans or clause.times.impossible)
                return dated and rest <= LITTLE and not _is_priced(clause)
            case "money":
                return bool(clause.bare_money) and rest <= LITTLE
            case "who":
                return bool(clause.people) and not clause.phrase
            case "category":
                return parts.find_category(clause.text, clause.language) is not None
            case "message":
                return True
            case "setting" if clause.setting is not None and clause.setting.sure:
                return False
            case _:
                return not clause.asks and not clause.money and not any(span.has_time for span in clause.times.spans)

    def no_day(self, text: str, scene: Scene) -> tuple[str, str] | None:
        """A day that a text names and no calendar has ("31 February"), and the text without it; None: there is none."""
        clause = Clause(text.strip(), detect(text, scene.language, names_of(scene.members)), scene)
        if not clause.times.impossible:
            return None
        return clause.times.no_days[0], re.sub(r"[\s\0]+", " ", blank(clause.text, clause.times.impossible)).strip()

    def nth(self, text: str, scene: Scene) -> int | None:
        """Which of several things an answer picks by its place: 1 the first ("the second one", "2"), -1 the last."""
        answer = text.strip(" .!)")
        if answer.isdecimal() and len(answer) == 1:
            return int(answer)
        words = vocabulary(detect(answer, scene.language, names_of(scene.members)), names_of(scene.members))
        return next((place for place, pattern in words.places.items() if pattern.fullmatch(answer)), None)

    def without_politeness(self, text: str, scene: Scene) -> str:
        """A text without "please" and the like."""
        return Clause(text.strip(), detect(text, scene.language, names_of(scene.members)), scene).bare_text

    def meant(self, text: str, scene: Scene, intent: str) -> Request:
        """The same where the text may only point at what was done last ("it")."""
        return aimed(self.fill(text, scene, intent), scene)

    def likely(self, text: str, language: str) -> tuple[str, ...]:
        """The intents worth offering to a model, best first."""
        return likely(self._router.rank(text, language))

    def ranked(self, text: str, language: str) -> tuple[tuple[str, float], ...]:
        """The intents that words alone speak for, the likeliest first, with their shares."""
        return tuple((one.intent, one.confidence) for one in self._router.rank(text, language))

    def _requests(self, text: str, language: str, scene: Scene, words: Vocabulary) -> tuple[list[Request], str]:
        read: dict[tuple[str, str], Clause] = {}

        def clause_of(said: str, spoken: str = language) -> Clause:
            """The clause of a text: mostly a message is one sentence of one piece, which then is read once."""
            return read.setdefault((said, spoken), Clause(said, spoken, scene))

        for spoken in () if is_told(clause_of(text)) else dict.fromkeys((language, scene.language)):
            whole = clause_of(text, spoken)
            no = denied(whole)
            what = whole.part(no.what) if no is not None else None
            corrects = whole.vocabulary.single["not_so"].match(text) is not None
            names = what is not None and bool(what.phrase or (what.times.spans and not corrects))
            denies = names and not whole.vocabulary.single["goes_back"].match(text)
            kept = whole.speaks_for("document_audience") or speaks_of_kept(whole, scene.last)
            followed = follow_up(whole, scene.last) if kept or not denies else ()
            if followed:
                return list(followed), ""
        text = words.single["by_the_way"].sub("", text, count=1)
        found: list[Request] = []
        looked_at = 0
        said = sentences(text) if is_told(clause_of(text)) else with_corrections(sentences(text), clause_of)
        for sentence in kept_together(said, clause_of):
            begun = len(found)
            for piece in pieces_around(clause_of(sentence), self._pieces):
                clause = clause_of(piece)
                if not re.search(r"\w", title_of(piece, (), words)):
                    continue
                if len(found) >= MOST or looked_at >= MOST_PIECES:
                    return _worth_answering(found), piece
                looked_at += 1
                note = noted_in(clause) if found and found[-1].intent in NOTED else ""
                if note:
                    found[-1] = replace(found[-1], notes=note, text=f"{found[-1].text}, {piece}")
                    continue
                request = self._one(clause, found[-1] if found else None, scene)
                if found and reminds_of(request, found[-1]):
                    found.append(replace(request, title=found[-1].title))
                    continue
                if found and len(found[-1].text) < LONG and shares(request, found[-1]):
                    spent = found.pop()
                    joint = Clause(f"{spent.text}, {piece}", language, scene)
                    found.append(fill(joint, request.intent, max(spent.confidence, request.confidence)))
                    continue
                if found and len(found[-1].text) < LONG and leads_to(found[-1], request, clause):
                    joint = Clause(f"{found.pop().text}, {piece}", language, scene)
                    request = fill(joint, QUESTION, max(request.confidence, CLEAR))
                if found and is_a_part(clause, request, found[-1]):
                    continue
                details = bool(found) and (is_a_detail(clause, found[-1]) or insists(clause, found[-1]))
                if found and len(found[-1].text) < LONG and (details or goes_with(request, clause, words)):
                    earlier = found.pop()
                    joint = Clause(f"{earlier.text}, {piece}", language, scene)
                    request = self._one(joint, None, scene)
                    looked_at += 1
                    if details or only_lasts(clause, words):
                        request = fill(joint, earlier.intent, earlier.confidence)
                if found and found[-1].intent == request.intent and not found[-1].title:
                    found[-1] = replace(found[-1], title=request.title, items=found[-1].items or request.items)
                if found and lists_on(request, found[-1]):
                    request = listed_on(request, found.pop())
                found.append(request)
            found[begun:] = on_one_day(found[begun:], words)
        return _worth_answering(found), ""

    def _pieces(self, clause: Clause) -> list[str]:
        words = clause.vocabulary
        aside = [match.span() for match in clause.vocabulary.single["urgent"].finditer(clause.text)]
        spans = [span for span in clause.times.spans if not _inside(span.begin, aside)]
        anchors = [(span.begin, span.end_offset) for span in spans if span.has_date or span.has_time]
        spent = [(span.begin, span.end) for span in clause.bare_money if not _inside(span.begin, anchors)]
        timed = [(span.begin, span.end_offset) for span in spans if span.has_date and span.has_time]
        on_list = clause.list_span
        if on_list is not None and any(on_list.end < begin for begin, _ in timed):
            anchors.append((on_list.begin, on_list.end))
        pieces = split(clause.text, words, sorted(anchors), timed)
        if len(pieces) == 1 and len(spent) > 1:
            pieces = by_amount(clause, words, spent)
        elif len(spent) > len(pieces):
            pieces = [one for piece in pieces for one in by_amount(clause.part(piece), words)]
        lead = re.match(r"^[^:]{3,40}:\s+", pieces[0]) if len(pieces) > 1 else None
        if lead and not any(char.isdigit() for char in lead.group()):
            pieces = [pieces[0], *(lead.group() + piece for piece in pieces[1:])]
        return pieces

    def _one(self, clause: Clause, before: Request | None, scene: Scene) -> Request:
        if telling(clause) is not None:
            return replace(fill(clause, SEND, CLEAR), phrase=clause.phrase)
        no = denied(clause) if not self._stands_for_itself(clause) else None
        if no is not None and (no.known or not self._takes_back_a_lesson(clause)):
            request = fill(Clause(no.what, clause.language, scene), no.intent, CLEAR)
            scope = beside(clause, no.intent.partition(".")[2]).fields.get("scope", request.scope)
            return aimed(replace(request, text=clause.text, phrase=clause.phrase, scope=scope), scene)
        relative = counted_from(clause, before) if before is not None else None
        if relative is not None:
            return relative
        instead = exchanged(clause)
        if instead is not None and not clause.vocabulary.speaks_for("chore_swap", clause.bare_text):
            return replace(instead, phrase=clause.phrase)
        decided = decide(clause, self._router)
        if before is not None:
            settled = self._settled(clause, decided, before)
            if settled is not None:
                return settled
        request = fill(clause, decided.intent, decided.confidence)
        request = replace(request, others=decided.others, phrase=clause.phrase)
        return aimed(on_its_list(request), scene)

    def _stands_for_itself(self, clause: Clause) -> bool:
        """Whether the clause is about a setting, a link or a reminder's fate, whatever "no" or "stop" stands in it."""
        if any(clause.speaks_for(one) for one in _OF_THEIR_OWN):
            return True
        return clause.surely_sets

    def _takes_back_a_lesson(self, clause: Clause) -> bool:
        """Whether what is to be forgotten is what the household taught, which is no thing with a name."""
        decided = decide(clause, self._router)
        return decided.intent == "family.lesson_forget" and decided.confidence >= CLEAR

    def _settled(self, clause: Clause, decided: Decided, before: Request) -> Request | None:
        """A clause that goes on with the request before it ("… and on Tuesday at 6 to defrost the soup")."""
        name = before.intent.partition(".")[2]
        if name not in _ALONE:
            return None
        own = decided.intent == before.intent or decided.confidence >= 0.8
        if name == "list_add" and may_be_an_item(clause, decided.intent):
            own = False
        if own and name == "reminder_create" and decided.intent == "planner.event_create":
            own = not _begins_with_a_time(clause)
        if own or clause.vocabulary.starts.match(clause.text) or gives_work(clause.text, clause.vocabulary):
            return None
        again = fill(clause, before.intent, before.confidence)
        complete = bool(again.title or again.items) and (again.when is not None or name in ("list_add", "todo_add"))
        if name == "expense_log":
            complete = bool(again.money)
        if name == "chore_add" or not complete:
            return None
        if name == "reminder_create" and not again.people.ids:
            again = replace(again, people=before.people)
        return again


def _worth_answering(found: list[Request]) -> list[Request]:
    """The requests without small talk around them; where none is for a pod, one answer to the whole is enough."""
    for_pods = [request for request in found if is_of_a_pod(request.intent)]
    if not for_pods:
        talk = [request for request in found if request.intent == "smalltalk"]
        return (talk or found)[:1]
    return [request for request in found if request.intent not in ("smalltalk", "dialog.control")]


def _begins_with_a_time(clause: Clause) -> bool:
    """Whether the time stands in front ("on Friday at 5 to …"), as where somebody goes on with a list of times."""
    first = min((begin for begin, _ in clause.times.cut), default=len(clause.text))
    return not re.search(r"\w", clause.text[:first])


def _inside(offset: int, ranges: list[tuple[int, int]]) -> bool:
    return any(begin <= offset < end for begin, end in ranges)


def _is_priced(clause: Clause) -> bool:
    """Whether an amount stands there that is no time of day."""
    return any(all(not begin <= span.begin < end for begin, end in clause.times.cut) for span in clause.money)


def _control(text: str, words: Vocabulary) -> str | None:
    """The steering word, where the message is nothing else; emoji alone are thanks, a mark alone asks for help."""
    said = re.sub(r"[^\w\s'’.,!?áéíóúäöüßàèìòùâêîôûñç-]", "", text).strip(" .,!?")
    if not said:
        return "thanks" if text.strip(_MARKS) else "help"
    if len(said) > 120:
        return None
    for name, pattern in words.control.items():
        if pattern.match(said):
            return name
    return None
