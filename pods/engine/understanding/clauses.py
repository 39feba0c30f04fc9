"""Cuts a message into the clauses that each hold one request."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pods.engine.understanding.vocabulary import Vocabulary

_SENTENCE = re.compile(r"(?<=[!?;])\s+|(?<=[^\W\d]{2}\.)\s+(?=\S)|\n\s*\n|\n(?=\s*(?:[^\s\-*•\d]))")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|no|nr|bzw|ca|usw|etc|prof|approx|vs|sr|sra|mme|sig)\.)\s*$", re.IGNORECASE
)
_FRANCS = re.compile(r"\d\s?(?:s?fr|rs|kr)\.\s*$", re.IGNORECASE)
"""A currency with a full stop, behind which the smaller coins may stand ("4 fr. 50")."""
_HEADED = re.compile(r"^([^\n:]{2,40}:)[ \t]*\n((?:[ \t]*\S[^\n]*(?:\n|$))+)", re.MULTILINE)
"""A line that ends in a colon, and the lines below it up to an empty one."""
_BULLET = re.compile(r"^(?:[-*•–]|\[[ xX]?\]|\d{1,2}[.)])\s+")
_LONGEST_LINE = 10
"""Words of a line that stands in a list below its heading."""

_FEWEST = 3
"""Words before the time of an appointment that is said in a sentence ("the plumber comes")."""


def sentences(text: str) -> list[str]:
    """The sentences of a text, abbreviations kept whole, and a list of lines with the heading above it."""
    text = _HEADED.sub(_with_heading, text)
    parts: list[str] = []
    begin = 0
    for match in _SENTENCE.finditer(text):
        before, behind = text[begin : match.start()], text[match.end() :]
        if _ABBREVIATION.search(before) or (behind[:1].isdigit() and _FRANCS.search(before)):
            continue
        parts.append(text[begin : match.end()])
        begin = match.end()
    parts.append(text[begin:])
    return [part.strip() for part in parts if part.strip()]


def _with_heading(match: re.Match[str]) -> str:
    lines = [_BULLET.sub("", line.strip()) for line in match.group(2).splitlines()]
    if any(len(line.split()) > _LONGEST_LINE or line.endswith((".", "!", "?", ":")) for line in lines):
        return match.group()
    return f"{match.group(1)} {', '.join(lines)}\n"


def split(
    sentence: str,
    vocabulary: Vocabulary,
    anchors: Sequence[tuple[int, int]],
    appointed: Sequence[tuple[int, int]] = (),
    shortest: int = 3,
) -> list[str]:
    """Cuts at "and", "also" or a comma, where a command begins after it or both sides have an anchor of their own.

    `anchors` are the offsets of what makes a request of its own: a time expression, an amount; `appointed` those of
    a day with a time, which ends a list of things to buy ("we need milk, and the plumber comes on Friday at 9").
    What stands between two anchors has a word of `shortest` letters at least.
    """
    cuts: list[tuple[int, int]] = []
    begin = 0
    for joint in _joints(sentence, vocabulary):
        left, right = sentence[begin : joint[0]], sentence[joint[1] :]
        if not left.strip() or not right.strip():
            continue
        opens = _opens(right, vocabulary) or _opens_at_a_time(left, right, anchors, joint[1], vocabulary)
        if opens and len(left.split()) > 1 and not _is_a_time(left, anchors, begin):
            cuts.append(joint)
            begin = joint[1]
            continue
        if _says_something(left, vocabulary) and gives_work(right, vocabulary) and not _is_a_time(left, anchors, begin):
            cuts.append(joint)
            begin = joint[1]
            continue
        if vocabulary.single["ends"].search(left) and vocabulary.single["ends"].search(right.split(",")[0]):
            cuts.append(joint)
            begin = joint[1]
            continue
        if _is_appointed(left, right, [one for one in appointed if one[0] >= joint[1]], joint[1], vocabulary):
            cuts.append(joint)
            begin = joint[1]
            continue
        before = [anchor for anchor in anchors if begin <= anchor[0] and anchor[1] <= joint[0]]
        after = [anchor for anchor in anchors if anchor[0] >= joint[1]]
        joined = any(anchor[0] < joint[0] and anchor[1] > joint[1] for anchor in anchors)
        if (
            before
            and after
            and not joined
            and _stands_alone(left, before, begin)
            and _speaks(right, after, joint[1], shortest)
        ):
            cuts.append(joint)
            begin = joint[1]
    pieces, begin = [], 0
    for first, last in cuts:
        pieces.append(sentence[begin:first])
        begin = last
    pieces.append(sentence[begin:])
    return [piece.strip(" ,;") for piece in pieces if piece.strip(" ,;")]


def _opens(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a command begins here, polite words aside."""
    while (polite := vocabulary.polite.match(text)) and polite.end():
        text = text[polite.end() :].lstrip(" ,")
    return vocabulary.starts.match(text) is not None


def _opens_at_a_time(
    left: str, right: str, anchors: Sequence[tuple[int, int]], offset: int, vocabulary: Vocabulary
) -> bool:
    """Whether a command begins here behind its time ("and at noon remind me …"), small words before it aside.

    One that is no reminder does so only behind another command: "call mum and tonight buy bread" is one errand.
    """
    for begin, end in anchors:
        if offset < end and not re.search(r"\w{4}", right[: max(0, begin - offset)]):
            rest = right[end - offset :].lstrip(" ,")
            reminds = vocabulary.speaks_for("reminder_create", rest)
            return len(rest.split()) > 1 and _opens(rest, vocabulary) and (reminds or _opens(left, vocabulary))
    return False


def _says_something(left: str, vocabulary: Vocabulary) -> bool:
    """Whether more than names stands here ("Tom and Mia should …" is one thing)."""
    unnamed = vocabulary.joints.sub(" ", vocabulary.known.sub(" ", left))
    return len(left.split()) > 1 and re.search(r"\w", unnamed) is not None


def gives_work(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a member is given something to do here ("Tom should …")."""
    match = vocabulary.single["doer"].match(text.strip())
    return match is not None and bool(match["modal"]) and vocabulary.known.search(match["doer"]) is not None


def _is_a_time(left: str, anchors: Sequence[tuple[int, int]], offset: int) -> bool:
    """Whether nothing but a time stands here, which belongs to what comes ("on Friday at 5, remind me to …")."""
    said = [(begin, end) for begin, end in anchors if begin >= offset and end - offset <= len(left) + 1]
    return bool(said) and len(re.findall(r"\w{3,}", _without(left, said, offset))) == 0


def _is_appointed(left: str, right: str, times: Sequence[tuple[int, int]], offset: int, vocabulary: Vocabulary) -> bool:
    """Whether an appointment begins here, after things to buy."""
    if not times or not vocabulary.speaks_for("list_add", left.strip()):
        return False
    begin = times[0][0] - offset
    said = right[:begin]
    opens = vocabulary.single["opening"].match(said) is not None
    tied = any(vocabulary.single["tied"].search(text) for text in (said, said + right[begin:].partition(" ")[0]))
    return opens and len(said.split()) >= _FEWEST and not tied


def _joints(sentence: str, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Where a clause may end: a joint word with the comma before and the space after it, or a comma alone.

    A joint word inside what says which dates are meant ("in poi") joins nothing.
    """
    scopes = [match.span() for match in vocabulary.single["scope_following"].finditer(sentence)]
    return [
        (match.start(), match.end())
        for match in re.finditer(
            rf"(?:\s*[,;]\s*|\s+)(?:{vocabulary.joints.pattern})\s+|\s*[,;]\s+", sentence, re.IGNORECASE
        )
        if not any(begin < match.start() < end for begin, end in scopes)
    ]


def _stands_alone(left: str, anchors: Sequence[tuple[int, int]], offset: int) -> bool:
    return len(_without(left, anchors, offset).split()) >= 1


def _speaks(right: str, anchors: Sequence[tuple[int, int]], offset: int, shortest: int) -> bool:
    """Whether more than the anchors stand there ("and 5pm" goes with what came before)."""
    first = anchors[0][0] - offset
    words = re.findall(rf"\w{{{shortest},}}", _without(right, anchors, offset))
    return len(words) >= 1 and first < 60


def _without(text: str, anchors: Sequence[tuple[int, int]], offset: int) -> str:
    kept = text
    for begin, end in sorted(anchors, reverse=True):
        kept = kept[: max(0, begin - offset)] + " " + kept[max(0, end - offset) :]
    return kept
