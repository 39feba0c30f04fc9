"""What a thing is called, in the words of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from skills.papers.dues.days import Read, When
from skills.papers.dues.letter import Letter, ends_with, first_clause
from skills.papers.dues.plain import plain
from skills.papers.dues.units import Unit

LONGEST = 60
"""Characters of a title."""
_TOKEN = re.compile(r"[^\W_](?:[\w'’.&/-]*\w)?")
_OF = re.compile(r"\s(?:d'|des?|du|de la|del|della|delle|dei|di)\s?$")
_ELIDED = re.compile(r"(?:d|l|dell|all|dall|nell|sull)'\w")
_GAP = "\x00"
_BREAKS = re.compile(r"[.,;:!?()|\x00\"„“”«»–—]|\s-\s")
_LEFT, _RIGHT, _WORD = 3, 5, 5
_ABOVE, _BARE = 3, 12
"""Sentences before a date in which what happens then may be named, and letters beside it with which it has to be."""


def event_title(unit: Unit, read: Read, when: When, letter: Letter) -> tuple[str, bool]:
    """What an event is called, and whether words for an event say so."""
    text = _without_times(read)
    label = _label_of(text[: when.begin_at], letter)
    if label:
        return label, letter.words.has("events", plain(label))
    row = text[when.end_at :].strip(f" |:–—-{_GAP}")
    if not text[: when.begin_at].strip(f" |•-{_GAP}") and row[:1].isalnum() and _is_label(row, letter):
        return _short(_BREAKS.split(row, maxsplit=1)[0]), letter.words.has("events", plain(row))
    phrase = noun_phrase(text, letter, "events")
    if phrase:
        return phrase, True
    flat = plain(text)
    events = letter.words.cues["events"].finditer(flat)
    if any(not _is_of_place(flat[: match.start()], letter) for match in events):
        return _short(_longest_run(text, letter)), True
    says = re.sub(rf"[\W{_GAP}]", "", text)
    before = reversed(letter.units[max(unit.index - _ABOVE, 0) : unit.index]) if len(says) <= _BARE else ()
    above_it = (unit.label, unit.heading, *(noun_phrase(one.text, letter, "events") for one in before))
    for above in above_it if len(says) <= _BARE else ():
        clean = without_invitation(above.rstrip(": "), letter)
        if (
            clean
            and not re.search(r"\d[:./]\d", clean)
            and letter.words.has("events", plain(clean))
            and not _is_generic(clean, letter)
        ):
            return _short(clean), True
    subject = without_invitation(letter.subject, letter)
    if letter.words.has("events", plain(subject)):
        return _short(subject), True
    run = _longest_run(text[: when.begin_at], letter)
    return _short(run if len(run) >= _WORD else _longest_run(text, letter) or subject or letter.name), False


def deed_title(unit: Unit, read: Read, when: When, letter: Letter) -> str:
    """What is to be done: the sentence without its date and without "please"; a label with what it belongs to."""
    text = _without_times(read)
    label = _label_of(text[: when.begin_at], letter, generic=True)
    if label and not letter.words.has("ask", plain(label)):
        words = label.split()
        subject = without_invitation(letter.subject, letter)
        alone = len(words) <= 2 and subject and plain(subject) not in plain(label)
        return _short(f"{label}: {subject}") if alone else _short(label)
    text = _clause_at(text, read, when, letter)
    flat = plain(text)
    for match in letter.words.cues["cut"].finditer(flat):
        text = f"{text[: match.start()]}{' ' * (match.end() - match.start())}{text[match.end() :]}"
    text = re.sub(r"\([^)]*\)", " ", text)
    pieces = [piece.strip() for piece in re.split(r"[.;:!?](?=\s|$)|\||,\s", text.replace(_GAP, " "))]
    asking = [
        piece for piece in pieces if letter.words.has("ask", plain(piece)) or letter.words.has("due", plain(piece))
    ]
    asking.sort(key=lambda piece: letter.words.cues["conditional"].match(plain(piece)) is not None)
    said = next((piece for piece in asking if len(piece.split()) >= 2), "") or max(pieces, key=len, default="")
    return _short(re.sub(r"\s+", " ", said)) or _short(letter.subject or letter.name)


def _longest_run(text: str, letter: Letter) -> str:
    """The longest piece of a sentence between breaks, without the empty words around it."""
    stop = letter.words.cues["stop"]
    runs = []
    for piece in _BREAKS.split(text):
        tokens = list(_TOKEN.finditer(piece))
        while tokens and stop.fullmatch(plain(tokens[0][0])):
            tokens.pop(0)
        while tokens and stop.fullmatch(plain(tokens[-1][0])):
            tokens.pop()
        if tokens:
            runs.append(piece[tokens[0].start() : tokens[-1].end()])
    return max(runs, key=len, default="")


def _clause_at(text: str, read: Read, when: When, letter: Letter) -> str:
    """What belongs to a date of several: from the date before, without "and", to the next comma or "and"."""
    begin = max((one.end_at for one in read.whens if one.end_at <= when.begin_at), default=0)
    end = when.end_at + len(first_clause(when.after, letter.words))
    lead = re.match(rf"[\s,]*(?:{letter.words.cues['joins'].pattern})?", plain(text[begin:end]))
    clause = text[begin + (lead.end() if lead else 0) : end]
    return clause if len(clause.replace(_GAP, " ").split()) >= 2 else text


def noun_phrase(text: str, letter: Letter, cue: str) -> str:
    """The first word of a list in a text with the words that belong to it ("Year 6 trip to York")."""
    return next(_phrases(text, letter, letter.words.cues[cue]), "")


def phrase_of(text: str, letter: Letter, pattern: re.Pattern[str]) -> str:
    """The same for any pattern."""
    return next(_phrases(text, letter, pattern), "")


def without_invitation(text: str, letter: Letter) -> str:
    """ "Invitation to the parents' evening" is the parents' evening."""
    match = letter.words.cues["invite"].match(plain(text))
    clean = text[match.end() :].lstrip(" :–-'’") if match else text
    return clean[:1].upper() + clean[1:]


def _phrases(text: str, letter: Letter, pattern: re.Pattern[str]) -> Iterator[str]:
    flat = plain(text)
    for match in pattern.finditer(flat):
        verb = letter.words.language == "de" and text[match.start()].islower()
        if verb or not any(char.isalpha() for char in match[0]) or _is_of_place(flat[: match.start()], letter):
            continue
        left = _grown(_before(text, match.start()), flat, letter, _LEFT)
        right = _grown_right(text, match.end(), flat, letter, pattern)
        phrase = text[left if left is not None else match.start() : right].strip()
        if phrase:
            yield _short(phrase)


def _is_of_place(before: str, letter: Letter) -> bool:
    """Whether a word only tells one place from another: "salle des fêtes", "salón de actos"."""
    of = _OF.search(before)
    return of is not None and ends_with(letter.words.cues["places"], before[: of.start()])


def _before(text: str, at: int) -> list[tuple[int, int]]:
    """The words before an offset up to a break, the nearest first."""
    begin = max((match.end() for match in _BREAKS.finditer(text, 0, at)), default=0)
    return [match.span() for match in _TOKEN.finditer(text, begin, at)][::-1]


def _grown(tokens: list[tuple[int, int]], flat: str, letter: Letter, most: int) -> int | None:
    begin = None
    for start, end in tokens[:most]:
        if letter.words.cues["stop"].fullmatch(flat[start:end]) or letter.words.cues["ask"].fullmatch(flat[start:end]):
            break
        begin = start
    return begin


def _grown_right(text: str, at: int, flat: str, letter: Letter, nouns: re.Pattern[str]) -> int:
    """Words after a noun that belong to it: those after a "to" or "of" as far as the next break, and more nouns."""
    stop = next((match.start() for match in _BREAKS.finditer(text, at)), len(text))
    end, linked = at, False
    for match in list(_TOKEN.finditer(text, at, stop))[:_RIGHT]:
        word = flat[match.start() : match.end()]
        if nouns.fullmatch(word):
            end, linked = match.end(), False
        elif letter.words.cues["links"].fullmatch(word) and not letter.words.has(
            "places", flat[match.end() : match.end() + 12]
        ):
            linked = True
        elif letter.words.cues["stop"].fullmatch(word):
            if not linked:
                break
        elif linked or _ELIDED.match(word) or match[0][0].isupper() or match[0][0].isdigit():
            end, linked = match.end(), False
        else:
            break
    return end


def _label_of(text: str, letter: Letter, *, generic: bool = False) -> str:
    """The words before a date, where they are its label ("Parents' evening: …") and say something of their own."""
    clean = re.sub(rf"(?<=\x00)(?:[\s,\x00]|{letter.words.cues['joins'].pattern})*$", "", text, flags=re.IGNORECASE)
    clean = clean.rstrip(f" {_GAP}")
    if not clean.endswith((":", "|", "–", "—", " -", "-")):
        return ""
    label = re.split(r"[|.!?;]\s", clean.rstrip(" :|–—-"))[-1].strip(f" •*{_GAP}")
    label = re.sub(rf"\s*{_GAP}+\s*", " ", label).strip()
    if not 3 <= len(label) <= 70 or (not generic and _is_generic(label, letter)):
        return ""
    return _short(without_invitation(label, letter))


def _is_generic(label: str, letter: Letter) -> bool:
    flat = plain(label).strip(" :")
    return letter.words.cues["generic"].fullmatch(flat) is not None


def _is_label(text: str, letter: Letter) -> bool:
    """Whether the text behind a date names something rather than going on with a sentence."""
    first = text.split()[0] if text.split() else ""
    lower = first[:1].islower() and letter.words.language == "de"
    return len(text) <= 90 and not lower and not letter.words.cues["stop"].fullmatch(plain(first))


def _without_times(read: Read) -> str:
    """The text with gaps in the place of its times."""
    text = list(read.text)
    cuts = [*read.cut, *((when.begin_at, when.end_at) for when in read.whens)]
    for begin, end in cuts:
        text[begin:end] = _GAP * (end - begin)
    return "".join(text)


def _short(text: str) -> str:
    clean = re.sub(r"\s+", " ", text.replace(_GAP, " ")).strip(" .,;:–—-|\"'„“»«*")
    if len(clean) > LONGEST:
        clean = clean[: LONGEST + 1].rsplit(" ", 1)[0].rstrip(" ,;:–-")
    return clean[:1].upper() + clean[1:]
