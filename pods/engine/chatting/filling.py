"""From a model's call to a request: it only names words, and they are read as a person's words are."""

from __future__ import annotations

import re
from dataclasses import replace

from pods.engine import parts
from pods.engine.chatting.steps import Step
from pods.engine.understanding import Reader, Scene
from skills.engine.matching import fold
from skills.engine.request import People, Request

_LITTLE = 2
"""Letters of words that need not be anybody's: articles and the like."""


def request_of(step: Step, intent: str, reader: Reader, scene: Scene) -> Request:
    """What a call means. Times, people, money and names are found in its words by the reader, as on the fast path."""
    read = reader.meant(step.words or step.tool.replace("_", " "), scene, intent)
    if step.what and step.when and read.when is None and read.title:
        read = replace(read, title=reader.meant(step.what, scene, intent).title or read.title, text=step.what)
    by_name = {member.name.casefold(): member.id for member in scene.members}
    named = tuple(dict.fromkeys(by_name[name.casefold()] for name in step.who if name.casefold() in by_name))
    if named and named != (scene.speaker.id,):
        read = replace(read, people=People(named, named=True))
    if step.items:
        read = replace(read, items=step.items)
    if step.on_list:
        found = parts.find_list(step.on_list, read.language, scene.lists)
        read = replace(read, list_name=found.name if found else read.list_name)
    if step.place and not read.place:
        read = replace(read, place=step.place)
    return replace(read, confidence=1.0)


def strange_to(step: Step, said: str) -> tuple[str, ...]:
    """The texts and amounts of a call that hold a word which does not stand in what the person said.

    Times and names of members are no texts: they are resolved to an instant and a member, which hold no orders.
    """
    known = set(_words(said))
    texts = (step.what, *step.items, step.amount, step.place, step.on_list)
    return tuple(text for text in texts if any(not _stands(word, known) for word in _words(text)))


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", fold(text)) if len(word) > _LITTLE or word.isdigit()]


def _stands(word: str, known: set[str]) -> bool:
    """Whether a word was said, be it in another form ("bins" for "bin")."""
    if word in known:
        return True
    if word.isdigit():
        return False
    least = max(3, len(word) - 2)
    return any(one[:least] == word[:least] and abs(len(one) - len(word)) <= 2 for one in known if len(one) >= least)
